"""EJ06: every unit that must change has a leader who knows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from byg import enhed, fejl, fund, gevinst, grader, person, undtagelse
from gevinst.model.finding import Severity
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt

DAG = enhed("ENH_DAG", "Dagtilbud", overenhed="ENH_TOP")
LEDER = person("PER_DAG", "Dagtilbudschefen", ansat_i="ENH_DAG", leder_af="ENH_DAG")
TWO_UNITS = gevinst(realiseres_i="ENH_SKOLER ENH_DAG", linjer=(("realiseres_i", 9),))
BREACH = fejl(
    "EJ06",
    "GEV_TID »Kortere tid« hentes i ENH_DAG »Dagtilbud«, men ingen leder derfra er lokal "
    "gevinstejer (fase: planlægning)",
    "tilføj PER_DAG under :lokale_gevinstejere:, eller fjern ENH_DAG fra :realiseres_i:",
    severity=Severity.ADVARSEL,
    location=Location("gevinst.md", 9),
)


def test_a_unit_without_a_local_owner_breaks_it() -> None:
    assert fund("EJ06", DAG, LEDER, TWO_UNITS) == (BREACH,)


@pytest.mark.parametrize(
    ("leaders", "who"),
    [
        ([], "lederen af ENH_DAG"),
        (
            [LEDER, person("PER_VICE", "Vicechefen", leder_af="ENH_DAG")],
            "PER_DAG eller PER_VICE",
        ),
    ],
    ids=["no leader is known", "two leaders"],
)
def test_the_remedy_names_the_leaders_of_the_unit(leaders: list[Objekt], who: str) -> None:
    (finding,) = fund("EJ06", DAG, TWO_UNITS, *leaders)
    assert finding.remedy == (
        f"tilføj {who} under :lokale_gevinstejere:, eller fjern ENH_DAG fra :realiseres_i:"
    )


def test_each_unit_is_said_once() -> None:
    found = fund(
        "EJ06",
        DAG,
        gevinst(realiseres_i="ENH_DAG ENH_DAG ENH_BY"),
        enhed("ENH_BY", "By"),
    )
    assert [finding.message for finding in found] == [
        f"GEV_TID »Kortere tid« hentes i {unit}, men ingen leder derfra er lokal gevinstejer "
        "(fase: planlægning)"
        for unit in ("ENH_BY »By«", "ENH_DAG »Dagtilbud«")
    ]


@pytest.mark.parametrize(
    "kept",
    [
        [gevinst(realiseres_i="ENH_SKOLER ENH_DAG", lokale_gevinstejere="PER_DAG")],
        [TWO_UNITS, person(leder_af="ENH_SKOLER ENH_DAG")],
        [TWO_UNITS, person(leder_af="ENH_TOP")],
        [gevinst(realiseres_i="ENH_DAG", status="bortfaldet")],
        [gevinst(realiseres_i="ENH_DAG", gevinstansvarlig="")],
        [gevinst(realiseres_i="ENH_UKENDT")],
    ],
    ids=[
        "local owner",
        "the owner leads both",
        "the owner leads from above",
        "dropped benefit",
        "no owner: EJ01 says so",
        "unknown unit: IN08 says so",
    ],
)
def test_a_leader_for_every_unit_keeps_it_and_so_does_what_others_judge(
    kept: list[Objekt],
) -> None:
    assert fund("EJ06", DAG, LEDER, *kept) == ()


@pytest.mark.parametrize(
    ("share", "kept"), [("5", False), ("4.9", True), ("0", True), ("100", False)]
)
def test_a_unit_with_less_than_five_per_cent_needs_no_local_owner(share: str, kept: bool) -> None:
    found = fund(
        "EJ06",
        DAG,
        LEDER,
        gevinst(
            realiseres_i="ENH_SKOLER ENH_DAG",
            andele=(("ENH_SKOLER", Decimal(95)), ("ENH_DAG", Decimal(share))),
            linjer=(("realiseres_i", 9),),
        ),
    )
    assert found == (() if kept else (BREACH,))


LADDER = [
    enhed("ENH_NUL", "Nul", type="institution", overenhed="ENH_EN"),
    enhed("ENH_EN", "En", type="center", overenhed="ENH_TO"),
    enhed("ENH_TO", "To", type="center", overenhed="ENH_TRE"),
    enhed("ENH_TRE", "Tre", overenhed="ENH_TOP"),
]


@pytest.mark.parametrize(
    ("led", "kept"),
    [("ENH_NUL", True), ("ENH_EN", True), ("ENH_TO", True), ("ENH_TRE", False)],
    ids=["itself", "one level above", "two levels above", "three levels above"],
)
@pytest.mark.parametrize("role", ["owner", "local owner"])
def test_a_leader_counts_from_at_most_two_levels_above(role: str, led: str, kept: bool) -> None:
    leader = person("PER_LEDER", "Lederen", leder_af=led)
    benefit = (
        gevinst(realiseres_i="ENH_NUL", gevinstansvarlig="PER_LEDER")
        if role == "owner"
        else gevinst(realiseres_i="ENH_NUL", lokale_gevinstejere="PER_LEDER")
    )
    assert [finding.object_id for finding in fund("EJ06", *LADDER, leader, benefit)] == (
        [] if kept else ["GEV_TID"]
    )


def test_its_severity_follows_its_vector() -> None:
    assert grader("EJ06", DAG, TWO_UNITS) == "-/T/A/F/F"


def test_a_waived_breach_is_shown_as_waived() -> None:
    (finding,) = fund("EJ06", DAG, TWO_UNITS, undtagelse("EJ06"))
    assert (finding.severity, finding.waived_by) == (Severity.UNDTAGET, "UND_AFTALT")


@pytest.mark.parametrize(
    "first",
    [
        {"andele": (("ENH_FOERST", 1),)},
        {"lokale_gevinstejere": "PER_FOERST"},
    ],
    ids=["a small share", "a leader of its own"],
)
def test_a_unit_that_is_in_order_hides_none_after_it(first: dict[str, object]) -> None:
    several = gevinst(realiseres_i="ENH_FOERST ENH_DAG", **first)
    led = person("PER_FOERST", "Første", leder_af="ENH_FOERST")
    (finding,) = fund("EJ06", DAG, several, enhed("ENH_FOERST", "Første"), led)
    assert "hentes i ENH_DAG »Dagtilbud«" in finding.message
