"""The checklists' content: they use the whole handbook, and what they name is there.

How a list is read and judged is tested elsewhere. Here the YAML is taken as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from gevinst.model.finding import Severity
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import (
    Adhoc,
    Driftsaendring,
    Gevinst,
    Indikator,
    Leverance,
    Projekt,
)
from gevinst.model.objekt import Objekt
from gevinst.rules import da, ej, fa, ma, or_, re_, sc, ti  # noqa: F401 - they register the rules
from gevinst.rules.profiles import START
from gevinst.rules.rule import RULES
from gevinst.rules.severity import PHASES

ROOT = Path(__file__).parents[2]

LISTS: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "checklists").glob("*.yaml"))
}
SHIFTS = {name: found for name, found in LISTS.items() if "faseskift" in found}


BELONGS: dict[str, Callable[[type[Objekt]], bool]] = {
    "program": Handbook.can_belong,
    # Their benefits belong to the programme, also those that their deliverables contribute to.
    "projekt": {Projekt, Leverance, Adhoc, Driftsaendring}.__contains__,
    "gevinst": {Gevinst, Indikator}.__contains__,
    "kommune": lambda objekttype: True,
}


def objects_of(page: str) -> dict[str, dict[str, str]]:
    """The fields of every object on a page, by its id."""
    found: dict[str, dict[str, str]] = {}
    fields: dict[str, str] = {}
    for line in page.splitlines():
        if match := re.fullmatch(r"\s*:(\w+):\s*(.*)", line):
            if match[1] == "id":
                fields = found.setdefault(match[2], {})
            fields[match[1]] = match[2]
    return found


OBJECTS = {
    id: fields
    for path in sorted((ROOT / "source").rglob("*.md"))
    for id, fields in objects_of(path.read_text(encoding="utf-8")).items()
}


def points() -> Iterator[tuple[str, dict[str, Any]]]:
    """(where it stands, the point) of every point."""
    for name, found in LISTS.items():
        for point in found["punkter"]:
            yield f"{name}.{point['id']}", point


def uses(point: dict[str, Any]) -> list[str]:
    """The objects of the handbook that a point asks about."""
    return [*point.get("bruger", ()), *filter(None, [point.get("besvarer")])]


def statements_of(id: str) -> set[str]:
    """The numbers of the statements an object covers: ``UDS_4_25`` → ``4.25``."""
    covers = OBJECTS[id].get("daekker", "")
    return {name.removeprefix("UDS_").replace("_", ".") for name in re.findall(r"UDS_\w+", covers)}


def becomes_error(phase: str) -> set[str]:
    """The rules that can stop a programme in a phase."""
    at_fault = {
        code
        for code, rule in RULES.items()
        if rule.vector.at(phase, "") is Severity.FEJL and any(map(Handbook.can_belong, rule.types))
    }
    # What is missing from the phases it has left is graver than the rule itself.
    return at_fault | ({"FA02"} if fa.PASSED.at(phase, "") is Severity.FEJL else set())


def stops(code: str, phases: list[str]) -> bool:
    """Whether a rule says more than a tip in one of the phases."""
    vectors = (RULES[code].vector, *([fa.PASSED] if code == "FA02" else []))
    return any(
        vector.at(phase, "") in (Severity.FEJL, Severity.ADVARSEL)
        for vector in vectors
        for phase in phases
    )


# -- the whole handbook is used ---------------------------------------------------------------


@pytest.mark.parametrize("kind", ["SPM", "KRI", "TRN", "FOR"])
def test_every_question_criterion_step_and_precondition_is_used(kind: str) -> None:
    known = {id for id in OBJECTS if id.startswith(f"{kind}_")}
    used = {id for _, point in points() for id in uses(point)}
    assert known
    assert known - used == set()


def test_every_question_is_answered_by_a_point_about_a_programme() -> None:
    answered = {
        point["besvarer"]
        for found in LISTS.values()
        if found["gaelder"] == "program"
        for point in found["punkter"]
        if "besvarer" in point
    }
    assert answered == {id for id in OBJECTS if id.startswith("SPM_")}


def test_every_rule_that_can_stop_a_programme_answers_a_point() -> None:
    named = {code for _, point in points() for code in point.get("regler", ())}
    assert set().union(*map(becomes_error, PHASES)) - named == set()


# -- what they name is there, and has to do with the point ------------------------------------


def test_every_object_and_role_is_in_the_handbook() -> None:
    named = {(where, id) for where, point in points() for id in uses(point)}
    named |= {
        (where, id) for where, point in points() for id in point.get("bevis", {}).get("hvem", ())
    }
    named |= {(name, id) for name, found in LISTS.items() for id in found["hvem"]}
    assert {where for where, id in named if id not in OBJECTS} == set()
    assert {id[:4] for _, id in named} == {"SPM_", "KRI_", "TRN_", "FOR_", "ROL_"}


def test_every_statement_is_in_the_handbook() -> None:
    wrong = [
        (where, number)
        for where, point in points()
        for number in point.get("udsagn", ())
        if f"UDS_{number.replace('.', '_')}" not in OBJECTS
    ]
    assert wrong == []


def test_every_rule_is_known_and_rests_on_one_of_the_points_statements() -> None:
    wrong = [
        (where, code)
        for where, point in points()
        for code in point.get("regler", ())
        if code not in RULES
        or (RULES[code].statements and not {*RULES[code].statements} & {*point.get("udsagn", ())})
    ]
    assert wrong == []


def test_every_object_rests_on_one_of_the_points_statements() -> None:
    wrong = [
        (where, id)
        for where, point in points()
        for id in uses(point)
        if not statements_of(id) & {*point.get("udsagn", ())}
    ]
    assert wrong == []


def test_a_point_that_rests_on_no_statement_says_that_it_is_ours_and_why() -> None:
    bare = [(where, point) for where, point in points() if "udsagn" not in point]
    assert bare
    assert [where for where, point in bare if not point.get("tilfoejet_fordi")] == []


# -- rules stand where the machine can know ---------------------------------------------------


@pytest.mark.parametrize("name", LISTS)
def test_a_finding_stands_at_one_point_of_a_list_only(name: str) -> None:
    named = Counter(code for point in LISTS[name]["punkter"] for code in point.get("regler", ()))
    assert [code for code, times in named.items() if times > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_a_rule_can_say_no_in_the_phases_of_the_list(name: str) -> None:
    found = LISTS[name]
    phases = [found["faseskift"]["til"]] if name in SHIFTS else found.get("faser", list(PHASES))
    codes = {code for point in found["punkter"] for code in point.get("regler", ())}
    assert {code for code in codes if not stops(code, phases)} == set()


@pytest.mark.parametrize("name", LISTS)
def test_a_rule_speaks_of_what_the_list_is_about_or_of_what_belongs_to_it(name: str) -> None:
    # A rule that finds nothing there would answer yes to everything.
    about = LISTS[name]["gaelder"]
    codes = {code for point in LISTS[name]["punkter"] for code in point.get("regler", ())}
    assert {code for code in codes if not any(map(BELONGS[about], RULES[code].types))} == set()


@pytest.mark.parametrize("name", SHIFTS)
def test_a_list_for_a_phase_names_every_error_of_that_phase(name: str) -> None:
    codes = {code for point in SHIFTS[name]["punkter"] for code in point.get("regler", ())}
    assert codes == becomes_error(SHIFTS[name]["faseskift"]["til"])


@pytest.mark.parametrize("name", SHIFTS)
def test_the_decision_is_the_last_point_of_a_list_for_a_phase(name: str) -> None:
    assert SHIFTS[name]["punkter"][-1]["regler"] == ["FA04"]


def test_there_is_a_list_for_every_shift_of_phase() -> None:
    shifts = {(found["faseskift"]["fra"], found["faseskift"]["til"]) for found in SHIFTS.values()}
    assert shifts == {*pairwise(PHASES)}


def test_the_first_month_has_exactly_the_rules_of_the_start_profile() -> None:
    points = LISTS["foerste-maaned"]["punkter"]
    assert {code for point in points for code in point.get("regler", ())} == START


# -- the form of a list that people use at a meeting ------------------------------------------


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_between_six_and_fifteen_points_each_with_one_question(name: str) -> None:
    points = LISTS[name]["punkter"]
    assert 6 <= len(points) <= 15
    assert [p["id"] for p in points if not re.fullmatch(r"[^?]+\?", p["spoergsmaal"])] == []


def test_an_answer_to_a_question_is_signed_by_those_it_is_put_to() -> None:
    wrong = [
        where
        for where, point in points()
        if "besvarer" in point
        and point["bevis"]["hvem"] != OBJECTS[point["besvarer"]]["stilles_til"].split(", ")
    ]
    assert wrong == []


def test_one_who_signs_or_is_asked_goes_through_the_list() -> None:
    # A local owner or a board may sign without leading the meeting; nobody else may.
    others = {"ROL_LOKAL_GEVINSTEJER", "ROL_STYREGRUPPE"}
    wrong = [
        (name, role)
        for name, found in LISTS.items()
        for point in found["punkter"]
        for role in point.get("bevis", {}).get("hvem", ())
        if role not in {*found["hvem"], *others}
    ]
    assert wrong == []


def test_the_fields_of_an_object_are_read_by_its_id() -> None:
    page = (
        ":::{trin} T\n:id: TRN_X\n:daekker: UDS_4_40, UDS_R_06\n:::\n\n:::{rolle} R\n:id: ROL_X\n"
    )
    assert objects_of(page) == {
        "TRN_X": {"id": "TRN_X", "daekker": "UDS_4_40, UDS_R_06"},
        "ROL_X": {"id": "ROL_X"},
    }
