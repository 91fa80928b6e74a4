"""The layers: what is pure stays pure, and nothing reaches for a layer above itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import gevinst
import pytest

ROOT = Path(gevinst.__file__).parent


def imported(path: Path) -> set[str]:
    """The modules of this package that a file imports, by their full names."""
    package = ("gevinst", *path.relative_to(ROOT).parent.parts)
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *((node.module,) if node.module else ())))
            names.update(f"{module}.{alias.name}" for alias in node.names)
    return {name for name in names if name.split(".")[0] == "gevinst"}


@pytest.mark.parametrize(
    ("layer", "above"),
    [
        ("model", ("rules", "checklists", "views", "reports", "sphinx_ext")),
        ("rules", ("checklists", "views", "reports", "sphinx_ext")),
        ("checklists", ("views", "reports", "sphinx_ext")),
        ("views", ("checklists", "reports", "sphinx_ext")),
        ("reports", ("sphinx_ext",)),
        ("pdf", ("rules", "checklists", "views", "reports", "sphinx_ext")),
    ],
)
def test_a_layer_imports_nothing_from_the_layers_above(layer: str, above: tuple[str, ...]) -> None:
    files = sorted((ROOT / layer).rglob("*.py"))
    assert files
    wrong = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in files
        for name in imported(path)
        if name.split(".")[1] in above
    }
    assert wrong == set()


def test_the_reading_of_imports_sees_both_ways_of_importing() -> None:
    assert {"gevinst.model.felt.felter_i", "gevinst.rules.rule.Case"} <= imported(
        ROOT / "rules" / "ej.py"
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
