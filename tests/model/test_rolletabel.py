"""The table of roles: it says the truth of the model, and forgets no link."""

from __future__ import annotations

from pathlib import Path

import pytest
from gevinst.model import lister
from gevinst.model.felt import links_i
from gevinst.model.kommune import KOMMUNETYPER, Person, Portefoelje, Program, Projekt
from gevinst.model.rolletabel import (
    KALDES,
    ROLLE_I_FORUM,
    ROLLE_PAA_LINK,
    ROLLER,
    Leder,
    Navngivet,
    Plads,
    Uafhaengig,
)

PAGES = Path(__file__).parents[2] / "source" / "roller"
ONCE = frozenset(("godkendt_af", "bekraeftet_af", "besvaret_af", "overdraget_til"))
"""Links to posts that say what somebody did on a day, and give no role."""


def named() -> list[Navngivet]:
    found = [maade for maade in ROLLER.values() if isinstance(maade, Navngivet)]
    free = [maade for maade in ROLLER.values() if isinstance(maade, Uafhaengig)]
    return found + [one for maade in free for one in (*maade.navngivne, maade.uden)]


def test_each_role_with_a_page_is_in_the_table() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES.glob("*.md"))
    ids = {line.split()[1] for line in text.splitlines() if line.startswith(":id: ROL_")}
    assert ids == ROLLER.keys()


def test_each_link_leads_to_posts_from_the_type_it_is_said_to_stand_on() -> None:
    assert len(named()) > 5
    for role in named():
        assert links_i(role.paa)[role.link].til == ("person",)
    for maade in ROLLER.values():
        if isinstance(maade, Leder):
            assert links_i(Person)[maade.link].til == ("enhed",)


def test_each_seat_is_in_a_forum_of_a_type_that_there_is_and_of_one_role() -> None:
    seats = [maade for maade in ROLLER.values() if isinstance(maade, Plads)]
    types = [forumtype for maade in seats for forumtype in maade.typer]
    assert sorted(types) == sorted(ROLLE_I_FORUM)
    assert set(types) <= {valg.kode for valg in lister.FORUMTYPER}
    for maade in seats:
        if maade.via:
            assert any(
                maade.via in links_i(cls) and links_i(cls)[maade.via].til == ("forum",)
                for cls in (Program, Projekt, Portefoelje)
            )


@pytest.mark.parametrize("cls", KOMMUNETYPER)
def test_every_link_to_a_post_gives_a_role_or_says_what_was_done_on_a_day(cls: type) -> None:
    links = {felt.navn for felt in links_i(cls).values() if felt.til == ("person",)}
    assert links <= {*KALDES, *ONCE}


def test_what_a_post_is_called_is_said_of_links_that_there_are() -> None:
    there = {navn for cls in KOMMUNETYPER for navn in links_i(cls)}
    assert KALDES.keys() <= there
    assert ROLLE_PAA_LINK.keys() <= {*KALDES, *ONCE}
    on_posts = {"leder_af", "stedfortraeder"}
    for cls in set(KOMMUNETYPER) - {Person}:
        assert on_posts.isdisjoint(links_i(cls))


def test_a_link_gives_the_role_of_its_page() -> None:
    assert ROLLE_PAA_LINK["maaleansvarlig"] == "ROL_GEVINSTCONTROLLER"
    assert ROLLE_PAA_LINK["leder_af"] == "ROL_DRIFTSLEDER"
    assert ROLLE_I_FORUM["direktion"] == ROLLE_I_FORUM["portefoelje"] == "ROL_PORTEFOELJEFORUM"
