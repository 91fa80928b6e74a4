"""EJ05: a benefit across administrations is not owned by the head of one of them."""

from __future__ import annotations

import pytest
from byg import enhed, fejl, fund, gevinst, grader, kommune, person, program, undtagelse
from gevinst.model.finding import Severity
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt

UNITS: list[Objekt] = [
    enhed("ENH_BY", "By", overenhed="ENH_TOP"),
    enhed("ENH_CARE", "Omsorg", overenhed="ENH_TOP"),
    enhed("ENH_NORD", "Skole Nord", type="institution", overenhed="ENH_SKOLER"),
    enhed("ENH_STAB", "Staben", type="central_stab", overenhed="ENH_TOP"),
    enhed("ENH_KONTOR", "Kontoret", type="center", overenhed="ENH_STAB"),
]
THREE = gevinst(realiseres_i="ENH_SKOLER ENH_BY ENH_CARE", linjer=(("gevinstansvarlig", 7),))


def breach(count: int, line: int = 1) -> object:
    return fejl(
        "EJ05",
        f"GEV_TID »Kortere tid« hentes i {count} forvaltninger, men ejes af PER_CHEF "
        "»Skolechefen« (fase: planlægning)",
        "giv gevinsten til en direktør eller en leder i en central stab, for eksempel "
        "PER_DIREKTOER, og gør fagcheferne til :lokale_gevinstejere:",
        location=Location("gevinst.md", line),
    )


@pytest.mark.parametrize(
    ("tvaergaaende", "realiseres_i", "count"),
    [
        (True, "ENH_SKOLER", 0),
        (True, "ENH_SKOLER ENH_BY", 2),
        (False, "ENH_SKOLER ENH_BY", 0),
        (None, "ENH_SKOLER ENH_BY", 0),
        (False, "ENH_SKOLER ENH_BY ENH_CARE", 3),
        (None, "ENH_SKOLER ENH_BY ENH_CARE", 3),
        (True, "ENH_SKOLER ENH_NORD", 0),
        (False, "ENH_SKOLER ENH_NORD ENH_BY", 0),
        (True, "ENH_SKOLER ENH_STAB", 2),
        (True, "ENH_STAB ENH_KONTOR", 0),
        (True, "ENH_SKOLER ENH_SKOLER", 0),
        (True, "ENH_SKOLER ENH_UKENDT", 0),
        (False, "ENH_SKOLER ENH_BY ENH_UKENDT", 0),
        (False, "ENH_SKOLER ENH_BY PRJ_BANK", 0),
    ],
    ids=[
        "cross-cutting, one",
        "cross-cutting, two",
        "not cross-cutting, two",
        "not said, two",
        "not cross-cutting, three",
        "not said, three",
        "a school and its administration are one",
        "a school, its administration and another are two",
        "a staff counts as one",
        "a staff and an office in it are one",
        "the same unit twice is one",
        "a unit that does not exist is none",
        "two and a unit that does not exist are two",
        "two and something that is no unit are two",
    ],
)
def test_it_breaks_from_two_in_a_cross_cutting_programme_and_from_three_in_others(
    tvaergaaende: bool | None, realiseres_i: str, count: int
) -> None:
    found = fund(
        "EJ05",
        *UNITS,
        program(tvaergaaende=tvaergaaende),
        gevinst(realiseres_i=realiseres_i),
    )
    assert found == ((breach(count),) if count else ())


def test_the_finding_stands_where_the_owner_is_written() -> None:
    assert fund("EJ05", *UNITS, THREE) == (breach(3, line=7),)


@pytest.mark.parametrize(
    "kept",
    [
        [person(stillingsniveau="direktoer")],
        [person(ansat_i="ENH_STAB")],
        [person(ansat_i="ENH_TOP")],
        [person(i_chefgruppe=True), kommune(ledelsesform="chefgruppe")],
        [gevinst(realiseres_i="ENH_SKOLER ENH_BY ENH_CARE", status="bortfaldet")],
        [gevinst(realiseres_i="ENH_SKOLER ENH_BY ENH_CARE", gevinstansvarlig="")],
    ],
    ids=[
        "director",
        "in a central staff",
        "in the board's own unit",
        "head in the group of heads that governs",
        "dropped benefit",
        "no owner: EJ01 says so",
    ],
)
def test_a_central_owner_keeps_it_and_so_does_what_others_judge(kept: list[Objekt]) -> None:
    assert fund("EJ05", *UNITS, THREE, *kept) == ()


@pytest.mark.parametrize(
    "objects",
    [
        [person(i_chefgruppe=True), kommune(ledelsesform="direktion")],
        [person(i_chefgruppe=None), kommune(ledelsesform="chefgruppe")],
        [person(i_chefgruppe=True, stillingsniveau="leder"), kommune(ledelsesform="chefgruppe")],
    ],
    ids=["where directors govern", "outside the group", "not a head"],
)
def test_other_heads_are_not_on_the_level_of_directors(objects: list[Objekt]) -> None:
    assert fund("EJ05", *UNITS, THREE, *objects) == (breach(3, line=7),)


def test_its_severity_follows_its_vector() -> None:
    assert grader("EJ05", *UNITS, THREE) == "-/A/F/F/F"


def test_a_waived_breach_is_shown_as_waived() -> None:
    (finding,) = fund("EJ05", *UNITS, THREE, undtagelse("EJ05"))
    assert (finding.severity, finding.waived_by) == (Severity.UNDTAGET, "UND_AFTALT")
