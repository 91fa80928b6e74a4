"""What a build costs, ours beside others, and how the cost grows with the handbook.

    make bench N="10 100"
    .venv/bin/python tests/bench/haandbog.py --skriv 10 100 500

Builds the handbooks of `korpus.py` one after the other in turn, each in a process of its own, and
counts the CPU seconds and the peak memory of the process and its children. Prints a table of ratios
in Markdown, with the targets and whether they are met. ``--skriv`` puts it into `docs/ydelse.md`.

Nothing here is a test: a time says something only beside another from the same run.
"""

from __future__ import annotations

import argparse
import gzip
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import korpus
import rules

ROOT = korpus.ROOT
PAGE = ROOT / "docs" / "ydelse.md"
BEGIN, END = "<!-- målt: begynd -->", "<!-- målt: slut -->"
MKDOCS = ROOT / "_build" / "bench-venv"
SIZES = (10, 100, 500)
ROUNDS = {10: 3, 100: 3}
"""How many times each build is run; the median counts. Once for the sizes that are not here."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process and its children took: CPU seconds and peak memory in bytes."""

    cpu: float
    memory: int


@dataclass(frozen=True, slots=True)
class Measurement:
    """One kind of build: what is measured, in which form of the corpus, and how it is run.

    ``prepare`` changes the folder first; ``clean`` forgets all that was built.
    """

    title: str
    form: str
    command: Callable[[Path], list[str]]
    clean: bool = True
    prepare: Callable[[Path], None] = lambda folder: None
    may_fail: bool = False


def sphinx(builder: str) -> Callable[[Path], list[str]]:
    """The command that `make` runs."""
    return lambda folder: [
        *(sys.executable, "-m", "sphinx", "-q", "-c", str(folder), "-b", builder),
        *("-d", str(folder / "_build/doctrees"), str(folder / "source")),
        str(folder / "_build" / builder),
    ]


def mkdocs(folder: Path) -> list[str]:
    """MkDocs from the benchmark's own virtual environment."""
    return [
        *(str(MKDOCS / "bin" / "python"), "-m", "mkdocs", "build", "-q"),
        *("-f", str(folder / "mkdocs.yml"), "-d", str(folder / "_build/mkdocs")),
    ]


def change_a_page(folder: Path) -> None:
    """Write one sentence more on the page of a programme."""
    page = folder / "source/kommunen/programmer/p0003.md"
    page.write_text(page.read_text("utf-8") + "\nDer er kommet en sætning til.\n", "utf-8")


HTML, STOCK, PLAIN, PEER = "make html", "sphinx-needs alone", "Sphinx without objects", "MkDocs"
CHECK, CHECK_AGAIN = "make tjek", "make tjek after one edit"
HTML_SAME, HTML_AGAIN = "make html, nothing edited", "make html after one edit"
EMPTY = "make tjek of one empty page"

MEASURED = (
    Measurement(STOCK, "stock", sphinx("html")),
    Measurement(HTML, "ours", sphinx("html")),
    Measurement(HTML_SAME, "ours", sphinx("html"), clean=False),
    Measurement(HTML_AGAIN, "ours", sphinx("html"), clean=False, prepare=change_a_page),
    Measurement(CHECK, "ours", sphinx("tjek")),
    Measurement(CHECK_AGAIN, "ours", sphinx("tjek"), clean=False, prepare=change_a_page),
    Measurement(EMPTY, "empty", sphinx("tjek"), may_fail=True),
    Measurement(PLAIN, "plain", sphinx("html")),
    Measurement(PEER, "mkdocs", mkdocs),
)
"""In the order they are run. A build that is not clean stands on the one before it."""


def empty(folder: Path, count: int) -> None:
    """A handbook of one page, with our configuration: what it costs to start."""
    (folder / "source").mkdir()
    (folder / "source/index.md").write_text("# Tom\n", "utf-8")
    shutil.copy(ROOT / "conf.py", folder)


FORMS: Mapping[str, Callable[[Path, int], None]] = {**korpus.FORMS, "empty": empty}


def run(measurement: Measurement, folder: Path) -> Cost:
    """Run a build once."""
    if measurement.clean:
        shutil.rmtree(folder / "_build", ignore_errors=True)
    measurement.prepare(folder)
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(measurement.command(folder), stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode and not measurement.may_fail:
            said.seek(0)
            raise SystemExit(f"{measurement.title}: {said.read().decode()[-3000:]}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def measure(count: int, base: Path) -> tuple[dict[str, Cost], dict[str, int]]:
    """The median cost of each build with ``count`` programmes, and what some pages weigh."""
    wanted = [one for one in MEASURED if one.form != "mkdocs" or MKDOCS.is_dir()]
    for form in dict.fromkeys(one.form for one in wanted):
        (folder := base / form).mkdir(parents=True)
        FORMS[form](folder, count)
    costs: dict[str, list[Cost]] = {one.title: [] for one in wanted}
    for _ in range(ROUNDS.get(count, 1)):
        for one in wanted:
            print(f"  N={count}: {one.title}", file=sys.stderr)
            costs[one.title].append(cost := run(one, base / one.form))
            print(f"    {cost.cpu:.2f} s, {cost.memory // 1_000_000} MB", file=sys.stderr)
            if one.title == HTML:
                pages = weights(base / "ours/_build/html")
    shutil.rmtree(base)
    return {title: _median(runs) for title, runs in costs.items()}, pages


def _median(runs: list[Cost]) -> Cost:
    return Cost(statistics.median(run.cpu for run in runs), max(run.memory for run in runs))


WEIGHED = {
    "the front page": "index.html",
    "a role": "roller/gevinstansvarlig.html",
    "a programme": "kommunen/programmer/p0003.html",
    "a benefit": "gevinst/tid-0003/index.html",
}


def weights(site: Path) -> dict[str, int]:
    """The bytes of some pages, compressed as a server sends them."""
    return {
        name: len(gzip.compress((site / path).read_bytes(), mtime=0))
        for name, path in WEIGHED.items()
    }


# -- what comes of it -----------------------------------------------------------------------------

Costs = Mapping[int, Mapping[str, Cost]]


def exponent(costs: Costs, title: str) -> float:
    """How the CPU time grows from the smallest to the largest: 1 is linear, 2 is quadratic.

    What a start costs is taken away first, as it is the same for all.
    """
    few, many = min(costs), max(costs)
    start = min(costs[few][EMPTY].cpu, costs[few][title].cpu * 0.9)
    objects = {count: OWN_OBJECTS + count * PER_PROGRAMME for count in (few, many)}
    grown = (costs[many][title].cpu - start) / (costs[few][title].cpu - start)
    return math.log(grown) / math.log(objects[many] / objects[few])


PER_PROGRAMME = len(korpus.programme(3))
OWN_OBJECTS = sum(
    len(list(korpus._objects(page.read_text("utf-8")))) for page in (ROOT / "source").rglob("*.md")
)


@dataclass(frozen=True, slots=True)
class Target:
    """A promise: what is promised, what was measured, and the most it may be."""

    title: str
    measured: float
    most: float

    @property
    def row(self) -> str:
        met = "yes" if self.measured <= self.most else "**no**"
        return f"| {self.title} | {_number(self.measured)} | {_number(self.most)} | {met} |"


def targets(costs: Costs) -> Iterator[Target]:
    """What was promised, and what came of it."""
    if 100 in costs:
        at, stock = costs[100], costs[100][STOCK].cpu
        yield Target(f"{HTML}: share of {STOCK}, N = 100", at[HTML].cpu / stock, 0.40)
        yield Target(f"{CHECK}: share of {STOCK}, N = 100", at[CHECK].cpu / stock, 0.20)
        yield Target(f"{CHECK_AGAIN}: share of {STOCK}, N = 100", at[CHECK_AGAIN].cpu / stock, 0.06)
        over = at[CHECK_AGAIN].cpu - at[EMPTY].cpu
        yield Target(f"{CHECK_AGAIN}: seconds above an empty start, N = 100", over, 1.5)
    if len(costs) > 1:
        for title in (HTML, CHECK):
            name = f"{title}: exponent of growth from N = {min(costs)} to {max(costs)}"
            yield Target(name, exponent(costs, title), 1.05)
    if 500 in costs:
        at = costs[500]
        memory = at[HTML].memory / at[STOCK].memory
        yield Target(f"{HTML}: peak memory as a share of {STOCK}, N = 500", memory, 1)
        if PEER in at:
            ratio = at[HTML].cpu / at[PEER].cpu
            yield Target(f"{HTML}: share of {PEER}, N = 500", ratio, 1)


def report(costs: Costs, pages: Mapping[int, Mapping[str, int]], seconds: float) -> str:
    """All that was measured, as Markdown."""
    sizes = sorted(costs)
    stock = {count: costs[count][STOCK].cpu for count in sizes}
    objects = ", ".join(
        f"{_whole(OWN_OBJECTS + count * PER_PROGRAMME)} (N = {count})" for count in sizes
    )
    head = "".join(f" N = {count} |" for count in sizes)
    lines = [f"Objects: {objects}.", "", f"CPU seconds, and the share of {STOCK}:"]
    lines += ["", f"| Build |{head}", f"|---|{'---|' * len(sizes)}"]
    for title in costs[sizes[0]]:
        cells = [
            f"{_number(costs[n][title].cpu)} ({_number(costs[n][title].cpu / stock[n])})"
            for n in sizes
        ]
        lines.append(f"| {title} | {' | '.join(cells)} |")
    lines += ["", "Peak memory in MB:", "", f"| Build |{head}"]
    lines.append(f"|---|{'---|' * len(sizes)}")
    for title in costs[sizes[0]]:
        cells = [_whole(round(costs[n][title].memory / 1_000_000)) for n in sizes]
        lines.append(f"| {title} | {' | '.join(cells)} |")
    lines += ["", "Bytes of a page, compressed with gzip:", "", f"| Page |{head}"]
    lines.append(f"|---|{'---|' * len(sizes)}")
    for name in WEIGHED:
        lines.append(f"| {name} | {' | '.join(_whole(pages[n][name]) for n in sizes)} |")
    lines += ["", "| Target | Measured | At most | Met |", "|---|---|---|---|"]
    lines += [target.row for target in targets(costs)]
    lines.append(Target("The rules alone on 20,000 objects, CPU seconds", seconds, 1).row)
    return "\n".join(lines)


def _number(value: float) -> str:
    return f"{value:.2f}"


def _whole(value: int) -> str:
    return f"{value:,}"


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), metavar="N")
    parser.add_argument("--skriv", action="store_true", help="put the table into docs/ydelse.md")
    wanted = parser.parse_args(arguments)
    costs: dict[int, dict[str, Cost]] = {}
    pages: dict[int, dict[str, int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in sorted(wanted.sizes):
            costs[count], pages[count] = measure(count, Path(folder) / str(count))
    seconds, _ = rules.timed(rules.municipality(20_000))
    text = report(costs, pages, seconds)
    print(text)
    if wanted.skriv:
        before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
