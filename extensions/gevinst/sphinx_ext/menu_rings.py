"""Menus that lead back to themselves: said on the line of the menu, and cut there.

Sphinx follows the menus to know which page comes after which, and follows a ring until Python gives
up. So the link that closes the ring is taken out before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from gevinst.model.finding import Finding, Severity
from gevinst.model.location import Location

from . import paths, store

CODE = "IN30"

Menus = Mapping[str, Sequence[tuple[str, int]]]
"""For each page the pages in its menus, each with the line of the menu."""


def say_it_alone(app: Sphinx, config: Config) -> None:
    """Keep Sphinx from saying it too, in English and only when it reads the page."""
    config.suppress_warnings = [*config.suppress_warnings, "toc.circular"]


def note(app: Sphinx, doctree: nodes.document) -> None:
    """Remember the menus of a page that has been read."""
    store.menus(app.env)[app.env.docname] = [
        (page, menu.line or 0)
        for menu in doctree.findall(addnodes.toctree)
        for page in menu["includefiles"]
    ]


def unwind(env: BuildEnvironment) -> list[Finding]:
    """Take the links that close a ring out of Sphinx's menus; a finding for each."""
    findings: list[Finding] = []
    for page, menu in store.menus(env).items():
        if menu:  # whole again: what closed a ring in the last build need not do so now
            env.toctree_includes[page] = [name for name, _ in menu]
    for page, target, line in rings(store.menus(env), env.config.root_doc):
        included = env.toctree_includes.get(page, [])
        env.toctree_includes[page] = [name for name in included if name != target]
        findings.append(_finding(env, page, target, line))
    return findings


def rings(menus: Menus, root: str) -> Iterator[tuple[str, str, int]]:
    """(page, page in its menu, line) for each link that leads back to a page above it.

    The menus are followed from ``root``, then from each page not met, in order of name.
    """
    seen: set[str] = set()
    for start in (root, *sorted(menus)):
        if start in seen:
            continue
        seen.add(start)
        above = {start}
        trail = [(start, iter(menus.get(start, ())))]
        while trail:
            page, rest = trail[-1]
            target, line = next(rest, (None, 0))
            if target is None:
                above.discard(page)
                trail.pop()
            elif target in above:
                yield page, target, line
            elif target not in seen:
                seen.add(target)
                above.add(target)
                trail.append((target, iter(menus.get(target, ()))))


def _finding(env: BuildEnvironment, page: str, target: str, line: int) -> Finding:
    where = Location(paths.relative(env, env.doc2path(page)), line)
    over = paths.relative(env, env.doc2path(target))
    message = f"menuen fører til {over}, som selv fører hertil, så menuerne går i ring"
    remedy = f"tag »{target.rpartition('/')[2]}« ud af menuen"
    return Finding(CODE, Severity.FEJL, where, "", message, remedy)
