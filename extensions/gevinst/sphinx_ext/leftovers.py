"""What earlier builds wrote: the lists of it, and removing what is no more."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from . import disk


def begin_list(listing: Path, names: Collection[str]) -> set[str]:
    """Put names on a list of files before the first of them is written; returns those that were
    on it.

    A build that is killed has written some of them. They may be gone in the next, which removes
    what is on the list.
    """
    before = set(listing.read_text(encoding="utf-8").split()) if listing.exists() else set()
    if not before.issuperset(names):
        end_list(listing, before.union(names))
    return before


def end_list(listing: Path, names: Collection[str]) -> None:
    """Write a list of files, sorted, one a line."""
    disk.write(listing, "".join(f"{name}\n" for name in sorted(names)))


def remove_unfinished(outdir: Path) -> None:
    """Remove what a build that was killed was about to write, and the folders that it made."""
    for path in sorted(outdir.rglob(f"*{disk.UNFINISHED}")):
        remove(outdir, path)


def remove(outdir: Path, path: Path) -> None:
    """Remove a file, and the folders that it leaves empty."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == outdir or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()
