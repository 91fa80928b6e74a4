"""The handbook as a graph: every object, where each one points, and what points at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from .felt import Felt, links_i
from .kommune import KOMMUNETYPER, Enhed, Kommune, Portefoelje, Program, Projekt
from .objekt import Objekt

O = TypeVar("O", bound=Objekt)  # noqa: E741 - the conventional one-letter type variable


@dataclass(frozen=True)
class Handbook:
    """All objects in the order of the pages.

    When two objects share an id, both are in ``objects``, and the first one has the id.
    """

    objects: tuple[Objekt, ...]
    by_id: Mapping[str, Objekt] = field(init=False, repr=False, compare=False)
    incoming: Mapping[str, Mapping[str, tuple[Objekt, ...]]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        by_id: dict[str, Objekt] = {}
        for objekt in self.objects:
            by_id.setdefault(objekt.id, objekt)
        incoming: dict[str, dict[str, list[Objekt]]] = defaultdict(lambda: defaultdict(list))
        for objekt in by_id.values():
            for navn in links_i(type(objekt)):
                for target in dict.fromkeys(getattr(objekt, navn)):
                    incoming[target][navn].append(objekt)
        object.__setattr__(self, "by_id", by_id)
        object.__setattr__(
            self,
            "incoming",
            {
                target: {navn: tuple(kilder) for navn, kilder in links.items()}
                for target, links in incoming.items()
            },
        )

    def replaced(self, changed: Mapping[str, Objekt]) -> Handbook:
        """The handbook with others in the place of some objects, by id, whose links are the same.

        So what follows from links is not worked out anew.
        """
        other = Handbook(tuple(changed.get(objekt.id, objekt) for objekt in self.objects))
        owners = {
            id: tuple(other.by_id[owner.id] for owner in found)
            for id, found in self._programmes.items()
        }
        vars(other).update(_loose=self._loose, _programmes=owners)
        return other

    def all(self, cls: type[O]) -> tuple[O, ...]:
        """Every object of a type, each id once, in the order of the pages."""
        return self._by_type.get(cls, ())  # type: ignore[return-value]

    @cached_property
    def _by_type(self) -> dict[type[Objekt], tuple[Objekt, ...]]:
        by_type: dict[type[Objekt], list[Objekt]] = defaultdict(list)
        for objekt in self.by_id.values():
            by_type[type(objekt)].append(objekt)
        return {cls: tuple(objects) for cls, objects in by_type.items()}

    def find(self, ids: Iterable[str], cls: type[O]) -> tuple[O, ...]:
        """The objects behind ``ids`` that exist and are of the type; dead links are left out."""
        found = (self.by_id.get(id) for id in ids)
        return tuple(objekt for objekt in found if isinstance(objekt, cls))

    def pointing_at(self, objekt: Objekt, navn: str, cls: type[O]) -> tuple[O, ...]:
        """The objects of a type whose link ``navn`` points at ``objekt``."""
        return tuple(
            kilde
            for kilde in self.incoming.get(objekt.id, {}).get(navn, ())
            if isinstance(kilde, cls)
        )

    # -- what cannot be told ---------------------------------------------------------------------
    #
    # A link that leads nowhere is said once, where it stands. A rule that misses something asks
    # here first whether such a link may account for it, and is then silent.

    def is_unsure(self, objekt: Objekt, navn: str) -> bool:
        """Whether some of what a link leads to cannot be told: the field could not be read, or an
        id in it is not there or is of another type."""
        if navn in objekt.ulaest:
            return True
        felt = links_i(type(objekt))[navn]
        return not all(self._is_right(felt, id) for id in getattr(objekt, navn))

    def may_be_missing(self, near: Objekt, cls: type[Objekt], navn: str) -> bool:
        """Whether an object of a type may be there, and only its link ``navn`` is at fault.

        That is so when, on the page that shows ``near``, an object of the type has a link of
        that name which leads nowhere, or another link leads to an object that is not there and may
        be of the type. The same page, so that a mistake hides nothing in another programme.
        """
        page = near.vist_paa
        return (page, cls.om.navn, navn) in self._loose or (page, cls.om.navn, "") in self._loose

    @cached_property
    def _loose(self) -> frozenset[tuple[str, str, str]]:
        """(page, type, link) of the links that lead nowhere, and (page, type, "") of each type
        that a link to nothing may have meant."""
        loose: set[tuple[str, str, str]] = set()
        for objekt in self.by_id.values():
            for navn, felt in links_i(type(objekt)).items():
                ids = getattr(objekt, navn)
                is_left_out = not ids and felt.mindst and not felt.bedoemmes_af
                if is_left_out or self.is_unsure(objekt, navn):
                    loose.add((objekt.vist_paa, objekt.om.navn, navn))
                if ids and any(id not in self.by_id for id in ids):
                    loose |= {(objekt.vist_paa, til, "") for til in felt.til}
        return frozenset(loose)

    def _is_right(self, felt: Felt, id: str) -> bool:
        found = self.by_id.get(id)
        return found is not None and (not felt.til or found.om.navn in felt.til)

    @cached_property
    def kommune(self) -> Kommune | None:
        """The municipality, or None in a handbook without one."""
        return next(iter(self.all(Kommune)), None)

    @cached_property
    def former_ids(self) -> Mapping[str, Objekt]:
        """Ids that objects had before, each with the object that has taken over."""
        found: dict[str, Objekt] = {}
        for objekt in self.by_id.values():
            for former in objekt.tidligere_id:
                found.setdefault(former, objekt)
        return found

    # -- what a thing belongs to -----------------------------------------------------------------

    def programmes_of(self, objekt: Objekt) -> tuple[Program | Projekt, ...]:
        """The programmes, or projects without a programme, that an object belongs to.

        In the order of their ids, each once; empty for what belongs to the municipality as a
        whole. A post belongs to none: what it is in stands on the other objects.
        """
        return self._programmes.get(objekt.id, ())

    def programmes_of_all(self, objects: Iterable[Objekt]) -> tuple[Program | Projekt, ...]:
        """The programmes that any of the objects belong to, in the order of their ids."""
        owners = {owner.id: owner for objekt in objects for owner in self.programmes_of(objekt)}
        return tuple(owners[id] for id in sorted(owners))

    def is_owner(self, objekt: Objekt) -> bool:
        """Whether an object is what others belong to: a programme, or a project in none."""
        return objekt in self.programmes_of(objekt)

    def is_astray(self, objekt: Objekt) -> bool:
        """Whether an object is in no programme because a link that must be there is not, or leads
        nowhere. That was said when the page was read."""
        return not self.programmes_of(objekt) and any(
            found.om.navn in _SAYS_WHERE for found in self.way_from(objekt)
        )

    def is_alone(self, projekt: Projekt) -> bool:
        """Whether a project is known to be in no programme: it is in a portfolio."""
        return (
            bool(self.find(projekt.indgaar_i, Portefoelje))
            and not self.find(projekt.indgaar_i, Program)
            and not self.is_unsure(projekt, "indgaar_i")
        )

    @staticmethod
    def can_belong(objekttype: type[Objekt]) -> bool:
        """Whether objects of a type can belong to a programme at all."""
        return objekttype is Program or objekttype.om.navn in NEARER

    @cached_property
    def _programmes(self) -> dict[str, tuple[Program | Projekt, ...]]:
        found = (
            (id, {owner.id: owner for owner in self._owners(objekt)})
            for id, objekt in self.by_id.items()
            if self.can_belong(type(objekt))
        )
        return {id: tuple(owners[key] for key in sorted(owners)) for id, owners in found}

    def _owners(self, objekt: Objekt) -> Iterable[Program | Projekt]:
        return (
            found
            for found in self.way_from(objekt)
            if isinstance(found, Program | Projekt) and self._is_end(found)
        )

    def way_from(self, objekt: Objekt) -> Iterable[Objekt]:
        """The object and all that it belongs to, one step nearer at a time, up to programmes."""
        seen = {objekt.id}
        queue = [objekt]
        for current in queue:
            yield current
            if self._is_end(current):
                continue
            outgoing, incoming = NEARER.get(current.om.navn, ((), ()))
            nearer = [
                *(
                    found
                    for navn in outgoing
                    for found in self.find(getattr(current, navn), Objekt)
                ),
                *(
                    found
                    for navn in incoming
                    for found in self.incoming.get(current.id, {}).get(navn, ())
                ),
            ]
            queue += [found for found in nearer if found.id not in seen]
            seen |= {found.id for found in nearer}

    def _is_end(self, objekt: Objekt) -> bool:
        """Whether a walk ends here: at a programme, or at a project that is in none."""
        return isinstance(objekt, Program) or (
            isinstance(objekt, Projekt) and not self.find(objekt.indgaar_i, Program)
        )

    # -- the organisation ------------------------------------------------------------------------

    def unit_and_above(self, enhed_id: str) -> tuple[str, ...]:
        """The unit, the one above it, and so on to the top; a ring is cut where it closes."""
        chain: list[str] = []
        current: str | None = enhed_id
        while current and current not in chain:
            chain.append(current)
            enhed = self.by_id.get(current)
            above = enhed.overenhed if isinstance(enhed, Enhed) else ()
            current = above[0] if above else None
        return tuple(chain)


NEARER: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # By the type's name: the links from an object, and the links to it, that lead one step nearer.
    # What stands outside programmes, such as a post or a goal, is not here.
    "projekt": (("indgaar_i",), ()),
    "adhoc": (("indgaar_i",), ()),
    "driftsaendring": (("indgaar_i",), ()),
    "programrisiko": (("indgaar_i",), ()),
    "gevinst": (("hoerer_til",), ()),
    "succeskriterium": (("succeskriterium_for",), ()),
    "leverance": ((), ("skaber",)),
    "indikator": (("varsler",), ("maales_ved", "efterproeves_ved")),
    "effekt": ((), ("sigter_mod",)),
    "business_case": ((), ("business_case",)),
    "forum": ((), ("styregruppe",)),
    "interessent": ((), ("interessenter",)),
    "beslutning": ((), ("besluttet_ved",)),
    "maaling": (("maaling_af",), ()),
    "opfoelgning": (("foelger_op_paa",), ()),
    "tjeksvar": (("objekt",), ()),
    "undtagelse": (("objekt",), ()),
}

_SAYS_WHERE = frozenset(
    cls.om.navn
    for cls in KOMMUNETYPER
    for navn in NEARER.get(cls.om.navn, ((), ()))[0]
    if links_i(cls)[navn].mindst
)
"""The types that must say themselves where they belong."""
