"""Let Chromium print a HTML as a tagged PDF."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

VARIABLE = "CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
SECONDS = 900


class Printfejl(Exception):
    """The PDF could not be made; the text says in Danish why, and how to mend it."""


def find() -> str:
    """The path of Chromium: the one that `CHROMIUM` names, else one the system knows.

    Raises `Printfejl` where there is none.
    """
    named = os.environ.get(VARIABLE, "")
    for name in (named,) if named else (*NAMES, _MAC):
        if found := shutil.which(name):
            return found
    if named:
        raise Printfejl(
            f"{VARIABLE} er sat til »{named}«, som ikke kan køres. Ret: skriv stien til Chromium "
            "eller Chrome."
        )
    raise Printfejl(
        "Der er ingen Chromium, og uden den kan der ikke laves PDF. Ret: installér pakken "
        f"chromium, eller skriv stien til Chrome i {VARIABLE}."
    )


def to_pdf(chromium: str, html: Path, pdf: Path) -> None:
    """Print ``html`` to ``pdf``, tagged, with its headings as bookmarks. Raises `Printfejl`."""
    pdf.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        command = [
            *(chromium, "--headless", "--disable-gpu", "--no-first-run", "--disable-sync"),
            *("--disable-background-networking", "--disable-component-update", "--disable-quic"),
            *(f"--user-data-dir={profile}", "--no-pdf-header-footer", "--export-tagged-pdf"),
            *("--generate-pdf-document-outline", f"--print-to-pdf={pdf}"),
            *(("--no-sandbox",) if _is_root() else ()),
            html.as_uri(),
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise Printfejl(
                f"Chromium blev ikke færdig med {pdf.name} på {SECONDS // 60} minutter. Ret: luk "
                "andre programmer, og prøv igen."
            ) from error
    if done.returncode or not pdf.is_file():
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise Printfejl(
            f"Chromium kunne ikke lave {pdf.name}. Ret: prøv en nyere version. Den skrev: "
            f"{said[-1] if said else 'ingenting'}"
        )


def _is_root() -> bool:
    """Chromium will not run in its sandbox as root, as in a container."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
