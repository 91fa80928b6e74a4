"""From the bytes of a file to its text: one way to write each letter, and nothing unseen.

A text always comes of it, so that a page saved wrongly still has its objects, and one finding says
what is wrong instead of hundreds that its objects are missing.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

SAVE_AS_UTF8 = (
    "gem filen igen med tegnsættet UTF-8. I Notesblok vælger du det i feltet Kodning under Gem som"
)

_SLET = "slet dem. Er de svære at finde, så slet linjen, og skriv den igen"

_MARKS = (
    # The longer first: one begins with the other.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_CHARACTERS = "".join(
    chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)
)
"""The last two of each plane. Source: the Unicode Standard, chapter 23.7, Noncharacters."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, among them those of a terminal
    "\u200b\u2028\u2029\u2060\ufeff"  # of no width, and line ends that only some programs see
    "\u202a-\u202e\u2066-\u2069"  # that turn the direction of the text around
    "\ud800-\udfff"  # halves of characters, which can be in a name and not in a file
    "\ufdd0-\ufdef"  # no characters at all, of which XML refuses some and HTML all
    f"{_NO_CHARACTERS}]"
)


@dataclass(frozen=True, slots=True)
class Tegnfejl:
    """What is wrong with how a file is saved: the line, what it is, and how to mend it."""

    line: int
    besked: str
    ret: str


@dataclass(frozen=True, slots=True)
class Tekst:
    """The text of a file, its lines ended with ``\\n``, and what is wrong with it."""

    tekst: str
    fejl: tuple[Tegnfejl, ...] = ()


def laes_tekst(data: bytes) -> Tekst:
    """Read a file that should be UTF-8. Letters are composed: ``a`` and a ring are ``å``.

    Characters that nobody sees become blanks, so that they can neither part a line in two for one
    program and not for another, nor reach a terminal.
    """
    text, fejl = _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if usynlige(text):
        for number, line in enumerate(text.split("\n"), 1):
            if unseen := usynlige(line):
                besked = f"linjen har tegn, som ingen kan se: {', '.join(unseen)}"
                fejl += (Tegnfejl(number, besked, _SLET),)
        text = _UNSEEN.sub(" ", text)
    return Tekst(unicodedata.normalize("NFC", text), fejl)


def _decoded(data: bytes) -> tuple[str, tuple[Tegnfejl, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            besked = f"filen er gemt som {encoding.upper()} og ikke som UTF-8"
            return data.decode(encoding, "replace"), (Tegnfejl(1, besked, SAVE_AS_UTF8),)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = 1 + len(re.findall(b"\r\n|\r|\n", data[: error.start]))
        besked = (
            f"filen er ikke gemt som UTF-8: byten 0x{data[error.start]:02X} i linje {line} "
            "er ikke noget tegn"
        )
        # What Windows most likely meant.
        return data.decode("cp1252", "replace"), (Tegnfejl(line, besked, SAVE_AS_UTF8),)


def usynlige(text: str) -> list[str]:
    """The numbers of the characters in a text that nobody sees, such as ``U+200B``; sorted."""
    different = "".join(sorted(set(text)))  # a text has few, and a large one is read each time
    return [f"U+{ord(character):04X}" for character in _UNSEEN.findall(different)]


def synligt_navn(name: str) -> str:
    """The name of a file on one line, with what cannot be seen written as its number."""
    return re.sub(f"{_UNSEEN.pattern}|[\t\n\r]", lambda match: f"\\u{ord(match[0]):04x}", name)
