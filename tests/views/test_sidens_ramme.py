"""All addresses, the foot of a page, and what a link to an object shows."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

from gevinst.model.haandbog import Begreb, Rolle, Udsagn
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Enhed, Gevinst, Maaling, Person, Program
from gevinst.model.location import Location
from gevinst.views import tilgaengelighed
from gevinst.views.adresser import MOST, addresses
from gevinst.views.sammendrag import LENGTH, sammendrag, shortened
from gevinst.views.sidefod import Origin, origin, responsible

AT = Location("source/side.md", 1)
TODAY = date(2026, 6, 15)


def readings(count: int) -> tuple[Maaling, ...]:
    return tuple(Maaling(id=f"MLG_{n}", titel=f"Måling {n}", sted=AT) for n in range(count))


def test_addresses_are_grouped_by_type_and_sorted_by_title() -> None:
    handbook = Handbook(
        (
            Enhed(id="ENH_B", titel="beta", sted=AT),
            Enhed(id="ENH_A", titel="Alfa", sted=AT),
            Rolle(id="ROL_X", titel="Rolle", sted=AT),
        )
    )
    roles, units = addresses(handbook)
    assert (roles.om.navn, roles.count) == ("rolle", 1)
    assert [objekt.titel for objekt in units.objects] == ["Alfa", "beta"]


def test_more_objects_than_a_page_can_bear_are_counted() -> None:
    (shown,) = addresses(Handbook(readings(MOST)))
    assert (shown.count, len(shown.objects)) == (MOST, MOST)
    (counted,) = addresses(Handbook(readings(MOST + 1)))
    assert (counted.count, counted.objects) == (MOST + 1, ())
    statements = tuple(Udsagn(id=f"UDS_{n}", titel=f"{n}", sted=AT) for n in range(MOST + 1))
    assert len(addresses(Handbook(statements))[0].objects) == MOST + 1


def test_a_statement_that_two_objects_rest_on_counts_once() -> None:
    both = Begreb(id="BEG_A", titel="A", sted=AT, daekker=("UDS_1", "UDS_2"))
    ours = Begreb(id="BEG_B", titel="B", sted=AT, daekker=("UDS_2",), tilfoejet=True)
    post = Person(id="PER_A", titel="A", sted=AT)
    assert origin([both, ours, post]) == Origin(2, (ours,))
    assert origin([post]) == Origin(0, ())


def test_who_answers_for_a_page() -> None:
    post, other = (Person(id=f"PER_{n}", titel=n, sted=AT) for n in "AB")
    benefit = Gevinst(id="GEV_A", titel="A", sted=AT, gevinstansvarlig=("PER_B",))
    second = Gevinst(id="GEV_B", titel="B", sted=AT, gevinstansvarlig=("PER_A",))
    programme = Program(id="PRG_A", titel="A", sted=AT, programleder=("PER_A",))
    role = Rolle(id="ROL_A", titel="A", sted=AT)
    handbook = Handbook((post, other, benefit, second, programme, role))
    assert responsible(handbook, [benefit, programme, second], TODAY) == (post,)
    assert responsible(handbook, [benefit, role], TODAY) == (other,)
    assert responsible(handbook, [benefit, second], TODAY) == ()
    assert responsible(handbook, [role], TODAY) == ()


def test_what_a_link_to_an_object_shows() -> None:
    assert sammendrag(Rolle(id="ROL_A", titel="Ejer", sted=AT, pligt="Du ejer.")) == "Du ejer."
    assert sammendrag(Rolle(id="ROL_A", titel="Ejer", sted=AT)) == "Rolle: Ejer"


def test_a_long_text_is_cut_off_after_a_word() -> None:
    assert shortened("to\n  ord") == "to ord"
    assert shortened("a" * LENGTH) == "a" * LENGTH
    assert shortened("ord " * 60) == f"{('ord ' * 50).strip()}…"
    assert len(shortened("a" * (LENGTH + 1))) == LENGTH


def test_the_accessibility_statement_claims_no_more_than_is_tested() -> None:
    tests = Path(__file__).parents[1] / "browser" / "test_reading.py"
    written = {
        node.value
        for node in ast.walk(ast.parse(tests.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str | int)
    }
    assert {*tilgaengelighed.RULES, *tilgaengelighed.WIDTHS, "light", "dark"} - written == set()
