"""What a page shows of an object: fields in words, links by title, and what points at it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gevinst.model.finding import Finding, Severity
from gevinst.model.haandbog import Praksis, Regel, Risiko, Rolle, Tjekliste, Udsagn
from gevinst.model.kommune import Enhed, Gevinst, Indikator, Maaling, Person, Program, Tjeksvar
from gevinst.model.location import Location
from gevinst.views.card import Card, FindingIndex, Item, Row, card
from vis import handbook, made

NOTHING = FindingIndex.of(())
CHIEF = made(Person, "PER_CHEF", "Skolechef", stillingsniveau="chef", ansat_i="ENH_SKOLER")
UNIT = made(Enhed, "ENH_SKOLER", "Skolerne", type="forvaltning")
BOSS = made(Person, "PER_DIREKTOER", "Direktør", stillingsniveau="direktoer", ansat_i="ENH_SKOLER")
PROGRAMME = made(Program, "PRG_SKOLE", "Skolen", fase="definition", programchef="PER_DIREKTOER")


def rows(found: Card) -> dict[str, list[str]]:
    return {row.label: [item.text for item in row.items] for row in found.rows}


def incoming(found: Card) -> dict[str, list[str]]:
    return {row.label: [item.text for item in row.items] for row in found.incoming}


def benefit(**felter: object) -> Gevinst:
    found: Gevinst = made(
        Gevinst, "GEV_TID", "Kortere tid", hoerer_til="PRG_SKOLE", realiseres_i="ENH_SKOLER",
        **felter,
    )  # fmt: skip
    return found


def test_values_are_shown_in_words_and_links_by_title() -> None:
    gevinst = benefit(
        gevinsttype="tid",
        beloeb_aar=Decimal(1300000),
        kraever_adfaerd=False,
        godkendt_dato=date(2026, 6, 15),
        budgetaar=("2026", "2027"),
        andele=(("ENH_SKOLER", Decimal("4.5")),),
        gevinstansvarlig="PER_CHEF",
    )
    assert rows(card(handbook(gevinst, CHIEF, UNIT, PROGRAMME), gevinst, NOTHING)) == {
        "Gevinsttype": ["Tid"],
        "Kræver ny adfærd": ["Nej"],
        "Kroner om året": ["1.300.000"],
        "Budgetår": ["2026", "2027"],
        "Godkendt": ["15. juni 2026"],
        "Andele": ["Skolerne: 4,5"],
        "Hører til": ["Skolen"],
        "Gevinstansvarlig": ["Skolechef"],
        "Hentes i": ["Skolerne"],
    }


def test_a_link_to_nothing_is_shown_as_it_is_written() -> None:
    gevinst = benefit(gevinstansvarlig="PER_UKENDT")
    found = card(handbook(gevinst, UNIT, PROGRAMME), gevinst, NOTHING)
    owner = Row("Gevinstansvarlig", (Item("PER_UKENDT", broken=True),), "gevinstansvarlig")
    assert owner in found.rows


def test_the_point_of_an_answer_leads_to_its_list() -> None:
    listed = made(Tjekliste, "TJL_SKIFT", "Skiftet")
    answer = made(Tjeksvar, "SVAR_A", "Ja", punkt="TJL_SKIFT.drift")
    point = Row("Punkt", (Item("TJL_SKIFT.drift", listed),), "punkt")
    assert point in card(handbook(listed, answer), answer, NOTHING).rows
    assert Row("Punkt", (Item("TJL_SKIFT.drift"),), "punkt") in (
        card(handbook(answer), answer, NOTHING).rows
    )


def test_the_programmes_head_owns_a_benefit_until_an_owner_is_found() -> None:
    gevinst = benefit()
    found = card(handbook(gevinst, UNIT, PROGRAMME, BOSS), gevinst, NOTHING)
    assert rows(found)["Midlertidig ejer"] == ["Direktør"]


def test_what_points_at_an_object_stands_under_what_it_means() -> None:
    gevinst = benefit(gevinstansvarlig="PER_CHEF")
    found = card(handbook(gevinst, CHIEF, UNIT, PROGRAMME), CHIEF, NOTHING)
    assert incoming(found) == {"Ejer gevinsterne": ["Kortere tid"]}


def test_a_role_that_rules_out_another_is_not_shown_back_again() -> None:
    one = made(Rolle, "ROL_A", "Ejer", uforenelig_med=("ROL_B",))
    other = made(Rolle, "ROL_B", "Leder")
    assert incoming(card(handbook(one, other), other, NOTHING)) == {}


RULE = made(Regel, "REG_OR02", "OR02 Ingen leder", kode="OR02", daekker="UDS_1_02 UDS_1_07")
STATEMENTS = [made(Udsagn, f"UDS_1_{n}", n, nr=f"1.{n}") for n in ("02", "07")]


def test_a_practice_shows_the_rules_that_rest_on_its_statements() -> None:
    practice = made(Praksis, "PRA_ROLLER", "Klare roller", daekker="UDS_1_02")
    found = card(handbook(practice, RULE, *STATEMENTS), practice, NOTHING)
    assert rows(found)["Det ser reglerne efter"] == ["OR02 Ingen leder"]


def test_a_risk_shows_the_programmes_that_show_it_now() -> None:
    risk = made(Risiko, "RIS_UKLART", "Uklart, hvem der beslutter", daekker="UDS_1_07")
    book = handbook(risk, RULE, *STATEMENTS, PROGRAMME)
    broken = Finding(
        "OR02", Severity.FEJL, Location("a.md", 1), "PRG_SKOLE", "x", "y", ("PRG_SKOLE",)
    )
    assert rows(card(book, risk, FindingIndex.of([broken])))["Ses lige nu i"] == ["Skolen"]
    assert rows(card(book, risk, NOTHING))["Ses lige nu i"] == ["Ingen af kommunens programmer"]


def test_what_is_ours_says_why() -> None:
    ours = made(Rolle, "ROL_A", "Ejer", tilfoejet=True, tilfoejet_fordi="Vi savnede den.")
    theirs = made(Rolle, "ROL_B", "Leder")
    book = handbook(ours, theirs)
    assert card(book, ours, NOTHING).added == "Vi savnede den."
    assert card(book, theirs, NOTHING).added == ""


# -- measurements that stand in a file ------------------------------------------------------------

INDICATOR = made(Indikator, "IND_PORTO", "Porto", type="resultat")


def measurement(id: str, side: str, /, **felter: object) -> Maaling:
    values = {"dato": date(2026, 1, 31), "type": "forloeb", "maaling_af": ("IND_PORTO",)}
    found: Maaling = made(Maaling, id, id.title(), side=side, **{**values, **felter})
    return found


def test_measurements_in_a_file_are_a_table_and_those_on_pages_are_links() -> None:
    book = handbook(
        INDICATOR,
        CHIEF,
        measurement("MLG_SIDE", ""),
        measurement("MLG_EN", "porto.md", vaerdi=Decimal("4.5"), bekraeftet_af=("PER_CHEF",)),
        measurement("MLG_TO", "porto.md", dato=None, vaerdi=Decimal(1300), type="slut"),
    )
    found = card(book, INDICATOR, NOTHING)
    assert incoming(found) == {"Målinger": ["Mlg_Side"]}
    assert found.measured is not None
    labels = [felt.label for felt in found.measured.columns]
    assert labels == ["Dato", "Type", "Værdi", "Metode", "Bekræftet af"]
    assert found.measured.rows == (
        (
            (Item("31. januar 2026"),),
            (Item("Undervejs"),),
            (Item("4,5"),),
            (Item("Målt"),),
            (Item("Skolechef", CHIEF),),
        ),
        ((), (Item("Slutmåling"),), (Item("1.300"),), (Item("Målt"),), ()),
    )
    assert incoming(card(book, CHIEF, NOTHING)) == {"Har bekræftet": ["Mlg_En"]}


def test_an_indicator_without_a_file_has_no_table() -> None:
    book = handbook(INDICATOR, measurement("MLG_SIDE", ""))
    assert card(book, INDICATOR, NOTHING).measured is None


def test_a_mistake_in_a_row_is_shown_where_the_row_is() -> None:
    rows = [measurement("MLG_SIDE", ""), measurement("MLG_EN", "porto.md")]
    own, on_page, in_file = (
        Finding("IN04", Severity.FEJL, Location("a", 1), id, "x", "y")
        for id in ("IND_PORTO", "MLG_SIDE", "MLG_EN")
    )
    found = card(handbook(INDICATOR, *rows), INDICATOR, FindingIndex.of([own, on_page, in_file]))
    assert found.findings == (own, in_file)


def test_the_gravest_finding_says_what_is_to_be_done() -> None:
    found = {
        severity: Finding("EJ01", severity, Location("side.md", 1), "PER_CHEF", "x", "y")
        for severity in Severity
    }
    for number, severity in enumerate(Severity):
        mildest_first = list(reversed(list(Severity)[number:]))
        index = FindingIndex.of([found[one] for one in mildest_first])
        assert card(handbook(CHIEF, UNIT), CHIEF, index).worst is severity
    assert card(handbook(CHIEF, UNIT), CHIEF, NOTHING).worst is None
