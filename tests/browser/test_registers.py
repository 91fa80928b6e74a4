"""A register is searched, narrowed and sorted, with keys alone, on a phone, and without script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = "kommunen/overblik/gevinstoversigt.html"
BROKEN = """() => {
  const broken = [];
  const texts = document.createTreeWalker(
    document.querySelector(".register-tabel"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const word of texts.currentNode.data.matchAll(/[^\\s-]+/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((r) => r.top)).size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""
"""The words of a register that stand on more than one line."""


@pytest.fixture
def register(browser, site: Path):
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto((site / PAGE).as_uri())
    return page


def shown(page, column: str) -> list[str]:
    """The texts of a column in the rows that are shown, from the top."""
    heads = page.locator(".register-tabel thead th").all_inner_texts()
    place = next(n for n, head in enumerate(heads, 1) if head.startswith(column))
    cells = page.locator(f".register-tabel tbody tr:visible > :nth-child({place})")
    return cells.all_inner_texts()


def test_a_search_narrows_the_list_and_says_how_much_is_left(register):
    every = len(shown(register, "Gevinst"))
    status = register.locator(".register-antal")
    assert status.inner_text() == f"{every} gevinster"
    register.get_by_label("Søg i listen").fill("FRAVÆR skole")
    assert shown(register, "Gevinst") == ["Lavere fravær blandt eleverne"]
    assert status.inner_text() == f"1 af {every} gevinster"
    register.get_by_label("Søg i listen").fill("")
    assert status.inner_text() == f"{every} gevinster"


def test_a_choice_narrows_the_list_too(register):
    register.get_by_label("Status", exact=True).select_option("Planlagt")
    assert set(shown(register, "Status")) == {"Planlagt"}
    register.get_by_label("Søg i listen").fill("findes ikke")
    assert shown(register, "Gevinst") == []


def test_numbers_and_dates_are_sorted_as_what_they_are_with_keys_alone(register):
    button = register.get_by_role("button", name="Nulpunkt")
    button.focus()
    register.keyboard.press("Enter")
    assert register.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"
    upwards = [number(text) for text in shown(register, "Nulpunkt") if text]
    assert upwards == sorted(upwards)
    register.keyboard.press("Enter")
    assert register.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    downwards = list(shown(register, "Nulpunkt"))
    filled = [number(text) for text in downwards if text]
    assert filled == upwards[::-1]
    assert downwards[len(filled) :] == [""] * (len(downwards) - len(filled)), "the empty come last"
    register.get_by_role("button", name="Måldato").click()
    assert register.locator("th[aria-sort]").count() == 1
    keys = register.locator(".register-tabel tbody tr").evaluate_all(
        "rows => rows.map(row => row.querySelector('td.dato').dataset.v || '9')"
    )
    assert keys == sorted(keys)


def number(text: str) -> float:
    """The first number of a cell, written in Danish."""
    return float(re.split(r"\s", text)[0].replace(".", "").replace(",", "."))


def test_without_script_the_table_is_whole_and_promises_nothing(browser, site: Path):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / PAGE).as_uri())
    assert page.get_by_label("Søg i listen").is_hidden()
    assert page.locator(".register-tabel button").count() == 0
    assert page.locator(".register-tabel tbody tr").count() > 5
    assert page.locator("a[href$='data/gevinstoversigt.xlsx']").is_visible()


def test_a_broad_table_moves_in_a_region_that_keys_can_reach_and_its_headings_stay(register):
    region = register.get_by_role("region", name="Gevinstoversigt")
    region.focus()
    register.keyboard.press("ArrowRight")
    register.wait_for_function("document.querySelector('.register .bred').scrollLeft > 0")
    register.keyboard.press("End")
    register.wait_for_function("document.querySelector('.register .bred').scrollTop > 100")
    seen = region.bounding_box()
    assert seen["height"] <= 900, "its scrollbar is on the screen"
    head = register.locator(".register-tabel thead th").first.bounding_box()
    assert (head["x"], head["y"]) == (seen["x"], seen["y"])
    last = register.locator(".register-tabel tbody th").last.bounding_box()
    assert last["x"] == seen["x"]


def test_on_a_phone_each_row_is_a_list_that_is_read_by_going_down(browser, site: Path):
    page = browser.new_context(viewport={"width": 375, "height": 800}).new_page()
    page.goto((site / "kommunen/overblik/mangler.html").as_uri())
    assert (
        page.evaluate(
            "(({scrollWidth, clientWidth}) => scrollWidth - clientWidth)"
            "(document.querySelector('.register .bred'))"
        )
        == 0
    )
    first = page.locator(".register-tabel tbody tr").first
    label = "cell => getComputedStyle(cell, '::before').content.replace(/\" \"|\"/g, '')"
    assert [cell.evaluate(label) for cell in first.locator("td:visible").all()] == [
        *("Regel: ", "Objekt: ", "Program: ", "Fase: ", "Hvad der er galt: "),
        *("Sådan retter du: ", "Fil: ", "Linje: ", "Hvem skal rette: "),
    ]
    page.get_by_label("Grad").select_option("Undtaget")
    assert set(page.locator(".register-tabel tbody th:visible").all_inner_texts()) == {"Undtaget"}


def test_on_a_phone_every_file_to_fetch_is_in_sight(browser, site: Path):
    page = browser.new_context(viewport={"width": 320, "height": 800}).new_page()
    page.goto((site / "kommunen/overblik/index.html").as_uri())
    region = page.get_by_role("region", name="Filer til at hente")
    edges = region.locator("a").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect().right)"
    )
    assert len(edges) == 3 * region.locator("tbody tr").count() > 30
    assert max(edges) <= 320
    cell = region.locator("tbody tr").first.locator("td").last
    heading = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert heading == '"Filer: "'


def test_on_paper_the_whole_table_has_room_and_nothing_to_press(browser, site: Path):
    page = browser.new_context(viewport={"width": 1062, "height": 750}).new_page()
    page.goto((site / PAGE).as_uri())
    page.emulate_media(media="print")
    assert page.get_by_label("Søg i listen").is_hidden()
    assert page.locator(".register-filer").first.is_hidden()
    wide = page.evaluate("document.querySelector('.register-tabel').offsetWidth")
    assert wide <= 1062, "A4 lying down, less its margins"
    assert page.evaluate(BROKEN) == []
