"""Mutated files, the same ones every time, and those that once broke something.

``make fuzz`` tries others, for as long as one likes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from koer import case, try_one  # noqa: E402
from maal import Maal, targets  # noqa: E402

TARGETS = targets()
CASES = {"felter": 60, "maalinger": 150, "tjekliste": 60, "tjek": 16, "html": 6}
"""As many as take some seconds each."""
CORPUS = sorted(path for path in (HERE / "korpus").rglob("*") if path.is_file())


@pytest.mark.parametrize("name", CASES)
def test_no_mutated_file_breaks_anything(name: str) -> None:
    for number in range(CASES[name]):
        data = case(TARGETS[name], f"{name} {number}")
        if said := try_one(TARGETS[name], data):
            pytest.fail(f"{name} {number}: {data[:2000]!r}\n{said}")


def test_what_breaks_is_told() -> None:
    """Otherwise the tests here would hold because nothing is tried."""

    def refuse(data: bytes) -> None:
        assert data == b"", "det gik galt"

    assert "det gik galt" in try_one(Maal([], refuse, 5), b"x")
    assert "det gik galt" not in try_one(Maal([], refuse, 5), b"")


@pytest.mark.parametrize("file", CORPUS, ids=lambda path: path.relative_to(HERE).as_posix())
def test_what_once_broke_something_no_longer_does(file: Path) -> None:
    assert try_one(TARGETS[file.parent.name], file.read_bytes()) == ""
