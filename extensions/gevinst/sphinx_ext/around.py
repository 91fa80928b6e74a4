"""What stands around the text of a page: its foot, and what its head tells other programs."""

from __future__ import annotations

from collections.abc import Sequence

from gevinst.model.haandbog import Haandbogsobjekt, Regel
from gevinst.model.objekt import Objekt
from gevinst.views.sammendrag import sammendrag, shortened
from gevinst.views.sidefod import origin, responsible

from .render import Renderer


def page_foot(renderer: Renderer, docname: str, path: str) -> str:
    """The foot of a page in ``source/``."""
    objects = [objekt for objekt in renderer.by_page.get(path, ()) if not objekt.side]
    named = renderer.site.heads.ansvarlig.get(path)
    answers = (named,) if named else responsible(renderer.handbook, objects, renderer.case.today)
    return _foot(renderer, docname, path, objects, answers)


def object_foot(renderer: Renderer, docname: str, objekt: Objekt) -> str:
    """The foot of the page of one object. A rule changes with the program, not with a page."""
    path = "" if isinstance(objekt, Regel) else objekt.sted.path
    answers = responsible(renderer.handbook, [objekt], renderer.case.today)
    return _foot(renderer, docname, path, [objekt], answers)


def _foot(
    renderer: Renderer,
    docname: str,
    path: str,
    objects: Sequence[Objekt],
    answers: Sequence[Objekt],
) -> str:
    site = renderer.site
    change = site.history.get(path)
    return renderer.render(
        "sidefod.html",
        docname,
        aendret=change,
        hvorfor=(change.why if change else "") or site.heads.aendret.get(path, ""),
        ansvarlige=answers,
        site=site,
        grundlag=origin(objects),
        alene=len(objects) == 1,
        udgave=_edition(renderer, path),
    )


def _edition(renderer: Renderer, path: str) -> str:
    """What the internal edition says of itself; nothing where the editions are alike."""
    if path in renderer.site.internt.sider:
        return "Hele siden er intern. Den er ikke i den offentlige udgave."
    if renderer.site.internt:
        return (
            "Dette er den interne udgave. Det, der er mærket »Intern«, står ikke i den "
            "offentlige udgave."
        )
    return ""


def preview(renderer: Renderer, title: str, description: str, address: str) -> str:
    """What other programs are told of a page, so that a link to it can be shown."""
    base = renderer.addresses.base
    return renderer.render(
        "forhaandsvisning.html",
        "",
        titel=title,
        beskrivelse=description,
        adresse=f"{base}{address}" if base else "",
        forside=address == "",
        navn=renderer.site.name,
    )


def summary(renderer: Renderer, objekt: Objekt, text: str = "") -> str:
    """What an object is, in short, or a text about it; what is invented is said to be."""
    about = shortened(text or sammendrag(objekt))
    if isinstance(objekt, Haandbogsobjekt) or not renderer.fictional:
        return about
    # What is invented stands as a sentence of its own.
    stop = "" if not about or about.endswith((".", "!", "?", "…")) else "."
    return f"{about}{stop} {renderer.fictional}".strip()
