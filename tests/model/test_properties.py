"""Whatever is written, the readers do not fail and lose nothing."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from gevinst.model.indlaesning import ID_MOENSTER, read_handbook
from gevinst.model.kommune import Maaling
from gevinst.model.lister import MAALEMETODER, MAALINGSTYPER
from gevinst.model.location import Location
from gevinst.model.maalingsfil import KOLONNER, read_measurements
from gevinst.model.raa import Brud, RawField, RawObject, read_fields
from gevinst.model.tekst import usynlige
from gevinst.model.vaerdier import dansk_dato, dansk_tal
from hypothesis import given, settings
from hypothesis import strategies as st

ANY = settings(max_examples=300)

FILE, PAGE = "source/tal.csv", "source/side.md"
INDICATOR = RawObject(
    "indikator",
    "Porto",
    Location(PAGE, 1),
    tuple(
        RawField(navn, tekst, 2)
        for navn, tekst in (
            ("id", "IND_PORTO"),
            ("type", "resultat"),
            ("maalinger", "tal.csv"),
        )
    ),
)

# -- a file of measurements -----------------------------------------------------------------------

NAMES = [felt.navn for felt in KOLONNER]
CELLS = st.one_of(
    st.sampled_from(
        ["", " ", "5", "12,5", "1.300", "31-12-2025", "2025-12-31", "31. maj 2026", "slut", "maalt"]
    ),
    st.sampled_from(['"', '"a', 'a"', '""', '"12,5"', "=1+2", "\ufeff", "\x00", "PER_A", "Værdi"]),
    st.text(max_size=8),
)
LINES = st.lists(CELLS, max_size=8)
HEADS = st.one_of(
    st.just(["dato", "vaerdi"]),
    st.permutations(NAMES),
    st.lists(st.sampled_from([*NAMES, "Værdi", "note", ""]), max_size=8),
    LINES,
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A file much like those that people save, and some that are like nothing."""
    separator = draw(st.sampled_from([";", ",", "\t"]))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    rows = [draw(HEADS), *draw(st.lists(LINES, max_size=8))]
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]))
    return end.join(separator.join(row) for row in rows).encode(encoding, errors="replace")


def expect_nothing_lost(data: bytes) -> None:
    found = read_measurements(data, FILE, INDICATOR, PAGE)
    handbook, findings = read_handbook([INDICATOR, *found.raws], found=found.findings)
    rows = [m for m in handbook.objects if isinstance(m, Maaling)]
    assert all(ID_MOENSTER.fullmatch(row.id) for row in rows)
    assert len({row.id for row in rows}) == len(rows)
    assert set(found.findings) <= set(findings)
    said = {f.location.line for f in findings if f.location.path == FILE}
    read = {row.sted.line for row in rows if row.dato is not None and row.vaerdi is not None}
    assert all(row.sted.line in read | said for row in rows)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        assert said
        return
    lines = [(n, line) for n, line in enumerate(re.split("\r\n|\r|\n", text), 1) if line.strip()]
    if not found.raws and found.findings:
        assert said  # perhaps the file as a whole cannot be read
    else:
        rest = {n for n, line in lines[1:] if re.search(r'[^\s;,"]', line)}
        assert rest <= read | said


@ANY
@given(files())
def test_every_row_of_a_file_is_a_measurement_or_has_a_finding(data: bytes) -> None:
    expect_nothing_lost(data)


@ANY
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    expect_nothing_lost(data)


@ANY
@given(files(), st.text(max_size=60), st.text(max_size=10))
def test_any_id_and_title_of_the_indicator_will_do(data: bytes, id: str, titel: str) -> None:
    fields = (RawField("id", id.strip(), 2), RawField("maalinger", "tal.csv", 3))
    indikator = RawObject("indikator", titel.strip(), Location(PAGE, 1), fields)
    found = read_measurements(data, FILE, indikator, PAGE)
    assert all(ID_MOENSTER.fullmatch(raw.text("id")) for raw in found.raws)
    read_handbook([indikator, *found.raws], found=found.findings)


NUMBERS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False).map(
    lambda number: number.normalize() + Decimal(0)
)
TEXTS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Cs"]), max_size=12)
    .filter(lambda text: not usynlige(text))
    .map(lambda text: normalize("NFC", text).strip())
)


@st.composite
def measurements(draw: st.DrawFn) -> tuple[date, Decimal, str, str, str]:
    return (
        draw(st.dates(date(1000, 1, 1))),
        draw(NUMBERS),
        draw(st.sampled_from([valg.kode for valg in MAALINGSTYPER])),
        draw(st.sampled_from([valg.kode for valg in MAALEMETODER])),
        draw(TEXTS),
    )


@ANY
@given(
    st.lists(measurements(), unique_by=lambda row: (row[0], row[2]), max_size=6),
    st.sampled_from([";", ","]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([str, dansk_dato, lambda day: f"{day.day}-{day.month}-{day.year}"]),
    st.permutations(["dato", "vaerdi", "type", "metode", "dokumentation"]),
)
def test_what_a_spreadsheet_saves_is_read_back(rows, separator, end, day_as, order) -> None:  # type: ignore[no-untyped-def]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerow(order)
    for day, number, type, method, text in rows:
        cells = {
            "dato": day_as(day),
            "vaerdi": dansk_tal(number),
            "type": type,
            "metode": method,
            "dokumentation": text,
        }
        writer.writerow([cells[name] for name in order])
    found = read_measurements(out.getvalue().encode("utf-8-sig"), FILE, INDICATOR, PAGE)
    looks_split = separator == "," and order.index("dokumentation") == order.index("vaerdi") + 1
    if looks_split and any(re.fullmatch(r"\d{1,3}", text) for *_, text in rows):
        return  # said to be ambiguous, and tested by itself
    handbook, findings = read_handbook([INDICATOR, *found.raws], found=found.findings)
    assert [f.message for f in findings if f.location.path == FILE] == []
    assert [
        (m.dato, m.vaerdi, m.type, m.metode, m.dokumentation)
        for m in handbook.objects
        if isinstance(m, Maaling)
    ] == rows


# -- the fields of a directive --------------------------------------------------------------------

BLOCK_LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "   ",
            ":id: GEV_A",
            ":titel:",
            ":: ::",
            "  :fase: en linje",
            ":navn med mellemrum: x",
            ":::{gevinst} Indeni",
            ":::",
            "::::",
            "```",
            "~~~python",
            "En sætning.",
            "  indrykket",
            ":ikke et felt",
            "`:rolle:`",
            ":a:b: c",
        ]
    ),
    st.text(st.characters(exclude_characters="\r\n"), max_size=12),
)


@ANY
@given(st.lists(BLOCK_LINES, max_size=14), st.integers(1, 500))
def test_every_line_of_a_block_is_a_field_or_text(lines: list[str], first_line: int) -> None:
    block = read_fields(lines, first_line)
    assert 0 <= block.text_start <= len(lines)
    by_line = {field.line - first_line: field for field in block.fields}
    assert len(by_line) == len(block.fields)
    for index, line in enumerate(lines):
        if index in by_line:
            field = by_line[index]
            assert field.navn in line
            assert field.tekst.startswith(line.split(":", 2)[2].strip())
            assert (field.brud is Brud.EFTER_TEKST) == (index in block.stray)
            assert (index >= block.text_start) == (index in block.stray)
        elif index < block.text_start and line.strip():
            # A wrapped line goes on the field above it.
            above = by_line[max(before for before in by_line if before < index)]
            assert above.brud is Brud.FORTSAT
            assert line.strip() in above.tekst
        else:
            assert index not in block.stray
