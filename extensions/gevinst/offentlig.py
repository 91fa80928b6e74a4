"""The public edition: the handbook built from pages that all that is internal is cut out of.

The whole handbook is checked first, so that every rule judges all there is. What is published is
then built from nothing, from a copy of the source that has never held anything internal.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gevinst.model.adresser import LISTE
from gevinst.model.finding import Finding, sort_findings
from gevinst.model.klip import ROOT, Klip, cut
from gevinst.model.udgave import as_obstacle, only_without
from gevinst.reports.result import Result
from gevinst.run import Koerselsfejl, build, check, settings
from gevinst.sphinx_ext import disk, sources


def publish(folder: Path, target: Path, dato: str = "", profil: str = "") -> Result:
    """Build the public edition in ``target``; returns the result of the whole handbook.

    With an error anywhere nothing is published, and what was published before is removed: the
    folder holds what may be seen by all, or nothing. Raises `Koerselsfejl`.
    """
    with _room_for(target) as place:
        whole, public = _editions(folder, place, "html", dato, profil)
        if public is not None:
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                shutil.move(place / "html", target)
            except OSError:  # no room for all of it
                shutil.rmtree(target, ignore_errors=True)
                raise
    return whole


def check_public(folder: Path, dato: str = "", profil: str = "") -> tuple[Result, Result | None]:
    """The results of the whole handbook and of its public edition; None where that has errors."""
    with _room_for(None) as place:
        return _editions(folder, place, "tjek", dato, profil)


@contextmanager
def _room_for(target: Path | None) -> Iterator[Path]:
    """A folder to build in; what lies in ``target`` is gone when it is there."""
    try:
        if target and (target.exists() or target.is_symlink()):
            shutil.rmtree(target)
        with TemporaryDirectory() as place:
            yield Path(place)
    except OSError as error:
        raise Koerselsfejl(str(disk.explained(error) or error)) from error


def _editions(
    folder: Path, place: Path, builder: str, dato: str, profil: str
) -> tuple[Result, Result | None]:
    whole = check(folder, dato, profil, to_publish=True)
    if whole.failed:
        return whole, None
    public, found = without_internal(folder, place, whole, builder, dato, profil)
    if found:
        return replace(whole, findings=sort_findings([*whole.findings, *found])), None
    return whole, public


def without_internal(
    folder: Path, place: Path, whole: Result, builder: str, dato: str = "", profil: str = ""
) -> tuple[Result, tuple[Finding, ...]]:
    """Build the pages in ``place`` without what is internal.

    ``whole`` is the result of the whole handbook. Returns that of what was built, and why it must
    not be published.
    """
    klip = cut(sources.texts(folder / ROOT, folder), whole.handbook, whole.internt)
    _copy(folder / ROOT, place / ROOT, klip)
    overrides = {
        **settings(dato, profil),
        "gevinst_profil": whole.profile,
        "gevinst_klippet": {path: file.same for path, file in klip.files.items() if file.cut},
    }
    public = build(folder, place / ROOT, place, builder, overrides)
    new = map(as_obstacle, only_without(whole.findings, public.findings, klip.place))
    found = (*klip.findings, *new)
    left = {objekt.id for objekt in whole.handbook.objects} - whole.internt.ids
    if {objekt.id for objekt in public.handbook.objects} != left and not found:
        raise Koerselsfejl(
            "Den offentlige udgave er ikke, som den skal være. Der er for mange eller for få "
            "objekter i den. Ret: spørg dem, der passer håndbogen."
        )
    return public, found


def _copy(source: Path, target: Path, klip: Klip) -> None:
    """Write the pages that are left, and all that is no page, such as pictures."""
    for name in sources.files(source):
        page = klip.files.get(f"{ROOT}/{name}")
        # The lists of published addresses name internal objects too, and are no part of the pages.
        if page is None and (sources.is_text(name) or name.rpartition("/")[2] == LISTE):
            continue
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if page is None:
            shutil.copy(source / name, copy)
        else:
            copy.write_bytes(page.text.encode("utf-8"))
