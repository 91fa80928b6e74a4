"""What operations carry: what the page shows of it. How it is counted is tested with SC07."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Enhed, Gevinst, Program
from gevinst.model.objekt import Objekt
from gevinst.rules.rule import Case
from gevinst.views.belastning import QUARTERS, Load, Loads, Stretch, loads
from vis import made

TODAY = date(2026, 6, 15)
SCHOOLS = made(Enhed, "ENH_A", "Skolerne", er_drift=True, baereevne=Decimal(1))
IDLE = made(Enhed, "ENH_B", "Staben")
FIRST = made(Program, "PRG_A", "A", fase="gennemfoerelse")
SECOND = made(Program, "PRG_B", "B", fase="planlaegning")


def of(*objects: Objekt) -> Loads:
    return loads(Case.of(Handbook((SCHOOLS, IDLE, FIRST, SECOND, *objects)), TODAY))


def benefit(owner: str, first: date, last: date, id: str = "A") -> Gevinst:
    found: Gevinst = made(
        Gevinst, f"GEV_{owner}_{id}", "Tid", hoerer_til=f"PRG_{owner}", realiseres_i="ENH_A",
        realisering_fra=first, realisering_til=last,
    )  # fmt: skip
    return found


def test_each_quarter_has_its_number_and_each_change_its_programmes() -> None:
    found = of(
        benefit("A", date(2025, 1, 1), date(2026, 12, 31)),
        benefit("B", date(2026, 10, 1), date(2027, 3, 31)),
    )
    assert found.quarters[0] == "2. kvartal 2026"
    assert found.units[0].numbers == (1, 1, 2, 1, 0, 0, 0, 0)
    assert len(found.quarters) == QUARTERS
    assert found.units == (
        Load(
            SCHOOLS,
            (0, 0, 1, 2, None, None, None, None),
            (
                Stretch("2. kvartal 2026", "3. kvartal 2026", (FIRST,), too_much=False),
                Stretch("4. kvartal 2026", "4. kvartal 2026", (FIRST, SECOND), too_much=True),
                Stretch("1. kvartal 2027", "1. kvartal 2027", (SECOND,), too_much=False),
            ),
        ),
    )


def test_two_benefits_of_one_programme_after_each_other_are_one_stretch() -> None:
    found = of(
        benefit("A", date(2026, 4, 1), date(2026, 9, 30)),
        benefit("A", date(2026, 10, 1), date(2026, 12, 31), "B"),
    )
    assert found.units[0].stretches == (
        Stretch("2. kvartal 2026", "4. kvartal 2026", (FIRST,), too_much=False),
    )


def test_a_pause_parts_two_stretches() -> None:
    found = of(
        benefit("A", date(2026, 4, 1), date(2026, 6, 30)),
        benefit("A", date(2026, 10, 1), date(2026, 12, 31), "B"),
    )
    assert found.units[0].numbers == (1, 0, 1, 0, 0, 0, 0, 0)
    assert [s.first for s in found.units[0].stretches] == ["2. kvartal 2026", "4. kvartal 2026"]


def test_what_comes_after_the_table_is_still_listed() -> None:
    found = of(benefit("A", date(2035, 1, 1), date(2035, 3, 31)))
    assert found.units[0].numbers == (0,) * QUARTERS
    assert [s.last for s in found.units[0].stretches] == ["1. kvartal 2035"]


def test_what_is_over_is_carried_by_nobody() -> None:
    assert of(benefit("A", date(2025, 1, 1), date(2026, 3, 31))).units == ()
