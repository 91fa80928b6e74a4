"""A small handbook of practices, risks, roles and rules, as values."""

from __future__ import annotations

from typing import Any

from gevinst.model.felt import Slags, felter_i
from gevinst.model.handbook import Handbook
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt


def made(cls: type[Any], id: str, titel: str, /, **felter: Any) -> Any:
    """An object on a page of its own; links are written as ids with spaces between."""
    kinds = {felt.navn: felt.slags for felt in felter_i(cls)}
    values = {
        navn: tuple(value.split())
        if kinds.get(navn) is Slags.LINK and isinstance(value, str)
        else value
        for navn, value in felter.items()
    }
    return cls(id=id, titel=titel, sted=Location(f"{id}.md", 1), **values)


def handbook(*objects: Objekt) -> Handbook:
    return Handbook(objects)
