"""The families of rules that are run. A family is a module; importing it registers its rules."""

from __future__ import annotations

from collections.abc import Mapping

from . import da, ej, fa, hb, ma, or_, re_, sc, ti
from .rule import RULES, Rule

FAMILIES = (ej, or_, sc, ma, fa, re_, da, ti, hb)

ACTIVE: Mapping[str, Rule] = {
    code: rule
    for family in FAMILIES
    for code, rule in RULES.items()
    if rule.check.__module__ == family.__name__
}
"""The rules of these families by their code, family by family. A module that nobody names here is
not run."""
