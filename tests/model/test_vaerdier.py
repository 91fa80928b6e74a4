"""From the text of a field to its value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from gevinst.model import lister
from gevinst.model.vaerdier import (
    MAANEDER,
    Vaerdifejl,
    ascii_af,
    dansk_dato,
    dansk_tal,
    del_op,
    i_ord,
    laes_dato,
    laes_ja_nej,
    laes_tal,
    laes_valg,
    naermeste,
    opremsning,
)


def refused(read: Callable[[str], Any], text: str) -> tuple[str, str, str]:
    """Code, message and remedy of what is wrong with a text."""
    with pytest.raises(Vaerdifejl) as caught:
        read(text)
    return caught.value.kode, caught.value.besked, caught.value.ret


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-05",
        "2026-6-5",
        "05-06-2026",
        "5-6-2026",
        "5.6.2026",
        "05/06/2026",
        "5. juni 2026",
        "5 juni 2026",
        "5/6 2026",
        "5/6-2026",
        "5. jun. 2026",
        "5 jun 2026",
        "d. 5. juni 2026",
        "den 5. juni 2026",
        " 5.  JUNI  2026 ",
    ],
)
def test_a_date_is_read_in_every_danish_way(text: str) -> None:
    assert laes_dato(text) == date(2026, 6, 5)


@pytest.mark.parametrize(
    "text",
    [
        "31-02-2026",
        "2026-02-31",
        "31. februar 2026",
        "29-02-2025",
        "2026-13-01",
        "0-1-2026",
        "15. june 2026",
        "15. ju. 2026",
        "den 15-06-2026",
        "15 06 2026",
        "15-06-26",
        "2026-06",
        "juni 2026",
        "løbende",
        "2026-06-05 kl. 12",
    ],
)
def test_what_is_no_date_is_refused_with_how_to_write_one(text: str) -> None:
    assert refused(laes_dato, text) == (
        "IN03",
        f"»{text}« er ikke en dato",
        "skriv datoen som 2026-06-15 eller 15. juni 2026",
    )


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_may_be_shortened_to_three_letters(month: int) -> None:
    assert laes_dato(f"2. {MAANEDER[month - 1][:3]}. 2026") == date(2026, month, 2)


def test_september_is_also_shortened_to_four() -> None:
    assert laes_dato("2. sept. 2026") == date(2026, 9, 2)


def test_a_leap_day_is_a_date() -> None:
    assert laes_dato("29-02-2024") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.300.000", Decimal(1300000)),
        ("1300000", Decimal(1300000)),
        ("1\u00a0300\u00a0000", Decimal(1300000)),
        ("2,40", Decimal("2.40")),
        ("1.300,5", Decimal("1300.5")),
        ("-3", Decimal(-3)),
        ("−3", Decimal(-3)),
        ("-1.000,25", Decimal("-1000.25")),
        ("0", Decimal(0)),
        (" 7 ", Decimal(7)),
    ],
)
def test_a_number_is_read_in_danish_and_in_plain_notation(text: str, expected: Decimal) -> None:
    assert laes_tal(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2.40",
        "1.30.000",
        "1300.000",
        "1.300.00",
        "1,300,000",
        ",5",
        "5,",
        "--3",
        "1e3",
        "NaN",
        "30 %",
        "1 300",
        "500 kr.",
        "mange penge",
    ],
)
def test_what_is_no_number_is_refused_with_how_to_write_one(text: str) -> None:
    assert refused(laes_tal, text) == (
        "IN04",
        f"»{text}« er ikke et tal",
        "skriv kun tallet, med komma før decimaler og punktum mellem tusinder: 1.300.000 "
        "eller 2,40",
    )


@pytest.mark.parametrize(
    ("text", "expected"), [("ja", True), ("nej", False), (" Ja ", True), ("NEJ", False)]
)
def test_yes_and_no_are_read(text: str, expected: bool) -> None:
    assert laes_ja_nej(text) is expected


@pytest.mark.parametrize("text", ["yes", "true", "1", "måske", "ja da"])
def test_what_is_neither_yes_nor_no_is_refused(text: str) -> None:
    assert refused(laes_ja_nej, text) == (
        "IN05",
        f"»{text}« er hverken ja eller nej",
        "skriv ja eller nej",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("planlaegning", "planlaegning"),
        ("Planlægning", "planlaegning"),
        ("PLANLÆGNING", "planlaegning"),
        (" gennemførelse ", "gennemfoerelse"),
    ],
)
def test_a_choice_is_read_with_danish_letters_and_capitals(text: str, expected: str) -> None:
    assert laes_valg(text, lister.FASER) == expected


@pytest.mark.parametrize("text", ["under_realisering", "under realisering", "Under-realisering"])
def test_a_choice_of_several_words_is_read_with_space_or_hyphen(text: str) -> None:
    assert laes_valg(text, lister.GEVINSTSTATUSSER) == "under_realisering"


@pytest.mark.parametrize(
    ("text", "hint"),
    [("planlægn", "mente du planlaegning? Ellers "), ("xyz", "")],
    ids=["near", "far"],
)
def test_what_is_not_on_the_list_is_refused_with_the_list(text: str, hint: str) -> None:
    assert refused(lambda written: laes_valg(written, lister.FASER), text) == (
        "IN02",
        f"»{text}« står ikke på listen",
        f"{hint}vælg mellem initiering, definition, planlaegning, gennemfoerelse eller realisering",
    )


def test_letters_outside_ascii_are_written_as_in_ids() -> None:
    assert ascii_af("Ærø-Århus CAFÉ øl") == "aeroe-aarhus cafe oel"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GEV_TIDD", "mente du GEV_TID? Ellers "),
        ("GEV_TID_2", "mente du GEV_TID? Ellers "),
        ("PRG_X", ""),
    ],
)
def test_only_what_is_near_is_suggested(text: str, expected: str) -> None:
    assert naermeste(text, ["GEV_ROS", "GEV_TID"]) == expected


def test_the_suggestion_does_not_depend_on_the_order_of_the_candidates() -> None:
    assert naermeste("GEV_C", ["GEV_A", "GEV_B"]) == naermeste("GEV_C", ["GEV_B", "GEV_A"])


@pytest.mark.parametrize(
    ("things", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")],
)
def test_an_enumeration_is_danish(things: list[str], expected: str) -> None:
    assert opremsning(things) == expected


def test_an_enumeration_can_say_or() -> None:
    assert opremsning(["a", "b", "c"], "eller") == "a, b eller c"


@pytest.mark.parametrize(
    ("text", "separators", "expected"),
    [
        ("a; b ;;c;", ";", ["a", "b", "c"]),
        ("a, b c;d", ",; ", ["a", "b", "c", "d"]),
        ("a-b]c", "-]", ["a", "b", "c"]),
        (" ; ", ";", []),
    ],
    ids=["empty parts", "several separators", "separators with a meaning in patterns", "nothing"],
)
def test_a_list_is_split_without_its_empty_parts(
    text: str, separators: str, expected: list[str]
) -> None:
    assert del_op(text, separators) == expected


@pytest.mark.parametrize("month", range(1, 13), ids=MAANEDER)
def test_a_date_in_words_is_read_back_as_itself(month: int) -> None:
    assert laes_dato(dansk_dato(date(2026, month, 23))) == date(2026, month, 23)


def test_a_date_in_words_has_no_leading_zero() -> None:
    assert dansk_dato(date(2026, 11, 3)) == "3. november 2026"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1300000", "1.300.000"),
        ("2.4", "2,4"),
        ("2.40", "2,40"),
        ("1300.5", "1.300,5"),
        ("-3", "-3"),
        ("-0.5", "-0,5"),
        ("-0", "0"),
        ("0", "0"),
        ("999", "999"),
        ("1E+3", "1.000"),
    ],
)
def test_a_number_is_shown_in_danish(value: str, expected: str) -> None:
    assert dansk_tal(Decimal(value)) == expected


@pytest.mark.parametrize("text", ["1.300.000", "2,40", "-3", "0", "-1.000,25"])
def test_a_number_in_danish_is_shown_as_it_was_written(text: str) -> None:
    assert dansk_tal(laes_tal(text)) == text


@pytest.mark.parametrize(
    ("antal", "text"), [(1, "1"), (2, "to"), (3, "tre"), (12, "tolv"), (13, "13"), (-2, "-2")]
)
def test_small_numbers_are_written_in_letters(antal: int, text: str) -> None:
    assert i_ord(antal) == text
