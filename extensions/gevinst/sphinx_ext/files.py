"""The reports that lie beside the pages."""

from __future__ import annotations

from pathlib import Path

from gevinst.checklists.selection import select
from gevinst.reports import as_json, as_sarif, checklist_json
from gevinst.reports.result import Result


def write_reports(outdir: Path, result: Result) -> None:
    """Write ``fund.json``, ``fund.sarif`` and ``tjeklister.json`` into the folder of the pages."""
    outdir.mkdir(parents=True, exist_ok=True)
    (outdir / "fund.json").write_text(as_json.render(result), encoding="utf-8")
    checklists = checklist_json.render(result, select(result.checklists))
    (outdir / "tjeklister.json").write_text(checklists, encoding="utf-8")
    (outdir / "fund.sarif").write_text(as_sarif.render(result), encoding="utf-8")
