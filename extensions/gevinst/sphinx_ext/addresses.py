"""Short addresses: a small page at ``/<type>/<slug>/`` for every object, now and formerly.

They are written anew in every build, so they follow an object wherever its page goes, and a former
id leads on to the object that has it in `:tidligere_id:`.
"""

from __future__ import annotations

from pathlib import Path

from gevinst.model.handbook import Handbook
from gevinst.model.objekt import slug_af

from .render import Renderer


def write(outdir: Path, handbook: Handbook, renderer: Renderer) -> None:
    """Write all short addresses below ``outdir``, and remove those that no longer are any.

    What was written is listed in ``adresser.txt``, sorted, one a line, so that the next build
    knows what is its own to remove.
    """
    pages = {
        f"{objekt.om.sti}/{slug}/": renderer.redirect(objekt, slug)
        for objekt in handbook.by_id.values()
        for slug in (slug_af(objekt.id), *(slug_af(former) for former in objekt.tidligere_id))
        if slug
    }
    listing = outdir / "adresser.txt"
    before = listing.read_text(encoding="utf-8").split() if listing.exists() else []
    for gone in set(before) - set(pages):
        _remove(outdir / gone)
    for address, html in pages.items():
        page = outdir / address / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        if not page.exists() or page.read_text(encoding="utf-8") != html:
            page.write_text(html, encoding="utf-8")
    listing.write_text("".join(f"{address}\n" for address in sorted(pages)), encoding="utf-8")


def _remove(folder: Path) -> None:
    (folder / "index.html").unlink(missing_ok=True)
    for empty in (folder, folder.parent):
        if empty.is_dir() and not any(empty.iterdir()):
            empty.rmdir()
