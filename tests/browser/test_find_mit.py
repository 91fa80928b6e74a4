"""Whoever comes to the front page finds what is theirs in two clicks, also on a phone and without
script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

CLICKS = 2
READERS = {
    # Who: the two links to follow, and what must then be on the page.
    "a head of schools": (
        ["Find din egen post", "Skolechef"],
        ["Dine gevinster", "Kortere tid til at forberede et forløb", "Det kommer", "30. juni 2026"],
    ),
    "a programme manager": (
        ["Find dit program", "Folkeskolen i udvikling"],
        ["Det mangler", "Tjeklister lige nu", "Fra gennemførelse til drift og realisering"],
    ),
    "a director who sees the portfolio": (
        ["Se porteføljen", "Porteføljen"],
        ["Gennemførelse", "Digital kommunikation med borgerne", "Bag tallene"],
    ),
    "a director on the way to a meeting": (
        ["Se porteføljen", "Direktionens ark"],
        ["Mål og effekter", "Penge om året", "De vigtigste mangler"],
    ),
    "the chair of a board": (
        ["Se porteføljen", "Mødeark: Folkeskolen i udvikling"],
        ["Næste møde: 24. juni 2026", "Det skal I beslutte nu", "Hvem sidder for hvem"],
    ),
}


@pytest.fixture(scope="module", params=[(True, 1280), (False, 375)], ids=["screen", "phone"])
def page(request: pytest.FixtureRequest, browser, server: str) -> Iterator[object]:
    script, width = request.param
    context = browser.new_context(
        java_script_enabled=script, viewport={"width": width, "height": 800}
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("reader", READERS)
def test_two_clicks_from_the_front_page(reader: str, page, server: str) -> None:
    way, expected = READERS[reader]
    assert len(way) == CLICKS
    page.goto(f"{server}index.html")
    for step in way:
        page.locator("article a:visible", has_text=step).first.click()
    article = page.locator("article")
    for text in expected:
        article.get_by_text(text).first.wait_for()  # a page is shown before all of it is read
