"""Where a list stands: each state of a point, for whom it is current, and what is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from byg import (
    TODAY,
    beslutning,
    forum,
    gevinst,
    haandbog,
    objekt,
    om,
    person,
    program,
    projekt,
    trin,
    undtagelse,
)
from gevinst.checklists.checklist import Checklist, PhaseShift
from gevinst.checklists.evaluation import Evaluation, State, Todo, evaluate, in_order
from gevinst.model.finding import Finding, Severity
from gevinst.model.haandbog import Rolle, Spoergsmaal
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Portefoelje
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules.answers import Signer
from gevinst.rules.engine import run_rules
from lister import (
    BY_HAND,
    BY_RULE,
    SHIFT,
    TOP,
    WHOLE,
    checklist,
    judged,
    lines,
    opfoelgning,
    point,
    status,
    tjeksvar,
)

LIST = checklist()
FORWARD = checklist(f"{TOP}{SHIFT}punkter:\n{BY_RULE}{BY_HAND}")
EARLIER = SHIFT.replace("planlaegning", "definition").replace("gennemfoerelse", "planlaegning")
NO_OWNER = gevinst(gevinstansvarlig="")
READY = program(klar_til="gennemfoerelse")


def rolle(id: str = "ROL_PROGRAMCHEF", titel: str = "Programchef") -> Rolle:
    return objekt(Rolle, id, titel, {}, {})


# -- a point that rules answer --------------------------------------------------------------------


def test_a_point_is_met_when_its_rules_find_nothing() -> None:
    found = point(judged(haandbog(), LIST), "ejer")
    assert (found.state, found.done, found.findings, found.todo) == (State.OPFYLDT, True, (), ())


def test_a_point_is_not_met_when_a_rule_finds_an_error() -> None:
    handbook = haandbog(NO_OWNER)
    [finding] = [f for f in run_rules(handbook, TODAY) if f.code == "EJ01"]
    found = point(judged(handbook, LIST), "ejer")
    assert (found.state, found.done, found.findings) == (State.IKKE_OPFYLDT, False, (finding,))
    assert found.todo == (
        Todo(
            (Signer("Projektlederen", "PER_LEDER"),),  # it has no owner, so the programme's leader
            finding.message,
            finding.remedy,
            Location("gevinst.md", 1),
            "GEV_TID",
            "EJ01",
        ),
    )


@pytest.mark.parametrize(
    ("severity", "state"),
    [
        (Severity.FEJL, State.IKKE_OPFYLDT),
        (Severity.ADVARSEL, State.IKKE_OPFYLDT),
        (Severity.TIP, State.OPFYLDT),
    ],
)
def test_what_is_above_a_tip_counts(severity: Severity, state: State) -> None:
    finding = Finding("EJ01", severity, Location("a.md", 1), "GEV_TID", "a", "b", ("PRG_SKOLE",))
    evaluation = evaluate(haandbog(), [LIST], TODAY, None, [finding])
    assert point(evaluation, "ejer").state is state


def test_a_point_is_waived_when_only_what_is_waived_is_left() -> None:
    text = WHOLE.replace("[EJ01]", "[EJ01, EJ02]")
    outside = forum(medlemmer="PER_LEDER")  # the owner has no seat: EJ02
    waiver = undtagelse("EJ02")
    found = point(judged(haandbog(outside, waiver), checklist(text)), "ejer")
    assert (found.state, found.done, found.waivers) == (State.UNDTAGET, True, (waiver,))
    both = haandbog(outside, waiver, gevinst("GEV_TO", "Den anden", gevinstansvarlig=""))
    assert point(judged(both, checklist(text)), "ejer").state is State.IKKE_OPFYLDT


def test_a_rule_that_leaves_it_to_another_still_leaves_its_point_open() -> None:
    """The build says the cause once, by EJ03; the owner has not approved all the same."""
    text = WHOLE.replace("[EJ01]", "[EJ07]")
    wrong = haandbog(gevinst(gevinstansvarlig="PER_LEDER"))
    assert {f.code for f in run_rules(wrong, TODAY) if f.code.startswith("EJ")} == {"EJ03"}
    found = point(judged(wrong, checklist(text)), "ejer")
    assert (found.state, found.said) == (State.IKKE_OPFYLDT, True)
    assert {f.code for f in found.findings} == {"EJ07"}


def test_a_point_is_off_when_all_its_rules_are() -> None:
    off = checklist(WHOLE.replace("[EJ01]", "[EJ02, EJ03]"))
    found = judged(haandbog(), off, profile="start")
    assert point(found, "ejer").state is State.SLAAET_FRA
    assert [p.point.id for p in status(found).counted] == ["drift"]
    half = checklist(WHOLE.replace("[EJ01]", "[EJ01, EJ02]"))
    assert point(judged(haandbog(), half, profile="start"), "ejer").state is State.OPFYLDT


@pytest.mark.parametrize(
    ("gaelder", "not_met"),
    [
        ("gevinst", ["GEV_TID"]),
        ("program", ["PRG_SKOLE"]),
        ("projekt", []),
        ("portefoelje", ["PF_ALT"]),
        ("kommune", ["KOM_EKSEMPEL"]),
        ("person", []),
    ],
)
def test_a_finding_concerns_the_object_and_all_that_it_belongs_to(
    gaelder: str, not_met: list[str]
) -> None:
    text = f"{TOP}punkter:\n{BY_RULE}".replace("program", gaelder)
    handbook = haandbog(
        NO_OWNER,
        gevinst("GEV_ANDEN", "Den anden", hoerer_til="PRG_ANDET"),
        program(indgaar_i="PF_ALT"),
        program("PRG_ANDET", "Det andet", indgaar_i="PF_TOM"),
        objekt(Portefoelje, "PF_ALT", "Alt", {}, {}),
        objekt(Portefoelje, "PF_TOM", "Andet", {}, {}),
    )
    evaluation = judged(handbook, checklist(text))
    assert [s.objekt.id for s in evaluation.current if not s.ready] == not_met
    assert len(evaluation.current) == len(handbook.all(type(evaluation.current[0].objekt)))


def test_a_page_that_cannot_be_read_makes_a_list_not_ready() -> None:
    """A rule is silent about what is not there; the list must not take that for a yes."""
    unread = Finding("IN08", Severity.FEJL, Location("a.md", 1), "GEV_TID", "a", "b")
    only_rules = checklist(f"{TOP}punkter:\n{BY_RULE}")
    found = status(evaluate(haandbog(), [only_rules], TODAY, None, [unread]))
    assert (found.reservations, found.open, found.ready) == ((unread,), (), False)
    elsewhere = replace(unread, object_id="KOM_EKSEMPEL")
    assert status(evaluate(haandbog(), [only_rules], TODAY, None, [elsewhere])).ready


def test_what_nobody_is_told_of_need_not_be_judged() -> None:
    """A list that nobody has asked to be through with tells nothing of its rules."""
    for programme, ids in ((program(), ["drift"]), (READY, ["ejer", "drift"])):
        handbook = haandbog(programme, NO_OWNER)
        found = run_rules(handbook, TODAY)
        whole = evaluate(handbook, [FORWARD], TODAY, None, found)
        told = evaluate(handbook, [FORWARD], TODAY, None, found, told_only=True)
        assert told.findings == whole.findings
        assert [one.point.id for one in status(told).points] == ids
        assert set(status(told).points) <= set(status(whole).points)


# -- a point that a person answers ----------------------------------------------------------------


def test_a_point_is_open_until_somebody_answers() -> None:
    found = point(judged(haandbog(rolle()), LIST), "drift")
    assert (found.state, found.done) == (State.AABEN, False)
    assert found.todo == (
        Todo(
            (Signer("Direktøren", "PER_DIREKTOER"),),
            "ingen har svaret",
            "opret et tjeksvar med ':punkt: TJL_PROEVE.drift' og ':objekt: PRG_SKOLE'. "
            "Henvisning: Sagsnummer på referatet",
            Location("program.md", 1),
            "PRG_SKOLE",
        ),
    )


def test_a_point_is_answered_and_the_list_ready() -> None:
    evaluation = judged(haandbog(tjeksvar()), LIST)
    found = point(evaluation, "drift")
    assert (found.state, found.answer, found.done) == (State.BESVARET, tjeksvar(), True)
    assert (status(evaluation).done, status(evaluation).ready) == (2, True)
    assert evaluation.findings == ()


ABOUT = "PRG_SKOLE »Skoleprogrammet«: svaret SVAR_DRIFT på »Er driften klar?« (TJL_PROEVE.drift)"


@pytest.mark.parametrize(
    ("felter", "code", "message", "remedy"),
    [
        ({"svar": "nej"}, "TL13", "er nej, men ingen følger op på det",
         "opret en opfølgning med ':foelger_op_paa: SVAR_DRIFT' og det, I vil gøre"),
        ({"svar": "delvist"}, "TL13", "er delvist, men ingen følger op på det",
         "opret en opfølgning med ':foelger_op_paa: SVAR_DRIFT' og det, I vil gøre"),
        ({"begrundelse": "x" * 19}, "TL14", "er begrundet med 19 tegn",
         "skriv mindst 20 tegn i :begrundelse: på SVAR_DRIFT"),
        ({"begrundelse": "x" * 20}, "", "", ""),
        ({"referat_henvisning": ""}, "TL14", "har ingen henvisning",
         "skriv i :referat_henvisning: på SVAR_DRIFT: sagsnummer på referatet"),
        ({"dato": om(-90)}, "", "", ""),
        ({"dato": om(-91)}, "TL12", "er fra 16. marts 2026 og må højst være 90 dage gammelt",
         "tag det op igen, og opret et nyt tjeksvar med dagens dato"),
        ({"besvaret_af": "PER_CHEF"}, "TL11",
         "er givet af PER_CHEF »Skolechefen«, som ikke har rollen programchef her",
         "lad PER_DIREKTOER »Direktøren« svare, og skriv posten i :besvaret_af: på SVAR_DRIFT"),
        ({"besvaret_af": "PER_CHEF PER_DIREKTOER"}, "", "", ""),
        ({"besvaret_af": ""}, "", "", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("asked", [False, True], ids=["before", "ready"])
def test_an_answer_counts_when_it_is_one(
    felter: dict[str, Any], code: str, message: str, remedy: str, asked: bool
) -> None:
    """A warning at first; an error when the programme has asked to go on."""
    handbook = haandbog(rolle(), tjeksvar(**felter), READY if asked else program())
    evaluation = judged(handbook, FORWARD)
    found = point(evaluation, "drift")
    assert found.state is State.BESVARET
    assert found.done is not bool(code)
    wanted = Finding(
        code,
        Severity.FEJL if asked else Severity.ADVARSEL,
        Location("tjeksvar.md", 1),
        "SVAR_DRIFT",
        f"{ABOUT} {message}",
        remedy,
        ("PRG_SKOLE",),
    )
    assert evaluation.findings == ((wanted,) if code else ())


def test_a_no_with_a_follow_up_counts() -> None:
    evaluation = judged(haandbog(tjeksvar(svar="nej"), opfoelgning()), LIST)
    assert status(evaluation).ready
    assert evaluation.findings == ()


def test_an_answer_without_an_age_never_grows_old() -> None:
    text = WHOLE.replace("      hoejst_dage: 90\n", "")
    assert status(judged(haandbog(tjeksvar(dato=om(-9999))), checklist(text))).ready


def test_the_newest_answer_counts_and_one_of_tomorrow_does_not_yet() -> None:
    newer = tjeksvar("SVAR_NY", svar="nej", dato=om(0))
    later = tjeksvar("SVAR_MORGEN", dato=om(1))
    found = point(judged(haandbog(tjeksvar(), newer, later), LIST), "drift")
    assert found.answer == newer
    assert point(judged(haandbog(later), LIST), "drift").state is State.AABEN


def test_an_answer_about_another_programme_is_none() -> None:
    other = program("PRG_ANDET", "Det andet")
    evaluation = judged(haandbog(other, tjeksvar(objekt="PRG_ANDET")), LIST)
    states = {s.objekt.id: s.points[1].state for s in evaluation.current}
    assert states == {"PRG_ANDET": State.BESVARET, "PRG_SKOLE": State.AABEN}


def test_of_several_roles_one_is_enough_and_an_unknown_role_is_not_judged() -> None:
    two = checklist(WHOLE.replace("[ROL_PROGRAMCHEF]", "[ROL_PROGRAMCHEF, ROL_STYREGRUPPE]"))
    by_chief = haandbog(tjeksvar(besvaret_af="PER_CHEF"))
    assert status(judged(by_chief, two)).ready
    own = checklist(WHOLE.replace("[ROL_PROGRAMCHEF]", "[ROL_PROGRAMCHEF, ROL_EGEN]"))
    assert status(judged(haandbog(tjeksvar(besvaret_af="PER_MAALER")), own)).ready


def test_of_many_with_the_role_none_is_named() -> None:
    board = forum(medlemmer="PER_CHEF PER_LEDER PER_ENE")
    text = WHOLE.replace("[ROL_PROGRAMCHEF]", "[ROL_STYREGRUPPE, ROL_EGEN]")
    found = point(judged(haandbog(board, person("PER_ENE", "En til")), checklist(text)), "drift")
    assert found.todo[0].who == (Signer("en fra styregruppen"), Signer("en ROL_EGEN"))


# -- a point that is a question of the handbook ---------------------------------------------------

QUESTION = checklist(
    f"{TOP}{SHIFT}punkter:\n" + BY_HAND.replace("    bevis:", "    besvarer: SPM_SCOPE\n    bevis:")
)


def spm(**felter: Any) -> Spoergsmaal:
    standard = {"obligatorisk_fra": "definition", "stilles_til": "ROL_PORTEFOELJEFORUM"}
    return objekt(Spoergsmaal, "SPM_SCOPE", "Hvad er med?", standard, felter)


def codes(evaluation: Evaluation, handbook_findings: tuple[Finding, ...] = ()) -> list[str]:
    found = (*evaluation.findings, *handbook_findings)
    return sorted(f.code for f in found if f.code.startswith("TL") or f.code == "FA03")


def both(*objects: Objekt) -> list[str]:
    """What FA03 and the lists say of an answer, together."""
    handbook = haandbog(*objects)
    return codes(judged(handbook, QUESTION), run_rules(handbook, TODAY))


def test_an_answer_to_the_question_answers_the_point() -> None:
    handbook = haandbog(spm(), tjeksvar(besvarer="SPM_SCOPE"))
    assert status(judged(handbook, QUESTION)).ready


@pytest.mark.parametrize(
    ("felter", "expected"),
    [
        ({}, []),
        ({"svar": "nej"}, ["FA03"]),
        ({"begrundelse": ""}, ["FA03"]),
        ({"referat_henvisning": ""}, ["TL14"]),
        ({"dato": om(-91)}, ["TL12"]),
        ({"besvaret_af": "PER_CHEF"}, ["TL11"]),
    ],
)
def test_one_mistake_gives_one_finding(felter: dict[str, Any], expected: list[str]) -> None:
    """FA03 asks for a reason, a follow-up and the forum's hand; a list for all that and more."""
    assert both(spm(), tjeksvar(besvarer="SPM_SCOPE", **felter)) == expected


@pytest.mark.parametrize("phase", ["definition", "realisering"])
def test_where_fa03_does_not_ask_the_list_does(phase: str) -> None:
    weak = tjeksvar(besvarer="SPM_SCOPE", svar="nej")
    expected = ["FA03"] if phase == "definition" else ["TL13"]
    assert both(spm(obligatorisk_fra=phase), weak) == expected


def test_a_question_nobody_has_answered_is_told_by_fa03_alone() -> None:
    assert both(spm(), READY) == ["FA03"]
    assert both(spm(obligatorisk_fra="realisering"), READY) == ["TL15"]


# -- lists of a shift of phase --------------------------------------------------------------------


def test_a_list_of_a_shift_is_judged_as_if_the_programme_stood_in_the_next_phase() -> None:
    text = f"{TOP}{SHIFT}punkter:\n{BY_RULE}".replace("[EJ01]", "[FA04]")
    evaluation = judged(haandbog(), checklist(text))
    found = point(evaluation, "ejer")
    assert found.state is State.IKKE_OPFYLDT
    assert [f.message for f in found.findings][-1] == (
        "PRG_SKOLE »Skoleprogrammet«: skiftene fra initiering til definition og organisering, fra "
        "definition og organisering til planlægning og fra planlægning til gennemførelse er ikke "
        "besluttet (fase: gennemførelse)"
    )


@pytest.mark.parametrize(
    ("phase", "state", "said"),
    [
        (
            "definition",
            State.IKKE_OPFYLDT,
            [
                "PRG_SKOLE »Skoleprogrammet« har forladt definition og organisering, men mangler "
                ":formaal: fra trinnet TRN_ET »Trin 1« (fase: planlægning)"
            ],
        ),
        ("planlaegning", State.OPFYLDT, []),
    ],
    ids=["what the phase left behind lacks", "what the phase ahead is to bring"],
)
def test_a_list_of_a_shift_does_not_ask_for_the_work_of_the_phase_it_leads_to(
    phase: str, state: State, said: list[str]
) -> None:
    text = f"{TOP}{EARLIER}punkter:\n{BY_RULE}".replace("[EJ01]", "[FA02]")
    handbook = haandbog(program(fase="definition"), trin(phase, felter="program.formaal"))
    found = point(judged(handbook, checklist(text)), "ejer")
    assert (found.state, [f.message for f in found.findings]) == (state, said)


def test_a_warning_that_stays_one_in_the_next_phase_counts_in_a_list_of_a_shift() -> None:
    """OR04 is a warning in every phase, and no later phase makes up for it."""
    full = [person(f"PER_{n}", f"Leder {n}") for n in range(9)]
    board = forum(medlemmer=", ".join(["PER_EJER", *(p.id for p in full)]))
    text = f"{TOP}{SHIFT}punkter:\n{BY_RULE}".replace("[EJ01]", "[OR04]")
    found = point(judged(haandbog(board, *full), checklist(text)), "ejer")
    assert found.state is State.IKKE_OPFYLDT
    assert [(f.code, f.severity, f.due) for f in found.findings] == [
        ("OR04", Severity.ADVARSEL, False)
    ]


def test_the_handbook_itself_is_not_moved() -> None:
    handbook = haandbog()
    judged(handbook, FORWARD)
    assert handbook.by_id["PRG_SKOLE"].fase == "planlaegning"  # type: ignore[attr-defined]


def test_doing_what_the_list_says_leaves_no_errors_in_the_next_phase() -> None:
    shifts = [
        beslutning(f"BES_{til}", til, type="faseskift", fra_fase=fra, til_fase=til)
        for fra, til in [
            ("initiering", "definition"),
            ("definition", "planlaegning"),
            ("planlaegning", "gennemfoerelse"),
        ]
    ]
    text = f"{TOP}{SHIFT}punkter:\n{BY_RULE}".replace("[EJ01]", "[EJ01, FA04]")
    decided = program(besluttet_ved=tuple(decision.id for decision in shifts))
    assert status(judged(haandbog(decided, *shifts), checklist(text))).ready
    moved = haandbog(replace(decided, fase="gennemfoerelse"), *shifts)
    assert [f for f in run_rules(moved, TODAY) if f.code in ("EJ01", "FA04")] == []


def test_a_programme_set_ready_with_open_points_is_an_error_that_names_them() -> None:
    evaluation = judged(haandbog(READY), FORWARD)
    assert lines(evaluation.findings) == [
        "program.md:1 FEJL TL15 PRG_SKOLE »Skoleprogrammet« er sat klar til gennemførelse, men "
        "TJL_PROEVE »Prøven« har ét åbent punkt: »Er driften klar?« (drift). Ret: gør det, "
        "punkterne spørger om (se tjekliste/proeve/), eller slet :klar_til:."
    ]
    assert evaluation.findings[0].programmes == ("PRG_SKOLE",)


def test_a_point_that_its_own_rule_reports_is_not_named_again() -> None:
    """EJ01 is an error in planning already; the point nobody has signed is not told elsewhere."""
    [finding] = judged(haandbog(READY, NO_OWNER), FORWARD).findings
    assert "(drift)" in finding.message
    assert "(ejer)" not in finding.message
    only_rule = checklist(f"{TOP}{SHIFT}punkter:\n{BY_RULE}")
    assert judged(haandbog(READY, NO_OWNER), only_rule).findings == ()


def test_a_rule_that_first_fails_in_the_next_phase_is_named() -> None:
    text = f"{TOP}{SHIFT}punkter:\n{BY_RULE}".replace("[EJ01]", "[FA04]")
    first = [
        beslutning(f"BES_{til}", til, type="faseskift", fra_fase=fra, til_fase=til)
        for fra, til in [("initiering", "definition"), ("definition", "planlaegning")]
    ]
    ready = replace(READY, besluttet_ved=tuple(decision.id for decision in first))
    assert [f.code for f in judged(haandbog(ready, *first), checklist(text)).findings] == ["TL15"]


@pytest.mark.parametrize(
    "klar_til", ["", "planlaegning", "realisering"], ids=["nothing", "the present", "a later one"]
)
def test_only_the_phase_of_the_list_asks_for_it(klar_til: str) -> None:
    assert judged(haandbog(program(klar_til=klar_til)), FORWARD).findings == ()


def test_a_list_that_is_ready_lets_the_programme_be() -> None:
    assert judged(haandbog(READY, tjeksvar()), FORWARD).findings == ()


# -- for whom a list is current -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("felter", "why"),
    [
        ({}, ""),
        ({"fase": "definition"}, "programmet er i definition og organisering"),
        ({"fase": ""}, "programmet er i en ukendt fase"),
        ({"tilstand": "pauset"}, "programmet er sat på pause"),
        ({"tilstand": "lukket"}, "programmet er lukket"),
    ],
)
def test_a_list_of_a_shift_is_for_an_active_programme_in_the_phase_it_leads_from(
    felter: dict[str, Any], why: str
) -> None:
    evaluation = judged(haandbog(program(**felter)), FORWARD)
    assert [other.why for other in evaluation.not_current] == ([why] if why else [])
    assert len(evaluation.current) == (not why)


def about(gaelder: str, faser: str = "") -> Checklist:
    text = WHOLE.replace("program\n", f"{gaelder}\n{faser}", 1)
    return checklist(text)


IN_EXECUTION = "faser: [gennemfoerelse]\n"


@pytest.mark.parametrize(
    ("gaelder", "objects", "why"),
    [
        ("program", [program(fase="gennemfoerelse")], []),
        ("program", [program(fase="gennemfoerelse", tilstand="pauset")], []),
        ("program", [program(fase="gennemfoerelse", tilstand="lukket")], ["programmet er lukket"]),
        ("program", [], ["programmet er i planlægning"]),
        ("gevinst", [program(fase="gennemfoerelse")], []),
        ("gevinst", [], ["gevinsten er i planlægning"]),
        (
            "gevinst",
            [program(fase="gennemfoerelse"), gevinst(status="bortfaldet")],
            ["gevinsten er bortfaldet"],
        ),
        ("gevinst", [gevinst(hoerer_til="")], ["gevinsten er uden for programmer"]),
        ("projekt", [program(fase="gennemfoerelse")], []),
        ("projekt", [program(fase="gennemfoerelse"), projekt(tilstand="lukket")],
         ["projektet er lukket"]),
    ],
)  # fmt: skip
def test_a_list_for_some_phases_is_for_what_is_in_them(
    gaelder: str, objects: list[Objekt], why: list[str]
) -> None:
    evaluation = judged(haandbog(*objects), about(gaelder, IN_EXECUTION))
    assert [other.why for other in evaluation.not_current] == why


def test_a_project_in_a_programme_has_no_phase_of_its_own_to_shift() -> None:
    alone = projekt("PRJ_ENE", "Alene", indgaar_i="PF_ALT", fase="planlaegning")
    text = f"{TOP}{SHIFT}punkter:\n{BY_RULE}".replace("program", "projekt")
    portfolio = objekt(Portefoelje, "PF_ALT", "Alt", {}, {})
    evaluation = judged(haandbog(alone, portfolio), checklist(text))
    assert [s.objekt.id for s in evaluation.current] == ["PRJ_ENE"]
    assert evaluation.not_current == ()


@pytest.mark.parametrize(
    "unread",
    [
        replace(LIST, gaelder=""),
        replace(FORWARD, faseskift=PhaseShift(sted=FORWARD.sted, fra="planlaegning")),
        replace(FORWARD, faseskift=PhaseShift(sted=FORWARD.sted, til="gennemfoerelse")),
    ],
    ids=["no type", "no phase to", "no phase from"],
)
def test_a_list_that_could_not_be_read_whole_is_current_for_nothing(unread: Checklist) -> None:
    evaluation = judged(haandbog(), unread)
    assert (evaluation.current, evaluation.not_current) == ((), ())


# -- answers that belong nowhere ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("felter", "message", "remedy"),
    [
        (
            {"punkt": "TJL_PROEVE.driften"},
            "TJL_PROEVE har ikke noget punkt »driften«",
            "mente du TJL_PROEVE.drift? Ellers skriv TJL_PROEVE, punktum og ejer eller drift",
        ),
        (
            {"punkt": "TJL_VAEK.drift"},
            ":punkt: er »TJL_VAEK.drift«, som ikke findes på nogen tjekliste",
            "mente du TJL_PROEVE.drift? Ellers skriv listens id, punktum og punktets id",
        ),
        (
            {"punkt": "drift"},
            ":punkt: er »drift«, som ikke findes på nogen tjekliste",
            "skriv listens id, punktum og punktets id",
        ),
        (
            {"punkt": "TJL_PROEVE.ejer"},
            "TJL_PROEVE.ejer afgøres af EJ01 og kan ikke besvares",
            "slet svaret, og ret det, reglerne finder",
        ),
        (
            {"objekt": "PRJ_BANK"},
            "TJL_PROEVE gælder for program, men svaret handler om PRJ_BANK, som er projekt",
            "skriv et id, der begynder med PRG_",
        ),
        ({"objekt": "PRG_DOED"}, "", ""),
    ],
)
def test_an_answer_that_no_list_asks_for_is_an_error(
    felter: dict[str, Any], message: str, remedy: str
) -> None:
    evaluation = judged(haandbog(tjeksvar(**felter)), LIST)
    assert lines(evaluation.findings) == (
        [f"tjeksvar.md:1 FEJL TL10 SVAR_DRIFT »Svaret«: {message}. Ret: {remedy}."]
        if message
        else []
    )


def test_a_point_that_is_a_question_is_answered_as_one() -> None:
    evaluation = judged(haandbog(spm(), tjeksvar()), QUESTION)
    assert lines(evaluation.findings) == [
        "tjeksvar.md:1 FEJL TL10 SVAR_DRIFT »Svaret«: TJL_PROEVE.drift er håndbogens spørgsmål "
        "SPM_SCOPE. Ret: skriv ':besvarer: SPM_SCOPE' i stedet for :punkt:, så tæller svaret "
        "overalt."
    ]


def test_while_a_file_cannot_be_read_answers_to_unknown_lists_are_left_alone() -> None:
    handbook = haandbog(tjeksvar(punkt="TJL_ULAEST.drift"))
    assert evaluate(handbook, [LIST], TODAY, None, [], complete=False).findings == ()
    known = haandbog(tjeksvar(punkt="TJL_PROEVE.intet"))
    found = evaluate(known, [LIST], TODAY, None, [], complete=False).findings
    assert [f.code for f in found] == ["TL10"]


# -- order ----------------------------------------------------------------------------------------


def test_lists_come_in_the_order_of_the_phases_and_then_by_title() -> None:
    first = checklist(
        f"{TOP}{SHIFT}punkter:\n{BY_RULE}".replace("planlaegning", "initiering")
        .replace("gennemfoerelse", "definition")
        .replace("TJL_PROEVE", "TJL_SIDST")
    )
    named = replace(LIST, id="TJL_A", titel="Aa")
    again = replace(LIST, id="TJL_A", titel="Den anden med samme id")
    assert [c.id for c in in_order([named, again, FORWARD, first])] == [
        "TJL_SIDST",
        "TJL_PROEVE",
        "TJL_A",
    ]


def test_the_order_of_the_pages_changes_nothing() -> None:
    handbook = haandbog(NO_OWNER, READY, tjeksvar(svar="nej"))
    backwards = Handbook(tuple(reversed(handbook.objects)))
    assert judged(backwards, FORWARD) == judged(handbook, FORWARD)
