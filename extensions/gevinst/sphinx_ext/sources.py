"""The files of the pages: which of them Sphinx may read, and their text as it should be read.

Sphinx follows links to other folders, also in rings, and gives up with a traceback on a file that
is not UTF-8 or whose name cannot be written.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from gevinst.checklists.reading import files_in
from gevinst.model.finding import Finding, Severity
from gevinst.model.klip import ROOT
from gevinst.model.location import Location
from gevinst.model.tekst import laes_tekst, synligt_navn

from . import paths, store

CODE = "IN31"
SUFFIX = ".md"

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_BETTER_NAME = "giv den et navn med små bogstaver a-z, tal og bindestreg"


def survey(srcdir: Path) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """What is wrong with the names of pages and folders, and what Sphinx must not read.

    The latter are patterns for `exclude_patterns`.
    """
    findings: list[Finding] = []
    excluded: list[str] = []
    alike: defaultdict[str, list[str]] = defaultdict(list)

    def report(name: str, message: str, remedy: str) -> None:
        location = Location(synligt_navn(f"{srcdir.name}/{name}"), 0)
        findings.append(Finding(CODE, Severity.FEJL, location, "", message, remedy))

    for name, is_link in _pages_and_links(srcdir):
        if is_link:
            excluded.append(_pattern(name))
            report(
                name,
                "dette er en genvej, og den bliver ikke fulgt",
                "læg selve filen eller mappen her, eller slet genvejen",
            )
            continue
        if synligt_navn(name) != name:
            excluded.append(_pattern(name))
        alike[unicodedata.normalize("NFC", name).casefold()].append(name)
        if not all(_NAME.fullmatch(part) for part in name.split("/")):
            report(name, "filens navn kan ikke være en adresse", _BETTER_NAME)
    for names in alike.values():
        for name in names if len(names) > 1 else ():
            others = ", ".join(synligt_navn(other) for other in names if other != name)
            report(
                name,
                f"kun store og små bogstaver skiller den fra {others}, og på mange maskiner er de "
                "den samme fil",
                "giv den ene et andet navn",
            )
    return tuple(findings), tuple(excluded)


def _pages_and_links(srcdir: Path) -> Iterator[tuple[str, bool]]:
    """Each page, and each shortcut to a page or a folder, by its path from ``srcdir``; sorted."""
    for root, folders, files in os.walk(srcdir):
        folders[:] = sorted(name for name in folders if not name.startswith("_"))
        for name in sorted([*folders, *files]):
            full = Path(root, name)
            is_link = full.is_symlink()
            if name.startswith("_") or (name in folders and not is_link):
                continue
            if name in folders or name.endswith(SUFFIX):
                yield full.relative_to(srcdir).as_posix(), is_link


def _pattern(name: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", unicodedata.normalize("NFC", name))


def accept_any_bytes(env: BuildEnvironment) -> None:
    """Let Sphinx read each page without judging its bytes: `read` does so and gives the text.

    All bytes are something in Latin-1.
    """
    env.settings["input_encoding"] = "latin-1"


def read(app: Sphinx, docname: str, source: list[str]) -> None:
    """Put the page's own text in the place of what Sphinx read; remember what is wrong with it."""
    file = app.env.doc2path(docname)
    data = Path(file).read_bytes()
    note(app.env, docname, Path(file), data)
    found = laes_tekst(data)
    source[0] = found.tekst
    path = paths.relative(app.env, file)
    store.findings(app.env).setdefault(docname, []).extend(
        Finding(CODE, Severity.FEJL, Location(path, fejl.line), "", fejl.besked, fejl.ret)
        for fejl in found.fejl
    )


def note_dependencies(app: Sphinx, doctree: nodes.document) -> None:
    """Remember the pictures and other files of a page that has been read."""
    env, docname = app.env, app.env.docname
    known = {path for path, _ in store.files_read(env).get(docname, ())}
    for dependency in sorted(map(str, env.dependencies.get(docname, ()))):
        file = env.srcdir / dependency
        if paths.relative(env, file) not in known and file.is_file():
            with contextlib.suppress(OSError):  # said where it is read, which every build does then
                note(env, docname, file, file.read_bytes())


def note(env: BuildEnvironment, docname: str, file: Path, data: bytes) -> None:
    """Remember that a page was read from a file with these bytes."""
    store.files_read(env).setdefault(docname, []).append((paths.relative(env, file), _digest(data)))


def changed(env: BuildEnvironment) -> set[str]:
    """The pages that were read from a file which now has other bytes, or is gone.

    Sphinx asks for the time of a file alone. It is too old on a copy that is put back, and on a
    file that is saved while the build reads it.
    """
    return {
        docname
        for docname, files in store.files_read(env).items()
        if any(_digest_of(env.srcdir.parent / path) != digest for path, digest in files)
    }


def _digest_of(file: Path) -> str:
    """The digest of the bytes of a file; empty where there is none that can be read."""
    try:
        return _digest(file.read_bytes())
    except OSError:
        return ""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def texts(srcdir: Path, folder: Path) -> dict[str, str]:
    """The text of all pages, files of measurements and checklists, as they are read, by path from
    ``folder``, where ``conf.py`` is. ``srcdir`` is called `ROOT` whatever its name is."""
    found = {
        f"{ROOT}/{name}": (srcdir / name).read_bytes()
        for name in files(srcdir)
        if is_text(name) and not name.rpartition("/")[2].startswith("_")
    }
    return {path: laes_tekst(data).tekst for path, data in {**found, **files_in(folder)}.items()}


def files(srcdir: Path) -> Iterator[str]:
    """Every file below a folder by its path from there, sorted; shortcuts are left out."""
    for root, folders, names in os.walk(srcdir):
        folders.sort()
        for name in sorted(names):
            full = Path(root, name)
            if full.is_file() and not full.is_symlink():
                yield full.relative_to(srcdir).as_posix()


def is_text(name: str) -> bool:
    """Whether a file is a page or a file of measurements, going by its name."""
    return name.lower().endswith((SUFFIX, ".csv"))
