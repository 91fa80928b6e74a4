"""What operations carry, unit by unit and quarter by quarter, against what they can bear."""

from __future__ import annotations

from dataclasses import dataclass

from gevinst.model.kommune import Enhed, Program, Projekt
from gevinst.rules.belastning import Period, kvartal, periods, quarter_of
from gevinst.rules.rule import Case

QUARTERS = 8
"""How many quarters the table shows, this one first."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Quarters in a row with the same programmes, and whether they are more than the unit bears."""

    first: str
    last: str
    programmes: tuple[Program | Projekt, ...]
    too_much: bool


@dataclass(frozen=True, slots=True)
class Load:
    """A unit: what it carries in each quarter of the table, and all that it carries.

    A quarter has its stretch's place among ``stretches``, or None where there is nothing.
    """

    enhed: Enhed
    quarters: tuple[int | None, ...]
    stretches: tuple[Stretch, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The number of programmes in each quarter of the table."""
        return tuple(
            0 if place is None else len(self.stretches[place].programmes) for place in self.quarters
        )


@dataclass(frozen=True, slots=True)
class Loads:
    """The units that carry anything from this quarter on, in the order of the pages."""

    quarters: tuple[str, ...]
    units: tuple[Load, ...]


def loads(case: Case) -> Loads:
    """The load as it is planned today, counted as SC07 counts it."""
    first = quarter_of(case.today)
    shown = range(first, first + QUARTERS)
    units = []
    for enhed in case.handbook.all(Enhed):
        found = periods(case, enhed)
        if found:
            quarters = tuple(_place(found, quarter) for quarter in shown)
            stretches = tuple(_stretch(case, enhed, period) for period in found)
            units.append(Load(enhed, quarters, stretches))
    return Loads(tuple(map(kvartal, shown)), tuple(units))


def _place(found: tuple[Period, ...], quarter: int) -> int | None:
    return next((n for n, p in enumerate(found) if p.first <= quarter <= p.last), None)


def _stretch(case: Case, enhed: Enhed, period: Period) -> Stretch:
    owners = (case.handbook.by_id[id] for id in period.programmes)
    return Stretch(
        kvartal(period.first),
        kvartal(period.last),
        tuple(owner for owner in owners if isinstance(owner, Program | Projekt)),
        len(period.programmes) > enhed.baereevne,
    )
