"""A file's bytes as text: every way to save a page, and what cannot be seen."""

from __future__ import annotations

import unicodedata

import pytest
from gevinst.model.tekst import SAVE_AS_UTF8, Tegnfejl, laes_tekst, synligt_navn, usynlige

PAGE = "# Målet\n\nBlå bær på Ærø.\n"
NFD = unicodedata.normalize("NFD", PAGE)


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode(),
        b"\xef\xbb\xbf" + PAGE.encode(),
        PAGE.replace("\n", "\r\n").encode(),
        PAGE.replace("\n", "\r").encode(),
        NFD.encode(),
        b"\xef\xbb\xbf" + NFD.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "BOM", "CRLF", "CR", "NFD", "alt"],
)
def test_every_right_way_to_save_a_page_gives_the_same_text(data: bytes) -> None:
    assert laes_tekst(data).tekst == PAGE
    assert laes_tekst(data).fejl == ()


def test_letters_of_two_characters_become_one() -> None:
    assert len(NFD) > len(PAGE)
    assert laes_tekst(NFD.encode()).tekst == PAGE


def test_a_page_of_windows_is_read_and_the_byte_is_named() -> None:
    found = laes_tekst(PAGE.replace("Målet", "Maalet").encode("cp1252"))
    assert found.tekst == PAGE.replace("Målet", "Maalet")
    besked = "filen er ikke gemt som UTF-8: byten 0xE5 i linje 3 er ikke noget tegn"
    assert found.fejl == (Tegnfejl(3, besked, SAVE_AS_UTF8),)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_of_a_wrong_byte_is_right_whatever_ends_the_lines(end: str) -> None:
    (fejl,) = laes_tekst(f"a{end}{end}å{end}".encode("cp1252")).fejl
    assert fejl.line == 3


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-16", "UTF-16"), ("utf-32", "UTF-32")],
)
def test_a_page_with_another_mark_is_read_as_what_it_is(encoding: str, name: str) -> None:
    found = laes_tekst(PAGE.encode(encoding))
    assert found.tekst == PAGE
    besked = f"filen er gemt som {name} og ikke som UTF-8"
    assert found.fejl == (Tegnfejl(1, besked, SAVE_AS_UTF8),)


def test_bytes_that_are_no_text_at_all_still_give_one() -> None:
    data = bytes(range(256)) * 3
    found = laes_tekst(data)
    assert found.fejl[0].besked.startswith("filen er ikke gemt som UTF-8: byten 0x80 i linje ")
    assert usynlige(found.tekst) == []


@pytest.mark.parametrize(
    "character",
    list(
        "\0\x07\x0b\x0c\x1b\x1f\x7f\x85\x9b\u200b\u2028\u2029\u202a\u202e\u2060\u2066\u2069\ufeff"
        "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff"
    ),
)
def test_what_nobody_sees_is_said_with_its_number_and_becomes_a_blank(character: str) -> None:
    found = laes_tekst(f"Et\n{character}to{character}\ntre\n".encode())
    assert found.tekst == "Et\n to \ntre\n"
    besked = f"linjen har tegn, som ingen kan se: U+{ord(character):04X}"
    ret = "slet dem. Er de svære at finde, så slet linjen, og skriv den igen"
    assert found.fejl == (Tegnfejl(2, besked, ret),)


def test_all_lines_with_something_unseen_are_said_at_once() -> None:
    fejl = laes_tekst("\x1b[31m\n\nto\0\u200b\n".encode()).fejl
    assert [(f.line, f.besked[-12:]) for f in fejl] == [
        (1, "kan se: U+001B"[-12:]),
        (3, "U+0000, U+200B"[-12:]),
    ]


@pytest.mark.parametrize(
    "character",
    ["\t", "\u00a0", "\u00ad", "\u2013", "»", "\U0001f600", "\u200d", "\ufffd", "\ufdcf", "\ufdf0"],
)
def test_what_an_author_may_well_write_is_left_alone(character: str) -> None:
    text = f"Et{character}to\n"
    assert laes_tekst(text.encode()).tekst == text
    assert laes_tekst(text.encode()).fejl == ()


def test_the_name_of_a_file_is_shown_on_one_line_with_all_that_is_in_it() -> None:
    assert synligt_navn("kommune/Blå bær.md") == "kommune/Blå bær.md"
    assert synligt_navn("a\n::error::\x1b[2J\udce6.md") == "a\\u000a::error::\\u001b[2J\\udce6.md"
