"""What the search is given: who is found, by which names, where, and in how few words."""

from __future__ import annotations

from collections.abc import Mapping

from gevinst.model.haandbog import Begreb, Rolle
from gevinst.model.kommune import Gevinst, Person
from gevinst.views.soegning import (
    MOST_LETTERS,
    MOST_WORDS,
    Entry,
    Section,
    entries,
    search_index,
    shortened,
    words,
)
from vis import handbook, made

ROLLE = made(Rolle, "ROL_EJER", "Ejer", pligt="Du henter den.", aliaser=("owner", "indehaver"))
BEGREB = made(
    Begreb,
    "BEG_EJER",
    "Ejer",
    definition="Den, der har den.",
    synonymer=("haver",),
    engelsk="owner",
)
POST = made(Person, "PER_CHEF", "Chef", stilling="Områdechef", tidligere_id=("PER_LEDER",))
GEVINST = made(Gevinst, "GEV_TID", "Tid", foer="45 minutter")
PAGES = {
    "side": [
        Section("", "Siden", "Det første."),
        Section("om-noget", "Om noget", "Det næste."),
        Section("ROL_EJER", "Ejer", "Mere om rollen.", is_object=True),
        Section("ROL_VAEK", "Skjult", "Det, ingen må se.", is_object=True),
    ]
}


def all_found(pages: Mapping[str, list[Section]] = PAGES) -> list[Entry]:
    return list(
        entries(
            handbook(ROLLE, BEGREB, POST, GEVINST),
            pages,
            {"side": "Siden", "BEG_EJER": "Ejer"},
            lambda o: f"til/{o.id}",
            lambda o: "side" if o is ROLLE else o.id,
            lambda docname: f"{docname}.html",
        )
    )


def test_an_id_that_also_stands_on_another_page_is_found_with_the_text_of_its_own() -> None:
    other = {"anden": [Section("ROL_EJER", "Ejer", "Det stod her også.", is_object=True)]}
    for pages in (other | PAGES, PAGES | other):
        assert all_found(pages)[0].text == "Du henter den. · Mere om rollen."


def test_objects_come_first_with_their_names_and_texts_and_then_pages() -> None:
    assert all_found() == [
        Entry(
            "Ejer",
            "rolle",
            "til/ROL_EJER",
            "Siden",
            ("ROL_EJER", "owner", "indehaver"),
            "Du henter den. · Mere om rollen.",
        ),
        # A page with the object's own title says nothing new.
        Entry(
            "Ejer",
            "begreb",
            "til/BEG_EJER",
            "",
            ("BEG_EJER", "haver", "owner"),
            "Den, der har den.",
        ),
        Entry("Chef", "person", "til/PER_CHEF", "", ("PER_CHEF", "PER_LEDER", "Områdechef")),
        Entry("Tid", "gevinst", "til/GEV_TID", "", ("GEV_TID",), "45 minutter"),
        Entry("Siden", "side", "side.html", text="Det første."),
        Entry("Om noget", "afsnit", "side.html#om-noget", "Siden", text="Det næste."),
    ]


def test_an_object_that_the_handbook_does_not_have_is_found_nowhere() -> None:
    index = str(search_index(all_found()))
    assert "Skjult" not in index
    assert "ingen" not in index


def test_words_are_small_and_what_belongs_together_is_one() -> None:
    assert list(words("It-projekt ROL_EJER: sag 2026-0147, »e\u0301n« 5 %")) == [
        "it-projekt",
        "rol_ejer",
        "sag",
        "2026-0147",
        "én",
        "5",
    ]


def test_each_word_knows_where_it_stands_as_steps_in_base_36() -> None:
    found = [
        Entry(f"Nr. {n}", "side", f"{n}.html", text="fælles" * (n in (1, 40))) for n in range(41)
    ]
    found[40] = Entry("Sidste", "begreb", "b.html", "Siden", ("x",), "Fælles og eget")
    index = search_index(found)
    assert index["ord"] == ["eget", "fælles"], "small words are left out"
    assert index["findes"] == ["14", "1 13"]
    assert index["typer"] == [("Begreb", 1.5), ("Side", 1.4)]
    assert index["steder"] == ["", "Siden"]
    assert index["fund"][40] == ("Sidste", 0, "b.html", 1, ("x",), "Fælles og eget")


def test_a_long_text_costs_no_more_than_a_bounded_one() -> None:
    text = " ".join(f"ord{n:03}" for n in range(MOST_WORDS + 20))
    index = search_index([Entry("Lang", "side", "l.html", text=text)])
    assert index["ord"] == [f"ord{n:03}" for n in range(MOST_WORDS)]
    assert len(index["fund"][0][5]) <= MOST_LETTERS + len(" …")


def test_a_text_is_cut_between_two_words() -> None:
    assert shortened("kort") == "kort"
    assert shortened("a" * MOST_LETTERS) == "a" * MOST_LETTERS
    cut = shortened(f"{'a' * 50}, {'b' * 60}")
    assert cut == f"{'a' * 50} …"
