"""The page of a programme or a project: its definition, its board, its plan and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gevinst.model.ansvar import responsible_for
from gevinst.model.finding import Finding, Severity
from gevinst.model.haandbog import Spoergsmaal
from gevinst.model.kommune import (
    Adhoc,
    Driftsaendring,
    Enhed,
    Forum,
    Gevinst,
    Indikator,
    Leverance,
    Person,
    Program,
    Projekt,
    Succeskriterium,
    Tjeksvar,
)
from gevinst.model.objekt import Objekt
from gevinst.rules.organisation import Owner, board_of, programmes_and_projects, seats

from .basis import Basis
from .tidslinje import Timeline, timeline

QUESTIONS = tuple(f"UDS_4_{number}" for number in range(25, 30))
"""The statements whose questions a programme definition answers. Source: `model.md` section 10."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and its latest answer; None where it is not answered."""

    question: Spoergsmaal
    answer: Tjeksvar | None


@dataclass(frozen=True, slots=True)
class Member:
    """A post on the board: the units it speaks for, and its part in the programme's benefits.

    ``units`` are those it leads, or the one it works in when it leads none; ``operations`` are
    those of them that are in operation.
    """

    person: Person
    chairs: bool
    units: tuple[Enhed, ...]
    operations: tuple[Enhed, ...]
    owns: tuple[Gevinst, ...]
    represents: tuple[Gevinst, ...]
    local: tuple[Gevinst, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The board and its members, the chair first.

    ``absent`` are the owners who neither sit there nor are represented, each with their benefits.
    """

    forum: Forum
    members: tuple[Member, ...]
    absent: tuple[tuple[Person, tuple[Gevinst, ...]], ...]

    @property
    def has_operations(self) -> bool:
        return any(member.operations for member in self.members)


@dataclass(frozen=True, slots=True)
class Missing:
    """What one post must mend; ``person`` is None for what nobody answers for."""

    person: Person | None
    findings: tuple[tuple[Finding, Objekt | None], ...]


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """A programme or a project with all that hangs on it."""

    owner: Owner
    criteria: tuple[Succeskriterium, ...]
    early: tuple[Indikator, ...]
    projects: tuple[Projekt, ...]
    efforts: tuple[Adhoc | Driftsaendring, ...]
    deliverables: tuple[Leverance, ...]
    benefits: tuple[Gevinst, ...]
    answers: tuple[Answered, ...]
    board: Board | None
    plan: Timeline | None
    missing: tuple[Missing, ...]


def programme_pages(basis: Basis) -> Mapping[str, ProgrammePage]:
    """The page of every programme and every project by its id, in the order of the pages."""
    book = basis.handbook
    belonging: dict[str, list[Objekt]] = defaultdict(list)
    for objekt in book.by_id.values():
        for owner in book.programmes_of(objekt):
            belonging[owner.id].append(objekt)
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in basis.findings:
        if finding.severity in (Severity.FEJL, Severity.ADVARSEL):
            for id in {*finding.programmes, finding.object_id}:
                found[id].append(finding)
    return {
        owner.id: _page(basis, owner, _parts(basis, owner, belonging[owner.id]), found[owner.id])
        for owner in programmes_and_projects(book)
    }


def _parts(basis: Basis, owner: Owner, belonging: list[Objekt]) -> list[Objekt]:
    """What belongs to a programme; of a project in a programme only what is its own."""
    book = basis.handbook
    if isinstance(owner, Program) or book.is_owner(owner):
        return [objekt for objekt in belonging if objekt.id != owner.id]
    deliverables = book.find(dict.fromkeys(owner.skaber), Leverance)
    efforts = book.pointing_at(owner, "indgaar_i", Objekt)
    criteria = book.pointing_at(owner, "succeskriterium_for", Succeskriterium)
    indicators = (id for criterion in criteria for id in criterion.efterproeves_ved)
    helped = (id for deliverable in deliverables for id in deliverable.bidrager_til)
    found = (
        *deliverables,
        *efforts,
        *criteria,
        *book.find(dict.fromkeys(indicators), Indikator),
        *book.find(dict.fromkeys(helped), Gevinst),
        *book.pointing_at(owner, "hoerer_til", Gevinst),
    )
    return list({objekt.id: objekt for objekt in found}.values())


def _page(
    basis: Basis, owner: Owner, parts: list[Objekt], findings: list[Finding]
) -> ProgrammePage:
    benefits = tuple(o for o in parts if isinstance(o, Gevinst))
    projects = tuple(o for o in parts if isinstance(o, Projekt))
    efforts = tuple(o for o in parts if isinstance(o, Adhoc | Driftsaendring))
    deliverables = tuple(o for o in parts if isinstance(o, Leverance))
    return ProgrammePage(
        owner,
        tuple(o for o in parts if isinstance(o, Succeskriterium)),
        tuple(o for o in parts if isinstance(o, Indikator) and o.type == "tidlig"),
        projects,
        efforts,
        deliverables,
        benefits,
        tuple(_answers(basis, owner)),
        _board(basis, owner, benefits),
        timeline(owner, projects, deliverables, efforts, benefits, basis.today),
        tuple(_missing(basis, findings)),
    )


def _answers(basis: Basis, owner: Owner) -> Iterable[Answered]:
    """The questions of a programme definition. A project that is part of a programme has none."""
    book = basis.handbook
    if not isinstance(owner, Program):
        return
    about = book.pointing_at(owner, "objekt", Tjeksvar)
    for question in book.all(Spoergsmaal):
        if set(QUESTIONS).isdisjoint(question.daekker):
            continue
        answers = [a for a in about if question.id in a.besvarer and a.dato]
        yield Answered(question, max(answers, key=lambda a: (a.dato, a.id), default=None))


def _board(basis: Basis, owner: Owner, benefits: tuple[Gevinst, ...]) -> Board | None:
    book = basis.handbook
    forum = board_of(book, owner)
    if forum is None:
        return None
    order = dict.fromkeys((*forum.formand, *forum.medlemmer))
    members = tuple(_member(basis, forum, p, benefits) for p in book.find(order, Person))
    seated = seats(forum)
    absent: dict[str, list[Gevinst]] = defaultdict(list)
    for gevinst in benefits:
        for id in dict.fromkeys(gevinst.gevinstansvarlig):
            if id not in seated and seated.isdisjoint(gevinst.repraesenteres_af):
                absent[id].append(gevinst)
    return Board(forum, members, tuple((p, tuple(absent[p.id])) for p in book.find(absent, Person)))


def _member(basis: Basis, forum: Forum, person: Person, benefits: tuple[Gevinst, ...]) -> Member:
    units = basis.handbook.find(dict.fromkeys(person.leder_af or person.ansat_i), Enhed)
    leads = set(person.leder_af)
    return Member(
        person,
        person.id in forum.formand,
        units,
        tuple(unit for unit in units if unit.id in leads and unit.er_drift is True),
        tuple(g for g in benefits if person.id in g.gevinstansvarlig),
        tuple(g for g in benefits if person.id in g.repraesenteres_af),
        tuple(g for g in benefits if person.id in g.lokale_gevinstejere),
    )


def _missing(basis: Basis, findings: list[Finding]) -> Iterable[Missing]:
    """Findings by the post that must mend them, in the order of files and lines."""
    book = basis.handbook
    groups: dict[str, list[tuple[Finding, Objekt | None]]] = defaultdict(list)
    people: dict[str, Person | None] = {}
    for finding in findings:
        objekt = book.by_id.get(finding.object_id)
        responsible = responsible_for(book, objekt, basis.today) if objekt else ()
        for person in responsible or (None,):
            id = person.id if person else ""
            people[id] = person
            groups[id].append((finding, objekt))
    for id, group in groups.items():
        yield Missing(people[id], tuple(group))
