"""Checklists as JUnit XML: one test case for each point on each object."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from gevinst.checklists.selection import Selection

from . import junit
from .checklist_items import Outcome, items
from .result import Result


def render(result: Result, selection: Selection) -> str:
    """A case fails when its point is open and the programme has asked to go on.

    One that is open while nobody has asked is skipped, as one that does not apply.
    """
    found = items(selection)
    suite = junit.suite(
        "gevinst.tjeklister",
        result.today,
        tests=len(found),
        failures=sum(item.outcome is Outcome.FAILED for item in found),
        skipped=sum(item.outcome in (Outcome.WAITING, Outcome.SKIPPED) for item in found),
    )
    for item in found:
        case = junit.case(suite, item.list_id, item.name)
        match item.outcome:
            case Outcome.FAILED:
                ET.SubElement(case, "failure", message="Punktet er ikke i orden").text = item.text
            case Outcome.PASSED:
                ET.SubElement(case, "system-out").text = item.text
            case _:
                ET.SubElement(case, "skipped", message=item.text)
    return junit.written(suite)
