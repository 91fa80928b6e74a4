"""Every register in every form, and the files that lie beside the pages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from gevinst.model.indlaesning import ID_MOENSTER
from gevinst.model.kommune import Person, Program, Projekt
from gevinst.model.objekt import Objekt
from gevinst.views.basis import Basis
from gevinst.views.kalender import Calendar, calendar
from gevinst.views.oversigter import REGISTERS
from gevinst.views.table import Table

from . import calendar_ics, table_csv, table_json, table_xlsx
from .edition import Edition

TABLE_FORMATS: Mapping[str, Callable[[Table, Edition], bytes]] = {
    "csv": table_csv.render,
    "xlsx": table_xlsx.render,
    "json": lambda table, edition: table_json.render(table, edition).encode("utf-8"),
}
CALENDAR_FORMAT = "ics"
CALENDAR = "kalender"
"""The register that is a calendar too."""
WHOLE_CALENDAR = "kalender/kommunen.ics"


def export(
    basis: Basis, edition: Edition, navn: str, form: str, program: str = "", post: str = ""
) -> bytes:
    """One register in one form, of one programme or post where they are given.

    ``navn`` is one of `REGISTERS`; the form ``ics`` is for the calendar alone.
    """
    if form == CALENDAR_FORMAT:
        events = calendar(basis).of(program, post)
        about = [basis.handbook.by_id[id] for id in (post, program) if id]
        return calendar_ics.render(events, edition, _calendar_name(edition, *about))
    table = REGISTERS[navn].make(basis).of(program, post)
    return TABLE_FORMATS[form](table, edition)


def data_path(navn: str, form: str) -> str:
    """Where a register lies from the root of the site: ``data/gevinstoversigt.csv``."""
    return f"data/{navn}.{form}"


def calendar_path(objekt: Objekt | None = None) -> str:
    """Where a calendar lies: ``kalender/person/skolechef.ics``, or that of the municipality."""
    return f"kalender/{objekt.adresse.rstrip('/')}.ics" if objekt else WHOLE_CALENDAR


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file beside the pages. Two files with the same path and key have the same content; an
    empty key says nothing. ``make`` gives the content, which may take a while."""

    path: str
    key: str
    make: Callable[[], bytes]


def site_files(basis: Basis, edition: Edition) -> Iterator[SiteFile]:
    """Every file beside the pages. What would be empty is left out."""
    for navn, register in REGISTERS.items():
        table = register.make(basis)
        if table.rows:
            yield from _register_files(navn, table, edition)
    yield from _feeds(basis, edition)


def _register_files(navn: str, table: Table, edition: Edition) -> Iterator[SiteFile]:
    """A register in every form. The JSON says all there is to say of it, so it is the key."""
    whole = TABLE_FORMATS["json"](table, edition)
    key = hashlib.sha256(edition.base.encode() + whole).hexdigest()
    for form, render in TABLE_FORMATS.items():
        make = (lambda: whole) if form == "json" else partial(render, table, edition)
        yield SiteFile(data_path(navn, form), key, make)


def _feeds(basis: Basis, edition: Edition) -> Iterator[SiteFile]:
    """The calendar of the municipality, of each programme and of each post that has events."""
    whole = calendar(basis)
    rendered = {event.key: calendar_ics.render_event(event, edition) for event in whole.events}

    def feed(path: str, events: Calendar, name: str) -> SiteFile:
        data = calendar_ics.assemble([rendered[e.key] for e in events.events], edition, name)
        return SiteFile(path, "", lambda: data)

    if whole.events:
        yield feed(calendar_path(), whole, _calendar_name(edition))
    for cls in (Program, Projekt, Person):
        for objekt in basis.handbook.all(cls):
            events = whole.by_id.get(objekt.id)
            if events and ID_MOENSTER.fullmatch(objekt.id):
                yield feed(calendar_path(objekt), events, _calendar_name(edition, objekt))


def _calendar_name(edition: Edition, *about: Objekt) -> str:
    titles = [objekt.titel for objekt in about] or [edition.kommune or "Kommunen"]
    return f"Gevinster: {', '.join(titles)}"
