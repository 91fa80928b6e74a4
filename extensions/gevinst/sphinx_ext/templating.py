"""The templates, and what they ask for that is HTML itself: the names of fields, as code."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from gevinst.model.felt import Felt, Slags
from gevinst.model.typer import EFTER_NAVN
from gevinst.model.vaerdier import opremsning


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


def skrives_som(felt: Felt) -> Markup:
    """How an author writes a field, in words, with what is written as it stands marked as code."""
    match felt.slags:
        case Slags.VALG:
            return Markup(opremsning([as_code(valg.kode) for valg in felt.valg], "eller"))
        case Slags.VALGLISTE:
            choices = opremsning([as_code(valg.kode) for valg in felt.valg], "og")
            return Markup(f"en eller flere af {choices}")
        case Slags.LINK:
            labels = [EFTER_NAVN[til].om.label.lower() for til in felt.til] or ["alle objekter"]
            return escape(f"id på {opremsning(labels, 'eller')} ({felt.antal})")
        case Slags.DATO:
            return Markup(f"dato, {as_code(felt.eksempel)}" if felt.eksempel else "dato")
        case Slags.DATOER:
            return Markup("datoer med ; imellem")
        case Slags.LISTE:
            return Markup("tekster med ; imellem")
        case Slags.PAR:
            return Markup(f"par med ; imellem, {as_code(felt.eksempel)}")
        case Slags.TAL:
            return Markup(f"tal, {as_code(felt.eksempel)}")
        case slags:
            return escape(slags.value)


def as_code(text: str) -> Markup:
    """A text to be written as it stands."""
    return Markup("<code>{}</code>").format(text)
