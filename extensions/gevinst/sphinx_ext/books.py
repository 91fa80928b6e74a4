"""What the PDFs are made of: the handbook in the order of its menus, and all about a programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sphinx.environment import BuildEnvironment

from gevinst.pdf.book import Book, Chapter
from gevinst.reports.edition import FIKTIV
from gevinst.rules.organisation import Owner, benefits_of, every_owner

from . import paths
from .own_pages import OwnPage
from .render import Renderer

SHEETS = "Mødeark"
BENEFITS = "Gevinstprofiler"
KINDS = ("Regler", "Tjeklister", "Programmer", "Projekter", SHEETS, BENEFITS, "Poster")
"""The headings that the pages of objects stand under, in order."""


def books(env: BuildEnvironment, renderer: Renderer, own: tuple[OwnPage, ...]) -> Iterator[Book]:
    """The handbook, then each programme and each project in none. ``own`` are its `own_pages`."""
    whole = Book(
        name="haandbog",
        title=renderer.site.name,
        about="Hele håndbogen",
        day=renderer.case.today.isoformat(),
        publisher=renderer.site.responsible,
        notice=FIKTIV if renderer.fictional else "",
        base=renderer.addresses.base,
        chapters=(*_in_menu_order(env, renderer), *_by_kind(own)),
    )
    yield whole
    by_docname = {page.docname: page for page in own}
    for owner in every_owner(renderer.handbook):
        page = by_docname.get(paths.own_docname(owner.om, owner.id))
        if page is None:
            continue
        yield replace(
            whole,
            name=f"{owner.om.sti}-{owner.slug}",
            title=owner.titel,
            about=f"{owner.om.label} i {renderer.site.name}",
            chapters=tuple(_about(renderer, owner, page, by_docname)),
        )


def _in_menu_order(env: BuildEnvironment, renderer: Renderer) -> Iterator[Chapter]:
    """Every page in ``source/``: as the menus have them, then those that stand in none."""
    seen: set[str] = set()

    def walk(docname: str, depth: int) -> Iterator[Chapter]:
        if docname in seen or docname not in renderer.titles:
            return
        seen.add(docname)
        yield Chapter(renderer.titles[docname], renderer.addresses.page_url("", docname), depth)
        # The front page is no heading for the rest.
        below = depth if docname == env.config.root_doc else depth + 1
        for child in env.toctree_includes.get(docname, ()):
            yield from walk(child, below)

    yield from walk(env.config.root_doc, 1)
    for docname in sorted(renderer.titles):
        yield from walk(docname, 1)


def _by_kind(own: tuple[OwnPage, ...]) -> Iterator[Chapter]:
    """The pages that the program makes, under a heading for each kind."""
    kinds: dict[str, list[OwnPage]] = {kind: [] for kind in KINDS}
    for page in own:
        kinds.setdefault(_kind(page), []).append(page)
    for kind, pages in kinds.items():
        if pages:
            yield Chapter(kind, "")
        for page in pages:
            yield Chapter(page.titel, page.adresse, 2)


def _kind(page: OwnPage) -> str:
    if page.docname == paths.sheet_docname(page.objekt.om, page.objekt.id):
        return SHEETS
    return BENEFITS if page.objekt.om.navn == "gevinst" else page.objekt.om.flertal


def _about(
    renderer: Renderer, owner: Owner, page: OwnPage, own: dict[str, OwnPage]
) -> Iterator[Chapter]:
    """The page about it, the one it is written on, its board's sheet, and each benefit."""
    yield Chapter(page.titel, page.adresse)
    written = renderer.addresses.docname_of(owner)
    if written in renderer.titles:
        title = f"{renderer.titles[written]}: alt, der er skrevet"
        yield Chapter(title, renderer.addresses.page_url("", written))
    sheet = own.get(paths.sheet_docname(owner.om, owner.id))
    if sheet:
        yield Chapter(sheet.titel, sheet.adresse)
    profiles = [
        own[docname]
        for gevinst in benefits_of(renderer.handbook, owner)
        if (docname := paths.own_docname(gevinst.om, gevinst.id)) in own
    ]
    if profiles:
        yield Chapter(BENEFITS, "")
    for profile in profiles:
        yield Chapter(profile.titel, profile.adresse, 2)
