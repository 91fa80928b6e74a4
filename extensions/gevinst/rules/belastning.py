"""What operations carry: which programmes take time from a unit, quarter by quarter.

SC07 judges it, and the executive board's page shows it, so both count in one way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Enhed, Gevinst, Program, Projekt

from .re_ import SETTLED
from .rule import Case

LOADING_PHASES = frozenset(("planlaegning", "gennemfoerelse", "realisering"))
"""The phases in which a programme takes time from operation. Source: `regler.md`, SC07."""


@dataclass(frozen=True, slots=True)
class Period:
    """Quarters in a row in which the same programmes take time; their ids are sorted."""

    first: int
    last: int
    programmes: tuple[str, ...]


def periods(case: Case, enhed: Enhed) -> tuple[Period, ...]:
    """What a unit carries from this quarter on, in the order of time; quarters with none left out.

    A benefit without a first or a last day is left out: that is RE01's matter.
    """
    changes: dict[int, list[tuple[int, str]]] = {}
    first = quarter_of(case.today)
    for gevinst in fetched_in(case.handbook, enhed):
        if gevinst.realisering_fra is None or gevinst.realisering_til is None:
            continue
        begins = max(first, quarter_of(gevinst.realisering_fra))
        ends = quarter_of(gevinst.realisering_til)
        for owner in _loading(case.handbook, gevinst) if begins <= ends else ():
            changes.setdefault(begins, []).append((1, owner.id))
            changes.setdefault(ends + 1, []).append((-1, owner.id))
    return tuple(_runs(changes))


def quarter_of(dag: date) -> int:
    """Quarters counted from the year 0, so that the next is one more."""
    return dag.year * 4 + (dag.month - 1) // 3


def kvartal(quarter: int) -> str:
    """``1. kvartal 2027``."""
    return f"{quarter % 4 + 1}. kvartal {quarter // 4}"


def fetched_in(book: Handbook, enhed: Enhed) -> tuple[Gevinst, ...]:
    """The benefits to be fetched in a unit, and below it when the unit itself is in operation:
    the office above the operation does not carry what its institutions do."""
    units = {enhed.id: enhed}
    queue = [enhed]
    if enhed.er_drift is not False:
        for unit in queue:
            below = [u for u in book.pointing_at(unit, "overenhed", Enhed) if u.id not in units]
            units |= {u.id: u for u in below}
            queue += below
    found = (g for unit in units.values() for g in book.pointing_at(unit, "realiseres_i", Gevinst))
    return tuple({gevinst.id: gevinst for gevinst in found}.values())


def _loading(book: Handbook, gevinst: Gevinst) -> list[Program | Projekt]:
    """The programmes for which a benefit takes time from the unit that is to fetch it."""
    return [
        owner
        for owner in book.programmes_of(gevinst)
        if owner.fase in LOADING_PHASES
        and gevinst.status != "bortfaldet"
        and not (owner.tilstand == "lukket" and gevinst.status in SETTLED)
    ]


def _runs(changes: Mapping[int, list[tuple[int, str]]]) -> Iterator[Period]:
    """From what begins and ends to what runs; neighbours with the same programmes are one."""
    running: dict[str, int] = {}
    since = 0
    before: tuple[str, ...] = ()
    for quarter in sorted(changes):
        for change, id in changes[quarter]:
            running[id] = running.get(id, 0) + change
            if not running[id]:
                del running[id]
        now = tuple(sorted(running))
        if now == before:
            continue
        if before:
            yield Period(since, quarter - 1, before)
        since, before = quarter, now
