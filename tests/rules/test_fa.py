"""FA: a programme goes on when what the phase asks for is there and decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from byg import (
    TODAY,
    adhoc,
    bc,
    beslutning,
    by_phase,
    direktoer,
    driftsaendring,
    effekt,
    forum,
    fund,
    gevinst,
    grader,
    haandbog,
    indikator,
    kriterium,
    messages,
    objekt,
    om,
    on,
    opfoelgning,
    person,
    portefoelje,
    program,
    projekt,
    pulje,
    skift,
    spm,
    svar,
    trin,
    undtagelse,
)
from gevinst.model.finding import Finding, Severity
from gevinst.model.haandbog import Trin
from gevinst.model.kommune import (
    BusinessCase,
    Program,
    Projekt,
)
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules import fa
from gevinst.rules.engine import run_rules
from gevinst.rules.rule import RULES, Case
from gevinst.rules.severity import PHASES
from gevinst.rules.trin import is_asked_for


def alone(**felter: Any) -> Projekt:
    """A project without a programme, in planning."""
    return projekt(**{"indgaar_i": "PF_ALT", "fase": "planlaegning", **felter})


@pytest.mark.parametrize("code", ["FA01", "FA02", "FA03", "FA04"])
def test_they_cannot_be_waived(code: str) -> None:
    found = fund(code, undtagelse(code, objekt="PRG_SKOLE"))
    expected = f"UND_AFTALT »Aftalt«: undtagelsen gælder ikke: {code} kan ikke undtages"
    assert expected in messages(*found)
    assert RULES[code].no_waiver


# -- FA01 ---------------------------------------------------------------------------------------

WITH_CASE = program(business_case="BC_SKOLE")
NO_CASE = on(
    program(),
    "FA01",
    "PRG_SKOLE »Skoleprogrammet« har ingen business case",
    "tilføj en linje ':business_case: BC_…'. Findes den ikke, så opret den, og få styregruppen til "
    "at sige god for den",
)


def in_phase(fase: str, **felter: Any) -> Program:
    return program(**{"fase": fase, "business_case": "BC_SKOLE", **felter})


def test_fa01_a_programme_without_a_business_case_breaks_it() -> None:
    assert fund("FA01") == (NO_CASE,)
    assert grader("FA01") == "A/F/F/F/F"


@pytest.mark.parametrize(
    "objects",
    [
        [WITH_CASE, bc()],
        [program(business_case="BC_DOED")],
        [alone(business_case="BC_SKOLE"), portefoelje(), WITH_CASE, bc()],
        [projekt(), WITH_CASE, bc()],
        [projekt(indgaar_i="PF_ALT PRG_SKOLE"), portefoelje(), WITH_CASE, bc()],
        [projekt(indgaar_i="PRG_DOED"), WITH_CASE, bc()],
        [projekt(indgaar_i=""), WITH_CASE, bc()],
    ],
    ids=[
        "valid",
        "dead link",
        "alone with one",
        "in a programme",
        "in both",
        "dead owner",
        "no owner",
    ],
)
def test_fa01_a_valid_business_case_keeps_it(objects: list[Objekt]) -> None:
    assert fund("FA01", *objects) == ()


def test_fa01_a_case_on_the_page_that_nothing_uses_is_named() -> None:
    here = {"sted": program().sted}
    free, used = bc("BC_FRI", **here), bc("BC_BRUGT", **here)
    decided = beslutning("BES_SIDE", "På siden", **here)
    others = [free, used, decided, bc("BC_ANDEN_SIDE"), projekt(business_case="BC_BRUGT")]
    assert fund("FA01", *others) == (
        replace(NO_CASE, remedy=NO_CASE.remedy.replace("'. F", "', for eksempel BC_FRI. F")),
    )


def test_fa01_a_programme_has_one() -> None:
    two = program(business_case="BC_SKOLE BC_2", linjer=(("business_case", 4),))
    assert fund("FA01", two, bc(), objekt(BusinessCase, "BC_2", "To", {}, {})) == (
        on(
            two,
            "FA01",
            "PRG_SKOLE »Skoleprogrammet« har 2 business cases: BC_SKOLE og BC_2",
            "behold den, I styrer efter, under :business_case:",
            location=Location("program.md", 4),
        ),
    )


def test_fa01_it_must_be_valid_from_definition_on() -> None:
    assert fund("FA01", WITH_CASE, bc(valideret_dato=None)) == (
        on(
            program(),
            "FA01",
            "PRG_SKOLE »Skoleprogrammet«: BC_SKOLE er ikke valideret",
            "få styregruppen til at sige god for den, og skriv dagen i :valideret_dato: på "
            "BC_SKOLE",
            location=Location("business_case.md", 1),
        ),
    )
    assert by_phase("FA01", lambda f: [in_phase(f), bc(valideret_dato=None)]) == "-/F/F/F/F"


@pytest.mark.parametrize(
    ("days", "breaches"), [(-364, 0), (-365, 0), (-366, 1)], ids=["under", "12 months", "over"]
)
def test_fa01_a_year_is_to_the_same_date(days: int, breaches: int) -> None:
    found = fund("FA01", in_phase("gennemfoerelse"), bc(valideret_dato=om(days)))
    assert len(found) == breaches


def test_fa01_an_old_one_is_an_error_in_execution_and_operation() -> None:
    old = bc(valideret_dato=om(-366), linjer=(("valideret_dato", 6),))
    assert by_phase("FA01", lambda f: [in_phase(f), old]) == "-/-/-/F/F"
    (finding,) = fund("FA01", in_phase("realisering"), old)
    assert (finding.message, finding.remedy, finding.location) == (
        "PRG_SKOLE »Skoleprogrammet«: BC_SKOLE blev sidst valideret 14. juni 2025, for mere end 12 "
        "måneder siden (fase: drift og realisering)",
        "gå den igennem i styregruppen igen, og ret :valideret_dato: på BC_SKOLE",
        Location("business_case.md", 6),
    )


@pytest.mark.parametrize("felt", ["udgift_engang", "udgift_aar"])
def test_fa01_for_what_the_law_asks_the_cost_is_enough(felt: str) -> None:
    law = bc(bc_type="lovpligtig", valideret_dato=None, **{felt: 0})
    assert fund("FA01", in_phase("gennemfoerelse"), law) == ()


def test_fa01_what_the_law_asks_has_a_cost() -> None:
    law = bc(bc_type="lovpligtig")
    assert fund("FA01", WITH_CASE, law) == (
        on(
            program(),
            "FA01",
            "PRG_SKOLE »Skoleprogrammet«: den lovpligtige business case BC_SKOLE har ingen udgift",
            "skriv :udgift_engang: eller :udgift_aar: på BC_SKOLE",
            location=Location("business_case.md", 1),
        ),
    )
    assert by_phase("FA01", lambda f: [in_phase(f), law]) == "-/F/F/F/F"


def test_fa01_a_project_alone_has_one_from_planning_on() -> None:
    def lonely(fase: str, **felter: Any) -> list[Objekt]:
        return [in_phase(fase), bc(), portefoelje(), alone(fase=fase, **felter)]

    assert by_phase("FA01", lonely) == "-/-/F/F/F"
    (finding,) = fund("FA01", *lonely("planlaegning"))
    assert messages(finding) == ["PRJ_BANK »Forløbsbanken« har ingen business case"]

    def undated(fase: str) -> list[Objekt]:
        own = objekt(BusinessCase, "BC_EGEN", "Egen", {"bc_type": "enkel"}, {})
        return [own, *lonely(fase, business_case="BC_EGEN")]

    assert by_phase("FA01", undated) == "-/-/F/F/F"


# -- FA02 ---------------------------------------------------------------------------------------


def test_fa02_a_handbook_without_steps_asks_for_nothing() -> None:
    assert fund("FA02") == ()


def test_fa02_all_that_is_missing_from_a_step_is_one_finding() -> None:
    step = trin(objekter="effekt adhoc projekt", felter="program.formaal projekt.ideskitse")
    assert fund("FA02", step) == (
        on(
            program(),
            "FA02",
            "PRG_SKOLE »Skoleprogrammet« mangler en effekt, en ad hoc-indsats eller driftsændring, "
            ":formaal: og :ideskitse: på PRJ_BANK fra trinnet TRN_ET »Trin 1«",
            "tilføj en linje ':sigter_mod: EFF_…'; opret en ad hoc-indsats eller driftsændring med "
            "':indgaar_i: PRG_SKOLE'; udfyld :formaal:; udfyld :ideskitse: på PRJ_BANK",
            severity=Severity.ADVARSEL,
            due=True,
        ),
    )


def test_fa02_a_step_of_a_phase_that_is_left_is_graver() -> None:
    assert fund("FA02", trin("definition", felter="program.formaal")) == (
        on(
            program(),
            "FA02",
            "PRG_SKOLE »Skoleprogrammet« har forladt definition og organisering, men mangler "
            ":formaal: fra trinnet TRN_ET »Trin 1«",
            "udfyld :formaal:; eller skriv ':fase: definition', hvis programmet reelt er dér",
        ),
    )


@pytest.mark.parametrize(
    ("fase", "vector"),
    [
        ("initiering", "T/A/F/F/A"),
        ("definition", "-/A/F/F/A"),
        ("planlaegning", "-/-/A/F/A"),
        ("gennemfoerelse", "-/-/-/F/A"),
        ("realisering", "-/-/-/-/A"),
    ],
)
def test_fa02_its_severity_follows_the_step_and_the_programme(fase: str, vector: str) -> None:
    assert grader("FA02", trin(fase, felter="program.formaal")) == vector


@pytest.mark.parametrize("fase", ["initiering", "definition", "planlaegning"])
def test_fa02_it_is_firm_when_the_programme_is_ready(fase: str) -> None:
    ready = program(fase=fase, klar_til=PHASES[PHASES.index(fase) + 1])
    (finding,) = fund("FA02", ready, trin(fase, felter="program.formaal"))
    assert finding.severity is Severity.FEJL


@pytest.mark.parametrize("tilstand", ["udkast", "udgaaet"])
def test_fa02_only_steps_in_force_count(tilstand: str) -> None:
    old = trin(felter="program.formaal vrøvl", tilstand=tilstand)
    assert fund("FA02", old) == ()


def test_fa02_a_programme_without_a_phase_is_left_alone() -> None:
    assert fund("FA02", program(fase=""), trin(felter="program.formaal")) == ()


@pytest.mark.parametrize(
    ("word", "what", "kept"),
    [
        ("effekt", "en effekt", [program(sigter_mod="EFF_LAERING")]),
        ("business_case", "en business case", [program(business_case="BC_SKOLE")]),
        (
            "organisering",
            "en beslutning om organisering",
            [program(besluttet_ved="BES_GEVINST")],
        ),
        ("succeskriterium", "et succeskriterium", [kriterium()]),
        (
            "tidlig_indikator",
            "en tidlig indikator",
            [kriterium(), indikator(type="tidlig")],
        ),
        ("projekt", "et projekt", [projekt()]),
        ("adhoc", "en ad hoc-indsats eller driftsændring", [adhoc()]),
        ("adhoc", "en ad hoc-indsats eller driftsændring", [driftsaendring()]),
        (
            "adhoc",
            "en ad hoc-indsats eller driftsændring",
            [projekt(), adhoc(indgaar_i="PRJ_BANK")],
        ),
        (
            "sammenhaeng",
            "sammenhænge til andre projekter",
            [program(afhaenger_af_tid="PRJ_BANK")],
        ),
        (
            "sammenhaeng",
            "sammenhænge til andre projekter",
            [projekt(afhaenger_af_design="PRJ_2")],
        ),
    ],
)
def test_fa02_each_word_names_what_is_missing(word: str, what: str, kept: list[Objekt]) -> None:
    # :formaal: is missing too, so that the step is named whatever other rules say.
    step = trin(objekter=word, felter="program.formaal")
    elsewhere = projekt(indgaar_i="PRG_ANDET")
    assert messages(*fund("FA02", elsewhere, step)) == [
        f"PRG_SKOLE »Skoleprogrammet« mangler {what} og :formaal: fra trinnet TRN_ET »Trin 1«"
    ]
    assert messages(*fund("FA02", elsewhere, step, *kept)) == [
        "PRG_SKOLE »Skoleprogrammet« mangler :formaal: fra trinnet TRN_ET »Trin 1«"
    ]


@pytest.mark.parametrize(
    ("word", "how"),
    [
        ("effekt", "tilføj en linje ':sigter_mod: EFF_…'"),
        ("business_case", "tilføj en linje ':business_case: BC_…'"),
        ("organisering", "skriv en beslutning med ':type: organisering' under :besluttet_ved:"),
        ("succeskriterium", "opret et succeskriterium med ':succeskriterium_for: PRG_SKOLE'"),
        ("tidlig_indikator", "opret en indikator med ':type: tidlig' og :varsler:"),
        ("projekt", "opret et projekt med ':indgaar_i: PRG_SKOLE'"),
        (
            "adhoc",
            "opret en ad hoc-indsats eller driftsændring med ':indgaar_i: PRG_SKOLE'",
        ),
        (
            "sammenhaeng",
            "skriv :afhaenger_af_indhold:, :afhaenger_af_tid: eller :afhaenger_af_design: "
            "på programmet eller dets projekter",
        ),
    ],
)
def test_fa02_each_word_says_how_it_comes_to_be(word: str, how: str) -> None:
    (finding,) = fund("FA02", projekt(indgaar_i="PRG_ANDET"), trin(objekter=word))
    assert finding.remedy == how


@pytest.mark.parametrize(
    ("word", "make"), [("projekt", projekt), ("adhoc", adhoc), ("adhoc", driftsaendring)]
)
def test_fa02_one_whose_link_cannot_be_read_may_be_the_one(
    word: str, make: Callable[..., Objekt]
) -> None:
    elsewhere = projekt(indgaar_i="PRG_ANDET")
    for unread, expected in (("indgaar_i", []), ("beskrivelse", ["FA02"])):
        other = make("X_EN", indgaar_i="", ulaest=(unread,), sted=program().sted)
        if unread != "indgaar_i":
            other = replace(other, indgaar_i=("PRG_ANDET",))
        books = haandbog(program("PRG_ANDET"), elsewhere, other, trin(objekter=word))
        found = run_rules(books, TODAY, rules=[RULES["FA02"]])
        assert [f.code for f in found if f.object_id == "PRG_SKOLE"] == expected


def test_fa02_what_is_told_or_unknown_hides_nothing_after_it() -> None:
    steps = [
        trin("definition", "", "program.slutdato"),
        trin("planlaegning", "", "program.slutdato program.vrøvl program.startdato", id="TRN_TO"),
    ]
    assert [
        message
        for message in messages(*fund("FA02", *steps))
        if message.startswith("PRG_SKOLE »Skoleprogrammet« mangler")
    ] == ["PRG_SKOLE »Skoleprogrammet« mangler :startdato: fra trinnet TRN_TO »Trin 1«"]


def test_fa02_steps_of_one_phase_come_by_their_ids() -> None:
    steps = [trin(felter="program.slutdato", id=id) for id in ("TRN_B", "TRN_A")]
    assert messages(*fund("FA02", *steps)) == [
        "PRG_SKOLE »Skoleprogrammet« mangler :slutdato: fra trinnet TRN_A »Trin 1«"
    ]


@pytest.mark.parametrize(
    ("step", "fase", "asked"),
    [
        (trin("definition", "projekt"), "initiering", False),
        (trin("definition", "projekt"), "definition", True),
        (trin("definition", "projekt"), "planlaegning", True),
        (trin("definition", "projekt"), "", False),
        (trin("definition", "adhoc"), "definition", False),
        (trin("definition", "projekt", tilstand="udkast"), "definition", False),
    ],
)
def test_fa02_it_is_asked_for_from_the_phase_of_its_step(
    step: Trin, fase: str, asked: bool
) -> None:
    programme = program(fase=fase)
    case = Case.of(haandbog(step, programme), TODAY)
    assert not is_asked_for(case, programme, "projekt")
    running = replace(case, running={"FA02": RULES["FA02"]})
    assert is_asked_for(running, programme, "projekt") is asked


def test_fa02_each_project_has_a_criterion() -> None:
    step = trin(objekter="projekt_succeskriterium")
    own = kriterium(succeskriterium_for="PRJ_BANK")
    assert fund("FA02", step, own) == ()
    assert messages(*fund("FA02", step, own, projekt("PRJ_2"), projekt("PRJ_3"))) == [
        "PRG_SKOLE »Skoleprogrammet« mangler et succeskriterium for PRJ_2 og PRJ_3 fra trinnet "
        "TRN_ET »Trin 1«"
    ]


@pytest.mark.parametrize(
    ("felter", "is_kept"),
    [
        ({"ideskitse": "Idé"}, True),
        ({"formaal": "a", "indhold": "b", "organisering": "c"}, False),
        ({"formaal": "a", "indhold": "b", "organisering": "c", "oprindelse": "eksisterende"}, True),
        ({"formaal": "a", "indhold": "b", "oprindelse": "eksisterende"}, False),
    ],
    ids=["sketch", "new project described", "existing project described", "half described"],
)
def test_fa02_an_existing_project_may_be_described_instead(
    felter: dict[str, Any], is_kept: bool
) -> None:
    found = fund("FA02", trin(felter="projekt.ideskitse"), projekt(**felter))
    assert (found == ()) is is_kept


def test_fa02_a_no_and_a_zero_are_answers() -> None:
    step = trin(felter="program.tvaergaaende program.budget_kr")
    assert fund("FA02", step, program(tvaergaaende=False, budget_kr=0)) == ()


@pytest.mark.parametrize("felt", ["mandat", "rapportering_frekvens"])
def test_fa02_what_or08_says_of_programmes_and_projects_is_left_to_it(felt: str) -> None:
    rules = [RULES["FA02"], RULES["OR08"]]
    for owner in ("program", "projekt"):
        step = trin(felter=f"{owner}.{felt}")
        assert {finding.code for finding in run_rules(haandbog(step), TODAY, rules=rules)} == {
            "OR08"
        }
        assert [finding.code for finding in fund("FA02", step)] == ["FA02"]


@pytest.mark.parametrize(
    "step",
    [
        trin(objekter="effekt business_case organisering succeskriterium tidlig_indikator"),
        trin(felter="program.sigter_mod program.mandat program.rapporterer_til"),
    ],
)
def test_fa02_what_another_rule_says_is_left_to_it(step: Trin) -> None:
    codes = ("FA02", "MA01", "FA01", "OR06", "OR08")
    for programme in (
        program(),
        program(fase="gennemfoerelse"),
        program(klar_til="gennemfoerelse"),
    ):
        found = run_rules(haandbog(step, programme), TODAY, rules=[RULES[code] for code in codes])
        assert "FA02" not in {finding.code for finding in found} != set()
    assert [finding.code for finding in fund("FA02", step)] == ["FA02"]


def test_fa02_what_the_other_rule_does_not_say_yet_is_its_own() -> None:
    rules = [RULES["FA02"], RULES["MA01"]]
    early = [program(fase="initiering", sigter_mod="EFF_LAERING"), effekt()]
    step = trin("initiering", "succeskriterium effekt")
    found = run_rules(haandbog(step, *early), TODAY, rules=rules)
    assert messages(*found) == [
        "PRG_SKOLE »Skoleprogrammet« mangler et succeskriterium fra trinnet TRN_ET »Trin 1«"
    ]


def test_fa02_what_two_steps_ask_for_is_missed_once_by_the_earlier() -> None:
    steps = [
        trin("planlaegning", "", "program.startdato program.slutdato", id="TRN_TO"),
        trin("definition", "", "program.slutdato", id="TRN_SIDST"),
    ]
    assert messages(*fund("FA02", *steps)) == [
        "PRG_SKOLE »Skoleprogrammet« har forladt definition og organisering, men mangler "
        ":slutdato: fra trinnet TRN_SIDST »Trin 1«",
        "PRG_SKOLE »Skoleprogrammet« mangler :startdato: fra trinnet TRN_TO »Trin 1«",
    ]


@pytest.mark.parametrize(
    ("step", "message", "remedy"),
    [
        (
            trin(felter="program.formål", linjer=(("kraevede_felter", 3),)),
            "TRN_ET »Trin 1«: »program.formål« i :kraevede_felter: er ikke et felt på et program "
            "eller projekt",
            "mente du program.formaal? Ellers skriv det som 'program.formaal' eller "
            "'projekt.formaal'",
        ),
        (
            trin(objekter="qqq", linjer=(("kraevede_objekter", 3),)),
            "TRN_ET »Trin 1«: »qqq« i :kraevede_objekter: er ikke noget, et program kan mangle",
            "vælg mellem effekt, business_case, organisering, succeskriterium, tidlig_indikator, "
            "projekt, adhoc, sammenhaeng eller projekt_succeskriterium",
        ),
    ],
)
def test_fa02_what_the_handbook_does_not_know_is_an_error_of_the_step(
    step: Trin, message: str, remedy: str
) -> None:
    assert fund("FA02", step) == (
        Finding("FA02", Severity.FEJL, Location("trin.md", 3), "TRN_ET", message, remedy),
    )


# -- FA03 ---------------------------------------------------------------------------------------

IN_PORTFOLIO = program(indgaar_i="PF_ALT")


def test_fa03_a_handbook_without_questions_asks_for_nothing() -> None:
    assert fund("FA03") == ()


def test_fa03_a_question_without_an_answer_breaks_it() -> None:
    assert fund("FA03", IN_PORTFOLIO, portefoelje(), spm()) == (
        on(
            program(),
            "FA03",
            "PRG_SKOLE »Skoleprogrammet«: SPM_SCOPE »Hvad er med?« er ikke besvaret",
            "tag det op på næste møde i FRM_DIREKTION, og opret et tjeksvar med ':besvarer: "
            "SPM_SCOPE' og ':objekt: PRG_SKOLE'",
        ),
    )


@pytest.mark.parametrize(
    ("fra", "vector"),
    [
        ("initiering", "T/A/F/T/T"),
        ("definition", "-/A/F/T/T"),
        ("realisering", "-/-/-/-/T"),
        ("", "-/-/-/-/-"),
    ],
)
def test_fa03_a_question_counts_from_its_phase(fra: str, vector: str) -> None:
    assert grader("FA03", spm(obligatorisk_fra=fra)) == vector


def test_fa03_it_is_firm_in_definition_when_the_programme_is_ready() -> None:
    (finding,) = fund("FA03", spm(), program(fase="definition", klar_til="planlaegning"))
    assert finding.severity is Severity.FEJL


def test_fa03_only_questions_in_force_count() -> None:
    assert fund("FA03", spm(tilstand="udgaaet")) == ()


@pytest.mark.parametrize(
    ("felter", "message", "remedy"),
    [
        ({}, "", ""),
        (
            {"begrundelse": "x" * 19},
            "er begrundet med 19 tegn",
            "skriv mindst 20 tegn i :begrundelse: på SVAR_SCOPE",
        ),
        (
            {"begrundelse": ""},
            "er ikke begrundet",
            "skriv mindst 20 tegn i :begrundelse: på SVAR_SCOPE",
        ),
        (
            {"besvaret_af": "PER_CHEF"},
            "er givet af PER_CHEF »Skolechefen«, som ikke sidder i FRM_DIREKTION »Direktionen«",
            "lad en fra FRM_DIREKTION svare, og skriv posten i :besvaret_af: på SVAR_SCOPE",
        ),
        ({"besvaret_af": "PER_CHEF PER_DIREKTOER"}, "", ""),
        ({"besvaret_af": "PER_DOED"}, "", ""),
        ({"besvaret_af": ""}, "", ""),
        (
            {"svar": "nej"},
            "er nej, men ingen følger op på det",
            "opret en opfølgning med ':foelger_op_paa: SVAR_SCOPE' og det, I vil gøre",
        ),
        (
            {"svar": "delvist"},
            "er delvist, men ingen følger op på det",
            "opret en opfølgning med ':foelger_op_paa: SVAR_SCOPE' og det, I vil gøre",
        ),
    ],
)
def test_fa03_an_answer_is_one(felter: dict[str, Any], message: str, remedy: str) -> None:
    found = fund("FA03", IN_PORTFOLIO, portefoelje(), spm(), svar(**felter))
    about = "PRG_SKOLE »Skoleprogrammet«: svaret SVAR_SCOPE på SPM_SCOPE »Hvad er med?«"
    wanted = on(
        program(), "FA03", f"{about} {message}", remedy, location=Location("tjeksvar.md", 1)
    )
    assert found == ((wanted,) if message else ())


@pytest.mark.parametrize(
    "objects",
    [
        [spm(stilles_til="ROL_GEVINSTANSVARLIG"), portefoelje()],
        [spm(), portefoelje(styres_af="")],
        [spm()],
        [spm(), portefoelje(styres_af="FRM_SG")],
    ],
    ids=["another role", "no forum: OR07 says so", "no portfolio", "the chief sits in it"],
)
def test_fa03_who_may_answer(objects: list[Objekt]) -> None:
    assert fund("FA03", IN_PORTFOLIO, svar(besvaret_af="PER_CHEF"), *objects) == ()


def test_fa03_a_no_with_a_follow_up_is_an_answer() -> None:
    follow_up = opfoelgning(foelger_op_paa="SVAR_SCOPE")
    assert fund("FA03", spm(), svar(svar="nej"), follow_up) == ()


def test_fa03_the_newest_answer_counts() -> None:
    old = svar("SVAR_GAMMEL", svar="nej", dato=om(-11))
    assert fund("FA03", spm(), svar(), old) == ()
    assert len(fund("FA03", spm(), svar(), svar("SVAR_NY", svar="nej", dato=om(-9)))) == 1
    assert fund("FA03", spm(), svar(), svar("SVAR_UDEN", svar="nej", dato=None)) == ()
    assert len(fund("FA03", spm(), svar(), svar("SVAR_SIDST", svar="nej"))) == 1


def test_fa03_an_answer_about_something_else_is_none() -> None:
    assert len(fund("FA03", spm(), svar(objekt="PRJ_BANK"))) == 1


def test_fa03_a_project_alone_is_asked_too() -> None:
    found = fund("FA03", spm(), svar(), portefoelje(), alone())
    assert messages(*found) == [
        "PRJ_BANK »Forløbsbanken«: SPM_SCOPE »Hvad er med?« er ikke besvaret"
    ]
    assert fund("FA03", spm(), svar(), projekt(fase="planlaegning")) == ()
    assert fund("FA03", spm(), svar(), portefoelje(), alone(fase="")) == ()


@pytest.mark.parametrize(
    ("felter", "unanswered"),
    [
        ({"besvarer": "SPM_DOED"}, 0),
        ({"besvarer": "", "ulaest": ("besvarer",)}, 0),
        ({"besvarer": ""}, 0),
        ({"besvarer": "", "punkt": "LST_EN/PUNKT"}, 1),
        ({"besvarer": "SPM_GAMMEL"}, 1),
        ({"objekt": "PRJ_BANK", "besvarer": ""}, 1),
        ({"objekt": "", "ulaest": ("objekt",), "sted": program().sted}, 0),
        ({"objekt": "PRJ_BANK", "ulaest": ("dato",), "sted": program().sted}, 1),
    ],
    ids=[
        "a question that is not there",
        "what it answers cannot be read",
        "it answers nothing",
        "it answers a point",
        "it answers another question",
        "about something else",
        "what it is about cannot be read",
        "its day cannot be read",
    ],
)
def test_fa03_an_answer_that_cannot_be_read_may_be_the_one(
    felter: dict[str, Any], unanswered: int
) -> None:
    old = spm("SPM_GAMMEL", tilstand="udgaaet")
    assert len(fund("FA03", spm(), old, svar(**felter))) == unanswered


def test_fa03_of_more_questions_than_lost_answers_each_is_told() -> None:
    found = fund("FA03", spm(), spm("SPM_TO", "To?"), svar(besvarer="SPM_DOED"))
    assert len(found) == 2


@pytest.mark.parametrize(
    ("question", "hvor"),
    [(spm(), " i porteføljeforummet"), (spm(stilles_til="ROL_PROGRAMCHEF"), "")],
)
def test_fa03_it_says_where_to_take_it_up(question: Objekt, hvor: str) -> None:
    (finding,) = fund("FA03", question)
    assert finding.remedy == (
        f"tag det op på næste møde{hvor}, og opret et tjeksvar med ':besvarer: SPM_SCOPE' og "
        "':objekt: PRG_SKOLE'"
    )


# -- FA04 ---------------------------------------------------------------------------------------


TO_DEFINITION = skift("initiering", "definition", dato=om(-300))
TO_PLANNING = skift("definition", "planlaegning", dato=om(-200))
DECIDED = program(besluttet_ved="BES_DEFINITION BES_PLANLAEGNING")


def test_fa04_a_programme_whose_shifts_are_decided_keeps_it() -> None:
    assert fund("FA04", DECIDED, TO_DEFINITION, TO_PLANNING) == ()


def test_fa04_a_shift_without_a_decision_breaks_it() -> None:
    one = program(besluttet_ved="BES_DEFINITION", linjer=(("besluttet_ved", 8),))
    assert fund("FA04", one, TO_DEFINITION) == (
        on(
            program(),
            "FA04",
            "PRG_SKOLE »Skoleprogrammet«: skiftet fra definition og organisering til planlægning "
            "er ikke besluttet",
            "opret en beslutning med ':type: faseskift', ':fra_fase: definition' og ':til_fase: "
            "planlaegning', og skriv dens id i :besluttet_ved:",
            location=Location("program.md", 8),
        ),
    )


def test_fa04_its_severity_follows_its_vector() -> None:
    assert grader("FA04") == "-/F/F/F/F"


def test_fa04_all_shifts_without_a_decision_are_one_finding() -> None:
    nothing = program(linjer=(("besluttet_ved", 8),))
    assert fund("FA04", nothing) == (
        on(
            program(),
            "FA04",
            "PRG_SKOLE »Skoleprogrammet«: skiftene fra initiering til definition og organisering "
            "og fra definition og organisering til planlægning er ikke besluttet",
            "opret en beslutning om hvert skift med ':type: faseskift', :fra_fase: og :til_fase:, "
            "og skriv deres id'er i :besluttet_ved:",
            location=Location("program.md", 8),
        ),
    )


def test_fa04_a_decision_that_was_forgotten_is_named() -> None:
    place = Location("program.md", 30)
    forgotten = skift("initiering", "definition", sted=place)
    other = beslutning("BES_ANDEN", sted=place)
    (finding,) = fund("FA04", program(fase="definition"), forgotten, other)
    assert finding.remedy.endswith("i :besluttet_ved:, for eksempel BES_DEFINITION")
    used = gevinst(besluttet_ved="BES_DEFINITION")
    (finding,) = fund("FA04", program(fase="definition"), forgotten, used)
    assert finding.remedy.endswith("i :besluttet_ved:")


@pytest.mark.parametrize(
    ("felter", "breaches"),
    [
        ({"type": ""}, 0),
        ({"fra_fase": "", "ulaest": ("fra_fase",)}, 0),
        ({"til_fase": "", "ulaest": ("til_fase",)}, 0),
        ({"fra_fase": "", "ulaest": ("dato",)}, 1),
    ],
)
def test_fa04_a_decision_that_cannot_be_read_may_be_the_one(
    felter: dict[str, Any], breaches: int
) -> None:
    last = skift("definition", "planlaegning", "BES_PLANLAEGNING", **felter)
    assert len(fund("FA04", DECIDED, TO_DEFINITION, last)) == breaches


def test_fa04_says_it_alone_when_nothing_is_decided() -> None:
    found = run_rules(haandbog(), TODAY, rules=[RULES["FA04"], RULES["OR06"]])
    assert [finding.code for finding in found] == ["FA04"]
    assert found[0].remedy.endswith(". Skriv også beslutningen om organiseringen dér")


@pytest.mark.parametrize(
    "objects",
    [
        [program(besluttet_ved="BES_DOED")],
        [program(fase="")],
        [program(fase="initiering")],
        [program(fase="definition", besluttet_ved="BES_DEFINITION"), TO_DEFINITION],
    ],
    ids=["dead decision: IN08 says so", "no phase", "first phase", "second phase"],
)
def test_fa04_what_others_say_or_nobody_asks(objects: list[Objekt]) -> None:
    assert fund("FA04", *objects) == ()


@pytest.mark.parametrize(
    ("felter", "breaches"),
    [
        ({"dato": om(0)}, 0),
        ({"dato": om(1)}, 1),
        ({"dato": None}, 0),
        ({"type": "organisering"}, 1),
        ({"fra_fase": ""}, 1),
        ({"fra_fase": "planlaegning", "til_fase": "definition"}, 1),
    ],
    ids=["today", "tomorrow", "no date: IN06 says so", "another type", "no phase", "backwards"],
)
def test_fa04_what_counts_as_a_shift(felter: dict[str, Any], breaches: int) -> None:
    last = skift("definition", "planlaegning", "BES_PLANLAEGNING", **felter)
    assert [f.code for f in fund("FA04", DECIDED, TO_DEFINITION, last)] == ["FA04"] * breaches


REFERENCE = forum("FRM_REF", "Referencegruppen", type="referencegruppe", niveau="fag")


@pytest.mark.parametrize(
    ("truffet_af", "objects", "is_kept"),
    [
        ("FRM_SG", [], True),
        ("FRM_DIREKTION", [], True),
        ("FRM_REF", [], False),
        ("FRM_DOED", [], True),
        ("FRM_REF", [portefoelje(styres_af="FRM_REF")], True),
        (
            "FRM_REF",
            [program(besluttet_ved="BES_DEFINITION BES_PLANLAEGNING", rapporterer_til="FRM_REF")],
            True,
        ),
        (
            "FRM_REF",
            [program(besluttet_ved="BES_DEFINITION BES_PLANLAEGNING", styregruppe="")],
            True,
        ),
    ],
    ids=[
        "board",
        "board of directors",
        "below the board",
        "dead forum",
        "portfolio forum",
        "it reports to",
        "no board: OR03 says so",
    ],
)
def test_fa04_who_may_decide(truffet_af: str, objects: list[Objekt], is_kept: bool) -> None:
    decided = program(besluttet_ved="BES_DEFINITION BES_PLANLAEGNING", indgaar_i="PF_ALT")
    last = skift("definition", "planlaegning", dato=om(-200), truffet_af=truffet_af)
    found = fund("FA04", decided, TO_DEFINITION, last, REFERENCE, *objects)
    assert (found == ()) is is_kept


def test_fa04_a_decision_by_others_is_named() -> None:
    last = skift("definition", "planlaegning", truffet_af="FRM_REF", linjer=(("truffet_af", 5),))
    assert fund("FA04", DECIDED, TO_DEFINITION, last, REFERENCE) == (
        on(
            program(),
            "FA04",
            "PRG_SKOLE »Skoleprogrammet«: skiftet fra definition og organisering til planlægning "
            "er besluttet af FRM_REF »Referencegruppen«, som hverken er programmets styregruppe "
            "FRM_SG eller står over den",
            "få det besluttet i FRM_SG eller porteføljeforummet, og føj den beslutning til "
            ":besluttet_ved:; er forummet forkert, så ret :truffet_af: på BES_PLANLAEGNING",
            location=Location("beslutning.md", 5),
        ),
    )


def test_fa04_shifts_are_decided_in_their_order() -> None:
    assert (
        fund("FA04", DECIDED, skift("initiering", "definition", dato=om(-200)), TO_PLANNING) == ()
    )
    late = skift("initiering", "definition", dato=om(-199))
    planning = replace(TO_PLANNING, linjer=(("dato", 5),))
    assert fund("FA04", DECIDED, late, planning) == (
        on(
            program(),
            "FA04",
            "PRG_SKOLE »Skoleprogrammet«: skiftet fra definition og organisering til planlægning "
            "er besluttet 27. november 2025, men skiftet forinden først 28. november 2025",
            "skriv den rigtige :dato: på BES_PLANLAEGNING eller BES_DEFINITION, eller få skiftet "
            "besluttet igen",
            location=Location("beslutning.md", 5),
        ),
    )


def test_fa04_a_shift_decided_again_is_in_order() -> None:
    late = skift("initiering", "definition", dato=om(-199))
    again = skift("definition", "planlaegning", "BES_IGEN", dato=om(-100))
    both = program(besluttet_ved="BES_DEFINITION BES_PLANLAEGNING BES_IGEN")
    assert fund("FA04", both, late, TO_PLANNING, again) == ()


def test_fa04_the_first_time_a_shift_was_decided_counts() -> None:
    again = skift("initiering", "definition", "BES_IGEN", dato=om(-100))
    both = program(besluttet_ved="BES_IGEN BES_DEFINITION BES_PLANLAEGNING")
    assert fund("FA04", both, TO_DEFINITION, TO_PLANNING, again) == ()


ALL_AT_ONCE = skift("initiering", "planlaegning", dato=om(-200))


@pytest.mark.parametrize(
    ("history", "is_kept"),
    [
        ((), True),
        ((("definition", om(-250)),), True),
        ((("initiering", om(-300)), ("planlaegning", om(-200))), False),
    ],
    ids=["no history", "the phase was there", "skipped"],
)
def test_fa04_one_decision_may_cover_many_shifts(history: Any, is_kept: bool) -> None:
    one = program(
        besluttet_ved="BES_PLANLAEGNING", fasehistorik=history, linjer=(("fasehistorik", 4),)
    )
    wanted = on(
        program(),
        "FA04",
        "PRG_SKOLE »Skoleprogrammet« har sprunget definition og organisering over: "
        "BES_PLANLAEGNING går fra initiering til planlægning",
        "skriv i :fasehistorik:, hvornår definition begyndte, eller gå tilbage, og tag fasen",
        location=Location("program.md", 4),
    )
    assert fund("FA04", one, ALL_AT_ONCE) == (() if is_kept else (wanted,))


# -- FA05 ---------------------------------------------------------------------------------------


def paid(**felter: Any) -> Projekt:
    standard = {
        "finansieret_af": "PUL_DIGI",
        "business_case": "BC_SKOLE",
        "egenfinansiering_mulig": False,
        "budget_kr": 1_000_000,
    }
    return projekt(**{**standard, **felter})


@pytest.mark.parametrize(
    "objects",
    [
        [paid(), bc(), pulje()],
        [paid(), bc(nettogevinst=1), pulje()],
        [paid(business_case="BC_DOED"), pulje()],
        [paid(finansieret_af="PUL_DOED", business_case="")],
        [projekt(), pulje()],
        [paid(budget_kr=5_000_000), bc(), pulje(beloeb=None)],
        [paid(budget_kr=None), bc(), pulje()],
    ],
    ids=["all", "1 kr.", "dead case", "dead pool", "not paid", "no amount", "no budget"],
)
def test_fa05_a_project_that_pays_keeps_it(objects: list[Objekt]) -> None:
    assert fund("FA05", *objects) == ()


@pytest.mark.parametrize(
    ("net", "besked"),
    [(None, "ikke angivet"), (0, "0 kr."), (-1000, "-1.000 kr.")],
)
def test_fa05_the_business_case_is_positive(net: int | None, besked: str) -> None:
    found = fund("FA05", paid(), bc(nettogevinst=net, linjer=(("nettogevinst", 7),)), pulje())
    assert found == (
        on(
            projekt(),
            "FA05",
            "PRJ_BANK »Forløbsbanken« får penge fra PUL_DIGI, men nettogevinsten er "
            f"{besked} i BC_SKOLE",
            "skriv en :nettogevinst: over 0 på BC_SKOLE, eller find pengene et andet sted",
            location=Location("business_case.md", 7),
        ),
    )
    assert grader("FA05", paid(), bc(nettogevinst=net), pulje()) == "-/F/F/F/T"


@pytest.mark.parametrize(
    ("answer", "besked"),
    [
        (None, "der står ikke, om forvaltningen selv kan betale"),
        (True, "forvaltningen kan selv betale"),
    ],
)
def test_fa05_nobody_else_can_pay(answer: bool | None, besked: str) -> None:
    asked = paid(egenfinansiering_mulig=answer, linjer=(("egenfinansiering_mulig", 6),))
    assert fund("FA05", asked, bc(), pulje()) == (
        on(
            projekt(),
            "FA05",
            f"PRJ_BANK »Forløbsbanken« får penge fra PUL_DIGI, men {besked}",
            "skriv ':egenfinansiering_mulig: nej', hvis det er rigtigt, eller slet "
            ":finansieret_af:",
            location=Location("projekt.md", 6),
        ),
    )


def test_fa05_without_a_business_case() -> None:
    without = paid(business_case="", linjer=(("finansieret_af", 5),))
    assert fund("FA05", without, pulje()) == (
        on(
            projekt(),
            "FA05",
            "PRJ_BANK »Forløbsbanken« får penge fra PUL_DIGI, men har ingen business case",
            "tilføj en linje ':business_case: BC_…', og skriv :nettogevinst: på den",
            location=Location("projekt.md", 5),
        ),
    )
    here = {"sted": without.sted}
    used = program(business_case="BC_BRUGT")
    others = [bc("BC_FRI", **here), bc("BC_BRUGT", **here), beslutning("BES_X", **here), used]
    (finding,) = fund("FA05", without, pulje(), *others)
    assert finding.remedy.startswith("tilføj en linje ':business_case: BC_…', for eksempel BC_FRI,")
    assert grader("FA05", without, pulje()) == "-/F/F/F/T"


def test_fa05_of_a_project_alone_fa01_says_it_from_planning_on() -> None:
    def lonely(fase: str) -> list[Objekt]:
        return [
            alone(fase=fase, finansieret_af="PUL_DIGI", egenfinansiering_mulig=False),
            pulje(),
            portefoelje(),
        ]

    assert by_phase("FA05", lonely) == "-/F/-/-/-"


def test_fa05_a_pool_does_not_pay_more_than_it_has() -> None:
    second = paid(id="PRJ_2", budget_kr=1)
    assert fund("FA05", paid(), second, bc(), pulje(linjer=(("beloeb", 3),))) == (
        Finding(
            "FA05",
            Severity.FEJL,
            Location("pulje.md", 3),
            "PUL_DIGI",
            "PUL_DIGI »Digitaliseringspuljen« er på 1.000.000 kr., men dens projekter har "
            "budgetter for 1.000.001 kr.: PRJ_2 og PRJ_BANK",
            "sænk :budget_kr: på projekterne, hæv :beloeb: på puljen, eller lad et af dem finde "
            "pengene et andet sted",
        ),
    )


def test_fa05_a_pool_may_pay_all_it_has_and_an_overdraft_cannot_be_waived() -> None:
    all_of_it = [paid(), bc(), pulje()]
    assert fund("FA05", *all_of_it) == ()
    waiver = undtagelse("FA05", objekt="PUL_DIGI")
    found = fund("FA05", paid(budget_kr=1_000_001), bc(), pulje(), waiver)
    assert [(f.code, f.severity) for f in found] == [
        ("FA05", Severity.FEJL),
        ("UND01", Severity.FEJL),
    ]


def test_fa05_of_two_business_cases_the_first_counts() -> None:
    loss = bc("BC_TAB", nettogevinst=-1)
    assert fund("FA05", paid(business_case="BC_SKOLE BC_TAB"), bc(), loss, pulje()) == ()


def test_fa05_a_loss_can_be_waived_by_the_board() -> None:
    loss = [paid(), bc(nettogevinst=-1000), pulje()]
    assert grader("FA05", *loss, undtagelse("FA05", objekt="PRJ_BANK")) == "-/U/U/U/U"
    without_decision = undtagelse("FA05", objekt="PRJ_BANK", besluttet_ved="")
    found = fund("FA05", *loss, without_decision)
    assert [finding.code for finding in found] == ["FA05", "UND01"]


@pytest.mark.parametrize(
    "objects",
    [
        [paid(business_case="")],
        [paid(), bc(nettogevinst=None)],
        [paid(egenfinansiering_mulig=True), bc()],
    ],
    ids=["no business case", "no net", "the administration can pay"],
)
def test_fa05_nothing_else_can_be_waived(objects: list[Objekt]) -> None:
    waiver = undtagelse("FA05", objekt="PRJ_BANK")
    found = fund("FA05", *objects, pulje(), waiver)
    assert [(f.code, f.severity) for f in found if f.code == "FA05"] == [("FA05", Severity.FEJL)]
    assert (
        "UND_AFTALT »Aftalt«: undtagelsen gælder ikke: det, FA05 finder på PRJ_BANK, kan ikke "
        "undtages" in messages(*found)
    )


# -- whatever the handbook holds ------------------------------------------------------------------


def test_no_rule_raises_on_an_empty_or_broken_handbook() -> None:
    nothing = [
        program(fase="", programchef="", styregruppe="", besluttet_ved="PER_CHEF"),
        projekt(indgaar_i="PRJ_BANK", business_case="PER_CHEF", finansieret_af="PER_CHEF"),
        trin(fase="", objekter="x", felter="x . program. program.x"),
        spm(obligatorisk_fra="definition", stilles_til="PER_CHEF"),
        svar(besvarer="", objekt="PRG_SKOLE", dato=None, besvaret_af="FRM_SG"),
        person(),
        direktoer(),
        gevinst(),
        effekt(),
    ]
    codes = [code for code in RULES if RULES[code].check.__module__ == fa.__name__]
    assert codes == ["FA01", "FA02", "FA03", "FA04", "FA05"]
    assert {f.code for code in codes for f in fund(code, *nothing)}.isdisjoint({"SY01"})
