"""One HTML of many pages: ids that are unique, links that lead inside it, headings in their place.

The text of a page is what stands in its ``article``. Nothing is read from the theme but that, and
the style sheets it names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from gevinst.model.sidehoved import file_of
from gevinst.model.vaerdier import dansk_dato

from .book import Book, Chapter

CSS = Path(__file__).with_name("bog.css")

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_LEFT_OUT = frozenset(("button", "form", "input", "script", "select", "template"))
"""What does nothing on paper."""
_LEFT_OUT_CLASSES = frozenset(("headerlink", "kun-skaerm", "objekt-handlinger", "sidefod", "sti"))
"""The way to a page, its foot, and what can only be clicked."""
_IDS = frozenset(
    ("aria-controls", "aria-describedby", "aria-labelledby", "for", "headers", "id", "name")
)
_HEADING = re.compile(r"h[1-6]")
_REFRESH = re.compile(r'http-equiv="refresh"[^>]*?url=([^"]*)"', re.IGNORECASE)
_STYLE = re.compile(r'<link\b[^>]*\brel="stylesheet"[^>]*>')
_HREF = re.compile(r'\bhref="([^"]*)"')
_HEADINGS = re.compile(r"<(h[1-6])\b[^>]*>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True)
class Assembler:
    """Makes one HTML of a book from the site in ``site``. Every page is read once."""

    site: Path
    book: Book
    _read: dict[str, str] = field(default_factory=dict)

    def html(self, numbers: Mapping[str, int] | None = None) -> str:
        """The whole book. ``numbers`` are the pages of paper that the chapters begin on, by their
        anchors; without them their places in the table of contents are left open."""
        css = "\n".join(
            f'<link rel="stylesheet" href="{escape(uri)}">' for uri in self._style_sheets
        )
        return (
            f'<!DOCTYPE html>\n<html lang="da" data-farver="lys">\n<head>\n<meta charset="utf-8">'
            f"\n<title>{escape(self.book.title)}</title>\n{css}\n"
            f"<style>\n{CSS.read_text(encoding='utf-8')}{self._running_foot}</style>\n</head>\n"
            f'<body class="bog">\n{self._title_page}\n{self._contents(numbers or {})}\n'
            f"<main>\n{self._body}\n</main>\n</body>\n</html>\n"
        )

    @property
    def headings(self) -> list[str]:
        """The text of every heading of the book, in order."""
        found = _HEADINGS.findall(self.html())
        return [" ".join(unescape(_TAG.sub("", text)).split()) for _, text in found]

    @property
    def _running_foot(self) -> str:
        title = re.sub(r'[\\"<>\n]', " ", self.book.title)
        return f'@page {{ @bottom-left {{ content: "{title}"; }} }}\n'

    @property
    def _title_page(self) -> str:
        book = self.book
        rows = [
            (f"Som den så ud den {dansk_dato(date.fromisoformat(book.day))}", "bog-dag"),
            (f"Udgivet af {book.publisher}" if book.publisher else "", "bog-udgiver"),
            (book.base, "bog-adresse"),
            (book.notice, "bog-opdigtet"),
        ]
        lines = "\n".join(f'<p class="{css}">{escape(text)}</p>' for text, css in rows if text)
        return (
            '<header class="bog-titelblad">\n'
            f'<p class="bog-titel">{escape(book.title)}</p>\n<p>{escape(book.about)}</p>\n{lines}\n'
            "</header>"
        )

    def _contents(self, numbers: Mapping[str, int]) -> str:
        rows, open_at = [], 0
        for chapter, anchor in self._anchors.items():
            while open_at < chapter.depth:
                rows.append("<ol>")
                open_at += 1
            while open_at > chapter.depth:
                rows.append("</li></ol>")
                open_at -= 1
            if rows[-1] != "<ol>":
                rows.append("</li>")
            number = numbers.get(anchor, "")
            rows.append(
                f'<li><a href="#{anchor}"><span>{escape(chapter.title)}</span> '
                f'<span class="bog-sidetal">{number}</span></a>'
            )
        return (
            '<nav class="bog-indhold" aria-labelledby="indhold">\n<h1 id="indhold">Indhold</h1>\n'
            f"{''.join(rows)}{'</li></ol>' * open_at}\n</nav>"
        )

    @cached_property
    def _anchors(self) -> dict[Chapter, str]:
        return {chapter: f"k{n}" for n, chapter in enumerate(self.book.chapters, 1)}

    @cached_property
    def _by_address(self) -> dict[str, Chapter]:
        return {file_of(c.address): c for c in self.book.chapters if c.address}

    @cached_property
    def _body(self) -> str:
        return "\n".join(self._chapter(chapter) for chapter in self.book.chapters)

    def _chapter(self, chapter: Chapter) -> str:
        anchor = self._anchors[chapter]
        if not chapter.address:
            level = min(chapter.depth, 6)
            return (
                f'<div class="bog-del" id="{anchor}">\n'
                f"<h{level}>{escape(chapter.title)}</h{level}>\n</div>"
            )
        article = _Article(self, file_of(chapter.address), chapter.depth - 1)
        return (
            f'<article class="artikel bog-side" id="{anchor}">\n'
            f"{article.text(self._page(file_of(chapter.address)))}\n</article>"
        )

    def _page(self, file: str) -> str:
        if file not in self._read:
            path = self.site / file
            self._read[file] = path.read_text(encoding="utf-8") if path.is_file() else ""
        return self._read[file]

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        """The ids of each page of the book."""
        return {file: frozenset(_ID.findall(self._page(file))) for file in self._by_address}

    @cached_property
    def _style_sheets(self) -> list[str]:
        """The style sheets of the first page that has any."""
        for file in self._by_address:
            links = [_HREF.search(link) for link in _STYLE.findall(self._page(file))]
            paths = [normpath(join(file, "..", urlsplit(m[1]).path)) for m in links if m]
            if paths:
                return [(self.site / path).resolve().as_uri() for path in paths]
        return []

    def own(self, file: str, id: str) -> str:
        """The id that an id of a page has in the book."""
        return f"{self._anchors[self._by_address[file]]}-{id}"

    def link(self, file: str, href: str, steps: int = 5) -> str:
        """Where a link on a page leads: to a place in the book, else to the published address.

        A page that only leads on is followed, so many ``steps``. Empty where it leads nowhere that
        a reader of the book can come to.
        """
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        there = normpath(join(file, "..", unquote(parts.path))) if parts.path else file
        if parts.path.endswith("/") or (self.site / there).is_dir():
            there = normpath(f"{there}/index.html")
        id = unquote(parts.fragment)
        if chapter := self._by_address.get(there):
            found = id in self._ids[there]
            return f"#{self.own(there, id) if found else self._anchors[chapter]}"
        moved = _REFRESH.search(self._page(there)[:4000]) if there.endswith(".html") else None
        if moved and steps:
            return self.link(there, unescape(moved[1]), steps - 1)
        if not self.book.base:
            return ""
        address = there.removesuffix("index.html") if there.endswith("/index.html") else there
        return f"{self.book.base}{address}{f'#{id}' if id else ''}"

    def source(self, file: str, src: str) -> str:
        """The address of an image on a page."""
        parts = urlsplit(src)
        if parts.scheme or not parts.path:
            return src
        return (self.site / normpath(join(file, "..", unquote(parts.path)))).resolve().as_uri()


class _Article(HTMLParser):
    """The inside of the ``article`` of a page, with its headings ``down`` levels further down."""

    def __init__(self, assembler: Assembler, file: str, down: int) -> None:
        super().__init__(convert_charrefs=False)
        self.assembler, self.file, self.down = assembler, file, down
        self.parts: list[str] = []
        self.articles = 0
        self.gone = ""
        self.gone_depth = 0

    def text(self, page: str) -> str:
        self.feed(page)
        self.close()
        return "".join(self.parts).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.gone:
            self.gone_depth += tag == self.gone
            return
        if tag == "article":
            self.articles += 1
            if self.articles == 1:
                return
        if not self.articles:
            return
        classes = (dict(attrs).get("class") or "").split()
        if tag in _LEFT_OUT or _LEFT_OUT_CLASSES.intersection(classes):
            if tag not in _VOID:
                self.gone, self.gone_depth = tag, 1
            return
        self.parts.append(self._start(tag, attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.gone:
            self.gone_depth -= tag == self.gone
            if not self.gone_depth:
                self.gone = ""
            return
        if tag == "article" and self.articles:
            self.articles -= 1
            if not self.articles:
                return
        if self.articles and tag not in _VOID:
            self.parts.append(f"</{self._level(tag)}>")

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def _keep(self, text: str) -> None:
        if self.articles and not self.gone:
            self.parts.append(text)

    def _level(self, tag: str) -> str:
        return f"h{min(int(tag[1]) + self.down, 6)}" if _HEADING.fullmatch(tag) else tag

    def _start(self, tag: str, attrs: list[tuple[str, str | None]]) -> str:
        own = {name: self._value(name, value) for name, value in attrs}
        if tag == "details":
            own["open"] = None
            own.pop("name", None)  # of those with one name, only one can be open
        if tag == "a" and not own.get("href"):
            own.pop("href", None)
        written = "".join(
            f" {name}" if value is None else f' {name}="{escape(value)}"'
            for name, value in own.items()
        )
        return f"<{self._level(tag)}{written}>"

    def _value(self, name: str, value: str | None) -> str | None:
        if not value:
            return value
        book = self.assembler
        if name in _IDS:
            return " ".join(book.own(self.file, id) for id in value.split())
        if name == "href":
            return book.link(self.file, value)
        if name == "src":
            return book.source(self.file, value)
        return re.sub(r"url\(#([^)]+)\)", lambda m: f"url(#{book.own(self.file, m[1])})", value)
