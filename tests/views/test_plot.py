"""The drawing of an indicator: where its points, lines and ticks stand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Indikator, Maaling
from gevinst.model.objekt import Objekt
from gevinst.rules.rule import Case
from gevinst.views.plot import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Plot, Point, Tick, plot
from vis import made

TODAY = date(2026, 6, 15)


def indicator(**felter: object) -> Indikator:
    values = {
        "maalvaerdi": Decimal(30),
        "maaldato": date(2027, 1, 1),
        "retning": "ned",
        "maaleenhed": "minutter",
        **felter,
    }
    made_one: Indikator = made(Indikator, "IND_A", "Tid", **values)
    return made_one


def measured(id: str, day: date, value: str, type: str = "forloeb") -> Maaling:
    made_one: Maaling = made(
        Maaling, id, id, type=type, dato=day, vaerdi=Decimal(value), maaling_af=("IND_A",)
    )
    return made_one


def drawn(*objects: Objekt) -> Plot | None:
    indikator = next(objekt for objekt in objects if isinstance(objekt, Indikator))
    return plot(Case.of(Handbook(objects), TODAY), indikator)


BASELINE = measured("MLG_A", date(2025, 1, 1), "50", "nulpunkt")
LATER = measured("MLG_B", date(2026, 1, 1), "45")


def test_the_corners_are_the_first_and_the_last_day_and_round_values_around_all_values() -> None:
    found = drawn(indicator(), BASELINE, LATER)
    assert found is not None
    left, right, top, bottom = LEFT, WIDTH - RIGHT, TOP, HEIGHT - BOTTOM
    middle = left + (right - left) // 2
    assert found.points == (
        Point(left, top, "nulpunkt"),
        Point(middle, top + round((bottom - top) / 4), "maalt"),
        Point(right, bottom, "maal"),
    )
    assert found.measured == tuple((p.x, p.y) for p in found.points[:2])
    assert found.course == ((left, top), (middle, (top + bottom) // 2), (right, bottom))
    assert found.target_y == bottom
    assert [tick.text for tick in found.across] == ["30", "35", "40", "45", "50"]
    assert found.down == (Tick(middle, "2026"), Tick(right, "2027"))


def test_a_measurement_after_today_is_not_drawn() -> None:
    found = drawn(indicator(), BASELINE, measured("MLG_C", date(2026, 6, 16), "44"))
    assert found is not None
    assert [point.kind for point in found.points] == ["nulpunkt", "maal"]


@pytest.mark.parametrize(
    "objects",
    [
        (indicator(),),
        (indicator(maalvaerdi=None, maaldato=None), BASELINE),
        (indicator(maalvaerdi=None, maaldato=None),),
    ],
    ids=["only a target", "only one measurement", "nothing"],
)
def test_what_is_known_of_one_day_only_is_not_drawn(objects: tuple[Objekt, ...]) -> None:
    assert drawn(*objects) is None


def test_a_target_without_a_day_is_a_line_from_the_first_measurement_until_today() -> None:
    found = drawn(indicator(maaldato=None, loebende_maal=True), BASELINE)
    assert found is not None
    assert [point.kind for point in found.points] == ["nulpunkt"]
    assert found.target_y is not None


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (("48000", "36000"), ["35.000", "40.000", "45.000", "50.000"]),
        (("2.4", "1.1"), ["1", "1,5", "2", "2,5"]),
        (("0.005", "0.001"), ["0,001", "0,002", "0,003", "0,004", "0,005"]),
        (("-10", "10"), ["-10", "-5", "0", "5", "10"]),
        (("7", "7"), ["6", "6,5", "7", "7,5", "8"]),
        (("0", "0"), ["-1", "-0,5", "0", "0,5", "1"]),
    ],
)
def test_ticks_are_round_and_few(values: tuple[str, str], ticks: list[str]) -> None:
    before, target = values
    found = drawn(
        indicator(maalvaerdi=Decimal(target)),
        measured("MLG_A", date(2025, 1, 1), before, "nulpunkt"),
    )
    assert found is not None
    assert [tick.text for tick in found.across] == ticks
    assert [tick.place for tick in found.across] == sorted(
        (tick.place for tick in found.across), reverse=True
    )


def test_at_most_six_years_are_named() -> None:
    found = drawn(indicator(maaldato=date(2045, 1, 1)), BASELINE)
    assert found is not None
    assert [tick.text for tick in found.down] == ["2026", "2030", "2034", "2038", "2042"]


def test_within_one_year_the_year_is_named_where_it_begins() -> None:
    found = drawn(
        indicator(maaldato=date(2026, 6, 1)),
        measured("MLG_A", date(2026, 2, 1), "50", "nulpunkt"),
    )
    assert found is not None
    assert found.down == (Tick(LEFT, "2026"),)
