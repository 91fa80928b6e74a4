"""The lists of published addresses: what is lost, and how they grow."""

from __future__ import annotations

from pathlib import Path

import gevinst
from gevinst.model.adresser import grown, lost, read_lists

FIRST, OWN = "source/adresser.txt", "source/kommunen/adresser.txt"
IN_USE = {
    "roller/ejer.html": "source/roller/ejer.md",
    "rolle/ejer/": "source/roller/ejer.md",
    "kommunen/fora.html": "source/kommunen/fora.md",
    "maaling/x-20260101/": "source/kommunen/maalinger/x.csv",
    "tjekliste/egen/": "checklists/egen.yaml",
}


def test_nothing_is_lost_while_all_lead_somewhere() -> None:
    assert lost({FIRST: "# Om listen\n\nrolle/ejer/\nroller/ejer.html\n"}, IN_USE) == ()


def test_a_lost_address_is_said_with_its_line_and_what_to_do() -> None:
    lists = {
        OWN: "# Om\nforum/en-styregruppe/\n",
        FIRST: "gamle/ejer.html\nroller/vaek.html\nukendt/x/\n<script>/\n",
    }
    top = "mellem to linjer med '---' øverst på den side, som læseren nu skal føres til"
    assert [str(one) for one in lost(lists, IN_USE)] == [
        "source/adresser.txt:1: adressen gamle/ejer.html er offentliggjort, men fører ingen steder "
        f"hen. Ret: skriv 'tidligere_adresse: gamle/ejer.html' {top}, for eksempel "
        "source/roller/ejer.md.",
        "source/adresser.txt:2: adressen roller/vaek.html er offentliggjort, men fører ingen "
        f"steder hen. Ret: skriv 'tidligere_adresse: roller/vaek.html' {top}.",
        "source/adresser.txt:3: adressen ukendt/x/ er offentliggjort, men fører ingen steder hen. "
        f"Ret: skriv 'tidligere_adresse: ukendt/x/' {top}.",
        "source/adresser.txt:4: »<script>/« er ikke en adresse. Ret: skriv den, som den stod efter "
        "håndbogens egen adresse: roller/ejer.html eller rolle/ejer/.",
        "source/kommunen/adresser.txt:2: adressen forum/en-styregruppe/ er offentliggjort, men "
        "fører ingen steder hen. Ret: har objektet fået et nyt id, så skriv "
        "':tidligere_id: FRM_EN_STYREGRUPPE' på det. Ellers skriv "
        f"'tidligere_adresse: forum/en-styregruppe/' {top}.",
    ]


def test_a_new_address_goes_to_the_list_of_its_folder_and_none_is_taken_away() -> None:
    lists = {FIRST: "# Om\nrolle/vaek/\n", OWN: ""}
    assert grown(lists, IN_USE) == {
        FIRST: "# Om\nrolle/ejer/\nrolle/vaek/\nroller/ejer.html\ntjekliste/egen/\n",
        OWN: "kommunen/fora.html\nmaaling/x-20260101/\n",
    }
    assert grown(grown(lists, IN_USE), IN_USE) == grown(lists, IN_USE)


def test_an_address_that_moved_to_another_folder_stands_once() -> None:
    lists = {FIRST: "kommunen/fora.html\n", OWN: ""}
    assert "kommunen/fora.html" not in grown(lists, IN_USE)[OWN]


def test_where_there_is_no_list_one_is_made() -> None:
    (path,) = made = grown({}, IN_USE)
    assert path == FIRST
    assert made[path].splitlines()[2:] == sorted(IN_USE)


def test_the_handbook_has_a_list_and_so_has_the_example() -> None:
    lists = read_lists(Path(gevinst.__file__).parents[2])
    assert list(lists) == [FIRST, OWN]
    assert "rolle/gevinstansvarlig/\n" in lists[FIRST]
    assert "gevinst/post-porto/\n" in lists[OWN]
