"""EJ01: a benefit has exactly one owner."""

from __future__ import annotations

import pytest
from byg import fejl, fund, gevinst, grader, kommune, program, undtagelse
from gevinst.model.finding import Severity
from gevinst.model.location import Location

NONE = gevinst(gevinstansvarlig="")
NO_OWNER = fejl(
    "EJ01",
    "GEV_TID »Kortere tid« har ingen gevinstansvarlig (fase: planlægning)",
    "tilføj en linje ':gevinstansvarlig: PER_…' med en leder i den enhed, hvor gevinsten "
    "hentes, for eksempel PER_CHEF",
)


def test_a_benefit_without_an_owner_breaks_it() -> None:
    assert fund("EJ01", NONE) == (NO_OWNER,)


def test_a_benefit_with_several_owners_breaks_it_where_they_are_written() -> None:
    several = gevinst(
        gevinstansvarlig="PER_CHEF PER_DIREKTOER PER_X", linjer=(("gevinstansvarlig", 7),)
    )
    assert fund("EJ01", several) == (
        fejl(
            "EJ01",
            "GEV_TID »Kortere tid« har 3 gevinstansvarlige: PER_CHEF, PER_DIREKTOER og PER_X "
            "(fase: planlægning)",
            "behold én, og flyt de andre til :lokale_gevinstejere:",
            location=Location("gevinst.md", 7),
        ),
    )


@pytest.mark.parametrize(
    "kept",
    [
        gevinst(),
        gevinst(gevinstansvarlig="", status="bortfaldet"),
        gevinst(gevinstansvarlig="PER_CHEF PER_DIREKTOER", status="bortfaldet"),
    ],
    ids=["one owner", "dropped without an owner", "dropped with two owners"],
)
def test_one_owner_keeps_it_and_a_dropped_benefit_is_exempt(kept: object) -> None:
    assert fund("EJ01", kept) == ()


@pytest.mark.parametrize("status", ["identificeret", "ikke_realiseret", "fastholdt"])
def test_every_other_status_needs_an_owner(status: str) -> None:
    assert fund("EJ01", gevinst(gevinstansvarlig="", status=status)) == (NO_OWNER,)


def test_its_severity_is_error_in_every_phase() -> None:
    assert grader("EJ01", NONE) == "F/F/F/F/F"


def test_it_can_be_waived_until_execution_and_not_from_then_on() -> None:
    # From execution on, the second error is the waiver itself: UND01.
    assert grader("EJ01", NONE, undtagelse("EJ01")) == "U/U/U/F+F/F+F"


def test_a_waived_breach_is_shown_as_waived() -> None:
    assert fund("EJ01", NONE, undtagelse("EJ01")) == (
        fejl(
            "EJ01",
            NO_OWNER.message,
            NO_OWNER.remedy,
            severity=Severity.UNDTAGET,
            waived_by="UND_AFTALT",
        ),
    )


def test_a_benefit_outside_every_programme_is_judged_as_in_the_worst_phase() -> None:
    assert fund("EJ01", gevinst(gevinstansvarlig="", hoerer_til="")) == (
        fejl(
            "EJ01",
            "GEV_TID »Kortere tid« har ingen gevinstansvarlig",
            NO_OWNER.remedy,
            programmes=(),
            phase="",
        ),
    )


def test_it_is_on_in_the_profile_start() -> None:
    assert fund("EJ01", NONE, program(), kommune(regelprofil="start")) == (NO_OWNER,)
