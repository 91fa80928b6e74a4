"""What pages show of the lists, as values. Nothing here knows of HTML.

They lie in this layer and not in `views/`, since they show what is judged here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gevinst.model.haandbog import Regel, Rolle, Tjekliste, Udsagn
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Kommune, Program
from gevinst.model.objekt import Objekt
from gevinst.model.typer import EFTER_NAVN
from gevinst.rules.catalogue import rule_id, statement_id
from gevinst.rules.severity import PHASE_NAMES

from .checklist import Checklist, Point
from .evaluation import Evaluation, ListStatus, NotCurrent


@dataclass(frozen=True, slots=True)
class PointPage:
    """A point with the objects of the handbook that it names.

    ``rules`` are codes, each with the rule's object where the handbook has a page of it.
    """

    point: Point
    name: str
    rules: tuple[tuple[str, Regel | None], ...]
    signers: tuple[Rolle, ...]
    uses: tuple[Objekt, ...]
    statements: tuple[Udsagn, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """All there is to show of a list; ``applies`` says in Danish what it is current for."""

    checklist: Checklist
    objekt: Tjekliste
    roles: tuple[Rolle, ...]
    applies: str
    points: tuple[PointPage, ...]
    current: tuple[ListStatus, ...]


def list_page(handbook: Handbook, evaluation: Evaluation, objekt: Tjekliste) -> ListPage:
    """The page of a list."""
    checklist = next(found for found in evaluation.checklists if found.id == objekt.id)
    return ListPage(
        checklist,
        objekt,
        handbook.find(checklist.hvem, Rolle),
        applies(checklist),
        tuple(_point(handbook, checklist, point) for point in checklist.punkter),
        tuple(status for status in evaluation.current if status.checklist.id == checklist.id),
    )


def _point(handbook: Handbook, checklist: Checklist, point: Point) -> PointPage:
    by_code = {code: handbook.by_id.get(rule_id(code)) for code in point.regler}
    return PointPage(
        point,
        checklist.name_of(point),
        tuple((code, rule if isinstance(rule, Regel) else None) for code, rule in by_code.items()),
        handbook.find(point.bevis.hvem if point.bevis else (), Rolle),
        handbook.find((*point.bruger, point.besvarer), Objekt),
        handbook.find(map(statement_id, point.udsagn), Udsagn),
    )


def applies(checklist: Checklist) -> str:
    """What a list is current for, in words."""
    if not checklist.gaelder:
        return ""
    what = EFTER_NAVN[checklist.gaelder].om
    shift = checklist.faseskift
    if shift and shift.fra and shift.til:
        return (
            f"{what.flertal}, der står i {PHASE_NAMES[shift.fra]} og skal videre til "
            f"{PHASE_NAMES[shift.til]}"
        )
    if checklist.faser:
        phases = [PHASE_NAMES[phase] for phase in checklist.faser]
        return f"{what.flertal} i {' og '.join(phases)}"
    return what.label if checklist.gaelder == Kommune.om.navn else f"Alle {what.flertal.lower()}"


@dataclass(frozen=True, slots=True)
class ListsPage:
    """All lists of the handbook: those of a shift of phase, and the others."""

    shifts: tuple[ListPage, ...]
    others: tuple[ListPage, ...]


def lists_page(handbook: Handbook, evaluation: Evaluation) -> ListsPage:
    """The overview over the lists."""
    pages = [
        list_page(handbook, evaluation, objekt)
        for checklist in evaluation.checklists
        for objekt in handbook.find([checklist.id], Tjekliste)
    ]
    return ListsPage(
        tuple(page for page in pages if page.checklist.faseskift),
        tuple(page for page in pages if not page.checklist.faseskift),
    )


@dataclass(frozen=True, slots=True)
class StatusRow:
    """An object, and for each list how it stands, why it is not current, or None."""

    objekt: Objekt
    cells: tuple[ListStatus | NotCurrent | None, ...]


@dataclass(frozen=True, slots=True)
class StatusTable:
    """The objects of a type beside the lists for it; ``idle`` are current for none of them."""

    label: str
    lists: tuple[Tjekliste, ...]
    rows: tuple[StatusRow, ...]
    idle: tuple[Tjekliste, ...]


def status_tables(handbook: Handbook, evaluation: Evaluation) -> tuple[StatusTable, ...]:
    """How all lists stand: a table for each type of object, programmes first."""
    every: tuple[ListStatus | NotCurrent, ...] = (*evaluation.current, *evaluation.not_current)
    cells = {(found.objekt.id, found.checklist.id): found for found in every}
    in_use = {status.checklist.id for status in evaluation.current}
    tables: list[StatusTable] = []
    for navn in sorted({c.gaelder for c in evaluation.checklists if c.gaelder}, key=_place):
        ids = [checklist.id for checklist in evaluation.checklists if checklist.gaelder == navn]
        every_list = handbook.find(ids, Tjekliste)
        lists = tuple(found for found in every_list if found.id in in_use)
        rows = tuple(
            StatusRow(objekt, row)
            for objekt in sorted(handbook.all(EFTER_NAVN[navn]), key=lambda o: o.id)
            if any(row := tuple(cells.get((objekt.id, found.id)) for found in lists))
        )
        idle = tuple(found for found in every_list if found.id not in in_use)
        tables.append(StatusTable(EFTER_NAVN[navn].om.flertal, lists, rows, idle))
    return tuple(tables)


def _place(navn: str) -> tuple[bool, str]:
    """Programmes first: they are what is decided about."""
    return navn != Program.om.navn, navn


@dataclass(frozen=True)
class ByObject:
    """The lists that are current for each object, found once."""

    evaluation: Evaluation
    current: Mapping[str, tuple[ListStatus, ...]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[str, list[ListStatus]] = {}
        for status in self.evaluation.current:
            found.setdefault(status.objekt.id, []).append(status)
        object.__setattr__(self, "current", {id: tuple(statuses) for id, statuses in found.items()})

    def of(self, objekt: Objekt) -> tuple[ListStatus, ...]:
        return self.current.get(objekt.id, ())
