"""Every family of rules. Importing one registers its rules, in the order they stand here."""

from __future__ import annotations

from . import ej, hb

FAMILIES = (ej, hb)
