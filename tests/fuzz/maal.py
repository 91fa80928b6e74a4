"""What mutated files are given to, and what must hold of all that comes of them."""

from __future__ import annotations

import json
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from conftest import GRUND, ROOT, Folder, new_folder
from gevinst.checklists.checking import check
from gevinst.checklists.evaluation import evaluate
from gevinst.checklists.objects import as_objects
from gevinst.checklists.pages import ByObject, lists_page, status_tables
from gevinst.checklists.reading import files_in, read_checklists
from gevinst.checklists.selection import select
from gevinst.model.finding import Finding
from gevinst.model.indlaesning import read_handbook
from gevinst.model.location import Location
from gevinst.model.maalingsfil import read_measurements
from gevinst.model.raa import RawField, RawObject
from gevinst.model.tekst import laes_tekst, usynlige
from gevinst.model.typer import EFTER_NAVN
from gevinst.reports import (
    as_github,
    as_json,
    as_junit,
    as_sarif,
    as_text,
    checklist_json,
    checklist_junit,
    checklist_text,
)
from gevinst.reports.edition import Edition
from gevinst.reports.export import site_files
from gevinst.reports.result import Result
from gevinst.rules.engine import run_rules
from gevinst.views.basis import Basis
from skriv import raw_objects

TODAY = date(2026, 6, 15)
CSV, PAGE = "source/tal.csv", "source/kommune/indikatorer.md"
MUTATED = "kommune/programmer/planlaegning.md"
"""The page that is mutated; the others are as they are."""


@dataclass(frozen=True)
class Maal:
    """Files to mutate, and the function that is given one and raises where something is wrong."""

    seeds: Sequence[bytes]
    run: Callable[[bytes], None]
    seconds: float
    """The most of the processor's time that a case may take."""


# -- what must hold -------------------------------------------------------------------------------


def expect_findings(findings: Iterable[Finding], paths: Iterable[str] = ()) -> None:
    """Each has a file, a message and a remedy on one line, and none is about the program."""
    known = set(paths)
    for f in findings:
        said = f"{f.location} {f.code} {f.message} Ret: {f.remedy}"
        assert f.code != "SY01", said
        assert all((f.location.path, f.location.line >= 0, f.message, f.remedy)), said
        assert not known or f.location.path in known, said
        assert not usynlige(said), said
        assert "\n" not in as_text.line(f), said
        assert "Traceback" not in said, said


def expect_reports(result: Result) -> None:
    """Each report can be read back by what reads it."""
    as_text.render(result)
    json.loads(as_json.render(result))
    json.loads(as_sarif.render(result))
    ET.fromstring(as_junit.render(result))
    lines = as_github.render(result).splitlines()
    assert len(lines) == len(result.findings)


def expect_exports(result: Result) -> None:
    """Each register and calendar can be written; a spreadsheet is made of the same table."""
    edition = Edition.of(result.handbook, result.today, "https://haandbog.example/")
    for file in site_files(Basis(result.handbook, result.findings, result.today), edition):
        if not file.path.endswith(".xlsx"):
            file.make()


# -- values ---------------------------------------------------------------------------------------


@cache
def _pages() -> Mapping[str, bytes]:
    return {
        path.relative_to(GRUND).as_posix(): path.read_bytes()
        for path in sorted(GRUND.rglob("*.md"))
    }


@cache
def _objects_of_the_other_pages() -> tuple[RawObject, ...]:
    return tuple(
        raw
        for name, data in _pages().items()
        if name != MUTATED
        for raw in raw_objects(data.decode(), f"source/{name}")
    )


def felter(data: bytes) -> None:
    """The option blocks of a page, and all that is made of them without Sphinx."""
    text = laes_tekst(data).tekst
    raws = [*raw_objects(text, "source/side.md"), *_objects_of_the_other_pages()]
    known = [raw for raw in raws if raw.type in EFTER_NAVN]
    handbook, mistakes = read_handbook(known)
    findings = [*mistakes, *run_rules(handbook, TODAY, None)]
    expect_findings(findings)
    result = Result.of(handbook, tuple(findings), TODAY, "standard")
    expect_reports(result)
    expect_exports(result)


INDICATOR = RawObject(
    "indikator",
    "Porto",
    Location(PAGE, 1),
    tuple(
        RawField(navn, tekst, line)
        for line, (navn, tekst) in enumerate(
            (("id", "IND_PORTO"), ("type", "resultat"), ("maalinger", "tal.csv")), 2
        )
    ),
)


def maalinger(data: bytes) -> None:
    """A file of measurements: every line that is not read has a finding."""
    found = read_measurements(data, CSV, INDICATOR, PAGE)
    _, mistakes = read_handbook(
        [INDICATOR, *_objects_of_the_other_pages(), *found.raws], found=found.findings
    )
    expect_findings(found.findings, (CSV, PAGE))
    expect_findings(mistakes)
    assert found.raws or found.findings or len(data.split()) <= 3


def tjekliste(data: bytes) -> None:
    """A checklist: read, judged, and shown in every form."""
    path = "checklists/prove.yaml"
    loaded = read_checklists({path: data})
    handbook, _ = read_handbook(_objects_of_the_other_pages(), as_objects(loaded.lists))
    wrong = [*loaded.findings, *check(loaded.lists, handbook)]
    expect_findings(wrong, (path,))
    assert loaded.lists or wrong
    rules = run_rules(handbook, TODAY, None)
    found = evaluate(handbook, loaded.lists, TODAY, None, rules, complete=loaded.complete)
    result = Result.of(handbook, (*wrong, *found.findings), TODAY, "standard", found)
    expect_reports(result)
    selection = select(found)
    checklist_text.render(result, selection)
    json.loads(checklist_json.render(result, selection))
    ET.fromstring(checklist_junit.render(result, selection))
    lists_page(handbook, found)
    status_tables(handbook, found)
    ByObject(found)


# -- builds ---------------------------------------------------------------------------------------


@cache
def _folder() -> Folder:
    """The small municipality, read; a case changes one page and puts it back."""
    return new_folder(Path(tempfile.mkdtemp(prefix="fuzz-")) / "lille", GRUND)


def _build(builder: str, data: bytes) -> None:
    folder = _folder()
    page = folder.page(MUTATED)
    whole = page.read_bytes()
    page.write_bytes(data)
    try:
        built = folder.build(builder)
    finally:
        page.write_bytes(whole)
    assert "Traceback" not in built.stderr, built.stderr
    expect_findings(built.findings)
    expect_reports(built.result)
    if laes_tekst(data).fejl:
        assert built.exit_code == 1
    for name, html in built.pages.items() if builder == "html" else ():
        assert "<script>alert" not in html, name


def _all(*patterns: str) -> list[bytes]:
    return [path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern))]


def targets() -> Mapping[str, Maal]:
    """All of them by name."""
    pages = _all("tests/sider/_grund/**/*.md")
    lists = list(files_in(ROOT).values())
    return {
        "felter": Maal([*pages, *_all("tests/sider/*.md", "source/**/*.md")], felter, 5),
        "maalinger": Maal(_all("tests/sider/*.csv", "source/**/*.csv"), maalinger, 5),
        "tjekliste": Maal(lists, tjekliste, 5),
        "tjek": Maal([*pages, *_all("tests/sider/*-*.md")], lambda data: _build("tjek", data), 30),
        "html": Maal([*pages, *_all("tests/sider/*-*.md")], lambda data: _build("html", data), 60),
    }
