"""Every object has a short address that keeps on leading to it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from built_pages import Page, objects_of, resolved, target_of
from conftest import Folder, Site
from gevinst.sphinx_ext.links import AT_HOME_THERE, HAS_OWN_PAGE

BASE = "https://gevinsthaandbogen.example/"


def short_address(id: str, type: str) -> str:
    return f"{type.replace('_', '-')}/{id.partition('_')[2].lower().replace('_', '-')}/"


def written_ids(folder: Folder) -> set[str]:
    """The ids written in the pages' own directives, found without our program."""
    return {
        match[1]
        for page in folder.source.rglob("*.md")
        for match in re.finditer(
            r"^:{3,}\{\w+\}[^\n]*\n(?::[a-z_]+:[^\n]*\n)*?:id: (\S+)$",
            re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S),
            flags=re.M,
        )
    }


def test_every_object_is_in_the_inventory_with_its_title(real_site: Site) -> None:
    found = objects_of(real_site.built)
    ids = written_ids(real_site.folder)
    assert len(ids) > 300
    assert ids - set(found) == set()
    assert found["ROL_GEVINSTANSVARLIG"] == (
        "rolle",
        "Gevinstansvarlig",
        "roller/gevinstansvarlig.html#ROL_GEVINSTANSVARLIG",
    )
    assert [id for id, (_, title, _) in found.items() if title in ("", "-", id)] == []


def test_every_object_has_a_short_address_that_leads_to_it(real_site: Site) -> None:
    built = real_site.built
    pages: dict[str, Page] = {}
    for id, (kind, title, uri) in objects_of(built).items():
        address = short_address(id, kind)
        if kind in HAS_OWN_PAGE:
            continue
        html = built.read(f"{address}index.html")
        page = Page(html)
        assert page.attribute("html", "lang") == "da", address
        assert f"<title>{title}</title>" in unescape(html), address
        canonical = page.attribute("link", "href", rel="canonical")
        file, anchor = target_of(built, address)
        assert canonical == f"{BASE}{file}", address
        assert f"{file}#{anchor}" == uri, address
        assert [text for text in page.links.values() if title in text], address
        if file not in pages:
            pages[file] = Page(built.read(file))
        assert anchor in pages[file].ids, address


def test_an_object_with_a_page_of_its_own_has_it_at_its_address(real_site: Site) -> None:
    built = real_site.built
    found = [(id, *item) for id, item in objects_of(built).items() if item[0] in HAS_OWN_PAGE]
    assert {kind for _, kind, _, _ in found} == HAS_OWN_PAGE
    for id, kind, title, uri in found:
        address = short_address(id, kind)
        page = Page(built.read(f"{address}index.html"))
        assert page.attribute("html", "lang") == "da", address
        assert f"<h1>{title}</h1>" in unescape(built.read(f"{address}index.html")), address
        assert page.attribute("link", "href", rel="canonical") == f"{BASE}{address}", address
        assert '<meta name="description" content="' in built.read(f"{address}index.html"), address
        assert id in page.ids, address
        assert uri == f"{address}index.html#{id}" or kind not in AT_HOME_THERE, address


def test_a_link_to_a_rule_leads_to_its_own_page(small: Folder) -> None:
    small.write("regler.md", "# Regler\n\n```{regelfamilie} UND\n```\n\nSe [](#REG_UND02).\n")
    small.replace("index.md", "kommune/index\n", "kommune/index\nregler\n")
    built = small.build()
    assert built.lines == []
    links = Page(built.read("regler.html")).links
    assert links["regel/und02/index.html#REG_UND02"] == "UND02 Undtagelsen er udløbet"
    assert '<li><a href="../../regler.html">Regler</a></li>' in built.read("regel/und02/index.html")


def test_no_internal_link_is_dead(real_site: Site) -> None:
    """Every link of every page, cards and menus included, to an existing file and anchor."""
    outdir = real_site.built.outdir
    pages = {name: Page(html) for name, html in real_site.built.pages.items()}
    dead = []
    for name, page in pages.items():
        for href in {*page.links, *page.assets}:
            if urlsplit(href).scheme or href.startswith("//") or not href:
                continue
            file, anchor = resolved(name, href)
            if not Path(outdir, file).is_file() or (
                anchor and file in pages and anchor not in pages[file].ids
            ):
                dead.append((name, href))
    assert len(pages) > 300
    assert dead == []


def test_ids_are_unique_on_every_page(real_site: Site) -> None:
    for name, html in real_site.built.pages.items():
        ids = [attrs["id"] for _, attrs in Page(html).tags if "id" in attrs]
        assert sorted(ids) == sorted(set(ids)), name


def test_the_address_follows_a_page_to_another_folder(small: Folder) -> None:
    built = small.build()
    assert target_of(built, "rolle/ejer/") == ("roller.html", "ROL_EJER")
    small.page("drift").mkdir()
    small.page("roller.md").rename(small.page("drift/roller.md"))
    small.replace("index.md", "roller\n", "drift/roller\n")
    built = small.build()
    assert built.exit_code == 0
    assert target_of(built, "rolle/ejer/") == ("drift/roller.html", "ROL_EJER")
    assert "ROL_EJER" in Page(built.read("drift/roller.html")).ids
    assert objects_of(built)["ROL_EJER"][2] == "drift/roller.html#ROL_EJER"


def test_the_role_can_be_moved_in_the_handbook_itself(warm: Folder) -> None:
    with warm.put_back():
        warm.page("roller/drift").mkdir(exist_ok=True)
        page = warm.page("roller/gevinstansvarlig.md")
        page.rename(warm.page("roller/drift/gevinstansvarlig.md"))
        warm.replace("roller/index.md", "\ngevinstansvarlig\n", "\ndrift/gevinstansvarlig\n")
        built = warm.build()
    assert (built.exit_code, built.errors) == (0, [])
    leads_to = ("roller/drift/gevinstansvarlig.html", "ROL_GEVINSTANSVARLIG")
    assert target_of(built, "rolle/gevinstansvarlig/") == leads_to
    assert leads_to[1] in Page(built.read(leads_to[0])).ids


def test_a_former_id_leads_to_the_new_one(small: Folder) -> None:
    small.build()
    small.replace("roller.md", ":id: ROL_EJER\n", ":id: ROL_NY_EJER\n:tidligere_id: ROL_EJER\n")
    built = small.build()
    assert built.exit_code == 0
    assert target_of(built, "rolle/ny-ejer/") == ("roller.html", "ROL_NY_EJER")
    assert target_of(built, "rolle/ejer/") == ("roller.html", "ROL_NY_EJER")
    assert {"ROL_EJER", "ROL_NY_EJER"} <= Page(built.read("roller.html")).ids
    assert objects_of(built)["ROL_EJER"][1] == "Gevinstansvarlig"


def test_a_link_in_prose_to_a_former_id_leads_to_the_new_one(small: Folder) -> None:
    small.replace("roller.md", ":id: ROL_EJER\n", ":id: ROL_NY_EJER\n:tidligere_id: ROL_EJER\n")
    small.write("kommune/fora.md", small.text("kommune/fora.md") + "\nSe [](#ROL_EJER).\n")
    built = small.build()
    assert built.lines == []
    page = Page(built.read("kommune/fora.html"))
    assert page.links["../roller.html#ROL_NY_EJER"].strip() == "Gevinstansvarlig"


@pytest.mark.parametrize("what", ["object", "page"])
def test_nothing_is_left_of_an_object_that_is_deleted(what: str, small: Folder) -> None:
    outdir = small.build().outdir
    assert (outdir / "rolle" / "ejer" / "index.html").is_file()
    if what == "object":
        small.write("roller.md", "# Roller\n")
    else:
        small.page("roller.md").unlink()
        small.replace("index.md", "roller\n", "")
    built = small.build()
    assert built.exit_code == 0
    assert not (outdir / "rolle" / "ejer").exists()
    assert (outdir / "roller.html").exists() == (what == "object")
    left = [
        path.name
        for path in outdir.rglob("*")
        if path.suffix in (".html", ".json", ".js", ".txt") and b"ROL_EJER" in path.read_bytes()
    ]
    assert left == []
    assert "ROL_EJER" not in objects_of(built)


def test_addresses_without_a_base_are_relative(small: Folder) -> None:
    built = small.build(settings={"html_baseurl": ""})
    assert built.exit_code == 0
    assert target_of(built, "rolle/ejer/") == ("roller.html", "ROL_EJER")
