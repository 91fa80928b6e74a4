"""Findings as JUnit XML: one test case for each rule on each programme."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from gevinst.model.finding import Severity

from . import as_text, junit
from .result import Result


def render(result: Result) -> str:
    """The whole result. A case fails when it has an error; warnings and tips are its output."""
    items = result.items()
    suite = junit.suite(
        "gevinst",
        result.today,
        tests=len(items),
        failures=sum(item.failed for item in items),
        skipped=sum(bool(item.skipped) for item in items),
    )
    for item in items:
        case = junit.case(suite, item.code, item.name)
        if item.skipped:
            ET.SubElement(case, "skipped", message=item.skipped)
            continue
        errors = [f for f in item.findings if f.severity is Severity.FEJL]
        others = [f for f in item.findings if f.severity is not Severity.FEJL]
        if errors:
            failure = ET.SubElement(case, "failure", message=item.title, type=item.code)
            failure.text = "\n".join(map(as_text.line, errors))
        if others:
            ET.SubElement(case, "system-out").text = "\n".join(map(as_text.line, others))
    return junit.written(suite)
