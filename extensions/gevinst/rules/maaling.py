"""What rules ask about measurements: what was measured, what was expected, and what is reached."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from gevinst.model.kommune import Indikator, Maaling
from gevinst.model.vaerdier import dansk_tal

from .rule import Case

DECIMALS = 2
"""The most decimals that a calculated number is shown with. Only for reading; nothing is judged by
it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A measurement that can be judged: it has a day and a value."""

    maaling: Maaling
    dato: date
    vaerdi: Decimal

    @property
    def is_baseline(self) -> bool:
        return self.maaling.type == "nulpunkt"


def readings(case: Case, indikator: Indikator) -> tuple[Reading, ...]:
    """What has been measured up to today, oldest first.

    A measurement without a day or a value is left out: that was said when the page was read.
    """
    found = [
        Reading(maaling, maaling.dato, maaling.vaerdi)
        for maaling in case.handbook.pointing_at(indikator, "maaling_af", Maaling)
        if maaling.dato and maaling.dato <= case.today and maaling.vaerdi is not None
    ]
    return tuple(sorted(found, key=lambda reading: (reading.dato, reading.maaling.id)))


def results(case: Case, indikator: Indikator) -> tuple[Reading, ...]:
    """The readings that show how it went: all but the baseline."""
    return tuple(reading for reading in readings(case, indikator) if not reading.is_baseline)


def can_be_reached(indikator: Indikator) -> bool:
    """Whether a target and a direction are written. Where they are not, MA04 says so."""
    return indikator.maalvaerdi is not None and bool(indikator.retning)


def tolerance_of(case: Case, indikator: Indikator) -> Decimal:
    """The deviation in per cent that nobody has to follow up on."""
    own = indikator.tolerance
    return case.kommune.tolerance_pct if own is None else own


def is_reached(case: Case, indikator: Indikator, value: Decimal) -> bool:
    """Whether a value is at the target or beyond it; for ``hold``, within the tolerance of it."""
    target = indikator.maalvaerdi
    if target is None:
        return False
    match indikator.retning:
        case "op":
            return value >= target
        case "ned":
            return value <= target
        case "hold":
            return abs(value - target) * 100 <= tolerance_of(case, indikator) * abs(target)
    return False


def expected(case: Case, indikator: Indikator, day: date) -> Decimal | None:
    """The value expected on a day, or None where nothing was.

    Between two points the way is straight; after the last it goes on level. The points are those
    of ``forventet_forloeb``, else the baseline; the target is the last, when its day is later.
    """
    course = dict(indikator.forventet_forloeb)
    if not course:
        course = {r.dato: r.vaerdi for r in readings(case, indikator) if r.is_baseline}
        if indikator.maalvaerdi is not None and indikator.loebende_maal is True:
            return indikator.maalvaerdi  # the target holds all the time
        if indikator.maaldato is None or indikator.maalvaerdi is None:
            return None
    if indikator.maalvaerdi is not None and indikator.maaldato is not None:
        if not course:
            return indikator.maalvaerdi if day >= indikator.maaldato else None
        if indikator.maaldato > max(course):
            course[indikator.maaldato] = indikator.maalvaerdi
    points = sorted(course.items())
    if day < points[0][0]:
        return None
    for (start, before), (end, after) in pairwise(points):
        if day < end:
            return before + (after - before) * (day - start).days / Decimal((end - start).days)
    return points[-1][1]


def deviation(case: Case, indikator: Indikator, reading: Reading) -> Decimal | None:
    """How far a reading is from the expected, in per cent of it; None where that cannot be told.

    Better than expected is no deviation, except where the value should be held. Where 0 was
    expected, the target is what it is compared with; where that is 0 too, any miss is 100 %.
    """
    wanted = expected(case, indikator, reading.dato)
    if wanted is None or not indikator.retning:
        return None
    miss = reading.vaerdi - wanted
    if indikator.retning == "op":
        miss = max(-miss, Decimal(0))
    elif indikator.retning == "ned":
        miss = max(miss, Decimal(0))
    base = abs(wanted) or abs(indikator.maalvaerdi or Decimal(0))
    if not base:
        return Decimal(100) if miss else Decimal(0)
    return abs(miss) * 100 / base


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def with_unit(indikator: Indikator, value: Decimal) -> str:
    """A value as a reader sees it: ``1,31 mio. kr. om året``."""
    return f"{shown(value)} {indikator.maaleenhed}".strip()


def shown(value: Decimal) -> str:
    """A number in Danish: as it is written, or with few decimals when it was calculated.

    A large one has fewer: ``4,22``, but ``450,3`` and ``38.331``.
    """
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -DECIMALS:
        decimals = max(0, DECIMALS - max(0, value.adjusted() - 1))
        text = f"{value:.{decimals}f}"
        value = Decimal(text.rstrip("0") if decimals else text)
    return dansk_tal(value)
