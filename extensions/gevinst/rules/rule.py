"""What a rule is, and the register of all of them.

A rule is one function: it is given the case and one object, and yields a `Breach` for each way in
which the object breaks it. It never logs, never decides how grave a breach is, and knows nothing
of waivers: `engine.py` does that, the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, Protocol, TypeVar

from gevinst.model.finding import Severity
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Kommune
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt

from .severity import Vector, phase_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Case:
    """What every rule may look at: the handbook, the date, and the municipality's own limits."""

    handbook: Handbook
    today: date
    kommune: Kommune
    running: Mapping[str, Rule] = field(default_factory=dict)
    """The rules that are run, by their code."""
    asking: Rule | None = None
    """The rule that looks, where others are run beside it."""
    waived: frozenset[tuple[str, str]] = frozenset()
    """The rules that are set aside today, each with the id of the object."""
    known: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What `once` has worked out."""

    def once(self, find: Callable[[Case], T]) -> T:
        """What a rule must work out of the whole handbook: once for a run, not for each object."""
        if find not in self.known:
            self.known[find] = find(self)
        found: T = self.known[find]
        return found

    def judges(self, code: str, objekt: Objekt, vector: Vector | None = None) -> bool:
        """Whether another rule is asked about an object in its phase, so that a matter which is
        both rules' can be left to it. ``vector`` is that of a part of the rule.

        Raises `LookupError` when the rule that asks has not said that it does.
        """
        if self.asking is not None and code not in self.asking.leaves_to:
            raise LookupError(f"{self.asking.code} has {code} not in its leaves_to")
        rule = self.running.get(code)
        if rule is None:
            return False
        vector = vector or rule.vector
        owners = self.handbook.programmes_of(objekt)
        return not owners or any(vector.at(phase_of(o), o.klar_til) for o in owners)

    def speaks(self, code: str, objekt: Objekt) -> bool:
        """Whether another rule is asked, and what it finds on the object is not waived."""
        return (code, objekt.id) not in self.waived and self.judges(code, objekt)

    @classmethod
    def of(cls, handbook: Handbook, today: date) -> Case:
        """The handbook on a day. Where no municipality is written yet, the default limits hold."""
        return cls(handbook, today, handbook.kommune or _NO_KOMMUNE)


_NO_KOMMUNE = Kommune(id="KOM_UDEN_NAVN", titel="Kommunen", sted=Location(""))


@dataclass(frozen=True, slots=True)
class Breach:
    """One way in which an object breaks a rule.

    ``message`` says what is wrong and ``remedy`` how to mend it, both in Danish and without a
    final full stop. ``location`` is given when another line than the object's own is at fault,
    ``at_most`` when this breach is never graver than that, and ``vector`` when this part of the
    rule has severities of its own. A part of a rule that no waiver covers is not ``waivable``.
    ``concerns`` are the objects whose programmes it is a matter of, when that is not all the
    programmes of the object: an indicator or a board may be shared by many.
    """

    message: str
    remedy: str
    location: Location | None = None
    at_most: Severity | None = None
    vector: Vector | None = None
    waivable: bool = True
    concerns: tuple[Objekt, ...] = ()


class Level(Enum):
    """Who may grant a waiver. Source: `model.md` section 8, the last row."""

    PROGRAMCHEF = "programchefen"
    PORTEFOELJEFORUM = "porteføljeforummet"


@dataclass(frozen=True, slots=True)
class Waiver:
    """On which terms a rule can be waived.

    ``not_from`` is the first phase in which it no longer can, empty for none; ``days`` is the
    longest a waiver may last; ``when`` says to a reader what must be the case.
    """

    by: Level
    days: int
    when: str
    not_from: str = ""


class Check(Protocol):
    """The function of a rule."""

    def __call__(self, case: Case, objekt: Any, /) -> Iterator[Breach]: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code and Danish texts, how grave it is by phase, and the function that checks.

    ``statements`` are the numbers of the statements it rests on, such as ``1.30``. ``waiver`` is
    None for a rule that can never be waived; then ``no_waiver`` says why. ``leaves_to`` are the
    codes of the rules it asks about (`Case.judges`), to leave to them what both see; a rule without
    any finds the same whether others are run or not.
    """

    code: str
    title: str
    vector: Vector
    types: tuple[type[Objekt], ...]
    looks_for: str
    why: str
    remedy: str
    statements: tuple[str, ...]
    waiver: Waiver | None
    no_waiver: str
    leaves_to: frozenset[str]
    check: Check

    @property
    def family(self) -> str:
        return self.code.rstrip("0123456789")


RULES: dict[str, Rule] = {}
"""Every rule of the modules that are imported, by its code. The only state of the package;
`families.py` says which of them are run."""


def rule(
    code: str,
    title: str,
    vector: str,
    *types: type[Objekt],
    looks_for: str,
    why: str,
    remedy: str,
    statements: str = "",
    waiver: Waiver | None = None,
    no_waiver: str = "",
    leaves_to: Iterable[str] = (),
) -> Callable[[Check], Check]:
    """Register a function as a rule. A code is used once and never again."""

    def register(check: Check) -> Check:
        if code in RULES:
            raise ValueError(f"the code {code} is taken by {RULES[code].title}")
        RULES[code] = Rule(
            code,
            title,
            Vector.read(vector),
            types,
            looks_for,
            why,
            remedy,
            tuple(statements.split()),
            waiver,
            no_waiver,
            frozenset(leaves_to),
            check,
        )
        return check

    return register
