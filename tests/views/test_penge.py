"""The money of benefits: each krone once, and never more than the measurements show."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Gevinst, Indikator, Maaling
from gevinst.model.objekt import Objekt
from gevinst.views.basis import Basis
from gevinst.views.penge import Amount, Left, Money, money
from vis import made

TODAY = date(2026, 6, 15)

BUDGET, CORE, AVOIDED = "indregnet", "frigjort_til_kerneopgave", "undgaaet_udgift"


def benefit(id: str, amount: int | None = 100, **felter: Any) -> Gevinst:
    standard: dict[str, Any] = {"gevinsttype": "oekonomisk", "status": "planlagt"}
    found: Gevinst = made(
        Gevinst, f"GEV_{id}", id, beloeb_aar=None if amount is None else Decimal(amount),
        **{**standard, **felter},
    )  # fmt: skip
    return found


def of(*objects: Objekt) -> Money:
    return money(Basis(Handbook(objects), (), TODAY))


def counted(found: Money) -> list[str]:
    return [amount.gevinst.titel for amount in found.amounts]


@pytest.mark.parametrize(
    ("kind", "planned"),
    [
        ("oekonomisk", 100),
        ("ulempe", -100),
        ("tid", None),
        ("kvalitet_borger", None),
        ("kvalitet_faglig", None),
        ("arbejdsmiljoe", None),
        ("compliance", None),
    ],
)
def test_only_money_is_counted_and_a_drawback_is_subtracted(kind: str, planned: int | None) -> None:
    gevinst = benefit("A", gevinsttype=kind)
    found = of(gevinst)
    if planned is None:
        assert (found.amounts, found.left) == ((), (Left(gevinst, None),))
    else:
        assert found.planned == planned
        assert found.left == ()


def test_a_drawback_is_subtracted_also_when_it_is_written_below_zero() -> None:
    assert of(benefit("A", -40, gevinsttype="ulempe"), benefit("B", 100)).planned == 60


@pytest.mark.parametrize("amount", [None, 0])
def test_what_has_no_amount_is_neither_counted_nor_left_out(amount: int | None) -> None:
    assert of(benefit("A", amount)) == Money((), ())


@pytest.mark.parametrize("status", ["bortfaldet", "ikke_realiseret"])
def test_what_is_given_up_does_not_count(status: str) -> None:
    assert of(benefit("A", status=status)) == Money((), ())


def test_an_amount_that_is_in_another_is_counted_there() -> None:
    small = benefit("A", 30, taelles_i="GEV_B")
    large = benefit("B", 100)
    found = of(small, large)
    assert found.planned == 100
    assert found.left == (Left(small, large),)


def test_the_way_from_one_amount_to_the_next_is_followed_to_its_end() -> None:
    first = benefit("A", 10, taelles_i="GEV_B")
    second = benefit("B", 20, taelles_i="GEV_C")
    last = benefit("C", 100)
    for objects in ((first, second, last), (last, second, first)):
        found = of(*objects)
        assert counted(found) == ["C"]
        assert {item.counted_in for item in found.left} == {last}


@pytest.mark.parametrize(
    "other",
    [
        None,
        benefit("B", None),
        benefit("B", 0),
        benefit("B", status="bortfaldet"),
        benefit("B", gevinsttype="tid"),
    ],
)
def test_an_amount_is_not_lost_because_the_other_does_not_count(other: Gevinst | None) -> None:
    found = of(*filter(None, (benefit("A", 30, taelles_i="GEV_B"), other)))
    assert counted(found) == ["A"]
    assert found.planned == 30


@pytest.mark.parametrize(
    "links", [{"A": "B", "B": "A"}, {"A": "A"}, {"A": "B", "B": "C", "C": "B"}]
)
def test_a_ring_is_counted_once(links: dict[str, str]) -> None:
    found = of(*(benefit(a, 100, taelles_i=f"GEV_{b}") for a, b in links.items()))
    assert found.planned == 100
    assert len(found.left) == len(links) - 1


def test_two_rings_and_a_way_into_one_of_them_are_counted_once_each() -> None:
    links = {"A": "B", "B": "A", "C": "D", "D": "C", "E": "D", "F": "E"}
    found = of(*(benefit(a, 100, taelles_i=f"GEV_{b}") for a, b in links.items()))
    assert counted(found) == ["A", "C"]


def test_a_long_way_costs_no_more_than_its_length() -> None:
    number = 5000
    way = [benefit(f"{n:05}", 1, taelles_i=f"GEV_{n + 1:05}") for n in range(number)]
    assert counted(of(*way, benefit(f"{number:05}", 7))) == [f"{number:05}"]


def test_each_effect_on_the_budget_has_its_own_sum_and_nothing_written_is_undecided() -> None:
    found = of(
        benefit("A", 1, budgetvirkning=BUDGET),
        benefit("B", 2, budgetvirkning=CORE),
        benefit("C", 4, budgetvirkning=AVOIDED),
        benefit("D", 8, budgetvirkning="ikke_besluttet"),
        benefit("E", 16),
        benefit("F", 32, budgetvirkning=CORE, gevinsttype="ulempe"),
    )
    sums = [found.with_effect(e) for e in (BUDGET, CORE, AVOIDED, "ikke_besluttet")]
    assert sums == [1, -30, 4, 24]
    assert sum(sums) == found.planned
    assert [a.gevinst.titel for a in found.having(CORE)] == ["B", "F"]


@pytest.mark.parametrize(
    ("status", "realised"),
    [
        ("identificeret", 0),
        ("kvalificeret", 0),
        ("godkendt", 0),
        ("planlagt", 0),
        ("under_realisering", 0),
        ("realiseret", 100),
        ("fastholdt", 100),
        ("delvist_realiseret", None),
    ],
)
def test_what_is_realised_follows_the_status(status: str, realised: int | None) -> None:
    gevinst = benefit("A", status=status)
    expected = None if realised is None else Decimal(realised)
    assert of(gevinst).amounts == (Amount(gevinst, Decimal(100), expected),)


def measured(*values: str, target: str | None = "10") -> list[Objekt]:
    """An indicator with a baseline and later measurements."""
    indicator = made(
        Indikator, "IND_A", "Porto", maalvaerdi=None if target is None else Decimal(target)
    )
    return [
        indicator,
        *(
            made(
                Maaling, f"MLG_{n}", str(n), type="forloeb" if n else "nulpunkt",
                dato=date(2026, 1, n + 1), vaerdi=Decimal(value), maaling_af="IND_A",
            )
            for n, value in enumerate(values)
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "target", "realised"),
    [
        (("20", "15"), "10", "50"),
        (("20", "18", "12.5"), "10", "75.0"),
        (("0", "5"), "20", "25.00"),
        (("20", "20"), "10", "0"),
        (("20", "25"), "10", "0"),
        (("20", "10"), "10", "100"),
        (("20", "0"), "10", "100"),
        (("20",), "10", None),
        ((), "10", None),
        (("20", "15"), None, None),
        (("10", "15"), "10", None),
    ],
)
def test_a_part_is_as_much_as_the_measurement_has_come_on_its_way(
    values: tuple[str, ...], target: str | None, realised: str | None
) -> None:
    gevinst = benefit("A", 100, status="delvist_realiseret", maales_ved="IND_A")
    found = of(gevinst, *measured(*values, target=target))
    expected = None if realised is None else Decimal(realised)
    assert found.amounts[0].realised == expected
    says = [] if realised is None else ["MLG_0", f"MLG_{len(values) - 1}"]
    assert [maaling.id for maaling in found.amounts[0].measured] == says
    assert found.realised == (expected or 0)


def test_of_two_indicators_nobody_has_said_how_much_each_weighs() -> None:
    gevinst = benefit("A", 100, status="delvist_realiseret", maales_ved="IND_A IND_B")
    other = made(Indikator, "IND_B", "Print", maalvaerdi=Decimal(1))
    assert of(gevinst, other, *measured("20", "15")).amounts[0].realised is None


def test_price_levels_are_named_so_that_nobody_adds_two_without_knowing() -> None:
    found = of(benefit("A", prisniveau="2026"), benefit("B", prisniveau="2025"), benefit("C"))
    assert found.price_levels == ("2025", "2026")
