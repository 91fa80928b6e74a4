"""The overview of a programme: efforts, early indicators, success criteria, effects.

Source: statements 2.61 and 4.30. Efforts lead to the early indicators as a whole; from there the
links are the programme's own: an indicator tests criteria and warns of effects, and a criterion
points to the effects that its indicators say something about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

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
    Succeskriterium,
)
from gevinst.rules.organisation import Owner

from .diagram import Column, Diagram, Group, Link, Node, grouped, hole, node, with_holes
from .drawing import HOLE
from .gevinstdiagram import (
    changes,
    criteria,
    each,
    early_indicators,
    frame,
    is_idea,
    owners,
    projects,
    targets,
)

EARLY = "tidlige"
"""The key of the group that the efforts lead to."""


def overblik(handbook: Handbook, om: str) -> Diagram:
    """The overview of a programme or a project; without nodes when there is nothing to show."""
    owner = next(iter(owners(handbook, om)), None)
    if owner is None:
        return Diagram((), ())
    groups = tuple(_efforts(handbook, owner))
    efforts = [one for group in groups for one in group.nodes]
    effekter = _effects(handbook, owner)
    kriterier = each(criteria(handbook, owner))
    tidlige = _early(handbook, owner, effekter)
    if not (efforts or effekter or kriterier or tidlige):
        return Diagram((), ())
    points = {
        id: [effekt for effekt in _points_to(handbook, one) if effekt in effekter]
        for id, one in kriterier.items()
    }
    tests = {
        id: [k.id for k in _tested_by(handbook, one) if k.id in kriterier]
        for id, one in tidlige.items()
    }
    warns = {
        id: [effekt for effekt in dict.fromkeys(one.varsler) if effekt in effekter]
        for id, one in tidlige.items()
    }
    warned = {effekt for found in warns.values() for effekt in found}
    unwarned = [
        hole(effekt, "en tidlig indikator") for id, effekt in effekter.items() if id not in warned
    ]
    early = (*(node(one, label="Tidlig indikator") for one in tidlige.values()), *unwarned) or (
        hole(owner, "en tidlig indikator"),
    )
    diagram = Diagram(
        (
            Column("Indsatser", groups),
            Column("Tidlige indikatorer", grouped(EARLY, early, frame(""))),
            Column("Succeskriterier", grouped("kriterier", map(node, kriterier.values()))),
            Column("Effekter", grouped("effekter", map(node, effekter.values()))),
        ),
        (
            *(Link(one.key, EARLY, "fører til") for one in efforts if not one.lacks),
            *(Link(id, k, "efterprøver") for id, found in tests.items() for k in found),
            *(
                Link(id, effekt, "varsler")
                for id, found in warns.items()
                for effekt in found
                # What a criterion of the indicator points to is led to by way of the criterion.
                if not any(effekt in points[k] for k in tests[id])
            ),
            *(Link(one.key, one.of.id, "varsler") for one in unwarned if one.of),
            *(Link(k, effekt, "peger mod") for k, found in points.items() for effekt in found),
        ),
    )
    nowhere: list[Indikator | Succeskriterium] = [
        *(one for id, one in tidlige.items() if not tests[id] and not warns[id]),
        *(one for id, one in kriterier.items() if not points[id]),
    ]
    return with_holes(diagram, _holes(owner, efforts, nowhere, kriterier, effekter))


def _efforts(handbook: Handbook, owner: Owner) -> Iterator[Group]:
    """Projects, ad hoc efforts and changes in operation, each kind in a frame."""
    changed = changes(handbook, owner)
    for cls in (Projekt, Adhoc, Driftsaendring):
        of_kind = [one for one in (*projects(handbook, owner), *changed) if isinstance(one, cls)]
        yield from grouped(
            cls.om.navn,
            (_effort(handbook, one) for one in of_kind),
            frame(cls.om.flertal),
        )


def _effort(handbook: Handbook, objekt: Projekt | Adhoc | Driftsaendring) -> Node:
    if is_idea(objekt) or _helps(handbook, objekt):
        return node(objekt)
    text = f"{objekt.titel} (mangler en gevinst)"
    return replace(node(objekt, text=text, kind=HOLE), lacks="en gevinst", of=objekt)


def _helps(handbook: Handbook, one: Projekt | Adhoc | Driftsaendring) -> dict[str, Gevinst]:
    """The benefits that an effort, or what a project delivers, contributes to."""
    delivered = handbook.find(one.skaber, Leverance) if isinstance(one, Projekt) else (one,)
    return targets(handbook, (part.bidrager_til for part in delivered), Gevinst)


def _effects(handbook: Handbook, owner: Owner) -> dict[str, Effekt]:
    """The effects that a programme aims at, and those that its benefits give."""
    aimed = owner.sigter_mod if isinstance(owner, Program) else ()
    gevinster = each(handbook.pointing_at(owner, "hoerer_til", Gevinst))
    if isinstance(owner, Projekt):
        gevinster |= _helps(handbook, owner)
    return targets(handbook, (aimed, *(one.giver for one in gevinster.values())), Effekt)


def _early(handbook: Handbook, owner: Owner, effekter: dict[str, Effekt]) -> dict[str, Indikator]:
    """The programme's own; and for an effect that none of them warns of, those of others."""
    found = early_indicators(handbook, owner)
    own = frozenset(found)
    for effekt in effekter.values():
        warning = handbook.pointing_at(effekt, "varsler", Indikator)
        if own.isdisjoint(one.id for one in warning):
            found |= each(one for one in warning if one.type == "tidlig")
    return found


def _tested_by(handbook: Handbook, indikator: Indikator) -> tuple[Succeskriterium, ...]:
    return handbook.pointing_at(indikator, "efterproeves_ved", Succeskriterium)


def _points_to(handbook: Handbook, kriterium: Succeskriterium) -> dict[str, None]:
    """The ids of the effects that a criterion's indicators warn of or measure, or that come of a
    benefit they measure."""
    found: dict[str, None] = {}
    for one in handbook.find(kriterium.efterproeves_ved, Indikator):
        found |= dict.fromkeys(one.varsler)
        found |= {e.id: None for e in handbook.pointing_at(one, "maales_ved", Effekt)}
        for gevinst in handbook.pointing_at(one, "maales_ved", Gevinst):
            found |= dict.fromkeys(gevinst.giver)
    return found


def _holes(
    owner: Owner,
    efforts: Collection[Node],
    nowhere: Iterable[Indikator | Succeskriterium],
    kriterier: Collection[str],
    effekter: Collection[str],
) -> Iterator[tuple[int, Node, Link | None]]:
    """What is missing beside early indicators: its column, and its link to what lacks it."""
    if not efforts:
        lack = hole(owner, "en indsats")
        yield 0, lack, Link(lack.key, EARLY, "fører til")
    if not kriterier:
        yield 2, hole(owner, "et succeskriterium"), None
    if not effekter:
        yield 3, hole(owner, "en effekt"), None
    for one in nowhere:
        lack = hole(one, "en effekt")
        yield 3, lack, Link(one.id, lack.key, "peger mod")
