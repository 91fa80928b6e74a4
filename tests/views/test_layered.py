"""A large programme is drawn so that it can be read: little crosses, and nothing lies on another.

The lines are followed point by point: each must lead from one end of a link to the other.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from time import process_time

import pytest
from gevinst.model.kommune import Effekt
from gevinst.views.diagram import Column, Diagram, Link, Node, alone, grouped, hole
from gevinst.views.drawing import HOLE, NARROW, WIDE, Box, Drawing, Entry, Line
from gevinst.views.gevinstdiagram import gevinstdiagram
from gevinst.views.layered import drawn, narrow, wide
from gevinst.views.layers import crossings, ordered
from stort_program import stort_program
from vis import made

SIXTY = gevinstdiagram(stort_program(60), "PRG_STORT")
LARGE = wide(SIXTY)


def thing(key: str) -> Node:
    return Node(key, "", Entry(key))


def diagram(columns: str, links: str) -> Diagram:
    """Columns such as ``a b|c``, and links such as ``a-c b-c``."""
    return Diagram(
        tuple(
            Column(f"Spalte {n}", grouped(f"s{n}", map(thing, column.split())))
            for n, column in enumerate(columns.split("|"))
        ),
        tuple(Link(*link.split("-"), "giver") for link in links.split()),
    )


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )


def inside(one: Box, frame: Box) -> bool:
    return (
        frame.x < one.x and one.right < frame.right and frame.y < one.y < one.bottom < frame.bottom
    )


def strands(line: Line) -> list[tuple[tuple[int, int], ...]]:
    return [line.points, *line.stubs]


def test_there_are_sixty_benefits_and_a_hundred_links_and_more() -> None:
    benefits = [key for key in SIXTY.nodes if key.startswith("GEV_") and ":" not in key]
    assert len(benefits) == 60
    assert len(SIXTY.links) > 150
    assert SIXTY.lacks


@pytest.mark.parametrize("seed", [1, 2, 7])
def test_a_tenth_of_the_links_cross_that_cross_in_the_order_of_the_pages(seed: int) -> None:
    found = gevinstdiagram(stort_program(60, seed), "PRG_STORT")
    order = [
        [
            keys
            for group in column.groups
            for keys in (
                [[node.key for node in group.nodes]]
                if group.entry
                else [[node.key] for node in group.nodes]
            )
        ]
        for column in found.columns
    ]
    links = [(link.source, link.target) for link in found.links]
    before, after = crossings(order, links), crossings(ordered(order, links), links)
    assert before > 2500
    assert after <= before // 10


def test_no_box_lies_on_another_and_what_is_in_a_frame_is_inside_it() -> None:
    frames = [one for one in LARGE.boxes if one.is_frame]
    solid = [one for one in LARGE.boxes if not one.is_frame]
    assert len(frames) == 10
    for n, one in enumerate(solid):
        assert not any(overlap(one, other) for other in solid[:n])
        around = [frame for frame in frames if overlap(one, frame)]
        assert all(inside(one, frame) for frame in around)
        assert len(around) <= 1
    assert sum(any(inside(one, frame) for frame in frames) for one in solid) == 40


def test_everything_lies_within_the_page_and_every_text_in_its_box() -> None:
    assert LARGE.width <= WIDE.width
    for one in LARGE.boxes:
        assert 0 <= one.x < one.right <= WIDE.width
        for _, y, _text in one.text:
            assert one.y + 10 <= y <= one.bottom - 4
    for line in LARGE.lines:
        for points in strands(line):
            assert all(0 <= x <= WIDE.width and 0 <= y <= LARGE.height for x, y in points)


def test_no_line_goes_through_a_box() -> None:
    solid = [one for one in LARGE.boxes if not one.is_frame and one.entry.kind != "overskrift"]
    for line in LARGE.lines:
        for points in strands(line):
            for (ax, ay), (bx, by) in pairwise(points):
                left, right, top, bottom = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
                hit = [
                    one.entry.text
                    for one in solid
                    if left < one.right and one.x < right and top < one.bottom and one.y < bottom
                ]
                assert hit == []


def ends(found: Drawing) -> Counter[tuple[str, str]]:
    """The links that a reader sees: from the box a line starts at to the box it ends at."""

    def at(x: int, y: int) -> str:
        hits = [
            one.entry.text
            for one in found.boxes
            if x in (one.x, one.right) and one.y <= y <= one.bottom and not one.is_frame
        ]
        assert len(hits) == 1, (x, y, hits)
        return hits[0]

    seen: Counter[tuple[str, str]] = Counter()
    for line in found.lines:
        target = at(*line.points[-1])
        for number, points in enumerate(strands(line)):
            seen[at(*points[0]), target] += 1
            others = [one for n, one in enumerate(strands(line)) if n != number]
            if number:  # a stub ends on a line that goes on
                end = points[-1]
                assert any(on(end, part) for other in others for part in pairwise(other))
    return seen


def on(point: tuple[int, int], segment: tuple[tuple[int, int], tuple[int, int]]) -> bool:
    (ax, ay), (bx, by) = segment
    return min(ax, bx) <= point[0] <= max(ax, bx) and min(ay, by) <= point[1] <= max(ay, by)


def test_the_lines_lead_from_and_to_just_what_the_links_say() -> None:
    def said(key: str) -> str:
        node = SIXTY.nodes[key]
        return node.named.text if key.startswith(("DRI_", "IND_")) else node.entry.text

    assert ends(LARGE) == Counter((said(link.source), said(link.target)) for link in SIXTY.links)


def test_two_lines_that_are_not_of_one_link_never_run_on_top_of_each_other() -> None:
    level: dict[int, list[tuple[int, int, int]]] = {}
    upright: dict[int, list[tuple[int, int, int]]] = {}
    for number, line in enumerate(LARGE.lines):
        for points in strands(line):
            for (ax, ay), (bx, by) in pairwise(points):
                if ay == by:
                    level.setdefault(ay, []).append((min(ax, bx), max(ax, bx), number))
                else:
                    upright.setdefault(ax, []).append((min(ay, by), max(ay, by), number))
    for found in upright.values():
        for n, (a, b, one) in enumerate(found):
            assert all(one == other or b <= c or d <= a for c, d, other in found[:n])
    starts = {points[0] for line in LARGE.lines for points in strands(line)}
    for y, found in level.items():
        for n, (a, b, one) in enumerate(found):
            for c, d, other in found[:n]:
                # What leaves one thing may share its way to where it parts.
                shared = (max(a, c), y) in starts and a == c
                assert one == other or b <= c or d <= a or shared


def test_a_link_that_passes_a_column_goes_between_its_boxes() -> None:
    found = wide(diagram("a b|c d|e", "a-c c-e b-d d-e a-e b-e"))
    middle = [one for one in found.boxes if one.entry.text in ("c", "d")]
    across = [line for line in found.lines if line.points[-1][0] == middle[0].right]
    assert len(across) == 1  # the two to e go through one place
    assert not across[0].head
    y = across[0].points[-1][1]
    assert not any(one.y - 2 < y < one.bottom + 2 for one in middle)
    onward = [points for line in found.lines for points in strands(line)]
    assert any(points[0] == (middle[0].right, y) for points in onward)


def test_a_link_to_a_hole_is_dashed_all_the_way() -> None:
    missing = hole(made(Effekt, "EFF_A", "A"), "en effekt")
    found = wide(
        Diagram(
            (
                Column("A", grouped("a", map(thing, "ab"))),
                Column("B", grouped("b", map(thing, "c"))),
                Column("C", grouped("c", [missing, thing("d")])),
            ),
            (Link("a", missing.key, "giver"), Link("a", "d", "giver"), Link("b", "c", "giver")),
        )
    )
    assert sorted(line.kind for line in found.lines) == ["", "", "", HOLE, HOLE]


def test_a_link_within_a_column_turns_back_to_it() -> None:
    found = wide(diagram("a b|c", "a-b a-c b-c"))
    (a, b) = (next(one for one in found.boxes if one.entry.text == name) for name in "ab")
    back = next(line for line in found.lines if line.points[-1][0] == b.right)
    assert back.points[0] == (a.right, a.middle)
    assert b.y < back.points[-1][1] < b.bottom
    only = wide(diagram("a b", "a-b"))
    assert only.width <= WIDE.width
    assert max(x for line in only.lines for x, _ in line.points) > only.boxes[-1].right


def test_empty_columns_take_no_room_and_nothing_at_all_is_not_drawn() -> None:
    assert [one.entry.text for one in wide(diagram("a|||b", "a-b")).boxes[:2]] == [
        "Spalte 0",
        "Spalte 3",
    ]
    assert drawn(diagram("||", "")) == ()


def test_on_a_phone_every_link_is_drawn_once_and_nothing_crosses() -> None:
    found = narrow(SIXTY)
    assert found.form is NARROW
    assert found.width <= NARROW.width
    assert len(found.lines) == len(SIXTY.links)
    for n, one in enumerate(found.boxes):
        assert not any(overlap(one, other) for other in found.boxes[:n])
    texts = {one.entry.text.removesuffix(" (se ovenfor)") for one in found.boxes}
    assert texts == {node.named.text for node in SIXTY.nodes.values()}


def test_the_tree_begins_with_what_all_leads_to_and_names_again_what_is_unfolded() -> None:
    found = narrow(diagram("a|b|c d", "a-b b-c b-d"))
    assert [one.entry.text for one in found.boxes] == ["c", "b", "a", "d", "b (se ovenfor)"]
    assert {line.points[-1][1] for line in found.lines} == {
        one.bottom for one in found.boxes if one.entry.text in "cbd"
    }


def test_a_ring_ends() -> None:
    found = narrow(diagram("a b c|d", "a-b b-c c-a"))
    assert [one.entry.text for one in found.boxes] == ["d", "a", "c", "b", "a (se ovenfor)"]
    assert len(found.lines) == 3
    assert len(wide(diagram("a b c|d", "a-b b-c c-a")).lines) == 3


def test_a_long_chain_is_no_matter_of_how_deep_a_program_may_go() -> None:
    keys = [f"k{n}" for n in range(3000)]
    chain = Diagram(
        (Column("S", tuple(alone(thing(key)) for key in keys)),),
        tuple(Link(a, b, "bidrager til") for a, b in pairwise(keys)),
    )
    found = narrow(chain)
    assert len(found.boxes) == 3000
    assert min(one.width for one in found.boxes) > 0


def test_what_leads_to_a_group_stands_before_it_on_a_phone_and_ends_at_its_frame() -> None:
    found = Diagram(
        (
            Column("Indsatser", grouped("i", map(thing, "ab"))),
            Column("Tegn", grouped("t", [thing("c")], Entry("", kind="ramme"))),
            Column("Effekter", grouped("e", [thing("d")])),
        ),
        (Link("b", "t", "fører til"), Link("c", "d", "varsler")),
    )
    assert [one.entry.text for one in narrow(found).boxes] == ["a", "b", "Tegn", "c", "d"]
    drawing = wide(found)
    frame = next(one for one in drawing.boxes if one.is_frame)
    assert frame.x in {line.points[-1][0] for line in drawing.lines}


def test_the_same_handbook_gives_the_same_drawing() -> None:
    assert drawn(gevinstdiagram(stort_program(60), "PRG_STORT")) == (LARGE, narrow(SIXTY))


def test_four_times_as_many_benefits_take_about_four_times_as_long() -> None:
    def time(benefits: int) -> float:
        found = gevinstdiagram(stort_program(benefits), "PRG_STORT")
        start = process_time()
        drawn(found)
        return process_time() - start

    small = min(time(100) for _ in range(3))
    assert min(time(400) for _ in range(2)) < 12 * small  # sixteen would be quadratic
