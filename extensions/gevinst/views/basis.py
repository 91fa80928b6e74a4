"""What a register is made from: the handbook, what was found in it, and the day it is seen on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gevinst.model.felt import felter_i
from gevinst.model.finding import Finding
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import (
    Beslutning,
    Forum,
    Gevinst,
    Indikator,
    Leverance,
    Maaling,
    Opfoelgning,
    Person,
    Program,
    Projekt,
    Undtagelse,
)
from gevinst.model.objekt import Objekt
from gevinst.model.typer import OBJEKTTYPER
from gevinst.rules.catalogue import rule_id
from gevinst.rules.maaling import Reading, readings
from gevinst.rules.rule import Case
from gevinst.rules.waivers import Granted

from .card import FindingIndex


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing, and the object it stands on."""

    finding: Finding
    objekt: Objekt | None


@dataclass(frozen=True)
class Basis:
    """``findings`` are sorted; ``today`` decides what is the latest and what has run out."""

    handbook: Handbook
    findings: tuple[Finding, ...]
    today: date

    @cached_property
    def index(self) -> FindingIndex:
        return FindingIndex.of(self.findings)

    def rule(self, code: str) -> Objekt | None:
        """The object about a rule or another code; None where the handbook has no page of it."""
        return self.handbook.by_id.get(rule_id(code))

    def gap(self, finding: Finding) -> Gap:
        """A finding with the object it stands on."""
        return Gap(finding, self.handbook.by_id.get(finding.object_id))

    @cached_property
    def _case(self) -> Case:
        return Case.of(self.handbook, self.today)

    @cached_property
    def granted(self) -> Granted:
        """The waivers that hold today, and those that do not."""
        return Granted.find(self._case, {})

    # -- measurements ----------------------------------------------------------------------------

    @cached_property
    def _readings(self) -> Mapping[str, tuple[Reading, ...]]:
        return {i.id: readings(self._case, i) for i in self.handbook.all(Indikator)}

    def baseline(self, indikator: Indikator) -> Reading | None:
        """The latest measurement of how it was before anything was changed."""
        return next((r for r in reversed(self._readings[indikator.id]) if r.is_baseline), None)

    def latest(self, indikator: Indikator) -> Reading | None:
        """The latest measurement that shows how it went; the baseline is not one."""
        return next((r for r in reversed(self._readings[indikator.id]) if not r.is_baseline), None)

    # -- whose -----------------------------------------------------------------------------------

    def posts(self, objekt: Objekt) -> tuple[str, ...]:
        """The ids of the posts that an object is a matter for, each once.

        Those that stand on it, and for what is about something else, those of that.
        """
        return self._posts[objekt.id]

    @cached_property
    def _posts(self) -> Mapping[str, tuple[str, ...]]:
        return {
            id: tuple(
                dict.fromkeys((*self._on(o), *(p for via in self._about(o) for p in self._on(via))))
            )
            for id, o in self.handbook.by_id.items()
        }

    def _on(self, objekt: Objekt) -> tuple[str, ...]:
        """The posts that an object names itself."""
        if isinstance(objekt, Person):
            return (objekt.id,)
        named = (id for navn in _PERSON_LINKS[type(objekt)] for id in getattr(objekt, navn))
        return tuple(p.id for p in self.handbook.find(named, Person))

    def _about(self, objekt: Objekt) -> tuple[Objekt, ...]:
        """What an object is about, where its own posts are not the whole matter."""
        book = self.handbook
        match objekt:
            case Indikator():
                return book.pointing_at(objekt, "maales_ved", Gevinst)
            case Maaling():
                return book.find(objekt.maaling_af, Objekt)
            case Leverance():
                return book.pointing_at(objekt, "skaber", Projekt)
            case Opfoelgning():
                followed = book.find(objekt.foelger_op_paa, Objekt)
                measured = (i for i in followed if isinstance(i, Indikator))
                return (*followed, *(g for i in measured for g in self._about(i)))
            case Undtagelse():
                return book.find(objekt.objekt, Objekt)
            case Beslutning():
                return book.find(objekt.truffet_af, Forum)
            case _:
                return ()

    def chiefs(self, objekt: Objekt) -> tuple[str, ...]:
        """The ids of those who lead the programmes or projects an object belongs to."""
        return tuple(
            dict.fromkeys(
                id
                for owner in self.handbook.programmes_of(objekt)
                for id in (
                    (*owner.programchef, *owner.programleder)
                    if isinstance(owner, Program)
                    else owner.projektleder
                )
            )
        )


_PERSON_LINKS: Mapping[type[Objekt], tuple[str, ...]] = {
    cls: tuple(felt.navn for felt in felter_i(cls) if felt.til == ("person",))
    for cls in OBJEKTTYPER
}
