"""What a reader finds on the pages: the language, the cards, the links, the notices."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from built_pages import links, section, term, words
from conftest import Folder, Site
from gevinst.sphinx_ext.links import AT_HOME_THERE
from gevinst.sphinx_ext.templating import with_fields

NOTICE = "Kommunen og alle dens tal og beslutninger er opdigtede."
ID = re.compile(r"[A-Z]{2,4}_[A-Z0-9_]{2,48}")
PAGE = "kommune/programmer/planlaegning"
PROGRAMMES = f"{PAGE}.html"


# -- the whole site -------------------------------------------------------------------------------


def test_every_page_says_that_it_is_in_danish(real_site: Site) -> None:
    for name, html in real_site.built.pages.items():
        assert re.search(r'<html[^>]* lang="da"', html), name


def test_the_notice_is_on_every_page_of_the_municipality_and_no_other(real_site: Site) -> None:
    """Short addresses show nothing but a title, and send the reader on."""
    marked, unmarked = set(), set()
    for page in real_site.folder.source.rglob("*.md"):
        name = page.relative_to(real_site.folder.source).with_suffix(".html").as_posix()
        (marked if NOTICE in real_site.built.read(name) else unmarked).add(name)
    expected = {name for name in marked | unmarked if name.startswith("kommunen/")}
    assert marked == expected
    assert len(marked) >= 7
    assert unmarked


def test_a_real_municipality_has_no_notice(small: Folder) -> None:
    small.replace("kommune/index.md", ":fiktiv: ja", ":fiktiv: nej")
    assert not [name for name, html in small.build().pages.items() if NOTICE in html]


def test_a_page_with_the_municipalitys_objects_is_marked_wherever_it_lies(small: Folder) -> None:
    small.write("andetsteds.md", "# Andetsteds\n\n:::{pulje} Puljen\n:id: PUL_PROEVE\n:::\n")
    small.replace("index.md", "roller\n", "roller\nandetsteds\n")
    built = small.build()
    assert NOTICE in built.read("andetsteds.html")
    assert NOTICE not in built.read("roller.html")


def test_no_link_in_a_card_shows_a_raw_id(real_site: Site) -> None:
    for name, html in real_site.built.pages.items():
        shown = [text for _, text in links(html) if ID.fullmatch(text)]
        assert shown == [], name


def test_every_object_can_be_copied_and_mailed(real_site: Site) -> None:
    base = "https://gevinsthaandbogen.example"
    objects = json.loads(real_site.built.read("needs.json"))["versions"][""]["needs"]
    assert len(objects) > 300
    for need in objects.values():
        slug = need["id"].partition("_")[2].lower().replace("_", "-")
        path = f"{need['type'].replace('_', '-')}/{slug}/"
        at_home = (
            f"{path}index.html" if need["type"] in AT_HOME_THERE else f"{need['docname']}.html"
        )
        html, address = real_site.built.read(at_home), f"{base}/{path}"
        if f'<span id="{need["id"]}"></span>' in html:
            continue  # a row of a file, shown by the object whose section this is
        assert f'data-kopier="{address}"' in html, need["id"]
        mails = [
            href
            for href, _ in links(html)
            if href.startswith("mailto:?") and address.split("//")[1] in unescape(href)
        ]
        assert mails, need["id"]


def test_the_pages_load_nothing_from_other_sites(real_site: Site) -> None:
    for name, html in real_site.built.pages.items():
        loaded = re.findall(r'<(?:script|img|iframe)[^>]* src="(https?:[^"]*)"', html)
        loaded += re.findall(r'<link[^>]*rel="stylesheet"[^>]*href="(https?:[^"]*)"', html)
        assert loaded == [], name


# -- cards ----------------------------------------------------------------------------------------


def test_program_is_our_directive_and_not_sphinx_own(small_site: Site) -> None:
    html = small_site.built.read(PROGRAMMES)
    card = section(html, "PRG_PLAN")
    assert "Skolen i udvikling" in words(card)
    assert links(term(card, "Programchef")) == [
        ("../../person/direktoer/index.html", "Kommunaldirektør")
    ]


def test_a_link_in_a_card_has_the_title_of_what_it_leads_to(small_site: Site) -> None:
    card = section(small_site.built.read(PROGRAMMES), "GEV_FORLOEB")
    assert links(term(card, "Gevinstansvarlig")) == [
        ("../../person/skolechef/index.html", "Skolechef")
    ]
    assert links(term(card, "Hører til")) == [("#PRG_PLAN", "Skolen i udvikling")]


def test_a_card_says_choices_dates_and_answers_in_words(small_site: Site) -> None:
    html = small_site.built.read(PROGRAMMES)
    assert words(term(section(html, "GEV_FORLOEB"), "Status")) == "Godkendt"
    assert words(term(section(html, "GEV_FORLOEB"), "Godkendt")) == "15. januar 2026"
    assert words(term(section(html, "GEV_FORLOEB"), "Kræver ny adfærd")) == "Ja"
    assert words(term(section(html, "PRG_PLAN"), "Fase")) == "Planlægning"


@pytest.mark.parametrize(
    ("page", "id", "heading", "titles"),
    [
        ("organisation", "PER_SOCIALCHEF", "Ejer gevinsterne", ["Færre forgæves møder"]),
        ("organisation", "PER_SKOLECHEF", "Medlem af", ["Styregruppen"]),
        ("organisation", "ENH_SKOLER", "Ledes af", ["Skolechef"]),
        ("organisation", "ENH_SKOLER", "Enheder under denne", ["Skole Nord"]),
        ("programmer/planlaegning", "PRG_PLAN", "Gevinster", ["Lærerne deler forløb"]),
        ("programmer/planlaegning", "LEV_FORLOEB", "Skabes af", ["Fælles forløb"]),
        ("maal", "MAAL_SKOLE", "Understøttes af", None),
    ],
)
def test_what_points_at_an_object_stands_under_its_own_heading(
    page: str, id: str, heading: str, titles: list[str] | None, small_site: Site
) -> None:
    shown = term(section(small_site.built.read(f"kommune/{page}.html"), id), heading)
    assert shown
    if titles is not None:
        assert [text for _, text in links(shown)] == titles


def test_a_link_in_prose_without_a_text_has_the_title(small_site: Site) -> None:
    html = small_site.built.read(PROGRAMMES)
    assert ("gennemfoerelse.html#PRG_GANG", "Skolen i gang") in links(html)
    assert ("../organisation.html#ENH_SKOLER", "lærerne") in links(html)


def test_a_benefit_without_an_owner_shows_the_programmes_head_for_the_time_being(
    small: Folder,
) -> None:
    assert term(section(small.build().read(PROGRAMMES), "GEV_FORLOEB"), "Midlertidig ejer") == ""
    small.replace(f"{PAGE}.md", ":gevinstansvarlig: PER_SKOLECHEF\n", "")
    card = section(small.build().read(PROGRAMMES), "GEV_FORLOEB")
    assert term(card, "Gevinstansvarlig") == ""
    assert links(term(card, "Midlertidig ejer")) == [
        ("../../person/direktoer/index.html", "Kommunaldirektør")
    ]


def test_a_finding_stands_on_the_object_with_its_remedy_until_it_is_mended(small: Folder) -> None:
    before = small.text(f"{PAGE}.md")
    small.replace(f"{PAGE}.md", ":gevinstansvarlig: PER_SKOLECHEF\n", "")
    shown = words(section(small.build().read(PROGRAMMES), "GEV_FORLOEB"))
    assert (
        "Fejl: »Lærerne deler forløb« har ingen gevinstansvarlig (fase: planlægning). Regel EJ01 . "
        "Ret: tilføj en linje :gevinstansvarlig: PER_… med en leder i den enhed, hvor gevinsten "
        "hentes, for eksempel » Skolechef « ( PER_SKOLECHEF )." in shown
    )
    small.write(f"{PAGE}.md", before)
    assert "EJ01" not in words(section(small.build().read(PROGRAMMES), "GEV_FORLOEB"))


def test_two_objects_with_the_same_id_are_both_on_their_pages(small: Folder) -> None:
    small.write(
        "anden.md", "# Anden\n\n:::{enhed} En tvilling\n:id: ENH_NORD\n:type: center\n:::\n"
    )
    small.replace("index.md", "roller\n", "roller\nanden\n")
    built = small.build()
    assert [f.code for f in built.findings] == ["IN10", "IN10"]
    twin, first = built.read("anden.html"), built.read("kommune/organisation.html")
    assert "En tvilling" in words(section(twin, "ENH_NORD"))
    assert words(term(section(twin, "ENH_NORD"), "Type")) == "Center"
    assert "Skole Nord" in words(section(first, "ENH_NORD"))
    assert words(term(section(first, "ENH_NORD"), "Type")) == "Institution"


def test_two_objects_with_the_same_id_on_one_page_are_both_there(small: Folder) -> None:
    small.replace(
        "kommune/organisation.md",
        "## Poster",
        ":::{enhed} En tvilling\n:id: ENH_NORD\n:type: center\n:::\n\n## Poster",
    )
    built = small.build()
    assert [f.code for f in built.findings] == ["IN10", "IN10"]
    shown = words(built.read("kommune/organisation.html"))
    assert "En tvilling" in shown
    assert "Skole Nord" in shown


def test_an_object_whose_fields_cannot_be_read_is_on_its_page(small: Folder) -> None:
    small.replace(f"{PAGE}.md", ":gevinsttype: tid", ":gevinsttype: penge")
    built = small.build()
    assert [f.code for f in built.findings] == ["IN02"]
    card = section(built.read(PROGRAMMES), "GEV_FORLOEB")
    assert words(term(card, "Før")) == "45 minutter pr. forløb"
    needs = json.loads(built.read("needs.json"))["versions"][""]["needs"]
    assert needs["GEV_FORLOEB"]["gevinsttype"] == "penge"


@pytest.mark.parametrize("field", [":foer: ", ":::{gevinst} "])
def test_html_written_in_a_field_is_shown_and_not_run(field: str, small: Folder) -> None:
    evil = "<script>alert(1)</script> & <b>"
    before = next(line for line in small.text(f"{PAGE}.md").splitlines() if line.startswith(field))
    small.replace(f"{PAGE}.md", before, f"{field}{evil}")
    site = small.build().pages
    for name, html in site.items():
        assert "<script>alert(1)" not in html, name
    shown = site[PROGRAMMES]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;" in shown


def test_a_dead_link_is_shown_as_it_is_written(small: Folder) -> None:
    small.replace(f"{PAGE}.md", ":giver: EFF_LAERING", ":giver: EFF_LAERIN")
    card = section(small.build().read(PROGRAMMES), "GEV_FORLOEB")
    assert words(term(card, "Giver")) == "EFF_LAERIN (findes ikke)"
    assert links(term(card, "Giver")) == []


# -- for programs ---------------------------------------------------------------------------------


def test_needs_json_has_every_object_with_its_fields(small_site: Site) -> None:
    needs = json.loads(small_site.built.read("needs.json"))["versions"][""]["needs"]
    benefit = needs["GEV_FORLOEB"]
    assert benefit["type"] == "gevinst"
    assert benefit["title"] == "Lærerne deler forløb"
    assert benefit["docname"] == PAGE
    assert benefit["gevinsttype"] == "tid"
    assert benefit["foer"] == "45 minutter pr. forløb"
    assert benefit["gevinstansvarlig"] == ["PER_SKOLECHEF"]
    assert needs["ENH_SKOLER"]["enhed_type"] == "center"
    assert needs["PER_SOCIALCHEF"]["gevinstansvarlig_back"] == ["GEV_ALENE"]


def test_needs_json_has_every_object_of_the_handbook(real_site: Site) -> None:
    needs = json.loads(real_site.built.read("needs.json"))["versions"][""]["needs"]
    written: set[str] = set()
    for page in real_site.folder.source.rglob("*.md"):
        text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
        written.update(re.findall(r"^:id: (\S+)$", text, flags=re.M))
    assert len(written) > 300
    assert written - needs.keys() == set()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Udfyld :maaldato: nu", "Udfyld <code>:maaldato:</code> nu"),
        ("':gevinstansvarlig: PER_…'", "&#39;<code>:gevinstansvarlig: PER_…</code>&#39;"),
        ("<b> & :a:", "&lt;b&gt; &amp; <code>:a:</code>"),
        ("Kl. 10:30: ret det", "Kl. 10:30: ret det"),
    ],
)
def test_the_name_of_a_field_is_code_and_the_rest_is_text(text: str, html: str) -> None:
    assert with_fields(text) == html
