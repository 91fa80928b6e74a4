"""What the build writes down for the PDFs: which pages a book has, and in what order."""

from __future__ import annotations

import itertools

import pytest
from conftest import Site
from gevinst.pdf.book import FILE, Book, read
from gevinst.sphinx_ext.books import KINDS


@pytest.fixture(scope="module")
def books(real_site: Site) -> dict[str, Book]:
    return {book.name: book for book in read(real_site.folder.path / "_build" / "doctrees" / FILE)}


def test_there_is_the_handbook_and_a_book_for_each_programme(books: dict[str, Book]) -> None:
    assert list(books) == [
        "haandbog",
        "program-beskaeftigelse",
        "program-digitalpost",
        "program-eindkoeb-esdh",
        "program-folkeskole",
        "program-mestring",
        "projekt-dagtilbud",
    ]
    book = books["program-folkeskole"]
    assert (book.title, book.about) == ("Folkeskolen i udvikling", "Program i Gevinsthåndbogen")
    assert (book.day, book.base) == ("2026-06-15", "https://gevinsthaandbogen.example/")
    assert book.publisher == "Digitalisering, Eksempelkøbing Kommune"
    assert book.notice == "Kommunen og alle dens tal og beslutninger er opdigtede."


def test_the_handbook_has_every_page_once(books: dict[str, Book], real_site: Site) -> None:
    addresses = [chapter.address for chapter in books["haandbog"].chapters if chapter.address]
    assert len(addresses) == len(set(addresses))
    files = {f"{a}index.html" if a.endswith("/") else a for a in addresses}
    # No page of a reader's, but those that do something only on a screen.
    assert {
        page
        for page, html in real_site.built.pages.items()
        if 'http-equiv="refresh"' not in html and page not in files
    } == {"404.html", "search.html"}


def test_the_handbook_follows_the_menus_and_then_has_the_pages_of_objects(
    books: dict[str, Book],
) -> None:
    chapters = books["haandbog"].chapters
    assert [(c.title, c.address, c.depth) for c in chapters[:4]] == [
        ("Gevinsthåndbogen", "index.html", 1),
        ("Roller", "roller/index.html", 1),
        ("Gevinstansvarlig", "roller/gevinstansvarlig.html", 2),
        ("Lokal gevinstejer", "roller/lokal-gevinstejer.html", 2),
    ]
    assert [c.title for c in chapters if not c.address] == list(KINDS)
    steps = itertools.pairwise(chapters)
    assert [pair for pair in steps if pair[1].depth > pair[0].depth + 1] == []


def test_a_programmes_book_has_all_that_is_about_it(books: dict[str, Book]) -> None:
    assert [(c.title, c.address, c.depth) for c in books["program-folkeskole"].chapters] == [
        ("Folkeskolen i udvikling", "program/folkeskole/", 1),
        (
            "Folkeskolen i udvikling: alt, der er skrevet",
            "kommunen/programmer/folkeskole.html",
            1,
        ),
        ("Mødeark: Folkeskolen i udvikling", "program/folkeskole/moedeark/", 1),
        ("Gevinstprofiler", "", 1),
        ("Kortere tid til at forberede et forløb", "gevinst/skole-forbtid/", 2),
        ("Lavere fravær blandt eleverne", "gevinst/skole-fravaer/", 2),
        ("Flere elever, der læser over middel", "gevinst/skole-laesning/", 2),
    ]
