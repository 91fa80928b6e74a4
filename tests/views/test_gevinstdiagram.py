"""From efforts to goals: what is in the diagram of a programme, and what it lacks."""

from __future__ import annotations

from typing import Any

import pytest
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import (
    Adhoc,
    Driftsaendring,
    Effekt,
    Gevinst,
    Indikator,
    Leverance,
    Program,
    Projekt,
    StrategiskMaal,
    Succeskriterium,
)
from gevinst.model.objekt import Objekt
from gevinst.views.diagram import Diagram
from gevinst.views.gevinstdiagram import gevinstdiagram
from vis import handbook, made


def program(id: str = "PRG_A", **felter: Any) -> Program:
    return made(Program, id, id, fase="gennemfoerelse", **felter)


def gevinst(id: str, **felter: Any) -> Gevinst:
    values = {"status": "planlagt", "hoerer_til": ("PRG_A",), **felter}
    return made(Gevinst, id, id, gevinsttype="tid", foer="-", efter="-", **values)


def leverance(id: str, **felter: Any) -> Leverance:
    return made(Leverance, id, id, **{"type": "it", **felter})


WHOLE: tuple[Objekt, ...] = (
    program(sigter_mod=("EFF_A",), understoetter=("MAAL_A",)),
    made(Projekt, "PRJ_A", "Projektet", indgaar_i=("PRG_A",), skaber=("LEV_A", "LEV_FØR")),
    leverance("LEV_A", bidrager_til=("GEV_A",)),
    leverance("LEV_FØR", forudsaetning_for=("LEV_A",)),
    made(Adhoc, "ADH_A", "ADH_A", indgaar_i=("PRJ_A",), bidrager_til=("GEV_B",)),
    made(Driftsaendring, "DRI_A", "DRI_A", indgaar_i=("PRG_A",), bidrager_til=("GEV_A", "GEV_A")),
    gevinst("GEV_A", bidrager_til=("GEV_B",)),
    gevinst("GEV_B", giver=("EFF_A",)),
    made(Indikator, "IND_A", "IND_A", type="tidlig", varsler=("EFF_A",)),
    made(Indikator, "IND_B", "IND_B", type="resultat", varsler=("EFF_A",)),
    made(
        Succeskriterium,
        "SUC_A",
        "SUC_A",
        succeskriterium_for=("PRJ_A",),
        efterproeves_ved=("IND_A", "IND_B"),
    ),
    made(Effekt, "EFF_A", "EFF_A", understoetter=("MAAL_A",)),
    made(StrategiskMaal, "MAAL_A", "MAAL_A", formulering="-"),
)


def keys(diagram: Diagram) -> list[list[str]]:
    return [
        [node.key for group in column.groups for node in group.nodes] for column in diagram.columns
    ]


def links(diagram: Diagram) -> list[str]:
    return [f"{link.source} {link.verb} {link.target}" for link in diagram.links]


def without(*ids: str, **changed: Objekt) -> Handbook:
    """The whole without some objects, and with others in their place."""
    return handbook(*(changed.get(o.id, o) for o in WHOLE if o.id not in ids))


def lacks(diagram: Diagram) -> list[tuple[str, str]]:
    return [(of.id, what) for of, what in diagram.lacks]


def test_a_programme_shows_the_way_from_its_efforts_to_its_goals() -> None:
    found = gevinstdiagram(handbook(*WHOLE), "PRG_A")
    assert [column.heading for column in found.columns] == [
        *("Indsatser", "Gevinster", "Effekter", "Strategiske mål")
    ]
    assert keys(found) == [
        ["LEV_A", "LEV_FØR", "ADH_A", "DRI_A"],
        ["GEV_A", "GEV_B", "IND_A"],
        ["EFF_A"],
        ["MAAL_A"],
    ]
    assert links(found) == [
        "LEV_A bidrager til GEV_A",
        "LEV_FØR er forudsætning for LEV_A",
        "ADH_A bidrager til GEV_B",
        "DRI_A bidrager til GEV_A",
        "GEV_A bidrager til GEV_B",
        "GEV_B giver EFF_A",
        "IND_A varsler EFF_A",
        "EFF_A understøtter MAAL_A",
    ]
    assert found.lacks == ()


def test_deliverables_stand_in_the_frame_of_their_project_which_links_to_it() -> None:
    group = gevinstdiagram(handbook(*WHOLE), "PRG_A").columns[0].groups[0]
    assert group.entry is not None
    assert (group.entry.text, group.entry.target) == ("Projektet", WHOLE[1])


def test_the_effects_that_the_programme_aims_at_stand_out() -> None:
    aside = made(Effekt, "EFF_B", "EFF_B", understoetter=("MAAL_A",))
    other = gevinst("GEV_C", giver=("EFF_B",), bidrager_til=("GEV_B",))
    found = gevinstdiagram(handbook(*WHOLE, aside, other), "PRG_A")
    assert {key: found.nodes[key].entry.kind for key in ("EFF_A", "EFF_B")} == {
        "EFF_A": "fremhaevet",
        "EFF_B": "",
    }


@pytest.mark.parametrize(
    ("book", "missing", "link"),
    [
        (
            without("ADH_A", GEV_A=gevinst("GEV_A", giver=("EFF_A",))),
            ("GEV_B", "en indsats"),
            "GEV_B:en indsats bidrager til GEV_B",
        ),
        (
            without(GEV_B=gevinst("GEV_B")),
            ("GEV_B", "en effekt"),
            "GEV_B giver GEV_B:en effekt",
        ),
        (
            without(EFF_A=made(Effekt, "EFF_A", "EFF_A")),
            ("EFF_A", "et strategisk mål"),
            "EFF_A understøtter EFF_A:et strategisk mål",
        ),
        (
            without(GEV_B=gevinst("GEV_B", giver=("EFF_DØD",))),
            ("EFF_A", "en gevinst"),
            "EFF_A:en gevinst giver EFF_A",
        ),
        (
            without(LEV_A=leverance("LEV_A")),
            ("LEV_A", "en gevinst"),
            "LEV_A bidrager til LEV_A:en gevinst",
        ),
        (
            without(ADH_A=made(Adhoc, "ADH_A", "ADH_A", indgaar_i=("PRG_A",))),
            ("ADH_A", "en gevinst"),
            "ADH_A bidrager til ADH_A:en gevinst",
        ),
        (
            without(PRG_A=program(understoetter=("MAAL_A", "MAAL_B")), MAAL_A=WHOLE[-1]),
            ("MAAL_B", "en effekt"),
            "MAAL_B:en effekt understøtter MAAL_B",
        ),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else "",
)
def test_what_is_missing_is_a_hole_with_the_word_on_it(
    book: Handbook, missing: tuple[str, str], link: str
) -> None:
    if missing[0] == "MAAL_B":
        book = handbook(*book.objects, made(StrategiskMaal, "MAAL_B", "MAAL_B", formulering="-"))
    found = gevinstdiagram(book, "PRG_A")
    assert missing in lacks(found)
    assert link in links(found)
    hole = found.nodes[f"{missing[0]}:{missing[1]}"]
    assert hole.entry.text == f"Mangler {missing[1]}"
    assert (hole.entry.kind, hole.is_hole) == ("mangler", True)


def test_a_project_without_deliverables_has_a_hole_in_its_frame_unless_it_is_an_idea() -> None:
    for tilstand, missing in (("aktiv", [("PRJ_B", "en leverance")]), ("ide", [])):
        empty = made(Projekt, "PRJ_B", "PRJ_B", indgaar_i=("PRG_A",), tilstand=tilstand)
        assert lacks(gevinstdiagram(handbook(*WHOLE, empty), "PRG_A")) == missing
        folded = [("PRJ_B", "en gevinst")] if missing else []
        assert lacks(gevinstdiagram(handbook(*WHOLE, empty), "alle")) == folded


def test_a_dropped_benefit_lacks_nothing_and_says_that_it_is_dropped() -> None:
    dropped = gevinst("GEV_C", status="bortfaldet")
    found = gevinstdiagram(handbook(*WHOLE, dropped), "PRG_A")
    assert found.nodes["GEV_C"].entry.text == "GEV_C (bortfaldet)"
    assert found.lacks == ()


def test_what_others_do_for_a_benefit_here_is_shown_and_not_judged() -> None:
    others = (
        program("PRG_B"),
        made(Projekt, "PRJ_B", "Deres", indgaar_i=("PRG_B",), skaber=("LEV_B",)),
        leverance("LEV_B", bidrager_til=("GEV_A", "GEV_X")),
        gevinst("GEV_X", hoerer_til=("PRG_B",), bidrager_til=("GEV_A",)),
    )
    found = gevinstdiagram(handbook(*WHOLE, *others), "PRG_A")
    assert [group.entry.text for group in found.columns[0].groups if group.entry] == [
        "Projektet",
        "Andet sted: Deres",
    ]
    frames = [group for group in found.columns[1].groups if group.entry]
    assert [(g.entry.text if g.entry else "", [n.key for n in g.nodes]) for g in frames] == [
        ("PRG_B", ["GEV_X"])
    ]
    assert {"LEV_B bidrager til GEV_A", "GEV_X bidrager til GEV_A"} <= set(links(found))
    assert found.lacks == ()


def test_a_project_shows_only_its_own_way() -> None:
    found = gevinstdiagram(handbook(*WHOLE), "PRJ_A")
    assert keys(found) == [
        ["LEV_A", "LEV_FØR", "ADH_A"],
        ["GEV_A", "GEV_B", "IND_A"],
        ["EFF_A"],
        ["MAAL_A"],
    ]
    assert found.lacks == ()


def test_in_the_portfolio_a_project_stands_for_what_it_delivers() -> None:
    alone = (
        made(Projekt, "PRJ_ENE", "PRJ_ENE", fase="gennemfoerelse", skaber=("LEV_ENE",)),
        leverance("LEV_ENE", bidrager_til=("GEV_ENE",)),
        gevinst("GEV_ENE", hoerer_til=("PRJ_ENE",), giver=("EFF_A",)),
    )
    found = gevinstdiagram(handbook(*WHOLE, *alone), "alle")
    assert keys(found)[0] == ["PRJ_A", "ADH_A", "DRI_A", "PRJ_ENE"]
    assert links(found)[:2] == ["PRJ_A bidrager til GEV_A", "ADH_A bidrager til GEV_B"]
    assert "PRJ_ENE bidrager til GEV_ENE" in links(found)
    assert not any(link.startswith("LEV_") for link in links(found))
    frames = [group.entry.text for group in found.columns[1].groups if group.entry]
    assert frames == ["PRG_A", "PRJ_ENE"]
    assert found.lacks == ()


def test_in_the_portfolio_a_project_of_which_nothing_leads_anywhere_is_followed_by_a_hole() -> None:
    idle = made(Projekt, "PRJ_B", "PRJ_B", indgaar_i=("PRG_A",), skaber=("LEV_B",))
    found = gevinstdiagram(handbook(*WHOLE, idle, leverance("LEV_B")), "alle")
    assert lacks(found) == [("PRJ_B", "en gevinst")]


def test_a_former_id_is_followed_and_what_is_no_programme_shows_nothing() -> None:
    renamed = without(PRG_A=program(tidligere_id=("PRG_FØR",), sigter_mod=("EFF_A",)))
    assert keys(gevinstdiagram(renamed, "PRG_FØR")) == keys(gevinstdiagram(renamed, "PRG_A"))
    for om in ("GEV_A", "PRG_UKENDT"):
        assert gevinstdiagram(renamed, om).nodes == {}
    assert gevinstdiagram(handbook(), "alle").nodes == {}


def test_the_text_says_every_thing_and_every_link_of_the_drawing() -> None:
    found = gevinstdiagram(without(GEV_B=gevinst("GEV_B")), "PRG_A")
    said = {
        (said.node.key, verb, entry.target.id if entry.target else "")
        for _, things in found.said
        for said in things
        for verb, entries in said.leads
        for entry in entries
    }
    shown = {
        (link.source, link.verb, link.target)
        for link in found.links
        if ":" not in link.source + link.target
    }
    assert said == shown
    named = [said.node.key for _, things in found.said for said in things]
    assert named == [key for key, node in found.nodes.items() if not node.is_hole]
    assert len(found.lacks) == sum(node.is_hole for node in found.nodes.values()) == 2
