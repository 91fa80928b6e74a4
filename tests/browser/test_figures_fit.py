"""A figure is read on a phone, on a screen and on paper: one drawing of it, with room for all."""

from __future__ import annotations

import pytest

from .test_reading import pages

SEEN = """figures => figures.map(figure => {
  const shown = [...figure.querySelectorAll("svg")].filter(svg => svg.getClientRects().length);
  const inside = (one, other) =>
    one.left >= other.left - 1 && one.right <= other.right + 1 &&
    one.top >= other.top - 1 && one.bottom <= other.bottom + 1;
  return {
    forms: shown.map(svg => svg.getAttribute("class")),
    fits: figure.scrollWidth <= figure.clientWidth,
    scale: Math.min(...shown.map(svg => svg.getScreenCTM().a)),
    outside: shown.flatMap(svg => [...svg.querySelectorAll("g")].flatMap(g => {
      const box = g.querySelector("rect").getBoundingClientRect();
      const wrong = [...g.querySelectorAll("text")].filter(
        text => !inside(text.getBoundingClientRect(), box));
      return wrong.map(text => text.textContent);
    })),
  };
})"""

LEAST = {"screen": 0.95, "print": 0.76}
"""Letters of 14 pixels are never below 13 on a screen, and never below 8 points on paper."""


def figures(page, site):
    """What is seen of every figure on every page."""
    found = {}
    for path in pages(site):
        if 'class="figur"' in path.read_text(encoding="utf-8"):
            page.goto(path.as_uri())
            for n, seen in enumerate(page.eval_on_selector_all(".figur", SEEN)):
                found[path.relative_to(site).as_posix(), n] = seen
    assert found
    return found


@pytest.mark.parametrize(
    ("width", "media", "form"),
    [
        (320, "screen", "tegning-smal"),
        (375, "screen", "tegning-smal"),
        (1280, "screen", "tegning-bred"),
        (1280, "print", "tegning-bred"),
        (718, "print", "tegning-bred"),  # A4 with the margins of Chromium
        (483, "print", "tegning-bred"),  # A5: all is smaller on paper, so the wide one has room
    ],
)
def test_one_drawing_of_each_figure_is_seen_and_all_of_it_has_room(
    browser, site, width, media, form
):
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.emulate_media(media=media)
    least = LEAST[media]
    for where, seen in figures(page, site).items():
        assert seen["forms"] == [form], where
        assert seen["fits"], where
        assert seen["outside"] == [], where
        assert seen["scale"] >= least, where


def test_a_frame_hides_no_line_to_what_is_in_it(browser, site):
    page = browser.new_context(forced_colors="active").new_page()
    page.goto((site / "kommunen/programmer/folkeskole.html").as_uri())
    fills = "rects => rects.map(rect => getComputedStyle(rect).fill)"
    assert set(page.eval_on_selector_all(".boks-ramme rect", fills)) == {"none"}


def test_the_keyboard_comes_to_the_links_of_the_drawing_that_is_seen_in_their_order(browser, site):
    for width, form in ((320, ".tegning-smal"), (1280, ".tegning-bred")):
        page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
        page.goto((site / "vejledning/faser.html").as_uri())
        links = page.locator(f".figur {form} a")
        targets = links.evaluate_all("links => links.map(link => link.href.baseVal)")
        assert len(targets) == 6
        links.first.focus()
        reached = []
        for _ in targets:
            reached.append(page.evaluate("document.activeElement.href.baseVal"))
            page.keyboard.press("Tab")
        assert reached == targets
        assert page.evaluate("document.activeElement.closest('.figur')") is None
