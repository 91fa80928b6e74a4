"""EJ02: the owner sits in the board."""

from __future__ import annotations

import pytest
from byg import (
    beslutning,
    direktoer,
    fejl,
    forum,
    fund,
    gevinst,
    grader,
    om,
    person,
    program,
    projekt,
    undtagelse,
)
from gevinst.model.finding import Severity
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt

OUTSIDE = forum(medlemmer="PER_LEDER")
BREACH = fejl(
    "EJ02",
    "GEV_TID »Kortere tid«: Skolechefen er gevinstansvarlig, men sidder ikke i FRM_SG "
    "»Styregruppen« (fase: planlægning)",
    "føj PER_CHEF til :medlemmer: på FRM_SG, eller vælg en gevinstansvarlig, der sidder i "
    "styregruppen",
)


def test_an_owner_outside_the_board_breaks_it() -> None:
    assert fund("EJ02", OUTSIDE) == (BREACH,)


def test_the_finding_stands_where_the_owner_is_written() -> None:
    written = gevinst(linjer=(("gevinstansvarlig", 7),))
    (finding,) = fund("EJ02", OUTSIDE, written)
    assert finding.location == Location("gevinst.md", 7)


@pytest.mark.parametrize(
    "kept",
    [
        [forum(medlemmer="PER_CHEF")],
        [forum(medlemmer="PER_LEDER", formand="PER_CHEF")],
        [OUTSIDE, gevinst(status="bortfaldet")],
        [OUTSIDE, gevinst(gevinstansvarlig="")],
        [OUTSIDE, gevinst(gevinstansvarlig="PER_UKENDT")],
        [program(styregruppe="")],
        [program(styregruppe="FRM_UKENDT")],
        [OUTSIDE, gevinst(hoerer_til="")],
    ],
    ids=[
        "member",
        "chair",
        "dropped benefit",
        "no owner: EJ01 says so",
        "owner does not exist: IN08 says so",
        "no board: OR03 says so",
        "board does not exist: IN08 says so",
        "no programme: IN07 says so",
    ],
)
def test_a_seat_keeps_it_and_so_does_what_others_judge(kept: list[Objekt]) -> None:
    assert fund("EJ02", *kept) == ()


def test_its_severity_follows_its_vector() -> None:
    assert grader("EJ02", OUTSIDE) == "-/A/F/F/A"


def test_it_can_be_waived_in_every_phase() -> None:
    assert grader("EJ02", OUTSIDE, undtagelse("EJ02")) == "-/U/U/U/U"


def test_a_waived_breach_is_shown_as_waived() -> None:
    assert fund("EJ02", OUTSIDE, undtagelse("EJ02")) == (
        fejl(
            "EJ02",
            BREACH.message,
            BREACH.remedy,
            severity=Severity.UNDTAGET,
            waived_by="UND_AFTALT",
        ),
    )


@pytest.mark.parametrize(
    ("representative", "days_ago", "kept"),
    [
        ("PER_DIREKTOER", 0, True),
        ("PER_DIREKTOER", 366, True),
        ("PER_DIREKTOER", 367, False),
        ("PER_LEDER", 100, True),
        ("PER_MAALER", 100, False),
        ("", 100, False),
    ],
    ids=[
        "by the chair, decided today",
        "decided 366 days ago",
        "decided 367 days ago",
        "by a member",
        "by somebody outside the board",
        "by nobody",
    ],
)
def test_a_representative_in_the_board_keeps_it_for_a_year(
    representative: str, days_ago: int, kept: bool
) -> None:
    found = fund(
        "EJ02",
        OUTSIDE,
        gevinst(repraesenteres_af=representative),
        beslutning(dato=om(-days_ago)),
    )
    assert found == (() if kept else (BREACH,))


def test_a_representative_without_a_decision_breaks_it() -> None:
    represented = gevinst(repraesenteres_af="PER_DIREKTOER", besluttet_ved="")
    assert fund("EJ02", OUTSIDE, represented) == (BREACH,)


ALONE = projekt(indgaar_i="PF_ALT", fase="planlaegning", styregruppe="FRM_PRJ")


def test_a_project_without_a_programme_is_judged_by_its_own_board() -> None:
    found = fund(
        "EJ02",
        ALONE,
        forum("FRM_PRJ", "Projektets styregruppe", medlemmer="PER_LEDER"),
        gevinst(hoerer_til="PRJ_BANK"),
    )
    assert [(finding.message, finding.programmes) for finding in found] == [
        (
            "GEV_TID »Kortere tid«: Skolechefen er gevinstansvarlig, men sidder ikke i FRM_PRJ "
            "»Projektets styregruppe« (fase: planlægning)",
            ("PRJ_BANK",),
        )
    ]


@pytest.mark.parametrize(
    ("own", "members", "kept"),
    [("", "PER_LEDER", False), ("", "PER_CHEF", True), ("FRM_PRJ", "PER_LEDER", True)],
    ids=["programme's board without the owner", "programme's board", "the project's own board"],
)
def test_a_project_in_a_programme_has_its_own_board_or_the_programmes(
    own: str, members: str, kept: bool
) -> None:
    found = fund(
        "EJ02",
        projekt(styregruppe=own),
        forum("FRM_PRJ", "Projektets styregruppe", medlemmer="PER_CHEF"),
        forum(medlemmer=members),
        gevinst(hoerer_til="PRJ_BANK"),
    )
    assert found == (() if kept else (BREACH,))


def test_another_owner_is_named_by_title() -> None:
    found = fund(
        "EJ02",
        gevinst(gevinstansvarlig="PER_DIREKTOER"),
        direktoer(),
        person("PER_ANDEN", "En anden"),
        forum(formand="PER_ANDEN"),
    )
    assert [finding.message for finding in found] == [
        "GEV_TID »Kortere tid«: Direktøren er gevinstansvarlig, men sidder ikke i FRM_SG "
        "»Styregruppen« (fase: planlægning)"
    ]


def test_each_programme_of_the_benefit_is_looked_at() -> None:
    """One without a board, one the owner is in, and one where others act for the owner."""
    boards = {
        "PRG_UDEN": program("PRG_UDEN", "Uden", styregruppe=""),
        "PRG_MED": program("PRG_MED", "Med", styregruppe="FRM_MED"),
        "PRG_VED": program("PRG_VED", "Ved", styregruppe="FRM_VED"),
    }
    within = forum("FRM_MED", "Med", medlemmer="PER_CHEF")
    beside = forum("FRM_VED", "Ved", formand="PER_LEDER", medlemmer="PER_LEDER")
    for first, owner in boards.items():
        several = gevinst(
            hoerer_til=f"PF_DOED {first} PRG_SKOLE",
            repraesenteres_af="PER_LEDER",
            besluttet_ved="BES_GEVINST",
        )
        outside = forum(medlemmer="PER_MAALER")
        found = fund("EJ02", owner, within, beside, outside, several)
        assert [finding.message.split(" (")[0] for finding in found] == [
            BREACH.message.split(" (")[0]
        ], first
