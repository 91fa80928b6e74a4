"""What is read of measurements, on its own. What is judged of them is tested with MA and RE."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from byg import TODAY, full, kun, nulpunkt
from gevinst.rules.maaling import expected, months_after, shown
from gevinst.rules.rule import Case


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("10.000", "10"),
        ("1.500", "1,5"),
        ("1.55", "1,55"),
        ("1.556", "1,56"),
        ("0.001", "0"),
        ("100.001", "100"),
        ("100", "100"),
        ("12345.678", "12.346"),
        ("1000.001", "1.000"),
        ("999.949", "999,9"),
        ("450.349", "450,3"),
        ("99.994", "99,99"),
        ("-450.349", "-450,3"),
        ("12345.67", "12.345,67"),
    ],
)
def test_a_calculated_number_has_at_most_two_decimals(value: str, text: str) -> None:
    assert shown(Decimal(value)) == text


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(9999, 1, 15), 1, date(9999, 2, 15)),
        (date(9999, 12, 15), 1, date.max),
        (date(1, 2, 15), -1, date(1, 1, 15)),
        (date(1, 1, 15), -1, date.min),
    ],
)
def test_months_are_counted_to_the_first_and_the_last_year(
    day: date, months: int, later: date
) -> None:
    assert months_after(day, months) == later


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2026, 1, 1), 100),
        (date(2026, 1, 6), 50),
        (date(2026, 1, 11), 0),
        (date(2026, 1, 16), 20),
        (date(2026, 1, 21), 40),
        (date(2027, 1, 1), 40),
        (date(2025, 12, 31), None),
    ],
)
def test_between_two_points_the_way_is_straight(day: date, value: int | None) -> None:
    course = tuple(
        (date(2026, 1, day), Decimal(number)) for day, number in ((1, 100), (11, 0), (21, 40))
    )
    indicator = full(forventet_forloeb=course, maaldato=None)
    assert expected(Case.of(kun(indicator), TODAY), indicator, day) == value


def test_the_target_follows_the_baseline() -> None:
    indicator = full(maalvaerdi=30, maaldato=date(2026, 3, 1))
    start = nulpunkt(dato=date(2026, 1, 30), vaerdi=60)
    case = Case.of(kun(indicator, start), TODAY)
    assert expected(case, indicator, date(2026, 2, 14)) == 45
    assert expected(case, indicator, date(2026, 3, 1)) == 30
