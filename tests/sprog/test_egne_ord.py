"""The handbook says what the guide says in its own words: no six words in a row are the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from .tekst import passages, plain_words, runs, without_line_breaks

LENGTH = 6
VARIABLE = "GEVINST_VEJLEDNING"


@pytest.fixture(scope="module")
def guide() -> str:
    """The guide's text as it was taken from its PDF."""
    named = os.environ.get(VARIABLE)
    if not named:
        pytest.skip(
            f"vejledningens tekst er ikke en del af projektet. Har du den som tekstfil, så kør: "
            f"{VARIABLE}=sti/til/vejledning.txt make test"
        )
    return Path(named).read_text(encoding="utf-8")


def shared(pages: dict[str, str], guide: str, length: int = LENGTH) -> Iterator[str]:
    """Every run of words, as long as it goes, that a page has in common with the guide.

    A hyphen at the end of a line may divide a word or belong to it, so both readings count.
    """
    theirs = runs(plain_words(without_line_breaks(guide)), length) | runs(
        plain_words(guide), length
    )
    for page, text in pages.items():
        ours = [
            (word, passage.line + offset)
            for passage in passages(text)
            for offset, line in enumerate(passage.text.split("\n"))
            for word in plain_words(line)
        ]
        end = 0
        for start in range(len(ours) - length + 1):
            if start < end or tuple(word for word, _ in ours[start : start + length]) not in theirs:
                continue
            end = start + length
            while tuple(word for word, _ in ours[end - length + 1 : end + 1]) in theirs:
                end += 1
            yield f"{page}:{ours[start][1]}: {' '.join(word for word, _ in ours[start:end])}"


def test_no_six_words_in_a_row_are_the_guides(pages: dict[str, str], guide: str) -> None:
    found = list(shared(pages, guide))
    assert not found, "\n".join(["Skriv det med egne ord:", *found])


GUIDE = """Hver gevinst skal have en ansvar-
lig leder, som følger op på den i drif-
ten hvert år. Det gælder også i ad hoc-
indsatser."""


def test_a_run_is_found_across_line_breaks_capitals_and_punctuation() -> None:
    page = "# Side\n\nHusk: En ansvarlig leder,\nsom »følger op på den« i driften.\n"
    assert list(shared({"p.md": page}, GUIDE)) == [
        "p.md:3: en ansvarlig leder som følger op på den i driften"
    ]


def test_a_hyphen_that_belongs_to_the_word_is_not_lost_at_a_line_break() -> None:
    page = "Den i driften hvert år. Det gælder også i ad hoc-indsatser.\n"
    [found] = shared({"p.md": page}, GUIDE)
    assert found.endswith("i ad hoc indsatser")


def test_five_words_in_a_row_are_no_run() -> None:
    page = "En ansvarlig leder, som følger med i, hvad der sker.\n"
    assert list(shared({"p.md": page}, GUIDE)) == []
    assert len(list(shared({"p.md": page}, GUIDE, length=5))) == 1


def test_two_runs_on_a_page_are_two_findings() -> None:
    page = (
        "Hver gevinst skal have en ansvarlig leder, som vi siger.\n\n"
        "Den i driften hvert år. Det gælder også her.\n"
    )
    assert [found.split(":")[1] for found in shared({"p.md": page}, GUIDE)] == ["1", "3"]


def test_a_run_in_a_field_and_in_a_link_is_found() -> None:
    page = (
        ":::{praksis} P\n:id: PRA_P\n:hvad: En ansvarlig leder, som følger op på den.\n\n"
        "Hver [gevinst skal have](#X) en ansvarlig leder.\n:::\n"
    )
    assert [found.split(":")[1] for found in shared({"p.md": page}, GUIDE, length=7)] == ["3", "5"]
