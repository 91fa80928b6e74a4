"""MA: what the programme wants is written so that somebody else can measure it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from byg import (
    TODAY,
    by_phase,
    effekt,
    enhed,
    full,
    fund,
    gevinst,
    grader,
    haandbog,
    indikator,
    kommune,
    kriterium,
    kun,
    leverance,
    messages,
    nulpunkt,
    om,
    on,
    person,
    program,
    projekt,
    undtagelse,
)
from gevinst.model.finding import Finding, Severity
from gevinst.model.kommune import Indikator, Program
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules.engine import run_rules
from gevinst.rules.ma import has_criterion, has_early_indicator
from gevinst.rules.maaling import (
    Reading,
    deviation,
    expected,
    is_reached,
    months_after,
    readings,
    shown,
)
from gevinst.rules.organisation import benefits_of
from gevinst.rules.rule import RULES, Case

D = Decimal


# -- measurements -------------------------------------------------------------------------------


def case(*objects: Objekt, **felter: Any) -> Case:
    return Case(kun(*objects), TODAY, kommune(**felter))


@pytest.mark.parametrize(
    ("retning", "value", "reached"),
    [
        ("op", "30", True),
        ("op", "29.9", False),
        ("ned", "30", True),
        ("ned", "30.1", False),
        ("hold", "25.5", True),
        ("hold", "34.5", True),
        ("hold", "25.4", False),
        ("hold", "34.6", False),
        ("", "30", False),
    ],
)
def test_a_target_is_reached_in_its_direction(retning: str, value: str, reached: bool) -> None:
    assert is_reached(case(), full(retning=retning), D(value)) is reached


def test_the_tolerance_is_the_indicators_own_before_the_municipalitys() -> None:
    held = full(retning="hold", tolerance=0)
    assert not is_reached(case(), held, D(31))
    assert is_reached(case(tolerance_pct=4), full(retning="hold"), D(31))
    assert not is_reached(case(tolerance_pct=3), full(retning="hold"), D(31))


def test_without_a_target_nothing_is_reached() -> None:
    assert not is_reached(case(), full(maalvaerdi=None), D(0))


def test_a_target_of_zero_that_is_held_is_held_only_by_zero() -> None:
    held = full(retning="hold", maalvaerdi=0)
    assert is_reached(case(), held, D(0))
    assert not is_reached(case(), held, D("0.1"))


COURSE = ((om(-20), D(40)), (om(-10), D(38)), (om(0), D(30)))


@pytest.mark.parametrize(
    ("day", "value"),
    [(-21, None), (-20, 40), (-15, 39), (-10, 38), (-5, 34), (0, 30), (5, 30)],
    ids=["before", "first point", "between", "on a point", "between", "last point", "after"],
)
def test_the_expected_is_straight_between_the_points(day: int, value: int | None) -> None:
    one = full(forventet_forloeb=COURSE, maaldato=om(0))
    wanted = None if value is None else D(value)
    assert expected(case(one), one, om(day)) == wanted


def test_points_in_any_order_and_twice_are_read() -> None:
    one = full(forventet_forloeb=(*COURSE[::-1], COURSE[0]), maaldato=None)
    assert expected(case(one), one, om(-15)) == D(39)


def test_the_target_is_the_last_point_when_its_day_is_later() -> None:
    one = full(forventet_forloeb=((om(0), D(40)),), maaldato=om(10))
    assert expected(case(one), one, om(5)) == D(35)


def test_what_is_written_in_the_course_goes_before_the_target() -> None:
    one = full(forventet_forloeb=COURSE, maaldato=om(0), maalvaerdi=20)
    assert expected(case(one), one, om(0)) == D(30)
    one = full(forventet_forloeb=COURSE, maaldato=om(-5), maalvaerdi=20)
    assert expected(case(one), one, om(-5)) == D(34)


def test_without_a_course_the_way_goes_from_the_baseline_to_the_target() -> None:
    one = full(maaldato=om(0))
    base = nulpunkt(dato=om(-30), vaerdi=45)
    book = case(one, base, nulpunkt("MLG_SENERE", type="forloeb", dato=om(-5), vaerdi=1))
    assert expected(book, one, om(-10)) == D(35)
    assert expected(book, one, om(-31)) is None


@pytest.mark.parametrize(
    ("felter", "value"),
    [
        ({"maaldato": om(0)}, 30),
        ({"maaldato": om(1)}, None),
        ({"maaldato": None}, None),
        ({"maalvaerdi": None}, None),
        ({"maaldato": None, "loebende_maal": True}, 30),
        ({"maaldato": None, "maalvaerdi": None, "loebende_maal": True}, None),
    ],
    ids=["on its day", "before its day", "no day", "no target", "running", "running, no target"],
)
def test_without_a_course_and_a_baseline(felter: dict[str, Any], value: int | None) -> None:
    one = full(**felter)
    assert expected(case(one), one, om(0)) == (None if value is None else D(value))


def off(one: Indikator, value: str, *objects: Objekt) -> Decimal | None:
    taken = nulpunkt(type="forloeb", dato=om(-20), vaerdi=D(value))
    return deviation(case(one, *objects), one, Reading(taken, om(-20), D(value)))


@pytest.mark.parametrize(
    ("retning", "value", "per_cent"),
    [
        ("ned", "44", 10),
        ("ned", "36", 0),
        ("op", "36", 10),
        ("op", "44", 0),
        ("hold", "44", 10),
        ("hold", "36", 10),
        ("", "36", None),
    ],
)
def test_a_deviation_is_counted_the_wrong_way_only(
    retning: str, value: str, per_cent: int | None
) -> None:
    wanted = None if per_cent is None else D(per_cent)
    assert off(full(retning=retning, forventet_forloeb=COURSE), value) == wanted


@pytest.mark.parametrize(
    ("target", "value", "per_cent"),
    [("30", "3", "10"), ("0", "3", "100"), ("0", "0", "0")],
    ids=["against the target", "against nothing", "no miss"],
)
def test_where_zero_was_expected(target: str, value: str, per_cent: str) -> None:
    one = full(forventet_forloeb=((om(-20), D(0)),), maalvaerdi=D(target))
    assert off(one, value) == D(per_cent)


def test_readings_have_a_day_a_value_and_are_not_in_the_future() -> None:
    one = full()
    book = case(
        one,
        nulpunkt("MLG_B", dato=om(0)),
        nulpunkt("MLG_A", dato=om(-1)),
        nulpunkt("MLG_C", dato=om(1)),
        nulpunkt("MLG_D", dato=None),
        nulpunkt("MLG_E", vaerdi=None),
    )
    assert [reading.maaling.id for reading in readings(book, one)] == ["MLG_A", "MLG_B"]


@pytest.mark.parametrize(
    ("day", "months", "expected_day"),
    [
        (date(2025, 12, 31), 6, date(2026, 6, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 6, 15), -12, date(2025, 6, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(9999, 12, 1), 6, date.max),
        (date(1, 1, 1), -12, date.min),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, expected_day: date) -> None:
    assert months_after(day, months) == expected_day


@pytest.mark.parametrize(
    ("value", "text"),
    [("1.10", "1,10"), ("36000", "36.000"), ("38.333333", "38,33"), ("38.0000", "38")],
)
def test_a_number_is_shown_as_written_or_with_few_decimals(value: str, text: str) -> None:
    assert shown(D(value)) == text


# -- MA01 ---------------------------------------------------------------------------------------

AIMED = program(sigter_mod="EFF_LAERING")
EARLY = indikator("IND_TEGN", "Et tidligt tegn", type="tidlig", varsler="EFF_LAERING")
NO_EFFECT = on(
    program(),
    "MA01",
    "PRG_SKOLE »Skoleprogrammet« sigter ikke mod nogen effekt",
    "tilføj en linje ':sigter_mod: EFF_…' med det, programmet skal ende med",
)
NO_CRITERION = on(
    program(),
    "MA01",
    "PRG_SKOLE »Skoleprogrammet« har ikke noget succeskriterium",
    "opret et succeskriterium med ':succeskriterium_for: PRG_SKOLE'",
)
NO_SIGN = on(
    program(),
    "MA01",
    "PRG_SKOLE »Skoleprogrammet« har ikke nogen tidlig indikator",
    "opret en indikator med ':type: tidlig', og skriv under :varsler:, hvilken effekt den varsler, "
    "for eksempel EFF_LAERING",
)


@pytest.mark.parametrize(
    ("objects", "found"),
    [
        ([AIMED, effekt(), EARLY], (NO_CRITERION,)),
        ([AIMED, effekt(), kriterium()], (NO_SIGN,)),
        ([AIMED, effekt()], (NO_SIGN, NO_CRITERION)),
        ([], (NO_CRITERION, NO_EFFECT)),
        ([AIMED, effekt(), EARLY, kriterium()], ()),
        ([program(sigter_mod="EFF_DOED"), kriterium(efterproeves_ved="IND_TEGN"), EARLY], ()),
    ],
    ids=[
        "no criterion",
        "no sign",
        "neither",
        "nothing: the effect comes first",
        "all",
        "dead effect: IN08 says so",
    ],
)
def test_ma01_names_what_is_missing(objects: list[Objekt], found: tuple[Finding, ...]) -> None:
    assert fund("MA01", *objects) == found


@pytest.mark.parametrize(
    "objects",
    [
        [EARLY],
        [effekt(maales_ved="IND_TID"), indikator(type="tidlig")],
        [indikator(type="tidlig")],
        [
            gevinst(hoerer_til="PRJ_BANK", maales_ved="IND_ANDEN"),
            indikator("IND_ANDEN", type="tidlig"),
        ],
        [kriterium("SUC_2", efterproeves_ved="IND_TEGN"), indikator("IND_TEGN", type="tidlig")],
        [
            kriterium("SUC_2", succeskriterium_for="PRJ_BANK", efterproeves_ved="IND_TEGN"),
            indikator("IND_TEGN", type="tidlig"),
        ],
    ],
    ids=["warns of effect", "effect", "benefit", "project's benefit", "criterion", "project's"],
)
def test_ma01_an_early_indicator_belongs_in_many_ways(objects: list[Objekt]) -> None:
    assert fund("MA01", AIMED, effekt(), kriterium(), *objects) == ()


def test_ma01_an_early_indicator_of_another_effect_does_not_count() -> None:
    other = indikator("IND_TEGN", type="tidlig", varsler="EFF_ANDEN")
    found = fund("MA01", AIMED, effekt(), effekt("EFF_ANDEN"), kriterium(), other)
    assert found == (NO_SIGN,)


def test_ma01_each_part_has_its_own_severities() -> None:
    without_effect = [EARLY, effekt(maales_ved="IND_TEGN"), kriterium(efterproeves_ved="IND_TEGN")]
    assert grader("MA01", *without_effect) == "A/F/F/F/F"

    def aimed(fase: str) -> list[Objekt]:
        return [program(fase=fase, sigter_mod="EFF_LAERING"), effekt(), kriterium()]

    assert by_phase("MA01", aimed) == "-/A/F/F/F"


@pytest.mark.parametrize(
    ("klar_til", "severity"),
    [("", Severity.ADVARSEL), ("planlaegning", Severity.FEJL), ("gennemfoerelse", "advarsel")],
)
def test_ma01_a_missing_sign_is_firm_when_the_programme_is_ready(
    klar_til: str, severity: Severity | str
) -> None:
    ready = program(fase="definition", klar_til=klar_til, sigter_mod="EFF_LAERING")
    (finding,) = fund("MA01", ready, effekt(), kriterium())
    assert finding.severity is Severity(severity)


def test_ma01_can_be_waived_for_half_a_year() -> None:
    waiver = undtagelse("MA01", objekt="PRG_SKOLE", dato=om(-1), udloeber=om(183))
    (finding,) = fund("MA01", AIMED, effekt(), kriterium(), waiver)
    assert (finding.severity, finding.waived_by) == (Severity.UNDTAGET, "UND_AFTALT")
    longer = undtagelse("MA01", objekt="PRG_SKOLE", dato=om(-1), udloeber=om(184))
    found = fund("MA01", AIMED, effekt(), kriterium(), longer)
    assert [finding.code for finding in found] == ["MA01", "UND01"]


# -- MA02 ---------------------------------------------------------------------------------------

UNMEASURED = gevinst(maales_ved="")
NOT_MEASURED = on(
    UNMEASURED,
    "MA02",
    "GEV_TID »Kortere tid« måles ikke ved nogen indikator",
    "tilføj en linje ':maales_ved: IND_…' med et tal, I har i forvejen, eller opret en indikator",
)


def test_ma02_a_benefit_without_an_indicator_breaks_it() -> None:
    assert fund("MA02", UNMEASURED) == (NOT_MEASURED,)
    assert grader("MA02", UNMEASURED) == "-/A/F/F/F"


@pytest.mark.parametrize(
    "kept", [gevinst(), gevinst(maales_ved="IND_DOED"), gevinst(maales_ved="", status="bortfaldet")]
)
def test_ma02_an_indicator_keeps_it(kept: Objekt) -> None:
    assert fund("MA02", kept) == ()


@pytest.mark.parametrize("code", ["MA02", "MA03", "MA04"])
def test_they_cannot_be_waived(code: str) -> None:
    found = fund(code, undtagelse(code))
    assert f"UND_AFTALT »Aftalt«: undtagelsen gælder ikke: {code} kan ikke undtages" in messages(
        *found
    )
    assert RULES[code].no_waiver


# -- MA03 ---------------------------------------------------------------------------------------

IN_USE = leverance(idriftsat=om(-100))
RET_MA03 = (
    "registrér en måling af IND_TID med ':type: nulpunkt'. Er det for sent, så regn tallet ud "
    "bagefter, og skriv ':metode: rekonstrueret' og :metodebeskrivelse:"
)
NO_BASELINE = on(
    gevinst(),
    "MA03",
    "GEV_TID »Kortere tid« har ingen nulpunktsmåling",
    RET_MA03,
    severity=Severity.ADVARSEL,
)
TOO_LATE = (
    "GEV_TID »Kortere tid« har ingen nulpunktsmåling før 7. marts 2026, hvor LEV_BANK »Banken« "
    "kom i drift"
)


def test_ma03_a_benefit_without_a_baseline_breaks_it() -> None:
    assert fund("MA03") == (NO_BASELINE,)
    assert grader("MA03") == "-/T/A/F/F"


@pytest.mark.parametrize(
    ("objects", "found"),
    [
        ([nulpunkt(dato=om(-101)), IN_USE], []),
        ([nulpunkt(dato=om(-100)), IN_USE], [TOO_LATE]),
        ([nulpunkt(dato=om(-101), type="forloeb"), IN_USE], [TOO_LATE]),
        ([nulpunkt(dato=om(-101)), IN_USE, gevinst(realisering_fra=om(-200))], []),
        (
            [nulpunkt(dato=om(-100)), gevinst(realisering_fra=om(-100))],
            [
                "GEV_TID »Kortere tid« har ingen nulpunktsmåling før 7. marts 2026, hvor I "
                "begynder at hente den"
            ],
        ),
        ([nulpunkt(dato=om(-101)), gevinst(realisering_fra=om(-100))], []),
        ([nulpunkt(dato=om(0))], []),
        ([nulpunkt(dato=om(1))], ["GEV_TID »Kortere tid« har ingen nulpunktsmåling"]),
        ([nulpunkt(dato=None)], []),
        ([nulpunkt(dato=om(-101)), gevinst(maales_ved="IND_2 IND_TID"), indikator("IND_2")], []),
        ([gevinst(maales_ved="")], []),
        ([gevinst(maales_ved="IND_DOED")], []),
        ([gevinst(status="bortfaldet")], []),
    ],
    ids=[
        "the day before",
        "on the day",
        "not a baseline",
        "in use comes before the plan",
        "on the first day of the plan",
        "before the plan",
        "today, nothing planned",
        "tomorrow",
        "no date: IN06 says so",
        "one of two indicators",
        "no indicator: MA02 says so",
        "dead indicator: IN08 says so",
        "dropped",
    ],
)
def test_ma03_the_baseline_is_from_before_things_changed(
    objects: list[Objekt], found: list[str]
) -> None:
    assert messages(*fund("MA03", *objects)) == found


def test_ma03_the_first_deliverable_in_use_counts() -> None:
    second = leverance("LEV_ANDEN", "Den anden", idriftsat=om(-120))
    (finding,) = fund("MA03", IN_USE, second, nulpunkt(dato=om(-110)))
    assert (finding.message, finding.remedy) == (
        "GEV_TID »Kortere tid« har ingen nulpunktsmåling før 15. februar 2026, hvor LEV_ANDEN "
        "»Den anden« kom i drift (fase: planlægning)",
        "registrér en måling af IND_TID med ':type: nulpunkt' og en :dato: før 2026-02-15. Er det "
        "for sent, så regn tallet ud bagefter, og skriv ':metode: rekonstrueret' og "
        ":metodebeskrivelse:",
    )


@pytest.mark.parametrize(
    ("metode", "hvordan"), [("rekonstrueret", "rekonstrueret"), ("skoennet", "skønnet")]
)
def test_ma03_a_baseline_found_afterwards_is_a_tip_when_the_method_is_told(
    metode: str, hvordan: str
) -> None:
    told = nulpunkt(metode=metode, metodebeskrivelse="Talt i journalen", linjer=(("metode", 7),))
    assert fund("MA03", told) == (
        on(
            gevinst(),
            "MA03",
            f"GEV_TID »Kortere tid«: nulpunktet MLG_TID er {hvordan} og ikke målt",
            "sig det, hver gang I viser tallet frem, så ingen tror, at det er målt",
            severity=Severity.TIP,
            location=Location("maaling.md", 7),
        ),
    )
    assert grader("MA03", told) == "-/T/T/T/T"
    assert fund("MA03", told, nulpunkt("MLG_MAALT")) == ()


def test_ma03_a_baseline_found_afterwards_without_a_method_breaks_it() -> None:
    untold = nulpunkt(metode="rekonstrueret")
    assert fund("MA03", untold) == (
        on(
            gevinst(),
            "MA03",
            "GEV_TID »Kortere tid«: nulpunktet MLG_TID er rekonstrueret, men der står ikke hvordan",
            "skriv i :metodebeskrivelse: på MLG_TID, hvordan tallet er fundet",
            severity=Severity.ADVARSEL,
            location=Location("maaling.md", 1),
        ),
    )
    assert grader("MA03", untold) == "-/T/A/F/F"


# -- MA04 ---------------------------------------------------------------------------------------


def test_ma04_a_full_indicator_keeps_it() -> None:
    assert fund("MA04", full()) == ()


@pytest.mark.parametrize(
    ("felt", "empty"),
    [
        ("maaleenhed", ""),
        ("retning", ""),
        ("maalvaerdi", None),
        ("datakilde", ""),
        ("frekvens", ""),
        ("maaleansvarlig", ""),
    ],
)
def test_ma04_each_field_must_be_there(felt: str, empty: object) -> None:
    lacking = full(**{felt: empty})
    assert fund("MA04", lacking) == (
        on(
            lacking,
            "MA04",
            f"IND_TID »Tid pr. forløb« mangler :{felt}:",
            f"udfyld :{felt}:, så en anden kan finde det samme tal",
        ),
    )
    assert grader("MA04", lacking) == "-/T/F/F/F"


def test_ma04_what_is_missing_is_said_in_one_finding() -> None:
    (finding,) = fund("MA04", full(maaldato=None, datakilde=""))
    assert (finding.message, finding.remedy) == (
        "IND_TID »Tid pr. forløb« mangler :maaldato: og :datakilde: (fase: planlægning)",
        "udfyld :maaldato: og :datakilde:, så en anden kan finde det samme tal. Gælder målet hele "
        "tiden, så skriv ':loebende_maal: ja' i stedet for datoen",
    )


@pytest.mark.parametrize(
    ("kept", "is_kept"),
    [
        (full(maaldato=None, loebende_maal=True), True),
        (full(maaldato=None, loebende_maal=False), False),
        (full(maalvaerdi=0), True),
        (full(skala="kvalitativ"), True),
        (full(skala="kvalitativ", maalvaerdi=None), False),
        (full(maaleansvarlig="PER_DOED"), True),
    ],
)
def test_ma04_what_is_asked_of_whom(kept: Objekt, is_kept: bool) -> None:
    assert (fund("MA04", kept) == ()) is is_kept


def test_ma04_one_measures() -> None:
    two = full(maaleansvarlig="PER_MAALER PER_CHEF", linjer=(("maaleansvarlig", 9),))
    assert fund("MA04", two, person()) == (
        on(
            two,
            "MA04",
            "IND_TID »Tid pr. forløb« har 2 måleansvarlige: PER_MAALER og PER_CHEF",
            "behold én under :maaleansvarlig:",
            location=Location("indikator.md", 9),
        ),
    )


# -- MA05 ---------------------------------------------------------------------------------------


def penge(**felter: Any) -> Any:
    standard = {
        "gevinsttype": "oekonomisk",
        "beloeb_aar": 100_000,
        "prisniveau": "2026",
        "budgetaar": ("2027",),
        "budgetvirkning": "indregnet",
    }
    return gevinst(**{**standard, **felter})


@pytest.mark.parametrize(
    "kept",
    [
        penge(),
        penge(budgetvirkning="undgaaet_udgift"),
        penge(beloeb_aar=0),
        penge(budgetvirkning="frigjort_til_kerneopgave", anvendelse="x" * 20),
        penge(prisniveau="", status="bortfaldet"),
        gevinst(),
        penge(budgetvirkning="ikke_besluttet"),
    ],
    ids=["all", "avoided", "zero", "20 characters", "dropped", "not money", "undecided in plan"],
)
def test_ma05_a_benefit_handled_in_the_budget_keeps_it(kept: Objekt) -> None:
    assert fund("MA05", kept) == ()


def test_ma05_what_is_missing_is_said_in_one_finding() -> None:
    lacking = penge(beloeb_aar=None, prisniveau="", budgetaar=(), budgetvirkning="")
    mangler = ":beloeb_aar:, :prisniveau:, :budgetaar: og :budgetvirkning:"
    assert fund("MA05", lacking) == (
        on(
            lacking,
            "MA05",
            f"GEV_TID »Kortere tid« er økonomisk, men mangler {mangler}",
            f"udfyld {mangler}",
        ),
    )
    assert grader("MA05", lacking) == "-/T/F/F/F"


def test_ma05_what_happens_to_the_money_is_decided_by_execution() -> None:
    undecided = penge(budgetvirkning="ikke_besluttet")
    assert grader("MA05", undecided) == "-/-/-/F/F"
    (finding,) = fund("MA05", undecided, program(fase="gennemfoerelse"))
    assert (finding.message, finding.remedy) == (
        "GEV_TID »Kortere tid«: det er ikke besluttet, hvad der skal ske med pengene "
        "(fase: gennemførelse)",
        "skriv under :budgetvirkning:, om de er indregnet, frigjort_til_kerneopgave eller "
        "undgaaet_udgift",
    )


@pytest.mark.parametrize(
    ("text", "besked"),
    [
        ("x" * 19, "der er kun 19 tegn om, hvad"),
        ("", "der står ikke, hvad"),
        (" ", "der står ikke, hvad"),
    ],
)
def test_ma05_freed_money_is_for_something(text: str, besked: str) -> None:
    freed = penge(budgetvirkning="frigjort_til_kerneopgave", anvendelse=text)
    assert fund("MA05", freed) == (
        on(
            freed,
            "MA05",
            f"GEV_TID »Kortere tid« frigør midler, men {besked} de bruges til",
            "skriv mindst 20 tegn i :anvendelse:",
        ),
    )


def test_ma05_can_be_waived_until_the_budget_is_passed() -> None:
    waiver = undtagelse("MA05", besluttet_ved="")
    assert grader("MA05", penge(prisniveau=""), waiver) == "-/U/U/U/U"


# -- MA06 ---------------------------------------------------------------------------------------

FIRST = penge()
SECOND = penge(id="GEV_TO", titel="Den anden", linjer=(("beloeb_aar", 8),))
TWICE = on(
    indikator(),
    "MA06",
    "IND_TID »Tid pr. forløb«: GEV_TID og GEV_TO tæller begge et beløb i ENH_SKOLER i 2027",
    "saml dem, eller skriv ':taelles_i: GEV_TID' på GEV_TO, hvis beløbet er med i GEV_TID",
    location=Location("gevinst.md", 8),
    severity=Severity.ADVARSEL,
)


def second(**felter: Any) -> Any:
    return penge(id="GEV_TO", titel="Den anden", **felter)


def test_ma06_the_same_money_counted_twice_breaks_it() -> None:
    assert fund("MA06", FIRST, SECOND) == (TWICE,)
    assert grader("MA06", FIRST, SECOND) == "-/T/A/A/F"


@pytest.mark.parametrize(
    "other",
    [
        second(maales_ved="IND_2"),
        second(realiseres_i="ENH_TOP"),
        second(budgetaar=("2028",)),
        second(budgetaar=()),
        second(beloeb_aar=0),
        second(beloeb_aar=-1),
        second(beloeb_aar=None),
        second(status="bortfaldet"),
        second(status="ikke_realiseret"),
        second(taelles_i="GEV_TID"),
    ],
    ids=[
        "other indicator",
        "other unit",
        "other year",
        "no year",
        "nothing",
        "negative",
        "no amount",
        "dropped",
        "never came",
        "counted in the first",
    ],
)
def test_ma06_money_counted_once_keeps_it(other: Objekt) -> None:
    assert fund("MA06", FIRST, other, indikator("IND_2")) == ()


def test_ma06_counted_in_a_third_does_not_help() -> None:
    assert len(fund("MA06", FIRST, second(taelles_i="GEV_TREDJE"))) == 1


def test_ma06_one_finding_for_all_units_and_years_of_the_same_benefits() -> None:
    felter = {"realiseres_i": "ENH_SKOLER ENH_TOP", "budgetaar": ("2028", "2027")}
    third = penge(id="GEV_TREDJE", titel="Den tredje", **felter)
    found = fund("MA06", penge(**felter), second(**felter), third)
    assert messages(*found) == [
        "IND_TID »Tid pr. forløb«: GEV_TID, GEV_TO og GEV_TREDJE tæller alle et beløb i "
        "ENH_SKOLER og ENH_TOP i 2027 og 2028"
    ]


def test_ma06_is_no_matter_of_others_that_share_the_number() -> None:
    elsewhere = gevinst("GEV_I_DRIFT", hoerer_til="PRG_DRIFT", maales_ved="IND_TID")
    in_use = program("PRG_DRIFT", fase="realisering")
    (found,) = fund("MA06", FIRST, SECOND, in_use, elsewhere)
    assert found == TWICE
    assert found.programmes == ("PRG_SKOLE",)


def test_ma06_in_two_programmes_is_judged_by_the_gravest() -> None:
    other = second(hoerer_til="PRG_DRIFT")
    (found,) = fund("MA06", FIRST, other, program("PRG_DRIFT", fase="realisering"))
    assert found.programmes == ("PRG_DRIFT", "PRG_SKOLE")
    assert found.severity is Severity.FEJL
    assert found.phase == "realisering"


def test_ma06_a_contribution_to_another_amount_breaks_it() -> None:
    gives = penge(bidrager_til="GEV_TO", linjer=(("bidrager_til", 6),))
    other = second(maales_ved="IND_2")
    assert fund("MA06", gives, other, indikator("IND_2")) == (
        on(
            gives,
            "MA06",
            "GEV_TID »Kortere tid« bidrager til GEV_TO »Den anden«, og begge har et beløb",
            "skriv ':taelles_i: GEV_TO' på GEV_TID, hvis beløbet er med i GEV_TO, eller flyt "
            "hele beløbet til den ene",
            location=Location("gevinst.md", 6),
            severity=Severity.ADVARSEL,
        ),
    )


@pytest.mark.parametrize(
    ("gives", "other"),
    [
        (penge(bidrager_til="GEV_TO", taelles_i="GEV_TO"), second(maales_ved="IND_2")),
        (penge(bidrager_til="GEV_TO"), second(maales_ved="IND_2", taelles_i="GEV_TID")),
        (penge(bidrager_til="GEV_TO"), second(maales_ved="IND_2", beloeb_aar=0)),
        (penge(bidrager_til="GEV_TO", beloeb_aar=None), second(maales_ved="IND_2")),
        (penge(bidrager_til="GEV_TID"), second(maales_ved="IND_2")),
        (penge(bidrager_til="GEV_DOED"), second(maales_ved="IND_2")),
    ],
    ids=["counted there", "counted here", "no amount there", "none here", "itself", "dead"],
)
def test_ma06_a_contribution_that_is_counted_once_keeps_it(gives: Objekt, other: Objekt) -> None:
    assert fund("MA06", gives, other, indikator("IND_2")) == ()


def test_ma06_a_pair_is_said_once() -> None:
    assert fund("MA06", penge(bidrager_til="GEV_TO"), SECOND) == (TWICE,)


def test_ma06_can_be_waived_on_the_indicator() -> None:
    waiver = undtagelse("MA06", objekt="IND_TID", besluttet_ved="")
    assert grader("MA06", FIRST, SECOND, waiver) == "-/U/U/U/U"


def test_ma06_is_linear_in_benefits_that_share_an_indicator() -> None:
    """Two thousand benefits on one indicator, each in a unit of its own: no pairs to compare."""
    units = [enhed(f"ENH_{number}") for number in range(2000)]
    many = [penge(id=f"GEV_{number}", realiseres_i=f"ENH_{number}") for number in range(2000)]
    assert fund("MA06", *units, *many) == ()


def test_the_benefits_of_a_programme_are_also_those_of_its_projects() -> None:
    own = gevinst("GEV_EGEN", hoerer_til="PRG_SKOLE PRJ_BANK")
    book = kun(program(), projekt(), gevinst(hoerer_til="PRJ_BANK"), own)
    assert [one.id for one in benefits_of(book, program())] == ["GEV_EGEN", "GEV_TID"]


# -- what cannot be read, and what no waiver covers -----------------------------------------------

HERE = {"sted": program().sted}
"""The page of the programme."""


def test_ma01_an_effect_and_a_criterion_cannot_be_waived() -> None:
    found = fund("MA01", undtagelse("MA01", objekt="PRG_SKOLE"))
    assert [(f.code, f.severity) for f in found] == [
        ("MA01", Severity.FEJL),
        ("MA01", Severity.FEJL),
        ("UND01", Severity.FEJL),
    ]


@pytest.mark.parametrize(
    ("felter", "found"),
    [
        ({"succeskriterium_for": "", "ulaest": ("succeskriterium_for",)}, True),
        ({"succeskriterium_for": "PRJ_BANK", "ulaest": ("formulering",)}, False),
        ({"succeskriterium_for": "PRG_SKOLE"}, True),
    ],
)
def test_a_criterion_whose_link_cannot_be_read_may_be_the_programmes(
    felter: dict[str, Any], found: bool
) -> None:
    book = kun(program(), projekt(), kriterium(**felter, **HERE))
    (owner,) = book.find(["PRG_SKOLE"], Program)
    assert has_criterion(book, owner) is found


@pytest.mark.parametrize(
    ("owner", "indicator", "found"),
    [
        ({"sigter_mod": "EFF_DOED"}, {"type": "resultat"}, True),
        ({}, {"type": "tidlig", "ulaest": ("varsler",), **HERE}, True),
        ({}, {"type": "tidlig", "ulaest": ("maaleansvarlig",), **HERE}, False),
        ({}, {"type": "tidlig", "varsler": "EFF_LAERING"}, True),
        ({}, {"type": "", "varsler": "EFF_LAERING"}, True),
        ({}, {"type": "resultat", "varsler": "EFF_LAERING"}, False),
    ],
)
def test_an_early_indicator_that_cannot_be_read_may_be_the_one(
    owner: dict[str, Any], indicator: dict[str, Any], found: bool
) -> None:
    aiming = program(**{"sigter_mod": "EFF_LAERING", **owner})
    book = kun(aiming, effekt(), indikator(**indicator), person("PER_MAALER"), person())
    assert has_early_indicator(book, aiming) is found


def test_ma02_an_indicator_on_the_page_that_nothing_uses_is_named() -> None:
    here = {"sted": gevinst().sted}
    free, used = indikator("IND_FRI", **here), indikator("IND_BRUGT", **here)
    other = leverance("LEV_HER", **here)
    (finding,) = fund(
        "MA02", gevinst(maales_ved=""), free, used, other, effekt(maales_ved="IND_BRUGT")
    )
    assert "et tal, I har i forvejen, for eksempel IND_FRI, eller opret" in finding.remedy


def test_ma03_a_baseline_whose_link_cannot_be_read_may_be_the_one() -> None:
    for near in (gevinst(), indikator()):
        unread = {"maaling_af": "", "ulaest": ("maaling_af",), "sted": near.sted}
        assert fund("MA03", nulpunkt(**unread)) == ()
        readable = nulpunkt(maaling_af="IND_TO", ulaest=("kilde",), sted=near.sted)
        assert len(fund("MA03", readable, indikator("IND_TO", "To"))) == 1


def test_ma03_of_several_indicators_one_that_is_not_there_may_have_it() -> None:
    assert fund("MA03", gevinst(maales_ved="IND_TID IND_DOED")) == ()


@pytest.mark.parametrize(
    ("status", "measured", "codes"),
    [
        ("realiseret", False, ["RE04"]),
        ("realiseret", True, ["MA03"]),
        ("godkendt", False, ["MA03"]),
    ],
    ids=["nothing is measured", "something is", "not realised yet"],
)
def test_ma03_leaves_it_to_re04_where_nothing_at_all_is_measured(
    status: str, measured: bool, codes: list[str]
) -> None:
    taken = [nulpunkt("MLG_SIDEN", type="forloeb", dato=om(-5))] if measured else []
    book = haandbog(gevinst(status=status), full(), *taken)
    found = run_rules(book, TODAY, rules=[RULES["MA03"], RULES["RE04"]])
    assert sorted({f.code for f in found if f.code in codes or f.code == "MA03"}) == codes
    assert [f.code for f in fund("MA03", gevinst(status=status), full(), *taken)] == ["MA03"]
