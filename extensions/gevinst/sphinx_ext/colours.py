"""The colours of the pages, light and dark: the one place they are written.

A municipality sets one of them, its main colour. Here stands what it must be readable on, how that
is measured, and which colour comes nearest when it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MAIN = "farve"
"""Links, buttons, the ring around what has focus, and the line where the reader is."""

PALETTE: Mapping[str, tuple[str, str]] = {
    "bund": ("#ffffff", "#14191c"),
    "flade": ("#f2f5f5", "#1f272b"),
    "maerke": ("#fff1b3", "#453a10"),
    "kant": ("#ccd5d6", "#3d494e"),
    "felt": ("#6b7a7e", "#8a999e"),
    "tekst": ("#1a2325", "#e5ebec"),
    "daempet": ("#4a585c", "#b0bdc0"),
    "info": ("#2060a0", "#86b6ec"),
    "fare": ("#a51c1c", "#ff9d94"),
    "advarsel": ("#855600", "#f0b84d"),
}
"""Light and dark by name. ``felt`` is the edge of what can be filled in, ``kant`` an ornament."""

READ, SEEN = 4.5, 3.0
"""What WCAG 2.2 asks of a text, and of a thing that is no text (1.4.3 and 1.4.11)."""


@dataclass(frozen=True, slots=True)
class Use:
    """A colour that must stand clear of each of some others, by this ratio."""

    colour: str
    on: tuple[str, ...]
    ratio: float


SURFACES = ("bund", "flade", "maerke")
USES = (
    Use("tekst", SURFACES, READ),
    Use("daempet", ("bund", "flade"), READ),
    Use(MAIN, SURFACES, READ),
    Use("fare", SURFACES, READ),
    Use("info", ("bund", "flade"), READ),
    Use("advarsel", ("bund", "flade"), READ),
    Use("felt", ("bund", "flade"), SEEN),
)

_NAMES = {
    "bund": "sidens baggrund",
    "flade": "den grå flade",
    "maerke": "den gule markering",
}
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_STEPS = 256


def contrast(one: str, other: str) -> float:
    """How clearly two colours stand from each other, 1 to 21, as WCAG counts it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mistake(written: object) -> tuple[str, str] | None:
    """What is wrong with a main colour, and how to mend it; None when it can be used."""
    if not isinstance(written, str) or not _HEX.fullmatch(written):
        return (
            f"er »{written}«",
            "skriv den som # og seks tegn fra 0-9 og a-f, for eksempel #0f5c6e",
        )
    main = _whole(written)
    worst = min(_backgrounds(MAIN, 0), key=lambda name: contrast(main, PALETTE[name][0]))
    against = PALETTE[worst][0]
    ratio = contrast(main, against)
    if ratio >= READ:
        return None
    return (
        f"er »{written}«. Mod {_NAMES[worst]} ({against}) er kontrasten {_shown(ratio)}, og den "
        f"skal være mindst {_shown(READ)}",
        f"vælg en mørkere. Den nærmeste i samme tone er {in_the_light(main)}",
    )


def in_the_light(main: str) -> str:
    """The main colour, mixed with as little black as lets it be read on the light surfaces."""
    return _nearest(main, [PALETTE[name][0] for name in _backgrounds(MAIN, 0)], darker=True)


def in_the_dark(main: str) -> str:
    """The main colour, mixed with as little white as lets it be read on the dark surfaces."""
    return _nearest(main, [PALETTE[name][1] for name in _backgrounds(MAIN, 1)], darker=False)


def with_main(main: str) -> dict[str, tuple[str, str]]:
    """All colours of the pages of a municipality with this main colour."""
    return {**PALETTE, MAIN: (_whole(main), in_the_dark(main))}


def stylesheet(main: str) -> str:
    """The colours as CSS: as the reader's device is set, or as the reader has chosen here."""
    colours = with_main(main)
    light = "".join(f"--gv-{name}:{one};" for name, (one, _) in colours.items())
    dark = "".join(f"--gv-{name}:{one};" for name, (_, one) in colours.items())
    return (
        f":root{{color-scheme:light;{light}}}\n"
        "@media screen and (prefers-color-scheme:dark){"
        f":root:not([data-farver=lys]){{color-scheme:dark;{dark}}}}}\n"
        f"@media screen{{:root[data-farver=moerk]{{color-scheme:dark;{dark}}}}}\n"
    )


def _backgrounds(colour: str, scheme: int) -> Iterable[str]:
    return [name for use in USES if use.colour == colour for name in use.on]


def _nearest(main: str, backgrounds: Iterable[str], *, darker: bool) -> str:
    """The first of the mixtures with black, or white, that can be read on all of them."""
    grounds = tuple(backgrounds)
    end = 0.0 if darker else 1.0
    mixtures = (
        _written(part + (end - part) * step / _STEPS for part in _parts(main))
        for step in range(_STEPS + 1)
    )
    return next(mixed for mixed in mixtures if all(contrast(mixed, one) >= READ for one in grounds))


def _whole(colour: str) -> str:
    """Six digits, in small letters."""
    digits = colour[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * one for one in digits))


def _parts(colour: str) -> tuple[float, float, float]:
    whole = _whole(colour)
    red, green, blue = (int(whole[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def _written(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _shown(ratio: float) -> str:
    """Never rounded up, so that what is too little does not look like enough."""
    return f"{int(ratio * 100) / 100:.2f}:1".replace(".", ",")
