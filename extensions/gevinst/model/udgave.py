"""The public edition as a handbook of its own: what is internal, and the handbook without it.

The rules judge the whole handbook; what is published is made from the reduced one. So a view cannot
show what it was never given. What cannot be left out unseen is an error, in both editions: then it
is found before anything is published. How the pages are cut is in `klip.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .felt import Felt, felter_med_id, links_i, navngivne_id
from .finding import Finding, Severity
from .handbook import NEARER, Handbook
from .indlaesning import benaevn
from .kommune import Kommune
from .location import Location
from .objekt import Objekt
from .sidehoved import INTERN

CODE = "IN26"


@dataclass(frozen=True, slots=True)
class Internt:
    """What is not in the public edition: the ids of objects, and the paths of whole pages."""

    ids: frozenset[str] = frozenset()
    sider: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.ids or self.sider)

    @classmethod
    def of(cls, handbook: Handbook, sider: Iterable[str]) -> Internt:
        """All that is internal, when these pages are: what says so, and what belongs to it."""
        pages = frozenset(sider)
        marked = {
            objekt.id
            for objekt in handbook.objects
            if objekt.synlighed == INTERN or objekt.sted.path in pages or objekt.side in pages
        }
        return cls(internal(handbook, marked), pages)


def internal(handbook: Handbook, marked: Collection[str]) -> frozenset[str]:
    """The ids of all that is internal, when ``marked`` are those that say so themselves.

    What belongs to something is internal when all that it belongs to is: a measurement of an
    internal indicator, a benefit of an internal programme. What also belongs to something public
    is public. Links in a ring hide nothing by themselves. Linear in objects and links.
    """
    left = {objekt.id: len(_nearer(handbook, objekt)) for objekt in handbook.by_id.values()}
    farther: dict[str, list[str]] = defaultdict(list)
    for objekt in handbook.by_id.values():
        for near in _nearer(handbook, objekt):
            farther[near].append(objekt.id)
    queue = [id for id in handbook.by_id if id in marked]
    hidden = set(queue)
    for current in queue:
        for id in farther[current]:
            left[id] -= 1
            if not left[id] and id not in hidden:
                hidden.add(id)
                queue.append(id)
    return frozenset(hidden)


def _nearer(handbook: Handbook, objekt: Objekt) -> list[str]:
    """The ids of what an object belongs to, one step nearer; links to nothing are left out."""
    outgoing, incoming = NEARER.get(objekt.om.navn, ((), ()))
    links = [id for navn in outgoing for id in getattr(objekt, navn) if id in handbook.by_id]
    back = [
        near.id for navn in incoming for near in handbook.incoming.get(objekt.id, {}).get(navn, ())
    ]
    return [*links, *back]


def public(handbook: Handbook, hidden: Collection[str]) -> Handbook:
    """The handbook without the objects in ``hidden`` and without the links to them.

    With nothing hidden it is the same handbook. Of objects that share an id, all are hidden.
    """
    if not hidden:
        return handbook
    return Handbook(tuple(_without(o, hidden) for o in handbook.objects if o.id not in hidden))


def as_published(handbook: Handbook) -> Handbook:
    """The handbook as it is judged when all may see it, whatever it says of itself."""
    if all(kommune.offentlig for kommune in handbook.objects if isinstance(kommune, Kommune)):
        return handbook
    return Handbook(
        tuple(
            replace(objekt, offentlig=True) if isinstance(objekt, Kommune) else objekt
            for objekt in handbook.objects
        )
    )


def _without(objekt: Objekt, hidden: Collection[str]) -> Objekt:
    changed: dict[str, Any] = {}
    for navn in links_i(type(objekt)):
        ids = getattr(objekt, navn)
        kept = tuple(id for id in ids if id not in hidden)
        if kept != ids:
            changed[navn] = kept
    return replace(objekt, **changed) if changed else objekt


def obstacles(handbook: Handbook, hidden: Collection[str]) -> Iterator[Finding]:
    """What a public object says that cannot be left out without leaving a gap that tells.

    A link that must be there would be missing, shares would not add up, and a row of a file is not
    written anew.
    """
    for objekt in handbook.by_id.values():
        if objekt.id in hidden:
            continue
        for felt in felter_med_id(type(objekt)):
            named = navngivne_id(felt, getattr(objekt, felt.navn))
            inside = [id for id in named if id in hidden]
            left = len(named) - len(inside)
            needed = 1 if felt.navn in objekt.om.enten else felt.mindst
            if inside and (not felt.er_link or left < needed or objekt.side):
                yield _obstacle(handbook, objekt, felt, inside[0])


def only_in_internal_menus(
    pages: Mapping[str, str], menus: Mapping[str, Iterable[str]], root: str, sider: Collection[str]
) -> Iterator[Finding]:
    """The public pages that no reader of the public edition would find.

    ``pages`` are the paths of the pages by name, ``menus`` the pages in the menus of each, ``root``
    is the front page, and ``sider`` are the paths of the internal ones.
    """
    internal = {name for name, path in pages.items() if path in sider}
    shown: dict[bool, set[str]] = {True: set(), False: {root}}
    for name, menu in menus.items():
        shown[name in internal].update(menu)
    for name in sorted((shown[True] - shown[False] - internal) & pages.keys()):
        yield Finding(
            CODE,
            Severity.FEJL,
            Location(pages[name]),
            "",
            "siden er offentlig, men står kun i menuen på en side, der er intern",
            "skriv den også i menuen på en offentlig side, eller gør den intern",
        )


def _obstacle(handbook: Handbook, objekt: Objekt, felt: Felt, id: str) -> Finding:
    return Finding(
        CODE,
        Severity.FEJL,
        objekt.sted_for(felt.navn),
        objekt.id,
        f"{benaevn(type(objekt), objekt.id, objekt.titel)} er offentlig, men :{felt.navn}: "
        f"kan ikke vises uden {id}, som er intern",
        f"gør {id} offentlig, eller gør {objekt.id} intern",
        tuple(owner.id for owner in handbook.programmes_of(objekt)),
    )


def only_without(
    whole: Iterable[Finding],
    reduced: Iterable[Finding],
    place: Callable[[Location], Location] = lambda sted: sted,
) -> Iterator[Finding]:
    """What would be found in the public edition only, and so would be untrue of the handbook.

    ``place`` finds a place in the reduced pages again in the whole ones.
    """
    known = {_same(finding, finding.location) for finding in whole}
    for finding in reduced:
        sted = place(finding.location)
        if _same(finding, sted) not in known:
            yield replace(finding, location=sted)


def as_obstacle(finding: Finding) -> Finding:
    """Such a finding as what it is in the whole handbook."""
    what = finding.object_id or "siden"
    return replace(
        finding,
        code=CODE,
        severity=Severity.FEJL,
        message="en regel ville finde noget i den offentlige udgave, som er i orden i håndbogen: "
        f"{finding.code} {finding.message}",
        remedy=f"find det interne, som {what} hænger sammen med, og gør det offentligt, eller gør "
        f"{what} intern",
    )


def _same(finding: Finding, sted: Location) -> tuple[str, Severity, str]:
    """What makes two findings one, though they count or name less."""
    return finding.code, finding.severity, finding.object_id or str(sted)
