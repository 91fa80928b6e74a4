"""The public edition as values: what is internal, what is left, and what stands in the way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from byg import effekt, enhed, forum, gevinst, indikator, kommune, maaling, person, program, svar
from gevinst.model.felt import links_i
from gevinst.model.finding import Finding, Severity
from gevinst.model.handbook import Handbook
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.model.udgave import (
    Internt,
    as_obstacle,
    as_published,
    internal,
    obstacles,
    only_in_internal_menus,
    only_without,
    public,
)
from hypothesis import given, settings
from hypothesis import strategies as st

ANY = settings(max_examples=200)

SKOLE = program("PRG_SKOLE", "Skole")
HEMMELIG = program("PRG_HEMMELIG", "Hemmelig")


def of(*objects: Objekt) -> Handbook:
    return Handbook((kommune(), SKOLE, HEMMELIG, *objects))


@pytest.mark.parametrize(
    ("objects", "marked", "hidden"),
    [
        ((), [], set()),
        ((), ["PRG_HEMMELIG"], {"PRG_HEMMELIG"}),
        ((), ["PRG_FINDES_IKKE"], set()),
        (
            (gevinst("GEV_A", "A", hoerer_til="PRG_HEMMELIG"),),
            ["PRG_HEMMELIG"],
            {"PRG_HEMMELIG", "GEV_A"},
        ),
        (
            (
                gevinst("GEV_A", "A", hoerer_til="PRG_SKOLE", maales_ved="IND_A"),
                indikator("IND_A", "A"),
                maaling("MLG_A", "A", maaling_af="IND_A"),
            ),
            ["GEV_A"],
            {"GEV_A", "IND_A", "MLG_A"},
        ),
        (  # an indicator of two benefits is public while one of them is
            (
                gevinst("GEV_A", "A", hoerer_til="PRG_SKOLE", maales_ved="IND_A"),
                gevinst("GEV_B", "B", hoerer_til="PRG_SKOLE", maales_ved="IND_A"),
                indikator("IND_A", "A"),
            ),
            ["GEV_A"],
            {"GEV_A"},
        ),
        (  # a link to nothing makes nothing public
            (gevinst("GEV_A", "A", hoerer_til="PRG_HEMMELIG PRG_FINDES_IKKE"),),
            ["PRG_HEMMELIG"],
            {"PRG_HEMMELIG", "GEV_A"},
        ),
        (  # what belongs to nothing is not drawn in
            (person("PER_A", "A"), enhed("ENH_SKOLER"), effekt("EFF_A", "A")),
            ["PRG_HEMMELIG", "ENH_SKOLER"],
            {"PRG_HEMMELIG", "ENH_SKOLER"},
        ),
    ],
)
def test_what_belongs_only_to_the_internal_is_internal(
    objects: tuple[Objekt, ...], marked: list[str], hidden: set[str]
) -> None:
    assert internal(of(*objects), marked) == hidden


def test_links_to_the_internal_are_left_out_and_the_others_kept() -> None:
    handbook = of(
        forum("FRM_A", "A", medlemmer="PER_A PER_B"),
        person("PER_A", "A"),
        person("PER_B", "B"),
    )
    reduced = public(handbook, {"PER_A"})
    assert [o.id for o in reduced.objects] == [o.id for o in handbook.objects if o.id != "PER_A"]
    assert reduced.by_id["FRM_A"].medlemmer == ("PER_B",)  # type: ignore[attr-defined]
    assert reduced.by_id["PER_B"] is handbook.by_id["PER_B"]


def test_with_nothing_hidden_the_handbook_is_the_same() -> None:
    handbook = of()
    assert public(handbook, frozenset()) is handbook


def test_both_of_two_with_the_same_hidden_id_are_left_out() -> None:
    handbook = of(person("PER_A", "Den ene"), person("PER_A", "Den anden"))
    assert [o.id for o in public(handbook, {"PER_A"}).objects] == [o.id for o in of().objects]


def test_a_link_that_must_be_there_stands_in_the_way() -> None:
    public_benefit = gevinst("GEV_A", "A", hoerer_til="PRG_HEMMELIG", linjer=(("hoerer_til", 7),))
    assert tuple(obstacles(of(public_benefit), {"PRG_HEMMELIG"})) == (
        Finding(
            "IN26",
            Severity.FEJL,
            Location("gevinst.md", 7),
            "GEV_A",
            "GEV_A »A« er offentlig, men :hoerer_til: kan ikke vises uden PRG_HEMMELIG, som er "
            "intern",
            "gør PRG_HEMMELIG offentlig, eller gør GEV_A intern",
            ("PRG_HEMMELIG",),
        ),
    )
    assert not list(obstacles(of(public_benefit), {"PRG_HEMMELIG", "GEV_A"}))


def test_a_link_that_may_be_left_out_does_not_stand_in_the_way() -> None:
    handbook = of(
        indikator("IND_A", "A", varsler="GEV_A", maaleansvarlig="PER_A", godkendt_af="PER_A"),
        gevinst("GEV_A", "A"),
        person("PER_A", "A"),
    )
    assert [f for f in obstacles(handbook, {"GEV_A"}) if f.object_id == "IND_A"] == []


def test_what_an_answer_answers_cannot_be_left_out() -> None:
    """It is one of two fields, of which one must be there."""
    answer = svar("SVAR_A", besvarer="SPM_A")
    found = list(obstacles(of(answer), {"SPM_A"}))
    assert [(f.object_id, ":besvarer:" in f.message) for f in found] == [("SVAR_A", True)]


def test_a_row_of_a_file_is_not_written_anew() -> None:
    row = maaling("MLG_A", "A", maaling_af="IND_A", bekraeftet_af="PER_A", side="source/a.md")
    handbook = of(row, indikator("IND_A", "A"), person("PER_A", "A"))
    assert [f.object_id for f in obstacles(handbook, {"PER_A"})] == ["MLG_A"]
    unfiled = of(replace(row, side=""), indikator("IND_A", "A"), person("PER_A", "A"))
    assert list(obstacles(unfiled, {"PER_A"})) == []


def test_shares_that_would_not_add_up_stand_in_the_way() -> None:
    shared = gevinst("GEV_A", "A", hoerer_til="PRG_SKOLE", andele=(("ENH_A", 96), ("ENH_B", 4)))
    found = list(obstacles(of(shared, enhed("ENH_A", "A"), enhed("ENH_B", "B")), {"ENH_B"}))
    assert [(f.object_id, ":andele:" in f.message, "ENH_B" in f.remedy) for f in found] == [
        ("GEV_A", True, True)
    ]


# -- whatever is hidden ----------------------------------------------------------------------------


@st.composite
def handbooks(draw: st.DrawFn) -> tuple[Handbook, frozenset[str]]:
    """Benefits, indicators and measurements linked at will, and some of them marked."""
    some = st.integers(0, 4)

    def ids(prefix: str, most: int = 3) -> Any:
        return st.lists(some, max_size=most, unique=True).map(
            lambda numbers: tuple(f"{prefix}_{n}N" for n in numbers)
        )

    objects: list[Objekt] = [program(f"PRG_{n}N", f"Program {n}") for n in range(draw(some))]
    objects += [
        gevinst(
            f"GEV_{n}N", f"Gevinst {n}", hoerer_til=draw(ids("PRG")), maales_ved=draw(ids("IND"))
        )
        for n in range(draw(some))
    ]
    objects += [
        indikator(f"IND_{n}N", f"Tal {n}", varsler=draw(ids("GEV"))) for n in range(draw(some))
    ]
    objects += [
        maaling(f"MLG_{n}N", f"Måling {n}", maaling_af=draw(ids("IND", 1)))
        for n in range(draw(some))
    ]
    handbook = Handbook(tuple(draw(st.permutations(objects))))
    marked = draw(st.sets(st.sampled_from(sorted(handbook.by_id)))) if objects else set()
    return handbook, frozenset(marked)


@ANY
@given(handbooks())
def test_nothing_that_is_left_names_what_is_hidden(case: tuple[Handbook, frozenset[str]]) -> None:
    handbook, marked = case
    hidden = internal(handbook, marked)
    reduced = public(handbook, hidden)
    assert marked <= hidden
    assert set(reduced.by_id) == set(handbook.by_id) - hidden
    for objekt in reduced.objects:
        for navn in links_i(type(objekt)):
            before = getattr(handbook.by_id[objekt.id], navn)
            assert getattr(objekt, navn) == tuple(id for id in before if id not in hidden)


@ANY
@given(handbooks())
def test_to_hide_what_is_hidden_again_changes_nothing(
    case: tuple[Handbook, frozenset[str]],
) -> None:
    handbook, marked = case
    hidden = internal(handbook, marked)
    assert internal(handbook, hidden) == hidden
    assert public(public(handbook, hidden), hidden) == public(handbook, hidden)


@ANY
@given(handbooks())
def test_the_order_of_the_pages_does_not_matter(case: tuple[Handbook, frozenset[str]]) -> None:
    handbook, marked = case
    assert internal(Handbook(handbook.objects[::-1]), marked) == internal(handbook, marked)


@ANY
@given(handbooks())
def test_nothing_public_belongs_only_to_the_hidden(case: tuple[Handbook, frozenset[str]]) -> None:
    handbook, marked = case
    hidden = internal(handbook, marked)
    belongs = {
        objekt.id: {near.id for near in handbook.way_from(objekt)} - {objekt.id}
        for objekt in public(handbook, hidden).objects
    }
    assert [id for id, near in belongs.items() if near and near <= hidden] == []


# -- what would be found in the public edition only ------------------------------------------------


def finding(code: str, line: int, objekt: str = "", text: str = "x") -> Finding:
    return Finding(code, Severity.TIP, Location("side.md", line), objekt, text, "ret")


def test_a_finding_that_only_the_public_edition_would_have_stands_in_the_way() -> None:
    whole = [finding("EJ01", 1, "GEV_A"), finding("DA01", 4)]
    reduced = [
        finding("EJ01", 9, "GEV_A", "med et andet tal"),
        finding("EJ02", 9, "GEV_A"),
        finding("DA01", 2),
        finding("DA01", 1),
    ]

    def place(sted: Location) -> Location:
        return Location(sted.path, sted.line * 2)

    assert [str(f.location) for f in only_without(whole, reduced, place)] == [
        "side.md:18",
        "side.md:2",
    ]
    assert as_obstacle(next(only_without(whole, reduced, place))) == Finding(
        "IN26",
        Severity.FEJL,
        Location("side.md", 18),
        "GEV_A",
        "en regel ville finde noget i den offentlige udgave, som er i orden i håndbogen: EJ02 x",
        "find det interne, som GEV_A hænger sammen med, og gør det offentligt, eller gør GEV_A "
        "intern",
    )


def test_what_stands_on_an_internal_page_is_internal() -> None:
    note = person("PER_A", "A", sted=Location("source/intern.md", 3))
    marked = person("PER_B", "B", synlighed="intern")
    row = maaling("MLG_A", "A", side="source/intern.md", sted=Location("source/tal.csv", 2))
    handbook = of(note, marked, row, person("PER_C", "C"))
    found = Internt.of(handbook, ["source/intern.md"])
    assert (found.ids, found.sider) == ({"PER_A", "PER_B", "MLG_A"}, {"source/intern.md"})
    assert bool(found)
    assert not Internt.of(of(), [])


def test_the_public_edition_is_judged_as_published_whatever_the_municipality_says() -> None:
    judged = as_published(Handbook((kommune(offentlig=False), SKOLE)))
    assert judged.kommune is not None
    assert judged.kommune.offentlig is True
    assert judged.by_id["PRG_SKOLE"] is SKOLE


def test_a_public_page_must_stand_in_a_menu_that_all_can_see() -> None:
    pages = {name: f"source/{name}.md" for name in ("index", "intern", "bilag", "begge", "alene")}
    menus = {"index": ["begge"], "intern": ["bilag", "begge", "index", "findes-ikke"]}
    found = only_in_internal_menus(pages, menus, "index", {"source/intern.md"})
    assert [(f.location.path, f.code) for f in found] == [("source/bilag.md", "IN26")]
    assert list(only_in_internal_menus(pages, menus, "index", ())) == []
