"""The sheet for a board's meeting: from which day to which, and what stands on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import pytest
from gevinst.model.finding import Finding, Severity
from gevinst.model.kommune import Beslutning, Forum, Gevinst, Indikator, Projekt
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules.rule import Case
from gevinst.views.kalender import calendar
from gevinst.views.moedeark import MeetingSheet, Period, meeting_sheets
from gevinst.views.programside import programme_pages
from gevinst.views.realisering import report
from kommunen import DECISION, MINUTES, SECOND, TODAY, basis, benefit, measurement
from vis import made

DAY = timedelta(days=1)


def sheets(*objects: Objekt, findings: tuple[Finding, ...] = ()) -> Mapping[str, MeetingSheet]:
    found = basis(*objects, findings=findings)
    case = Case.of(found.handbook, found.today)
    return meeting_sheets(found, calendar(found), programme_pages(found), report(case, found))


def of(*objects: Objekt, findings: tuple[Finding, ...] = ()) -> MeetingSheet:
    return sheets(*objects, findings=findings)["PRG_SKOLE"]


def board(*days: date, often: str = "") -> Forum:
    found: Forum = made(
        Forum, "FRM_SG", "Styregruppen", formand="PER_DIREKTOER", medlemmer="PER_CHEF",
        moededage=days, moedefrekvens=often,
    )  # fmt: skip
    return found


def decision(id: str, day: date | None, by: str = "FRM_SG") -> Beslutning:
    found: Beslutning = made(Beslutning, id, id, dato=day, truffet_af=by)
    return found


LAST, NEXT, AFTER = date(2026, 5, 20), date(2026, 8, 19), date(2026, 10, 21)


def test_the_period_goes_from_the_last_meeting_to_the_one_after_the_next() -> None:
    days = (date(2026, 1, 14), LAST, NEXT, AFTER, date(2026, 12, 16))
    assert of(board(*days)).period == Period(LAST, NEXT, LAST, AFTER)


def test_a_meeting_today_is_the_next_one() -> None:
    assert of(board(LAST, TODAY, AFTER)).period == Period(LAST, TODAY, LAST, AFTER)


@pytest.mark.parametrize(
    ("often", "start", "end"),
    [
        ("maanedlig", date(2026, 5, 15), date(2026, 7, 15)),
        ("hver_anden_maaned", date(2026, 4, 15), date(2026, 8, 15)),
        ("kvartal", date(2026, 3, 15), date(2026, 9, 15)),
        ("halvaar", date(2025, 12, 15), date(2026, 12, 15)),
        ("efter_behov", date(2026, 3, 15), date(2026, 9, 15)),
        ("", date(2026, 3, 15), date(2026, 9, 15)),
    ],
)
def test_without_days_the_period_is_as_long_as_there_is_between_meetings(
    often: str, start: date, end: date
) -> None:
    silent = made(Beslutning, "BES_1", "Uden dato", truffet_af="FRM_SG")
    assert of(board(often=often), silent).period == Period(None, None, start, end)


def test_after_the_last_written_day_the_rhythm_says_when_the_meeting_after_is() -> None:
    assert of(board(LAST, NEXT, often="kvartal")).period.end == date(2026, 11, 19)


def test_the_last_decision_of_the_board_stands_for_a_last_meeting_that_is_not_written() -> None:
    found = of(board(often="kvartal"), decision("BES_1", LAST), decision("BES_2", TODAY))
    assert found.period.last == found.period.start == LAST, "what is decided today is not before"
    other = decision("BES_2", TODAY - DAY, by="FRM_ANDET")
    assert of(board(), DECISION, other).period.last == DECISION.dato


def test_a_project_has_a_sheet_only_when_it_is_in_no_programme() -> None:
    alone = made(Projekt, "PRJ_ALENE", "Alene")
    found = sheets(alone)
    assert list(found) == ["PRG_SKOLE", "PRJ_ALENE"], "and PRJ_IT is in PRG_SKOLE"
    assert found["PRJ_ALENE"].board is None
    assert found["PRJ_ALENE"].period == Period(None, None, date(2026, 3, 15), date(2026, 9, 15))


def test_measured_and_decided_since_the_last_meeting_that_day_included() -> None:
    own = benefit(besluttet_ved="BES_1 BES_2 BES_3 BES_4")
    decisions = (
        decision("BES_1", LAST - DAY), decision("BES_2", LAST), decision("BES_3", TODAY),
        decision("BES_4", TODAY + DAY),
    )  # fmt: skip
    found = of(board(LAST), own, *decisions)
    assert [(m.indikator, m.reading.maaling, m.benefits) for m in found.measured] == [
        (MINUTES, SECOND, (own,))
    ]
    assert [d.id for d in found.decided] == ["BES_3", "BES_2"]


@pytest.mark.parametrize(("day", "shown"), [(LAST, 1), (LAST - DAY, 0)])
def test_only_the_last_measurement_counts_and_only_since_the_last_meeting(
    day: date, shown: int
) -> None:
    latest = measurement("MLG_2", day, "40")
    assert len(of(board(LAST), benefit(), latest).measured) == shown


def test_a_decision_of_another_programme_is_not_on_the_sheet() -> None:
    assert of(board(LAST), benefit(besluttet_ved=""), decision("BES_1", TODAY)).decided == ()


def off(**felter: object) -> tuple[Gevinst, Indikator]:
    target = made(
        Indikator, "IND_TID", "Tid", retning="ned", maalvaerdi=Decimal(30), loebende_maal=True,
        tolerance=Decimal(10),
    )  # fmt: skip
    return benefit(**felter), target


def test_a_benefit_that_deviates_is_shown_unless_it_is_given_up() -> None:
    [found] = of(*off()).off
    assert (found.gevinst.id, [r.deviates for r in found.results]) == ("GEV_TID", [True])
    assert of(*off(status="bortfaldet")).off == ()
    assert of(off()[0]).off == (), "40 of 45 on the way to 30 is as expected"


def test_findings_stand_once_errors_first() -> None:
    def finding(code: str, severity: Severity, line: int) -> Finding:
        return Finding(
            code, severity, Location("a.md", line), "GEV_TID", "galt", "ret", ("PRG_SKOLE",)
        )

    warning = finding("EJ01", Severity.ADVARSEL, 1)
    later, first = finding("EJ02", Severity.FEJL, 9), finding("EJ03", Severity.FEJL, 3)
    tip = finding("EJ04", Severity.TIP, 2)
    two_owners = benefit(gevinstansvarlig="PER_CHEF PER_DIREKTOER")
    found = of(two_owners, findings=(warning, tip, first, later)).missing
    assert [m.finding for m in found] == [first, later, warning]
    assert {m.objekt for m in found} == {two_owners}


def test_what_is_due_is_from_today_to_the_meeting_after_the_next() -> None:
    days = (TODAY - DAY, TODAY, AFTER, AFTER + DAY)
    found = of(board(LAST, NEXT, AFTER), benefit(maaletidspunkter=days))
    assert [(e.kind, e.day) for e in found.due] == [("maaling", TODAY), ("maaling", AFTER)]
