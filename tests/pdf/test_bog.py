"""One HTML of many pages, from a site of a few lines; no browser is needed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from gevinst.cli import main
from gevinst.pdf import book as books
from gevinst.pdf.assemble import Assembler
from gevinst.pdf.book import Book, Chapter
from gevinst.pdf.chromium import VARIABLE, Printfejl, find
from gevinst.pdf.make import make

BASE = "https://haandbog.example/"
PAGE = """<!DOCTYPE html>
<html lang="da"><head><link rel="stylesheet" href="{up}_static/tema.css?v=1" /></head>
<body><nav><h2>Menu</h2></nav><main><article class="x">{text}</article></main><p>Bund</p></body>
</html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two pages, a short address that leads on twice, and a file that is no page."""
    pages = {
        "index.html": ("", '<section id="forside"><h1>Håndbogen<a class="headerlink" '
            'href="#forside">#</a></h1>\n<p><a href="rolle/leder/#opgaver">Leder</a> '
            '<a href="rolle/leder/#findes-ikke">Leder</a> <a href="gammel/">Gammel</a> '
            '<a href="data/tal.csv">Tal</a> <a href="anden.html#x">Anden</a> '
            '<a href="mailto:a@b.example">Mail</a></p></section>'),
        "rolle/leder/index.html": ("../../", '<nav class="sti"><ol><li>Vej</li></ol></nav>'
            '<section id="ROL_LEDER"><h1>Leder &amp; chef</h1>'
            '<div class="objekt-handlinger"><div>Kopiér</div> <a href="x">Send</a></div>'
            '<h2 id="opgaver">Opgaver</h2>\n<details name="en"><summary>Vis</summary>'
            '<p id="skjult">Ja<br>nej</p></details><a href="#skjult">Ned</a> '
            '<a href="../../index.html">Hjem</a><button type="button"><b>Klik</b></button>'
            '<input name="q"><img src="../../_static/b.png" alt="">'
            '<svg viewBox="0 0 1 1" aria-labelledby="opgaver skjult">'
            '<path marker-end="url(#pil)" id="pil" /></svg><article>Indre</article></section>'
            '<footer class="sidefod"><p>Sidst ændret</p></footer>'),
        "anden.html": ("", "<h1>Anden</h1>"),
    }  # fmt: skip
    for name, (up, text) in pages.items():
        path = tmp_path / "html" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(up=up, text=text), encoding="utf-8")
    for name, there in (("gammel", "../mellem/"), ("mellem", "../rolle/leder/#ROL_LEDER")):
        path = tmp_path / "html" / name / "index.html"
        path.parent.mkdir()
        path.write_text(f'<meta http-equiv="refresh" content="0; url={there}">', encoding="utf-8")
    return tmp_path / "html"


def book(*chapters: Chapter, base: str = BASE, notice: str = "") -> Book:
    return Book("bog", "Bogen <1>", "Om det", "2026-06-05", "Staben", notice, base, chapters)


FRONT = Chapter("Håndbogen", "index.html")
ROLES = Chapter("Roller", "")
ROLE = Chapter("Leder & chef", "rolle/leder/", 2)


def test_a_book_has_its_pages_with_their_headings_in_place(site: Path) -> None:
    made = Assembler(site, book(FRONT, ROLES, ROLE))
    assert made.headings == ["Indhold", "Håndbogen", "Roller", "Leder & chef", "Opgaver"]
    levels = re.findall(r"<(h\d)", made.html())
    assert levels == ["h1", "h1", "h1", "h2", "h3"]


def test_links_lead_inside_the_book_where_they_can(site: Path) -> None:
    html = Assembler(site, book(FRONT, ROLES, ROLE)).html()
    front = html[html.index('id="k1"') : html.index('id="k2"')]
    assert re.findall(r'href="([^"]*)"', front) == [
        "#k3-opgaver",
        "#k3",
        "#k3-ROL_LEDER",
        f"{BASE}data/tal.csv",
        f"{BASE}anden.html#x",
        "mailto:a@b.example",
    ]
    role = html[html.index('id="k3"') :]
    assert re.findall(r'href="([^"]*)"', role) == ["#k3-skjult", "#k1"]


def test_a_page_is_written_as_it_was_but_for_what_paper_cannot_do(site: Path) -> None:
    html = Assembler(site, book(FRONT, ROLES, ROLE)).html()
    assert html[html.index('<article class="artikel bog-side" id="k3">') :].startswith(
        '<article class="artikel bog-side" id="k3">\n'
        '<section id="k3-ROL_LEDER"><h2>Leder &amp; chef</h2>'
        '<h3 id="k3-opgaver">Opgaver</h3>\n<details open><summary>Vis</summary>'
        '<p id="k3-skjult">Ja<br>nej</p></details><a href="#k3-skjult">Ned</a> '
        f'<a href="#k1">Hjem</a><img src="{(site / "_static/b.png").resolve().as_uri()}" alt="">'
        '<svg viewbox="0 0 1 1" aria-labelledby="k3-opgaver k3-skjult">'
        '<path marker-end="url(#k3-pil)" id="k3-pil"></path></svg><article>Indre</article>'
        "</section>\n</article>\n</main>"
    )
    assert f'href="{(site / "_static/tema.css").resolve().as_uri()}"' in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_what_is_not_published_has_no_address(site: Path) -> None:
    html = Assembler(site, book(FRONT, base="")).html()
    assert re.findall(r"<a[^>]*>(?:Tal|Anden|Leder)</a>", html) == [
        "<a>Leder</a>",
        "<a>Leder</a>",
        "<a>Tal</a>",
        "<a>Anden</a>",
    ]


def test_the_title_page_says_whose_it_is_of_which_day_and_that_it_is_invented(site: Path) -> None:
    html = Assembler(site, book(FRONT, notice="Opfundet.")).html()
    assert html[html.index("<header") : html.index("</header>")] == (
        '<header class="bog-titelblad">\n<p class="bog-titel">Bogen &lt;1&gt;</p>\n<p>Om det</p>\n'
        '<p class="bog-dag">Som den så ud den 5. juni 2026</p>\n'
        '<p class="bog-udgiver">Udgivet af Staben</p>\n'
        f'<p class="bog-adresse">{BASE}</p>\n<p class="bog-opdigtet">Opfundet.</p>\n'
    )
    assert '@bottom-left { content: "Bogen  1 "; }' in html


def test_the_contents_are_nested_and_have_the_numbers_of_the_sheets(site: Path) -> None:
    chapters = (FRONT, ROLES, ROLE, Chapter("Anden", "anden.html"))
    html = Assembler(site, book(*chapters)).html({"k1": 3, "k3": 14})
    contents = html[html.index('<h1 id="indhold">') : html.index("</nav>")]

    def entry(anchor: str, title: str, number: str) -> str:
        return (
            f'<li><a href="#{anchor}"><span>{title}</span> '
            f'<span class="bog-sidetal">{number}</span></a>'
        )

    assert contents == (
        '<h1 id="indhold">Indhold</h1>\n<ol>'
        f"{entry('k1', 'Håndbogen', '3')}</li>{entry('k2', 'Roller', '')}<ol>"
        f"{entry('k3', 'Leder &amp; chef', '14')}</li></ol></li>{entry('k4', 'Anden', '')}"
        "</li></ol>\n"
    )


def test_books_are_read_as_they_were_written(tmp_path: Path) -> None:
    written = (book(FRONT, ROLES, ROLE, notice="Opfundet."), book())
    (tmp_path / "boeger.json").write_text(books.written(written), encoding="utf-8")
    assert books.read(tmp_path / "boeger.json") == written


def test_a_missing_chromium_is_said_with_the_way_to_get_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr("gevinst.pdf.chromium._MAC", "")
    with pytest.raises(Printfejl) as missing:
        find()
    assert str(missing.value) == (
        "Der er ingen Chromium, og uden den kan der ikke laves PDF. Ret: installér pakken "
        "chromium, eller skriv stien til Chrome i CHROMIUM."
    )
    monkeypatch.setenv(VARIABLE, "/findes/ikke")
    with pytest.raises(Printfejl) as wrong:
        find()
    assert str(wrong.value) == (
        "CHROMIUM er sat til »/findes/ikke«, som ikke kan køres. Ret: skriv stien til Chromium "
        "eller Chrome."
    )


def test_a_book_that_is_not_there_is_said_with_those_that_are(site: Path, tmp_path: Path) -> None:
    with pytest.raises(Printfejl) as unbuilt:
        make(site, tmp_path / "boeger.json", tmp_path / "pdf", (), print)
    assert str(unbuilt.value) == "Siderne er ikke bygget. Ret: kør »make html« først."
    (tmp_path / "boeger.json").write_text(books.written([book(FRONT)]), encoding="utf-8")
    with pytest.raises(Printfejl) as unknown:
        make(site, tmp_path / "boeger.json", tmp_path / "pdf", ["bgo"], print)
    assert str(unknown.value) == (
        "Der er ingen bog, som hedder »bgo«. Ret: mente du bog? Ellers vælg mellem bog."
    )
    assert not (tmp_path / "pdf").exists()


def test_the_command_says_what_is_missing_and_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pdf", "--mappe", str(tmp_path)]) == 2
    assert capsys.readouterr().err == "Siderne er ikke bygget. Ret: kør »make html« først.\n"
