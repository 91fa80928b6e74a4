"""The page of a programme or a project: what it gathers, who sits for whom, and what is missing."""

from __future__ import annotations

from datetime import date

import pytest
from gevinst.model.finding import Finding, Severity
from gevinst.model.haandbog import Spoergsmaal
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import (
    Adhoc,
    Enhed,
    Forum,
    Gevinst,
    Indikator,
    Leverance,
    Person,
    Program,
    Projekt,
    Succeskriterium,
    Tjeksvar,
)
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.views.basis import Basis
from gevinst.views.programside import Answered, Missing, ProgrammePage, programme_pages
from vis import made

TODAY = date(2026, 6, 15)
SCHOOLS = made(Enhed, "ENH_SKOLER", "Skolerne", er_drift=True)
STAFF = made(Enhed, "ENH_STAB", "Staben", er_drift=False)
BOSS = made(Person, "PER_DIREKTOER", "Direktør", leder_af="ENH_STAB")
CHIEF = made(Person, "PER_CHEF", "Skolechef", leder_af="ENH_SKOLER")
LEADER = made(Person, "PER_LEDER", "Programleder", ansat_i="ENH_SKOLER")
BOARD = made(
    Forum, "FRM_SG", "Styregruppen", type="styregruppe", formand="PER_DIREKTOER",
    medlemmer="PER_LEDER PER_CHEF PER_DIREKTOER",
)  # fmt: skip
PROGRAMME = made(
    Program, "PRG_A", "Skolen", styregruppe="FRM_SG", programleder="PER_LEDER",
    programchef="PER_DIREKTOER",
)  # fmt: skip
GROUND = (SCHOOLS, STAFF, BOSS, CHIEF, LEADER)


def pages(*objects: Objekt, findings: tuple[Finding, ...] = ()) -> dict[str, ProgrammePage]:
    return dict(programme_pages(Basis(Handbook((*GROUND, *objects)), findings, TODAY)))


def of(*objects: Objekt, findings: tuple[Finding, ...] = ()) -> ProgrammePage:
    return pages(PROGRAMME, BOARD, *objects, findings=findings)["PRG_A"]


def finding(object_id: str, severity: Severity = Severity.FEJL, *programmes: str) -> Finding:
    return Finding("EJ02", severity, Location("a.md", 1), object_id, "Hvad", "Hvordan", programmes)


def test_a_programme_gathers_what_belongs_to_it_and_a_project_in_it_only_its_own() -> None:
    mine = made(Projekt, "PRJ_A", "It", indgaar_i="PRG_A", skaber="LEV_A")
    other = made(Projekt, "PRJ_B", "Kurser", indgaar_i="PRG_A", skaber="LEV_B")
    first = made(Leverance, "LEV_A", "System", bidrager_til="GEV_A")
    second = made(Leverance, "LEV_B", "Kursus", bidrager_til="GEV_B")
    effort = made(Adhoc, "ADH_A", "Dage", indgaar_i="PRJ_A")
    time = made(Gevinst, "GEV_A", "Tid", hoerer_til="PRG_A")
    money = made(Gevinst, "GEV_B", "Penge", hoerer_til="PRG_A")
    criterion = made(
        Succeskriterium, "SUC_A", "Brugt", succeskriterium_for="PRJ_A", efterproeves_ved="IND_A"
    )
    early = made(Indikator, "IND_A", "Brug", type="tidlig")
    found = pages(
        PROGRAMME, BOARD, mine, other, first, second, effort, time, money, criterion, early
    )
    whole = found["PRG_A"]
    assert (whole.projects, whole.deliverables) == ((mine, other), (first, second))
    assert (whole.efforts, whole.benefits) == ((effort,), (time, money))
    assert (whole.criteria, whole.early) == ((criterion,), (early,))
    part = found["PRJ_A"]
    assert (part.projects, part.deliverables, part.efforts) == ((), (first,), (effort,))
    assert (part.benefits, part.criteria, part.early) == ((time,), (criterion,), (early,))
    assert found["PRJ_B"].benefits == (money,)


def test_the_board_begins_with_the_chair_and_says_whom_each_member_sits_for() -> None:
    own = made(
        Gevinst, "GEV_A", "Tid", hoerer_til="PRG_A", gevinstansvarlig="PER_CHEF",
        lokale_gevinstejere="PER_LEDER",
    )  # fmt: skip
    spoken = made(
        Gevinst, "GEV_B", "Penge", hoerer_til="PRG_A", gevinstansvarlig="PER_ANDEN",
        repraesenteres_af="PER_DIREKTOER",
    )  # fmt: skip
    away = made(Gevinst, "GEV_C", "Ro", hoerer_til="PRG_A", gevinstansvarlig="PER_ANDEN")
    other = made(Person, "PER_ANDEN", "Ældrechef")
    board = of(own, spoken, away, other).board
    assert board is not None
    assert [(m.person, m.chairs, m.units, m.operations) for m in board.members] == [
        (BOSS, True, (STAFF,), ()),
        (LEADER, False, (SCHOOLS,), ()),
        (CHIEF, False, (SCHOOLS,), (SCHOOLS,)),
    ]
    assert [(m.owns, m.represents, m.local) for m in board.members] == [
        ((), (spoken,), ()),
        ((), (), (own,)),
        ((own,), (), ()),
    ]
    assert board.absent == ((other, (away,)),)
    assert board.has_operations


def test_a_board_of_staff_has_no_operations_and_a_programme_may_have_no_board() -> None:
    staff = made(Forum, "FRM_SG", "Styregruppen", formand="PER_DIREKTOER", medlemmer="PER_LEDER")
    board = pages(PROGRAMME, staff)["PRG_A"].board
    assert board is not None
    assert not board.has_operations
    assert pages(made(Program, "PRG_B", "Uden"))["PRG_B"].board is None


def test_the_questions_show_their_latest_answer_for_this_programme() -> None:
    asked = made(Spoergsmaal, "SPM_A", "Hvad er med?", daekker="UDS_4_25")
    open_one = made(Spoergsmaal, "SPM_B", "Hvilke effekter?", daekker="UDS_4_29 UDS_4_30")
    unrelated = made(Spoergsmaal, "SPM_C", "Andet?", daekker="UDS_4_30")
    values = {"besvarer": "SPM_A", "objekt": "PRG_A", "svar": "ja"}
    old = made(Tjeksvar, "SVAR_A", "Før", dato=date(2025, 1, 1), **values)
    new = made(Tjeksvar, "SVAR_B", "Nu", dato=date(2026, 1, 1), **values)
    elsewhere = made(
        Tjeksvar, "SVAR_C", "Andetsteds", dato=date(2026, 2, 1), **{**values, "objekt": "PRG_B"}
    )
    undated = made(Tjeksvar, "SVAR_D", "Uden dag", **values)
    found = of(asked, open_one, unrelated, new, old, elsewhere, undated)
    assert found.answers == (Answered(asked, new), Answered(open_one, None))


@pytest.mark.parametrize(
    ("severity", "shown"),
    [
        (Severity.FEJL, True),
        (Severity.ADVARSEL, True),
        (Severity.TIP, False),
        (Severity.UNDTAGET, False),
    ],
)
def test_what_must_be_mended_is_shown_and_no_more(severity: Severity, shown: bool) -> None:
    one = finding("PRG_A", severity, "PRG_A")
    expected = (Missing(LEADER, ((one, PROGRAMME),)),) if shown else ()
    assert of(findings=(one,)).missing == expected


def test_what_is_missing_stands_under_the_post_that_must_do_it() -> None:
    gevinst = made(Gevinst, "GEV_A", "Tid", hoerer_til="PRG_A", gevinstansvarlig="PER_CHEF")
    on_benefit = finding("GEV_A", Severity.FEJL, "PRG_A")
    on_programme = finding("PRG_A", Severity.FEJL, "PRG_A")
    unknown = finding("GEV_VAEK", Severity.FEJL, "PRG_A")
    elsewhere = finding("GEV_A", Severity.FEJL, "PRG_B")
    found = of(gevinst, findings=(on_benefit, on_programme, unknown, elsewhere))
    assert found.missing == (
        Missing(CHIEF, ((on_benefit, gevinst),)),
        Missing(LEADER, ((on_programme, PROGRAMME),)),
        Missing(None, ((unknown, None),)),
    )


def test_a_programme_with_nothing_has_an_empty_page() -> None:
    program = made(Program, "PRG_B", "Tomt")
    empty = ProgrammePage(program, (), (), (), (), (), (), (), None, None, ())
    assert pages(program) == {"PRG_B": empty}
