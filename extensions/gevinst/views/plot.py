"""How an indicator goes: measurements, the expected course and the target, as points to draw.

Pure: places in user units of SVG, whole numbers, no HTML. It is drawn at the width of a phone, so
that its text can be read there; on a wider screen it is scaled up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gevinst.model.kommune import Indikator
from gevinst.model.vaerdier import dansk_tal
from gevinst.rules.maaling import expected, readings
from gevinst.rules.rule import Case

WIDTH, HEIGHT = 320, 190
LEFT, RIGHT, TOP, BOTTOM = 58, 14, 12, 26
STEPS = (1, 2, 5, 10)
TICKS = 4
"""About as many lines across as the height has room for."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the drawing. ``kind`` is ``nulpunkt``, ``maalt`` or ``maal``."""

    x: int
    y: int
    kind: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and the text that stands there."""

    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Plot:
    """What is drawn. ``measured`` and ``course`` are lines through places (x, y)."""

    points: tuple[Point, ...]
    measured: tuple[tuple[int, int], ...]
    course: tuple[tuple[int, int], ...]
    target_y: int | None
    across: tuple[Tick, ...]
    down: tuple[Tick, ...]


def plot(case: Case, indikator: Indikator) -> Plot | None:
    """The drawing of an indicator; None when fewer than two days of it are known."""
    found = readings(case, indikator)
    course = _course(case, indikator, [reading.dato for reading in found])
    target = indikator.maalvaerdi
    days = [*(reading.dato for reading in found), *(day for day, _ in course)]
    values = [*(reading.vaerdi for reading in found), *(value for _, value in course)]
    if target is not None and found:
        values.append(target)
        days += [indikator.maaldato] if indikator.maaldato else [case.today]
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)
    steps = _round_values(min(values), max(values))
    low, high = steps[0], steps[-1]

    def x(day: date) -> int:
        return LEFT + (day - first).days * (WIDTH - LEFT - RIGHT) // (last - first).days

    def y(value: Decimal) -> int:
        share = (value - low) / (high - low)
        return TOP + round((1 - share) * (HEIGHT - TOP - BOTTOM))

    points = [
        Point(x(r.dato), y(r.vaerdi), "nulpunkt" if r.is_baseline else "maalt") for r in found
    ]
    if target is not None and indikator.maaldato is not None:
        points.append(Point(x(indikator.maaldato), y(target), "maal"))
    return Plot(
        tuple(points),
        tuple((x(r.dato), y(r.vaerdi)) for r in found),
        tuple((x(day), y(value)) for day, value in course),
        None if target is None else y(target),
        tuple(Tick(y(value), dansk_tal(value)) for value in steps),
        tuple(Tick(x(day), str(day.year)) for day in _years(first, last)),
    )


def _course(
    case: Case, indikator: Indikator, measured: Iterable[date]
) -> tuple[tuple[date, Decimal], ...]:
    """The days on which the expected course bends, each with the value expected then."""
    bends = {*(day for day, _ in indikator.forventet_forloeb), *measured}
    if indikator.maaldato:
        bends.add(indikator.maaldato)
    wanted = ((day, expected(case, indikator, day)) for day in sorted(bends))
    return tuple((day, value) for day, value in wanted if value is not None)


def _round_values(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Round values from just below the lowest to just above the highest, evenly apart."""
    if low == high:
        low, high = low - (abs(low) / 10 or 1), high + (abs(high) / 10 or 1)
    power = Decimal(1).scaleb((high - low).adjusted() - 1)
    wanted = (high - low) / TICKS
    step = next(
        power * scale * factor
        for scale in (1, 10, 100)
        for factor in STEPS
        if power * scale * factor >= wanted
    )
    start = (low / step).to_integral_value(rounding="ROUND_FLOOR")
    end = (high / step).to_integral_value(rounding="ROUND_CEILING")
    return tuple(_plain(step * number) for number in range(int(start), int(end) + 1))


def _plain(value: Decimal) -> Decimal:
    """Without an exponent and without zeros at the end: ``1E+1`` → ``10``."""
    normal = value.normalize()
    exponent = normal.as_tuple().exponent
    return normal.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else normal


def _years(first: date, last: date) -> tuple[date, ...]:
    """The first day of the years in between, at most six of them; else the first day of all."""
    years = range(first.year + 1, last.year + 1)
    every = max(1, -(-len(years) // 6))
    return tuple(date(year, 1, 1) for year in years[::every]) or (first,)
