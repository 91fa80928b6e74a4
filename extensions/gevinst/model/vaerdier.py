"""From the text of a field to its value: dates, numbers, yes and no, closed lists.

Danish and plain notation are both right input; nothing is guessed. Each function raises
`Vaerdifejl` with a Danish text when the text is not a value of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from .felt import Valg

MAANEDER = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)

_MAANEDSNAVNE = {
    name: number for number, maaned in enumerate(MAANEDER, start=1) for name in (maaned, maaned[:3])
} | {"sept": 9}

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DANSK = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./ ](\d{4})")
_TALORD = ("", "", *"to tre fire fem seks syv otte ni ti elleve tolv".split())  # noqa: SIM905
_ORD = re.compile(r"(?:den |d\.\s*)?(\d{1,2})\.?\s+([a-zæøå]+)\.?\s+(\d{4})")
_TAL = re.compile(r"[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "ue", "ö": "oe", "ä": "ae"})


class Vaerdifejl(ValueError):
    """The text is not a value of its kind. ``kode`` is the finding's code, ``ret`` the remedy."""

    def __init__(self, kode: str, besked: str, ret: str) -> None:
        super().__init__(besked)
        self.kode = kode
        self.besked = besked
        self.ret = ret


def laes_dato(text: str) -> date:
    """Read ``2026-06-15``, ``15-06-2026``, ``15/6 2026``, ``d. 15. jun. 2026``."""
    plain = text.strip().lower()
    if match := _ISO.fullmatch(plain):
        aar, maaned, dag = (int(part) for part in match.groups())
    elif match := _DANSK.fullmatch(plain):
        dag, maaned, aar = (int(part) for part in match.groups())
    elif (match := _ORD.fullmatch(plain)) and match[2] in _MAANEDSNAVNE:
        dag, maaned, aar = int(match[1]), _MAANEDSNAVNE[match[2]], int(match[3])
    else:
        raise _ikke_dato(text)
    try:
        return date(aar, maaned, dag)
    except ValueError:
        raise _ikke_dato(text) from None


def _ikke_dato(text: str) -> Vaerdifejl:
    return Vaerdifejl(
        "IN03",
        f"»{text}« er ikke en dato",
        "skriv datoen som 2026-06-15 eller 15. juni 2026",
    )


def laes_tal(text: str) -> Decimal:
    """Read ``1.300.000``, ``1300000``, ``2,40`` or ``-3``: decimal comma, thousands point."""
    plain = text.strip().replace("\u00a0", "")
    if not _TAL.fullmatch(plain):
        raise Vaerdifejl(
            "IN04",
            f"»{text}« er ikke et tal",
            "skriv kun tallet, med komma før decimaler og punktum mellem tusinder: 1.300.000 "
            "eller 2,40",
        )
    return Decimal(plain.replace("−", "-").replace(".", "").replace(",", "."))


def laes_ja_nej(text: str) -> bool:
    """Read ``ja`` or ``nej``."""
    match text.strip().lower():
        case "ja":
            return True
        case "nej":
            return False
    raise Vaerdifejl("IN05", f"»{text}« er hverken ja eller nej", "skriv ja eller nej")


def laes_valg(text: str, muligheder: Sequence[Valg]) -> str:
    """Read one value of a closed list; ``planlægning`` and ``Planlaegning`` are the same value."""
    plain = som_kode(text)
    koder = [valg.kode for valg in muligheder]
    if plain in koder:
        return plain
    raise Vaerdifejl(
        "IN02",
        f"»{text}« står ikke på listen",
        f"{naermeste(plain, koder)}vælg mellem {opremsning(koder, 'eller')}",
    )


def ascii_af(text: str) -> str:
    """Lower case without æ, ø and å, as in ids, codes and addresses."""
    return text.lower().translate(_ASCII)


def som_kode(text: str) -> str:
    """What an author writes with Danish letters, capitals, spaces or hyphens, as a code."""
    return ascii_af(text.strip()).replace(" ", "_").replace("-", "_")


def naermeste(text: str, kandidater: Sequence[str]) -> str:
    """``mente du X? `` with the nearest candidate, or an empty string when none is near."""
    near = get_close_matches(text, sorted(kandidater), n=1, cutoff=0.6)
    return f"mente du {near[0]}? Ellers " if near else ""


def opremsning(ting: Sequence[str], bindeord: str = "og") -> str:
    """A Danish enumeration: ``a, b og c``."""
    if len(ting) < 2:
        return "".join(ting)
    return f"{', '.join(ting[:-1])} {bindeord} {ting[-1]}"


def i_ord(antal: int) -> str:
    """A small number as it is written in running text: ``to``, but ``20`` (`docs/sprog.md`)."""
    return _TALORD[antal] if 2 <= antal < len(_TALORD) else str(antal)


def del_op(text: str, skilletegn: str) -> list[str]:
    """Split a list field at any of the characters given, leaving out what is empty."""
    for character in skilletegn[1:]:
        text = text.replace(character, skilletegn[0])
    return [part for piece in text.split(skilletegn[0]) if (part := piece.strip())]


def dansk_dato(dag: date) -> str:
    """``23. november 2026``."""
    return f"{dag.day}. {MAANEDER[dag.month - 1]} {dag.year}"


def dansk_tal(value: Decimal) -> str:
    """``1.300.000`` or ``2,4``: at least as many decimals as are written, and no more."""
    sign, digits, exponent = value.as_tuple()
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    whole = f"{abs(value):,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    return f"-{whole}" if sign and digits != (0,) else whole
