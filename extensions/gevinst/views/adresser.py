"""All permanent addresses, by object type."""

from __future__ import annotations

from dataclasses import dataclass

from gevinst.model.handbook import Handbook
from gevinst.model.objekt import Lag, Objekt, Objekttype
from gevinst.model.typer import OBJEKTTYPER

MOST = 250
"""How many objects of one type the municipality may have before they are counted instead: a page
of 20,000 addresses helps nobody."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The objects of a type by their titles; none where there are too many to show."""

    om: Objekttype
    count: int
    objects: tuple[Objekt, ...]


def addresses(handbook: Handbook) -> tuple[Addresses, ...]:
    """The types that have objects, in the order of the reference; the handbook's are all shown."""
    found = []
    for cls in OBJEKTTYPER:
        objects = handbook.all(cls)
        if objects:
            shown = cls.om.lag is Lag.HAANDBOG or len(objects) <= MOST
            by_title = sorted(objects, key=lambda objekt: (objekt.titel.casefold(), objekt.id))
            found.append(Addresses(cls.om, len(objects), tuple(by_title) if shown else ()))
    return tuple(found)
