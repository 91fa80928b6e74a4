"""The object types as a JSON Schema: for editors, and for programs that read `needs.json`.

Draft 2020-12. Every field is text, as it is written on a page; the schema says which values a
closed list has and what an id looks like, and leaves the rest to `gevinst tjek`.
"""

from __future__ import annotations

import json
from typing import Any

from gevinst.model.felt import Felt, Slags, felter_i
from gevinst.model.objekt import ID_SLUT, Objekt
from gevinst.model.typer import EFTER_NAVN, OBJEKTTYPER


def render() -> str:
    """The schema as text: the same types give the same bytes."""
    return json.dumps(as_dict(), ensure_ascii=False, indent=2) + "\n"


def as_dict() -> dict[str, Any]:
    """One definition for each object type, by the name of its directive."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Gevinsthåndbogens objekttyper",
        "oneOf": [{"$ref": f"#/$defs/{cls.om.navn}"} for cls in OBJEKTTYPER],
        "$defs": {cls.om.navn: _type(cls) for cls in OBJEKTTYPER},
    }


def _type(cls: type[Objekt]) -> dict[str, Any]:
    felter = felter_i(cls)
    return {
        "title": cls.om.label,
        "description": cls.om.hjaelp,
        "type": "object",
        "properties": {
            "type": {"const": cls.om.navn},
            "id": {
                "type": "string",
                "description": "Objektets faste id.",
                "pattern": f"^{cls.om.praefiks}_{ID_SLUT}$",
            },
            "titel": {"type": "string", "description": "Overskriften.", "minLength": 1},
            **{felt.navn: _property(felt) for felt in felter if felt.navn != "type"},
            **{
                f"{cls.om.navn}_type": _property(felt) | {"description": f"{felt.hjaelp} (:type:)"}
                for felt in felter
                if felt.navn == "type"
            },
        },
        "required": ["type", "id", "titel", *_required(cls, felter)],
        "additionalProperties": False,
    }


def _required(cls: type[Objekt], felter: tuple[Felt, ...]) -> list[str]:
    return [
        f"{cls.om.navn}_type" if felt.navn == "type" else felt.navn
        for felt in felter
        if felt.kraevet or (felt.mindst and not felt.bedoemmes_af)
    ]


def _property(felt: Felt) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "title": felt.label,
        "description": felt.hjaelp,
        "type": "string",
    }
    if felt.eksempel:
        schema["examples"] = [felt.eksempel]
    if felt.slags is Slags.VALG:
        schema["enum"] = [valg.kode for valg in felt.valg]
    elif felt.slags is Slags.JA_NEJ:
        schema["enum"] = ["ja", "nej"]
    elif felt.slags is Slags.LINK and felt.til:
        prefixes = "|".join(EFTER_NAVN[til].om.praefiks for til in felt.til)
        one = f"(?:{prefixes})_{ID_SLUT}"
        schema["pattern"] = f"^{one}(?:[,; ]+{one})*$"
    return schema
