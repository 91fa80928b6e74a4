"""The gevinstdiagram: from efforts over benefits and effects to strategic goals, holes included.

For a programme, for a project, or for the whole portfolio, where a project stands for all that it
delivers. There is a hole where a rule SC would have a finding (`rules/kaede.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from gevinst.model.handbook import Handbook
from gevinst.model.kommune import (
    Adhoc,
    Driftsaendring,
    Effekt,
    Gevinst,
    Indikator,
    Leverance,
    Program,
    Projekt,
    StrategiskMaal,
    Succeskriterium,
)
from gevinst.model.objekt import Objekt
from gevinst.rules.kaede import contributors, lacks_contributor, lacks_effect, leads_nowhere
from gevinst.rules.organisation import Owner, every_owner

from .diagram import Column, Diagram, Group, Link, Node, alone, grouped, hole, node, with_holes
from .drawing import Entry

O = TypeVar("O", bound=Objekt)  # noqa: E741 - the conventional one-letter type variable
Effort = Leverance | Adhoc | Driftsaendring
ALL = "alle"


# -- what a programme has; for the overview too --------------------------------------------------


def owners(handbook: Handbook, om: str) -> tuple[Owner, ...]:
    """The programmes and projects that ``om`` names: one by its id, or all that are on top."""
    if om != ALL:
        found = handbook.by_id.get(om) or handbook.former_ids.get(om)
        return (found,) if isinstance(found, Owner) else ()
    return every_owner(handbook)


def projects(handbook: Handbook, owner: Owner) -> tuple[Projekt, ...]:
    """The projects of a programme; a project is its own."""
    if isinstance(owner, Projekt):
        return (owner,)
    return handbook.pointing_at(owner, "indgaar_i", Projekt)


def changes(handbook: Handbook, owner: Owner) -> tuple[Adhoc | Driftsaendring, ...]:
    """The ad hoc efforts of a programme and its projects, then the changes in operation."""
    places = each((owner, *projects(handbook, owner))).values()
    return (
        *(o for place in places for o in handbook.pointing_at(place, "indgaar_i", Adhoc)),
        *(o for place in places for o in handbook.pointing_at(place, "indgaar_i", Driftsaendring)),
    )


def criteria(handbook: Handbook, owner: Owner) -> tuple[Succeskriterium, ...]:
    """The success criteria of a programme and of its projects."""
    places = each((owner, *projects(handbook, owner))).values()
    return tuple(
        criterion
        for place in places
        for criterion in handbook.pointing_at(place, "succeskriterium_for", Succeskriterium)
    )


def early_indicators(handbook: Handbook, owner: Owner) -> dict[str, Indikator]:
    """The early indicators of a programme, by id: those its criteria and benefits are seen by."""
    benefits = handbook.pointing_at(owner, "hoerer_til", Gevinst)
    seen_by = (
        *(criterion.efterproeves_ved for criterion in criteria(handbook, owner)),
        *(gevinst.maales_ved for gevinst in benefits),
    )
    found = targets(handbook, seen_by, Indikator)
    return {id: one for id, one in found.items() if one.type == "tidlig"}


def is_idea(objekt: Objekt) -> bool:
    """Whether a thing is a project that need not have decided yet what it delivers."""
    return isinstance(objekt, Projekt) and objekt.tilstand == "ide"


def each(objects: Iterable[O]) -> dict[str, O]:
    """Objects by their ids, each once, in their order."""
    return {objekt.id: objekt for objekt in objects}


def targets(handbook: Handbook, ids: Iterable[Iterable[str]], cls: type[O]) -> dict[str, O]:
    """What several links lead to, by id, each once."""
    return each(handbook.find((id for some in ids for id in some), cls))


def frame(text: str, target: Objekt | None = None) -> Entry:
    """What is written on the frame of a group."""
    return Entry(text, target, "ramme")


# -- the diagram ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Shown:
    """The objects of a diagram, by their ids. Only what is ``owned`` can lack something."""

    efforts: tuple[_Efforts, ...]
    owned: Mapping[str, Gevinst]
    gevinster: Mapping[str, Gevinst]
    tidlige: Mapping[str, Indikator]
    effekter: Mapping[str, Effekt]
    aimed: Mapping[str, Effekt]
    maal: Mapping[str, StrategiskMaal]


@dataclass(frozen=True, slots=True)
class _Efforts:
    """A group of efforts, and for the key of each node the efforts that it stands for."""

    group: Group
    behind: Mapping[str, tuple[Effort, ...]]
    is_ours: bool = True


def gevinstdiagram(handbook: Handbook, om: str) -> Diagram:
    """The diagram of a programme, of a project, or of ``alle``; without nodes when empty."""
    tops = owners(handbook, om)
    shown = _shown(handbook, tops, folded=om == ALL)
    effects = (
        node(effekt, kind="fremhaevet" if effekt.id in shown.aimed else "")
        for effekt in shown.effekter.values()
    )
    diagram = Diagram(
        (
            Column("Indsatser", tuple(efforts.group for efforts in shown.efforts)),
            Column(
                "Gevinster",
                (
                    *_benefits(handbook, tops, shown, framed=om == ALL),
                    *(alone(node(one, label="Tidlig indikator")) for one in shown.tidlige.values()),
                ),
            ),
            Column("Effekter", grouped("effekter", effects)),
            Column("Strategiske mål", grouped("maal", map(node, shown.maal.values()))),
        ),
        (
            *_links_of_efforts(handbook, shown.efforts),
            *_links(shown.gevinster, "bidrager_til", "bidrager til", shown.gevinster),
            *_links(shown.gevinster, "giver", "giver", shown.effekter),
            *_links(shown.tidlige, "varsler", "varsler", shown.effekter),
            *_links(shown.effekter, "understoetter", "understøtter", shown.maal),
        ),
    )
    return with_holes(diagram, _holes(handbook, shown))


def _shown(handbook: Handbook, tops: tuple[Owner, ...], *, folded: bool) -> _Shown:
    owned = each(
        gevinst for top in tops for gevinst in handbook.pointing_at(top, "hoerer_til", Gevinst)
    )
    ours = _efforts(handbook, tops, folded=folded)
    efforts = (*ours, *_from_elsewhere(handbook, owned, ours))
    behind = [one for part in efforts for found in part.behind.values() for one in found]
    helped = targets(handbook, (o.bidrager_til for o in (*behind, *owned.values())), Gevinst)
    helping = each(
        one
        for gevinst in owned.values()
        for one in handbook.pointing_at(gevinst, "bidrager_til", Gevinst)
    )
    gevinster = owned | helped | helping
    programmes = [top for top in tops if isinstance(top, Program)]
    aimed = targets(handbook, (programme.sigter_mod for programme in programmes), Effekt)
    given = targets(handbook, (gevinst.giver for gevinst in gevinster.values()), Effekt)
    effekter = given | aimed
    supports = (
        *(effekt.understoetter for effekt in effekter.values()),
        *(programme.understoetter for programme in programmes),
    )
    return _Shown(
        efforts,
        owned,
        gevinster,
        {
            id: one
            for top in tops
            for id, one in early_indicators(handbook, top).items()
            if not effekter.keys().isdisjoint(one.varsler)
        },
        effekter,
        aimed,
        targets(handbook, supports, StrategiskMaal),
    )


def _efforts(handbook: Handbook, tops: Iterable[Owner], *, folded: bool) -> tuple[_Efforts, ...]:
    """The efforts by project and kind; folded, by programme, a project for all it delivers."""
    found: list[_Efforts] = []
    taken: set[str] = set()
    for top in tops:
        own = projects(handbook, top)
        delivered: dict[str, tuple[Effort, ...]] = {}
        for projekt in own:
            new = each(handbook.find(projekt.skaber, Leverance))
            delivered[projekt.id] = tuple(o for id, o in new.items() if id not in taken)
            taken |= new.keys()
        changed = changes(handbook, top)
        if folded:
            nodes = map(node, (*own, *changed))
            entry = frame(top.titel, top) if isinstance(top, Program) else None
            behind = delivered | {change.id: (change,) for change in changed}
            found += [
                _Efforts(replace(group, is_named=True), behind)
                for group in grouped(f"{top.id}:indsatser", nodes, entry)
            ]
            continue
        for projekt in own:
            empty = not projekt.skaber and not is_idea(projekt)
            lack = (hole(projekt, "en leverance"),) if empty else ()
            found += _one_by_one(
                projekt.id, delivered[projekt.id], frame(projekt.titel, projekt), lack
            )
        found += [_Efforts(alone(node(one)), {one.id: (one,)}) for one in changed]
    return tuple(found)


def _one_by_one(
    key: str,
    efforts: Iterable[Effort],
    entry: Entry,
    lack: tuple[Node, ...] = (),
    ours: bool = True,
) -> list[_Efforts]:
    """A group in which each effort stands for itself; none when there are none."""
    found = each(efforts)
    return [
        _Efforts(group, {id: (one,) for id, one in found.items()}, ours)
        for group in grouped(key, (*map(node, found.values()), *lack), entry)
    ]


def _from_elsewhere(
    handbook: Handbook, owned: Mapping[str, Gevinst], ours: Iterable[_Efforts]
) -> list[_Efforts]:
    """What others do for the benefits here, by the project or programme it is a part of."""
    known = {one.id for part in ours for found in part.behind.values() for one in found}
    by_home: dict[str, list[Effort]] = {}
    for gevinst in owned.values():
        for one in contributors(handbook, gevinst):
            if isinstance(one, Effort) and one.id not in known:
                by_home.setdefault(_home(handbook, one), []).append(one)
    found: list[_Efforts] = []
    for id, several in by_home.items():
        home = handbook.by_id.get(id)
        entry = frame(f"Andet sted: {home.titel}" if home else "Andre steder", home)
        found += _one_by_one(f"{id}:udefra", several, entry, ours=False)
    return found


def _home(handbook: Handbook, effort: Effort) -> str:
    """The id of the project or programme that an effort is a part of; empty without one."""
    if isinstance(effort, Leverance):
        return next((p.id for p in handbook.pointing_at(effort, "skaber", Projekt)), "")
    return next((p.id for p in handbook.find(effort.indgaar_i, Objekt)), "")


def _benefits(
    handbook: Handbook, tops: tuple[Owner, ...], shown: _Shown, *, framed: bool
) -> Iterator[Group]:
    """The benefits by what they belong to; those of others always have a frame."""
    here = [top.id for top in tops]
    by_owner: dict[str, list[Gevinst]] = {id: [] for id in here}
    for gevinst in shown.gevinster.values():
        places = [*(id for id in here if id in gevinst.hoerer_til), *gevinst.hoerer_til, ""]
        by_owner.setdefault(places[0], []).append(gevinst)
    for id, several in by_owner.items():
        owner = handbook.by_id.get(id)
        entry = frame(owner.titel if owner else "Andre steder", owner)
        yield from grouped(
            f"{id}:gevinster", map(_benefit, several), None if id in here and not framed else entry
        )


def _benefit(gevinst: Gevinst) -> Node:
    dropped = gevinst.status == "bortfaldet"
    return node(gevinst, text=f"{gevinst.titel} (bortfaldet)" if dropped else "")


def _links(
    sources: Mapping[str, Objekt], navn: str, verb: str, shown: Mapping[str, Objekt]
) -> Iterator[Link]:
    """The links of a name between things that are in the diagram, each once."""
    for source in sources.values():
        for id in dict.fromkeys(getattr(source, navn)):
            if id in shown and id != source.id:
                yield Link(source.id, id, verb)


def _links_of_efforts(handbook: Handbook, efforts: Iterable[_Efforts]) -> dict[Link, None]:
    """From each effort, or what stands for it, to benefits and to what waits for it; each once."""
    behind = [(key, one) for part in efforts for key, found in part.behind.items() for one in found]
    key_of = {one.id: key for key, one in behind}
    links: dict[Link, None] = {}
    for key, one in behind:
        for gevinst in handbook.find(one.bidrager_til, Gevinst):
            links[Link(key, gevinst.id, "bidrager til")] = None
        for id in one.forudsaetning_for if isinstance(one, Leverance) else ():
            if key_of.get(id, key) != key:
                links[Link(key, key_of[id], "er forudsætning for")] = None
    return links


def _holes(handbook: Handbook, shown: _Shown) -> Iterator[tuple[int, Node, Link]]:
    """What is missing, from left to right as it is read: its column, and what lacks it."""
    for part in shown.efforts:
        for key, found in part.behind.items():
            effort = handbook.by_id[key]
            if part.is_ours and all(map(_leads_nowhere, found)) and not is_idea(effort):
                lack = hole(effort, "en gevinst")
                yield 1, lack, Link(key, lack.key, "bidrager til")
    for gevinst in shown.owned.values():
        if lacks_contributor(handbook, gevinst):
            lack = hole(gevinst, "en indsats")
            yield 0, lack, Link(lack.key, gevinst.id, "bidrager til")
        if lacks_effect(handbook, gevinst):
            lack = hole(gevinst, "en effekt")
            yield 2, lack, Link(gevinst.id, lack.key, "giver")
    for effekt in shown.effekter.values():
        if not handbook.pointing_at(effekt, "giver", Gevinst):
            lack = hole(effekt, "en gevinst")
            yield 1, lack, Link(lack.key, effekt.id, "giver")
        if not effekt.understoetter:
            lack = hole(effekt, "et strategisk mål")
            yield 3, lack, Link(effekt.id, lack.key, "understøtter")
    for maal in shown.maal.values():
        if not handbook.pointing_at(maal, "understoetter", Effekt):
            lack = hole(maal, "en effekt")
            yield 2, lack, Link(lack.key, maal.id, "understøtter")


def _leads_nowhere(effort: Effort) -> bool:
    return leads_nowhere(effort) if isinstance(effort, Leverance) else not effort.bidrager_til
