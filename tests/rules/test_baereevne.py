"""What operations carry, quarter by quarter. What is too much is tested with SC07."""

from __future__ import annotations

from datetime import date

import pytest
from byg import TODAY, enhed, gevinst, kun, program
from gevinst.model.kommune import Gevinst
from gevinst.rules.belastning import Period, fetched_in, kvartal, periods, quarter_of
from gevinst.rules.rule import Case

UNIT = enhed()
NOW = quarter_of(TODAY)
"""The second quarter of 2026."""


def fetched(
    owner: str, fra: date | None, til: date | None, id: str = "A", **felter: str
) -> Gevinst:
    return gevinst(
        f"GEV_{id}", id, hoerer_til=owner, realisering_fra=fra, realisering_til=til, **felter
    )


def carried(*benefits: Gevinst) -> tuple[Period, ...]:
    owners = program("PRG_A", "A"), program("PRG_B", "B")
    return periods(Case.of(kun(UNIT, *owners, *benefits), TODAY), UNIT)


@pytest.mark.parametrize(
    ("day", "quarter", "text"),
    [
        (date(2026, 1, 1), 2026 * 4, "1. kvartal 2026"),
        (date(2026, 3, 31), 2026 * 4, "1. kvartal 2026"),
        (date(2026, 4, 1), 2026 * 4 + 1, "2. kvartal 2026"),
        (date(2026, 12, 31), 2026 * 4 + 3, "4. kvartal 2026"),
        (date(2027, 1, 1), 2027 * 4, "1. kvartal 2027"),
    ],
)
def test_quarters_are_counted_from_the_year_0(day: date, quarter: int, text: str) -> None:
    assert quarter_of(day) == quarter
    assert kvartal(quarter) == text


def test_nothing_is_carried_where_nothing_is_fetched() -> None:
    assert carried() == ()


def test_a_benefit_is_carried_from_its_first_quarter_to_its_last() -> None:
    found = carried(fetched("PRG_A", date(2026, 10, 1), date(2027, 3, 31)))
    assert found == (Period(NOW + 2, NOW + 3, ("PRG_A",)),)


def test_what_began_before_counts_from_this_quarter() -> None:
    assert carried(fetched("PRG_A", date(2020, 1, 1), TODAY)) == (Period(NOW, NOW, ("PRG_A",)),)


@pytest.mark.parametrize(
    ("fra", "til"),
    [
        (date(2024, 1, 1), date(2025, 3, 31)),
        (date(2025, 1, 1), date(2026, 3, 31)),
        (date(2027, 7, 1), date(2026, 12, 31)),
        (None, TODAY),
        (TODAY, None),
    ],
    ids=["over long ago", "just over", "ends before it begins", "no first day", "no last day"],
)
def test_what_has_no_days_to_come_is_not_carried(fra: date | None, til: date | None) -> None:
    goes_on = fetched("PRG_B", TODAY, TODAY, "Z")
    assert carried(fetched("PRG_A", fra, til), goes_on) == (Period(NOW, NOW, ("PRG_B",)),)


def test_periods_end_where_the_programmes_change_and_leave_out_what_is_empty() -> None:
    found = carried(
        fetched("PRG_A", date(2026, 4, 1), date(2026, 12, 31), "A"),
        fetched("PRG_A", date(2026, 10, 1), date(2027, 3, 31), "MERE"),
        fetched("PRG_B", date(2026, 7, 1), date(2026, 9, 30), "B"),
        fetched("PRG_B", date(2028, 1, 1), date(2028, 3, 31), "SENT"),
    )
    assert found == (
        Period(NOW, NOW, ("PRG_A",)),
        Period(NOW + 1, NOW + 1, ("PRG_A", "PRG_B")),
        Period(NOW + 2, NOW + 3, ("PRG_A",)),
        Period(2028 * 4, 2028 * 4, ("PRG_B",)),
    )


def test_two_benefits_of_one_programme_that_follow_each_other_are_one_period() -> None:
    found = carried(
        fetched("PRG_A", date(2026, 4, 1), date(2026, 6, 30), "A"),
        fetched("PRG_A", date(2026, 7, 1), date(2026, 9, 30), "B"),
        fetched("PRG_B", date(2027, 1, 1), date(2027, 3, 31), "C"),
    )
    assert found == (
        Period(NOW, NOW + 1, ("PRG_A",)),
        Period(NOW + 3, NOW + 3, ("PRG_B",)),
    )


def test_a_benefit_is_fetched_once_however_many_units_below_it_is_fetched_in() -> None:
    below, lowest = enhed("ENH_NORD", overenhed="ENH_SKOLER"), enhed("ENH_A", overenhed="ENH_NORD")
    both = gevinst(realiseres_i="ENH_SKOLER ENH_NORD ENH_A")
    assert fetched_in(kun(UNIT, below, lowest, both), UNIT) == (both,)
