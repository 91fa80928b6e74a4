"""The role card of a post: what it gathers, from links, findings and the calendar."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from gevinst.model.finding import Finding, Severity
from gevinst.model.haandbog import Rolle
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import (
    Enhed,
    Forum,
    Gevinst,
    Indikator,
    Maaling,
    Opfoelgning,
    Person,
    Program,
)
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.views.basis import Basis, Gap
from gevinst.views.kalender import calendar
from gevinst.views.rollekort import COMING, Held, Owned, RoleCard, Seat, role_cards
from vis import made

TODAY = date(2026, 6, 15)
CHIEF = made(Person, "PER_CHEF", "Skolechef", leder_af="ENH_SKOLER")
OTHER = made(Person, "PER_ANDEN", "Konsulent")
OWNER = made(Rolle, "ROL_GEVINSTANSVARLIG", "Gevinstansvarlig")
BOARD = made(Rolle, "ROL_STYREGRUPPE", "Styregruppe")
OPERATIONS = made(Rolle, "ROL_DRIFTSLEDER", "Driftsleder")


def card_of(*objects: Objekt, findings: tuple[Finding, ...] = ()) -> RoleCard:
    """The card of PER_CHEF."""
    basis = Basis(Handbook((CHIEF, OTHER, OWNER, BOARD, OPERATIONS, *objects)), findings, TODAY)
    return role_cards(basis, calendar(basis))["PER_CHEF"]


def finding(object_id: str, severity: Severity = Severity.FEJL) -> Finding:
    return Finding("EJ02", severity, Location("a.md", 1), object_id, "Hvad", "Hvordan")


def test_a_role_stands_once_with_everything_it_is_held_on_and_the_page_on_it() -> None:
    first = made(Gevinst, "GEV_A", "En", gevinstansvarlig="PER_CHEF")
    second = made(Gevinst, "GEV_B", "To", gevinstansvarlig="PER_CHEF")
    unit = made(Enhed, "ENH_SKOLER", "Skolerne", er_drift=True)
    assert card_of(first, second, unit).roles == (
        Held("Gevinstansvarlig", OWNER, (first, second)),
        Held("Leder", OPERATIONS, (unit,)),
    )


def test_to_lead_a_staff_is_not_to_lead_operations() -> None:
    unit = made(Enhed, "ENH_SKOLER", "Staben", er_drift=False)
    assert card_of(unit).roles == (Held("Leder", None, (unit,)),)


def test_a_seat_says_who_chairs_and_what_the_forum_decides_on() -> None:
    board = made(
        Forum, "FRM_A", "Styregruppen", type="styregruppe", formand="PER_CHEF", medlemmer="PER_CHEF"
    )
    adviser = made(Forum, "FRM_B", "Rådet", type="referencegruppe", medlemmer="PER_CHEF PER_ANDEN")
    program = made(Program, "PRG_A", "Skolen", styregruppe="FRM_A")
    found = card_of(board, adviser, program)
    assert found.seats == (Seat(board, True, (program,)), Seat(adviser, False, ()))
    assert found.roles[0] == Held("Formand", BOARD, (board,))


def test_a_benefit_shows_its_last_measurement_and_the_next_day_it_is_measured() -> None:
    indicator = made(Indikator, "IND_A", "Tid", maaleansvarlig="PER_ANDEN")
    values = {"type": "forloeb", "maaling_af": "IND_A"}
    before = made(Maaling, "MLG_A", "Før", dato=date(2026, 1, 1), vaerdi=Decimal(45), **values)
    latest = made(Maaling, "MLG_B", "Nu", dato=date(2026, 6, 1), vaerdi=Decimal(40), **values)
    own = made(
        Gevinst, "GEV_A", "Egen", gevinstansvarlig="PER_CHEF", maales_ved="IND_A",
        maaletidspunkter=(date(2026, 6, 14), TODAY, date(2026, 12, 31)),
    )  # fmt: skip
    local = made(Gevinst, "GEV_B", "Fælles", lokale_gevinstejere="PER_CHEF")
    first, second = card_of(indicator, latest, before, own, local).benefits
    assert first.latest is not None
    assert (first.gevinst, first.part, first.next_measurement) == (own, "Gevinstansvarlig", TODAY)
    assert (first.latest[0], first.latest[1].maaling) == (indicator, latest)
    assert second == Owned(local, "Lokal gevinstejer", None, None)


@pytest.mark.parametrize(
    ("severity", "shown"),
    [
        (Severity.FEJL, True),
        (Severity.ADVARSEL, True),
        (Severity.TIP, False),
        (Severity.UNDTAGET, False),
    ],
)
def test_what_is_missing_is_what_the_post_must_mend(severity: Severity, shown: bool) -> None:
    mine = made(Gevinst, "GEV_A", "Min", gevinstansvarlig="PER_CHEF")
    others = made(Gevinst, "GEV_B", "En andens", gevinstansvarlig="PER_ANDEN")
    found = (finding("GEV_A", severity), finding("GEV_B", severity), finding(""))
    expected = (Gap(found[0], mine),) if shown else ()
    assert card_of(mine, others, findings=found).missing == expected


def test_what_comes_is_in_order_and_what_is_too_much_is_counted() -> None:
    days = [date(2027, month, 1) for month in range(1, 13)]
    gevinst = made(
        Gevinst, "GEV_A", "Tid", gevinstansvarlig="PER_CHEF", maaletidspunkter=tuple(days),
    )  # fmt: skip
    follow_up = made(Opfoelgning, "OPF_A", "Hjælp", frist=date(2026, 9, 1), foelger_op_paa="GEV_A")
    found = card_of(gevinst, follow_up)
    assert [event.day for event in found.coming] == [date(2026, 9, 1), *days[: COMING - 1]]
    assert [event.day for event in found.later] == [days[-1]]


def test_a_post_without_anything_has_an_empty_card() -> None:
    basis = Basis(Handbook((OTHER,)), (), TODAY)
    empty = RoleCard(OTHER, (), (), (), (), (), (), ())
    assert role_cards(basis, calendar(basis)) == {"PER_ANDEN": empty}


def test_who_has_confirmed_measurements_sees_them_though_that_is_no_role() -> None:
    first = made(Maaling, "MLG_A", "En", dato=date(2025, 1, 1), bekraeftet_af="PER_CHEF")
    last = made(Maaling, "MLG_B", "To", dato=date(2026, 1, 1), bekraeftet_af="PER_CHEF")
    other = made(Maaling, "MLG_C", "Tre", dato=date(2026, 2, 1), bekraeftet_af="PER_ANDEN")
    card = card_of(first, last, other)
    assert card.confirmed == (last, first)
    assert card.roles == ()
    assert not card.is_empty


def test_a_part_of_the_card_is_what_belongs_to_one_programme() -> None:
    book = Handbook(
        (
            CHIEF, OTHER,
            made(Enhed, "ENH_A", "Skolerne"),
            made(Program, "PRG_A", "A", styregruppe="FRM_A", programleder="PER_CHEF"),
            made(Program, "PRG_B", "B", styregruppe="FRM_A"),
            made(Forum, "FRM_A", "Gruppen", type="styregruppe", formand="PER_CHEF"),
            made(
                Gevinst, "GEV_A", "Tid", hoerer_til="PRG_A", gevinstansvarlig="PER_CHEF",
                maaletidspunkter=tuple(date(2027, month, 1) for month in range(1, 13)),
            ),
            made(
                Gevinst, "GEV_B", "Ro", hoerer_til="PRG_B", gevinstansvarlig="PER_CHEF",
                maaletidspunkter=(date(2026, 7, 1), date(2027, 12, 31)),
            ),
        )
    )  # fmt: skip
    places = ("a.md", 1), ("a.md", 2)
    mine, others = (
        Finding("EJ02", Severity.FEJL, Location(*place), id, "Hvad", "Hvordan", (program,))
        for place, id, program in zip(places, ("GEV_A", "GEV_B"), ("PRG_A", "PRG_B"), strict=True)
    )
    basis = Basis(book, (mine, others), TODAY)
    card = role_cards(basis, calendar(basis))["PER_CHEF"]
    part = card.within(book, "PRG_A")
    assert {o.id for role in part.roles for o in role.where} == {"PRG_A", "GEV_A", "FRM_A"}
    assert [owned.gevinst.id for owned in part.benefits] == ["GEV_A"]
    assert [[o.id for o in seat.about] for seat in part.seats] == [["PRG_A"]]
    days = [date(2027, month, 1) for month in range(1, 13)]
    assert [e.day for e in (*part.coming, *part.later)] == days
    assert len(part.coming) == COMING
    assert [m.finding for m in part.missing] == [mine]
    assert not part.is_empty
    assert card.within(book, "PRG_ANDET").is_empty
