"""Edit after edit, and after each the same as a clean build: ``python tests/fuzz/tilfaeldig.py``.

``ANTAL`` is how many edits; ``--eksempel`` takes the handbook's own pages in place of the small
municipality; ``--froe`` is what an earlier run printed, to see the same again.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
for _folder in (HERE, HERE.parent):
    sys.path.insert(0, str(_folder))

from conftest import (  # noqa: E402 - the folders above must be known first
    EAST,
    GRUND,
    MEASUREMENTS,
    OWN_LIST,
    ROOT,
    WEST,
    Built,
    Folder,
    files_of,
    new_folder,
    time_zone,
)
from docutils.nodes import make_id  # noqa: E402
from rettelser import EDITS, PICTURE, Hand, names_in  # noqa: E402
from sphinx.errors import SphinxError  # noqa: E402

# -- where it begins ------------------------------------------------------------------------------

VIEWS = """# Det hele

Se [](roller.md), [](/kommune/indikatorer.md#tidligt-tegn) og [](#TJL_EGEN).

![Et billede](/kommune/billede.png)

![Et andet](/billede.png)

```{gevinstdiagram} alle
```

```{overblik} PRG_PLAN
```

```{register} mangler
```

```{register} roller
:post: PER_SKOLECHEF
```

```{kalender}
```

```{rollekort} PER_SKOLECHEF
```

"""
WHOLE = ("adresser", "belastning", "direktionsark", "eksport", "gevinstoversigt", "moedeark")
WHOLE_TOO = ("penge", "portefoeljeoverblik", "poster", "raci", "realiseringsrapport", "sporbarhed")
LISTS = ("tjeklister", "tjeklistestatus")


def small_folder(path: Path) -> Folder:
    """The small municipality with all that can depend on something: views, a file, a list."""
    folder = new_folder(path, GRUND)
    views = "".join(f"```{{{name}}}\n```\n\n" for name in (*WHOLE, *WHOLE_TOO, *LISTS))
    folder.write("det-hele.md", VIEWS + views)
    folder.replace("index.md", "roller\n", "roller\ndet-hele\n")
    for page in ("kommune/billede.png", "billede.png"):
        folder.page(page).write_bytes(PICTURE + page.encode())
    folder.write(MEASUREMENTS, "dato;vaerdi\n31-12-2025;45\n31-01-2026;44,5\n28-02-2026;41\n")
    indicators = "kommune/indikatorer.md"
    folder.replace(indicators, ":id: IND_TIDLIG\n", ":id: IND_TIDLIG\n:maalinger: minutter.csv\n")
    folder.write_list("egen.yaml", OWN_LIST)
    _link_to_next(folder)
    return folder


def _link_to_next(folder: Folder) -> None:
    """Let each page link to every heading and every object of the next one.

    A page that links to something that is gone is read in every build, so no page may link to all.
    """
    texts = {page: page.read_text(encoding="utf-8") for page in sorted(folder.source.rglob("*.md"))}
    pages = list(texts)
    for page, following in zip(pages, [*pages[1:], pages[0]], strict=True):
        address = "/" + following.relative_to(folder.source).as_posix()
        headings = re.findall(r"^#+ (.+)$", texts[following], re.MULTILINE)
        links = [f"[]({address}#{make_id(heading)})" for heading in headings]
        links += [
            f"[](#{id})" for id in re.findall(r"^:id: (\w+)$", texts[following], re.MULTILINE)
        ]
        page.write_text(f"{texts[page]}\nSe {', '.join(links)}.\n", encoding="utf-8")


def real_folder(path: Path) -> Folder:
    """The handbook's own pages and checklists."""
    folder = new_folder(path, ROOT / "source")
    shutil.copytree(ROOT / "checklists", folder.checklists)
    return folder


# -- steps ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Step:
    """An edit by its name, the seed of what it does, and how the handbook is built after it."""

    edit: str
    seed: str
    way: str


LEFT = "forladt"
WAYS = ("html", "html", "html", "tjek", "to", "igen", "afbrudt", "dræbt", "dræbt to", LEFT)
"""html: one build. tjek: after `make tjek`. to: in two processes. igen: twice. afbrudt, dræbt:
after one that was stopped by an exception, or killed while it wrote a file. forladt: killed, and
left so until the next edit."""


def steps(seed: str, number: int) -> list[Step]:
    """Every kind of edit in turn, in an order that chance decides; all is mended now and then."""
    chance = random.Random(seed)
    found: list[Step] = []
    while len(found) < number:
        kinds, ways = list(EDITS), list(WAYS)
        kinds += ["put_back_a_file", "put_back_all"] * 2
        chance.shuffle(kinds)
        for kind in kinds:
            ways = ways or chance.sample(WAYS, len(WAYS))
            found.append(Step(kind, f"{seed} {len(found)}", ways.pop(chance.randrange(len(ways)))))
    return found[:number]


# -- builds ---------------------------------------------------------------------------------------


class Stopped(SphinxError):
    """A build was stopped, as by Ctrl-C."""


def stop(folder: Folder, chance: random.Random) -> None:
    """A build that ends with an exception somewhere on the way."""
    events = ("source-read", "doctree-read", "env-updated", "doctree-resolved", "html-page-context")
    event, left = chance.choice(events), [chance.choice((1, 2, 5, 12))]

    def raise_in_the_end(*args: Any) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise Stopped

    folder.listeners = {event: raise_in_the_end}
    try:
        with contextlib.suppress(Stopped):
            folder.build()
    finally:
        folder.listeners = {}


def kill(folder: Folder, chance: random.Random, parallel: int = 1) -> None:
    """A build that is killed while it writes a file, of which half is left."""
    left = int(2 ** chance.uniform(0, 8))
    child = os.fork()
    if child == 0:
        try:
            sys.addaudithook(_DieWriting(str(folder.path / "_build"), left))
            folder.build(parallel=parallel)
        finally:
            os._exit(0)
    deadline = time.monotonic() + 120  # should the fork have caught a lock that nobody holds
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.monotonic() > deadline:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.005)


@dataclass
class _DieWriting:
    """Kills the process when it opens a file to write, renames or removes one, the nth time."""

    below: str
    left: int

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if event not in {"open", "os.rename", "os.remove"} or not isinstance(args[0], str | Path):
            return
        path = str(args[0])
        if not path.startswith(self.below):
            return
        writes = event != "open" or (args[1] and set(args[1]) & set("wx"))
        if not writes:
            return
        self.left -= 1
        if self.left == 0:
            if event == "open":
                file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
                os.write(file, b"<html>\n<p>hal")
            os.kill(os.getpid(), signal.SIGKILL)


def build(folder: Folder, step: Step) -> tuple[Built, list[str]]:
    """Build as the step says; the second is what was wrong on the way."""
    chance = random.Random(f"{step.seed} {step.way}")
    match step.way:
        case "tjek":
            checked = folder.build("tjek")
            built = folder.build()
            return built, _unlike("tjek", checked.lines, built.lines)
        case "to":
            return folder.build(parallel=2), []
        case "igen":
            first = folder.build()
            built = folder.build()
            return built, _unlike("anden gang", built.lines, first.lines)
        case "afbrudt":
            stop(folder, chance)
        case "dræbt":
            kill(folder, chance)
        case "dræbt to":
            kill(folder, chance)
            kill(folder, chance, parallel=2)
    return folder.build(), []


def from_nothing(folder: Folder) -> Built:
    """The same files in another folder on another day, with nothing built."""
    copy = folder.path.with_name("et andet sted")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder.path, copy, symlinks=True, ignore=shutil.ignore_patterns("_build"))
    with time_zone(WEST):
        return Folder(copy).build()


def differences(built: Built, clean: Built) -> list[str]:
    """What a build on top of the one before has, and a clean one has not, or the other way."""
    on_top, from_scratch = files_of(built.outdir), files_of(clean.outdir)
    names = sorted({*on_top, *from_scratch})
    found = _unlike("fund", built.lines, clean.lines)
    if built.exit_code != clean.exit_code:
        found.append(f"slutkode {built.exit_code}, ren {clean.exit_code}")
    for name in names:
        if on_top.get(name) != from_scratch.get(name):
            found.append(f"{name}: {_first_difference(on_top.get(name), from_scratch.get(name))}")
    return found


def _first_difference(one: bytes | None, other: bytes | None) -> str:
    if one is None:
        return "mangler"
    if other is None:
        return "er der for meget"
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    near = slice(max(0, at - 80), at + 120)
    return f"ved {at}\n    {one[near]!r}\n    {other[near]!r}"


def _unlike(what: str, one: Sequence[str], other: Sequence[str]) -> list[str]:
    extra, missing = sorted({*one} - {*other}), sorted({*other} - {*one})
    found = [f"{what}: for meget: {line}" for line in extra]
    found += [f"{what}: mangler: {line}" for line in missing]
    return found or ([] if list(one) == list(other) else [f"{what}: i en anden orden"])


# -- play -----------------------------------------------------------------------------------------


@dataclass
class Play:
    """A folder that step after step is taken in."""

    folder: Folder

    def __post_init__(self) -> None:
        names = names_in(self.folder.path)
        self.original = {name: self.folder.path.joinpath(name).read_bytes() for name in names}
        for name in names:  # as old as files are that lie there already
            os.utime(self.folder.path / name, (1.6e9, 1.6e9))

    def edit(self, step: Step) -> str:
        """Do what a step says to the files; returns it in words."""
        return EDITS[step.edit](Hand(self.folder, self.original, random.Random(step.seed)))

    def build(self, step: Step) -> tuple[Built | None, list[str]]:
        """Build as the step says; no site, where it was killed and left so."""
        with time_zone(EAST):
            if step.way == LEFT:
                kill(self.folder, random.Random(step.seed))
                return None, []
            return build(self.folder, step)

    def take(self, step: Step) -> tuple[str, list[str]]:
        """Edit, build and compare; returns what was done, and what is wrong with it."""
        said = self.edit(step)
        if not said:
            return "", []
        try:
            built, wrong = self.build(step)
            if built is None:
                return said, []
            return said, wrong + differences(built, from_nothing(self.folder))
        except Exception:  # noqa: BLE001 - whatever it is, it is what was looked for
            return said, ["".join(traceback.format_exc()[-1500:])]


Start = Callable[[Path], Folder]


def fails(start: Start, chosen: Sequence[Step], *, at_once: bool) -> bool:
    """Whether the last step still goes wrong after the others.

    ``at_once`` makes the others one edit, with one build: most often that is enough.
    """
    with tempfile.TemporaryDirectory() as folder:
        play = Play(start(Path(folder) / "haandbog"))
        try:
            if not at_once:
                play.build(Step("", "", "html"))
            for step in chosen[:-1]:
                if play.edit(step) and not at_once:
                    play.build(step)
            if at_once:
                play.build(Step("", "", "html"))
        except Exception:  # noqa: BLE001 - it went wrong before the last
            return False
        return bool(play.take(chosen[-1])[1])


def fewest(start: Start, taken: Sequence[Step]) -> list[Step]:
    """As few of the steps as are needed for the last to go wrong."""
    at_once = fails(start, taken, at_once=True)
    others, last = list(taken[:-1]), taken[-1]
    size = max(1, len(others))
    while others:
        at = 0
        while at < len(others):
            fewer = others[:at] + others[at + size :]
            if fails(start, [*fewer, last], at_once=at_once):
                others = fewer
            else:
                at += size
        if size == 1:
            break
        size = (size + 1) // 2
    return [*others, last]


def run(start: Start, seed: str, number: int, *, tell: Callable[[str], None]) -> list[str]:
    """Take the steps of a seed; returns what went wrong first, with the fewest edits to see it."""
    with tempfile.TemporaryDirectory() as folder:
        play = Play(start(Path(folder) / "haandbog"))
        play.build(Step("", "", "html"))
        taken: list[Step] = []
        for step in steps(seed, number):
            said, wrong = play.take(step)
            if not said:
                continue
            taken.append(step)
            tell(f"{len(taken)} {step.edit}/{step.way}: {said}")
            if wrong:
                break
        else:
            return []
    return [f"frø {seed}, rettelse {len(taken)}", *wrong, "De færreste rettelser:",
            *described(start, fewest(start, taken))]  # fmt: skip


def described(start: Start, chosen: Sequence[Step]) -> list[str]:
    """What the steps do, in words."""
    with tempfile.TemporaryDirectory() as folder:
        play = Play(start(Path(folder) / "haandbog"))
        return [f"  {step.edit}/{step.way}: {play.edit(step)}" for step in chosen]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("antal", type=int, nargs="?", default=100)
    parser.add_argument("--eksempel", action="store_true")
    parser.add_argument("--froe", dest="seed", default=str(time.time_ns()))
    parser.add_argument("--tavs", action="store_true")
    chosen = parser.parse_args(arguments)
    start = real_folder if chosen.eksempel else small_folder
    kinds: Counter[str] = Counter()
    left, runs, broken = chosen.antal, 0, 0

    def tell(said: str) -> None:
        kind, _, way = said.partition(": ")[0].split()[1].partition("/")
        kinds.update((kind, f"/{way}"))
        if not chosen.tavs:
            print(f"  {said[:150]}", flush=True)

    while left > 0:
        before = sum(kinds.values())
        seed = chosen.seed if not runs else f"{chosen.seed}-{runs}"
        runs += 1
        wrong = run(start, seed, left, tell=tell)
        left -= max(1, (sum(kinds.values()) - before) // 2)
        if wrong:
            broken += 1
            print("\n".join(line[:900] for line in wrong), flush=True)
    print(
        f"{sum(kinds.values()) // 2} rettelser, {broken} gange en anden håndbog, frø {chosen.seed}"
    )
    print(", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items())))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
