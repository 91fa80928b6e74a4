"""Every page can be read without effort: LIX."""

from __future__ import annotations

import pytest

from .conftest import TABLE
from .tekst import Lix, lix, running_text

LIMIT = 50
ROLE_LIMIT = 45


@pytest.fixture(scope="module")
def table(
    pages: dict[str, str], titles: dict[str, str], pytestconfig: pytest.Config
) -> dict[str, Lix]:
    measured = {page: lix(running_text(text, titles)) for page, text in pages.items()}
    return pytestconfig.stash.setdefault(TABLE, {p: m for p, m in measured.items() if m.words})


def shown(page: str, found: Lix) -> str:
    return f"{page}: LIX {found.value:.1f}"


def test_no_page_is_above_fifty(table: dict[str, Lix]) -> None:
    assert [shown(page, found) for page, found in table.items() if found.value > LIMIT] == []


def test_every_role_page_is_below_forty_five(table: dict[str, Lix]) -> None:
    roles = {page: found for page, found in table.items() if page.startswith("source/roller/")}
    assert len(roles) >= 12
    assert [shown(page, found) for page, found in roles.items() if found.value >= ROLE_LIMIT] == []


def test_no_sentence_is_longer_than_forty_words(
    pages: dict[str, str], titles: dict[str, str]
) -> None:
    long = [
        f"{page}:{sentence.line}: {sentence.text}"
        for page, text in pages.items()
        for sentence in running_text(text, titles)
        if lix([sentence]).words > 40
    ]
    assert not long, "\n".join(long)


def test_every_page_with_text_is_in_the_table(table: dict[str, Lix], pages: dict[str, str]) -> None:
    assert set(table) == {page for page, text in pages.items() if running_text(text)}
    assert len(table) > 30
