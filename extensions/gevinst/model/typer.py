"""All object types, and how to find one by its name."""

from __future__ import annotations

from .haandbog import HAANDBOGSTYPER
from .kommune import KOMMUNETYPER
from .objekt import Objekt

OBJEKTTYPER: tuple[type[Objekt], ...] = (*HAANDBOGSTYPER, *KOMMUNETYPER)
EFTER_NAVN: dict[str, type[Objekt]] = {cls.om.navn: cls for cls in OBJEKTTYPER}
