"""Registers and calendars in real builds: on pages, in files beside them, and by the command."""

from __future__ import annotations

import io
import json
import time
from pathlib import Path

import icalendar
import openpyxl
import pytest
from bs4 import Tag
from built_pages import soup
from conftest import Built, Folder, Site, files_of
from gevinst import cli_eksport
from gevinst.cli import main
from gevinst.views.oversigter import REGISTERS

POST_PAGE = "kommune/organisation.md"
BENEFIT_PAGE = "kommune/programmer/planlaegning.md"


def listed(built: Built) -> list[str]:
    return built.read("eksport.txt").splitlines()


def texts(cells: list[Tag]) -> list[str]:
    return [" ".join(cell.get_text(" ").split()) for cell in cells]


# -- the files -----------------------------------------------------------------------------------


def test_every_file_that_is_listed_is_there_and_no_other(real_site: Site) -> None:
    outdir = real_site.built.outdir
    there = [
        path.relative_to(outdir).as_posix()
        for folder in ("data", "kalender")
        for path in (outdir / folder).rglob("*")
        if path.is_file()
    ]
    assert sorted(there) == listed(real_site.built)
    assert "kalender/person/skolechef.ics" in there
    assert "kalender/program/folkeskole.ics" in there


def test_every_file_can_be_read_by_another_program(real_site: Site) -> None:
    for path in listed(real_site.built):
        data = (real_site.built.outdir / path).read_bytes()
        match path.rpartition(".")[2]:
            case "csv":
                assert data.decode("utf-8-sig").count("\r\n") > 1
            case "xlsx":
                assert openpyxl.load_workbook(io.BytesIO(data)).active.max_row > 1
            case "json":
                assert json.loads(data)["raekker"]
            case "ics":
                assert icalendar.Calendar.from_ical(data).walk("VEVENT")
            case ending:
                pytest.fail(f"nobody reads .{ending}")


def test_the_register_says_what_the_pages_say(real_site: Site) -> None:
    written = json.loads(real_site.built.read("data/gevinstoversigt.json"))
    rows = {row["objekt"]: row["celler"] for row in written["raekker"]}
    porto = rows["GEV_POST_PORTO"]
    assert porto["beloeb_aar"] == [{"vaerdi": 1300000, "objekt": "GEV_POST_PORTO"}]
    assert porto["nulpunkt"] == [{"vaerdi": 2.4, "objekt": "MLG_PORTO_2023"}]
    assert porto["gevinstansvarlig"] == [
        {"vaerdi": "Økonomidirektør", "objekt": "PER_OEKONOMIDIREKTOER"}
    ]
    place = written["objekter"]["GEV_POST_PORTO"]
    page = real_site.folder.text(place["fil"].removeprefix("source/"))
    assert page.splitlines()[place["linje"] - 1].startswith(":::{gevinst}")
    assert (real_site.built.outdir / place["adresse"] / "index.html").is_file()


def test_what_is_no_more_is_removed_with_the_folders_it_leaves_empty(small: Folder) -> None:
    small.write(
        "kommune/opfoelgning.md",
        "# Opfølgning\n\n:::{opfoelgning} Plan\n:id: OPF_PLAN\n:dato: 2026-06-01\n"
        ":foelger_op_paa: PRG_PLAN\n:::\n",
    )
    small.replace("kommune/index.md", "beslutninger\n", "beslutninger\nopfoelgning\n")
    before = small.build()
    assert "data/opfoelgninger.csv" in listed(before)
    small.page("kommune/opfoelgning.md").unlink()
    small.replace("kommune/index.md", "beslutninger\nopfoelgning\n", "beslutninger\n")
    after = small.build()
    assert not (after.outdir / "data/opfoelgninger.csv").exists()
    assert "data/opfoelgninger.csv" not in listed(after)
    assert files_of(after.outdir) == files_of(small.build(fresh=True).outdir)


def test_a_file_is_written_again_only_when_it_says_something_else(small: Folder) -> None:
    built = small.build()
    for path in listed(built):
        assert (built.outdir / path).stat().st_mtime > 0
    times = {path: (built.outdir / path).stat().st_mtime_ns for path in listed(built)}
    time.sleep(0.01)
    small.replace(POST_PAGE, ":::{person} Konsulent", ":::{person} Rådgiver")
    again = small.build()
    changed = [p for p in times if (again.outdir / p).stat().st_mtime_ns != times[p]]
    assert "data/roller.xlsx" in changed
    assert "data/beslutninger.xlsx" not in changed
    assert files_of(again.outdir) == files_of(small.build(fresh=True).outdir)


def test_a_file_that_somebody_has_deleted_comes_back(small: Folder) -> None:
    built = small.build()
    (built.outdir / "data/roller.xlsx").unlink()
    assert (small.build().outdir / "data/roller.xlsx").is_file()


def test_only_the_html_builder_writes_them(small: Folder) -> None:
    assert not (small.build("tjek").outdir / "data").exists()


def test_an_id_that_is_no_id_writes_no_file_outside_the_site(small: Folder) -> None:
    small.replace(POST_PAGE, ":id: PER_KONSULENT\n", ":id: PER_../../../X\n:til: 2026-12-31\n")
    built = small.build()
    assert built.exit_code == 1
    assert not [file for file in small.path.rglob("*") if file.stem == "x" or file.name == "x"]
    assert all(".." not in path for path in listed(built))


# -- the pages -----------------------------------------------------------------------------------


def test_a_register_is_a_whole_table_and_its_numbers_lead_to_their_source(real_site: Site) -> None:
    page = soup(real_site.built, "kommunen/overblik/gevinstoversigt.html")
    [table] = page.select("table.register-tabel")
    rows = table.select("tbody tr")
    written = json.loads(real_site.built.read("data/gevinstoversigt.json"))
    assert len(rows) == len(written["raekker"])
    heads = texts(table.select("thead th"))
    [porto] = [row for row in rows if row.select_one('th a[href$="#GEV_POST_PORTO"]')]
    cells = dict(zip(heads, porto.select("th, td"), strict=True))
    assert texts([cells["Nulpunkt"]]) == ["2,40"]
    assert cells["Nulpunkt"]["data-v"] == "2.40"
    assert cells["Nulpunkt"].select_one("a")["href"].endswith("#MLG_PORTO_2023")
    assert cells["Måldato"]["data-v"] == "2025-12-31"
    assert texts(page.select(".register-antal")) == [f"{len(rows)} gevinster"]


def test_every_link_to_a_file_leads_to_one(real_site: Site) -> None:
    found = 0
    for name in real_site.built.pages:
        for link in soup(real_site.built, name).select("a[href]"):
            href = str(link["href"])
            if href.rpartition(".")[2] in ("csv", "xlsx", "json", "ics"):
                target = (real_site.built.outdir / name).parent / href
                assert target.resolve().is_file(), f"{name}: {href}"
                found += 1
    assert found > len(listed(real_site.built)), "the page of files links to every one of them"


def test_every_post_with_days_has_its_calendar_on_its_card(real_site: Site) -> None:
    paths = [path for path in listed(real_site.built) if path.startswith("kalender/person/")]
    assert len(paths) > 10
    for path in paths:
        card = f"person/{Path(path).stem}/index.html"
        links = [a["href"] for a in soup(real_site.built, card).select("a[href$='.ics']")]
        assert links == [f"../../{path}"]


def test_only_pages_with_a_register_load_the_script(real_site: Site) -> None:
    with_script = {
        name for name, html in real_site.built.pages.items() if "_static/register.js" in html
    }
    assert "kommunen/overblik/gevinstoversigt.html" in with_script
    assert "kommunen/fora.html" not in with_script
    assert all(name.startswith("kommunen/overblik/") for name in with_script), (
        "register.js is loaded where there is nothing to sort"
    )


PART = """# Prøve

```{register} roller
:post: PER_SKOLECHEF
```

```{register} beslutninger
:post: PER_PROJEKTLEDER
```

```{register} undtagelser
```

```{kalender}
:program: PRG_PLAN
:post: PER_PROJEKTLEDER
```

```{register} rolle
```

```{rollekort} PER_SKOLECHEF
```

```{rollekort} PER_SKOLECHEF
:program: PRG_PLAN
```

```{rollekort} PER_SOCIALCHEF
:program: PRG_INI
```
"""


def with_page(folder: Folder, text: str = PART) -> Built:
    folder.write("proeve.md", text)
    folder.replace("index.md", "roller\n", "roller\nproeve\n")
    return folder.build()


def test_each_number_in_the_register_of_programmes_leads_to_exactly_as_many(
    small: Folder,
) -> None:
    page = soup(with_page(small, "# Prøve\n\n```{register} programmer\n```\n"), "proeve.html")
    counts = [a for a in page.select("table.register-tabel td.tal a") if a["href"].startswith("#")]
    assert len(counts) >= 5
    for link in counts:
        [target] = page.select(f"[id='{link['href'][1:]}']")
        items = target.select("li")
        assert len(items) == int(str(link.find(string=True)))
        assert all(item.select_one("a[href]") for item in items)
    assert len({link["href"] for link in counts}) == len(counts)
    assert len(page.select("dl.felter > div[id]")) == len(counts)


def test_a_page_shows_a_part_and_says_when_there_is_nothing(small: Folder) -> None:
    built = with_page(small)
    page = soup(built, "proeve.html")
    [table] = page.select("table.register-tabel")
    assert texts(table.select("caption")) == ["Hvem har hvilken rolle: Skolechef"]
    assert set(texts(table.select("tbody th"))) == {"Skolechef"}
    said = page.get_text(" ")
    assert "Der er ingen beslutninger for Projektleder." in said
    assert "Der er ingen undtagelser endnu." in said
    assert "Der er ingen datoer forude for Projektleder i Skolen i udvikling." in said
    assert "IN25 : der er intet register »rolle«." in said
    assert "Ret: mente du roller? Ellers vælg mellem " in said
    assert [f.code for f in built.findings] == ["IN25"]
    assert built.exit_code == 1
    # The post's whole card, and a programme's part of it, without the headings of its own page.
    cards = page.select("a[href$='person/skolechef/index.html']")
    assert "Rollekort: Skolechef" in texts(cards)
    assert "Rollekort: Skolechef i Skolen i udvikling" in " ".join(said.split())
    assert texts(page.select("caption")).count("Hvordan det går med dem") == 2
    assert texts(page.select("h2")) == []
    assert "Der er ikke noget på rollekortet for Socialchef i Skolen begynder." in said
    # The register that is only partly shown can be had whole; an empty one has no files.
    assert "Hent hele registeret" in said
    assert not [a for a in page.select("a[href]") if "undtagelser" in str(a["href"])]


def test_a_part_follows_what_is_written_on_other_pages(small: Folder) -> None:
    with_page(small)
    small.replace(POST_PAGE, ":::{person} Skolechef", ":::{person} Chef for skolerne")
    built = small.build()
    assert "Hvem har hvilken rolle: Chef for skolerne" in built.read("proeve.html")


def test_text_of_a_page_is_never_markup_in_a_register(small: Folder) -> None:
    small.replace(POST_PAGE, ":::{person} Skolechef", ':::{person} <b>Chef</b> & "co"')
    built = with_page(small)
    assert "&lt;b&gt;Chef&lt;/b&gt; &amp; &#34;co&#34;" in built.read("proeve.html")
    assert "<b>Chef" not in built.read("proeve.html")


# -- the command ---------------------------------------------------------------------------------


def run(folder: Folder, *words: str) -> int:
    return main(["eksport", *words, "--mappe", str(folder.path), "--dato", "2026-06-15"])


def test_without_a_name_the_registers_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eksport"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in out[1:]] == list(REGISTERS)


def test_the_command_writes_what_the_build_wrote(
    small: Folder, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    built = small.build(settings={"gevinst_dato": "2026-06-15"})
    assert run(small, "roller") == 0
    assert capfdbinary.readouterr().out == (built.outdir / "data/roller.csv").read_bytes()
    target = tmp_path / "nye" / "lister"
    assert run(small, "alle", "--format", "xlsx", "--til", str(target)) == 0
    for path in listed(built):
        if path.endswith(".xlsx"):
            name = Path(path).name
            assert (target / name).read_bytes() == (built.outdir / path).read_bytes()
    own = tmp_path / "egen.ics"
    words = ("kalender", "--format", "ics", "--post", "PER_SKOLECHEF", "--til", str(own))
    assert run(small, *words) == 0
    assert own.read_bytes() == (built.outdir / "kalender/person/skolechef.ics").read_bytes()
    assert f"Skrev {own}".encode() in capfdbinary.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["role"], "Der er intet register »role«. Ret: mente du roller? Ellers vælg mellem "),
        (["raci", "--format", "ics"], "Kun kalenderen kan skrives som ics. Ret: vælg kalender, "),
        (["alle"], "Alle registre kan ikke være i én fil. Ret: skriv --til og navnet på en mappe."),
        (
            ["roller", "--post", "PER_SKOLECHEFF"],
            "post PER_SKOLECHEFF findes ikke. Ret: mente du PER_SKOLECHEF? Ellers skriv et id, "
            "der begynder med PER_.",
        ),
        (["roller", "--til", "/dev/null/x.csv"], "/dev/null/x.csv kan ikke skrives. Ret: se efter"),
    ],
    ids=["unknown register", "not a calendar", "all to the terminal", "unknown post", "no place"],
)
def test_what_cannot_be_done_is_said_in_danish(
    small: Folder, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(small, *words) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""


def test_it_says_what_it_does_only_when_that_takes_long(
    small: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli_eksport, "PATIENCE", 60)
    assert run(small, "roller", "--til", str(small.path / "a.csv")) == 0
    assert "Læser" not in capsys.readouterr().err
    monkeypatch.setattr(cli_eksport, "PATIENCE", 0)
    assert run(small, "roller", "--til", str(small.path / "a.csv")) == 0
    assert "Læser håndbogens sider …" in capsys.readouterr().err


def test_a_handbook_with_mistakes_is_exported_all_the_same(
    small: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    small.replace(POST_PAGE, ":ansat_i: ENH_SKOLER\n", ":ansat_i: ENH_UKENDT\n")
    assert run(small, "mangler") == 0
    assert "ENH_UKENDT" in capsys.readouterr().out


def test_a_benefit_without_an_owner_is_said_to_lack_one(small: Folder) -> None:
    small.replace(BENEFIT_PAGE, ":gevinstansvarlig: PER_SKOLECHEF\n", "")
    built = with_page(small, "# Prøve\n\n```{gevinstoversigt}\n:program: PRG_PLAN\n```\n")
    page = soup(built, "proeve.html")
    assert texts(page.select("tbody tr td.mangler, tbody td .mangler")) == ["Mangler"]
    assert texts(page.select(".register-antal")) == ["1 gevinst"]
