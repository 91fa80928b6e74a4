"""An example of each object type, made from the examples of its fields."""

from __future__ import annotations

from .felt import felter_i
from .objekt import Objekt

_LONGEST = 14
"""Fields in an example: the required ones first, then as many as a reader can take in."""


def eksempel(cls: type[Objekt]) -> str:
    """A directive with the most important fields filled in, as an author writes it.

    Empty for what is not written on pages.
    """
    if not cls.om.paa_sider:
        return ""
    felter = [felt for felt in felter_i(cls) if felt.eksempel]
    first = [felt for felt in felter if felt.kraevet or felt.mindst]
    rest = [felt for felt in felter if felt not in first]
    chosen = {felt.navn for felt in [*first, *rest][:_LONGEST]}
    lines = [f":{felt.navn}: {felt.eksempel}" for felt in felter if felt.navn in chosen]
    head = f":::{{{cls.om.navn}}} Overskriften, som læseren ser den"
    return "\n".join([head, f":id: {cls.om.praefiks}_EKSEMPEL", *lines, ":::"])
