"""SC: from each deliverable there is a way to a goal, in time and in reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import gevinst.rules.sc
import pytest
from byg import (
    TODAY,
    adhoc,
    beslutning,
    driftsaendring,
    effekt,
    enhed,
    fund,
    gevinst,
    grader,
    haandbog,
    leverance,
    maal,
    messages,
    om,
    on,
    program,
    projekt,
    undtagelse,
)
from gevinst.model.finding import Finding, Severity
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules.engine import run_rules
from gevinst.rules.rule import RULES


def codes(*found: Finding) -> list[str]:
    return [finding.code for finding in found]


# -- SC01 ---------------------------------------------------------------------------------------


AIMED = program(understoetter="MAAL_SKOLE", linjer=(("understoetter", 9),))
NO_GOAL = on(
    program(),
    "SC01",
    "PRG_SKOLE »Skoleprogrammet« peger ikke på noget strategisk mål",
    "tilføj en linje ':understoetter: MAAL_…'",
)


def undecided(why: str, ids: str) -> Finding:
    return on(
        AIMED,
        "SC01",
        "PRG_SKOLE »Skoleprogrammet« understøtter kun mål, som direktionen ikke har besluttet: "
        f"{why}",
        "få målet besluttet i et forum med :niveau: direktion, for eksempel FRM_DIREKTION, og "
        f"skriv beslutningen under :besluttet_ved: på {ids}",
        location=Location("program.md", 9),
    )


def test_sc01_a_programme_without_a_goal_breaks_it() -> None:
    assert fund("SC01") == (NO_GOAL,)


def test_sc01_a_goal_nobody_has_decided_breaks_it() -> None:
    assert fund("SC01", AIMED, maal(besluttet_ved="")) == (
        undecided("MAAL_SKOLE har ingen beslutning", "MAAL_SKOLE"),
    )


def test_sc01_a_goal_decided_below_the_board_breaks_it() -> None:
    assert fund("SC01", AIMED, maal(), beslutning(truffet_af="FRM_SG")) == (
        undecided("MAAL_SKOLE er kun besluttet i FRM_SG", "MAAL_SKOLE"),
    )


def test_sc01_all_goals_undecided_are_named() -> None:
    two = replace(AIMED, understoetter=("MAAL_SKOLE", "MAAL_TO"))
    assert fund("SC01", two, maal(besluttet_ved=""), maal("MAAL_TO", besluttet_ved="")) == (
        undecided(
            "MAAL_SKOLE har ingen beslutning og MAAL_TO har ingen beslutning",
            "MAAL_SKOLE eller MAAL_TO",
        ),
    )


@pytest.mark.parametrize(
    "kept",
    [
        [AIMED, maal()],
        [program(understoetter="MAAL_SKOLE MAAL_TO"), maal(), maal("MAAL_TO", besluttet_ved="")],
        [AIMED],
        [AIMED, maal(besluttet_ved="BES_UKENDT")],
        [AIMED, maal(), beslutning(truffet_af="")],
        [program(understoetter="MAAL_SKOLE MAAL_UKENDT"), maal(besluttet_ved="")],
    ],
    ids=[
        "decided by the board",
        "one of two is decided",
        "dead link: IN08 says so",
        "dead decision: IN08 says so",
        "decision without forum: IN07 says so",
        "one of two is dead: IN08 says so",
    ],
)
def test_sc01_a_decided_goal_keeps_it_and_so_does_what_others_judge(kept: list[Objekt]) -> None:
    assert fund("SC01", *kept) == ()


@pytest.mark.parametrize(
    ("formaal", "broedtekst", "kept"),
    [
        ("Kravet i § 83 skal opfyldes", "", True),
        ("", "Sundhedsloven kræver det.", True),
        ("Følger lov nr. 1047 af 2. september 2024", "", True),
        ("Lov nr. 1047 af 2. september 2024", "", True),
        ("Følger lovbekendtgørelse nr 12", "", True),
        ("Loven kræver det", "", False),
        ("", "", False),
    ],
)
def test_sc01_a_law_that_is_named_keeps_it(formaal: str, broedtekst: str, kept: bool) -> None:
    lawful = program(udloeser="lov", formaal=formaal, broedtekst=broedtekst)
    remedy = (
        "tilføj en linje ':understoetter: MAAL_…', eller nævn loven i :formaal:, hvis den er hele "
        "grunden"
    )
    assert fund("SC01", lawful) == (() if kept else (replace(NO_GOAL, remedy=remedy),))


def test_sc01_a_law_counts_only_when_it_is_what_set_the_programme_going() -> None:
    assert fund("SC01", program(udloeser="intern", formaal="§ 83")) == (NO_GOAL,)


def test_sc01_its_severity_follows_its_vector() -> None:
    assert grader("SC01") == "A/F/F/F/T"


def test_sc01_a_waiver_is_refused() -> None:
    assert codes(*fund("SC01", undtagelse("SC01", objekt="PRG_SKOLE"))) == ["SC01", "UND01"]


# -- SC02 ---------------------------------------------------------------------------------------

NOWHERE = leverance(bidrager_til="")
NO_BENEFIT = on(
    NOWHERE,
    "SC02",
    "LEV_BANK »Banken« bidrager ikke til nogen gevinst",
    "tilføj en linje ':bidrager_til: GEV_…', for eksempel GEV_TID. Ellers skriv den leverance, der "
    "venter på den, under :forudsaetning_for:, eller skriv :type: forudsaetning",
    severity=Severity.ADVARSEL,
)


def test_sc02_a_deliverable_without_a_benefit_breaks_it_once() -> None:
    """And not once more on its project."""
    assert fund("SC02", NOWHERE) == (NO_BENEFIT,)


@pytest.mark.parametrize("make", [adhoc, driftsaendring])
def test_sc02_an_effort_without_a_benefit_breaks_it(make: Callable[..., Objekt]) -> None:
    effort = make(bidrager_til="")
    assert fund("SC02", effort) == (
        on(
            effort,
            "SC02",
            f"{effort.id} »{effort.titel}« bidrager ikke til nogen gevinst",
            "tilføj en linje ':bidrager_til: GEV_…' med den gevinst, den skal hjælpe med at hente, "
            "for eksempel GEV_TID",
            severity=Severity.ADVARSEL,
        ),
    )


def test_sc02_a_project_that_delivers_nothing_breaks_it() -> None:
    assert fund("SC02", projekt(skaber="")) == (
        on(
            projekt(),
            "SC02",
            "PRJ_BANK »Forløbsbanken« har ingen leverancer og når derfor ingen gevinst",
            "tilføj en linje ':skaber: LEV_…', og skriv gevinsten under :bidrager_til: på "
            "leverancen",
            severity=Severity.ADVARSEL,
        ),
    )


def chain(length: int) -> list[Objekt]:
    """Deliverables that wait for each other, the last of them for a benefit: so many links."""
    return [
        leverance(
            "LEV_BANK" if number == 1 else f"LEV_{number}",
            bidrager_til="GEV_TID" if number == length else "",
            forudsaetning_for="" if number == length else f"LEV_{number + 1}",
        )
        for number in range(1, length + 1)
    ]


@pytest.mark.parametrize("length", [1, 2, 3])
def test_sc02_a_project_reaches_a_benefit_within_three_links(length: int) -> None:
    assert fund("SC02", *chain(length)) == ()


def test_sc02_four_links_are_too_many() -> None:
    written = projekt(linjer=(("skaber", 12),))
    assert fund("SC02", written, *chain(4)) == (
        on(
            written,
            "SC02",
            "PRJ_BANK »Forløbsbanken«: LEV_BANK når ingen gevinst inden for tre led",
            "skriv gevinsten under :bidrager_til: på LEV_BANK, eller på den leverance, der venter "
            "på den",
            severity=Severity.ADVARSEL,
            location=Location("projekt.md", 12),
        ),
    )


def test_sc02_deliverables_that_wait_for_each_other_reach_nothing() -> None:
    ring = [
        leverance(bidrager_til="", forudsaetning_for="LEV_TO"),
        leverance("LEV_TO", bidrager_til="", forudsaetning_for="LEV_BANK"),
    ]
    found = fund("SC02", projekt(skaber="LEV_BANK LEV_TO"), *ring)
    assert messages(*found) == [
        "PRJ_BANK »Forløbsbanken«: LEV_BANK og LEV_TO når ingen gevinst inden for tre led"
    ]


def test_sc02_a_deliverable_that_waits_for_itself_leads_nowhere() -> None:
    alone = leverance(bidrager_til="", forudsaetning_for="LEV_BANK")
    assert fund("SC02", alone) == (NO_BENEFIT,)


@pytest.mark.parametrize(
    "kept",
    [
        [],
        [leverance(bidrager_til="GEV_UKENDT")],
        [leverance(bidrager_til="", type="forudsaetning")],
        [leverance(bidrager_til="", forudsaetning_for="LEV_UKENDT")],
        [projekt(skaber="LEV_UKENDT")],
        [projekt(skaber="", tilstand="ide")],
        [adhoc(), driftsaendring()],
        [adhoc(bidrager_til="GEV_UKENDT")],
    ],
    ids=[
        "a benefit",
        "dead benefit: IN08 says so",
        "a necessity, and its project",
        "dead deliverable: IN08 says so",
        "the project's deliverable is dead: IN08 says so",
        "only an idea",
        "efforts with a benefit",
        "an effort with a dead benefit",
    ],
)
def test_sc02_a_benefit_keeps_it_and_so_does_what_others_judge(kept: list[Objekt]) -> None:
    assert fund("SC02", *kept) == ()


SHUT = projekt(tilstand="lukket")
PROGRAMME_SHUT = program(fase="gennemfoerelse", tilstand="lukket")
GOING = program(fase="gennemfoerelse")
OTHER = projekt("PRJ_TO", "En anden")


@pytest.mark.parametrize(
    ("objects", "severity"),
    [
        ([NOWHERE, GOING], Severity.FEJL),
        ([NOWHERE, GOING, SHUT], Severity.TIP),
        ([NOWHERE, PROGRAMME_SHUT], Severity.TIP),
        ([NOWHERE, GOING, SHUT, OTHER], Severity.FEJL),
        ([NOWHERE, GOING, SHUT, replace(OTHER, tilstand="lukket")], Severity.TIP),
        ([adhoc(bidrager_til=""), GOING], Severity.FEJL),
        ([adhoc(bidrager_til=""), PROGRAMME_SHUT], Severity.TIP),
        ([driftsaendring(bidrager_til="", indgaar_i="PRJ_BANK"), GOING, SHUT], Severity.TIP),
        ([projekt(skaber=""), GOING], Severity.FEJL),
        ([projekt(skaber="", tilstand="lukket"), GOING], Severity.TIP),
        ([*chain(4), GOING], Severity.FEJL),
        ([*chain(4), GOING, SHUT], Severity.TIP),
    ],
    ids=[
        "all is open",
        "its project is closed",
        "the programme is closed",
        "another project makes it too",
        "both are closed",
        "an effort",
        "an effort of a closed programme",
        "a change of a closed project",
        "a project with nothing",
        "a closed one with nothing",
        "a project that leads nowhere",
        "a closed one",
    ],
)
@pytest.mark.parametrize("profile", ["standard", "streng"])
def test_sc02_what_is_made_in_what_is_closed_is_only_a_tip(
    objects: list[Objekt], severity: Severity, profile: str
) -> None:
    (finding,) = run_rules(haandbog(*objects), TODAY, profile, [RULES["SC02"]])
    assert finding.severity is severity


def test_sc02_its_severity_follows_its_vector() -> None:
    assert grader("SC02", NOWHERE) == "T/A/A/F/T"


@pytest.mark.parametrize(("days", "waived"), [(174, True), (175, False)])
def test_sc02_it_can_be_waived_for_half_a_year(days: int, waived: bool) -> None:
    waiver = undtagelse("SC02", objekt="LEV_BANK", besluttet_ved="", udloeber=om(days))
    found = fund("SC02", NOWHERE, waiver)
    if waived:
        assert found == (replace(NO_BENEFIT, severity=Severity.UNDTAGET, waived_by="UND_AFTALT"),)
    else:
        assert codes(*found) == ["SC02", "UND01"]


# -- SC03 ---------------------------------------------------------------------------------------

ELSEWHERE = [leverance(bidrager_til="GEV_ANDEN"), gevinst("GEV_ANDEN", "En anden")]
NOTHING = on(
    gevinst(),
    "SC03",
    "GEV_TID »Kortere tid«: intet bidrager til gevinsten",
    "skriv ':bidrager_til: GEV_TID' på den leverance, ad hoc-indsats eller driftsændring, der "
    "skal hente den, eller skriv :status: bortfaldet og beslutningen under :besluttet_ved:",
)


def test_sc03_a_benefit_that_nothing_helps_breaks_it() -> None:
    assert fund("SC03", *ELSEWHERE) == (NOTHING,)


@pytest.mark.parametrize(
    "helper",
    [
        leverance(),
        adhoc(),
        driftsaendring(),
        gevinst("GEV_ANDEN", "En anden", bidrager_til="GEV_TID"),
    ],
)
def test_sc03_each_kind_of_help_keeps_it(helper: Objekt) -> None:
    found = fund("SC03", *ELSEWHERE, helper)
    assert "GEV_TID" not in {finding.object_id for finding in found}


def test_sc03_a_benefit_does_not_help_itself() -> None:
    assert fund("SC03", *ELSEWHERE, gevinst(bidrager_til="GEV_TID")) == (NOTHING,)


def test_sc03_a_dropped_benefit_is_exempt() -> None:
    assert fund("SC03", *ELSEWHERE, gevinst(status="bortfaldet")) == ()


def test_sc03_its_severity_follows_its_vector() -> None:
    assert grader("SC03", *ELSEWHERE) == "-/A/F/F/A"


def test_sc03_it_can_be_waived_until_planning() -> None:
    waiver = undtagelse("SC03", besluttet_ved="")
    found = fund("SC03", *ELSEWHERE, program(fase="definition"), waiver)
    assert [(f.code, f.severity, f.waived_by) for f in found] == [
        ("SC03", Severity.UNDTAGET, "UND_AFTALT")
    ]
    refused = fund("SC03", *ELSEWHERE, waiver)
    assert sorted(codes(*refused)) == ["SC03", "UND01"]
    assert NOTHING in refused


# -- SC04 ---------------------------------------------------------------------------------------

NEW_HABITS = gevinst(kraever_adfaerd=True, linjer=(("kraever_adfaerd", 5),))
ONLY_DELIVERED = on(
    gevinst(),
    "SC04",
    "GEV_TID »Kortere tid« kræver ny adfærd, men ingen driftsændring eller ad hoc-indsats "
    "bidrager til den",
    "opret den driftsændring, der skal til, med :fra: og :ansvarlig:, for eksempel PER_CHEF, og "
    "skriv ':bidrager_til: GEV_TID' på den",
    severity=Severity.ADVARSEL,
    location=Location("gevinst.md", 5),
)
UNANSWERED = on(
    gevinst(),
    "SC04",
    "GEV_TID »Kortere tid«: det står ikke, om gevinsten kræver ny adfærd",
    "tilføj en linje ':kraever_adfaerd: ja' eller ':kraever_adfaerd: nej', og skriv hvorfor i "
    ":kraever_adfaerd_note:",
    severity=Severity.ADVARSEL,
)


def test_sc04_new_habits_with_only_a_deliverable_break_it() -> None:
    assert fund("SC04", NEW_HABITS) == (ONLY_DELIVERED,)


def test_sc04_no_answer_breaks_it() -> None:
    assert fund("SC04") == (UNANSWERED,)


@pytest.mark.parametrize(
    "kept",
    [
        [NEW_HABITS, driftsaendring()],
        [NEW_HABITS, adhoc()],
        [gevinst(kraever_adfaerd=False)],
        [gevinst(kraever_adfaerd=True, status="bortfaldet")],
        [gevinst(status="bortfaldet")],
        [NEW_HABITS, leverance(bidrager_til="")],
    ],
    ids=[
        "a change in operation",
        "an ad hoc effort",
        "comes by itself",
        "dropped",
        "dropped and not answered",
        "nothing contributes: SC03 says so",
    ],
)
def test_sc04_a_change_keeps_it_and_so_does_what_others_judge(kept: list[Objekt]) -> None:
    assert fund("SC04", *kept) == ()


def test_sc04_its_severity_follows_its_vector() -> None:
    assert grader("SC04", NEW_HABITS) == "-/T/A/F/F"


def test_sc04_the_answer_is_required_from_planning() -> None:
    assert grader("SC04") == "-/-/A/F/F"


def test_sc04_a_waiver_is_refused() -> None:
    assert codes(*fund("SC04", NEW_HABITS, undtagelse("SC04"))) == ["SC04", "UND01"]


# -- SC05 ---------------------------------------------------------------------------------------

GIVES = gevinst(giver="EFF_LAERING")
EFFECT = effekt(understoetter="MAAL_SKOLE")
BROKEN = on(
    gevinst(),
    "SC05",
    "GEV_TID »Kortere tid« fører ikke til nogen effekt",
    "tilføj en linje ':giver: EFF_…' med den effekt, gevinsten fører til",
)


def test_sc05_a_benefit_without_an_effect_breaks_it() -> None:
    assert fund("SC05") == (BROKEN,)


def test_sc05_the_effects_of_the_programme_are_suggested() -> None:
    aiming = program(sigter_mod="EFF_LAERING EFF_UKENDT EFF_TO")
    others = [EFFECT, effekt("EFF_TO", "To", understoetter="MAAL_SKOLE")]
    assert fund("SC05", aiming, *others) == (
        replace(
            BROKEN,
            remedy="tilføj en linje ':giver: EFF_…' med den effekt, gevinsten fører til, "
            "for eksempel EFF_LAERING eller EFF_TO",
        ),
    )


def test_sc05_an_effect_without_a_goal_breaks_it() -> None:
    assert fund("SC05", GIVES, program(sigter_mod="EFF_LAERING"), effekt()) == (
        on(
            effekt(),
            "SC05",
            "EFF_LAERING »Læring« fører ikke til noget strategisk mål",
            "tilføj en linje ':understoetter: MAAL_…' med det mål, effekten hjælper med at nå",
        ),
    )


def test_sc05_an_effect_in_no_programme_is_judged_as_strictly_as_can_be() -> None:
    assert [(f.severity, f.phase) for f in fund("SC05", GIVES, effekt())] == [(Severity.FEJL, "")]


@pytest.mark.parametrize(
    "kept",
    [
        [GIVES, EFFECT],
        [gevinst(giver="EFF_UKENDT")],
        [GIVES, effekt(understoetter="MAAL_UKENDT")],
        [gevinst(bidrager_til="GEV_TO"), gevinst("GEV_TO", "To", giver="EFF_LAERING"), EFFECT],
        [gevinst(bidrager_til="GEV_UKENDT")],
        [gevinst(status="bortfaldet")],
    ],
    ids=[
        "all the way",
        "dead effect: IN08 says so",
        "dead goal: IN08 says so",
        "by another benefit",
        "dead benefit: IN08 says so",
        "dropped",
    ],
)
def test_sc05_an_unbroken_chain_keeps_it(kept: list[Objekt]) -> None:
    assert fund("SC05", *kept) == ()


def test_sc05_a_broken_chain_is_said_where_it_ends() -> None:
    found = fund("SC05", gevinst(bidrager_til="GEV_TO"), gevinst("GEV_TO", "To"))
    assert messages(*found) == ["GEV_TO »To« fører ikke til nogen effekt"]


def test_sc05_a_chain_does_not_go_through_a_dropped_benefit() -> None:
    dropped = gevinst("GEV_TO", "To", status="bortfaldet", giver="EFF_LAERING")
    assert fund("SC05", gevinst(bidrager_til="GEV_TO"), dropped, EFFECT) == (BROKEN,)


def ring(*names: str, **felter: Any) -> list[Objekt]:
    """Benefits that contribute to each other, the last to the first."""
    after = dict(zip(names, (*names[1:], names[0]), strict=True))
    return [
        gevinst(f"GEV_{name}", name, bidrager_til=f"GEV_{after[name]}", **felter) for name in names
    ]


def test_sc05_a_ring_is_said_once_on_its_first_id() -> None:
    found = fund("SC05", GIVES, EFFECT, *ring("B", "A", "C", linjer=(("bidrager_til", 8),)))
    assert found == (
        on(
            gevinst("GEV_A"),
            "SC05",
            "GEV_A »A« bidrager til sig selv i ring: GEV_A → GEV_C → GEV_B → GEV_A",
            "slet det link under :bidrager_til: på GEV_A, GEV_C eller GEV_B, der går fra en senere "
            "gevinst til en tidligere",
            location=Location("gevinst.md", 8),
        ),
    )


def test_sc05_the_order_of_the_pages_does_not_matter() -> None:
    objects = [GIVES, EFFECT, *ring("B", "A", "C"), *ring("Z", "Y")]
    forth, back = fund("SC05", *objects), fund("SC05", *reversed(objects))
    assert forth == back
    assert messages(*forth) == [
        "GEV_A »A« bidrager til sig selv i ring: GEV_A → GEV_C → GEV_B → GEV_A",
        "GEV_Y »Y« bidrager til sig selv i ring: GEV_Y → GEV_Z → GEV_Y",
    ]


def test_sc05_a_benefit_that_helps_itself_is_a_ring() -> None:
    found = fund("SC05", gevinst(bidrager_til="GEV_TID", giver="EFF_LAERING"), EFFECT)
    assert messages(*found) == [
        "GEV_TID »Kortere tid« bidrager til sig selv i ring: GEV_TID → GEV_TID"
    ]


def test_sc05_of_rings_that_share_a_benefit_the_shortest_is_said() -> None:
    knot = [
        gevinst("GEV_A", "A", bidrager_til="GEV_B GEV_D"),
        gevinst("GEV_B", "B", bidrager_til="GEV_C"),
        gevinst("GEV_C", "C", bidrager_til="GEV_A"),
        gevinst("GEV_D", "D", bidrager_til="GEV_A"),
    ]
    assert messages(*fund("SC05", GIVES, EFFECT, *knot)) == [
        "GEV_A »A« bidrager til sig selv i ring: GEV_A → GEV_D → GEV_A"
    ]


def test_sc05_a_way_into_a_ring_is_no_part_of_it() -> None:
    before = gevinst("GEV_0", "Før", bidrager_til="GEV_A")
    found = fund("SC05", GIVES, EFFECT, before, *ring("A", "B"))
    assert [finding.object_id for finding in found] == ["GEV_A"]


def test_sc05_each_handbook_has_its_own_rings() -> None:
    """What is remembered of one handbook is not said of the next."""
    assert fund("SC05", GIVES, EFFECT, *ring("A", "B")) != ()
    straight = [
        gevinst("GEV_A", "A", bidrager_til="GEV_B"),
        gevinst("GEV_B", "B", giver="EFF_LAERING"),
    ]
    assert fund("SC05", GIVES, EFFECT, *straight) == ()


def test_sc05_its_severity_follows_its_vector() -> None:
    assert grader("SC05") == "-/A/F/F/F"


def test_sc05_a_ring_is_an_error_in_every_phase() -> None:
    assert grader("SC05", GIVES, EFFECT, *ring("A", "B")) == "F/F/F/F/F"


def test_sc05_a_waiver_is_refused() -> None:
    assert codes(*fund("SC05", undtagelse("SC05"))) == ["SC05", "UND01"]


# -- SC06 ---------------------------------------------------------------------------------------

READY = date(2026, 12, 15)


def early(fra: date | None = date(2026, 9, 1), **felter: Any) -> Objekt:
    return gevinst(realisering_fra=fra, **felter)


TOO_EARLY = on(
    gevinst(),
    "SC06",
    "GEV_TID »Kortere tid« hentes fra 1. september 2026, men LEV_BANK »Banken« er først klar "
    "15. december 2026",
    "flyt :realisering_fra: til 2026-12-15 eller senere, gør leverancen klar tidligere "
    "(:klar_dato: på LEV_BANK, leverance.md:1), eller skriv i :delvis_fra:, hvor stor en andel "
    "der kan hentes hvornår",
)


def test_sc06_a_benefit_before_its_deliverable_breaks_it() -> None:
    assert fund("SC06", early(), leverance(klar_dato=READY)) == (TOO_EARLY,)


def test_sc06_the_last_deliverable_is_named_once_where_the_date_is_written() -> None:
    found = fund(
        "SC06",
        early(linjer=(("realisering_fra", 14),)),
        leverance("LEV_FOER", "Før", klar_dato=date(2026, 10, 1)),
        leverance(klar_dato=READY),
    )
    assert found == (replace(TOO_EARLY, location=Location("gevinst.md", 14)),)


@pytest.mark.parametrize(
    ("fra", "kept"),
    [(date(2026, 12, 14), False), (READY, True), (date(2026, 12, 16), True), (None, True)],
    ids=["the day before", "exactly on the day", "the day after", "no date: RE01 says so"],
)
def test_sc06_the_day_the_deliverable_is_ready_will_do(fra: date | None, kept: bool) -> None:
    assert (fund("SC06", early(fra), leverance(klar_dato=READY)) == ()) is kept


@pytest.mark.parametrize(
    ("idriftsat", "kept"), [(date(2026, 9, 1), True), (date(2026, 9, 2), False)]
)
def test_sc06_a_deliverable_in_use_before_its_plan_keeps_it(idriftsat: date, kept: bool) -> None:
    found = fund("SC06", early(), leverance(klar_dato=READY, idriftsat=idriftsat))
    assert found == (() if kept else (TOO_EARLY,))


def test_sc06_no_date_and_a_dropped_benefit_keep_it() -> None:
    assert fund("SC06", early(), leverance(klar_dato=None)) == ()
    assert fund("SC06", early(status="bortfaldet"), leverance(klar_dato=READY)) == ()


@pytest.mark.parametrize(
    ("shares", "kept"),
    [
        (((date(2026, 9, 1), 40), (READY, 100)), True),
        (((date(2026, 9, 1), 40),), True),
        (((date(2026, 9, 1), 40), (date(2026, 12, 14), 100)), False),
        (((date(2026, 9, 1), 100),), False),
    ],
    ids=["all of it on the day", "never all of it", "all of it the day before", "all at once"],
)
def test_sc06_a_benefit_may_be_fetched_gradually(shares: Any, kept: bool) -> None:
    found = fund("SC06", early(delvis_fra=shares), leverance(klar_dato=READY))
    assert (found == ()) is kept


def test_sc06_all_of_a_gradual_benefit_too_early_is_said_of_the_shares() -> None:
    shares = ((date(2026, 9, 1), 40), (date(2026, 12, 1), 100))
    gradual = early(delvis_fra=shares, linjer=(("delvis_fra", 15),))
    assert fund("SC06", gradual, leverance(klar_dato=READY)) == (
        on(
            gevinst(),
            "SC06",
            "GEV_TID »Kortere tid«: hele gevinsten hentes fra 1. december 2026, men LEV_BANK "
            "»Banken« er først klar 15. december 2026",
            "flyt de 100 % i :delvis_fra: til 2026-12-15 eller senere, eller gør leverancen klar "
            "tidligere (:klar_dato: på LEV_BANK, leverance.md:1)",
            location=Location("gevinst.md", 15),
        ),
    )


ENDS = date(2027, 6, 30)
AFTER = date(2027, 7, 1)


def test_sc06_a_project_that_outlives_its_programme_breaks_it() -> None:
    long = projekt(slutdato=AFTER, linjer=(("slutdato", 7),))
    assert fund("SC06", program(slutdato=ENDS), long) == (
        on(
            long,
            "SC06",
            "PRJ_BANK »Forløbsbanken« slutter 1. juli 2027, men PRG_SKOLE »Skoleprogrammet« "
            "slutter allerede 30. juni 2027",
            "flyt :slutdato: på PRJ_BANK eller på PRG_SKOLE (program.md:1)",
            location=Location("projekt.md", 7),
        ),
    )


@pytest.mark.parametrize(
    ("programme_ends", "project_ends"), [(ENDS, ENDS), (ENDS, None), (None, AFTER), (None, None)]
)
def test_sc06_a_project_may_end_with_its_programme(
    programme_ends: date | None, project_ends: date | None
) -> None:
    assert fund("SC06", program(slutdato=programme_ends), projekt(slutdato=project_ends)) == ()


LATER = program("PRG_SENT", "Det sene", slutdato=AFTER)


def waiting(felt: str = "afhaenger_af_tid", **felter: Any) -> Objekt:
    return program(**{"slutdato": ENDS, felt: "PRG_SENT", "linjer": ((felt, 30),), **felter})


WAITS = on(
    program(),
    "SC06",
    "PRG_SKOLE »Skoleprogrammet« slutter 30. juni 2027, men afhænger af PRG_SENT »Det sene«, som "
    "først slutter 1. juli 2027",
    "flyt :slutdato: på PRG_SKOLE eller på PRG_SENT (program.md:1), eller skriv en beslutning "
    "med :type: prioritering under :besluttet_ved:",
    location=Location("program.md", 30),
)


@pytest.mark.parametrize(
    "felt", ["afhaenger_af_indhold", "afhaenger_af_tid", "afhaenger_af_design"]
)
def test_sc06_depending_on_what_ends_later_breaks_it(felt: str) -> None:
    assert fund("SC06", LATER, waiting(felt)) == (WAITS,)


def test_sc06_two_kinds_of_dependency_on_the_same_are_said_once() -> None:
    assert fund("SC06", LATER, waiting(afhaenger_af_design="PRG_SENT")) == (WAITS,)


def test_sc06_a_project_depends_on_another_in_the_same_way() -> None:
    later = projekt("PRJ_SENT", "Det sene", slutdato=ENDS)
    early_one = projekt(slutdato=date(2027, 1, 1), afhaenger_af_indhold="PRJ_SENT")
    assert messages(*fund("SC06", later, early_one)) == [
        "PRJ_BANK »Forløbsbanken« slutter 1. januar 2027, men afhænger af PRJ_SENT »Det sene«, "
        "som først slutter 30. juni 2027"
    ]


@pytest.mark.parametrize(
    "kept",
    [
        [LATER, waiting(slutdato=AFTER)],
        [LATER, waiting(slutdato=None)],
        [program("PRG_SENT", slutdato=None), waiting()],
        [waiting()],
        [program("PRG_SENT", slutdato=AFTER, tilstand="lukket"), waiting()],
        [
            LATER,
            waiting(besluttet_ved="BES_PRIO"),
            beslutning("BES_PRIO", "Rækkefølgen", type="prioritering"),
        ],
        [program(slutdato=AFTER), projekt(slutdato=ENDS, afhaenger_af_tid="PRG_SKOLE")],
    ],
    ids=[
        "ends on the same day",
        "no end",
        "the other has no end",
        "dead link: IN08 says so",
        "the other is closed",
        "decided",
        "its own programme",
    ],
)
def test_sc06_what_fits_together_keeps_it(kept: list[Objekt]) -> None:
    assert fund("SC06", *kept) == ()


def test_sc06_a_decision_about_something_else_does_not_help() -> None:
    assert fund("SC06", LATER, waiting(besluttet_ved="BES_GEVINST")) == (WAITS,)


def test_sc06_a_programme_waiting_for_its_own_project_is_said_on_the_project() -> None:
    found = fund(
        "SC06", program(slutdato=ENDS, afhaenger_af_tid="PRJ_BANK"), projekt(slutdato=AFTER)
    )
    assert [finding.object_id for finding in found] == ["PRJ_BANK"]


def test_sc06_its_severity_follows_its_vector() -> None:
    assert grader("SC06", early(), leverance(klar_dato=READY)) == "-/T/F/F/A"


def test_sc06_a_waiver_is_refused() -> None:
    found = fund("SC06", early(), leverance(klar_dato=READY), undtagelse("SC06"))
    assert codes(*found) == ["SC06", "UND01"]


# -- SC07 ---------------------------------------------------------------------------------------

THIS, NEXT, AFTER_NEXT = (date(2026, 5, 1), date(2026, 8, 1), date(2026, 11, 1))
"""A day in the quarter of these tests' today, and in the two after it."""


def load(
    number: int,
    fra: date | None = THIS,
    til: date | None = THIS,
    where: str = "ENH_SKOLER",
    status: str = "godkendt",
    **felter: Any,
) -> list[Objekt]:
    """A programme with one benefit to be fetched somewhere."""
    owner = program(f"PRG_{number}", f"Nr. {number}", styregruppe="", **felter)
    return [
        owner,
        gevinst(
            f"GEV_{number}",
            hoerer_til=owner.id,
            realiseres_i=where,
            realisering_fra=fra,
            realisering_til=til,
            status=status,
        ),
    ]


def bears(count: int, **felter: Any) -> Objekt:
    return enhed(overenhed="ENH_TOP", baereevne=count, **felter)


def overloaded(message: str) -> Finding:
    return Finding(
        "SC07",
        Severity.ADVARSEL,
        Location("enhed.md", 1),
        "ENH_SKOLER",
        message,
        "flyt :realisering_fra: eller :realisering_til: på gevinsterne i et af dem. Skal enheden "
        "bære det alligevel, så få det besluttet i porteføljeforummet, og skriv en undtagelse",
    )


TWO = overloaded(
    "ENH_SKOLER »Skolerne« rammes af 2 programmer i 2. kvartal 2026, PRG_1 »Nr. 1« og PRG_2 "
    "»Nr. 2«, men kan kun bære 1"
)


def test_sc07_more_programmes_than_it_can_bear_break_it() -> None:
    assert fund("SC07", bears(1), *load(1), *load(2)) == (TWO,)


def test_sc07_exactly_what_it_can_bear_keeps_it() -> None:
    assert fund("SC07", bears(2), *load(1), *load(2)) == ()


def test_sc07_three_is_what_a_unit_bears_when_nothing_is_said() -> None:
    three = [*load(1), *load(2), *load(3)]
    assert fund("SC07", *three) == ()
    assert messages(*fund("SC07", *three, *load(4))) == [
        "ENH_SKOLER »Skolerne« rammes af 4 programmer i 2. kvartal 2026, PRG_1 »Nr. 1«, PRG_2 "
        "»Nr. 2«, PRG_3 »Nr. 3« og PRG_4 »Nr. 4«, men kan kun bære 3"
    ]


def test_sc07_two_benefits_of_one_programme_are_one() -> None:
    again = gevinst("GEV_1B", hoerer_til="PRG_1", realisering_fra=THIS, realisering_til=AFTER_NEXT)
    assert fund("SC07", bears(1), *load(1), again) == ()


def test_sc07_the_worst_quarter_is_named_and_the_first_of_equals() -> None:
    objects = [
        *load(1, THIS, AFTER_NEXT),
        *load(2, THIS, THIS),
        *load(3, NEXT, AFTER_NEXT),
        *load(4, NEXT, AFTER_NEXT),
    ]
    assert fund("SC07", bears(1), *objects) == (
        overloaded(
            "ENH_SKOLER »Skolerne« rammes af 3 programmer i 3. kvartal 2026, PRG_1 »Nr. 1«, "
            "PRG_3 »Nr. 3« og PRG_4 »Nr. 4«, men kan kun bære 1"
        ),
    )


@pytest.mark.parametrize(
    ("til", "fra", "kept"),
    [
        (date(2026, 6, 30), date(2026, 7, 1), True),
        (date(2026, 7, 1), date(2026, 9, 30), False),
        (date(2026, 12, 31), date(2027, 1, 1), True),
    ],
    ids=["the last day and the first", "both ends of one quarter", "over new year"],
)
def test_sc07_only_what_is_in_the_same_quarter_meets(til: date, fra: date, kept: bool) -> None:
    found = fund("SC07", bears(1), *load(1, THIS, til), *load(2, fra, fra))
    assert (found == ()) is kept


@pytest.mark.parametrize(("day", "kept"), [(date(2026, 3, 31), True), (date(2026, 4, 1), False)])
def test_sc07_a_quarter_that_is_over_does_not_count(day: date, kept: bool) -> None:
    found = fund("SC07", bears(1), *load(1, day, day), *load(2, day, day))
    assert found == (() if kept else (TWO,))


def test_sc07_what_began_long_ago_is_said_of_this_quarter() -> None:
    long_ago = date(2020, 1, 1)
    assert fund("SC07", bears(1), *load(1, long_ago), *load(2, long_ago)) == (TWO,)


@pytest.mark.parametrize(
    ("felter", "kept"),
    [
        ({"fase": "initiering"}, True),
        ({"fase": "definition"}, True),
        ({"fase": ""}, True),
        ({"fase": "planlaegning"}, False),
        ({"fase": "gennemfoerelse"}, False),
        ({"fase": "realisering"}, False),
        ({"status": "bortfaldet"}, True),
        ({"status": "realiseret"}, False),
        ({"status": "realiseret", "tilstand": "lukket"}, True),
        ({"status": "fastholdt", "tilstand": "lukket"}, True),
        ({"status": "delvist_realiseret", "tilstand": "lukket"}, False),
        ({"fra": None}, True),
        ({"til": None}, True),
        ({"fra": NEXT, "til": THIS}, True),
    ],
)
def test_sc07_which_programmes_count(felter: dict[str, Any], kept: bool) -> None:
    found = fund("SC07", bears(1), *load(1), *load(2, **felter))
    assert found == (() if kept else (TWO,))


def test_sc07_a_project_without_a_programme_counts() -> None:
    own = projekt("PRJ_EGET", "Eget", indgaar_i="PF_ALT", fase="gennemfoerelse", skaber="")
    benefit = gevinst("GEV_EGET", hoerer_til="PRJ_EGET", realisering_fra=THIS, realisering_til=THIS)
    assert messages(*fund("SC07", bears(1), *load(1), own, benefit)) == [
        "ENH_SKOLER »Skolerne« rammes af 2 programmer og projekter i 2. kvartal 2026, PRG_1 "
        "»Nr. 1« og PRJ_EGET »Eget«, men kan kun bære 1"
    ]
    assert messages(*fund("SC07", bears(0), own, benefit)) == [
        "ENH_SKOLER »Skolerne« rammes af 1 projekt i 2. kvartal 2026, PRJ_EGET »Eget«, men kan "
        "kun bære 0"
    ]


BELOW = [
    enhed("ENH_NORD", "Nord", overenhed="ENH_SKOLER"),
    enhed("ENH_KLASSE", "Klassen", overenhed="ENH_NORD"),
]


def test_sc07_what_is_fetched_below_is_carried_above() -> None:
    found = fund("SC07", bears(1), *BELOW, *load(1), *load(2, where="ENH_KLASSE"))
    assert found == (TWO,)


def test_sc07_an_office_does_not_carry_what_those_below_it_do() -> None:
    office = bears(1, er_drift=False)
    assert fund("SC07", office, *BELOW, *load(1), *load(2, where="ENH_KLASSE")) == ()
    assert fund("SC07", office, *load(1), *load(2)) == (TWO,)


def test_sc07_a_unit_that_does_not_say_what_it_is_carries_those_below() -> None:
    unsaid = bears(1, er_drift=None)
    assert fund("SC07", unsaid, *BELOW, *load(1), *load(2, where="ENH_NORD")) == (TWO,)


def test_sc07_a_ring_of_units_does_not_hang() -> None:
    circle = enhed(overenhed="ENH_NORD", baereevne=1)
    found = fund("SC07", circle, *BELOW, *load(1), *load(2, where="ENH_NORD"))
    assert found == (TWO,)


def test_sc07_odd_numbers_do_not_make_it_fail() -> None:
    assert fund("SC07", bears(-1)) == ()
    assert codes(*fund("SC07", bears(0), *load(1))) == ["SC07"]
    assert fund("SC07", bears(1), *load(1, date.min, date.max), *load(2)) == (TWO,)


@pytest.mark.parametrize(("days", "waived"), [(82, True), (83, False)])
def test_sc07_the_portfolio_forum_can_waive_it_for_a_quarter(days: int, waived: bool) -> None:
    waiver = undtagelse("SC07", objekt="ENH_SKOLER", udloeber=om(days))
    found = fund("SC07", bears(1), *load(1), *load(2), waiver)
    if waived:
        assert found == (replace(TWO, severity=Severity.UNDTAGET, waived_by="UND_AFTALT"),)
    else:
        assert codes(*found) == ["SC07", "UND01"]


def test_sc07_nobody_else_can() -> None:
    alone = undtagelse("SC07", objekt="ENH_SKOLER", besluttet_ved="")
    found = fund("SC07", bears(1), *load(1), *load(2), alone)
    assert codes(*found) == ["SC07", "UND01"]


def test_sc07_is_an_error_in_the_strict_profile() -> None:
    book = haandbog(bears(1), *load(1), *load(2))
    (found,) = run_rules(book, TODAY, "streng", [RULES["SC07"]])
    assert found.severity is Severity.FEJL
