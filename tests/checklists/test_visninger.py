"""What pages show of the lists, as values."""

from __future__ import annotations

import pytest
from byg import gevinst, haandbog, objekt, program
from gevinst.checklists.objects import as_objects
from gevinst.checklists.pages import ByObject, applies, list_page, lists_page, status_tables
from gevinst.model.haandbog import Regel, Rolle, Tjekliste, Udsagn
from gevinst.model.handbook import Handbook
from gevinst.model.location import Location
from lister import BY_HAND, BY_RULE, SHIFT, TOP, WHOLE, checklist, judged

FORWARD = checklist(f"{TOP}{SHIFT}punkter:\n{BY_RULE}{BY_HAND}")
BENEFITS = checklist(
    f"{TOP}punkter:\n{BY_RULE}".replace("PROEVE", "GEVINST").replace(": program", ": gevinst")
)
IDLE = checklist(f"{TOP}faser: [realisering]\npunkter:\n{BY_RULE}".replace("PROEVE", "SENERE"))
ALL = (FORWARD, BENEFITS, IDLE)
ROLE = objekt(Rolle, "ROL_STYREGRUPPE", "Styregruppe", {}, {})
SIGNER = objekt(Rolle, "ROL_PROGRAMCHEF", "Programchef", {}, {})
STATEMENT = objekt(Udsagn, "UDS_1_30", "Ejeren", {"nr": "1.30"}, {})
RULE = objekt(Regel, "REG_EJ01", "EJ01 Ejer", {"kode": "EJ01"}, {})


def handbook() -> Handbook:
    objects = haandbog(ROLE, SIGNER, STATEMENT, RULE, gevinst("GEV_TO", "To")).objects
    return Handbook((*objects, *as_objects(ALL)))


def test_a_list_is_an_object_with_links_to_what_it_names() -> None:
    [found] = as_objects([FORWARD])
    assert found == Tjekliste(
        id="TJL_PROEVE",
        titel="Prøven",
        sted=Location("checklists/proeve.yaml", 1),
        linjer=FORWARD.linjer,
        formaal="Listen viser, om alt er på plads.",
        hvornaar="Før mødet.",
        gaelder="program",
        hvem=("ROL_STYREGRUPPE",),
        underskrives_af=("ROL_PROGRAMCHEF",),
        udsagn=("UDS_1_30",),
    )
    assert found.adresse == FORWARD.adresse


def test_of_two_lists_with_an_id_the_first_is_the_object() -> None:
    assert len(as_objects([FORWARD, checklist(WHOLE)])) == 1


def test_the_page_of_a_list_has_the_objects_behind_its_ids() -> None:
    evaluation = judged(handbook(), *ALL)
    page = list_page(handbook(), evaluation, as_objects([FORWARD])[0])
    assert page.roles == (ROLE,)
    assert [status.objekt.id for status in page.current] == ["PRG_SKOLE"]
    by_rule, by_hand = page.points
    assert (by_rule.rules, by_rule.signers, by_rule.statements) == (
        (("EJ01", RULE),),
        (),
        (STATEMENT,),
    )
    assert (by_hand.rules, by_hand.signers, by_hand.name) == ((), (SIGNER,), "TJL_PROEVE.drift")


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (TOP, "Alle programmer"),
        (
            TOP + SHIFT,
            "Programmer, der står i planlægning og skal videre til gennemførelse",
        ),
        (
            TOP + "faser: [gennemfoerelse, realisering]\n",
            "Programmer i gennemførelse og drift og realisering",
        ),
        (TOP.replace("program", "kommune"), "Kommune"),
    ],
)
def test_a_reader_is_told_what_a_list_applies_to(top: str, expected: str) -> None:
    assert applies(checklist(f"{top}punkter:\n{BY_RULE}")) == expected


def test_the_overview_has_the_shifts_first() -> None:
    page = lists_page(handbook(), judged(handbook(), *ALL))
    assert [found.checklist.id for found in page.shifts] == ["TJL_PROEVE"]
    assert [found.checklist.id for found in page.others] == ["TJL_GEVINST", "TJL_SENERE"]


def test_the_status_is_a_table_for_each_type_and_names_the_lists_nobody_uses_now() -> None:
    programmes, benefits = status_tables(handbook(), judged(handbook(), *ALL))
    assert (programmes.label, benefits.label) == ("Programmer", "Gevinster")
    assert [found.id for found in programmes.lists] == ["TJL_PROEVE"]
    assert [found.id for found in programmes.idle] == ["TJL_SENERE"]
    [row] = programmes.rows
    assert (row.objekt.id, [cell.done for cell in row.cells]) == ("PRG_SKOLE", [1])  # type: ignore[union-attr]
    assert [row.objekt.id for row in benefits.rows] == ["GEV_TID", "GEV_TO"]


def test_an_object_has_its_own_lists() -> None:
    found = ByObject(judged(handbook(), *ALL))
    assert [status.checklist.id for status in found.of(program())] == ["TJL_PROEVE"]
    assert found.of(ROLE) == ()
