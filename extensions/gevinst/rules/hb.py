"""HB, håndbogen selv: nothing of the guide is lost, and what is ours says so."""

from __future__ import annotations

from collections.abc import Iterator

from gevinst.model.haandbog import (
    HAANDBOGSTYPER,
    Figur,
    Haandbogsobjekt,
    Praksis,
    Regel,
    Tjekliste,
    Udsagn,
)
from gevinst.model.vaerdier import opremsning

from .rule import Breach, Case, rule
from .words import named

NEVER = "Håndbogens egne regler kan ikke undtages."
# A list that rests on nothing is told of where it is read: TL09.
OTHERS = tuple(cls for cls in HAANDBOGSTYPER if cls not in (Udsagn, Regel, Tjekliste))


@rule(
    "HB01",
    "Et udsagn står ingen steder i håndbogen",
    "F/F/F/F/F",
    Udsagn,
    looks_for="Et udsagn fra vejledningen, som ingen del af håndbogen bygger på. Regler tæller "
    "ikke med: De tjekker, men forklarer ikke.",
    why="Så er en del af vejledningen gået tabt for læseren.",
    remedy="Skriv udsagnets id i :daekker: på det objekt, der siger det samme.",
    no_waiver=NEVER,
)
def hb01(case: Case, udsagn: Udsagn) -> Iterator[Breach]:
    sources = case.handbook.pointing_at(udsagn, "daekker", Haandbogsobjekt)
    if all(isinstance(source, Regel) for source in sources):
        yield Breach(
            f"{named(udsagn)} står ingen steder i håndbogen",
            f"skriv {udsagn.id} i :daekker: på det objekt, der siger det, eller skriv et nyt",
        )


@rule(
    "HB02",
    "Teksten bygger ikke på noget og er ikke mærket som vores",
    "F/F/F/F/F",
    *OTHERS,
    looks_for="Et objekt i håndbogen, der hverken peger på et udsagn eller er mærket som tilføjet "
    "med en grund.",
    why="Læseren skal kunne se, hvad der kommer fra vejledningen, og hvad vi selv har lagt til.",
    remedy="Skriv de udsagn, teksten bygger på, eller mærk den og giv grunden.",
    no_waiver=NEVER,
)
def hb02(case: Case, objekt: Haandbogsobjekt) -> Iterator[Breach]:
    if objekt.tilfoejet and objekt.mangler("tilfoejet_fordi"):
        yield Breach(
            f"{named(objekt)} er mærket som tilføjet, men uden en grund",
            "skriv grunden i :tilfoejet_fordi:",
            objekt.sted_for("tilfoejet"),
        )
    elif objekt.mangler("daekker") and (objekt.mangler("tilfoejet") or objekt.tilfoejet is False):
        yield Breach(
            f"{named(objekt)} bygger ikke på noget udsagn",
            "skriv udsagnene i :daekker:, eller skriv ':tilfoejet: ja' og grunden i "
            ":tilfoejet_fordi:",
        )


@rule(
    "HB03",
    "Figuren findes ikke som tekst",
    "F/F/F/F/F",
    Figur,
    looks_for="En figur uden tekstalternativ.",
    why="Den, der ikke kan se figuren, skal have det samme at vide.",
    remedy="Skriv i :tekstalternativ:, hvad figuren viser.",
    statements="1.11 1.40 2.34 2.55 2.61 3.13 4.30 4.35",
    no_waiver=NEVER,
)
def hb03(case: Case, figur: Figur) -> Iterator[Breach]:
    if figur.mangler("tekstalternativ"):
        yield Breach(
            f"{named(figur)} har intet tekstalternativ",
            "skriv i :tekstalternativ:, hvad figuren viser",
        )


@rule(
    "HB04",
    "Aktiviteten har ikke præcis én ansvarlig rolle",
    "F/F/F/F/F",
    Praksis,
    looks_for="En praksis uden en ansvarlig rolle, eller med flere.",
    why="Har to ansvaret, har ingen det.",
    remedy="Skriv én rolle i :raci_ansvarlig:.",
    statements="2.02",
    no_waiver=NEVER,
)
def hb04(case: Case, praksis: Praksis) -> Iterator[Breach]:
    roles = tuple(dict.fromkeys(praksis.raci_ansvarlig))
    if len(roles) > 1:
        yield Breach(
            f"{named(praksis)} har {len(roles)} ansvarlige roller: {opremsning(roles)}",
            "behold én, og flyt de andre til :raci_udfoerer: eller :raci_hoeres:",
            praksis.sted_for("raci_ansvarlig"),
        )
    elif praksis.mangler("raci_ansvarlig"):
        yield Breach(
            f"{named(praksis)} har ingen ansvarlig rolle",
            "skriv én rolle i :raci_ansvarlig:",
        )
