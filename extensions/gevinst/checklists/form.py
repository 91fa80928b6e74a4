"""What a key of a checklist's file is: one description that everything else is derived from.

A key is declared once, on the dataclass it fills, with the functions below. The reading of a file,
the JSON Schema and the table for authors all read `Key`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import Enum
from functools import cache
from typing import Any

from gevinst.model.felt import Valg


class Kind(Enum):
    """How a value is written. The value is the name an author sees."""

    TEXT = "tekst"
    TEXTS = "liste af tekster"
    YES_NO = "ja eller nej"
    NUMBER = "helt tal"
    CHOICE = "valg"
    CHOICES = "liste af valg"
    PART = "nøgler"
    PARTS = "liste af nøgler"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a file.

    ``pattern`` is what the whole text must match, and ``pattern_help`` says so to an author.
    ``refers_to`` names what a text must be the name of: object types of the handbook, ``regel`` or
    ``udsagn``. ``part`` is the dataclass that a nested mapping fills.
    """

    kind: Kind
    help: str
    example: str
    name: str = ""
    required: bool = False
    pattern: str = ""
    pattern_help: str = ""
    choices: tuple[Valg, ...] = ()
    refers_to: tuple[str, ...] = ()
    part: type[Any] | None = None

    @property
    def codes(self) -> list[str]:
        return [choice.kode for choice in self.choices]


def _key(default: Any, key: Key) -> Any:
    # As in `model/felt.py`: the declared type is what readers are held to.
    return field(default=default, metadata={"key": key})


def text(
    help: str,
    example: str,
    *,
    required: bool = False,
    pattern: str = "",
    pattern_help: str = "",
    refers_to: tuple[str, ...] = (),
) -> Any:
    """A text. Read as ``str`` with line breaks as spaces, empty where it is not given."""
    return _key(
        "",
        Key(
            Kind.TEXT,
            help,
            example,
            required=required,
            pattern=pattern,
            pattern_help=pattern_help,
            refers_to=refers_to,
        ),
    )


def texts(
    help: str,
    example: str,
    *,
    required: bool = False,
    refers_to: tuple[str, ...] = (),
    pattern: str = "",
    pattern_help: str = "",
) -> Any:
    """A list of texts. Read as ``tuple[str, ...]``."""
    return _key(
        (),
        Key(
            Kind.TEXTS,
            help,
            example,
            required=required,
            refers_to=refers_to,
            pattern=pattern,
            pattern_help=pattern_help,
        ),
    )


def yes_no(help: str, example: str) -> Any:
    """``ja`` or ``nej``. Read as ``bool | None``."""
    return _key(None, Key(Kind.YES_NO, help, example))


def number(help: str, example: str) -> Any:
    """A whole number above zero. Read as ``int | None``."""
    return _key(None, Key(Kind.NUMBER, help, example))


def choice(choices: tuple[Valg, ...], help: str, example: str, *, required: bool = False) -> Any:
    """One value of a closed list. Read as its code, empty where it is not given."""
    return _key("", Key(Kind.CHOICE, help, example, required=required, choices=choices))


def choices(allowed: tuple[Valg, ...], help: str, example: str) -> Any:
    """Values of a closed list. Read as ``tuple[str, ...]`` of codes."""
    return _key((), Key(Kind.CHOICES, help, example, choices=allowed))


def part(cls: type[Any], help: str, example: str) -> Any:
    """A nested mapping. Read as ``cls | None``."""
    return _key(None, Key(Kind.PART, help, example, part=cls))


def parts(cls: type[Any], help: str, example: str, *, required: bool = False) -> Any:
    """A list of nested mappings. Read as ``tuple[cls, ...]``."""
    return _key((), Key(Kind.PARTS, help, example, required=required, part=cls))


def keys_of(cls: type) -> tuple[Key, ...]:
    """The keys of a part of a file, in the order they are declared."""
    return _keys(cls)


@cache
def _keys(cls: Any) -> tuple[Key, ...]:  # Any: see `felter_i` in `model/felt.py`
    return tuple(replace(f.metadata["key"], name=f.name) for f in fields(cls) if f.metadata)
