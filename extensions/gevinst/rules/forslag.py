"""What a remedy can name: the very posts, fora and objects of this municipality that would do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Enhed, Forum, Person
from gevinst.model.objekt import Objekt
from gevinst.model.vaerdier import opremsning

from .organisation import is_high, on_board_level
from .rule import Case

EXAMPLES = 3
"""The most ids that a remedy names where any of them would do."""


def for_example(ids: Iterable[str]) -> str:
    """A few ids with the words before them: ``, for eksempel A eller B``. Empty for none."""
    few = tuple(dict.fromkeys(ids))[:EXAMPLES]
    return f", for eksempel {opremsning(few, 'eller')}" if few else ""


def leaders_of(handbook: Handbook, enhed_ids: Iterable[str]) -> tuple[str, ...]:
    """The ids of those who lead the units, in the order of the units; of a unit that nobody leads,
    those who lead the nearest one above it."""
    found: dict[str, None] = {}
    for enhed in handbook.find(enhed_ids, Enhed):
        for above in handbook.find(handbook.unit_and_above(enhed.id), Enhed):
            leaders = handbook.pointing_at(above, "leder_af", Person)
            if leaders:
                found.update(dict.fromkeys(sorted(leader.id for leader in leaders)))
                break
    return tuple(found)


def directors(case: Case) -> tuple[str, ...]:
    """The ids of those who are on the level of the board today, sorted."""
    return case.once(_directors)


def _directors(case: Case) -> tuple[str, ...]:
    return tuple(
        sorted(
            person.id
            for person in case.handbook.all(Person)
            if on_board_level(person, case.kommune)
            and not (person.til is not None and person.til < case.today)
        )
    )


def high_fora(case: Case) -> tuple[str, ...]:
    """The ids of the fora that decide on the level of the board, sorted."""
    return case.once(_high_fora)


def _high_fora(case: Case) -> tuple[str, ...]:
    return tuple(sorted(forum.id for forum in case.handbook.all(Forum) if is_high(forum)))


def unused(case: Case, near: Objekt, cls: type[Objekt], navn: str) -> tuple[str, ...]:
    """The ids of objects of a type on the same page as another, which no link ``navn`` points at:
    most likely the link was forgotten. In the order of the page."""
    found = case.once(_by_page).get((near.sted.path, cls), ())
    return tuple(
        objekt.id for objekt in found if navn not in case.handbook.incoming.get(objekt.id, {})
    )


def _by_page(case: Case) -> Mapping[tuple[str, type[Any]], tuple[Objekt, ...]]:
    pages: dict[tuple[str, type[Any]], list[Objekt]] = defaultdict(list)
    for objekt in case.handbook.by_id.values():
        pages[objekt.sted.path, type(objekt)].append(objekt)
    return {
        key: tuple(sorted(found, key=lambda objekt: (objekt.sted, objekt.id)))
        for key, found in pages.items()
    }
