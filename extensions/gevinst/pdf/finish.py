"""What Chromium cannot: on which page a chapter begins, and what a PDF says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from .book import Book

CHAPTER = re.compile(r"k\d+")
_TAG = re.compile(rb"\(node(\d{8})\)")


def page_numbers(pdf: Path) -> Mapping[str, int]:
    """The page of paper, from 1, that each chapter begins on, by its anchor."""
    reader = PdfReader(pdf)
    numbers = {}
    for name, place in reader.named_destinations.items():
        page = reader.get_destination_page_number(place)
        if CHAPTER.fullmatch(name.lstrip("/")) and page is not None:
            numbers[name.lstrip("/")] = page + 1
    return numbers


def describe(pdf: Path, book: Book, headings: Sequence[str]) -> None:
    """Write title, author and what it is about into the PDF, and the day of the handbook in place
    of the time it was printed, so that the same handbook gives the same file.

    Chromium makes a bookmark of every heading, but where one begins a sheet it writes its text
    twice, and where it goes over two lines it loses the space. So the texts come from ``headings``.
    """
    writer = PdfWriter(clone_from=pdf)
    outlines = writer.root_object.get("/Outlines")
    bookmarks = list(_bookmarks(outlines.get_object())) if outlines else []
    if len(bookmarks) == len(headings):
        for bookmark, heading in zip(bookmarks, headings, strict=True):
            bookmark[NameObject("/Title")] = TextStringObject(heading)
    made = f"D:{book.day.replace('-', '')}000000+00'00'"
    writer.metadata = {
        "/Title": book.title,
        "/Author": book.publisher or book.title,
        "/Subject": book.about,
        "/Creator": "Gevinsthåndbogen",
        "/Producer": "Chromium",
        "/CreationDate": made,
        "/ModDate": made,
    }
    writer.write(pdf)
    pdf.write_bytes(_renumbered(pdf.read_bytes()))


def _renumbered(data: bytes) -> bytes:
    """The same PDF, with the tags numbered from 0: Chromium's numbers differ from time to time."""
    numbers = sorted(set(_TAG.findall(data)))
    new = {old: b"%08d" % number for number, old in enumerate(numbers)}
    return _TAG.sub(lambda tag: b"(node" + new[tag[1]] + b")", data)


def _bookmarks(parent: DictionaryObject) -> Iterator[DictionaryObject]:
    """All bookmarks below one, in the order in which they are read."""
    bookmark = parent.get("/First")
    while bookmark is not None:
        found = bookmark.get_object()
        assert isinstance(found, DictionaryObject)  # so says the standard
        yield found
        yield from _bookmarks(found)
        bookmark = found.get("/Next")
