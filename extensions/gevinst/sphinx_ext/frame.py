"""The theme around a page that the program makes: drawn once in a build, filled in for each page.

Sphinx draws the menu and the head anew for every page, which is most of what a page costs. Pages
that lie equally deep and belong to the same part of the handbook have the same frame but for a few
words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from sphinx.builders.html import StandaloneHTMLBuilder

from .own_pages import DEPTHS, OwnPage
from .templating import templates

_FOLDER = "ramme-om-side/"
_TITLE = "Her står sidens titel i rammen"
_BODY = "<!-- Her står siden i rammen -->"
_META = "<!-- Her står sidens beskrivelse i rammen -->"


@dataclass(frozen=True, slots=True)
class Frame:
    """The HTML of a page with marks where title, description and body belong.

    By its depth, and the folder of ``source/`` that the menu is open at: "" for none.
    """

    html: Mapping[tuple[int, str], str]

    @classmethod
    def draw(cls, builder: StandaloneHTMLBuilder) -> Frame:
        """Let the theme draw a page without content. Called when Sphinx writes further pages."""
        parts = sorted(
            page.removesuffix("/index")
            for page in builder.env.titles
            if page.endswith("/index") and page.count("/") == 1
        )
        return cls(
            {
                (depth, part): _draw(builder, _name(depth), part)
                for depth in DEPTHS
                for part in ("", *parts)
            }
        )

    def around(self, page: OwnPage, preview: str) -> str:
        """The whole page."""
        body = templates().get_template("egen-side.html").render(side=page)
        depth = page.docname.count("/")
        name = _name(depth)
        return (
            self.html.get((depth, _part(page)), self.html[depth, ""])
            .replace(f"/{name}.html", f"/{page.adresse}")  # the canonical address
            .replace(name, page.docname)
            .replace(_TITLE, escape(page.titel))
            .replace(_META, preview)
            .replace(_BODY, body)
        )


def _name(depth: int) -> str:
    """The name of a page that lies so many folders down."""
    return f"{_FOLDER * depth}index"


def _part(page: OwnPage) -> str:
    """The folder where the way to a page begins."""
    return page.trail[0][1].replace("../", "").partition("/")[0] if page.trail else ""


def _draw(builder: StandaloneHTMLBuilder, name: str, part: str) -> str:
    drawing = builder.outdir / "ramme-om-side.html"
    context = {
        "title": _TITLE,
        "body": _BODY,
        "metatags": _META,
        "toc": "",
        "menu_aaben": f"{part}/index" if part else "",
        "parents": [],  # the way here stands in the body
    }
    builder.handle_page(name, context, "page.html", outfilename=drawing)
    html = drawing.read_text(encoding="utf-8")
    drawing.unlink()
    return html
