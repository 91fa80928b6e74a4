"""Every rule and every mistake in a page: a page that says which findings it expects.

A page begins with its findings as comments, whole and in the order they are printed:
``% forventet: 14 FEJL EJ01 … . Ret: … .`` where 14 is a line of the page, and ``IN22-brud.csv:2``
one of a file beside it. ``% menu: nej`` keeps the page out of the menu. Each page is read together
with the small municipality in ``_grund``, and with the files of its code. What is there, and what a
page needs to write, stands in ``README.md``.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from conftest import GRUND, Built, Folder, new_folder, written
from gevinst.model.koder import SIDEKODER
from gevinst.rules.families import ACTIVE
from gevinst.rules.waivers import WAIVER_CODES

HERE = Path(__file__).parent
PAGES = {page.stem: page for page in sorted(HERE.glob("*-*.md"))}
CODES = [
    *ACTIVE,
    *(code for code, *_ in WAIVER_CODES),
    *(page.kode for page in SIDEKODER if page.kode != "SY01"),
]


@pytest.fixture(scope="module")
def read_municipality(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The small municipality, already read."""
    folder = new_folder(tmp_path_factory.mktemp("sider") / "prove", GRUND)
    assert folder.build("tjek").findings == ()
    shutil.copytree(folder.path / "_build", folder.path / "laest")
    return folder


def check(folder: Folder, page: Path, builder: str = "tjek") -> Built:
    """Read one page together with the municipality, as `make tjek` or `make html` does."""
    shutil.rmtree(folder.path / "_build")
    shutil.copytree(folder.path / "laest", folder.path / "_build")
    text = page.read_text(encoding="utf-8")
    menu = (GRUND / "index.md").read_text(encoding="utf-8")
    if "% menu: nej\n" not in text:
        menu = menu.replace("kommune/index\n", f"kommune/index\n{page.stem}\n")
    folder.write("index.md", menu)
    folder.write(page.name, text)
    files = [*page.parent.glob(f"{page.stem.partition('-')[0]}-*.csv")]
    for file in files:
        shutil.copy(file, folder.source)
    built = folder.build(builder)
    for file in (page, *files):
        folder.page(file.name).unlink()
    return built


def expected(page: Path) -> list[str]:
    start = "% forventet: "
    lines = page.read_text(encoding="utf-8").splitlines()
    found = [line.removeprefix(start) for line in lines if line.startswith(start)]
    # A place without a file is a line of the page itself.
    return [
        f"source/{line}" if ":" in line.split()[0] else f"source/{page.name}:{line}"
        for line in found
    ]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_exactly_the_findings_it_says(name: str, read_municipality: Folder) -> None:
    built = check(read_municipality, PAGES[name])
    assert [written(finding) for finding in built.findings] == expected(PAGES[name])
    assert built.exit_code == any(" FEJL " in line for line in expected(PAGES[name]))
    assert "Traceback" not in built.stderr


FOUND_BY_SPHINX = ("IN14", "IN15", "IN16", "IN19", "IN99")


@pytest.mark.parametrize("name", [name for name in PAGES if name[:4] in FOUND_BY_SPHINX])
def test_html_finds_what_tjek_finds(name: str, read_municipality: Folder) -> None:
    """Sphinx warns of some of these only while it writes a page."""
    built = check(read_municipality, PAGES[name], "html")
    assert [written(finding) for finding in built.findings] == expected(PAGES[name])


@pytest.mark.parametrize("code", CODES)
def test_a_breaking_page_breaks_the_rule_it_is_named_after(code: str) -> None:
    assert any(f" {code} " in line for line in expected(PAGES[f"{code}-brud"]))


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_page_without_it(code: str) -> None:
    """The rule kept, or the mistake mended by following its remedy."""
    kept = PAGES[f"{code}-rettet" if code.startswith("IN") else f"{code}-overholdt"]
    assert not any(f" {code} " in line for line in expected(kept))


@pytest.mark.parametrize("code", [code for code in CODES if code.startswith("IN")])
def test_a_mended_page_has_no_findings_left(code: str) -> None:
    assert expected(PAGES[f"{code}-rettet"]) == []


NEVER_WAIVED = ("HB", "TI")
"""Families that nobody would ask to have waived: the handbook's own rules, and tips."""


@pytest.mark.parametrize("code", [code for code in ACTIVE if not code.startswith(NEVER_WAIVED)])
def test_every_rule_has_a_page_where_it_is_waived_or_refuses_to_be(code: str) -> None:
    can_be_waived = ACTIVE[code].waiver is not None
    lines = expected(PAGES[f"{code}-undtaget" if can_be_waived else f"{code}-afvist"])
    seen = f" UNDTAGET {code} " if can_be_waived else f"undtagelsen gælder ikke: {code} "
    assert any(seen in line for line in lines)


def test_what_the_readme_tells_authors_to_write_breaks_no_rule(
    read_municipality: Folder, tmp_path: Path
) -> None:
    text = (HERE / "README.md").read_text(encoding="utf-8")
    pieces = re.findall(r"^```markdown\n(.*?)^```$", text, flags=re.M | re.S)
    assert len(pieces) == 5
    page = tmp_path / "side-med-det-hele.md"
    page.write_text("# Det hele\n\n" + "\n".join(pieces), encoding="utf-8")
    assert check(read_municipality, page).lines == []
