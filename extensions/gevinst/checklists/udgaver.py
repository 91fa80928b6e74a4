"""What a list would ask for in the public edition, although somebody has answered it."""

from __future__ import annotations

from collections.abc import Iterator

from gevinst.model.finding import Finding, Severity
from gevinst.model.handbook import Handbook
from gevinst.model.udgave import CODE

from .evaluation import Evaluation, State

_QUESTION_RULE = "FA03"
"""The rule that asks for the answers to the handbook's own questions."""


def unanswered_without(
    handbook: Handbook, whole: Evaluation, reduced: Evaluation, told: frozenset[tuple[str, str]]
) -> Iterator[Finding]:
    """The answers that are internal although what they are about is public.

    ``told`` are the (code, object) of what the rules find in the public edition only.
    """
    answers = {
        (status.checklist.id, status.objekt.id, point.point.id): point.answer
        for status in whole.current
        for point in status.points
        if point.answer
    }
    found = {
        answer.id: (answer, status.objekt)
        for status in reduced.current
        for point in status.points
        if point.state is State.AABEN
        and (_QUESTION_RULE, status.objekt.id) not in told
        and (answer := answers.get((status.checklist.id, status.objekt.id, point.point.id)))
    }
    for answer, objekt in found.values():
        yield Finding(
            CODE,
            Severity.FEJL,
            answer.sted,
            answer.id,
            f"{answer.id} er intern, men svarer på en tjekliste for {objekt.id}, som er offentlig",
            f"gør {answer.id} offentlig, eller gør {objekt.id} intern",
            tuple(owner.id for owner in handbook.programmes_of(answer)),
        )
