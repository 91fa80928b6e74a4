"""Where links lead: to the page an object is written on, or to the page that is about it alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gevinst.model.objekt import Objekt
from gevinst.model.raa import RawObject
from gevinst.model.vaerdier import del_op

from . import paths

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


def former_ids(raw: RawObject) -> list[str]:
    """The ids an object had before, as they are written, however they are parted."""
    return del_op(raw.text("tidligere_id"), ",; ")


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

    def main_place(self, docname: str, objekt: Objekt) -> str:
        """Where most is said of an object: its own page, else the place where it is written."""
        own = objekt.om.navn in HAS_OWN_PAGE
        return self.own_page(docname, objekt) if own else self.written(docname, objekt)

    def sheet(self, docname: str, objekt: Objekt) -> str:
        """The sheet for the next meeting of its board, as seen from a page."""
        return self.page_url(docname, paths.sheet_docname(objekt.om, objekt.id))


def anchor(objekt: Objekt) -> str:
    """The anchor of an object on its page: the id itself."""
    return objekt.id
