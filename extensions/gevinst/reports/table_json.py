"""A table as JSON, for programs. The format is described in `docs/eksport.md`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from gevinst.model.objekt import Objekt
from gevinst.views.table import Part, Table, Value

from .edition import Edition, exact

VERSION = 1
"""Raised when a field changes its meaning or goes away; new fields do not raise it."""


def render(table: Table, edition: Edition) -> str:
    """The whole table, a row on each line: the same table gives the same bytes."""
    value = as_dict(table, edition)
    rows, objects = value.pop("raekker"), value.pop("objekter")
    head = "".join(f"{_dumped(key)}: {_dumped(part)},\n" for key, part in value.items())
    listed = ",\n".join(map(_dumped, rows))
    named = ",\n".join(f"{_dumped(id)}: {_dumped(objekt)}" for id, objekt in objects.items())
    return f'{{{head}"raekker": [\n{listed}\n],\n"objekter": {{\n{named}\n}}}}\n'


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def as_dict(table: Table, edition: Edition) -> dict[str, Any]:
    """The value that is written. Every object that is named stands once under ``objekter``."""
    names = [column.name for column in table.columns]
    return {
        "version": VERSION,
        "visning": table.name,
        "titel": table.title,
        "dato": edition.today.isoformat(),
        "kommune": edition.kommune,
        "fiktiv": edition.fictional,
        "kolonner": [
            {
                "navn": column.name,
                "titel": column.title,
                "type": column.kind.value,
                "enhed": column.unit,
            }
            for column in table.columns
        ],
        "raekker": [
            {
                "objekt": row.source.id if row.source else "",
                "celler": {
                    name: [_part(part) for part in cell]
                    for name, cell in zip(names, row.cells, strict=True)
                    if cell
                },
            }
            for row in table.rows
        ],
        "objekter": {
            id: {
                "type": objekt.om.navn,
                "titel": objekt.titel,
                "adresse": objekt.adresse,
                "fil": objekt.sted.path,
                "linje": objekt.sted.line,
            }
            for id, objekt in sorted({o.id: o for o in _named(table)}.items())
        },
    }


def _named(table: Table) -> Iterator[Objekt]:
    for row in table.rows:
        if row.source:
            yield row.source
        for cell in row.cells:
            yield from (part.source for part in cell if part.source)


def _part(part: Part) -> dict[str, Any]:
    value: dict[str, Any] = {"vaerdi": _value(part.value)}
    if part.source:
        value["objekt"] = part.source.id
    if part.broken:
        value["findes_ikke"] = True
    return value


def _value(value: Value) -> str | int | float:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        number = exact(value)
        return f"{value:f}" if number is None else number
    return value
