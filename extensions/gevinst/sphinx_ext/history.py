"""When each file was last changed, and why, as git knows it.

Three calls for a whole build, however many pages there are. Where git does not know for sure,
nothing is said: without git or a repository, in a shallow clone, and of a file with changes that
are not committed.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

WHERE = ("source", "checklists")
_REASON = "Grund"


@dataclass(frozen=True, slots=True)
class Change:
    """The last change of a file: its day, and why in Danish; empty where the message does not
    say so."""

    day: date
    why: str = ""


def history(folder: Path) -> Mapping[str, Change]:
    """The last change of every file in ``folder``, by its path from there.

    Why is the trailer ``Grund: …`` of the commit. The messages themselves are in English.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    changed = {path for path in _git(folder, *_UNCOMMITTED, "--", *WHERE).split("\0") if path}
    found = read_log(_git(folder, *_LOG, "--", *WHERE))
    return {path: change for path, change in found.items() if path not in changed}


def read_log(log: str) -> dict[str, Change]:
    """The newest change of each file in what `git log` writes, the newest commit first.

    A commit is ``NUL date NUL reason NUL files``: none of them can hold the character between.
    """
    found: dict[str, Change] = {}
    parts = log.split("\0")[1:]
    for day, why, files in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        change = Change(date.fromisoformat(day), " ".join(why.split()))
        for path in files.splitlines():
            if path:
                found.setdefault(path, change)
    return found


_UNCOMMITTED = ("diff", "HEAD", "--relative", "--name-only", "-z", "--no-ext-diff")
_LOG = (
    *("-c", "core.quotePath=false", "-c", "log.showSignature=false"),
    *("log", "--relative", "--name-only", "--no-renames", "--no-color", "--no-ext-diff"),
    f"--format=%x00%cs%x00%(trailers:key={_REASON},valueonly,unfold)%x00",
)


def _git(folder: Path, *arguments: str) -> str:
    """What git answers; nothing where there is no git, or it has no answer."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, check=True, text=True,
            encoding="utf-8", errors="replace",
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout
