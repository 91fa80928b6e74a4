"""What must not be done twice in a build, and what a build must put back. Times are in no test."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections import Counter

import pytest
from conftest import Folder
from gevinst.model.objekt import Objekt
from gevinst.sphinx_ext.domain import GevinstDomain
from gevinst.sphinx_ext.memory import SELDOM
from gevinst.sphinx_ext.render import Renderer
from sphinx.errors import ExtensionError


def test_a_card_is_rendered_once_and_the_objects_are_indexed_once(
    small: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write("roller.md", small.text("roller.md") + "\nSe [](#PRG_GANG) og [](#ENH_NORD).\n")
    done: Counter[str] = Counter()
    fields, index = Renderer.fields, GevinstDomain._read_index

    def counted_fields(self: Renderer, docname: str, objekt: Objekt) -> str:
        done[objekt.id] += 1
        return fields(self, docname, objekt)

    def counted_index(self: GevinstDomain) -> object:
        done["index"] += 1
        return index(self)

    monkeypatch.setattr(Renderer, "fields", counted_fields)
    monkeypatch.setattr(GevinstDomain, "_read_index", counted_index)
    small.build()
    assert done["GEV_FORLOEB"] == 1
    assert set(done.values()) == {1}


def test_python_does_not_look_for_memory_when_the_process_ends(small: Folder) -> None:
    told = "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count() > 0))"
    arguments = ["-q", "-b", "tjek", "-c", small.path, small.source, small.path / "ud"]
    build = f"{told}; from sphinx.cmd.build import main; main({list(map(str, arguments))})"
    done = subprocess.run([sys.executable, "-c", build], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n", done.stderr


def test_python_looks_for_memory_as_before_when_a_build_is_over(small: Folder) -> None:
    # Another test may have ended a build as a power cut does.
    gc.unfreeze()
    gc.set_threshold(700, 10, 10)
    before, during = gc.get_threshold(), []

    def fail(app: object, env: object) -> None:
        during.append((gc.get_threshold(), gc.get_freeze_count() > 0))
        raise ValueError("en fejl i en udvidelse")

    small.listeners = {"env-updated": fail}
    with pytest.raises(ExtensionError):
        small.build()
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
    assert during == [(SELDOM, True)]
