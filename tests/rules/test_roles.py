"""Who holds which role for what, read from the links."""

from __future__ import annotations

from typing import Any

import pytest
from byg import (
    TODAY,
    direktoer,
    enhed,
    forum,
    gevinst,
    haandbog,
    indikator,
    kun,
    medarbejder,
    objekt,
    om,
    person,
    program,
    projekt,
)
from gevinst.model.kommune import Maaling, Portefoelje, StrategiskMaal
from gevinst.model.objekt import Objekt
from gevinst.rules.roles import Holders
from gevinst.rules.rule import Case


def portefoelje(**felter: Any) -> Portefoelje:
    standard = {"styres_af": "FRM_DIREKTION"}
    return objekt(Portefoelje, "PF_ALT", "Porteføljen", standard, felter)


def maal() -> StrategiskMaal:
    return objekt(StrategiskMaal, "MAAL_SKOLE", "Skolen", {}, {})


def maaling(**felter: Any) -> Maaling:
    standard = {"maaling_af": "IND_TID", "bekraeftet_af": "PER_KONTROL"}
    return objekt(Maaling, "MLG_TID", "Målingen", standard, felter)


EVERYBODY = (
    portefoelje(),
    maal(),
    program(indgaar_i="PF_ALT"),
    program(
        "PRG_ANDET",
        "Det andet",
        programchef="PER_ANDEN_CHEF",
        programleder="PER_ANDEN_LEDER",
        styregruppe="FRM_ANDEN",
    ),
    forum("FRM_ANDEN", "Den anden", formand="PER_ANDEN_CHEF", medlemmer=""),
    forum("FRM_PROJEKT", "Projektets egen", formand="PER_CHEF", medlemmer=""),
    forum("FRM_FAG", "Fagfolk", type="referencegruppe", formand="PER_FAG", medlemmer=""),
    person("PER_ANDEN_CHEF", "Den anden chef", leder_af=""),
    person("PER_ANDEN_LEDER", "Den anden leder", leder_af=""),
    person("PER_FAG", "Fagpersonen", leder_af=""),
    person("PER_NORD", "Skolelederen", leder_af="ENH_NORD"),
    person("PER_KONTROL", "Kontrollen", leder_af=""),
    enhed("ENH_NORD", "Nord"),
    gevinst(lokale_gevinstejere="PER_NORD"),
    gevinst(
        "GEV_EJET",
        "I et andet",
        hoerer_til="PRG_TREDJE",
        gevinstansvarlig="PER_FAG",
        lokale_gevinstejere="PER_ANDEN_CHEF",
    ),
    gevinst(
        "GEV_MERE",
        "I det samme",
        hoerer_til="PRG_TREDJE",
        gevinstansvarlig="PER_NORD",
        lokale_gevinstejere="PER_NORD",
    ),
    gevinst("GEV_ANDEN", "Den anden", hoerer_til="PRG_ANDET", gevinstansvarlig="PER_ANDEN_CHEF"),
    projekt("PRJ_EGEN", "Med egen gruppe", styregruppe="FRM_PROJEKT", projektleder="PER_FAG"),
    maaling(),
)


def holders(role: str, id: str, *objects: Objekt) -> str:
    handbook = haandbog(*EVERYBODY, *objects)
    found = Holders(Case.of(handbook, TODAY)).of(role, handbook.by_id[id])
    return " ".join(person.id for person in found)


@pytest.mark.parametrize(
    ("role", "id", "expected"),
    [
        ("ROL_PROGRAMCHEF", "PRG_SKOLE", "PER_DIREKTOER"),
        ("ROL_PROGRAMCHEF", "GEV_ANDEN", "PER_ANDEN_CHEF"),
        ("ROL_PROGRAMCHEF", "MAAL_SKOLE", "PER_ANDEN_CHEF PER_DIREKTOER"),
        ("ROL_PROGRAMCHEF", "PF_ALT", "PER_DIREKTOER"),
        ("ROL_PROGRAMLEDER", "PRG_SKOLE", "PER_LEDER"),
        ("ROL_PROGRAMLEDER", "PRJ_BANK", "PER_LEDER"),
        ("ROL_STYREGRUPPE", "PRG_SKOLE", "PER_CHEF PER_DIREKTOER"),
        ("ROL_STYREGRUPPE", "GEV_TID", "PER_CHEF PER_DIREKTOER"),
        ("ROL_STYREGRUPPE", "PRJ_BANK", "PER_CHEF PER_DIREKTOER"),
        ("ROL_STYREGRUPPE", "PRJ_EGEN", "PER_CHEF"),
        ("ROL_STYREGRUPPE", "PRG_ANDET", "PER_ANDEN_CHEF"),
        ("ROL_PROJEKTLEDER", "PRJ_EGEN", "PER_FAG"),
        ("ROL_PROJEKTLEDER", "PRG_SKOLE", "PER_FAG PER_LEDER"),
        ("ROL_GEVINSTANSVARLIG", "GEV_TID", "PER_CHEF"),
        ("ROL_GEVINSTANSVARLIG", "PRG_ANDET", "PER_ANDEN_CHEF"),
        ("ROL_GEVINSTANSVARLIG", "PRJ_EGEN", "PER_CHEF"),
        ("ROL_GEVINSTANSVARLIG", "GEV_EJET", "PER_FAG"),
        ("ROL_LOKAL_GEVINSTEJER", "GEV_EJET", "PER_ANDEN_CHEF"),
        ("ROL_LOKAL_GEVINSTEJER", "GEV_TID", "PER_NORD"),
        ("ROL_LOKAL_GEVINSTEJER", "PRG_SKOLE", "PER_NORD"),
        ("ROL_PORTEFOELJEFORUM", "PRG_SKOLE", "PER_DIREKTOER"),
        ("ROL_PORTEFOELJEFORUM", "PF_ALT", "PER_DIREKTOER"),
        ("ROL_PORTEFOELJEFORUM", "KOM_EKSEMPEL", "PER_DIREKTOER"),
        ("ROL_DRIFTSLEDER", "ENH_NORD", "PER_NORD"),
        ("ROL_DRIFTSLEDER", "GEV_TID", "PER_CHEF PER_DIREKTOER PER_NORD"),
        ("ROL_REFERENCEGRUPPE", "PRG_SKOLE", "PER_FAG"),
        ("ROL_GEVINSTCONTROLLER", "PRG_SKOLE", "PER_KONTROL PER_MAALER"),
        ("ROL_GEVINSTCONTROLLER", "GEV_TID", "PER_KONTROL PER_MAALER"),
    ],
)
def test_a_role_is_held_by_those_the_links_name(role: str, id: str, expected: str) -> None:
    assert holders(role, id) == expected


@pytest.mark.parametrize(
    ("role", "id", "objects"),
    [
        ("ROL_EGEN", "PRG_SKOLE", ()),
        ("ROL_PORTEFOELJEFORUM", "PRG_ANDET", ()),
        ("ROL_PROGRAMCHEF", "PRG_SKOLE", (program(programchef="PER_DOED"),)),
        ("ROL_PROGRAMCHEF", "PRJ_ENE", (projekt("PRJ_ENE", "Alene", indgaar_i="PF_ALT"),)),
        ("ROL_LOKAL_GEVINSTEJER", "GEV_ANDEN", ()),
        ("ROL_STYREGRUPPE", "PRG_SKOLE", (program(styregruppe=""),)),
        ("ROL_FOELGEGRUPPE", "PRG_SKOLE", ()),
    ],
    ids=[
        "a role of their own",
        "no portfolio",
        "a dead link",
        "a project alone has no chief",
        "nobody",
        "no board",
        "no such forum",
    ],
)
def test_nobody_is_named_where_the_handbook_cannot_tell(
    role: str, id: str, objects: tuple[Objekt, ...]
) -> None:
    assert holders(role, id, *objects) == ""


@pytest.mark.parametrize(
    ("felter", "expected"),
    [
        ({}, "PER_DIREKTOER"),
        ({"stedfortraeder": "PER_CHEF"}, "PER_DIREKTOER"),
        ({"stedfortraeder": "PER_CHEF", "til": om(0)}, "PER_DIREKTOER"),
        ({"stedfortraeder": "PER_CHEF", "til": om(-1)}, "PER_CHEF PER_DIREKTOER"),
        ({"stedfortraeder": "PER_CHEF", "er_pladsholder": True}, "PER_CHEF PER_DIREKTOER"),
    ],
)
def test_a_deputy_signs_while_the_post_is_vacant(felter: dict[str, Any], expected: str) -> None:
    assert holders("ROL_PROGRAMCHEF", "PRG_SKOLE", direktoer(**felter)) == expected


def test_the_owner_of_a_benefit_does_not_control_it() -> None:
    measured_by_the_owner = indikator(maaleansvarlig="PER_CHEF")
    assert holders("ROL_GEVINSTCONTROLLER", "GEV_TID", measured_by_the_owner) == "PER_KONTROL"


def test_an_empty_handbook_has_no_holders() -> None:
    handbook = kun(medarbejder())
    person = handbook.by_id["PER_LEDER"]
    assert Holders(Case.of(handbook, TODAY)).of("ROL_PROGRAMCHEF", person) == ()


def test_what_is_found_for_one_programme_is_not_given_for_another() -> None:
    handbook = haandbog(*EVERYBODY)
    asked = Holders(Case.of(handbook, TODAY))
    for id, role, expected in (
        ("PRG_SKOLE", "ROL_PROGRAMCHEF", "PER_DIREKTOER"),
        ("PRG_ANDET", "ROL_PROGRAMCHEF", "PER_ANDEN_CHEF"),
        ("PRG_SKOLE", "ROL_PROGRAMLEDER", "PER_LEDER"),
        ("GEV_TID", "ROL_PROGRAMCHEF", "PER_DIREKTOER"),
        ("GEV_ANDEN", "ROL_PROGRAMCHEF", "PER_ANDEN_CHEF"),
        ("GEV_TID", "ROL_PROGRAMLEDER", "PER_LEDER"),
    ):
        assert [post.id for post in asked.of(role, handbook.by_id[id])] == [expected]


def test_two_portfolios_have_each_their_own() -> None:
    second = objekt(Portefoelje, "PF_TO", "Den anden", {"styres_af": "FRM_ANDEN"}, {})
    handbook = haandbog(*EVERYBODY, second, program("PRG_ANDET", indgaar_i="PF_TO"))
    asked = Holders(Case.of(handbook, TODAY))
    for id, forum_posts, chiefs in (
        ("PF_ALT", ["PER_DIREKTOER"], ["PER_DIREKTOER"]),
        ("PF_TO", ["PER_ANDEN_CHEF"], ["PER_DIREKTOER"]),
    ):
        portfolio = handbook.by_id[id]
        assert [post.id for post in asked.of("ROL_PORTEFOELJEFORUM", portfolio)] == forum_posts
        assert [post.id for post in asked.of("ROL_PROGRAMCHEF", portfolio)] == chiefs


def test_a_portfolio_that_nothing_is_in_has_its_forum_and_no_chief() -> None:
    lone = objekt(Portefoelje, "PF_TOM", "Tom", {"styres_af": "FRM_ANDEN"}, {})
    assert holders("ROL_PORTEFOELJEFORUM", "PF_TOM", lone) == "PER_ANDEN_CHEF"
    assert holders("ROL_PROGRAMCHEF", "PF_TOM", lone) == ""


def test_what_stands_outside_is_a_matter_of_projects_too() -> None:
    lone = projekt("PRJ_ENE", "Alene", indgaar_i="PF_ALT", projektleder="PER_NORD")
    assert "PER_NORD" in holders("ROL_PROJEKTLEDER", "MAAL_SKOLE", lone)
