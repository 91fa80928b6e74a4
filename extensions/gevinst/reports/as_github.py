"""Findings as workflow commands, which GitHub shows beside the lines of a pull request.

Source: GitHub's documentation, Workflow commands for GitHub Actions.
"""

from __future__ import annotations

from gevinst.model.finding import Finding, Severity

from .result import Result, title_of

_COMMANDS = {
    Severity.FEJL: "error",
    Severity.ADVARSEL: "warning",
    Severity.TIP: "notice",
    Severity.UNDTAGET: "notice",
}


def render(result: Result) -> str:
    """One command for each finding."""
    return "".join(f"{_command(finding)}\n" for finding in result.findings)


def _command(finding: Finding) -> str:
    properties = {"file": finding.location.path}
    if finding.location.line:
        properties["line"] = str(finding.location.line)
    properties["title"] = f"{finding.code} {title_of(finding.code)}"
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = _data(f"{finding.message}. Ret: {finding.remedy}.")
    return f"::{_COMMANDS[finding.severity]} {written}::{text}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
