"""A finding about a field stands on the line of the field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from byg import (
    beslutning,
    enhed,
    forum,
    full,
    fund,
    gevinst,
    medarbejder,
    nulpunkt,
    om,
    portefoelje,
    program,
    projekt,
)
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt

OTHER = forum("FRM_TO", "To", formand="PER_CHEF", medlemmer="PER_CHEF")
MANDATE = {
    "mandat": "Må flytte op til 100.000 kr. og 4 uger..",
    "rapporterer_til": "FRM_SG",
    "rapportering_frekvens": "kvartal",
}
MONEY = {
    "gevinsttype": "oekonomisk",
    "beloeb_aar": 100_000,
    "prisniveau": "2026",
    "budgetaar": ("2027",),
    "budgetvirkning": "indregnet",
}
FROM_IT = [enhed("ENH_IT", "It"), medarbejder("PER_IT", "Itchefen", ansat_i="ENH_IT")]


@pytest.mark.parametrize(
    ("code", "objekt", "felt", "others"),
    [
        ("OR03", program(styregruppe="FRM_SG FRM_TO"), "styregruppe", [OTHER]),
        (
            "OR06",
            program(besluttet_ved="BES_GEVINST", fasehistorik=(("planlaegning", om(-200)),)),
            "besluttet_ved",
            [beslutning(dato=om(-100))],
        ),
        ("OR07", portefoelje(styres_af="FRM_DIREKTION FRM_TO"), "styres_af", [OTHER]),
        ("OR07", portefoelje(styres_af="FRM_TO"), "styres_af", [OTHER]),
        (
            "OR08",
            program(**{**MANDATE, "rapporterer_til": "FRM_SG FRM_TO"}),
            "rapporterer_til",
            [OTHER],
        ),
        ("OR08", program(**{**MANDATE, "mandat": "Kort"}), "mandat", []),
        (
            "OR08",
            projekt(**{**MANDATE, "mandat": "", "arver_mandat": True}),
            "arver_mandat",
            [],
        ),
        ("MA05", gevinst(**{**MONEY, "budgetvirkning": "ikke_besluttet"}), "budgetvirkning", []),
        (
            "MA05",
            gevinst(**{**MONEY, "budgetvirkning": "frigjort_til_kerneopgave"}),
            "anvendelse",
            [],
        ),
        ("MA03", nulpunkt(metode="skoennet"), "metode", [full()]),
        ("MA03", nulpunkt(metode="skoennet", metodebeskrivelse="Sådan"), "metode", [full()]),
        ("TI02", program(), "kompetencer", []),
        ("TI05", gevinst(titel="Bedre svar"), "titel", []),
        ("TI06", program(programchef="PER_IT"), "programchef", FROM_IT),
        ("TI08", projekt(), "handlemulighed", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_stands_on_the_line_of_the_field(
    code: str, objekt: Objekt, felt: str, others: list[Objekt]
) -> None:
    written = replace(objekt, linjer=((felt, 41),))
    owners = [program(fase="gennemfoerelse")] if objekt.id == "GEV_TID" else []
    places = [finding.location for finding in fund(code, *owners, *others, written)]
    assert Location(objekt.sted.path, 41) in places


@pytest.mark.parametrize("unread", ["mandat", "budget_kr"])
def test_a_mandate_or_a_budget_that_cannot_be_read_is_not_missing(unread: str) -> None:
    inheriting = {**MANDATE, "mandat": "", "arver_mandat": True}
    owner = program(**MANDATE)
    assert fund("OR08", owner, projekt(**inheriting, ulaest=(unread,))) == ()
    assert len(fund("OR08", owner, projekt(**inheriting, ulaest=("titel",)))) == 1


def test_a_use_that_cannot_be_read_is_not_missing() -> None:
    released = {**MONEY, "budgetvirkning": "frigjort_til_kerneopgave"}
    assert fund("MA05", gevinst(**released, ulaest=("anvendelse",))) == ()
    assert len(fund("MA05", gevinst(**released, ulaest=("titel",)))) == 1
