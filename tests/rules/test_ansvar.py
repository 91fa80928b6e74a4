"""Who must do something about an object: the nearest post that is filled."""

from __future__ import annotations

import pytest
from byg import TODAY, forum, gevinst, indikator, kommune, om, person, program, projekt
from gevinst.model.ansvar import responsible_for
from gevinst.model.handbook import Handbook
from gevinst.model.objekt import Objekt
from hel import hel


def who(id: str, *changed: Objekt) -> list[str]:
    """The ids of those responsible for an object of the municipality, some of it changed."""
    objects = {one.id: one for one in (*hel(), *changed)}
    handbook = Handbook(tuple(objects.values()))
    return [found.id for found in responsible_for(handbook, handbook.by_id[id], TODAY)]


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("GEV_TID", "PER_CHEF"),
        ("IND_TID", "PER_MAALER"),
        ("MLG_TID", "PER_MAALER"),
        ("OPF_TID", "PER_CHEF"),
        ("PRJ_BANK", "PER_LEDER"),
        ("LEV_BANK", "PER_LEDER"),
        ("SUC_BANK", "PER_LEDER"),
        ("BC_BANK", "PER_LEDER"),
        ("PUL_DIGI", "PER_LEDER"),
        ("PRG_SKOLE", "PER_PROGRAMLEDER"),
        ("EFF_LAERING", "PER_PROGRAMLEDER"),
        ("INT_LAERERE", "PER_PROGRAMLEDER"),
        ("BES_ORG", "PER_PROGRAMLEDER"),
        ("BES_GEVINST", "PER_CHEF"),
        ("ADH_DAGE", "PER_CHEF"),
        ("PRI_TID", "PER_CHEF"),
        ("FRM_SG", "PER_DIREKTOER"),
        ("PF_ALT", "PER_DIREKTOER"),
        ("MAAL_SKOLE", "PER_DIREKTOER"),
        ("SVAR_SCOPE", "PER_DIREKTOER"),
        ("ENH_SKOLER", "PER_CHEF"),
        ("ENH_SKOLE_NORD", "PER_SKOLELEDER"),
        ("PER_MAALER", "PER_MAALER"),
        ("KOM_EKSEMPEL", ""),
        ("TRN_01", ""),
    ],
)
def test_each_type_has_somebody_to_ask(id: str, expected: str) -> None:
    assert who(id) == expected.split()


def test_where_a_role_is_empty_it_is_the_next_one_up() -> None:
    nobody = gevinst(gevinstansvarlig="")
    assert who("GEV_TID", nobody) == ["PER_PROGRAMLEDER"]
    leaderless = program(programleder="")
    assert who("GEV_TID", nobody, leaderless) == ["PER_DIREKTOER"]
    headless = program(programleder="", programchef="", styregruppe="FRM_SG_ENE")
    assert who("GEV_TID", nobody, headless) == ["PER_DIREKTOER"]
    assert who("GEV_ENE", gevinst("GEV_ENE", hoerer_til="PRJ_ENE", gevinstansvarlig="")) == [
        "PER_LEDER"
    ]
    alone = projekt("PRJ_ENE", indgaar_i="PF_ALT", styregruppe="FRM_SG_ENE", projektleder="")
    assert who("PRJ_ENE", alone, forum("FRM_SG_ENE", formand="PER_CHEF")) == ["PER_CHEF"]
    assert who("MLG_TID", indikator(maaleansvarlig="")) == ["PER_CHEF"]
    assert who("LEV_BANK", projekt(projektleder="PER_DOED")) == ["PER_PROGRAMLEDER"]


@pytest.mark.parametrize(
    ("felter", "expected"),
    [
        ({"til": om(0)}, "PER_CHEF"),
        ({"til": om(-1)}, "PER_PROGRAMLEDER"),
        ({"er_pladsholder": True}, "PER_PROGRAMLEDER"),
        ({"til": om(-1), "stedfortraeder": "PER_SKOLELEDER"}, "PER_SKOLELEDER"),
    ],
    ids=["last day", "left", "placeholder", "deputy"],
)
def test_an_empty_post_is_not_asked(felter: dict[str, object], expected: str) -> None:
    assert who("GEV_TID", person(**felter)) == [expected]


def test_several_are_asked_in_the_order_of_their_ids() -> None:
    two = gevinst(gevinstansvarlig="PER_SKOLELEDER PER_CHEF")
    assert who("GEV_TID", two) == ["PER_CHEF", "PER_SKOLELEDER"]


def test_what_belongs_to_nothing_is_nobodys() -> None:
    lost = indikator("IND_LOES", maaleansvarlig="")
    assert who("IND_LOES", lost, kommune()) == []
