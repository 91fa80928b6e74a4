"""Whose part of a register is asked for, a programme's or a post's, and what is wrong with that.

The same for a page, the command line and the files, so that all of them say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Person, Program, Projekt
from gevinst.model.objekt import Objekt
from gevinst.model.vaerdier import naermeste


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a wish. ``option`` is what it was written under; no final full stops."""

    option: str
    message: str
    remedy: str


def faults(handbook: Handbook, program: str, post: str) -> tuple[Fault, ...]:
    """What is wrong with the ids of a wish; an empty id asks for nothing."""
    return (
        *(_wrong(handbook, "program", program, _is_programme) if program else ()),
        *(_wrong(handbook, "post", post, _is_post) if post else ()),
    )


def _is_programme(handbook: Handbook, objekt: Objekt) -> bool:
    """A programme, or a project that is in none; a project in a programme is that programme's."""
    return isinstance(objekt, Program | Projekt) and objekt in handbook.programmes_of(objekt)


def _is_post(handbook: Handbook, objekt: Objekt) -> bool:
    return isinstance(objekt, Person)


def _wrong(
    handbook: Handbook, option: str, id: str, fits: Callable[[Handbook, Objekt], bool]
) -> Iterator[Fault]:
    found = handbook.by_id.get(id)
    prefix = "PRG_" if option == "program" else "PER_"
    if found is None:
        renamed = handbook.former_ids.get(id)
        known = [o.id for o in handbook.by_id.values() if fits(handbook, o)]
        ret = (
            f"{id} hedder nu {renamed.id}. Skriv det nye id"
            if renamed
            else f"{naermeste(id, known)}skriv et id, der begynder med {prefix}"
        )
        yield Fault(option, f"{option} {id} findes ikke", ret)
    elif not fits(handbook, found):
        label = found.om.label.lower()
        owners = handbook.programmes_of(found)
        ret = (
            f"skriv {owners[0].id}, som {found.om.bestemt.lower()} hører til"
            if option == "program" and owners
            else f"skriv et id, der begynder med {prefix}"
        )
        yield Fault(option, f"{id} »{found.titel}« er {label} og ikke {option}", ret)
