"""Every object has a short address that keeps on leading to it."""

from __future__ import annotations

import io
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest
from conftest import Built, Folder, Site
from gevinst.sphinx_ext.links import AT_HOME_THERE, HAS_OWN_PAGE
from sphinx.util.inventory import InventoryFile

BASE = "https://gevinsthaandbogen.example/"


class Page(HTMLParser):
    """What a test needs of a page: its anchors, its links with their texts, and its assets."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: dict[str, str] = {}
        self.assets: set[str] = set()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        self.ids |= {found["id"]} if "id" in found else set()
        for name in ("href", "src") if tag != "a" else ():
            self.assets |= {found[name]} if name in found else set()
        if tag == "a" and "href" in found:
            self.links.setdefault(found["href"], "")
            self._open.append(found["href"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for href in self._open:
            self.links[href] += data

    def attribute(self, tag: str, name: str, **where: str) -> str:
        """An attribute of the first tag that has the others."""
        return next(
            attrs[name]
            for found, attrs in self.tags
            if found == tag and where.items() <= attrs.items()
        )


def resolved(from_page: str, href: str) -> tuple[str, str]:
    """The file and the anchor that a relative link leads to."""
    parts = urlsplit(href)
    if not parts.path:
        return from_page, unquote(parts.fragment)
    path = normpath(f"{from_page.rpartition('/')[0]}/{unquote(parts.path)}".lstrip("/"))
    return path, unquote(parts.fragment)


def target_of(built: Built, address: str) -> tuple[str, str]:
    """Where a short address leads: the refresh and the visible link say the same."""
    page = Page(built.read(f"{address}index.html"))
    refresh = page.attribute("meta", "content", **{"http-equiv": "refresh"})
    delay, _, url = refresh.partition("; url=")
    assert delay == "0"
    assert url in page.links
    return resolved(f"{address}index.html", url)


def objects_of(built: Built) -> dict[str, tuple[str, str, str]]:
    """Id → (type, title, address on its page) of every object in `objects.inv`."""
    raw = io.BytesIO((built.outdir / "objects.inv").read_bytes())
    inventory = InventoryFile.load(raw, "", lambda base, uri: uri)
    return {
        id: (kind.removeprefix("gevinst:"), item[3], item[2])
        for kind, items in inventory.items()
        if kind.startswith("gevinst:")
        for id, item in items.items()
    }


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
