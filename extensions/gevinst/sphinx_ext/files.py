"""The reports that lie beside the pages."""

from __future__ import annotations

from pathlib import Path

from gevinst.checklists.selection import select
from gevinst.reports import as_json, as_sarif, checklist_json
from gevinst.reports.edition import Edition
from gevinst.reports.export import site_files
from gevinst.reports.result import Result
from gevinst.views.basis import Basis

from . import disk, leftovers, store


def write_reports(outdir: Path, result: Result) -> None:
    """Write ``fund.json``, ``fund.sarif`` and ``tjeklister.json`` into the folder of the pages."""
    disk.write(outdir / "fund.json", as_json.render(result))
    checklists = checklist_json.render(result, select(result.checklists))
    disk.write(outdir / "tjeklister.json", checklists)
    disk.write(outdir / "fund.sarif", as_sarif.render(result))


def write_exports(outdir: Path, doctreedir: Path, result: Result, program: str) -> None:
    """Write the registers and the calendars beside the pages, and remove those that are no more.

    What was written is listed in ``eksport.txt``, sorted, one a line, as with the addresses. A
    register that says what it said in the last build is not made again; ``program`` is a digest of
    the code that makes it.
    """
    basis = Basis(result.handbook, result.findings, result.today)
    edition = Edition.of(result.handbook, result.today, result.base)
    before = store.load_exports(doctreedir, program)
    found = list(site_files(basis, edition))
    keys = {file.path: file.key for file in found}
    listing = outdir / "eksport.txt"
    written = leftovers.begin_list(listing, keys)
    for file in found:
        path = outdir / file.path
        if file.key and before.get(file.path) == file.key and path.is_file():
            continue
        disk.update(path, file.make())
    for gone in sorted(written - set(keys)):
        leftovers.remove(outdir, outdir / gone)
    leftovers.end_list(listing, keys)
    store.save_exports(doctreedir, program, keys)
