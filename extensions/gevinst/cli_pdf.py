"""``gevinst pdf``: the handbook and each programme as PDF, from the pages that are built."""

from __future__ import annotations

import argparse
from pathlib import Path

from gevinst.pdf.book import FILE
from gevinst.pdf.chromium import Printfejl
from gevinst.pdf.make import make
from gevinst.run import Koerselsfejl


def add_arguments(command: argparse.ArgumentParser) -> None:
    """What may be said to the command."""
    command.set_defaults(run=run)
    command.add_argument(
        "bog", nargs="*", metavar="BOG", help="haandbog eller program-<navn>; uden navn alle"
    )
    command.add_argument(
        "--mappe", type=Path, default=Path(), help="mappen med conf.py (mappen, du står i)"
    )


def run(options: argparse.Namespace) -> int:
    """Write the PDFs to ``_build/pdf``, and say where they are."""
    built = options.mappe.resolve() / "_build"
    try:
        make(built / "html", built / "doctrees" / FILE, built / "pdf", options.bog, _told)
    except Printfejl as error:
        raise Koerselsfejl(str(error)) from error
    return 0


def _told(pdf: Path) -> None:
    size = f"{pdf.stat().st_size / 1_000_000:.1f}".replace(".", ",")
    print(f"{pdf} ({size} MB)", flush=True)
