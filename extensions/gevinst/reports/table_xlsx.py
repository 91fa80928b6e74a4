"""A table as a spreadsheet: real dates and numbers, a header that stays, and filters.

Written with XlsxWriter, which fixes the times inside the file; the time of the document is that of
the edition, so the same table gives the same bytes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from gevinst.views.table import Cell, Column, Part, Table

from .edition import FIKTIV, Edition, exact, looks_like_formula
from .table_csv import joined

LONGEST_TEXT = 32_767
"""The most characters that a cell of a spreadsheet can hold."""
MOST_LINKS = 65_000
"""Excel opens no sheet with more than 65,530 links; what is beyond is written without."""
FIRST_YEAR = 1900
"""A spreadsheet has no dates before this year; they are written as text."""
_NARROWEST, _WIDEST = 10, 44
"""Characters: wide enough for most of a column, and no wider than can be read on a screen."""
_A4 = 9
"""The number of the paper size in the file format."""


def render(table: Table, edition: Edition) -> bytes:
    """The whole table on one sheet, with the id of each row's object first.

    What a row is about, and every number and date, links to the object it comes from, when it is
    known where the handbook is published.
    """
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            # A text is a text, whatever it looks like.
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    workbook.set_properties(
        {
            "title": table.title,
            "author": "Gevinsthåndbogen",
            "company": edition.kommune,
            "comments": FIKTIV if edition.fictional else "",
            "created": datetime.combine(edition.today, datetime.min.time()),
        }
    )
    _write(workbook, table, edition)
    workbook.close()
    return out.getvalue()


def _write(workbook: Workbook, table: Table, edition: Edition) -> None:
    sheet = workbook.add_worksheet(table.title)
    looks = _Looks.of(workbook)
    columns = (Column("id", "Id"), *table.columns)
    rows: list[tuple[Cell, ...]] = [
        ((Part(row.source.id, row.source),) if row.source else (), *row.cells) for row in table.rows
    ]
    widths = [len(column.heading) + 3 for column in columns]  # room for the arrow of the filter
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.heading, looks.heading)
    links = 0
    for line, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if not cell:
                continue
            target = _target(place, cell, edition) if links < MOST_LINKS else ""
            if target:
                # The link comes first; the value is then written in place of its text.
                sheet.write_url(line, place, target, looks.text, "x")
                links += 1
            width = _write_cell(sheet, line, place, cell, looks, linked=bool(target))
            widths[place] = max(widths[place], width)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, max(_NARROWEST, min(width, _WIDEST)))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    if edition.fictional:
        sheet.set_footer(f"&L{FIKTIV}")


def _target(place: int, cell: Cell, edition: Edition) -> str:
    """Where a cell links to: the row's object in its title, the source of a number or a date."""
    if len(cell) != 1 or cell[0].source is None:
        return ""
    followed = place == 1 or not isinstance(cell[0].value, str)
    return edition.address(cell[0].source) if followed else ""


def _write_cell(
    sheet: Worksheet, line: int, place: int, cell: Cell, looks: _Looks, *, linked: bool
) -> int:
    """A single date or number as what it is, all else as text. Returns the width it needs."""
    value = cell[0].value
    if len(cell) == 1 and isinstance(value, date) and value.year >= FIRST_YEAR:
        sheet.write_datetime(line, place, value, looks.date)
        return _NARROWEST + 2
    if len(cell) == 1 and isinstance(value, Decimal):
        number = exact(value)
        if number is not None:
            look = looks.whole if isinstance(number, int) else looks.decimals
            sheet.write_number(line, place, number, look)
            return _NARROWEST + 2
    text = joined(cell)
    if len(text) > LONGEST_TEXT:
        text = f"{text[: LONGEST_TEXT - 1]}…"
    look = looks.quoted if looks_like_formula(text) else looks.linked if linked else looks.text
    sheet.write_string(line, place, text, look)
    return len(text)


@dataclass(frozen=True, slots=True)
class _Looks:
    """The looks that a cell can have."""

    heading: Format
    text: Format
    linked: Format
    quoted: Format
    date: Format
    whole: Format
    decimals: Format

    @classmethod
    def of(cls, workbook: Workbook) -> _Looks:
        def look(**properties: object) -> Format:
            return workbook.add_format({"valign": "top", **properties})

        return cls(
            look(bold=True, text_wrap=True, bottom=1),
            look(text_wrap=True),
            look(text_wrap=True, underline=1),
            # Stays a text, also when somebody edits the cell.
            look(text_wrap=True, quote_prefix=True),
            look(num_format="yyyy-mm-dd", align="left"),
            look(num_format="#,##0"),
            look(num_format="#,##0.######"),
        )
