"""The logo of a municipality: a file beside ``conf.py``, with its size, so that nothing moves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

HEIGHT = 36
"""How tall a logo is shown, in pixels."""
MOST_BYTES = 20_000
NAMES = ("logo.svg", "logo.png")
_PNG = b"\x89PNG\r\n\x1a\n"
_LENGTH = re.compile(r"\s*([0-9.]+)(?:px)?\s*")


@dataclass(frozen=True, slots=True)
class Logo:
    """``width`` goes with `HEIGHT`, in pixels."""

    name: str
    data: bytes
    width: int


def read(folder: Path, written: object) -> tuple[Logo | None, tuple[str, str] | None]:
    """The logo, or what is wrong with it and how to mend it."""
    what = f"er »{written}«"
    if not isinstance(written, str) or PurePosixPath(written).suffix not in (".svg", ".png"):
        return None, (what, "brug en fil, der ender på .svg eller .png")
    path = folder / written
    if not path.is_file():
        return None, (f"{what}, men den fil er der ikke", "skriv stien fra mappen med conf.py")
    data = path.read_bytes()
    if len(data) > MOST_BYTES:
        return None, (
            f"{what}. Filen fylder {len(data) / 1000:.0f} kB, og den skal hentes med hver side",
            f"gør den højst {MOST_BYTES // 1000} kB stor",
        )
    size = _size_of_png(data) if path.suffix == ".png" else _size_of_svg(data)
    if size is None:
        return None, (
            f"{what}, men filen siger ikke, hvor bred og høj den er",
            "gem den igen som .svg med viewBox eller som .png",
        )
    width, height = size
    return Logo(f"logo{path.suffix}", data, max(1, round(HEIGHT * width / height))), None


def _size_of_png(data: bytes) -> tuple[float, float] | None:
    if len(data) < 24 or not data.startswith(_PNG):
        return None
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    return (width, height) if width and height else None


def _size_of_svg(data: bytes) -> tuple[float, float] | None:
    if b"<!ENTITY" in data:
        return None  # no logo needs them, and they can be made to fill the memory
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return None
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        return None
    box = root.get("viewBox", "").replace(",", " ").split()
    written = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    lengths = [_LENGTH.fullmatch(one) for one in written]
    if not all(lengths):
        return None
    width, height = (float(one[1]) for one in lengths if one)
    return (width, height) if width > 0 and height > 0 else None
