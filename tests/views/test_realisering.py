"""The realisation report: the last measurement against what was expected, and what was done."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Gevinst, Indikator, Maaling, Opfoelgning
from gevinst.model.objekt import Objekt
from gevinst.rules.rule import Case
from gevinst.views.basis import Basis
from gevinst.views.realisering import Report, Reported, Result, report
from vis import made

TODAY = date(2026, 6, 15)
INDICATOR = made(
    Indikator, "IND_A", "Tid", retning="ned", maalvaerdi=Decimal(100), loebende_maal=True,
    tolerance=Decimal(10),
)  # fmt: skip
BENEFIT = made(Gevinst, "GEV_A", "Kortere tid", maales_ved="IND_A")


def of(*objects: Objekt) -> Report:
    book = Handbook(objects)
    return report(Case.of(book, TODAY), Basis(book, (), TODAY))


def measured(value: str) -> Maaling:
    found: Maaling = made(
        Maaling,
        "MLG_A",
        "Nu",
        type="forloeb",
        dato=TODAY,
        vaerdi=Decimal(value),
        maaling_af="IND_A",
    )
    return found


@pytest.mark.parametrize(
    ("value", "deviation", "deviates", "reached"),
    [
        ("90", "0", False, True),
        ("100", "0", False, True),
        ("110", "10", False, False),
        ("110.1", "10.1", True, False),
    ],
)
def test_more_than_the_tolerance_the_wrong_way_deviates(
    value: str, deviation: str, deviates: bool, reached: bool
) -> None:
    found = of(INDICATOR, BENEFIT, measured(value))
    result = found.benefits[0].results[0]
    assert (result.expected, result.deviation) == (Decimal(100), Decimal(deviation))
    assert (result.deviates, result.reached) == (deviates, reached)
    assert bool(found.deviating) is deviates


def test_what_is_not_measured_or_has_no_indicator_says_so() -> None:
    bare = made(Gevinst, "GEV_B", "Uden", status="bortfaldet")
    nothing = Result(INDICATOR, None, None, None, deviates=False, reached=False)
    found = of(INDICATOR, BENEFIT, bare)
    assert found.benefits == (Reported(BENEFIT, (nothing,), ()), Reported(bare, (), ()))
    assert (found.deviating, found.followed) == ((), ())


def test_follow_ups_on_the_benefit_and_its_indicators_stand_once_oldest_first() -> None:
    def follow_up(id: str, day: date | None, on: str) -> Opfoelgning:
        found: Opfoelgning = made(Opfoelgning, id, id, dato=day, foelger_op_paa=on)
        return found

    late = follow_up("OPF_A", date(2026, 5, 1), "GEV_A IND_A")
    early = follow_up("OPF_B", date(2026, 1, 1), "IND_A")
    undated = follow_up("OPF_C", None, "GEV_A")
    other = follow_up("OPF_D", date(2026, 1, 1), "PRG_A")
    found = of(INDICATOR, BENEFIT, undated, late, early, other)
    assert found.benefits[0].follow_ups == (early, late, undated)
    assert found.followed == found.benefits


def test_no_benefits_are_an_empty_report() -> None:
    assert of() == Report(())
