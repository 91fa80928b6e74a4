"""Traceability: that nothing of the guide is lost, and what is checked."""

from __future__ import annotations

from dataclasses import dataclass

from gevinst.model.haandbog import HAANDBOGSTYPER, Haandbogsobjekt, Regel, Udsagn
from gevinst.model.handbook import Handbook


@dataclass(frozen=True, slots=True)
class Trace:
    """A statement, the objects of the handbook that say it, and the rules that rest on it."""

    udsagn: Udsagn
    objects: tuple[Haandbogsobjekt, ...]
    rules: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Traceability:
    """Every statement, and the objects that are ours."""

    traces: tuple[Trace, ...]
    added: tuple[Haandbogsobjekt, ...]

    @property
    def covered(self) -> int:
        return sum(bool(trace.objects) for trace in self.traces)

    @property
    def checked(self) -> int:
        return sum(bool(trace.rules) for trace in self.traces)


def traceability(handbook: Handbook) -> Traceability:
    """The whole handbook's, statements in the order of their numbers."""
    statements = sorted(handbook.all(Udsagn), key=lambda udsagn: udsagn.nr)
    added = tuple(
        objekt
        for cls in HAANDBOGSTYPER
        for objekt in handbook.all(cls)
        if objekt.tilfoejet and not objekt.daekker
    )
    return Traceability(tuple(_trace(handbook, udsagn) for udsagn in statements), added)


def _trace(handbook: Handbook, udsagn: Udsagn) -> Trace:
    sources = handbook.pointing_at(udsagn, "daekker", Haandbogsobjekt)
    return Trace(
        udsagn,
        tuple(source for source in sources if not isinstance(source, Regel)),
        tuple(source for source in sources if isinstance(source, Regel)),
    )
