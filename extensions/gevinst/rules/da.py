"""DA, data: what must not stand on a page."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache, lru_cache

from gevinst.model.felt import Slags, felter_i
from gevinst.model.indlaesning import benaevn
from gevinst.model.kommune import Person
from gevinst.model.objekt import Objekt
from gevinst.model.typer import OBJEKTTYPER

from .rule import Breach, Case, rule
from .words import named

PRIVATE_DOMAINS = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "hotmail.com",
        "hotmail.dk",
        "outlook.com",
        "outlook.dk",
        "live.com",
        "live.dk",
        "msn.com",
        "yahoo.com",
        "yahoo.dk",
        "icloud.com",
        "me.com",
        "mac.com",
        "proton.me",
        "protonmail.com",
        "pm.me",
        "gmx.com",
        "mail.com",
        "mail.dk",
        "jubii.dk",
        "jubiimail.dk",
        "ofir.dk",
        "sol.dk",
        "stofanet.dk",
        "youmail.dk",
        "webspeed.dk",
        "mail.tele.dk",
        "get2net.dk",
        "tdcadsl.dk",
        "post.tele.dk",
        "post.cybercity.dk",
        "privat.dk",
    ]
)
"""Where people in Denmark have mail of their own. An address elsewhere is taken for one at work."""

_CPR = re.compile(r"(?<!\d)(\d\d)(\d\d)(\d\d)[ \xa0]?[-–‑]?[ \xa0]?\d{4}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
_FIRST = r"(?:2\d|3[01]|4[0-2]|5[0-3]|6[01]|71|81|9[1-3])"
"""The first two digits of a mobile number. Source: the Danish numbering plan."""
_MOBILE = re.compile(
    # In pairs, as numbers are written, or in any way after +45 or a word that says what it is.
    # Eight digits alone are as often a case number or an amount, and this rule has no exemption.
    rf"(?<!\d)(?<!\d[ .,/-])(?:{_FIRST}(?: \d\d){{3}}"
    rf"|(?:(?:\+|00)45|\b(?:mobil|tlf|telefon|mob)\w*[.:]?(?: (?:nr|nummer)[.:]?)?)"
    rf"[ \xa0]?{_FIRST}(?:[ \xa0.-]?\d){{6}})(?![ .,/-]?\d)",
    re.IGNORECASE,
)

WRITE_THE_POST = "slet oplysningen, og skriv stillingen i stedet, for eksempel Ældrechef"


@rule(
    "DA01",
    "Personoplysninger i offentligt indhold",
    "F/F/F/F/F",
    *OBJEKTTYPER,
    looks_for="Noget, der ligner et CPR-nummer, i felter og tekst. Er siderne offentlige, også en "
    "privat e-mailadresse, et mobilnummer og et navn uden samtykke.",
    why="Det, der én gang har stået på en offentlig side, kan ingen tage tilbage. Opgaven følger "
    "stillingen, så navnet behøves ikke.",
    remedy="Slet oplysningen, og skriv stillingen i stedet.",
    no_waiver="Kan ikke undtages. Personoplysninger er beskyttet ved lov.",
)
def da01(case: Case, objekt: Objekt) -> Iterator[Breach]:
    public = case.kommune.offentlig is True
    if isinstance(objekt, Person) and public and objekt.navn and objekt.mangler("samtykke_dato"):
        yield Breach(
            f"{named(objekt)} har et navn uden samtykke, og siderne er offentlige",
            "slet :navn:, eller skriv den dag, personen sagde ja, under :samtykke_dato:",
            objekt.sted_for("navn"),
        )
    found = [
        (hvad, hvor, felt)
        for text, hvor, felt in _texts(objekt)
        for hvad in private_in(text, public)
    ]
    if not found:
        return
    # What was found is not repeated: the message goes into reports. So the heading is left out of
    # it when the heading is at fault.
    bare = bool(private_in(objekt.titel, public))
    hvem = benaevn(type(objekt), objekt.id, "") if bare else named(objekt)
    for hvad, hvor, felt in found:
        yield Breach(
            f"{hvem} har {hvad} {hvor}",
            WRITE_THE_POST,
            objekt.sted_for(felt) if felt else objekt.sted,
        )


def _texts(objekt: Objekt) -> Iterator[tuple[str, str, str]]:
    """(text, where, field) for all that is free text in an object; the field is empty outside
    the fields."""
    yield objekt.titel, "i overskriften", ""
    cls: type = type(objekt)
    for navn, is_list in _free_text(cls):
        value = getattr(objekt, navn)
        yield "; ".join(value) if is_list else value, f"i :{navn}:", navn
    for number, line in enumerate(objekt.broedtekst.splitlines(), 1):
        yield line, f"i teksten under felterne, linje {number}", ""


@cache
def _free_text(cls: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a type that an author writes as they like, and whether each is a list."""
    return tuple(
        (felt.navn, felt.slags is Slags.LISTE)
        for felt in felter_i(cls)
        if felt.slags in (Slags.TEKST, Slags.LISTE)
    )


_MAY_BE_PERSONAL = re.compile(r"[\d@]")
"""What any of it has: most texts have neither, and are not looked at further."""


def private_in(text: str, public: bool) -> tuple[str, ...]:
    """What a text seems to hold that it must not, each kind once; never the text itself."""
    return _looked_for(text, public) if _MAY_BE_PERSONAL.search(text) else ()


@lru_cache(maxsize=100_000)  # the same texts are judged again as they would be later, and in public
def _looked_for(text: str, public: bool) -> tuple[str, ...]:
    return tuple(_private(text, public))


def _private(text: str, public: bool) -> Iterator[str]:
    if any(_is_date(*match.groups()) for match in _CPR.finditer(text)):
        yield "noget, der ligner et CPR-nummer,"
    if not public:
        return
    if any(match[1].lower() in PRIVATE_DOMAINS for match in _EMAIL.finditer(text)):
        yield "en privat e-mailadresse"
    if _MOBILE.search(text):
        yield "et mobilnummer"


def _is_date(dag: str, maaned: str, aar: str) -> bool:
    """Whether the first six digits of a number can be a day of birth, in whichever century."""
    if not 1 <= int(maaned) <= 12:
        return False
    return 1 <= int(dag) <= monthrange(2000 + int(aar), int(maaned))[1]
