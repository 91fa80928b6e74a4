"""A municipality in which everything is written, so that one thing at a time can be taken away.

It has every type of object, a programme and a project without one, both in the phase asked for.
Every rule is kept in every phase and profile. `skrevet` writes it as pages, and `laest` reads
pages as the build does: so what is tried goes the whole way from the page to the findings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from byg import (
    TODAY,
    adhoc,
    bc,
    beslutning,
    direktoer,
    driftsaendring,
    effekt,
    enhed,
    forum,
    full,
    gevinst,
    interessent,
    kommune,
    kriterium,
    leverance,
    maal,
    maaling,
    medarbejder,
    nulpunkt,
    objekt,
    om,
    opfoelgning,
    person,
    portefoelje,
    program,
    programrisiko,
    projekt,
    pulje,
    skift,
    spm,
    svar,
    trin,
)
from gevinst.model.felt import Felt, Slags, felter_i
from gevinst.model.finding import Finding
from gevinst.model.haandbog import Rolle
from gevinst.model.handbook import Handbook
from gevinst.model.indlaesning import read_handbook
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.model.raa import RawField, RawObject
from gevinst.model.vaerdier import dansk_tal
from gevinst.rules.engine import run_rules
from gevinst.rules.severity import PHASES

MANDAT = "Må bruge op til 50.000 kr. og flytte fristerne fire uger uden at spørge"
BEGAN = tuple(zip(PHASES, (om(-600), om(-500), om(-400), om(-300), om(-40)), strict=True))
SHIFTS = [skift(before, after, dato=day) for (before, _), (after, day) in pairwise(BEGAN)]
ALL_SHIFTS = " ".join(decision.id for decision in SHIFTS)


def hel(fase: str = "planlaegning") -> list[Objekt]:
    """The municipality in a phase. Everything points at its own object where the choice is free,
    so that taking one thing away is felt by as few as possible."""
    return [*_handbook(), *_organisation(), *_programme(fase), *_benefits(), *_alone(fase)]


def _handbook() -> list[Objekt]:
    """What the handbook itself asks for: its steps, as they are written in `faser.md`."""
    ours = {"tilfoejet": True, "tilfoejet_fordi": "Det er en prøve"}
    alle = [
        trin("initiering", "effekt business_case", id="TRN_01"),
        trin(
            "definition",
            "organisering succeskriterium tidlig_indikator projekt",
            "program.formaal program.slutdato program.budget_kr",
            id="TRN_02",
        ),
        trin("definition", "adhoc", "projekt.ideskitse", id="TRN_03"),
        trin("definition", "sammenhaeng", id="TRN_04"),
        trin(
            "planlaegning",
            "projekt_succeskriterium",
            "projekt.formaal projekt.indhold projekt.organisering projekt.startdato "
            "projekt.slutdato",
            id="TRN_05",
        ),
        trin("planlaegning", "", "program.startdato program.slutdato", id="TRN_06"),
        spm(),
        objekt(Rolle, "ROL_PORTEFOELJEFORUM", "Porteføljeforum", {"niveau": "portefoelje"}, {}),
    ]
    return [replace(one, **ours) for one in alle]  # type: ignore[type-var]


def _organisation() -> list[Objekt]:
    return [
        kommune(offentlig=True, fiktiv=True),
        enhed("ENH_TOP", "Direktionen", type="direktion", er_drift=False),
        enhed(overenhed="ENH_TOP"),
        enhed("ENH_SKOLE_NORD", "Nordskolen", type="institution", overenhed="ENH_SKOLER"),
        direktoer(),
        person(fra=om(-900)),
        person("PER_SKOLELEDER", "Skolelederen", stillingsniveau="leder", leder_af="ENH_SKOLE_NORD",
               ansat_i="ENH_SKOLE_NORD"),
        medarbejder("PER_PROGRAMLEDER", "Programlederen"),
        medarbejder(),
        medarbejder("PER_MAALER", "Gevinstcontrolleren", ansat_i="ENH_TOP"),
        forum("FRM_DIREKTION", "Direktionen", type="direktion", niveau="direktion",
              medlemmer="PER_DIREKTOER"),
        forum(),
        forum("FRM_SG_ENE", "Styregruppen for ét projekt"),
        portefoelje(),
        maal(besluttet_ved="BES_MAAL"),
        beslutning("BES_MAAL", "Målene", type="maal", dato=om(-700)),
        pulje(),
    ]  # fmt: skip


def _programme(fase: str) -> list[Objekt]:
    return [
        *SHIFTS,
        program(
            fase=fase,
            fasehistorik=BEGAN,
            formaal="Lærerne deler forløb",
            startdato=om(-600),
            slutdato=om(300),
            budget_kr=6_500_000,
            mandat=MANDAT,
            rapportering_frekvens="kvartal",
            rapporterer_til="FRM_DIREKTION",
            kompetencer=("digitalisering", "forandring", "maal"),
            tvaergaaende=False,
            programleder="PER_PROGRAMLEDER",
            indgaar_i="PF_ALT",
            interessenter="INT_LAERERE",
            understoetter="MAAL_SKOLE",
            sigter_mod="EFF_LAERING",
            business_case="BC_SKOLE",
            besluttet_ved=f"BES_ORG {ALL_SHIFTS}",
            afhaenger_af_indhold="PRJ_ENE",
        ),
        beslutning("BES_ORG", "Organiseringen", dato=om(-550)),
        bc(),
        interessent(),
        projekt(
            oprindelse="ny",
            ideskitse="Ét fælles sted til forløb",
            formaal="Lærerne kan dele",
            indhold="Platform og oplæring",
            organisering="Projektleder og en lærer fra hver skole",
            mandat=MANDAT,
            rapportering_frekvens="maanedlig",
            rapporterer_til="FRM_SG",
            startdato=om(-500),
            slutdato=om(200),
            budget_kr=500_000,
            handlemulighed="tilpasning",
            egenfinansiering_mulig=False,
            finansieret_af="PUL_DIGI",
            business_case="BC_BANK",
        ),
        bc("BC_BANK", "Bankens regnestykke"),
        kriterium("SUC_BANK", "Banken bruges", succeskriterium_for="PRJ_BANK"),
        kriterium(),
        leverance(klar_dato=om(-200), idriftsat=om(-190)),
        adhoc(),
        driftsaendring(),
        programrisiko(),
        svar(),
        effekt(understoetter="MAAL_SKOLE", maales_ved="IND_LAERING"),
        full("IND_LAERING", "Læring", type="effekt", retning="op"),
        full("IND_TEGN", "Delte forløb", type="tidlig", retning="op", varsler="EFF_LAERING"),
    ]  # fmt: skip


PLAN = {
    "kraever_adfaerd": True,
    "realisering_fra": om(-180),
    "realisering_til": om(400),
    "maaletidspunkter": (om(-60), om(350)),
    "ledelsesmaal": True,
    "giver": "EFF_LAERING",
}


def _benefits() -> list[Objekt]:
    return [
        gevinst(**PLAN, besluttet_ved="BES_GEVINST", lokale_gevinstejere="PER_SKOLELEDER",
                realiseres_i="ENH_SKOLER ENH_SKOLE_NORD"),
        beslutning(type="prioritering", truffet_af="FRM_SG"),
        full(),
        nulpunkt("MLG_TID_FOER"),
        maaling(),
        opfoelgning(),
        gevinst(
            "GEV_KRONER",
            "Færre bøger",
            **PLAN,
            gevinsttype="oekonomisk",
            beloeb_aar=400_000,
            prisniveau="2026",
            budgetaar=("2026", "2027"),
            budgetvirkning="frigjort_til_kerneopgave",
            anvendelse="Mere tid til undervisningen",
            besluttet_ved="BES_KRONER",
            maales_ved="IND_KRONER",
        ),
        beslutning("BES_KRONER", "Pengene", type="prioritering", truffet_af="FRM_SG"),
        driftsaendring("DRI_BOEGER", "Bøger deles", bidrager_til="GEV_KRONER"),
        full("IND_KRONER", "Udgift til bøger"),
        nulpunkt("MLG_KRONER_FOER", maaling_af="IND_KRONER"),
        maaling("MLG_KRONER", maaling_af="IND_KRONER"),
    ]  # fmt: skip


def _alone(fase: str) -> list[Objekt]:
    """A project in no programme, and what belongs to it alone."""
    return [
        projekt(
            "PRJ_ENE",
            "Det enkelte projekt",
            indgaar_i="PF_ALT",
            fase=fase,
            tilstand="aktiv",
            mandat=MANDAT,
            rapportering_frekvens="kvartal",
            rapporterer_til="FRM_DIREKTION",
            kompetencer=("digitalisering", "maal"),
            handlemulighed="tilpasning",
            tvaergaaende=False,
            slutdato=om(100),
            styregruppe="FRM_SG_ENE",
            skaber="LEV_ENE",
            business_case="BC_ENE",
        ),
        bc("BC_ENE", "Regnestykket for ét projekt"),
        svar("SVAR_ENE", objekt="PRJ_ENE"),
        leverance("LEV_ENE", "Løsningen", bidrager_til="GEV_ENE"),
        gevinst(
            "GEV_ENE",
            "Færre fejl",
            **{**PLAN, "kraever_adfaerd": False},
            hoerer_til="PRJ_ENE",
            besluttet_ved="BES_ENE",
            maales_ved="IND_ENE",
        ),
        beslutning("BES_ENE", "Gevinsten", type="prioritering", truffet_af="FRM_SG_ENE"),
        full("IND_ENE", "Fejl"),
        nulpunkt("MLG_ENE_FOER", maaling_af="IND_ENE"),
        maaling("MLG_ENE", maaling_af="IND_ENE"),
    ]


# -- from objects to pages and back -------------------------------------------------------------


def skrevet(objects: Iterable[Objekt], path: str = "skole.md") -> list[RawObject]:
    """The objects as they stand on one page, one below the other: a line for the heading, one for
    the id, and one for each field that is given."""
    pages: list[RawObject] = []
    line = 1
    for one in objects:
        given = [
            (felt.navn, _text(felt, value))
            for felt in felter_i(type(one))
            if (value := getattr(one, felt.navn)) not in ("", (), None)
        ]
        fields = tuple(
            RawField(navn, text, number)
            for number, (navn, text) in enumerate([("id", one.id), *given], line + 1)
        )
        place = Location(path, line)
        pages.append(RawObject(one.om.navn, one.titel, place, fields, one.broedtekst))
        line += len(fields) + 2
    return pages


def _text(felt: Felt, value: Any) -> str:
    match felt.slags:
        case Slags.LINK | Slags.VALGLISTE:
            return ", ".join(value)
        case Slags.LISTE | Slags.DATOER:
            return "; ".join(map(str, value))
        case Slags.PAR:
            return "; ".join(f"{_single(one)} = {_single(other)}" for one, other in value)
        case _:
            return _single(value)


def _single(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return dansk_tal(value) if isinstance(value, Decimal) else str(value)


def laest(pages: Iterable[RawObject]) -> tuple[Handbook, tuple[Finding, ...]]:
    """What the pages say, and all that is found: by the reading and by every rule."""
    handbook, findings = read_handbook(pages)
    return handbook, (*findings, *run_rules(handbook, TODAY))
