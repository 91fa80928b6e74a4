"""TI, tip: worth a thought. A tip never stops anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gevinst.model.felt import navne_i_tekst
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import (
    Adhoc,
    Driftsaendring,
    Enhed,
    Gevinst,
    Indikator,
    Interessent,
    Leverance,
    Person,
    Program,
    Projekt,
)
from gevinst.model.lister import GIVEN_UP, KOMPETENCER
from gevinst.model.objekt import Objekt
from gevinst.model.vaerdier import i_ord, opremsning

from .forslag import for_example, leaders_of
from .organisation import administrations, benefits_of, projects_of
from .rule import Breach, Case, rule
from .trin import DEPENDENCIES, is_asked_for
from .words import named

TIP = "T/T/T/T/T"
NEVER = "Et tip standser ingenting. Er I uenige i det, så lad det stå."
SIGNS = 2
"""Signs of a programme that together deserve a tip. Source: `regler.md`, TI01."""
ADMINISTRATIONS = 3
"""Administrations from which a task is across. Source: `regler.md`, TI01; the number is ours."""
LINKED_PROJECTS = 2
"""Projects that hang together with one. Source: `regler.md`, TI01."""
ELEMENTS = 2
"""The fewest parts of a programme. Source: `regler.md`, TI01."""
MEASURED = ("maaleenhed", "maalvaerdi")
TENDER = frozenset(("udbud", "genudbud"))
SKILLS_FOR_DELIVERABLE = {
    "it": ("digitalisering",),
    "proces": ("forandring",),
    "uddannelse": ("forandring",),
    "aftale": ("kontrakt",),
}
"""The skill each type of deliverable asks for. Ours: `regler.md`, TI02, says only "relevant"."""

_ASKED_OF_STAKEHOLDERS = {
    "emne": "i :emne:, hvad de inddrages i",
    "tidspunkt": "i :tidspunkt:, hvornår de inddrages",
}
_SKILL = navne_i_tekst(KOMPETENCER)
_VAGUE = re.compile(r"\b(?:bedre|mere|øget|effektiv\w*|optimer\w*)\b", re.IGNORECASE)
_IT = re.compile(r"digital|\bit\b", re.IGNORECASE)


@rule(
    "TI01",
    "Burde det være et program?",
    TIP,
    Projekt,
    Program,
    looks_for=f"Et projekt uden program med mindst {i_ord(SIGNS)} af tre tegn: Gevinsterne hentes "
    f"i mindst {i_ord(ADMINISTRATIONS)} forvaltninger, projektet hænger sammen med mindst "
    f"{i_ord(LINKED_PROJECTS)} andre, eller gevinsterne kræver ad hoc-indsatser eller "
    "driftsændringer. Og et program med færre end "
    f"{i_ord(ELEMENTS)} projekter og indsatser. Lukkede er fritaget.",
    why="Et projekt alene kan ikke flytte mange enheder. Og et program om én ting er et projekt "
    "med flere møder.",
    remedy="Tag spørgsmålet op i porteføljeforummet. Det er jer, der afgør det.",
    statements="3.03 3.04 3.05 3.06 3.07 3.08 4.07",
    no_waiver=NEVER,
    leaves_to=("FA02",),
)
def ti01(case: Case, objekt: Projekt | Program) -> Iterator[Breach]:
    if objekt.tilstand == "lukket":
        return
    if isinstance(objekt, Program):
        parts = [
            part
            for part in case.handbook.pointing_at(objekt, "indgaar_i", Objekt)
            if isinstance(part, Projekt | Adhoc | Driftsaendring)
        ]
        if len(parts) < ELEMENTS and not _is_missed_by_a_step(case, objekt, parts):
            har = "har hverken projekter eller indsatser"
            if parts:
                har = f"består kun af {named(parts[0])}"
            yield Breach(
                f"{named(objekt)} {har}",
                f"skriv ':indgaar_i: {objekt.id}' på det, der hører til, eller overvej, om et "
                "projekt er nok",
            )
    elif case.handbook.is_alone(objekt):
        signs = list(_signs(case.handbook, objekt))
        if len(signs) >= SIGNS:
            yield Breach(
                f"{named(objekt)} ligner et program: {_clauses(signs)}",
                "overvej at gøre det til et program med egen styregruppe, og skriv programmet "
                "under :indgaar_i:",
            )


def _is_missed_by_a_step(case: Case, program: Program, parts: Sequence[Objekt]) -> bool:
    """Whether FA02 misses the rest already, or there may be more that cannot be read."""
    has_project = any(isinstance(part, Projekt) for part in parts)
    has_effort = any(not isinstance(part, Projekt) for part in parts)
    return (
        (not has_project and is_asked_for(case, program, "projekt"))
        or (not has_effort and is_asked_for(case, program, "adhoc"))
        or any(
            case.handbook.may_be_missing(program, cls, "indgaar_i")
            for cls in (Projekt, Adhoc, Driftsaendring)
        )
    )


def _signs(handbook: Handbook, projekt: Projekt) -> Iterator[str]:
    benefits = benefits_of(handbook, projekt)
    units = [id for gevinst in benefits for id in gevinst.realiseres_i]
    antal = len(administrations(handbook, units))
    if antal >= ADMINISTRATIONS:
        yield f"gevinsterne hentes i {antal} forvaltninger"
    linked = {
        other.id
        for link in DEPENDENCIES
        for other in (
            *handbook.find(getattr(projekt, link), Projekt),
            *handbook.pointing_at(projekt, link, Projekt),
        )
    } - {projekt.id}
    if len(linked) >= LINKED_PROJECTS:
        yield f"det hænger sammen med {len(linked)} andre projekter"
    if any(
        isinstance(source, Adhoc | Driftsaendring)
        for gevinst in benefits
        for source in handbook.pointing_at(gevinst, "bidrager_til", Objekt)
    ):
        yield "gevinsterne kræver indsatser eller driftsændringer ved siden af"


def _clauses(clauses: Sequence[str]) -> str:
    """Whole sentences after each other, which take a comma where single words take none."""
    return ", og ".join(filter(None, (", ".join(clauses[:-1]), clauses[-1])))


@rule(
    "TI02",
    "Kompetencer er ikke afdækket",
    TIP,
    Program,
    Projekt,
    looks_for="Et program eller et projekt uden program, der mangler en kompetence, det ser ud til "
    "at få brug for. Udbud og køb på markedet kræver »udbud« og »kontrakt«, og en aftale "
    "kræver »kontrakt«. It kræver »digitalisering«, nye arbejdsgange og uddannelse kræver "
    "»forandring«, og gevinster kræver »mål«. Programmets og projekternes kompetencer tæller "
    "sammen. Lukkede er fritaget.",
    why="Det, ingen kan, bliver lavet dårligt eller købt dyrt.",
    remedy="Skriv kompetencen under :kompetencer:, når I har fundet den, der kan.",
    statements="1.03 1.08",
    no_waiver=NEVER,
)
def ti02(case: Case, owner: Program | Projekt) -> Iterator[Breach]:
    if owner.tilstand == "lukket":
        return
    if isinstance(owner, Projekt) and not case.handbook.is_alone(owner):
        return
    projects = (owner,) if isinstance(owner, Projekt) else projects_of(case.handbook, owner)
    if any("kompetencer" in one.ulaest for one in (owner, *projects)):
        return
    held = {skill for one in (owner, *projects) for skill in one.kompetencer}
    asked: set[str] = {"maal"} if benefits_of(case.handbook, owner) else set()
    for one in (owner, *projects):
        if one.udloeser in TENDER:
            asked |= {"udbud", "kontrakt"}
    for projekt in projects:
        if projekt.handlemulighed == "marked":
            asked |= {"udbud", "kontrakt"}
        for leverance in case.handbook.find(projekt.skaber, Leverance):
            asked.update(SKILLS_FOR_DELIVERABLE.get(leverance.type, ()))
    missing = [skill for skill in _SKILL if skill in asked - held]
    if missing:
        yield Breach(
            f"{named(owner)} får brug for {opremsning([_SKILL[skill] for skill in missing])}, men "
            "har det ikke blandt sine kompetencer",
            f"find nogen, der kan det, og skriv {', '.join(missing)} under :kompetencer:",
            owner.sted_for("kompetencer"),
        )


@rule(
    "TI03",
    "Kun økonomiske gevinster",
    TIP,
    Program,
    looks_for="Et program, hvor alle gevinster er økonomiske. Bortfaldne tæller ikke med.",
    why="Handler det kun om penge, hører medarbejderne, at der skal spares. Så hjælper de ikke.",
    remedy="Spørg, hvad borgere og medarbejdere får ud af det, og skriv det som gevinster.",
    statements="1.21 4.21",
    no_waiver=NEVER,
)
def ti03(case: Case, program: Program) -> Iterator[Breach]:
    benefits = [g for g in benefits_of(case.handbook, program) if g.status != "bortfaldet"]
    if case.handbook.may_be_missing(program, Gevinst, "hoerer_til"):
        return
    if benefits and all(gevinst.gevinsttype == "oekonomisk" for gevinst in benefits):
        yield Breach(
            f"{named(program)} har kun økonomiske gevinster",
            f"opret også en gevinst med ':hoerer_til: {program.id}' for det, borgere eller "
            "medarbejdere får ud af det",
        )


@rule(
    "TI04",
    "Gevinsten indgår ikke i lederens mål",
    "-/-/-/T/T",
    Gevinst,
    looks_for="En gevinst i gennemførelse eller realisering, der ikke står i ejerens mål. En "
    "gevinst, der er opgivet, er fritaget.",
    why="Det, lederen selv bliver målt på, får tid i kalenderen.",
    remedy="Aftal det med ejerens chef, og skriv :ledelsesmaal: ja og året.",
    statements="1.27 1.28 1.33",
    no_waiver=NEVER,
)
def ti04(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    no = gevinst.ledelsesmaal is False or gevinst.mangler("ledelsesmaal")
    if no and gevinst.status not in GIVEN_UP:
        yield Breach(
            f"{named(gevinst)} står ikke i ejerens mål",
            "skriv ':ledelsesmaal: ja' og :ledelsesmaal_aar:, når ejeren og chefen har aftalt det",
            gevinst.sted_for("ledelsesmaal"),
        )


@rule(
    "TI05",
    "Vag formulering",
    TIP,
    Gevinst,
    looks_for="En gevinst, der i titlen eller under :efter: siger bedre, mere, øget, effektiv "
    "eller optimeret, uden at en af dens indikatorer har et tal, en enhed og en dato.",
    why="Bedre end hvad? Alle kan være enige om det, til det skal gøres op.",
    remedy="Skriv, hvor meget og hvornår, på indikatoren. Så må ordet gerne blive.",
    statements="4.01 4.03",
    no_waiver=NEVER,
    leaves_to=("MA02", "MA04"),
)
def ti05(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    indicators = case.handbook.find(gevinst.maales_ved, Indikator)
    if gevinst.status == "bortfaldet" or any(_is_exact(indikator) for indikator in indicators):
        return
    if not indicators and (gevinst.maales_ved or case.judges("MA02", gevinst)):
        return  # that nothing measures it is said, and comes first
    if any(case.judges("MA04", indikator) for indikator in indicators):
        return  # what the indicator lacks is said there
    which = opremsning([indikator.id for indikator in indicators], "eller")
    for felt, text in (("titel", gevinst.titel), ("efter", gevinst.efter)):
        if found := _VAGUE.search(text):
            hvor = f" i :{felt}:" if felt == "efter" else ""
            yield Breach(
                f"{named(gevinst)} siger »{found[0]}«{hvor}, men ingen indikator siger hvor meget "
                "og hvornår",
                "skriv :maalvaerdi:, :maaleenhed: og :maaldato: på "
                f"{which or 'en indikator under :maales_ved:'}",
                gevinst.sted_for(felt),
            )
            return


def _is_exact(indikator: Indikator) -> bool:
    timed = not indikator.mangler("maaldato") or indikator.loebende_maal is True
    return timed and not any(map(indikator.mangler, MEASURED))


@rule(
    "TI06",
    "Program ved siden af fagområdet",
    TIP,
    Program,
    looks_for="Et program, der ikke er tværgående, og hvis programchef eller programleder er ansat "
    "i en enhed for digitalisering eller it, mens gevinsterne hentes i en fagforvaltning. Enheden "
    "kendes på sit navn.",
    why="Ligger programmet hos it, bliver det it's program. Faget ser til.",
    remedy="Lad fagområdet lede programmet, og lad it hjælpe.",
    statements="1.20 3.16 3.17",
    no_waiver=NEVER,
)
def ti06(case: Case, program: Program) -> Iterator[Breach]:
    if program.tvaergaaende is True or "tvaergaaende" in program.ulaest:
        return
    heads = case.handbook.find((*program.programchef, *program.programleder), Person)
    home = next(
        (
            (head, unit)
            for head in heads
            for unit in case.handbook.find(head.ansat_i, Enhed)
            if _IT.search(unit.titel)
        ),
        None,
    )
    field = next(
        (
            unit
            for gevinst in benefits_of(case.handbook, program)
            for id in gevinst.realiseres_i
            for unit in case.handbook.find(case.handbook.unit_and_above(id), Enhed)
            if unit.type == "forvaltning" and not _IT.search(unit.titel)
        ),
        None,
    )
    if home and field:
        head, unit = home
        yield Breach(
            f"{named(program)} ledes af {named(head)} fra {named(unit)}, men gevinsterne hentes i "
            f"{named(field)}",
            f"overvej en programchef eller programleder fra {field.id}"
            f"{for_example(leaders_of(case.handbook, (field.id,)))}",
            program.sted_for("programchef" if head.id in program.programchef else "programleder"),
        )


@rule(
    "TI07",
    "Interessentinddragelse uden tidspunkt",
    TIP,
    Interessent,
    looks_for="En interessent i et program, hvor der ikke står, hvad de inddrages i, eller "
    "hvornår.",
    why="Den, der bliver spurgt for sent, er ikke blevet spurgt.",
    remedy="Skriv, hvad I vil spørge dem om, og hvornår.",
    statements="1.04 1.09",
    no_waiver=NEVER,
)
def ti07(case: Case, interessent: Interessent) -> Iterator[Breach]:
    if not case.handbook.pointing_at(interessent, "interessenter", Program):
        return
    missing = [navn for navn in _ASKED_OF_STAKEHOLDERS if interessent.mangler(navn)]
    if missing:
        yield Breach(
            f"{named(interessent)} mangler {opremsning([f':{navn}:' for navn in missing])}",
            f"skriv {_clauses([_ASKED_OF_STAKEHOLDERS[navn] for navn in missing])}",
        )


@rule(
    "TI08",
    "Projektet er bundet til én løsning",
    TIP,
    Projekt,
    looks_for="Et projekt, der ikke kan købe på markedet, tilpasse eller udvikle selv, og hvor der "
    "ikke står hvorfor. Lukkede projekter er fritaget.",
    why="Kan I ikke vælge, kan I heller ikke få løsningen til at passe til arbejdet.",
    remedy="Skriv handlemuligheden, eller skriv i :handlemulighed_note:, hvorfor der ingen er.",
    statements="1.22 1.23 1.24 1.32",
    no_waiver=NEVER,
)
def ti08(case: Case, projekt: Projekt) -> Iterator[Breach]:
    if projekt.tilstand == "lukket" or not projekt.mangler("handlemulighed_note"):
        return
    if projekt.handlemulighed == "ingen" or projekt.mangler("handlemulighed"):
        besked = (
            f"{named(projekt)} har ingen handlemulighed, og der står ikke hvorfor"
            if projekt.handlemulighed
            else f"{named(projekt)} siger ikke, hvordan I får løsningen"
        )
        yield Breach(
            besked,
            "skriv :handlemulighed: (marked, tilpasning eller egenudvikling), eller forklar i "
            ":handlemulighed_note:",
            projekt.sted_for("handlemulighed"),
        )
