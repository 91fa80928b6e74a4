"""The signed answers to points: where they belong, and whether they count.

What makes an answer count is the same as for the handbook's questions (`rules/answers.py`). Where
FA03 judges an answer, it speaks; here is only what FA03 does not say, so that one mistake gives one
finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gevinst.model.finding import Finding, Severity
from gevinst.model.haandbog import Spoergsmaal
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Tjeksvar
from gevinst.model.objekt import Objekt
from gevinst.model.typer import EFTER_NAVN
from gevinst.model.vaerdier import naermeste, opremsning
from gevinst.rules.answers import Fault, Flaw, faults, too_old, without_reference
from gevinst.rules.fa import answering_roles, asks
from gevinst.rules.families import ACTIVE
from gevinst.rules.profiles import is_on
from gevinst.rules.roles import Holders
from gevinst.rules.rule import Case

from .checklist import Checklist, Point

_CODES = {
    Flaw.ROLE: "TL11",
    Flaw.AGE: "TL12",
    Flaw.FOLLOW_UP: "TL13",
    Flaw.REASON: "TL14",
    Flaw.REFERENCE: "TL14",
}


def asked_by_fa03(case: Case, profile: str, objekt: Objekt, point: Point) -> Spoergsmaal | None:
    """The question that a point is, when FA03 asks it of the object; else None."""
    if "FA03" not in ACTIVE or not is_on("FA03", profile):
        return None
    questions = case.handbook.find([point.besvarer], Spoergsmaal)
    return next((question for question in questions if asks(case, objekt, question)), None)


def faults_of(
    case: Case, holders: Holders, objekt: Objekt, point: Point, answer: Tjeksvar
) -> tuple[Fault, ...]:
    """Everything that keeps an answer to a point from counting."""
    evidence = point.bevis
    found = [*faults(case, holders, objekt, answer, evidence.hvem if evidence else ())]
    if evidence:
        found += without_reference(answer, evidence.henvisning)
        if evidence.hoejst_dage is not None:
            found += too_old(case, answer, evidence.hoejst_dage)
    return tuple(found)


def flaws_fa03_tells(
    case: Case, holders: Holders, objekt: Objekt, question: Spoergsmaal, answer: Tjeksvar
) -> frozenset[Flaw]:
    """What FA03 says of an answer itself."""
    roles = answering_roles(question)
    return frozenset(fault.flaw for fault in faults(case, holders, objekt, answer, roles))


def finding(
    handbook: Handbook,
    checklist: Checklist,
    objekt: Objekt,
    point: Point,
    answer: Tjeksvar,
    fault: Fault,
    severity: Severity,
) -> Finding:
    """The finding of a fault: on the answer, and in the programmes it belongs to."""
    return Finding(
        _CODES[fault.flaw],
        severity,
        fault.location,
        answer.id,
        f"{objekt.id} »{objekt.titel}«: svaret {answer.id} på »{point.spoergsmaal}« "
        f"({checklist.name_of(point)}) {fault.message}",
        fault.remedy,
        tuple(owner.id for owner in handbook.programmes_of(objekt)),
    )


def misplaced(
    handbook: Handbook, lists: tuple[Checklist, ...], *, complete: bool
) -> Iterator[Finding]:
    """Answers that no list asks for. Unknown lists are left alone when one could not be read."""
    by_id = {checklist.id: checklist for checklist in lists}
    points = {
        checklist.name_of(point): (checklist, point)
        for checklist in lists
        for point in checklist.punkter
    }
    for answer in handbook.all(Tjeksvar):
        if not answer.punkt or answer.besvarer:  # both: that was said where the page was read
            continue
        known = points.get(answer.punkt)
        if known:
            wrong = _wrong_place(handbook, answer, *known)
        elif answer.punkt.partition(".")[0] in by_id or complete:
            wrong = _unknown_point(answer, by_id, list(points))
        else:
            continue
        if wrong:
            felt, message, remedy = wrong
            yield Finding(
                "TL10",
                Severity.FEJL,
                answer.sted_for(felt),
                answer.id,
                f"{answer.id} »{answer.titel}«: {message}",
                remedy,
                tuple(owner.id for owner in handbook.programmes_of(answer)),
            )


def _unknown_point(
    answer: Tjeksvar, by_id: Mapping[str, Checklist], points: list[str]
) -> tuple[str, str, str]:
    list_id, _, point_id = answer.punkt.partition(".")
    near = naermeste(answer.punkt, points)
    if list_id in by_id:
        ids = opremsning([point.id for point in by_id[list_id].punkter], "eller")
        return (
            "punkt",
            f"{list_id} har ikke noget punkt »{point_id}«",
            f"{near}skriv {list_id}, punktum og {ids}",
        )
    return (
        "punkt",
        f":punkt: er »{answer.punkt}«, som ikke findes på nogen tjekliste",
        f"{near}skriv listens id, punktum og punktets id",
    )


def _wrong_place(
    handbook: Handbook, answer: Tjeksvar, checklist: Checklist, point: Point
) -> tuple[str, str, str] | None:
    if point.besvarer:
        return (
            "punkt",
            f"{answer.punkt} er håndbogens spørgsmål {point.besvarer}",
            f"skriv ':besvarer: {point.besvarer}' i stedet for :punkt:, så tæller svaret overalt",
        )
    if point.regler:
        rules = opremsning(point.regler)
        return (
            "punkt",
            f"{answer.punkt} afgøres af {rules} og kan ikke besvares",
            "slet svaret, og ret det, reglerne finder",
        )
    for objekt in handbook.find(answer.objekt, Objekt):
        if checklist.gaelder and objekt.om.navn != checklist.gaelder:
            label = EFTER_NAVN[checklist.gaelder].om.label.lower()
            return (
                "objekt",
                f"{checklist.id} gælder for {label}, men svaret handler om {objekt.id}, som er "
                f"{objekt.om.label.lower()}",
                f"skriv et id, der begynder med {EFTER_NAVN[checklist.gaelder].om.praefiks}_",
            )
    return None
