"""EJ07: the owner has approved the benefit and its indicators."""

from __future__ import annotations

from datetime import date

import pytest
from byg import (
    TODAY,
    fejl,
    fund,
    gevinst,
    grader,
    haandbog,
    indikator,
    om,
    person,
    program,
    undtagelse,
)
from gevinst.model.finding import Finding, Severity
from gevinst.model.kommune import Gevinst
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules.ej import lacks_approval
from gevinst.rules.rule import Case

UNDATED = gevinst(godkendt_dato=None)
NO_DATE = fejl(
    "EJ07",
    "GEV_TID »Kortere tid« har status godkendt, men mangler :godkendt_dato: (fase: planlægning)",
    "få ejerens godkendelse i styregruppen, og tilføj :godkendt_dato:",
)
NOT_YET = fejl(
    "EJ07",
    "GEV_TID »Kortere tid« er endnu ikke godkendt af Skolechefen; status er kvalificeret "
    "(fase: planlægning)",
    "få ejerens godkendelse i styregruppen, og skriv :status: godkendt, :godkendt_dato: og "
    ":besluttet_ved:",
    location=Location("gevinst.md", 5),
)
INDICATOR = fejl(
    "EJ07",
    "GEV_TID »Kortere tid«: Skolechefen har ikke godkendt IND_TID »Tid pr. forløb« "
    "(fase: planlægning)",
    "få ejerens ja til indikatoren, og føj PER_CHEF til :godkendt_af: på IND_TID (indikator.md:1)",
)
NEITHER = fejl(
    "EJ07",
    "GEV_TID »Kortere tid« har status godkendt, men mangler :godkendt_dato: og :besluttet_ved: "
    "(fase: planlægning)",
    "få ejerens godkendelse i styregruppen, og tilføj :godkendt_dato: og :besluttet_ved:",
)


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        ([UNDATED], (NO_DATE,)),
        ([gevinst(godkendt_dato=None, besluttet_ved="")], (NEITHER,)),
        ([gevinst(status="kvalificeret", linjer=(("status", 5),))], (NOT_YET,)),
        ([indikator(godkendt_af="")], (INDICATOR,)),
        ([indikator(godkendt_af="PER_DIREKTOER")], (INDICATOR,)),
        ([gevinst(maales_ved="IND_TID IND_TID"), indikator(godkendt_af="")], (INDICATOR,)),
        ([UNDATED, indikator(godkendt_af="")], (NO_DATE, INDICATOR)),
    ],
    ids=[
        "no date",
        "no date and no decision",
        "not approved yet",
        "indicator not approved",
        "indicator approved by somebody else",
        "indicator written twice",
        "two things at once",
    ],
)
def test_what_is_not_approved_breaks_it(
    broken: list[Objekt], expected: tuple[Finding, ...]
) -> None:
    assert fund("EJ07", *broken) == expected


def test_a_missing_decision_alone_breaks_it() -> None:
    (finding,) = fund("EJ07", gevinst(besluttet_ved=""))
    assert finding.message == (
        "GEV_TID »Kortere tid« har status godkendt, men mangler :besluttet_ved: (fase: planlægning)"
    )


@pytest.mark.parametrize(
    "kept",
    [
        [],
        [indikator(godkendt_af="PER_DIREKTOER PER_CHEF")],
        [gevinst(status="bortfaldet", godkendt_dato=None)],
        [gevinst(status="ikke_realiseret", godkendt_dato=None)],
        [gevinst(gevinstansvarlig="", godkendt_dato=None)],
        [gevinst(status="kvalificeret", godkendt_dato=None), program(fase="definition")],
    ],
    ids=[
        "all approved",
        "the owner is one of those who approved",
        "dropped benefit",
        "benefit that never came",
        "no owner: EJ01 says so",
        "not due before planning",
    ],
)
def test_approval_keeps_it_and_so_does_what_needs_none(kept: list[Objekt]) -> None:
    assert fund("EJ07", *kept) == ()


@pytest.mark.parametrize(
    "status",
    [
        "godkendt",
        "planlagt",
        "under_realisering",
        "delvist_realiseret",
        "realiseret",
        "fastholdt",
    ],
)
def test_every_status_from_approved_on_needs_the_approval(status: str) -> None:
    (finding,) = fund("EJ07", gevinst(status=status, godkendt_dato=None))
    assert finding.message == NO_DATE.message.replace("godkendt,", f"{status},")


@pytest.mark.parametrize(
    ("fra", "kept"),
    [
        (om(0), True),
        (om(-30), True),
        (om(-31), False),
        (om(1), False),
        (None, False),
    ],
    ids=["today", "30 days ago", "31 days ago", "tomorrow", "not said"],
)
def test_a_new_owner_has_thirty_days(fra: date | None, kept: bool) -> None:
    assert fund("EJ07", person(fra=fra), UNDATED) == (() if kept else (NO_DATE,))


def test_its_severity_follows_its_vector() -> None:
    assert grader("EJ07", UNDATED) == "-/T/F/F/F"


@pytest.mark.parametrize("status", ["identificeret", "kvalificeret"])
def test_a_benefit_that_is_not_approved_breaks_it_from_planning_on(status: str) -> None:
    assert grader("EJ07", gevinst(status=status)) == "-/-/F/F/F"


def test_it_cannot_be_waived() -> None:
    found = fund("EJ07", UNDATED, undtagelse("EJ07"))
    assert found == (
        NO_DATE,
        Finding(
            "UND01",
            Severity.FEJL,
            Location("undtagelse.md", 1),
            "UND_AFTALT",
            "UND_AFTALT »Aftalt«: undtagelsen gælder ikke: EJ07 kan ikke undtages",
            "slet undtagelsen, og ret det, reglen finder",
            ("PRG_SKOLE",),
        ),
    )


def test_who_approved_an_indicator_may_stand_in_what_cannot_be_read() -> None:
    assert fund("EJ07", indikator(godkendt_af="", ulaest=("godkendt_af",))) == ()
    assert fund("EJ07", indikator(godkendt_af="PER_DOED")) == ()
    assert fund("EJ07", indikator(godkendt_af="", ulaest=("type",))) == (INDICATOR,)


@pytest.mark.parametrize(
    ("objects", "lacks"),
    [
        ([gevinst(besluttet_ved="")], True),
        ([gevinst()], False),
        ([gevinst(besluttet_ved="", status="kvalificeret")], False),
        ([gevinst(besluttet_ved="", ulaest=("besluttet_ved",))], False),
        ([gevinst(besluttet_ved="", gevinstansvarlig="")], False),
        ([gevinst(besluttet_ved=""), person(fra=om(-30))], False),
        ([gevinst(besluttet_ved=""), person(fra=om(-31))], True),
    ],
    ids=["none", "one", "not approved", "unread", "no owner", "new owner", "owner for 31 days"],
)
def test_it_tells_other_rules_that_a_benefit_is_not_decided_about(
    objects: list[Objekt], lacks: bool
) -> None:
    case = Case.of(haandbog(*objects), TODAY)
    (benefit,) = case.handbook.find(["GEV_TID"], Gevinst)
    assert lacks_approval(case, benefit) is lacks
