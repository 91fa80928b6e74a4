"""What every export says of itself, and what a value may look like outside the handbook."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gevinst.model.handbook import Handbook
from gevinst.model.indlaesning import ID_MOENSTER
from gevinst.model.objekt import Objekt

FIKTIV = "Kommunen og alle dens tal og beslutninger er opdigtede."
"""The notice on all that is about a municipality that is invented."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Whose data it is, on which day, and the address that its links begin with.

    ``base`` has a closing ``/``, and is empty where the handbook is not published.
    """

    today: date
    kommune: str = ""
    kommune_id: str = ""
    fictional: bool = False
    base: str = ""

    @classmethod
    def of(cls, handbook: Handbook, today: date, base: str) -> Edition:
        kommune = handbook.kommune
        if kommune is None:
            return cls(today, base=base)
        return cls(today, kommune.titel, kommune.id, kommune.fiktiv is True, base)

    def address(self, objekt: Objekt) -> str:
        """The permanent address of an object in full; empty where there is none."""
        published = self.base and ID_MOENSTER.fullmatch(objekt.id)
        return f"{self.base}{objekt.adresse}" if published else ""


_FORMULA = re.compile(r"[\s\x00-\x20]*[=+\-@\t\r＝＋－＠]")


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula and run it.

    Source: OWASP, CSV Injection; leading blanks are looked past, since some programs drop them.
    """
    return bool(_FORMULA.match(text)) or text[:1] in ("\t", "\r", "\n")


DIGITS = 15
"""The significant digits that a spreadsheet, and a program with binary numbers, keeps."""


def exact(value: Decimal) -> int | float | None:
    """A number that is the same everywhere; None for one with more digits than can be kept."""
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or len(digits) > DIGITS or abs(exponent) > DIGITS:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
