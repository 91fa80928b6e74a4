"""Run the check on a handbook from a program: the same build as `make tjek`, in this process.

The command line and pytest both come through here, so there is one reading of the pages.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils

from gevinst.reports.result import Result
from gevinst.sphinx_ext import disk


class Koerselsfejl(Exception):
    """The check could not be run at all; the text says in Danish why."""


def check(folder: Path, dato: str = "", profil: str = "", *, to_publish: bool = False) -> Result:
    """Read the handbook in ``folder`` (where its ``conf.py`` is) and run the rules.

    ``to_publish`` also finds what keeps it from all, where nothing is marked as internal.
    ``dato`` and ``profil`` take the place of those in ``conf.py`` when they are given. The doctrees
    are shared with `make html`, so what that has read is not read again. Raises `Koerselsfejl`.
    """
    if not (folder / "conf.py").is_file():
        raise Koerselsfejl(f"Der er ingen håndbog i {folder}: conf.py findes ikke.")
    overrides = {**settings(dato, profil), "gevinst_offentlig": to_publish}
    return build(folder, folder / "source", folder / "_build", "tjek", overrides)


def settings(dato: str = "", profil: str = "") -> dict[str, Any]:
    """What takes the place of settings in ``conf.py``."""
    given = {"gevinst_dato": dato, "gevinst_profil": profil}
    return {"gevinst_udskriv": False, **{name: text for name, text in given.items() if text}}


def forget_texts() -> None:
    """Let Sphinx read its Danish texts anew: with every build in one process it puts them once more
    behind those it has, until no lookup comes to an end."""
    translators.clear()


def build(
    folder: Path, srcdir: Path, target: Path, builder: str, overrides: Mapping[str, Any]
) -> Result:
    """Run Sphinx on the pages in ``srcdir`` with the ``conf.py`` of ``folder``.

    What is built lies in ``target``, in a folder of the builder's name. Raises `Koerselsfejl`.
    """
    results: list[Result] = []
    # What Sphinx itself would print is in the result already, in Danish.
    silence = io.StringIO()
    outdir = target / builder
    forget_texts()
    try:
        outdir.mkdir(parents=True, exist_ok=True)
        with patch_docutils(str(folder)), docutils_namespace():
            app = Sphinx(
                srcdir,
                folder,
                outdir,
                target / "doctrees",
                builder,
                dict(overrides),
                status=None,
                warning=silence,
            )
            app.connect("gevinst-resultat", lambda app, result: results.append(result))
            app.build()
    except SphinxError as error:
        raise Koerselsfejl(str(error)) from error
    except OSError as error:  # before Sphinx has begun
        if why := disk.explained(error):
            raise Koerselsfejl(str(why)) from error
        raise
    if not results:
        raise Koerselsfejl(f"Håndbogen kunne ikke læses. {silence.getvalue().strip()}")
    return results[0]
