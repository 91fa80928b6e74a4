"""Where things stand in columns, so that the links between them cross little and stay short.

Pure numbers. Things have keys, groups stay together, and a link goes from one column to the next.
Deterministic, and linear in things and links but for sorting.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import floor
from typing import TypeVar

T = TypeVar("T")
Order = Sequence[Sequence[Sequence[str]]]
"""Columns of groups of keys."""
Neighbours = Mapping[str, Sequence[str]]
RELAXATIONS = 100
SWEEPS = 6
SWITCHES = 20
"""Rounds of each way of ordering. More of them change little in the diagrams we have tried."""


def neighbours(order: Order, links: Iterable[tuple[str, str]]) -> tuple[Neighbours, Neighbours]:
    """For each key those it has a link to in the column before, and in the column after."""
    column = {key: n for n, groups in enumerate(order) for group in groups for key in group}
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for source, target in links:
        if column.get(source, -9) + 1 == column.get(target, -9):
            before[target].append(source)
            after[source].append(target)
    return before, after


def crossings(order: Order, links: Collection[tuple[str, str]]) -> int:
    """How many pairs of links between neighbouring columns cross."""
    before, _ = neighbours(order, links)
    return sum(
        _inversions(_places(left), [(key, before.get(key, ())) for group in right for key in group])
        for left, right in pairwise(order)
    )


def _places(groups: Sequence[Sequence[str]]) -> dict[str, int]:
    return {key: n for n, key in enumerate(key for group in groups for key in group)}


def _inversions(place: Mapping[str, int], targets: Iterable[tuple[str, Sequence[str]]]) -> int:
    seen: list[int] = []
    count = 0
    for _, sources in targets:
        new = sorted(place[source] for source in sources)
        count += sum(len(seen) - bisect_right(seen, one) for one in new)
        for one in new:
            insort(seen, one)
    return count


def ordered(order: Order, links: Collection[tuple[str, str]]) -> list[list[list[str]]]:
    """The same columns and groups, in an order in which fewer links cross: never more than before.

    First everything finds its place on one line beside what it is linked with, which sees the whole
    at once (`_relaxed`). From there, and from the order given, each column is sorted by the one
    beside it, to the right and back (`_swept`). Last, neighbours change places where that is better
    (`_switched`).
    """
    given = [[list(group) for group in groups] for groups in order]
    before, after = neighbours(order, links)
    candidates = [
        given,
        *_swept(_relaxed(given, before, after), before, after),
        *_swept(given, before, after),
    ]
    best = min(candidates, key=lambda one: crossings(one, links))
    return _switched(best, before, after)


def _relaxed(order: Order, before: Neighbours, after: Neighbours) -> list[list[list[str]]]:
    """Everything goes half of the way to the middle of its neighbours and its group, many times.

    All would end in one place; so the whole is stretched again each time, and what is left is the
    direction in which it holds together least.
    """
    at = {key: share for groups in order for key, share in _shares(groups).items()}
    pulls = {key: (*before.get(key, ()), *after.get(key, ())) for key in at}
    for _ in range(RELAXATIONS):
        of_group = {
            key: sum(at[one] for one in group) / len(group)
            for groups in order
            for group in groups
            for key in group
        }
        new = {
            key: (at[key] + (sum(at[one] for one in pull) + of_group[key]) / (len(pull) + 1)) / 2
            for key, pull in pulls.items()
        }
        weight = sum(map(len, pulls.values())) or 1
        middle = sum(new[key] * len(pull) for key, pull in pulls.items()) / weight
        reach = max((abs(value - middle) for value in new.values()), default=0) or 1
        at = {key: (value - middle) / reach for key, value in new.items()}
    return [
        sorted(
            (sorted(group, key=at.__getitem__) for group in groups),
            key=lambda group: sum(at[key] for key in group) / len(group),
        )
        for groups in order
    ]


def _swept(
    order: list[list[list[str]]], before: Neighbours, after: Neighbours
) -> Iterator[list[list[list[str]]]]:
    """The orders met when each column is sorted by the barycentre of its neighbours, in turn."""
    yield order
    for _ in range(SWEEPS):
        for inwards, step in ((before, 1), (after, -1)):
            order = list(order)
            for n in range(len(order))[::step][1:]:
                order[n] = _sorted(order[n], order[n - step], inwards)
            yield order


def _switched(
    order: list[list[list[str]]], before: Neighbours, after: Neighbours
) -> list[list[list[str]]]:
    """Neighbours in a group, and groups, change places while fewer links then cross."""
    order = [[list(group) for group in groups] for groups in order]
    for _ in range(SWITCHES):
        changed = False
        for n, groups in enumerate(order):
            left = _places(order[n - 1]) if n else {}
            right = _places(order[n + 1]) if n + 1 < len(order) else {}
            ends = {
                key: (
                    [left[one] for one in before.get(key, ())],
                    [right[one] for one in after.get(key, ())],
                )
                for group in groups
                for key in group
            }
            for group in groups:
                changed |= _switch(group, [_ends([key], ends) for key in group])
            changed |= _switch(groups, [_ends(group, ends) for group in groups])
        if not changed:
            break
    return order


Ends = tuple[list[int], list[int]]
"""The places, sorted, of what is linked with in the columns to the left and to the right."""


def _ends(keys: Sequence[str], ends: Mapping[str, Ends]) -> Ends:
    return (
        sorted(place for key in keys for place in ends[key][0]),
        sorted(place for key in keys for place in ends[key][1]),
    )


def _switch(things: list[T], ends: list[Ends]) -> bool:
    """One round of changing places; whether any did."""
    changed = False
    for n in range(len(things) - 1):
        (one_left, one_right), (other_left, other_right) = ends[n], ends[n + 1]
        now = _above(one_left, other_left) + _above(one_right, other_right)
        then = _above(other_left, one_left) + _above(other_right, one_right)
        if then < now:
            things[n : n + 2] = things[n + 1], things[n]
            ends[n : n + 2] = ends[n + 1], ends[n]
            changed = True
    return changed


def _above(upper: Sequence[int], lower: Sequence[int]) -> int:
    """How many pairs of ends cross when one thing stands above another; both are sorted."""
    return sum(len(upper) - bisect_right(upper, one) for one in lower)


def _sorted(
    groups: Sequence[Sequence[str]], beside: Sequence[Sequence[str]], inwards: Neighbours
) -> list[list[str]]:
    """The groups of a column by where their neighbours in the column beside stand."""
    there, here = _shares(beside), _shares(groups)
    wanted = {
        key: _mean([there[one] for one in inwards.get(key, ())])
        for group in groups
        for key in group
    }

    def place(key: str) -> float:
        found = wanted[key]
        return here[key] if found is None else found

    def place_of_group(group: Sequence[str]) -> float:
        drawn = _mean([found for key in group if (found := wanted[key]) is not None])
        return _mean([here[key] for key in group]) or 0.0 if drawn is None else drawn

    return sorted((sorted(group, key=place) for group in groups), key=place_of_group)


def _shares(groups: Sequence[Sequence[str]]) -> dict[str, float]:
    """How far down its column each key stands, from 0 to 1."""
    places = _places(groups)
    return {key: (n + 0.5) / len(places) for key, n in places.items()}


def _mean(numbers: Sequence[float]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None


@dataclass(frozen=True, slots=True)
class Block:
    """Things that are moved as one: how far down in it the middle of each key is."""

    height: int
    middles: Mapping[str, int]


ROUNDS = 4


def settled(
    columns: Sequence[Sequence[Block]], links: Iterable[tuple[str, str]], gap: int
) -> list[list[int]]:
    """How far down each block stands, in the order given and at least ``gap`` apart.

    Each column in turn comes as near to what it is linked with as its order and the heights allow
    (least squares), from the right, where there are fewest, and back.
    """
    order = [[list(block.middles) for block in blocks] for blocks in columns]
    before, after = neighbours(order, links)
    tops = [_stacked(blocks, gap) for blocks in columns]
    middle: dict[str, float] = {}

    def stand(n: int) -> None:
        for block, top in zip(columns[n], tops[n], strict=True):
            middle.update({key: top + at for key, at in block.middles.items()})

    for n in range(len(columns)):
        stand(n)
    for _ in range(ROUNDS):
        for n in (*range(len(columns) - 1, -1, -1), *range(len(columns))):
            pulls = [
                [
                    middle[other] - at
                    for key, at in block.middles.items()
                    for other in (*before.get(key, ()), *after.get(key, ()))
                ]
                for block in columns[n]
            ]
            tops[n] = _least_squares(tops[n], pulls, _stacked(columns[n], gap))
            stand(n)
    return _closed(columns, tops, gap)


def _closed(
    columns: Sequence[Sequence[Block]], tops: Sequence[Sequence[int]], gap: int
) -> list[list[int]]:
    """The same places from the top, without strips across all columns in which nothing stands."""
    standing = sorted(
        (top, top + block.height)
        for blocks, places in zip(columns, tops, strict=True)
        for block, top in zip(blocks, places, strict=True)
    )
    starts: list[int] = []
    moves: list[int] = []  # how far up what begins at or below each start goes
    reached, moved = 0, min(standing, default=(0, 0))[0]
    for top, bottom in standing:
        moved += max(0, top - moved - reached - gap)
        starts.append(top)
        moves.append(moved)
        reached = max(reached, bottom - moved)
    return [[top - moves[bisect_right(starts, top) - 1] for top in places] for places in tops]


def _stacked(blocks: Sequence[Block], gap: int) -> list[int]:
    """How far down the blocks stand when they stand as close as they may."""
    tops = [0]
    for block in blocks:
        tops.append(tops[-1] + block.height + gap)
    return tops[:-1]


def _least_squares(
    now: Sequence[int], pulls: Sequence[Sequence[float]], stacked: Sequence[int]
) -> list[int]:
    """The places nearest to what pulls at each, none nearer to the next than stacked.

    Less its place in the stack, each place must not be above the one before: that is isotonic
    regression, solved by joining neighbours that would change places.
    """
    pools: list[tuple[float, float, int]] = []  # weight, place less that in the stack, how many
    for place, pull, least in zip(now, pulls, stacked, strict=True):
        weight, value, count = (
            (float(len(pull)), sum(pull) / len(pull) - least, 1)
            if pull
            else (0.01, place - least, 1)
        )
        while pools and pools[-1][1] > value:
            other, theirs, more = pools.pop()
            value = (weight * value + other * theirs) / (weight + other)
            weight, count = weight + other, count + more
        pools.append((weight, value, count))
    values = [value for _, value, count in pools for _ in range(count)]
    return [floor(value) + least for value, least in zip(values, stacked, strict=True)]


# -- lines ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bus:
    """All the lines to one thing: where they come from, and where it is reached."""

    key: str
    sources: tuple[int, ...]
    target: int

    @property
    def span(self) -> tuple[int, int]:
        """From the topmost to the lowest place."""
        places = (*self.sources, self.target)
        return min(places), max(places)


APART = 10
"""How far apart two lines in one track must be, so that they are not taken for one."""


FEW = 6
"""Tracks that there is room for beside each other, whether they are needed or not."""


def tracks(buses: Iterable[Bus]) -> list[list[Bus]]:
    """Tracks from left to right for the upright lines, such that few lines across meet them.

    Those in one track do not overlap. Each is put where it crosses fewest of those put before it.
    Beyond a few tracks there is a new one only where there must be, so there are as many as lines
    that stand beside each other, and no more.
    """
    found: list[list[Bus]] = []
    for bus in sorted(buses, key=lambda bus: (bus.span, bus.key)):
        # They come from the top, so of those in a track only the last can still be beside it.
        beside = [track[-1] if _overlap(track[-1], bus) else None for track in found]
        to_the_left = accumulate((_meetings(one, bus) if one else 0 for one in beside), initial=0)
        to_the_right = accumulate(
            (_meetings(bus, one) if one else 0 for one in reversed(beside)), initial=0
        )
        # In a track of its own before track n, or in track n where that is free.
        costs = [a + b for a, b in zip(to_the_left, list(to_the_right)[::-1], strict=True)]
        free = [n for n, one in enumerate(beside) if not one]
        best = min(free, key=costs.__getitem__, default=None)
        if best is None or (len(found) < FEW and min(costs) < costs[best]):
            found.insert(costs.index(min(costs)), [bus])
        else:
            found[best].append(bus)
    return found


def _overlap(one: Bus, other: Bus) -> bool:
    (a, b), (c, d) = one.span, other.span
    return a < d + APART and c < b + APART


def _meetings(left: Bus, right: Bus) -> int:
    """How many lines across meet an upright one when one bus is to the left of another."""
    top, bottom = left.span
    shared = set(left.sources)
    stubs = sum(top < place < bottom for place in right.sources if place not in shared)
    first, last = right.span
    return stubs + (first < left.target < last)
