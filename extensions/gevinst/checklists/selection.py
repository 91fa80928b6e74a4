"""Which lists somebody asks for: one list, one object, both, or all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from gevinst.model.vaerdier import opremsning

from .evaluation import Evaluation, ListStatus, NotCurrent


class Unknown(Exception):
    """What is asked for does not exist; the text says so in Danish."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The lists with an id, on the object with an id; an empty id means all."""

    list_id: str
    object_id: str
    current: tuple[ListStatus, ...]
    not_current: tuple[NotCurrent, ...]


def select(evaluation: Evaluation, list_id: str = "", object_id: str = "") -> Selection:
    """Raises `Unknown` for an id that no list or no object of one has."""
    every: tuple[ListStatus | NotCurrent, ...] = (*evaluation.current, *evaluation.not_current)
    _check(list_id, {c.id for c in evaluation.checklists}, "Der er ingen tjekliste med id'et")
    _check(object_id, {found.objekt.id for found in every}, "Ingen tjekliste gælder for")

    def wanted(found: ListStatus | NotCurrent) -> bool:
        return list_id in ("", found.checklist.id) and object_id in ("", found.objekt.id)

    return Selection(
        list_id,
        object_id,
        tuple(filter(wanted, evaluation.current)),
        tuple(filter(wanted, evaluation.not_current)),
    )


def _check(id: str, known: Iterable[str], message: str) -> None:
    ids = sorted(known)
    if not id or id in ids:
        return
    if not ids:
        raise Unknown(f"{message} {id}. Der er ingen tjeklister.")
    near = get_close_matches(id.upper(), ids)
    if near:
        raise Unknown(f"{message} {id}. Mente du {opremsning(near, 'eller')}?")
    raise Unknown(f"{message} {id}. Vælg mellem {opremsning(ids, 'og')}.")
