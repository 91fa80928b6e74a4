"""A handbook as a test suite: ``pytest conf.py`` has one test for each rule on each programme,
and one for each point of a checklist on each object it is current for.

The handbook is read once; each test then says whether its rule holds, ``EJ01[PRG_DIGITALPOST]``,
and fails with the same Danish lines as `make tjek`. The file must be named on the command line:
a ``conf.py`` that pytest only passes by is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gevinst.model.finding import Severity
from gevinst.reports import as_text
from gevinst.reports.checklist_items import Outcome, PointItem, items
from gevinst.reports.result import Item


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("gevinst", "Gevinsthåndbogen (pytest conf.py)")
    group.addoption("--gevinst-dato", default="", help="den dag, reglerne regner fra")
    group.addoption("--gevinst-profil", default="", help="regelprofilen")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    named = any(
        Path(parent.config.invocation_params.dir, argument.partition("::")[0]) == file_path
        for argument in parent.config.args
    )
    if file_path.name == "conf.py" and named:
        return HandbookFile.from_parent(parent, path=file_path)
    return None


class HandbookFile(pytest.File):
    """The ``conf.py`` of a handbook."""

    def collect(self) -> Iterator[pytest.Item]:
        # Imported here so that pytest in other projects does not load Sphinx for nothing.
        from gevinst.run import Koerselsfejl, check  # noqa: PLC0415

        options = self.config.option
        try:
            result = check(self.path.parent, options.gevinst_dato, options.gevinst_profil)
        except Koerselsfejl as error:
            raise self.CollectError(str(error)) from error
        for item in result.items():
            yield RuleItem.from_parent(self, name=item.name, item=item)
        for point in items(result.checklists):
            yield ChecklistItem.from_parent(self, name=point.name, item=point)


class RuleItem(pytest.Item):
    """One rule on one programme."""

    def __init__(self, *, item: Item, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.item = item

    def runtest(self) -> None:
        if self.item.skipped:
            pytest.skip(self.item.skipped)
        others = [f for f in self.item.findings if f.severity is not Severity.FEJL]
        if others:
            self.add_report_section("call", "gevinst", "\n".join(map(as_text.line, others)))
        if self.item.failed:
            raise RuleBroken

    def repr_failure(
        self,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: object = None,
    ) -> str:
        if not isinstance(excinfo.value, RuleBroken):
            return str(super().repr_failure(excinfo))
        errors = [f for f in self.item.findings if f.severity is Severity.FEJL]
        return "\n".join([f"{self.item.code} {self.item.title}", *map(as_text.line, errors)])

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, self.item.name


class ChecklistItem(pytest.Item):
    """One point of a checklist on one object. It fails only when the programme is set ready."""

    def __init__(self, *, item: PointItem, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.item = item

    def runtest(self) -> None:
        match self.item.outcome:
            case Outcome.SKIPPED:
                pytest.skip(self.item.text)
            case Outcome.WAITING:
                pytest.xfail(self.item.text)
            case Outcome.FAILED:
                raise PointOpen
        self.add_report_section("call", "gevinst", self.item.text)

    def repr_failure(
        self,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: object = None,
    ) -> str:
        if not isinstance(excinfo.value, PointOpen):
            return str(super().repr_failure(excinfo))
        return f"{self.item.name}\n{self.item.text}"

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, self.item.name


class PointOpen(Exception):
    """A point is open, although the programme is set ready; what to do stands on the item."""


class RuleBroken(Exception):
    """A rule is broken; what and where stands on the item."""
