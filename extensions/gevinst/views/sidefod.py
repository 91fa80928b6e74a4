"""The foot of a page: who answers for it, and what on it is the guide's and what is ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gevinst.model.ansvar import responsible_for
from gevinst.model.haandbog import Haandbogsobjekt
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Kommuneobjekt, Program, Projekt
from gevinst.model.objekt import Objekt


@dataclass(frozen=True, slots=True)
class Origin:
    """What the objects of a page rest on: how many statements of the guide, and what we added."""

    statements: int
    added: tuple[Haandbogsobjekt, ...]


def origin(objects: Iterable[Objekt]) -> Origin:
    """The origin of the handbook's objects among these; the municipality's are its own."""
    ours = [objekt for objekt in objects if isinstance(objekt, Haandbogsobjekt)]
    return Origin(
        len({id for objekt in ours for id in objekt.daekker}),
        tuple(objekt for objekt in ours if objekt.tilfoejet),
    )


def responsible(handbook: Handbook, objects: Iterable[Objekt], today: date) -> tuple[Objekt, ...]:
    """Who answers for a page with these objects, as far as they say so; empty where they do not.

    The programme or project of the page, or else its only object.
    """
    own = [objekt for objekt in objects if isinstance(objekt, Kommuneobjekt)]
    for kind in (Program, Projekt, Kommuneobjekt):
        main = [objekt for objekt in own if isinstance(objekt, kind)]
        if main:
            return responsible_for(handbook, main[0], today) if len(main) == 1 else ()
    return ()
