"""What is found now, and who does what: the tables over findings and over RACI."""

from __future__ import annotations

from decimal import Decimal

from gevinst.model.ansvar import responsible_for
from gevinst.model.felt import navne
from gevinst.model.finding import Finding
from gevinst.model.lister import FASER
from gevinst.model.objekt import Objekt

from .basis import Basis
from .raci import raci as raci_of
from .table import Column, Kind, Part, Row, Table, ids_of, links, objects, one

_FASENAVN = navne(FASER)


def mangler(basis: Basis) -> Table:
    """Every finding with where it is and how it is mended, in the order of files and lines."""
    columns = (
        Column("grad", "Grad", choice=True),
        Column("regel", "Regel", Kind.LINK, choice=True),
        Column("objekt", "Objekt", Kind.LINK),
        Column("program", "Program", Kind.LINK, choice=True),
        Column("fase", "Fase", choice=True),
        Column("besked", "Hvad der er galt", told="besked"),
        Column("ret", "Sådan retter du", told="raad"),
        Column("fil", "Fil"),
        Column("linje", "Linje", Kind.NUMBER),
        Column("hvem", "Hvem skal rette", Kind.LINK, choice=True),
        Column("undtaget_ved", "Undtaget ved", Kind.LINK),
    )
    rows = tuple(_row(basis, finding) for finding in basis.findings)
    return Table("mangler", "Mangler", "fund", columns, rows)


def _row(basis: Basis, finding: Finding) -> Row:
    book = basis.handbook
    objekt = book.by_id.get(finding.object_id)
    rule = basis.rule(finding.code)
    who = responsible_for(book, objekt, basis.today) if objekt else ()
    cells = (
        one(finding.severity.value.capitalize(), objekt),
        (Part(rule.titel, rule),) if rule else one(finding.code),
        (Part(objekt.titel, objekt),) if objekt else one(finding.object_id),
        objects(book.find(finding.programmes, Objekt)),
        one(_FASENAVN.get(finding.phase, ""), objekt),
        one(finding.message, objekt),
        one(finding.remedy, objekt),
        one(finding.location.path, objekt),
        one(Decimal(finding.location.line), objekt) if finding.location.line else (),
        objects(who),
        links(book, [finding.waived_by] if finding.waived_by else []),
    )
    return Row(objekt, cells, finding.programmes, ids_of(who))


def raci(basis: Basis) -> Table:
    """Who does what: a row for each activity of the handbook and a column for each role."""
    table = raci_of(basis.handbook)
    columns = (
        Column("aktivitet", "Aktivitet", Kind.LINK),
        *(Column(role.slug.replace("-", "_"), role.titel) for role in table.roles),
    )
    rows = tuple(
        Row(
            activity.objekt,
            (
                (Part(activity.objekt.titel, activity.objekt),),
                *(one(letters, activity.objekt) for letters in activity.cells),
            ),
        )
        for activity in table.activities
    )
    return Table("raci", "Hvem gør hvad", "aktiviteter", columns, rows)
