"""The files of measurements that indicators name: finding them, and opening them.

What stands in them is read by `model/maalingsfil.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

from sphinx.environment import BuildEnvironment

from gevinst.model import maalingsfil
from gevinst.model.kommune import Indikator
from gevinst.model.maalingsfil import Maalingsfil
from gevinst.model.raa import RawObject

from . import paths, sources, store


def read(env: BuildEnvironment, indikator: RawObject) -> tuple[RawObject, ...]:
    """The measurements in the file an indicator names; what is wrong with it is remembered.

    The page depends on the file, so a change in it has the page read again. A page whose file
    gives nothing is read in every build until it does: what must be mended may have no date.
    """
    if indikator.type != Indikator.om.navn or not indikator.text("maalinger"):
        return ()
    found = _read(env, indikator)
    if found.findings and not found.raws:
        env.note_reread()
    store.findings(env).setdefault(env.docname, []).extend(found.findings)
    return found.raws


def _read(env: BuildEnvironment, indikator: RawObject) -> Maalingsfil:
    try:
        file = Path(env.relfn2path(indikator.text("maalinger"))[1])
        if not file.resolve().is_relative_to(env.srcdir.resolve()):
            return maalingsfil.outside(indikator)
        if file.suffix.lower() != ".csv":
            return maalingsfil.not_csv(indikator)
        if not file.is_file():
            return maalingsfil.not_found(indikator, _files_seen_from(env))
        env.note_dependency(file)
        data = file.read_bytes()
        sources.note(env, env.docname, file, data)
    except (OSError, ValueError, RuntimeError):  # no access, no such name, links in a ring
        return maalingsfil.cannot_open(indikator)
    return maalingsfil.read_measurements(
        data, paths.relative(env, file), indikator, paths.relative(env, None)
    )


def _files_seen_from(env: BuildEnvironment) -> list[str]:
    """Every file that might have been meant, as it would be written on the page being read."""
    folder = env.doc2path(env.docname).parent
    return [
        Path(os.path.relpath(file, folder)).as_posix()
        for file in env.srcdir.rglob("*.[cC][sS][vV]")
        if file.is_file()
    ]
