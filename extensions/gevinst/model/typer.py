"""All object types, and how to find one by its name."""

from __future__ import annotations

from .haandbog import HAANDBOGSTYPER
from .kommune import KOMMUNETYPER
from .objekt import Lag, Objekt

OBJEKTTYPER: tuple[type[Objekt], ...] = (*HAANDBOGSTYPER, *KOMMUNETYPER)
EFTER_NAVN: dict[str, type[Objekt]] = {cls.om.navn: cls for cls in OBJEKTTYPER}


_KOMMUNENS = tuple(f"{cls.om.praefiks}_" for cls in OBJEKTTYPER if cls.om.lag is Lag.KOMMUNE)


def er_kommunens(id: str) -> bool:
    """Whether an id can only be that of something a municipality writes itself."""
    return id.startswith(_KOMMUNENS)
