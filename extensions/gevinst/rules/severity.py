"""How grave a breach is: by the phase of the programme, by `klar_til` and by the profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gevinst.model.felt import navne_i_tekst
from gevinst.model.finding import Severity
from gevinst.model.kommune import Program, Projekt
from gevinst.model.lister import FASER

PHASES: tuple[str, ...] = tuple(valg.kode for valg in FASER)
PHASE_NAMES: Mapping[str, str] = navne_i_tekst(FASER)

LETTERS: Mapping[str, Severity | None] = {
    "F": Severity.FEJL,
    "A": Severity.ADVARSEL,
    "T": Severity.TIP,
    "-": None,
}
_RANK = {None: 0, Severity.TIP: 1, Severity.ADVARSEL: 2, Severity.FEJL: 3}


@dataclass(frozen=True, slots=True)
class Grade:
    """One place of a vector: the severity, or None for switched off.

    ``firm`` is the mark ``!``: an error as soon as the programme asks to go on to the next phase.
    """

    severity: Severity | None
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Vector:
    """The severity in each of the five phases, as `regler.md` writes it: ``-/A!/F/F/T``."""

    grades: tuple[Grade, ...]

    @classmethod
    def read(cls, text: str) -> Vector:
        """Read ``F/A/T/-/A!``: one letter for each phase, ``!`` for firm at ``klar_til``."""
        grades = tuple(
            Grade(LETTERS[part.rstrip("!")], part.endswith("!")) for part in text.split("/")
        )
        if len(grades) != len(PHASES):
            raise ValueError(f"{text} has not one letter for each of the {len(PHASES)} phases")
        return cls(grades)

    @property
    def worst(self) -> Severity | None:
        return worst(grade.severity for grade in self.grades)

    @property
    def mildest(self) -> Severity | None:
        return min((grade.severity for grade in self.grades), key=_RANK.__getitem__)

    def at(self, phase: str, klar_til: str) -> Severity | None:
        """The severity in a phase; the mildest the vector knows where the phase is not given.

        That a phase is not given is an error of its own. What is found besides holds whatever the
        phase turns out to be.
        """
        if phase not in PHASES:
            return self.mildest
        index = PHASES.index(phase)
        grade = self.grades[index]
        is_next = index + 1 < len(PHASES) and klar_til == PHASES[index + 1]
        return Severity.FEJL if grade.firm and is_next else grade.severity

    def is_firm(self, phase: str) -> bool:
        """Whether it is an error in a phase as soon as the programme asks to go on from it."""
        return phase in PHASES and self.grades[PHASES.index(phase)].firm


ALWAYS_ERROR = Vector.read("F/F/F/F/F")
FROM_EXECUTION = Vector.read("-/-/-/F/F")
"""For a part of a rule that is graver, or comes later, than the rest of it."""


def worst(severities: object) -> Severity | None:
    """The gravest of an iterable of severities, None when there is none."""
    return max(severities, key=_RANK.__getitem__, default=None)  # type: ignore[call-overload,no-any-return]


def mildest(one: Severity | None, other: Severity | None) -> Severity | None:
    """The mildest of two severities."""
    return min(one, other, key=_RANK.__getitem__)


def phase_of(owner: Program | Projekt) -> str:
    """The phase of a programme or of a project without one; empty where it cannot be read."""
    return owner.fase


def sharpened(severity: Severity | None, phase: str) -> Severity | None:
    """The profile ``streng``: warnings are errors once the work is in execution or operation."""
    late = phase in ("gennemfoerelse", "realisering")
    return Severity.FEJL if late and severity is Severity.ADVARSEL else severity
