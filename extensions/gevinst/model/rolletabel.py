"""How a post comes to hold a role: the one table of it, read by rules and views.

A role is a link on the thing it is held for, or a seat in a forum (`docs/beslutninger.md`). The
ids are those of the handbook's pages on roles; of a role that a municipality has made itself
nothing is known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from .kommune import Gevinst, Indikator, Maaling, Program, Projekt
from .objekt import Objekt

PORTEFOELJEFORUM = "ROL_PORTEFOELJEFORUM"


@dataclass(frozen=True, slots=True)
class Navngivet:
    """Held by the posts that a link names, on objects of a type."""

    paa: type[Objekt]
    link: str

    @property
    def links(self) -> tuple[str, ...]:
        return (self.link,)


@dataclass(frozen=True, slots=True)
class Leder:
    """Held by the posts that themselves have a link, to the unit they lead."""

    link: str

    @property
    def links(self) -> tuple[str, ...]:
        return (self.link,)


@dataclass(frozen=True, slots=True)
class Uafhaengig:
    """Held by those that any of the links name, unless they hold another role in the matter."""

    navngivne: tuple[Navngivet, ...]
    uden: Navngivet

    @property
    def links(self) -> tuple[str, ...]:
        return tuple(one.link for one in self.navngivne)


@dataclass(frozen=True, slots=True)
class Plads:
    """Held by a seat in a forum of one of the types.

    ``navn`` is what the forum is called in a sentence. ``via`` is the link that leads from what is
    decided on to its forum; without one nothing says which forum is whose, and all of the type
    count.
    """

    navn: str
    typer: tuple[str, ...]
    via: str = ""
    links: ClassVar[tuple[str, ...]] = ()


Maade = Navngivet | Leder | Uafhaengig | Plads

_EJER = Navngivet(Gevinst, "gevinstansvarlig")

ROLLER: Mapping[str, Maade] = {
    PORTEFOELJEFORUM: Plads("porteføljeforummet", ("direktion", "portefoelje"), "styres_af"),
    "ROL_PROGRAMCHEF": Navngivet(Program, "programchef"),
    "ROL_PROGRAMLEDER": Navngivet(Program, "programleder"),
    "ROL_PROJEKTLEDER": Navngivet(Projekt, "projektleder"),
    "ROL_STYREGRUPPE": Plads("styregruppen", ("styregruppe",), "styregruppe"),
    "ROL_GEVINSTANSVARLIG": _EJER,
    "ROL_LOKAL_GEVINSTEJER": Navngivet(Gevinst, "lokale_gevinstejere"),
    "ROL_GEVINSTCONTROLLER": Uafhaengig(
        (Navngivet(Indikator, "maaleansvarlig"), Navngivet(Maaling, "bekraeftet_af")), uden=_EJER
    ),
    "ROL_DRIFTSLEDER": Leder("leder_af"),
    "ROL_PROGRAMKOMITE": Plads("programkomitéen", ("programkomite",)),
    "ROL_REFERENCEGRUPPE": Plads("referencegruppen", ("referencegruppe",)),
    "ROL_FOELGEGRUPPE": Plads("følgegruppen", ("foelgegruppe",)),
}
"""Each role of the handbook, and how it is held."""

ROLLE_PAA_LINK: Mapping[str, str] = {
    link: rolle for rolle, maade in ROLLER.items() for link in maade.links
}
"""The role that a link gives, where it has a page."""

ROLLE_I_FORUM: Mapping[str, str] = {
    forumtype: rolle
    for rolle, maade in ROLLER.items()
    if isinstance(maade, Plads)
    for forumtype in maade.typer
}
"""The role that a seat gives in a forum of each type."""

KALDES: Mapping[str, str] = {
    "programchef": "Programchef",
    "programleder": "Programleder",
    "projektleder": "Projektleder",
    "formand": "Formand",
    "medlemmer": "Medlem",
    "gevinstansvarlig": "Gevinstansvarlig",
    "lokale_gevinstejere": "Lokal gevinstejer",
    "repraesenteres_af": "Taler for ejeren i styregruppen",
    "maaleansvarlig": "Måler",
    "ansvarlig": "Ansvarlig",
    "leder_af": "Leder",
    "stedfortraeder": "Stedfortræder",
}
"""The links that put a post in a role for as long as they stand, in the order in which roles are
listed, and what one post in it is called. Who approved or confirmed something is none of them:
that was right on the day it was done. The last two stand on posts."""
