"""HB: nothing of the guide is lost, and what is ours says so."""

from __future__ import annotations

import gevinst.rules.hb  # noqa: F401 - importing a family registers its rules
import pytest
from byg import TODAY
from gevinst.model.finding import Finding, Severity
from gevinst.model.haandbog import Begreb, Figur, Praksis, Regel, Udsagn
from gevinst.model.handbook import Handbook
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules.engine import run_rules
from gevinst.rules.rule import RULES

STATEMENT = Udsagn(id="UDS_1_30", titel="Ejeren", sted=Location("u.md", 3), nr="1.30")
REASON = "Vejledningen nævner kun ordet."


def found(code: str, *objects: Objekt) -> tuple[Finding, ...]:
    return run_rules(Handbook(objects), TODAY, rules=[RULES[code]])


def fejl(code: str, line: int, id: str, message: str, remedy: str) -> Finding:
    return Finding(code, Severity.FEJL, Location("u.md", line), id, message, remedy)


def begreb(**felter: object) -> Begreb:
    return Begreb(
        id="BEG_A", titel="Ord", sted=Location("u.md", 5), linjer=(("tilfoejet", 7),),
        definition="Et ord.", **felter,
    )  # type: ignore[arg-type]  # fmt: skip


def test_a_statement_that_nothing_says_is_lost() -> None:
    assert found("HB01", STATEMENT) == (
        fejl(
            "HB01",
            3,
            "UDS_1_30",
            "UDS_1_30 »Ejeren« står ingen steder i håndbogen",
            "skriv UDS_1_30 i :daekker: på det objekt, der siger det, eller skriv et nyt",
        ),
    )


def test_a_rule_alone_does_not_say_a_statement() -> None:
    rule = Regel(id="REG_A", titel="R", sted=Location("r.md"), daekker=("UDS_1_30",))
    assert len(found("HB01", STATEMENT, rule)) == 1


def test_a_statement_that_an_object_says_is_not_lost() -> None:
    assert found("HB01", STATEMENT, begreb(daekker=("UDS_1_30",))) == ()


def test_a_text_that_rests_on_nothing_and_is_not_marked_breaks() -> None:
    assert found("HB02", begreb()) == (
        fejl(
            "HB02",
            5,
            "BEG_A",
            "BEG_A »Ord« bygger ikke på noget udsagn",
            "skriv udsagnene i :daekker:, eller skriv ':tilfoejet: ja' og grunden i "
            ":tilfoejet_fordi:",
        ),
    )


def test_a_text_that_is_marked_without_a_reason_breaks_where_it_is_marked() -> None:
    assert found("HB02", begreb(tilfoejet=True, daekker=("UDS_1_30",))) == (
        fejl(
            "HB02",
            7,
            "BEG_A",
            "BEG_A »Ord« er mærket som tilføjet, men uden en grund",
            "skriv grunden i :tilfoejet_fordi:",
        ),
    )


@pytest.mark.parametrize(
    "felter",
    [
        {"daekker": ("UDS_1_30",)},
        {"tilfoejet": True, "tilfoejet_fordi": REASON},
        {"daekker": ("UDS_1_30",), "tilfoejet": True, "tilfoejet_fordi": REASON},
    ],
    ids=["rests on a statement", "is ours", "both"],
)
def test_a_text_that_says_where_it_comes_from_is_kept(felter: dict[str, object]) -> None:
    assert found("HB02", begreb(**felter)) == ()


def test_a_figure_must_be_there_as_text() -> None:
    figure = Figur(id="FIG_A", titel="Figuren", sted=Location("u.md", 9))
    assert found("HB03", figure) == (
        fejl(
            "HB03",
            9,
            "FIG_A",
            "FIG_A »Figuren« har intet tekstalternativ",
            "skriv i :tekstalternativ:, hvad figuren viser",
        ),
    )
    told = Figur(id="FIG_A", titel="F", sted=Location("u.md"), tekstalternativ="Fem råd.")
    assert found("HB03", told) == ()


@pytest.mark.parametrize(
    ("roles", "message", "remedy"),
    [
        ((), "har ingen ansvarlig rolle", "skriv én rolle i :raci_ansvarlig:"),
        (
            ("ROL_A", "ROL_B"),
            "har 2 ansvarlige roller: ROL_A og ROL_B",
            "behold én, og flyt de andre til :raci_udfoerer: eller :raci_hoeres:",
        ),
    ],
    ids=["none", "two"],
)
def test_an_activity_has_exactly_one_accountable_role(
    roles: tuple[str, ...], message: str, remedy: str
) -> None:
    practice = Praksis(id="PRA_A", titel="P", sted=Location("u.md", 2), raci_ansvarlig=roles)
    assert found("HB04", practice) == (fejl("HB04", 2, "PRA_A", f"PRA_A »P« {message}", remedy),)


def test_two_accountable_roles_are_said_where_they_are_written() -> None:
    practice = Praksis(
        id="PRA_A",
        titel="P",
        sted=Location("u.md", 2),
        linjer=(("raci_ansvarlig", 6),),
        raci_ansvarlig=("ROL_A", "ROL_B"),
    )
    (finding,) = found("HB04", practice)
    assert finding.location == Location("u.md", 6)


def test_one_accountable_role_is_right() -> None:
    practice = Praksis(id="PRA_A", titel="P", sted=Location("u.md"), raci_ansvarlig=("ROL_A",))
    assert found("HB04", practice) == ()
