"""RACI: who does what, from the links on practices and steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gevinst.model.haandbog import Praksis, Rolle, Trin
from gevinst.model.handbook import Handbook

LETTERS: Mapping[str, str] = {
    "raci_udfoerer": "R",
    "raci_ansvarlig": "A",
    "raci_hoeres": "C",
    "raci_orienteres": "I",
}
"""The link, and the letter it has in the table. Source: `model.md` section 8."""


@dataclass(frozen=True, slots=True)
class Activity:
    """A row: an activity, and the letters of each role in the order of the columns."""

    objekt: Praksis | Trin
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Raci:
    """The table: the roles that have a part in something, and the activities."""

    roles: tuple[Rolle, ...]
    activities: tuple[Activity, ...]

    def of(self, role: Rolle) -> tuple[tuple[str, Praksis | Trin], ...]:
        """What one role does: its letters and the activity, for those it has a part in."""
        column = self.roles.index(role)
        return tuple(
            (activity.cells[column], activity.objekt)
            for activity in self.activities
            if activity.cells[column]
        )


def raci(handbook: Handbook) -> Raci:
    """The table of the whole handbook, in the order of the pages."""
    every: list[Praksis | Trin] = [*handbook.all(Praksis), *handbook.all(Trin)]
    found = [objekt for objekt in every if any(getattr(objekt, link) for link in LETTERS)]
    used = {id for objekt in found for link in LETTERS for id in getattr(objekt, link)}
    roles = tuple(role for role in handbook.all(Rolle) if role.id in used)
    return Raci(roles, tuple(Activity(objekt, _cells(objekt, roles)) for objekt in found))


def _cells(objekt: Praksis | Trin, roles: tuple[Rolle, ...]) -> tuple[str, ...]:
    return tuple(
        "/".join(letter for link, letter in LETTERS.items() if role.id in getattr(objekt, link))
        for role in roles
    )
