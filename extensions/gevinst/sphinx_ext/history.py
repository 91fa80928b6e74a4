"""When each file was last changed, and why, as git knows it.

Three calls for a whole build, however many pages there are. Where git does not know for sure,
nothing is said: without git or a repository, in a shallow clone, and of a file with changes that
are not committed.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
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


def history_of_lines(folder: Path, path: str, lines: Collection[int]) -> Change | None:
    """The last change of these lines of a file; nothing is said of why.

    Where two texts are alike, git may take one for the other. The day is then a little wrong, and a
    reason would be about something else.
    """
    days = read_blame(_git(folder, "blame", "--porcelain", "HEAD", "--", path))
    return max((Change(days[line]) for line in lines if line in days), default=None, key=_day)


def _day(change: Change) -> date:
    return change.day


def read_blame(blame: str) -> dict[int, date]:
    """The day that each line was changed last, in what `git blame --porcelain` writes."""
    commits: dict[int, str] = {}
    days: dict[str, date] = {}
    current, seconds = "", 0
    for line in blame.split("\n"):
        name, _, rest = line.partition(" ")
        if re.fullmatch(r"[0-9a-f]{40,64}", name):  # the text of a line begins with a tab
            current = name
            commits[int(rest.split(" ")[1])] = name
        elif name == "committer-time":
            seconds = int(rest)
        elif name == "committer-tz":
            away = timedelta(minutes=int(f"{rest[0]}1") * (int(rest[1:3]) * 60 + int(rest[3:5])))
            days[current] = datetime.fromtimestamp(seconds, timezone(away)).date()
    return {line: days[commit] for line, commit in commits.items()}


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
