"""Make PDFs of the books that the last build wrote down."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from gevinst.model.vaerdier import naermeste

from . import book as books
from .assemble import Assembler
from .chromium import Printfejl, find, to_pdf
from .finish import describe, page_numbers

ROUNDS = 3
"""How often a book is printed at most: its table of contents can move what it counts."""


def make(
    site: Path, listing: Path, outdir: Path, names: Sequence[str], told: Callable[[Path], None]
) -> None:
    """Write the books, or those that are named, to ``outdir``; each is told when it is there.

    ``site`` is the folder of the built pages, ``listing`` where the build wrote its books down.
    Raises `Printfejl`.
    """
    if not listing.is_file() or not site.is_dir():
        raise Printfejl("Siderne er ikke bygget. Ret: kør »make html« først.")
    found = {book.name: book for book in books.read(listing)}
    for name in names:
        if name not in found:
            near = naermeste(name, list(found))
            raise Printfejl(
                f"Der er ingen bog, som hedder »{name}«. Ret: {near}vælg mellem {', '.join(found)}."
            )
    chromium = find()
    outdir.mkdir(parents=True, exist_ok=True)
    for name in names or found:
        pdf = outdir / f"{name}.pdf"
        assembler = Assembler(site, found[name])
        _print(chromium, assembler, pdf)
        describe(pdf, found[name], assembler.headings)
        told(pdf)


def _print(chromium: str, assembler: Assembler, pdf: Path) -> None:
    """Print until the table of contents has the right numbers."""
    numbers: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        html = Path(folder, "bog.html")
        for _ in range(ROUNDS):
            html.write_text(assembler.html(numbers), encoding="utf-8")
            to_pdf(chromium, html, pdf)
            before, numbers = numbers, dict(page_numbers(pdf))
            if numbers == before:
                return
