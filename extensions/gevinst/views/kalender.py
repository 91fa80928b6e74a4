"""The calendar: every day that somebody must remember, and whose it is.

All of it is taken from the dates on the objects themselves; nothing is written twice. An event
keeps its key when its day is moved, so that a calendar that subscribes moves it too. Only a day to
measure or to meet, one of many on its object, is known by its date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gevinst.model.felt import navne_i_tekst
from gevinst.model.kommune import (
    Adhoc,
    Driftsaendring,
    Forum,
    Gevinst,
    Indikator,
    Opfoelgning,
    Person,
    Program,
    Projekt,
    Succeskriterium,
    Undtagelse,
)
from gevinst.model.lister import FASER, GIVEN_UP
from gevinst.model.objekt import Objekt
from gevinst.rules.organisation import board_of, programmes_and_projects

from .basis import Basis
from .roller import Holding, holdings
from .table import Column, Kind, Part, Row, Table, ids_of, objects, one

KINDS: Mapping[str, str] = {
    "moede": "Møde",
    "maaling": "Måling",
    "maaldato": "Måldato",
    "kriterium": "Frist for succeskriterium",
    "faseskift": "Faseskift",
    "slut": "Slutter",
    "opfoelgning": "Frist for opfølgning",
    "undtagelse": "Undtagelse udløber",
    "fratraedelse": "Post bliver ledig",
    "overdragelse": "Overdragelse til driften",
}
"""The kinds of event by their code, in the order of a day that has several."""


@dataclass(frozen=True, slots=True)
class Event:
    """A day to remember. ``key`` is the same from build to build.

    ``posts`` and ``programmes`` are those whose matter it is, each once.
    """

    key: str
    kind: str
    day: date
    title: str
    objekt: Objekt
    posts: tuple[Person, ...]
    programmes: tuple[Program | Projekt, ...]

    @property
    def label(self) -> str:
        return KINDS[self.kind]


@dataclass(frozen=True)
class Calendar:
    """Events in the order of their days."""

    events: tuple[Event, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Calendar]:
        """The events of each programme and each post that has any, by its id."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            for id in (*ids_of(event.programmes), *ids_of(event.posts)):
                found[id].append(event)
        return {id: Calendar(tuple(events)) for id, events in found.items()}

    def of(self, program: str = "", post: str = "") -> Calendar:
        """The events of one programme, of one post, or of both; all where neither is given."""
        return Calendar(
            tuple(
                event
                for event in self.events
                if (not program or program in ids_of(event.programmes))
                and (not post or post in ids_of(event.posts))
            )
        )

    def parted(self, today: date) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        """What is to come, today included, and what has been."""
        return (
            tuple(event for event in self.events if event.day >= today),
            tuple(event for event in self.events if event.day < today),
        )


def calendar(basis: Basis) -> Calendar:
    """Every event of the municipality."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    found = _Finder(basis).events()
    return Calendar(tuple(sorted(found, key=lambda e: (e.day, order[e.kind], e.key))))


def kalender(basis: Basis) -> Table:
    """The calendar as a table."""
    columns = (
        Column("dato", "Dato", Kind.DATE),
        Column("begivenhed", "Hvad"),
        Column("slags", "Slags", choice=True),
        Column("objekt", "Objekt", Kind.LINK),
        Column("hvem", "Hvem", Kind.LINK),
        Column("program", "Program", Kind.LINK, choice=True),
    )
    rows = tuple(
        Row(
            event.objekt,
            (
                one(event.day, event.objekt),
                one(event.title, event.objekt),
                one(event.label, event.objekt),
                (Part(event.objekt.titel, event.objekt),),
                objects(event.posts),
                objects(event.programmes),
            ),
            ids_of(event.programmes),
            ids_of(event.posts),
        )
        for event in calendar(basis).events
    )
    return Table("kalender", "Kalender", "datoer", columns, rows)


@dataclass(frozen=True)
class _Finder:
    """Goes through the objects that have days, one kind of event at a time."""

    basis: Basis

    def events(self) -> Iterator[Event]:
        yield from self._meetings()
        yield from self._measurements()
        yield from self._targets()
        yield from self._criteria()
        yield from self._phases()
        yield from self._ends()
        yield from self._follow_ups()
        yield from self._waivers()
        yield from self._leavers()
        yield from self._handovers()

    def _event(
        self,
        kind: str,
        objekt: Objekt,
        day: date,
        title: str,
        posts: tuple[str, ...],
        which: str = "",
        programmes: tuple[Program | Projekt, ...] | None = None,
    ) -> Event:
        """``which`` tells several events of one kind on one object apart."""
        book = self.basis.handbook
        return Event(
            "-".join(part for part in (kind, objekt.id, which) if part),
            kind,
            day,
            title,
            objekt,
            book.find(dict.fromkeys(posts), Person),
            book.programmes_of(objekt) if programmes is None else programmes,
        )

    def _meetings(self) -> Iterator[Event]:
        for forum in self.basis.handbook.all(Forum):
            for day in dict.fromkeys(forum.moededage):
                yield self._event(
                    "moede", forum, day, f"{forum.titel} mødes", self.basis.posts(forum),
                    day.isoformat(),
                )  # fmt: skip

    def _measurements(self) -> Iterator[Event]:
        book = self.basis.handbook
        for gevinst in book.all(Gevinst):
            if gevinst.status in GIVEN_UP:
                continue  # it is not measured any longer
            measure = [
                id
                for indikator in book.find(gevinst.maales_ved, Indikator)
                for id in indikator.maaleansvarlig
            ]
            for day in dict.fromkeys(gevinst.maaletidspunkter):
                yield self._event(
                    "maaling", gevinst, day, f"Måling af »{gevinst.titel}«",
                    (*measure, *self.basis.posts(gevinst)), day.isoformat(),
                )  # fmt: skip

    def _targets(self) -> Iterator[Event]:
        for indikator in self.basis.handbook.all(Indikator):
            if indikator.maaldato:
                yield self._event(
                    "maaldato", indikator, indikator.maaldato,
                    f"Målet for »{indikator.titel}« skal være nået", self.basis.posts(indikator),
                )  # fmt: skip

    def _criteria(self) -> Iterator[Event]:
        for krit in self.basis.handbook.all(Succeskriterium):
            if krit.frist:
                yield self._event(
                    "kriterium", krit, krit.frist, f"»{krit.titel}« skal være opfyldt",
                    self.basis.chiefs(krit),
                )  # fmt: skip

    def _phases(self) -> Iterator[Event]:
        names = navne_i_tekst(FASER)
        for program in self.basis.handbook.all(Program):
            for phase, day in dict(program.fasehistorik).items():
                yield self._event(
                    "faseskift", program, day,
                    f"»{program.titel}« går ind i fasen {names[phase]}",
                    self.basis.chiefs(program), phase,
                )  # fmt: skip

    def _ends(self) -> Iterator[Event]:
        book = self.basis.handbook
        for owner in programmes_and_projects(book):
            if owner.slutdato:
                yield self._event(
                    "slut", owner, owner.slutdato, f"»{owner.titel}« slutter efter planen",
                    (*self.basis.posts(owner), *self.basis.chiefs(owner)),
                )  # fmt: skip
        efforts: tuple[Adhoc | Driftsaendring, ...]
        efforts = (*book.all(Adhoc), *book.all(Driftsaendring))
        for effort in efforts:
            if effort.til:
                yield self._event(
                    "slut", effort, effort.til, f"»{effort.titel}« slutter efter planen",
                    self.basis.posts(effort),
                )  # fmt: skip

    def _follow_ups(self) -> Iterator[Event]:
        book = self.basis.handbook
        for opf in book.all(Opfoelgning):
            if opf.frist and opf.status != "afsluttet":
                boards = (board_of(book, owner) for owner in book.programmes_of(opf))
                chairs = (
                    id for board in boards if isinstance(board, Forum) for id in board.formand
                )
                yield self._event(
                    "opfoelgning", opf, opf.frist, f"»{opf.titel}« skal virke",
                    (*self.basis.posts(opf), *chairs),
                )  # fmt: skip

    def _waivers(self) -> Iterator[Event]:
        for waiver in self.basis.handbook.all(Undtagelse):
            if waiver.udloeber:
                yield self._event(
                    "undtagelse", waiver, waiver.udloeber,
                    f"Undtagelsen fra {waiver.regel} udløber: »{waiver.titel}«",
                    self.basis.posts(waiver),
                )  # fmt: skip

    def _leavers(self) -> Iterator[Event]:
        """A post that is left is a matter for those who lead what it has a role in, too."""
        book = self.basis.handbook
        held: dict[str, list[Holding]] = defaultdict(list)
        for holding in holdings(book):
            held[holding.person.id].append(holding)
        for person in book.all(Person):
            if person.til is None:
                continue
            programmes = {
                owner.id: owner for h in held[person.id] for owner in book.programmes_of(h.where)
            }
            chiefs = (id for owner in programmes.values() for id in self.basis.chiefs(owner))
            yield self._event(
                "fratraedelse", person, person.til, f"Sidste dag for {person.titel}",
                (person.id, *person.stedfortraeder, *chiefs),
                programmes=tuple(programmes[id] for id in sorted(programmes)),
            )  # fmt: skip

    def _handovers(self) -> Iterator[Event]:
        book = self.basis.handbook
        for gevinst in book.all(Gevinst):
            if gevinst.overdraget_dato:
                leaders = (
                    leder.id
                    for enhed in book.find(gevinst.overdraget_til, Objekt)
                    for leder in book.pointing_at(enhed, "leder_af", Person)
                )
                yield self._event(
                    "overdragelse", gevinst, gevinst.overdraget_dato,
                    f"Driften overtager »{gevinst.titel}«",
                    (*self.basis.posts(gevinst), *leaders),
                )  # fmt: skip
