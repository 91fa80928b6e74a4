"""The families of rules that are run. A family is a module; importing it registers its rules."""

from __future__ import annotations

from collections.abc import Mapping

from . import ej, hb
from .rule import RULES, Rule

FAMILIES = (ej, hb)

ACTIVE: Mapping[str, Rule] = {
    code: rule
    for code, rule in RULES.items()
    if rule.check.__module__ in {family.__name__ for family in FAMILIES}
}
"""The rules of these families by their code. A module that nobody names here is not run."""
