"""The search: its page, its file, and Sphinx's own put aside.

Sphinx's index knows neither the pages that the program makes nor a misspelt word, and every page
loads it. Ours is loaded when a reader searches.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from docutils import nodes
from sphinx.addnodes import pending_xref
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
            found.append(" ".join(_words(node).split()))
        else:
            waiting += reversed(node.children)
    return " ".join(filter(None, found))


_TITLE_OF = "\0"
"""Stands on both sides of a target whose title a link will have."""


def _words(node: nodes.Node) -> str:
    """The text of a node. A link without a text of its own has a title, not known before all
    pages are read."""
    if isinstance(node, pending_xref) and not node.astext():
        return f"{_TITLE_OF}{node['reftarget']}{_TITLE_OF}"
    return "".join(map(_words, node.children)) if node.children else node.astext()


def _with_titles(section: Section, title: Callable[[str], str]) -> Section:
    parts = section.text.split(_TITLE_OF)  # a text, a target, a text, a target, … a text
    parts[1::2] = map(title, parts[1::2])
    return replace(section, text="".join(parts))


def write(outdir: Path, renderer: Renderer, env: BuildEnvironment) -> None:
    """Write the file of the search beside the pages: a script, for `file://` lets none be read."""
    to = renderer.addresses
    book = renderer.handbook

    def title(target: str) -> str:
        objekt = book.by_id.get(target) or book.former_ids.get(target)
        return objekt.titel if objekt else renderer.titles.get(target, "")

    found = entries(
        book,
        {
            docname: [_with_titles(section, title) for section in sections]
            for docname, sections in store.sections(env).items()
        },
        renderer.titles,
        lambda objekt: to.main_place("", objekt),
        to.docname_of,
        lambda docname: to.page_url("", docname),
    )
    index = json.dumps(search_index(found), ensure_ascii=False, separators=(",", ":"))
    disk.update(outdir / FILE, f"gevinstSoegning({index});\n")
