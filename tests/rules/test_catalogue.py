"""What a reader is told about each code."""

from __future__ import annotations

import pytest
from gevinst.model.koder import SIDEKODER, TJEKLISTEKODER
from gevinst.rules.catalogue import Entry, address_of, entries, entry_of, rule_id, statement_id
from gevinst.rules.families import ACTIVE
from gevinst.rules.severity import Vector
from gevinst.rules.waivers import WAIVER_CODES

BY_CODE = {entry.code: entry for entry in entries()}
NEVER = "Kan ikke undtages."


def test_the_rules_stand_family_by_family() -> None:
    """And not in the order in which their modules happen to import each other."""
    assert list(dict.fromkeys(rule.family for rule in ACTIVE.values())) == [
        "EJ", "OR", "SC", "MA", "FA", "RE", "DA", "TI", "HB",
    ]  # fmt: skip


def test_the_rules_come_first_then_waivers_then_mistakes_in_pages_and_checklists() -> None:
    assert [entry.code for entry in entries()] == [
        *ACTIVE,
        *(code for code, *_ in WAIVER_CODES),
        *(page.kode for page in (*SIDEKODER, *TJEKLISTEKODER)),
    ]


@pytest.mark.parametrize(
    ("code", "waiver"),
    [
        (
            "EJ01",
            "Kan ikke undtages fra gennemførelse og frem. Før det: Højst 60 dage, godkendt af "
            "programchefen. I venter på en bestemt ændring af organisationen, før ejeren kan "
            "udpeges. Programchefen er ejer så længe.",
        ),
        (
            "EJ04",
            "Højst 366 dage, godkendt af porteføljeforummet. Der er kun én, der kan have begge "
            "roller.",
        ),
        ("DA01", "Kan ikke undtages. Personoplysninger er beskyttet ved lov."),
    ],
)
def test_a_rule_says_all_that_it_says_of_itself_and_when_it_is_waived(
    code: str, waiver: str
) -> None:
    rule = ACTIVE[code]
    assert BY_CODE[code] == Entry(
        code,
        rule.title,
        rule.looks_for,
        rule.why,
        rule.remedy,
        rule.vector,
        waiver,
        rule.statements,
    )


def test_a_code_of_waivers_is_as_grave_in_every_phase() -> None:
    assert BY_CODE["UND03"] == Entry(
        "UND03",
        "Undtagelsen udløber snart",
        "En undtagelse, der udløber inden for 30 dage.",
        "Så er der tid til at rette op, før reglen gælder igen.",
        "Ret det, reglen finder, inden udløbet.",
        Vector.read("A/A/A/A/A"),
        NEVER,
    )


def test_a_mistake_in_a_page_is_told_by_its_message() -> None:
    pages = (*SIDEKODER, *TJEKLISTEKODER)
    assert {bool(page.grad) for page in pages} == {True, False}
    for page in pages:
        assert BY_CODE[page.kode] == Entry(
            page.kode,
            page.titel,
            "",
            page.hvorfor,
            "Beskeden siger, hvad du skal gøre.",
            Vector.read(page.grad) if page.grad else None,
            NEVER,
        )


def test_a_code_has_a_family_an_address_and_a_statement_an_id() -> None:
    assert BY_CODE["EJ01"].family == "EJ"
    assert BY_CODE["EJ01"].address == "regel/ej01/"
    assert (rule_id("EJ01"), address_of("UND02")) == ("REG_EJ01", "regel/und02/")
    assert statement_id("1.30") == "UDS_1_30"


def test_a_code_is_found_and_one_that_nobody_has_is_not() -> None:
    assert (entry_of("EJ02"), entry_of("EJ99")) == (BY_CODE["EJ02"], None)


def test_only_what_the_guide_says_nothing_of_rests_on_no_statement() -> None:
    assert [code for code, rule in ACTIVE.items() if rule.statements == ()] == [
        "DA01",
        "HB01",
        "HB02",
    ]
