"""Whose matter a thing is: the post that must do something about it."""

from __future__ import annotations

from collections.abc import Mapping

from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Person
from gevinst.model.objekt import Objekt

_LINKS: Mapping[str, tuple[str, ...]] = {
    # By the type's name: the links to the post whose matter it is, the nearest first.
    "adhoc": ("ansvarlig",),
    "driftsaendring": ("ansvarlig",),
    "forum": ("formand",),
    "gevinst": ("gevinstansvarlig",),
    "indikator": ("maaleansvarlig",),
    "program": ("programleder", "programchef"),
    "programrisiko": ("ansvarlig",),
    "projekt": ("projektleder",),
    "tjeksvar": ("besvaret_af",),
}


def responsible_for(handbook: Handbook, objekt: Objekt) -> tuple[Person, ...]:
    """The posts that answer for an object: its own, or those of what it belongs to.

    The way goes one step nearer to the programme at a time, so a measurement is the matter of who
    measures, and a deliverable that of the project's leader. Empty where nobody is named.
    """
    for found in handbook.way_from(objekt):
        for link in _LINKS.get(found.om.navn, ()):
            people = handbook.find(getattr(found, link), Person)
            if people:
                return people
    return ()
