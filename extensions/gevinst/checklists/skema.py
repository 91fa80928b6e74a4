"""The file of a checklist as a JSON Schema: for editors, and for programs that make lists.

Draft 2020-12, derived from the keys of `checklist.py`. What a schema cannot know, such as whether a
rule exists, is left to `gevinst tjek`.
"""

from __future__ import annotations

import json
from typing import Any

from .checklist import Checklist, Point
from .form import Key, Kind, keys_of


def render() -> str:
    """The schema as text: the same keys give the same bytes."""
    return json.dumps(as_dict(), ensure_ascii=False, indent=2) + "\n"


def as_dict() -> dict[str, Any]:
    """The schema of a file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Gevinsthåndbogens tjeklister",
        **_part(Checklist),
    }


def _part(cls: type) -> dict[str, Any]:
    keys = keys_of(cls)
    return {
        "type": "object",
        "properties": {key.name: _property(key) for key in keys},
        "required": [key.name for key in keys if key.required],
        "additionalProperties": False,
        **_TOGETHER.get(cls, {}),
    }


_TOGETHER: dict[type, dict[str, Any]] = {
    Checklist: {"not": {"required": ["faseskift", "faser"]}},
    Point: {
        "oneOf": [{"required": ["regler"]}, {"required": ["bevis"]}],
        "dependentRequired": {"besvarer": ["bevis"]},
    },
}
"""What keys say of each other."""


def _property(key: Key) -> dict[str, Any]:
    schema: dict[str, Any] = {"description": key.help}
    match key.kind:
        case Kind.TEXT:
            schema |= _text(key)
        case Kind.TEXTS:
            schema |= {"type": "array", "uniqueItems": True, "items": _text(key)}
        case Kind.YES_NO:
            schema |= {"enum": ["ja", "nej"]}
        case Kind.NUMBER:
            schema |= {"type": "integer", "minimum": 1, "maximum": 99999}
        case Kind.CHOICE:
            schema |= {"enum": key.codes}
        case Kind.CHOICES:
            schema |= {"type": "array", "uniqueItems": True, "items": {"enum": key.codes}}
        case Kind.PART:
            assert key.part  # a key of this kind has one
            schema |= _part(key.part)
        case Kind.PARTS:
            assert key.part  # a key of this kind has one
            schema |= {"type": "array", "items": _part(key.part)}
    if key.required and schema.get("type") == "array":
        schema["minItems"] = 1
    if key.kind is Kind.TEXT and key.example:
        schema["examples"] = [key.example]
    return schema


def _text(key: Key) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "string"}
    return found | ({"pattern": f"^{key.pattern}$"} if key.pattern else {"minLength": 1})
