"""The menu shows the way to where the reader is, and does not grow with the municipality."""

from __future__ import annotations

from gevinst.sphinx_ext.menu import MOST, Entry, Item, Menu


def entries(*names: str) -> tuple[Entry, ...]:
    return tuple(Entry(name.capitalize(), name) for name in names)


def menu(**below: tuple[Entry, ...]) -> Menu:
    return Menu.of("forside", below)


def seen(items: tuple[Item, ...]) -> list[object]:
    """Names, with what is open below them; ``*`` is where the reader is."""
    return [
        f"{item.entry.target}{'*' * item.here}"
        if not item.below
        else (f"{item.entry.target}{'*' * item.here}", seen(item.below))
        for item in items
    ]


SMALL = menu(
    forside=entries("roller", "kommunen"),
    roller=entries("ejer", "leder"),
    kommunen=entries("programmer", "poster"),
    programmer=entries("skole", "post"),
)


def test_from_the_front_page_only_the_parts_are_seen() -> None:
    assert seen(SMALL.around("forside")) == ["roller", "kommunen"]


def test_a_part_is_open_where_the_reader_is_in_it() -> None:
    assert seen(SMALL.around("roller")) == [("roller*", ["ejer", "leder"]), "kommunen"]
    assert seen(SMALL.around("leder")) == [("roller", ["ejer", "leder*"]), "kommunen"]


def test_the_way_is_open_all_the_way_down() -> None:
    assert seen(SMALL.around("post")) == [
        "roller",
        ("kommunen", [("programmer", ["skole", "post*"]), "poster"]),
    ]


def test_a_page_that_no_menu_names_sees_the_parts() -> None:
    assert seen(SMALL.around("gevinst/porto/index")) == ["roller", "kommunen"]


def test_the_menu_can_be_open_where_a_page_belongs_that_no_menu_names() -> None:
    assert seen(SMALL.around("kommunen", "gevinst/porto/index")) == [
        "roller",
        ("kommunen", ["programmer", "poster"]),
    ]


def test_as_many_pages_as_there_is_room_for_are_listed() -> None:
    names = [f"p{n:02}" for n in range(MOST)]
    full = menu(forside=entries("programmer"), programmer=entries(*names))
    assert seen(full.around("p03")) == [
        ("programmer", [f"{name}{'*' * (name == 'p03')}" for name in names])
    ]


def test_of_one_more_only_the_page_the_reader_is_on() -> None:
    many = entries(*(f"p{n:02}" for n in range(MOST + 1)))
    crowded = menu(forside=entries("programmer"), programmer=many)
    assert seen(crowded.around("p03")) == [("programmer", ["p03*"])]
    assert seen(crowded.around("programmer")) == ["programmer*"]


def test_the_work_on_a_page_does_not_grow_with_the_folder_it_is_in() -> None:
    """Otherwise a folder of a thousand pages would cost a million steps."""

    class Counted(tuple[Entry, ...]):
        looked_at = 0

        def __iter__(self):
            Counted.looked_at += 1
            return super().__iter__()

    many = Counted(entries(*(f"p{n:03}" for n in range(500))))
    crowded = menu(forside=entries("programmer"), programmer=many)
    once = Counted.looked_at
    for n in range(500):
        assert seen(crowded.around(f"p{n:03}")) == [("programmer", [f"p{n:03}*"])]
    assert Counted.looked_at == once


def test_a_page_belongs_to_the_menu_nearest_to_the_front_page() -> None:
    twice = menu(forside=entries("a", "b"), a=entries("c"), c=entries("d"), b=entries("d"))
    assert seen(twice.around("d")) == ["a", ("b", ["d*"])]


def test_the_parts_themselves_are_listed_however_many_they_are() -> None:
    many = tuple(f"d{n:02}" for n in range(MOST + 5))
    assert len(menu(forside=entries(*many)).around("d00")) == MOST + 5


def test_menus_that_name_each_other_come_to_an_end() -> None:
    ring = menu(forside=entries("a"), a=entries("b"), b=entries("a", "c"))
    assert seen(ring.around("c")) == [("a", [("b", ["a", "c*"])])]


def test_an_address_elsewhere_is_a_line_and_never_the_way() -> None:
    elsewhere = Entry("KL", "https://www.kl.dk/", elsewhere=True)
    outward = menu(forside=(elsewhere, *entries("roller")))
    assert outward.around("roller")[0].entry == elsewhere
