"""The pictures and files that pages show and publish: their names on the site, and those gone.

Sphinx gives two pictures of one name their names in the order it meets them, and leaves on the site
what no page shows any more. Neither would be as in a build from nothing.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from . import leftovers

DOWNLOADS = "_downloads"


def name(env: BuildEnvironment) -> None:
    """Give each picture the name it has on the site: its own, with a number where that is taken."""
    taken: set[str] = set()
    for path, (pages, _) in sorted(env.images.items()):
        own = PurePosixPath(path)
        new, number = own.name, 0
        while new.casefold() in taken:
            number += 1
            new = f"{own.stem}{number}{own.suffix}"
        taken.add(new.casefold())
        env.images[path] = (pages, new)


def names_by_page(env: BuildEnvironment) -> dict[str, list[str]]:
    """The names of the pictures each page shows, by docname; sorted."""
    found: dict[str, list[str]] = {}
    for _, (pages, named) in sorted(env.images.items()):
        for docname in pages:
            found.setdefault(docname, []).append(named)
    return found


def remove_unused(builder: StandaloneHTMLBuilder) -> None:
    """Remove from the site the pictures and files that no page has any more."""
    env, outdir = builder.env, Path(builder.outdir)
    used = {outdir / builder.imagedir / named for _, named in env.images.values()}
    used |= {outdir / DOWNLOADS / named for _, named in env.dlfiles.values()}
    for folder in (outdir / builder.imagedir, outdir / DOWNLOADS):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path not in used:
                leftovers.remove(outdir, path)
