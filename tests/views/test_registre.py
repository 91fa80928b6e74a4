"""The registers: what is shown of each object, where each number comes from, and whose it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from gevinst.model.finding import Finding, Severity
from gevinst.model.haandbog import Praksis, Regel, Rolle
from gevinst.model.kommune import (
    Driftsaendring,
    Enhed,
    Forum,
    Indikator,
    Kommune,
    Leverance,
    Opfoelgning,
    Person,
    Projekt,
    Undtagelse,
)
from gevinst.model.location import Location
from gevinst.rules.engine import run_rules
from gevinst.views.basis import Basis
from gevinst.views.gevinstoversigt import gevinstoversigt
from gevinst.views.mangler import mangler, raci
from gevinst.views.oversigter import REGISTERS
from gevinst.views.registre import (
    beslutninger,
    fora,
    indikatorer,
    indsatser,
    maalinger,
    opfoelgninger,
    programmer,
    projekter,
    undtagelser,
)
from gevinst.views.roller import roller
from gevinst.views.table import ONE, Column, Row, Table
from kommunen import (
    BEFORE,
    LEADER,
    TODAY,
    basis,
    benefit,
    measurement,
    shown,
    sources,
)
from vis import made

RULE = made(Regel, "REG_EJ06", "EJ06 En enhed uden lokal ejer", kode="EJ06")


def finding(code: str, id: str, severity: Severity = Severity.FEJL) -> Finding:
    return Finding(
        code, severity, Location("a.md", 7), id, "noget er galt", "ret det", ("PRG_SKOLE",),
        "gennemfoerelse",
    )  # fmt: skip


# -- benefits ------------------------------------------------------------------------------------


def test_a_benefit_has_all_a_board_asks_about() -> None:
    gevinst = benefit(
        beloeb_aar=Decimal(1300000), aarsvaerk=Decimal("2.5"), budgetvirkning="indregnet"
    )
    table = gevinstoversigt(basis(gevinst, RULE, findings=(finding("EJ06", "GEV_TID"),)))
    assert shown(table) == {
        "Gevinst": "Kortere tid",
        "Program": "Skolen",
        "Fase": "Gennemførelse",
        "Gevinstansvarlig": "Skolechef",
        "Lokale gevinstejere": "Skoleleder",
        "Hentes i": "Skolerne",
        "Gevinsttype": "Tid",
        "Status": "Under realisering",
        "Nulpunkt": "45",
        "Mål": "30",
        "Seneste måling": "40",
        "Måles i": "minutter",
        "Måldato": "30. juni 2027",
        "Målt": "15. juni 2026",
        "Værdi om året": "1.300.000",
        "Frigjort tid": "2,5",
        "Budgetvirkning": "Indregnet i budgettet",
        "Fund nu": "EJ06 (fejl)",
    }


def test_every_number_is_followed_back_to_the_object_it_stands_on() -> None:
    found = sources(gevinstoversigt(basis(benefit(beloeb_aar=Decimal(5)))))
    assert found["nulpunkt"] == ["MLG_0"]
    assert found["maal"] == ["IND_TID"]
    assert found["seneste_maaling"] == found["maalt_dato"] == ["MLG_2"]
    assert found["beloeb_aar"] == ["GEV_TID"]


def test_the_latest_measurement_is_the_latest_up_to_today() -> None:
    yesterday = gevinstoversigt(basis(benefit(), today=TODAY - timedelta(days=1)))
    assert shown(yesterday)["Seneste måling"] == "41,50"
    tomorrow = gevinstoversigt(basis(benefit(), today=TODAY + timedelta(days=1)))
    assert shown(tomorrow)["Seneste måling"] == "10"


def test_a_baseline_alone_is_no_latest_measurement() -> None:
    table = gevinstoversigt(basis(benefit(), today=BEFORE.dato))
    assert shown(table)["Nulpunkt"] == "45"
    assert "Seneste måling" not in shown(table)
    assert "Målt" not in shown(table)


def test_each_of_several_indicators_keeps_its_place_in_every_cell() -> None:
    days = made(Indikator, "IND_FRAVAER", "Fravær", type="resultat", maaleenhed="%")
    later = measurement("MLG_9", date(2026, 1, 31), "8.4", of="IND_FRAVAER")
    found = shown(gevinstoversigt(basis(benefit(maales_ved="IND_TID IND_FRAVAER"), days, later)))
    assert found["Nulpunkt"] == "45; –"
    assert found["Mål"] == "30; –"
    assert found["Seneste måling"] == "40; 8,4"
    assert found["Måles i"] == "minutter; %"
    assert found["Målt"] == "15. juni 2026; 31. januar 2026"


def test_an_owner_that_does_not_exist_is_shown_as_it_is_written() -> None:
    table = gevinstoversigt(basis(benefit(gevinstansvarlig="PER_UKENDT")))
    [cell] = [
        cell
        for column, cell in zip(table.columns, table.rows[0].cells, strict=True)
        if column.name == "gevinstansvarlig"
    ]
    assert [(part.value, part.source, part.broken) for part in cell] == [("PER_UKENDT", None, True)]


def test_a_register_shows_the_part_of_one_programme_or_one_post() -> None:
    table = gevinstoversigt(basis(benefit()))
    assert len(table.of(program="PRG_SKOLE").rows) == 1
    assert table.of(program="PRG_ANDET").rows == ()
    assert len(table.of(post="PER_NORD").rows) == 1
    assert table.of(post="PER_LEDER").rows == ()
    assert table.of(program="PRG_SKOLE", post="PER_LEDER").rows == ()


# -- the other registers -------------------------------------------------------------------------


def test_a_programme_counts_its_benefits_and_what_is_found_in_it() -> None:
    findings = (
        finding("EJ01", "GEV_TID"),
        finding("EJ06", "GEV_TID"),
        finding("EJ06", "PRG_SKOLE", Severity.ADVARSEL),
        finding("EJ06", "PRG_SKOLE", Severity.TIP),
    )
    found = shown(programmer(basis(benefit(), findings=findings)))
    assert found["Gevinster"] == "1"
    assert found["Fejl nu"] == "2"
    assert found["Advarsler nu"] == "1"
    assert found["Styregruppe"] == "Styregruppen"


def test_each_number_of_a_programme_leads_to_exactly_what_it_counts() -> None:
    given_up = replace(benefit(), id="GEV_OPGIVET", status="bortfaldet")
    of_project = replace(benefit(), id="GEV_IT", titel="Mindre papir", hoerer_til=("PRJ_IT",))
    findings = (
        finding("EJ06", "GEV_TID"),
        finding("EJ01", "PRG_VAEK"),
        finding("EJ06", "PRG_SKOLE", Severity.ADVARSEL),
    )
    table = programmer(basis(benefit(), given_up, of_project, RULE, findings=findings))
    assert [
        (
            column.name,
            part.text,
            ["".join(one.text for one in counted) for counted in part.counted],
            [[one.source.id for one in counted if one.source] for counted in part.counted],
        )
        for _, column, part in table.counts
    ] == [
        ("gevinster", "2", ["Kortere tid", "Mindre papir"], [["GEV_TID"], ["GEV_IT"]]),
        (
            "fejl",
            "2",
            ["EJ06 i Kortere tid: noget er galt.", "EJ01: noget er galt."],
            [["REG_EJ06", "GEV_TID"], []],
        ),
        ("advarsler", "1", ["EJ06 i Skolen: noget er galt."], [["REG_EJ06", "PRG_SKOLE"]]),
    ]


def test_a_project_has_the_phase_of_its_programme() -> None:
    assert shown(projekter(basis())) == {
        "Projekt": "It i skolen",
        "Indgår i": "Skolen",
        "Fase": "Gennemførelse",
        "Tilstand": "Aktiv",
        "Projektleder": "Programleder",
    }


def test_a_deliverable_is_the_project_leaders_and_a_change_is_its_own_leaders() -> None:
    it = made(Leverance, "LEV_IT", "Banken", type="it", klar_dato=date(2026, 1, 1),
              bidrager_til="GEV_TID")  # fmt: skip
    project = made(Projekt, "PRJ_IT", "It i skolen", indgaar_i="PRG_SKOLE",
                   projektleder="PER_LEDER", skaber="LEV_IT")  # fmt: skip
    change = made(Driftsaendring, "DRI_TEAM", "Fagteam", ansvarlig="PER_CHEF", status="i_gang",
                  indgaar_i="PRG_SKOLE", til=date(2026, 12, 31))  # fmt: skip
    table = indsatser(basis(benefit(), it, project, change))
    assert shown(table, 0) == {
        "Indsats": "Banken",
        "Slags": "Leverance",
        "Skabes af": "It i skolen",
        "Ansvarlig": "Programleder",
        "Klar eller slut": "1. januar 2026",
        "Bidrager til": "Kortere tid",
        "Program": "Skolen",
    }
    assert shown(table, 1) == {
        "Indsats": "Fagteam",
        "Slags": "Driftsændring",
        "Ansvarlig": "Skolechef",
        "Klar eller slut": "31. december 2026",
        "Status": "I gang",
        "Program": "Skolen",
    }
    assert [row.posts for row in table.rows] == [("PER_LEDER",), ("PER_CHEF",)]


def test_an_indicator_is_a_matter_for_who_measures_and_for_who_owns_what_it_measures() -> None:
    [row] = indikatorer(basis(benefit())).rows
    assert row.posts == ("PER_MAALER", "PER_CHEF", "PER_NORD")


def test_a_measurement_has_the_unit_of_its_indicator_and_may_lie_in_the_future() -> None:
    table = maalinger(basis())
    assert len(table.rows) == 4
    assert shown(table, 1) == {
        "Måling": "MLG_1",
        "Indikator": "Forberedelse",
        "Dato": "31. december 2025",
        "Værdi": "41,50",
        "Måles i": "minutter",
        "Type": "Undervejs",
        "Metode": "Målt",
    }


def test_a_chair_who_is_a_member_too_has_one_seat() -> None:
    assert shown(fora(basis()))["Pladser"] == "2"


def test_a_forum_shows_the_next_of_its_days_today_included() -> None:
    days = (date(2026, 6, 14), TODAY, date(2026, 9, 1))
    board = made(Forum, "FRM_SG", "Styregruppen", moededage=days)
    assert shown(fora(basis(board)))["Næste møde"] == "15. juni 2026"
    past = made(Forum, "FRM_SG", "Styregruppen", moededage=days[:1])
    assert "Næste møde" not in shown(fora(basis(past)))


def test_decisions_stand_in_the_order_of_their_days_with_what_they_are_about() -> None:
    table = beslutninger(basis(benefit()))
    assert shown(table) == {
        "Beslutning": "Gevinsten godkendes",
        "Dato": "10. januar 2025",
        "Type": "Ændring af gevinst",
        "Truffet af": "Styregruppen",
        "Referat": "Sag 1",
        "Gælder": "Kortere tid",
        "Program": "Skolen",
    }
    assert table.rows[0].posts == ("PER_DIREKTOER", "PER_CHEF")


@pytest.mark.parametrize(
    ("frist", "status", "expected"),
    [
        (TODAY, "aaben", "Nej"),
        (TODAY - timedelta(days=1), "aaben", "Ja"),
        (TODAY - timedelta(days=1), "afsluttet", "Nej"),
        (None, "aaben", "Nej"),
    ],
    ids=["due today", "due yesterday", "closed", "no deadline"],
)
def test_a_follow_up_says_whether_its_deadline_has_passed(
    frist: date | None, status: str, expected: str
) -> None:
    opf = made(Opfoelgning, "OPF_1", "Plan", dato=TODAY, frist=frist, status=status,
               foelger_op_paa="IND_TID")  # fmt: skip
    table = opfoelgninger(basis(benefit(), opf))
    assert shown(table)["Fristen er overskredet"] == expected
    assert table.rows[0].posts == ("PER_MAALER", "PER_CHEF", "PER_NORD")


REASON = "Skolen får ny leder den 1. august, og stillingen er slået op"


def waiver(id: str = "UND_1", **felter: object) -> Undtagelse:
    standard = {
        "regel": "EJ06", "begrundelse": REASON, "dato": date(2026, 6, 1),
        "udloeber": date(2026, 7, 30), "objekt": "GEV_TID", "godkendt_af": "PER_DIREKTOER",
    }  # fmt: skip
    found: Undtagelse = made(Undtagelse, id, "Til august", **{**standard, **felter})
    return found


def judged(*objects: Undtagelse, today: date = TODAY) -> Basis:
    """The municipality with waivers and a benefit that breaks EJ06, and what the rules find."""
    book = basis(
        benefit(lokale_gevinstejere="", realiseres_i="ENH_SKOLER ENH_A"),
        made(Kommune, "KOM_A", "Kommunen", ledelsesform="direktion"),
        made(Enhed, "ENH_A", "Skole A", type="institution"),
        *objects,
        today=today,
    ).handbook
    return Basis(book, run_rules(book, today, "standard"), today)


@pytest.mark.parametrize(
    ("felter", "today", "expected"),
    [
        ({}, TODAY, "Gælder"),
        ({}, date(2026, 7, 30), "Udløber snart"),
        ({}, date(2026, 7, 31), "Udløbet"),
        ({}, date(2026, 5, 31), "Ikke begyndt"),
        ({"begrundelse": "for kort"}, TODAY, "Gælder ikke"),
        ({"godkendt_af": ""}, TODAY, "Gælder ikke"),
        ({"regel": "EJ08"}, TODAY, "Rammer ikke noget"),
    ],
    ids=[
        "holds", "last day", "day after", "day before", "short reason", "no approver",
        "keeps the rule",
    ],
)  # fmt: skip
def test_a_waiver_says_whether_it_holds_as_the_check_judges_it(
    felter: dict[str, object], today: date, expected: str
) -> None:
    table = undtagelser(judged(waiver(**felter), today=today))
    assert shown(table)["Tilstand"] == expected


def test_of_two_waivers_of_the_same_the_one_that_lasts_longest_holds() -> None:
    table = undtagelser(judged(waiver("UND_2", udloeber=date(2026, 7, 31)), waiver("UND_1")))
    assert [row.source.id for row in table.rows if row.source] == ["UND_1", "UND_2"]
    assert shown(table, 0)["Tilstand"] == "Afløst af en anden"
    assert shown(table, 1)["Tilstand"] == "Gælder"


# -- roles, findings, RACI -----------------------------------------------------------------------


def test_a_post_stands_once_for_each_role_and_place() -> None:
    table = roller(basis(benefit()))
    rows = [shown(table, n) for n in range(len(table.rows))]
    assert [(r["Rolle"], r["Hvor"]) for r in rows if r["Post"] == "Skolechef"] == [
        ("Medlem", "Styregruppen"),
        ("Gevinstansvarlig", "Kortere tid"),
        ("Leder", "Skolerne"),
    ]
    [measures] = [r for r in rows if r["Post"] == "Controller"]
    assert measures == {
        "Post": "Controller",
        "Ansat i": "Skolerne",
        "Rolle": "Måler",
        "Hvor": "Forberedelse",
        "Slags": "Indikator",
        "Besat": "Ja",
        "Program": "Skolen",
    }


@pytest.mark.parametrize(("til", "expected"), [(TODAY, "Ja"), (TODAY - timedelta(days=1), "Nej")])
def test_a_post_that_is_left_is_vacant_the_day_after(til: date, expected: str) -> None:
    left = made(Person, "PER_LEDER", "Programleder", stillingsniveau="leder", til=til)
    table = roller(basis(left))
    [row] = [
        shown(table, n)
        for n, row in enumerate(table.rows)
        if row.source is left and row.cells[2][0].text == "Programleder"
    ]
    assert row["Besat"] == expected


def test_a_finding_says_where_it_is_and_whose_and_how_it_is_mended() -> None:
    found = finding("EJ06", "GEV_TID")
    table = mangler(basis(benefit(), RULE, findings=(found,)))
    assert shown(table) == {
        "Grad": "Fejl",
        "Regel": "EJ06 En enhed uden lokal ejer",
        "Objekt": "Kortere tid",
        "Program": "Skolen",
        "Fase": "Gennemførelse",
        "Hvad der er galt": "noget er galt",
        "Sådan retter du": "ret det",
        "Fil": "a.md",
        "Linje": "7",
        "Hvem skal rette": "Skolechef",
    }
    assert table.rows[0].posts == ("PER_CHEF",)


def test_raci_has_a_column_for_each_role_and_a_row_for_each_activity() -> None:
    role = made(Rolle, "ROL_CHEF", "Programchef")
    practice = made(Praksis, "PRA_A", "Vælg", raci_ansvarlig="ROL_CHEF", raci_udfoerer="ROL_CHEF")
    assert shown(raci(basis(role, practice))) == {"Aktivitet": "Vælg", "Programchef": "R/A"}


# -- all of them ---------------------------------------------------------------------------------


@pytest.mark.parametrize("navn", REGISTERS)
def test_every_register_is_named_as_its_table_and_may_be_empty(navn: str) -> None:
    empty = REGISTERS[navn].make(Basis(basis().handbook.__class__(()), (), TODAY))
    assert (empty.name, empty.rows) == (navn, ())
    assert len(empty.title) <= 31, "the name of a sheet in a spreadsheet"


def test_a_table_whose_rows_do_not_fit_its_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="the table x has columns"):
        Table("x", "X", "x", (Column("a", "A"),), (Row(LEADER, ()),))
    with pytest.raises(ValueError, match="the table x has columns"):
        Table("x", "X", "x", (Column("a", "A"), Column("a", "B")), ())


def test_one_of_a_kind_is_called_so() -> None:
    for register in REGISTERS.values():
        table = register.make(basis())
        assert table.noun in ONE, register.name
    empty = Table("x", "X", "gevinster", (Column("a", "A"),), ())
    counted = [replace(empty, rows=(Row(LEADER, ((),)),) * number).counted for number in range(3)]
    assert counted == ["0 gevinster", "1 gevinst", "2 gevinster"]
