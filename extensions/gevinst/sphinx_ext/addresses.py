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
from gevinst.model.objekt import Objekt, arkets_adresse, slug_af
from gevinst.model.sidehoved import file_of, page_address

from . import disk, leftovers, paths
from .around import preview, summary
from .frame import Frame
from .own_pages import OwnPage
from .render import Renderer


def write(outdir: Path, renderer: Renderer, frame: Frame, own_pages: Iterable[OwnPage]) -> None:
    """Write all addresses below ``outdir``, and remove those that no longer are any.

    Every address that leads somewhere is listed in ``adresser.txt``, sorted, one a line: the next
    build knows from it what to remove, and the page of a wrong address what to suggest.
    """
    pages = {
        f"{objekt.om.sti}/{slug}/": _redirect(renderer, objekt)
        for objekt in renderer.handbook.by_id.values()
        for id in (objekt.id, *objekt.tidligere_id)
        if ID_MOENSTER.fullmatch(id) and (slug := slug_af(id))
    }
    pages |= {
        arkets_adresse(owner.om, id): _redirect_to_sheet(renderer, owner, id)
        for owner in (sheet.owner for sheet in renderer.meeting_sheets.values())
        for id in owner.tidligere_id
        if ID_MOENSTER.fullmatch(id)
    }
    for own in own_pages:
        description = summary(renderer, own.objekt, own.description)
        told = preview(renderer, own.titel, description, own.adresse)
        pages[own.adresse] = frame.around(own, told)
    names = {path: docname for docname, path in renderer.site.paths.items()}
    pages |= {
        former: _moved(renderer, former, names[path])
        for former, path in renderer.site.heads.tidligere.items()
    }
    listing = outdir / "adresser.txt"
    everything = {*pages, *map(page_address, renderer.site.paths)}
    before = leftovers.begin_list(listing, everything)
    for gone in sorted(before - everything):
        leftovers.remove(outdir, outdir / file_of(gone))
    for address, html in pages.items():
        disk.update(outdir / file_of(address), html)
    leftovers.end_list(listing, everything)


def _redirect(renderer: Renderer, objekt: Objekt) -> str:
    """The page at a short address: it sends the reader on, with and without script."""
    # The short page is always two folders down, so its way to the root is fixed.
    here = "a/b/c"
    to = renderer.addresses
    there = to.main_place("", objekt).partition("#")[0]
    about = summary(renderer, objekt)
    way = to.main_place(here, objekt)
    return _leading_on(renderer, here, way, objekt.titel, about, there, objekt.adresse)


def _redirect_to_sheet(renderer: Renderer, owner: Objekt, id: str) -> str:
    """The page at the sheet's address under a former id: it leads to the sheet."""
    here = paths.sheet_docname(owner.om, id)
    title = f"Mødeark: {owner.titel}"
    there = arkets_adresse(owner.om, owner.id)
    way = renderer.addresses.sheet(here, owner)
    return _leading_on(renderer, here, way, title, summary(renderer, owner), there)


def _moved(renderer: Renderer, address: str, docname: str) -> str:
    """The page at an address that a page had before: anchors lead on to where they went."""
    here = f"{address}index" if address.endswith("/") else address.removesuffix(".html")
    title = renderer.titles[docname]
    there = renderer.addresses.page_url("", docname)
    about = renderer.site.descriptions.get(docname, title)
    way = renderer.addresses.page_url(here, docname)
    return _leading_on(renderer, here, way, title, about, there, keeps_anchor=True)


def _leading_on(
    renderer: Renderer,
    here: str,
    way: str,
    title: str,
    about: str,
    there: str,
    shown_as: str = "",
    *,
    keeps_anchor: bool = False,
) -> str:
    """A page that sends the reader on: ``way`` from ``here``, to the address ``there``.

    Other programs show it as the page at ``shown_as``, or at ``there`` without one.
    """
    return renderer.render(
        "adresse.html",
        here,
        titel=title,
        maal=way,
        kanonisk=f"{renderer.addresses.base}{there}",
        visning=preview(renderer, title, about, shown_as or there),
        med_anker=keeps_anchor,
    )
