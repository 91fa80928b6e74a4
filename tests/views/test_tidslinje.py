"""The plan of a programme as a time line: places in per cent, and odd dates."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from gevinst.model.kommune import Adhoc, Gevinst, Leverance, Program, Projekt
from gevinst.views.tidslinje import YEARS, Bar, Mark, Row, Timeline, timeline
from vis import made

START = date(2026, 1, 1)
TODAY = START + timedelta(days=50)
END = START + timedelta(days=100)
PROGRAMME = made(Program, "PRG_A", "Skolen", startdato=START, slutdato=END)


def day(number: int) -> date:
    return START + timedelta(days=number)


def plan(*benefits: Gevinst, today: date = TODAY, efforts: tuple[Adhoc, ...] = ()) -> Timeline:
    found = timeline(PROGRAMME, (), (), efforts, benefits, today)
    assert found is not None
    return found


def test_places_are_per_cent_of_the_way_from_the_first_day_to_the_last() -> None:
    gevinst = made(
        Gevinst, "GEV_A", "Tid", realisering_fra=day(20), realisering_til=day(80),
        maaletidspunkter=(day(30), day(80)), overdraget_dato=day(90),
    )  # fmt: skip
    found = plan(gevinst)
    assert (found.first, found.last, found.today) == (START, END, Decimal("50.0"))
    assert found.rows == (
        Row(PROGRAMME, "Skolen", "Program", Bar(START, END, Decimal("0.0"), Decimal("100.0")), ()),
        Row(
            gevinst, "Tid", "Gevinst", Bar(day(20), day(80), Decimal("20.0"), Decimal("60.0")),
            (
                Mark("maaling", day(30), Decimal("30.0")),
                Mark("maaling", day(80), Decimal("80.0")),
                Mark("overdragelse", day(90), Decimal("90.0")),
            ),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("today", "place"),
    [
        (START, Decimal("0.0")),
        (END, Decimal("100.0")),
        (START - timedelta(days=1), None),
        (END + timedelta(days=1), None),
    ],
)
def test_today_is_drawn_only_where_the_plan_goes(today: date, place: Decimal | None) -> None:
    assert plan(today=today).today == place


def test_each_phase_lasts_until_the_next_and_the_last_until_today() -> None:
    program = made(
        Program, "PRG_A", "Skolen",
        fasehistorik=(("definition", day(10)), ("initiering", START)),
    )  # fmt: skip
    found = timeline(program, (), (), (), (), TODAY)
    assert found is not None
    assert [(r.label, r.bar.first, r.bar.last) for r in found.rows if r.bar] == [
        ("Initiering", START, day(10)),
        ("Definition og organisering", day(10), TODAY),
    ]


def test_a_deliverable_in_use_is_shown_on_that_day_and_else_on_the_day_it_is_ready() -> None:
    used = made(Leverance, "LEV_A", "I brug", klar_dato=day(10), idriftsat=day(20))
    ready = made(Leverance, "LEV_B", "På vej", klar_dato=day(60))
    project = made(Projekt, "PRJ_A", "It")
    found = timeline(PROGRAMME, (project,), (used, ready), (), (), TODAY)
    assert found is not None
    assert [(r.label, r.bar, [(m.kind, m.day) for m in r.marks]) for r in found.rows[1:]] == [
        ("It", None, []),
        ("I brug", None, [("i_drift", day(20))]),
        ("På vej", None, [("klar", day(60))]),
    ]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [(20, None, [20]), (None, 30, [30]), (30, 20, [30, 20])],
)
def test_an_end_that_is_missing_or_wrong_gives_days_and_no_bar(
    first: int | None, last: int | None, days: list[int]
) -> None:
    effort = made(
        Adhoc, "ADH_A", "Dage", fra=None if first is None else day(first),
        til=None if last is None else day(last),
    )  # fmt: skip
    row = plan(efforts=(effort,)).rows[1]
    assert row.bar is None
    assert [(mark.kind, mark.day) for mark in row.marks] == [("dag", day(d)) for d in days]


def test_one_day_is_a_bar_without_width() -> None:
    bar = plan(efforts=(made(Adhoc, "ADH_A", "Dag", fra=day(20), til=day(20)),)).rows[1].bar
    assert bar == Bar(day(20), day(20), Decimal("20.0"), Decimal("0.0"))


@pytest.mark.parametrize("status", ["bortfaldet", "ikke_realiseret"])
def test_a_benefit_that_is_given_up_is_no_longer_planned(status: str) -> None:
    gevinst = made(Gevinst, "GEV_A", "Tid", status=status, realisering_fra=day(1))
    assert [row.label for row in plan(gevinst).rows] == ["Skolen"]


def test_fewer_than_two_days_are_no_plan() -> None:
    assert timeline(made(Program, "PRG_A", "A"), (), (), (), (), TODAY) is None
    one = made(Program, "PRG_A", "A", startdato=START)
    assert timeline(one, (), (), (), (), TODAY) is None


def test_a_long_plan_names_no_more_years_than_there_is_room_for() -> None:
    long = made(Program, "PRG_A", "A", startdato=date(2020, 6, 1), slutdato=date(2039, 6, 1))
    found = timeline(long, (), (), (), (), TODAY)
    assert found is not None
    assert [year for _, year in found.years] == [2021, 2025, 2029, 2033, 2037]
    assert len(found.years) <= YEARS
