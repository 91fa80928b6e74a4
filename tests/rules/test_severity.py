"""How grave a breach is: by phase, by ``klar_til``, by profile and by the breach itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from byg import TODAY, fund, gevinst, grader, haandbog, indikator, kommune, program, regel
from gevinst.model.finding import Finding, Severity
from gevinst.model.kommune import Gevinst, Indikator
from gevinst.model.location import Location
from gevinst.rules.engine import run_rules
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


def test_a_vector_tells_where_it_is_firm_once_the_programme_asks_to_go_on() -> None:
    vector = Vector.read("T!/A!/A/F/A")
    phases = ("initiering", "definition", "planlaegning", "gennemfoerelse", "realisering", "")
    assert [vector.is_firm(phase) for phase in phases] == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    ("vector", "fase", "due"),
    [
        ("-/A!/A!/F/A", "planlaegning", True),
        ("-/A!/A/F/A", "planlaegning", False),
        ("-/A!/F!/F/A", "planlaegning", False),
        ("-/A!/T!/F/A", "planlaegning", False),
    ],
)
def test_a_warning_is_due_where_the_phase_itself_is_to_bring_it(
    vector: str, fase: str, due: bool
) -> None:
    [finding] = fund(regel(vector), program(fase=fase))
    assert finding.due is due


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


def test_the_last_but_one_phase_can_be_firm_too() -> None:
    asking = program(fase="gennemfoerelse", klar_til="realisering")
    (found,) = fund(regel("-/-/-/A!/-"), asking)
    assert found.severity is FEJL


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


LOST = indikator("IND_LOES", "Løs")


def lost(severity: Severity) -> Finding:
    found = unowned(severity)
    return replace(found, object_id="IND_LOES", message="IND_LOES er brudt", location=LOST.sted)


@pytest.mark.parametrize(
    ("vector", "expected"),
    [
        ("-/T/A/A/T", (lost(ADVARSEL),)),
        ("T/A/F/-/-", (lost(FEJL),)),
        ("-/-/-/-/-", ()),
    ],
)
def test_what_nothing_leads_to_is_judged_by_the_worst_of_the_vector(
    vector: str, expected: tuple[Finding, ...]
) -> None:
    found = fund(regel(vector, types=(Indikator,)), LOST, indikator(maaleansvarlig=""))
    assert tuple(finding for finding in found if finding.object_id == "IND_LOES") == expected


@pytest.mark.parametrize(
    ("vector", "expected"),
    [
        ("-/T/A/A/T", ()),
        ("T/A/F/F/A", (unowned(TIP),)),
        ("F/F/F/F/F", (unowned(FEJL),)),
    ],
)
@pytest.mark.parametrize("profile", ["standard", "streng"])
def test_what_must_say_where_it_belongs_and_does_not_is_judged_by_the_mildest(
    vector: str, expected: tuple[Finding, ...], profile: str
) -> None:
    """That it does not say so is an error already: IN07 or IN08."""
    for hoerer_til in ("", "PRG_DOED"):
        handbook = haandbog(gevinst(hoerer_til=hoerer_til))
        assert run_rules(handbook, TODAY, profile, [regel(vector)]) == expected


def test_so_is_what_only_such_an_object_leads_to() -> None:
    rule = regel("-/T/A/A/T", types=(Indikator,))
    assert fund(rule, gevinst(hoerer_til="")) == ()


@pytest.mark.parametrize(
    ("vector", "expected"), [("-/T/A/A/T", None), ("T/A/F/F/A", TIP), ("F/F/F/F/F", FEJL)]
)
def test_without_a_phase_the_mildest_of_the_vector_counts(
    vector: str, expected: Severity | None
) -> None:
    """That the phase is missing is an error already: IN06."""
    found = fund(regel(vector), program(fase=""))
    assert [(f.severity, f.phase) for f in found] == ([(expected, "")] if expected else [])


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


@pytest.mark.parametrize(
    ("at_most", "expected"), [(ADVARSEL, "T/A/A/F/F"), (TIP, "T/T/T/T/T"), (FEJL, "T/F/F/F/F")]
)
def test_the_strict_profile_makes_a_late_bound_stricter_too(
    at_most: Severity, expected: str
) -> None:
    def check(case: Case, objekt: Gevinst) -> Iterator[Breach]:
        yield Breach("Brudt", "ret det", at_most=at_most)

    assert grader(regel("T/F/F/F/F", check), profile="streng") == expected


def test_off_is_milder_than_a_tip_and_an_error_is_worst() -> None:
    assert worst([None, TIP, FEJL, ADVARSEL]) is FEJL
    assert worst([None, TIP]) is TIP
    assert worst([]) is None
    assert mildest(TIP, FEJL) is TIP
    assert mildest(TIP, None) is None
