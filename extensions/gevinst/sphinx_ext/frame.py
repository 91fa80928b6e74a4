"""The theme around a page that the program makes: drawn once in a build, filled in for each page.

Sphinx draws the menu and the head anew for every page, which is most of what a page costs. All
pages that the program makes lie equally deep, so the frame is the same but for a few words.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from sphinx.builders.html import StandaloneHTMLBuilder

from .own_pages import OwnPage
from .render import templates

_NAME = "ramme-om-side/ramme-om-side/index"
_TITLE = "Her står sidens titel i rammen"
_BODY = "<!-- Her står siden i rammen -->"
_META = "<!-- Her står sidens beskrivelse i rammen -->"


@dataclass(frozen=True, slots=True)
class Frame:
    """The HTML of a page with marks where title, description and body belong."""

    html: str

    @classmethod
    def draw(cls, builder: StandaloneHTMLBuilder) -> Frame:
        """Let the theme draw a page without content. Called when Sphinx writes further pages."""
        drawing = builder.outdir / "ramme-om-side.html"
        context = {
            "title": _TITLE,
            "body": _BODY,
            "metatags": _META,
            "toc": "",
            "parents": [],
            "theme_article_header_start": [],  # the way here stands in the body
        }
        builder.handle_page(_NAME, context, "page.html", outfilename=drawing)
        html = drawing.read_text(encoding="utf-8")
        drawing.unlink()
        return cls(html)

    def around(self, page: OwnPage) -> str:
        """The whole page."""
        body = templates().get_template("egen-side.html").render(side=page)
        description = f'<meta name="description" content="{escape(page.description)}" />'
        return (
            self.html.replace(f"/{_NAME}.html", f"/{page.objekt.adresse}")  # the canonical address
            .replace(_NAME, page.docname)
            .replace(_TITLE, escape(page.objekt.titel))
            .replace(_META, description)
            .replace(_BODY, body)
        )
