"""What holds whatever the handbook holds: objects of every type, with values of every kind and
links to anything, made from the metamodel.

Hypothesis draws a seed and what is left out. To let it draw each field makes objects so empty that
few rules have anything to look at.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from byg import TODAY, kun, om
from gevinst.model.felt import Felt, Slags, felter_i
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

NUMBER = {
    "kommune": 1,
    "program": 3,
    **dict.fromkeys(("person", "gevinst", "indikator", "maaling"), 4),
    "udsagn": 8,
}
"""How many there are of a type; of the others there are two."""
IDS: dict[type[Objekt], list[str]] = {
    cls: [f"{cls.om.praefiks}_{letter * 2}" for letter in "ABCDEFGH"[: NUMBER.get(cls.om.navn, 2)]]
    for cls in OBJEKTTYPER
}
EVERY_ID = [id for ids in IDS.values() for id in ids]
OF_TYPE = {cls.om.navn: ids for cls, ids in IDS.items()}
DAYS = [date.min, om(-400), om(-61), om(-31), om(-30), om(-1), om(0), om(1), om(400), date.max]
NUMBERS = [Decimal(number) for number in ("-1", "0", "3", "4.9", "5", "30", "100", "1E+30")]
TEXTS = {
    "regel": ["EJ2", *[code for code in ACTIVE for _ in range(3)]],
    "begrundelse": ["Kort", *["En lang begrundelse, som alle kan forstå og efterprøve"] * 4],
    "mandat": ["Kort", "Må bruge op til 50.000 kr. og flytte fristerne fire uger"],
    "formaal": ["Bedre svar efter lov nr. 12", "% { } \\ \0 %s {0}", "010185-1234"],
    "kraevede_felter": ["program.formaal", "projekt.slutdato", "program.x", ".", "x"],
    "kraevede_objekter": ["effekt", "projekt", "adhoc", "sammenhaeng", "x"],
}


def link(random: Random, felt: Felt) -> str:
    """An id to point at: mostly one that may stand there, sometimes another, sometimes none."""
    right = [id for til in felt.til for id in OF_TYPE[til]] or EVERY_ID
    return random.choice(right if random.random() < 0.9 else [*EVERY_ID, "XXX_UKENDT", ""])


def value(random: Random, felt: Felt, slags: Slags) -> Any:
    match slags:
        case Slags.LINK:
            return link(random, felt)
        case Slags.DATO | Slags.DATOER:
            return random.choice(DAYS)
        case Slags.TAL:
            return random.choice(NUMBERS)
        case Slags.JA_NEJ:
            return random.random() < 0.5
        case Slags.VALG | Slags.VALGLISTE:
            return random.choice(felt.valg).kode
        case _:
            return random.choice(TEXTS.get(felt.navn, ["Tekst", "Bedre", "2026"]))


def field(random: Random, felt: Felt) -> Any:
    match felt.slags:
        case Slags.LINK:
            return tuple(link(random, felt) for _ in range(random.choice([0, 1, 1, 1, 2, 3])))
        case Slags.PAR:
            return tuple(
                (value(random, felt, felt.noegle), value(random, felt, felt.vaerdi))
                for _ in range(random.randrange(3))
            )
        case Slags.DATOER:
            return tuple(sorted(random.choices(DAYS, k=random.randrange(4))))
        case Slags.LISTE | Slags.VALGLISTE:
            return tuple(value(random, felt, felt.slags) for _ in range(random.randrange(3)))
        case slags:
            return value(random, felt, slags)


def objekt(random: Random, cls: type[Objekt], id: str) -> Objekt:
    """An object with most of its fields given, some that could not be read, and others left out."""
    values: dict[str, Any] = {}
    unread: list[str] = []
    for felt in felter_i(cls):
        chance = random.random()
        if felt.navn == "tidligere_id" or chance > 0.9:
            continue
        if chance > 0.86:
            unread.append(felt.navn)
        else:
            values[felt.navn] = field(random, felt)
    page = random.choice(["a.md", "b.md"])
    titel = random.choice([id, "Bedre svar", "Digitalisering"])
    return cls(id=id, titel=titel, sted=Location(page, 1), ulaest=tuple(unread), **values)


def odd(seed: int, left_out: set[str]) -> list[Objekt]:
    """A handbook in which anything may point at anything."""
    random = Random(seed)
    found = [objekt(random, cls, id) for cls, ids in IDS.items() for id in ids]
    return [one for one in found if one.id not in left_out]


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
