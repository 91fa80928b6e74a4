"""The role card of a post: what it has taken on, what comes next, and what is missing now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gevinst.model.ansvar import responsible_for
from gevinst.model.finding import Severity
from gevinst.model.haandbog import Rolle
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Enhed, Forum, Gevinst, Indikator, Maaling, Person
from gevinst.model.objekt import Objekt
from gevinst.model.rolletabel import ROLLE_I_FORUM, ROLLE_PAA_LINK
from gevinst.rules.maaling import Reading

from .basis import Basis, Gap
from .kalender import Calendar, Event
from .roller import Holding, holdings
from .table import ids_of

COMING = 12
"""How many coming days a card shows; the rest are folded."""


@dataclass(frozen=True, slots=True)
class Held:
    """A role the post has: the handbook's page on it where there is one, and what it is held on."""

    name: str
    rolle: Rolle | None
    where: tuple[Objekt, ...]


@dataclass(frozen=True, slots=True)
class Owned:
    """A benefit the post owns, alone or for its own unit, and how it goes.

    ``latest`` is the last measurement by any of its indicators, with that indicator.
    """

    gevinst: Gevinst
    part: str
    latest: tuple[Indikator, Reading] | None
    next_measurement: date | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A forum the post sits in, and the programmes it decides on."""

    forum: Forum
    chairs: bool
    about: tuple[Objekt, ...]


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A post with all that is its matter."""

    person: Person
    roles: tuple[Held, ...]
    benefits: tuple[Owned, ...]
    seats: tuple[Seat, ...]
    coming: tuple[Event, ...]
    later: tuple[Event, ...]
    missing: tuple[Gap, ...]
    confirmed: tuple[Maaling, ...]
    """The measurements it has confirmed, the latest first: no role, but a matter of the post's."""

    @property
    def is_empty(self) -> bool:
        held = self.roles or self.benefits or self.seats or self.confirmed
        return not (held or self.coming or self.missing)

    def within(self, handbook: Handbook, program: str) -> RoleCard:
        """What of the card belongs to one programme, by its id."""

        def belongs(objekt: Objekt) -> bool:
            return any(owner.id == program for owner in handbook.programmes_of(objekt))

        roles = ((r, tuple(filter(belongs, r.where))) for r in self.roles)
        seats = ((s, tuple(filter(belongs, s.about))) for s in self.seats)
        days = tuple(e for e in (*self.coming, *self.later) if program in ids_of(e.programmes))
        return RoleCard(
            self.person,
            tuple(replace(role, where=where) for role, where in roles if where),
            tuple(owned for owned in self.benefits if belongs(owned.gevinst)),
            tuple(replace(seat, about=about) for seat, about in seats if about),
            days[:COMING],
            days[COMING:],
            tuple(m for m in self.missing if program in m.finding.programmes),
            tuple(filter(belongs, self.confirmed)),
        )


def role_cards(basis: Basis, calendar: Calendar) -> Mapping[str, RoleCard]:
    """The card of every post by its id, in the order of the pages."""
    held: dict[str, list[Holding]] = defaultdict(list)
    for holding in holdings(basis.handbook):
        held[holding.person.id].append(holding)
    missing = _missing(basis)
    confirmed: dict[str, list[Maaling]] = defaultdict(list)
    for maaling in sorted(
        basis.handbook.all(Maaling), key=lambda m: m.dato or date.min, reverse=True
    ):
        for person in basis.handbook.find(dict.fromkeys(maaling.bekraeftet_af), Person):
            confirmed[person.id].append(maaling)
    cards: dict[str, RoleCard] = {}
    for person in basis.handbook.all(Person):
        mine = calendar.by_id.get(person.id, Calendar(()))
        coming, _ = mine.parted(basis.today)
        cards[person.id] = RoleCard(
            person,
            tuple(_roles(basis, held[person.id])),
            tuple(_benefits(basis, held[person.id])),
            tuple(_seats(basis, held[person.id])),
            coming[:COMING],
            coming[COMING:],
            tuple(missing[person.id]),
            tuple(confirmed[person.id]),
        )
    return cards


def _roles(basis: Basis, held: Iterable[Holding]) -> Iterable[Held]:
    """The roles in their order, each once, with everything they are held on."""
    grouped: dict[tuple[str, str], list[Objekt]] = defaultdict(list)
    for holding in held:
        grouped[_page_on(holding), holding.role].append(holding.where)
    for (page, name), where in grouped.items():
        rolle = basis.handbook.by_id.get(page)
        yield Held(name, rolle if isinstance(rolle, Rolle) else None, tuple(where))


def _page_on(holding: Holding) -> str:
    where = holding.where
    if isinstance(where, Forum):
        return ROLLE_I_FORUM.get(where.type, "")
    if isinstance(where, Enhed) and not where.er_drift:
        return ""
    return ROLLE_PAA_LINK.get(holding.link, "")


def _benefits(basis: Basis, held: Iterable[Holding]) -> Iterable[Owned]:
    for holding in held:
        gevinst = holding.where
        if not isinstance(gevinst, Gevinst) or holding.link == "repraesenteres_af":
            continue
        measured = [
            (indikator, latest)
            for indikator in basis.handbook.find(gevinst.maales_ved, Indikator)
            if (latest := basis.latest(indikator))
        ]
        yield Owned(
            gevinst,
            holding.role,
            max(measured, key=lambda pair: pair[1].dato, default=None),
            next((day for day in gevinst.maaletidspunkter if day >= basis.today), None),
        )


def _seats(basis: Basis, held: Iterable[Holding]) -> Iterable[Seat]:
    fora: dict[str, Seat] = {}
    for holding in held:
        if isinstance(holding.where, Forum):
            forum = holding.where
            chairs = holding.link == "formand"
            about = basis.handbook.pointing_at(forum, "styregruppe", Objekt)
            seat = fora.setdefault(forum.id, Seat(forum, chairs, about))
            if chairs and not seat.chairs:
                fora[forum.id] = Seat(forum, chairs, about)
    return fora.values()


def _missing(basis: Basis) -> Mapping[str, list[Gap]]:
    """What each post must mend: not tips, and not what is set aside for now."""
    found: dict[str, list[Gap]] = defaultdict(list)
    for finding in basis.findings:
        objekt = basis.handbook.by_id.get(finding.object_id)
        if finding.severity in (Severity.FEJL, Severity.ADVARSEL) and objekt:
            for person in responsible_for(basis.handbook, objekt, basis.today):
                found[person.id].append(Gap(finding, objekt))
    return found
