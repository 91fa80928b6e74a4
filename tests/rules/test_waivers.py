"""UND: when a waiver holds, when it does not, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from byg import (
    TODAY,
    beslutning,
    direktoer,
    forum,
    fund,
    gevinst,
    haandbog,
    kommune,
    kun,
    om,
    person,
    program,
    projekt,
    regel,
    undtagelse,
)
from gevinst.model.finding import Finding, Severity
from gevinst.model.kommune import Undtagelse
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules.engine import run_rules
from gevinst.rules.rule import RULES, Breach, Case, Level, Waiver

OUTSIDE = forum(medlemmer="PER_LEDER")
"""The board without the owner: EJ02 is broken."""
NO_AUTHORITY = person(leder_af="")
"""The owner without a unit: EJ03 is broken, which only the portfolio forum may waive."""
LINES = (
    ("begrundelse", 4),
    ("godkendt_af", 8),
    ("objekt", 7),
    ("regel", 3),
    ("udloeber", 6),
)


def waiver(regel: str = "EJ02", **felter: object) -> Undtagelse:
    return undtagelse(regel, linjer=LINES, **felter)


def said(*objects: Objekt, profile: str = "standard") -> list[Finding]:
    """What is said about waivers."""
    found = run_rules(haandbog(*objects), TODAY, profile)
    return [finding for finding in found if finding.code.startswith("UND")]


def waived_by(code: str, *objects: Objekt) -> list[tuple[Severity, str]]:
    """Severity and waiver of what a rule finds."""
    found = run_rules(haandbog(*objects), TODAY)
    return [(finding.severity, finding.waived_by) for finding in found if finding.code == code]


def und(
    code: str,
    line: int,
    message: str,
    remedy: str,
    severity: Severity = Severity.FEJL,
    programmes: tuple[str, ...] = ("PRG_SKOLE",),
) -> Finding:
    return Finding(
        code,
        severity,
        Location("undtagelse.md", line),
        "UND_AFTALT",
        f"UND_AFTALT »Aftalt«: {message}",
        remedy,
        programmes,
    )


def refused(line: int, message: str, remedy: str) -> Finding:
    return und("UND01", line, f"undtagelsen gælder ikke: {message}", remedy)


BY_PROGRAMME = refused(
    8, "Skolechefen kan ikke give den", "lad programchefen eller en direktør godkende den"
)


def by_portfolio(hvem: str) -> Finding:
    return refused(
        8,
        f"{hvem} kan ikke give den alene; den skal besluttes i porteføljeforummet",
        "få en beslutning i et forum på direktionsniveau, skriv den under :besluttet_ved:, og lad "
        "en direktør stå som :godkendt_af:",
    )


def test_a_valid_waiver_sets_the_breach_aside_and_nothing_is_said_about_it() -> None:
    assert waived_by("EJ02", OUTSIDE, waiver()) == [(Severity.UNDTAGET, "UND_AFTALT")]
    assert said(OUTSIDE, waiver()) == []


def test_a_waiver_is_for_one_rule_and_one_object() -> None:
    other = gevinst("GEV_ANDEN", "En anden")
    assert waived_by("EJ02", OUTSIDE, other, waiver()) == [
        (Severity.FEJL, ""),
        (Severity.UNDTAGET, "UND_AFTALT"),
    ]
    not_approved = gevinst(godkendt_dato=None)
    assert waived_by("EJ07", OUTSIDE, not_approved, waiver()) == [(Severity.FEJL, "")]


def test_a_part_that_cannot_be_waived_is_found_all_the_same() -> None:
    def check(case: Case, objekt: Objekt) -> Iterator[Breach]:
        yield Breach("Det ene", "ret det")
        yield Breach("Det andet", "ret det", waivable=False)

    rule = regel("F/F/F/F/F", check, waiver=Waiver(Level.PROGRAMCHEF, 366, "Altid."))
    found = fund(rule, undtagelse("XX01"))
    assert [(f.message.split(" (")[0], f.severity) for f in found] == [
        ("Det andet", Severity.FEJL),
        ("Det ene", Severity.UNDTAGET),
    ]


def test_a_waiver_of_only_what_cannot_be_waived_is_refused() -> None:
    def check(case: Case, objekt: Objekt) -> Iterator[Breach]:
        yield Breach("Det andet", "ret det", waivable=False)

    rule = regel("F/F/F/F/F", check, waiver=Waiver(Level.PROGRAMCHEF, 366, "Altid."))
    breach, refusal = fund(rule, waiver("XX01"))
    assert (breach.code, breach.message.split(" (")[0], breach.remedy) == (
        "XX01",
        "Det andet",
        "ret det",
    )
    assert refusal == refused(
        3,
        "det, XX01 finder på GEV_TID, kan ikke undtages",
        "slet undtagelsen, og ret det, reglen finder",
    )


def test_each_of_several_waivers_is_refused() -> None:
    found = said(OUTSIDE, waiver("EJ2"), undtagelse("EJ07", "UND_ANDEN"))
    assert sorted((f.code, f.object_id) for f in found) == [
        ("UND01", "UND_AFTALT"),
        ("UND01", "UND_ANDEN"),
    ]


def test_a_waiver_of_one_day_holds_on_it() -> None:
    one_day = waiver(dato=TODAY, udloeber=TODAY)
    assert waived_by("EJ02", OUTSIDE, one_day) == [(Severity.UNDTAGET, "UND_AFTALT")]


def test_what_is_left_to_a_waived_rule_is_found() -> None:
    """EJ02 is silent about an owner that EJ03 finds wrong, but not where that is set aside."""
    without = person(leder_af="ENH_TOP", stillingsniveau="medarbejder")
    assert waived_by("EJ02", OUTSIDE, without) == []
    assert waived_by("EJ02", OUTSIDE, without, waiver("EJ03")) == [(Severity.FEJL, "")]


def test_every_breach_of_the_object_is_waived() -> None:
    several = gevinst(godkendt_dato=None)
    roles = program(programchef="PER_SENERE", programleder="PER_SENERE")
    vacant = person("PER_SENERE", "Senere", er_pladsholder=True)
    found = waived_by("EJ08", several, roles, vacant, waiver("EJ08", objekt="PRG_SKOLE"))
    assert found == [(Severity.UNDTAGET, "UND_AFTALT")] * 2


@pytest.mark.parametrize(
    ("objects", "expected"),
    [
        pytest.param(
            [OUTSIDE, waiver("EJ2")],
            [
                refused(
                    3,
                    "reglen »EJ2« findes ikke",
                    "mente du EJ02? Ellers skriv reglens kode, for eksempel EJ02",
                )
            ],
            id="unknown rule with a near one",
        ),
        pytest.param(
            [OUTSIDE, waiver("Alle")],
            [refused(3, "reglen »Alle« findes ikke", "skriv reglens kode, for eksempel EJ02")],
            id="unknown rule far from all",
        ),
        *(
            pytest.param(
                [OUTSIDE, waiver(code)],
                [
                    refused(
                        3,
                        f"{code} kan ikke undtages",
                        "slet undtagelsen, og ret det, reglen finder",
                    )
                ],
                id=f"a rule about waivers: {code}",
            )
            for code in ("UND01", "UND02", "UND03", "UND04", "UND05")
        ),
        pytest.param(
            [OUTSIDE, waiver("EJ07")],
            [
                refused(
                    3,
                    "EJ07 kan ikke undtages",
                    "slet undtagelsen, og ret det, reglen finder",
                )
            ],
            id="a rule that cannot be waived",
        ),
        pytest.param(
            [
                gevinst(gevinstansvarlig=""),
                program(fase="gennemfoerelse"),
                waiver("EJ01"),
            ],
            [
                refused(
                    3,
                    "EJ01 kan ikke undtages fra gennemførelse og frem, og PRG_SKOLE er i "
                    "gennemførelse",
                    "slet undtagelsen, og ret det, reglen finder",
                )
            ],
            id="too late, in execution",
        ),
        pytest.param(
            [gevinst(gevinstansvarlig=""), program(fase="realisering"), waiver("EJ01")],
            [
                refused(
                    3,
                    "EJ01 kan ikke undtages fra gennemførelse og frem, og PRG_SKOLE er i drift og "
                    "realisering",
                    "slet undtagelsen, og ret det, reglen finder",
                )
            ],
            id="too late, in operation",
        ),
        pytest.param(
            [OUTSIDE, waiver(begrundelse="x" * 39)],
            [
                refused(
                    4,
                    "begrundelsen er på 39 tegn",
                    "skriv mindst 40 tegn om, hvorfor reglen ikke kan holdes endnu",
                )
            ],
            id="a reason of 39 characters",
        ),
        pytest.param([OUTSIDE, waiver(begrundelse="x" * 40)], [], id="a reason of 40 characters"),
        pytest.param(
            [OUTSIDE, waiver(udloeber=om(-11))],
            [
                refused(6, "den udløber, før den begynder", "ret :dato: eller :udloeber:"),
                und(
                    "UND02",
                    6,
                    "undtagelsen udløb 4. juni 2026",
                    "ret det, reglen finder, og slet undtagelsen, eller få en ny",
                ),
            ],
            id="ends before it begins",
        ),
        pytest.param(
            [OUTSIDE, waiver(dato=om(-10), udloeber=om(357))],
            [
                refused(
                    6,
                    "den varer længere end de 366 dage, EJ02 højst kan undtages",
                    "sæt :udloeber: til senest 6. juni 2027",
                )
            ],
            id="a day too long for a year",
        ),
        pytest.param(
            [OUTSIDE, waiver(dato=om(-10), udloeber=om(356))], [], id="exactly a year and a day"
        ),
        pytest.param(
            [gevinst(gevinstansvarlig=""), waiver("EJ01", dato=om(-10), udloeber=om(51))],
            [
                refused(
                    6,
                    "den varer længere end de 60 dage, EJ01 højst kan undtages",
                    "sæt :udloeber: til senest 4. august 2026",
                )
            ],
            id="61 days where 60 are allowed",
        ),
        pytest.param(
            [gevinst(gevinstansvarlig=""), waiver("EJ01", dato=om(-10), udloeber=om(50))],
            [],
            id="60 days where 60 are allowed",
        ),
        pytest.param(
            [OUTSIDE, waiver(objekt="PRG_SKOLE")],
            [refused(7, "EJ02 ser ikke på program", "peg på det objekt, reglen finder noget på")],
            id="an object the rule does not look at",
        ),
        pytest.param(
            [OUTSIDE, waiver("EJ2", begrundelse="Kort")],
            [
                refused(
                    3,
                    "reglen »EJ2« findes ikke",
                    "mente du EJ02? Ellers skriv reglens kode, for eksempel EJ02",
                ),
                refused(
                    4,
                    "begrundelsen er på 4 tegn",
                    "skriv mindst 40 tegn om, hvorfor reglen ikke kan holdes endnu",
                ),
            ],
            id="everything wrong at once",
        ),
    ],
)
def test_what_is_wrong_with_a_waiver_is_said_where_it_is_written(
    objects: list[Objekt], expected: list[Finding]
) -> None:
    assert said(*objects) == expected


@pytest.mark.parametrize(
    ("objects", "expected"),
    [
        pytest.param([waiver(godkendt_af="PER_CHEF")], [BY_PROGRAMME], id="a head"),
        pytest.param(
            [
                waiver(godkendt_af="PER_CHEF"),
                projekt(projektleder="PER_CHEF"),
                program(programleder="PER_CHEF"),
            ],
            [BY_PROGRAMME],
            id="the head who leads the programme day by day",
        ),
        pytest.param(
            [
                waiver(godkendt_af="PER_CHEF"),
                program(programchef="", tvaergaaende=True),
                program("PRG_ANDET", "Et andet", programchef="PER_CHEF"),
            ],
            [BY_PROGRAMME],
            id="the head of another programme",
        ),
        pytest.param(
            [waiver(godkendt_af="PER_CHEF"), program(programchef="PER_CHEF")],
            [],
            id="the head of the programme",
        ),
        pytest.param(
            [waiver(godkendt_af="PER_CHEF PER_DIREKTOER")], [], id="a head and a director"
        ),
        pytest.param([waiver(besluttet_ved="")], [], id="a director without a decision"),
        pytest.param(
            [
                waiver(godkendt_af="PER_CHEF"),
                person(i_chefgruppe=True),
                kommune(ledelsesform="chefgruppe"),
            ],
            [],
            id="a head where heads govern",
        ),
        pytest.param(
            [
                waiver(godkendt_af="PER_CHEF"),
                person(i_chefgruppe=False),
                kommune(ledelsesform="chefgruppe"),
            ],
            [BY_PROGRAMME],
            id="a head without a seat where heads govern",
        ),
    ],
)
def test_the_head_of_the_programme_or_a_director_gives_a_light_waiver(
    objects: list[Objekt], expected: list[Finding]
) -> None:
    assert said(OUTSIDE, *objects) == expected


@pytest.mark.parametrize(
    ("objects", "expected"),
    [
        pytest.param([waiver("EJ03")], [], id="a director and a decision of the board"),
        pytest.param(
            [waiver("EJ03", besluttet_ved="")],
            [by_portfolio("Direktøren")],
            id="a director without a decision",
        ),
        pytest.param(
            [waiver("EJ03"), beslutning(truffet_af="FRM_SG")],
            [by_portfolio("Direktøren")],
            id="a decision of a lower forum",
        ),
        pytest.param(
            [waiver("EJ03", besluttet_ved="BES_LAV BES_GEVINST")],
            [],
            id="one decision of the board among others",
        ),
        pytest.param(
            [waiver("EJ03", godkendt_af="PER_LEDER"), program(programchef="PER_LEDER")],
            [by_portfolio("Projektlederen")],
            id="the head of the programme with a decision of the board",
        ),
        pytest.param(
            [waiver("EJ03", godkendt_af="PER_LEDER PER_DIREKTOER")],
            [],
            id="a director among others",
        ),
    ],
)
def test_a_director_and_a_decision_of_the_board_give_a_heavy_waiver(
    objects: list[Objekt], expected: list[Finding]
) -> None:
    lower = beslutning("BES_LAV", "Lavere", truffet_af="FRM_SG")
    assert said(NO_AUTHORITY, lower, *objects) == expected


@pytest.mark.parametrize(
    "wrong",
    [
        waiver(begrundelse="Kort"),
        waiver(godkendt_af="PER_CHEF"),
        waiver(udloeber=om(1000)),
        waiver(udloeber=om(-1)),
        waiver(udloeber=None),
        waiver(dato=None),
        waiver(dato=om(1)),
        waiver(begrundelse=""),
        waiver(godkendt_af=""),
        waiver(godkendt_af="PER_UKENDT"),
        waiver(godkendt_af="FRM_DIREKTION"),
        waiver(regel=""),
        waiver(objekt=""),
    ],
    ids=[
        "short reason",
        "approver without the right",
        "too long",
        "expired",
        "no end",
        "no beginning",
        "begins tomorrow",
        "no reason",
        "no approver",
        "an approver who does not exist",
        "an approver who is no post",
        "no rule",
        "no object",
    ],
)
def test_a_waiver_that_does_not_hold_waives_nothing(wrong: Objekt) -> None:
    assert waived_by("EJ02", OUTSIDE, wrong) == [(Severity.FEJL, "")]


def test_a_waiver_holds_from_its_first_day() -> None:
    assert waived_by("EJ02", OUTSIDE, waiver(dato=TODAY)) == [(Severity.UNDTAGET, "UND_AFTALT")]


EXPIRED = und(
    "UND02",
    6,
    "undtagelsen udløb 14. juni 2026",
    "ret det, reglen finder, og slet undtagelsen, eller få en ny",
)


def expires(day: str) -> Finding:
    return und(
        "UND03",
        6,
        f"undtagelsen udløber {day}",
        "ret det, EJ02 finder på GEV_TID, inden da",
        Severity.ADVARSEL,
    )


@pytest.mark.parametrize(
    ("days", "severity", "expected"),
    [
        (-1, Severity.FEJL, [EXPIRED]),
        (0, Severity.UNDTAGET, [expires("15. juni 2026")]),
        (1, Severity.UNDTAGET, [expires("16. juni 2026")]),
        (30, Severity.UNDTAGET, [expires("15. juli 2026")]),
        (31, Severity.UNDTAGET, []),
    ],
    ids=["yesterday", "today", "tomorrow", "in 30 days", "in 31 days"],
)
def test_a_waiver_holds_to_its_last_day_and_warns_for_thirty_days(
    days: int, severity: Severity, expected: list[Finding]
) -> None:
    objects = (OUTSIDE, waiver(udloeber=om(days)))
    assert [found for found, _ in waived_by("EJ02", *objects)] == [severity]
    assert said(*objects) == expected


UNUSED = und(
    "UND04",
    1,
    "undtagelsen rammer ikke længere noget: GEV_TID overholder EJ02",
    "slet undtagelsen",
    Severity.ADVARSEL,
)


def test_a_waiver_that_nothing_needs_is_said() -> None:
    assert said(waiver()) == [UNUSED]


def test_a_waiver_is_not_unused_when_the_rule_is_not_run() -> None:
    assert said(waiver(), profile="start") == []


def test_a_waiver_is_not_unused_when_the_breach_is_off_in_the_phase() -> None:
    assert said(OUTSIDE, waiver(), program(fase="initiering")) == []


def test_nothing_is_said_about_a_waiver_of_what_does_not_exist() -> None:
    # IN08 says that the link is dead.
    assert said(waiver(objekt="GEV_UKENDT")) == []


def many(count: int, **felter: object) -> list[Objekt]:
    """So many benefits of the programme, each with a waiver from EJ02."""
    benefits = [gevinst(f"GEV_{number}", f"Nr. {number}") for number in range(count)]
    waivers = [
        undtagelse("EJ02", f"UND_{number}", objekt=f"GEV_{number}", **felter)
        for number in range(count)
    ]
    return [*benefits, *waivers]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (5, []),
        (
            6,
            [
                Finding(
                    "UND05",
                    Severity.ADVARSEL,
                    Location("program.md", 1),
                    "PRG_SKOLE",
                    "PRG_SKOLE »Skoleprogrammet« har 6 undtagelser, der gælder nu",
                    "ret nogle af bruddene, så der højst er 5, eller tag programmet op i "
                    "porteføljeforummet",
                    ("PRG_SKOLE",),
                )
            ],
        ),
    ],
)
def test_a_programme_with_more_than_five_waivers_is_said(
    count: int, expected: list[Finding]
) -> None:
    assert said(OUTSIDE, *many(count)) == expected


@pytest.mark.parametrize(
    "felter",
    [{"begrundelse": "Kort"}, {"udloeber": om(-1)}, {"dato": om(1)}],
    ids=["invalid", "expired", "not begun"],
)
def test_only_waivers_that_hold_are_counted(felter: dict[str, object]) -> None:
    assert "UND05" not in [finding.code for finding in said(OUTSIDE, *many(6, **felter))]


def test_waivers_are_counted_for_each_programme() -> None:
    other = program("PRG_ANDET", "Et andet")
    moved = gevinst("GEV_0", "Nr. 0", hoerer_til="PRG_ANDET")
    assert said(OUTSIDE, *many(6), other, moved) == []


def test_the_waivers_are_run_in_every_profile() -> None:
    (finding,) = said(waiver("EJ2"), profile="start")
    assert finding.code == "UND01"


@pytest.mark.parametrize("dato", [date.min, date.max], ids=["the first day", "the last day"])
def test_a_waiver_with_any_date_that_can_be_written_is_read(dato: date) -> None:
    found = said(OUTSIDE, waiver(dato=dato, udloeber=date.max))
    assert {finding.code for finding in found} <= {"UND01"}


def test_of_two_waivers_the_same_one_counts_whatever_the_order_of_the_pages() -> None:
    both = [undtagelse("EJ02", "UND_A"), undtagelse("EJ02", "UND_B", udloeber=om(20))]
    objects = haandbog(OUTSIDE, direktoer(), *both).objects
    assert run_rules(kun(*objects), TODAY) == run_rules(kun(*reversed(objects)), TODAY)


def test_how_long_each_rule_can_be_waived_by_whom_and_until_when() -> None:
    chief, forum = Level.PROGRAMCHEF, Level.PORTEFOELJEFORUM
    assert {
        code: (rule.waiver.by, rule.waiver.days, rule.waiver.not_from)
        for code, rule in RULES.items()
        if rule.waiver
    } == {
        "EJ01": (chief, 60, "gennemfoerelse"),
        "EJ02": (chief, 366, ""),
        "EJ03": (forum, 366, ""),
        "EJ04": (forum, 366, ""),
        "EJ05": (forum, 366, ""),
        "EJ06": (chief, 366, ""),
        "EJ08": (chief, 60, ""),
        "FA05": (forum, 366, ""),
        "MA01": (forum, 184, ""),
        "MA05": (chief, 366, ""),
        "MA06": (chief, 366, ""),
        "OR01": (forum, 366, ""),
        "OR04": (chief, 366, ""),
        "OR06": (chief, 90, ""),
        "RE03": (chief, 90, ""),
        "SC02": (chief, 184, ""),
        "SC03": (chief, 366, "planlaegning"),
        "SC07": (forum, 92, ""),
    }
