"""The figures are drawn from the handbook's own objects, and every text has room in its box."""

from __future__ import annotations

import pytest
from gevinst.model.haandbog import Figur, Praksis, Risiko
from gevinst.views.drawing import CHARACTER, LINE, PADDING, Entry, box, height_of, wrap
from gevinst.views.figures import FIGURES, figure
from vis import handbook, made

ADVICE = [
    made(Praksis, f"PRA_{n}", f"Råd {n}", daekker=f"UDS_1_0{n}", imoedegaar=f"RIS_{n}")
    for n in range(1, 6)
]
RISKS = [made(Risiko, f"RIS_{n}", f"Risiko {n}") for n in range(1, 6)]


def test_the_five_pieces_of_advice_stand_beside_the_risks_they_counter() -> None:
    found = FIGURES["raad_og_risici"](handbook(*reversed(ADVICE), *RISKS))
    assert found is not None
    texts = [" ".join(one.lines) for one in found.boxes]
    assert texts == [
        *("Fem gode råd", "Fem risici"),
        *(f"+ Råd {n}" for n in range(1, 6)),
        *(f"– Risiko {n}" for n in range(1, 6)),
    ]
    beside = {(arrow.y1, arrow.y2) for arrow in found.arrows}
    assert all(left == right for left, right in beside)
    assert len(beside) == 5


def test_a_figure_without_its_objects_is_not_drawn() -> None:
    assert FIGURES["raad_og_risici"](handbook()) is None
    assert FIGURES["trin"](handbook()) is None


def test_only_a_figure_object_that_names_a_drawing_has_one() -> None:
    drawn = made(Figur, "FIG_A", "A", generator="overblik")
    unknown = made(Figur, "FIG_B", "B", generator="findes_ikke")
    book = handbook(drawn, unknown, ADVICE[0])
    assert figure(book, drawn) is not None
    assert figure(book, unknown) is None
    assert figure(book, ADVICE[0]) is None


@pytest.mark.parametrize("navn", sorted(FIGURES))
def test_every_line_has_room_in_its_box_and_every_box_in_the_drawing(navn: str) -> None:
    found = FIGURES[navn](handbook(*ADVICE, *RISKS))
    for one in found.boxes if found else ():
        assert one.x + one.width <= found.width
        assert one.y + one.height <= found.height
        if one.kind != "ramme":
            assert len(one.lines) * LINE <= one.height
            assert all(len(line) * CHARACTER <= one.width for line in one.lines)


def test_a_word_that_is_longer_than_the_box_is_broken_and_nothing_is_lost() -> None:
    lines = wrap("digitaliseringsstyregruppens formand", 120)
    assert all(len(line) * CHARACTER <= 120 - 2 * PADDING for line in lines)
    assert "".join(line.removesuffix("-") for line in lines) == (
        "digitaliseringsstyregruppensformand"
    )


def test_boxes_of_a_row_are_as_high_as_the_longest_text_needs() -> None:
    texts = ["kort", "en meget længere tekst end den anden"]
    height = height_of(texts, 120)
    assert height == len(wrap(texts[1], 120)) * LINE + 2 * PADDING
    assert box(Entry(texts[0]), 0, 0, 120, height).middle == height // 2


def test_a_text_is_broken_after_a_hyphen_before_a_word_is() -> None:
    assert wrap("Ad hoc-indsatser", 142) == ("Ad hoc-", "indsatser")
    assert wrap("Scope-integration", 200) == ("Scope-integration",)
