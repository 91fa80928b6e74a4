"""A diagram of layers drawn: in columns where there is room, as a tree on a phone.

In columns each link is a line with square turns. The lines to one thing share one upright line, so
that many links make few lines, and each upright line has a track of its own between the columns.
As a tree nothing crosses: what leads to a thing stands under it, and what leads to several things
is unfolded under the first and named under the others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from .diagram import Column, Diagram, Group, Link, Node
from .drawing import (
    HOLE,
    INDENT,
    NARROW,
    RADIUS,
    WIDE,
    Box,
    Drawing,
    Entry,
    Heads,
    Line,
    Point,
    below,
    box,
    drawing,
    gather,
    height_of,
    tree,
)
from .layers import Block, Bus, Order, ordered, settled, tracks

GAP = 10
"""Between things in a column."""
IN_FRAME = 8
"""From the side of a frame to the things in it."""
TRACK = 8
"""Between two tracks, where there is room for that."""
BEFORE, AFTER = 6, 12
"""From a column to the first track, and from the last track, with room for the heads of arrows."""
BROADEST = 76
"""The most that is used for the tracks between two columns; if they are many, they stand closer."""
THROUGH = "gennem"
"""The kind of a place where a long link goes through a column."""


def drawn(diagram: Diagram) -> tuple[Drawing, ...]:
    """The diagram in both forms; nothing when there is nothing in it."""
    return (wide(diagram), narrow(diagram)) if diagram.nodes else ()


# -- in columns ----------------------------------------------------------------------------------


def wide(diagram: Diagram) -> Drawing:
    """The diagram in columns. A link goes to the right, or stays in its column."""
    steps = _in_steps(diagram)
    pairs = [(link.source, link.target) for link in steps.links]
    order = ordered(
        [
            [keys for group in column.groups for keys in _together(group)]
            for column in steps.columns
        ],
        pairs,
    )
    gaps = [BROADEST // 2] * (len(steps.columns) - 1) + [0]
    for _ in range(2):  # how broad the gaps must be is known when the lines are
        placed = _placed(steps, order, gaps)
        gaps = [gap.breadth for gap in _gaps(steps, placed)]
    placed = _placed(steps, order, gaps)
    lines = [
        line
        for gap, head, breadth in zip(_gaps(steps, placed), placed.headings, gaps, strict=True)
        for line in _lines(gap, head.right, breadth)
    ]
    boxes = [one for one in placed.boxes.values() if one.entry.kind != THROUGH]
    return drawing(WIDE, [*placed.headings, *boxes], lines)


def _in_steps(diagram: Diagram) -> Diagram:
    """The diagram without empty columns, and with links of one step.

    A link that passes a column goes through a place in it, shared by all that go to one target.
    """
    columns = [column for column in diagram.columns if any(g.nodes for g in column.groups)]
    place = _columns_of(columns)
    holes = {key for key, node in diagram.nodes.items() if node.is_hole}
    through: list[dict[str, Group]] = [{} for _ in columns]
    links: dict[tuple[str, str], Link] = {}
    for link in diagram.links:
        at = link.source
        dashed = not holes.isdisjoint((link.source, link.target))
        for n in range(place[link.source] + 1, place[link.target]):
            key = f"{THROUGH}:{n}:{dashed}:{link.target}"
            # On the way from or to a hole it is itself as a hole, and the line stays dashed.
            way = Node(key, "", Entry("", kind=THROUGH), "en vej" if dashed else "")
            through[n][key] = Group(key, (way,))
            links.setdefault((at, key), Link(at, key, link.verb))
            at = key
        links.setdefault((at, link.target), Link(at, link.target, link.verb))
    return Diagram(
        tuple(
            replace(column, groups=(*column.groups, *extra.values()))
            for column, extra in zip(columns, through, strict=True)
        ),
        tuple(links.values()),
    )


def _columns_of(columns: Iterable[Column]) -> dict[str, int]:
    """The number of the column in which each node and each group stands."""
    return {
        key: n
        for n, column in enumerate(columns)
        for group in column.groups
        for key in (group.key, *(node.key for node in group.nodes))
    }


def _together(group: Group) -> list[list[str]]:
    """The keys of a group: what is in a frame stays together, and the rest goes where it will."""
    keys = [node.key for node in group.nodes]
    return [keys] if group.entry else [[key] for key in keys]


@dataclass(frozen=True, slots=True)
class _Part:
    """What is moved as one: a group in its frame, or a single thing; placed from its own top."""

    boxes: Mapping[str, Box]

    @property
    def block(self) -> Block:
        return Block(
            max(one.bottom for one in self.boxes.values()),
            {key: one.middle for key, one in self.boxes.items()},
        )


@dataclass(frozen=True, slots=True)
class _Placed:
    """Every box by the key of its node, its group or its way through, and the headings."""

    boxes: Mapping[str, Box]
    headings: tuple[Box, ...]


def _placed(diagram: Diagram, order: Order, gaps: Sequence[int]) -> _Placed:
    """Everything in its place, for given gaps between the columns."""
    width = (WIDE.width - sum(gaps)) // len(diagram.columns)
    lefts = [n * width + sum(gaps[:n]) for n in range(len(diagram.columns))]
    entries = [Entry(column.heading, kind="overskrift") for column in diagram.columns]
    height = height_of(entries, width)
    group_of = {
        node.key: group
        for column in diagram.columns
        for group in column.groups
        for node in group.nodes
    }
    parts = [
        [
            part
            for keys in groups
            for part in _parts(group_of[keys[0]], [diagram.nodes[key] for key in keys], left, width)
        ]
        for groups, left in zip(order, lefts, strict=True)
    ]
    tops = settled(
        [[part.block for part in column] for column in parts],
        [(link.source, link.target) for link in diagram.links],
        GAP,
    )
    return _Placed(
        {
            key: replace(one, y=one.y + top + height)
            for column, places in zip(parts, tops, strict=True)
            for part, top in zip(column, places, strict=True)
            for key, one in part.boxes.items()
        },
        tuple(box(e, x, 0, width, height) for e, x in zip(entries, lefts, strict=True)),
    )


def _parts(group: Group, nodes: Sequence[Node], left: int, width: int) -> list[_Part]:
    """A group as one part where it has a frame; else each of its nodes as one."""
    entries = [node.named if group.is_named else node.entry for node in nodes]
    if group.entry is None:
        return [
            _Part({node.key: _single(entry, left, width)})
            for node, entry in zip(nodes, entries, strict=True)
        ]
    head = height_of([group.entry], width) if group.entry.text else IN_FRAME
    inside = below(entries, left + IN_FRAME, head, width - 2 * IN_FRAME, 8)
    outside = box(group.entry, left, 0, width, inside[-1].bottom + IN_FRAME)
    return [_Part({group.key: outside, **dict(zip((n.key for n in nodes), inside, strict=True))})]


def _single(entry: Entry, left: int, width: int) -> Box:
    return box(entry, left, 0, width, 3 * GAP if entry.kind == THROUGH else 0)


# -- the lines between columns -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Way:
    """All the lines to one thing: where they start, and where they end."""

    key: str
    starts: tuple[Point, ...]
    end: Point
    kind: str = ""
    head: bool = True

    @property
    def bus(self) -> Bus:
        return Bus(self.key, tuple(y for _, y in self.starts), self.end[1])

    @property
    def turns_back(self) -> bool:
        """Whether it ends in the column it starts in."""
        return self.end[0] <= self.starts[0][0]

    @property
    def is_straight(self) -> bool:
        return {y for _, y in self.starts} == {self.end[1]}


@dataclass(frozen=True, slots=True)
class _Gap:
    """What runs between two columns, and the tracks for what is not straight, by key."""

    ways: Mapping[str, _Way]
    tracks: Sequence[Sequence[str]]

    @property
    def breadth(self) -> int:
        """How broad the gap should be."""
        needed = BEFORE + AFTER + TRACK * max(1, len(self.tracks))
        return min(BROADEST, needed) if self.ways else 0


def _gaps(diagram: Diagram, placed: _Placed) -> list[_Gap]:
    """What runs in the gap after each column."""
    column = _columns_of(diagram.columns)
    boxes = dict(placed.boxes)
    holes = frozenset(key for key, node in diagram.nodes.items() if node.is_hole)
    starting: list[list[Link]] = [[] for _ in diagram.columns]
    for link in diagram.links:
        starting[column[link.source]].append(link)
    found: list[_Gap] = []
    for n, links in enumerate(starting):
        leaving = sorted(boxes[link.source].middle for link in links)
        ways: dict[str, _Way] = {}
        for (key, dashed), sources in _by_target(holes, links).items():
            starts = tuple((boxes[one].right, boxes[one].middle) for one in sources)
            way = _way(boxes[key], starts, leaving, back=column[key] == n)
            name = f"{dashed:d}{key}"
            ways[name] = replace(way, key=name, kind=HOLE if dashed else "")
            if not way.head:  # the line goes on from where it has come through
                boxes[key] = replace(boxes[key], y=way.end[1] - boxes[key].height // 2)
        found.append(_Gap(ways, _tracks(ways.values())))
    return found


def _by_target(holes: frozenset[str], links: Iterable[Link]) -> dict[tuple[str, bool], list[str]]:
    """What leads to each thing, apart whether a hole is at one of the ends."""
    found: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for link in links:
        dashed = not holes.isdisjoint((link.source, link.target))
        found[link.target, dashed].append(link.source)
    return found


def _way(target: Box, starts: tuple[Point, ...], leaving: Sequence[int], *, back: bool) -> _Way:
    heights = [y for _, y in starts]
    if back:
        from_above = sum(heights) < target.middle * len(heights)
        return _Way("", starts, (target.right, target.middle + (-8 if from_above else 8)))
    port = _port(target, heights, leaving)
    if target.entry.kind == THROUGH:
        return _Way("", starts, (target.right, port), head=False)
    return _Way("", starts, (target.x, port))


def _tracks(ways: Iterable[_Way]) -> list[list[str]]:
    """Those that turn back are nearest to their column, so that they cross no other on the way."""
    turning = [way for way in ways if not way.is_straight]
    return [
        [bus.key for bus in track]
        for back in (True, False)
        for track in tracks(way.bus for way in turning if way.turns_back is back)
    ]


def _port(target: Box, starts: Sequence[int], leaving: Sequence[int]) -> int:
    """How far down a thing is reached: straight from one of the starts where that can be.

    Else not level with any line that leaves the column before: the two would look like one.
    """
    room = range(target.y + 9, target.bottom - 8)
    level = [y for y in starts if y in room]
    if level:
        return min(level, key=lambda y: (abs(y - target.middle), y))
    places = sorted(room, key=lambda y: abs(y - target.middle)) or [target.middle]
    for y in places:
        at = bisect_left(leaving, y - 4)
        if at == len(leaving) or leaving[at] > y + 4:
            return y
    return places[0]


def _lines(gap: _Gap, left: int, breadth: int) -> Iterator[Line]:
    """The lines of a gap, one for each thing they end at."""
    apart = (breadth - BEFORE - AFTER) / max(1, len(gap.tracks) - 1)
    place = {
        key: left + BEFORE + round(n * min(apart, 2 * TRACK))
        for n, track in enumerate(gap.tracks)
        for key in track
    }
    for key, way in gap.ways.items():
        x, end_y = place.get(key, 0), way.end[1]
        # The farthest from above and from below are drawn all the way, the others until they join.
        farthest = sorted(way.starts, key=lambda start: (-abs(start[1] - end_y), start))
        from_above = next((start for start in farthest if start[1] < end_y), None)
        from_below = next((start for start in farthest if start[1] > end_y), None)
        paths: list[tuple[Point, ...]] = []
        for start in farthest:
            start_y = start[1]
            if start_y == end_y:
                paths.append((start, way.end))
            elif start in (from_above, from_below):
                paths.append((start, (x, start_y), (x, end_y), way.end))
            else:
                way_on = min(2 * RADIUS, abs(end_y - start_y))
                joined = start_y + (way_on if start_y < end_y else -way_on)
                paths.append((start, (x, start_y), (x, joined)))
        yield Line(paths[0], way.head, way.kind, tuple(paths[1:]))


# -- as a tree -----------------------------------------------------------------------------------


def narrow(diagram: Diagram) -> Drawing:
    """The diagram as a tree; each link is drawn once.

    It grows back from what all leads to. Where things lead to a group as a whole, it begins with
    them, and grows onward from the group.
    """
    groups = {group.key: (group, c) for c in diagram.columns for group in c.groups}
    into = [link for link in diagram.links if link.target in groups]
    if not into:
        back: dict[str, list[str]] = defaultdict(list)
        for link in diagram.links:
            back[link.target].append(link.source)
        from_the_right = [
            node.key
            for column in reversed(diagram.columns)
            for group in column.groups
            for node in group.nodes
        ]
        rows = _rows(diagram, from_the_right, back)
        return drawing(NARROW, *tree(rows, NARROW.width, heads=Heads.UP))
    group, column = groups[into[0].target]
    leading = {link.source for link in into}
    place = _columns_of(diagram.columns)
    first = [key for key in diagram.nodes if place[key] < place[group.key]]
    onward = {group.key: [node.key for node in group.nodes]}
    for link in diagram.links:
        if link.source not in leading:
            onward.setdefault(link.source, []).append(link.target)
    first.sort(key=lambda key: key in leading)  # those that lead nowhere stand above the line
    boxes = below(
        [diagram.nodes[key].named for key in first], INDENT, 0, NARROW.width - INDENT, GAP
    )
    roots = [group.key, *(key for key in diagram.nodes if key not in first)]
    rows = _rows(diagram, roots, onward, {group.key: Entry(column.heading)})
    grown, lines = tree(rows, NARROW.width, heads=Heads.DOWN, top=boxes[-1].bottom + 2 * GAP)
    led = [one for key, one in zip(first, boxes, strict=True) if key in leading]
    return drawing(NARROW, [*boxes, *grown], [*gather(led, grown[0]), *lines])


def _rows(
    diagram: Diagram,
    keys: Sequence[str],
    onward: Mapping[str, Sequence[str]],
    others: Mapping[str, Entry] = MappingProxyType({}),
) -> Iterator[tuple[int, Entry]]:
    """The rows of a tree that grows from each key to those ``onward``, and how deep each stands.

    What is met again is named, but not unfolded again, so that a ring ends too.
    """
    under = {key for some in onward.values() for key in some}
    # What goes round in a ring stands under something, all of it, and is begun with last.
    stack = [(0, key) for key in sorted(keys, key=lambda key: key in under)][::-1]
    met: set[str] = set()
    while stack:
        depth, key = stack.pop()
        again = key in met
        if again and depth == 0:
            continue
        met.add(key)
        entry = others.get(key) or diagram.nodes[key].named
        following = onward.get(key, ())
        if again and following:
            yield depth, replace(entry, text=f"{entry.text} (se ovenfor)")
            continue
        yield depth, entry
        stack += [(depth + 1, other) for other in reversed(following)]
