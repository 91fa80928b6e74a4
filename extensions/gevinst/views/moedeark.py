"""The sheet for a meeting of a board: all a chair needs about one programme, on one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gevinst.model.finding import Severity
from gevinst.model.kommune import Beslutning, Forum, Gevinst, Indikator
from gevinst.model.lister import GIVEN_UP
from gevinst.rules.maaling import Reading, months_after
from gevinst.rules.organisation import Owner

from .basis import Basis, Gap
from .kalender import Calendar, Event
from .programside import Board, ProgrammePage
from .realisering import Report, Reported

MONTHS: Mapping[str, int] = {
    "maanedlig": 1, "hver_anden_maaned": 2, "kvartal": 3, "halvaar": 6,
}  # fmt: skip
"""How many months there are between the meetings of a forum, by how often it meets."""
OTHERWISE = 3
"""Months between meetings that nobody has said anything about. The number is ours."""
MOST = 5
"""How many lines each part of the sheet has, so that it stays one sheet. The number is ours."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the last meeting over the next one to the one after that.

    ``last`` is the last day of meeting before today, else the day of the board's last decision;
    ``next`` the first day of meeting from today on. None where that is not written. Where ``start``
    and ``end`` are not days of meeting, they are as far away as the board has between its meetings.
    """

    last: date | None
    next: date | None
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Measured:
    """A measurement since the last meeting, with the benefits that it tells of."""

    indikator: Indikator
    reading: Reading
    benefits: tuple[Gevinst, ...]


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """A programme, or a project in none, as its board must see it at the next meeting.

    ``measured`` and ``decided`` are since the last meeting, that day included, the newest first;
    ``off`` are the benefits that deviate from what was expected of them; ``due`` is what must be
    done from today until the meeting after the next, days of meeting left out.
    """

    owner: Owner
    board: Board | None
    period: Period
    benefits: tuple[Gevinst, ...]
    measured: tuple[Measured, ...]
    decided: tuple[Beslutning, ...]
    off: tuple[Reported, ...]
    missing: tuple[Gap, ...]
    due: tuple[Event, ...]


def meeting_sheets(
    basis: Basis, calendar: Calendar, pages: Mapping[str, ProgrammePage], report: Report
) -> Mapping[str, MeetingSheet]:
    """The sheet of every programme and every project outside programmes, by its id."""
    book = basis.handbook
    reported = {one.gevinst.id: one for one in report.benefits}
    decided: dict[str, list[Beslutning]] = {}
    made: dict[str, list[Beslutning]] = {}
    for decision in book.all(Beslutning):
        for owner in book.programmes_of(decision):
            decided.setdefault(owner.id, []).append(decision)
        for id in dict.fromkeys(decision.truffet_af):
            made.setdefault(id, []).append(decision)
    sheets: dict[str, MeetingSheet] = {}
    for id, page in pages.items():
        if not book.is_owner(page.owner):
            continue
        forum = page.board.forum if page.board else None
        period = _period(forum, made.get(forum.id, []) if forum else [], basis.today)
        sheets[id] = MeetingSheet(
            page.owner,
            page.board,
            period,
            page.benefits,
            tuple(_measured(basis, page.benefits, period)),
            tuple(_since(decided.get(id, []), period, basis.today)),
            tuple(
                one
                for gevinst in page.benefits
                if gevinst.status not in GIVEN_UP
                and (one := reported[gevinst.id])
                and any(result.deviates for result in one.results)
            ),
            tuple(_missing(page)),
            tuple(_due(calendar.by_id.get(id, Calendar(())), period, basis.today)),
        )
    return sheets


def _period(forum: Forum | None, decisions: Iterable[Beslutning], today: date) -> Period:
    days = forum.moededage if forum else ()
    months = MONTHS.get(forum.moedefrekvens, OTHERWISE) if forum else OTHERWISE
    decided = (d.dato for d in decisions if d.dato and d.dato < today)
    last = max((day for day in days if day < today), default=None) or max(decided, default=None)
    coming = [day for day in days if day >= today]
    return Period(
        last,
        coming[0] if coming else None,
        last or months_after(today, -months),
        coming[1] if len(coming) > 1 else months_after(coming[0] if coming else today, months),
    )


def _measured(basis: Basis, benefits: tuple[Gevinst, ...], period: Period) -> Iterable[Measured]:
    """The last measurement of each indicator, where it was taken since the last meeting."""
    by_indicator: dict[str, list[Gevinst]] = {}
    for gevinst in benefits:
        for id in dict.fromkeys(gevinst.maales_ved):
            by_indicator.setdefault(id, []).append(gevinst)
    found = [
        Measured(indikator, latest, tuple(by_indicator[indikator.id]))
        for indikator in basis.handbook.find(by_indicator, Indikator)
        if (latest := basis.latest(indikator)) and latest.dato >= period.start
    ]
    return sorted(found, key=lambda m: (-m.reading.dato.toordinal(), m.indikator.id))


def _since(decisions: Iterable[Beslutning], period: Period, today: date) -> Iterable[Beslutning]:
    found = [(d.dato, d) for d in decisions if d.dato and period.start <= d.dato <= today]
    return [d for _, d in sorted(found, key=lambda pair: (-pair[0].toordinal(), pair[1].id))]


def _missing(page: ProgrammePage) -> Iterable[Gap]:
    """What the rules find on the programme, each once, errors first."""
    found = {
        (finding.code, finding.object_id, finding.location, finding.message): Gap(finding, o)
        for one in page.missing
        for finding, o in one.findings
    }
    return sorted(
        found.values(),
        key=lambda m: (
            m.finding.severity is not Severity.FEJL,
            m.finding.location.path,
            m.finding.location.line,
        ),
    )


def _due(calendar: Calendar, period: Period, today: date) -> Iterable[Event]:
    return (e for e in calendar.events if today <= e.day <= period.end and e.kind != "moede")
