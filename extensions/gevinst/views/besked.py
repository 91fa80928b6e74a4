"""What a finding says, for a reader of the pages: objects by their titles, fields by their labels.

The text of a finding names objects by id and fields by name, which is what an author looks for in
a file. A director knows neither, so on a page each becomes what the page itself calls it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from gevinst.model.felt import felter_i
from gevinst.model.handbook import Handbook
from gevinst.model.indlaesning import ID_MOENSTER
from gevinst.model.objekt import Objekt
from gevinst.model.typer import OBJEKTTYPER


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text. ``target`` is the object it names; ``code`` is to be written as it is."""

    text: str
    target: Objekt | None = None
    code: bool = False


_TOLD = re.compile(
    r"'(?P<line>:[a-z][a-z0-9_]*: [^']+)'"
    r"|:(?P<field>[a-z][a-z0-9_]*):(?![a-z0-9_])"
    rf"|(?<![A-Z0-9_])(?P<id>{ID_MOENSTER.pattern})(?![A-Z0-9_…]|\.[a-z])"
)
"""A line to write, a field, an id: what stands in the text for those who write the pages."""


def besked(handbook: Handbook, text: str, objekt: Objekt | None = None) -> tuple[Piece, ...]:
    """What is wrong, for a reader: titles and labels. ``objekt`` is what it is found on."""
    return tuple(_pieces(handbook, text, type(objekt) if objekt else None))


def raad(handbook: Handbook, text: str) -> tuple[Piece, ...]:
    """How it is mended, for whoever writes the pages: titles, and what to write as it is written.

    That is ids, fields, and the choices of those fields.
    """
    fields = {found["field"] for found in _TOLD.finditer(text)}
    codes = frozenset(code for navn in fields for code in _choices().get(navn, ()))
    return tuple(_with_choices(_pieces(handbook, text, None, to_write=True), codes))


def _pieces(
    handbook: Handbook, text: str, cls: type[Objekt] | None, *, to_write: bool = False
) -> Iterator[Piece]:
    end = 0
    for found in _TOLD.finditer(text):
        if found.start() < end:
            continue  # within a title
        before, end = text[end : found.start()], found.end()
        if id := found["id"]:
            target = handbook.by_id.get(id)
            if target is None or not target.titel:
                yield Piece(before + id)
                continue
            title = f" »{target.titel}«"
            end += len(title) if text.startswith(title, end) else 0
            yield Piece(f"{before}»")
            yield Piece(target.titel, target)
            yield Piece("«")
            if to_write:
                yield from (Piece(" ("), Piece(id, code=True), Piece(")"))
            continue
        yield Piece(before)
        if found["line"]:
            yield Piece(found["line"], code=True)
        elif not to_write and (label := _label(cls, found["field"])):
            yield Piece(f"»{label}«")
        else:
            yield Piece(found[0], code=True)
    yield Piece(text[end:])


def _with_choices(pieces: Iterable[Piece], codes: frozenset[str]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.target or piece.code:
            yield piece
            continue
        for word in re.split(r"(\w+)", piece.text):
            yield Piece(word, code=word in codes)


def _label(cls: type[Objekt] | None, navn: str) -> str:
    """What the pages call a field; empty where types differ, or none has it."""
    own, all_types = _labels()
    if cls and (label := own[cls].get(navn)):
        return label
    labels = all_types.get(navn, frozenset())
    return next(iter(labels)) if len(labels) == 1 else ""


@cache
def _labels() -> tuple[Mapping[type[Objekt], Mapping[str, str]], Mapping[str, frozenset[str]]]:
    own = {cls: {felt.navn: felt.label for felt in felter_i(cls)} for cls in OBJEKTTYPER}
    found: dict[str, set[str]] = defaultdict(set)
    for labels in own.values():
        for navn, label in labels.items():
            found[navn].add(label)
    return own, {navn: frozenset(labels) for navn, labels in found.items()}


@cache
def _choices() -> Mapping[str, frozenset[str]]:
    """The codes of the choices of each field, of whatever type it is."""
    found: dict[str, set[str]] = defaultdict(set)
    for cls in OBJEKTTYPER:
        for felt in felter_i(cls):
            found[felt.navn].update(valg.kode for valg in felt.valg)
    return {navn: frozenset(codes) for navn, codes in found.items()}
