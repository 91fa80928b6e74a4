"""Every page can be read by everyone: on a phone, in the dark, and with a screen reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pages(site: Path) -> list[Path]:
    """Every page a reader can stay on; most short addresses only send on.

    The page of a wrong address needs a server, and is tested with the addresses.
    """
    return sorted(
        page
        for page in site.rglob("*.html")
        if "_static" not in page.parts
        and page.name != "404.html"
        and 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_can_find(browser, site, scheme):
    page = browser.new_context(color_scheme=scheme).new_page()
    barriers = {}
    for path in pages(site):
        for width in (1280, 375):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path.as_uri())
            violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
            for violation in violations:
                where = (path.relative_to(site).as_posix(), width, violation["id"])
                barriers[where] = violation["nodes"][0]["html"]
    assert barriers == {}


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_no_page_is_wider_than_the_screen(browser, site, width):
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    wide = {}
    for path in pages(site):
        page.goto(path.as_uri())
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            wide[path.relative_to(site).as_posix()] = over
    assert wide == {}


def test_no_page_asks_any_other_host_for_anything(browser, site):
    page = browser.new_context().new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in pages(site):
        page.goto(path.as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_no_page_throws_a_script_error(browser, site, server):
    page = browser.new_context().new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append((page.url, str(error))))
    for path in pages(site):
        page.goto(server + path.relative_to(site).as_posix())
    assert errors == []
