"""Every page can be read by everyone: on a phone, in the dark, and with a screen reader.

A page is visited once, and everything is asked of it there, since the visits are what takes time.
The pages are dealt out in parts, so that several browsers can share them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = [320, 375, 1280]
SCHEMES = ["light", "dark"]
JUDGED_AT = [375, 1280]
"""The widths at which axe is asked, in both schemes."""
PARTS = 12

AXE = f"axe.run({json.dumps({'runOnly': RULES, 'resultTypes': ['violations']})})"
SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Two frames, so that a new width or scheme is drawn before anything is asked."""


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


def barriers(page) -> list[tuple[str, int, str, str]]:
    """What axe finds: (scheme, width, rule, the first place)."""
    page.evaluate(Axe().axe_script)
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in JUDGED_AT:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(SETTLED)
            for violation in page.evaluate(AXE)["violations"]:
                found.append((scheme, width, violation["id"], violation["nodes"][0]["html"]))
    return found


def too_wide(page) -> dict[int, int]:
    """The widths at which the page is wider than the screen, and by how many pixels."""
    over = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(SETTLED)
        over[width] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return {width: pixels for width, pixels in over.items() if pixels > 0}


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_for_everyone(browser, site, server, part):
    page = browser.new_context(reduced_motion="reduce").new_page()
    asked, errors, wrong = [], [], {}
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append((page.url, str(error))))
    for path in pages(site)[part::PARTS]:
        name = path.relative_to(site).as_posix()
        page.goto(server + name)
        found = (barriers(page), too_wide(page))
        if any(found):
            wrong[name] = found
    assert wrong == {}
    assert [url for url in asked if not url.startswith((server, "data:"))] == []
    assert errors == []


def test_a_barrier_and_an_overflow_are_found(browser, server):
    """Otherwise the test above would hold because nothing is looked at."""
    page = browser.new_context().new_page()
    page.goto(f"{server}index.html")
    unreadable = '<img src="data:,"><p style="color: #888; background: #777">Kan ikke læses</p>'
    page.evaluate("html => document.querySelector('article').innerHTML += html", unreadable)
    found = {(scheme, width, rule) for scheme, width, rule, _ in barriers(page)}
    assert found == {
        (scheme, width, rule)
        for scheme in SCHEMES
        for width in JUDGED_AT
        for rule in ("color-contrast", "image-alt")
    }
    page.evaluate("html => document.body.innerHTML += html", '<p style="width: 330px">Bred</p>')
    assert list(too_wide(page)) == [320]
