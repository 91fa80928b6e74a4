"""On paper: as few sheets as a person would make, dark on white, and the address at the end."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader

SHEETS = {
    "index.html": 2,
    "roller/gevinstansvarlig.html": 4,
    "program/folkeskole/index.html": 5,
    "kommunen/overblik/direktionsark.html": 1,
    "tjekliste/til-realisering/index.html": 2,
    "kommunen/overblik/gevinstoversigt.html": 2,
    "regel/ej01/index.html": 3,
}
"""How many sheets a page may take; fewer is no mistake."""

LIGHT_ON_PAPER = """() => {
  const light = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return a === 0 ? null : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  };
  const wrong = [];
  for (const e of document.body.querySelectorAll("*")) {
    if (!e.checkVisibility()) continue;
    const style = getComputedStyle(e);
    const ground = light(style.backgroundColor);
    if (ground !== null && ground < 0.85) wrong.push(`${e.outerHTML.slice(0, 80)}: mørk bund`);
    const text = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    const ink = light(e.namespaceURI.endsWith("svg") ? style.fill : style.color);
    if (text && ink > 0.35) wrong.push(`${e.outerHTML.slice(0, 80)}: lys skrift`);
  }
  const page = light(getComputedStyle(document.documentElement).backgroundColor);
  if (page !== null && page < 0.99) wrong.push("siden er ikke hvid");
  return wrong;
}"""


def printed(page) -> PdfReader:
    """The page as the browser prints it on the sheets that the style sheet asks for."""
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def text_of(sheet) -> str:
    return " ".join(sheet.extract_text().split())


def letters(text: str) -> str:
    """The letters alone: a line may end anywhere, with a hyphen; two letters may be one sign."""
    return re.sub(r"[^\w]", "", unicodedata.normalize("NFKC", text))


@pytest.fixture
def dark(browser):
    """A page of a reader who has chosen the dark, and whose device has too."""
    page = browser.new_context(color_scheme="dark").new_page()
    page.add_init_script('localStorage.setItem("gevinst-farver", "moerk")')
    yield page
    page.close()


@pytest.fixture(scope="module")
def profiles(site: Path) -> list[str]:
    """Every page that is a benefit's profile."""
    found = sorted(site.glob("gevinst/*/index.html"))
    return [
        path.relative_to(site).as_posix()
        for path in found
        if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("name", SHEETS)
def test_a_page_takes_few_sheets_dark_on_white_and_ends_with_its_address(dark, site, server, name):
    dark.goto(server + name)
    dark.emulate_media(media="print", color_scheme="dark")
    assert dark.evaluate(LIGHT_ON_PAPER) == []
    assert dark.locator("header a.soegeknap, nav.menu, .bund, .objekt-handlinger").all() != []
    for gone in dark.locator("header a.soegeknap, nav.menu, .bund, .objekt-handlinger").all():
        assert not gone.is_visible()
    sheets = printed(dark).pages
    assert len(sheets) <= SHEETS[name]
    assert all(text_of(sheet) for sheet in sheets)
    html = (site / name).read_text(encoding="utf-8")
    address = re.search(r'<link rel="canonical" href="([^"]+)"', html)[1]
    # The number of the sheet stands in the margin.
    assert re.sub(r"\s*\d+ / \d+\s*$", "", text_of(sheets[-1]).replace(" ", "")).find(address) > 0
    lies = name.startswith("kommunen/overblik/gevinst")
    assert {sheet.mediabox.width > sheet.mediabox.height for sheet in sheets} == {lies}


def test_what_is_light_on_paper_is_found(dark, server):
    """Otherwise the test above would hold because nothing is looked at."""
    dark.goto(f"{server}index.html")
    dark.emulate_media(media="print", color_scheme="dark")
    planted = '<p style="color: #ccc">Lys</p><p style="background: #222">Mørk</p>'
    dark.evaluate("html => document.querySelector('article').innerHTML += html", planted)
    found = dark.evaluate(LIGHT_ON_PAPER)
    assert [what.rpartition(": ")[2] for what in found] == ["lys skrift", "mørk bund"]


def test_every_profile_is_one_sheet(dark, server, profiles):
    assert len(profiles) > 10
    more = {}
    for name in profiles:
        dark.goto(server + name)
        if (count := len(printed(dark).pages)) != 1:
            more[name] = count
    assert more == {}


def test_what_is_folded_is_unfolded_on_paper_and_links_say_where_they_lead(dark, server):
    dark.goto(f"{server}roller/gevinstansvarlig.html")
    folded = dark.locator("article details:not([open]) li a")
    assert not folded.first.is_visible()
    titles = [letters(title) for title in folded.all_text_contents()]
    assert len(titles) > 50
    links = '<p><a href="https://kl.example/side">Ude</a> <a href="x.html">Inde</a></p>'
    dark.evaluate("html => document.querySelector('article').innerHTML += html", links)
    text = " ".join(text_of(sheet) for sheet in printed(dark).pages)
    assert [title for title in titles if title not in letters(text)] == []
    assert "Ude (https://kl.example/side)" in text
    assert "x.html" not in text


def test_a_very_large_drawing_leaves_no_sheet_empty(dark, server):
    dark.goto(f"{server}index.html")
    large = (
        '<h1>Kort</h1><p>Før</p><div class="figur"><svg class="tegning-bred" '
        'viewBox="0 0 620 9000" width="38.75em"><text x="300" y="50">Øverst</text>'
        '<text x="300" y="8900">Nederst</text></svg></div><p>Efter</p>'
    )
    dark.evaluate("html => { document.querySelector('article').innerHTML = html; }", large)
    sheets = printed(dark).pages
    assert len(sheets) <= 2
    first = text_of(sheets[0])
    for part in ("Kort", "Før", "Øverst", "Nederst"):
        assert part in first


def test_a_table_has_its_header_on_every_sheet_and_no_row_is_divided(dark, server):
    dark.goto(f"{server}roller/hvem-goer-hvad.html")
    dark.emulate_media(media="print")
    table = dark.locator("table.raci")
    assert table.locator("thead").evaluate("e => getComputedStyle(e).display") == (
        "table-header-group"
    )
    rows = table.locator("tbody tr").evaluate_all(
        "rows => rows.map(e => getComputedStyle(e).breakInside)"
    )
    assert set(rows) == {"avoid"}
    sheets = [text_of(sheet) for sheet in printed(dark).pages]
    assert sum("Aktivitet" in sheet for sheet in sheets) > 1


def test_a_register_has_its_headings_on_every_sheet_though_they_are_buttons(dark, server):
    dark.goto(f"{server}kommunen/overblik/mangler.html")
    sheets = [text_of(sheet) for sheet in printed(dark).pages]
    with_rows = [letters(sheet) for sheet in sheets if "Advarsel" in sheet]
    assert [letters("Hvad der er galt") in sheet for sheet in with_rows] == [True, True]
