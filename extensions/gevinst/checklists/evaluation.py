"""Where every checklist stands: which points the rules answer, and which somebody must sign.

Pure: the same handbook, lists, date and profile give the same evaluation, whoever shows it. A page,
the command line and pytest all read the values made here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from gevinst.model.ansvar import responsible_for
from gevinst.model.finding import Finding, Severity, sort_findings
from gevinst.model.handbook import Handbook
from gevinst.model.koder import SIDEKODER
from gevinst.model.kommune import (
    Gevinst,
    Kommune,
    Portefoelje,
    Program,
    Projekt,
    Tjeksvar,
    Undtagelse,
)
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.model.typer import EFTER_NAVN
from gevinst.rules.answers import Fault, Signer, answers_about, who_may_sign
from gevinst.rules.engine import run_rules
from gevinst.rules.families import ACTIVE
from gevinst.rules.profiles import is_on
from gevinst.rules.roles import Holders
from gevinst.rules.rule import Case, Rule
from gevinst.rules.severity import PHASE_NAMES, PHASES, phase_of

from . import answers
from .checklist import Checklist, Point

_UNREAD = frozenset(code.kode for code in SIDEKODER)
"""Codes of what could not be read or run: a rule may have been silent for want of it."""
_GRAVE = (Severity.FEJL, Severity.ADVARSEL)


class State(Enum):
    """Where a point stands. The value is the word a reader sees."""

    OPFYLDT = "opfyldt"
    IKKE_OPFYLDT = "ikke opfyldt"
    UNDTAGET = "undtaget"
    BESVARET = "besvaret"
    AABEN = "åben"
    SLAAET_FRA = "slået fra"


@dataclass(frozen=True, slots=True)
class Todo:
    """What must be done before a point is in order.

    ``who`` are the posts or roles that must do it, ``what`` is wrong now and ``how`` it is mended,
    all in Danish and without a final full stop; ``sted`` is the line to edit and ``objekt_id`` what
    stands there. ``code`` is the rule's, empty for an answer that is not given.
    """

    who: tuple[Signer, ...]
    what: str
    how: str
    sted: Location
    objekt_id: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class PointStatus:
    """One point for one object.

    ``findings`` are what its rules found, tips left out, and ``waivers`` what sets them aside where
    nothing else is found; ``answer`` the newest signed answer and
    ``faults`` why it does not count, of which ``told`` are those that FA03 does not tell. ``said``
    is True when an error of a rule already says all else that keeps the point open.
    """

    point: Point
    state: State
    findings: tuple[Finding, ...] = ()
    waivers: tuple[Undtagelse, ...] = ()
    answer: Tjeksvar | None = None
    faults: tuple[Fault, ...] = ()
    told: tuple[Fault, ...] = ()
    said: bool = False
    todo: tuple[Todo, ...] = ()

    @property
    def done(self) -> bool:
        """Whether nobody has to do any more about it."""
        return self.state not in (State.IKKE_OPFYLDT, State.AABEN) and not self.faults


@dataclass(frozen=True, slots=True)
class ListStatus:
    """One list for one object it is current for.

    ``asked`` says that the programme has asked to go on by ``klar_til``, so that what is open now
    fails. ``reservations`` are mistakes in what the list looks at: until they are mended a rule
    may have nothing to judge, so the list is not ready.
    """

    checklist: Checklist
    objekt: Objekt
    points: tuple[PointStatus, ...]
    asked: bool = False
    reservations: tuple[Finding, ...] = ()

    @property
    def counted(self) -> tuple[PointStatus, ...]:
        """The points that count: those that the profile has not switched off."""
        return tuple(point for point in self.points if point.state is not State.SLAAET_FRA)

    @property
    def done(self) -> int:
        return sum(point.done for point in self.counted)

    @property
    def open(self) -> tuple[PointStatus, ...]:
        return tuple(point for point in self.points if not point.done)

    @property
    def ready(self) -> bool:
        return not self.open and not self.reservations


@dataclass(frozen=True, slots=True)
class NotCurrent:
    """A list that is not current for an object of its type, and why not, in Danish."""

    checklist: Checklist
    objekt: Objekt
    why: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All lists on all objects, in the order of `in_order`, and what is wrong with the answers."""

    checklists: tuple[Checklist, ...] = ()
    current: tuple[ListStatus, ...] = ()
    not_current: tuple[NotCurrent, ...] = ()
    findings: tuple[Finding, ...] = ()


def evaluate(
    handbook: Handbook,
    checklists: Iterable[Checklist],
    today: date,
    profile: str | None,
    findings: Iterable[Finding],
    *,
    complete: bool = True,
    told_only: bool = False,
) -> Evaluation:
    """Judge every list on every object it is for.

    ``findings`` are all those of the handbook as it is, IN and the rules; ``complete`` is False
    when a file of a list could not be read, so that an answer may belong to a point nobody knows
    of. With ``told_only`` the points that rules judge are left out of the lists that nobody has
    asked to be through with: nothing is told of them.
    """
    lists = in_order(checklists)
    case = Case.of(handbook, today)
    profile = profile or case.kommune.regelprofil
    current: list[tuple[Checklist, Objekt]] = []
    not_current: list[NotCurrent] = []
    for checklist in lists:
        for objekt in _objects_of(handbook, checklist):
            if why := _not_current(handbook, checklist, objekt):
                not_current.append(NotCurrent(checklist, objekt, why))
            else:
                current.append((checklist, objekt))
    by_rules = [pair for pair in current if _is_asked(*pair) or not told_only]
    judged_by = [ACTIVE[code] for code in sorted(_codes(lists) & ACTIVE.keys())] if by_rules else []
    findings = tuple(findings)
    judge = _Judge(
        case,
        profile,
        _Findings.of(handbook, findings),
        _Findings.of(handbook, _each(handbook, judged_by, today, profile, findings)),
        _as_if_moved(handbook, current, by_rules, today, profile, judged_by),
        Holders(case),
        told_only,
    )
    judged = tuple(judge.status(checklist, objekt) for checklist, objekt in current)
    found = [
        *answers.misplaced(handbook, lists, complete=complete),
        *(finding for status in judged for finding in _answer_findings(handbook, status)),
        *(finding for status in judged for finding in _not_ready(status)),
    ]
    return Evaluation(lists, judged, tuple(not_current), sort_findings(found))


def _is_asked(checklist: Checklist, objekt: Objekt) -> bool:
    """Whether a programme has asked to go on to the phase that a list leads to."""
    shift = checklist.faseskift
    return bool(shift and isinstance(objekt, Program | Projekt) and objekt.klar_til == shift.til)


def _codes(lists: Iterable[Checklist]) -> set[str]:
    """The rules that points of the lists are judged by."""
    return {code for checklist in lists for point in checklist.punkter for code in point.regler}


def in_order(checklists: Iterable[Checklist]) -> tuple[Checklist, ...]:
    """The lists as readers meet them: the shifts of phase as they come, then the rest by title.

    Of two lists with the same id, the first has it, as with objects.
    """

    def key(checklist: Checklist) -> tuple[int, str, str]:
        shift = checklist.faseskift
        place = PHASES.index(shift.fra) if shift and shift.fra else len(PHASES)
        return place, checklist.titel, checklist.id

    by_id: dict[str, Checklist] = {}
    for checklist in checklists:
        by_id.setdefault(checklist.id, checklist)
    return tuple(sorted(by_id.values(), key=key))


# -- for whom a list is current -------------------------------------------------------------------


def _objects_of(handbook: Handbook, checklist: Checklist) -> Iterator[Objekt]:
    shift = checklist.faseskift
    if not checklist.gaelder or (shift and not (shift.fra and shift.til)):
        return  # it could not be read: for whom it is nobody knows
    for objekt in sorted(handbook.all(EFTER_NAVN[checklist.gaelder]), key=lambda o: o.id):
        # A project in a programme has no phase of its own to shift.
        if not checklist.faseskift or handbook.is_owner(objekt):
            yield objekt


def _not_current(handbook: Handbook, checklist: Checklist, objekt: Objekt) -> str:
    """Why a list is not current for an object of its type; empty when it is."""
    what = objekt.om.bestemt.lower()
    if getattr(objekt, "tilstand", "") == "lukket":
        return f"{what} er lukket"
    if isinstance(objekt, Gevinst) and objekt.status == "bortfaldet":
        return f"{what} er bortfaldet"
    shift = checklist.faseskift
    if shift:
        assert isinstance(objekt, Program | Projekt)  # only they have a phase: TL09
        if objekt.tilstand != "aktiv":
            return f"{what} er sat på pause" if objekt.tilstand == "pauset" else f"{what} er en idé"
        if objekt.fase != shift.fra:
            return f"{what} er i {PHASE_NAMES.get(objekt.fase, 'en ukendt fase')}"
        return ""
    if checklist.faser:
        phases = [phase_of(owner) for owner in handbook.programmes_of(objekt)]
        if not set(phases) & set(checklist.faser):
            names = sorted({PHASE_NAMES.get(phase, "en ukendt fase") for phase in phases})
            return (
                f"{what} er i {' og '.join(names)}" if names else f"{what} er uden for programmer"
            )
    return ""


# -- the rules, as things are and as they would be ------------------------------------------------


@dataclass(frozen=True)
class _Findings:
    """Findings by code and by every object they concern."""

    by_object: Mapping[tuple[str, str], tuple[Finding, ...]]
    unread: Mapping[str, tuple[Finding, ...]]
    """Mistakes of the page, by every object they concern."""

    @classmethod
    def of(cls, handbook: Handbook, findings: Iterable[Finding]) -> _Findings:
        concern = _Concern(handbook)
        by_object: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        unread: dict[str, list[Finding]] = defaultdict(list)
        for finding in sort_findings(list(findings)):
            for id in concern.of(finding):
                by_object[finding.code, id].append(finding)
                if finding.code in _UNREAD:
                    unread[id].append(finding)
        return cls(
            {key: tuple(found) for key, found in by_object.items()},
            {id: tuple(found) for id, found in unread.items()},
        )

    def about(self, objekt: Objekt, codes: Iterable[str]) -> tuple[Finding, ...]:
        return tuple(f for code in codes for f in self.by_object.get((code, objekt.id), ()))


@dataclass
class _Concern:
    """Which objects a finding is about: the object it stands on, and all that it belongs to.

    A programme belongs to its portfolio, and everything to the municipality.
    """

    handbook: Handbook
    _known: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, finding: Finding) -> frozenset[str]:
        if finding.object_id not in self._known:
            self._known[finding.object_id] = frozenset(self._of(finding))
        return self._known[finding.object_id]

    def _of(self, finding: Finding) -> Iterator[str]:
        for kommune in self.handbook.all(Kommune):
            yield kommune.id
        objekt = self.handbook.by_id.get(finding.object_id)
        for found in self.handbook.way_from(objekt) if objekt else ():
            yield found.id
            if isinstance(found, Program | Projekt):
                yield from (p.id for p in self.handbook.find(found.indgaar_i, Portefoelje))


def _each(
    handbook: Handbook,
    rules: Iterable[Rule],
    today: date,
    profile: str,
    findings: Iterable[Finding],
) -> Iterator[Finding]:
    """What each rule finds by itself. Only those that leave something to others are run again."""
    leaving = {rule.code: rule for rule in rules if rule.leaves_to}
    yield from (finding for finding in findings if finding.code not in leaving)
    yield from run_rules(handbook, today, profile, leaving.values(), each=True)


def _as_if_moved(
    handbook: Handbook,
    current: Iterable[tuple[Checklist, Objekt]],
    judged: Iterable[tuple[Checklist, Objekt]],
    today: date,
    profile: str,
    rules: Iterable[Rule],
) -> _Findings:
    """What the rules would find, if every programme stood in the phase its list leads to. Only of
    the programmes in ``judged``."""
    moved = {
        objekt.id: replace(objekt, fase=shift.til, klar_til="")
        for checklist, objekt in current
        if (shift := checklist.faseskift) and isinstance(objekt, Program | Projekt)
    }
    asked = moved.keys() & {objekt.id for _, objekt in judged}
    if not asked:
        return _Findings({}, {})
    later = handbook.replaced(moved)

    def is_of_them(objekt: Objekt) -> bool:
        return any(owner.id in asked for owner in later.programmes_of(objekt))

    return _Findings.of(later, run_rules(later, today, profile, rules, each=True, only=is_of_them))


# -- one list for one object ----------------------------------------------------------------------


@dataclass(frozen=True)
class _Judge:
    """Judges points by rules and by answers.

    ``now`` is what the reader is told, where rules leave a cause to each other. A point is judged
    by ``each``, in which its rule speaks for itself, and that of a shift by ``later``.
    """

    case: Case
    profile: str
    now: _Findings
    each: _Findings
    later: _Findings
    holders: Holders
    told_only: bool
    _answers: dict[str, Mapping[str, Tjeksvar]] = field(default_factory=dict)
    _signers: dict[tuple[str, tuple[str, ...]], tuple[Signer, ...]] = field(default_factory=dict)

    def status(self, checklist: Checklist, objekt: Objekt) -> ListStatus:
        asked = _is_asked(checklist, objekt)
        return ListStatus(
            checklist,
            objekt,
            tuple(
                self._by_rules(checklist, point, objekt)
                if point.regler
                else self._by_answer(checklist, point, objekt)
                for point in checklist.punkter
                if asked or not self.told_only or not point.regler
            ),
            asked,
            self.now.unread.get(objekt.id, ()),
        )

    def _by_rules(self, checklist: Checklist, point: Point, objekt: Objekt) -> PointStatus:
        if not any(is_on(code, self.profile) for code in point.regler):
            return PointStatus(point, State.SLAAET_FRA)
        told = self.now.about(objekt, point.regler)
        known = {(f.code, f.object_id) for f in told}
        left = tuple(  # to another rule, which says it already
            f for f in self.each.about(objekt, point.regler) if (f.code, f.object_id) not in known
        )
        shift = checklist.faseskift
        found = self.later.about(objekt, point.regler) if shift else (*told, *left)
        # A shift asks for what was to be done before it, not for what the next phase is to bring.
        grave = tuple(f for f in found if f.severity in _GRAVE and not (shift and f.due))
        if grave:
            errors = {(f.code, f.object_id) for f in told if f.severity is Severity.FEJL}
            errors |= {(f.code, f.object_id) for f in left}
            said = all((f.code, f.object_id) in errors for f in grave)
            todo = tuple(
                Todo(
                    self._responsible(f.object_id),
                    f.message,
                    f.remedy,
                    f.location,
                    f.object_id,
                    f.code,
                )
                for f in grave
            )
            return PointStatus(point, State.IKKE_OPFYLDT, grave, said=said, todo=todo)
        waived = tuple(f for f in found if f.severity is Severity.UNDTAGET)
        ids = dict.fromkeys(f.waived_by for f in waived)
        waivers = self.case.handbook.find(ids, Undtagelse)
        return PointStatus(point, State.UNDTAGET if waived else State.OPFYLDT, waived, waivers)

    def _responsible(self, object_id: str) -> tuple[Signer, ...]:
        objects = self.case.handbook.find([object_id], Objekt)
        people = (
            p for o in objects for p in responsible_for(self.case.handbook, o, self.case.today)
        )
        return tuple(Signer(person.titel, person.id) for person in people)

    def _by_answer(self, checklist: Checklist, point: Point, objekt: Objekt) -> PointStatus:
        if objekt.id not in self._answers:
            self._answers[objekt.id] = answers_about(self.case, objekt)
        name = point.besvarer or checklist.name_of(point)
        answer = self._answers[objekt.id].get(name)
        question = answers.asked_by_fa03(self.case, self.profile, objekt, point)
        said = bool(question) and any(
            f.severity is Severity.FEJL and f.object_id == objekt.id
            for f in self.now.about(objekt, ["FA03"])
        )
        if answer is None:
            todo = self._answer_it(point, objekt, name)
            return PointStatus(point, State.AABEN, said=said, todo=todo)
        faults = answers.faults_of(self.case, self.holders, objekt, point, answer)
        elsewhere = (
            answers.flaws_fa03_tells(self.case, self.holders, objekt, question, answer)
            if question
            else frozenset()
        )
        told = tuple(fault for fault in faults if fault.flaw not in elsewhere)
        said = said or len(told) == len(faults)
        todo = tuple(
            Todo(
                self._responsible(answer.id),
                f"svaret {answer.id} {f.message}",
                f.remedy,
                f.location,
                answer.id,
            )
            for f in faults
        )
        return PointStatus(
            point, State.BESVARET, answer=answer, faults=faults, told=told, said=said, todo=todo
        )

    def _answer_it(self, point: Point, objekt: Objekt, name: str) -> tuple[Todo, ...]:
        evidence = point.bevis
        if evidence is None:  # the list itself must be mended first: TL07
            return ()
        felt = "besvarer" if point.besvarer else "punkt"
        key = (objekt.id, evidence.hvem)
        if key not in self._signers:
            self._signers[key] = who_may_sign(self.case, self.holders, objekt, evidence.hvem)
        return (
            Todo(
                self._signers[key],
                "ingen har svaret",
                f"opret et tjeksvar med ':{felt}: {name}' og ':objekt: {objekt.id}'. Henvisning: "
                f"{evidence.henvisning.rstrip('.')}",
                objekt.sted,
                objekt.id,
            ),
        )


def _answer_findings(handbook: Handbook, status: ListStatus) -> Iterator[Finding]:
    """What is wrong with the answers to the points of a list: firm once the programme asks."""
    severity = Severity.FEJL if status.asked else Severity.ADVARSEL
    for point in status.points:
        for fault in point.told:
            assert point.answer  # only an answer has faults
            yield answers.finding(
                handbook,
                status.checklist,
                status.objekt,
                point.point,
                point.answer,
                fault,
                severity,
            )


def _not_ready(status: ListStatus) -> Iterator[Finding]:
    """The programme has asked to go on, and points are open that no other error names."""
    named = [point.point for point in status.open if not point.said]
    if not status.asked or not named:
        return
    objekt = status.objekt
    assert isinstance(objekt, Program | Projekt)  # only they have a phase
    count = "ét åbent punkt" if len(named) == 1 else f"{len(named)} åbne punkter"
    points = "; ".join(f"»{point.spoergsmaal}« ({point.id})" for point in named)
    yield Finding(
        "TL15",
        Severity.FEJL,
        objekt.sted_for("klar_til"),
        objekt.id,
        f"{objekt.id} »{objekt.titel}« er sat klar til {PHASE_NAMES[objekt.klar_til]}, men "
        f"{status.checklist.id} »{status.checklist.titel}« har {count}: {points}",
        f"gør det, punkterne spørger om (se {status.checklist.adresse}), eller slet :klar_til:",
        (objekt.id,),
        objekt.fase,
    )
