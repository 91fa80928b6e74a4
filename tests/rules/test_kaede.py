"""The chain from effort to benefit to effect, on its own: what cannot be read does not break it."""

from __future__ import annotations

import pytest
from byg import adhoc, driftsaendring, gevinst, kun, leverance
from gevinst.model.kommune import Adhoc, Driftsaendring
from gevinst.model.objekt import Objekt
from gevinst.rules.kaede import contributors, lacks_contributor, lacks_effect, leads_nowhere

END = gevinst(giver="")
UNREAD = {"bidrager_til": "", "ulaest": frozenset(("bidrager_til",)), "sted": END.sted}
"""A link that stands on the same page and cannot be read."""


def test_a_benefit_does_not_contribute_to_itself() -> None:
    ring, helper = gevinst(bidrager_til="GEV_TID"), leverance()
    assert contributors(kun(ring, helper), ring) == (helper,)


@pytest.mark.parametrize(
    "unread",
    [leverance(**UNREAD), adhoc(**UNREAD), driftsaendring(**UNREAD)],
    ids=lambda unread: unread.id,
)
def test_what_cannot_be_read_may_be_what_contributes(unread: Objekt) -> None:
    assert not lacks_contributor(kun(END, unread), END)


def test_a_benefit_that_cannot_be_read_may_contribute_to_another() -> None:
    assert not lacks_contributor(kun(END, gevinst("GEV_TO", "To", **UNREAD)), END)


def test_another_link_that_cannot_be_read_contributes_nothing() -> None:
    other = leverance(bidrager_til="", ulaest=frozenset(("forudsaetning_for",)), sted=END.sted)
    assert lacks_contributor(kun(END, other), END)


def test_a_benefit_with_nothing_after_it_lacks_an_effect() -> None:
    assert lacks_effect(kun(END), END)


@pytest.mark.parametrize(
    ("after", "lacks"),
    [
        pytest.param((), False, id="one that does not exist"),
        pytest.param((gevinst("GEV_TO", "To"),), False, id="one that goes on"),
        pytest.param((leverance("GEV_TO", "To"),), False, id="no benefit at all"),
        pytest.param((gevinst("GEV_TO", "To", status="bortfaldet"),), True, id="one given up"),
    ],
)
def test_a_benefit_may_lead_to_another(after: tuple[Objekt, ...], lacks: bool) -> None:
    first = gevinst(bidrager_til="GEV_TO")
    assert lacks_effect(kun(first, *after), first) is lacks


def test_of_several_benefits_one_that_goes_on_is_enough() -> None:
    first = gevinst(bidrager_til="GEV_TO GEV_TRE")
    given_up, goes_on = gevinst("GEV_TO", "To", status="bortfaldet"), gevinst("GEV_TRE", "Tre")
    assert not lacks_effect(kun(first, given_up, goes_on), first)


def test_a_link_onwards_that_cannot_be_read_may_lead_on() -> None:
    first = gevinst(**UNREAD)
    assert not lacks_effect(kun(first), first)


@pytest.mark.parametrize(
    ("felter", "nowhere"),
    [
        ({}, True),
        ({"type": "forudsaetning"}, False),
        ({"forudsaetning_for": "LEV_TO"}, False),
        ({"forudsaetning_for": "LEV_BANK"}, True),
        ({"forudsaetning_for": "LEV_BANK LEV_TO"}, False),
        ({"ulaest": frozenset(("type",))}, False),
        ({"ulaest": frozenset(("forudsaetning_for",))}, False),
        ({"ulaest": frozenset(("titel",))}, True),
        ({"bidrager_til": "GEV_TID"}, False),
        ({"ulaest": frozenset(("bidrager_til",))}, False),
    ],
)
def test_a_deliverable_may_be_for_another_deliverable(
    felter: dict[str, object], nowhere: bool
) -> None:
    assert leads_nowhere(leverance(**{"bidrager_til": "", **felter})) is nowhere


@pytest.mark.parametrize("make", [adhoc, driftsaendring])
def test_other_effort_is_for_a_benefit_alone(make: type[Adhoc | Driftsaendring]) -> None:
    assert leads_nowhere(make(bidrager_til=""))
    assert not leads_nowhere(make())
