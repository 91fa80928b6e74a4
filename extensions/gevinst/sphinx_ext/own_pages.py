"""The pages that the program makes: one about one object, at its permanent address.

No file in ``source/`` stands behind them. `frame.py` puts the theme around them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gevinst.checklists.pages import list_page
from gevinst.checklists.words import state_of
from gevinst.model.felt import navne
from gevinst.model.haandbog import Regel, Tjekliste
from gevinst.model.indlaesning import ID_MOENSTER
from gevinst.model.kommune import Gevinst, Person, Program, Projekt
from gevinst.model.lister import (
    FASER,
    PROJEKTTILSTANDE,
    SVAR,
)
from gevinst.model.objekt import Objekt, arkets_adresse
from gevinst.rules.maaling import expected, with_unit
from gevinst.rules.profiles import PROFILES, is_on
from gevinst.views.card import card
from gevinst.views.gevinstprofil import profile
from gevinst.views.moedeark import MOST, MeetingSheet

from . import paths
from .around import object_foot
from .links import OWN_PAGE_NAMES
from .render import Renderer


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page about one object: what stands in the frame of the theme.

    ``trail`` is the way there from the front page, each step with its address. ``heading`` is
    what the page is called, where that is not the object's own title.
    """

    docname: str
    objekt: Objekt
    description: str
    body: str
    foot: str
    trail: tuple[tuple[str, str], ...]
    heading: str = ""

    @property
    def titel(self) -> str:
        return self.heading or self.objekt.titel

    @property
    def sti_navn(self) -> str:
        """What it is called at the end of the trail, where the page before may have its title."""
        before = self.trail[-1][0] if self.trail else ""
        return OWN_PAGE_NAMES[self.objekt.om.navn] if before == self.titel else self.titel

    @property
    def adresse(self) -> str:
        """The address from the root of the site, with a closing ``/``."""
        return self.docname.removesuffix("index")


DEPTHS = (2, 3)
"""How many folders down these pages lie."""


def own_pages(renderer: Renderer) -> Iterator[OwnPage]:
    """Every page that the program makes, in the order of the objects."""
    for objekt in _with_a_page(renderer):
        docname = paths.own_docname(objekt.om, objekt.id)
        yield _MAKERS[objekt.om.navn](renderer, docname, objekt)
    for sheet in _sheets(renderer):
        yield _meeting_sheet(renderer, sheet)


def own_addresses(renderer: Renderer) -> Iterator[str]:
    """The addresses of the same pages, which are not made for that."""
    yield from (objekt.adresse for objekt in _with_a_page(renderer))
    yield from (arkets_adresse(s.owner.om, s.owner.id) for s in _sheets(renderer))


def _with_a_page(renderer: Renderer) -> Iterator[Objekt]:
    """What is written as an id and is none could name a file anywhere; it has no page."""
    for objekt in renderer.handbook.by_id.values():
        if objekt.om.navn in _MAKERS and ID_MOENSTER.fullmatch(objekt.id):
            yield objekt


def _sheets(renderer: Renderer) -> Iterator[MeetingSheet]:
    for sheet in renderer.meeting_sheets.values():
        if ID_MOENSTER.fullmatch(sheet.owner.id):
            yield sheet


def _rule(renderer: Renderer, docname: str, regel: Regel) -> OwnPage:
    """All there is to know of a rule, and which of the municipality's objects break it now."""
    about = renderer.about_rule(regel.kode)
    entry = about["regel"]
    found = renderer.index.by_code.get(entry.code, ())
    return OwnPage(
        docname,
        regel,
        entry.looks_for or entry.why,
        renderer.render(
            "regel.html",
            docname,
            hoved=renderer.head(docname, regel),
            faser=FASER,
            profiler=[profile for profile in PROFILES if is_on(entry.code, profile)],
            fund=[(finding, renderer.handbook.by_id.get(finding.object_id)) for finding in found],
            **about,
        ),
        object_foot(renderer, docname, regel),
        _trail(renderer, docname, regel),
    )


def _benefit(renderer: Renderer, docname: str, gevinst: Gevinst) -> OwnPage:
    """The profile of a benefit: what it is, how it is measured, and what it takes."""
    kort = card(renderer.handbook, gevinst, renderer.index)
    return OwnPage(
        docname,
        gevinst,
        f"Gevinstprofil: fra {gevinst.foer} til {gevinst.efter}",
        renderer.render(
            "gevinstprofil.html",
            docname,
            hoved=renderer.head(docname, gevinst),
            kort=kort,
            felter={row.name: row for row in kort.rows},
            profil=profile(renderer.case, gevinst),
            skrevet=renderer.addresses.written(docname, gevinst),
            fiktiv=renderer.fictional,
            vis=with_unit,
        )
        + renderer.lists_of(docname, gevinst),
        object_foot(renderer, docname, gevinst),
        _trail(renderer, docname, gevinst),
    )


def _checklist(renderer: Renderer, docname: str, tjekliste: Tjekliste) -> OwnPage:
    """A checklist: its points, who signs for them, and for whom it is current now."""
    way = [
        (renderer.titles[step], renderer.addresses.page_url(docname, step))
        for step in _LISTS
        if step in renderer.titles
    ]
    return OwnPage(
        docname,
        tjekliste,
        tjekliste.formaal,
        renderer.render(
            "tjekliste.html",
            docname,
            hoved=renderer.head(docname, tjekliste),
            side=list_page(renderer.handbook, renderer.checklists.evaluation, tjekliste),
            fiktiv=renderer.fictional,
            **renderer.list_words,
        ),
        object_foot(renderer, docname, tjekliste),
        tuple(way),
    )


_LISTS = ("tjeklister/index",)
"""The page of all checklists: a list is written in no page of its own."""


def _post(renderer: Renderer, docname: str, person: Person) -> OwnPage:
    """The role card of a post."""
    return OwnPage(
        docname,
        person,
        f"Rollekort: roller, gevinster og frister for {person.titel}",
        renderer.render(
            "rollekort.html",
            docname,
            hoved=renderer.head(docname, person),
            kort=renderer.role_cards[person.id],
            feed=renderer.registers.feed(docname, person),
            felter=card(renderer.handbook, person, renderer.index).rows,
            skrevet=renderer.addresses.written(docname, person),
            fiktiv=renderer.fictional,
            **renderer.card_words,
        ),
        object_foot(renderer, docname, person),
        _trail(renderer, docname, person),
    )


def _programme(renderer: Renderer, docname: str, owner: Program | Projekt) -> OwnPage:
    """The definition, board, plan and gaps of a programme or a project."""
    return OwnPage(
        docname,
        owner,
        f"Definition, styregruppe, tidslinje og mangler: {owner.titel}",
        renderer.render(
            "program.html",
            docname,
            hoved=renderer.head(docname, owner),
            side=renderer.programme_pages[owner.id],
            felter={row.name: row for row in card(renderer.handbook, owner, renderer.index).rows},
            skrevet=renderer.addresses.written(docname, owner),
            fiktiv=renderer.fictional,
            svar=navne(SVAR),
        )
        + renderer.lists_of(docname, owner),
        object_foot(renderer, docname, owner),
        _trail(renderer, docname, owner),
    )


def _meeting_sheet(renderer: Renderer, sheet: MeetingSheet) -> OwnPage:
    """What the board of a programme or a project needs at its next meeting."""
    owner = sheet.owner
    docname = paths.sheet_docname(owner.om, owner.id)
    return OwnPage(
        docname,
        owner,
        f"Ark til styregruppens møde: {owner.titel}",
        renderer.render(
            "moedeark.html",
            docname,
            ark=sheet,
            most=MOST,
            dag=renderer.case.today,
            lister=[s for s in renderer.checklists.of(owner) if s.checklist.faseskift],
            liste=lambda checklist: renderer.handbook.by_id[checklist.id],
            tilstand=state_of,
            faser=navne(FASER),
            tilstande=navne(PROJEKTTILSTANDE),
            forventet=lambda indikator, dato: expected(renderer.case, indikator, dato),
            fiktiv=renderer.fictional,
            **renderer.card_words,
        ),
        object_foot(renderer, docname, owner),
        (
            *_trail(renderer, docname, owner),
            (OWN_PAGE_NAMES[owner.om.navn], renderer.addresses.own_page(docname, owner)),
        ),
        f"Mødeark: {owner.titel}",
    )


def _trail(renderer: Renderer, docname: str, objekt: Objekt) -> tuple[tuple[str, str], ...]:
    """From the front page of the folder, over the page where the object is written."""
    written = renderer.addresses.docname_of(objekt)
    folder = f"{written.rpartition('/')[0]}/index".lstrip("/")
    steps = [step for step in dict.fromkeys((folder, written)) if step in renderer.titles]
    return tuple(
        (renderer.titles[step], renderer.addresses.page_url(docname, step)) for step in steps
    )


_MAKERS: Mapping[str, Callable[[Renderer, str, Any], OwnPage]] = {
    "gevinst": _benefit,
    "person": _post,
    "program": _programme,
    "projekt": _programme,
    "regel": _rule,
    "tjekliste": _checklist,
}
"""Who makes the page of an object, by its type; the types are those of `HAS_OWN_PAGE`."""
