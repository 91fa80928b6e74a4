"""What a check says: a value with a code, a severity, a place, what is wrong and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .location import Location


class Severity(Enum):
    """How grave a finding is. Only `FEJL` fails a build; `UNDTAGET` is waived and still shown."""

    FEJL = "fejl"
    ADVARSEL = "advarsel"
    TIP = "tip"
    UNDTAGET = "undtaget"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found at one place.

    ``object_id`` is empty when the page and not an object is at fault; ``programmes`` are the ids
    of the programmes and single projects it concerns; ``phase`` is the phase it was judged in;
    ``waived_by`` the id of the waiver that sets it aside. ``due`` says of a warning that the phase
    itself is to bring what is missing: it is an error once the programme asks to go on.
    """

    code: str
    severity: Severity
    location: Location
    object_id: str
    message: str
    remedy: str
    programmes: tuple[str, ...] = ()
    phase: str = ""
    waived_by: str = ""
    due: bool = False

    @property
    def sort_key(self) -> tuple[Location, str, str, str]:
        """Order by file and line, then by code: the order in which an author mends."""
        return (self.location, self.code, self.object_id, self.message)


def sort_findings(findings: list[Finding]) -> tuple[Finding, ...]:
    """Sort, and keep one of each: two ways to the same finding are one finding."""
    return tuple(sorted(set(findings), key=lambda finding: finding.sort_key))
