"""Who holds which role for what: `model/rolletabel.py` on one handbook.

A role is a link on the thing it is held for, so who may sign for a programme is found from the
programme, and who may sign for a benefit from the benefit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from gevinst.model.rolletabel import ROLLER, Leder, Navngivet, Plads, Uafhaengig

from .organisation import Owner, board_of, every_owner, portfolio_fora, seats
from .rule import Case


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
        match ROLLER.get(role), objekt:
            case Navngivet(paa, link), _ if isinstance(objekt, paa):
                return frozenset(getattr(objekt, link))
            case Leder(link), Enhed():
                return frozenset(p.id for p in handbook.pointing_at(objekt, link, Person))
            case Plads(via="styregruppe"), Projekt():
                return _seated([board_of(handbook, objekt)])
            case Plads(via="styres_af"), Portefoelje():
                return _seated(handbook.find(objekt.styres_af, Forum))
        return None

    def _scope(self, objekt: Objekt) -> tuple[str, ...]:
        """What the answer depends on: two objects with the same programmes have the same."""
        if isinstance(objekt, Portefoelje):  # belongs to no programme, and has its own
            return (objekt.id,)
        return tuple(owner.id for owner in self.case.handbook.programmes_of(objekt))

    def _owners(self, objekt: Objekt) -> tuple[Owner, ...]:
        """The programmes an object belongs to or holds; all of them for what stands outside."""
        handbook = self.case.handbook
        if owners := handbook.programmes_of(objekt):
            return owners
        every = every_owner(handbook)
        if isinstance(objekt, Portefoelje):
            return tuple(owner for owner in every if objekt.id in owner.indgaar_i)
        return every

    def _of_owners(self, role: str, owners: tuple[Owner, ...]) -> Iterable[str]:
        handbook = self.case.handbook
        match ROLLER.get(role):
            case Navngivet() as named:
                return self._named(owners, named)
            case Leder(link):
                return (person.id for person in handbook.all(Person) if getattr(person, link))
            case Uafhaengig(navngivne, uden):
                found = {id for one in navngivne for id in self._named(owners, one)}
                return found.difference(self._named(owners, uden))
            case Plads(via="styregruppe"):
                return _seated(board_of(handbook, owner) for owner in owners)
            case Plads(via="styres_af"):
                return _seated(f for owner in owners for f in portfolio_fora(handbook, owner))
            case Plads(typer=typer):
                return _seated(forum for forum in handbook.all(Forum) if forum.type in typer)
        return ()

    def _named(self, owners: tuple[Owner, ...], role: Navngivet) -> Iterator[str]:
        for objekt in self._within(owners, role.paa):
            yield from getattr(objekt, role.link)

    def _within(self, owners: tuple[Owner, ...], cls: type[Objekt]) -> Iterable[Objekt]:
        """What of a type is in the programmes and projects."""
        handbook = self.case.handbook
        if cls is Program:
            return (owner for owner in owners if isinstance(owner, Program))
        if cls is Projekt:
            return self._projects(owners)
        benefits = self._benefits(owners)
        if cls is Gevinst:
            return benefits
        indicators = (i for g in benefits for i in handbook.find(g.maales_ved, Indikator))
        if cls is Indikator:
            return indicators
        return (m for i in indicators for m in handbook.pointing_at(i, "maaling_af", Maaling))

    def _projects(self, owners: tuple[Owner, ...]) -> Iterable[Projekt]:
        for owner in owners:
            if isinstance(owner, Projekt):
                yield owner
            else:
                yield from self.case.handbook.pointing_at(owner, "indgaar_i", Projekt)

    def _benefits(self, owners: tuple[Owner, ...]) -> Iterable[Gevinst]:
        for owner in (*owners, *self._projects(owners)):
            yield from self.case.handbook.pointing_at(owner, "hoerer_til", Gevinst)


def _seated(fora: Iterable[Forum | None]) -> frozenset[str]:
    return frozenset(id for forum in fora if forum for id in seats(forum))
