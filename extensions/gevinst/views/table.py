"""A table as values: what every register is, whatever it is written as.

A column has a name for programs and a title for readers. A cell is a tuple of parts, and each part
knows the object it comes from, so that every number can be followed back to its source. Nothing
here knows of HTML, CSV or spreadsheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Literal

from gevinst.model.felt import felter_efter_navn
from gevinst.model.handbook import Handbook
from gevinst.model.objekt import Objekt
from gevinst.model.vaerdier import dansk_dato, dansk_tal

Value = str | date | Decimal

ONE: Mapping[str, str] = {
    "aktiviteter": "aktivitet",
    "beslutninger": "beslutning",
    "datoer": "dato",
    "fora": "forum",
    "fund": "fund",
    "gevinster": "gevinst",
    "indikatorer": "indikator",
    "indsatser": "indsats",
    "målinger": "måling",
    "opfølgninger": "opfølgning",
    "programmer": "program",
    "projekter": "projekt",
    "roller": "rolle",
    "undtagelser": "undtagelse",
}
"""What one of each is called."""


class Kind(Enum):
    """What the cells of a column hold. The value is what the JSON calls it."""

    TEXT = "tekst"
    DATE = "dato"
    NUMBER = "tal"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Column:
    """``unit`` is what all numbers of the column are counted in; a unit that differs from row to
    row has a column of its own. ``choice``: few values that return, so a reader may choose one.
    ``needed``: each row should have a value, so a reader is told where there is none. ``told``:
    its texts name objects by id, and a page tells them as `besked` or `raad` of `besked.py` does.
    """

    name: str
    title: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    choice: bool = False
    needed: bool = False
    told: Literal["", "besked", "raad"] = ""

    @property
    def heading(self) -> str:
        """The title with the unit: ``Værdi om året (kr.)``."""
        return f"{self.title} ({self.unit})" if self.unit else self.title


@dataclass(frozen=True, slots=True)
class Part:
    """A value, and the object that it comes from. ``broken`` marks an id that leads nowhere.

    ``counted`` is what a number counts, one for each: parts that are read after each other.
    """

    value: Value
    source: Objekt | None = None
    broken: bool = False
    counted: tuple[tuple[Part, ...], ...] = ()

    @property
    def text(self) -> str:
        """The value as a reader sees it."""
        if isinstance(self.value, date):
            return dansk_dato(self.value)
        return dansk_tal(self.value) if isinstance(self.value, Decimal) else self.value


Cell = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What a row is about, its cells, and to whom it belongs.

    ``programmes`` and ``posts`` are ids; a page can ask for the rows of one of them.
    """

    source: Objekt | None
    cells: tuple[Cell, ...]
    programmes: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """``title`` names the table, ``noun`` what its rows are, in the plural: ``gevinster``."""

    name: str
    title: str
    noun: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) < len(names) or any(len(row.cells) != len(names) for row in self.rows):
            raise ValueError(f"the table {self.name} has columns that do not fit its rows")

    @property
    def counted(self) -> str:
        """How many rows there are: ``1 gevinst``, ``2 gevinster``."""
        noun = ONE.get(self.noun, self.noun) if len(self.rows) == 1 else self.noun
        return f"{len(self.rows)} {noun}"

    @property
    def counts(self) -> tuple[tuple[Row, Column, Part], ...]:
        """The numbers that count something, each with its row and column, in their order."""
        return tuple(
            (row, column, part)
            for row in self.rows
            for column, cell in zip(self.columns, row.cells, strict=True)
            for part in cell
            if part.counted
        )

    def of(self, program: str = "", post: str = "") -> Table:
        """The rows of one programme, of one post, or of both; all where neither is given."""
        kept = tuple(
            row
            for row in self.rows
            if (not program or program in row.programmes) and (not post or post in row.posts)
        )
        return replace(self, rows=kept)


# -- cells ---------------------------------------------------------------------------------------


def one(value: Value | None, source: Objekt | None = None) -> Cell:
    """A cell with one value, or an empty one."""
    return () if value is None or value == "" else (Part(value, source),)


def count(counted: Iterable[Cell], source: Objekt) -> Cell:
    """A cell with a number of things, which it leads to. ``source`` is whose they are."""
    found = tuple(counted)
    return (Part(Decimal(len(found)), source, counted=found),)


def links(handbook: Handbook, ids: Iterable[str]) -> Cell:
    """The titles of the objects behind ids; an id that leads nowhere is shown as it is written."""
    found = ((id, handbook.by_id.get(id)) for id in dict.fromkeys(ids))
    return tuple(Part(o.titel, o) if o else Part(id, broken=True) for id, o in found)


def objects(found: Iterable[Objekt]) -> Cell:
    """The titles of objects, each once."""
    return tuple(Part(o.titel, o) for o in {o.id: o for o in found}.values())


def field_of(handbook: Handbook, objekt: Objekt, navn: str) -> Cell:
    """The cell of a field as it is written on the page: choices in words, links by title."""
    felt = felter_efter_navn(type(objekt))[navn]
    value = getattr(objekt, navn)
    if felt.er_link:
        return links(handbook, value)
    if isinstance(value, bool):
        return one("Ja" if value else "Nej", objekt)
    values = value if isinstance(value, tuple) else (value,)
    return tuple(
        Part(felt.vist(v) if felt.valg else v, objekt) for v in values if v is not None and v != ""
    )


def ids_of(found: Iterable[Objekt]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(o.id for o in found))
