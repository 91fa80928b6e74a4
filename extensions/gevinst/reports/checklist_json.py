"""Checklists as JSON, for programs. The format is described in `docs/fund-json.md`."""

from __future__ import annotations

from typing import Any

from gevinst.checklists.checklist import Checklist
from gevinst.checklists.evaluation import ListStatus, PointStatus, Todo
from gevinst.checklists.selection import Selection
from gevinst.model.kommune import Tjeksvar

from . import json_text
from .result import Result

VERSION = 1
"""Raised when a field changes its meaning or goes away; new fields do not raise it."""


def render(result: Result, selection: Selection) -> str:
    """The lists that are asked for: the same result gives the same bytes."""
    return json_text.render(as_dict(result, selection))


def as_dict(result: Result, selection: Selection) -> dict[str, Any]:
    """The value that is written."""
    return {
        "version": VERSION,
        "dato": result.today.isoformat(),
        "profil": result.profile,
        "kommune": result.kommune,
        "tjeklister": [
            _checklist(checklist)
            for checklist in result.checklists.checklists
            if selection.list_id in ("", checklist.id)
        ],
        "aktuelle": [_status(status) for status in selection.current],
        "ikke_aktuelle": [
            {
                "tjekliste": other.checklist.id,
                "objekt": other.objekt.id,
                "hvorfor": other.why,
            }
            for other in selection.not_current
        ],
    }


def _checklist(checklist: Checklist) -> dict[str, Any]:
    return {
        "id": checklist.id,
        "titel": checklist.titel,
        "adresse": checklist.adresse,
        "fil": checklist.sted.path,
        "gaelder": checklist.gaelder,
        "fra_fase": checklist.faseskift.fra if checklist.faseskift else "",
        "til_fase": checklist.faseskift.til if checklist.faseskift else "",
        "faser": list(checklist.faser),
        "punkter": [
            {
                "id": point.id,
                "spoergsmaal": point.spoergsmaal,
                "regler": list(point.regler),
                "besvarer": point.besvarer,
                "linje": point.sted.line,
            }
            for point in checklist.punkter
        ],
    }


def _status(status: ListStatus) -> dict[str, Any]:
    return {
        "tjekliste": status.checklist.id,
        "objekt": status.objekt.id,
        "titel": status.objekt.titel,
        "klar": status.ready,
        "i_orden": status.done,
        "i_alt": len(status.counted),
        "sat_klar": status.asked,
        "ret_foerst": [
            {"kode": f.code, "fil": f.location.path, "linje": f.location.line, "besked": f.message}
            for f in status.reservations
        ],
        "punkter": [_point(point) for point in status.points],
    }


def _point(point: PointStatus) -> dict[str, Any]:
    return {
        "id": point.point.id,
        "tilstand": point.state.name.lower(),
        "i_orden": point.done,
        "svar": _answer(point.answer) if point.answer else None,
        "undtaget_ved": [waiver.id for waiver in point.waivers],
        "skal_goeres": [_todo(todo) for todo in point.todo],
    }


def _answer(answer: Tjeksvar) -> dict[str, Any]:
    return {
        "id": answer.id,
        "svar": answer.svar,
        "dato": answer.dato.isoformat() if answer.dato else "",
        "besvaret_af": list(answer.besvaret_af),
        "begrundelse": answer.begrundelse,
        "referat_henvisning": answer.referat_henvisning,
    }


def _todo(todo: Todo) -> dict[str, Any]:
    return {
        "hvem": [{"id": signer.id, "navn": signer.name} for signer in todo.who],
        "kode": todo.code,
        "besked": todo.what,
        "ret": todo.how,
        "objekt": todo.objekt_id,
        "fil": todo.sted.path,
        "linje": todo.sted.line,
    }
