"""The pages use the words that the style sheet, `docs/sprog.md`, has chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from .conftest import ROOT
from .tekst import Kind, Passage, passages

GLOSSARY = "source/begreber.md"


def words_not_used(style_sheet: str) -> list[str]:
    """The words in code marks in the column »Not« of its tables."""
    column = re.findall(r"^\|[^|]*\|([^|]*)\|", style_sheet, re.MULTILINE)
    return [word for cell in column for word in re.findall(r"`([^`]+)`", cell)]


@pytest.fixture(scope="module")
def unwanted() -> list[str]:
    return words_not_used((ROOT / "docs" / "sprog.md").read_text(encoding="utf-8"))


def read(pages: dict[str, str]) -> Iterator[tuple[str, Passage]]:
    """Every passage that is ours to word; names and foreign words are given."""
    for page, text in pages.items():
        for passage in passages(text):
            if passage.kind not in (Kind.LABEL, Kind.FOREIGN):
                yield page, passage


def unwanted_in(pages: dict[str, str], unwanted: list[str]) -> Iterator[str]:
    """Every unwanted word but where it is spoken about in »…« or is part of another name."""
    choice = "|".join(re.escape(word) for word in unwanted)
    # After a lower-case »lokal« it is the name of another role.
    pattern = re.compile(rf"(?<![\w»-])(?<!lokal )(?<!lokale )({choice})(?![\w«-])", re.IGNORECASE)
    for page, passage in read(pages):
        for match in pattern.finditer(passage.text):
            line = passage.line + passage.text.count("\n", 0, match.start())
            yield f"{page}:{line}: {match[1]}"


def test_no_page_uses_a_word_that_the_style_sheet_has_put_aside(
    pages: dict[str, str], unwanted: list[str]
) -> None:
    others = {page: text for page, text in pages.items() if page != GLOSSARY}
    assert list(unwanted_in(others, unwanted)) == []


def test_quotation_marks_are_the_danish_ones(pages: dict[str, str]) -> None:
    found = [
        f"{page}:{passage.line}: {passage.text}"
        for page, passage in read(pages)
        if re.search(r"[\"“”„]", passage.text) or passage.text.count("»") != passage.text.count("«")
    ]
    assert found == []


def test_the_style_sheet_names_the_words_that_are_tested(unwanted: list[str]) -> None:
    assert {"benefit", "gevinstejer", "baseline", "man"} <= set(unwanted)


def test_an_unwanted_word_is_found_with_its_line_but_not_in_quotes_or_names() -> None:
    page = (
        "Gevinstejeren måler.\nDer mangler en baseline.\n\n"
        "Den lokale gevinstejer og »gevinstejer« og manden.\n\n"
        ":::{rolle} R\n:id: ROL_R\n:pligt: Mål en benefit.\n:aliaser: gevinstejer\n:::\n"
    )
    found = unwanted_in(
        {"p.md": page}, ["gevinstejer", "gevinstejeren", "baseline", "man", "benefit"]
    )
    assert list(found) == ["p.md:1: Gevinstejeren", "p.md:2: baseline", "p.md:8: benefit"]
