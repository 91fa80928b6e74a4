"""Registers and the calendar as HTML: whole without script, with links to their files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby

from gevinst.model.kommune import Person
from gevinst.model.objekt import Objekt
from gevinst.model.raa import RawObject
from gevinst.model.vaerdier import MAANEDER
from gevinst.reports.export import (
    CALENDAR,
    TABLE_FORMATS,
    calendar_path,
    data_path,
)
from gevinst.rules.organisation import programmes_and_projects
from gevinst.views.basis import Basis
from gevinst.views.kalender import Calendar, Event
from gevinst.views.oversigter import REGISTERS
from gevinst.views.table import Cell, Table
from gevinst.views.udsnit import CARD, Wish, read_wish

FORMAT_NAMES = {"csv": "CSV", "xlsx": "Regneark", "json": "JSON"}
MOST_CHOICES = 15
"""The most values of a column that a reader is given to choose between."""


@dataclass(frozen=True)
class RegisterPages:
    """Writes out registers for one build; each is made once, whatever the number of pages."""

    basis: Basis
    calendar: Calendar
    base: str
    """The address the handbook is published at; empty where unknown."""
    template: Callable[..., str]
    """``(template, docname, **values)`` → HTML."""
    card: Callable[[str, str, str], str]
    """``(docname, post, program)`` → the HTML of a role card, or of a programme's part of it."""
    _tables: dict[str, Table] = field(default_factory=dict)

    def render(self, docname: str, raw: RawObject) -> str:
        """What stands on a page where ``raw`` is written."""
        wish, wrong = read_wish(self.basis.handbook, raw)
        if wrong:
            return self.template("register-fejl.html", docname, fund=wrong)
        if raw.type == "eksport":
            return self._exports(docname)
        if raw.type == CARD:
            return self.card(docname, wish.post, wish.program)
        about = [self.basis.handbook.by_id[id] for id in (wish.post, wish.program) if id]
        place = f"register-{raw.location.line}"
        if wish.navn == CALENDAR:
            return self._calendar(docname, wish, about, place)
        return self._table(docname, wish, about, place)

    def _table_of(self, navn: str) -> Table:
        if navn not in self._tables:
            self._tables[navn] = REGISTERS[navn].make(self.basis)
        return self._tables[navn]

    def _table(self, docname: str, wish: Wish, about: list[Objekt], place: str) -> str:
        whole = self._table_of(wish.navn)
        table = whole.of(wish.program, wish.post)
        return self.template(
            "register.html",
            docname,
            tabel=table,
            om=about,
            sted=place,
            valg=_choices(table),
            sorter=sort_key,
            filer=_files(docname, whole),
            del_af_hele=len(table.rows) < len(whole.rows),
        )

    def _calendar(self, docname: str, wish: Wish, about: list[Objekt], place: str) -> str:
        events = self.calendar.of(wish.program, wish.post)
        coming, been = events.parted(self.basis.today)
        return self.template(
            "kalender.html",
            docname,
            om=about,
            sted=place,
            kommende=_months(coming),
            tidligere=_months(tuple(reversed(been))),
            antal_tidligere=len(been),
            dag=lambda day: f"{day.day}. {MAANEDER[day.month - 1]}",
            # A programme's part of a post's days has no file of its own: the post's whole one has.
            feed=self.feed(docname, about[0] if about else None),
            filer=_files(docname, self._table_of(CALENDAR)),
        )

    def feed(self, docname: str, objekt: Objekt | None) -> tuple[str, str] | None:
        """Where the calendar of a post or a programme lies, None for the whole municipality's.

        As seen from a page, and in full for who subscribes; the latter is empty where nothing is
        published. None where there are no days, and so no file.
        """
        days = self.calendar if objekt is None else self.calendar.by_id.get(objekt.id)
        if days is None or not days.events:
            return None
        path = calendar_path(objekt)
        return f"{_root(docname)}{path}", f"{self.base}{path}" if self.base else ""

    def _exports(self, docname: str) -> str:
        """All registers with what they hold and their files, and all calendars.

        An empty register has no files, and who has no days has no calendar.
        """
        book = self.basis.handbook
        return self.template(
            "eksport.html",
            docname,
            registre=[
                (register, table, _files(docname, table))
                for navn, register in REGISTERS.items()
                for table in (self._table_of(navn),)
            ],
            kalendere=[
                (group, [(o, feed) for o in objekter if (feed := self.feed(docname, o))])
                for group, objekter in (
                    ("Hele kommunen", [None]),
                    ("Programmerne", programmes_and_projects(book)),
                    ("Posterne", book.all(Person)),
                )
            ],
        )


def sort_key(cell: Cell) -> str:
    """What a column of dates or numbers is sorted by; empty where the text itself will do."""
    value = cell[0].value if cell else ""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else ""


def _choices(table: Table) -> list[tuple[int, str, list[str]]]:
    """(place, title, values) of each column that a reader may choose a value of."""
    found = []
    for place, column in enumerate(table.columns):
        values = {part.text for row in table.rows for part in row.cells[place]}
        if column.choice and 1 < len(values) <= MOST_CHOICES:
            found.append((place, column.title, sorted(values, key=str.lower)))
    return found


def _months(events: tuple[Event, ...]) -> list[tuple[str, list[Event]]]:
    """Events under the month they lie in: ``Juni 2026``."""
    months = groupby(events, key=lambda event: (event.day.year, event.day.month))
    return [(f"{MAANEDER[month - 1].capitalize()} {year}", list(e)) for (year, month), e in months]


def _files(docname: str, table: Table) -> list[tuple[str, str]]:
    """(name, address) of each file of a register; an empty one has none."""
    if not table.rows:
        return []
    root = _root(docname)
    return [(FORMAT_NAMES[form], f"{root}{data_path(table.name, form)}") for form in TABLE_FORMATS]


def _root(docname: str) -> str:
    """The way from a page to the root of the site."""
    return "../" * docname.count("/")
