"""UND, undtagelser: a rule may be set aside for one object, for a time, by someone who may.

The rule still runs; what it finds is shown as waived and counted, never hidden. Source:
`regler.md`, Undtagelser.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from gevinst.model.finding import Finding, Severity
from gevinst.model.koder import SIDEKODER
from gevinst.model.kommune import Beslutning, Forum, Person, Program, Undtagelse
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.model.vaerdier import dansk_dato, naermeste

from .families import ACTIVE
from .organisation import on_board_level
from .rule import Case, Level, Rule
from .severity import LETTERS, PHASE_NAMES, PHASES

REASON_LENGTH = 40
"""The fewest characters of a reason."""
WARNING_DAYS = 30
"""Days before a waiver expires that its owner is told."""
MANY = 5
"""Active waivers on one programme above which the rules no longer say much about it."""

WAIVER_CODES: tuple[tuple[str, str, str, str, str, str], ...] = (
    # (code, title, severity in every phase, what it looks for, why, remedy)
    (
        "UND01",
        "Undtagelsen gælder ikke",
        "F",
        "En undtagelse fra en regel, der ikke findes eller ikke kan undtages, med en begrundelse "
        f"på under {REASON_LENGTH} tegn, for lang varighed eller en godkender uden ret til det.",
        "En undtagelse er et løfte om at rette op. Den skal kunne forsvares over for den, der "
        "spørger.",
        "Ret det, beskeden nævner, eller slet undtagelsen.",
    ),
    (
        "UND02",
        "Undtagelsen er udløbet",
        "F",
        "En undtagelse, hvis sidste dag er passeret.",
        "En aftale med en slutdato gælder ikke bagefter.",
        "Ret det, reglen finder, eller få en ny undtagelse.",
    ),
    (
        "UND03",
        "Undtagelsen udløber snart",
        "A",
        f"En undtagelse, der udløber inden for {WARNING_DAYS} dage.",
        "Så er der tid til at rette op, før reglen gælder igen.",
        "Ret det, reglen finder, inden udløbet.",
    ),
    (
        "UND04",
        "Undtagelsen rammer ikke længere noget",
        "A",
        "En undtagelse for et objekt, der overholder reglen.",
        "En undtagelse, ingen har brug for, dækker over det næste brud.",
        "Slet undtagelsen.",
    ),
    (
        "UND05",
        "Programmet har mange undtagelser",
        "A",
        f"Et program med flere end {MANY} undtagelser, der gælder på én gang.",
        "Så siger reglerne ikke længere ret meget om programmet.",
        "Ret nogle af bruddene, eller tag programmet op i porteføljeforummet.",
    ),
)

_GRADE: Mapping[str, Severity] = {
    code: severity
    for code, _, letter, *_ in WAIVER_CODES
    if (severity := LETTERS[letter]) is not None
}
NO_RULES = frozenset((*(code for code, *_ in WAIVER_CODES), *(page.kode for page in SIDEKODER)))
"""Codes that are no rules: mistakes in a page and in a waiver."""


@dataclass(frozen=True, slots=True)
class Granted:
    """The waivers that hold today, and what is wrong with the ones that do not."""

    active: Mapping[tuple[str, str], Undtagelse]
    faults: tuple[tuple[Undtagelse, str, str, str], ...]
    """(waiver, field, message, remedy) for each that is not valid: UND01."""
    expired: tuple[Undtagelse, ...]

    @classmethod
    def find(cls, case: Case, rules: Mapping[str, Rule]) -> Granted:
        """Sort the waivers of the handbook; ``rules`` are those that are run."""
        active: dict[tuple[str, str], Undtagelse] = {}
        faults: list[tuple[Undtagelse, str, str, str]] = []
        expired: list[Undtagelse] = []
        # Of several waivers of the same rule and object, the one that lasts longest counts.
        for waiver in sorted(
            case.handbook.all(Undtagelse), key=lambda w: (w.udloeber or date.min, w.id)
        ):
            wrong = [(waiver, *fault) for fault in _faults(case, waiver, {**ACTIVE, **rules})]
            faults += wrong
            if waiver.udloeber and waiver.udloeber < case.today:
                expired.append(waiver)
            elif not wrong and _holds(case, waiver):
                for target in case.handbook.find(waiver.objekt, Objekt):
                    active[waiver.regel, target.id] = waiver
        return cls(active, tuple(faults), tuple(expired))


def _holds(case: Case, waiver: Undtagelse) -> bool:
    """Whether a waiver has begun and lacks nothing. What it lacks is told where the page is read,
    and until that is mended it holds for nothing."""
    return bool(
        waiver.regel
        and waiver.begrundelse
        and waiver.dato
        and waiver.dato <= case.today
        and waiver.udloeber
        and case.handbook.find(waiver.godkendt_af, Person)
    )


def _faults(
    case: Case, waiver: Undtagelse, rules: Mapping[str, Rule]
) -> Iterator[tuple[str, str, str]]:
    """(field, message, remedy) for each reason why a waiver does not hold."""
    if waiver.begrundelse and len(waiver.begrundelse) < REASON_LENGTH:
        yield (
            "begrundelse",
            f"begrundelsen er på {len(waiver.begrundelse)} tegn",
            f"skriv mindst {REASON_LENGTH} tegn om, hvorfor reglen ikke kan holdes endnu",
        )
    if not waiver.regel:
        return
    rule = rules.get(waiver.regel)
    if rule is None and waiver.regel not in NO_RULES:
        yield (
            "regel",
            f"reglen »{waiver.regel}« findes ikke",
            f"{naermeste(waiver.regel.upper(), list(rules))}skriv reglens kode, for eksempel EJ02",
        )
        return
    terms = rule.waiver if rule else None
    if rule is None or terms is None:
        yield (
            "regel",
            f"{waiver.regel} kan ikke undtages",
            "slet undtagelsen, og ret det, reglen finder",
        )
        return
    if waiver.dato and waiver.udloeber:
        if waiver.udloeber < waiver.dato:
            yield ("udloeber", "den udløber, før den begynder", "ret :dato: eller :udloeber:")
        elif (waiver.udloeber - waiver.dato).days > terms.days:
            last = dansk_dato(waiver.dato + timedelta(days=terms.days))
            yield (
                "udloeber",
                f"den varer længere end de {terms.days} dage, {rule.code} højst kan undtages",
                f"sæt :udloeber: til senest {last}",
            )
    for target in case.handbook.find(waiver.objekt, Objekt):
        if terms.not_from:
            yield from _too_late(case, rule, terms.not_from, target)
        if not isinstance(target, rule.types):
            yield (
                "objekt",
                f"{rule.code} ser ikke på {target.om.label.lower()}",
                "peg på det objekt, reglen finder noget på",
            )
        yield from _approver_faults(case, waiver, terms.by, target)


def _too_late(
    case: Case, rule: Rule, not_from: str, target: Objekt
) -> Iterator[tuple[str, str, str]]:
    for owner in case.handbook.programmes_of(target):
        if owner.fase in PHASES and PHASES.index(owner.fase) >= PHASES.index(not_from):
            yield (
                "regel",
                f"{rule.code} kan ikke undtages fra {PHASE_NAMES[not_from]} og frem, og "
                f"{owner.id} er i {PHASE_NAMES[owner.fase]}",
                "slet undtagelsen, og ret det, reglen finder",
            )


def _approver_faults(
    case: Case, waiver: Undtagelse, level: Level, target: Objekt
) -> Iterator[tuple[str, str, str]]:
    approvers = case.handbook.find(waiver.godkendt_af, Person)
    if not approvers:
        return
    top = any(on_board_level(person, case.kommune) for person in approvers)
    if level is Level.PORTEFOELJEFORUM:
        decisions = case.handbook.find(waiver.besluttet_ved, Beslutning)
        fora = [
            forum
            for decision in decisions
            for forum in case.handbook.find(decision.truffet_af, Forum)
        ]
        if not top or not any(forum.niveau == "direktion" for forum in fora):
            yield (
                "godkendt_af",
                f"{approvers[0].titel} kan ikke give den alene; den skal besluttes i "
                "porteføljeforummet",
                "få en beslutning i et forum på direktionsniveau, skriv den under "
                ":besluttet_ved:, og lad en direktør stå som :godkendt_af:",
            )
        return
    chiefs = {
        id
        for owner in case.handbook.programmes_of(target)
        if isinstance(owner, Program)
        for id in owner.programchef
    }
    if not top and chiefs.isdisjoint(person.id for person in approvers):
        yield (
            "godkendt_af",
            f"{approvers[0].titel} kan ikke give den",
            "lad programchefen eller en direktør godkende den",
        )


def waiver_findings(
    case: Case,
    granted: Granted,
    hit: Mapping[tuple[str, str], bool],
    running: Collection[str],
) -> Iterator[Finding]:
    """UND01–UND05. ``hit`` are the (rule, object) pairs that are broken, waived or not, each with
    whether some of what was found can be waived at all."""
    for waiver, felt, message, remedy in granted.faults:
        yield _finding(
            case,
            "UND01",
            waiver,
            f"undtagelsen gælder ikke: {message}",
            remedy,
            waiver.sted_for(felt),
        )
    for waiver in granted.expired:
        assert waiver.udloeber is not None  # that is why it stands among the expired
        yield _finding(
            case,
            "UND02",
            waiver,
            f"undtagelsen udløb {dansk_dato(waiver.udloeber)}",
            "ret det, reglen finder, og slet undtagelsen, eller få en ny",
            waiver.sted_for("udloeber"),
        )
    for (code, target), waiver in granted.active.items():
        assert waiver.udloeber is not None  # an active waiver has an end
        if (waiver.udloeber - case.today).days <= WARNING_DAYS:
            yield _finding(
                case,
                "UND03",
                waiver,
                f"undtagelsen udløber {dansk_dato(waiver.udloeber)}",
                f"ret det, {code} finder på {target}, inden da",
                waiver.sted_for("udloeber"),
            )
        if not hit.get((code, target), True):
            yield _finding(
                case,
                "UND01",
                waiver,
                f"undtagelsen gælder ikke: det, {code} finder på {target}, kan ikke undtages",
                "slet undtagelsen, og ret det, reglen finder",
                waiver.sted_for("regel"),
            )
        elif code in running and (code, target) not in hit:
            yield _finding(
                case,
                "UND04",
                waiver,
                f"undtagelsen rammer ikke længere noget: {target} overholder {code}",
                "slet undtagelsen",
                waiver.sted,
            )
    yield from _too_many(case, granted)


def _too_many(case: Case, granted: Granted) -> Iterator[Finding]:
    for program in case.handbook.all(Program):
        count = sum(
            program in case.handbook.programmes_of(waiver)
            for waiver in dict.fromkeys(granted.active.values())
        )
        if count > MANY:
            yield Finding(
                "UND05",
                _GRADE["UND05"],
                program.sted,
                program.id,
                f"{program.id} »{program.titel}« har {count} undtagelser, der gælder nu",
                f"ret nogle af bruddene, så der højst er {MANY}, eller tag programmet op i "
                "porteføljeforummet",
                (program.id,),
            )


def _finding(
    case: Case,
    code: str,
    waiver: Undtagelse,
    message: str,
    remedy: str,
    location: Location,
) -> Finding:
    return Finding(
        code,
        _GRADE[code],
        location,
        waiver.id,
        f"{waiver.id} »{waiver.titel}«: {message}",
        remedy,
        tuple(owner.id for owner in case.handbook.programmes_of(waiver)),
    )
