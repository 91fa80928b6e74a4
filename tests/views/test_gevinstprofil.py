"""The profile of a benefit: what it is made of, from links."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gevinst.model.handbook import Handbook
from gevinst.model.kommune import (
    Beslutning,
    Driftsaendring,
    Gevinst,
    Indikator,
    Leverance,
    Maaling,
    Opfoelgning,
    Person,
    Projekt,
)
from gevinst.model.objekt import Objekt
from gevinst.rules.rule import Case
from gevinst.views.gevinstprofil import Contribution, Event, Profile, profile
from vis import made

TODAY = date(2026, 6, 15)
LEADER = made(Person, "PER_LEDER", "Projektleder")
CHIEF = made(Person, "PER_CHEF", "Skolechef")


def benefit(**felter: object) -> Gevinst:
    made_one: Gevinst = made(Gevinst, "GEV_A", "Kortere tid", **felter)
    return made_one


def of(gevinst: Gevinst, *others: Objekt) -> Profile:
    return profile(Case.of(Handbook((gevinst, *others)), TODAY), gevinst)


def test_a_contribution_says_who_answers_for_it_and_whether_it_is_there() -> None:
    project = made(
        Projekt, "PRJ_A", "Projektet", projektleder=("PER_LEDER",), skaber=("LEV_A", "LEV_B")
    )
    ready = made(
        Leverance, "LEV_A", "I brug", idriftsat=TODAY, klar_dato=date(2026, 1, 1),
        bidrager_til=("GEV_A",),
    )  # fmt: skip
    later = made(Leverance, "LEV_B", "På vej", idriftsat=date(2026, 6, 16), bidrager_til=("GEV_A",))
    planned = made(
        Leverance, "LEV_C", "Planlagt", klar_dato=date(2026, 9, 1), bidrager_til=("GEV_A",)
    )
    change = made(
        Driftsaendring, "DRI_A", "Nye vaner", ansvarlig=("PER_CHEF",), til=date(2026, 12, 31),
        status="i_gang", bidrager_til=("GEV_A",),
    )  # fmt: skip
    other = made(
        Gevinst, "GEV_B", "Anden", gevinstansvarlig=("PER_CHEF",), status="fastholdt",
        bidrager_til=("GEV_A",),
    )  # fmt: skip
    found = of(benefit(), project, ready, later, planned, change, other, LEADER, CHIEF)
    assert found.contributions == (
        Contribution(ready, (LEADER,), TODAY, done=True),
        Contribution(later, (LEADER,), date(2026, 6, 16), done=False),
        Contribution(planned, (), date(2026, 9, 1), done=False),
        Contribution(change, (CHIEF,), date(2026, 12, 31), done=False),
        Contribution(other, (CHIEF,), None, done=True),
    )


def test_the_history_is_in_the_order_of_the_days_and_what_has_none_comes_last() -> None:
    indicator = made(Indikator, "IND_A", "Tid")
    decision = made(Beslutning, "BES_A", "Godkendt i styregruppen", dato=date(2026, 2, 1))
    undated = made(Beslutning, "BES_B", "Uden dag")
    follow_up = made(
        Opfoelgning, "OPF_A", "Hjælp i foråret", dato=date(2026, 3, 1),
        foelger_op_paa=("GEV_A", "IND_A"),
    )  # fmt: skip
    gevinst = benefit(
        godkendt_dato=date(2026, 1, 15),
        overdraget_dato=date(2026, 2, 15),
        besluttet_ved=("BES_B", "BES_A"),
        maales_ved=("IND_A",),
    )
    found = of(gevinst, indicator, decision, undated, follow_up)
    assert found.history == (
        Event(date(2026, 1, 15), "Godkendt af ejeren", None),
        Event(date(2026, 2, 1), "Godkendt i styregruppen", decision),
        Event(date(2026, 2, 15), "Overdraget til driften", None),
        Event(date(2026, 3, 1), "Hjælp i foråret", follow_up),
        Event(None, "Uden dag", undated),
    )


def test_measurements_stand_beside_what_was_expected_and_the_baseline_beside_nothing() -> None:
    indicator = made(
        Indikator, "IND_A", "Tid", retning="ned", maalvaerdi=Decimal(30), maaldato=date(2027, 1, 1)
    )
    before = made(
        Maaling, "MLG_A", "Før", type="nulpunkt", dato=date(2025, 1, 1), vaerdi=Decimal(50),
        maaling_af=("IND_A",),
    )  # fmt: skip
    now = made(
        Maaling, "MLG_B", "Nu", type="forloeb", dato=date(2026, 1, 1), vaerdi=Decimal(45),
        maaling_af=("IND_A",),
    )  # fmt: skip
    [part] = of(benefit(maales_ved=("IND_A",)), indicator, now, before).indicators
    assert [(m.reading.maaling, m.expected) for m in part.measured] == [
        (before, None),
        (now, Decimal(40)),
    ]
    assert part.latest is not None
    assert part.latest.maaling is now
    assert not part.reached


def test_the_target_is_reached_by_the_last_measurement_and_not_by_the_baseline() -> None:
    indicator = made(Indikator, "IND_A", "Tid", retning="ned", maalvaerdi=Decimal(30))
    at_target = {"dato": date(2026, 1, 1), "vaerdi": Decimal(30), "maaling_af": ("IND_A",)}
    as_result = made(Maaling, "MLG_A", "Nu", type="slut", **at_target)
    as_baseline = made(Maaling, "MLG_A", "Før", type="nulpunkt", **at_target)
    gevinst = benefit(maales_ved=("IND_A",))
    assert of(gevinst, indicator, as_result).indicators[0].reached
    assert not of(gevinst, indicator, as_baseline).indicators[0].reached


def test_the_next_measurement_may_be_today() -> None:
    days = (date(2026, 6, 14), TODAY, date(2026, 12, 31))
    assert of(benefit(maaletidspunkter=days)).next_measurement == TODAY
    assert of(benefit(maaletidspunkter=days[:1])).next_measurement is None
