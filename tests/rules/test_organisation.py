"""What is read of the organisation, on its own."""

from __future__ import annotations

import pytest
from byg import direktoer, enhed, forum, gevinst, kommune, kun, person, program, projekt
from gevinst.rules.organisation import (
    administrations,
    benefits_of,
    is_high,
    leads_unit,
    on_board_level,
    owner_of,
)


@pytest.mark.parametrize(
    ("owners", "expected"),
    [
        ("PER_CHEF", "PER_CHEF"),
        ("PER_CHEF PER_CHEF", "PER_CHEF"),
        ("PER_CHEF PER_DIREKTOER", None),
        ("PER_DOED", None),
        ("", None),
    ],
)
def test_a_benefit_has_an_owner_when_there_is_exactly_one(owners: str, expected: object) -> None:
    benefit = gevinst(gevinstansvarlig=owners)
    found = owner_of(kun(person(), direktoer(), benefit), benefit)
    assert (found.id if found else None) == expected


def test_a_project_has_its_own_benefits_alone() -> None:
    """A project that says it is in another is in none."""
    first, second = projekt(), projekt("PRJ_TO", indgaar_i="PRJ_BANK")
    benefits = gevinst(hoerer_til="PRJ_BANK"), gevinst("GEV_TO", hoerer_til="PRJ_TO")
    assert benefits_of(kun(first, second, *benefits), first) == benefits[:1]


def test_a_programme_has_those_of_its_projects_too_each_once() -> None:
    both = gevinst(hoerer_til="PRG_SKOLE PRJ_BANK")
    other = gevinst("GEV_A", hoerer_til="PRJ_BANK")
    owner = program()
    assert benefits_of(kun(owner, projekt(), both, other), owner) == (other, both)


@pytest.mark.parametrize(
    ("felter", "high"),
    [
        ({"niveau": "direktion", "type": "styregruppe"}, True),
        ({"niveau": "chef", "type": "styregruppe"}, False),
        ({"niveau": "chef", "type": "direktion"}, False),
        ({"niveau": "", "type": "direktion"}, True),
        ({"niveau": "", "type": "styregruppe"}, False),
        ({"niveau": "", "type": "styregruppe", "ulaest": ("niveau",)}, True),
        ({"niveau": "", "type": "styregruppe", "ulaest": ("formand",)}, False),
    ],
)
def test_which_fora_are_on_the_level_of_the_board(felter: dict[str, object], high: bool) -> None:
    assert is_high(forum(**felter)) is high


TOP = enhed("ENH_TOP", type="direktion")
CHAIN = (
    TOP,
    enhed("ENH_BY", type="center", overenhed="ENH_TOP"),
    enhed("ENH_FORV", type="forvaltning", overenhed="ENH_BY"),
    enhed("ENH_SKOLE", type="institution", overenhed="ENH_FORV"),
    enhed("ENH_STAB", type="central_stab", overenhed="ENH_TOP"),
    enhed("ENH_KONTOR", type="afdeling", overenhed="ENH_STAB"),
    enhed("ENH_UKENDT", type="", overenhed="ENH_TOP"),
    enhed("ENH_LOES", type="afdeling", overenhed="ENH_DOED"),
    enhed("ENH_ALENE", type="afdeling"),
)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("ENH_SKOLE", {"ENH_FORV"}),
        ("ENH_FORV", {"ENH_FORV"}),
        ("ENH_BY", {"ENH_BY"}),
        ("ENH_KONTOR", {"ENH_STAB"}),
        ("ENH_TOP", {"ENH_TOP"}),
        ("ENH_ALENE", {"ENH_ALENE"}),
        ("ENH_UKENDT", set()),
        ("ENH_LOES", set()),
        ("ENH_DOED", set()),
    ],
)
def test_the_administration_is_the_nearest_above(unit: str, expected: set[str]) -> None:
    assert administrations(kun(*CHAIN), [unit]) == expected


@pytest.mark.parametrize(
    ("levels", "leads"), [(None, True), (0, False), (1, False), (2, True), (3, True)]
)
def test_who_leads_a_unit_leads_those_below(levels: int | None, leads: bool) -> None:
    chief = person(leder_af="ENH_BY")
    assert leads_unit(kun(chief, *CHAIN), chief, "ENH_SKOLE", levels) is leads


@pytest.mark.parametrize(
    ("niveau", "styre", "seat", "high"),
    [
        ("direktoer", "direktion", False, True),
        ("chef", "chefgruppe", True, True),
        ("chef", "chefgruppe", False, False),
        ("chef", "direktion", True, False),
        ("leder", "chefgruppe", True, False),
    ],
)
def test_who_is_at_the_top(niveau: str, styre: str, seat: bool, high: bool) -> None:
    post = person(stillingsniveau=niveau, i_chefgruppe=seat)
    assert on_board_level(post, kommune(ledelsesform=styre)) is high
