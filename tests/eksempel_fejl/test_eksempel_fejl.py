"""Each rule is broken once in Eksempelkøbing, and is found where it was broken and nowhere else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pytest
from brud import BRUD, Brud, Rettelse
from bs4 import BeautifulSoup
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
    return folder.build()


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


FOR_DIRECTORS = re.compile(
    r"(person|program|projekt|gevinst)/.+|kommunen/overblik/(direktionsark|portefoelje)\.html"
)
FOR_AUTHORS = "code, details.ret, .objekt-linje"
"""Where an author reads: what to write, and where it is mended."""
WRITTEN = re.compile(r"\b[A-Z]{2,4}_[A-Z0-9_]{2,}|:[a-z_]+:|\S*\.(?:md|csv|yaml)\b\S*")
"""An id, a field, a file."""


def test_no_director_meets_an_id_a_field_or_a_file(broken: Built) -> None:
    shown = {}
    told: set[str] = set()
    for name, html in broken.pages.items():
        if FOR_DIRECTORS.fullmatch(name):
            page = BeautifulSoup(html, "html.parser").select_one("article")
            for part in page.select(FOR_AUTHORS) if page else ():
                told.update(WRITTEN.findall(part.get_text()))
                part.decompose()
            if page and (found := WRITTEN.findall(page.get_text())):
                shown[name] = found
    assert shown == {}
    # All three kinds are there for who opens what is folded.
    assert {"PER_SKOLECHEF", ":besluttet_ved:", "source/kommunen/organisation.md:171"} <= told


def test_what_is_missing_reads_as_a_sentence_with_the_rule_last(broken: Built) -> None:
    page = BeautifulSoup(broken.read("person/skolechef/index.html"), "html.parser")
    item = next(li for li in page.select(".fund-liste > li") if "Regel SC07" in li.get_text())
    fold = item.select_one("details.ret")
    assert fold is not None
    fold.extract()
    assert item.get_text() == (
        "Advarsel: »Skoleområdet« rammes af 2 programmer i 3. kvartal 2026, »E-indkøb og ESDH« og "
        "»Folkeskolen i udvikling«, men kan kun bære 1. Regel SC07."
    )
    assert [a["href"] for a in item.select("a")] == [
        "../../kommunen/organisation.html#ENH_SKOLER",
        "../../kommunen/programmer/e-indkoeb-og-esdh.html#PRG_EINDKOEB_ESDH",
        "../../kommunen/programmer/folkeskole.html#PRG_FOLKESKOLE",
        "../../regel/sc07/index.html",
    ]
    assert fold.get_text() == (
        "Sådan retter du SC07 i SkoleområdetFlyt :realisering_fra: eller :realisering_til: på "
        "gevinsterne i et af dem. Skal enheden bære det alligevel, så få det besluttet i "
        "porteføljeforummet, og skriv en undtagelse. source/kommunen/organisation.md:171"
    )
