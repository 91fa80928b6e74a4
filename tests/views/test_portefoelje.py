"""The portfolio: what counts as a line, what a goal has, and which gaps come first."""

from __future__ import annotations

from datetime import date

from gevinst.model.finding import Finding, Severity
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Effekt, Gevinst, Program, Projekt, StrategiskMaal
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.views.basis import Basis, Gap
from gevinst.views.portefoelje import GAPS, Goal, Line, Portfolio, portfolio
from vis import made

TODAY = date(2026, 6, 15)


def of(*objects: Objekt, findings: tuple[Finding, ...] = ()) -> Portfolio:
    return portfolio(Basis(Handbook(objects), findings, TODAY))


def finding(
    message: str, severity: Severity, phase: str = "", *programmes: str, line: int = 1
) -> Finding:
    place = Location("a.md", line)
    return Finding("EJ02", severity, place, "PRG_A", message, "Ret", programmes, phase)


def test_each_programme_and_each_project_outside_programmes_is_a_line() -> None:
    program = made(Program, "PRG_A", "Skolen")
    inside = made(Projekt, "PRJ_A", "It", indgaar_i="PRG_A")
    alone = made(Projekt, "PRJ_B", "Børnehaver")
    got = made(Gevinst, "GEV_A", "Tid", hoerer_til="PRG_A", status="fastholdt")
    partly = made(Gevinst, "GEV_B", "Ro", hoerer_til="PRG_A", status="delvist_realiseret")
    planned = made(Gevinst, "GEV_C", "Lys", hoerer_til="PRJ_B", status="realiseret")
    gone = made(Gevinst, "GEV_D", "Luft", hoerer_til="PRG_A", status="bortfaldet")
    error = finding("Et", Severity.FEJL, "", "PRG_A")
    warning = finding("To", Severity.ADVARSEL, "", "PRG_A", "PRJ_B")
    found = of(
        program, inside, alone, got, partly, planned, gone,
        findings=(
            error,
            warning,
            finding("Tre", Severity.TIP, "", "PRG_A"),
            finding("Fire", Severity.UNDTAGET, "", "PRG_A"),
        ),
    )  # fmt: skip
    assert found.lines == (
        Line(
            program,
            (got, partly),
            (got,),
            (partly,),
            (Gap(error, program),),
            (Gap(warning, program),),
        ),
        Line(alone, (planned,), (planned,), (), (), (Gap(warning, program),)),
    )
    assert found.benefits == (got, partly, planned)
    assert (found.realised, found.partly) == ((got, planned), (partly,))


def test_a_benefit_of_two_programmes_is_counted_once_in_all() -> None:
    both = made(Gevinst, "GEV_A", "Tid", hoerer_til="PRG_A PRG_B", status="realiseret")
    found = of(made(Program, "PRG_A", "A"), made(Program, "PRG_B", "B"), both)
    assert [len(line.benefits) for line in found.lines] == [1, 1]
    assert (found.benefits, found.realised) == ((both,), (both,))


def test_a_goal_has_the_benefits_that_lead_to_its_effects_each_once() -> None:
    goal = made(StrategiskMaal, "MAAL_A", "Lære mere")
    alone = made(StrategiskMaal, "MAAL_B", "Ingen arbejder for det")
    first = made(Effekt, "EFF_A", "Læse", understoetter="MAAL_A")
    second = made(Effekt, "EFF_B", "Trives", understoetter="MAAL_A")
    program = made(Program, "PRG_A", "Skolen", understoetter="MAAL_A")
    lost = made(Program, "PRG_B", "Uden mål", understoetter="MAAL_VAEK")
    gevinst = made(Gevinst, "GEV_A", "Tid", giver="EFF_A EFF_B", status="realiseret")
    gone = made(Gevinst, "GEV_B", "Luft", giver="EFF_A", status="ikke_realiseret")
    found = of(goal, alone, first, second, program, lost, gevinst, gone)
    assert found.goals == (
        Goal(goal, (program,), (first, second), (gevinst,), (gevinst,)),
        Goal(alone, (), (), (), ()),
    )
    assert found.without_programme == (alone,)
    assert found.without_goal == (lost,)


def test_errors_come_first_then_the_later_phase_then_the_higher_priority_then_the_page() -> None:
    high = made(Program, "PRG_A", "A", prioritet="hoej")
    low = made(Program, "PRG_B", "B", prioritet="lav")
    found = of(
        high, low,
        findings=(
            finding("lav", Severity.ADVARSEL, "planlaegning", "PRG_B"),
            finding("høj", Severity.ADVARSEL, "planlaegning", "PRG_A"),
            finding("høj igen", Severity.ADVARSEL, "planlaegning", "PRG_A", line=2),
            finding("sen", Severity.ADVARSEL, "realisering", "PRG_B"),
            finding("uden fase", Severity.ADVARSEL, "", "PRG_A"),
            finding("uden program", Severity.ADVARSEL),
            finding("fejl", Severity.FEJL, "initiering", "PRG_B"),
            finding("tip", Severity.TIP, "realisering", "PRG_A"),
        ),
    )  # fmt: skip
    shown = [gap.finding.message for gap in found.gaps]
    assert shown == ["fejl", "uden program", "sen", "høj", "høj igen"]
    assert len(shown) == GAPS
    assert [gap.finding.message for gap in found.more_gaps] == ["lav", "uden fase"]
    assert found.gaps[0].objekt is high


def test_an_empty_municipality_has_an_empty_portfolio() -> None:
    assert of() == Portfolio((), (), (), (), ())
