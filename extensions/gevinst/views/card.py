"""What the page shows of an object: its fields in words, its links by title, and what points at it.

Pure: from a handbook and an object to values that a template can write out. Nothing here knows of
HTML or of where pages lie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gevinst.model.felt import Felt, Slags, felter_efter_navn, felter_i
from gevinst.model.finding import Finding, Severity
from gevinst.model.haandbog import (
    Haandbogsobjekt,
    Kriterium,
    Praksis,
    Regel,
    Risiko,
    Spoergsmaal,
    Udsagn,
)
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Gevinst, Maaling, Person, Program
from gevinst.model.maalingsfil import KOLONNER
from gevinst.model.objekt import Objekt
from gevinst.model.typer import EFTER_NAVN, OBJEKTTYPER
from gevinst.model.vaerdier import dansk_dato, dansk_tal


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a value. ``target`` is the object it links to, None for plain text.

    ``broken`` marks an id that leads nowhere: it is shown as it is written, so nothing is lost.
    """

    text: str
    target: Objekt | None = None
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the card: what it is, and its items."""

    label: str
    items: tuple[Item, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What a file says of the object: the field of each column, and each row's cells."""

    columns: tuple[Felt, ...]
    rows: tuple[tuple[tuple[Item, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All that a page shows of an object besides its title and its text."""

    objekt: Objekt
    rows: tuple[Row, ...]
    incoming: tuple[Row, ...]
    measured: Table | None
    """The measurements that stand in a file and so have no section of their own."""
    findings: tuple[Finding, ...]
    added: str
    """Why the text is ours and not the guide's; empty where it is the guide's."""

    @property
    def worst(self) -> Severity | None:
        """How grave the gravest finding is; None without any."""
        found = {finding.severity for finding in self.findings}
        return next((severity for severity in Severity if severity in found), None)


@dataclass(frozen=True, slots=True)
class FindingIndex:
    """The findings of the whole handbook, by the object they are on and by their code."""

    by_object: Mapping[str, tuple[Finding, ...]]
    by_code: Mapping[str, tuple[Finding, ...]]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> FindingIndex:
        by_object: dict[str, list[Finding]] = defaultdict(list)
        by_code: dict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            by_object[finding.object_id].append(finding)
            by_code[finding.code].append(finding)
        return cls(
            {id: tuple(found) for id, found in by_object.items()},
            {code: tuple(found) for code, found in by_code.items()},
        )


_ELSEWHERE = frozenset(
    ("generator", "linkes", "synlighed", "tidligere_id", "tilfoejet", "tilfoejet_fordi", "version")
)
"""Fields that the card shows in its own way, or not at all."""


def card(handbook: Handbook, objekt: Objekt, findings: FindingIndex) -> Card:
    """The card of an object. An indicator's has what a file says of it, mistakes included."""
    measured = [m for m in handbook.pointing_at(objekt, "maaling_af", Maaling) if m.side]
    return Card(
        objekt,
        (*_rows(handbook, objekt), *_checked(handbook, objekt, findings)),
        tuple(_incoming(handbook, objekt)),
        _measured(handbook, measured),
        tuple(found for one in (objekt, *measured) for found in findings.by_object.get(one.id, ())),
        _added(objekt),
    )


def _measured(handbook: Handbook, maalinger: Sequence[Maaling]) -> Table | None:
    """The measurements of a file as a table, the day first; columns with nothing are left out."""
    columns = [
        felt
        for felt in sorted(KOLONNER, key=lambda felt: felt.navn != "dato")
        if any(tuple(_items(handbook, felt, getattr(m, felt.navn))) for m in maalinger)
    ]
    if not columns:
        return None
    return Table(
        tuple(columns),
        tuple(
            tuple(tuple(_items(handbook, felt, getattr(m, felt.navn))) for felt in columns)
            for m in maalinger
        ),
    )


def _checked(handbook: Handbook, objekt: Objekt, findings: FindingIndex) -> Iterable[Row]:
    """The rules that rest on the same statements, and for a risk the programmes that show it."""
    if not isinstance(objekt, Praksis | Risiko | Kriterium | Spoergsmaal):
        return
    rules = rules_behind(handbook, objekt)
    if rules:
        label = "Afsløres af" if isinstance(objekt, Risiko) else "Det ser reglerne efter"
        yield Row(label, tuple(Item(regel.titel, regel) for regel in rules))
    if isinstance(objekt, Risiko) and rules:
        ids = {
            owner
            for regel in rules
            for finding in findings.by_code.get(regel.kode, ())
            for owner in finding.programmes
        }
        shown = tuple(Item(o.titel, o) for o in handbook.find(sorted(ids), Objekt))
        yield Row("Ses lige nu i", shown or (Item("Ingen af kommunens programmer"),))


def rules_behind(handbook: Handbook, objekt: Haandbogsobjekt) -> tuple[Regel, ...]:
    """The rules that check what an object says: those that rest on one of its statements."""
    found = {
        regel.id: regel
        for udsagn in handbook.find(objekt.daekker, Udsagn)
        for regel in handbook.pointing_at(udsagn, "daekker", Regel)
    }
    return tuple(found[id] for id in sorted(found))


def _added(objekt: Objekt) -> str:
    if not isinstance(objekt, Haandbogsobjekt) or not objekt.tilfoejet:
        return ""
    return objekt.tilfoejet_fordi or "Vejledningen siger ikke noget om dette."


def _rows(handbook: Handbook, objekt: Objekt) -> Iterable[Row]:
    for felt in felter_i(type(objekt)):
        value = getattr(objekt, felt.navn)
        if felt.navn in _ELSEWHERE or (felt.navn == "tilstand" and value == "gaeldende"):
            continue
        items = tuple(_items(handbook, felt, value))
        if items:
            yield Row(felt.label, items, felt.navn)
        elif felt.navn == "gevinstansvarlig" and isinstance(objekt, Gevinst):
            yield from _temporary_owner(handbook, objekt)


def _temporary_owner(handbook: Handbook, gevinst: Gevinst) -> Iterable[Row]:
    """The programme's head owns a benefit until an owner is found: shown, and EJ01 fails still."""
    chiefs = [
        chief
        for owner in handbook.programmes_of(gevinst)
        if isinstance(owner, Program)
        for chief in handbook.find(owner.programchef, Person)
    ]
    if chiefs:
        yield Row("Midlertidig ejer", tuple(Item(chief.titel, chief) for chief in chiefs))


def _items(handbook: Handbook, felt: Felt, value: Any) -> Iterable[Item]:
    match felt.slags:
        case Slags.LINK:
            yield from (_link(handbook, id) for id in value)
        case Slags.PAR:
            for noegle, vaerdi in value:
                left = _single(handbook, felt, felt.noegle, noegle)
                right = _single(handbook, felt, felt.vaerdi, vaerdi)
                yield Item(f"{left.text}: {right.text}", left.target)
        case Slags.LISTE if felt.navn in _REQUIREMENTS:
            yield from (Item(requirement(part)) for part in value)
        case Slags.TEKST if felt.navn == "punkt" and value:
            # A point stands on a list, and the list has a page.
            yield Item(value, handbook.by_id.get(value.partition(".")[0]))
        case Slags.LISTE | Slags.DATOER | Slags.VALGLISTE:
            yield from (_single(handbook, felt, felt.slags, part) for part in value)
        case slags:
            if value is not None and value != "":
                yield _single(handbook, felt, slags, value)


_REQUIREMENTS = frozenset(("kraevede_felter", "kraevede_objekter"))
"""Fields of a step that hold codes for the rule FA02; the reader sees them in words."""

_WORDS: Mapping[str, str] = {
    "organisering": "Beslutning om organisering",
    "tidlig_indikator": "Tidlig indikator",
    "sammenhaeng": "Sammenhænge i indhold, tid og design",
    "projekt_succeskriterium": "Succeskriterium for hvert projekt",
}


def requirement(code: str) -> str:
    """What a step requires, in words: ``program.formaal`` → ``Program: Formål``."""
    navn, _, feltnavn = code.partition(".")
    cls = EFTER_NAVN.get(navn)
    if cls is None:
        return _WORDS.get(navn, code)
    felt = felter_efter_navn(cls).get(feltnavn)
    return f"{cls.om.label}: {felt.label if felt else feltnavn}" if feltnavn else cls.om.label


def _single(handbook: Handbook, felt: Felt, slags: Slags, value: Any) -> Item:
    if slags is Slags.LINK:
        return _link(handbook, value)
    if isinstance(value, bool):
        return Item("Ja" if value else "Nej")
    if isinstance(value, date):
        return Item(dansk_dato(value))
    if isinstance(value, Decimal):
        return Item(dansk_tal(value))
    if slags in (Slags.VALG, Slags.VALGLISTE):
        return Item(felt.vist(value))
    return Item(str(value))


def _link(handbook: Handbook, id: str) -> Item:
    target = handbook.by_id.get(id)
    return Item(target.titel, target) if target else Item(id, broken=True)


_LINKS: tuple[tuple[type[Objekt], Felt], ...] = tuple(
    (cls, felt) for cls in OBJEKTTYPER for felt in felter_i(cls) if felt.er_link and felt.omvendt
)


def _incoming(handbook: Handbook, objekt: Objekt) -> Iterable[Row]:
    """What points here, under a heading that says what it means; headings in the types' order."""
    sources = handbook.incoming.get(objekt.id, {})
    groups: dict[str, list[Item]] = {}
    for cls, felt in _LINKS if sources else ():
        for kilde in sources.get(felt.navn, ()):
            if type(kilde) is cls and not (kilde.side and felt.navn == "maaling_af"):
                groups.setdefault(felt.omvendt, []).append(Item(kilde.titel, kilde))
    for label, items in groups.items():
        yield Row(label, tuple(items))
