"""The words that the messages of all rules have in common."""

from __future__ import annotations

from gevinst.model.indlaesning import benaevn
from gevinst.model.objekt import Objekt


def named(objekt: Objekt) -> str:
    """An object as a message begins with it: its id for the author, its title for the reader."""
    return benaevn(type(objekt), objekt.id, objekt.titel)
