"""An object as it is written on a page, before anything in it is understood.

Nothing written is lost: unknown fields, broken lines and repeated fields are all kept, so that
`indlaesning.py` can say what is wrong with each and where.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from itertools import takewhile
from typing import Any

from .location import Location


class Brud(Enum):
    """How a field line breaks the block of fields it belongs to."""

    INTET = ""
    FORTSAT = "fortsat"
    """The field goes on on the next line, where an option block ends."""
    EFTER_TEKST = "efter tekst"
    """The field stands below the text, where fields are no longer read."""
    KOLON = "kolon"
    """The name does not stand between two colons with a space after."""


@dataclass(frozen=True, slots=True)
class RawField:
    """A line ``:navn: tekst``. ``line`` counts from 1 in the file."""

    navn: str
    tekst: str
    line: int
    brud: Brud = Brud.INTET


@dataclass(frozen=True, slots=True)
class RawObject:
    """A directive of one of our object types. ``fields`` stand in the order of the page.

    ``side`` is the page that shows an object written elsewhere, as in `Objekt`.
    """

    type: str
    titel: str
    location: Location
    fields: tuple[RawField, ...]
    broedtekst: str = ""
    side: str = ""

    def __reduce__(self) -> tuple[Any, ...]:
        """Kept with its fields as bare tuples: there are ten times as many of them as objects."""
        fields = tuple((f.navn, f.tekst, f.line, f.brud) for f in self.fields)
        place = (self.location.path, self.location.line)
        return _unpacked, (self.type, self.titel, place, fields, self.broedtekst, self.side)

    def text(self, navn: str) -> str:
        """The text of the first field of that name, empty where there is none."""
        return next((field.tekst for field in self.fields if field.navn == navn), "")


def _unpacked(
    type: str,
    titel: str,
    place: tuple[str, int],
    fields: Iterable[tuple[str, str, int, Brud]],
    broedtekst: str,
    side: str,
) -> RawObject:
    """An object as it was before it was kept."""
    read = tuple(RawField(*field) for field in fields)
    return RawObject(type, titel, Location(*place), read, broedtekst, side)


@dataclass(frozen=True, slots=True)
class Feltblok:
    """The fields at the top of a directive, and where in its lines the text under them begins."""

    fields: tuple[RawField, ...]
    text_start: int
    stray: frozenset[int]
    """Lines of the text that were read as fields and are not text."""


_FIELD = re.compile(r"^\s*:(?!:)\s*([^\s:`][^:`]*?)\s*:(?:\s+(.*?))?\s*$")
_SLIP = re.compile(
    r"(?P<indent>\s*)(?P<before>:{0,2})\s*(?P<name>[^\W\d]\w*)\s*(?P<after>[:;]{0,2})"
    r"(?P<text>(?:\s+|(?<=[:;]))(?!`).*|)$"
)
"""A field without one of its colons, with one too many, or without the space after."""
_FENCE = re.compile(r"^\s*(:{3,}|`{3,}|~{3,})")


def read_fields(
    lines: Sequence[str], first_line: int, names: Collection[str] = frozenset()
) -> Feltblok:
    """Read the fields from the lines of a directive's content.

    ``lines`` are the lines after the directive's opening line, ``first_line`` the number in the
    file of the first of them. A field is one line ``:navn: tekst``; the block ends at the first
    empty line. A line that breaks the block is read all the same and marked, so that one mistake
    does not make every field below it disappear. ``names`` are the fields there are: what is
    nearly a line with one of them is that field, and not a part of the one above.
    """
    fields: list[RawField] = []
    index = _skip_blank(lines, 0)
    all_bare = _all_bare(lines, index, names)
    while index < len(lines) and lines[index].strip():
        line = lines[index]
        if field := _written(line):
            fields.append(RawField(*field, first_line + index))
        elif slip := _nearly(line, names) or _bare(lines, index, names, all_bare):
            fields.append(RawField(*slip, first_line + index, Brud.KOLON))
        elif fields and not _FENCE.match(line) and _goes_on(lines, index, names):
            last = fields[-1]
            fields[-1] = RawField(
                last.navn, f"{last.tekst} {line.strip()}".strip(), last.line, Brud.FORTSAT
            )
        else:
            break
        index += 1
    text_start = index
    stray: set[int] = set()
    fence = ""
    for later in range(text_start, len(lines)):
        if marks := _FENCE.match(lines[later]):
            fence = _inside(fence, marks[1], lines[later])
        elif fence:
            continue
        elif field := _written(lines[later]) or _nearly(lines[later], names):
            fields.append(RawField(*field, first_line + later, Brud.EFTER_TEKST))
            stray.add(later)
    return Feltblok(tuple(fields), text_start, frozenset(stray))


def _written(line: str) -> tuple[str, str] | None:
    """The name and the text of a field as it is to be written; None for any other line."""
    match = _FIELD.match(line)
    return (match[1], match[2] or "") if match else None


def _nearly(line: str, names: Collection[str]) -> tuple[str, str] | None:
    """The same of a line that begins with a colon and a name like one of ``names``."""
    match = _SLIP.match(line)
    if match and match["before"] and get_close_matches(match["name"], names, n=1):
        return match["name"], match["text"].strip()
    return None


def _all_bare(lines: Sequence[str], index: int, names: Collection[str]) -> bool:
    """Whether all fields are written as ``id: GEV_TID``, and none with its first colon."""
    block = list(takewhile(str.strip, lines[index:]))
    matches = [_SLIP.match(line) for line in block]
    return bool(block) and all(
        match and not match["before"] and match["after"] and match["name"] in {"id", *names}
        for match in matches
    )


def _bare(
    lines: Sequence[str], index: int, names: Collection[str], all_bare: bool
) -> tuple[str, str] | None:
    """The same of a line without the first colon.

    It may also be a wrapped line of text. So the name must be one of ``names``, stand where more
    fields follow, and not have a line of its own. Where no line is written right, all are fields.
    """
    match = _SLIP.match(lines[index])
    if match and all_bare:
        return match["name"], match["text"].strip()
    if not match or not match["after"] or match["name"] not in names or match["indent"]:
        return None
    given = {field[0] for line in lines if (field := _written(line))}
    if match["name"] in given or not _goes_on(lines, index, names):
        return None
    return match["name"], match["text"].strip()


def _inside(fence: str, marks: str, line: str) -> str:
    """The fence that lines after ``line`` stand inside; empty for none.

    Fields in a nested object are its own; those below it, when it is closed, are strays again.
    """
    if not fence:
        return marks
    closes = marks.startswith(fence) and not line.strip().lstrip(marks[0])
    return "" if closes else fence


_HTML_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_COMMENT = re.compile(r"^ {0,3}%.*\n?", re.MULTILINE)


def without_comments(text: str) -> str:
    """A text without what only authors see: lines with ``%`` and HTML comments.

    What stands inside a fence is no comment, and is left.
    """
    parts: list[str] = []
    loose: list[str] = []
    fence = ""
    for line in text.splitlines(keepends=True):
        marks = _FENCE.match(line)
        if marks and marks[1][0] != ":":
            fence = _inside(fence, marks[1], line)
            parts += [_uncommented("".join(loose)), line]
            loose = []
        elif fence:
            parts.append(line)
        else:
            loose.append(line)
    return "".join([*parts, _uncommented("".join(loose))]).strip()


def _uncommented(text: str) -> str:
    return _COMMENT.sub("", _HTML_COMMENT.sub("", text))


def _skip_blank(lines: Sequence[str], index: int) -> int:
    while index < len(lines) and not lines[index].strip():
        index += 1
    return index


def _goes_on(lines: Sequence[str], index: int, names: Collection[str]) -> bool:
    """Whether the line at ``index`` continues a field rather than begins the text.

    It does when it is indented, or when more fields follow before the next empty line: then an
    author has wrapped a long field, and Markdown would take all that follows for text.
    """
    if lines[index][:1] in (" ", "\t"):
        return True
    for line in lines[index + 1 :]:
        if not line.strip() or _FENCE.match(line):
            return False
        if _written(line) or _nearly(line, names):
            return True
    return False
