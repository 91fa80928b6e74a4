"""What holds whatever the handbook holds: objects of every type, with values of every kind and
links to anything, made from the metamodel.

Hypothesis draws a seed and what is left out. To let it draw each field makes objects so empty that
few rules have anything to look at.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from byg import TODAY, kun
from gevinst.model.felt import felter_i
from gevinst.model.finding import Finding
from gevinst.model.haandbog import Spoergsmaal, Trin
from gevinst.model.kommune import Kommune
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.model.typer import OBJEKTTYPER
from gevinst.rules.engine import run_rules
from gevinst.rules.families import ACTIVE
from gevinst.rules.profiles import PROFILES
from hel import hel, skrevet
from hypothesis import given, settings
from hypothesis import strategies as st
from odd import EVERY_ID, objekt, odd

HANDBOOKS = st.builds(odd, st.integers(0, 10**9), st.sets(st.sampled_from(EVERY_ID), max_size=30))
MANY = settings(max_examples=120, deadline=None, derandomize=True, database=None)


@MANY
@given(HANDBOOKS, st.sampled_from(sorted(PROFILES)))
def test_no_handbook_makes_a_rule_raise(found: list[Objekt], profile: str) -> None:
    findings = run_rules(kun(*found), TODAY, profile)
    assert [finding.message for finding in findings if finding.code == "SY01"] == []


@pytest.mark.parametrize("today", [date.min, date.max])
def test_no_day_makes_a_rule_raise(today: date) -> None:
    for seed in range(20):
        findings = run_rules(kun(*odd(seed, set())), today, "streng")
        assert [finding.message for finding in findings if finding.code == "SY01"] == []


@MANY
@given(HANDBOOKS, st.integers(0, 10**9))
def test_the_order_of_the_pages_never_matters(found: list[Objekt], seed: int) -> None:
    shuffled = Random(seed).sample(found, len(found))
    assert run_rules(kun(*shuffled), TODAY) == run_rules(kun(*found), TODAY)


def test_the_odd_handbooks_break_every_rule() -> None:
    # Otherwise the tests around this one would hold because there is nothing to look at.
    left = set(ACTIVE)
    for seed in range(3000):  # the rarest is broken by one handbook in two hundred
        left -= {finding.code for finding in run_rules(kun(*odd(seed, set())), TODAY)}
        if not left:
            break
    assert left == set()


ASKED_OF_ALL = (Kommune, Trin, Spoergsmaal)
"""What asks something of every programme, and so is related to all."""


def unrelated(seed: int, cls: type[Objekt]) -> Objekt:
    """An object that nothing points at, and which points at nothing."""
    one = objekt(Random(seed), cls, f"{cls.om.praefiks}_FREMMED")
    no_links = {felt.navn: () for felt in felter_i(cls) if felt.er_link}
    plain = {"stillingsniveau": "chef"} if cls.om.navn == "person" else {}
    return replace(one, sted=Location("fremmed.md", 1), **no_links, **plain)


@MANY
@given(
    HANDBOOKS,
    st.integers(0, 10**9),
    st.sampled_from([cls for cls in OBJEKTTYPER if cls not in ASKED_OF_ALL]),
)
def test_an_unrelated_object_never_changes_what_is_found_on_others(
    found: list[Objekt], seed: int, cls: type[Objekt]
) -> None:
    stranger = unrelated(seed, cls)
    after = run_rules(kun(stranger, *found), TODAY)
    others = [finding for finding in after if finding.object_id != stranger.id]
    assert list(map(what, others)) == list(map(what, run_rules(kun(*found), TODAY)))


def what(finding: Finding) -> Finding:
    """A finding without its remedy, which may name the stranger as one that would do."""
    return replace(finding, remedy="")


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 10**9), st.integers(1, 5))
def test_what_is_mixed_into_a_whole_municipality_makes_no_rule_raise(seed: int, count: int) -> None:
    """Odd objects in the place of right ones, read from their page as an author writes them."""
    random = Random(seed)
    objects = {one.id: one for one in hel(random.choice(["definition", "realisering"]))}
    for id in random.sample(sorted(objects), count):
        objects[id] = objekt(random, type(objects[id]), id)
    findings = run_rules(kun(*objects.values()), TODAY)
    assert [finding.message for finding in findings if finding.code == "SY01"] == []
    assert len(skrevet(objects.values())) == len(objects)
