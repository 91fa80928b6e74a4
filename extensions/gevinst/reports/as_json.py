"""Findings as JSON, for programs. The format is described in `docs/fund-json.md`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gevinst.model.finding import Finding, Severity
from gevinst.rules.catalogue import address_of

from . import json_text
from .result import Result

VERSION = 1
"""Raised when a field changes its meaning or goes away; new fields do not raise it."""


def render(result: Result) -> str:
    """The whole result: the same result gives the same bytes."""
    return json_text.render(as_dict(result))


def as_dict(result: Result) -> dict[str, Any]:
    """The value that is written."""
    return {
        "version": VERSION,
        "dato": result.today.isoformat(),
        "profil": result.profile,
        "kommune": result.kommune,
        "antal": _counts(result, None),
        "programmer": [
            {
                "id": owner.id,
                "titel": owner.title,
                "fase": owner.phase,
                "antal": _counts(result, owner.id),
            }
            for owner in result.owners
        ],
        "poster": [
            {
                "id": share.post.id,
                "titel": share.post.title,
                "antal": _by_severity(share.count()),
            }
            for share in result.by_post(None, tuple(Severity))
        ],
        "fund": [_finding(result, finding) for finding in result.findings],
    }


def _counts(result: Result, owner: str | None) -> dict[str, int]:
    return _by_severity(result.count(owner))


def _by_severity(counts: Mapping[Severity, int]) -> dict[str, int]:
    return {severity.value: count for severity, count in counts.items()}


def _finding(result: Result, finding: Finding) -> dict[str, Any]:
    return {
        "kode": finding.code,
        "grad": finding.severity.value,
        "fil": finding.location.path,
        "linje": finding.location.line,
        "objekt": finding.object_id,
        "besked": finding.message,
        "ret": finding.remedy,
        "regel": address_of(finding.code),
        "programmer": list(finding.programmes),
        "fase": finding.phase,
        "undtaget_ved": finding.waived_by,
        "poster": [post.id for post in result.responsible(finding)],
    }
