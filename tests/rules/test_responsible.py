"""Whose matter a thing is."""

from __future__ import annotations

import pytest
from byg import (
    _objekt,
    beslutning,
    driftsaendring,
    enhed,
    gevinst,
    haandbog,
    indikator,
    program,
    projekt,
)
from gevinst.model.kommune import Maaling
from gevinst.model.objekt import Objekt
from gevinst.rules.responsible import responsible_for

MEASURED = _objekt(Maaling, "MLG_TID", "Målingen", {}, {"maaling_af": "IND_TID"})


@pytest.mark.parametrize(
    ("objekt", "expected"),
    [
        (gevinst(), "PER_CHEF"),
        (gevinst(gevinstansvarlig=""), "PER_LEDER"),
        (gevinst(gevinstansvarlig="PER_DOED"), "PER_LEDER"),
        (indikator(), "PER_MAALER"),
        (indikator(maaleansvarlig=""), "PER_CHEF"),
        (MEASURED, "PER_MAALER"),
        (projekt(projektleder="PER_CHEF"), "PER_CHEF"),
        (projekt(projektleder=""), "PER_LEDER"),
        (driftsaendring(), "PER_CHEF"),
        (program(), "PER_LEDER"),
        (program(programleder=""), "PER_DIREKTOER"),
        (program(programleder="", programchef=""), ""),
        (beslutning(), "PER_CHEF"),
        (enhed(), ""),
    ],
)
def test_the_nearest_post_that_is_named_must_do_something(objekt: Objekt, expected: str) -> None:
    found = responsible_for(haandbog(objekt), objekt)
    assert " ".join(person.id for person in found) == expected


def test_a_deliverable_is_the_matter_of_its_projects_leader() -> None:
    handbook = haandbog(projekt(projektleder="PER_CHEF"))
    [person] = responsible_for(handbook, handbook.by_id["LEV_BANK"])
    assert person.id == "PER_CHEF"
