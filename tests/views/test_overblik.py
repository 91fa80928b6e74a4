"""The overview of a programme: efforts, early indicators, success criteria, effects."""

from __future__ import annotations

from typing import Any

from gevinst.model.kommune import (
    Adhoc,
    Effekt,
    Gevinst,
    Indikator,
    Leverance,
    Program,
    Projekt,
    Succeskriterium,
)
from gevinst.model.objekt import Objekt
from gevinst.views.diagram import Diagram
from gevinst.views.overblik import overblik
from vis import handbook, made


def indikator(id: str, type: str = "tidlig", **felter: Any) -> Indikator:
    return made(Indikator, id, id, type=type, **felter)


def kriterium(id: str, *tested_by: str, of: str = "PRG_A") -> Succeskriterium:
    return made(
        Succeskriterium, id, id, succeskriterium_for=(of,), efterproeves_ved=tuple(tested_by)
    )


PROGRAMME: tuple[Objekt, ...] = (
    made(Program, "PRG_A", "PRG_A", fase="gennemfoerelse", sigter_mod=("EFF_A", "EFF_B")),
    made(Projekt, "PRJ_A", "PRJ_A", indgaar_i=("PRG_A",), skaber=("LEV_A",)),
    made(Leverance, "LEV_A", "LEV_A", type="it", bidrager_til=("GEV_A",)),
    made(
        Gevinst,
        "GEV_A",
        "GEV_A",
        **{"gevinsttype": "tid", "status": "planlagt", "foer": "-", "efter": "-"},
        hoerer_til=("PRG_A",),
        giver=("EFF_B",),
        maales_ved=("IND_RESULTAT",),
    ),
    made(Effekt, "EFF_A", "EFF_A"),
    made(Effekt, "EFF_B", "EFF_B"),
)
SIGNS = (
    indikator("IND_A", varsler=("EFF_A",)),
    indikator("IND_B", varsler=("EFF_A", "EFF_B")),
    indikator("IND_RESULTAT", "resultat"),
    kriterium("SUC_A", "IND_A", of="PRJ_A"),
    kriterium("SUC_B", "IND_RESULTAT", "IND_B"),
)


def keys(diagram: Diagram) -> list[list[str]]:
    return [
        [node.key for group in column.groups for node in group.nodes] for column in diagram.columns
    ]


def links(diagram: Diagram) -> list[str]:
    return [f"{link.source} {link.verb} {link.target}" for link in diagram.links]


def lacks(diagram: Diagram) -> list[tuple[str, str]]:
    return [(of.id, what) for of, what in diagram.lacks]


def test_efforts_lead_to_the_early_indicators_and_these_by_way_of_criteria_to_effects() -> None:
    found = overblik(handbook(*PROGRAMME, *SIGNS), "PRG_A")
    assert [column.heading for column in found.columns] == [
        *("Indsatser", "Tidlige indikatorer", "Succeskriterier", "Effekter")
    ]
    assert keys(found) == [
        ["PRJ_A"],
        ["IND_B", "IND_A"],  # the programme's own criteria come before those of its projects
        ["SUC_B", "SUC_A"],
        ["EFF_A", "EFF_B"],
    ]
    assert links(found) == [
        "PRJ_A fører til tidlige",
        "IND_B efterprøver SUC_B",
        "IND_A efterprøver SUC_A",
        "SUC_B peger mod EFF_B",
        "SUC_B peger mod EFF_A",
        "SUC_A peger mod EFF_A",
    ]
    assert found.lacks == ()


def test_an_indicator_that_tests_nothing_leads_straight_to_what_it_warns_of() -> None:
    extra = indikator("IND_C", varsler=("EFF_A",))
    benefit = made(
        Gevinst,
        "GEV_C",
        "GEV_C",
        **{"gevinsttype": "tid", "status": "planlagt", "foer": "-", "efter": "-"},
        hoerer_til=("PRG_A",),
        maales_ved=("IND_C",),
    )
    found = overblik(handbook(*PROGRAMME, *SIGNS, extra, benefit), "PRG_A")
    assert "IND_C varsler EFF_A" in links(found)


def test_an_effect_without_an_early_sign_is_a_hole_unless_another_programme_has_one() -> None:
    signs = (SIGNS[0], SIGNS[3])
    found = overblik(handbook(*PROGRAMME, *signs), "PRG_A")
    assert lacks(found) == [("EFF_B", "en tidlig indikator")]
    assert "EFF_B:en tidlig indikator varsler EFF_B" in links(found)
    theirs = indikator("IND_DERES", varsler=("EFF_B",))
    found = overblik(handbook(*PROGRAMME, *signs, theirs), "PRG_A")
    assert found.lacks == ()
    assert "IND_DERES varsler EFF_B" in links(found)


def test_an_effort_that_leads_to_nothing_says_so_and_is_not_led_on() -> None:
    idle = made(Adhoc, "ADH_A", "ADH_A", indgaar_i=("PRJ_A",))
    found = overblik(handbook(*PROGRAMME, *SIGNS, idle), "PRG_A")
    assert lacks(found) == [("ADH_A", "en gevinst")]
    node = found.nodes["ADH_A"]
    assert (node.entry.text, node.entry.target) == ("ADH_A (mangler en gevinst)", idle)
    assert not node.is_hole
    assert not any("ADH_A" in link for link in links(found))


def test_a_project_that_is_only_an_idea_need_not_lead_to_anything_yet() -> None:
    idea = made(Projekt, "PRJ_B", "PRJ_B", indgaar_i=("PRG_A",), tilstand="ide")
    assert overblik(handbook(*PROGRAMME, *SIGNS, idea), "PRG_A").lacks == ()


def test_a_criterion_or_an_indicator_that_points_nowhere_is_followed_by_a_hole() -> None:
    lost = (indikator("IND_X"), kriterium("SUC_X", "IND_RESULTAT_2"), kriterium("SUC_Y", "IND_X"))
    result = indikator("IND_RESULTAT_2", "resultat")
    found = overblik(handbook(*PROGRAMME, *SIGNS, *lost, result), "PRG_A")
    assert lacks(found) == [("SUC_X", "en effekt"), ("SUC_Y", "en effekt")]
    assert "SUC_X peger mod SUC_X:en effekt" in links(found)


def test_a_programme_that_has_just_begun_lacks_all_of_it() -> None:
    found = overblik(
        handbook(PROGRAMME[0], made(Effekt, "EFF_A", "EFF_A"), made(Effekt, "EFF_B", "EFF_B")),
        "PRG_A",
    )
    assert lacks(found) == [
        ("PRG_A", "en indsats"),
        ("EFF_A", "en tidlig indikator"),
        ("EFF_B", "en tidlig indikator"),
        ("PRG_A", "et succeskriterium"),
    ]


def test_nothing_at_all_is_not_a_drawing_full_of_holes() -> None:
    bare = made(Program, "PRG_A", "PRG_A", fase="initiering")
    assert overblik(handbook(bare), "PRG_A").nodes == {}
    assert overblik(handbook(bare), "PRG_UKENDT").nodes == {}
