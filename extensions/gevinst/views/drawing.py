"""A drawing as values: boxes with text and links, and lines between them.

Pure: sizes and places in user units of SVG, no HTML. The text of a box is broken into lines here,
because SVG does not break lines itself. A figure is drawn in two forms, for a wide and for a narrow
page, and the page shows the one that has room.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from gevinst.model.objekt import Objekt

LINE = 18
"""From one line of text to the next."""
PADDING = 8
_WIDTHS = {
    character: width
    for characters, width in (
        ("ijlIJ .,:;/f'|", 5),
        ("-t()!r", 6),
        ("szckL?–", 8),
        ("DGHNOQUØ&", 11),
        ("wM+", 12),
        ("mæWÆ%", 14),
    )
    for character in characters
}
_OTHER = 9
_BOLD = 1.13
BOLD_KINDS = frozenset(("overskrift", "ramme"))
"""The kinds of box whose text the style sheet makes bold."""
_PARTS = re.compile(r"[^-]+-?|-")
_SYLLABLE = re.compile(
    r"(?:(?:(?<![dgt])s)?[kpt][jlr]?|[bdfg][jlr]?|[hjlmnrsv])[aeiouyæøå]", re.IGNORECASE
)
"""How a Danish syllable begins; an s after d, g or t is taken to end the word before it."""
HOLE = "mangler"
"""The kind of what is not there, or lacks what it should lead to; it is drawn with dashes."""
Point = tuple[int, int]
RADIUS = 6
HEAD = 5


@dataclass(frozen=True, slots=True)
class Form:
    """A form a figure is drawn in. ``navn`` is the style sheet's word for it."""

    navn: str
    width: int

    @property
    def is_wide(self) -> bool:
        return self is WIDE


# Two units are left at each side for lines at the edge: 284 and 4 is what a page has on a phone
# that is 320 wide, and 620 and 4 what it has on a screen of 1280.
WIDE = Form("bred", 620)
NARROW = Form("smal", 284)
FORMS = (WIDE, NARROW)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a box says, and what it links to. ``kind`` is a word that the style sheet knows."""

    text: str
    target: Objekt | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A box with text."""

    x: int
    y: int
    width: int
    height: int
    entry: Entry
    lines: tuple[str, ...]

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def centre(self) -> int:
        return self.x + self.width // 2

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def is_frame(self) -> bool:
        return self.entry.kind == "ramme"

    @property
    def name(self) -> str:
        """The text in full where a word of it had to be broken; else empty."""
        return "" if " ".join(self.lines) == self.entry.text else self.entry.text

    @property
    def text(self) -> tuple[tuple[int, int, str], ...]:
        """Each line and where it stands: its middle, or in a frame its beginning."""
        if self.is_frame:
            x, y = self.x + PADDING, self.y + PADDING + 12
        else:
            x, y = self.centre, self.middle - (len(self.lines) - 1) * LINE // 2 + 5
        return tuple((x, y + n * LINE, line) for n, line in enumerate(self.lines))


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, each straight above or beside the one before; its corners are round.

    With a head at its end, unless it only joins two things.
    """

    points: tuple[Point, ...]
    head: bool = True
    kind: str = ""
    stubs: tuple[tuple[Point, ...], ...] = ()
    """Lines without a head that run into this one."""

    @property
    def path(self) -> str:
        """The line as the path data of SVG."""
        stubs = (Line(points, head=False).path for points in self.stubs)
        points = _corners(self.points)
        found = [f"M{points[0][0]} {points[0][1]}"]
        for before, (x, y), after in zip(points, points[1:], points[2:], strict=False):
            reach = min(RADIUS, _distance(before, (x, y)) // 2, _distance((x, y), after) // 2)
            dx, dy = _direction(before, (x, y))
            ex, ey = _direction((x, y), after)
            found.append(
                f"L{x - reach * dx} {y - reach * dy}Q{x} {y} {x + reach * ex} {y + reach * ey}"
            )
        x, y = points[-1]
        found.append(f"L{x} {y}")
        if self.head:
            dx, dy = _direction(points[-2], (x, y))
            back, side = (x - HEAD * dx, y - HEAD * dy), (HEAD - 1)
            found.append(
                f"M{back[0] - side * dy} {back[1] + side * dx}L{x} {y}"
                f"L{back[0] + side * dy} {back[1] - side * dx}"
            )
        return "".join((*found, *stubs))


def _distance(one: Point, other: Point) -> int:
    return abs(other[0] - one[0]) + abs(other[1] - one[1])


def _direction(one: Point, other: Point) -> Point:
    return _sign(other[0] - one[0]), _sign(other[1] - one[1])


def _corners(points: Sequence[Point]) -> list[Point]:
    """The points without those that repeat, or at which the line goes straight on."""
    corners: list[Point] = []
    for point in points:
        if corners and point == corners[-1]:
            continue
        if len(corners) > 1 and _direction(*corners[-2:]) == _direction(corners[-1], point):
            corners.pop()
        corners.append(point)
    return corners


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn in one form, and how large it is."""

    form: Form
    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...] = ()


def drawing(form: Form, boxes: Iterable[Box], lines: Iterable[Line] = ()) -> Drawing:
    """A drawing that is as large as what is in it."""
    boxes = tuple(boxes)
    return Drawing(
        form,
        max((box.right for box in boxes), default=0),
        max((box.bottom for box in boxes), default=0),
        boxes,
        tuple(lines),
    )


# -- text ----------------------------------------------------------------------------------------


def length(text: str) -> int:
    """How long a text is at the size the drawings use; on the safe side for sans-serif fonts."""
    return sum(_WIDTHS.get(character, _OTHER + 2 * character.isupper()) for character in text)


def wrap(text: str, room: float) -> tuple[str, ...]:
    """Break a text into lines of at most ``room``, between words and after a hyphen.

    A word that is too long for a line is broken with a hyphen of its own: between two syllables,
    or where there is no such place, where the line is full.
    """
    lines: list[str] = []
    for word in text.split():
        for number, part in enumerate(_PARTS.findall(word)):
            joint = " " if number == 0 else ""
            rest = part
            if lines and length(lines[-1] + joint + rest) <= room:
                lines[-1] += joint + rest
                continue
            while length(rest) > room and len(rest) > 2:
                place = _break(rest, room)
                lines.append(f"{rest[:place]}-")
                rest = rest[place:]
            lines.append(rest)
    return tuple(lines)


def _break(word: str, room: float) -> int:
    """How much of a word to leave on a line that is too short for it."""
    full = max(
        (n for n in range(1, len(word)) if length(f"{word[:n]}-") <= room),
        default=1,
    )
    places = [
        n
        for n in (m.start() for m in _SYLLABLE.finditer(word))
        if 2 <= n <= min(full, len(word) - 3)
    ]
    return places[-1] if places else full


def lines_of(entry: Entry, width: int) -> tuple[str, ...]:
    """The lines of a text in a box of a given width."""
    room = width - 2 * PADDING * (entry.kind != "overskrift")  # a heading has no border
    return wrap(entry.text, room / _BOLD if entry.kind in BOLD_KINDS else room)


# -- boxes ---------------------------------------------------------------------------------------


def height_of(entries: Iterable[Entry], width: int) -> int:
    """The height of a box in which the longest of the texts has room."""
    return max((len(lines_of(entry, width)) for entry in entries), default=1) * LINE + 2 * PADDING


def box(entry: Entry, x: int, y: int, width: int, height: int = 0) -> Box:
    """A box of a given size; as high as its text needs where no height is given."""
    return Box(x, y, width, height or height_of([entry], width), entry, lines_of(entry, width))


def beside(entries: Sequence[Entry], x: int, y: int, width: int, gap: int) -> list[Box]:
    """Boxes of one size side by side, filling a width."""
    each = (width - gap * (len(entries) - 1)) // max(1, len(entries))
    height = height_of(entries, each)
    return [box(entry, x + n * (each + gap), y, each, height) for n, entry in enumerate(entries)]


def below(entries: Iterable[Entry], x: int, y: int, width: int, gap: int) -> list[Box]:
    """Boxes one below another, each as high as its text needs."""
    boxes: list[Box] = []
    for entry in entries:
        boxes.append(box(entry, x, boxes[-1].bottom + gap if boxes else y, width))
    return boxes


def series(
    entries: Sequence[Entry], form: Form, gap: int, x: int = 0, y: int = 0, width: int = 0
) -> list[Box]:
    """Boxes side by side where the form is wide, and one below another where it is narrow."""
    place = beside if form.is_wide else below
    return place(entries, x, y, width or form.width - x, gap)


FRAME_PADDING = 12
FRAME_HEAD = 32
"""How far inside a frame the things in it begin: from its sides, and from its top."""


def frame(entry: Entry, inside: Sequence[Box]) -> Box:
    """A frame around boxes, with its text at the top."""
    x = min(box.x for box in inside) - FRAME_PADDING
    y = min(box.y for box in inside) - FRAME_HEAD
    width = max(box.right for box in inside) + FRAME_PADDING - x
    return box(entry, x, y, width, max(box.bottom for box in inside) + FRAME_PADDING - y)


INDENT = 20


class Heads(Enum):
    """Which way the arrows of a tree go."""

    NONE = "ingen"
    UP = "op"
    DOWN = "ned"


def tree(
    rows: Iterable[tuple[int, Entry]], width: int, heads: Heads = Heads.NONE, top: int = 0
) -> tuple[list[Box], list[Line]]:
    """Boxes one below another, each indented by its depth, and joined to the one it stands under.

    A heading is indented too, but neither joined nor stood under.
    """
    found = list(rows)
    deepest = max((depth for depth, _ in found), default=0)
    indent = min(INDENT, (width - LEAST_IN_TREE) // max(1, deepest))
    boxes: list[Box] = []
    lines: list[Line] = []
    above: dict[int, Box] = {}
    for depth, entry in found:
        x = depth * indent
        new = box(entry, x, boxes[-1].bottom + 10 if boxes else top, width - x)
        boxes.append(new)
        if entry.kind == "overskrift":
            continue
        if depth:
            lines.append(_hang(above[depth - 1], new, indent, heads))
        above[depth] = new
    return boxes, lines


LEAST_IN_TREE = 140
"""How broad the boxes of a tree are at least, however deep it is."""


def _hang(upper: Box, lower: Box, indent: int, heads: Heads) -> Line:
    """A line between the bottom of a box and the side of one that is indented under it."""
    x = upper.x + indent // 2
    points = ((x, upper.bottom), (x, lower.middle), (lower.x, lower.middle))
    dashed = HOLE if HOLE in (upper.entry.kind, lower.entry.kind) else ""
    return Line(points[:: -1 if heads is Heads.UP else 1], heads is not Heads.NONE, dashed)


# -- lines ---------------------------------------------------------------------------------------


def across(one: Box, other: Box) -> Line:
    """An arrow from the right side of a box to the left side of another."""
    half = (one.right + other.x) // 2
    return Line(
        (
            (one.right, one.middle),
            (half, one.middle),
            (half, other.middle),
            (other.x, other.middle),
        )
    )


def down(one: Box, other: Box, *, head: bool = True) -> Line:
    """An arrow from the bottom of a box to the top of another."""
    half = (one.bottom + other.y) // 2
    return Line(
        (
            (one.centre, one.bottom),
            (one.centre, half),
            (other.centre, half),
            (other.centre, other.y),
        ),
        head,
    )


def chain(boxes: Sequence[Box]) -> list[Line]:
    """Arrows from each box to the next, which stands to the right or below."""
    return [
        across(one, other) if other.x >= one.right else down(one, other)
        for one, other in pairwise(boxes)
    ]


def gather(boxes: Iterable[Box], target: Box) -> list[Line]:
    """Arrows from boxes that stand one below another, along their left side, down to one box."""
    lines = []
    for one in boxes:
        x = one.x - INDENT // 2
        lines.append(Line(((one.x, one.middle), (x, one.middle), (x, target.y))))
    return lines
