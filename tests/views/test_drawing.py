"""Text has room in its box, and lines are what SVG can draw."""

from __future__ import annotations

import pytest
from gevinst.views.drawing import (
    HOLE,
    INDENT,
    LINE,
    NARROW,
    PADDING,
    WIDE,
    Entry,
    Heads,
    Line,
    below,
    beside,
    box,
    chain,
    drawing,
    frame,
    gather,
    height_of,
    length,
    series,
    tree,
    wrap,
)

ROLE = "digitaliseringsstyregruppens formand"


def test_a_word_that_is_longer_than_the_box_is_broken_and_nothing_is_lost() -> None:
    lines = wrap(ROLE, 96)
    assert all(length(line) <= 96 for line in lines)
    assert "".join(line.removesuffix("-") for line in lines) == ROLE.replace(" ", "")


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("selvbetjening", ("selvbe-", "tjening")),
        ("borgerserviceskranke", ("borger-", "service-", "skranke")),
        ("kvalitetsstyring", ("kvali-", "tetssty-", "ring")),
        ("projektplanlægning", ("projekt-", "plan-", "lægning")),
        ("BGHDKNTVBGHDKNTV", ("BGHDK-", "NTVBG-", "HDKNT-", "V")),  # no vowel to go by
    ],
)
def test_a_word_is_broken_between_syllables(word: str, lines: tuple[str, ...]) -> None:
    assert wrap(word, 62) == lines


def test_a_text_is_broken_after_a_hyphen_before_a_word_is() -> None:
    assert wrap("Ad hoc-indsatser", 118) == ("Ad hoc-", "indsatser")
    assert wrap("Scope-integration", 200) == ("Scope-integration",)


def test_no_room_at_all_still_ends_and_loses_nothing() -> None:
    assert "".join(wrap("gevinst", 0)).replace("-", "") == "gevinst"


def test_a_wide_letter_takes_more_room_than_a_narrow_one() -> None:
    assert length("WWW") > length("nnn") > length("iii")


def test_a_heading_is_bold_and_so_breaks_sooner_and_has_no_border_to_keep_away_from() -> None:
    room = length("Fem risici")
    assert len(box(Entry("Fem risici"), 0, 0, room + 2 * PADDING).lines) == 1
    assert len(box(Entry("Fem risici", kind="overskrift"), 0, 0, room).lines) == 2
    assert len(box(Entry("Fem risici", kind="overskrift"), 0, 0, room + 12).lines) == 1


def test_a_broken_word_is_named_in_full_and_a_whole_one_is_not_named_twice() -> None:
    assert box(Entry(ROLE), 0, 0, 120).name == ROLE
    assert box(Entry("kort"), 0, 0, 120).name == ""


def test_boxes_of_a_row_are_as_high_as_the_longest_text_needs() -> None:
    entries = [Entry("kort"), Entry("en meget længere tekst end den anden")]
    short, long = beside(entries, 0, 0, 260, 20)
    assert (short.width, short.height) == (long.width, long.height)
    assert short.height == len(long.lines) * LINE + 2 * PADDING == height_of(entries, 120)


def test_the_lines_of_a_box_stand_around_its_middle() -> None:
    one, two, three = box(Entry("en to tre"), 10, 0, 48, 98).text
    assert [one[2], two[2], three[2]] == ["en", "to", "tre"]
    assert {one[0], two[0], three[0]} == {34}
    assert (one[1], two[1], three[1]) == (36, 54, 72)


def test_a_series_lies_down_on_a_wide_page_and_stands_on_a_narrow_one() -> None:
    entries = [Entry("a"), Entry("b")]
    assert [(one.x, one.y) for one in series(entries, WIDE, 20)] == [(0, 0), (320, 0)]
    assert [(one.x, one.y) for one in series(entries, NARROW, 20)] == [(0, 0), (0, 54)]
    assert series(entries, NARROW, 20)[0].width == NARROW.width


def test_a_frame_goes_around_what_is_in_it() -> None:
    inside = below([Entry("a"), Entry("b")], 40, 60, 100, 10)
    around = frame(Entry("Program", kind="ramme"), inside)
    for one in inside:
        assert around.x < one.x
        assert one.right < around.right
        assert around.text[0][1] < one.y
        assert one.bottom < around.bottom


def test_a_tree_indents_and_joins_each_to_the_one_it_stands_under() -> None:
    rows = [(0, Entry("a")), (1, Entry("H", kind="overskrift")), (1, Entry("b")), (2, Entry("c"))]
    boxes, lines = tree([*rows, (1, Entry("d"))], 200)
    assert [one.x for one in boxes] == [0, INDENT, INDENT, 2 * INDENT, INDENT]
    assert all(one.right == 200 for one in boxes)
    a, _, b, c, d = boxes
    ends = [(line.points[0], line.points[-1]) for line in lines]
    assert ends == [
        ((a.x + 10, a.bottom), (b.x, b.middle)),
        ((b.x + 10, b.bottom), (c.x, c.middle)),
        ((a.x + 10, a.bottom), (d.x, d.middle)),
    ]


def test_an_arrow_goes_across_to_what_is_beside_and_down_to_what_is_below() -> None:
    row = beside([Entry("a"), Entry("b")], 0, 0, 200, 20)
    stack = below([Entry("a"), Entry("b")], 0, 0, 200, 20)
    assert chain(row)[0].path == "M90 17L110 17M105 21L110 17L105 13"
    assert chain(stack)[0].path == "M100 34L100 54M96 49L100 54L104 49"


def test_boxes_gather_along_their_left_side_on_what_is_under_them() -> None:
    boxes = below([Entry("a"), Entry("b"), Entry("c")], INDENT, 0, 180, 20)
    arrows = gather(boxes[:2], boxes[2])
    assert [arrow.points[0] for arrow in arrows] == [(20, 17), (20, 71)]
    assert {arrow.points[-1] for arrow in arrows} == {(10, boxes[2].y)}


def test_a_corner_is_round_and_no_rounder_than_there_is_room_for() -> None:
    wide = Line(((0, 0), (20, 0), (20, 20)), head=False)
    tight = Line(((0, 0), (20, 0), (20, 6), (40, 6)), head=False)
    assert wide.path == "M0 0L14 0Q20 0 20 6L20 20"
    assert tight.path == "M0 0L17 0Q20 0 20 3L20 3Q20 6 23 6L40 6"


def test_a_line_without_corners_is_straight_and_points_that_repeat_are_one() -> None:
    assert Line(((0, 5), (10, 5), (10, 5), (30, 5)), head=False).path == "M0 5L30 5"


def test_a_drawing_is_as_large_as_what_is_in_it() -> None:
    found = drawing(WIDE, below([Entry("a"), Entry("b")], 5, 0, 100, 10))
    assert (found.width, found.height) == (105, 78)
    assert (drawing(WIDE, ()).width, drawing(WIDE, ()).height) == (0, 0)


def test_lines_that_run_into_another_are_part_of_it_and_have_no_head() -> None:
    line = Line(((0, 0), (20, 0)), stubs=(((0, 9), (9, 9)),))
    assert line.path == "M0 0L20 0M15 4L20 0L15 -4M0 9L9 9"


def test_a_deep_tree_keeps_its_boxes_broad_enough() -> None:
    boxes, _ = tree([(n, Entry("a")) for n in range(30)], 284)
    assert min(one.width for one in boxes) >= 140
    assert [one.x for one in boxes] == sorted({one.x for one in boxes})


def test_the_arrows_of_a_tree_go_the_way_they_are_asked_to() -> None:
    rows = [(0, Entry("a")), (1, Entry("b"))]
    (a, b), (up,) = tree(rows, 200, heads=Heads.UP)
    _, (down,) = tree(rows, 200, heads=Heads.DOWN)
    assert (up.points[0], up.points[-1]) == ((b.x, b.middle), (10, a.bottom))
    assert down.points == up.points[::-1]
    assert (up.head, down.head) == (True, True)


def test_what_hangs_on_a_hole_hangs_by_a_dashed_line() -> None:
    rows = [(0, Entry("a")), (1, Entry("Mangler en indsats", kind=HOLE)), (1, Entry("b"))]
    assert [line.kind for line in tree(rows, 200)[1]] == [HOLE, ""]
