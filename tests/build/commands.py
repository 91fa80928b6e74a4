"""The commands as a person runs them, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SUMMARY = (
    "Håndbogen er tjekket pr. 15. juni 2026 med profilen standard: "
    "1 fejl, 0 advarsler, 0 tip, 0 undtaget.\n"
    "  PRG_PLAN  1 fejl, 0 advarsler, 0 tip, 0 undtaget  Skolen i udvikling\n"
    "    PER_PROGRAMLEDER »Programleder«: 1 fejl (GEV_FORLOEB)\n"
    "  6 andre programmer eller projekter er uden fund\n"
)
"""The summary where GEV_FORLOEB of the small municipality has an error and nothing else has."""
NOT_APPROVED = "Håndbogen er ikke godkendt. Ret fejlen ovenfor, og prøv igen.\n"


def gevinst(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    return subprocess.run(
        [Path(sys.executable).with_name("gevinst"), *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def run_pytest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """pytest in the folder of a handbook, in a process of its own."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        cwd=folder,
        env={**env, "PYTHONIOENCODING": "utf-8", "COLUMNS": "300"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
