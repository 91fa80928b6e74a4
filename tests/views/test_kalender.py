"""The calendar: every kind of day, whose it is, and what tells one event from another."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from gevinst.model.kommune import (
    Adhoc,
    Forum,
    Opfoelgning,
    Person,
    Program,
    Projekt,
    Succeskriterium,
    Undtagelse,
)
from gevinst.model.objekt import Objekt
from gevinst.views.kalender import KINDS, Event, calendar, kalender
from gevinst.views.udsnit import Fault, faults
from kommunen import TODAY, basis, benefit, shown
from vis import made

DAY = date(2026, 9, 1)


def events(*objects: Objekt, kind: str) -> list[Event]:
    return [event for event in calendar(basis(*objects)).events if event.kind == kind]


def written(event: Event) -> tuple[str, date, str, list[str], list[str]]:
    """(key, day, title, posts, programmes)."""
    posts = [post.id for post in event.posts]
    return (event.key, event.day, event.title, posts, [owner.id for owner in event.programmes])


def test_a_day_to_meet_is_for_all_who_sit_there() -> None:
    board = made(
        Forum, "FRM_SG", "Styregruppen", formand="PER_DIREKTOER",
        medlemmer="PER_CHEF PER_DIREKTOER", moededage=(DAY, DAY, DAY + timedelta(days=1)),
    )  # fmt: skip
    first, second = events(board, kind="moede")
    assert written(first) == (
        "moede-FRM_SG-2026-09-01",
        DAY,
        "Styregruppen mødes",
        ["PER_DIREKTOER", "PER_CHEF"],
        ["PRG_SKOLE"],
    )
    assert second.key == "moede-FRM_SG-2026-09-02"


def test_a_day_to_measure_is_for_who_measures_and_for_who_owns() -> None:
    [event] = events(benefit(maaletidspunkter=(DAY,)), kind="maaling")
    assert written(event) == (
        "maaling-GEV_TID-2026-09-01",
        DAY,
        "Måling af »Kortere tid«",
        ["PER_MAALER", "PER_CHEF", "PER_NORD"],
        ["PRG_SKOLE"],
    )


@pytest.mark.parametrize("status", ["bortfaldet", "ikke_realiseret"])
def test_a_benefit_that_is_given_up_is_not_measured(status: str) -> None:
    assert events(benefit(maaletidspunkter=(DAY,), status=status), kind="maaling") == []


def test_the_day_of_a_target() -> None:
    [event] = events(benefit(), kind="maaldato")
    assert written(event) == (
        "maaldato-IND_TID",
        date(2027, 6, 30),
        "Målet for »Forberedelse« skal være nået",
        ["PER_MAALER", "PER_CHEF", "PER_NORD"],
        ["PRG_SKOLE"],
    )


def test_the_deadline_of_a_criterion_is_for_those_who_lead_the_programme() -> None:
    krit = made(Succeskriterium, "SUC_1", "Lærerne deler", frist=DAY,
                succeskriterium_for="PRG_SKOLE")  # fmt: skip
    [event] = events(krit, kind="kriterium")
    assert written(event) == (
        "kriterium-SUC_1",
        DAY,
        "»Lærerne deler« skal være opfyldt",
        ["PER_DIREKTOER", "PER_LEDER"],
        ["PRG_SKOLE"],
    )


def test_each_phase_of_a_programme_has_its_own_event() -> None:
    program = made(
        Program, "PRG_SKOLE", "Skolen", fase="definition", programchef="PER_DIREKTOER",
        programleder="PER_LEDER", slutdato=DAY,
        fasehistorik=(("initiering", date(2026, 1, 1)), ("planlaegning", DAY)),
    )  # fmt: skip
    first, second = events(program, kind="faseskift")
    assert first.key == "faseskift-PRG_SKOLE-initiering"
    assert written(second) == (
        "faseskift-PRG_SKOLE-planlaegning",
        DAY,
        "»Skolen« går ind i fasen planlægning",
        ["PER_DIREKTOER", "PER_LEDER"],
        ["PRG_SKOLE"],
    )
    [end] = events(program, kind="slut")
    assert written(end)[:3] == ("slut-PRG_SKOLE", DAY, "»Skolen« slutter efter planen")


def test_projects_and_efforts_end_too() -> None:
    project = made(Projekt, "PRJ_IT", "It", indgaar_i="PRG_SKOLE", projektleder="PER_LEDER",
                   slutdato=DAY)  # fmt: skip
    effort = made(Adhoc, "ADH_1", "Dage", indgaar_i="PRG_SKOLE", ansvarlig="PER_NORD",
                  til=DAY)  # fmt: skip
    assert [written(event)[3] for event in events(project, effort, kind="slut")] == [
        ["PER_NORD"],
        ["PER_LEDER", "PER_DIREKTOER"],
    ]


def test_a_follow_up_is_for_the_owner_and_for_the_chair_of_the_board() -> None:
    opf = made(Opfoelgning, "OPF_1", "Plan", dato=TODAY, frist=DAY, foelger_op_paa="GEV_TID")
    [event] = events(benefit(), opf, kind="opfoelgning")
    assert written(event) == (
        "opfoelgning-OPF_1",
        DAY,
        "»Plan« skal virke",
        ["PER_CHEF", "PER_NORD", "PER_DIREKTOER"],
        ["PRG_SKOLE"],
    )
    closed = made(Opfoelgning, "OPF_1", "Plan", dato=TODAY, frist=DAY, foelger_op_paa="GEV_TID",
                  status="afsluttet")  # fmt: skip
    assert events(benefit(), closed, kind="opfoelgning") == []


def test_a_waiver_runs_out_for_who_gave_it_and_for_whose_it_is() -> None:
    waiver = made(Undtagelse, "UND_1", "Til august", regel="EJ06", begrundelse="", dato=TODAY,
                  udloeber=DAY, objekt="GEV_TID", godkendt_af="PER_DIREKTOER")  # fmt: skip
    [event] = events(benefit(), waiver, kind="undtagelse")
    assert written(event) == (
        "undtagelse-UND_1",
        DAY,
        "Undtagelsen fra EJ06 udløber: »Til august«",
        ["PER_DIREKTOER", "PER_CHEF", "PER_NORD"],
        ["PRG_SKOLE"],
    )


def test_a_post_that_is_left_is_for_those_who_lead_what_it_has_a_role_in() -> None:
    chief = made(Person, "PER_CHEF", "Skolechef", stillingsniveau="chef", ansat_i="ENH_SKOLER",
                 leder_af="ENH_SKOLER", til=DAY, stedfortraeder="PER_NORD")  # fmt: skip
    [event] = events(benefit(), chief, kind="fratraedelse")
    assert written(event) == (
        "fratraedelse-PER_CHEF",
        DAY,
        "Sidste dag for Skolechef",
        ["PER_CHEF", "PER_NORD", "PER_DIREKTOER", "PER_LEDER"],
        ["PRG_SKOLE"],
    )


def test_a_handover_is_for_the_leader_of_the_unit_that_takes_over() -> None:
    gevinst = benefit(overdraget_dato=DAY, overdraget_til="ENH_SKOLER", gevinstansvarlig="PER_NORD",
                      lokale_gevinstejere="")  # fmt: skip
    [event] = events(gevinst, kind="overdragelse")
    assert written(event) == (
        "overdragelse-GEV_TID",
        DAY,
        "Driften overtager »Kortere tid«",
        ["PER_NORD", "PER_CHEF"],
        ["PRG_SKOLE"],
    )


def test_events_stand_in_the_order_of_days_whatever_the_order_of_the_pages() -> None:
    gevinst = benefit(maaletidspunkter=(DAY, TODAY), overdraget_dato=DAY)
    one = calendar(basis(gevinst)).events
    assert [event.key for event in one] == [
        "maaling-GEV_TID-2026-06-15",
        "maaling-GEV_TID-2026-09-01",
        "overdragelse-GEV_TID",
        "maaldato-IND_TID",
    ]
    turned = basis(gevinst)
    book = type(turned.handbook)(tuple(reversed(turned.handbook.objects)))
    other = calendar(type(turned)(book, (), TODAY)).events
    assert [event.key for event in other] == [event.key for event in one]


def test_today_is_still_to_come() -> None:
    found = calendar(basis(benefit(maaletidspunkter=(TODAY, TODAY - timedelta(days=1)))))
    coming, been = found.parted(TODAY)
    assert [event.day for event in been] == [TODAY - timedelta(days=1)]
    assert coming[0].day == TODAY


def test_the_calendar_of_a_post_and_of_a_programme() -> None:
    found = calendar(basis(benefit(maaletidspunkter=(DAY,))))
    for part in (found.of(post="PER_NORD"), found.by_id["PER_NORD"]):
        assert [event.kind for event in part.events] == ["maaling", "maaldato"]
    assert found.of(program="PRG_SKOLE").events == found.by_id["PRG_SKOLE"].events
    assert found.of(program="PRG_ANDET").events == ()
    assert "PER_LEDER" not in found.by_id


def test_the_calendar_as_a_table() -> None:
    table = kalender(basis(benefit(maaletidspunkter=(DAY,))))
    assert shown(table) == {
        "Dato": "1. september 2026",
        "Hvad": "Måling af »Kortere tid«",
        "Slags": "Måling",
        "Objekt": "Kortere tid",
        "Hvem": "Controller; Skolechef; Skoleleder",
        "Program": "Skolen",
    }


def test_no_two_events_of_a_kind_on_an_object_share_a_key() -> None:
    assert len(KINDS) == 10
    twice = benefit(maaletidspunkter=(DAY, DAY))
    keys = [event.key for event in calendar(basis(twice)).events]
    assert len(keys) == len(set(keys))


# -- whose is asked for --------------------------------------------------------------------------

ALONE = made(Projekt, "PRJ_ALENE", "Alene", indgaar_i="PF_ALT", fase="initiering")


@pytest.mark.parametrize(
    ("program", "post", "expected"),
    [
        ("", "", []),
        ("PRG_SKOLE", "PER_CHEF", []),
        (
            "PRG_SKOLEN",
            "",
            [
                Fault(
                    "program",
                    "program PRG_SKOLEN findes ikke",
                    "mente du PRG_SKOLE? Ellers skriv et id, der begynder med PRG_",
                )
            ],
        ),
        (
            "PRG_SKOLE_GAMMEL",
            "9",
            [
                Fault(
                    "program",
                    "program PRG_SKOLE_GAMMEL findes ikke",
                    "PRG_SKOLE_GAMMEL hedder nu PRG_NY. Skriv det nye id",
                ),
                Fault("post", "post 9 findes ikke", "skriv et id, der begynder med PER_"),
            ],
        ),
        (
            "PRJ_IT",
            "GEV_TID",
            [
                Fault(
                    "program",
                    "PRJ_IT »It i skolen« er projekt og ikke program",
                    "skriv PRG_SKOLE, som projektet hører til",
                ),
                Fault(
                    "post",
                    "GEV_TID »Kortere tid« er gevinst og ikke post",
                    "skriv et id, der begynder med PER_",
                ),
            ],
        ),
        ("PRJ_ALENE", "", []),
    ],
    ids=["all", "right", "misspelt", "renamed", "wrong types", "a project on its own"],
)
def test_what_is_wrong_with_a_wish(program: str, post: str, expected: list[Fault]) -> None:
    renamed = made(Program, "PRG_NY", "Ny", fase="definition", tidligere_id=("PRG_SKOLE_GAMMEL",))
    book = basis(benefit(), ALONE, renamed).handbook
    assert list(faults(book, program, post)) == expected
