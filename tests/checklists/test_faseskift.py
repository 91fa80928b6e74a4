"""The handbook's own lists keep their promise: a programme whose list is ready can go on.

Each page that breaks a rule is read together with the small municipality, and every error that a
programme would have in its next phase must be told by an open point of the list that leads there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from byg import TODAY
from gevinst.checklists.evaluation import ListStatus, evaluate
from gevinst.checklists.reading import files_in, read_checklists
from gevinst.model.finding import Severity
from gevinst.model.handbook import Handbook
from gevinst.model.indlaesning import read_handbook
from gevinst.model.kommune import Program
from gevinst.model.raa import RawObject
from gevinst.model.typer import EFTER_NAVN
from gevinst.rules.engine import run_rules
from gevinst.rules.families import ACTIVE
from skriv import raw_objects

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "tests" / "sider"
LISTS = read_checklists(files_in(ROOT)).lists
BROKEN = sorted(page for page in PAGES.glob("*-brud.md") if page.stem[:4] in ACTIVE)


def objects_on(pages: Iterable[Path]) -> list[RawObject]:
    return [
        raw
        for page in pages
        for raw in raw_objects(page.read_text(encoding="utf-8"), page.name)
        if raw.type in EFTER_NAVN
    ]


SMALL = objects_on(sorted((PAGES / "_grund").rglob("*.md")))


def shifts(handbook: Handbook) -> list[ListStatus]:
    found = evaluate(handbook, LISTS, TODAY, None, run_rules(handbook, TODAY)).current
    return [status for status in found if status.checklist.faseskift]


def errors_after(handbook: Handbook, status: ListStatus) -> set[str]:
    """The codes of the programme's errors, had its phase been changed and nothing else.

    What is an error only because it is also in another programme is that one's matter.
    """
    shift = status.checklist.faseskift
    assert shift  # only such lists are asked about
    assert isinstance(status.objekt, Program)
    moved = replace(status.objekt, fase=shift.til, klar_til="")
    after = Handbook(tuple(moved if o.id == moved.id else o for o in handbook.objects))
    return {
        finding.code
        for finding in run_rules(after, TODAY)
        if finding.severity is Severity.FEJL
        and moved.id in finding.programmes
        and finding.phase in ("", shift.til)
    }


def named_by_open_points(status: ListStatus) -> set[str]:
    """The codes of open points; one that is a question of the handbook speaks for FA03."""
    found = {code for point in status.open for code in point.point.regler}
    return found | ({"FA03"} if any(point.point.besvarer for point in status.open) else set())


@pytest.mark.parametrize("page", [None, *BROKEN], ids=lambda page: page.stem if page else "whole")
def test_every_error_of_the_next_phase_is_told_by_an_open_point(page: Path | None) -> None:
    handbook, _ = read_handbook([*SMALL, *objects_on([page] if page else [])])
    found = shifts(handbook)
    assert {status.checklist.id for status in found} == {
        "TJL_TIL_DEFINITION",
        "TJL_TIL_PLANLAEGNING",
        "TJL_TIL_GENNEMFOERELSE",
        "TJL_TIL_REALISERING",
    }
    for status in found:
        assert errors_after(handbook, status) <= named_by_open_points(status), status.objekt.id
