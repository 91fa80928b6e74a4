"""What pytest and JUnit count of the checklists: one item for each point on each object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from gevinst.checklists.evaluation import Evaluation, ListStatus, PointStatus, State
from gevinst.checklists.selection import Selection

from . import checklist_text


class Outcome(Enum):
    """What became of an item."""

    PASSED = "i orden"
    FAILED = "fejl"
    """Open, although the programme is set ready for its next phase."""
    WAITING = "venter"
    """Open, and nobody has asked to go on."""
    SKIPPED = "gælder ikke"


@dataclass(frozen=True, slots=True)
class PointItem:
    """A point on an object. ``text`` says in Danish what must be done, or why it does not count."""

    name: str
    list_id: str
    outcome: Outcome
    text: str


def items(evaluation: Evaluation | Selection) -> tuple[PointItem, ...]:
    """Every point of the lists that are current, and one item for each list that is not."""
    return tuple(_items(evaluation))


def _items(evaluation: Evaluation | Selection) -> Iterator[PointItem]:
    for status in evaluation.current:
        for point in status.points:
            yield PointItem(
                f"{status.checklist.name_of(point.point)}[{status.objekt.id}] "
                f"{point.point.spoergsmaal}",
                status.checklist.id,
                _outcome(status, point),
                "\n".join(checklist_text.lines_of(point)),
            )
    for other in evaluation.not_current:
        yield PointItem(
            f"{other.checklist.id}[{other.objekt.id}] {other.checklist.titel}",
            other.checklist.id,
            Outcome.SKIPPED,
            f"Listen er ikke aktuel: {other.why}",
        )


def _outcome(status: ListStatus, point: PointStatus) -> Outcome:
    if point.state is State.SLAAET_FRA:
        return Outcome.SKIPPED
    if point.done:
        return Outcome.PASSED
    return Outcome.FAILED if status.asked else Outcome.WAITING
