"""The portfolio for the executive board: programmes, goals, and the gaps that matter most."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from gevinst.model.finding import Finding, Severity
from gevinst.model.kommune import Effekt, Gevinst, Program, Projekt, StrategiskMaal
from gevinst.model.lister import GIVEN_UP, PRIORITETER, REALISED
from gevinst.rules.organisation import every_owner
from gevinst.rules.severity import PHASES

from .basis import Basis, Gap

GAPS = 5
"""How many gaps the sheet of the executive board shows. Source: `model.md` section 10."""
PARTLY = "delvist_realiseret"
_PRIORITIES = [valg.kode for valg in PRIORITETER]


@dataclass(frozen=True, slots=True)
class Line:
    """A programme or a project outside programmes. Benefits that are given up are left out."""

    owner: Program | Projekt
    benefits: tuple[Gevinst, ...]
    realised: tuple[Gevinst, ...]
    partly: tuple[Gevinst, ...]
    errors: tuple[Gap, ...]
    warnings: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A strategic goal with the programmes and the effects that support it."""

    goal: StrategiskMaal
    programmes: tuple[Program, ...]
    effects: tuple[Effekt, ...]
    benefits: tuple[Gevinst, ...]
    realised: tuple[Gevinst, ...]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All programmes, all goals, and what is missing: what matters most, and the rest."""

    lines: tuple[Line, ...]
    goals: tuple[Goal, ...]
    without_goal: tuple[Program, ...]
    gaps: tuple[Gap, ...]
    more_gaps: tuple[Gap, ...]

    @property
    def without_programme(self) -> tuple[StrategiskMaal, ...]:
        return tuple(goal.goal for goal in self.goals if not goal.programmes)

    @property
    def benefits(self) -> tuple[Gevinst, ...]:
        """Benefits that belong to several programmes count once."""
        return tuple({g.id: g for line in self.lines for g in line.benefits}.values())

    @property
    def realised(self) -> tuple[Gevinst, ...]:
        return tuple(g for g in self.benefits if g.status in REALISED)

    @property
    def partly(self) -> tuple[Gevinst, ...]:
        return tuple(g for g in self.benefits if g.status == PARTLY)


def portfolio(basis: Basis) -> Portfolio:
    """The portfolio as it is today."""
    book = basis.handbook
    benefits: dict[str, list[Gevinst]] = defaultdict(list)
    for gevinst in book.all(Gevinst):
        if gevinst.status not in GIVEN_UP:
            for owner in book.programmes_of(gevinst):
                benefits[owner.id].append(gevinst)
    missing: dict[tuple[str, Severity], list[Gap]] = defaultdict(list)
    for finding in basis.findings:
        for id in finding.programmes:
            missing[id, finding.severity].append(basis.gap(finding))
    lines = tuple(
        Line(
            owner,
            tuple(benefits[owner.id]),
            _realised(benefits[owner.id]),
            tuple(g for g in benefits[owner.id] if g.status == PARTLY),
            tuple(missing[owner.id, Severity.FEJL]),
            tuple(missing[owner.id, Severity.ADVARSEL]),
        )
        for owner in every_owner(book)
    )
    gaps = _gaps(basis)
    return Portfolio(
        lines,
        tuple(_goal(basis, goal) for goal in book.all(StrategiskMaal)),
        tuple(
            program
            for program in book.all(Program)
            if not book.find(program.understoetter, StrategiskMaal)
        ),
        tuple(gaps[:GAPS]),
        tuple(gaps[GAPS:]),
    )


def _realised(benefits: list[Gevinst]) -> tuple[Gevinst, ...]:
    return tuple(g for g in benefits if g.status in REALISED)


def _goal(basis: Basis, goal: StrategiskMaal) -> Goal:
    """The benefits of a goal are those that lead to one of its effects."""
    book = basis.handbook
    effects = book.pointing_at(goal, "understoetter", Effekt)
    leading = {
        g.id: g
        for effect in effects
        for g in book.pointing_at(effect, "giver", Gevinst)
        if g.status not in GIVEN_UP
    }
    found = list(leading.values())
    programmes = book.pointing_at(goal, "understoetter", Program)
    return Goal(goal, programmes, effects, tuple(found), _realised(found))


def _gaps(basis: Basis) -> list[Gap]:
    """Errors before warnings; then the later phase, the higher priority, the order of the pages.

    What belongs to no programme is a matter for all of them, so it comes before those of its kind.
    """
    book = basis.handbook

    def weight(finding: Finding) -> tuple[bool, bool, int, int]:
        phase = PHASES.index(finding.phase) if finding.phase in PHASES else -1
        priorities = [
            _PRIORITIES.index(program.prioritet)
            for program in book.find(finding.programmes, Program)
            if program.prioritet in _PRIORITIES
        ]
        return (
            finding.severity is not Severity.FEJL,
            bool(finding.programmes),
            -phase,
            min(priorities, default=len(_PRIORITIES)),
        )

    found = [f for f in basis.findings if f.severity in (Severity.FEJL, Severity.ADVARSEL)]
    return [basis.gap(finding) for finding in sorted(found, key=weight)]
