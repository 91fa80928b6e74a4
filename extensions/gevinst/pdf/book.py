"""What is in a book: its title, and its pages in reading order. The build writes it down.

A build knows the order of the menus and what belongs to a programme; whoever makes the PDF reads
only files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "boeger.json"
"""Where the books are written down, beside the doctrees: they are no part of the site."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the site, ``depth`` 1 or more, or a heading that others stand under, if it has no
    address."""

    title: str
    address: str
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Book:
    """A book and its title page. ``day`` is the day the rules count from, as ISO; ``notice`` is
    empty unless the municipality is invented; ``base`` is the address the handbook is published
    at."""

    name: str
    title: str
    about: str
    day: str
    publisher: str
    notice: str
    base: str
    chapters: tuple[Chapter, ...]


def written(books: Iterable[Book]) -> str:
    """The books as they are written down."""
    return json.dumps([asdict(book) for book in books], ensure_ascii=False, indent=1) + "\n"


def read(path: Path) -> tuple[Book, ...]:
    """The books of a file that holds what `written` gave."""
    return tuple(
        Book(**{**book, "chapters": tuple(Chapter(**chapter) for chapter in book["chapters"])})
        for book in json.loads(path.read_text(encoding="utf-8"))
    )
