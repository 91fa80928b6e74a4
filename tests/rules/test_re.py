"""RE: what was promised is measured in time, shown, and missed only with open eyes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import byg
import pytest
from byg import (
    beslutning,
    by_phase,
    forum,
    fund,
    gevinst,
    grader,
    kommune,
    leverance,
    maaling,
    messages,
    om,
    on,
    opfoelgning,
    program,
    projekt,
    undtagelse,
)
from gevinst.model.finding import Finding, Severity
from gevinst.model.kommune import Gevinst, Indikator, Maaling, Program
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules import re_
from gevinst.rules.rule import RULES


def full(id: str = "IND_TID", **felter: Any) -> Indikator:
    """An indicator that was to be down to 30 some days ago."""
    return byg.full(id, **{"maaldato": om(-20), **felter})


@pytest.mark.parametrize("code", ["RE01", "RE02", "RE04", "RE05"])
def test_they_cannot_be_waived(code: str) -> None:
    found = fund(code, undtagelse(code))
    expected = f"UND_AFTALT »Aftalt«: undtagelsen gælder ikke: {code} kan ikke undtages"
    assert expected in messages(*found)
    assert RULES[code].no_waiver


# -- RE01 ---------------------------------------------------------------------------------------

ENDS = program(slutdato=om(100))


def planned(**felter: Any) -> Gevinst:
    standard = {
        "realisering_fra": om(-100),
        "realisering_til": om(200),
        "maaletidspunkter": (om(50), om(101)),
    }
    return gevinst(**{**standard, **felter})


STOPS = on(
    gevinst(),
    "RE01",
    "GEV_TID »Kortere tid« hentes til 1. januar 2027, men måles sidst 23. september 2026, og "
    "programmet slutter 23. september 2026",
    "tilføj mindst én dato om året i :maaletidspunkter: frem til 2027-01-01",
    severity=Severity.ADVARSEL,
    location=Location("gevinst.md", 7),
)


def test_re01_a_plan_that_goes_on_after_the_programme_keeps_it() -> None:
    assert fund("RE01", ENDS, planned()) == ()


@pytest.mark.parametrize(
    ("felter", "mangler"),
    [
        ({"realisering_fra": None}, ":realisering_fra:"),
        ({"realisering_til": None}, ":realisering_til:"),
        ({"maaletidspunkter": ()}, "mindst to datoer i :maaletidspunkter:"),
        ({"maaletidspunkter": (om(101),)}, "endnu en dato i :maaletidspunkter:"),
        ({"maaletidspunkter": (om(101), om(101))}, "endnu en dato i :maaletidspunkter:"),
        (
            {"realisering_fra": None, "realisering_til": None, "maaletidspunkter": ()},
            ":realisering_fra:, :realisering_til: og mindst to datoer i :maaletidspunkter:",
        ),
    ],
    ids=["from", "to", "none", "one", "the same twice", "all"],
)
def test_re01_a_plan_has_a_beginning_an_end_and_two_days(
    felter: dict[str, Any], mangler: str
) -> None:
    assert fund("RE01", ENDS, planned(**felter)) == (
        on(
            gevinst(),
            "RE01",
            f"GEV_TID »Kortere tid« mangler {mangler}",
            f"skriv {mangler}",
            severity=Severity.ADVARSEL,
        ),
    )


def test_re01_its_severity_follows_its_vector() -> None:
    assert grader("RE01") == "-/T/A/F/F"


def stopping(**felter: Any) -> Gevinst:
    days = (om(50), om(100))
    line = (("maaletidspunkter", 7),)
    return planned(**{"maaletidspunkter": days, "linjer": line, **felter})


@pytest.mark.parametrize(
    ("objects", "is_kept"),
    [
        ([stopping()], False),
        ([stopping(realisering_til=om(100))], True),
        ([stopping(realisering_til=om(101)), opfoelgning(frist=om(101))], True),
        ([stopping(), opfoelgning(frist=om(101), foelger_op_paa="IND_TID")], True),
        ([stopping(), opfoelgning(dato=om(101))], True),
        ([stopping(), opfoelgning(frist=om(100))], False),
        ([stopping(), program()], True),
    ],
    ids=[
        "measured last on the last day",
        "ends with the programme",
        "followed up the day after",
        "indicator followed up",
        "taken up after",
        "followed up on the last day",
        "programme without an end",
    ],
)
def test_re01_somebody_looks_after_the_programme(objects: list[Objekt], is_kept: bool) -> None:
    assert fund("RE01", ENDS, *objects) == (() if is_kept else (STOPS,))


@pytest.mark.parametrize(("other_end", "is_kept"), [(om(101), True), (om(99), False), (None, True)])
def test_re01_of_two_programmes_the_last_to_end_counts(other_end: Any, is_kept: bool) -> None:
    shared = stopping(
        hoerer_til="PRG_SKOLE PRG_ANDET",
        realisering_til=om(101),
        maaletidspunkter=(om(50), om(100)),
    )
    found = fund("RE01", ENDS, program("PRG_ANDET", slutdato=other_end), shared)
    assert (found == ()) is is_kept


@pytest.mark.parametrize(
    ("felter", "objects", "is_kept"),
    [
        ({"status": "bortfaldet"}, [], True),
        ({"status": "ikke_realiseret"}, [], True),
        ({"status": "delvist_realiseret"}, [], False),
        ({"status": "realiseret"}, [full(), maaling()], True),
        ({"status": "fastholdt"}, [full(), maaling()], True),
        ({"status": "realiseret"}, [full(), maaling(vaerdi=31)], False),
        ({"status": "realiseret"}, [full(), maaling(), program(slutdato=om(-10))], True),
        ({"status": "realiseret"}, [full(), maaling(), program(slutdato=om(-11))], False),
    ],
    ids=[
        "dropped",
        "never came",
        "came in part",
        "realised",
        "kept",
        "not at the target",
        "on the last day",
        "the day after",
    ],
)
def test_re01_what_is_done_before_the_end_needs_no_plan(
    felter: dict[str, Any], objects: list[Objekt], is_kept: bool
) -> None:
    found = fund("RE01", ENDS, planned(maaletidspunkter=(), **felter), *objects)
    assert (found == ()) is is_kept


# -- RE02 ---------------------------------------------------------------------------------------

CLOSED = program(tilstand="lukket")


def test_re02_a_closed_programme_has_handed_over() -> None:
    assert fund("RE02", CLOSED) == (
        on(
            program(),
            "RE02",
            "PRG_SKOLE »Skoleprogrammet« er lukket, men GEV_TID »Kortere tid« er ikke overdraget "
            "til driften",
            "skriv ':overdraget_til: ENH_SKOLER' og :overdraget_dato: på GEV_TID",
            severity=Severity.TIP,
            location=Location("gevinst.md", 1),
        ),
    )


@pytest.mark.parametrize(
    ("felter", "rest"),
    [
        ({"overdraget_til": "ENH_SKOLER"}, ":overdraget_dato:"),
        ({"overdraget_dato": om(-1)}, "':overdraget_til: ENH_SKOLER'"),
    ],
)
def test_re02_half_a_handover_is_none(felter: dict[str, Any], rest: str) -> None:
    (finding,) = fund("RE02", CLOSED, gevinst(**felter))
    assert finding.remedy == f"skriv {rest} på GEV_TID"


@pytest.mark.parametrize(
    ("objects", "breaches"),
    [
        ([CLOSED, gevinst(overdraget_til="ENH_SKOLER", overdraget_dato=om(-1))], 0),
        ([CLOSED, gevinst(status="realiseret")], 0),
        ([CLOSED, gevinst(status="fastholdt")], 0),
        ([CLOSED, gevinst(status="bortfaldet")], 0),
        ([CLOSED, gevinst(status="ikke_realiseret")], 1),
        ([CLOSED, gevinst(status="delvist_realiseret")], 1),
        ([program(tilstand="pauset")], 0),
        ([projekt(tilstand="lukket")], 1),
        ([projekt(tilstand="lukket"), CLOSED], 1),
        ([projekt(tilstand="lukket"), leverance(bidrager_til="")], 0),
        ([projekt(tilstand="lukket", skaber=""), gevinst(hoerer_til="PRJ_BANK")], 1),
        ([CLOSED, gevinst(hoerer_til="PRJ_BANK")], 1),
    ],
    ids=[
        "handed over",
        "realised",
        "kept",
        "dropped",
        "never came",
        "came in part",
        "paused",
        "project",
        "project in a closed programme: once",
        "project that gives nothing",
        "project's own benefit",
        "benefit of the programme's project",
    ],
)
def test_re02_what_is_to_be_handed_over(objects: list[Objekt], breaches: int) -> None:
    assert len(fund("RE02", *objects)) == breaches


@pytest.mark.parametrize(("days", "kept"), [(-1, True), (0, True), (1, False)])
def test_re02_a_handover_ahead_leaves_the_benefit_to_nobody(days: int, kept: bool) -> None:
    handed = gevinst(
        overdraget_til="ENH_SKOLER", overdraget_dato=om(days), linjer=(("overdraget_dato", 9),)
    )
    found = fund("RE02", CLOSED, handed)
    ahead = on(
        program(),
        "RE02",
        "PRG_SKOLE »Skoleprogrammet« er lukket, men GEV_TID »Kortere tid« overdrages først til "
        "driften 16. juni 2026",
        "lad driften overtage nu, og ret :overdraget_dato: på GEV_TID, eller skriv "
        "':tilstand: aktiv' på PRG_SKOLE, indtil den har overtaget",
        severity=Severity.TIP,
        location=Location("gevinst.md", 9),
    )
    assert found == (() if kept else (ahead,))


CLOSED_ALONE = projekt(tilstand="lukket", indgaar_i="", fase="gennemfoerelse")
AHEAD: dict[str, Any] = {"overdraget_til": "ENH_SKOLER", "overdraget_dato": om(30)}


@pytest.mark.parametrize(
    ("objects", "breaches"),
    [
        ([gevinst(**AHEAD)], 0),
        ([projekt(tilstand="lukket"), gevinst(**AHEAD)], 0),
        ([CLOSED_ALONE, CLOSED, gevinst(**AHEAD)], 1),
        ([CLOSED_ALONE, CLOSED], 1),
        ([CLOSED_ALONE], 1),
        ([CLOSED, gevinst(**AHEAD, status="bortfaldet")], 0),
        ([CLOSED, gevinst(**AHEAD, hoerer_til="PRJ_BANK")], 1),
        ([CLOSED, program("PRG_TO", "To"), gevinst(**AHEAD, hoerer_til="PRG_SKOLE PRG_TO")], 0),
        ([CLOSED, gevinst(**AHEAD | {"overdraget_dato": None}, ulaest=("overdraget_dato",))], 0),
    ],
    ids=[
        "open programme",
        "closed project in an open programme, which answers for it meanwhile",
        "closed project that delivers to a closed programme, which alone is told of",
        "the same with no handover at all",
        "and to an open one",
        "dropped",
        "benefit of the closed programme's project",
        "another programme is open",
        "a date that cannot be read",
    ],
)
def test_re02_whoever_is_open_answers_until_the_handover(
    objects: list[Objekt], breaches: int
) -> None:
    assert len(fund("RE02", *objects)) == breaches


def test_re02_its_severity_follows_its_vector() -> None:
    def closed(fase: str) -> list[Objekt]:
        return [program(fase=fase, tilstand="lukket")]

    assert by_phase("RE02", closed) == "-/-/T/F/F"


# -- RE03 ---------------------------------------------------------------------------------------


def due(days: int, *more: int, **felter: Any) -> Gevinst:
    return gevinst(maaletidspunkter=tuple(om(day) for day in (days, *more)), **felter)


def test_re03_a_measurement_that_is_late_breaks_it() -> None:
    assert fund("RE03", due(-31), program(fase="gennemfoerelse")) == (
        Finding(
            "RE03",
            Severity.ADVARSEL,
            Location("indikator.md", 1),
            "IND_TID",
            "IND_TID »Tid pr. forløb«: målingen for 15. maj 2026 skulle være registreret senest "
            "14. juni 2026 (fase: gennemførelse)",
            "registrér en måling med ':maaling_af: IND_TID', eller flyt 2026-05-15 i "
            ":maaletidspunkter: på GEV_TID med en beslutning",
            ("PRG_SKOLE",),
            "gennemfoerelse",
        ),
    )


@pytest.mark.parametrize(
    ("days", "frist", "breaches"),
    [(-30, 30, 0), (-31, 30, 1), (-1, 0, 1), (0, 0, 0), (-6, 5, 1), (-5, 5, 0), (-1, -9, 1)],
)
def test_re03_the_deadline_is_the_municipalitys(days: int, frist: int, breaches: int) -> None:
    assert len(fund("RE03", due(days), kommune(frist_dage=frist))) == breaches


@pytest.mark.parametrize("frist", [Decimal("1e30"), Decimal("30.5")])
def test_re03_any_number_of_days_can_be_read(frist: Decimal) -> None:
    assert fund("RE03", due(-31), kommune(frist_dage=frist)) == ()


@pytest.mark.parametrize(
    ("taken", "breaches"),
    [
        (maaling(dato=om(-40)), 0),
        (maaling(dato=om(-39)), 0),
        (maaling(dato=om(-41)), 1),
        (maaling(dato=om(0)), 0),
        (maaling(dato=om(1)), 1),
        (maaling(dato=None), 0),
        (maaling(vaerdi=None), 0),
        (maaling(maaling_af="IND_2"), 1),
    ],
    ids=["on the day", "after", "before", "today", "tomorrow", "no date", "no value", "another"],
)
def test_re03_a_measurement_of_the_day_or_later_keeps_it(taken: Maaling, breaches: int) -> None:
    assert len(fund("RE03", due(-40), taken)) == breaches


def test_re03_the_latest_day_that_is_due_counts() -> None:
    (finding,) = fund("RE03", due(-400, -40, -20, 100), maaling(dato=om(-399)))
    assert "målingen for 6. maj 2026" in finding.message
    assert fund("RE03", due(-400, -40), maaling(dato=om(-40))) == ()


def test_re03_one_finding_for_an_indicator_of_many_benefits() -> None:
    other = due(-40, id="GEV_ANDEN")
    dropped = due(-35, id="GEV_TRE", status="bortfaldet")
    (finding,) = fund("RE03", due(-40), other, dropped)
    assert finding.remedy.endswith("på GEV_TID og GEV_ANDEN med en beslutning")


@pytest.mark.parametrize(("days", "vector"), [(-90, "-/-/T/A/A"), (-91, "-/-/T/A/F")])
def test_re03_it_is_an_error_when_it_is_more_than_sixty_days_late(days: int, vector: str) -> None:
    assert grader("RE03", due(days)) == vector


def test_re03_can_be_waived_for_ninety_days() -> None:
    def waiver(days: int) -> Objekt:
        return undtagelse("RE03", objekt="IND_TID", dato=om(-1), udloeber=om(days - 1))

    assert grader("RE03", due(-91), waiver(90)) == "-/-/U/U/U"
    found = fund("RE03", due(-91), waiver(91))
    assert [finding.code for finding in found] == ["RE03", "UND01"]


# -- RE04 ---------------------------------------------------------------------------------------

DONE = gevinst(status="realiseret", linjer=(("status", 4),))
KEPT = gevinst(status="fastholdt", linjer=(("status", 4),))
RET = (
    "registrér den måling, der når målet, eller skriv ':status: delvist_realiseret' og en "
    "beslutning med ':type: gevinstaendring' under :besluttet_ved:"
)


def claim(message: str, remedy: str, **andet: Any) -> Finding:
    standard = {"location": Location("gevinst.md", 4)}
    return on(
        gevinst(), "RE04", f"GEV_TID »Kortere tid« {message}", remedy, **{**standard, **andet}
    )


def test_re04_a_benefit_that_is_shown_keeps_it() -> None:
    assert fund("RE04", DONE, full(), maaling()) == ()


def test_re04_a_measurement_that_is_not_at_the_target_breaks_it() -> None:
    short = maaling(vaerdi=Decimal("30.10"))
    assert fund("RE04", DONE, full(), short, maaling("MLG_FOER", dato=om(-11), vaerdi=40)) == (
        claim(
            "har status realiseret, men seneste måling af IND_TID er 30,10 minutter, og målet er "
            "30 minutter",
            RET,
        ),
    )


def test_re04_no_measurement_breaks_it() -> None:
    baseline = maaling(type="nulpunkt", vaerdi=30)
    assert fund("RE04", DONE, full(), baseline) == (
        claim("har status realiseret, men IND_TID er ikke målt", RET),
    )


def test_re04_its_severity_follows_its_vector() -> None:
    assert grader("RE04", DONE, full()) == "F/F/F/F/F"


@pytest.mark.parametrize(
    "objects",
    [
        [gevinst()],
        [gevinst(status="delvist_realiseret")],
        [gevinst(status="realiseret", maales_ved="")],
        [gevinst(status="realiseret", maales_ved="IND_DOED")],
        [DONE, full(maalvaerdi=None)],
        [DONE, full(retning="")],
        [DONE, full("IND_2"), maaling(maaling_af="IND_2"), gevinst(maales_ved="IND_TID IND_2")],
    ],
    ids=[
        "not yet",
        "in part",
        "no indicator: MA02",
        "dead indicator: IN08",
        "no target: MA04",
        "no direction: MA04",
        "one of two indicators",
    ],
)
def test_re04_what_others_say_or_nobody_claims(objects: list[Objekt]) -> None:
    assert fund("RE04", full(), *objects) == ()


def test_re04_a_measurement_of_the_future_shows_nothing() -> None:
    assert len(fund("RE04", DONE, full(), maaling(dato=om(1)))) == 1


BOTH = gevinst(status="realiseret", maales_ved="IND_TID IND_2")


def test_re04_one_indicator_that_holds_is_enough() -> None:
    other = maaling("MLG_2", maaling_af="IND_2", dokumentation="", bekraeftet_af="")
    assert fund("RE04", BOTH, full(), full("IND_2"), maaling(), other) == ()
    other = maaling("MLG_2", maaling_af="IND_2", bekraeftet_af="")
    assert fund("RE04", BOTH, full(), full("IND_2"), maaling(), other) == ()


def test_re04_the_latest_measurement_of_all_is_the_one_that_is_shown() -> None:
    other = maaling("MLG_2", maaling_af="IND_2", vaerdi=40, dato=om(-9))
    (finding,) = fund("RE04", BOTH, full(), full("IND_2"), maaling(vaerdi=41), other)
    assert "men seneste måling af IND_2 er 40 minutter" in finding.message


def test_re04_a_measurement_has_documentation() -> None:
    assert fund("RE04", DONE, full(), maaling(dokumentation="")) == (
        claim(
            "har status realiseret, men MLG_TID har ingen dokumentation",
            "skriv i :dokumentation: på MLG_TID, hvor tallet kan slås op",
            location=Location("maaling.md", 1),
        ),
    )
    assert fund("RE04", DONE, full(), maaling(dokumentation=""), maaling("MLG_2")) == ()


@pytest.mark.parametrize(
    ("who", "hvem"),
    [("", "ingen"), ("PER_CHEF", "ingen andre end ejeren")],
    ids=["nobody", "the owner"],
)
def test_re04_a_measurement_only_the_owner_has_seen_is_a_warning(who: str, hvem: str) -> None:
    seen = maaling(bekraeftet_af=who, linjer=(("bekraeftet_af", 9),))
    assert fund("RE04", DONE, full(), seen) == (
        claim(
            f"har status realiseret, men {hvem} har bekræftet MLG_TID",
            "lad for eksempel gevinstcontrolleren se tallet efter, og skriv posten i "
            ":bekraeftet_af: på MLG_TID",
            severity=Severity.ADVARSEL,
            location=Location("maaling.md", 9),
        ),
    )
    assert grader("RE04", DONE, full(), seen) == "A/A/A/A/A"


@pytest.mark.parametrize(
    ("first", "is_kept"),
    [(om(-182), True), (om(-181), False)],
    ids=["exactly six months", "a day less"],
)
def test_re04_kept_is_shown_twice_with_half_a_year_between(first: Any, is_kept: bool) -> None:
    # 15 December 2025 to 15 June 2026 is 182 days.
    old, new = maaling("MLG_FOER", dato=first), maaling(dato=om(0))
    wanted = claim(
        "har status fastholdt, men ikke to målinger, der når målet, med mindst 6 måneder imellem",
        "registrér den næste måling, eller skriv ':status: realiseret' så længe",
    )
    assert fund("RE04", KEPT, full(), old, new) == (() if is_kept else (wanted,))


def test_re04_kept_without_any_measurement_at_the_target() -> None:
    (finding,) = fund("RE04", KEPT, full(), maaling(vaerdi=31))
    assert finding.remedy == RET


def test_re04_kept_is_not_shown_by_two_indicators_once_each() -> None:
    both = gevinst(status="fastholdt", maales_ved="IND_TID IND_2")
    other = maaling("MLG_FOER", dato=om(-300), maaling_af="IND_2")
    assert len(fund("RE04", both, full(), full("IND_2"), maaling(), other)) == 1


@pytest.mark.parametrize(
    ("felter", "message"),
    [
        ({"dokumentation": ""}, "MLG_FOER har ingen dokumentation"),
        ({"bekraeftet_af": ""}, "ingen har bekræftet MLG_FOER"),
    ],
)
def test_re04_both_measurements_of_what_is_kept_must_hold(
    felter: dict[str, Any], message: str
) -> None:
    (finding,) = fund("RE04", KEPT, full(), maaling(), maaling("MLG_FOER", dato=om(-300), **felter))
    assert messages(finding) == [f"GEV_TID »Kortere tid« har status fastholdt, men {message}"]


# -- RE05 ---------------------------------------------------------------------------------------

OFF = maaling(dato=om(-61), vaerdi=35)
OFF_COURSE = on(
    gevinst(),
    "RE05",
    "GEV_TID »Kortere tid«: IND_TID er målt til 35 minutter den 15. april 2026. Det er 17 % fra de "
    "ventede 30 minutter, og ingen har fulgt op",
    "opret en opfølgning med ':foelger_op_paa: GEV_TID', :aarsag: og :tiltag:, eller få "
    "styregruppen til at beslutte et nyt mål",
    severity=Severity.ADVARSEL,
    location=Location("maaling.md", 1),
)
LEVEL = full(forventet_forloeb=((om(-200), Decimal(30)),), maaldato=None)


def test_re05_a_deviation_nobody_has_followed_up_breaks_it() -> None:
    assert fund("RE05", LEVEL, OFF) == (OFF_COURSE,)
    assert grader("RE05", LEVEL, OFF) == "-/-/A/F/F"


@pytest.mark.parametrize(
    ("value", "tolerance", "breaches"),
    [
        ("34.5", None, 0),
        ("34.51", None, 1),
        ("20", None, 0),
        ("33", 10, 0),
        ("33.1", 10, 1),
        ("30", 0, 0),
        ("30.1", 0, 1),
    ],
    ids=["at 15 %", "above", "better", "at its own", "above its own", "none", "any"],
)
def test_re05_the_tolerance(value: str, tolerance: int | None, breaches: int) -> None:
    one = full(
        forventet_forloeb=((om(-200), Decimal(30)),),
        tolerance=None if tolerance is None else Decimal(tolerance),
    )
    found = fund("RE05", one, maaling(dato=om(-61), vaerdi=Decimal(value)))
    assert len(found) == breaches


def test_re05_the_municipality_has_a_tolerance() -> None:
    assert fund("RE05", LEVEL, OFF, kommune(tolerance_pct=17)) == ()
    assert fund("RE05", LEVEL, OFF, kommune(tolerance_pct=16)) == (OFF_COURSE,)


@pytest.mark.parametrize(("days", "breaches"), [(-60, 0), (-61, 1)])
def test_re05_there_are_sixty_days_to_follow_up(days: int, breaches: int) -> None:
    assert len(fund("RE05", LEVEL, maaling(dato=om(days), vaerdi=35))) == breaches


@pytest.mark.parametrize(
    ("follow_up", "is_kept"),
    [
        (opfoelgning(), True),
        (opfoelgning(dato=om(-61)), True),
        (opfoelgning(dato=om(-62)), False),
        (opfoelgning(dato=om(0), foelger_op_paa="IND_TID"), True),
        (opfoelgning(dato=om(1)), False),
        (opfoelgning(dato=None), True),
        (opfoelgning(foelger_op_paa="PRG_SKOLE"), False),
    ],
    ids=["late", "same day", "before", "indicator", "tomorrow", "no date", "programme"],
)
def test_re05_a_follow_up_is_after_the_measurement(follow_up: Objekt, is_kept: bool) -> None:
    assert fund("RE05", LEVEL, OFF, follow_up) == (() if is_kept else (OFF_COURSE,))


@pytest.mark.parametrize(
    "objects",
    [
        [full(maaldato=None), OFF],
        [full(retning="", forventet_forloeb=((om(-200), Decimal(30)),)), OFF],
        [LEVEL, maaling(type="nulpunkt", dato=om(-61), vaerdi=45)],
        [LEVEL, OFF, maaling("MLG_NY", vaerdi=30)],
        [LEVEL, maaling(dato=om(-201), vaerdi=35)],
        [LEVEL, OFF, gevinst(status="bortfaldet", besluttet_ved="BES_DOED")],
        [LEVEL, OFF, gevinst(status="realiseret")],
    ],
    ids=[
        "nothing expected",
        "no direction",
        "baseline",
        "better since",
        "before the course",
        "dropped",
        "RE04 says so",
    ],
)
def test_re05_what_is_no_deviation(objects: list[Objekt]) -> None:
    assert fund("RE05", *objects) == ()


def test_re05_what_was_once_realised_may_slip() -> None:
    was = maaling("MLG_FOER", dato=om(-100))
    assert len(fund("RE05", LEVEL, OFF, was, gevinst(status="realiseret"))) == 1
    assert len(fund("RE05", LEVEL, OFF, was, BOTH, full("IND_2"))) == 1


def test_re05_the_season_can_be_written_as_the_course() -> None:
    season = full(forventet_forloeb=((om(-200), Decimal(30)), (om(-61), Decimal(35))))
    assert fund("RE05", season, OFF) == ()


def given_up(status: str = "bortfaldet", **felter: Any) -> Gevinst:
    return gevinst(status=status, linjer=(("status", 4),), **felter)


@pytest.mark.parametrize(
    ("status", "vist"),
    [
        ("bortfaldet", "bortfaldet"),
        ("ikke_realiseret", "ikke realiseret"),
        ("delvist_realiseret", "delvist realiseret"),
    ],
)
def test_re05_what_is_given_up_is_decided(status: str, vist: str) -> None:
    assert fund("RE05", given_up(status)) == (
        on(
            gevinst(),
            "RE05",
            f"GEV_TID »Kortere tid« er {vist}, men det er ikke besluttet",
            "få det besluttet i FRM_SG, og skriv en beslutning med ':type: gevinstaendring' "
            "under :besluttet_ved:",
            severity=Severity.ADVARSEL,
            location=Location("gevinst.md", 4),
        ),
    )
    assert grader("RE05", given_up(status)) == "-/-/A/F/F"


@pytest.mark.parametrize(
    ("felter", "why"),
    [
        ({"dato": om(-99)}, ""),
        (
            {"dato": om(-100)},
            "BES_GEVINST fra 7. marts 2026 er ikke nyere end godkendelsen fra 7. marts 2026",
        ),
        ({"dato": om(0)}, ""),
        ({"dato": om(1)}, "BES_GEVINST bliver først truffet 16. juni 2026"),
        ({"dato": None}, ""),
        ({"type": "organisering", "dato": om(-50)}, "det er ikke besluttet"),
        ({"truffet_af": "FRM_SG", "dato": om(-50)}, ""),
        (
            {"truffet_af": "FRM_REF", "dato": om(-50)},
            "BES_GEVINST er truffet af FRM_REF, som ikke er styregruppen eller over den",
        ),
    ],
    ids=[
        "after the approval",
        "the approval itself",
        "today",
        "tomorrow",
        "no date: IN06",
        "another type",
        "the board",
        "not the board",
    ],
)
def test_re05_a_decision_is_after_the_approval(felter: dict[str, Any], why: str) -> None:
    decided = beslutning(**{"type": "gevinstaendring", **felter})
    reference = forum("FRM_REF", "Referencegruppen", type="referencegruppe", niveau="fag")
    found = fund("RE05", given_up(), decided, reference)
    wanted = [f"GEV_TID »Kortere tid« er bortfaldet, men {why}"] if why else []
    assert messages(*found) == wanted


def test_re05_one_decision_that_counts_is_enough() -> None:
    early = beslutning("BES_FOER", type="gevinstaendring", dato=om(-100))
    both = given_up(besluttet_ved="BES_FOER BES_GEVINST")
    assert fund("RE05", both, early, beslutning(type="gevinstaendring", dato=om(-50))) == ()


def test_re05_a_benefit_that_was_never_approved_needs_any_decision() -> None:
    assert fund("RE05", given_up(godkendt_dato=None), beslutning(type="gevinstaendring")) == ()


# -- whatever the handbook holds ------------------------------------------------------------------


def test_no_rule_raises_on_a_broken_handbook() -> None:
    ring: list[Objekt] = [
        Program(id="PRG_SKOLE", titel="Tom", sted=Location("p.md")),
        projekt(indgaar_i="PRJ_BANK", tilstand="lukket", skaber="PER_CHEF LEV_BANK"),
        leverance(bidrager_til="GEV_TID GEV_DOED LEV_BANK"),
        gevinst(status="fastholdt", maales_ved="IND_TID GEV_TID", bidrager_til="GEV_TID"),
        full(maalvaerdi=0, forventet_forloeb=((om(0), Decimal(0)), (om(-9), Decimal(0)))),
        maaling(dato=om(-99), vaerdi=Decimal("1e40")),
        maaling("MLG_TOM", type="", dato=None, vaerdi=None, maaling_af=""),
        opfoelgning(dato=None, foelger_op_paa=""),
    ]
    codes = [code for code in RULES if RULES[code].check.__module__ == re_.__name__]
    assert codes == ["RE01", "RE02", "RE03", "RE04", "RE05"]
    assert {f.code for code in codes for f in fund(code, *ring)}.isdisjoint({"SY01"})
