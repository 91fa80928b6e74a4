"""Checklists in real builds: on pages, in the reports, on the command line and in pytest."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from commands import gevinst, run_pytest
from conftest import OWN_LIST as OWN
from conftest import Folder, Site, copy_of, files_of

PLAN = "kommune/programmer/planlaegning.md"
ANSWER = """
:::{tjeksvar} Driften er klar
:id: SVAR_EGEN
:punkt: TJL_EGEN.drift
:objekt: PRG_PLAN
:svar: ja
:begrundelse: Alle tre ledere har sagt ja på mødet.
:besvaret_af: PER_DIREKTOER
:dato: 2026-06-01
:referat_henvisning: Sag 12
:::
"""
PAGE = "tjekliste/egen/index.html"
OVERVIEW = """
# Lister

```{tjeklister}
```

```{tjeklistestatus}
```

Se [](#TJL_EGEN).
"""


@pytest.fixture
def own(small: Folder) -> Folder:
    """The small municipality with a list of its own, and a page that shows all lists."""
    small.write_list("egen.yaml", OWN)
    small.write("lister.md", OVERVIEW)
    small.replace("index.md", "roller\n", "roller\nlister\n")
    return small


def set_ready(folder: Folder) -> None:
    folder.replace(
        PLAN, ":fase: planlaegning\n", ":fase: planlaegning\n:klar_til: gennemfoerelse\n"
    )


def answer(folder: Folder) -> None:
    folder.write(PLAN, folder.text(PLAN) + ANSWER)


# -- one new file ---------------------------------------------------------------------------------


def test_a_list_of_their_own_is_on_pages_in_reports_on_the_command_line_and_in_pytest(
    own: Folder,
) -> None:
    built = own.build()
    assert built.lines == []
    page = built.read(PAGE)
    assert "<h1>Vores egen liste</h1>" in page
    assert '<li id="punkt-drift">' in page
    assert "<code>:punkt: TJL_EGEN.drift</code>" in page
    assert "Afgøres af reglen:" in page
    overview = built.read("lister.html")
    assert '<a href="tjekliste/egen/index.html">Vores egen liste</a>' in overview
    assert re.search(
        r'☐ <a href="tjekliste/egen/index.html">Vores egen liste</a>: 1 af 2', overview
    )
    assert "Ingen lister nu: programmet er i gennemførelse" in overview
    assert re.search(r'Se <a [^>]*href="tjekliste/egen/index.html#TJL_EGEN"[^>]*>', overview)
    programme = built.read("kommune/programmer/planlaegning.html")
    assert "☐ Vores egen liste: 1 af 2 punkter er i orden" in programme
    assert "<code>:punkt: TJL_EGEN.drift</code> og <code>:objekt: PRG_PLAN</code>" in programme
    assert f"source/{PLAN}:" in programme
    report = json.loads(built.read("tjeklister.json"))
    assert [checklist["id"] for checklist in report["tjeklister"]] == ["TJL_EGEN"]
    done = gevinst("tjekliste", "TJL_EGEN", "--objekt", "PRG_PLAN", cwd=own.path)
    assert (done.returncode, done.stderr) == (0, "")
    assert " ☑  1 Har hver gevinst en ejer?\n      Opfyldt (EJ01).\n" in done.stdout
    assert " ☐  2 Er driften klar?\n      Åben.\n" in done.stdout
    tests = run_pytest(own.path, "conf.py", "-k", "TJL_EGEN and PRG_PLAN", "-v")
    assert tests.returncode == 0
    name = r"conf\.py::TJL_EGEN::{}\[PRG_PLAN\] {} {}"  # pytest shows . as ::
    for point in (
        ("ejer", r"Har hver gevinst en ejer\?", "PASSED"),
        ("drift", r"Er driften klar\?", "XFAIL"),
    ):
        assert re.search(name.format(*point), tests.stdout), tests.stdout


def test_a_programme_set_ready_with_an_open_point_fails_everywhere(own: Folder) -> None:
    set_ready(own)
    built = own.build()
    line = own.text(PLAN).splitlines().index(":klar_til: gennemfoerelse") + 1
    assert built.lines == [
        f"source/{PLAN}:{line} FEJL TL15 PRG_PLAN »Skolen i udvikling« er sat klar til "
        "gennemførelse, men TJL_EGEN »Vores egen liste« har ét åbent punkt: »Er driften klar?« "
        "(drift). Ret: gør det, punkterne spørger om (se tjekliste/egen/), eller slet :klar_til:."
    ]
    assert built.exit_code == 1
    assert "<details open>" in built.read("kommune/programmer/planlaegning.html")
    assert gevinst("tjekliste", "TJL_EGEN", cwd=own.path).returncode == 1
    tests = run_pytest(own.path, "conf.py", "-k", "TJL_EGEN and PRG_PLAN")
    assert tests.returncode == 1
    assert "FAILED conf.py::TJL_EGEN.drift[PRG_PLAN] Er driften klar?" in tests.stdout
    signers = "PER_DIREKTOER »Kommunaldirektør« eller PER_OEKONOMIDIREKTOER »Økonomidirektør«"
    assert f"→ {signers}: " in tests.stdout
    assert "Traceback" not in tests.stdout + tests.stderr
    answer(own)
    assert own.build().lines == []
    assert gevinst("tjekliste", "TJL_EGEN", cwd=own.path).returncode == 0


def test_a_list_with_a_mistake_is_told_and_the_build_goes_on(own: Folder) -> None:
    own.write_list(
        "egen.yaml", OWN.replace("[EJ01]", "[EJ0]").replace("hvornaar: Før mødet.\n", "")
    )
    own.write_list("brudt.yaml", "id: [\n")
    built = own.build()
    assert built.errors == [
        ("TL01", "checklists/brudt.yaml", 2),
        ("TL04", "checklists/egen.yaml", 1),
        ("TL08", "checklists/egen.yaml", 13),
    ]
    assert built.exit_code == 1
    assert "<h1>Vores egen liste</h1>" in built.read(PAGE)
    done = gevinst("tjekliste", cwd=own.path)
    assert done.returncode == 1
    assert done.stdout.startswith("checklists/brudt.yaml:2: FEJL: TL01 ")


# -- on top of an earlier build -------------------------------------------------------------------


def change_a_question(folder: Folder) -> None:
    folder.write_list("egen.yaml", OWN.replace("Er driften klar?", "Er driften helt klar?"))


def change_a_title(folder: Folder) -> None:
    folder.write_list("egen.yaml", OWN.replace("Vores egen liste", "Vores nye liste"))


def change_an_id(folder: Folder) -> None:
    folder.write_list("egen.yaml", OWN.replace("TJL_EGEN", "TJL_NY"))


def break_the_list(folder: Folder) -> None:
    folder.write_list("egen.yaml", OWN.replace("titel:", "tital:"))


def add_a_list(folder: Folder) -> None:
    folder.write_list("to.yaml", OWN.replace("TJL_EGEN", "TJL_TO").replace("egen", "anden"))


def delete_the_list(folder: Folder) -> None:
    (folder.checklists / "egen.yaml").unlink()


EDITS = [
    change_a_question,
    change_a_title,
    change_an_id,
    break_the_list,
    add_a_list,
    delete_the_list,
    answer,
    set_ready,
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_a_build_after_a_list_has_changed_is_like_a_clean_one(edit, own: Folder) -> None:  # type: ignore[no-untyped-def]
    before = files_of(own.build().outdir)
    edit(own)
    again = own.build()
    clean = copy_of(own, own.path.with_name("forfra")).build()
    assert (again.lines, again.exit_code) == (clean.lines, clean.exit_code)
    on_top, from_nothing = files_of(again.outdir), files_of(clean.outdir)
    assert sorted(on_top) == sorted(from_nothing)
    assert [name for name in on_top if on_top[name] != from_nothing[name]] == []
    assert on_top != before


def test_a_changed_list_changes_the_exit_code_of_a_warm_build(own: Folder) -> None:
    assert own.build().exit_code == 0
    break_the_list(own)
    assert own.build().exit_code == 1
    assert own.build("tjek").exit_code == 1
    own.write_list("egen.yaml", OWN)
    assert own.build("tjek").exit_code == 0
    assert own.build().exit_code == 0


def test_an_unchanged_list_writes_no_page(own: Folder) -> None:
    own.build()
    written: list[str] = []
    own.listeners = {"doctree-resolved": lambda app, doctree, docname: written.append(docname)}
    own.build()
    assert written == []
    change_a_question(own)
    own.build()
    assert "kommune/programmer/planlaegning" in written
    assert "roller" not in written


# -- the command ----------------------------------------------------------------------------------


def test_what_does_not_exist_exits_2_with_the_nearest(own: Folder) -> None:
    done = gevinst("tjekliste", "TJL_EGNE", cwd=own.path)
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "Der er ingen tjekliste med id'et TJL_EGNE. Mente du TJL_EGEN?\n",
    )
    done = gevinst("tjekliste", "--objekt", "PRG_PLANEN", cwd=own.path)
    assert (done.returncode, done.stderr) == (
        2,
        "Ingen tjekliste gælder for PRG_PLANEN. Mente du PRG_PLAN, PRG_GANG eller PRG_TVAERS?\n",
    )


@pytest.mark.parametrize("format", ["tekst", "json", "junit"])
def test_the_command_writes_every_format_for_another_day_and_profile(
    format: str, own: Folder, tmp_path: Path
) -> None:
    arguments = ("--format", format, "--dato", "2026-07-01", "--profil", "start")
    done = gevinst("tjekliste", *arguments, "--mappe", str(own.path), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert {
        "tekst": "1. juli 2026 med profilen start",
        "json": '"dato": "2026-07-01"',
        "junit": 'timestamp="2026-07-01T00:00:00"',
    }[format] in done.stdout


def test_a_format_that_does_not_exist_is_told_in_danish(own: Folder) -> None:
    done = gevinst("tjekliste", "--format", "pdf", cwd=own.path)
    assert done.returncode == 2
    assert "Jeg forstår ikke kommandoen: --format: »pdf« kan ikke vælges" in done.stderr


# -- the handbook's own ---------------------------------------------------------------------------


def test_every_list_of_the_handbook_has_a_page_and_stands_in_the_overview(real_site: Site) -> None:
    built = real_site.built
    ids = [checklist.id for checklist in built.result.checklists.checklists]
    assert len(ids) >= 14
    overview = built.read("tjeklister/index.html")
    for checklist in built.result.checklists.checklists:
        page = built.read(f"{checklist.adresse}index.html")
        assert page.count('<li id="punkt-') == len(checklist.punkter)
        assert f'href="../{checklist.adresse}index.html"' in overview
    assert not any(finding.code.startswith("TL") for finding in built.findings)


def test_the_example_municipality_shows_its_status_and_is_marked_as_invented(
    real_site: Site,
) -> None:
    page = real_site.built.read("kommunen/tjeklister.html")
    assert "Kommunen og alle dens tal og beslutninger er opdigtede." in page
    for programme in ("Folkeskolen i udvikling", "Fra service til mestring"):
        row = re.search(rf"<dt><a [^>]*>{programme}</a></dt> <dd>(.*?)</dd>", page)
        assert row
        assert re.search(r"[☐☑] <a [^>]*>[^<]+</a>:? (Klar|\d+ af \d+)", row[1])


@pytest.mark.parametrize(
    "name",
    [
        "tjeklister/index.html",
        "gevinst/skole-forbtid/index.html",
        "kommunen/poster.html",
        "person/skolechef/index.html",
    ],
)
def test_on_a_phone_each_value_carries_the_heading_of_its_column(
    real_site: Site, name: str
) -> None:
    tables = re.findall(
        r'<table class="\w+ stabler">.*?</table>', real_site.built.read(name), flags=re.S
    )
    assert tables
    for table in tables:
        headings = re.findall(r'<th scope="col">(.*?)</th>', table)
        rows = table.split("<tbody>")[1].split("</tr>")[:-1]
        assert rows
        for row in rows:
            cells = re.findall(
                r'<td(?:(?! data-label)[^>])*(?: data-label="(.*?)")?>(.*?)</td>', row
            )
            assert len(cells) == len(headings) - 1
            for (label, text), heading in zip(cells, headings[1:], strict=True):
                # What is said of a baseline is no value: nothing was expected of it.
                assert label == heading or (label, text) == ("", "Nulpunkt")


def test_a_role_shows_the_lists_it_signs(real_site: Site) -> None:
    page = real_site.built.read("roller/programchef.html")
    assert "Skriver under på tjeklisterne" in page
