"""Findings as JUnit XML: one test case for each rule on each programme."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from gevinst.model.finding import Severity

from . import as_text
from .result import Result


def render(result: Result) -> str:
    """The whole result. A case fails when it has an error; warnings and tips are its output."""
    items = result.items()
    failed = sum(item.failed for item in items)
    skipped = sum(bool(item.skipped) for item in items)
    suite = ET.Element(
        "testsuite",
        name="gevinst",
        tests=str(len(items)),
        failures=str(failed),
        errors="0",
        skipped=str(skipped),
        timestamp=f"{result.today.isoformat()}T00:00:00",
    )
    for item in items:
        case = ET.SubElement(suite, "testcase", classname=f"gevinst.{item.code}", name=item.name)
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
    suites = ET.Element("testsuites")
    suites.append(suite)
    ET.indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(suites, "unicode") + "\n"
