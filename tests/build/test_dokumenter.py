"""The documents that a municipality expects: each is there for the example, and says something."""

from __future__ import annotations

import re
from html import unescape
from posixpath import normpath

import pytest
from bs4 import Tag
from built_pages import soup
from conftest import Built, Folder, Site

OVERVIEW = "kommunen/overblik"
DOCUMENTS: dict[str, tuple[str, str, str]] = {
    # What it is: the page, where on it, and words that stand there only when it is filled in.
    "gevinstoversigt": (f"{OVERVIEW}/gevinstoversigt.html", ".register-tabel tbody", "porto"),
    "gevinstprofil": ("gevinst/post-porto/index.html", "article", "Økonomidirektør"),
    "gevinstkort": (
        "kommunen/programmer/digital-post.html", ".diagram, figure", "Lavere udgifter til porto",
    ),
    "gevinstrealiseringsplan": (
        "program/folkeskole/index.html", ".tidsplan tbody", "I drift 11. august 2025",
    ),
    "overbliksfigur": (
        "kommunen/programmer/folkeskole.html", ".diagram, figure", "Flere elever",
    ),
    "rollekort": ("person/skolechef/index.html", "article", "Kortere tid til at forberede"),
    "styregruppeoversigt": (
        "program/folkeskole/index.html", "table:not(.tidsplan) tbody", "Skoleleder, Nord",
    ),
    "programdefinition": ("program/folkeskole/index.html", "dl.felter", "Succeskriterier"),
    "projektbeskrivelse": ("projekt/dagtilbud/index.html", "dl.felter", "Succeskriterier"),
    "porteføljeoverblik": (f"{OVERVIEW}/portefoelje.html", "table tbody", "Folkeskolen"),
    "opfølgningskalender": (f"{OVERVIEW}/kalender.html", "article", "Folkeskolen i udvikling"),
    "mangelrapport": (f"{OVERVIEW}/mangler.html", ".register-tabel tbody", "Advarsel"),
    "direktionsark": (f"{OVERVIEW}/direktionsark.html", ".et-ark", "1.300.000 kr."),
    "gevinstrealiseringsrapport": (f"{OVERVIEW}/realisering.html", "table tbody", "1,31 mio."),
    "beslutnings- og undtagelseslog": (
        f"{OVERVIEW}/beslutningslog.html", ".register-tabel tbody", "Sag 2023-0147",
    ),
    "RACI-matrix": ("roller/hvem-goer-hvad.html", "table tbody", "Beslut hvert faseskift"),
    "sporbarhedsmatrix": ("udsagn/sporbarhed.html", "table tbody", "EJ01"),
}  # fmt: skip
"""Source: `model.md` section 10."""


def words(html: object) -> str:
    return re.sub(r"\s+", " ", unescape(getattr(html, "text", str(html)))).strip()


def test_there_are_seventeen_documents() -> None:
    assert len(DOCUMENTS) == 17


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_document_of_the_municipality_is_there_and_is_filled_in(
    document: str, real_site: Site
) -> None:
    name, where, expected = DOCUMENTS[document]
    parts = soup(real_site.built, name).select(where)
    assert any(expected in words(part) for part in parts), f"{name} {where}"


# -- every number can be followed back -----------------------------------------------------------


def followed(built: Built, name: str, href: str) -> Tag:
    """What a link on a page leads to."""
    path, _, anchor = href.partition("#")
    there = normpath(f"{name.rpartition('/')[0]}/{path}") if path else name
    [found] = soup(built, there).select(f"[id='{anchor}']")
    return found


def test_each_count_in_the_portfolio_leads_to_exactly_as_many(real_site: Site) -> None:
    name = f"{OVERVIEW}/portefoelje.html"
    counts = soup(real_site.built, name).select("table td.tal a")
    assert len(counts) >= 10
    for link in counts:
        number = int(str(link.find(string=True)))
        target = followed(real_site.built, name, str(link["href"]))
        assert len(target.select("li")) == number, link["href"]
        assert all(item.select_one("a[href]") for item in target.select("li"))


def test_each_count_on_the_sheet_of_the_board_leads_to_exactly_as_many(real_site: Site) -> None:
    name = f"{OVERVIEW}/direktionsark.html"
    links = soup(real_site.built, name).select(".et-ark a[href*='portefoelje.html#']")
    assert {str(a["href"]).partition("#")[2] for a in links} >= {
        "alle-gevinster", "alle-hentet", "alle-delvist",
    }  # fmt: skip
    for link in links:
        number = int(str(link.find(string=True)))
        target = followed(real_site.built, name, str(link["href"]))
        assert len(target.select("li")) == number, link["href"]


def kroner(text: str) -> int:
    """The first sum in a text."""
    found = re.search(r"(-?[\d.]+)\s*kr\.", text)
    assert found, text
    return int(found[1].replace(".", ""))


def test_each_sum_of_money_is_the_sum_of_what_it_leads_to(real_site: Site) -> None:
    sheet, name = f"{OVERVIEW}/direktionsark.html", f"{OVERVIEW}/penge.html"
    money = soup(real_site.built, name)
    rows = money.select("[id^='virkning-']")
    assert len(rows) > 2
    for row in rows:
        parts = [kroner(words(item)) for item in row.select("li")]
        assert kroner(words(row.select_one("dd"))) == sum(parts), row["id"]
        assert all(item.select_one("a[href*='#GEV_']") for item in row.select("li"))
    planned, realised = (money.select(f"table td[data-label={label}]")
                         for label in ("Planlagt", "Hentet"))  # fmt: skip
    for cells in (planned, realised):
        *each, total = [kroner(words(cell)) for cell in cells]
        assert sum(each) == total
    links = soup(real_site.built, sheet).select(".et-ark a[href*='penge.html#']")
    assert len(links) == 4
    for link in links:
        target = followed(real_site.built, sheet, str(link["href"]))
        if target.name == "div":
            assert kroner(words(target)) == kroner(words(link))
    porto = money.select_one("tr:has(a[href$='#GEV_POST_PORTO']) [data-label=Hentet]")
    assert porto is not None
    measured = [str(a["href"]).partition("#")[2] for a in porto.select("a")]
    assert measured == ["MLG_PORTO_2023", "MLG_PORTO_2025"]


def test_each_number_of_programmes_in_a_unit_leads_to_them(real_site: Site) -> None:
    name = f"{OVERVIEW}/belastning.html"
    counts = soup(real_site.built, name).select("table td.tal a")
    assert len(counts) >= 8
    for link in counts:
        target = followed(real_site.built, name, str(link["href"]))
        assert len(target.select("a")) == int(str(link.find(string=True))), link["href"]


def test_each_count_of_a_post_leads_to_its_card(real_site: Site) -> None:
    name = "kommunen/poster.html"
    counts = soup(real_site.built, name).select("table td.tal a")
    assert len(counts) >= 10
    for link in counts:
        heading = followed(real_site.built, name, str(link["href"]))
        rows = heading.find_next(["tbody", "ul"])
        assert rows is not None
        assert len(rows.select(":scope > tr, :scope > li")) == int(str(link.find(string=True)))


NUMBERED = re.compile(r"\d(?: ?%|[.,]\d| (?:kr|mio|minutter|årsværk|af))|^\d+$")
"""A number that is measured, counted or paid, and not a date or a part of a name."""


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_number_stands_with_a_link_to_where_it_comes_from(
    document: str, real_site: Site
) -> None:
    """In a table it is in a cell with a link, or in the row of what it is a number of, or in the
    card of the object itself. A row of the report on what is missing is about a place in a file."""
    page = soup(real_site.built, DOCUMENTS[document][0])
    lost = []
    for cell in page.select("article tr > :is(td, th[scope=row])"):
        row = cell.parent
        if row is None or not NUMBERED.search(words(cell)) or words(cell) == "0":
            continue
        about = "a[href]" if document == "mangelrapport" else "th[scope=row] a[href]"
        if (
            not cell.select_one("a[href]")
            and not row.select_one(about)
            and not cell.find_parent(id=re.compile("^[A-Z]{2,4}_"))
            and words(row.select_one("th")) != "I alt"
        ):
            lost.append(words(cell))
    assert lost == []


def test_each_number_of_a_measurement_leads_to_it_and_what_was_expected_to_the_indicator(
    real_site: Site,
) -> None:
    report = soup(real_site.built, f"{OVERVIEW}/realisering.html")
    profile = soup(real_site.built, "gevinst/post-porto/index.html")
    for page, where, kind in (
        (report, "td[data-label=Afvigelse]", "#MLG_"),
        (report, "td[data-label='Senest målt']", "#MLG_"),
        (report, "td[data-label='Ventet den dag']", "#IND_"),
        (report, "#afviger + ul > li", "#MLG_"),
        (profile, "td[data-label=Ventet]", "#IND_"),
        (profile, "tr:has(td[data-label=Målt]) th", "#MLG_"),
        (profile, "p:-soup-contains('Senest målt')", "#MLG_"),
        (profile, "p:-soup-contains('Målet er')", "#IND_"),
    ):
        numbered = [part for part in page.select(where) if re.search(r"\d", words(part))]
        assert numbered, where
        for part in numbered:
            assert part.select_one(f"a[href*='{kind}']"), (where, words(part))


def test_no_link_in_what_is_read_aloud_of_a_curve(real_site: Site) -> None:
    curves = soup(real_site.built, "gevinst/post-porto/index.html").select("svg.kurve")
    assert curves
    for curve in curves:
        assert "Senest målt: " in str(curve["aria-label"])
        assert "<" not in str(curve["aria-label"])


# -- the sheet for a board's meeting -------------------------------------------------------------

SHEET = "program/folkeskole/moedeark/"


def test_the_sheet_of_the_schools_says_when_the_board_meets_and_what_it_must_know(
    real_site: Site,
) -> None:
    sheet = soup(real_site.built, f"{SHEET}index.html").select_one(".et-ark")
    assert sheet is not None
    said = words(sheet)
    assert "Næste møde: 24. juni 2026 i Styregruppen for Folkeskolen i udvikling" in said
    assert "Sidste møde: 22. april 2026." in said
    assert "Målt 71 % af eleverne for Flere elever, der læser over middel" in said
    assert "Frister til og med 26. august 2026" in said
    open_points = len(sheet.select(".tjek-aabne > li"))
    assert f"{open_points} punkter er åbne på Fra gennemførelse til drift" in said
    assert len(sheet.select("#hvem + ul > li")) == 5


def test_every_programme_has_a_sheet_and_a_project_only_when_it_is_in_none(
    real_site: Site,
) -> None:
    found = {a for a in real_site.built.read("adresser.txt").split() if a.endswith("/moedeark/")}
    programmes = {
        f"{folder.relative_to(real_site.built.outdir).as_posix()}/moedeark/"
        for folder in (real_site.built.outdir / "program").iterdir()
    }
    assert found == {*programmes, "projekt/dagtilbud/moedeark/"}
    assert len(programmes) == 5


@pytest.mark.parametrize(
    "name",
    [
        "program/folkeskole/index.html",
        "kommunen/fora.html",
        "person/skolechef/index.html",
        f"{OVERVIEW}/index.html",
    ],
)
def test_the_sheet_can_be_found_where_its_board_is(name: str, real_site: Site) -> None:
    links = soup(real_site.built, name).select("article a[href]")
    assert [a for a in links if a["href"].endswith("folkeskole/moedeark/index.html")
            or a["href"] == "moedeark/index.html"]  # fmt: skip


def test_the_sheet_has_the_frame_of_the_theme_at_its_own_depth(small_site: Site) -> None:
    """Links and files of the frame lead there, and its address is its own."""
    built = small_site.built
    [name] = sorted(n for n in built.pages if n.startswith("program/plan/") and "moedeark" in n)
    html = soup(built, name)
    canonical = html.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == "https://gevinsthaandbogen.example/program/plan/moedeark/"
    folder = (built.outdir / name).parent
    for tag in html.select("link[rel=stylesheet][href], script[src], a.navbar-brand[href]"):
        target = str(tag.get("href") or tag.get("src")).partition("?")[0]
        assert (folder / target).is_file(), target
    assert "ramme-om-side" not in built.read(name)


def test_the_sheet_of_a_programme_with_a_new_id_is_found_at_the_old_address(small: Folder) -> None:
    small.replace(
        "kommune/programmer/planlaegning.md",
        ":id: PRG_PLAN\n",
        ":id: PRG_NY\n:tidligere_id: PRG_PLAN\n",
    )
    built = small.build()
    assert "program/plan/moedeark/" in built.result.addresses
    html = built.read("program/plan/moedeark/index.html")
    assert 'content="0; url=../../ny/moedeark/index.html"' in html
    assert (built.outdir / "program/ny/moedeark/index.html").is_file()


def test_the_sheet_of_a_programme_that_is_gone_is_gone_too(small: Folder) -> None:
    assert (small.build().outdir / "program/plan/moedeark/index.html").is_file()
    small.replace("kommune/programmer/planlaegning.md", ":id: PRG_PLAN\n", ":id: PRG_NY\n")
    outdir = small.build().outdir
    assert (outdir / "program/ny/moedeark/index.html").is_file()
    assert not (outdir / "program/plan").exists()
