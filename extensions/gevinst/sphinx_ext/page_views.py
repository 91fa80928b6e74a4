"""The views that an author puts on a page with a directive, such as ``{raci}``, as HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gevinst.checklists.pages import lists_page, status_tables
from gevinst.model.eksempler import eksempel
from gevinst.model.felt import felter_i, navne
from gevinst.model.finding import Severity
from gevinst.model.lister import (
    BUDGETVIRKNINGER,
    FASER,
    GEVINSTSTATUSSER,
    GEVINSTTYPER,
    OPFOELGNINGSSTATUSSER,
    PROJEKTTILSTANDE,
)
from gevinst.model.objekt import Objekt, arkets_adresse
from gevinst.model.raa import RawObject
from gevinst.model.typer import EFTER_NAVN
from gevinst.rules.maaling import with_unit
from gevinst.views import tilgaengelighed
from gevinst.views.adresser import addresses
from gevinst.views.belastning import loads
from gevinst.views.diagram import Diagram
from gevinst.views.gevinstdiagram import ALL, gevinstdiagram, owners
from gevinst.views.layered import drawn
from gevinst.views.overblik import overblik
from gevinst.views.raci import raci
from gevinst.views.traceability import traceability

from .render import Renderer
from .templating import skrives_som


def view(renderer: Renderer, docname: str, navn: str, om: str | RawObject) -> str:
    """The HTML of a view on a page, by the view's name and what the page asks for."""
    if isinstance(om, RawObject):
        return renderer.registers.render(docname, om)
    if navn in WHOLE_HANDBOOK:
        return WHOLE_HANDBOOK[navn](renderer, docname)
    return _ABOUT_ONE[navn](renderer, docname, om)


# -- about one thing -----------------------------------------------------------------------------

DIAGRAMS: Mapping[str, str] = {"gevinstdiagram": "Gevinstdiagram", "overblik": "Overblik"}
"""The views that are diagrams of what their directive names, and what each is called."""

PORTFOLIO = "hele porteføljen"
"""What is shown where a diagram is of all."""


def _rule(renderer: Renderer, docname: str, code: str) -> str:
    """A rule in short, among those of its family."""
    return renderer.render("regel-kort.html", docname, **renderer.about_rule(code))


def _object_type(renderer: Renderer, docname: str, navn: str) -> str:
    """The reference of an object type: what it is, an example, and every field."""
    cls = EFTER_NAVN[navn]
    return renderer.render(
        "objekttype.html",
        docname,
        cls=cls,
        felter=felter_i(cls),
        eksempel=eksempel(cls),
        skrives_som=skrives_som,
    )


def _benefit_map(renderer: Renderer, docname: str, om: str) -> str:
    """The gevinstdiagram of a programme, a project or all, as a drawing and as text."""
    found = gevinstdiagram(renderer.handbook, om)
    return _diagram(renderer, docname, "gevinstdiagram", om, found)


def _overview(renderer: Renderer, docname: str, om: str) -> str:
    """The overview of a programme or a project, as a drawing and as text."""
    return _diagram(renderer, docname, "overblik", om, overblik(renderer.handbook, om))


def _diagram(renderer: Renderer, docname: str, navn: str, om: str, found: Diagram) -> str:
    titles = [PORTFOLIO] if om == ALL else [one.titel for one in owners(renderer.handbook, om)]
    return renderer.render(
        "diagram.html",
        docname,
        navn=" for ".join((DIAGRAMS[navn], *titles)),
        diagram=found,
        tegninger=drawn(found),
    )


_ABOUT_ONE: Mapping[str, Callable[[Renderer, str, str], str]] = {
    "regel": _rule,
    "objekttype": _object_type,
    "gevinstdiagram": _benefit_map,
    "overblik": _overview,
}


# -- about the whole handbook --------------------------------------------------------------------


def _raci(renderer: Renderer, docname: str) -> str:
    """Who does what: a table over activities, and the same for each role."""
    return renderer.render("raci.html", docname, raci=raci(renderer.handbook))


def _posts(renderer: Renderer, docname: str) -> str:
    """Every post with what it has taken on, so that a reader finds the card that is theirs."""
    return renderer.render("poster.html", docname, kort=renderer.role_cards.values())


def _traceability(renderer: Renderer, docname: str) -> str:
    """Each statement of the guide with what covers it, and what checks that."""
    tests: dict[str, list[str]] = {}
    for name in renderer.test_pages:
        tests.setdefault(name.partition("-")[0], []).append(name)
    spor = traceability(renderer.handbook)
    return renderer.render("sporbarhed.html", docname, spor=spor, proever=tests)


def _portfolio_overview(renderer: Renderer, docname: str) -> str:
    """Programmes by phase, benefits and findings, and goals that nobody works for."""
    return renderer.render(
        "portefoeljeoverblik.html",
        docname,
        p=renderer.portfolio,
        faser=navne(FASER),
        tilstande=navne(PROJEKTTILSTANDE),
    )


def _load(renderer: Renderer, docname: str) -> str:
    """What operations carry against what they can bear."""
    return renderer.render("belastning.html", docname, b=loads(renderer.case))


def _amounts(renderer: Renderer, docname: str) -> str:
    """Money planned, in the budget, realised and freed, and how it is counted."""
    found = renderer.index.by_code.get("MA06", ())
    doubtful = dict.fromkeys(f.object_id for f in found if f.severity is not Severity.UNDTAGET)
    return renderer.render(
        "penge.html",
        docname,
        m=renderer.money,
        dobbelt=renderer.handbook.find(doubtful, Objekt),
        virkninger=navne(BUDGETVIRKNINGER),
        typer=navne(GEVINSTTYPER),
    )


def _board_sheet(renderer: Renderer, docname: str) -> str:
    """One sheet for the executive board."""
    return renderer.render(
        "direktionsark.html",
        docname,
        p=renderer.portfolio,
        m=renderer.money,
        dag=renderer.case.today,
        penge_url=_beside(renderer, docname, "penge"),
        overblik_url=_beside(renderer, docname, "portefoelje"),
    )


def _beside(renderer: Renderer, docname: str, name: str) -> str:
    """The way to a page in the same folder; empty where there is none."""
    there = f"{docname.rpartition('/')[0]}/{name}"
    return renderer.addresses.page_url(docname, there) if there in renderer.titles else ""


def _meeting_sheets(renderer: Renderer, docname: str) -> str:
    """The sheets for the boards' next meetings."""
    sheets = renderer.meeting_sheets.values()
    return renderer.render("moedeark-liste.html", docname, ark=sheets)


def _realisation_report(renderer: Renderer, docname: str) -> str:
    """Planned against realised, what deviates, and what was learnt."""
    return renderer.render(
        "realiseringsrapport.html",
        docname,
        r=renderer.report,
        dag=renderer.case.today,
        vis=with_unit,
        statusser=navne(GEVINSTSTATUSSER),
        opfoelgninger=navne(OPFOELGNINGSSTATUSSER),
    )


def _lists(renderer: Renderer, docname: str) -> str:
    """All checklists: what each is for, and when it is used."""
    page = lists_page(renderer.handbook, renderer.checklists.evaluation)
    return renderer.render("tjeklister.html", docname, side=page)


def _list_status(renderer: Renderer, docname: str) -> str:
    """All checklists beside all that they are for."""
    tables = status_tables(renderer.handbook, renderer.checklists.evaluation)
    return renderer.render("tjeklistestatus.html", docname, tabeller=tables, **renderer.list_words)


def _all_addresses(renderer: Renderer, docname: str) -> str:
    """Every permanent address, to copy and to mail."""
    return renderer.render(
        "adresser.html",
        docname,
        typer=addresses(renderer.handbook),
        arkets_adresse=arkets_adresse,
        base=renderer.addresses.base,
        fil=f"{'../' * docname.count('/')}adresser.txt",
    )


def _accessibility(renderer: Renderer, docname: str) -> str:
    """What was tested, when, and whom to write to."""
    return renderer.render(
        "tilgaengelighed.html",
        docname,
        proeve=tilgaengelighed,
        bredder=[str(width) for width in tilgaengelighed.WIDTHS],
        site=renderer.site,
    )


WHOLE_HANDBOOK: Mapping[str, Callable[[Renderer, str], str]] = {
    "adresser": _all_addresses,
    "belastning": _load,
    "direktionsark": _board_sheet,
    "moedeark": _meeting_sheets,
    "penge": _amounts,
    "portefoeljeoverblik": _portfolio_overview,
    "poster": _posts,
    "raci": _raci,
    "realiseringsrapport": _realisation_report,
    "sporbarhed": _traceability,
    "tilgaengelighed": _accessibility,
    "tjeklister": _lists,
    "tjeklistestatus": _list_status,
}
"""The views that are about the handbook as a whole, by the name of the directive."""
