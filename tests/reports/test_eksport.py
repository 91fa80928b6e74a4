"""What is written outside the handbook, read back by programs that others have made."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import icalendar
import openpyxl
import pytest
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Gevinst, Kommune, Maaling, Person, Program
from gevinst.model.location import Location
from gevinst.reports import calendar_ics, table_csv, table_json, table_xlsx
from gevinst.reports.edition import Edition, exact, looks_like_formula
from gevinst.reports.export import export, site_files
from gevinst.views.basis import Basis
from gevinst.views.kalender import Calendar, Event
from gevinst.views.table import Cell, Column, Kind, Part, Row, Table

TODAY = date(2026, 6, 15)
EDITION = Edition(TODAY, "Eksempelkøbing", "KOM_EKSEMPEL", True, "https://haandbog.example/")
UNPUBLISHED = Edition(TODAY)

GEVINST = Gevinst(id="GEV_POST_PORTO", titel="Porto", sted=Location("source/post.md", 4))
MAALING = Maaling(id="MLG_2025", titel="2025", sted=Location("source/post.md", 40))

FORMULAS = ["=1+1", "+45 12", "-2", "@SUM(A1)", "\tx", "\rx", "  =1", "\n=1", "＝1", "-3; -4"]
"""What a spreadsheet may take for a formula."""
HARMLESS = ["", "a=1", "1-2", "»=«", "Sag 2026-1", "–", "'=1"]


def table(*cells: Cell, kind: Kind = Kind.TEXT) -> Table:
    """A table of one column, with a row for each cell."""
    rows = tuple(Row(GEVINST, (cell,)) for cell in cells)
    return Table("prove", "Prøve", "rækker", (Column("felt", "Felt", kind, "kr."),), rows)


def text(value: str) -> Cell:
    return (Part(value, GEVINST),)


MIXED = Table(
    "prove",
    "Prøve",
    "rækker",
    (
        Column("gevinst", "Gevinst", Kind.LINK),
        Column("maal", "Mål", Kind.NUMBER),
        Column("dag", "Dag", Kind.DATE),
        Column("ord", "Ord"),
    ),
    (
        Row(
            GEVINST,
            (
                (Part("Porto", GEVINST),),
                (Part(Decimal("2.40"), MAALING),),
                (Part(date(2026, 6, 15), MAALING),),
                (Part("a"), Part("b; c")),
            ),
        ),
        Row(
            GEVINST,
            (
                (Part("PER_X", broken=True),),
                (Part(Decimal(-3), MAALING), Part("–", MAALING)),
                (),
                (Part('sagde "ja"\nog gik'),),
            ),
        ),
    ),
)


# -- CSV -----------------------------------------------------------------------------------------


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_is_what_a_danish_spreadsheet_opens_by_itself() -> None:
    data = table_csv.render(MIXED, EDITION)
    assert data == (
        "\ufeffId;Gevinst;Mål;Dag;Ord;Adresse\r\n"
        'GEV_POST_PORTO;Porto;2,40;2026-06-15;"a; b; c";'
        "https://haandbog.example/gevinst/post-porto/\r\n"
        'GEV_POST_PORTO;PER_X;\'-3; –;;"sagde ""ja""\nog gik";'
        "https://haandbog.example/gevinst/post-porto/\r\n"
    ).encode().replace(b";'-3; \xe2\x80\x93;", b';"\'-3; \xe2\x80\x93";')
    assert rows_of(data)[2][4] == 'sagde "ja"\nog gik'


def test_csv_has_no_addresses_when_the_handbook_has_none() -> None:
    assert rows_of(table_csv.render(MIXED, UNPUBLISHED))[0] == [
        "Id",
        "Gevinst",
        "Mål",
        "Dag",
        "Ord",
    ]


@pytest.mark.parametrize("written", FORMULAS)
def test_csv_never_begins_a_text_as_a_formula(written: str) -> None:
    [_, row] = rows_of(table_csv.render(table(text(written)), EDITION))
    assert row[1] == f"'{written}"


@pytest.mark.parametrize("written", HARMLESS)
def test_csv_leaves_other_texts_alone(written: str) -> None:
    [_, row] = rows_of(table_csv.render(table(text(written)), EDITION))
    assert row[1] == written
    assert not looks_like_formula(written)


def test_a_negative_number_is_still_a_number() -> None:
    [_, row] = rows_of(
        table_csv.render(table((Part(Decimal("-1.5"), MAALING),), kind=Kind.NUMBER), EDITION)
    )
    assert row[1] == "-1,5"


# -- XLSX ----------------------------------------------------------------------------------------


def sheet_of(data: bytes) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_a_spreadsheet_has_real_numbers_and_dates_and_text_for_the_rest() -> None:
    sheet = sheet_of(table_xlsx.render(MIXED, EDITION))
    values = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]
    assert values == [
        [("Id", "s"), ("Gevinst", "s"), ("Mål", "s"), ("Dag", "s"), ("Ord", "s")],
        [
            ("GEV_POST_PORTO", "s"),
            ("Porto", "s"),
            (2.4, "n"),
            (datetime(2026, 6, 15), "d"),
            ("a; b; c", "s"),
        ],
        [
            ("GEV_POST_PORTO", "s"),
            ("PER_X", "s"),
            ("-3; –", "s"),
            (None, "n"),
            ('sagde "ja"\nog gik', "s"),
        ],
    ]
    assert sheet["C2"].number_format == "#,##0.######"
    assert sheet["D2"].number_format == "yyyy-mm-dd"


def test_a_spreadsheet_has_a_header_that_stays_filters_and_widths() -> None:
    sheet = sheet_of(table_xlsx.render(MIXED, EDITION))
    assert sheet.title == "Prøve"
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:E3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.column_dimensions["D"].width > 11
    long = sheet_of(table_xlsx.render(table(text("ord " * 90)), EDITION))
    assert 40 < long.column_dimensions["B"].width < 50


def test_the_row_and_each_number_and_date_link_to_what_they_come_from() -> None:
    sheet = sheet_of(table_xlsx.render(MIXED, EDITION))
    links = {
        cell.coordinate: cell.hyperlink.target for row in sheet for cell in row if cell.hyperlink
    }
    assert links == {
        "B2": "https://haandbog.example/gevinst/post-porto/",
        "C2": "https://haandbog.example/maaling/2025/",
        "D2": "https://haandbog.example/maaling/2025/",
    }
    bare = sheet_of(table_xlsx.render(MIXED, UNPUBLISHED))
    assert [cell for row in bare for cell in row if cell.hyperlink] == []


@pytest.mark.parametrize("written", FORMULAS)
def test_a_spreadsheet_never_holds_a_formula(written: str) -> None:
    sheet = sheet_of(table_xlsx.render(table(text(written)), EDITION))
    # A carriage return is a line break in XML; everything else is as it was written.
    assert sheet["B2"].value.replace("_x000D_", "\r") == written
    assert sheet["B2"].data_type == "s"
    assert sheet["B2"].quotePrefix, "it would become a formula when somebody edits the cell"


@pytest.mark.parametrize("written", ["12", "https://example.org", "TRUE", "2026-06-15", "'=1"])
def test_a_text_that_looks_like_something_else_is_still_a_text(written: str) -> None:
    cell = sheet_of(table_xlsx.render(table(text(written)), UNPUBLISHED))["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (written, "s", None)


def test_a_text_longer_than_a_cell_is_cut_and_not_lost() -> None:
    value = sheet_of(table_xlsx.render(table(text("a" * 40_000)), EDITION))["B2"].value
    assert len(value) == 32_767
    assert value.endswith("a…")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("123456789012345"), 123456789012345),
        (Decimal("1234567890123456"), "1234567890123456"),
        (Decimal("0.1"), 0.1),
        (Decimal("1e400"), f"1{'0' * 400}"),
    ],
    ids=["fifteen digits", "sixteen digits", "decimals", "beyond all bounds"],
)
def test_no_number_is_rounded_behind_the_readers_back(value: Decimal, written: object) -> None:
    cells = table((Part(value, MAALING),), kind=Kind.NUMBER)
    assert sheet_of(table_xlsx.render(cells, EDITION))["B2"].value == written
    assert json.loads(table_json.render(cells, EDITION))["raekker"][0]["celler"]["felt"] == [
        {"vaerdi": written, "objekt": "MLG_2025"}
    ]
    assert exact(value) == (None if isinstance(written, str) else written)


def test_a_date_before_spreadsheets_have_dates_is_a_text() -> None:
    cells = table((Part(date(1899, 12, 31)),), (Part(date(1900, 3, 1)),), kind=Kind.DATE)
    sheet = sheet_of(table_xlsx.render(cells, EDITION))
    assert sheet["B2"].value == "1899-12-31"
    assert sheet["B3"].value == datetime(1900, 3, 1)


def test_a_spreadsheet_carries_no_time_of_its_own() -> None:
    data = table_xlsx.render(MIXED, EDITION)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.properties.created == datetime(2026, 6, 15)
    assert book.properties.modified == datetime(2026, 6, 15)
    assert book.properties.description == "Kommunen og alle dens tal og beslutninger er opdigtede."
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_only_a_fictional_municipality_says_so() -> None:
    real = openpyxl.load_workbook(io.BytesIO(table_xlsx.render(MIXED, UNPUBLISHED)))
    assert not real.properties.description
    assert not real.active.oddFooter.left.text


# -- JSON ----------------------------------------------------------------------------------------


def test_json_names_the_object_of_each_value_and_each_object_once() -> None:
    assert json.loads(table_json.render(MIXED, EDITION)) == {
        "version": 1,
        "visning": "prove",
        "titel": "Prøve",
        "dato": "2026-06-15",
        "kommune": "Eksempelkøbing",
        "fiktiv": True,
        "kolonner": [
            {"navn": "gevinst", "titel": "Gevinst", "type": "link", "enhed": ""},
            {"navn": "maal", "titel": "Mål", "type": "tal", "enhed": ""},
            {"navn": "dag", "titel": "Dag", "type": "dato", "enhed": ""},
            {"navn": "ord", "titel": "Ord", "type": "tekst", "enhed": ""},
        ],
        "raekker": [
            {
                "objekt": "GEV_POST_PORTO",
                "celler": {
                    "gevinst": [{"vaerdi": "Porto", "objekt": "GEV_POST_PORTO"}],
                    "maal": [{"vaerdi": 2.4, "objekt": "MLG_2025"}],
                    "dag": [{"vaerdi": "2026-06-15", "objekt": "MLG_2025"}],
                    "ord": [{"vaerdi": "a"}, {"vaerdi": "b; c"}],
                },
            },
            {
                "objekt": "GEV_POST_PORTO",
                "celler": {
                    "gevinst": [{"vaerdi": "PER_X", "findes_ikke": True}],
                    "maal": [
                        {"vaerdi": -3, "objekt": "MLG_2025"},
                        {"vaerdi": "–", "objekt": "MLG_2025"},
                    ],
                    "ord": [{"vaerdi": 'sagde "ja"\nog gik'}],
                },
            },
        ],
        "objekter": {
            "GEV_POST_PORTO": {
                "type": "gevinst",
                "titel": "Porto",
                "adresse": "gevinst/post-porto/",
                "fil": "source/post.md",
                "linje": 4,
            },
            "MLG_2025": {
                "type": "maaling",
                "titel": "2025",
                "adresse": "maaling/2025/",
                "fil": "source/post.md",
                "linje": 40,
            },
        },
    }


# -- iCalendar -----------------------------------------------------------------------------------

CHIEF = Person(id="PER_CHEF", titel="Chef; skoler, dagtilbud", sted=Location("a.md", 1))
PROGRAM = Program(id="PRG_AA", titel="Program A", sted=Location("a.md", 9))


def event(title: str = "Måling af »Porto«", day: date = TODAY) -> Event:
    return Event(
        "maaling-GEV_POST_PORTO-2026", "maaling", day, title, GEVINST, (CHIEF,), (PROGRAM,)
    )


def parsed(*events: Event, edition: Edition = EDITION) -> icalendar.Calendar:
    data = calendar_ics.render(Calendar(events), edition, "Gevinster: Chef; skoler, dagtilbud")
    return icalendar.Calendar.from_ical(data)


def test_an_event_is_read_back_as_it_was_meant() -> None:
    found = parsed(event())
    for name in ("NAME", "X-WR-CALNAME"):
        # The reader knows neither name, and leaves their values as they are written.
        assert str(found[name]) == r"Gevinster: Chef\; skoler\, dagtilbud"
    assert found["X-WR-CALDESC"] == "Kommunen og alle dens tal og beslutninger er opdigtede."
    [one] = found.walk("VEVENT")
    assert one["UID"] == "maaling-GEV_POST_PORTO-2026@kom-eksempel.gevinsthaandbogen"
    assert one["DTSTART"].dt == TODAY
    assert not isinstance(one["DTSTART"].dt, datetime), "the event lasts all day"
    assert one["DTSTAMP"].to_ical() == b"20260615T000000Z"
    assert one["SUMMARY"] == "Måling af »Porto«"
    assert one["DESCRIPTION"] == (
        "Gevinst: Porto\nHvem: Chef; skoler, dagtilbud\nProgram: Program A\n"
        "https://haandbog.example/gevinst/post-porto/"
    )
    assert one["CATEGORIES"].cats == ["Måling"]
    assert one["URL"] == "https://haandbog.example/gevinst/post-porto/"
    assert one["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize(
    "title",
    [
        'a\\b; c, d: "e"',
        "to\nlinjer",
        "\\n er ikke en ny linje",
        "END:VEVENT\r\nBEGIN:VALARM",
        "æøå" * 60,
        "👩‍🏫" * 40,
        " begynder og ender med mellemrum ",
    ],
    ids=["special", "line break", "backslash n", "forged", "long", "four bytes", "blanks"],
)
def test_every_title_comes_back_and_none_can_forge_a_line(title: str) -> None:
    data = calendar_ics.render(Calendar((event(title),)), EDITION, "x")
    found = icalendar.Calendar.from_ical(data)
    assert [one["SUMMARY"] for one in found.walk("VEVENT")] == [title.replace("\r\n", "\n")]
    assert found.walk("VALARM") == []


def test_no_line_is_too_long_and_every_line_ends_as_it_must() -> None:
    data = calendar_ics.render(Calendar((event("æ" * 400),)), EDITION, "ø" * 200)
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert all(line.decode("utf-8") for line in lines), "a letter is broken in two"


def test_a_control_character_does_not_break_the_calendar() -> None:
    [one] = parsed(event("a\x00b\tc\x7fd")).walk("VEVENT")
    assert one["SUMMARY"] == "a b c d"


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_there_are(day: date) -> None:
    [one] = parsed(event(day=day)).walk("VEVENT")
    assert one["DTSTART"].dt == day


def test_two_municipalities_have_different_events() -> None:
    other = Edition(TODAY, "Nabokøbing", "KOM_NABO")
    uids = {parsed(event(), edition=e).walk("VEVENT")[0]["UID"] for e in (EDITION, other)}
    assert len(uids) == 2
    [one] = parsed(event(), edition=other).walk("VEVENT")
    assert "URL" not in one


# -- all of it -----------------------------------------------------------------------------------


def whole() -> Basis:
    kommune = Kommune(id="KOM_A", titel="A", sted=Location("a.md", 1), ledelsesform="direktion")
    chief = Person(id="PER_CHEF", titel="Chef", sted=Location("a.md", 2))
    evil = Person(id="PER_../../X", titel="Ond", sted=Location("a.md", 3), til=TODAY)
    program = Program(
        id="PRG_AA", titel="A", sted=Location("a.md", 4), slutdato=date(2027, 1, 1),
        programchef=("PER_CHEF",),
    )  # fmt: skip
    return Basis(Handbook((kommune, chief, evil, program)), (), TODAY)


def written(basis: Basis) -> dict[str, bytes]:
    """The files of the site by their path."""
    return {file.path: file.make() for file in site_files(basis, EDITION)}


def test_the_files_of_the_site_are_those_that_hold_something() -> None:
    files = written(whole())
    registers = ("programmer", "roller", "kalender")
    assert sorted(files) == sorted(
        [
            *(f"data/{navn}.{form}" for navn in registers for form in ("csv", "xlsx", "json")),
            "kalender/kommunen.ics",
            "kalender/person/chef.ics",
            "kalender/program/aa.ics",
        ]
    )


def test_the_same_handbook_gives_the_same_bytes() -> None:
    assert written(whole()) == written(whole())


def test_a_key_changes_with_the_content_and_with_the_address() -> None:
    def keys(basis: Basis, edition: Edition) -> dict[str, str]:
        return {file.path: file.key for file in site_files(basis, edition)}

    one = keys(whole(), EDITION)
    assert one == keys(whole(), EDITION)
    assert one["data/roller.csv"] != keys(whole(), UNPUBLISHED)["data/roller.csv"]
    renamed = whole()
    chief = replace(renamed.handbook.by_id["PER_CHEF"], titel="Anden chef")
    others = [o for o in renamed.handbook.objects if o.id != "PER_CHEF"]
    changed = keys(Basis(Handbook((chief, *others)), (), TODAY), EDITION)
    assert one["data/roller.csv"] != changed["data/roller.csv"]


def test_a_file_of_the_site_is_what_the_command_writes() -> None:
    files = written(whole())
    assert export(whole(), EDITION, "roller", "xlsx") == files["data/roller.xlsx"]
    own = export(whole(), EDITION, "kalender", "ics", post="PER_CHEF")
    assert own == files["kalender/person/chef.ics"]
    assert export(whole(), EDITION, "kalender", "ics") == files["kalender/kommunen.ics"]


def test_the_day_is_the_editions_and_not_the_clocks() -> None:
    later = Edition(date(2026, 6, 16), "Eksempelkøbing", "KOM_EKSEMPEL", True, EDITION.base)
    assert table_xlsx.render(MIXED, later) != table_xlsx.render(MIXED, EDITION)
    assert calendar_ics.render(Calendar((event(),)), later, "x").count(b"DTSTAMP:20260616T") == 1
