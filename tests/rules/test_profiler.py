"""The profiles: what a small municipality sees, and what the portfolio report adds."""

from __future__ import annotations

import pytest
from byg import (
    TODAY,
    enhed,
    forum,
    gevinst,
    haandbog,
    kommune,
    kun,
    om,
    person,
    portefoelje,
    program,
    projekt,
)
from gevinst.model.finding import Finding, Severity
from gevinst.model.handbook import Handbook
from gevinst.model.objekt import Objekt
from gevinst.rules.engine import run_rules
from gevinst.rules.families import ACTIVE
from gevinst.rules.profiles import PROFILES, is_on
from gevinst.rules.severity import PHASES
from odd import odd

TWELVE = [
    "EJ01",
    "EJ08",
    "OR02",
    "OR03",
    "OR08",
    "SC01",
    "SC02",
    "MA01",
    "MA02",
    "FA01",
    "FA02",
    "DA01",
]
FORTY = [
    *(f"EJ0{n}" for n in range(1, 9)),
    *(f"OR0{n}" for n in range(1, 9)),
    *(f"SC0{n}" for n in range(1, 8)),
    *(f"MA0{n}" for n in range(1, 7)),
    *(f"FA0{n}" for n in range(1, 6)),
    *(f"RE0{n}" for n in range(1, 6)),
    "DA01",
]
TIPS = [f"TI0{n}" for n in range(1, 9)]
OURS = [f"HB0{n}" for n in range(1, 5)]
"""Rules of the handbook itself, which no municipality switches off."""


def test_the_rules_that_are_run_are_forty_and_eight_tips_and_the_handbooks_own() -> None:
    assert len(FORTY) == 40
    assert sorted(ACTIVE) == sorted([*FORTY, *TIPS, *OURS])


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("start", TWELVE),
        ("lille", [*TWELVE, "EJ04", "RE01", "RE02", "RE03", "RE04"]),
        ("standard", [*FORTY, *TIPS]),
        ("streng", [*FORTY, *TIPS]),
    ],
)
def test_a_profile_has_these_rules_on(profile: str, expected: list[str]) -> None:
    assert sorted(code for code in ACTIVE if is_on(code, profile)) == sorted([*expected, *OURS])


@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_no_profile_finds_what_it_has_off(profile: str) -> None:
    for seed in range(40):
        found = run_rules(kun(*odd(seed, set())), TODAY, profile)
        assert [f.code for f in found if not is_on(f.code, profile)] == []


# -- one project and one benefit ----------------------------------------------------------------


def little(fase: str, **felter: object) -> Handbook:
    """One project that is in no programme, one benefit, and the posts they name."""
    objects: list[Objekt] = [
        kommune(regelprofil="start"),
        enhed(),
        person(),
        person("PER_DIREKTOER", "Direktøren", stillingsniveau="direktoer"),
        forum("FRM_DIREKTION", "Direktionen", type="direktion", medlemmer="PER_CHEF"),
        portefoelje(),
        projekt(indgaar_i="PF_ALT", fase=fase, skaber="", projektleder="", **felter),
        gevinst(hoerer_til="PRJ_BANK", gevinstansvarlig="", maales_ved="", besluttet_ved=""),
    ]
    return Handbook(tuple(objects))


def test_a_project_and_a_benefit_see_what_the_twelve_rules_say() -> None:
    found = run_rules(little("planlaegning"), TODAY)
    assert [(f.code, f.object_id, f.severity.value) for f in found] == [
        ("EJ01", "GEV_TID", "fejl"),
        ("MA02", "GEV_TID", "fejl"),
        ("FA01", "PRJ_BANK", "fejl"),
        ("OR02", "PRJ_BANK", "fejl"),
        ("OR03", "PRJ_BANK", "fejl"),
        ("OR08", "PRJ_BANK", "fejl"),
        ("SC02", "PRJ_BANK", "advarsel"),
    ]


def test_an_idea_is_let_alone() -> None:
    found = run_rules(little("initiering", tilstand="ide"), TODAY)
    assert [(f.code, f.severity.value) for f in found] == [("EJ01", "fejl")]


@pytest.mark.parametrize("fase", PHASES)
def test_all_rules_find_more_than_the_twelve_and_nothing_less(fase: str) -> None:
    some = run_rules(little(fase), TODAY, "start")
    every = run_rules(little(fase), TODAY, "standard")
    assert {f.code for f in some} <= {f.code for f in every}
    assert len(every) > len(some)


# -- streng -------------------------------------------------------------------------------------


@pytest.mark.parametrize("fase", PHASES)
def test_streng_makes_errors_of_late_warnings_and_changes_nothing_else(fase: str) -> None:
    handbook = haandbog(program(fase=fase, programchef="PER_CHEF"), gevinst(kraever_adfaerd=True))
    usual = run_rules(handbook, TODAY, "standard")
    strict = run_rules(handbook, TODAY, "streng")
    late = fase in ("gennemfoerelse", "realisering")
    warned = [f for f in usual if f.severity is Severity.ADVARSEL]
    assert [_without(f) for f in strict] == [_without(f) for f in usual]
    assert not (late and warned) or [f.severity for f in strict] != [f.severity for f in usual]
    for before, after in zip(usual, strict, strict=True):
        sharper = late and before.severity is Severity.ADVARSEL and before.phase == fase
        assert after.severity is (Severity.FEJL if sharper else before.severity)


def _without(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.object_id, finding.message


def test_a_unit_that_carries_too_much_is_an_error_only_in_the_portfolio_report() -> None:
    times = {"realisering_fra": om(-10), "realisering_til": om(200)}
    handbook = haandbog(
        enhed(baereevne=1),
        gevinst(**times),
        program("PRG_TO", "To"),
        gevinst("GEV_TO", "To", hoerer_til="PRG_TO", **times),
    )

    def grade(profile: str) -> list[str]:
        found = run_rules(handbook, TODAY, profile)
        return [f.severity.value for f in found if f.code == "SC07"]

    assert {profile: grade(profile) for profile in PROFILES} == {
        "start": [],
        "lille": [],
        "standard": ["advarsel"],
        "streng": ["fejl"],
    }
