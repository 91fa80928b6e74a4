"""The registers of the municipality's objects: one row for each, as it stands on the pages."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from gevinst.model.kommune import (
    Adhoc,
    Beslutning,
    Driftsaendring,
    Effekt,
    Forum,
    Gevinst,
    Indikator,
    Leverance,
    Maaling,
    Opfoelgning,
    Program,
    Projekt,
    Succeskriterium,
    Undtagelse,
)
from gevinst.model.objekt import Objekt
from gevinst.rules.organisation import seats

from .basis import Basis, Gap
from .gevinstoversigt import measured, phases
from .portefoelje import portfolio
from .table import (
    Cell,
    Column,
    Kind,
    Part,
    Row,
    Table,
    count,
    field_of,
    ids_of,
    links,
    objects,
    one,
)

PROGRAM = Column("program", "Program", Kind.LINK, choice=True)


def _row(basis: Basis, objekt: Objekt, *cells: Cell) -> Row:
    """A row that begins with the object and ends with the programmes it belongs to."""
    owners = basis.handbook.programmes_of(objekt)
    return Row(
        objekt,
        ((Part(objekt.titel, objekt),), *cells, objects(owners)),
        ids_of(owners),
        basis.posts(objekt),
    )


def _fields(basis: Basis, objekt: Objekt, *names: str) -> Iterable[Cell]:
    return (field_of(basis.handbook, objekt, navn) for navn in names)


# -- programmes, projects and efforts ------------------------------------------------------------


def programmer(basis: Basis) -> Table:
    """Every programme, with its benefits and what is found on it as the portfolio counts them."""
    lines = {line.owner.id: line for line in portfolio(basis).lines}
    columns = (
        Column("program", "Program", Kind.LINK),
        Column("portefoelje", "Portefølje", Kind.LINK),
        Column("fase", "Fase", choice=True),
        Column("klar_til", "Klar til"),
        Column("tilstand", "Tilstand", choice=True),
        Column("prioritet", "Prioritet", choice=True),
        Column("programchef", "Programchef", Kind.LINK, choice=True),
        Column("programleder", "Programleder", Kind.LINK),
        Column("styregruppe", "Styregruppe", Kind.LINK),
        Column("startdato", "Begynder", Kind.DATE),
        Column("slutdato", "Slutter", Kind.DATE),
        Column("budget_kr", "Budget", Kind.NUMBER, unit="kr."),
        Column("gevinster", "Gevinster", Kind.NUMBER),
        Column("fejl", "Fejl nu", Kind.NUMBER),
        Column("advarsler", "Advarsler nu", Kind.NUMBER),
    )
    rows = tuple(
        Row(
            p,
            (
                (Part(p.titel, p),),
                *_fields(basis, p, "indgaar_i", "fase", "klar_til", "tilstand", "prioritet"),
                *_fields(basis, p, "programchef", "programleder", "styregruppe"),
                *_fields(basis, p, "startdato", "slutdato", "budget_kr"),
                count(((Part(g.titel, g),) for g in lines[p.id].benefits), p),
                count((_gap(basis, gap) for gap in lines[p.id].errors), p),
                count((_gap(basis, gap) for gap in lines[p.id].warnings), p),
            ),
            (p.id,),
            basis.posts(p),
        )
        for p in basis.handbook.all(Program)
    )
    return Table("programmer", "Programmer", "programmer", columns, rows)


def _gap(basis: Basis, gap: Gap) -> Cell:
    """A finding in a line: ``EJ02 i Kortere tid: …``, with the rule and the object."""
    code = Part(gap.finding.code, basis.rule(gap.finding.code))
    where = (Part(" i "), Part(gap.objekt.titel, gap.objekt)) if gap.objekt else ()
    return (code, *where, Part(f": {gap.finding.message}."))


def projekter(basis: Basis) -> Table:
    """Every project, with the programme or portfolio it is part of."""
    columns = (
        Column("projekt", "Projekt", Kind.LINK),
        Column("indgaar_i", "Indgår i", Kind.LINK, choice=True),
        Column("fase", "Fase", choice=True),
        Column("tilstand", "Tilstand", choice=True),
        Column("projektleder", "Projektleder", Kind.LINK, choice=True),
        Column("rapporterer_til", "Rapporterer til", Kind.LINK),
        Column("startdato", "Begynder", Kind.DATE),
        Column("slutdato", "Slutter", Kind.DATE),
        Column("budget_kr", "Budget", Kind.NUMBER, unit="kr."),
        Column("leverancer", "Leverancer", Kind.LINK),
    )
    rows = tuple(
        Row(
            p,
            (
                (Part(p.titel, p),),
                *_fields(basis, p, "indgaar_i"),
                phases(basis, p),
                *_fields(basis, p, "tilstand", "projektleder", "rapporterer_til"),
                *_fields(basis, p, "startdato", "slutdato", "budget_kr", "skaber"),
            ),
            ids_of(basis.handbook.programmes_of(p)),
            basis.posts(p),
        )
        for p in basis.handbook.all(Projekt)
    )
    return Table("projekter", "Projekter", "projekter", columns, rows)


def indsatser(basis: Basis) -> Table:
    """What helps to get the benefits: deliverables, ad hoc efforts and changes in operations."""
    columns = (
        Column("indsats", "Indsats", Kind.LINK),
        Column("slags", "Slags", choice=True),
        Column("projekt", "Skabes af", Kind.LINK),
        Column("ansvarlig", "Ansvarlig", Kind.LINK),
        Column("fra", "Fra", Kind.DATE),
        Column("til", "Klar eller slut", Kind.DATE),
        Column("idriftsat", "I drift", Kind.DATE),
        Column("status", "Status", choice=True),
        Column("bidrager_til", "Bidrager til", Kind.LINK),
        PROGRAM,
    )
    book = basis.handbook

    def deliverable(lev: Leverance) -> Row:
        made_by = book.pointing_at(lev, "skaber", Projekt)
        return _row(
            basis, lev, one(lev.om.label, lev), objects(made_by),
            links(book, [id for projekt in made_by for id in projekt.projektleder]), (),
            *_fields(basis, lev, "klar_dato", "idriftsat"), (),
            *_fields(basis, lev, "bidrager_til"),
        )  # fmt: skip

    def change(effort: Adhoc | Driftsaendring) -> Row:
        return _row(
            basis, effort, one(effort.om.label, effort), (),
            *_fields(basis, effort, "ansvarlig", "fra", "til"), (),
            *_fields(basis, effort, "status", "bidrager_til"),
        )  # fmt: skip

    rows = (
        *map(deliverable, book.all(Leverance)),
        *map(change, book.all(Adhoc)),
        *map(change, book.all(Driftsaendring)),
    )
    return Table("indsatser", "Leverancer og indsatser", "indsatser", columns, rows)


# -- measuring -----------------------------------------------------------------------------------


def indikatorer(basis: Basis) -> Table:
    """Every indicator with its target, how it was and how it goes."""
    columns = (
        Column("indikator", "Indikator", Kind.LINK),
        Column("type", "Type", choice=True),
        Column("maaler", "Måler", Kind.LINK),
        Column("retning", "Retning", choice=True),
        Column("nulpunkt", "Nulpunkt", Kind.NUMBER),
        Column("maal", "Mål", Kind.NUMBER),
        Column("seneste_maaling", "Seneste måling", Kind.NUMBER),
        Column("maaleenhed", "Måles i"),
        Column("maaldato", "Måldato", Kind.DATE),
        Column("maalt_dato", "Målt", Kind.DATE),
        Column("tolerance", "Tolerance", Kind.NUMBER, unit="%"),
        Column("frekvens", "Aflæses", choice=True),
        Column("maaleansvarlig", "Måles af", Kind.LINK, choice=True),
        Column("datakilde", "Datakilde"),
        PROGRAM,
    )
    book = basis.handbook

    def row(i: Indikator) -> Row:
        measures = (
            *(o for cls in (Gevinst, Effekt) for o in book.pointing_at(i, "maales_ved", cls)),
            *book.pointing_at(i, "efterproeves_ved", Succeskriterium),
        )
        return _row(
            basis, i, *_fields(basis, i, "type"), objects(measures),
            *_fields(basis, i, "retning"), *measured(basis, (i,)),
            *_fields(basis, i, "tolerance", "frekvens", "maaleansvarlig", "datakilde"),
        )  # fmt: skip

    rows = tuple(map(row, book.all(Indikator)))
    return Table("indikatorer", "Indikatorer", "indikatorer", columns, rows)


def maalinger(basis: Basis) -> Table:
    """Every measurement; the columns are named as in the files that measurements are read from."""
    columns = (
        Column("maaling", "Måling", Kind.LINK),
        Column("maaling_af", "Indikator", Kind.LINK, choice=True),
        Column("dato", "Dato", Kind.DATE),
        Column("vaerdi", "Værdi", Kind.NUMBER),
        Column("maaleenhed", "Måles i"),
        Column("type", "Type", choice=True),
        Column("metode", "Metode", choice=True),
        Column("dokumentation", "Dokumentation"),
        Column("bekraeftet_af", "Bekræftet af", Kind.LINK),
        PROGRAM,
    )

    def row(m: Maaling) -> Row:
        units = basis.handbook.find(m.maaling_af, Indikator)
        return _row(
            basis, m, *_fields(basis, m, "maaling_af", "dato", "vaerdi"),
            tuple(Part(i.maaleenhed, i) for i in units if i.maaleenhed),
            *_fields(basis, m, "type", "metode", "dokumentation", "bekraeftet_af"),
        )  # fmt: skip

    rows = tuple(map(row, basis.handbook.all(Maaling)))
    return Table("maalinger", "Målinger", "målinger", columns, rows)


# -- boards, decisions and what follows ----------------------------------------------------------


def fora(basis: Basis) -> Table:
    """Every board, who sits in it, and what it decides on."""
    columns = (
        Column("forum", "Forum", Kind.LINK),
        Column("type", "Type", choice=True),
        Column("niveau", "Niveau", choice=True),
        Column("moedefrekvens", "Mødes"),
        Column("naeste_moede", "Næste møde", Kind.DATE),
        Column("formand", "Formand", Kind.LINK),
        Column("medlemmer", "Medlemmer", Kind.LINK),
        Column("pladser", "Pladser", Kind.NUMBER),
        Column("styregruppe_for", "Styregruppe for", Kind.LINK),
        PROGRAM,
    )
    book = basis.handbook

    def row(f: Forum) -> Row:
        steers = (o for cls in (Program, Projekt) for o in book.pointing_at(f, "styregruppe", cls))
        return _row(
            basis, f, *_fields(basis, f, "type", "niveau", "moedefrekvens"),
            one(next((day for day in f.moededage if day >= basis.today), None), f),
            *_fields(basis, f, "formand", "medlemmer"),
            one(Decimal(len(seats(f))), f), objects(steers),
        )  # fmt: skip

    rows = tuple(map(row, book.all(Forum)))
    return Table("fora", "Fora", "fora", columns, rows)


def beslutninger(basis: Basis) -> Table:
    """The decision log, oldest first: what was decided, by whom, when, and what it is about."""
    columns = (
        Column("beslutning", "Beslutning", Kind.LINK),
        Column("dato", "Dato", Kind.DATE),
        Column("type", "Type", choice=True),
        Column("truffet_af", "Truffet af", Kind.LINK, choice=True),
        Column("fra_fase", "Fra fase"),
        Column("til_fase", "Til fase"),
        Column("referat", "Referat"),
        Column("gaelder", "Gælder", Kind.LINK),
        PROGRAM,
    )
    book = basis.handbook
    rows = tuple(
        _row(
            basis, b, *_fields(basis, b, "dato", "type", "truffet_af", "fra_fase", "til_fase"),
            one(b.referat_henvisning, b), objects(book.pointing_at(b, "besluttet_ved", Objekt)),
        )
        for b in sorted(book.all(Beslutning), key=lambda b: (b.dato is None, b.dato, b.id))
    )  # fmt: skip
    return Table("beslutninger", "Beslutninger", "beslutninger", columns, rows)


def undtagelser(basis: Basis) -> Table:
    """The waiver log, in the order they run out: what is set aside, why, by whom and how long."""
    columns = (
        Column("undtagelse", "Undtagelse", Kind.LINK),
        Column("regel", "Regel", Kind.LINK, choice=True),
        Column("objekt", "Gælder for", Kind.LINK),
        Column("begrundelse", "Begrundelse"),
        Column("godkendt_af", "Godkendt af", Kind.LINK, choice=True),
        Column("besluttet_ved", "Besluttet ved", Kind.LINK),
        Column("dato", "Givet", Kind.DATE),
        Column("udloeber", "Udløber", Kind.DATE),
        Column("tilstand", "Tilstand", choice=True),
        PROGRAM,
    )
    book = basis.handbook

    def row(u: Undtagelse) -> Row:
        rule = basis.rule(u.regel)
        return _row(
            basis, u, (Part(rule.titel, rule),) if rule else one(u.regel, u),
            *_fields(basis, u, "objekt", "begrundelse", "godkendt_af", "besluttet_ved"),
            *_fields(basis, u, "dato", "udloeber"), one(waiver_state(basis, u), u),
        )  # fmt: skip

    waivers = sorted(book.all(Undtagelse), key=lambda u: (u.udloeber is None, u.udloeber, u.id))
    return Table("undtagelser", "Undtagelser", "undtagelser", columns, tuple(map(row, waivers)))


def waiver_state(basis: Basis, waiver: Undtagelse) -> str:
    """Whether a waiver holds today, as the check judges it."""
    if waiver.udloeber is not None and waiver.udloeber < basis.today:
        return "Udløbet"
    if any(waiver is faulty for faulty, *_ in basis.granted.faults):
        return "Gælder ikke"
    if waiver.dato is not None and waiver.dato > basis.today:
        return "Ikke begyndt"
    holding = [basis.granted.active.get((waiver.regel, id)) for id in waiver.objekt]
    if waiver not in holding:
        return "Afløst af en anden" if any(holding) else "Gælder ikke"
    codes = {finding.code for finding in basis.index.by_object.get(waiver.id, ())}
    if "UND04" in codes:
        return "Rammer ikke noget"
    return "Udløber snart" if "UND03" in codes else "Gælder"


def opfoelgninger(basis: Basis) -> Table:
    """What is done about what does not go as expected, in the order it is due."""
    columns = (
        Column("opfoelgning", "Opfølgning", Kind.LINK),
        Column("foelger_op_paa", "Følger op på", Kind.LINK),
        Column("dato", "Taget op", Kind.DATE),
        Column("aarsag", "Årsag"),
        Column("tiltag", "Tiltag"),
        Column("frist", "Frist", Kind.DATE),
        Column("status", "Status", choice=True),
        Column("overskredet", "Fristen er overskredet", choice=True),
        PROGRAM,
    )
    rows = tuple(
        _row(
            basis, o, *_fields(basis, o, "foelger_op_paa", "dato", "aarsag", "tiltag"),
            *_fields(basis, o, "frist", "status"), one("Ja" if is_late(basis, o) else "Nej", o),
        )
        for o in sorted(
            basis.handbook.all(Opfoelgning), key=lambda o: (o.frist is None, o.frist, o.id)
        )
    )  # fmt: skip
    return Table("opfoelgninger", "Opfølgninger", "opfølgninger", columns, rows)


def is_late(basis: Basis, opfoelgning: Opfoelgning) -> bool:
    """Whether the day it should work has passed, and it is not closed."""
    frist = opfoelgning.frist
    return opfoelgning.status != "afsluttet" and frist is not None and frist < basis.today
