"""What a field of an object type is: one description that everything else is derived from.

A field is declared once, on its dataclass, with the functions below. The checks of a page's
input, the tables of sphinx-needs, the reference page and the editor schema all read `Felt`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from enum import Enum
from functools import cache
from inspect import get_annotations
from typing import Any


class Slags(Enum):
    """How the text of a field is read. The value is the name an author sees."""

    TEKST = "tekst"
    LISTE = "liste"
    DATO = "dato"
    DATOER = "datoer"
    TAL = "tal"
    JA_NEJ = "ja eller nej"
    VALG = "valg"
    VALGLISTE = "flere valg"
    PAR = "par"
    STI = "sti til en fil"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Valg:
    """One value of a closed list: what is written in a page, and what a reader sees."""

    kode: str
    label: str


def valgliste(**valg: str) -> tuple[Valg, ...]:
    """Make a closed list from ``kode="Vist navn"`` in the order given."""
    return tuple(Valg(kode, label) for kode, label in valg.items())


def navne(liste: Iterable[Valg]) -> dict[str, str]:
    """What a reader sees of each value of a closed list, by what is written in a page."""
    return {valg.kode: valg.label for valg in liste}


def navne_i_tekst(liste: Iterable[Valg]) -> dict[str, str]:
    """The same as it stands within a sentence."""
    return {valg.kode: valg.label.lower() for valg in liste}


@dataclass(frozen=True, slots=True)
class Felt:
    """A field of an object type.

    For a link, ``til`` names the object types it may point to, ``mindst`` and ``hoejst`` its
    cardinality (``hoejst`` None: no bound), and ``omvendt`` the heading that the object at the
    other end shows it under; empty for a link that is written at both ends. ``bedoemmes_af`` names
    the rule that judges a wrong number of links by phase; then the reading of the page leaves the
    number alone, so that one mistake gives one finding.

    For ``PAR``, ``noegle`` and ``vaerdi`` are how each side of ``noegle = vaerdi`` is read; a key
    that is a link uses ``til``, a key that is a choice uses ``valg``.
    """

    slags: Slags
    label: str
    hjaelp: str
    eksempel: str
    navn: str = ""
    kraevet: bool = False
    valg: tuple[Valg, ...] = ()
    til: tuple[str, ...] = ()
    mindst: int = 0
    hoejst: int | None = None
    omvendt: str = ""
    bedoemmes_af: str = ""
    noegle: Slags = Slags.TEKST
    vaerdi: Slags = Slags.TEKST

    @property
    def er_link(self) -> bool:
        return self.slags is Slags.LINK

    @property
    def antal(self) -> str:
        """The cardinality as a reader sees it, such as ``1`` or ``0..*``."""
        top = "*" if self.hoejst is None else str(self.hoejst)
        return top if str(self.mindst) == top else f"{self.mindst}..{top}"

    def vist(self, kode: str) -> str:
        """The reader's name of a value of the closed list; the value itself if it is not there."""
        return next((valg.label for valg in self.valg if valg.kode == kode), kode)


def _felt(default: Any, felt: Felt) -> Any:
    # The declared type of each attribute is what mypy holds readers to; `Any` here is what lets
    # `dato: date | None = dato(...)` be written, as `dataclasses.field` does.
    return field(default=default, metadata={"felt": felt})


def tekst(label: str, hjaelp: str, eksempel: str, *, kraevet: bool = False) -> Any:
    """Free text on one line. Read as ``str``, empty where it is not given."""
    return _felt("", Felt(Slags.TEKST, label, hjaelp, eksempel, kraevet=kraevet))


def sti(label: str, hjaelp: str, eksempel: str) -> Any:
    """The path of a file, as seen from the page. Read as ``str``, empty where it is not given."""
    return _felt("", Felt(Slags.STI, label, hjaelp, eksempel))


def liste(label: str, hjaelp: str, eksempel: str, *, kraevet: bool = False) -> Any:
    """Texts separated by semicolon. Read as ``tuple[str, ...]``."""
    return _felt((), Felt(Slags.LISTE, label, hjaelp, eksempel, kraevet=kraevet))


def dato(label: str, hjaelp: str, eksempel: str, *, kraevet: bool = False) -> Any:
    """A date. Read as ``date | None``."""
    return _felt(None, Felt(Slags.DATO, label, hjaelp, eksempel, kraevet=kraevet))


def datoer(label: str, hjaelp: str, eksempel: str) -> Any:
    """Dates separated by semicolon. Read as ``tuple[date, ...]``, sorted."""
    return _felt((), Felt(Slags.DATOER, label, hjaelp, eksempel))


def tal(
    label: str, hjaelp: str, eksempel: str, *, kraevet: bool = False, standard: int | None = None
) -> Any:
    """A number in Danish or plain notation. Read as ``Decimal | None``, or the default given."""
    default = None if standard is None else Decimal(standard)
    return _felt(default, Felt(Slags.TAL, label, hjaelp, eksempel, kraevet=kraevet))


def ja_nej(label: str, hjaelp: str, eksempel: str, *, kraevet: bool = False) -> Any:
    """Yes or no. Read as ``bool | None``; None where it is not said."""
    return _felt(None, Felt(Slags.JA_NEJ, label, hjaelp, eksempel, kraevet=kraevet))


def valg(
    muligheder: tuple[Valg, ...],
    label: str,
    hjaelp: str,
    eksempel: str,
    *,
    kraevet: bool = False,
    standard: str = "",
) -> Any:
    """One value of a closed list. Read as its ``kode``, or the default given."""
    felt = Felt(Slags.VALG, label, hjaelp, eksempel, kraevet=kraevet, valg=muligheder)
    return _felt(standard, felt)


def flere_valg(muligheder: tuple[Valg, ...], label: str, hjaelp: str, eksempel: str) -> Any:
    """Values of a closed list separated by comma. Read as ``tuple[str, ...]`` of ``kode``."""
    return _felt((), Felt(Slags.VALGLISTE, label, hjaelp, eksempel, valg=muligheder))


def par(
    noegle: Slags,
    vaerdi: Slags,
    label: str,
    hjaelp: str,
    eksempel: str,
    *,
    til: tuple[str, ...] = (),
    muligheder: tuple[Valg, ...] = (),
) -> Any:
    """``noegle = vaerdi`` separated by semicolon. Read as a tuple of pairs."""
    felt = Felt(
        Slags.PAR, label, hjaelp, eksempel, valg=muligheder, til=til, noegle=noegle, vaerdi=vaerdi
    )
    return _felt((), felt)


def link(
    label: str,
    til: str | tuple[str, ...],
    antal: str,
    hjaelp: str,
    eksempel: str,
    *,
    omvendt: str,
    bedoemmes_af: str = "",
) -> Any:
    """Ids of other objects, separated by comma. Read as ``tuple[str, ...]``.

    ``antal`` is the cardinality as `model.md` writes it: ``1``, ``0..1``, ``1..*`` or ``0..*``.
    """
    mindst, _, hoejst = antal.partition("..")
    top = hoejst or mindst
    felt = Felt(
        Slags.LINK,
        label,
        hjaelp,
        eksempel,
        kraevet=False,
        til=(til,) if isinstance(til, str) else til,
        mindst=int(mindst),
        hoejst=None if top == "*" else int(top),
        omvendt=omvendt,
        bedoemmes_af=bedoemmes_af,
    )
    return _felt((), felt)


def felter_i(cls: type) -> tuple[Felt, ...]:
    """The fields of an object type, each with its name.

    Its own come first in the order they are declared, then those it shares with other types.
    """
    return _felter(cls)


def felter_efter_navn(cls: type) -> Mapping[str, Felt]:
    """The fields of an object type by their name, in the order of `felter_i`."""
    return _felter_efter_navn(cls)


def links_i(cls: type) -> Mapping[str, Felt]:
    """The links of an object type by their name, in the order of `felter_i`."""
    return _links(cls)


def felter_med_id(cls: type) -> tuple[Felt, ...]:
    """The fields of an object type that name other objects: links, and pairs whose key is one."""
    return _felter_med_id(cls)


def navngivne_id(felt: Felt, value: Any) -> tuple[str, ...]:
    """The ids that the value of such a field names."""
    return tuple(value) if felt.er_link else tuple(noegle for noegle, _ in value)


@cache
def _felter_efter_navn(cls: Any) -> Mapping[str, Felt]:
    return {felt.navn: felt for felt in _felter(cls)}


@cache
def _felter_med_id(cls: Any) -> tuple[Felt, ...]:
    return tuple(
        felt
        for felt in _felter(cls)
        if felt.er_link or (felt.slags is Slags.PAR and felt.noegle is Slags.LINK)
    )


@cache
def _links(cls: Any) -> Mapping[str, Felt]:
    return {felt.navn: felt for felt in _felter(cls) if felt.er_link}


@cache
def _felter(cls: Any) -> tuple[Felt, ...]:  # Any: mypy takes a class with a protocol for unhashable
    own = get_annotations(cls)
    declared = [
        replace(f.metadata["felt"], navn=f.name) for f in fields(cls) if "felt" in f.metadata
    ]
    return (
        *(felt for felt in declared if felt.navn in own),
        *(felt for felt in declared if felt.navn not in own),
    )
