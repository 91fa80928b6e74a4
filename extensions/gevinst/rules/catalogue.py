"""Every code the handbook can show: rules, waivers, and mistakes in pages and checklists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from gevinst.model.haandbog import Regel
from gevinst.model.koder import SIDEKODER, TJEKLISTEKODER
from gevinst.model.objekt import adresse_af

from .families import ACTIVE
from .severity import PHASE_NAMES, PHASES, Vector
from .waivers import WAIVER_CODES


@dataclass(frozen=True, slots=True)
class Entry:
    """What a reader is told about a code. ``vector`` is None where the phase does not matter."""

    code: str
    title: str
    looks_for: str
    why: str
    remedy: str
    vector: Vector | None
    waiver: str
    statements: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        return self.code.rstrip("0123456789")

    @property
    def address(self) -> str:
        """The short address of the code's page: ``regel/ej01/``."""
        return address_of(self.code)


@cache
def entries() -> tuple[Entry, ...]:
    """All codes: the rules first, then waivers, then mistakes in pages and checklists."""
    rules = [
        Entry(
            rule.code,
            rule.title,
            rule.looks_for,
            rule.why,
            rule.remedy,
            rule.vector,
            _waiver_text(rule.code),
            rule.statements,
        )
        for rule in ACTIVE.values()
    ]
    waivers = [
        Entry(
            code, title, looks_for, why, remedy, Vector.read("/".join(letter * len(PHASES))), _NEVER
        )
        for code, title, letter, looks_for, why, remedy in WAIVER_CODES
    ]
    written = [
        Entry(
            kode.kode,
            kode.titel,
            "",
            kode.hvorfor,
            "Beskeden siger, hvad du skal gøre.",
            Vector.read(kode.grad) if kode.grad else None,
            _NEVER,
        )
        for kode in (*SIDEKODER, *TJEKLISTEKODER)
    ]
    return (*rules, *waivers, *written)


@cache
def entry_of(code: str) -> Entry | None:
    """What a reader is told about a code; None for one that there is not."""
    return next((entry for entry in entries() if entry.code == code), None)


def rule_id(code: str) -> str:
    """The id of the object that a code has a page about: ``EJ01`` → ``REG_EJ01``."""
    return f"{Regel.om.praefiks}_{code}"


def address_of(code: str) -> str:
    """The short address of a code's page: ``regel/ej01/``."""
    return adresse_af(Regel.om, rule_id(code))


def statement_id(number: str) -> str:
    """The id of a statement from its number: ``1.30`` → ``UDS_1_30``."""
    return f"UDS_{number.replace('.', '_')}"


_NEVER = "Kan ikke undtages."


def _waiver_text(code: str) -> str:
    rule = ACTIVE[code]
    if rule.waiver is None:
        return rule.no_waiver or _NEVER
    not_from = PHASE_NAMES.get(rule.waiver.not_from)
    before = f"Kan ikke undtages fra {not_from} og frem. Før det: " if not_from else ""
    return (
        f"{before}Højst {rule.waiver.days} dage, godkendt af {rule.waiver.by.value}. "
        f"{rule.waiver.when}"
    )
