"""Who holds what: each post in each role it has now, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from gevinst.model.ansvar import is_vacant
from gevinst.model.felt import felter_i
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import KOMMUNETYPER, Person
from gevinst.model.objekt import Objekt
from gevinst.model.rolletabel import KALDES

from .basis import Basis
from .table import Column, Kind, Part, Row, Table, field_of, ids_of, objects, one


@dataclass(frozen=True, slots=True)
class Holding:
    """A post in a role: ``link`` is the role's, ``where`` the object it holds it on."""

    person: Person
    link: str
    where: Objekt

    @property
    def role(self) -> str:
        return KALDES[self.link]


def holdings(handbook: Handbook) -> tuple[Holding, ...]:
    """Every role that is held: by post in the order of the pages, then by role as listed above."""
    by_post: dict[str, list[Holding]] = defaultdict(list)
    for cls in KOMMUNETYPER:
        links = [felt.navn for felt in felter_i(cls) if felt.navn in KALDES]
        for objekt in handbook.all(cls) if links else ():
            for holding in _on(handbook, objekt, links):
                by_post[holding.person.id].append(holding)
    order = {navn: place for place, navn in enumerate(KALDES)}
    return tuple(
        holding
        for person in handbook.all(Person)
        for holding in sorted(by_post[person.id], key=lambda h: order[h.link])
    )


def _on(handbook: Handbook, objekt: Objekt, links: list[str]) -> Iterator[Holding]:
    for navn in links:
        for target in handbook.find(dict.fromkeys(getattr(objekt, navn)), Objekt):
            if navn == "leder_af" and isinstance(objekt, Person):
                yield Holding(objekt, navn, target)
            elif isinstance(target, Person):
                yield Holding(target, navn, objekt)


def roller(basis: Basis) -> Table:
    """The register of roles: one row for each post in each role."""
    columns = (
        Column("post", "Post", Kind.LINK, choice=True),
        Column("enhed", "Ansat i", Kind.LINK, choice=True),
        Column("rolle", "Rolle", choice=True),
        Column("hvor", "Hvor", Kind.LINK),
        Column("slags", "Slags", choice=True),
        Column("besat", "Besat", choice=True),
        Column("fra", "Fra", Kind.DATE),
        Column("til", "Til", Kind.DATE),
        Column("program", "Program", Kind.LINK, choice=True),
    )
    book = basis.handbook
    rows = tuple(
        Row(
            h.person,
            (
                (Part(h.person.titel, h.person),),
                field_of(book, h.person, "ansat_i"),
                one(h.role, h.where),
                (Part(h.where.titel, h.where),),
                one(h.where.om.label, h.where),
                one("Nej" if is_vacant(h.person, basis.today) else "Ja", h.person),
                *(field_of(book, h.person, navn) for navn in ("fra", "til")),
                objects(book.programmes_of(h.where)),
            ),
            ids_of(book.programmes_of(h.where)),
            (h.person.id,),
        )
        for h in holdings(book)
    )
    return Table("roller", "Hvem har hvilken rolle", "roller", columns, rows)
