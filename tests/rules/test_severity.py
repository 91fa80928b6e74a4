"""How grave a breach is: by phase, by ``klar_til``, by profile and by the breach itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from byg import fund, gevinst, grader, kommune, program, projekt, regel
from gevinst.model.finding import Finding, Severity
from gevinst.model.kommune import Gevinst
from gevinst.model.location import Location
from gevinst.rules.rule import Breach, Case
from gevinst.rules.severity import Grade, Vector, mildest, worst

FEJL, ADVARSEL, TIP = Severity.FEJL, Severity.ADVARSEL, Severity.TIP


def test_a_vector_is_read_one_letter_for_each_phase() -> None:
    assert Vector.read("F/A!/-/T!/A") == Vector(
        (
            Grade(FEJL),
            Grade(ADVARSEL, firm=True),
            Grade(None),
            Grade(TIP, firm=True),
            Grade(ADVARSEL),
        )
    )


@pytest.mark.parametrize("text", ["F/F/F/F", "F/F/F/F/F/F", "F"])
def test_a_vector_with_another_number_of_letters_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="has not one letter for each of the 5 phases"):
        Vector.read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("T/A/F/A/T", FEJL), ("-/T/A/-/-", ADVARSEL), ("-/T/-/-/-", TIP), ("-/-/-/-/-", None)],
)
def test_the_worst_of_a_vector_is_its_gravest_letter(text: str, expected: Severity | None) -> None:
    assert Vector.read(text).worst is expected


@pytest.mark.parametrize("vector", ["F/A/T/-/A", "-/T/F/F/T", "A/A/A/A/A", "-/-/-/-/-"])
def test_a_breach_is_as_grave_as_the_vector_says_in_each_phase(vector: str) -> None:
    assert grader(regel(vector)) == vector


@pytest.mark.parametrize(
    ("fase", "klar_til", "expected"),
    [
        ("initiering", "", [TIP]),
        ("initiering", "definition", [FEJL]),
        ("initiering", "planlaegning", [TIP]),
        ("initiering", "initiering", [TIP]),
        ("definition", "planlaegning", [FEJL]),
        ("definition", "initiering", [ADVARSEL]),
        ("planlaegning", "gennemfoerelse", [FEJL]),
        ("gennemfoerelse", "realisering", [TIP]),
        ("realisering", "realisering", [ADVARSEL]),
        ("realisering", "initiering", [ADVARSEL]),
    ],
)
def test_a_firm_grade_is_an_error_only_when_the_next_phase_is_asked_for(
    fase: str, klar_til: str, expected: list[Severity]
) -> None:
    found = fund(regel("T!/A!/-!/T/A!"), program(fase=fase, klar_til=klar_til))
    assert [finding.severity for finding in found] == expected


def test_a_grade_that_is_switched_off_and_firm_is_off_until_the_next_phase_is_asked_for() -> None:
    assert fund(regel("-/-/-!/-/-"), program(fase="planlaegning")) == ()


@pytest.mark.parametrize(
    ("vector", "expected"),
    [
        ("A/A/A/A/A", "A/A/A/F/F"),
        ("T/T/T/T/T", "T/T/T/T/T"),
        ("F/F/F/F/F", "F/F/F/F/F"),
        ("-/-/-/-/-", "-/-/-/-/-"),
    ],
)
def test_the_strict_profile_makes_late_warnings_errors_and_nothing_else(
    vector: str, expected: str
) -> None:
    assert grader(regel(vector), profile="streng") == expected


def test_the_municipality_can_choose_the_strict_profile_itself() -> None:
    (finding,) = fund(
        regel("A/A/A/A/A"), kommune(regelprofil="streng"), program(fase="realisering")
    )
    assert finding.severity is FEJL


TWO = gevinst(hoerer_til="PRG_A PRG_B")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("definition", "gennemfoerelse", (FEJL, "gennemfoerelse", "gennemførelse")),
        ("gennemfoerelse", "definition", (FEJL, "gennemfoerelse", "gennemførelse")),
        ("initiering", "definition", (ADVARSEL, "definition", "definition og organisering")),
        ("realisering", "initiering", (TIP, "realisering", "drift og realisering")),
    ],
)
def test_of_several_programmes_the_one_where_it_is_worst_counts(
    first: str, second: str, expected: tuple[Severity, str, str]
) -> None:
    severity, phase, shown = expected
    found = fund(
        regel("-/A/F/F/T"),
        program("PRG_A", "A", fase=first),
        program("PRG_B", "B", fase=second),
        TWO,
    )
    assert found == (
        Finding(
            "XX01",
            severity,
            Location("gevinst.md", 1),
            "GEV_TID",
            f"GEV_TID er brudt (fase: {shown})",
            "ret det",
            ("PRG_A", "PRG_B"),
            phase,
        ),
    )


def test_a_rule_that_is_off_in_all_its_programmes_finds_nothing() -> None:
    both = [program(id, id, fase="initiering") for id in ("PRG_A", "PRG_B")]
    assert fund(regel("-/A/F/F/T"), *both, TWO) == ()


def unowned(severity: Severity) -> Finding:
    return Finding(
        "XX01", severity, Location("gevinst.md", 1), "GEV_TID", "GEV_TID er brudt", "ret det"
    )


@pytest.mark.parametrize(
    ("vector", "expected"),
    [
        ("-/T/A/A/T", (unowned(ADVARSEL),)),
        ("T/A/F/-/-", (unowned(FEJL),)),
        ("-/-/-/-/-", ()),
    ],
)
def test_outside_every_programme_the_worst_of_the_vector_counts(
    vector: str, expected: tuple[Finding, ...]
) -> None:
    assert fund(regel(vector), gevinst(hoerer_til="")) == expected


def test_a_project_that_has_not_said_its_phase_is_judged_by_the_worst_of_the_vector() -> None:
    (finding,) = fund(regel("-/T/A/A/T"), projekt(indgaar_i=""), gevinst(hoerer_til="PRJ_BANK"))
    assert (finding.severity, finding.message, finding.programmes, finding.phase) == (
        ADVARSEL,
        "GEV_TID er brudt",
        ("PRJ_BANK",),
        "",
    )


def test_a_breach_can_have_a_vector_of_its_own() -> None:
    def check(case: Case, objekt: Gevinst) -> Iterator[Breach]:
        yield Breach("Brudt", "ret det", vector=Vector.read("T/-/A/F/F"))

    assert grader(regel("F/F/F/F/F", check)) == "T/-/A/F/F"


@pytest.mark.parametrize(
    ("at_most", "expected"), [(ADVARSEL, "T/A/A/A/-"), (TIP, "T/T/T/T/-"), (FEJL, "T/A/F/F/-")]
)
def test_a_breach_can_have_an_upper_bound(at_most: Severity, expected: str) -> None:
    def check(case: Case, objekt: Gevinst) -> Iterator[Breach]:
        yield Breach("Brudt", "ret det", at_most=at_most)

    assert grader(regel("T/A/F/F/-", check)) == expected


def test_off_is_milder_than_a_tip_and_an_error_is_worst() -> None:
    assert worst([None, TIP, FEJL, ADVARSEL]) is FEJL
    assert worst([None, TIP]) is TIP
    assert worst([]) is None
    assert mildest(TIP, FEJL) is TIP
    assert mildest(TIP, None) is None
