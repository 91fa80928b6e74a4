"""From values to HTML: what all that is shown in a build is rendered with.

What a page shows is rendered once for each build, before Sphinx writes anything: the text is both
what goes into the page and what tells whether the page must be written again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from gevinst.checklists.pages import ByObject
from gevinst.checklists.words import box, progress, state_of
from gevinst.model.felt import navne
from gevinst.model.finding import Finding
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Forum
from gevinst.model.lister import GEVINSTSTATUSSER, MAALEMETODER, MOEDEFREKVENSER
from gevinst.model.objekt import Objekt
from gevinst.model.vaerdier import dansk_dato, i_ord, opremsning
from gevinst.reports.edition import FIKTIV
from gevinst.rules.catalogue import entry_of, statement_id
from gevinst.rules.maaling import shown, with_unit
from gevinst.rules.rule import Case
from gevinst.views.basis import Basis
from gevinst.views.besked import Piece, besked, raad
from gevinst.views.card import FindingIndex, card
from gevinst.views.figures import figure
from gevinst.views.kalender import Calendar, calendar
from gevinst.views.moedeark import MeetingSheet, meeting_sheets
from gevinst.views.penge import Money, money
from gevinst.views.portefoelje import Portfolio, portfolio
from gevinst.views.programside import ProgrammePage, programme_pages
from gevinst.views.realisering import Report, report
from gevinst.views.rollekort import RoleCard, role_cards
from gevinst.views.rule_example import rule_example

from .links import OWN_PAGE_NAMES, Addresses
from .registers import RegisterPages
from .site import Site
from .templating import as_code, templates

_METHODS = navne(MAALEMETODER)


@dataclass(frozen=True)
class Renderer:
    """Fills in the templates for one build. What several pages show is worked out once."""

    case: Case
    findings: tuple[Finding, ...]
    addresses: Addresses
    test_pages: Mapping[str, str]
    """The pages among the tests that break or keep each rule, by name: ``EJ01-brud``."""
    titles: Mapping[str, str]
    """The title of each page in ``source/`` by its name."""
    checklists: ByObject
    """Where the checklists stand."""
    site: Site
    """What is known of the pages themselves."""
    index: FindingIndex = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", FindingIndex.of(self.findings))

    @property
    def handbook(self) -> Handbook:
        return self.case.handbook

    @cached_property
    def basis(self) -> Basis:
        """What the registers and the calendar are made from."""
        return Basis(self.handbook, self.findings, self.case.today)

    @cached_property
    def calendar(self) -> Calendar:
        """Every day of the municipality."""
        return calendar(self.basis)

    @cached_property
    def role_cards(self) -> Mapping[str, RoleCard]:
        """The role card of every post by its id."""
        return role_cards(self.basis, self.calendar)

    @cached_property
    def programme_pages(self) -> Mapping[str, ProgrammePage]:
        """The page of every programme and project by its id."""
        return programme_pages(self.basis)

    @cached_property
    def report(self) -> Report:
        """What was expected of each benefit, and what came."""
        return report(self.case, self.basis)

    @cached_property
    def meeting_sheets(self) -> Mapping[str, MeetingSheet]:
        """The sheet for the board of every programme, and of every project in none, by its id."""
        return meeting_sheets(self.basis, self.calendar, self.programme_pages, self.report)

    @cached_property
    def money(self) -> Money:
        """What the benefits are worth, each krone counted once."""
        return money(self.basis)

    @cached_property
    def portfolio(self) -> Portfolio:
        """All programmes and goals, and what is missing."""
        return portfolio(self.basis)

    @property
    def fictional(self) -> str:
        """The notice that the municipality is invented; empty for a real one."""
        kommune = self.handbook.kommune
        return FIKTIV if kommune is not None and kommune.fiktiv is True else ""

    def render(self, template: str, docname: str, **values: Any) -> str:
        """A template filled in for a page: links in it lead from there."""
        html: str = (
            templates()
            .get_template(template)
            .render(
                url=lambda objekt: self.addresses.to(docname, objekt),
                egen_url=lambda objekt: self.addresses.own_page(docname, objekt),
                ark_url=lambda objekt: (
                    self.addresses.sheet(docname, objekt)
                    if objekt.id in self.meeting_sheets
                    else ""
                ),
                regel_url=lambda code: self._rule_url(docname, code),
                besked=lambda text, objekt=None, her=None: self._told(
                    docname, besked(self.handbook, text, objekt), her
                ),
                raad=lambda text, her=None: self._told(docname, raad(self.handbook, text), her),
                opremsning=opremsning,
                dansk_dato=dansk_dato,
                tal=shown,
                i_ord=i_ord,
                metode=_METHODS.get,
                **values,
            )
        )
        return html

    def _told(self, docname: str, pieces: Iterable[Piece], here: Objekt | None) -> Markup:
        """A text with links to the objects it names, but ``here``, which the reader looks at."""
        return Markup().join(
            Markup('<a href="{}">{}</a>').format(
                self.addresses.to(docname, piece.target), piece.text
            )
            if piece.target and piece.target != here
            else (as_code if piece.code else escape)(piece.text)
            for piece in pieces
        )

    def _rule_url(self, docname: str, code: str) -> str:
        regel = self.basis.rule(code)
        return self.addresses.to(docname, regel) if regel else ""

    def head(self, docname: str, objekt: Objekt) -> str:
        """The line under the title: what it is, and its permanent address to copy or mail."""
        return self.render(
            "hoved.html",
            docname,
            objekt=objekt,
            adresse=self.addresses.own_page(docname, objekt),
            egen_sides_navn=OWN_PAGE_NAMES.get(objekt.om.navn, ""),
            absolut=f"{self.addresses.base}{objekt.adresse}",
            intern=objekt.id in self.site.internt.ids,
        )

    def fields(self, docname: str, objekt: Objekt) -> str:
        """The fields, the links both ways, what is wrong with the object now, and its lists."""
        return self.render(
            "felter.html",
            docname,
            kort=card(self.handbook, objekt, self.index),
            figur=figure(self.handbook, objekt),
            ark=self._sheets_of(objekt),
        ) + self.lists_of(docname, objekt)

    def _sheets_of(self, objekt: Objekt) -> list[MeetingSheet]:
        """The sheets for the meetings of a forum; those it is the board of."""
        if not isinstance(objekt, Forum):
            return []
        steered = self.handbook.pointing_at(objekt, "styregruppe", Objekt)
        return [self.meeting_sheets[o.id] for o in steered if o.id in self.meeting_sheets]

    def lists_of(self, docname: str, objekt: Objekt) -> str:
        """The checklists that are current for an object, with what must be done; empty for none."""
        found = self.checklists.of(objekt)
        if not found:
            return ""
        return self.render(
            "objekt-tjeklister.html", docname, objekt=objekt, lister=found, **self.list_words
        )

    @property
    def list_words(self) -> dict[str, Any]:
        """What the templates of checklists are given."""
        return {
            "liste": lambda checklist: self.handbook.by_id[checklist.id],
            "objekter": self.handbook.by_id,
            "fremdrift": progress,
            "tilstand": state_of,
            "kryds": box,
        }

    @cached_property
    def registers(self) -> RegisterPages:
        """What writes out the registers."""
        return RegisterPages(
            self.basis, self.calendar, self.addresses.base, self.render, self.role_card
        )

    def role_card(self, docname: str, post: str, program: str = "") -> str:
        """The role card of a post on any page, or what of it belongs to a programme."""
        card = self.role_cards[post]
        return self.render(
            "rollekort-del.html",
            docname,
            kort=card.within(self.handbook, program) if program else card,
            om=self.handbook.by_id[program] if program else None,
            feed=None if program else self.registers.feed(docname, card.person),
            **self.card_words,
        )

    @property
    def card_words(self) -> dict[str, Any]:
        """What the templates of role cards are given."""
        return {
            "statusser": navne(GEVINSTSTATUSSER),
            "frekvenser": navne(MOEDEFREKVENSER),
            "vis": with_unit,
        }

    def about_rule(self, code: str) -> dict[str, Any]:
        """What the templates of a rule are given: its texts, its statements, an example."""
        entry = entry_of(code)
        assert entry is not None  # a rule has an object only where the catalogue has its code
        ids = [statement_id(number) for number in entry.statements]
        return {
            "regel": entry,
            "objekt": self.basis.rule(code),
            "udsagn": self.handbook.find(ids, Objekt),
            "eksempel": rule_example(self.test_pages, code),
        }

    @cached_property
    def by_page(self) -> Mapping[str, tuple[Objekt, ...]]:
        """The objects by the path of the page that they are written on."""
        found: dict[str, list[Objekt]] = {}
        for objekt in self.handbook.objects:
            found.setdefault(objekt.sted.path, []).append(objekt)
        return {path: tuple(objects) for path, objects in found.items()}
