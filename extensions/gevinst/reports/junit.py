"""What all JUnit XML of ours has in common: one suite with its numbers, written as a file."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date


def suite(name: str, today: date, *, tests: int, failures: int, skipped: int) -> ET.Element:
    """A suite for the test cases to stand in. The time is midnight, so that the same says the
    same."""
    return ET.Element(
        "testsuite",
        name=name,
        tests=str(tests),
        failures=str(failures),
        errors="0",
        skipped=str(skipped),
        timestamp=f"{today.isoformat()}T00:00:00",
    )


def case(suite: ET.Element, code: str, name: str) -> ET.Element:
    """A test case, under the code of what is tested."""
    return ET.SubElement(suite, "testcase", classname=f"gevinst.{code}", name=name)


def written(suite: ET.Element) -> str:
    """The file with the suite."""
    suites = ET.Element("testsuites")
    suites.append(suite)
    ET.indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(suites, "unicode") + "\n"
