"""A drawing as values: boxes with text and links, and arrows between them.

Pure: sizes and places in user units of SVG, no HTML. The text of a box is broken into lines here,
because SVG does not break lines itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gevinst.model.objekt import Objekt

CHARACTER = 7.8
"""The width of a character at the size the drawings use; on the safe side for sans-serif fonts."""
_PARTS = re.compile(r"[^-]+-?|-")
LINE = 19
PADDING = 12


@dataclass(frozen=True, slots=True)
class Box:
    """A box with text. ``kind`` is a word that the style sheet knows, such as ``plus``."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    target: Objekt | None = None
    kind: str = ""

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def centre(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from one point to another; with a head unless it only joins two things."""

    x1: int
    y1: int
    x2: int
    y2: int
    head: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, and how large it is."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a box says, and what it links to."""

    text: str
    target: Objekt | None = None
    kind: str = ""


def wrap(text: str, width: int) -> tuple[str, ...]:
    """Break a text into lines that fit a box, between words and after a hyphen.

    A word that is too long for a line is broken with a hyphen of its own.
    """
    room = max(4, int((width - 2 * PADDING) / CHARACTER))
    lines: list[str] = []
    for word in text.split():
        for number, part in enumerate(_PARTS.findall(word)):
            joint = " " if number == 0 else ""
            rest = part
            if lines and len(lines[-1]) + len(joint) + len(rest) <= room:
                lines[-1] += joint + rest
                continue
            while len(rest) > room:
                lines.append(f"{rest[: room - 1]}-")
                rest = rest[room - 1 :]
            lines.append(rest)
    return tuple(lines)


def height_of(texts: Sequence[str], width: int) -> int:
    """The height of a box in which the longest of the texts has room."""
    return max((len(wrap(text, width)) for text in texts), default=1) * LINE + 2 * PADDING


def box(entry: Entry, x: int, y: int, width: int, height: int) -> Box:
    """A box of a given size."""
    return Box(x, y, width, height, wrap(entry.text, width), entry.target, entry.kind)


def columns(
    headings: Sequence[Entry], rows: Sequence[Sequence[Entry]], *, width: int, gap: int
) -> tuple[list[Box], list[list[Box]]]:
    """Lay out columns of boxes under headings, from left to right.

    ``rows`` has one sequence for each column. Returns the headings, and the boxes column by column.
    """
    head = height_of([entry.text for entry in headings], width)
    height = height_of([entry.text for column in rows for entry in column], width)
    places = [number * (width + gap) for number in range(len(headings))]
    return (
        [box(entry, x, 0, width, head) for entry, x in zip(headings, places, strict=True)],
        [
            [
                box(entry, x, head + 12 + number * (height + 12), width, height)
                for number, entry in enumerate(column)
            ]
            for column, x in zip(rows, places, strict=True)
        ],
    )


def drawing(boxes: Sequence[Box], arrows: Sequence[Arrow] = ()) -> Drawing:
    """A drawing that is as large as what is in it."""
    return Drawing(
        max((box.x + box.width for box in boxes), default=0),
        max((box.y + box.height for box in boxes), default=0),
        tuple(boxes),
        tuple(arrows),
    )


def across(left: Box, right: Box) -> Arrow:
    """An arrow from the right side of a box to the left side of another."""
    return Arrow(left.x + left.width, left.middle, right.x, right.middle)


def down(upper: Box, lower: Box) -> Arrow:
    """An arrow from the bottom of a box to the top of another."""
    return Arrow(upper.centre, upper.y + upper.height, lower.centre, lower.y)


def chain(boxes: Sequence[Box]) -> list[Arrow]:
    """Arrows from each box to the next."""
    return [across(left, right) for left, right in pairwise(boxes)]
