"""The search: its page, its file, and Sphinx's own put aside.

Sphinx's index knows neither the pages that the program makes nor a misspelt word, and every page
loads it. Ours is loaded when a reader searches.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from gevinst.views.soegning import Section, entries, search_index

from . import disk, store
from .render import Renderer

PAGE = "search"
FILE = "soegning.js"


def replace_sphinx(app: Sphinx) -> None:
    """Let Sphinx make no index and no page of its own: it asks the builder, and no setting."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False


def page(app: Sphinx) -> Iterator[tuple[str, dict[str, object], str]]:
    """The page a reader searches on, at the address it has always had."""
    if app.builder.name == "html":
        yield PAGE, {"title": "Søg"}, "soegning.html"


def note_sections(app: Sphinx, doctree: nodes.document) -> None:
    """Remember the headings of a page and the text below each, when it has been read."""
    store.sections(app.env)[app.env.docname] = [
        Section(
            "" if isinstance(section.parent, nodes.document) and not _is_object(section) else id,
            section[0].astext(),
            _own_text(section),
            _is_object(section),
        )
        for section in doctree.findall(nodes.section)
        if (id := section["ids"][0] if section["ids"] else "")
        and isinstance(section[0], nodes.title)
    ]


def _is_object(section: nodes.section) -> bool:
    return "objekt" in section["classes"]


def _own_text(section: nodes.section) -> str:
    """What stands in a section, less the sections in it and what no reader sees."""
    found: list[str] = []
    waiting: list[nodes.Node] = list(reversed(section.children[1:]))
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.section | nodes.Invisible | nodes.raw | nodes.literal_block):
            continue
        if isinstance(node, nodes.Element) and node.get("hidden"):
            continue
        if isinstance(node, nodes.TextElement):
            found.append(" ".join(node.astext().split()))
        else:
            waiting += reversed(node.children)
    return " ".join(filter(None, found))


def write(outdir: Path, renderer: Renderer, env: BuildEnvironment) -> None:
    """Write the file of the search beside the pages: a script, for `file://` lets none be read."""
    to = renderer.addresses
    found = entries(
        renderer.handbook,
        store.sections(env),
        renderer.titles,
        lambda objekt: to.main_place("", objekt),
        to.docname_of,
        lambda docname: to.page_url("", docname),
    )
    index = json.dumps(search_index(found), ensure_ascii=False, separators=(",", ":"))
    disk.update(outdir / FILE, f"gevinstSoegning({index});\n")
