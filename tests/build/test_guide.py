"""The guide as a handbook: nothing is lost, figures are drawn, and words lead to their meaning."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from built_pages import soup
from conftest import Folder, Site
from gevinst.views.figures import FIGURES

ONLY_COVER = (
    # (a page, a statement that one line of it alone covers)
    ("vejledning/hvorfor.md", "UDS_1_02"),
    ("vejledning/opbygning.md", "UDS_4_02"),
)


def test_every_statement_of_the_guide_is_somewhere_in_the_handbook(real_site: Site) -> None:
    page = soup(real_site.built, "udsagn/sporbarhed.html")
    assert "173 af 173 udsagn står et sted i håndbogen." in page.get_text()
    rows = page.select("table.sporbarhed tbody tr")
    assert len(rows) == 173
    assert all(row.select("td")[0].select("a") for row in rows)


def test_a_rule_of_a_statement_is_followed_to_the_pages_that_test_it(real_site: Site) -> None:
    rows = soup(real_site.built, "udsagn/sporbarhed.html").select("table.sporbarhed tbody tr")
    row = next(row for row in rows if row.get_text().strip().startswith("2.54"))
    assert [link.get_text() for link in row.select("td")[1].select("a")] == ["EJ02"]


def test_a_statement_that_loses_its_only_cover_fails_the_build_twice(warm: Folder) -> None:
    with warm.put_back():
        for page, statement in ONLY_COVER:
            text = warm.text(page)
            lines = [
                line
                for line in text.splitlines()
                if line.startswith(":daekker:") and re.search(rf"\b{statement}\b", line)
            ]
            assert len(lines) == 1
            others = [part for part in re.findall(r"UDS_\w+", lines[0]) if part != statement]
            kept = f":daekker: {', '.join(others)}" if others else ":tilfoejet: ja"
            warm.write(page, text.replace(lines[0], kept, 1))
        for _ in range(2):
            built = warm.build()
            found = [f for f in built.findings if f.code == "HB01"]
            assert built.exit_code == 1
            assert [f.object_id for f in found] == [statement for _, statement in ONLY_COVER]
            for finding in found:
                page = finding.location.path.removeprefix("source/")
                line = warm.text(page).splitlines()[finding.location.line - 1]
                assert line.startswith(":::{udsagn}")
    assert warm.build().exit_code == 0


def test_every_drawing_is_on_a_page_and_its_words_link_to_what_they_name(real_site: Site) -> None:
    figures = [
        figure
        for page in real_site.built.pages
        if page.startswith("vejledning/")
        for figure in soup(real_site.built, page).select("section.objekt-figur")
    ]
    drawn = [figure for figure in figures if figure.select("svg")]
    assert len(drawn) == len(FIGURES)
    for figure in drawn:
        assert figure.select_one("svg a[href]") is not None
        assert figure.find("dt", string="Figuren som tekst") is not None
        assert not figure.select("script, img")


def test_the_six_steps_stand_in_their_phases(real_site: Site) -> None:
    page = soup(real_site.built, "vejledning/faser.html")
    for form in ("bred", "smal"):
        boxes = page.select(f"#FIG_TRIN svg.tegning-{form} g")
        assert [" ".join(box.get_text().split()).partition(":")[0] for box in boxes] == [
            *("Initiering", "Trin 1"),
            *("Definition og organisering", "Trin 2", "Trin 3", "Trin 4"),
            *("Planlægning", "Trin 5", "Trin 6"),
        ]


def test_who_does_what_is_there_as_a_table_and_for_each_role(real_site: Site) -> None:
    page = soup(real_site.built, "roller/hvem-goer-hvad.html")
    roles = [th.get_text() for th in page.select("table.raci thead th")][1:]
    assert [heading.get_text() for heading in page.select("main h2")] == roles
    for row in page.select("table.raci tbody tr"):
        letters = "/".join(cell.get_text() for cell in row.select("td")).split("/")
        assert letters.count("A") <= 1
        assert row.select_one("th a[href]") is not None


def test_a_word_of_the_glossary_links_the_first_time_a_page_uses_it(real_site: Site) -> None:
    page = soup(real_site.built, "vejledning/hvorfor.html")
    targets = [link["href"] for link in page.select("a.begreb")]
    assert "../begreber.html#BEG_PROJEKTLEDER" in targets
    assert len(targets) == len(set(targets))
    assert all(link.get("title") for link in page.select("a.begreb"))
    assert not page.select("h1 a.begreb, h2 a.begreb, h3 a.begreb, a a, code a.begreb")
    assert soup(real_site.built, "begreber.html").select("a.begreb") == []


def test_a_changed_meaning_is_changed_where_the_word_is_used(warm: Folder) -> None:
    with warm.put_back():
        old = re.search(r":id: BEG_NULPUNKT\n:definition: (.*)\n", warm.text("begreber.md"))
        assert old is not None
        warm.replace("begreber.md", old[1], "Tallet, før noget bliver ændret.")
        built = warm.build()
        shown = [
            link["title"]
            for page, html in built.pages.items()
            if page.startswith(("vejledning/", "roller/"))
            for link in BeautifulSoup(html, "html.parser").select('a.begreb[href$="#BEG_NULPUNKT"]')
        ]
    warm.build()
    assert set(shown) == {"Tallet, før noget bliver ændret."}


def programmes_showing(folder: Folder, risk: str) -> str:
    """What the card of a risk says it is seen in now."""
    page = BeautifulSoup(folder.build().read("vejledning/hvorfor.html"), "html.parser")
    row = page.select_one(f"#{risk} dt:-soup-contains('Ses lige nu i')")
    assert row is not None
    return row.find_next_sibling("dd").get_text(" ", strip=True)


def test_a_risk_says_which_programmes_show_it_now(warm: Folder) -> None:
    risk, page = "RIS_INTERESSENTER_UDENFOR", "kommunen/programmer/folkeskole.md"
    assert programmes_showing(warm, "RIS_KUN_BESPARELSE") == "Ingen af kommunens programmer"
    assert programmes_showing(warm, risk) == "Fra service til mestring"
    with warm.put_back():
        # A unit that nobody leads in the programme: EJ06 rests on the same statement.
        units = ":realiseres_i: ENH_SKOLE_NORD, ENH_SKOLE_SYD"
        warm.replace(page, units, f"{units}, ENH_BORGERSERVICE")
        assert programmes_showing(warm, risk) == "Folkeskolen i udvikling Fra service til mestring"
    warm.build()
