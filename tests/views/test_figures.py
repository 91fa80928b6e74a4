"""The figures are drawn from the handbook's own objects, for a wide and for a narrow page."""

from __future__ import annotations

import re

import pytest
from gevinst.model.haandbog import (
    Begreb,
    Figur,
    Forudsaetning,
    Praksis,
    Risiko,
    Rolle,
    Spoergsmaal,
    Trin,
)
from gevinst.views.drawing import FORMS, NARROW, WIDE, Drawing, Form
from gevinst.views.figures import FIGURES, figure
from vis import handbook, made

ADVICE = [
    made(Praksis, f"PRA_{n}", f"Råd {n}", daekker=f"UDS_1_0{n}", imoedegaar=f"RIS_{n}")
    for n in range(1, 6)
]
RISKS = [made(Risiko, f"RIS_{n}", f"Risiko {n}") for n in range(1, 6)]
EVERYTHING = (
    *ADVICE,
    *RISKS,
    *(
        made(Forudsaetning, f"FOR_{n}", f"Forudsætning {n}", daekker=f"UDS_1_{n}")
        for n in (19, 22, 25)
    ),
    made(Spoergsmaal, "SPM_A", "Opgaver", daekker="UDS_2_31"),
    made(Spoergsmaal, "SPM_B", "Platform", daekker="UDS_2_33"),
    *(
        made(Rolle, f"ROL_{id}", id.capitalize())
        for id in ("PROGRAMCHEF", "PROGRAMLEDER", "PROJEKTLEDER", "GEVINSTANSVARLIG")
    ),
    *(
        made(Begreb, f"BEG_{id}", id)
        for id in (
            *("PROJEKT", "ADHOC", "DRIFTSAENDRING", "PROGRAM", "PORTEFOELJE"),
            *("TIDLIG_INDIKATOR", "SUCCESKRITERIUM", "EFFEKT"),
        )
    ),
    *(
        made(Trin, f"TRN_{n}", f"Trin {n}", fase=fase, daekker=f"UDS_4_{n}")
        for n, fase in ((36, "initiering"), (37, "definition"), (38, "definition"))
    ),
)
DRAWN = {
    (navn, form): FIGURES[navn](handbook(*EVERYTHING), form) for navn in FIGURES for form in FORMS
}


def drawn(navn: str, form: Form) -> Drawing:
    found = DRAWN[navn, form]
    assert found is not None
    return found


def texts(found: Drawing) -> list[str]:
    return [" ".join(one.lines) for one in found.boxes]


def test_the_five_pieces_of_advice_stand_beside_the_risks_they_counter() -> None:
    found = FIGURES["raad_og_risici"](handbook(*reversed(ADVICE), *RISKS), WIDE)
    assert found is not None
    pairs = [text for n in range(1, 6) for text in (f"+ Råd {n}", f"– Risiko {n}")]
    assert texts(found) == ["Fem råd", "Fem risici", *pairs]
    beside = {(line.points[0][1], line.points[-1][1]) for line in found.lines}
    assert all(left == right for left, right in beside)
    assert len(beside) == 5


def test_on_a_narrow_page_each_risk_stands_under_its_advice() -> None:
    found = drawn("raad_og_risici", NARROW)
    assert texts(found)[:3] == ["Fem råd og fem risici", "+ Råd 1", "– Risiko 1"]
    assert len({one.x for one in found.boxes}) == 1
    within = [line.points[-1][1] - line.points[0][1] for line in found.lines]
    between = [found.boxes[n + 1].y - found.boxes[n].bottom for n in range(2, 9, 2)]
    assert len(within) == 5
    assert max(within) < min(between)


def test_the_six_steps_stand_under_their_phases_in_both_forms() -> None:
    expected = ["Initiering", "Trin 36", "Definition og organisering", "Trin 37", "Trin 38"]
    assert texts(drawn("trin", WIDE)) == texts(drawn("trin", NARROW)) == expected
    columns = [one.x for one in drawn("trin", WIDE).boxes]
    assert columns[0] == columns[1] < columns[2] == columns[3] == columns[4]
    places = [one.y for one in drawn("trin", NARROW).boxes]
    assert places == sorted(set(places))


def test_a_figure_without_its_objects_is_not_drawn() -> None:
    for form in FORMS:
        assert FIGURES["raad_og_risici"](handbook(), form) is None
        assert FIGURES["trin"](handbook(), form) is None


def test_only_a_figure_object_that_names_a_drawing_has_one() -> None:
    named = made(Figur, "FIG_A", "A", generator="overblik")
    unknown = made(Figur, "FIG_B", "B", generator="findes_ikke")
    book = handbook(named, unknown, ADVICE[0])
    assert [one.form for one in figure(book, named)] == [WIDE, NARROW]
    assert figure(book, unknown) == ()
    assert figure(book, ADVICE[0]) == ()


@pytest.mark.parametrize("navn", sorted(FIGURES))
def test_both_forms_say_the_same_and_link_to_the_same(navn: str) -> None:
    said = [
        sorted(
            (one.entry.text, one.entry.target.id if one.entry.target else "")
            for one in drawn(navn, form).boxes
            if one.entry.kind != "overskrift"
        )
        for form in FORMS
    ]
    assert said[0] == said[1]
    assert len(drawn(navn, WIDE).lines) == len(drawn(navn, NARROW).lines)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.navn)
@pytest.mark.parametrize("navn", sorted(FIGURES))
def test_everything_lies_within_the_width_and_nothing_lies_on_another_thing(
    navn: str, form: Form
) -> None:
    found = drawn(navn, form)
    assert found.width <= form.width
    for one in found.boxes:
        assert one.x >= 0
        assert one.y >= 0
    for line in found.lines:
        for x, y in line.points:
            assert 0 <= x <= found.width
            assert 0 <= y <= found.height
    solid = [one for one in found.boxes if not one.is_frame]
    for n, one in enumerate(solid):
        for other in solid[:n]:
            apart = (
                one.right < other.x
                or other.right < one.x
                or one.bottom < other.y
                or other.bottom < one.y
            )
            assert apart, (one.entry.text, other.entry.text)


@pytest.mark.parametrize("navn", sorted(FIGURES))
def test_a_line_begins_at_a_box_and_ends_at_another(navn: str) -> None:
    for form in FORMS:
        found = drawn(navn, form)
        for line in found.lines:
            ends = [
                [one for one in found.boxes if one.x <= x <= one.right and one.y <= y <= one.bottom]
                for x, y in (line.points[0], line.points[-1])
            ]
            assert ends[0]
            assert ends[1]
            assert ends[0] != ends[1]
            assert re.fullmatch(r"M[\d LQM]+", line.path)
