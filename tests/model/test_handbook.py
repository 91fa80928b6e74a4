"""The handbook as a graph: what belongs to what, and what points where."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from gevinst.model.handbook import NEARER, Handbook
from gevinst.model.indlaesning import read_handbook
from gevinst.model.kommune import Enhed, Gevinst, Person, Program
from skriv import raw_objects, read

EVERYTHING = """\
:::{program} Skole
:id: PRG_SKOLE
:styregruppe: FRM_PROGRAM
:sigter_mod: EFF_LAERING
:business_case: BC_SKOLE
:interessenter: INT_LAERERNE
:besluttet_ved: BES_PROGRAM
:::
:::{projekt} I programmet
:id: PRJ_INDE
:indgaar_i: PRG_SKOLE
:skaber: LEV_BANK
:::
:::{projekt} Uden program
:id: PRJ_ENE
:indgaar_i: PF_ALT
:styregruppe: FRM_PROJEKT
:skaber: LEV_SYSTEM
:::
:::{portefoelje} Alt
:id: PF_ALT
:::
:::{adhoc} Dage
:id: ADH_DAGE
:indgaar_i: PRG_SKOLE
:::
:::{adhoc} Dage i projektet
:id: ADH_PROJEKT
:indgaar_i: PRJ_INDE
:::
:::{driftsaendring} Fagteam
:id: DRI_TEAM
:indgaar_i: PRJ_ENE
:::
:::{programrisiko} Tid
:id: PRI_TID
:indgaar_i: PRG_SKOLE
:::
:::{gevinst} Tid
:id: GEV_TID
:hoerer_til: PRG_SKOLE
:maales_ved: IND_TID
:giver: EFF_LAERING
:besluttet_ved: BES_GEVINST
:realiseres_i: ENH_SKOLER
:gevinstansvarlig: PER_CHEF
:::
:::{gevinst} Penge
:id: GEV_PENGE
:hoerer_til: PRJ_ENE
:maales_ved: IND_PENGE
:::
:::{gevinst} Delt
:id: GEV_DELT
:hoerer_til: PRG_SKOLE, PRJ_ENE
:maales_ved: IND_DELT
:::
:::{succeskriterium} Deling
:id: SUC_DELING
:succeskriterium_for: PRG_SKOLE
:efterproeves_ved: IND_DELING
:::
:::{leverance} Bank
:id: LEV_BANK
:::
:::{leverance} System
:id: LEV_SYSTEM
:::
:::{leverance} Alene
:id: LEV_ALENE
:::
:::{indikator} Tid
:id: IND_TID
:::
:::{indikator} Penge
:id: IND_PENGE
:::
:::{indikator} Delt
:id: IND_DELT
:::
:::{indikator} Deling
:id: IND_DELING
:::
:::{effekt} Læring
:id: EFF_LAERING
:understoetter: MAAL_SKOLE
:::
:::{strategisk_maal} Skole
:id: MAAL_SKOLE
:::
:::{business_case} Skole
:id: BC_SKOLE
:::
:::{forum} Programmets
:id: FRM_PROGRAM
:medlemmer: PER_CHEF
:::
:::{forum} Projektets
:id: FRM_PROJEKT
:::
:::{interessent} Lærerne
:id: INT_LAERERNE
:::
:::{beslutning} Programmet
:id: BES_PROGRAM
:::
:::{beslutning} Gevinsten
:id: BES_GEVINST
:::
:::{maaling} Nulpunkt
:id: MLG_NUL
:maaling_af: IND_TID
:::
:::{opfoelgning} Tid
:id: OPF_TID
:foelger_op_paa: IND_PENGE
:::
:::{tjeksvar} Ja
:id: SVAR_JA
:objekt: PRG_SKOLE
:::
:::{undtagelse} Fra EJ02
:id: UND_EJ02
:objekt: GEV_PENGE
:::
:::{undtagelse} For en post
:id: UND_POST
:objekt: PER_CHEF
:::
:::{enhed} Skolerne
:id: ENH_SKOLER
:::
:::{person} Chefen
:id: PER_CHEF
:ansat_i: ENH_SKOLER
:leder_af: ENH_SKOLER
:::
"""

OWNERS = {
    "PRG_SKOLE": ["PRG_SKOLE"],
    "PRJ_INDE": ["PRG_SKOLE"],
    "PRJ_ENE": ["PRJ_ENE"],
    "ADH_DAGE": ["PRG_SKOLE"],
    "ADH_PROJEKT": ["PRG_SKOLE"],
    "DRI_TEAM": ["PRJ_ENE"],
    "PRI_TID": ["PRG_SKOLE"],
    "GEV_TID": ["PRG_SKOLE"],
    "GEV_PENGE": ["PRJ_ENE"],
    "GEV_DELT": ["PRG_SKOLE", "PRJ_ENE"],
    "SUC_DELING": ["PRG_SKOLE"],
    "LEV_BANK": ["PRG_SKOLE"],
    "LEV_SYSTEM": ["PRJ_ENE"],
    "LEV_ALENE": [],
    "IND_TID": ["PRG_SKOLE"],
    "IND_PENGE": ["PRJ_ENE"],
    "IND_DELT": ["PRG_SKOLE", "PRJ_ENE"],
    "IND_DELING": ["PRG_SKOLE"],
    "EFF_LAERING": ["PRG_SKOLE"],
    "BC_SKOLE": ["PRG_SKOLE"],
    "FRM_PROGRAM": ["PRG_SKOLE"],
    "FRM_PROJEKT": ["PRJ_ENE"],
    "INT_LAERERNE": ["PRG_SKOLE"],
    "BES_PROGRAM": ["PRG_SKOLE"],
    "BES_GEVINST": ["PRG_SKOLE"],
    "MLG_NUL": ["PRG_SKOLE"],
    "OPF_TID": ["PRJ_ENE"],
    "SVAR_JA": ["PRG_SKOLE"],
    "UND_EJ02": ["PRJ_ENE"],
    "UND_POST": [],
    "PF_ALT": [],
    "MAAL_SKOLE": [],
    "ENH_SKOLER": [],
    "PER_CHEF": [],
}


def owners(handbook: Handbook, id: str) -> list[str]:
    return [owner.id for owner in handbook.programmes_of(handbook.by_id[id])]


@pytest.mark.parametrize("id", OWNERS)
def test_an_object_belongs_to_the_programmes_it_leads_to(id: str) -> None:
    handbook, _ = read(EVERYTHING)
    assert owners(handbook, id) == OWNERS[id]


def test_every_kind_that_leads_to_a_programme_is_tried_above() -> None:
    handbook, _ = read(EVERYTHING)
    assert {handbook.by_id[id].om.navn for id, found in OWNERS.items() if found} == {
        "program",
        *NEARER,
    }


def test_programmes_stand_in_the_order_of_the_pages() -> None:
    handbook, _ = read(
        ":::{program} A\n:id: PRG_AA\n:::\n:::{program} B\n:id: PRG_BB\n:::\n"
        ":::{gevinst} Tid\n:id: GEV_TID\n:hoerer_til: PRG_BB, PRG_AA\n:::"
    )
    assert owners(handbook, "GEV_TID") == ["PRG_AA", "PRG_BB"]


def test_a_programme_that_is_written_twice_counts_once() -> None:
    handbook, _ = read(
        ":::{program} A\n:id: PRG_AA\n:::\n"
        ":::{gevinst} Tid\n:id: GEV_TID\n:hoerer_til: PRG_AA, PRG_AA\n:::"
    )
    assert owners(handbook, "GEV_TID") == ["PRG_AA"]


def test_a_project_whose_programme_does_not_exist_stands_alone() -> None:
    handbook, _ = read(":::{projekt} A\n:id: PRJ_AA\n:indgaar_i: PRG_UKENDT\n:::")
    assert owners(handbook, "PRJ_AA") == ["PRJ_AA"]


def test_a_ring_of_follow_ups_ends() -> None:
    handbook, _ = read(
        ":::{tjeksvar} A\n:id: SVAR_AA\n:objekt: OPF_BB\n:::\n"
        ":::{opfoelgning} B\n:id: OPF_BB\n:foelger_op_paa: SVAR_AA, OPF_BB\n:::"
    )
    assert (owners(handbook, "SVAR_AA"), owners(handbook, "OPF_BB")) == ([], [])


def test_a_ring_of_projects_ends() -> None:
    handbook, _ = read(
        ":::{projekt} A\n:id: PRJ_AA\n:indgaar_i: PRJ_BB\n:::\n"
        ":::{projekt} B\n:id: PRJ_BB\n:indgaar_i: PRJ_AA\n:::"
    )
    assert (owners(handbook, "PRJ_AA"), owners(handbook, "PRJ_BB")) == (["PRJ_AA"], ["PRJ_BB"])


UNITS = """\
:::{enhed} Top
:id: ENH_TOP
:::
:::{enhed} Midt
:id: ENH_MIDT
:overenhed: ENH_TOP
:::
:::{enhed} Bund
:id: ENH_BUND
:overenhed: ENH_MIDT
:::
:::{enhed} Ring 1
:id: ENH_RING_1
:overenhed: ENH_RING_2
:::
:::{enhed} Ring 2
:id: ENH_RING_2
:overenhed: ENH_RING_1
:::
:::{enhed} Selv
:id: ENH_SELV
:overenhed: ENH_SELV
:::
"""


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("ENH_TOP", ("ENH_TOP",)),
        ("ENH_BUND", ("ENH_BUND", "ENH_MIDT", "ENH_TOP")),
        ("ENH_RING_1", ("ENH_RING_1", "ENH_RING_2")),
        ("ENH_RING_2", ("ENH_RING_2", "ENH_RING_1")),
        ("ENH_SELV", ("ENH_SELV",)),
        ("ENH_UKENDT", ("ENH_UKENDT",)),
    ],
)
def test_a_unit_and_those_above_it_end_at_the_top_or_where_a_ring_closes(
    id: str, expected: tuple[str, ...]
) -> None:
    handbook, _ = read(UNITS)
    assert handbook.unit_and_above(id) == expected


def test_the_order_of_the_pages_never_changes_what_belongs_to_what() -> None:
    pages = [
        raw_objects(EVERYTHING, "a.md"),
        raw_objects(UNITS, "b.md"),
        raw_objects(":::{gevinst} Ro\n:id: GEV_RO\n:hoerer_til: PRJ_ENE, PRG_SKOLE\n:::", "c.md"),
    ]
    found = []
    for order in permutations(pages):
        handbook, _ = read_handbook(raw for page in order for raw in page)
        found.append({id: owners(handbook, id) for id in sorted(handbook.by_id)})
    assert found == [found[0]] * 6


def test_the_first_of_two_objects_with_the_same_id_has_it() -> None:
    handbook, _ = read(
        ":::{enhed} Først\n:id: ENH_AA\n:overenhed: ENH_BB\n:::\n"
        ":::{enhed} Sidst\n:id: ENH_AA\n:overenhed: ENH_CC\n:::"
    )
    first, last = handbook.objects
    assert handbook.by_id == {"ENH_AA": first}
    assert handbook.all(Enhed) == (first,)
    assert handbook.incoming == {"ENH_BB": {"overenhed": (first,)}}
    assert last.titel == "Sidst"


def test_former_ids_lead_to_the_object_that_has_taken_over() -> None:
    handbook, _ = read(
        ":::{enhed} A\n:id: ENH_AA\n:tidligere_id: ENH_GAMMEL; ENH_AELDRE\n:::\n"
        ":::{enhed} B\n:id: ENH_BB\n:::"
    )
    enhed = handbook.by_id["ENH_AA"]
    assert handbook.former_ids == {"ENH_GAMMEL": enhed, "ENH_AELDRE": enhed}


def test_a_former_id_that_two_objects_claim_belongs_to_the_one_the_finding_names() -> None:
    handbook, findings = read(
        ":::{enhed} A\n:id: ENH_AA\n:type: center\n:tidligere_id: ENH_GAMMEL\n:::\n"
        ":::{enhed} B\n:id: ENH_BB\n:type: center\n:tidligere_id: ENH_GAMMEL\n:::"
    )
    assert [finding.message for finding in findings] == [
        "ENH_BB har haft id'et ENH_GAMMEL, men det bruges af ENH_AA (side.md:1)"
    ]
    assert handbook.former_ids["ENH_GAMMEL"].id == "ENH_AA"


def test_links_are_followed_forwards_only_to_what_exists_and_is_of_the_type() -> None:
    handbook, _ = read(EVERYTHING)
    ids = ("GEV_TID", "GEV_UKENDT", "PER_CHEF", "GEV_PENGE")
    assert [found.id for found in handbook.find(ids, Gevinst)] == ["GEV_TID", "GEV_PENGE"]


def test_links_are_followed_backwards_by_name_and_type() -> None:
    handbook, _ = read(EVERYTHING)
    chief, effekt = handbook.by_id["PER_CHEF"], handbook.by_id["EFF_LAERING"]
    assert [o.id for o in handbook.pointing_at(chief, "gevinstansvarlig", Gevinst)] == ["GEV_TID"]
    assert handbook.pointing_at(chief, "gevinstansvarlig", Person) == ()
    assert [o.id for o in handbook.pointing_at(effekt, "sigter_mod", Program)] == ["PRG_SKOLE"]


def test_an_empty_handbook_has_no_municipality_and_nothing_in_it() -> None:
    handbook = Handbook(())
    assert (handbook.kommune, handbook.all(Gevinst), handbook.former_ids) == (None, (), {})


def test_objects_with_the_same_links_can_be_put_in_the_place_of_others() -> None:
    whole = read(EVERYTHING)[0]
    later = {
        program.id: replace(program, titel="Senere", fase="realisering")
        for program in whole.all(Program)
    }
    fresh = Handbook(tuple(later.get(objekt.id, objekt) for objekt in whole.objects))
    found = whole.replaced(later)
    assert found == fresh
    assert found.by_id == fresh.by_id
    assert found.incoming == fresh.incoming
    assert found._loose == fresh._loose
    assert found._programmes == fresh._programmes
    assert found.programmes_of(found.by_id["GEV_TID"]) == (later["PRG_SKOLE"],)
