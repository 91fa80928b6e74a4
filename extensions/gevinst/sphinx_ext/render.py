"""From views to HTML: the templates, and the addresses in them.

What a page shows is rendered once for each build, before Sphinx writes anything: the text is both
what goes into the page and what tells whether the page must be written again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from gevinst.checklists.pages import ByObject, list_page, lists_page, status_tables
from gevinst.checklists.words import box, progress, state_of
from gevinst.model.eksempler import eksempel
from gevinst.model.felt import Felt, Slags, felter_i
from gevinst.model.finding import Finding, Severity
from gevinst.model.haandbog import Haandbogsobjekt, Regel, Tjekliste
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Forum
from gevinst.model.lister import (
    BUDGETVIRKNINGER,
    FASER,
    GEVINSTSTATUSSER,
    GEVINSTTYPER,
    MAALEMETODER,
    MOEDEFREKVENSER,
    OPFOELGNINGSSTATUSSER,
    PROJEKTTILSTANDE,
)
from gevinst.model.objekt import Objekt, arkets_adresse
from gevinst.model.raa import RawObject
from gevinst.model.typer import EFTER_NAVN
from gevinst.model.vaerdier import dansk_dato, i_ord, opremsning
from gevinst.reports.edition import FIKTIV
from gevinst.rules.catalogue import entries, statement_id
from gevinst.rules.maaling import shown, with_unit
from gevinst.rules.rule import Case
from gevinst.views import tilgaengelighed
from gevinst.views.adresser import addresses
from gevinst.views.basis import Basis
from gevinst.views.belastning import loads
from gevinst.views.besked import Piece, besked, raad
from gevinst.views.card import FindingIndex, card
from gevinst.views.diagram import Diagram
from gevinst.views.figures import figure
from gevinst.views.gevinstdiagram import ALL, gevinstdiagram, owners
from gevinst.views.kalender import Calendar, calendar
from gevinst.views.layered import drawn
from gevinst.views.moedeark import MeetingSheet, meeting_sheets
from gevinst.views.overblik import overblik
from gevinst.views.penge import Money, money
from gevinst.views.portefoelje import Portfolio, portfolio
from gevinst.views.programside import ProgrammePage, programme_pages
from gevinst.views.raci import raci
from gevinst.views.realisering import Report, report
from gevinst.views.rollekort import RoleCard, role_cards
from gevinst.views.rule_example import rule_example
from gevinst.views.sammendrag import sammendrag, shortened
from gevinst.views.sidefod import origin, responsible
from gevinst.views.traceability import traceability

from . import paths
from .registers import RegisterPages
from .site import Site


@cache
def templates() -> Environment:
    """The templates; every value is escaped, and a name that is not there is a mistake."""
    found = Environment(
        loader=PackageLoader("gevinst.sphinx_ext", "templates"),
        autoescape=True,
        auto_reload=False,  # or each use of a template asks whether its file has changed
        undefined=StrictUndefined,
        trim_blocks=False,
        keep_trailing_newline=False,
    )
    found.filters["med_felter"] = with_fields
    return found


_FIELD = re.compile(r"(?<=&#39;):[a-z][a-z0-9_]*: .+?(?=&#39;)|:[a-z][a-z0-9_]*:(?![a-z0-9_])")


def with_fields(text: str) -> Markup:
    """A text as HTML, with the names of fields in it, such as ``:hoerer_til:``, as code."""
    return Markup(_FIELD.sub(lambda found: f"<code>{found[0]}</code>", str(escape(text))))


OWN_PAGE_NAMES: Mapping[str, str] = {
    "gevinst": "Gevinstprofil",
    "person": "Rollekort",
    "program": "Programmets overblik",
    "projekt": "Projektets overblik",
    "regel": "Hele reglen",
    "tjekliste": "Hele listen",
}
HAS_OWN_PAGE = frozenset(OWN_PAGE_NAMES)
"""The types whose objects each have a page of their own, made by the program, and its name."""

AT_HOME_THERE = frozenset({"person", "regel", "tjekliste"})
"""Those of them that links lead to there; to the others links lead to where they are written."""


@dataclass(frozen=True)
class Addresses:
    """Where things lie. ``page_url`` goes from one docname to another, relative."""

    page_url: Callable[[str, str], str]
    docname_of: Callable[[Objekt], str]
    base: str
    """The address the handbook is published at, with a closing ``/``; empty where unknown."""

    def to(self, docname: str, objekt: Objekt) -> str:
        """The address of an object as seen from a page: where a link to it leads."""
        if objekt.om.navn in AT_HOME_THERE:
            return self.own_page(docname, objekt)
        return self.written(docname, objekt)

    def written(self, docname: str, objekt: Objekt) -> str:
        """The place where an object is written, as seen from a page."""
        return f"{self.page_url(docname, self.docname_of(objekt))}#{anchor(objekt)}"

    def own_page(self, docname: str, objekt: Objekt) -> str:
        """The page that is about one object alone, as seen from a page."""
        return self.page_url(docname, paths.own_docname(objekt.om, objekt.id))

    def sheet(self, docname: str, objekt: Objekt) -> str:
        """The sheet for the next meeting of its board, as seen from a page."""
        return self.page_url(docname, paths.sheet_docname(objekt.om, objekt.id))


def anchor(objekt: Objekt) -> str:
    """The anchor of an object on its page: the id itself."""
    return objekt.id


_METHODS: Mapping[str, str] = {valg.kode: valg.label for valg in MAALEMETODER}


@dataclass(frozen=True)
class Renderer:
    """Renders the parts of pages for one build."""

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
            else (_code if piece.code else escape)(piece.text)
            for piece in pieces
        )

    def _rule_url(self, docname: str, code: str) -> str:
        regel = self.handbook.by_id.get(f"REG_{code}")
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
            "objekt-tjeklister.html", docname, objekt=objekt, lister=found, **self._list_words()
        )

    def _list_words(self) -> dict[str, Any]:
        """What the templates of checklists are given."""
        return {
            "liste": lambda checklist: self.handbook.by_id[checklist.id],
            "objekter": self.handbook.by_id,
            "fremdrift": progress,
            "tilstand": state_of,
            "kryds": box,
        }

    def lists(self, docname: str, om: str) -> str:
        """All checklists: what each is for, and when it is used."""
        page = lists_page(self.handbook, self.checklists.evaluation)
        return self.render("tjeklister.html", docname, side=page)

    def list_status(self, docname: str, om: str) -> str:
        """All checklists beside all that they are for."""
        tables = status_tables(self.handbook, self.checklists.evaluation)
        return self.render("tjeklistestatus.html", docname, tabeller=tables, **self._list_words())

    def list_page(self, docname: str, objekt: Tjekliste) -> str:
        """A checklist in full, for the screen and for paper."""
        return self.render(
            "tjekliste.html",
            docname,
            hoved=self.head(docname, objekt),
            side=list_page(self.handbook, self.checklists.evaluation, objekt),
            fiktiv=self.fictional,
            **self._list_words(),
        )

    def view(self, docname: str, navn: str, om: str | RawObject) -> str:
        """A view by its name, about what the page asks for."""
        if isinstance(om, RawObject):
            return self.registers.render(docname, om)
        return _VIEWS[navn](self, docname, om)

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
            "statusser": {valg.kode: valg.label for valg in GEVINSTSTATUSSER},
            "frekvenser": {valg.kode: valg.label for valg in MOEDEFREKVENSER},
            "vis": with_unit,
        }

    def rule(self, docname: str, code: str) -> str:
        """A rule in short, among those of its family."""
        return self.render("regel-kort.html", docname, **self.about_rule(code))

    def about_rule(self, code: str) -> dict[str, Any]:
        """What the templates of a rule are given: its texts, its statements, an example."""
        entry = next(entry for entry in entries() if entry.code == code)
        ids = [statement_id(number) for number in entry.statements]
        return {
            "regel": entry,
            "objekt": self.handbook.by_id[f"REG_{code}"],
            "udsagn": self.handbook.find(ids, Objekt),
            "eksempel": rule_example(self.test_pages, code),
        }

    def object_type(self, docname: str, navn: str) -> str:
        """The reference of an object type: what it is, an example, and every field."""
        cls = EFTER_NAVN[navn]
        return self.render(
            "objekttype.html",
            docname,
            cls=cls,
            felter=felter_i(cls),
            eksempel=eksempel(cls),
            skrives_som=skrives_som,
        )

    def raci(self, docname: str, om: str) -> str:
        """Who does what: a table over activities, and the same for each role."""
        return self.render("raci.html", docname, raci=raci(self.handbook))

    def posts(self, docname: str, om: str) -> str:
        """Every post with what it has taken on, so that a reader finds the card that is theirs."""
        return self.render("poster.html", docname, kort=self.role_cards.values())

    def traceability(self, docname: str, om: str) -> str:
        """Each statement of the guide with what covers it, and what checks that."""
        return self.render(
            "sporbarhed.html", docname, spor=traceability(self.handbook), proever=self._tests()
        )

    def benefit_map(self, docname: str, om: str) -> str:
        """The gevinstdiagram of a programme, a project or all, as a drawing and as text."""
        return self._diagram(docname, "gevinstdiagram", om, gevinstdiagram(self.handbook, om))

    def overview(self, docname: str, om: str) -> str:
        """The overview of a programme or a project, as a drawing and as text."""
        return self._diagram(docname, "overblik", om, overblik(self.handbook, om))

    def _diagram(self, docname: str, navn: str, om: str, found: Diagram) -> str:
        titles = [PORTFOLIO] if om == ALL else [one.titel for one in owners(self.handbook, om)]
        return self.render(
            "diagram.html",
            docname,
            navn=" for ".join((DIAGRAMS[navn], *titles)),
            diagram=found,
            tegninger=drawn(found),
        )

    def portfolio_overview(self, docname: str, om: str) -> str:
        """Programmes by phase, benefits and findings, and goals that nobody works for."""
        return self.render(
            "portefoeljeoverblik.html",
            docname,
            p=self.portfolio,
            faser={valg.kode: valg.label for valg in FASER},
            tilstande={valg.kode: valg.label for valg in PROJEKTTILSTANDE},
        )

    def load(self, docname: str, om: str) -> str:
        """What operations carry against what they can bear."""
        return self.render("belastning.html", docname, b=loads(self.case))

    def amounts(self, docname: str, om: str) -> str:
        """Money planned, in the budget, realised and freed, and how it is counted."""
        found = self.index.by_code.get("MA06", ())
        doubtful = dict.fromkeys(f.object_id for f in found if f.severity is not Severity.UNDTAGET)
        return self.render(
            "penge.html",
            docname,
            m=self.money,
            dobbelt=self.handbook.find(doubtful, Objekt),
            virkninger={valg.kode: valg.label for valg in BUDGETVIRKNINGER},
            typer={valg.kode: valg.label for valg in GEVINSTTYPER},
        )

    def board_sheet(self, docname: str, om: str) -> str:
        """One sheet for the executive board."""
        return self.render(
            "direktionsark.html",
            docname,
            p=self.portfolio,
            m=self.money,
            dag=self.case.today,
            penge_url=self._beside(docname, "penge"),
            overblik_url=self._beside(docname, "portefoelje"),
        )

    def sheets(self, docname: str, om: str) -> str:
        """The sheets for the boards' next meetings."""
        return self.render("moedeark-liste.html", docname, ark=self.meeting_sheets.values())

    def realisation_report(self, docname: str, om: str) -> str:
        """Planned against realised, what deviates, and what was learnt."""
        return self.render(
            "realiseringsrapport.html",
            docname,
            r=self.report,
            dag=self.case.today,
            vis=with_unit,
            statusser={valg.kode: valg.label for valg in GEVINSTSTATUSSER},
            opfoelgninger={valg.kode: valg.label for valg in OPFOELGNINGSSTATUSSER},
        )

    def all_addresses(self, docname: str, om: str) -> str:
        """Every permanent address, to copy and to mail."""
        return self.render(
            "adresser.html",
            docname,
            typer=addresses(self.handbook),
            arkets_adresse=arkets_adresse,
            base=self.addresses.base,
            fil=f"{'../' * docname.count('/')}adresser.txt",
        )

    def accessibility(self, docname: str, om: str) -> str:
        """What was tested, when, and whom to write to."""
        return self.render(
            "tilgaengelighed.html",
            docname,
            proeve=tilgaengelighed,
            bredder=[str(width) for width in tilgaengelighed.WIDTHS],
            site=self.site,
        )

    def _beside(self, docname: str, name: str) -> str:
        """The way to a page in the same folder; empty where there is none."""
        there = f"{docname.rpartition('/')[0]}/{name}"
        return self.addresses.page_url(docname, there) if there in self.titles else ""

    def _tests(self) -> Mapping[str, list[str]]:
        """The names of the test pages by the code they are named after."""
        found: dict[str, list[str]] = {}
        for name in self.test_pages:
            found.setdefault(name.partition("-")[0], []).append(name)
        return found

    @cached_property
    def by_page(self) -> Mapping[str, tuple[Objekt, ...]]:
        """The objects by the path of the page that they are written on."""
        found: dict[str, list[Objekt]] = {}
        for objekt in self.handbook.objects:
            found.setdefault(objekt.sted.path, []).append(objekt)
        return {path: tuple(objects) for path, objects in found.items()}

    def page_foot(self, docname: str, path: str) -> str:
        """The foot of a page in ``source/``."""
        objects = [objekt for objekt in self.by_page.get(path, ()) if not objekt.side]
        named = self.site.heads.ansvarlig.get(path)
        answers = (named,) if named else responsible(self.handbook, objects, self.case.today)
        return self._foot(docname, path, objects, answers)

    def object_foot(self, docname: str, objekt: Objekt) -> str:
        """The foot of the page of one object. A rule changes with the program, not with a page."""
        path = "" if isinstance(objekt, Regel) else objekt.sted.path
        answers = responsible(self.handbook, [objekt], self.case.today)
        return self._foot(docname, path, [objekt], answers)

    def _foot(
        self, docname: str, path: str, objects: Sequence[Objekt], answers: Sequence[Objekt]
    ) -> str:
        change = self.site.history.get(path)
        return self.render(
            "sidefod.html",
            docname,
            aendret=change,
            hvorfor=(change.why if change else "") or self.site.heads.aendret.get(path, ""),
            ansvarlige=answers,
            site=self.site,
            grundlag=origin(objects),
            alene=len(objects) == 1,
            udgave=self._edition(path),
        )

    def _edition(self, path: str) -> str:
        """What the internal edition says of itself; nothing where the editions are alike."""
        if path in self.site.internt.sider:
            return "Hele siden er intern. Den er ikke i den offentlige udgave."
        if self.site.internt:
            return (
                "Dette er den interne udgave. Det, der er mærket »Intern«, står ikke i den "
                "offentlige udgave."
            )
        return ""

    def preview(self, title: str, description: str, address: str) -> str:
        """What other programs are told of a page, so that a link to it can be shown."""
        return self.render(
            "forhaandsvisning.html",
            "",
            titel=title,
            beskrivelse=description,
            adresse=f"{self.addresses.base}{address}" if self.addresses.base else "",
            forside=address == "",
            navn=self.site.name,
        )

    def summary(self, objekt: Objekt, text: str = "") -> str:
        """What an object is, in short, or a text about it; what is invented is said to be."""
        about = shortened(text or sammendrag(objekt))
        if isinstance(objekt, Haandbogsobjekt) or not self.fictional:
            return about
        # What is invented stands as a sentence of its own.
        stop = "" if not about or about.endswith((".", "!", "?", "…")) else "."
        return f"{about}{stop} {self.fictional}".strip()

    def redirect(self, objekt: Objekt) -> str:
        """The page at a short address: it sends the reader on, with and without script."""
        # The short page is always two folders down, so its way to the root is fixed.
        here = "a/b/c"
        own = objekt.om.navn in HAS_OWN_PAGE
        address = self.addresses.own_page if own else self.addresses.written
        there = address("", objekt).partition("#")[0]
        return self._leading_on(
            here, address(here, objekt), objekt.titel, self.summary(objekt), there, objekt.adresse
        )

    def redirect_to_sheet(self, owner: Objekt, id: str) -> str:
        """The page at the sheet's address under a former id: it leads to the sheet."""
        here = paths.sheet_docname(owner.om, id)
        title = f"Mødeark: {owner.titel}"
        there = arkets_adresse(owner.om, owner.id)
        way = self.addresses.sheet(here, owner)
        return self._leading_on(here, way, title, self.summary(owner), there)

    def moved(self, address: str, docname: str) -> str:
        """The page at an address that a page had before: anchors lead on to where they went."""
        here = f"{address}index" if address.endswith("/") else address.removesuffix(".html")
        title = self.titles[docname]
        there = self.addresses.page_url("", docname)
        about = self.site.descriptions.get(docname, title)
        way = self.addresses.page_url(here, docname)
        return self._leading_on(here, way, title, about, there, keeps_anchor=True)

    def _leading_on(
        self,
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
        return self.render(
            "adresse.html",
            here,
            titel=title,
            maal=way,
            kanonisk=f"{self.addresses.base}{there}",
            visning=self.preview(title, about, shown_as or there),
            med_anker=keeps_anchor,
        )


_VIEWS: Mapping[str, Callable[[Renderer, str, str], str]] = {
    "regel": Renderer.rule,
    "objekttype": Renderer.object_type,
    "raci": Renderer.raci,
    "poster": Renderer.posts,
    "sporbarhed": Renderer.traceability,
    "portefoeljeoverblik": Renderer.portfolio_overview,
    "belastning": Renderer.load,
    "penge": Renderer.amounts,
    "direktionsark": Renderer.board_sheet,
    "moedeark": Renderer.sheets,
    "realiseringsrapport": Renderer.realisation_report,
    "tjeklister": Renderer.lists,
    "tjeklistestatus": Renderer.list_status,
    "gevinstdiagram": Renderer.benefit_map,
    "overblik": Renderer.overview,
    "adresser": Renderer.all_addresses,
    "tilgaengelighed": Renderer.accessibility,
}

WHOLE_HANDBOOK = (
    "adresser",
    "belastning",
    "direktionsark",
    "moedeark",
    "penge",
    "portefoeljeoverblik",
    "poster",
    "raci",
    "realiseringsrapport",
    "sporbarhed",
    "tilgaengelighed",
    "tjeklister",
    "tjeklistestatus",
)
"""The views that are about the handbook as a whole; each is a directive of its own."""

DIAGRAMS: Mapping[str, str] = {"gevinstdiagram": "Gevinstdiagram", "overblik": "Overblik"}
"""The views that are diagrams of what their directive names, and what each is called."""

PORTFOLIO = "hele porteføljen"
"""What is shown where a diagram is of all."""


def skrives_som(felt: Felt) -> Markup:
    """How an author writes a field, in words, with what is written as it stands marked as code."""
    match felt.slags:
        case Slags.VALG:
            return Markup(opremsning([_code(valg.kode) for valg in felt.valg], "eller"))
        case Slags.VALGLISTE:
            choices = opremsning([_code(valg.kode) for valg in felt.valg], "og")
            return Markup(f"en eller flere af {choices}")
        case Slags.LINK:
            labels = [EFTER_NAVN[til].om.label.lower() for til in felt.til] or ["alle objekter"]
            return escape(f"id på {opremsning(labels, 'eller')} ({felt.antal})")
        case Slags.DATO:
            return Markup(f"dato, {_code(felt.eksempel)}" if felt.eksempel else "dato")
        case Slags.DATOER:
            return Markup("datoer med ; imellem")
        case Slags.LISTE:
            return Markup("tekster med ; imellem")
        case Slags.PAR:
            return Markup(f"par med ; imellem, {_code(felt.eksempel)}")
        case Slags.TAL:
            return Markup(f"tal, {_code(felt.eksempel)}")
        case slags:
            return escape(slags.value)


def _code(text: str) -> Markup:
    """A text to be written as it stands."""
    return Markup("<code>{}</code>").format(text)
