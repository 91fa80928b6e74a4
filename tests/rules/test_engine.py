"""The engine: which rules run, what happens when one breaks, and that it is pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from byg import TODAY, fund, gevinst, haandbog, kommune, kun, program, regel
from gevinst.model.finding import Finding, Severity
from gevinst.model.kommune import (
    Gevinst,
    Person,
    Program,
)
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules import families
from gevinst.rules.engine import run_rules
from gevinst.rules.rule import RULES, Breach, Case, rule

# -- which rules run ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("start", ["EJ01", "EJ08"]),
        ("lille", ["EJ01", "EJ04", "EJ08"]),
        ("standard", ["EJ01", "EJ02", "EJ03", "EJ04", "EJ05", "EJ06", "EJ07", "EJ08"]),
        ("streng", ["EJ01", "EJ02", "EJ03", "EJ04", "EJ05", "EJ06", "EJ07", "EJ08"]),
    ],
)
def test_a_profile_switches_rules_off(profile: str, expected: list[str]) -> None:
    codes = [f"EJ0{number}" for number in range(1, 9)]
    rules = [regel("F/F/F/F/F", code=code) for code in codes]
    found = run_rules(haandbog(), TODAY, profile, rules)
    assert [finding.code for finding in found] == expected


@pytest.mark.parametrize(
    ("own", "asked", "expected"),
    [
        ("start", None, []),
        ("standard", None, ["XX01"]),
        ("start", "standard", ["XX01"]),
        ("standard", "start", []),
    ],
)
def test_the_municipality_chooses_the_profile_unless_another_is_asked_for(
    own: str, asked: str | None, expected: list[str]
) -> None:
    handbook = haandbog(kommune(regelprofil=own))
    found = run_rules(handbook, TODAY, asked, [regel("F/F/F/F/F")])
    assert [finding.code for finding in found] == expected


def test_without_a_municipality_the_standard_profile_is_used() -> None:
    found = run_rules(kun(gevinst()), TODAY, rules=[regel("F/F/F/F/F")])
    assert [finding.code for finding in found] == ["XX01"]


def test_every_module_with_rules_is_a_family_that_is_run() -> None:
    modules = Path(families.__file__).parent.glob("*.py")
    with_rules = {path.stem for path in modules if "\n@rule(" in path.read_text(encoding="utf-8")}
    assert with_rules == {family.__name__.rpartition(".")[2] for family in families.FAMILIES}
    assert families.ACTIVE == RULES


def test_every_rule_is_run_when_none_are_chosen() -> None:
    book = haandbog(gevinst(gevinstansvarlig=""))
    found = run_rules(book, TODAY)
    assert found == run_rules(book, TODAY, rules=RULES.values())
    assert {finding.code[:2] for finding in found} == {"EJ", "OR", "SC", "MA", "FA", "RE", "TI"}


def test_the_municipality_of_the_tests_keeps_the_rules_of_ownership() -> None:
    ownership = [rule for rule in RULES.values() if rule.family == "EJ"]
    assert run_rules(haandbog(), TODAY, rules=ownership) == ()


def test_a_handbook_without_anything_breaks_no_rule() -> None:
    assert run_rules(kun(), TODAY) == ()


def test_a_rule_is_only_asked_about_its_types() -> None:
    found = run_rules(haandbog(), TODAY, rules=[regel("F/F/F/F/F", types=(Person, Program))])
    assert [finding.object_id for finding in found] == [
        "PER_CHEF",
        "PER_DIREKTOER",
        "PER_LEDER",
        "PER_MAALER",
        "PRG_SKOLE",
    ]


def test_a_code_that_is_taken_is_refused() -> None:
    with pytest.raises(ValueError, match="the code EJ01 is taken by Gevinsten har ikke præcis"):
        rule("EJ01", "Igen", "F/F/F/F/F", Gevinst, looks_for="", why="", remedy="")(
            regel("F/F/F/F/F").check
        )


def test_every_rule_has_a_code_of_a_family_and_says_all_that_a_reader_needs() -> None:
    wrong = [
        code
        for code, found in RULES.items()
        if not (
            code == found.code
            and found.title
            and all(text.endswith(".") for text in (found.looks_for, found.why, found.remedy))
            and (found.waiver is None) == bool(found.no_waiver)
        )
    ]
    assert wrong == []


@pytest.mark.parametrize(("code", "family"), [("EJ01", "EJ"), ("UND01", "UND"), ("XX10", "XX")])
def test_the_family_is_the_code_without_its_number(code: str, family: str) -> None:
    assert regel("F/F/F/F/F", code=code).family == family


def test_another_rule_judges_what_is_ready_for_a_phase_where_it_is_firm() -> None:
    firm = regel("-/-/-!/-/-")
    owner = program(klar_til="gennemfoerelse")
    for programme, judged in ((owner, True), (program(), False)):
        case = replace(Case.of(haandbog(programme), TODAY), running={"XX01": firm})
        assert case.judges("XX01", gevinst()) is judged
        assert case.speaks("XX01", gevinst()) is judged


def test_a_rule_may_ask_only_about_those_it_says_it_leaves_to() -> None:
    def leaves(case: Case, objekt: Objekt) -> Iterator[Breach]:
        if not case.judges("XX02", objekt):
            yield Breach("ingen andre siger det", "ret det")

    asking, other = regel("F/F/F/F/F", leaves), regel("F/F/F/F/F", code="XX02")
    found = run_rules(haandbog(), TODAY, rules=[asking, other])
    assert [(f.code, f.message) for f in found] == [
        (
            "SY01",
            "reglen XX01 »En prøve« gik i stykker på GEV_TID: LookupError: XX01 has XX02 not in "
            "its leaves_to",
        ),
        ("XX02", "GEV_TID er brudt (fase: planlægning)"),
    ]
    asking = replace(asking, leaves_to=frozenset({"XX02"}))
    assert [f.code for f in run_rules(haandbog(), TODAY, rules=[asking, other])] == ["XX02"]
    alone = run_rules(haandbog(), TODAY, rules=[asking, other], each=True)
    assert [f.code for f in alone] == ["XX01", "XX02"]


def test_what_rules_leave_to_others_is_left_to_rules_that_are_run() -> None:
    named = {code for found in families.ACTIVE.values() for code in found.leaves_to}
    assert named
    assert named <= families.ACTIVE.keys()


def test_only_some_objects_may_be_judged() -> None:
    handbook = haandbog(gevinst("GEV_ANDEN", "Den anden"))
    rules = [regel("F/F/F/F/F")]
    everything = run_rules(handbook, TODAY, rules=rules)
    assert [f.object_id for f in everything] == ["GEV_ANDEN", "GEV_TID"]
    some = run_rules(handbook, TODAY, rules=rules, only=lambda objekt: objekt.id == "GEV_TID")
    assert some == everything[1:]


# -- a rule that breaks -------------------------------------------------------------------------


def test_a_rule_that_raises_is_named_and_the_others_go_on() -> None:
    def check(case: Case, objekt: Objekt) -> Iterator[Breach]:
        if objekt.id == "GEV_TID":
            raise KeyError("fase")
        yield Breach(f"{objekt.id} er brudt", "ret det")

    found = run_rules(
        haandbog(gevinst("GEV_ANDEN", "En anden")),
        TODAY,
        rules=[regel("F/F/F/F/F", check, "XX01"), regel("A/A/A/A/A", code="XX02")],
    )
    place = Location("gevinst.md", 1)
    assert found == (
        Finding(
            "SY01",
            Severity.FEJL,
            place,
            "GEV_TID",
            "reglen XX01 »En prøve« gik i stykker på GEV_TID: KeyError: 'fase'",
            "fejlen er håndbogens og ikke din; meld den med denne linje til dem, der passer den",
        ),
        *(
            Finding(
                code,
                severity,
                place,
                id,
                f"{id} er brudt (fase: planlægning)",
                "ret det",
                ("PRG_SKOLE",),
                "planlaegning",
            )
            for code, severity, id in [
                ("XX01", Severity.FEJL, "GEV_ANDEN"),
                ("XX02", Severity.ADVARSEL, "GEV_ANDEN"),
                ("XX02", Severity.ADVARSEL, "GEV_TID"),
            ]
        ),
    )


# -- order --------------------------------------------------------------------------------------


def test_findings_stand_by_file_then_line_then_code_and_each_stands_once() -> None:
    def check(case: Case, objekt: Gevinst) -> Iterator[Breach]:
        for path, line in [("b.md", 1), ("a.md", 10), ("a.md", 2), ("a.md", 2)]:
            yield Breach("Brudt", "ret det", Location(path, line))

    found = run_rules(
        haandbog(),
        TODAY,
        rules=[regel("F/F/F/F/F", check, "XX02"), regel("F/F/F/F/F", check, "XX01")],
    )
    assert [(str(finding.location), finding.code) for finding in found] == [
        ("a.md:2", "XX01"),
        ("a.md:2", "XX02"),
        ("a.md:10", "XX01"),
        ("a.md:10", "XX02"),
        ("b.md:1", "XX01"),
        ("b.md:1", "XX02"),
    ]


def test_two_runs_give_equal_values() -> None:
    broken = gevinst(gevinstansvarlig="")
    assert fund("EJ01", broken) == fund("EJ01", broken) != ()
