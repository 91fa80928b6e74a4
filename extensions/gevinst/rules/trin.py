"""What the steps ask of a programme: what it lacks, and which rule besides FA02 says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from gevinst.model.felt import felter_i
from gevinst.model.haandbog import Trin
from gevinst.model.kommune import Adhoc, Beslutning, Driftsaendring, Program, Projekt
from gevinst.model.objekt import Objekt
from gevinst.model.vaerdier import opremsning

from .ma import CRITERIA, has_criterion, has_early_indicator
from .organisation import projects_of
from .rule import Case
from .severity import PHASES, Vector

DEPENDENCIES = ("afhaenger_af_indhold", "afhaenger_af_tid", "afhaenger_af_design")
JUDGED_BY: Mapping[str, tuple[str, Vector | None]] = {
    "effekt": ("MA01", None),
    "succeskriterium": ("MA01", CRITERIA),
    "tidlig_indikator": ("MA01", CRITERIA),
    "business_case": ("FA01", None),
    "organisering": ("OR06", None),
    "program.mandat": ("OR08", None),
    "program.rapportering_frekvens": ("OR08", None),
    "projekt.mandat": ("OR08", None),
    "projekt.rapportering_frekvens": ("OR08", None),
}
"""The rule that asks for the same as a step, and the severities of that part of it. For a link
whose number a rule judges, the metamodel says which."""
DESCRIPTION = ("formaal", "indhold", "organisering")
"""What a project description consists of. Source: `regler.md`, FA02."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something a step asks for: what is not there, and how it comes to be."""

    what: str
    how: str


def _effect(case: Case, program: Program) -> Missing | None:
    if not program.mangler("sigter_mod"):
        return None
    return Missing("en effekt", "tilføj en linje ':sigter_mod: EFF_…'")


def _business_case(case: Case, program: Program) -> Missing | None:
    if not program.mangler("business_case"):
        return None
    return Missing("en business case", "tilføj en linje ':business_case: BC_…'")


def _organisation(case: Case, program: Program) -> Missing | None:
    decisions = case.handbook.find(program.besluttet_ved, Beslutning)
    if case.handbook.is_unsure(program, "besluttet_ved") or any(
        decision.type in ("organisering", "") for decision in decisions
    ):
        return None
    return Missing(
        "en beslutning om organisering",
        "skriv en beslutning med ':type: organisering' under :besluttet_ved:",
    )


def _criterion(case: Case, program: Program) -> Missing | None:
    if has_criterion(case.handbook, program):
        return None
    return Missing(
        "et succeskriterium",
        f"opret et succeskriterium med ':succeskriterium_for: {program.id}'",
    )


def _early_indicator(case: Case, program: Program) -> Missing | None:
    if has_early_indicator(case.handbook, program):
        return None
    return Missing("en tidlig indikator", "opret en indikator med ':type: tidlig' og :varsler:")


def _project(case: Case, program: Program) -> Missing | None:
    if projects_of(case.handbook, program) or case.handbook.may_be_missing(
        program, Projekt, "indgaar_i"
    ):
        return None
    return Missing("et projekt", f"opret et projekt med ':indgaar_i: {program.id}'")


def _side_effort(case: Case, program: Program) -> Missing | None:
    owners = (program, *projects_of(case.handbook, program))
    if any(
        isinstance(effort, Adhoc | Driftsaendring)
        for owner in owners
        for effort in case.handbook.pointing_at(owner, "indgaar_i", Objekt)
    ) or any(
        case.handbook.may_be_missing(program, cls, "indgaar_i") for cls in (Adhoc, Driftsaendring)
    ):
        return None
    return Missing(
        "en ad hoc-indsats eller driftsændring",
        f"opret en ad hoc-indsats eller driftsændring med ':indgaar_i: {program.id}'",
    )


def _connection(case: Case, program: Program) -> Missing | None:
    owners = (program, *projects_of(case.handbook, program))
    if any(not owner.mangler(link) for owner in owners for link in DEPENDENCIES):
        return None
    return Missing(
        "sammenhænge til andre projekter",
        f"skriv {opremsning([f':{link}:' for link in DEPENDENCIES], 'eller')} på programmet eller "
        "dets projekter",
    )


def _criterion_of_each_project(case: Case, program: Program) -> Missing | None:
    without = [
        projekt.id
        for projekt in projects_of(case.handbook, program)
        if not has_criterion(case.handbook, projekt)
    ]
    if not without:
        return None
    return Missing(
        f"et succeskriterium for {opremsning(without)}",
        f"opret et succeskriterium med ':succeskriterium_for:' for {opremsning(without)}",
    )


OBJECTS: Mapping[str, Callable[[Case, Program], Missing | None]] = {
    "effekt": _effect,
    "business_case": _business_case,
    "organisering": _organisation,
    "succeskriterium": _criterion,
    "tidlig_indikator": _early_indicator,
    "projekt": _project,
    "adhoc": _side_effort,
    "sammenhaeng": _connection,
    "projekt_succeskriterium": _criterion_of_each_project,
}
"""Every thing a step may ask for, and what finds that it is not there."""
FIELDS: Mapping[str, str] = {
    f"{cls.om.navn}.{felt.navn}": felt.bedoemmes_af
    for cls in (Program, Projekt)
    for felt in felter_i(cls)
}
"""Every field a step may ask for, and the rule that judges it too, empty for none."""
SAYS_THE_SAME = {code for code, _ in JUDGED_BY.values()} | set(FIELDS.values()) - {""}
"""The rules that say what a step misses themselves."""


def _field(case: Case, program: Program, entry: str) -> Missing | None:
    owner, _, navn = entry.partition(".")
    if owner == "program":
        if not program.mangler(navn):
            return None
        return Missing(f":{navn}:", f"udfyld :{navn}:")
    without = [
        projekt.id
        for projekt in projects_of(case.handbook, program)
        if projekt.mangler(navn) and not (navn == "ideskitse" and _has_description(projekt))
    ]
    if not without:
        return None
    what = f":{navn}: på {opremsning(without)}"
    return Missing(what, f"udfyld {what}")


def _has_description(projekt: Projekt) -> bool:
    """A project that was there before the programme is past the sketch when it is described."""
    return projekt.oprindelse == "eksisterende" and all(
        not projekt.mangler(navn) for navn in DESCRIPTION
    )


def missing_of(case: Case, program: Program, entry: str) -> Missing | None:
    """What a programme lacks of a thing or a field that a step asks for.

    None also where another rule is run that says it at this time, and for what nobody knows.
    """
    code, vector = JUDGED_BY.get(entry, (FIELDS.get(entry, ""), None))
    if code and case.judges(code, program, vector):
        return None
    if entry in OBJECTS:
        return OBJECTS[entry](case, program)
    return _field(case, program, entry) if entry in FIELDS else None


def steps_until(case: Case, fase: str) -> Iterator[Trin]:
    """The steps of a phase and of those before it, in the order of the pages."""
    phases = PHASES[: PHASES.index(fase) + 1]
    for trin in case.handbook.all(Trin):
        if trin.tilstand == "gaeldende" and trin.fase in phases:
            yield trin


def is_asked_for(case: Case, program: Program, entry: str) -> bool:
    """Whether a step up to the present phase asks for something, so that FA02 misses it."""
    return (
        program.fase in PHASES
        and case.judges("FA02", program)
        and any(entry in trin.kraevede_objekter for trin in steps_until(case, program.fase))
    )
