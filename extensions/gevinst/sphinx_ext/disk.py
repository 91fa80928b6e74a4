"""Writing files whole or not at all, and saying in Danish why one could not be written."""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping
from pathlib import Path

from sphinx.errors import SphinxError

_REASONS: Mapping[int, tuple[str, str]] = {
    # error: (why, how to mend it), where {path} is the file
    **dict.fromkeys(
        (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
        ("der er ikke mere plads på disken{path}", "gør plads på disken, og byg igen"),
    ),
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM, errno.EROFS),
        ("du må ikke skrive på disken{path}", "få lov til at skrive i mappen, og byg igen"),
    ),
    **dict.fromkeys(
        (errno.ENOTDIR, errno.EEXIST, errno.EISDIR),
        (
            "der ligger en fil, hvor der skal være en mappe, eller omvendt{path}",
            "flyt den væk, og byg igen",
        ),
    ),
}


class Diskfejl(SphinxError):
    """The handbook could not be written. Sphinx shows the text alone, without a traceback."""

    category = "Håndbogen er ikke skrevet"


UNFINISHED = ".gevinst.tmp"
"""What the name of a file ends with until all of it is there; no other program has such files."""


def write(path: Path, text: str) -> None:
    """Write a text as `write_bytes` does."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file that is there whole: where there is no room, the one before it stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}{UNFINISHED}")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def update(path: Path, new: str | bytes) -> None:
    """Write a file as `write` does, unless it is that already: whoever copies the site to a server
    then copies only what has changed."""
    data = new.encode("utf-8") if isinstance(new, str) else new
    if not path.is_file() or path.read_bytes() != data:
        write_bytes(path, data)


_BUILDINFO_LINES = 4


def remove_cut_off(buildinfo: Path) -> None:
    """Remove the file that Sphinx keeps of its last build when there was no room for all of it.

    Sphinx stumbles over it in every build after that.
    """
    if buildinfo.is_file() and len(buildinfo.read_bytes().splitlines()) < _BUILDINFO_LINES:
        buildinfo.unlink()


def explained(error: BaseException | None) -> Diskfejl | None:
    """What to say of an error that came of writing; None for any other error.

    Sphinx wraps an error of an extension in its own: the first is looked for.
    """
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, OSError) and error.errno and error.errno in _REASONS:
            return _said(error.errno, error.filename)
        error = getattr(error, "orig_exc", None) or error.__cause__ or error.__context__
    return None


_UNWRITTEN = re.compile(r"error writing file (.+): \[Errno (\d+)\]")


def unwritten(warning: str) -> Diskfejl | None:
    """The same for Sphinx's warning that it could not write a page: it goes on without it."""
    match = _UNWRITTEN.match(warning)
    if match and int(match[2]) in _REASONS:
        return _said(int(match[2]), match[1].strip("'\""))
    return None


def _said(number: int, file: object) -> Diskfejl:
    why, mend = _REASONS[number]
    path = f" ({file})" if file else ""
    return Diskfejl(f"{why.format(path=path)}. Ret: {mend}.")
