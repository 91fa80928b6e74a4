"""The calendar as iCalendar, which Outlook, Google and phones can subscribe to.

Written by ourselves: an all-day event is ten lines, and the bytes must not change with the version
of a library. The tests read it back with one. Source: RFC 5545, and RFC 7986 for the name.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gevinst.views.kalender import Calendar, Event

from .edition import FIKTIV, Edition

_LINE = 75
"""The most bytes of a line, its end not counted. Source: RFC 5545 section 3.1."""
_CONTROL = {code: " " for code in (*range(32), 127) if code != ord("\n")}


def render(calendar: Calendar, edition: Edition, name: str) -> bytes:
    """All events under ``name``: the same calendar gives the same bytes."""
    return assemble([render_event(event, edition) for event in calendar.events], edition, name)


def assemble(events: Iterable[bytes], edition: Edition, name: str) -> bytes:
    """A calendar of events that are rendered already: an event stands in several calendars."""
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Gevinsthåndbogen//Kalender//DA",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        *([f"X-WR-CALDESC:{_text(FIKTIV)}"] if edition.fictional else []),
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    ]
    return b"".join([*map(_folded, head), *events, _folded("END:VCALENDAR")])


def render_event(event: Event, edition: Edition) -> bytes:
    """One event. Without an end it lasts the whole of its day (RFC 5545 section 3.6.1)."""
    address = edition.address(event.objekt)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_text(f'{event.key}@{_domain(edition)}')}",
        f"DTSTAMP:{_day(edition.today)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(event.day)}",
        f"SUMMARY:{_text(event.title)}",
        f"DESCRIPTION:{_text(_description(event, address))}",
        f"CATEGORIES:{_text(event.label)}",
        *([f"URL:{address}"] if address else []),
        "TRANSP:TRANSPARENT",  # nobody is busy the whole day because of it
        "END:VEVENT",
    ]
    return b"".join(map(_folded, lines))


def _description(event: Event, address: str) -> str:
    lines = [f"{event.objekt.om.label}: {event.objekt.titel}"]
    if event.posts:
        lines.append(f"Hvem: {'; '.join(post.titel for post in event.posts)}")
    if event.programmes and event.objekt not in event.programmes:
        lines.append(f"Program: {'; '.join(owner.titel for owner in event.programmes)}")
    return "\n".join([*lines, address] if address else lines)


def _domain(edition: Edition) -> str:
    """Keeps the events of two municipalities apart in one calendar."""
    return f"{edition.kommune_id or 'KOMMUNE'}.gevinsthaandbogen".lower().replace("_", "-")


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """A value of the type TEXT, with what has a meaning of its own escaped (section 3.3.11)."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line broken before it is too long, never inside a letter, and ended with CRLF."""
    whole = line.encode("utf-8")
    parts: list[bytes] = []
    room = _LINE
    while len(whole) > room:
        cut = room
        while whole[cut] & 0b1100_0000 == 0b1000_0000:  # inside a letter of several bytes
            cut -= 1
        parts.append(whole[:cut])
        whole = whole[cut:]
        room = _LINE - 1  # the blank that a line goes on with
    return b"\r\n ".join([*parts, whole]) + b"\r\n"
