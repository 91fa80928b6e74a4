"""Run the rules on a handbook: judge each breach by phase and profile, and set waived ones aside.

Pure: the same handbook, date and profile give the same findings, whatever the order of the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from gevinst.model.finding import Finding, Severity, sort_findings
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Program, Projekt, Undtagelse
from gevinst.model.objekt import Objekt

from .families import ACTIVE
from .profiles import is_on
from .rule import Breach, Case, Rule
from .severity import PHASE_NAMES, PHASES, mildest, phase_of, sharpened, worst
from .waivers import Granted, waiver_findings


@dataclass(frozen=True, slots=True)
class Broken:
    """A breach together with the rule and the object it concerns, before it is judged."""

    rule: Rule
    objekt: Objekt
    breach: Breach

    @property
    def concerns(self) -> tuple[Objekt, ...]:
        """The objects whose programmes it is a matter of."""
        return self.breach.concerns or (self.objekt,)


def run_rules(
    handbook: Handbook,
    today: date,
    profile: str | None = None,
    rules: Iterable[Rule] | None = None,
    *,
    each: bool = False,
    only: Callable[[Objekt], bool] = lambda objekt: True,
) -> tuple[Finding, ...]:
    """Run every rule that the profile has on.

    ``profile`` is one of `PROFILES`; None means the municipality's own choice. Where two rules see
    the same cause, one of them leaves it to the other; with ``each`` every rule speaks for itself.
    Objects that are not ``only`` are not judged. Returns all findings sorted by file and line, the
    waived ones among them. A rule that raises gives the finding SY01 and the other rules go on.
    """
    case = Case.of(handbook, today)
    profile = profile or case.kommune.regelprofil
    chosen = [
        rule for rule in (ACTIVE.values() if rules is None else rules) if is_on(rule.code, profile)
    ]
    running = {rule.code: rule for rule in chosen}
    granted = Granted.find(case, running)
    if not each:
        case = replace(case, running=running, waived=frozenset(granted.active))
    findings: list[Finding] = []
    broken: list[Broken] = []
    judged = {
        cls: [objekt for objekt in handbook.all(cls) if only(objekt)]
        for cls in {cls for rule in chosen for cls in rule.types}
    }
    for rule in chosen:
        asking = case if each else replace(case, asking=rule)
        for cls in rule.types:
            for objekt in judged[cls]:
                try:
                    broken += [Broken(rule, objekt, b) for b in rule.check(asking, objekt)]
                except Exception as error:  # noqa: BLE001 - any fault of a rule is reported, none hidden
                    findings.append(_crash(rule, objekt, error))
    hit: dict[tuple[str, str], bool] = {}
    for item in broken:
        key = (item.rule.code, item.objekt.id)
        hit[key] = hit.get(key) or item.breach.waivable
        waiver = granted.active.get(key) if item.breach.waivable else None
        if finding := _judge(case, profile, item, waiver):
            findings.append(finding)
    findings += waiver_findings(case, granted, hit, running)
    return sort_findings(findings)


def _judge(case: Case, profile: str, item: Broken, waiver: Undtagelse | None) -> Finding | None:
    """The finding of a breach, or None when the rule is switched off in the phase."""
    owners = case.handbook.programmes_of_all(item.concerns)
    judged = [
        (severity, phase_of(owner)) for owner in owners if (severity := _by(owner, profile, item))
    ]
    if not owners and (unowned := _unowned(case, profile, item)):
        judged = [(unowned, "")]
    if not judged:
        return None
    severity = worst(severity for severity, _ in judged)
    phase = next(phase for found, phase in judged if found is severity)
    if item.breach.at_most:
        cap = item.breach.at_most
        severity = mildest(severity, sharpened(cap, phase) if profile == "streng" else cap)
    assert severity is not None  # every severity in `judged` is one
    return Finding(
        item.rule.code,
        Severity.UNDTAGET if waiver else severity,
        item.breach.location or item.objekt.sted,
        item.objekt.id,
        f"{item.breach.message} (fase: {PHASE_NAMES[phase]})" if phase else item.breach.message,
        item.breach.remedy,
        tuple(owner.id for owner in owners),
        phase,
        waiver.id if waiver else "",
        severity is Severity.ADVARSEL and (item.breach.vector or item.rule.vector).is_firm(phase),
    )


def _unowned(case: Case, profile: str, item: Broken) -> Severity | None:
    """Outside every programme a rule is as strict as it can be: being lost must not be lenient.

    That an object must be in a programme and is not is an error already; then, as where the phase
    is not given, what is found holds in every phase.
    """
    vector = item.breach.vector or item.rule.vector
    if any(case.handbook.is_astray(objekt) for objekt in item.concerns):
        return vector.mildest
    return sharpened(vector.worst, PHASES[-1]) if profile == "streng" else vector.worst


def _by(owner: Program | Projekt, profile: str, item: Broken) -> Severity | None:
    phase = phase_of(owner)
    severity = (item.breach.vector or item.rule.vector).at(phase, owner.klar_til)
    return sharpened(severity, phase) if profile == "streng" else severity


def _crash(rule: Rule, objekt: Objekt, error: Exception) -> Finding:
    return Finding(
        "SY01",
        Severity.FEJL,
        objekt.sted,
        objekt.id,
        f"reglen {rule.code} »{rule.title}« gik i stykker på {objekt.id}: "
        f"{type(error).__name__}: {error}",
        "fejlen er håndbogens og ikke din; meld den med denne linje til dem, der passer den",
    )
