"""After every edit, right or wrong, what is built on top of before is what a clean build gives.

Edits are drawn by seeds, the same ones every time, on the small municipality; the clean build is
made in another folder and on another day. ``make tilfaeldig`` draws others, for as long as one
likes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Site
from gevinst.model.finding import Finding, Severity
from gevinst.model.location import Location

sys.path.insert(0, str(Path(__file__).parent))

import tilfaeldig
from rettelser import EDITS
from tilfaeldig import WAYS, Start, Step, differences, run, small_folder, steps

SEED, NUMBER = "test 5794", 10
"""As many as take some seconds, and a seed with very different ones among the first."""


def test_a_build_after_any_edit_is_like_a_clean_one() -> None:
    taken: list[str] = []
    wrong = run(small_folder, SEED, NUMBER, tell=taken.append)
    assert not wrong, "\n".join(wrong)
    assert len(taken) > NUMBER * 0.7, "an edit that does nothing proves nothing"


def test_every_kind_of_edit_and_of_build_has_its_turn() -> None:
    drawn = steps("x", 200)
    assert drawn == steps("x", 200)
    assert {step.edit for step in drawn} == set(EDITS)
    assert {step.way for step in drawn} == set(WAYS)


def test_what_goes_wrong_is_shown_with_the_fewest_edits(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = [Step("", str(number), "html") for number in range(20)]
    needed = {taken[3], taken[11], taken[-1]}
    tried: list[int] = []

    def fails(start: Start, chosen: Sequence[Step], *, at_once: bool) -> bool:
        tried.append(len(chosen))
        return needed <= set(chosen) and not at_once

    monkeypatch.setattr(tilfaeldig, "fails", fails)
    assert tilfaeldig.fewest(small_folder, taken) == [taken[3], taken[11], taken[-1]]
    assert len(tried) < 40


def test_everything_that_is_not_as_in_a_clean_build_is_said(small_site: Site) -> None:
    clean = small_site.built
    assert differences(clean, clean) == []
    found = Finding("X01", Severity.FEJL, Location("a.md", 1), "", "b", "c")
    result = replace(clean.result, findings=(found,))
    other = replace(clean, exit_code=1, result=result, outdir=clean.outdir / "kommune")
    said = differences(other, clean)
    assert said[:2] == ["fund: for meget: a.md:1 FEJL X01 b. Ret: c.", "slutkode 1, ren 0"]
    assert "organisation.html: er der for meget" in said
    assert "kommune/organisation.html: mangler" in said
    assert any(line.startswith("index.html: ved ") for line in said)
