"""The layers: what is pure stays pure, and nothing reaches for a layer above itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import gevinst
import pytest

ROOT = Path(gevinst.__file__).parent


def imported(path: Path) -> set[str]:
    """The modules that a file imports, by their full names."""
    package = ("gevinst", *path.relative_to(ROOT).parent.parts)
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *((node.module,) if node.module else ())))
            names.update(f"{module}.{alias.name}" for alias in node.names)
    return names


def imports_of(layer: str) -> set[str]:
    """What the files of a layer import."""
    files = sorted((ROOT / layer).rglob("*.py"))
    assert files
    return {name for path in files for name in imported(path)}


BELOW: Mapping[str, tuple[str, ...]] = {
    "model": (),
    "rules": ("model",),
    "checklists": ("model", "rules"),
    "views": ("model", "rules"),
    "reports": ("model", "rules", "checklists", "views"),
    "pdf": ("model",),
    "sphinx_ext": ("model", "rules", "checklists", "views", "reports", "pdf"),
}
"""What each layer may import besides itself."""


@pytest.mark.parametrize("layer", BELOW)
def test_a_layer_imports_only_itself_and_what_is_below(layer: str) -> None:
    ours = [name.split(".")[1] for name in imports_of(layer) if name.startswith("gevinst.")]
    assert set(ours) - {layer, *BELOW[layer]} == set()


def test_every_folder_of_the_package_is_a_layer() -> None:
    assert {path.parent.name for path in ROOT.glob("*/__init__.py")} == set(BELOW)


@pytest.mark.parametrize("layer", [layer for layer in BELOW if layer != "sphinx_ext"])
def test_only_one_layer_knows_of_sphinx(layer: str) -> None:
    outside = {name.split(".")[0] for name in imports_of(layer)}
    assert outside & {"sphinx", "docutils", "sphinx_needs", "myst_parser"} == set()


def test_only_one_module_knows_sphinx_needs() -> None:
    knowing = {
        path.name
        for path in ROOT.rglob("*.py")
        if any(name.split(".")[0] == "sphinx_needs" for name in imported(path))
    }
    assert knowing == {"needs.py"}


def test_the_reading_of_imports_sees_both_ways_of_importing() -> None:
    assert {"gevinst.model.felt.felter_i", "gevinst.rules.rule.Case"} <= imported(
        ROOT / "rules" / "ej.py"
    )
    assert {"sphinx.application.Sphinx", "gevinst.sphinx_ext.needs"} <= imported(
        ROOT / "sphinx_ext" / "__init__.py"
    )


def test_the_engine_runs_without_sphinx() -> None:
    program = (
        "import sys\n"
        "import gevinst.rules.engine, gevinst.views.card, gevinst.reports.as_text\n"
        "import gevinst.checklists.reading, gevinst.checklists.pages\n"
        "outside = {'sphinx', 'docutils', 'sphinx_needs', 'myst_parser'}\n"
        "print(sorted(outside & {name.split('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")
