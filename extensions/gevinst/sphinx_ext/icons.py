"""A small picture for each kind of object, beside the word for it: an ornament, never alone.

Each is drawn with one line in a square of 16 by 16, and is coloured as the text it stands in.
"""

from __future__ import annotations

from collections.abc import Mapping

_RING = "M8 1.5a6.5 6.5 0 1 0 .01 0"
_TRIANGLE = "M8 2 15 14H1zM8 6.5v3.5M8 12v.5"

ICONS: Mapping[str, str] = {
    "adhoc": "M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z",
    "begreb": "M2.5 3H7a1 1 0 0 1 1 1v10a2 2 0 0 0-2-1.5H2.5zM13.5 3H9a1 1 0 0 0-1 1v10a2 2 0 0 1 "
    "2-1.5h3.5z",
    "beslutning": "M6 5.5 9.5 2 13 5.5 9.5 9zM7.8 7.2 2 13M9 14h5.5",
    "business_case": "M8 2c3.3 0 5.5 1 5.5 2.2S11.3 6.5 8 6.5 2.5 5.4 2.5 4.2 4.7 2 8 2M2.5 4.2v7.6"
    "C2.5 13 4.7 14 8 14s5.5-1 5.5-2.2V4.2M2.5 8c0 1.2 2.2 2.2 5.5 2.2s5.5-1 5.5-2.2",
    "dokumenttype": "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 8h5M5.5 11h5",
    "driftsaendring": "M13.5 6A6 6 0 0 0 3 4.5M3 1.5v3h3M2.5 10A6 6 0 0 0 13 11.5M13 14.5v-3h-3",
    "effekt": "M8 5a3 3 0 1 0 .01 0M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1"
    "M4 12l-1 1",
    "eksempel": "M8 1.5a4.5 4.5 0 0 0-2.5 8.2v1.8h5V9.7A4.5 4.5 0 0 0 8 1.5M6 14h4",
    "enhed": "M3 14.5v-12h7v12M10 6.5h3v8M1.5 14.5h13M5.5 5.5h2M5.5 8.5h2M5.5 11.5h2",
    "figur": "M5.5 2h5v4h-5zM1.5 10h5v4h-5zM9.5 10h5v4h-5zM8 6v2M4 10V8h8v2",
    "forudsaetning": "M4 7h8v7H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2",
    "forum": "M8 3a2 2 0 1 0 .01 0M3 6a1.5 1.5 0 1 0 .01 0M13 6a1.5 1.5 0 1 0 .01 0M4.5 13.5c.3-3 "
    "1.5-4 3.5-4s3.2 1 3.5 4M1 13c0-1.8.6-2.8 2-3M15 13c0-1.8-.6-2.8-2-3",
    "gevinst": "M1.5 12.5 6 8l3 3 5.5-6M10.5 5h4v4",
    "indikator": "M1.5 12a6.5 6.5 0 0 1 13 0M8 12l3-4.5M4 12h.5M11.5 12h.5",
    "interessent": "M1.5 2.5h13V11H7l-3.5 3v-3h-2z",
    "kommune": "M1.5 14.5h13M2.5 6.5h11L8 2zM4 6.5v8M8 6.5v8M12 6.5v8",
    "kriterium": f"{_RING}M5 8l2.2 2.2L11 6",
    "leverance": "M8 1.5 14 4.5v7l-6 3-6-3v-7zM2 4.5l6 3 6-3M8 7.5v7",
    "maaling": "M1 5.5h14v5H1zM4 5.5v2M7 5.5v2.8M10 5.5v2M13 5.5v2.8",
    "opfoelgning": f"{_RING}M8 4.5V8l2.5 1.5",
    "person": "M1.5 3.5h13v9h-13zM5 6.2a1.3 1.3 0 1 0 .01 0M3 11c.3-1.4 1-2 2-2s1.7.6 2 2M9.5 6.5h3"
    "M9.5 9.5h3",
    "portefoelje": "M1.5 5h13v8.5h-13zM5.5 5V2.5h5V5M1.5 9h13",
    "praksis": "M1.5 4h6M1.5 8h6M1.5 12h6M9.5 4 11 5.5 14.5 2M9.5 11l1.5 1.5L14.5 9",
    "program": "M8 1.5 14.5 5 8 8.5 1.5 5zM1.5 8 8 11.5 14.5 8M1.5 11 8 14.5 14.5 11",
    "programrisiko": _TRIANGLE,
    "projekt": "M1.5 3.5h5l1.5 2h6.5v8h-13z",
    "pulje": "M1.5 5h13v8.5h-13zM3 5l9-3v3M11 9.2h3.5",
    "regel": "M8 1.5 13.5 4v4c0 3.5-2.5 5.5-5.5 6.5C5 13.5 2.5 11.5 2.5 8V4zM5.5 8l1.8 1.8L10.8 6",
    "risiko": _TRIANGLE,
    "rolle": "M8 2a3 3 0 1 0 .01 0M2.5 14c.5-3.5 2.5-5 5.5-5s5 1.5 5.5 5",
    "spoergsmaal": f"{_RING}M6 6.2a2 2 0 1 1 2.6 2c-.5.2-.6.5-.6 1.1M8 11.5v.4",
    "strategisk_maal": "M3.5 15V1.5M3.5 2.5h9l-2 3 2 3h-9",
    "succeskriterium": "m8 1.5 2 4.3 4.5.5-3.3 3.2.9 4.5L8 11.8 3.9 14l.9-4.5L1.5 6.3 6 5.8z",
    "tjekliste": "M3 2.5h10v12H3zM6 1.5h4v2H6zM5 8l1 1 1.5-2M9 8h2.5M5 11.5l1 1 1.5-2M9 11.5h2.5",
    "tjeksvar": "M2 2h12v12H2zM4.5 8 7 10.5l4.5-5",
    "trin": "M1.5 14H5v-4h3.5V6H12V2h2.5",
    "udsagn": "M3 9h3v4H3zM3 9c0-3 1-5 3-6M10 9h3v4h-3zM10 9c0-3 1-5 3-6",
    "undtagelse": f"{_RING}M3.5 3.5l9 9",
}
"""The line by the name of the object type."""


def stylesheet() -> str:
    """A class for each type, ``ikon-strategisk-maal``, that sets the picture `tema.css` shows."""
    return "".join(
        f'.ikon-{name.replace("_", "-")}{{--gv-ikon:url("{_address(line)}")}}\n'
        for name, line in ICONS.items()
    )


def of_the_site(colour: str) -> str:
    """The picture in the reader's tab: a benefit, on the main colour of the municipality."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
        f'<rect width="24" height="24" rx="5" fill="{colour}"/>'
        '<g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" '
        f'stroke-linejoin="round" transform="translate(4 4)"><path d="{ICONS["gevinst"]}"/></g>'
        "</svg>\n"
    )


def _address(line: str) -> str:
    """The picture in the style sheet itself: no more to fetch, and it works from a disk."""
    return (
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' "
        "fill='none' stroke='%23000' stroke-width='1.5' stroke-linecap='round' "
        f"stroke-linejoin='round'%3E%3Cpath d='{line}'/%3E%3C/svg%3E"
    )
