"""What one rule leaves to another, what its remedy names, and what cannot be read."""

from __future__ import annotations

from typing import Any

import pytest
from byg import (
    TODAY,
    adhoc,
    beslutning,
    driftsaendring,
    effekt,
    enhed,
    full,
    fund,
    gevinst,
    haandbog,
    indikator,
    leverance,
    maal,
    maaling,
    medarbejder,
    nulpunkt,
    om,
    opfoelgning,
    portefoelje,
    program,
    projekt,
    trin,
)
from gevinst.model.objekt import Objekt
from gevinst.rules.engine import run_rules
from gevinst.rules.rule import RULES


def said(codes: str, *objects: Objekt) -> list[str]:
    """The codes of what the rules find when they are run together."""
    rules = [RULES[code] for code in codes.split()]
    return sorted({finding.code for finding in run_rules(haandbog(*objects), TODAY, rules=rules)})


# -- RE -----------------------------------------------------------------------------------------

LATE = (om(-100),)


@pytest.mark.parametrize(
    ("status", "measured", "expected"),
    [
        ("realiseret", False, ["RE04"]),
        ("godkendt", False, ["MA03"]),
        ("godkendt", True, ["RE03"]),
        ("realiseret", True, ["RE03", "RE04"]),
    ],
)
def test_re03_leaves_what_was_never_measured_to_re04_and_ma03(
    status: str, measured: bool, expected: list[str]
) -> None:
    owner = program(fase="realisering")
    benefit = gevinst(status=status, maaletidspunkter=LATE)
    before = [nulpunkt()] if measured else []
    assert said("RE03 RE04 MA03", owner, benefit, full(), *before) == expected
    assert [f.code for f in fund("RE03", owner, benefit, full(), *before)] == ["RE03"]


def test_re03_a_measurement_whose_link_cannot_be_read_may_be_the_one() -> None:
    unread = {"maaling_af": "", "ulaest": ("maaling_af",), "sted": full().sted}
    benefit = gevinst(maaletidspunkter=LATE)
    assert fund("RE03", benefit, full(), maaling(**unread)) == ()
    other = maaling(maaling_af="IND_TO", ulaest=("kilde",), sted=full().sted)
    assert len(fund("RE03", benefit, full(), full("IND_TO", "To"), other)) == 1


def test_re04_a_measurement_whose_link_cannot_be_read_may_be_the_one() -> None:
    done = gevinst(status="realiseret")
    for near in (done, full()):
        unread = {"maaling_af": "", "ulaest": ("maaling_af",), "sted": near.sted}
        assert fund("RE04", done, full(), maaling(**unread)) == ()
    assert len(fund("RE04", done, full())) == 1


@pytest.mark.parametrize(
    ("felter", "expected"),
    [
        ({"besluttet_ved": ""}, ["EJ07"]),
        ({}, ["RE05"]),
        ({"besluttet_ved": "", "gevinstansvarlig": ""}, ["RE05"]),
    ],
    ids=["nothing is decided", "something else is", "no owner: EJ07 is silent"],
)
def test_re05_leaves_a_benefit_that_nobody_decided_about_to_ej07(
    felter: dict[str, Any], expected: list[str]
) -> None:
    partly = gevinst(status="delvist_realiseret", **felter)
    assert said("RE05 EJ07", partly, full(), maaling(vaerdi=30)) == expected


def test_re05_a_follow_up_whose_link_cannot_be_read_may_be_the_one() -> None:
    off = [full(tolerance=0), nulpunkt("MLG_NUL"), maaling(dato=om(-61), vaerdi=60)]
    near = gevinst()
    unread = {"foelger_op_paa": "", "ulaest": ("foelger_op_paa",), "sted": near.sted}
    assert [f.code for f in fund("RE05", *off)] == ["RE05"]
    assert fund("RE05", *off, opfoelgning(**unread)) == ()


# -- SC -----------------------------------------------------------------------------------------

NOWHERE = leverance(bidrager_til="")


def test_sc02_leaves_what_a_benefit_waits_for_to_sc03() -> None:
    assert said("SC02 SC03", NOWHERE) == ["SC03"]
    assert said("SC02", NOWHERE) == ["SC02"]
    helped = adhoc()
    assert said("SC02 SC03", NOWHERE, helped) == ["SC02"]


def test_sc03_names_what_is_made_or_done_for_nothing() -> None:
    idle = [
        leverance("LEV_BANK", bidrager_til=""),
        adhoc(bidrager_til=""),
        driftsaendring(bidrager_til=""),
    ]
    (finding,) = fund("SC03", *idle)
    assert "den, for eksempel ADH_DAGE, DRI_TEAM eller LEV_BANK, eller skriv" in finding.remedy


def test_sc02_a_deliverable_on_the_page_that_nothing_makes_is_named() -> None:
    here = {"sted": projekt().sted}
    other = effekt("EFF_HER", **here)
    used = projekt("PRJ_TO", skaber="LEV_BRUGT")
    found = fund(
        "SC02",
        projekt(skaber=""),
        used,
        leverance("LEV_FRI", **here),
        leverance("LEV_BRUGT", **here),
        other,
    )
    (finding,) = [one for one in found if one.object_id == "PRJ_BANK"]
    assert "':skaber: LEV_…', for eksempel LEV_FRI, og" in finding.remedy


def test_sc04_an_effort_whose_link_cannot_be_read_may_be_the_one() -> None:
    habits = gevinst(kraever_adfaerd=True)
    for make in (adhoc, driftsaendring):
        unread = {"bidrager_til": "", "ulaest": ("bidrager_til",), "sted": habits.sted}
        assert fund("SC04", habits, make(**unread)) == ()
        other = make(bidrager_til="GEV_TO", ulaest=("fra",), sted=habits.sted)
        found = fund("SC04", habits, gevinst("GEV_TO", "To", kraever_adfaerd=False), other)
        assert [one.object_id for one in found] == ["GEV_TID"]


def test_sc05_the_goals_of_the_programmes_that_aim_at_an_effect_are_named() -> None:
    aiming = program(sigter_mod="EFF_LAERING", understoetter="MAAL_SKOLE")
    found = fund("SC05", aiming, effekt(), maal(), gevinst(giver="EFF_LAERING"))
    (finding,) = [one for one in found if one.object_id == "EFF_LAERING"]
    assert "for eksempel MAAL_SKOLE" in finding.remedy


def test_sc01_of_several_decisions_one_in_a_high_forum_is_enough() -> None:
    goal = maal(besluttet_ved="BES_HOEJ BES_LAV")
    decided = [
        beslutning("BES_HOEJ", "Høj", truffet_af="FRM_DIREKTION"),
        beslutning("BES_LAV", "Lav", truffet_af="FRM_SG"),
    ]
    aimed = program(understoetter="MAAL_SKOLE", indgaar_i="PF_ALT")
    assert fund("SC01", aimed, portefoelje(), goal, *decided) == ()


def test_sc01_a_decision_that_cannot_be_read_is_not_missing() -> None:
    aimed = program(understoetter="MAAL_SKOLE")
    assert fund("SC01", aimed, maal(besluttet_ved="", ulaest=("besluttet_ved",))) == ()
    assert len(fund("SC01", aimed, maal(besluttet_ved="", ulaest=("formulering",)))) == 1


# -- TI -----------------------------------------------------------------------------------------

BOTH = [projekt(), adhoc(indgaar_i="PF_ALT")]
EFFORT = [projekt(indgaar_i="PF_ALT"), adhoc()]
NEITHER = [projekt(indgaar_i="PF_ALT")]


@pytest.mark.parametrize(
    ("parts", "asked", "expected"),
    [
        (BOTH[:1], "adhoc", ["FA02"]),
        (BOTH[:1], "projekt", ["TI01"]),
        (BOTH[:1], "effekt", ["FA02", "TI01"]),
        (EFFORT, "projekt", ["FA02"]),
        (EFFORT, "adhoc", ["TI01"]),
        (NEITHER, "projekt", ["FA02"]),
        (NEITHER, "adhoc", ["FA02"]),
    ],
)
def test_ti01_leaves_the_part_that_a_step_asks_for_to_fa02(
    parts: list[Objekt], asked: str, expected: list[str]
) -> None:
    assert said("TI01 FA02", *parts, trin(objekter=asked)) == expected


@pytest.mark.parametrize("make", [projekt, adhoc, driftsaendring])
def test_ti01_a_part_whose_link_cannot_be_read_may_be_the_second(make: Any) -> None:
    here = {"sted": program().sted}
    assert fund("TI01", make("X_TO", indgaar_i="", ulaest=("indgaar_i",), **here)) == ()
    other = [make("X_TO", indgaar_i="PRG_TO", ulaest=("titel",), **here), program("PRG_TO")]
    assert [one.object_id for one in fund("TI01", *other)] == ["PRG_SKOLE", "PRG_TO"]


def test_ti02_skills_that_cannot_be_read_are_not_missing() -> None:
    for one in (program, projekt):
        assert fund("TI02", one(ulaest=("kompetencer",))) == ()
        assert len(fund("TI02", one(ulaest=("titel",)))) == 1


def test_ti03_a_benefit_whose_link_cannot_be_read_may_be_another() -> None:
    money = gevinst(gevinsttype="oekonomisk")
    here = {"sted": program().sted}
    unread = gevinst("GEV_TO", hoerer_til="", ulaest=("hoerer_til",), **here)
    assert fund("TI03", money, unread) == ()
    other = gevinst("GEV_TO", hoerer_til="PRG_TO", ulaest=("titel",), **here)
    assert len(fund("TI03", money, other, program("PRG_TO"))) == 1


VAGUE = gevinst(titel="Bedre svar")


def test_ti05_leaves_what_nothing_measures_to_ma02_and_what_measures_it_badly_to_ma04() -> None:
    unmeasured = gevinst(titel="Bedre svar", maales_ved="")
    assert said("TI05 MA02", unmeasured) == ["MA02"]
    assert said("TI05 MA04", VAGUE) == ["MA04"]
    assert [one.remedy for one in fund("TI05", unmeasured)] == [
        "skriv :maalvaerdi:, :maaleenhed: og :maaldato: på en indikator under :maales_ved:"
    ]
    assert fund("TI05", gevinst(titel="Bedre svar", maales_ved="IND_VAEK")) == ()


def test_ti05_before_ma02_is_asked_the_tip_stands() -> None:
    early = [program(fase="initiering"), gevinst(titel="Bedre svar", maales_ved="")]
    assert said("TI05 MA02", *early) == ["TI05"]


def test_ti05_several_indicators_are_named_as_one_or_the_other() -> None:
    (finding,) = fund(
        "TI05", gevinst(titel="Bedre svar", maales_ved="IND_TID IND_TO"), indikator("IND_TO")
    )
    assert finding.remedy.endswith(":maaldato: på IND_TID eller IND_TO")


def test_ti06_whether_it_is_across_that_cannot_be_read_is_not_a_no() -> None:
    led = [enhed("ENH_IT", "It"), medarbejder(ansat_i="ENH_IT")]
    assert fund("TI06", *led, program(ulaest=("tvaergaaende",))) == ()
    assert len(fund("TI06", *led, program(ulaest=("titel",)))) == 1
