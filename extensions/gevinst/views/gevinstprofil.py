"""The profile of a benefit: all that its owner answers for, on one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gevinst.model.kommune import (
    Adhoc,
    Beslutning,
    Driftsaendring,
    Gevinst,
    Indikator,
    Leverance,
    Opfoelgning,
    Person,
    Projekt,
)
from gevinst.model.lister import REALISED
from gevinst.model.objekt import Objekt
from gevinst.rules.maaling import Reading, expected, is_reached, readings
from gevinst.rules.rule import Case

from .plot import Plot, plot


@dataclass(frozen=True, slots=True)
class Measured:
    """A measurement, and what was expected on its day; None where nothing was."""

    reading: Reading
    expected: Decimal | None


@dataclass(frozen=True, slots=True)
class IndicatorPart:
    """An indicator of the benefit: its measurements, oldest first, and whether it is reached."""

    indikator: Indikator
    measured: tuple[Measured, ...]
    reached: bool
    plot: Plot | None

    @property
    def latest(self) -> Reading | None:
        """The last measurement, the baseline when there is no other; None before the first."""
        return self.measured[-1].reading if self.measured else None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What helps to get the benefit: who answers for it, and when it is there."""

    objekt: Objekt
    responsible: tuple[Person, ...]
    day: date | None
    done: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the benefit on a day. ``day`` is None where it is not written."""

    day: date | None
    text: str
    objekt: Objekt | None


@dataclass(frozen=True, slots=True)
class Profile:
    """A benefit with all that hangs on it."""

    gevinst: Gevinst
    indicators: tuple[IndicatorPart, ...]
    contributions: tuple[Contribution, ...]
    history: tuple[Event, ...]
    next_measurement: date | None


def profile(case: Case, gevinst: Gevinst) -> Profile:
    """The profile of a benefit on the day of the case."""
    return Profile(
        gevinst,
        tuple(_indicator(case, i) for i in case.handbook.find(gevinst.maales_ved, Indikator)),
        tuple(_contributions(case, gevinst)),
        tuple(sorted(_history(case, gevinst), key=lambda event: event.day or date.max)),
        next((day for day in gevinst.maaletidspunkter if day >= case.today), None),
    )


def _indicator(case: Case, indikator: Indikator) -> IndicatorPart:
    found = readings(case, indikator)
    results = [reading for reading in found if not reading.is_baseline]
    return IndicatorPart(
        indikator,
        tuple(
            Measured(r, None if r.is_baseline else expected(case, indikator, r.dato)) for r in found
        ),
        bool(results) and is_reached(case, indikator, results[-1].vaerdi),
        plot(case, indikator),
    )


def _contributions(case: Case, gevinst: Gevinst) -> Iterable[Contribution]:
    book = case.handbook
    for leverance in book.pointing_at(gevinst, "bidrager_til", Leverance):
        leaders = (
            id
            for projekt in book.pointing_at(leverance, "skaber", Projekt)
            for id in projekt.projektleder
        )
        in_use = leverance.idriftsat
        yield Contribution(
            leverance,
            book.find(dict.fromkeys(leaders), Person),
            in_use or leverance.klar_dato,
            in_use is not None and in_use <= case.today,
        )
    efforts: tuple[Adhoc | Driftsaendring, ...] = (
        *book.pointing_at(gevinst, "bidrager_til", Adhoc),
        *book.pointing_at(gevinst, "bidrager_til", Driftsaendring),
    )
    for effort in efforts:
        yield Contribution(
            effort,
            book.find(effort.ansvarlig, Person),
            effort.til,
            effort.status == "indarbejdet",
        )
    for other in book.pointing_at(gevinst, "bidrager_til", Gevinst):
        yield Contribution(
            other,
            book.find(other.gevinstansvarlig, Person),
            other.realisering_til,
            other.status in REALISED,
        )


def _history(case: Case, gevinst: Gevinst) -> Iterable[Event]:
    book = case.handbook
    if gevinst.godkendt_dato:
        yield Event(gevinst.godkendt_dato, "Godkendt af ejeren", None)
    for beslutning in book.find(gevinst.besluttet_ved, Beslutning):
        yield Event(beslutning.dato, beslutning.titel, beslutning)
    followed = (gevinst, *book.find(gevinst.maales_ved, Indikator))
    seen: set[str] = set()
    for objekt in followed:
        for follow_up in book.pointing_at(objekt, "foelger_op_paa", Opfoelgning):
            if follow_up.id not in seen:
                seen.add(follow_up.id)
                yield Event(follow_up.dato, follow_up.titel, follow_up)
    if gevinst.overdraget_dato:
        yield Event(gevinst.overdraget_dato, "Overdraget til driften", None)
