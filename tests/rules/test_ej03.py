"""EJ03: the owner leads those who must change how they work."""

from __future__ import annotations

import pytest
from byg import enhed, fejl, fund, gevinst, grader, person, program, projekt, undtagelse
from gevinst.model.finding import Severity
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt

NO_LEADER = fejl(
    "EJ03",
    "GEV_TID »Kortere tid«: PER_CHEF »Skolechefen« er gevinstansvarlig, men er ikke leder "
    "(fase: planlægning)",
    "udpeg lederen af ENH_SKOLER »Skolerne« eller en leder over",
)
LEADS_ELSEWHERE = fejl(
    "EJ03",
    "GEV_TID »Kortere tid«: PER_CHEF »Skolechefen« er gevinstansvarlig, men leder hverken "
    "ENH_SKOLER »Skolerne« eller en enhed over (fase: planlægning)",
    "udpeg lederen af ENH_SKOLER »Skolerne« eller en leder over, for eksempel PER_DIREKTOER",
)


@pytest.mark.parametrize("niveau", ["medarbejder", "ekstern"])
def test_an_owner_who_is_no_leader_breaks_it(niveau: str) -> None:
    assert fund("EJ03", person(stillingsniveau=niveau)) == (NO_LEADER,)


@pytest.mark.parametrize("leder_af", ["", "ENH_ANDRE"])
def test_an_owner_who_leads_elsewhere_breaks_it(leder_af: str) -> None:
    assert fund("EJ03", person(leder_af=leder_af), enhed("ENH_ANDRE", "Andre")) == (
        LEADS_ELSEWHERE,
    )


def test_several_units_are_named_with_or() -> None:
    found = fund(
        "EJ03",
        person(leder_af=""),
        enhed("ENH_DAG", "Dagtilbud"),
        gevinst(realiseres_i="ENH_SKOLER ENH_DAG", linjer=(("gevinstansvarlig", 7),)),
    )
    assert found == (
        fejl(
            "EJ03",
            "GEV_TID »Kortere tid«: PER_CHEF »Skolechefen« er gevinstansvarlig, men leder hverken "
            "ENH_SKOLER »Skolerne« eller ENH_DAG »Dagtilbud« eller en enhed over (fase: "
            "planlægning)",
            "udpeg lederen af ENH_SKOLER »Skolerne« eller ENH_DAG »Dagtilbud« eller en leder over, "
            "for eksempel PER_DIREKTOER",
            location=Location("gevinst.md", 7),
        ),
    )


def test_without_units_it_asks_for_a_leader_in_operation() -> None:
    found = fund("EJ03", person(stillingsniveau="medarbejder"), gevinst(realiseres_i=""))
    assert found == (fejl("EJ03", NO_LEADER.message, "udpeg en leder i driften"),)


@pytest.mark.parametrize("niveau", ["direktoer", "chef", "leder"])
def test_the_leader_of_the_unit_keeps_it(niveau: str) -> None:
    assert fund("EJ03", person(stillingsniveau=niveau)) == ()


@pytest.mark.parametrize(
    "kept",
    [
        [person(leder_af="ENH_TOP")],
        [enhed("ENH_DAG", "Dagtilbud"), gevinst(realiseres_i="ENH_DAG ENH_SKOLER")],
        [person(leder_af=""), program(tvaergaaende=True)],
        [person(leder_af=""), gevinst(realiseres_i="")],
        [person(leder_af=""), gevinst(realiseres_i="ENH_UKENDT")],
        [person(leder_af=""), gevinst(status="bortfaldet")],
        [gevinst(gevinstansvarlig="")],
        [person(stillingsniveau="")],
        [person(leder_af="ENH_UKENDT")],
        [person(leder_af="", ulaest=("leder_af",))],
    ],
    ids=[
        "a leader above",
        "a leader of one of the units",
        "a leader anywhere in a cross-cutting programme",
        "no units: IN07 says so",
        "unknown units: IN08 says so",
        "dropped benefit",
        "no owner: EJ01 says so",
        "no level: IN06 says so",
        "an unknown unit: IN08 says so",
        "a unit that cannot be read",
    ],
)
def test_a_leader_with_authority_keeps_it_and_so_does_what_others_judge(
    kept: list[Objekt],
) -> None:
    assert fund("EJ03", *kept) == ()


def test_a_cross_cutting_programme_still_needs_a_leader() -> None:
    found = fund("EJ03", person(stillingsniveau="medarbejder"), program(tvaergaaende=True))
    assert found == (NO_LEADER,)


def test_a_cross_cutting_project_without_a_programme_counts_as_one() -> None:
    alone = projekt(indgaar_i="", fase="planlaegning", tvaergaaende=True)
    assert fund("EJ03", person(leder_af=""), alone, gevinst(hoerer_til="PRJ_BANK")) == ()


def test_its_severity_follows_its_vector() -> None:
    assert grader("EJ03", person(leder_af="")) == "-/A/F/F/F"


def test_a_waived_breach_is_shown_as_waived() -> None:
    assert fund("EJ03", person(leder_af=""), undtagelse("EJ03")) == (
        fejl(
            "EJ03",
            LEADS_ELSEWHERE.message,
            LEADS_ELSEWHERE.remedy,
            severity=Severity.UNDTAGET,
            waived_by="UND_AFTALT",
        ),
    )
