"""Findings as SARIF 2.1.0, the form in which code hosts show results beside the lines.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

import json
from typing import Any

from gevinst.model.finding import Finding, Severity
from gevinst.rules.catalogue import entries

from .result import Result

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_LEVELS = {
    Severity.FEJL: "error",
    Severity.ADVARSEL: "warning",
    Severity.TIP: "note",
    Severity.UNDTAGET: "note",
}


def render(result: Result) -> str:
    """The whole result: the same result gives the same bytes."""
    return json.dumps(as_dict(result), ensure_ascii=False, indent=2) + "\n"


def as_dict(result: Result) -> dict[str, Any]:
    """The value that is written: one run, with every rule and every finding."""
    index = {entry.code: position for position, entry in enumerate(entries())}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Gevinsthåndbogen",
                        "language": "da",
                        "rules": [
                            {
                                "id": entry.code,
                                "shortDescription": {"text": entry.title},
                                "fullDescription": {"text": entry.why},
                                "help": {"text": f"{entry.remedy} Læs: {entry.address}"},
                            }
                            for entry in entries()
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, index[finding.code]) for finding in result.findings],
            }
        ],
    }


def _result(finding: Finding, rule_index: int) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": finding.location.path}}
    if finding.location.line:
        physical["region"] = {"startLine": finding.location.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.object_id:
        location["logicalLocations"] = [{"name": finding.object_id, "kind": "object"}]
    value: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}. Ret: {finding.remedy}."},
        "locations": [location],
        "properties": {"programmer": list(finding.programmes), "fase": finding.phase},
    }
    if finding.waived_by:
        value["suppressions"] = [{"kind": "external", "justification": finding.waived_by}]
    return value
