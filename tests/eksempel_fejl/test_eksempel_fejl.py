"""Each rule is broken once in Eksempelkøbing, and is found where it was broken and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest
from brud import BRUD, Brud, Rettelse
from conftest import Built, Folder, Site, copy_of
from gevinst.model.finding import Finding
from gevinst.rules.families import ACTIVE
from gevinst.rules.waivers import WAIVER_CODES


def short(findings: Iterable[Finding]) -> Counter[str]:
    """``GRAD KODE OBJEKT`` of each finding."""
    return Counter(f"{f.severity.value.upper()} {f.code} {f.object_id}" for f in findings)


def in_lines(found: Counter[str]) -> str:
    """One on a line, so that a test that fails shows the lines that differ."""
    return "\n".join(sorted(found.elements()))


def apply(folder: Folder, rettelse: Rettelse) -> None:
    """Change one object on the page it stands on."""
    mark = f":id: {rettelse.objekt}\n"
    (page,) = (p for p in folder.source.rglob("*.md") if mark in p.read_text(encoding="utf-8"))
    text = page.read_text(encoding="utf-8")
    start = text.index(mark)
    end = text.index("\n:::\n", start) + 1
    block = text[start:end]
    assert block.count(rettelse.fra) == 1, f"{rettelse.fra!r} i {rettelse.objekt}"
    page.write_text(
        text[:start] + block.replace(rettelse.fra, rettelse.til) + text[end:], encoding="utf-8"
    )


@pytest.fixture(scope="session")
def broken(real_source: Folder, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The municipality with all of them broken at once, built once."""
    folder = copy_of(real_source, tmp_path_factory.mktemp("eksempel_fejl") / "haandbog")
    for brud in BRUD:
        for rettelse in brud.rettelser:
            apply(folder, rettelse)
    return folder.build("tjek")


def test_every_rule_about_a_municipality_is_broken_once() -> None:
    """HB is about the handbook itself. UND05 asks for six waivers, and those would hide as many
    breaches; its pages are in ``tests/sider``."""
    waivers = {code for code, *_ in WAIVER_CODES if code != "UND05"}
    rules = {code for code in ACTIVE if not code.startswith("HB")}
    assert sorted(brud.kode for brud in BRUD) == sorted(rules | waivers)


@pytest.mark.parametrize("brud", BRUD, ids=lambda brud: brud.kode)
def test_the_rule_is_found_where_it_is_broken(brud: Brud, broken: Built) -> None:
    found = short(broken.findings)
    assert [fund for fund in brud.fund if fund not in found] == []


def test_nothing_else_is_found(broken: Built, real_site: Site) -> None:
    before, after = short(real_site.built.findings), short(broken.findings)
    expected = Counter(fund for brud in BRUD for fund in brud.fund)
    gone = Counter(fund for brud in BRUD for fund in brud.borte)
    assert in_lines(after - before) == in_lines(expected)
    assert in_lines(before - after) == in_lines(gone)
