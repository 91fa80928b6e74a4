"""The lists as objects of the handbook: with an address, and with links from what they build on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gevinst.model.haandbog import Tjekliste
from gevinst.rules.catalogue import statement_id

from .checklist import ID, Checklist


def as_objects(lists: Iterable[Checklist]) -> tuple[Tjekliste, ...]:
    """An object for each list that has an id of its own; of two with the same, for the first."""
    by_id: dict[str, Checklist] = {}
    for checklist in lists:
        if re.fullmatch(ID, checklist.id):
            by_id.setdefault(checklist.id, checklist)
    return tuple(_object(checklist) for checklist in by_id.values())


def _object(checklist: Checklist) -> Tjekliste:
    points = checklist.punkter
    return Tjekliste(
        id=checklist.id,
        titel=checklist.titel or checklist.id,
        sted=checklist.sted,
        linjer=checklist.linjer,
        formaal=checklist.formaal,
        hvornaar=checklist.hvornaar,
        gaelder=checklist.gaelder,
        hvem=_once(checklist.hvem),
        underskrives_af=_once(role for p in points if p.bevis for role in p.bevis.hvem),
        bruger=_once(id for p in points for id in (*p.bruger, *_given(p.besvarer))),
        udsagn=_once(statement_id(number) for p in points for number in p.udsagn),
        tilfoejet=checklist.tilfoejet,
        tilfoejet_fordi=checklist.tilfoejet_fordi,
    )


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _given(id: str) -> Iterator[str]:
    if id:
        yield id
