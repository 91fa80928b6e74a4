"""A PDF of the handbook can be read by everyone: tagged, in Danish, with bookmarks and links."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from gevinst.pdf import book as books
from gevinst.pdf.assemble import Assembler
from gevinst.pdf.make import make
from pypdf import PdfReader

PROGRAMME = "program-folkeskole"
EXCERPT = "uddrag"
"""Some pages of the whole handbook: a role, a register that lies down, a rule."""
PAGES = ("roller/gevinstansvarlig.html", "kommunen/overblik/gevinstoversigt.html", "regel/ej01/")


@pytest.fixture(scope="module")
def listing(site: Path, tmp_path_factory) -> Path:
    """The books that the build wrote down, and the excerpt."""
    found = books.read(site.parent / f"{site.name}-doctrees" / books.FILE)
    whole = found[0]
    chapters = tuple(replace(c, depth=1) for c in whole.chapters if c.address in PAGES)
    assert len(chapters) == len(PAGES)
    path = tmp_path_factory.mktemp("boeger") / books.FILE
    path.write_text(
        books.written([*found, replace(whole, name=EXCERPT, chapters=chapters)]), encoding="utf-8"
    )
    return path


@pytest.fixture(scope="module")
def printed(site: Path, listing: Path, tmp_path_factory) -> dict[str, Path]:
    """The files, as `make pdf` makes them."""
    outdir = tmp_path_factory.mktemp("pdf")
    told: list[Path] = []
    make(site, listing, outdir, (PROGRAMME, EXCERPT), told.append)
    assert told == [outdir / f"{PROGRAMME}.pdf", outdir / f"{EXCERPT}.pdf"]
    return {pdf.stem: pdf for pdf in told}


def bookmarks(reader: PdfReader) -> list[tuple[str, int]]:
    """The title of every bookmark and its page, in order."""

    def walk(outline):
        for one in outline:
            if isinstance(one, list):
                yield from walk(one)
            else:
                yield one.title, reader.get_destination_page_number(one) + 1

    return list(walk(reader.outline))


def text_of(reader: PdfReader) -> str:
    return " ".join("".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("name", [PROGRAMME, EXCERPT])
def test_a_book_is_tagged_and_says_what_it_is(printed, name):
    reader = PdfReader(printed[name])
    root = reader.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "da"
    title = "Folkeskolen i udvikling" if name == PROGRAMME else "Gevinsthåndbogen"
    assert reader.metadata.title == title
    assert reader.metadata.author == "Digitalisering, Eksempelkøbing Kommune"
    assert reader.metadata["/CreationDate"] == "D:20260615000000+00'00'"
    first = " ".join(reader.pages[0].extract_text().split())
    assert first.startswith(title)
    assert "Som den så ud den 15. juni 2026" in first
    assert "Kommunen og alle dens tal og beslutninger er opdigtede." in first


@pytest.mark.parametrize("name", [PROGRAMME, EXCERPT])
def test_every_heading_is_a_bookmark_and_the_contents_have_the_right_sheets(
    printed, site, listing, name
):
    book = next(book for book in books.read(listing) if book.name == name)
    reader = PdfReader(printed[name])
    found = bookmarks(reader)
    assert [title for title, _ in found] == Assembler(site, book).headings
    contents = " ".join(reader.pages[1].extract_text().split())
    sheets = {number for _, number in found}
    for n, chapter in enumerate(book.chapters, 1):
        place = reader.get_destination_page_number(reader.named_destinations[f"/k{n}"]) + 1
        assert f"{chapter.title} {place}" in contents
        assert place in sheets


@pytest.mark.parametrize("name", [PROGRAMME, EXCERPT])
def test_every_link_leads_to_a_page_or_to_the_published_address(printed, name):
    reader = PdfReader(printed[name])
    places = reader.named_destinations
    inside, outside = [], set()
    for page in reader.pages:
        for annotation in page.get("/Annots", ()):
            link = annotation.get_object()
            if "/Dest" in link:
                inside.append(link["/Dest"])
            else:
                outside.add(link["/A"]["/URI"])
    assert inside
    assert [place for place in inside if place not in places] == []
    assert {reader.get_destination_page_number(places[place]) for place in inside} <= set(
        range(len(reader.pages))
    )
    assert [
        url
        for url in sorted(outside)
        if not url.startswith(("https://gevinsthaandbogen.example/", "https://", "mailto:"))
    ] == []
    assert [url for url in outside if "file:" in url] == []


def test_a_programmes_book_has_what_it_should_and_no_traces_of_programs(printed):
    reader = PdfReader(printed[PROGRAMME])
    assert 30 <= len(reader.pages) <= 80
    text = text_of(reader)
    for said in (
        "Programdefinition",
        "Gevinstrealiseringsplan",
        "Mødeark: Folkeskolen i udvikling",
        "Lavere fravær blandt eleverne",
        "Gevinstdiagram for Folkeskolen i udvikling",
        "Tjeklister lige nu",
    ):
        assert said in text
    for trace in ("undefined", "None", "{{", "Kopiér link", "Send i mail", "Se siden som"):
        assert trace not in text


def test_a_wide_register_lies_down_and_the_rest_stands(printed):
    reader = PdfReader(printed[EXCERPT])
    lying = [
        n for n, page in enumerate(reader.pages, 1) if page.mediabox.width > page.mediabox.height
    ]
    chapters = [reader.get_destination_page_number(reader.named_destinations[f"/k{n}"]) + 1
                for n in (1, 2, 3)]  # fmt: skip
    assert lying == list(range(chapters[1], chapters[2]))
    assert reader.pages[lying[-1]].extract_text()  # what comes after is no empty sheet


def test_the_same_handbook_gives_the_same_file(site, listing, printed, tmp_path):
    make(site, listing, tmp_path, (EXCERPT,), lambda pdf: None)
    assert (tmp_path / f"{EXCERPT}.pdf").read_bytes() == printed[EXCERPT].read_bytes()
