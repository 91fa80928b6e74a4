"""What is remembered between builds: what each page says, and which pages must be read again.

The objects and the references of a page live in Sphinx's environment. What Sphinx itself cannot
remember lies in small JSON files beside the doctrees: pages that gave a warning (Sphinx forgets a
warning once the page is read), a mark that a build is under way (so that an interrupted one is
found out), and for each builder a digest of what every written page shows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from gevinst.checklists.reading import ReadFile
from gevinst.model.finding import Finding
from gevinst.model.haandbog import Tjekliste
from gevinst.model.raa import RawField, RawObject
from gevinst.model.sidehoved import Linje, read_head
from gevinst.views.soegning import Section

from . import disk, paths


def raw_objects(env: BuildEnvironment) -> dict[str, list[RawObject]]:
    """The objects of each page by docname, as they were written."""
    return _by_page(env, "gevinst_raw")


def findings(env: BuildEnvironment) -> dict[str, list[Finding]]:
    """What was found in the files each page names, by docname."""
    return _by_page(env, "gevinst_findings")


def references(env: BuildEnvironment) -> dict[str, list[str]]:
    """What the text of each page refers to, by docname: ids, pages and headings, sorted."""
    return _by_page(env, "gevinst_references")


def leads(env: BuildEnvironment) -> dict[str, list[str]]:
    """The first paragraph of each page, by docname; none where a page has no text."""
    return _by_page(env, "gevinst_leads")


def heads(env: BuildEnvironment) -> dict[str, list[Linje]]:
    """Our lines at the top of each page, by docname."""
    return _by_page(env, "gevinst_heads")


def views(env: BuildEnvironment) -> dict[str, list[tuple[str, str | RawObject]]]:
    """The views each page holds, by docname: the view's name, and what it is about.

    What an author has a choice in is kept as it is written, to be judged when all pages are read.
    """
    return _by_page(env, "gevinst_views")


def files_read(env: BuildEnvironment) -> dict[str, list[tuple[str, str]]]:
    """The files that each page was read from, by docname: the path of each, and its digest."""
    return _by_page(env, "gevinst_files")


def sections(env: BuildEnvironment) -> dict[str, list[Section]]:
    """The headings of each page with the text below them, for the search, by docname."""
    return _by_page(env, "gevinst_sections")


def menus(env: BuildEnvironment) -> dict[str, list[tuple[str, int]]]:
    """The pages in the menus of each page, by docname, each with the line of the menu."""
    return _by_page(env, "gevinst_menus")


def sections_of_objects(env: BuildEnvironment) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """The ids on each page, each with the titles of the sections around it, by docname."""
    return _by_page(env, "gevinst_sections_of_objects")


def leading_to(env: BuildEnvironment, gone: Collection[str]) -> set[str]:
    """The pages with a menu or a link that leads to one of these pages.

    Sphinx and MyST look for the page when they read the one with the link. A menu that leads to a
    page that is gone stops the theme, and a link to one is not said to be dead in the same words.
    """
    in_menus = {
        docname for docname, menu in menus(env).items() if any(page in gone for page, _ in menu)
    }
    return in_menus | {
        docname
        for docname, targets in references(env).items()
        if any(target.lstrip("/").partition("#")[0] in gone for target in targets)
    }


def checklists(env: BuildEnvironment) -> Mapping[str, ReadFile]:
    """The files of checklists as they were last read, by path."""
    found: Mapping[str, ReadFile] = getattr(env, "gevinst_checklists", {})
    return found


def set_checklists(env: BuildEnvironment, found: Mapping[str, ReadFile]) -> None:
    """Remember the files of checklists, so that the same file is not read again."""
    env.gevinst_checklists = found  # type: ignore[attr-defined]


def lists(env: BuildEnvironment) -> list[RawObject]:
    """The checklists, which no page holds, as if they had been written on one."""
    found: list[RawObject] = getattr(env, "gevinst_lists", [])
    return found


def set_lists(env: BuildEnvironment, found: Iterable[Tjekliste]) -> None:
    """Remember the checklists of this build, so that pages can link to them."""
    env.gevinst_lists = [  # type: ignore[attr-defined]
        RawObject(o.om.navn, o.titel, o.sted, (RawField("id", o.id, o.sted.line),)) for o in found
    ]


def _by_page(env: BuildEnvironment, attribute: str) -> dict[str, list[Any]]:
    if not hasattr(env, attribute):
        setattr(env, attribute, {})
    found: dict[str, list[Any]] = getattr(env, attribute)
    return found


_BY_PAGE: tuple[Callable[[BuildEnvironment], dict[str, list[Any]]], ...] = (
    raw_objects,
    findings,
    references,
    views,
    sections,
    heads,
    leads,
    menus,
    files_read,
    sections_of_objects,
)


def note_references(app: Sphinx, doctree: nodes.document) -> None:
    """Remember what a page refers to, when it has been read."""
    found = doctree.findall(addnodes.pending_xref)
    targets = {
        (str(node.get("reftarget", "")), str(node.get("reftargetid") or "")) for node in found
    }
    references(app.env)[app.env.docname] = sorted(
        f"{target}#{heading}" if heading else target for target, heading in targets
    )


def note_lead(app: Sphinx, doctree: nodes.document) -> None:
    """Remember how a page begins, when it has been read."""
    for paragraph in doctree.findall(nodes.paragraph):
        # A link without a text has its title put in later.
        if paragraph.astext() and all(x.astext() for x in paragraph.findall(addnodes.pending_xref)):
            leads(app.env)[app.env.docname] = [paragraph.astext()]
            return


def note_head(app: Sphinx, docname: str, content: list[str]) -> None:
    """Remember what the top of a page says, when it is about to be read."""
    path = paths.relative(app.env, app.env.doc2path(docname))
    heads(app.env)[docname] = list(read_head(content[0], path))


def purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is about to be read again or is gone."""
    for by_page in _BY_PAGE:
        by_page(env).pop(docname, None)


def purge_all_at_once(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Forget every page that will be read before the first of them is.

    Sphinx forgets each page just before reading it. An object that is moved to a page read earlier
    would then stand twice for a moment.
    """
    for docname in docnames:
        app.emit("env-purge-doc", env, docname)


def merge(
    app: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment
) -> None:
    """Take over the pages that another process has read."""
    for by_page in _BY_PAGE:
        theirs, mine = by_page(other), by_page(env)
        mine.update({name: theirs[name] for name in docnames if name in theirs})


class ReadingLog:
    """Which pages gave warnings when a builder last saw them, and whether a build is under way."""

    def __init__(self, doctreedir: Path, builder: str) -> None:
        self._path = doctreedir / "gevinst-laesning.json"
        self._builder = builder

    def start(self) -> frozenset[str] | None:
        """Mark that a build begins.

        Returns the docnames that gave warnings before, for any builder, and None when the last
        build was interrupted, so that nothing is known and all pages must be read.
        """
        seen = _load(self._path)
        _save(self._path, {**seen, "i_gang": True})
        if seen.get("i_gang"):
            return None
        warned: Mapping[str, list[str]] = seen.get("advarsler", {})
        return frozenset(name for names in warned.values() for name in names)

    def finish(self, warned: Iterable[str]) -> None:
        """Mark that the build is done, with the pages that gave warnings this time."""
        seen = _load(self._path).get("advarsler", {})
        _save(
            self._path,
            {"i_gang": False, "advarsler": {**seen, self._builder: sorted(set(warned))}},
        )


def load_digests(doctreedir: Path, builder: str) -> dict[str, str]:
    """What each page showed when the builder last wrote it: docname → digest."""
    return _load(doctreedir / f"gevinst-{builder}.json")


def save_digests(doctreedir: Path, builder: str, digests: Mapping[str, str]) -> None:
    """Remember what each page shows now."""
    _save(doctreedir / f"gevinst-{builder}.json", dict(digests))


def load_exports(doctreedir: Path, program: str) -> dict[str, str]:
    """The key of each file beside the pages as ``program`` last wrote it; none of another's."""
    seen = _load(doctreedir / "gevinst-eksport.json")
    return dict(seen.get("filer", {})) if seen.get("program") == program else {}


def save_exports(doctreedir: Path, program: str, keys: Mapping[str, str]) -> None:
    """Remember what the files beside the pages say now."""
    _save(doctreedir / "gevinst-eksport.json", {"program": program, "filer": dict(keys)})


def _load(path: Path) -> dict[str, Any]:
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # not there yet, or cut off: then nothing is known, and all is read again
    return loaded if isinstance(loaded, dict) else {}


def _save(path: Path, value: Mapping[str, Any]) -> None:
    disk.write(path, json.dumps(value, sort_keys=True))
