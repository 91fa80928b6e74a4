"""TI: worth a thought. A tip never stops anything."""

from __future__ import annotations

from typing import Any

import pytest
from byg import (
    adhoc,
    driftsaendring,
    enhed,
    fejl,
    fund,
    gevinst,
    grader,
    indikator,
    interessent,
    leverance,
    medarbejder,
    messages,
    om,
    portefoelje,
    program,
    projekt,
    undtagelse,
)
from gevinst.model.finding import Finding, Severity
from gevinst.model.kommune import Projekt
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules import ti
from gevinst.rules.rule import RULES
from gevinst.rules.severity import Vector

CODES = [f"TI0{number}" for number in range(1, 9)]
PORTFOLIO = portefoelje(styres_af="")


def tip(objekt: Objekt, code: str, message: str, remedy: str, **andet: Any) -> Finding:
    """A tip about an object of the programme, in the phase of planning."""
    standard = {"location": objekt.sted, "object_id": objekt.id, "severity": Severity.TIP}
    return fejl(code, f"{message} (fase: planlægning)", remedy, **{**standard, **andet})


def alone(**felter: Any) -> Projekt:
    """A project without a programme, in planning."""
    return projekt(**{"indgaar_i": "PF_ALT", "fase": "planlaegning", **felter})


def test_they_are_all_tips_that_cannot_be_waived() -> None:
    assert [code for code in RULES if RULES[code].check.__module__ == ti.__name__] == CODES
    for code in CODES:
        in_all = "-/-/-/T/T" if code == "TI04" else "T/T/T/T/T"
        assert RULES[code].vector == Vector.read(in_all)
        assert (RULES[code].waiver, bool(RULES[code].no_waiver)) == (None, True)


def test_a_waiver_of_a_tip_is_refused() -> None:
    found = fund("TI04", program(fase="gennemfoerelse"), undtagelse("TI04"))
    assert [finding.code for finding in found] == ["TI04", "UND01"]


# -- TI01 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ([projekt(indgaar_i="PF_ALT")], "har hverken projekter eller indsatser"),
        ([projekt()], "består kun af PRJ_BANK »Forløbsbanken«"),
        ([projekt(indgaar_i="PF_ALT"), adhoc()], "består kun af ADH_DAGE »Forløbsdage«"),
        ([projekt(), adhoc()], ""),
        ([projekt(), driftsaendring()], ""),
        ([projekt(), projekt("PRJ_2")], ""),
        ([projekt(), program(tilstand="lukket")], ""),
    ],
    ids=["nothing", "a project", "an effort", "two", "two", "two projects", "closed"],
)
def test_ti01_a_programme_is_of_two_things(parts: list[Objekt], message: str) -> None:
    wanted = tip(
        program(),
        "TI01",
        f"PRG_SKOLE »Skoleprogrammet« {message}",
        "skriv ':indgaar_i: PRG_SKOLE' på det, der hører til, eller overvej, om et projekt er nok",
    )
    assert fund("TI01", *parts) == ((wanted,) if message else ())


TWO = [projekt("PRJ_2"), projekt("PRJ_3"), PORTFOLIO]
OWN = gevinst(hoerer_til="PRJ_BANK")
ACROSS = [
    gevinst(hoerer_til="PRJ_BANK", realiseres_i="ENH_SKOLER ENH_B ENH_C"),
    enhed("ENH_B"),
    enhed("ENH_C"),
]
LINKED = alone(afhaenger_af_tid="PRJ_2", afhaenger_af_indhold="PRJ_2 PRJ_3")


def test_ti01_a_project_with_two_signs_is_like_a_programme() -> None:
    (finding,) = fund("TI01", *TWO, LINKED, *ACROSS)
    assert (finding.severity, finding.object_id, finding.remedy) == (
        Severity.TIP,
        "PRJ_BANK",
        "overvej at gøre det til et program med egen styregruppe, og skriv programmet under "
        ":indgaar_i:",
    )
    assert messages(finding) == [
        "PRJ_BANK »Forløbsbanken« ligner et program: gevinsterne hentes i 3 forvaltninger, og "
        "det hænger sammen med 2 andre projekter"
    ]


def test_ti01_three_signs_are_said_together() -> None:
    (finding,) = fund("TI01", *TWO, LINKED, *ACROSS, adhoc())
    assert messages(finding) == [
        "PRJ_BANK »Forløbsbanken« ligner et program: gevinsterne hentes i 3 forvaltninger, "
        "det hænger sammen med 2 andre projekter, og gevinsterne kræver indsatser eller "
        "driftsændringer ved siden af"
    ]


@pytest.mark.parametrize(
    ("objects", "is_tip"),
    [
        ([LINKED, *ACROSS], True),
        ([alone(), *ACROSS, driftsaendring()], True),
        ([alone(), *ACROSS, adhoc()], True),
        ([LINKED, OWN, adhoc()], True),
        ([LINKED, OWN], False),
        ([alone(), *ACROSS], False),
        ([alone(), OWN, adhoc()], False),
        ([alone(afhaenger_af_tid="PRJ_2"), OWN, adhoc()], False),
        ([alone(afhaenger_af_tid="PRJ_2 PRJ_BANK"), OWN, adhoc()], False),
        (
            [
                alone(),
                OWN,
                adhoc(),
                *[projekt(f"PRJ_{n}", afhaenger_af_tid="PRJ_BANK") for n in (2, 3)],
            ],
            True,
        ),
        (
            [LINKED, gevinst(hoerer_til="PRJ_BANK", realiseres_i="ENH_SKOLER ENH_B"), *ACROSS[1:]],
            False,
        ),
        ([projekt(afhaenger_af_tid="PRJ_2 PRJ_3"), *ACROSS], False),
        ([alone(tilstand="lukket", afhaenger_af_tid="PRJ_2 PRJ_3"), *ACROSS], False),
    ],
    ids=[
        "linked and across",
        "across and changes",
        "across and efforts",
        "linked and efforts",
        "linked",
        "across",
        "efforts",
        "linked to one",
        "linked to itself",
        "others are linked to it",
        "two administrations",
        "in a programme",
        "closed",
    ],
)
def test_ti01_two_signs_are_asked_for(objects: list[Objekt], is_tip: bool) -> None:
    assert [finding.object_id for finding in fund("TI01", *TWO, *objects)] == (
        ["PRJ_BANK"] if is_tip else []
    )


# -- TI02 ---------------------------------------------------------------------------------------


def test_ti02_a_skill_that_is_needed_is_named() -> None:
    assert fund("TI02") == (
        tip(
            program(),
            "TI02",
            "PRG_SKOLE »Skoleprogrammet« får brug for digitalisering og mål og måling, men har det "
            "ikke blandt sine kompetencer",
            "find nogen, der kan det, og skriv digitalisering, maal under :kompetencer:",
        ),
    )


HELD = program(kompetencer=("maal", "digitalisering"))


@pytest.mark.parametrize(
    ("objects", "missing"),
    [
        ([HELD], ""),
        ([projekt(kompetencer=("maal", "digitalisering"))], ""),
        ([HELD, leverance(type="proces")], "forandring"),
        ([HELD, leverance(type="uddannelse")], "forandring"),
        ([HELD, leverance(type="aftale")], "kontrakt"),
        ([HELD, leverance(type="forudsaetning")], ""),
        ([HELD, projekt(handlemulighed="marked")], "udbud, kontrakt"),
        ([HELD, projekt(udloeser="udbud")], "udbud, kontrakt"),
        ([program(kompetencer=HELD.kompetencer, udloeser="genudbud")], "udbud, kontrakt"),
        ([program(kompetencer=("digitalisering",)), gevinst(hoerer_til="PRJ_ANDET")], ""),
        ([program(tilstand="lukket")], ""),
        ([projekt(udloeser="udbud")], "udbud, digitalisering, kontrakt, maal"),
        ([projekt(handlemulighed="marked")], "udbud, digitalisering, kontrakt, maal"),
    ],
)
def test_ti02_what_is_needed_follows_from_the_work(objects: list[Objekt], missing: str) -> None:
    remedies = [finding.remedy for finding in fund("TI02", *objects)]
    wanted = [f"find nogen, der kan det, og skriv {missing} under :kompetencer:"]
    assert remedies == (wanted if missing else [])


def test_ti02_a_project_alone_is_asked_too() -> None:
    found = fund("TI02", HELD, PORTFOLIO, alone(), gevinst(hoerer_til="PRJ_ANDET"))
    assert [(finding.object_id, finding.remedy) for finding in found] == [
        ("PRJ_BANK", "find nogen, der kan det, og skriv digitalisering under :kompetencer:")
    ]


# -- TI03 ---------------------------------------------------------------------------------------

MONEY = gevinst(gevinsttype="oekonomisk")


def test_ti03_only_money_is_a_tip() -> None:
    assert fund("TI03", MONEY) == (
        tip(
            program(),
            "TI03",
            "PRG_SKOLE »Skoleprogrammet« har kun økonomiske gevinster",
            "opret også en gevinst med ':hoerer_til: PRG_SKOLE' for det, borgere eller "
            "medarbejdere får ud af det",
        ),
    )


@pytest.mark.parametrize(
    ("objects", "tips"),
    [
        ([gevinst()], 0),
        ([MONEY, gevinst("GEV_2")], 0),
        ([MONEY, gevinst("GEV_2", status="bortfaldet")], 1),
        ([MONEY, gevinst("GEV_2", hoerer_til="PRJ_BANK")], 0),
        ([gevinst(hoerer_til="")], 0),
    ],
    ids=["time", "both", "the other dropped", "the other in a project", "none"],
)
def test_ti03_something_else_keeps_it(objects: list[Objekt], tips: int) -> None:
    assert len(fund("TI03", *objects)) == tips


# -- TI04 ---------------------------------------------------------------------------------------


def test_ti04_a_benefit_outside_the_owners_goals_is_a_tip() -> None:
    (finding,) = fund("TI04", program(fase="realisering"), gevinst(linjer=(("ledelsesmaal", 5),)))
    assert (finding.message, finding.remedy, finding.location) == (
        "GEV_TID »Kortere tid« står ikke i ejerens mål (fase: drift og realisering)",
        "skriv ':ledelsesmaal: ja' og :ledelsesmaal_aar:, når ejeren og chefen har aftalt det",
        Location("gevinst.md", 5),
    )


@pytest.mark.parametrize(
    ("kept", "vector"),
    [
        (gevinst(), "-/-/-/T/T"),
        (gevinst(ledelsesmaal=False), "-/-/-/T/T"),
        (gevinst(ledelsesmaal=True), "-/-/-/-/-"),
        (gevinst(status="bortfaldet"), "-/-/-/-/-"),
        (gevinst(status="ikke_realiseret"), "-/-/-/-/-"),
    ],
)
def test_ti04_only_in_execution_and_operation(kept: Objekt, vector: str) -> None:
    assert grader("TI04", kept) == vector


# -- TI05 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("titel", "efter", "hvad"),
    [
        ("Bedre svar", "", "»Bedre«"),
        ("Tid", "Mere tid til eleverne", "»Mere« i :efter:"),
        ("Øget trivsel", "Mere tid", "»Øget«"),
        ("Effektivisering", "", "»Effektivisering«"),
        ("Tid", "En optimeret gang", "»optimeret« i :efter:"),
        ("Forbedret svar og kommerciel drift", "30 minutter", ""),
    ],
)
def test_ti05_a_word_that_says_nothing(titel: str, efter: str, hvad: str) -> None:
    vague = gevinst(titel=titel, efter=efter, linjer=(("efter", 6),))
    sted = Location("gevinst.md", 6 if "efter" in hvad else 1)
    wanted = tip(
        vague,
        "TI05",
        f"GEV_TID »{titel}« siger {hvad}, men ingen indikator siger hvor meget og hvornår",
        "skriv :maalvaerdi:, :maaleenhed: og :maaldato: på IND_TID",
        location=sted,
    )
    assert fund("TI05", vague) == ((wanted,) if hvad else ())


@pytest.mark.parametrize(
    ("felter", "tips"),
    [
        ({"maalvaerdi": 0, "maaleenhed": "svar", "maaldato": om(10)}, 0),
        ({"maalvaerdi": 3, "maaleenhed": "svar", "loebende_maal": True}, 0),
        ({"maalvaerdi": 3, "maaleenhed": "svar"}, 1),
        ({"maalvaerdi": 3, "maaldato": om(10)}, 1),
        ({"maaleenhed": "svar", "maaldato": om(10)}, 1),
    ],
    ids=["all three", "all the time", "no date", "no unit", "no number"],
)
def test_ti05_an_exact_indicator_makes_up_for_it(felter: dict[str, Any], tips: int) -> None:
    assert len(fund("TI05", gevinst(titel="Bedre svar"), indikator(**felter))) == tips


def test_ti05_one_exact_indicator_is_enough() -> None:
    exact = indikator("IND_2", maalvaerdi=3, maaleenhed="svar", maaldato=om(10))
    assert fund("TI05", gevinst(titel="Bedre svar", maales_ved="IND_TID IND_2"), exact) == ()


def test_ti05_a_dropped_benefit_may_be_vague() -> None:
    assert fund("TI05", gevinst(titel="Bedre svar", status="bortfaldet")) == ()


# -- TI06 ---------------------------------------------------------------------------------------

IT = enhed("ENH_IT", "It og digitalisering", type="central_stab")
FROM_IT = medarbejder(ansat_i="ENH_IT")


def test_ti06_a_programme_led_from_it_is_a_tip() -> None:
    assert fund("TI06", IT, FROM_IT, program(linjer=(("programleder", 8),))) == (
        tip(
            program(),
            "TI06",
            "PRG_SKOLE »Skoleprogrammet« ledes af PER_LEDER »Projektlederen« fra ENH_IT »It og "
            "digitalisering«, men gevinsterne hentes i ENH_SKOLER »Skolerne«",
            "overvej en programchef eller programleder fra ENH_SKOLER, for eksempel PER_CHEF",
            location=Location("program.md", 8),
        ),
    )


@pytest.mark.parametrize(
    ("objects", "tips"),
    [
        ([IT], 0),
        ([IT, FROM_IT, program(tvaergaaende=True)], 0),
        ([IT, FROM_IT, gevinst(realiseres_i="ENH_IT")], 0),
        ([IT, FROM_IT, gevinst(realiseres_i="ENH_X"), enhed("ENH_X", overenhed="ENH_SKOLER")], 1),
        ([IT, FROM_IT, gevinst(realiseres_i="ENH_X"), enhed("ENH_X", type="center")], 0),
        (
            [
                IT,
                medarbejder(),
                program(programchef="PER_IT"),
                medarbejder("PER_IT", ansat_i="ENH_IT"),
            ],
            1,
        ),
        ([enhed("ENH_IT", "It"), FROM_IT], 1),
        ([enhed("ENH_IT", "Kvalitet og visitation"), FROM_IT], 0),
    ],
    ids=[
        "led from the field",
        "cross-cutting",
        "for it itself",
        "below a field",
        "outside the fields",
        "headed from it",
        "called it",
        "only sounds like it",
    ],
)
def test_ti06_it_helps_but_does_not_lead(objects: list[Objekt], tips: int) -> None:
    assert len(fund("TI06", *objects)) == tips


# -- TI07 ---------------------------------------------------------------------------------------

WITH = program(interessenter="INT_LAERERE")


EMNE = "i :emne:, hvad de inddrages i"
TIDSPUNKT = "i :tidspunkt:, hvornår de inddrages"


@pytest.mark.parametrize(
    ("felter", "mangler", "ret"),
    [
        ({}, "", ""),
        ({"emne": ""}, ":emne:", EMNE),
        ({"tidspunkt": ""}, ":tidspunkt:", TIDSPUNKT),
        ({"emne": "", "tidspunkt": ""}, ":emne: og :tidspunkt:", f"{EMNE}, og {TIDSPUNKT}"),
    ],
)
def test_ti07_a_stakeholder_knows_of_what_and_when(
    felter: dict[str, Any], mangler: str, ret: str
) -> None:
    wanted = tip(interessent(), "TI07", f"INT_LAERERE »Lærerne« mangler {mangler}", f"skriv {ret}")
    assert fund("TI07", WITH, interessent(**felter)) == ((wanted,) if mangler else ())


def test_ti07_a_stakeholder_of_no_programme_is_nobodys() -> None:
    assert fund("TI07", interessent(emne="")) == ()


# -- TI08 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("felter", "besked"),
    [
        ({"handlemulighed": "marked"}, ""),
        ({"handlemulighed": "tilpasning"}, ""),
        ({"handlemulighed": "egenudvikling"}, ""),
        ({"handlemulighed": "ingen"}, "har ingen handlemulighed, og der står ikke hvorfor"),
        ({}, "siger ikke, hvordan I får løsningen"),
        ({"handlemulighed": "ingen", "handlemulighed_note": "Loven bestemmer"}, ""),
        ({"handlemulighed_note": "Afgøres i august"}, ""),
        ({"tilstand": "lukket"}, ""),
    ],
)
def test_ti08_a_project_can_choose_or_says_why_not(felter: dict[str, Any], besked: str) -> None:
    wanted = tip(
        projekt(),
        "TI08",
        f"PRJ_BANK »Forløbsbanken« {besked}",
        "skriv :handlemulighed: (marked, tilpasning eller egenudvikling), eller forklar i "
        ":handlemulighed_note:",
    )
    assert fund("TI08", projekt(**felter)) == ((wanted,) if besked else ())
