"""What lies at ``/<type>/<slug>/`` for every object, now and formerly.

An object with a page of its own has it there. All others have a small page that leads on to where
they are written; it is made anew in every build, so it follows an object wherever its page goes. A
former id leads on to the object that has it in `:tidligere_id:`.
"""

from __future__ import annotations

from pathlib import Path

from gevinst.model.indlaesning import ID_MOENSTER
from gevinst.model.objekt import slug_af

from .frame import Frame
from .own_pages import own_pages
from .render import Renderer


def write(outdir: Path, renderer: Renderer, frame: Frame) -> None:
    """Write all addresses below ``outdir``, and remove those that no longer are any.

    What was written is listed in ``adresser.txt``, sorted, one a line, so that the next build
    knows what is its own to remove.
    """
    pages = {
        f"{objekt.om.sti}/{slug}/": renderer.redirect(objekt)
        for objekt in renderer.handbook.by_id.values()
        for id in (objekt.id, *objekt.tidligere_id)
        if ID_MOENSTER.fullmatch(id) and (slug := slug_af(id))
    }
    pages |= {page.adresse: frame.around(page) for page in own_pages(renderer)}
    listing = outdir / "adresser.txt"
    before = listing.read_text(encoding="utf-8").split() if listing.exists() else []
    for gone in set(before) - set(pages):
        _remove(outdir, outdir / gone)
    for address, html in pages.items():
        page = outdir / address / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        if not page.exists() or page.read_text(encoding="utf-8") != html:
            page.write_text(html, encoding="utf-8")
    listing.write_text("".join(f"{address}\n" for address in sorted(pages)), encoding="utf-8")


def _remove(outdir: Path, folder: Path) -> None:
    """Remove a page, and every folder below ``outdir`` that it leaves empty."""
    (folder / "index.html").unlink(missing_ok=True)
    while folder != outdir and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
