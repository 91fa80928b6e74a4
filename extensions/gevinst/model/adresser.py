"""The addresses that have been published, and those of them that lead nowhere any longer.

They stand in files named ``adresser.txt`` in ``source/``, one a line. A file has the addresses of
its own folder and those below, less the folders that have a file of their own. So a municipality
that puts its own folder in the place of the example's has its own list there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .location import Location
from .sidehoved import WRITE_AN_ADDRESS
from .typer import OBJEKTTYPER

LISTE = "adresser.txt"
FIRST = "source/adresser.txt"
"""The file that is made where there is none."""
_HEAD = """\
# De adresser, der er offentliggjort, og som skal blive ved med at virke. 'make adresser' skriver
# de nye til. Slet ingen af dem.
"""
_ADDRESS = re.compile(r"(?:[\w-]+/)*(?:[\w-]+\.html|[\w-]+/)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Lost:
    """An address that readers have and that leads nowhere, or a line that is no address."""

    sted: Location
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.sted.path}:{self.sted.line}: {self.message}. Ret: {self.remedy}."


def read_lists(folder: Path) -> dict[str, str]:
    """The lists in ``source/`` below the folder of ``conf.py``: path → text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted((folder / "source").rglob(LISTE))
    }


def lost(lists: Mapping[str, str], current: Mapping[str, str]) -> tuple[Lost, ...]:
    """What was published and leads nowhere, in the order of the files.

    ``current`` are the addresses that lead somewhere, with the path of the file behind each.
    """
    pages: dict[str, str] = {}
    for address, path in sorted(current.items()):
        if path.endswith(".md") and address.endswith(".html"):
            pages.setdefault(PurePosixPath(address).name, path)
    found = []
    for path, text in sorted(lists.items()):
        for number, address in _addresses(text):
            sted = Location(path, number)
            if not _ADDRESS.fullmatch(address):
                found.append(Lost(sted, f"»{address}« er ikke en adresse", WRITE_AN_ADDRESS))
            elif address not in current:
                found.append(
                    Lost(
                        sted,
                        f"adressen {address} er offentliggjort, men fører ingen steder hen",
                        _remedy(address, pages),
                    )
                )
    return tuple(found)


def grown(lists: Mapping[str, str], current: Mapping[str, str]) -> dict[str, str]:
    """The lists with every address that is new, sorted. None is taken away."""
    texts = dict(lists) or {FIRST: _HEAD}
    known = {address for text in texts.values() for _, address in _addresses(text)}
    new: dict[str, set[str]] = {}
    for address, path in current.items():
        if address not in known:
            new.setdefault(_list_for(path, texts), set()).add(address)
    for path, added in new.items():
        comments = [line for line in texts[path].splitlines() if line.startswith("#")]
        old = {address for _, address in _addresses(texts[path])}
        texts[path] = "".join(f"{line}\n" for line in [*comments, *sorted(old | added)])
    return texts


def _addresses(text: str) -> Iterable[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if (address := line.strip()) and not address.startswith("#"):
            yield number, address


def _list_for(path: str, lists: Iterable[str]) -> str:
    """The list of the nearest folder above a file; the first where none is above it."""
    folders = {str(PurePosixPath(one).parent): one for one in sorted(lists)}
    for folder in PurePosixPath(path).parents:
        if str(folder) in folders:
            return folders[str(folder)]
    return min(lists, key=lambda one: (one.count("/"), one))


def _remedy(address: str, pages: Mapping[str, str]) -> str:
    line = f"'tidligere_adresse: {address}'"
    if address.endswith(".html"):
        moved = pages.get(PurePosixPath(address).name)
        example = f", for eksempel {moved}" if moved else ""
        return (
            f"skriv {line} mellem to linjer med '---' øverst på den side, som læseren nu skal "
            f"føres til{example}"
        )
    sti, _, slug = address.rstrip("/").rpartition("/")
    prefix = next((cls.om.praefiks for cls in OBJEKTTYPER if cls.om.sti == sti), "")
    id = f"{prefix}_{slug.upper().replace('-', '_')}"
    renamed = f"har objektet fået et nyt id, så skriv ':tidligere_id: {id}' på det. Ellers "
    return (
        f"{renamed if prefix else ''}skriv {line} mellem to linjer med '---' øverst på den side, "
        "som læseren nu skal føres til"
    )
