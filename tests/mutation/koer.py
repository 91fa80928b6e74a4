"""Run the tests of the rules on every mutant of the rules, and say which of them live.

    python tests/mutation/koer.py [--hurtig | --ved-import] [ej ti …]

Without names all modules are run; ``--hurtig`` leaves out the faults met at import, and
``--ved-import`` tries those alone. Every mutant is tried in a process of its own, forked where all
is read already. A fault inside a function is put into the function that the tests hold, and met by
those tests alone that run its lines. A fault met at import is met by a fresh import. Exits with 1
when fewer than `LIMIT` per cent of a module's mutants are killed.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import coverage
import pytest
from _pytest.runner import runtestprotocol
from mutanter import Mutant, Source

ROOT = Path(__file__).parents[2]
RULES = ROOT / "extensions" / "gevinst" / "rules"
TESTS = ROOT / "tests" / "rules"
SLOW = frozenset(("test_egenskaber.py", "test_en_aarsag.py"))
"""Tests of whole handbooks and of chance: a mutant must be killed without them."""
OPTIONS = ("-x", "-q", "-s", "-p", "no:cacheprovider")
LIMIT = 95
SECONDS = 20
"""A mutant that takes longer runs in a ring, and is killed. Counted in the time of the processor,
so that a busy machine kills none."""
JOBS = int(os.environ.get("JOBS", os.cpu_count() or 1))

LIVES, DIES, FAILS = 0, 1, 2

os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # else pytest reads gevinst itself, as a plugin


def main(names: Sequence[str]) -> int:
    started = time.monotonic()
    inside, at_top = "--ved-import" not in names, "--hurtig" not in names
    names = [name for name in names if not name.startswith("--")]
    sources = [Source.read(path) for path in sorted(RULES.glob("*.py")) if path.stat().st_size]
    sources = [source for source in sources if not names or source.name in names]
    found = {source: source.mutants() for source in sources}
    tried = [
        mutant
        for mutants in found.values()
        for mutant in mutants
        if not mutant.is_text and (inside if mutant.function else at_top)
    ]
    trial = InFunctions([mutant for mutant in tried if mutant.function])
    if inside and (pytest.main([*OPTIONS, *map(str, files())], plugins=[trial]) or trial.failed):
        print(f"Testene fejler uden nogen mutant: {trial.failed or 'de kan ikke samles'}")
        return 1
    at_import = [mutant for mutant in tried if not mutant.function or mutant in trial.unmet]
    alive = {*trial.alive, *living(at_import, survives_import)}
    heads = ("mutanter", "dræbt", "i pct.", "ved import", "tekst, ikke prøvet")
    print(f"\n{'modul':14}{''.join(f'{head:>12}' for head in heads[:-1])}{heads[-1]:>20}")
    low = False
    for source, mutants in found.items():
        texts = sum(mutant.is_text for mutant in mutants)
        count = sum(mutant.source is source for mutant in tried)
        late = sum(mutant.source is source for mutant in at_import)
        killed = count - sum(mutant in alive for mutant in mutants)
        share = 100 * killed / count if count else 100
        low |= share < LIMIT
        print(f"{source.name:14}{count:12}{killed:12}{share:12.1f}{late:12}{texts:20}")
    killed = len(tried) - len(alive)
    minutes = (time.monotonic() - started) / 60
    print(f"{killed} af {len(tried)} dræbt, {100 * killed / len(tried):.1f} %, {minutes:.1f} min.")
    return int(low)


def files() -> list[Path]:
    """The test files a mutant meets."""
    return sorted(path for path in TESTS.glob("test_*.py") if path.name not in SLOW)


# -- a process for each mutant -------------------------------------------------------------------


def living(mutants: Sequence[Mutant], survives: Callable[[Mutant], bool]) -> Iterator[Mutant]:
    """Those of the mutants that no test fails on, `JOBS` tried at a time."""
    running: dict[int, Mutant] = {}
    left = list(reversed(mutants))
    while left or running:
        while left and len(running) < JOBS:
            mutant = left.pop()
            running[_start(mutant, survives)] = mutant
        pid, status = os.wait()
        mutant = running.pop(pid)
        if status == 0:
            print(mutant.change, flush=True)
            yield mutant
        elif os.WIFEXITED(status) and os.WEXITSTATUS(status) == FAILS:
            raise RuntimeError(f"could not be tried: {mutant.change}")


def _start(mutant: Mutant, survives: Callable[[Mutant], bool]) -> int:
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    code = FAILS
    try:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        code = LIVES if survives(mutant) else DIES
    finally:
        os._exit(code)


# -- faults inside functions ---------------------------------------------------------------------


class InFunctions:
    """A plugin of pytest: runs the tests once to see what each of them runs, then the mutants."""

    def __init__(self, mutants: Sequence[Mutant]) -> None:
        self.mutants = mutants
        self.alive: list[Mutant] = []
        self.unmet: list[Mutant] = []
        """Those in lines that no test runs, but perhaps the import."""
        self.failed = ""
        """A test that fails without any mutant."""
        self._items: dict[str, pytest.Item] = {}
        self._seconds: dict[str, float] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        cover = coverage.Coverage(data_file=None, include=[f"{RULES}/*"])
        cover.start()
        for item in session.items:
            cover.switch_context(item.nodeid)
            before = time.monotonic()
            if not passes([item]):
                self.failed = item.nodeid
                return True
            self._items[item.nodeid] = item
            self._seconds[item.nodeid] = time.monotonic() - before
        cover.stop()
        data = cover.get_data()
        lines = {
            mutant.source: data.contexts_by_lineno(str(mutant.source.path))
            for mutant in self.mutants
        }
        self._tests = {m: self._of(lines[m.source], m) for m in self.mutants}
        self.unmet = [m for m in self.mutants if not self._tests[m]]
        met = [m for m in self.mutants if self._tests[m]]
        self.alive = list(living(met, self._survives))
        return True

    def _of(self, contexts: dict[int, list[str]], mutant: Mutant) -> list[pytest.Item]:
        """The tests that run the statement of a mutant, the fastest first."""
        ids = {id for line in mutant.lines for id in contexts.get(line, ()) if id}
        return [self._items[id] for id in sorted(ids, key=lambda one: (self._seconds[one], one))]

    def _survives(self, mutant: Mutant) -> bool:
        function = _function(mutant)
        function.__code__ = next(_named(mutant.statement(), function.__code__.co_qualname))
        return passes(self._tests[mutant])


def passes(items: Sequence[pytest.Item]) -> bool:
    """Run tests until one fails."""
    for item, after in zip(items, [*items[1:], None], strict=True):
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=after)):
            return False
    return True


def _function(mutant: Mutant) -> FunctionType:
    """The function that a mutant is in, as the tests hold it."""
    found: Any = sys.modules[mutant.source.module]
    for name in mutant.function.split("."):
        found = vars(found)[name]
    found = getattr(found, "fget", None) or getattr(found, "__func__", None) or found
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    assert isinstance(found, FunctionType)
    return found


def _named(code: CodeType, name: str) -> Iterator[CodeType]:
    for part in code.co_consts:
        if isinstance(part, CodeType):
            if part.co_qualname == name:
                yield part
            yield from _named(part, name)


# -- faults met at import ------------------------------------------------------------------------


def survives_import(mutant: Mutant) -> bool:
    """Import all anew with the mutant, and run the tests: those named after the module first."""
    for name in list(sys.modules):
        file = getattr(sys.modules[name], "__file__", None) or ""
        if (
            file.startswith(str(ROOT))
            and ".venv" not in file
            and not name.startswith("gevinst.model")
        ):
            del sys.modules[name]
    sys.meta_path.insert(0, Changed(mutant))
    own = f"test_{mutant.source.name.rstrip('_')}"
    first = [file for file in files() if file.name.startswith(own)]
    rest = [file for file in files() if file not in first]
    return not any(part and pytest.main([*OPTIONS, *map(str, part)]) for part in (first, rest))


class Changed(MetaPathFinder):
    """Gives the module of a mutant with the fault in it."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.code = mutant.module()

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        if fullname != self.mutant.source.module:
            return None
        file = str(self.mutant.source.path)
        loader = SourceFileLoader(fullname, file)
        loader.get_code = lambda fullname: self.code  # type: ignore[method-assign]
        return spec_from_file_location(fullname, file, loader=loader)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
