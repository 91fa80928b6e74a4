"""Who holds which role: read from the links that put a post or a forum in it.

A role is a link on the thing it is held for (`docs/beslutninger.md`), so who may sign for a
programme is found from the programme, and who may sign for a benefit from the benefit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from gevinst.model.ansvar import is_vacant
from gevinst.model.kommune import (
    Enhed,
    Forum,
    Gevinst,
    Indikator,
    Maaling,
    Person,
    Portefoelje,
    Program,
    Projekt,
)
from gevinst.model.objekt import Objekt

from .organisation import board_of, portfolio_fora, seats
from .rule import Case

PORTFOLIO_ROLE = "ROL_PORTEFOELJEFORUM"
FORUM_ROLES = {
    "ROL_PROGRAMKOMITE": "programkomite",
    "ROL_REFERENCEGRUPPE": "referencegruppe",
    "ROL_FOELGEGRUPPE": "foelgegruppe",
}
"""Roles that a type of forum has. Nothing links such a forum to a programme, so all count."""
SEATED = {
    PORTFOLIO_ROLE: "porteføljeforummet",
    "ROL_STYREGRUPPE": "styregruppen",
    "ROL_PROGRAMKOMITE": "programkomitéen",
    "ROL_REFERENCEGRUPPE": "referencegruppen",
    "ROL_FOELGEGRUPPE": "følgegruppen",
}
"""Roles that a post has by a seat in a forum, and what the forum is called in a sentence."""

Owner = Program | Projekt


@dataclass(frozen=True)
class Holders:
    """The posts in each role. What is found for a programme is found once."""

    case: Case
    _known: dict[tuple[str, tuple[str, ...]], frozenset[str]] = field(default_factory=dict)

    def of(self, role: str, objekt: Objekt) -> tuple[Person, ...]:
        """The posts that hold a role for an object, by id, with the deputies of vacant ones.

        Empty when the handbook cannot tell: the links are not there, which is another rule's
        matter, or the role is one that the municipality has made itself.
        """
        found = self._of_object(role, objekt)
        if found is None:
            key = (role, self._scope(objekt))
            if key not in self._known:
                self._known[key] = frozenset(self._of_owners(role, self._owners(objekt)))
            found = self._known[key]
        posts = {person.id: person for person in self.case.handbook.find(sorted(found), Person)}
        for person in list(posts.values()):
            if is_vacant(person, self.case.today):
                deputies = self.case.handbook.find(person.stedfortraeder, Person)
                posts.update({deputy.id: deputy for deputy in deputies})
        return tuple(posts[id] for id in sorted(posts))

    def _of_object(self, role: str, objekt: Objekt) -> frozenset[str] | None:
        """The role as a link on the object itself; None where it is asked of the programme."""
        handbook = self.case.handbook
        match role, objekt:
            case "ROL_GEVINSTANSVARLIG", Gevinst():
                return frozenset(objekt.gevinstansvarlig)
            case "ROL_LOKAL_GEVINSTEJER", Gevinst():
                return frozenset(objekt.lokale_gevinstejere)
            case "ROL_PROJEKTLEDER", Projekt():
                return frozenset(objekt.projektleder)
            case "ROL_STYREGRUPPE", Projekt():
                return _seated([board_of(handbook, objekt)])
            case ("ROL_PORTEFOELJEFORUM", Portefoelje()):
                return _seated(handbook.find(objekt.styres_af, Forum))
            case "ROL_DRIFTSLEDER", Enhed():
                return frozenset(p.id for p in handbook.pointing_at(objekt, "leder_af", Person))
        return None

    def _scope(self, objekt: Objekt) -> tuple[str, ...]:
        """What the answer depends on: two objects with the same programmes have the same."""
        owners = self.case.handbook.programmes_of(objekt)
        if not owners and isinstance(objekt, Portefoelje):
            return (objekt.id,)
        return tuple(owner.id for owner in owners)

    def _owners(self, objekt: Objekt) -> tuple[Owner, ...]:
        """The programmes an object belongs to or holds; all of them for what stands outside."""
        handbook = self.case.handbook
        if owners := handbook.programmes_of(objekt):
            return owners
        every = tuple(
            owner
            for owner in (*handbook.all(Program), *handbook.all(Projekt))
            if owner in handbook.programmes_of(owner)
        )
        if isinstance(objekt, Portefoelje):
            return tuple(owner for owner in every if objekt.id in owner.indgaar_i)
        return every

    def _of_owners(self, role: str, owners: tuple[Owner, ...]) -> Iterable[str]:
        handbook = self.case.handbook
        programmes = [owner for owner in owners if isinstance(owner, Program)]
        if role in FORUM_ROLES:
            return _seated(f for f in handbook.all(Forum) if f.type == FORUM_ROLES[role])
        match role:
            case "ROL_PORTEFOELJEFORUM":
                return _seated(f for owner in owners for f in portfolio_fora(handbook, owner))
            case "ROL_PROGRAMCHEF":
                return (id for program in programmes for id in program.programchef)
            case "ROL_PROGRAMLEDER":
                return (id for program in programmes for id in program.programleder)
            case "ROL_STYREGRUPPE":
                return _seated(board_of(handbook, owner) for owner in owners)
            case "ROL_PROJEKTLEDER":
                return (id for projekt in self._projects(owners) for id in projekt.projektleder)
            case "ROL_GEVINSTANSVARLIG":
                return (id for gevinst in self._benefits(owners) for id in gevinst.gevinstansvarlig)
            case "ROL_LOKAL_GEVINSTEJER":
                benefits = self._benefits(owners)
                return (id for gevinst in benefits for id in gevinst.lokale_gevinstejere)
            case "ROL_DRIFTSLEDER":
                return (person.id for person in handbook.all(Person) if person.leder_af)
            case "ROL_GEVINSTCONTROLLER":
                return self._measurers(owners)
        return ()

    def _projects(self, owners: tuple[Owner, ...]) -> Iterable[Projekt]:
        for owner in owners:
            if isinstance(owner, Projekt):
                yield owner
            else:
                yield from self.case.handbook.pointing_at(owner, "indgaar_i", Projekt)

    def _benefits(self, owners: tuple[Owner, ...]) -> Iterable[Gevinst]:
        for owner in (*owners, *self._projects(owners)):
            yield from self.case.handbook.pointing_at(owner, "hoerer_til", Gevinst)

    def _measurers(self, owners: tuple[Owner, ...]) -> frozenset[str]:
        """Those who measure or confirm the benefits and own none of them: they are independent."""
        handbook = self.case.handbook
        measure: set[str] = set()
        own: set[str] = set()
        for gevinst in self._benefits(owners):
            own.update(gevinst.gevinstansvarlig)
            for indikator in handbook.find(gevinst.maales_ved, Indikator):
                measure.update(indikator.maaleansvarlig)
                for maaling in handbook.pointing_at(indikator, "maaling_af", Maaling):
                    measure.update(maaling.bekraeftet_af)
        return frozenset(measure - own)


def _seated(fora: Iterable[Forum | None]) -> frozenset[str]:
    return frozenset(id for forum in fora if forum for id in seats(forum))
