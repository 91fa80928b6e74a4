"""What the tests read of the pages of a site."""

from __future__ import annotations

import io
import re
from html import unescape
from html.parser import HTMLParser
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from conftest import Built
from sphinx.util.inventory import InventoryFile

# -- as text ---------------------------------------------------------------------------------------


def section(html: str, id: str) -> str:
    """An object on its page: from its anchor to the next object or the end of the article."""
    start = html.index(f'id="{id}"')
    end = re.compile(r"<section |</article>").search(html, start + 1)
    return html[start : end.start() if end else None]


def term(html: str, label: str) -> str:
    """What stands under a label of a card; empty where the label is not there."""
    found = re.search(rf"<dt>\s*{re.escape(label)}\s*</dt>\s*<dd>(.*?)</dd>", html, flags=re.S)
    return found[1] if found else ""


def words(html: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))).strip()


def links(html: str) -> list[tuple[str, str]]:
    """(address, text) of each link."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', html, flags=re.S)
    return [(href, words(text)) for href, text in found]


# -- as tags ---------------------------------------------------------------------------------------


def soup(built: Built, page: str) -> BeautifulSoup:
    """A page of the site, by its path."""
    return BeautifulSoup(built.read(page), "html.parser")


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
