"""What lies at ``/<type>/<slug>/`` for every object, now and formerly.

An object with a page of its own has it there, and below it the sheet for its board's next meeting
where it has a board that meets. All others have a small page that leads on to where
they are written; it is made anew in every build, so it follows an object wherever its page goes. A
former id leads on to the object that has it in `:tidligere_id:`, and an address that a page had
before to the page that has it in ``tidligere_adresse``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gevinst.model.indlaesning import ID_MOENSTER
from gevinst.model.objekt import arkets_adresse, slug_af
from gevinst.model.sidehoved import file_of, page_address

from . import disk, files
from .frame import Frame
from .own_pages import OwnPage
from .render import Renderer


def write(outdir: Path, renderer: Renderer, frame: Frame, own_pages: Iterable[OwnPage]) -> None:
    """Write all addresses below ``outdir``, and remove those that no longer are any.

    Every address that leads somewhere is listed in ``adresser.txt``, sorted, one a line: the next
    build knows from it what to remove, and the page of a wrong address what to suggest.
    """
    pages = {
        f"{objekt.om.sti}/{slug}/": renderer.redirect(objekt)
        for objekt in renderer.handbook.by_id.values()
        for id in (objekt.id, *objekt.tidligere_id)
        if ID_MOENSTER.fullmatch(id) and (slug := slug_af(id))
    }
    pages |= {
        arkets_adresse(owner.om, id): renderer.redirect_to_sheet(owner, id)
        for owner in (sheet.owner for sheet in renderer.meeting_sheets.values())
        for id in owner.tidligere_id
        if ID_MOENSTER.fullmatch(id)
    }
    for own in own_pages:
        description = renderer.summary(own.objekt, own.description)
        preview = renderer.preview(own.titel, description, own.adresse)
        pages[own.adresse] = frame.around(own, preview)
    names = {path: docname for docname, path in renderer.site.paths.items()}
    pages |= {
        former: renderer.moved(former, names[path])
        for former, path in renderer.site.heads.tidligere.items()
    }
    listing = outdir / "adresser.txt"
    everything = {*pages, *map(page_address, renderer.site.paths)}
    before = files.begin_list(listing, everything)
    for gone in sorted(before - everything):
        files.remove(outdir, outdir / file_of(gone))
    for address, html in pages.items():
        disk.update(outdir / file_of(address), html)
    files.end_list(listing, everything)
