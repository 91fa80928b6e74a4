"""OR: somebody leads, somebody decides, and operation has a seat."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import gevinst.rules.or_
import pytest
from byg import (
    beslutning,
    by_phase,
    direktoer,
    enhed,
    forum,
    fund,
    gevinst,
    grader,
    kommune,
    kun,
    leverance,
    medarbejder,
    messages,
    om,
    on,
    person,
    portefoelje,
    program,
    projekt,
    undtagelse,
)
from gevinst.model.finding import Finding, Severity
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules.engine import run_rules
from gevinst.rules.rule import RULES

# -- OR01 ---------------------------------------------------------------------------------------

NO_CHIEF = on(
    program(),
    "OR01",
    "PRG_SKOLE »Skoleprogrammet« har ingen programchef",
    "tilføj en linje ':programchef: PER_…' med en direktør, for eksempel PER_DIREKTOER",
)
HEAD = on(
    program(),
    "OR01",
    "PRG_SKOLE »Skoleprogrammet«: PER_CHEF »Skolechefen« er programchef, men er ikke direktør",
    "skriv en direktør under :programchef:, for eksempel PER_DIREKTOER; PER_CHEF kan eje "
    "gevinster i stedet",
)


def test_or01_a_programme_without_a_chief_breaks_it() -> None:
    assert fund("OR01", program(programchef="")) == (NO_CHIEF,)


def test_or01_a_chief_below_the_board_breaks_it() -> None:
    assert fund("OR01", program(programchef="PER_CHEF")) == (HEAD,)


def test_or01_an_employee_is_not_told_to_own_benefits() -> None:
    (found,) = fund("OR01", program(programchef="PER_LEDER"))
    assert found.remedy == "skriv en direktør under :programchef:, for eksempel PER_DIREKTOER"


def test_or01_two_chiefs_break_it_where_they_are_written() -> None:
    two = program(programchef="PER_DIREKTOER PER_CHEF", linjer=(("programchef", 9),))
    assert fund("OR01", two) == (
        on(
            program(),
            "OR01",
            "PRG_SKOLE »Skoleprogrammet« har 2 programchefer: PER_DIREKTOER og PER_CHEF",
            "behold én under :programchef:, og giv de andre plads i styregruppen",
            location=Location("program.md", 9),
        ),
    )


@pytest.mark.parametrize(
    "kept",
    [
        [],
        [program(programchef="PER_UKENDT")],
        [program(programchef="PER_DIREKTOER PER_UKENDT")],
        [program(programchef="PER_DIREKTOER PER_DIREKTOER")],
        [program(programchef="PER_CHEF"), person(stillingsniveau="")],
    ],
    ids=[
        "a director",
        "dead link: IN08 says so",
        "one of two is dead: IN08 says so",
        "twice the same: IN07 says so",
        "no level: IN06 says so",
    ],
)
def test_or01_a_director_keeps_it_and_so_does_what_others_judge(kept: list[Objekt]) -> None:
    assert fund("OR01", *kept) == ()


HEADS = kommune(ledelsesform="chefgruppe")


def test_or01_where_heads_govern_a_head_with_a_seat_keeps_it() -> None:
    led = program(programchef="PER_CHEF")
    assert fund("OR01", HEADS, led, person(i_chefgruppe=True)) == ()


@pytest.mark.parametrize("seat", [False, None])
def test_or01_where_heads_govern_a_head_without_a_seat_breaks_it(seat: bool | None) -> None:
    assert fund("OR01", HEADS, program(programchef="PER_CHEF"), person(i_chefgruppe=seat)) == (
        on(
            program(),
            "OR01",
            "PRG_SKOLE »Skoleprogrammet«: PER_CHEF »Skolechefen« er programchef, men har ikke "
            "sæde i chefgruppen",
            "skriv en direktør eller en chef med sæde i chefgruppen under :programchef:, for "
            "eksempel PER_DIREKTOER, eller skriv :i_chefgruppe: ja på PER_CHEF (person.md:1)",
        ),
    )


def test_or01_its_severity_follows_its_vector() -> None:
    assert by_phase("OR01", lambda f: [program(fase=f, programchef="")]) == "A/F/F/F/F"


@pytest.mark.parametrize("budget", [None, 499_999])
def test_or01_the_portfolio_forum_can_let_a_head_stand_on_top(budget: int | None) -> None:
    waived = undtagelse("OR01", objekt="PRG_SKOLE")
    small = program(programchef="PER_CHEF", budget_kr=budget)
    assert fund("OR01", small, waived) == (
        replace(HEAD, severity=Severity.UNDTAGET, waived_by="UND_AFTALT"),
    )


@pytest.mark.parametrize(
    "programme",
    [
        program(programchef=""),
        program(programchef="PER_CHEF PER_DIREKTOER"),
        program(programchef="PER_CHEF", budget_kr=500_000),
    ],
    ids=["no chief", "two", "a large programme"],
)
def test_or01_nothing_else_can_be_waived(programme: Objekt) -> None:
    found = fund("OR01", programme, undtagelse("OR01", objekt="PRG_SKOLE"))
    assert [finding.code for finding in found] == ["OR01", "UND01"]
    assert found[0].severity is Severity.FEJL


def test_or01_the_chief_alone_cannot_waive_it() -> None:
    alone = undtagelse("OR01", objekt="PRG_SKOLE", besluttet_ved="")
    found = fund("OR01", program(programchef="PER_CHEF"), alone)
    assert [finding.code for finding in found] == ["OR01", "UND01"]


# -- OR02 ---------------------------------------------------------------------------------------

NO_LEADER = on(
    program(),
    "OR02",
    "PRG_SKOLE »Skoleprogrammet« har ingen programleder",
    "tilføj en linje ':programleder: PER_…' med den, der leder programmet til daglig",
)
NO_MANAGER = on(
    projekt(),
    "OR02",
    "PRJ_BANK »Forløbsbanken« har ingen projektleder",
    "tilføj en linje ':projektleder: PER_…', eller skriv :tilstand: ide, hvis det ikke er begyndt",
)


def test_or02_a_programme_without_a_leader_breaks_it() -> None:
    assert fund("OR02", program(programleder="")) == (NO_LEADER,)


def test_or02_a_project_without_a_manager_breaks_it() -> None:
    assert fund("OR02", projekt(projektleder="")) == (NO_MANAGER,)


def test_or02_two_managers_break_it_where_they_are_written() -> None:
    two = projekt(projektleder="PER_LEDER PER_CHEF", linjer=(("projektleder", 5),))
    assert fund("OR02", two) == (
        on(
            projekt(),
            "OR02",
            "PRJ_BANK »Forløbsbanken« har 2 projektledere: PER_LEDER og PER_CHEF",
            "behold én under :projektleder:",
            location=Location("projekt.md", 5),
        ),
    )


@pytest.mark.parametrize(
    "kept",
    [
        [],
        [program(programleder="PER_LEDER PER_CHEF")],
        [program(programleder="PER_UKENDT")],
        [projekt(projektleder="PER_UKENDT")],
        [projekt(projektleder="PER_UKENDT PER_LEDER")],
        [projekt(projektleder="", tilstand="ide")],
        [projekt(projektleder="", tilstand="lukket")],
        [projekt(projektleder="PER_LEDER PER_CHEF", tilstand="lukket")],
    ],
)
def test_or02_one_leader_keeps_it_and_so_does_what_others_judge(kept: list[Objekt]) -> None:
    assert fund("OR02", *kept) == ()


@pytest.mark.parametrize("tilstand", ["aktiv", "pauset"])
def test_or02_a_running_or_paused_project_needs_a_manager(tilstand: str) -> None:
    assert fund("OR02", projekt(projektleder="", tilstand=tilstand)) == (NO_MANAGER,)


def test_or02_its_severity_follows_its_vector() -> None:
    assert grader("OR02", projekt(projektleder="")) == "-/A/F/F/T"
    assert by_phase("OR02", lambda f: [program(fase=f, programleder="")]) == "-/A/F/F/T"


def test_or02_a_waiver_is_refused() -> None:
    found = fund("OR02", projekt(projektleder=""), undtagelse("OR02", objekt="PRJ_BANK"))
    assert [finding.code for finding in found] == ["OR02", "UND01"]


# -- OR03 ---------------------------------------------------------------------------------------

ALONE = {"indgaar_i": "PF_ALT", "fase": "planlaegning"}


def test_or03_a_programme_without_a_board_breaks_it() -> None:
    assert fund("OR03", program(styregruppe="")) == (
        on(
            program(),
            "OR03",
            "PRG_SKOLE »Skoleprogrammet« har ingen styregruppe",
            "tilføj en linje ':styregruppe: FRM_…', for eksempel FRM_SG. Findes forummet ikke, så "
            "opret det med :formand: og :medlemmer:",
        ),
    )


def test_or03_two_boards_break_it() -> None:
    assert fund("OR03", program(styregruppe="FRM_SG FRM_DIREKTION")) == (
        on(
            program(),
            "OR03",
            "PRG_SKOLE »Skoleprogrammet« har 2 styregrupper: FRM_SG og FRM_DIREKTION",
            "behold den under :styregruppe:, der beslutter, og gør de andre til referencegrupper",
        ),
    )


def test_or03_a_project_on_its_own_without_a_board_breaks_it() -> None:
    assert fund("OR03", projekt(**ALONE), portefoelje()) == (
        on(
            projekt(),
            "OR03",
            "PRJ_BANK »Forløbsbanken« har hverken program eller styregruppe",
            "tilføj en linje ':styregruppe: FRM_…', eller skriv programmet under :indgaar_i:",
            programmes=("PRJ_BANK",),
        ),
    )


def test_or03_a_forum_without_a_chair_breaks_it() -> None:
    assert fund("OR03", forum(formand="")) == (
        on(
            forum(),
            "OR03",
            "FRM_SG »Styregruppen« har ingen formand",
            "tilføj en linje ':formand: PER_…' med den, der leder møderne, for eksempel "
            "PER_DIREKTOER",
        ),
    )


def test_or03_two_chairs_break_it_where_they_are_written() -> None:
    two = forum(formand="PER_DIREKTOER PER_CHEF", linjer=(("formand", 4),))
    assert fund("OR03", two) == (
        on(
            forum(),
            "OR03",
            "FRM_SG »Styregruppen« har 2 formænd: PER_DIREKTOER og PER_CHEF",
            "behold én under :formand:, og flyt de andre til :medlemmer:",
            location=Location("forum.md", 4),
        ),
    )


@pytest.mark.parametrize(
    "kept",
    [
        [],
        [program(styregruppe="FRM_DIREKTION")],
        [program(styregruppe="FRM_UKENDT")],
        [projekt(styregruppe="")],
        [portefoelje(), projekt(**ALONE, styregruppe="FRM_SG")],
        [projekt(indgaar_i="", styregruppe="")],
        [projekt(indgaar_i="PRG_UKENDT", styregruppe="")],
        [forum(formand="PER_UKENDT")],
        [forum(formand="PER_UKENDT PER_CHEF")],
    ],
    ids=[
        "all have one",
        "the board of directors is the board",
        "dead link: IN08 says so",
        "a project decided by its programme's board",
        "a project with its own",
        "belongs nowhere: IN07 says so",
        "belongs to what is not there: IN08 says so",
        "dead chair: IN08 says so",
        "one of two chairs is dead: IN08 says so",
    ],
)
def test_or03_one_board_with_one_chair_keeps_it(kept: list[Objekt]) -> None:
    assert fund("OR03", *kept) == ()


def test_or03_its_severity_follows_its_vector() -> None:
    assert grader("OR03", forum(formand="")) == "-/A/F/F/A"
    assert by_phase("OR03", lambda f: [program(fase=f, styregruppe="")]) == "-/A/F/F/A"


def test_or03_a_forum_outside_programmes_is_judged_as_strictly_as_can_be() -> None:
    (found,) = fund("OR03", forum("FRM_ANDET", "Et andet", formand=""))
    assert (found.severity, found.programmes) == (Severity.FEJL, ())


def test_or03_a_waiver_is_refused() -> None:
    found = fund("OR03", program(styregruppe=""), undtagelse("OR03", objekt="PRG_SKOLE"))
    assert [finding.code for finding in found] == ["OR03", "UND01"]


# -- OR04 ---------------------------------------------------------------------------------------


def members(count: int) -> str:
    """So many ids besides the chair."""
    return " ".join(f"PER_{number}" for number in range(count))


LARGE = on(
    forum(),
    "OR04",
    "FRM_SG »Styregruppen« har 8 medlemmer med formanden, og grænsen er 7",
    "flyt dem, der ikke skal beslutte, fra :medlemmer: til en referencegruppe, men behold de "
    "gevinstansvarlige",
    severity=Severity.ADVARSEL,
)


def test_or04_eight_with_the_chair_break_it() -> None:
    assert fund("OR04", forum(medlemmer=members(7))) == (LARGE,)


def test_or04_it_stands_where_the_members_are_written() -> None:
    (found,) = fund("OR04", forum(medlemmer=members(7), linjer=(("medlemmer", 8),)))
    assert found.location == Location("forum.md", 8)


@pytest.mark.parametrize(
    ("type", "count", "severity"),
    [
        ("styregruppe", 7, None),
        ("styregruppe", 8, Severity.ADVARSEL),
        ("styregruppe", 14, Severity.ADVARSEL),
        ("styregruppe", 15, Severity.FEJL),
        ("referencegruppe", 15, None),
        ("referencegruppe", 16, Severity.ADVARSEL),
        ("referencegruppe", 30, Severity.ADVARSEL),
        ("referencegruppe", 31, Severity.FEJL),
        ("direktion", 31, None),
        ("foelgegruppe", 31, None),
        ("", 31, None),
    ],
)
def test_or04_the_limit_and_its_double(type: str, count: int, severity: Severity | None) -> None:
    found = fund("OR04", forum(type=type, medlemmer=members(count - 1)))
    assert [finding.severity for finding in found] == ([severity] if severity else [])


def test_or04_a_reference_group_is_told_otherwise() -> None:
    assert fund("OR04", forum(type="referencegruppe", medlemmer=members(15))) == (
        on(
            forum(),
            "OR04",
            "FRM_SG »Styregruppen« har 16 medlemmer med formanden, og grænsen er 15",
            "behold dem under :medlemmer:, I skal høre hver gang, og skriv resten som "
            "interessenter",
            severity=Severity.ADVARSEL,
        ),
    )


def test_or04_a_chair_who_is_also_a_member_counts_once() -> None:
    assert fund("OR04", forum(medlemmer=f"PER_DIREKTOER {members(6)}")) == ()


def test_or04_the_municipality_sets_the_limits() -> None:
    limits = kommune(styregruppe_maks=3, referencegruppe_maks=4)
    assert messages(*fund("OR04", limits, forum(medlemmer=members(3)))) == [
        "FRM_SG »Styregruppen« har 4 medlemmer med formanden, og grænsen er 3"
    ]
    assert fund("OR04", limits, forum(type="referencegruppe", medlemmer=members(3))) == ()


def test_or04_its_severity_follows_its_vector() -> None:
    assert grader("OR04", forum(medlemmer=members(7))) == "-/A/A/A/T"


def test_or04_more_than_the_double_is_an_error_in_every_phase() -> None:
    assert grader("OR04", forum(medlemmer=members(14))) == "F/F/F/F/F"


def test_or04_the_chief_can_waive_it_for_a_year() -> None:
    waived = undtagelse("OR04", objekt="FRM_SG", besluttet_ved="", udloeber=om(356))
    assert fund("OR04", forum(medlemmer=members(7)), waived) == (
        replace(LARGE, severity=Severity.UNDTAGET, waived_by="UND_AFTALT"),
    )


# -- OR05 ---------------------------------------------------------------------------------------

STAFF = enhed("ENH_STAB", "Staben", type="central_stab", er_drift=False, overenhed="ENH_TOP")
FROM_STAFF = medarbejder("PER_STAB", "Konsulenten", ansat_i="ENH_STAB")
WITHOUT = [STAFF, FROM_STAFF, forum(medlemmer="PER_STAB")]
NO_OPERATION = on(
    forum(),
    "OR05",
    "FRM_SG »Styregruppen«: ingen i styregruppen kommer fra driften",
    "føj en leder fra driften til :medlemmer:, for eksempel PER_CHEF",
)


def test_or05_a_board_without_operation_breaks_it() -> None:
    assert fund("OR05", *WITHOUT) == (NO_OPERATION,)


def test_or05_it_stands_where_the_members_are_written() -> None:
    written = forum(medlemmer="PER_STAB", linjer=(("medlemmer", 8),))
    (found,) = fund("OR05", STAFF, FROM_STAFF, written)
    assert found.location == Location("forum.md", 8)


def test_or05_a_unit_nobody_leads_is_named_in_the_remedy() -> None:
    (found,) = fund("OR05", *WITHOUT, person(leder_af=""))
    assert found.remedy == (
        "føj en leder fra driften til :medlemmer:, for eksempel lederen af ENH_SKOLER"
    )


def test_or05_without_benefits_there_is_no_example() -> None:
    (found,) = fund("OR05", *WITHOUT, gevinst(status="bortfaldet"))
    assert found.remedy == "føj en leder fra driften til :medlemmer:"


@pytest.mark.parametrize(
    "kept",
    [
        [],
        [STAFF, forum(medlemmer="PER_STAB"), replace(FROM_STAFF, leder_af=("ENH_SKOLER",))],
        [*WITHOUT, gevinst(kraever_adfaerd=False)],
        [*WITHOUT, forum(medlemmer="")],
        [*WITHOUT, forum(medlemmer="PER_STAB PER_UKENDT")],
        [*WITHOUT, replace(FROM_STAFF, ansat_i=())],
        [*WITHOUT, program(styregruppe="")],
        [*WITHOUT, program(styregruppe="FRM_SG FRM_ANDEN")],
    ],
    ids=[
        "a member from operation",
        "a member who leads operation",
        "no benefit needs new habits",
        "no members: IN07 says so",
        "a member is not there: IN08 says so",
        "a member has no unit: IN07 says so",
        "nobody's board",
        "two boards: OR03 says so",
    ],
)
def test_or05_operation_in_the_board_keeps_it(kept: list[Objekt]) -> None:
    assert fund("OR05", *kept) == ()


def test_or05_one_benefit_that_needs_new_habits_is_enough() -> None:
    two = [gevinst(kraever_adfaerd=False), gevinst("GEV_TO", "To", kraever_adfaerd=True)]
    assert fund("OR05", *WITHOUT, *two) == (NO_OPERATION,)


def test_or05_a_project_in_a_programme_is_judged_by_what_its_deliverables_help() -> None:
    own = forum("FRM_PRJ", "Projektets", medlemmer="PER_STAB")
    found = fund("OR05", STAFF, FROM_STAFF, own, projekt(styregruppe="FRM_PRJ"))
    assert messages(*found) == ["FRM_PRJ »Projektets«: ingen i styregruppen kommer fra driften"]
    technical = [projekt(styregruppe="FRM_PRJ"), leverance(), gevinst(kraever_adfaerd=False)]
    assert fund("OR05", STAFF, FROM_STAFF, own, *technical) == ()


def shared(elsewhere: int, total: int, **felter: Any) -> list[Objekt]:
    """Benefits of the programme, so many of them fetched in an administration without a seat."""
    social = enhed("ENH_SOCIAL", "Social", overenhed="ENH_TOP")
    benefits = [
        gevinst(
            "GEV_TID" if number == 0 else f"GEV_{number}",
            realiseres_i="ENH_SOCIAL" if number < elsewhere else "ENH_SKOLER",
            **(felter if number == 0 else {}),
        )
        for number in range(total)
    ]
    return [social, *benefits]


ABSENT = on(
    forum(),
    "OR05",
    "FRM_SG »Styregruppen«: ENH_SOCIAL »Social« henter 1 af de 5 gevinster i PRG_SKOLE "
    "»Skoleprogrammet«, men har ingen med i styregruppen",
    "føj en leder fra ENH_SOCIAL til :medlemmer:, eller skriv på gevinsterne, hvem i styregruppen "
    "der taler for dem, under :repraesenteres_af:",
)


def test_or05_an_administration_with_exactly_a_fifth_needs_a_seat() -> None:
    assert fund("OR05", *shared(1, 5)) == (ABSENT,)


def test_or05_an_administration_with_less_than_a_fifth_does_not() -> None:
    assert fund("OR05", *shared(1, 6)) == ()


def test_or05_the_only_benefit_is_all_of_them() -> None:
    assert messages(*fund("OR05", *shared(1, 1))) == [
        "FRM_SG »Styregruppen«: ENH_SOCIAL »Social« henter den eneste gevinst i PRG_SKOLE "
        "»Skoleprogrammet«, men har ingen med i styregruppen"
    ]


def test_or05_a_dropped_benefit_is_nobodys_share() -> None:
    assert fund("OR05", *shared(1, 5, status="bortfaldet")) == ()


@pytest.mark.parametrize(
    ("speaker", "kept"), [("PER_CHEF", True), ("PER_DIREKTOER", True), ("PER_LEDER", False)]
)
def test_or05_somebody_in_the_board_may_speak_for_it(speaker: str, kept: bool) -> None:
    found = fund("OR05", *shared(1, 5, repraesenteres_af=speaker))
    assert found == (() if kept else (ABSENT,))


def test_or05_a_unit_below_the_administration_gives_it_a_seat() -> None:
    team = enhed("ENH_TEAM", "Teamet", type="center", overenhed="ENH_SOCIAL")
    head = person("PER_TEAM", "Teamlederen", ansat_i="ENH_TEAM", leder_af="ENH_TEAM")
    seated = forum(medlemmer="PER_CHEF PER_TEAM")
    assert fund("OR05", *shared(1, 5), team, head, seated) == ()


def test_or05_a_board_of_two_programmes_is_judged_for_each() -> None:
    other = program("PRG_TO", "Det andet")
    theirs = gevinst("GEV_TO", "To", hoerer_til="PRG_TO", realiseres_i="ENH_SOCIAL")
    social = enhed("ENH_SOCIAL", "Social", overenhed="ENH_TOP")
    assert messages(*fund("OR05", other, theirs, social)) == [
        "FRM_SG »Styregruppen«: ENH_SOCIAL »Social« henter den eneste gevinst i PRG_TO "
        "»Det andet«, men har ingen med i styregruppen"
    ]


def test_or05_its_severity_follows_its_vector() -> None:
    assert grader("OR05", *WITHOUT) == "-/A/F/F/F"


def test_or05_of_several_programmes_it_is_judged_in_the_one_that_is_meant() -> None:
    social = enhed("ENH_SOCIAL", "Social")
    early = program("PRG_TIDLIG", "Tidlig", fase="definition")
    there = gevinst("GEV_TIDLIG", "Tidlig", hoerer_til="PRG_TIDLIG", realiseres_i="ENH_SOCIAL")
    (finding,) = fund("OR05", social, early, there)
    assert (finding.severity, finding.programmes) == (Severity.ADVARSEL, ("PRG_TIDLIG",))


def test_or05_a_waiver_is_refused() -> None:
    found = fund("OR05", *WITHOUT, undtagelse("OR05", objekt="FRM_SG"))
    assert [finding.code for finding in found] == ["OR05", "UND01"]


# -- OR06 ---------------------------------------------------------------------------------------

PLANNED = (("planlaegning", om(-50)),)
UNDECIDED = on(
    program(),
    "OR06",
    "PRG_SKOLE »Skoleprogrammet«: der er ingen beslutning om organiseringen",
    "opret en beslutning med :type: organisering og :truffet_af: et forum på direktionsniveau, for "
    "eksempel FRM_DIREKTION, og skriv dens id under :besluttet_ved: på programmet",
)


def decided(**felter: Any) -> Objekt:
    return beslutning("BES_ORG", "Organiseringen", **felter)


def asked(**felter: Any) -> Objekt:
    return program(**{"besluttet_ved": "BES_ORG", "fasehistorik": PLANNED, **felter})


def test_or06_a_programme_without_a_decision_breaks_it() -> None:
    assert fund("OR06", asked(besluttet_ved="")) == (UNDECIDED,)


def test_or06_a_decision_about_something_else_does_not_help() -> None:
    assert fund("OR06", asked(), decided(type="faseskift")) == (UNDECIDED,)


def test_or06_a_decision_below_the_board_breaks_it() -> None:
    written = asked(linjer=(("besluttet_ved", 20),))
    assert fund("OR06", written, decided(truffet_af="FRM_SG")) == (
        on(
            program(),
            "OR06",
            "PRG_SKOLE »Skoleprogrammet«: organiseringen er kun besluttet i FRM_SG "
            "»Styregruppen« og ikke på direktionsniveau",
            "få organiseringen besluttet i et forum med :niveau: direktion, for eksempel "
            "FRM_DIREKTION, og skriv den nye beslutning under :besluttet_ved:",
            location=Location("program.md", 20),
        ),
    )


LATE = on(
    program(),
    "OR06",
    "PRG_SKOLE »Skoleprogrammet«: organiseringen blev først besluttet 27. april 2026 (BES_ORG), "
    "men planlægningen begyndte 26. april 2026",
    "er organiseringen besluttet tidligere, så skriv den beslutning under :besluttet_ved:; er en "
    "dato forkert, så ret den i :fasehistorik: eller på BES_ORG (beslutning.md:1)",
    severity=Severity.ADVARSEL,
)


@pytest.mark.parametrize(("days", "kept"), [(-51, True), (-50, True), (-49, False)])
def test_or06_it_is_to_be_decided_on_the_day_planning_begins_or_before(
    days: int, kept: bool
) -> None:
    assert fund("OR06", asked(), decided(dato=om(days))) == (() if kept else (LATE,))


def test_or06_the_first_of_two_decisions_counts() -> None:
    again = beslutning("BES_IGEN", "Igen", dato=om(-10))
    both = asked(besluttet_ved="BES_IGEN BES_ORG")
    assert fund("OR06", both, again, decided(dato=om(-60))) == ()


@pytest.mark.parametrize(
    "kept",
    [
        [asked(fasehistorik=()), decided(dato=om(0))],
        [asked(), decided(dato=None)],
        [asked(besluttet_ved="BES_UKENDT")],
        [asked(), decided(truffet_af="")],
        [asked(), decided(truffet_af="FRM_UKENDT")],
    ],
    ids=[
        "no date of planning: FA04 says so",
        "no date of the decision: IN06 says so",
        "dead link: IN08 says so",
        "no forum: IN07 says so",
        "forum does not exist: IN08 says so",
    ],
)
def test_or06_what_others_judge_keeps_it(kept: list[Objekt]) -> None:
    assert fund("OR06", *kept) == ()


def test_or06_its_severity_follows_its_vector() -> None:
    assert by_phase("OR06", lambda f: [asked(fase=f, besluttet_ved="")]) == "-/A/F/F/T"


def test_or06_it_is_firm_when_the_programme_asks_for_planning() -> None:
    ready = asked(fase="definition", klar_til="planlaegning", besluttet_ved="")
    assert [finding.severity for finding in fund("OR06", ready)] == [Severity.FEJL]
    elsewhere = asked(fase="definition", klar_til="realisering", besluttet_ved="")
    assert [finding.severity for finding in fund("OR06", elsewhere)] == [Severity.ADVARSEL]


def test_or06_a_late_decision_is_never_more_than_a_warning() -> None:
    late = decided(dato=om(-49))
    assert by_phase("OR06", lambda f: [asked(fase=f), late]) == "-/A/A/A/T"


@pytest.mark.parametrize(("days", "codes"), [(80, ["OR06"]), (81, ["OR06", "UND01"])])
def test_or06_it_can_be_waived_for_ninety_days(days: int, codes: list[str]) -> None:
    waiver = undtagelse("OR06", objekt="PRG_SKOLE", besluttet_ved="", udloeber=om(days))
    found = fund("OR06", asked(besluttet_ved=""), waiver)
    assert [finding.code for finding in found] == codes
    waived = found[0].severity is Severity.UNDTAGET
    assert waived == (codes == ["OR06"])


# -- OR07 ---------------------------------------------------------------------------------------


def on_portfolio(message: str, remedy: str) -> Finding:
    return Finding("OR07", Severity.FEJL, Location("portefoelje.md", 1), "PF_ALT", message, remedy)


def directors(count: int) -> list[Objekt]:
    """So many directors in all."""
    return [direktoer(f"PER_DIR_{number}", "En direktør") for number in range(count - 1)]


def one_director(others: str) -> Finding:
    return on_portfolio(
        "PF_ALT »Porteføljen«: FRM_DIREKTION »Direktionen« har kun én fra direktionen: "
        "PER_DIREKTOER",
        "skriv direktionens forum under :styres_af:, eller føj flere fra direktionen til "
        f":medlemmer: på FRM_DIREKTION (forum.md:1), for eksempel {others}",
    )


def test_or07_a_portfolio_without_a_forum_breaks_it() -> None:
    assert fund("OR07", portefoelje(styres_af="")) == (
        on_portfolio(
            "PF_ALT »Porteføljen« har intet porteføljeforum",
            "tilføj en linje ':styres_af: FRM_…' med direktionen eller et forum, den har nedsat, "
            "for eksempel FRM_DIREKTION",
        ),
    )


def test_or07_two_fora_break_it() -> None:
    assert fund("OR07", portefoelje(styres_af="FRM_DIREKTION FRM_SG")) == (
        on_portfolio(
            "PF_ALT »Porteføljen« styres af 2 fora: FRM_DIREKTION og FRM_SG",
            "behold det under :styres_af:, der prioriterer på tværs",
        ),
    )


def test_or07_a_forum_below_the_board_with_a_chair_below_it_breaks_it() -> None:
    low = forum("FRM_RAAD", "Rådet", formand="PER_CHEF", medlemmer="PER_DIREKTOER")
    assert fund("OR07", portefoelje(styres_af="FRM_RAAD"), low) == (
        on_portfolio(
            "PF_ALT »Porteføljen«: FRM_RAAD »Rådet« er ikke på direktionsniveau og ledes af "
            "PER_CHEF »Skolechefen«",
            "skriv direktionens forum under :styres_af:, eller gør en direktør til :formand: for "
            "FRM_RAAD (forum.md:1)",
        ),
    )


@pytest.mark.parametrize(
    ("count", "others"),
    [
        (1, ""),
        (2, ""),
        (3, "PER_DIR_0 eller PER_DIR_1"),
        (6, "PER_DIR_0, PER_DIR_1 eller PER_DIR_2"),
    ],
)
def test_or07_one_director_is_too_few_when_the_board_has_three(count: int, others: str) -> None:
    found = fund("OR07", portefoelje(), *directors(count))
    assert found == ((one_director(others),) if others else ())


def test_or07_two_directors_are_enough() -> None:
    two = forum(
        "FRM_DIREKTION", "Direktionen", niveau="direktion", medlemmer="PER_DIR_0 PER_DIREKTOER"
    )
    assert fund("OR07", portefoelje(), two, *directors(6)) == ()


def test_or07_none_from_the_board_breaks_it() -> None:
    none = forum("FRM_DIREKTION", "Rådet", niveau="direktion", formand="PER_CHEF")
    assert [f.message for f in fund("OR07", portefoelje(), none, *directors(3))] == [
        "PF_ALT »Porteføljen«: FRM_DIREKTION »Rådet« har ingen fra direktionen"
    ]


def test_or07_a_director_who_has_left_is_not_on_the_board() -> None:
    left = [direktoer("PER_DIR_0", "En", til=om(-1)), direktoer("PER_DIR_1", "To")]
    assert fund("OR07", portefoelje(), *left) == ()
    still = [direktoer("PER_DIR_0", "En", til=om(0)), direktoer("PER_DIR_1", "To")]
    assert fund("OR07", portefoelje(), *still) == (one_director("PER_DIR_0 eller PER_DIR_1"),)


@pytest.mark.parametrize(
    "kept",
    [
        [portefoelje(styres_af="FRM_UKENDT")],
        [portefoelje(styres_af="FRM_SG")],
        [portefoelje(styres_af="FRM_SG"), forum(formand="")],
        [portefoelje(), forum("FRM_DIREKTION", niveau="direktion", medlemmer="PER_UKENDT")],
        [portefoelje(), forum("FRM_DIREKTION", niveau="direktion", formand="", medlemmer="")],
    ],
    ids=[
        "dead link: IN08 says so",
        "a director is chair",
        "no chair: OR03 says so",
        "a member is not there: IN08 says so",
        "nobody in it: IN07 and OR03 say so",
    ],
)
def test_or07_what_is_anchored_keeps_it_and_so_does_what_others_judge(
    kept: list[Objekt],
) -> None:
    assert fund("OR07", *kept) == ()


def test_or07_is_an_error_without_any_programme() -> None:
    empty = kun(portefoelje(styres_af=""))
    (found,) = run_rules(empty, om(0), rules=[RULES["OR07"]])
    assert (found.severity, found.phase) == (Severity.FEJL, "")


def test_or07_a_waiver_is_refused() -> None:
    found = fund("OR07", portefoelje(styres_af=""), undtagelse("OR07", objekt="PF_ALT"))
    assert {finding.code for finding in found} == {"OR07", "UND01"}
    assert Severity.UNDTAGET not in {finding.severity for finding in found}


# -- OR08 ---------------------------------------------------------------------------------------

FORTY = "Må flytte op til 100.000 kr. og 4 uger.."
REPORTS = {"mandat": FORTY, "rapporterer_til": "FRM_SG", "rapportering_frekvens": "kvartal"}
SILENT = program(**REPORTS)
"""A programme with nothing to say about, so that a test sees only its project."""


def test_the_mandate_of_these_tests_is_exactly_long_enough() -> None:
    assert len(FORTY) == 40


def test_or08_a_programme_without_any_of_it_breaks_it_once() -> None:
    assert fund("OR08", program(), projekt(**REPORTS)) == (
        on(
            program(),
            "OR08",
            "PRG_SKOLE »Skoleprogrammet« mangler :mandat:, :rapporterer_til: og "
            ":rapportering_frekvens:",
            "skriv mindst 40 tegn i :mandat: om, hvad programlederen selv må beslutte om beløb, "
            "tid og omfang; skriv i :rapporterer_til:, hvilket forum der får rapporterne; skriv i "
            ":rapportering_frekvens:, hvor tit der rapporteres: maanedlig, kvartal, halvaar eller "
            "milepael",
        ),
    )


def test_or08_a_project_without_a_mandate_breaks_it() -> None:
    assert fund("OR08", SILENT, projekt(**{**REPORTS, "mandat": ""})) == (
        on(
            projekt(),
            "OR08",
            "PRJ_BANK »Forløbsbanken« mangler :mandat:",
            "skriv mindst 40 tegn i :mandat: om, hvad projektlederen selv må beslutte om beløb, "
            "tid og omfang",
        ),
    )


@pytest.mark.parametrize(("length", "kept"), [(40, True), (39, False), (1, False)])
def test_or08_a_mandate_has_forty_characters(length: int, kept: bool) -> None:
    short = projekt(**{**REPORTS, "mandat": FORTY[:length]}, linjer=(("mandat", 6),))
    breach = on(
        projekt(),
        "OR08",
        f"PRJ_BANK »Forløbsbanken« har et mandat på kun {length} tegn",
        "skriv mindst 40 tegn i :mandat: om, hvad projektlederen selv må beslutte om beløb, tid og "
        "omfang",
        location=Location("projekt.md", 6),
    )
    assert fund("OR08", SILENT, short) == (() if kept else (breach,))


def test_or08_two_fora_to_report_to_break_it() -> None:
    two = projekt(**{**REPORTS, "rapporterer_til": "FRM_SG FRM_DIREKTION"})
    assert fund("OR08", SILENT, two) == (
        on(
            projekt(),
            "OR08",
            "PRJ_BANK »Forløbsbanken« rapporterer til 2 fora: FRM_SG og FRM_DIREKTION",
            "behold det under :rapporterer_til:, der kan gribe ind",
        ),
    )


@pytest.mark.parametrize(
    "felter",
    [
        REPORTS,
        {**REPORTS, "rapporterer_til": "FRM_UKENDT"},
        {**REPORTS, "rapporterer_til": "FRM_UKENDT FRM_SG"},
        {"tilstand": "ide"},
        {"tilstand": "lukket"},
    ],
    ids=["all there", "dead link", "one of two is dead", "only an idea", "over"],
)
def test_or08_a_project_with_all_of_it_keeps_it(felter: dict[str, Any]) -> None:
    assert fund("OR08", SILENT, projekt(**felter)) == ()


@pytest.mark.parametrize("frekvens", ["maanedlig", "kvartal", "halvaar", "milepael"])
def test_or08_every_frequency_will_do(frekvens: str) -> None:
    often = projekt(**{**REPORTS, "rapportering_frekvens": frekvens})
    assert fund("OR08", SILENT, often) == ()


INHERITS = {**REPORTS, "mandat": "", "arver_mandat": True, "budget_kr": 499_999}


def cannot_inherit(why: str, **andet: Any) -> Finding:
    return on(
        projekt(),
        "OR08",
        f"PRJ_BANK »Forløbsbanken« kan ikke arve programmets mandat: {why}",
        "skriv mindst 40 tegn i :mandat: om, hvad projektlederen selv må beslutte om beløb, tid "
        "og omfang",
        **andet,
    )


def test_or08_a_small_project_inherits_the_mandate() -> None:
    assert fund("OR08", SILENT, projekt(**INHERITS)) == ()


@pytest.mark.parametrize(
    ("felter", "why", "programme"),
    [
        (
            {"budget_kr": 500_000},
            "budgettet er ikke under bagatelgrænsen på 500.000 kroner",
            "PRG_SKOLE",
        ),
        ({"budget_kr": None}, ":budget_kr: er ikke skrevet", "PRG_SKOLE"),
        (ALONE, "det hører ikke til et program", "PRJ_BANK"),
    ],
)
def test_or08_a_larger_project_or_one_on_its_own_does_not(
    felter: dict[str, Any], why: str, programme: str
) -> None:
    found = fund("OR08", SILENT, portefoelje(), projekt(**{**INHERITS, **felter}))
    assert found == (cannot_inherit(why, programmes=(programme,)),)


def test_or08_a_mandate_of_its_own_is_enough_for_one_that_would_inherit() -> None:
    own = projekt(**{**INHERITS, "mandat": FORTY, "budget_kr": 900_000})
    assert fund("OR08", SILENT, own) == ()


def test_or08_the_municipality_sets_the_limit() -> None:
    lower = kommune(bagatelgraense_kr=100_000)
    assert fund("OR08", lower, SILENT, projekt(**{**INHERITS, "budget_kr": 99_999})) == ()
    assert messages(
        *fund("OR08", lower, SILENT, projekt(**{**INHERITS, "budget_kr": 100_000}))
    ) == [
        "PRJ_BANK »Forløbsbanken« kan ikke arve programmets mandat: budgettet er ikke under "
        "bagatelgrænsen på 100.000 kroner"
    ]


def test_or08_its_severity_follows_its_vector() -> None:
    broken = projekt(**{**REPORTS, "mandat": ""})
    assert by_phase("OR08", lambda f: [program(fase=f, **REPORTS), broken]) == "-/A/F/F/T"


def test_or08_a_waiver_is_refused() -> None:
    broken = [SILENT, projekt(**{**REPORTS, "mandat": ""})]
    found = fund("OR08", *broken, undtagelse("OR08", objekt="PRJ_BANK"))
    assert [finding.code for finding in found] == ["OR08", "UND01"]
