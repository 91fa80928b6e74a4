"""EJ08: a role is held by somebody who is there."""

from __future__ import annotations

from datetime import date

import pytest
from byg import (
    adhoc,
    driftsaendring,
    fejl,
    forum,
    fund,
    gevinst,
    grader,
    indikator,
    medarbejder,
    om,
    person,
    program,
    programrisiko,
    projekt,
    undtagelse,
)
from gevinst.model.finding import Severity
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt

NOBODY = person("PER_SENERE", "Udpeges senere", er_pladsholder=True, fra=date(2026, 2, 1))
EMPTY = program(programleder="PER_SENERE", linjer=(("programleder", 8),))
PLACEHOLDER = fejl(
    "EJ08",
    "PRG_SKOLE »Skoleprogrammet«: programleder har været pladsholderen PER_SENERE siden "
    "1. februar 2026 (fase: planlægning)",
    "skriv en anden post under :programleder:, eller giv PER_SENERE en :stedfortraeder: "
    "(person.md:1)",
    location=Location("program.md", 8),
    object_id="PRG_SKOLE",
)


def left(days_ago: int) -> Objekt:
    return medarbejder(til=om(-days_ago))


def test_a_placeholder_in_a_role_breaks_it_where_the_role_is_written() -> None:
    assert fund("EJ08", NOBODY, EMPTY) == (PLACEHOLDER,)


def test_a_placeholder_without_a_date_is_said_without_one() -> None:
    (finding,) = fund("EJ08", person("PER_SENERE", "Senere", er_pladsholder=True), EMPTY)
    assert finding.message == (
        "PRG_SKOLE »Skoleprogrammet«: programleder har været pladsholderen PER_SENERE "
        "(fase: planlægning)"
    )


def test_a_post_that_has_ended_breaks_it_in_every_role_it_has() -> None:
    assert fund("EJ08", medarbejder(til=date(2026, 5, 1))) == tuple(
        fejl(
            "EJ08",
            f"{objekt}: {rolle} er PER_LEDER »Projektlederen«, som fratrådte 1. maj 2026 "
            "(fase: planlægning)",
            f"skriv en anden post under :{rolle}:, eller giv PER_LEDER en :stedfortraeder: "
            "(person.md:1)",
            location=Location(f"{fil}.md", 1),
            object_id=objekt.split()[0],
        )
        for objekt, rolle, fil in [
            ("PRG_SKOLE »Skoleprogrammet«", "programleder", "program"),
            ("PRJ_BANK »Forløbsbanken«", "projektleder", "projekt"),
        ]
    )


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        (-1, []),
        (0, []),
        (1, [Severity.ADVARSEL] * 2),
        (30, [Severity.ADVARSEL] * 2),
        (31, [Severity.FEJL] * 2),
    ],
    ids=["tomorrow", "today is the last day", "yesterday", "30 days ago", "31 days ago"],
)
def test_a_vacancy_is_a_warning_for_thirty_days(days_ago: int, expected: list[Severity]) -> None:
    assert [finding.severity for finding in fund("EJ08", left(days_ago))] == expected


def test_a_placeholder_has_no_days_of_grace() -> None:
    recent = person("PER_SENERE", "Senere", er_pladsholder=True, til=om(-1))
    assert [finding.severity for finding in fund("EJ08", recent, EMPTY)] == [Severity.FEJL]


@pytest.mark.parametrize(
    ("objekt", "felt", "rolle"),
    [
        (program(programchef="PER_SENERE"), "programchef", "programchef"),
        (program(programleder="PER_SENERE"), "programleder", "programleder"),
        (projekt(projektleder="PER_SENERE"), "projektleder", "projektleder"),
        (forum(formand="PER_SENERE"), "formand", "formand"),
        (forum(medlemmer="PER_CHEF PER_SENERE"), "medlemmer", "medlemmer"),
        (gevinst(gevinstansvarlig="PER_SENERE"), "gevinstansvarlig", "gevinstansvarlig"),
        (gevinst(lokale_gevinstejere="PER_SENERE"), "lokale_gevinstejere", "lokale gevinstejere"),
        (gevinst(repraesenteres_af="PER_SENERE"), "repraesenteres_af", "repræsenteres af"),
        (indikator(maaleansvarlig="PER_SENERE"), "maaleansvarlig", "måles af"),
        (adhoc(ansvarlig="PER_SENERE"), "ansvarlig", "ansvarlig"),
        (driftsaendring(ansvarlig="PER_SENERE"), "ansvarlig", "ansvarlig"),
        (programrisiko(ansvarlig="PER_SENERE"), "ansvarlig", "ansvarlig"),
    ],
    ids=lambda value: value.om.navn if isinstance(value, Objekt) else None,
)
def test_every_role_is_looked_at(objekt: Objekt, felt: str, rolle: str) -> None:
    assert fund("EJ08", NOBODY, objekt) == (
        fejl(
            "EJ08",
            f"{objekt.id} »{objekt.titel}«: {rolle} har været pladsholderen PER_SENERE siden "
            "1. februar 2026 (fase: planlægning)",
            f"skriv en anden post under :{felt}:, eller giv PER_SENERE en :stedfortraeder: "
            "(person.md:1)",
            location=Location(f"{objekt.om.navn}.md", 1),
            object_id=objekt.id,
        ),
    )


@pytest.mark.parametrize(
    "kept",
    [
        [indikator(godkendt_af="PER_CHEF PER_SENERE")],
        [gevinst(gevinstansvarlig="PER_SENERE", status="bortfaldet")],
        [program(programleder="PER_UKENDT")],
    ],
    ids=["who approved is no role", "dropped benefit", "unknown post: IN08 says so"],
)
def test_what_is_no_role_keeps_it(kept: list[Objekt]) -> None:
    assert fund("EJ08", NOBODY, *kept) == ()


@pytest.mark.parametrize(
    ("deputy", "kept"),
    [
        (person("PER_VICE", "Vicen"), True),
        (person("PER_VICE", "Vicen", til=om(0)), True),
        (person("PER_VICE", "Vicen", til=om(-1)), False),
        (person("PER_VICE", "Vicen", er_pladsholder=True), False),
        (person("PER_ANDEN", "En anden"), False),
    ],
    ids=[
        "is there",
        "is there today for the last time",
        "has left",
        "is a placeholder",
        "does not exist",
    ],
)
def test_a_deputy_who_is_there_keeps_it(deputy: Objekt, kept: bool) -> None:
    vacant = person("PER_SENERE", "Senere", er_pladsholder=True, stedfortraeder="PER_VICE")
    found = fund("EJ08", vacant, EMPTY, deputy)
    assert [finding.object_id for finding in found] == ([] if kept else ["PRG_SKOLE"])


def test_nobody_is_a_deputy_for_themselves() -> None:
    vacant = person("PER_SENERE", "Senere", er_pladsholder=True, stedfortraeder="PER_SENERE")
    assert [finding.object_id for finding in fund("EJ08", vacant, EMPTY)] == ["PRG_SKOLE"]


def test_its_severity_follows_its_vector() -> None:
    assert grader("EJ08", NOBODY, gevinst(gevinstansvarlig="PER_SENERE")) == "T/A/F/F/F"


def test_a_recent_vacancy_is_never_more_than_a_warning() -> None:
    owner = person(til=om(-30))
    alone = forum(medlemmer="PER_DIREKTOER")
    assert grader("EJ08", owner, alone) == "T/A/A/A/A"


def test_a_forum_outside_programmes_is_judged_as_in_the_worst_phase() -> None:
    portfolio = forum("FRM_PORTEFOELJE", "Porteføljeforummet", formand="PER_SENERE")
    (finding,) = fund("EJ08", NOBODY, portfolio)
    assert (finding.severity, finding.programmes, finding.phase) == (Severity.FEJL, (), "")


def test_a_waived_breach_is_shown_as_waived() -> None:
    assert fund("EJ08", NOBODY, EMPTY, undtagelse("EJ08", objekt="PRG_SKOLE")) == (
        fejl(
            "EJ08",
            PLACEHOLDER.message,
            PLACEHOLDER.remedy,
            severity=Severity.UNDTAGET,
            location=Location("program.md", 8),
            object_id="PRG_SKOLE",
            waived_by="UND_AFTALT",
        ),
    )


def test_a_post_that_is_there_hides_none_after_it() -> None:
    deputised = person("PER_STED", "Med stedfortræder", til=om(-60), stedfortraeder="PER_CHEF")
    gone = person("PER_VAEK", "Fratrådt", til=om(-60))
    led = program(programleder="PER_LEDER PER_STED PER_VAEK")
    (finding,) = fund("EJ08", deputised, gone, led)
    assert "programleder er PER_VAEK »Fratrådt«" in finding.message


def test_a_post_that_has_ended_is_said_where_the_role_is_written() -> None:
    gone = person("PER_VAEK", "Fratrådt", til=om(-60))
    (finding,) = fund("EJ08", gone, program(programleder="PER_VAEK", linjer=(("programleder", 8),)))
    assert finding.location == Location("program.md", 8)


def test_a_recent_vacancy_of_a_programme_is_said_where_it_is_written_too() -> None:
    gone = person("PER_VAEK", "Fratrådt", til=om(-1))
    (finding,) = fund("EJ08", gone, program(programleder="PER_VAEK", linjer=(("programleder", 8),)))
    assert (finding.location, finding.severity) == (Location("program.md", 8), Severity.ADVARSEL)
