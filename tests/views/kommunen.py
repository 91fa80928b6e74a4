"""A small municipality with a programme, as values, for the tests of registers and the calendar."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from gevinst.model.finding import Finding
from gevinst.model.kommune import (
    Beslutning,
    Enhed,
    Forum,
    Gevinst,
    Indikator,
    Maaling,
    Person,
    Program,
    Projekt,
)
from gevinst.model.objekt import Objekt
from gevinst.views.basis import Basis
from gevinst.views.table import Table
from vis import handbook, made

TODAY = date(2026, 6, 15)

UNIT = made(Enhed, "ENH_SKOLER", "Skolerne", type="forvaltning")
BOSS = made(Person, "PER_DIREKTOER", "Direktør", stillingsniveau="direktoer", ansat_i="ENH_SKOLER")
CHIEF = made(
    Person, "PER_CHEF", "Skolechef", stillingsniveau="chef", ansat_i="ENH_SKOLER",
    leder_af="ENH_SKOLER",
)  # fmt: skip
LOCAL = made(Person, "PER_NORD", "Skoleleder", stillingsniveau="leder", ansat_i="ENH_SKOLER")
LEADER = made(
    Person, "PER_LEDER", "Programleder", stillingsniveau="medarbejder", ansat_i="ENH_SKOLER"
)
COUNTER = made(
    Person, "PER_MAALER", "Controller", stillingsniveau="medarbejder", ansat_i="ENH_SKOLER"
)
BOARD = made(
    Forum, "FRM_SG", "Styregruppen", type="styregruppe", formand="PER_DIREKTOER",
    medlemmer="PER_CHEF PER_DIREKTOER",
)  # fmt: skip
PROGRAMME = made(
    Program, "PRG_SKOLE", "Skolen", fase="gennemfoerelse", programchef="PER_DIREKTOER",
    programleder="PER_LEDER", styregruppe="FRM_SG",
)  # fmt: skip
PROJECT = made(Projekt, "PRJ_IT", "It i skolen", indgaar_i="PRG_SKOLE", projektleder="PER_LEDER")
MINUTES = made(
    Indikator, "IND_TID", "Forberedelse", type="resultat", maaleenhed="minutter", retning="ned",
    maalvaerdi=Decimal(30), maaldato=date(2027, 6, 30), maaleansvarlig="PER_MAALER",
)  # fmt: skip
DECISION = made(
    Beslutning, "BES_1", "Gevinsten godkendes", type="gevinstaendring", dato=date(2025, 1, 10),
    truffet_af="FRM_SG", referat_henvisning="Sag 1",
)  # fmt: skip


def measurement(id: str, day: date, value: str, type: str = "forloeb", of: str = "IND_TID") -> Any:
    return made(Maaling, id, id, type=type, dato=day, vaerdi=Decimal(value), maaling_af=of)


BEFORE = measurement("MLG_0", date(2024, 5, 31), "45", "nulpunkt")
FIRST = measurement("MLG_1", date(2025, 12, 31), "41.50")
SECOND = measurement("MLG_2", date(2026, 6, 15), "40")
FUTURE = measurement("MLG_3", date(2026, 6, 16), "10")


def benefit(**felter: Any) -> Gevinst:
    standard = {
        "gevinsttype": "tid",
        "status": "under_realisering",
        "hoerer_til": "PRG_SKOLE",
        "gevinstansvarlig": "PER_CHEF",
        "lokale_gevinstejere": "PER_NORD",
        "realiseres_i": "ENH_SKOLER",
        "maales_ved": "IND_TID",
        "besluttet_ved": "BES_1",
    }
    found: Gevinst = made(Gevinst, "GEV_TID", "Kortere tid", **{**standard, **felter})
    return found


MUNICIPALITY: tuple[Objekt, ...] = (
    *(UNIT, BOSS, CHIEF, LOCAL, LEADER, COUNTER, BOARD, PROGRAMME, PROJECT, MINUTES, DECISION),
    *(BEFORE, FIRST, SECOND, FUTURE),
)


def basis(*objects: Objekt, findings: tuple[Finding, ...] = (), today: date = TODAY) -> Basis:
    """The municipality with more objects; one with the id of another takes its place."""
    changed = {objekt.id for objekt in objects}
    kept = (objekt for objekt in MUNICIPALITY if objekt.id not in changed)
    return Basis(handbook(*kept, *objects), findings, today)


def shown(table: Table, row: int = 0) -> dict[str, str]:
    """A row as a reader sees it: the titles of the columns that hold something, and the texts."""
    return {
        column.title: "; ".join(part.text for part in cell)
        for column, cell in zip(table.columns, table.rows[row].cells, strict=True)
        if cell
    }


def sources(table: Table, row: int = 0) -> dict[str, list[str]]:
    """The ids of the objects that the values of a row come from, by the column's name."""
    return {
        column.name: [part.source.id for part in cell if part.source]
        for column, cell in zip(table.columns, table.rows[row].cells, strict=True)
    }
