"""Where things stand: fewer crossings, nothing on top of another, and the same every time."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from gevinst.views.layers import Block, Bus, crossings, ordered, settled, tracks


def columns(*texts: str) -> list[list[list[str]]]:
    """Columns of groups, written ``ab c``: two groups, of a and b, and of c."""
    return [[list(group) for group in text.split()] for text in texts]


def test_two_links_cross_when_their_ends_stand_the_other_way_round() -> None:
    order = columns("a b", "c d")
    assert crossings(order, [("a", "c"), ("b", "d")]) == 0
    assert crossings(order, [("a", "d"), ("b", "c")]) == 1
    assert crossings(order, [("a", "d"), ("a", "c"), ("b", "c")]) == 1


def test_links_that_share_an_end_or_skip_a_column_are_not_counted() -> None:
    order = columns("a b", "c d", "e")
    assert crossings(order, [("a", "c"), ("b", "c")]) == 0
    assert crossings(order, [("a", "e"), ("b", "c")]) == 0


def test_counting_agrees_with_comparing_every_pair() -> None:
    chance = Random(3)
    left, right = [f"v{n}" for n in range(12)], [f"h{n}" for n in range(9)]
    links = [(chance.choice(left), chance.choice(right)) for _ in range(40)]
    slow = sum(
        (left.index(a) - left.index(c)) * (right.index(b) - right.index(d)) < 0
        for n, (a, b) in enumerate(links)
        for c, d in links[:n]
    )
    assert crossings([[[one] for one in left], [[one] for one in right]], links) == slow > 0


def test_a_knot_that_can_be_undone_is_undone() -> None:
    links = [("a", "f"), ("b", "e"), ("c", "d"), ("d", "i"), ("e", "h"), ("f", "g")]
    order = columns("a b c", "d e f", "g h i")
    assert crossings(order, links) == 6
    assert crossings(ordered(order, links), links) == 0


def test_a_group_stays_together_even_where_links_would_part_it() -> None:
    links = [("a", "d"), ("c", "e"), ("b", "f")]
    found = ordered(columns("ab c", "d e f"), links)
    assert sorted(map(sorted, found[0])) == [["a", "b"], ["c"]]
    assert crossings(found, links) == 0


@pytest.mark.parametrize("seed", range(8))
def test_the_order_is_never_worse_has_the_same_things_and_is_the_same_again(seed: int) -> None:
    chance = Random(seed)
    order = [
        [[f"{n}.{m}.{k}" for k in range(chance.randint(1, 3))] for m in range(6)] for n in range(4)
    ]
    keys = [[key for group in groups for key in group] for groups in order]
    links = [(chance.choice(a), chance.choice(b)) for a, b in pairwise(keys) for _ in range(20)]
    found = ordered(order, links)
    assert crossings(found, links) <= crossings(order, links)
    assert [sorted(map(sorted, groups)) for groups in found] == [
        sorted(map(sorted, groups)) for groups in order
    ]
    assert found == ordered(order, links)


def test_nothing_and_things_without_links_have_an_order_too() -> None:
    assert ordered([], []) == []
    assert ordered(columns("a b", "c"), []) == columns("a b", "c")


def block(height: int, **middles: int) -> Block:
    return Block(height, middles)


def test_a_thing_comes_to_stand_level_with_what_it_is_linked_with() -> None:
    left = [block(20, a=10), block(20, b=10), block(20, c=10)]
    tops = settled([left, [block(40, d=20)]], [("a", "d"), ("c", "d")], gap=10)
    assert tops == [[0, 30, 60], [20]]


def test_things_that_want_the_same_place_share_it_and_none_is_on_another() -> None:
    right = [block(20, **{key: 10}) for key in "bcd"]
    tops = settled([[block(20, a=10)], right], [("a", key) for key in "bcd"], gap=10)
    assert tops == [[30], [0, 30, 60]]


def test_a_strip_in_which_nothing_stands_is_closed() -> None:
    left = [block(20, a=10), block(20, b=10), block(20, c=10), block(20, alone=10)]
    right = [block(100, d=50)]
    tops = settled([left, right, [block(20, e=10)]], [("a", "d"), ("alone", "e")], gap=10)
    standing = sorted(
        (top, top + one.height)
        for column, places in zip((left, right, [block(20, e=10)]), tops, strict=True)
        for one, top in zip(column, places, strict=True)
    )
    reached = 0
    for top, bottom in standing:
        assert top <= reached + 10
        reached = max(reached, bottom)


@pytest.mark.parametrize("seed", range(8))
def test_nothing_stands_on_another_thing_and_the_topmost_is_at_the_top(seed: int) -> None:
    chance = Random(seed)
    blocks = [
        [block(chance.randint(20, 90), **{f"k{n}_{m}": 10}) for m in range(chance.randint(1, 9))]
        for n in range(3)
    ]
    keys = [[key for one in column for key in one.middles] for column in blocks]
    links = [(chance.choice(a), chance.choice(b)) for a, b in pairwise(keys) for _ in range(12)]
    tops = settled(blocks, links, gap=10)
    assert min(top for column in tops for top in column) == 0
    for column, places in zip(blocks, tops, strict=True):
        for (one, top), (_, following) in pairwise(zip(column, places, strict=True)):
            assert top + one.height + 10 <= following


def test_lines_that_do_not_meet_share_a_track() -> None:
    found = tracks([Bus("a", (0, 40), 20), Bus("b", (80, 120), 100)])
    assert [[bus.key for bus in track] for track in found] == [["a", "b"]]


def test_lines_that_meet_have_a_track_each_in_the_order_in_which_they_cross_least() -> None:
    # Both go down: the one that starts highest must be farthest to the right.
    found = tracks([Bus("high", (0,), 60), Bus("low", (40,), 100)])
    assert [[bus.key for bus in track] for track in found] == [["low"], ["high"]]
    # Both go up: the other way round.
    found = tracks([Bus("high", (60,), 0), Bus("low", (100,), 40)])
    assert [[bus.key for bus in track] for track in found] == [["high"], ["low"]]
