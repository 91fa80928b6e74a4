"""What the search knows: every object, page and section, and the words in each.

Pure: from a handbook and the sections of its pages to the values of one file. Only here is a text
split into words; how a reader's word is compared with them is for `static/soeg.js` alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from gevinst.model.felt import Slags, felter_i
from gevinst.model.haandbog import Begreb, Regel, Rolle
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Person
from gevinst.model.lagring import as_arguments
from gevinst.model.objekt import Objekt
from gevinst.model.typer import EFTER_NAVN
from gevinst.rules.catalogue import entry_of

PAGE, SECTION = "side", "afsnit"

LABELS = {PAGE: "Side", SECTION: "Afsnit"}

WEIGHTS: Mapping[str, float] = {
    "rolle": 1.6,
    "begreb": 1.5,
    "person": 1.4,
    "program": 1.4,
    PAGE: 1.4,
    "tjekliste": 1.2,
    "projekt": 1.2,
    "gevinst": 1.2,
    "regel": 1.1,
    "udsagn": 0.6,
    "maaling": 0.5,
    "tjeksvar": 0.5,
    "undtagelse": 0.7,
}
"""What a reader is more likely to look for; 1 for all that is not here."""

_SMALL = """
af alle at blive bliver da de dem den der deres det dig din dit du efter eller en er et for fra
får gør ham han har have hos hun hvad hvem hvilke hvilken hvis hvor hvordan hvorfor hvornår i ikke
ind jeg kan man mange meget med men mig min mit mod ned nogen noget nu når og også om op os over
på sig sin skal som så til ud under var ved vi vil være
"""
SMALL_WORDS = frozenset(_SMALL.split())
"""Words that say nothing of what is looked for, in a text or in a question."""

MOST_WORDS = 60
"""The most different words of one text that are kept, so that the file grows with the number of
objects and not with how much is written in each."""

MOST_LETTERS = 90
"""The length of the text that is shown under a title that is found."""

_WORD = re.compile(r"[^\W_]+(?:[-_][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading on a page and the text below it, up to the next heading.

    ``anchor`` is empty for the page itself, and the id for an object.
    """

    anchor: str
    title: str
    text: str
    is_object: bool = False

    __reduce__ = as_arguments


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found. ``names`` are the other words for it, its id among them."""

    title: str
    kind: str
    address: str
    place: str = ""
    """The title of the page it stands on; empty when that says nothing new."""
    names: tuple[str, ...] = ()
    text: str = ""


def entries(
    handbook: Handbook,
    pages: Mapping[str, Iterable[Section]],
    titles: Mapping[str, str],
    address_of: Callable[[Objekt], str],
    page_of: Callable[[Objekt], str],
    url: Callable[[str], str],
) -> Iterator[Entry]:
    """All that can be found: objects in their order, then pages and their sections.

    ``page_of`` gives the name of the page an object is shown on, ``url`` a page's address. A
    section that is an object is found as that, and not at all when the handbook has no such object.
    """
    # An id may by mistake stand on two pages, and the order of the pages is that of their reading.
    texts = {
        (docname, section.anchor): section.text
        for docname, sections in pages.items()
        for section in sections
        if section.is_object
    }
    for objekt in handbook.by_id.values():
        docname = page_of(objekt)
        place = titles.get(docname, "")
        yield Entry(
            objekt.titel,
            objekt.om.navn,
            address_of(objekt),
            place if place != objekt.titel else "",
            _names(objekt),
            " · ".join(filter(None, (*_texts(objekt), texts.get((docname, objekt.id), "")))),
        )
    for docname, sections in sorted(pages.items()):
        for section in sections:
            if section.is_object:
                continue
            page = titles.get(docname, "")
            if not section.anchor:
                yield Entry(section.title, PAGE, url(docname), text=section.text)
            else:
                address = f"{url(docname)}#{section.anchor}"
                yield Entry(section.title, SECTION, address, page, text=section.text)


def _names(objekt: Objekt) -> tuple[str, ...]:
    """The id, former ids, and what others call it: the fields of roles and of the glossary."""
    names: tuple[str, ...] = (objekt.id, *objekt.tidligere_id)
    if isinstance(objekt, Rolle):
        return (*names, *objekt.aliaser)
    if isinstance(objekt, Begreb):
        return (*names, *objekt.synonymer, *filter(None, (objekt.engelsk, objekt.norsk)))
    if isinstance(objekt, Person):
        return (*names, *filter(None, (objekt.stilling,)))
    return names


_NOT_TEXT = frozenset(
    ("synlighed", "tidligere_id", "version", "generator", "kraevede_felter", "nr", "kapitel")
)
_ARE_NAMES = frozenset(("aliaser", "synonymer", "engelsk", "norsk", "stilling"))


def _texts(objekt: Objekt) -> Iterator[str]:
    """What is written in the fields of an object, in their order."""
    if isinstance(objekt, Regel):
        rule = entry_of(objekt.kode)
        assert rule is not None  # the objects of rules are made of the catalogue
        yield from (rule.looks_for, rule.why, rule.remedy)
        return
    for felt in felter_i(type(objekt)):
        if felt.navn in _NOT_TEXT | _ARE_NAMES:
            continue
        value = getattr(objekt, felt.navn)
        if felt.slags is Slags.TEKST and value:
            yield str(value)
        elif felt.slags is Slags.LISTE:
            yield from value


def words(text: str) -> Iterator[str]:
    """The words of a text in small letters; an id, a number of a case and it-projekt are one."""
    for match in _WORD.finditer(unicodedata.normalize("NFC", text).lower()):
        yield match[0]


def search_index(found: Iterable[Entry]) -> dict[str, Any]:
    """The content of the file: what is found, and for each word of the texts where it stands.

    ``fund`` are ``[title, kind, address, place, names, text]``, where kind and place are numbers
    in ``typer`` and ``steder``. ``ord`` are the words, sorted, and ``findes`` for each of them the
    numbers of what it stands in, each less the one before and in base 36.
    """
    everything = list(found)
    kinds = sorted({entry.kind for entry in everything})
    places = sorted({entry.place for entry in everything})
    kind_number = {kind: number for number, kind in enumerate(kinds)}
    place_number = {place: number for number, place in enumerate(places)}
    standing: dict[str, list[int]] = {}
    for number, entry in enumerate(everything):
        distinct = dict.fromkeys(
            w for w in words(entry.text) if len(w) > 1 and w not in SMALL_WORDS
        )
        for word in islice(distinct, MOST_WORDS):
            standing.setdefault(word, []).append(number)
    return {
        "smaaord": sorted(SMALL_WORDS),
        "typer": [(_label(kind), WEIGHTS.get(kind, 1.0)) for kind in kinds],
        "steder": places,
        "fund": [
            (
                entry.title,
                kind_number[entry.kind],
                entry.address,
                place_number[entry.place],
                entry.names,
                shortened(entry.text),
            )
            for entry in everything
        ],
        "ord": sorted(standing),
        "findes": [" ".join(_steps(standing[word])) for word in sorted(standing)],
    }


def _label(kind: str) -> str:
    return LABELS.get(kind) or EFTER_NAVN[kind].om.label


def shortened(text: str) -> str:
    """The beginning of a text, cut between two words."""
    if len(text) <= MOST_LETTERS:
        return text
    return f"{text[:MOST_LETTERS].rpartition(' ')[0].rstrip(',.;:·–- ')} …"


def _steps(numbers: Iterable[int]) -> Iterator[str]:
    before = 0
    for number in numbers:
        yield _base36(number - before)
        before = number


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
        if not number:
            return digits
