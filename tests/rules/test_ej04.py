"""EJ04: the owner does not lead the project that delivers."""

from __future__ import annotations

import pytest
from byg import (
    fejl,
    forum,
    fund,
    gevinst,
    grader,
    indikator,
    leverance,
    projekt,
    undtagelse,
)
from gevinst.model.finding import Severity
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt

BOTH = projekt(projektleder="PER_CHEF")
BREACH = fejl(
    "EJ04",
    "GEV_TID »Kortere tid«: Skolechefen er både gevinstansvarlig og projektleder på PRJ_BANK "
    "»Forløbsbanken« (fase: planlægning)",
    "udpeg en anden projektleder på PRJ_BANK, eller giv gevinsten til en leder i driften",
)


def test_an_owner_who_leads_the_project_breaks_it() -> None:
    assert fund("EJ04", BOTH) == (BREACH,)


def test_each_project_is_said_where_the_owner_is_written() -> None:
    found = fund(
        "EJ04",
        BOTH,
        projekt("PRJ_ANDET", "Et andet", projektleder="PER_CHEF", skaber="LEV_BANK LEV_TO"),
        leverance("LEV_TO", "To"),
        gevinst(linjer=(("gevinstansvarlig", 7),)),
    )
    assert [(finding.location, finding.message) for finding in found] == [
        (
            Location("gevinst.md", 7),
            "GEV_TID »Kortere tid«: Skolechefen er både gevinstansvarlig og projektleder på "
            f"{project} (fase: planlægning)",
        )
        for project in ("PRJ_ANDET »Et andet«", "PRJ_BANK »Forløbsbanken«")
    ]


@pytest.mark.parametrize(
    "kept",
    [
        [],
        [BOTH, leverance(bidrager_til="GEV_ANDEN"), gevinst("GEV_ANDEN", gevinstansvarlig="")],
        [projekt(projektleder="PER_CHEF", skaber="")],
        [BOTH, gevinst(status="bortfaldet")],
        [BOTH, gevinst(gevinstansvarlig="")],
    ],
    ids=[
        "another project manager",
        "the deliverable helps another benefit",
        "the project delivers nothing",
        "dropped benefit",
        "no owner: EJ01 says so",
    ],
)
def test_two_people_keep_it_and_so_does_what_others_judge(kept: list[Objekt]) -> None:
    assert fund("EJ04", *kept) == ()


def small(**felter: object) -> list[Objekt]:
    """A project that may have one person in both roles, with something changed."""
    standard = {
        "projektleder": "PER_CHEF",
        "indgaar_i": "PF_ALT",
        "fase": "planlaegning",
        "styregruppe": "FRM_SG",
        "deltagere": 3,
    }
    return [projekt(**{**standard, **felter}), gevinst(hoerer_til="PRJ_BANK")]


@pytest.mark.parametrize("deltagere", [1, 3])
def test_a_small_project_outside_programmes_is_exempt(deltagere: int) -> None:
    assert fund("EJ04", *small(deltagere=deltagere)) == ()


@pytest.mark.parametrize(
    "objects",
    [
        small(deltagere=4),
        small(deltagere=None),
        [*small(indgaar_i="PRG_SKOLE")],
        small(styregruppe=""),
        [*small(), forum(formand="")],
        [*small(), forum(formand="PER_CHEF")],
        [*small(), indikator(maaleansvarlig="PER_CHEF")],
        [*small(), indikator(maaleansvarlig="")],
        [*small(), gevinst(hoerer_til="PRJ_BANK", maales_ved="")],
        [
            *small(),
            gevinst(hoerer_til="PRJ_BANK", maales_ved="IND_TID IND_TO"),
            indikator("IND_TO", maaleansvarlig="PER_CHEF"),
        ],
    ],
    ids=[
        "four participants",
        "participants not given",
        "in a programme",
        "no board",
        "no chair",
        "the owner is chair",
        "the owner measures",
        "nobody measures",
        "no indicator",
        "the owner measures one of two",
    ],
)
def test_a_project_that_is_not_small_or_not_independent_is_not_exempt(
    objects: list[Objekt],
) -> None:
    assert [finding.message for finding in fund("EJ04", *objects)] == [BREACH.message]


def test_its_severity_follows_its_vector() -> None:
    assert grader("EJ04", BOTH) == "-/A/F/F/F"


def test_a_waived_breach_is_shown_as_waived() -> None:
    assert fund("EJ04", BOTH, undtagelse("EJ04")) == (
        fejl(
            "EJ04",
            BREACH.message,
            BREACH.remedy,
            severity=Severity.UNDTAGET,
            waived_by="UND_AFTALT",
        ),
    )
