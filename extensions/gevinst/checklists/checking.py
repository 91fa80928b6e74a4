"""Whether a checklist that could be read makes sense: by itself, beside the others, and in the
handbook it is for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from gevinst.model.finding import Finding, Severity
from gevinst.model.handbook import Handbook
from gevinst.model.location import Location
from gevinst.model.typer import EFTER_NAVN
from gevinst.model.vaerdier import naermeste, opremsning
from gevinst.rules.catalogue import statement_id
from gevinst.rules.da import WRITE_THE_POST, private_in
from gevinst.rules.families import ACTIVE
from gevinst.rules.severity import PHASES
from gevinst.rules.waivers import WAIVER_CODES

from .checklist import Checklist, Point
from .form import Key, Kind, keys_of

RULE_CODES = tuple(sorted((*ACTIVE, *(code for code, *_ in WAIVER_CODES))))
"""The rules that a point may name: those that are run, and those about waivers."""


def check(lists: tuple[Checklist, ...], handbook: Handbook) -> Iterator[Finding]:
    """Everything that is wrong with lists besides how they are written."""
    known = _Known(handbook)
    public = handbook.kommune is not None and handbook.kommune.offentlig is True
    for checklist in lists:
        yield from _fit_findings(checklist)
        yield from _private_findings(checklist, public)
        yield from known.findings(checklist)
    yield from _same_id_findings(lists)


def mistake(code: str, sted: Location, list_id: str, message: str, remedy: str) -> Finding:
    """A mistake in the file of a list: always an error."""
    return Finding(code, Severity.FEJL, sted, list_id, message, remedy)


# -- what belongs together ------------------------------------------------------------------------


def _fit_findings(checklist: Checklist) -> Iterator[Finding]:
    """Keys that are right one by one, and say together what cannot be."""

    def fault(code: str, sted: Location, message: str, remedy: str) -> Finding:
        return mistake(code, sted, checklist.id, f"{checklist.id}: {message}", remedy)

    shift = checklist.faseskift
    if shift and shift.fra and shift.til:
        next_phase = PHASES[PHASES.index(shift.fra) + 1 :][:1]
        if (shift.til,) != next_phase:
            yield fault(
                "TL09",
                shift.sted_for("til"),
                f"fasen efter {shift.fra} er ikke {shift.til}",
                f"skriv til: {next_phase[0]}"
                if next_phase
                else f"skriv en anden fase i fra: {shift.fra} er den sidste",
            )
    if shift and checklist.faser:
        yield fault(
            "TL09",
            checklist.sted_for("faser"),
            "både faseskift og faser er skrevet",
            "behold faseskift, når listen fører til næste fase, og ellers faser",
        )
    allowed = ("program", "projekt")
    if shift and checklist.gaelder and checklist.gaelder not in allowed:
        yield fault(
            "TL09",
            checklist.sted_for("faseskift"),
            f"{EFTER_NAVN[checklist.gaelder].om.label.lower()} har ingen fase at skifte",
            "skriv gaelder: program, eller slet faseskift",
        )
    elif (
        checklist.faser
        and checklist.gaelder
        and not Handbook.can_belong(EFTER_NAVN[checklist.gaelder])
    ):
        yield fault(
            "TL09",
            checklist.sted_for("faser"),
            f"{EFTER_NAVN[checklist.gaelder].om.label.lower()} hører ikke til et program og er "
            "ikke i nogen fase",
            "slet faser",
        )
    yield from _added_findings(checklist, checklist, fault, "listen")
    for point in checklist.punkter:
        yield from _point_findings(checklist, point, fault)


Fault = Callable[[str, Location, str, str], Finding]


def _added_findings(
    checklist: Checklist, part: Checklist | Point, fault: Fault, name: str
) -> Iterator[Finding]:
    if part.tilfoejet and not part.tilfoejet_fordi and "tilfoejet_fordi" not in dict(part.linjer):
        yield fault(
            "TL09",
            part.sted_for("tilfoejet"),
            f"{name} er mærket som tilføjet, men uden en grund",
            "skriv grunden i tilfoejet_fordi",
        )


def _point_findings(checklist: Checklist, point: Point, fault: Fault) -> Iterator[Finding]:
    name = f"punktet {point.id}"
    given = dict(point.linjer)
    if "regler" not in given and "bevis" not in given:
        yield fault(
            "TL07",
            point.sted,
            f"{name} har hverken regler eller bevis",
            "skriv regler, når en regel kan afgøre det, og ellers bevis med hvem og henvisning",
        )
    elif "regler" in given and "bevis" in given:
        yield fault(
            "TL07",
            point.sted_for("bevis"),
            f"{name} har både regler og bevis",
            "behold regler, når de kan afgøre det alene; del ellers punktet i to",
        )
    elif point.besvarer and "regler" in given:
        yield fault(
            "TL07",
            point.sted_for("besvarer"),
            f"{name} er {point.besvarer}, men har regler",
            "skriv bevis i stedet for regler, eller slet besvarer",
        )
    if "udsagn" not in given and not checklist.is_added(point):
        yield fault(
            "TL09",
            point.sted,
            f"{name} bygger ikke på noget udsagn",
            "skriv udsagnene i udsagn, eller skriv tilfoejet: ja og grunden i tilfoejet_fordi",
        )
    yield from _added_findings(checklist, point, fault, name)


def _private_findings(checklist: Checklist, public: bool) -> Iterator[Finding]:
    """What must not stand in the texts of the points: they are published as pages are.

    The texts of the list itself are fields of an object, so the rule DA01 has seen them.
    """
    for point in checklist.punkter:
        # What was found is not repeated, also when it is the name of the point.
        name = "et punkt" if private_in(point.id, public) else f"punktet {point.id}"
        for part in (point, point.bevis) if point.bevis else (point,):
            for key in keys_of(type(part)):
                if key.kind is not Kind.TEXT or key.refers_to:
                    continue
                for what in private_in(getattr(part, key.name), public):
                    yield mistake(
                        "DA01",
                        part.sted_for(key.name),
                        checklist.id,
                        f"{checklist.id}: {name} har {what} i {key.name}",
                        WRITE_THE_POST,
                    )


def _same_id_findings(lists: Iterable[Checklist]) -> Iterator[Finding]:
    by_id: dict[str, list[Checklist]] = defaultdict(list)
    for checklist in lists:
        by_id[checklist.id].append(checklist)
        first: dict[str, Point] = {}
        for point in checklist.punkter:
            known = first.setdefault(point.id, point)
            if known is not point:
                yield mistake(
                    "TL06",
                    point.sted_for("id"),
                    checklist.id,
                    f"{checklist.id}: to punkter hedder {point.id}; det andet står i linje "
                    f"{known.sted_for('id').line}",
                    "giv det nyeste af dem et andet id",
                )
    for id, same in by_id.items():
        for checklist in same if len(same) > 1 else ():
            others = opremsning([other.sted.path for other in same if other is not checklist])
            yield mistake(
                "TL06",
                checklist.sted_for("id"),
                id,
                f"{id} »{checklist.titel}« har samme id som listen i {others}",
                "giv den ene et nyt id",
            )


# -- what is in the handbook ----------------------------------------------------------------------


@dataclass
class _Known:
    """What a list may name, and what is said of the rest."""

    handbook: Handbook
    _ids: dict[tuple[str, ...], list[str]] = field(default_factory=dict)

    def findings(self, checklist: Checklist) -> Iterator[Finding]:
        for part, name in self._parts(checklist):
            for key in keys_of(type(part)):
                value = getattr(part, key.name)
                if not key.refers_to or not value:
                    continue
                for text in (value,) if isinstance(value, str) else value:
                    wrong = self._wrong(key, text)
                    if wrong:
                        message, remedy = wrong
                        yield mistake(
                            "TL08",
                            part.sted_for(key.name),
                            checklist.id,
                            f"{checklist.id}: {name}{key.name}: {message}",
                            remedy,
                        )

    @staticmethod
    def _parts(checklist: Checklist) -> Iterator[tuple[Any, str]]:
        yield checklist, ""
        for point in checklist.punkter:
            yield point, f"punktet {point.id}: "
            if point.bevis:
                yield point.bevis, f"punktet {point.id}: "

    def _wrong(self, key: Key, text: str) -> tuple[str, str] | None:
        if key.refers_to == ("regel",):
            if text in RULE_CODES:
                return None
            return (
                f"reglen {text} findes ikke",
                f"{naermeste(text.upper(), RULE_CODES)}skriv en regels kode, som EJ01",
            )
        statement = key.refers_to == ("udsagn",)
        id = statement_id(text) if statement else text
        found = self.handbook.by_id.get(id)
        what = opremsning([EFTER_NAVN[navn].om.label.lower() for navn in key.refers_to], "eller")
        if found and found.om.navn in key.refers_to:
            return None
        if found:
            return (
                f"{text} er {found.om.label.lower()} »{found.titel}«. Her skal stå {what}",
                f"skriv et id, der begynder med {self._prefixes(key)}",
            )
        if renamed := self.handbook.former_ids.get(id):
            return f"{text} findes ikke", f"{text} hedder nu {renamed.id}. Skriv det nye id"
        near = naermeste(id, self._candidates(key.refers_to))
        if statement:
            near = near.replace("UDS_", "").replace("_", ".")
            return f"udsagnet {text} findes ikke", f"{near}skriv et nummer fra listen over udsagn"
        return f"{text} findes ikke", f"{near}skriv et id, der begynder med {self._prefixes(key)}"

    @staticmethod
    def _prefixes(key: Key) -> str:
        return opremsning([f"{EFTER_NAVN[navn].om.praefiks}_" for navn in key.refers_to], "eller")

    def _candidates(self, types: tuple[str, ...]) -> list[str]:
        if types not in self._ids:
            every = self.handbook.by_id.values()
            self._ids[types] = [objekt.id for objekt in every if objekt.om.navn in types]
        return self._ids[types]
