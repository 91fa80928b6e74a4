"""Checklists as text for people: a box for each point, and what must be done about open ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import wrap

from gevinst.checklists.evaluation import ListStatus, NotCurrent, PointStatus
from gevinst.checklists.selection import Selection
from gevinst.checklists.words import DONE, OPEN, box, progress, state_of
from gevinst.model.objekt import Objekt
from gevinst.model.vaerdier import dansk_dato, opremsning
from gevinst.rules.severity import PHASE_NAMES

from . import as_text
from .result import Result

_INDENT = 6
"""Columns before the text of a point: its box and its number."""


def render(result: Result, selection: Selection, width: int = 100) -> str:
    """The lists that are asked for: each in full, or in one line where they are many."""
    lines = [*_findings(result), *_head(result)]
    if not (selection.list_id or selection.object_id):
        lines += _overview(selection.current)
    else:
        for status in selection.current:
            lines += ["", *_list(status, width)]
    # What is not current is only shown to somebody who asks for it by name.
    for other in selection.not_current if selection.list_id else ():
        lines += ["", *_not_current(other)]
    if not result.checklists.checklists:
        lines += ["", "Der er ingen tjeklister."]
    return "\n".join([*lines, ""])


def _findings(result: Result) -> Iterator[str]:
    """What is wrong with the lists and the answers: it may be why a list looks as it does."""
    found = [as_text.line(f) for f in result.findings if f.code.startswith("TL")]
    yield from (*found, "") if found else ()


def _head(result: Result) -> Iterator[str]:
    yield (
        f"Tjeklisterne er gået igennem pr. {dansk_dato(result.today)} med profilen "
        f"{result.profile}."
    )


def _overview(current: Iterable[ListStatus]) -> Iterator[str]:
    statuses = sorted(current, key=lambda status: (status.objekt.om.flertal, status.objekt.id))
    width = max((len(status.checklist.id) for status in statuses), default=0)
    for _, group in groupby(statuses, key=lambda status: status.objekt.id):
        of_one = list(group)
        yield from ("", _named(of_one[0].objekt))
        for status in of_one:
            box = DONE if status.ready else OPEN
            progress = f"{status.done:>2} af {len(status.counted):>2}"
            yield (
                f"  {box} {status.checklist.id:<{width}}  {progress}  {status.checklist.titel}"
                f"{' (klar)' if status.ready else ''}"
            )
    if statuses:
        first = statuses[0]
        yield from (
            "",
            "Se punkterne på en liste med: "
            f".venv/bin/gevinst tjekliste {first.checklist.id} --objekt {first.objekt.id}",
        )


def _named(objekt: Objekt) -> str:
    return f"{objekt.id} »{objekt.titel}«"


def _list(status: ListStatus, width: int) -> Iterator[str]:
    yield f"{status.checklist.titel} ({status.checklist.id})"
    yield (
        f"{_named(status.objekt)}: {progress(status)}. "
        f"Listen er {'klar' if status.ready else 'ikke klar'}."
    )
    if status.checklist.faseskift:
        moved = PHASE_NAMES[status.checklist.faseskift.til]
        whole = status.objekt.om.bestemt.lower()
        yield from wrap(f"Reglerne ser på {whole}, som om det allerede var i {moved}.", width)
    for finding in status.reservations:
        text = f"Ret først: {finding.location}: {finding.message}. Ret: {finding.remedy}."
        yield from wrap(text, width, subsequent_indent="  ")
    for number, point in enumerate(status.points, start=1):
        yield ""
        mark = f" {box(point)} {number:>2} "
        yield from wrap(
            point.point.spoergsmaal,
            width,
            initial_indent=mark,
            subsequent_indent=" " * _INDENT,
            break_long_words=False,
        )
        for line in lines_of(point):
            yield from wrap(
                line,
                width,
                initial_indent=" " * _INDENT,
                subsequent_indent=" " * (_INDENT + 2),
                break_long_words=False,
                break_on_hyphens=False,
            )


def lines_of(point: PointStatus) -> Iterator[str]:
    """Where a point stands, and one line for each thing that must be done."""
    rules = f" ({', '.join(point.point.regler)})" if point.point.regler else ""
    yield f"{state_of(point)}{rules}."
    for todo in point.todo:
        who = f"{opremsning([str(w) for w in todo.who], 'eller')}: " if todo.who else ""
        code = f"{todo.code} " if todo.code else ""
        yield f"→ {who}{todo.sted}: {code}{todo.what}. Ret: {todo.how}."


def _not_current(other: NotCurrent) -> Iterator[str]:
    yield f"{other.checklist.titel} ({other.checklist.id})"
    yield f"{_named(other.objekt)}: listen er ikke aktuel, for {other.why}."
