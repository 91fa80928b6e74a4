"""A table as CSV that a Danish Excel opens by a double click.

Semicolons between cells, a comma before decimals, UTF-8 with a byte order mark. Dates are ISO:
Excel reads them as dates whatever language it is set to, where ``06-07-2026`` is two different
days. Source for quoting: RFC 4180.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from gevinst.views.table import Cell, Kind, Row, Table, Value

from .edition import Edition, looks_like_formula

_MARK = "\ufeff"


def render(table: Table, edition: Edition) -> bytes:
    """The whole table, with the id of each row's object first and its address last."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    address = ["Adresse"] if edition.base else []
    writer.writerow(["Id", *(_safe(column.heading) for column in table.columns), *address])
    for row in table.rows:
        writer.writerow(_cells(table, row, edition))
    return (_MARK + out.getvalue()).encode("utf-8")


def _cells(table: Table, row: Row, edition: Edition) -> Iterator[str]:
    yield _safe(row.source.id if row.source else "")
    for column, cell in zip(table.columns, row.cells, strict=True):
        text = joined(cell)
        yield text if _is_number(column.kind, cell) else _safe(text)
    if edition.base:
        yield edition.address(row.source) if row.source else ""


def joined(cell: Cell) -> str:
    """The values of a cell as one text."""
    if len(cell) == 1:
        return _written(cell[0].value)
    return "; ".join(_written(part.value) for part in cell)


def _is_number(kind: Kind, cell: Cell) -> bool:
    return kind is Kind.NUMBER and len(cell) == 1 and isinstance(cell[0].value, Decimal)


def _written(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else value


def _safe(text: str) -> str:
    """A text that no spreadsheet runs: an apostrophe in front of what looks like a formula."""
    return f"'{text}" if looks_like_formula(text) else text
