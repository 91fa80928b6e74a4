"""A small municipality that keeps the rules EJ, and functions to change one thing in it.

A test says only what matters to it: ``haandbog(gevinst(gevinstansvarlig=""))`` is the municipality
with a benefit that has no owner. Links are written as on a page, as ids with spaces between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from gevinst.model.felt import Slags, felter_i
from gevinst.model.finding import Finding, Severity
from gevinst.model.haandbog import Spoergsmaal, Trin
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import (
    Adhoc,
    Beslutning,
    BusinessCase,
    Driftsaendring,
    Effekt,
    Enhed,
    Forum,
    Gevinst,
    Indikator,
    Interessent,
    Kommune,
    Leverance,
    Maaling,
    Opfoelgning,
    Person,
    Portefoelje,
    Program,
    Programrisiko,
    Projekt,
    Pulje,
    StrategiskMaal,
    Succeskriterium,
    Tjeksvar,
    Undtagelse,
)
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules.engine import run_rules
from gevinst.rules.rule import RULES, Breach, Case, Check, Rule, Waiver
from gevinst.rules.severity import PHASES, Vector

TODAY = date(2026, 6, 15)


def om(days: int) -> date:
    """So many days from today; negative for the past."""
    return TODAY + timedelta(days=days)


# -- objects ------------------------------------------------------------------------------------


def objekt(cls: type[Any], id: str, titel: str, standard: Mapping[str, Any], felter: Any) -> Any:
    """An object with the fields given, the standard ones where they are not given."""
    slags = {felt.navn: felt.slags for felt in felter_i(cls)}
    values = {"sted": Location(f"{cls.om.navn}.md", 1), **standard, **felter}
    for navn, value in values.items():
        if slags.get(navn) is Slags.LINK and isinstance(value, str):
            values[navn] = tuple(value.split())
        elif slags.get(navn) is Slags.TAL and isinstance(value, int):
            values[navn] = Decimal(value)
    return cls(id=id, titel=titel, **values)


def kommune(**felter: Any) -> Kommune:
    return objekt(Kommune, "KOM_EKSEMPEL", "Eksempelkøbing", {"ledelsesform": "direktion"}, felter)


def enhed(id: str = "ENH_SKOLER", titel: str = "Skolerne", **felter: Any) -> Enhed:
    return objekt(Enhed, id, titel, {"type": "forvaltning", "er_drift": True}, felter)


def person(id: str = "PER_CHEF", titel: str = "Skolechefen", **felter: Any) -> Person:
    standard = {"stillingsniveau": "chef", "ansat_i": "ENH_SKOLER", "leder_af": "ENH_SKOLER"}
    return objekt(Person, id, titel, standard, felter)


def direktoer(id: str = "PER_DIREKTOER", titel: str = "Direktøren", **felter: Any) -> Person:
    standard = {"stillingsniveau": "direktoer", "ansat_i": "ENH_TOP", "leder_af": "ENH_TOP"}
    return objekt(Person, id, titel, standard, felter)


def medarbejder(id: str = "PER_LEDER", titel: str = "Projektlederen", **felter: Any) -> Person:
    standard = {"stillingsniveau": "medarbejder", "ansat_i": "ENH_SKOLER"}
    return objekt(Person, id, titel, standard, felter)


def forum(id: str = "FRM_SG", titel: str = "Styregruppen", **felter: Any) -> Forum:
    standard = {
        "type": "styregruppe",
        "niveau": "chef",
        "formand": "PER_DIREKTOER",
        "medlemmer": "PER_CHEF",
    }
    return objekt(Forum, id, titel, standard, felter)


def program(id: str = "PRG_SKOLE", titel: str = "Skoleprogrammet", **felter: Any) -> Program:
    standard = {
        "fase": "planlaegning",
        "programchef": "PER_DIREKTOER",
        "programleder": "PER_LEDER",
        "styregruppe": "FRM_SG",
    }
    return objekt(Program, id, titel, standard, felter)


def projekt(id: str = "PRJ_BANK", titel: str = "Forløbsbanken", **felter: Any) -> Projekt:
    standard = {
        "indgaar_i": "PRG_SKOLE",
        "projektleder": "PER_LEDER",
        "skaber": "LEV_BANK",
    }
    return objekt(Projekt, id, titel, standard, felter)


def leverance(id: str = "LEV_BANK", titel: str = "Banken", **felter: Any) -> Leverance:
    return objekt(Leverance, id, titel, {"type": "it", "bidrager_til": "GEV_TID"}, felter)


def gevinst(id: str = "GEV_TID", titel: str = "Kortere tid", **felter: Any) -> Gevinst:
    standard = {
        "gevinsttype": "tid",
        "status": "godkendt",
        "foer": "45 minutter",
        "efter": "30 minutter",
        "godkendt_dato": om(-100),
        "besluttet_ved": "BES_GEVINST",
        "hoerer_til": "PRG_SKOLE",
        "gevinstansvarlig": "PER_CHEF",
        "realiseres_i": "ENH_SKOLER",
        "maales_ved": "IND_TID",
    }
    return objekt(Gevinst, id, titel, standard, felter)


def indikator(id: str = "IND_TID", titel: str = "Tid pr. forløb", **felter: Any) -> Indikator:
    standard = {"type": "resultat", "maaleansvarlig": "PER_MAALER", "godkendt_af": "PER_CHEF"}
    return objekt(Indikator, id, titel, standard, felter)


def effekt(id: str = "EFF_LAERING", titel: str = "Læring", **felter: Any) -> Effekt:
    return objekt(Effekt, id, titel, {}, felter)


def beslutning(id: str = "BES_GEVINST", titel: str = "Gevinsterne", **felter: Any) -> Beslutning:
    standard = {"type": "organisering", "dato": om(-100), "truffet_af": "FRM_DIREKTION"}
    return objekt(Beslutning, id, titel, standard, felter)


def adhoc(id: str = "ADH_DAGE", titel: str = "Forløbsdage", **felter: Any) -> Adhoc:
    standard = {"ansvarlig": "PER_CHEF", "indgaar_i": "PRG_SKOLE", "bidrager_til": "GEV_TID"}
    return objekt(Adhoc, id, titel, standard, felter)


def driftsaendring(id: str = "DRI_TEAM", titel: str = "Fagteam", **felter: Any) -> Driftsaendring:
    standard = {"ansvarlig": "PER_CHEF", "indgaar_i": "PRG_SKOLE", "bidrager_til": "GEV_TID"}
    return objekt(Driftsaendring, id, titel, standard, felter)


def programrisiko(id: str = "PRI_TID", titel: str = "Travlhed", **felter: Any) -> Programrisiko:
    standard = {"ansvarlig": "PER_CHEF", "indgaar_i": "PRG_SKOLE"}
    return objekt(Programrisiko, id, titel, standard, felter)


def portefoelje(id: str = "PF_ALT", titel: str = "Porteføljen", **felter: Any) -> Portefoelje:
    return objekt(Portefoelje, id, titel, {"styres_af": "FRM_DIREKTION"}, felter)


def maal(id: str = "MAAL_SKOLE", titel: str = "Målet", **felter: Any) -> StrategiskMaal:
    standard = {"formulering": "Flere lærer mere", "besluttet_ved": "BES_GEVINST"}
    return objekt(StrategiskMaal, id, titel, standard, felter)


def bc(id: str = "BC_SKOLE", titel: str = "Regnestykket", **felter: Any) -> BusinessCase:
    standard = {"bc_type": "fuld", "valideret_dato": om(-100), "nettogevinst": 100_000}
    return objekt(BusinessCase, id, titel, standard, felter)


def skift(fra: str, til: str, id: str = "", **felter: Any) -> Beslutning:
    """A decision that lets the programme go from one phase to another."""
    standard = {"type": "faseskift", "fra_fase": fra, "til_fase": til, "truffet_af": "FRM_SG"}
    return beslutning(id or f"BES_{til.upper()}", "Skiftet", **{**standard, **felter})


def kriterium(id: str = "SUC_TID", titel: str = "Kriteriet", **felter: Any) -> Succeskriterium:
    standard = {"succeskriterium_for": "PRG_SKOLE", "efterproeves_ved": "IND_TID"}
    return objekt(Succeskriterium, id, titel, standard, felter)


def full(id: str = "IND_TID", titel: str = "Tid pr. forløb", **felter: Any) -> Indikator:
    """An indicator that says all it must: down to 30 in 100 days."""
    standard = {
        "maaleenhed": "minutter",
        "retning": "ned",
        "maalvaerdi": 30,
        "maaldato": om(100),
        "frekvens": "halvaar",
        "datakilde": "Spørgeskema",
    }
    return indikator(id, titel, **{**standard, **felter})


def nulpunkt(id: str = "MLG_TID", titel: str = "Nulpunkt", **felter: Any) -> Maaling:
    """The baseline, measured more than a year ago."""
    standard = {"type": "nulpunkt", "dato": om(-400), "vaerdi": 45, "maaling_af": "IND_TID"}
    return objekt(Maaling, id, titel, standard, felter)


def maaling(id: str = "MLG_TID", titel: str = "Målingen", **felter: Any) -> Maaling:
    """A measurement that is at the target, documented and confirmed."""
    standard = {
        "type": "forloeb",
        "dato": om(-10),
        "vaerdi": 30,
        "dokumentation": "Sag 1",
        "maaling_af": "IND_TID",
        "bekraeftet_af": "PER_MAALER",
    }
    return objekt(Maaling, id, titel, standard, felter)


def opfoelgning(id: str = "OPF_TID", titel: str = "Vi gør noget", **felter: Any) -> Opfoelgning:
    standard = {"dato": om(-1), "foelger_op_paa": "GEV_TID"}
    return objekt(Opfoelgning, id, titel, standard, felter)


def interessent(id: str = "INT_LAERERE", titel: str = "Lærerne", **felter: Any) -> Interessent:
    standard = {"emne": "Hvad der skal deles", "tidspunkt": "Hvert kvartal"}
    return objekt(Interessent, id, titel, standard, felter)


def pulje(id: str = "PUL_DIGI", titel: str = "Digitaliseringspuljen", **felter: Any) -> Pulje:
    return objekt(Pulje, id, titel, {"beloeb": 1_000_000}, felter)


def spm(id: str = "SPM_SCOPE", titel: str = "Hvad er med?", **felter: Any) -> Spoergsmaal:
    standard = {"obligatorisk_fra": "definition", "stilles_til": "ROL_PORTEFOELJEFORUM"}
    return objekt(Spoergsmaal, id, titel, standard, felter)


def svar(id: str = "SVAR_SCOPE", titel: str = "Svaret", **felter: Any) -> Tjeksvar:
    standard = {
        "svar": "ja",
        "begrundelse": "x" * 20,
        "dato": om(-10),
        "besvarer": "SPM_SCOPE",
        "objekt": "PRG_SKOLE",
        "besvaret_af": "PER_DIREKTOER",
    }
    return objekt(Tjeksvar, id, titel, standard, felter)


def trin(fase: str = "planlaegning", objekter: str = "", felter: str = "", **andet: Any) -> Trin:
    standard = {
        "fase": fase,
        "kraevede_objekter": tuple(objekter.split()),
        "kraevede_felter": tuple(felter.split()),
    }
    return objekt(Trin, andet.pop("id", "TRN_ET"), "Trin 1", standard, andet)


def undtagelse(regel: str = "EJ02", id: str = "UND_AFTALT", **felter: Any) -> Undtagelse:
    """A waiver that holds, on the strictest terms: the board has decided it, for 60 days."""
    standard = {
        "regel": regel,
        "begrundelse": "Området får en ny chef 1. august, og stillingen er slået op",
        "dato": om(-10),
        "udloeber": om(50),
        "objekt": "GEV_TID",
        "godkendt_af": "PER_DIREKTOER",
        "besluttet_ved": "BES_GEVINST",
    }
    return objekt(Undtagelse, id, "Aftalt", standard, felter)


# -- handbooks ----------------------------------------------------------------------------------


def kun(*objects: Objekt) -> Handbook:
    """A handbook of these objects and nothing else."""
    return Handbook(objects)


def haandbog(*objects: Objekt) -> Handbook:
    """The municipality that keeps the rules EJ, with these objects instead of or besides."""
    standard: list[Objekt] = [
        kommune(),
        enhed("ENH_TOP", "Direktionen", type="direktion", er_drift=False),
        enhed(overenhed="ENH_TOP"),
        direktoer(),
        person(),
        medarbejder(),
        medarbejder("PER_MAALER", "Gevinstcontrolleren"),
        forum(
            "FRM_DIREKTION",
            "Direktionen",
            type="direktion",
            niveau="direktion",
            medlemmer="PER_DIREKTOER",
        ),
        forum(),
        program(),
        projekt(),
        leverance(),
        gevinst(),
        indikator(),
        beslutning(),
    ]
    by_id = {objekt.id: objekt for objekt in (*standard, *objects)}
    return Handbook(tuple(by_id.values()))


# -- running ------------------------------------------------------------------------------------


def regel(
    vector: str,
    check: Check | None = None,
    code: str = "XX01",
    types: tuple[type[Objekt], ...] = (Gevinst,),
    waiver: Waiver | None = None,
) -> Rule:
    """A rule of our own, which every object breaks unless another check is given."""

    def broken(case: Case, objekt: Objekt) -> Iterator[Breach]:
        yield Breach(f"{objekt.id} er brudt", "ret det")

    return Rule(
        code,
        "En prøve",
        Vector.read(vector),
        types,
        looks_for="Alt.",
        why="Fordi.",
        remedy="Ret det.",
        statements=(),
        waiver=waiver,
        no_waiver="",
        leaves_to=frozenset(),
        check=check or broken,
    )


def fund(rule: str | Rule, *objects: Objekt, today: date = TODAY) -> tuple[Finding, ...]:
    """What one rule finds in the municipality with these objects."""
    return run_rules(haandbog(*objects), today, rules=[_rule(rule)])


def grader(rule: str | Rule, *objects: Objekt, profile: str = "standard") -> str:
    """The severity in each phase, written as in `regler.md`: ``-/A/F/F/T``, and U for waived."""
    return by_phase(rule, lambda fase: [program(fase=fase), *objects], profile)


def by_phase(
    rule: str | Rule, objects: Callable[[str], list[Objekt]], profile: str = "standard"
) -> str:
    """The severity in each phase of objects that are made for it, as ``-/A/F/F/T``."""
    found = [run_rules(haandbog(*objects(fase)), TODAY, profile, [_rule(rule)]) for fase in PHASES]
    return "/".join(
        "+".join(LETTER[finding.severity] for finding in findings) or "-" for findings in found
    )


LETTER = {
    Severity.FEJL: "F",
    Severity.ADVARSEL: "A",
    Severity.TIP: "T",
    Severity.UNDTAGET: "U",
}


def _rule(rule: str | Rule) -> Rule:
    return RULES[rule] if isinstance(rule, str) else rule


def fejl(code: str, message: str, remedy: str, **andet: Any) -> Finding:
    """A finding of a rule on the benefit in the programme, in the phase of planning."""
    standard = {
        "severity": Severity.FEJL,
        "location": Location("gevinst.md", 1),
        "object_id": "GEV_TID",
        "programmes": ("PRG_SKOLE",),
        "phase": "planlaegning",
    }
    return Finding(code=code, message=message, remedy=remedy, **{**standard, **andet})


def on(objekt: Objekt, code: str, message: str, remedy: str, **andet: Any) -> Finding:
    """A finding of a rule on an object of the programme, in the phase of planning."""
    standard = {"location": objekt.sted, "object_id": objekt.id}
    return fejl(code, f"{message} (fase: planlægning)", remedy, **{**standard, **andet})


def messages(*found: Finding) -> list[str]:
    """What is wrong, without the phase it was judged in."""
    return [finding.message.split(" (fase: ")[0] for finding in found]
