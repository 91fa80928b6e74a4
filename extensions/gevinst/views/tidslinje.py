"""The plan of a programme as a time line: bars and marks in per cent of its length, and the days.

In per cent, so that one drawing fits a phone and paper, and its text keeps its size.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from gevinst.model.felt import navne
from gevinst.model.kommune import Adhoc, Driftsaendring, Gevinst, Leverance, Program, Projekt
from gevinst.model.lister import FASER, GIVEN_UP
from gevinst.model.objekt import Objekt

YEARS = 5
"""At most so many years are named over the time line; on a phone there is room for no more."""
_PHASES = navne(FASER)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on one day. ``kind`` is ``maaling``, ``overdragelse``, ``klar`` or ``i_drift``."""

    kind: str
    day: date
    place: Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that lasts; ``start`` and ``width`` are in per cent of the time line."""

    first: date
    last: date
    start: Decimal
    width: Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """A thing of the plan. Without a bar and marks, its days are not written."""

    objekt: Objekt
    label: str
    kind: str
    bar: Bar | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """``today`` is None when it lies outside; ``years`` are the places where years begin."""

    first: date
    last: date
    rows: tuple[Row, ...]
    years: tuple[tuple[Decimal, int], ...]
    today: Decimal | None


@dataclass(frozen=True, slots=True)
class _Part:
    objekt: Objekt
    label: str
    kind: str
    first: date | None
    last: date | None
    marks: tuple[tuple[str, date], ...] = ()

    @property
    def has_bar(self) -> bool:
        """Whether it lasts from one day to the same or a later one."""
        return self.first is not None and self.last is not None and self.first <= self.last


def timeline(
    owner: Program | Projekt,
    projects: Iterable[Projekt],
    deliverables: Iterable[Leverance],
    efforts: Iterable[Adhoc | Driftsaendring],
    benefits: Iterable[Gevinst],
    today: date,
) -> Timeline | None:
    """The plan of what a programme consists of; None when fewer than two days of it are written."""
    parts = [
        *_phases(owner, today),
        _Part(owner, owner.titel, owner.om.label, owner.startdato, owner.slutdato),
        *(_Part(p, p.titel, p.om.label, p.startdato, p.slutdato) for p in projects),
        *(_Part(d, d.titel, d.om.label, None, None, tuple(_ready(d))) for d in deliverables),
        *(_Part(e, e.titel, e.om.label, e.fra, e.til) for e in efforts),
        *(
            _Part(g, g.titel, g.om.label, g.realisering_fra, g.realisering_til, tuple(_measured(g)))
            for g in benefits
            if g.status not in GIVEN_UP
        ),
    ]
    days = [
        day
        for part in parts
        for day in (part.first, part.last, *(day for _, day in part.marks))
        if day
    ]
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)

    def place(day: date) -> Decimal:
        return _per_cent((day - first).days, (last - first).days)

    def row(part: _Part) -> Row:
        bar = None
        if part.has_bar and part.first and part.last:
            width = place(part.last) - place(part.first)
            bar = Bar(part.first, part.last, place(part.first), width)
        elif part.first or part.last:
            # One end is missing, or the ends are in the wrong order: shown as the days they are.
            known = tuple(("dag", day) for day in (part.first, part.last) if day)
            return Row(
                part.objekt, part.label, part.kind, None,
                tuple(Mark(kind, day, place(day)) for kind, day in (*known, *part.marks)),
            )  # fmt: skip
        marks = tuple(Mark(kind, day, place(day)) for kind, day in part.marks)
        return Row(part.objekt, part.label, part.kind, bar, marks)

    inside = first <= today <= last
    return Timeline(
        first,
        last,
        tuple(map(row, parts)),
        tuple((place(day), day.year) for day in _years(first, last)),
        place(today) if inside else None,
    )


def _phases(owner: Program | Projekt, today: date) -> Iterable[_Part]:
    """Each phase from its day to that of the next; the last one to today, or to its later start."""
    history = sorted(owner.fasehistorik, key=lambda p: p[1]) if isinstance(owner, Program) else []
    ends = [*(later for _, (_, later) in pairwise(history)), today]
    for (phase, begins), ends_on in zip(history, ends, strict=False):
        yield _Part(owner, _PHASES[phase], "Fase", begins, max(begins, ends_on))


def _ready(leverance: Leverance) -> Iterable[tuple[str, date]]:
    if leverance.idriftsat:
        yield "i_drift", leverance.idriftsat
    elif leverance.klar_dato:
        yield "klar", leverance.klar_dato


def _measured(gevinst: Gevinst) -> Iterable[tuple[str, date]]:
    yield from (("maaling", day) for day in gevinst.maaletidspunkter)
    if gevinst.overdraget_dato:
        yield "overdragelse", gevinst.overdraget_dato


def _per_cent(days: int, of: int) -> Decimal:
    return (Decimal(days) * 100 / of).quantize(Decimal("0.1"))


def _years(first: date, last: date) -> tuple[date, ...]:
    years = range(first.year + 1, last.year + 1)
    every = max(1, -(-len(years) // YEARS))
    return tuple(date(year, 1, 1) for year in years[::every])
