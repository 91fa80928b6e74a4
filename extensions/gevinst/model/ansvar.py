"""Who must do something about an object: the post that is responsible, or the nearest that is.

Pure: from the graph and a day. What is found on a measurement is the matter of whoever measures;
what is found on a deliverable, of the project's manager; and where a role is empty, of whoever is
one step further up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from .handbook import NEARER, Handbook
from .kommune import Person, Portefoelje
from .objekt import Objekt

RESPONSIBLE: Mapping[str, tuple[str, ...]] = {
    # By the type's name: the links to whoever is responsible, the first that is filled counts.
    "gevinst": ("gevinstansvarlig",),
    "indikator": ("maaleansvarlig",),
    "projekt": ("projektleder",),
    "program": ("programleder", "programchef"),
    "adhoc": ("ansvarlig",),
    "driftsaendring": ("ansvarlig",),
    "programrisiko": ("ansvarlig",),
    "forum": ("formand",),
    "tjeksvar": ("besvaret_af",),
}
Ways = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
BEYOND: Ways = {
    # Where nothing leads nearer to a programme: the links from an object, and the links to it,
    # that lead to somebody who may act.
    "program": (("styregruppe", "indgaar_i"), ()),
    "projekt": (("styregruppe", "indgaar_i"), ()),
    "portefoelje": (("styres_af",), ()),
    "strategisk_maal": (("besluttet_ved",), ()),
    "beslutning": (("truffet_af",), ()),
    "enhed": (("overenhed",), ("leder_af",)),
    "pulje": ((), ("finansieret_af",)),
}


def responsible_for(handbook: Handbook, objekt: Objekt, today: date) -> tuple[Person, ...]:
    """The posts that must do something about an object, in the order of their ids.

    They are the nearest in the graph that are filled today; a deputy stands for a post that is
    not. A post is responsible for itself. Empty for what is nobody's in the municipality, such as
    a page of the handbook itself.
    """
    level: list[Objekt] = [objekt]
    seen = {objekt.id}
    while level:
        people = {person.id: person for one in level for person in _named_by(handbook, one, today)}
        if people:
            return tuple(people[id] for id in sorted(people))
        further = {found.id: found for one in level for found in _further(handbook, one, seen)}
        seen |= further.keys()
        level = list(further.values())
    return ()


def is_vacant(person: Person, today: date) -> bool:
    """Whether nobody sits in a post: it is a placeholder, or the one who did has left."""
    return person.er_pladsholder is True or (person.til is not None and person.til < today)


def deputies_of(handbook: Handbook, person: Person, today: date) -> tuple[Person, ...]:
    """Those who stand in for a post and are there themselves."""
    found = handbook.find(person.stedfortraeder, Person)
    return tuple(deputy for deputy in found if not is_vacant(deputy, today))


def _named_by(handbook: Handbook, objekt: Objekt, today: date) -> tuple[Person, ...]:
    if isinstance(objekt, Person):
        return _present(handbook, objekt, today)
    for navn in RESPONSIBLE.get(objekt.om.navn, ()):
        people = tuple(
            present
            for person in handbook.find(getattr(objekt, navn), Person)
            for present in _present(handbook, person, today)
        )
        if people:
            return people
    return ()


def _present(handbook: Handbook, person: Person, today: date) -> tuple[Person, ...]:
    return deputies_of(handbook, person, today) if is_vacant(person, today) else (person,)


def _further(handbook: Handbook, objekt: Objekt, seen: Collection[str]) -> list[Objekt]:
    """One step further from an object: towards its programme, else to somebody who may act."""
    towards = [
        found
        for found in _along(handbook, objekt, NEARER)
        if found.id not in seen and not isinstance(found, Portefoelje)
    ]
    return towards or [f for f in _along(handbook, objekt, BEYOND) if f.id not in seen]


def _along(handbook: Handbook, objekt: Objekt, ways: Ways) -> Iterator[Objekt]:
    outgoing, incoming = ways.get(objekt.om.navn, ((), ()))
    for navn in outgoing:
        yield from handbook.find(getattr(objekt, navn), Objekt)
    for navn in incoming:
        yield from handbook.incoming.get(objekt.id, {}).get(navn, ())
