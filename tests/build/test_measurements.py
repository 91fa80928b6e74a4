"""A file of measurements in real builds: where its rows lead, and what is said of it each time."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from built_pages import Page, objects_of, section, target_of, words
from conftest import MEASURED_PAGE, MEASUREMENTS, Folder, files_of

INDICATOR = "IND_MINUTTER »Minutter pr. forløb«"
SAVE = "vælg Gem som i Excel og filtypen CSV UTF-8"


def said(folder: Folder) -> list[str]:
    """What every kind of build says of the municipality, which is the same."""
    kinds = [("tjek", 1), ("html", 1), ("html", 2), ("tjek", 2)]
    first, *others = [folder.build(builder, parallel=number) for builder, number in kinds]
    assert "Traceback" not in first.stderr
    for other in others:
        assert (other.lines, other.exit_code) == (first.lines, first.exit_code)
    fresh = folder.build(parallel=2, fresh=True)
    assert (fresh.lines, fresh.exit_code) == (first.lines, first.exit_code)
    assert first.exit_code == bool(first.lines)
    return first.lines


def said_of_the_field(folder: Folder) -> list[str]:
    """What two checks in a row say; the second reads only the pages that had a mistake."""
    first, second = folder.build("tjek"), folder.build("tjek")
    assert "Traceback" not in first.stderr
    assert (second.lines, second.exit_code) == (first.lines, first.exit_code)
    return first.lines


def line_of_the_field(folder: Folder) -> int:
    lines = folder.text(MEASURED_PAGE).splitlines()
    return next(n for n, line in enumerate(lines, 1) if line.startswith(":maalinger:"))


def test_a_row_leads_to_its_indicator_from_everywhere(measured: Folder) -> None:
    built = measured.build()
    assert built.lines == []
    id, place = "MLG_MINUTTER_20260131", "kommune/indikatorer.html"
    assert objects_of(built)[id] == (
        "maaling",
        "Minutter pr. forløb, 31. januar 2026",
        f"{place}#{id}",
    )
    assert target_of(built, "maaling/minutter-20260131/") == (place, id)
    assert target_of(built, "maaling/minutter-20251231-nulpunkt/")[0] == place
    assert id in Page(section(built.read(place), "IND_MINUTTER")).ids
    links = Page(built.read("roller.html")).links
    assert links[f"{place}#{id}"].strip() == "Minutter pr. forløb, 31. januar 2026"
    links = Page(built.read("kommune/organisation.html")).links
    assert links["indikatorer.html#MLG_MINUTTER_20251231_NULPUNKT"] == (
        "Minutter pr. forløb, nulpunkt 31. december 2025"
    )


def test_the_card_shows_all_that_the_file_says(measured: Folder) -> None:
    shown = section(measured.build().read("kommune/indikatorer.html"), "IND_MINUTTER")
    table = shown[shown.index("<table") : shown.index("</table>")]
    assert "<b>Sag 2</b>" not in table
    assert [words(row) for row in table.split("<tr>")[1:]] == [
        "Dato Type Værdi Metode Dokumentation Bekræftet af",
        "31. december 2025 Nulpunkt 45 Målt Sag 1 Kommunaldirektør",
        "31. januar 2026 Undervejs 44,5 Målt",
        "28. februar 2026 Undervejs 41 Målt <b>Sag 2</b>",
    ]


def test_a_row_whose_day_cannot_be_read_is_in_the_table(measured: Folder) -> None:
    without_links(measured)
    measured.replace(MEASUREMENTS, "31-01-2026", "i januar")
    shown = section(measured.build().read("kommune/indikatorer.html"), "IND_MINUTTER")
    assert "Uden dato Undervejs 44,5 Målt" in words(shown)


def test_a_row_is_in_needs_json_as_it_is_written(measured: Folder) -> None:
    needs = json.loads(measured.build().read("needs.json"))
    [version] = needs["versions"].values()
    row = version["needs"]["MLG_MINUTTER_20260131"]
    assert {
        name: row[name] for name in ("docname", "dato", "vaerdi", "maaling_af", "maaling_type")
    } == {
        "docname": "kommune/indikatorer",
        "dato": "31-01-2026",
        "vaerdi": "44,5",
        "maaling_af": ["IND_MINUTTER"],
        "maaling_type": "forloeb",
    }
    assert row.get("parent_needs", []) == []
    assert row["section_name"] == version["needs"]["IND_MINUTTER"]["section_name"]


def test_the_file_is_not_published(measured: Folder) -> None:
    """The registers are; they are made from the objects, and lie in a folder of their own."""
    tables = [name for name in files_of(measured.build().outdir) if name.endswith(".csv")]
    assert tables
    assert [name for name in tables if not name.startswith("data/")] == []


def test_a_broken_row_is_on_the_card_of_the_indicator(measured: Folder) -> None:
    measured.replace(MEASUREMENTS, "44,5", "mange")
    message = (
        "MLG_MINUTTER_20260131 »Minutter pr. forløb, 31. januar 2026«: :vaerdi: »mange« er ikke "
        "et tal"
    )
    assert said(measured) == [
        f"source/{MEASUREMENTS}:3 FEJL IN04 {message}. Ret: skriv kun tallet, med komma før "
        "decimaler og punktum mellem tusinder: 1.300.000 eller 2,40."
    ]
    shown = words(section(measured.build().read("kommune/indikatorer.html"), "IND_MINUTTER"))
    # The page tells it in titles and labels, with the title as a link.
    assert "» Minutter pr. forløb, 31. januar 2026 «: »Værdi« »mange« er ikke et tal." in shown


def without_links(folder: Folder) -> None:
    """Leave out the link to a row, whose own finding is not what is tested."""
    folder.write("roller.md", folder.text("roller.md").partition("\nSe [](#MLG")[0])


def test_a_file_that_is_missing_is_said_until_it_is_there(measured: Folder) -> None:
    without_links(measured)
    before = measured.text(MEASUREMENTS)
    measured.page(MEASUREMENTS).rename(measured.page("kommune/minuter.csv"))
    assert said(measured) == [
        f"source/{MEASURED_PAGE}:{line_of_the_field(measured)} FEJL IN20 {INDICATOR}: filen "
        "minutter.csv findes ikke. Ret: mente du minuter.csv? Ellers ret stien, som går ud fra "
        "sidens mappe, eller læg filen der."
    ]
    measured.write(MEASUREMENTS, before)
    assert said(measured) == []


def test_a_file_that_comes_back_as_old_as_it_was_is_read(measured: Folder) -> None:
    """A file that is restored or synchronised keeps its time."""
    without_links(measured)
    file = measured.page(MEASUREMENTS)
    time = file.stat().st_mtime - 3600
    file.rename(measured.path / "gemt.csv")
    assert measured.build().exit_code == 1
    (measured.path / "gemt.csv").rename(file)
    os.utime(file, (time, time))
    assert measured.build().lines == []


def link_out(folder: Folder, file: Path) -> None:
    (folder.path / "udenfor.csv").write_text("dato;vaerdi\n31-12-2025;5\n", encoding="utf-8")
    file.unlink()
    file.symlink_to(folder.path / "udenfor.csv")


def link_in_a_ring(folder: Folder, file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def make_a_folder(folder: Folder, file: Path) -> None:
    file.unlink()
    file.mkdir()


FIELD = f"source/{MEASURED_PAGE}:LINJE FEJL"
FINDS_NOT = (
    "{0} IN20 {1}: filen {2} findes ikke. Ret: {3}ret stien, som går ud fra sidens mappe, eller "
    "læg filen der."
)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "../../udenfor.csv",
            f"{FIELD} IN20 {INDICATOR}: filen ../../udenfor.csv ligger uden for mappen source. "
            "Ret: læg filen i en mappe ved siden af siden, og ret stien.",
        ),
        (
            "minutter.xlsx",
            f"{FIELD} IN21 {INDICATOR}: filen minutter.xlsx er ikke en CSV-fil. Ret: {SAVE}, og "
            "ret navnet her til .csv.",
        ),
        (
            "index.md",
            f"{FIELD} IN21 {INDICATOR}: filen index.md er ikke en CSV-fil. Ret: {SAVE}, og "
            "ret navnet her til .csv.",
        ),
        (
            "tal\\minutter.csv",
            FINDS_NOT.format(
                FIELD, INDICATOR, "tal\\minutter.csv", "mente du minutter.csv? Ellers "
            ),
        ),
        (
            f"{'x' * 300}.csv",
            f"{FIELD} IN21 {INDICATOR}: filen {'x' * 300}.csv kan ikke åbnes. Ret: luk den i andre "
            "programmer, og giv alle lov til at læse den.",
        ),
    ],
)
def test_a_path_that_leads_nowhere(written: str, message: str, measured: Folder) -> None:
    without_links(measured)
    measured.replace(MEASURED_PAGE, "minutter.csv", written)
    line = line_of_the_field(measured)
    assert said_of_the_field(measured) == [message.replace("LINJE", str(line))]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            link_out,
            f"{FIELD} IN20 {INDICATOR}: filen minutter.csv ligger uden for mappen source. Ret: læg "
            "filen i en mappe ved siden af siden, og ret stien.",
        ),
        (
            link_in_a_ring,
            f"{FIELD} IN21 {INDICATOR}: filen minutter.csv kan ikke åbnes. Ret: luk den i andre "
            "programmer, og giv alle lov til at læse den.",
        ),
        (make_a_folder, FINDS_NOT.format(FIELD, INDICATOR, "minutter.csv", "")),
    ],
)
def test_what_is_no_file_of_the_handbook(
    change: Callable[[Folder, Path], None], message: str, measured: Folder
) -> None:
    without_links(measured)
    change(measured, measured.page(MEASUREMENTS))
    line = line_of_the_field(measured)
    assert said_of_the_field(measured) == [message.replace("LINJE", str(line))]


def test_a_file_that_may_not_be_read_is_read_when_it_may(
    measured: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leave to read a file comes without a new time on it."""
    without_links(measured)
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.suffix == ".csv":
            raise PermissionError(path)
        return read_bytes(path)

    message = (
        f"{FIELD} IN21 {INDICATOR}: filen minutter.csv kan ikke åbnes. Ret: luk den i andre "
        "programmer, og giv alle lov til at læse den."
    )
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refuse)
        assert said(measured) == [message.replace("LINJE", str(line_of_the_field(measured)))]
    assert said(measured) == []


def test_a_link_that_is_turned_into_the_handbook_is_followed(measured: Folder) -> None:
    without_links(measured)
    link_out(measured, measured.page(MEASUREMENTS))
    assert measured.build().exit_code == 1
    measured.page(MEASUREMENTS).unlink()
    (measured.path / "udenfor.csv").rename(measured.page(MEASUREMENTS))
    assert measured.build().lines == []


def test_a_file_named_from_the_root_of_the_pages(measured: Folder) -> None:
    measured.replace(MEASURED_PAGE, "minutter.csv", "/kommune/minutter.csv")
    assert said(measured) == []
