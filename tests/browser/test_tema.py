"""The frame around the pages: light, for the keyboard, for a phone, and without script.

A handful of pages stands for all: what is around them is the same.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from .besoeg import PAGES, Compressing, serving, visit
from .test_reading import RULES

ROLE = "roller/gevinstansvarlig.html"
PHONE = {"width": 375, "height": 700}
DESK = {"width": 1280, "height": 900}

WCAG_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""
CLIPPED = """() => [...document.querySelectorAll(
  ".top, .top *, .sti, .objekt-linje *, .artikel :is(h1, h2, p, dt, dd)")]
  .filter(e => !e.closest(".skjult") && e.clientWidth && getComputedStyle(e).overflow != "visible"
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
  .map(e => e.outerHTML.slice(0, 80))"""
FOCUSED = """() => { const e = document.activeElement, box = e.getBoundingClientRect(),
  style = getComputedStyle(e); return {
    text: e.textContent.trim(), ring: style.outlineStyle, wide: parseFloat(style.outlineWidth),
    seen: box.width > 0 && box.bottom > 0 && box.right > 0 && box.left < innerWidth }; }"""


@pytest.fixture(scope="module")
def visits(browser, site):
    with serving(Compressing, site) as address:
        return [visit(browser, address, page) for page in PAGES]


def test_a_first_visit_on_a_phone_is_light_soon_there_and_does_not_move(visits):
    for seen in visits:
        assert seen.kilobytes < 40, seen
        assert seen.requests <= 15, seen
        assert 0 < seen.lcp < 2500, seen
        assert seen.cls <= 0.02, seen


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_menu_of_a_phone_opens_leads_on_and_closes(browser, site, script):
    page = browser.new_context(viewport=PHONE, java_script_enabled=script).new_page()
    page.goto((site / ROLE).as_uri())
    menu = page.get_by_role("navigation", name="Håndbogens dele")
    assert menu.count() == 0
    page.get_by_role("button", name="Menu", exact=True).click()
    assert menu.get_by_role("link", name="Gevinstansvarlig").get_attribute("aria-current") == "page"
    page.get_by_role("button", name="Luk menuen").click()
    assert menu.count() == 0
    page.get_by_role("button", name="Menu", exact=True).click()
    menu.get_by_role("link", name="Tjeklister").click()
    page.wait_for_url("**/tjeklister/index.html")


def test_the_menu_is_used_with_keys_alone(browser, site):
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto((site / ROLE).as_uri())
    button = page.get_by_role("button", name="Menu", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    menu = page.locator("#menu")
    assert menu.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null")
    page.keyboard.press("Escape")
    assert menu.is_hidden()
    assert button.evaluate("button => button === document.activeElement")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_menu_has_no_barrier_and_is_no_wider_than_a_phone(browser, site, scheme):
    page = browser.new_context(
        viewport={"width": 320, "height": 600}, color_scheme=scheme
    ).new_page()
    page.goto((site / ROLE).as_uri())
    page.get_by_role("button", name="Menu", exact=True).click()
    assert Axe().run(page, options={"runOnly": RULES}).response["violations"] == []
    box = page.locator("#menu").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    sizes = "links => links.map(link => link.getBoundingClientRect().height)"
    heights = page.eval_on_selector_all("#menu a, #menu button, .top a, .top button", sizes)
    assert min(heights) >= 42  # two lines of border less than 44


def test_the_keyboard_comes_to_everything_in_the_order_it_is_seen(browser, site):
    page = browser.new_context(viewport=DESK).new_page()
    page.goto((site / ROLE).as_uri())
    order = []
    while not any(text.startswith("Fast adresse") for text in order):
        page.keyboard.press("Tab")
        assert len(order) < 100
        focused = page.evaluate(FOCUSED)
        assert focused["seen"], focused
        assert focused["ring"] == "solid", focused
        assert focused["wide"] >= 2, focused
        order.append(focused["text"])
    assert order[:5] == [
        "Gå til indholdet",
        "Gevinsthåndbogen",
        "Søg",
        "Roller",
        "Gevinstansvarlig",
    ]
    places = [order.index(text) for text in ("Udsagn fra vejledningen", "Spørgsmål og svar")]
    assert places == sorted(places)
    assert order.index("Kan jeg sige nej?") > places[-1], "the headings are open and reached"
    assert "På denne side" not in order, "there is nothing to open"


def test_the_first_stop_leads_past_the_menu(browser, site):
    page = browser.new_context(viewport=DESK).new_page()
    page.goto((site / ROLE).as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("page_name", [*PAGES, "roller/hvem-goer-hvad.html"])
def test_nothing_is_cut_off_with_the_spacing_a_reader_may_need(browser, site, page_name):
    for width in (320, 640, 1280):  # 1280 at 400, 200 and 100 per cent
        page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
        page.goto((site / page_name).as_uri())
        page.add_style_tag(content=WCAG_SPACING)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
        assert page.evaluate(CLIPPED) == [], width
        page.context.close()


def test_letters_of_twice_the_size_need_no_sideways_scrolling_on_the_narrowest_phone(browser, site):
    page = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto((site / ROLE).as_uri())
    page.add_style_tag(content="html { font-size: 200% }")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_nothing_moves_by_itself(browser, site):
    for motion in ("reduce", "no-preference"):
        page = browser.new_context(viewport=PHONE, reduced_motion=motion).new_page()
        page.goto((site / ROLE).as_uri())
        page.get_by_role("button", name="Menu", exact=True).click()
        assert page.evaluate("document.getAnimations().length") == 0
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_with_forced_colours_what_is_told_by_colour_is_still_told(browser, site):
    page = browser.new_context(viewport=PHONE, forced_colors="active").new_page()
    page.goto((site / ROLE).as_uri())
    icon = "getComputedStyle(document.querySelector('.ikon'), '::before').backgroundColor"
    text = "getComputedStyle(document.querySelector('.ikon')).color"
    assert page.evaluate(icon) == page.evaluate(text)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["wide"] >= 2
    edge = "link => getComputedStyle(link).borderLeftColor"
    here = page.eval_on_selector("#menu [aria-current]", edge)
    assert here not in {page.eval_on_selector("#menu a:not([aria-current])", edge)}
    assert Axe().run(page, options={"runOnly": RULES}).response["violations"] == []


def test_the_readers_colours_hold_on_the_next_page(browser, server):
    page = browser.new_context(color_scheme="light").new_page()
    background = "getComputedStyle(document.documentElement).backgroundColor"
    page.goto(server + ROLE)
    light = page.evaluate(background)
    page.get_by_label("Farver").select_option("Mørke")
    dark = page.evaluate(background)
    assert dark != light
    page.goto(f"{server}person/skolechef/index.html")
    assert page.evaluate(background) == dark
    assert page.get_by_label("Farver").input_value() == "moerk"
    page.emulate_media(media="print")
    assert page.evaluate(background) == light, "paper is white"
    page.emulate_media(media="screen", color_scheme="dark")
    page.get_by_label("Farver").select_option("Lyse")
    assert page.evaluate(background) == light
    page.get_by_label("Farver").select_option("Som din skærm")
    assert page.evaluate(background) == dark


def test_without_script_the_device_decides_and_nothing_is_promised(browser, site):
    page = browser.new_context(color_scheme="dark", java_script_enabled=False).new_page()
    page.goto((site / ROLE).as_uri())
    assert page.get_by_label("Farver").is_hidden()
    assert page.locator("html").evaluate("e => getComputedStyle(e).colorScheme") == "dark"


def test_a_table_that_stacks_on_a_phone_is_still_a_table(browser, site):
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto((site / "roller/hvem-goer-hvad.html").as_uri())
    table = page.get_by_role("table", name="Hvem gør hvad")
    assert table.evaluate("t => t.scrollWidth - t.parentElement.clientWidth") <= 0
    # Where the browser itself forgets that it is a table, the script has said so.
    assert table.get_attribute("role") == "table"
    roles = table.evaluate("t => [...t.querySelectorAll('*')].map(e => `${e.tagName} ${e.role}`)")
    assert {role for role in roles if role.startswith("T")} == {
        *("THEAD rowgroup", "TBODY rowgroup", "TR row", "TD cell"),
        *("TH columnheader", "TH rowheader"),
    }
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader")).first
    shown = [cell for cell in row.get_by_role("cell").all() if cell.is_visible()]
    assert shown
    assert all(len(cell.inner_text()) <= 3 for cell in shown)
    label = "cell => getComputedStyle(cell, '::before').content"
    assert shown[0].evaluate(label).strip('"').endswith(": ")


def test_the_headings_are_above_the_text_on_a_phone_and_closed(browser, site):
    page = browser.new_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto((site / ROLE).as_uri())
    heading = page.get_by_role("link", name="Kan jeg sige nej?", exact=True)
    assert heading.count() == 0 or heading.is_hidden()
    page.get_by_text("På denne side").click()
    heading.click()
    page.wait_for_url("**#kan-jeg-sige-nej")
