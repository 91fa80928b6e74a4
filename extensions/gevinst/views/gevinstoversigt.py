"""The register of benefits: one row for each, with all that a board and finance ask about it."""

from __future__ import annotations

from collections.abc import Iterable

from gevinst.model.felt import navne
from gevinst.model.finding import Finding
from gevinst.model.kommune import Gevinst, Indikator
from gevinst.model.lister import FASER
from gevinst.model.objekt import Objekt
from gevinst.rules.severity import phase_of

from .basis import Basis
from .table import Cell, Column, Kind, Part, Row, Table, Value, field_of, ids_of, objects

MISSING = "–"
"""Stands for what one of several indicators lacks."""

_FASENAVN = navne(FASER)

COLUMNS = (
    Column("gevinst", "Gevinst", Kind.LINK),
    Column("gevinstansvarlig", "Gevinstansvarlig", Kind.LINK, choice=True, needed=True),
    Column("status", "Status", choice=True),
    Column("nulpunkt", "Nulpunkt", Kind.NUMBER),
    Column("maal", "Mål", Kind.NUMBER),
    Column("seneste_maaling", "Seneste måling", Kind.NUMBER),
    Column("maaleenhed", "Måles i"),
    Column("maaldato", "Måldato", Kind.DATE),
    Column("maalt_dato", "Målt", Kind.DATE),
    Column("beloeb_aar", "Værdi om året", Kind.NUMBER, unit="kr."),
    Column("aarsvaerk", "Frigjort tid", Kind.NUMBER, unit="årsværk"),
    Column("budgetvirkning", "Budgetvirkning"),
    Column("gevinsttype", "Gevinsttype", choice=True),
    Column("program", "Program", Kind.LINK, choice=True),
    Column("fase", "Fase", choice=True),
    Column("lokale_gevinstejere", "Lokale gevinstejere", Kind.LINK),
    Column("enheder", "Hentes i", Kind.LINK),
    Column("fund", "Fund nu", Kind.LINK),
)


def gevinstoversigt(basis: Basis) -> Table:
    """All benefits in the order of the pages.

    A benefit with several indicators has as many values in the columns about measurements, in the
    order in which the indicators are named on its page.
    """
    rows = tuple(_row(basis, gevinst) for gevinst in basis.handbook.all(Gevinst))
    return Table("gevinstoversigt", "Gevinstoversigt", "gevinster", COLUMNS, rows)


def _row(basis: Basis, gevinst: Gevinst) -> Row:
    book = basis.handbook
    owners = book.programmes_of(gevinst)
    cells = (
        (Part(gevinst.titel, gevinst),),
        field_of(book, gevinst, "gevinstansvarlig"),
        field_of(book, gevinst, "status"),
        *measured(basis, book.find(dict.fromkeys(gevinst.maales_ved), Indikator)),
        field_of(book, gevinst, "beloeb_aar"),
        field_of(book, gevinst, "aarsvaerk"),
        field_of(book, gevinst, "budgetvirkning"),
        field_of(book, gevinst, "gevinsttype"),
        objects(owners),
        phases(basis, gevinst),
        field_of(book, gevinst, "lokale_gevinstejere"),
        field_of(book, gevinst, "realiseres_i"),
        findings_on(basis, gevinst),
    )
    return Row(gevinst, cells, ids_of(owners), basis.posts(gevinst))


def phases(basis: Basis, objekt: Objekt) -> Cell:
    """The phases of the programmes that an object belongs to, each once."""
    owners = {phase_of(owner): owner for owner in basis.handbook.programmes_of(objekt)}
    return tuple(Part(_FASENAVN[fase], o) for fase, o in owners.items() if fase in _FASENAVN)


def measured(basis: Basis, indicators: tuple[Indikator, ...]) -> tuple[Cell, ...]:
    """Baseline, target, latest measurement, unit, day of the target, day of the measurement.

    Of several indicators each has its place in every cell, so one that lacks a value has a dash.
    """
    gap = MISSING if len(indicators) > 1 else None

    def cell(values: Iterable[tuple[Value | None, Objekt]]) -> Cell:
        shown = ((gap if value in (None, "") else value, o) for value, o in values)
        found = tuple(Part(value, o) for value, o in shown if value is not None)
        return () if all(part.value == MISSING for part in found) else found

    before = [(i, basis.baseline(i)) for i in indicators]
    latest = [(i, basis.latest(i)) for i in indicators]
    return (
        cell((r.vaerdi, r.maaling) if r else (None, i) for i, r in before),
        cell((i.maalvaerdi, i) for i in indicators),
        cell((r.vaerdi, r.maaling) if r else (None, i) for i, r in latest),
        cell((i.maaleenhed, i) for i in indicators),
        cell((i.maaldato, i) for i in indicators),
        cell((r.dato, r.maaling) if r else (None, i) for i, r in latest),
    )


def findings_on(basis: Basis, objekt: Objekt) -> Cell:
    """What the check finds on an object now: ``EJ02 (fejl)``, each with the rule it comes from."""
    found = dict.fromkeys(map(_named, basis.index.by_object.get(objekt.id, ())))
    return tuple(Part(f"{code} ({severity})", basis.rule(code)) for code, severity in found)


def _named(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.severity.value
