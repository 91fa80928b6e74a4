"""A report as JSON text: each entry of its lists on a line of its own.

Whole entries go through the fast half of `json`, which does not indent; and a change is one line
in a diff.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def render(report: Mapping[str, Any]) -> str:
    """The same report gives the same text."""
    parts = [f"{_line(name)}: {_part(value)}" for name, value in report.items()]
    return f"{{\n{_joined(parts)}\n}}\n"


def _part(value: Any) -> str:
    if isinstance(value, list) and value:
        return f"[\n{_joined([_line(entry) for entry in value])}\n]"
    return _line(value)


def _joined(lines: list[str]) -> str:
    return ",\n".join(lines)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
