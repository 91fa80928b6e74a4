"""From Sphinx's names of files to the paths that an author sees."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from sphinx.environment import BuildEnvironment

from gevinst.model.objekt import Objekttype, adresse_af, arkets_adresse


def relative(env: BuildEnvironment, path: str | os.PathLike[str] | None) -> str:
    """A file's path from the folder of ``conf.py``, with ``/`` on every platform.

    None means the page that is being read.
    """
    full = env.doc2path(env.docname) if path is None else path
    return _relative(os.fspath(full), os.fspath(env.srcdir.parent))


@lru_cache(maxsize=10_000)  # asked for each object on a page
def _relative(full: str, folder: str) -> str:
    return Path(os.path.relpath(full, folder)).as_posix()


def docname_of(env: BuildEnvironment, path: str) -> str:
    """The page of such a path; empty for a file that is not a page."""
    return env.path2doc(env.srcdir.parent / path) or ""


def own_docname(om: Objekttype, id: str) -> str:
    """The name of the page that the program makes about an object: its permanent address."""
    return f"{adresse_af(om, id)}index"


def sheet_docname(om: Objekttype, id: str) -> str:
    """The name of the page with the sheet for the next meeting of its board."""
    return f"{arkets_adresse(om, id)}index"
