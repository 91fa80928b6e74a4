"""From a page as an author writes it to raw objects, without Sphinx."""

from __future__ import annotations

from gevinst.model.felt import felter_efter_navn
from gevinst.model.finding import Finding
from gevinst.model.handbook import Handbook
from gevinst.model.indlaesning import read_handbook
from gevinst.model.location import Location
from gevinst.model.raa import RawObject, read_fields
from gevinst.model.typer import EFTER_NAVN


def raw_objects(page: str, path: str = "side.md") -> list[RawObject]:
    """The objects of a page that has nothing but directives, one after the other."""
    lines = page.splitlines()
    found: list[RawObject] = []
    opened = 0
    for number, line in enumerate(lines, start=1):
        if line.startswith(":::{"):
            opened = number
        elif line == ":::":
            type, _, titel = lines[opened - 1].removeprefix(":::{").partition("}")
            cls = EFTER_NAVN.get(type)
            names = ("id", *felter_efter_navn(cls)) if cls else ()
            block = read_fields(lines[opened : number - 1], opened + 1, names)
            found.append(RawObject(type, titel.strip(), Location(path, opened), block.fields))
    return found


def read(*pages: str) -> tuple[Handbook, tuple[Finding, ...]]:
    """Read pages named ``side.md``, ``side2.md`` and so on."""
    paths = ["side.md", *(f"side{number}.md" for number in range(2, len(pages) + 1))]
    return read_handbook(
        raw for path, page in zip(paths, pages, strict=True) for raw in raw_objects(page, path)
    )
