"""The reports: the same result as text, JSON, workflow commands and JUnit."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from byg import (
    TODAY,
    enhed,
    forum,
    gevinst,
    haandbog,
    indikator,
    kun,
    person,
    program,
    projekt,
    undtagelse,
)
from gevinst.model.finding import Finding, Severity
from gevinst.model.handbook import Handbook
from gevinst.model.location import Location
from gevinst.reports import as_github, as_json, as_junit, as_text
from gevinst.reports.result import NO_PROGRAMME, Item, Owner, Post, Result, title_of
from gevinst.rules.engine import run_rules
from gevinst.rules.families import ACTIVE
from gevinst.rules.rule import RULES

ERROR = Finding(
    "EJ01",
    Severity.FEJL,
    Location("skole/gevinster.md", 12),
    "GEV_TID",
    "GEV_TID »Tid« har ingen gevinstansvarlig (fase: planlægning)",
    "tilføj en",
    ("PRG_SKOLE",),
    "planlaegning",
)
WARNING = Finding(
    "EJ06",
    Severity.ADVARSEL,
    Location("skole/gevinster.md", 30),
    "GEV_RO",
    "GEV_RO »Ro« hentes i to programmer (fase: planlægning)",
    "tilføj en lokal ejer",
    ("PRG_SKOLE", "PRJ_ENE"),
    "planlaegning",
)
WAIVED = Finding(
    "EJ02",
    Severity.UNDTAGET,
    Location("skole/gevinster.md", 40),
    "GEV_RO",
    "GEV_RO »Ro«: Chefen sidder ikke i FRM_SG »Gruppen« (fase: planlægning)",
    "føj PER_CHEF til",
    ("PRG_SKOLE",),
    "planlaegning",
    "UND_AFTALT",
)
PAGE = Finding(
    "IN16",
    Severity.FEJL,
    Location("skole/glemt.md"),
    "",
    "siden står ikke i nogen menu",
    "skriv den ind",
)
OWNERS = (
    Owner("PRG_SKOLE", "Skole", "planlaegning"),
    Owner("PRJ_ENE", "Ene", "definition"),
)
POSTS = {
    "GEV_TID": (Post("PER_CHEF", "Skolechefen"),),
    "GEV_RO": (Post("PER_CHEF", "Skolechefen"), Post("PER_LEDER", "Projektlederen")),
}
RESULT = Result((ERROR, WARNING, WAIVED, PAGE), TODAY, "standard", "Eksempelkøbing", OWNERS, POSTS)
NOTHING = Result((), TODAY, "start", "", OWNERS)


def check(handbook: Handbook, profile: str = "standard") -> Result:
    return Result.of(handbook, run_rules(handbook, TODAY, profile), TODAY, profile)


# -- the result ---------------------------------------------------------------------------------


def test_the_owners_of_a_result_are_programmes_and_projects_without_one_by_id() -> None:
    handbook = haandbog(
        projekt("PRJ_ENE", "Ene", indgaar_i="", fase="definition"), program("PRG_AA", "Aa")
    )
    assert Result.of(handbook, (), TODAY, "standard") == Result(
        (),
        TODAY,
        "standard",
        "Eksempelkøbing",
        (
            Owner("PRG_AA", "Aa", "planlaegning"),
            Owner("PRG_SKOLE", "Skoleprogrammet", "planlaegning"),
            Owner("PRJ_ENE", "Ene", "definition"),
        ),
    )


def test_a_handbook_without_a_municipality_gives_a_result_without_its_name() -> None:
    assert check(kun()) == Result((), TODAY, "standard", "", ())


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        (None, [2, 1, 0, 1]),
        ("PRG_SKOLE", [1, 1, 0, 1]),
        ("PRJ_ENE", [0, 1, 0, 0]),
        (NO_PROGRAMME, [1, 0, 0, 0]),
    ],
)
def test_findings_are_counted_in_all_and_for_each_programme(
    owner: str | None, expected: list[int]
) -> None:
    assert RESULT.count(owner) == dict(zip(Severity, expected, strict=True))


@pytest.mark.parametrize(
    ("findings", "failed"),
    [
        ((), False),
        ((WARNING,), False),
        ((WAIVED,), False),
        ((replace(WARNING, severity=Severity.TIP),), False),
        ((WAIVED, ERROR), True),
    ],
    ids=["nothing", "warning", "waived", "tip", "error"],
)
def test_only_an_error_fails(findings: tuple[Finding, ...], failed: bool) -> None:
    assert replace(RESULT, findings=findings).failed is failed


def items(result: Result) -> dict[str, Item]:
    return {item.name: item for item in result.items()}


def test_there_is_an_item_for_each_rule_on_each_programme_and_for_what_is_found_elsewhere() -> None:
    owners = [owner.id for owner in OWNERS]
    expected = {
        f"{rule.code}[{owner}]"
        for rule in ACTIVE.values()
        for owner in (owners if any(map(Handbook.can_belong, rule.types)) else [NO_PROGRAMME])
    }
    found = [item.name for item in RESULT.items()]
    assert sorted(found) == sorted({*expected, "IN16[KOMMUNEN]"})


def test_an_item_has_the_findings_of_its_rule_on_its_programme() -> None:
    found = items(RESULT)
    title = RULES["EJ06"].title
    assert found["EJ06[PRG_SKOLE]"] == Item("EJ06", title, "PRG_SKOLE", (WARNING,))
    assert found["EJ06[PRJ_ENE]"] == Item("EJ06", title, "PRJ_ENE", (WARNING,))
    assert found["IN16[KOMMUNEN]"] == Item(
        "IN16", "Siden står ikke i nogen menu", NO_PROGRAMME, (PAGE,)
    )
    assert [name for name, item in found.items() if item.failed] == [
        "EJ01[PRG_SKOLE]",
        "IN16[KOMMUNEN]",
    ]


def ownership(result: Result) -> dict[str, str]:
    """Why each rule of one family is not run, by the name of its item."""
    return {name: item.skipped for name, item in items(result).items() if name.startswith("EJ")}


def test_an_item_says_why_its_rule_is_not_run() -> None:
    early = replace(NOTHING, owners=(Owner("PRG_NY", "Ny", "initiering"),))
    assert ownership(early) == {
        "EJ01[PRG_NY]": "",
        "EJ08[PRG_NY]": "",
        **{
            f"EJ0{number}[PRG_NY]": "Reglen er slået fra i profilen start"
            for number in (2, 3, 4, 5, 6, 7)
        },
    }
    assert ownership(replace(early, profile="standard")) == {
        "EJ01[PRG_NY]": "",
        "EJ08[PRG_NY]": "",
        **{
            f"EJ0{number}[PRG_NY]": "Reglen gælder ikke i fasen initiering"
            for number in (2, 3, 4, 5, 6, 7)
        },
    }


def test_an_item_of_a_programme_without_a_phase_says_so() -> None:
    unknown = replace(NOTHING, profile="standard", owners=(Owner("PRG_NY", "Ny", ""),))
    assert ownership(unknown)["EJ02[PRG_NY]"] == "Reglen gælder ikke, før fasen er skrevet"


def test_a_rule_that_found_something_is_never_skipped() -> None:
    early = replace(RESULT, owners=(Owner("PRG_SKOLE", "Skole", "initiering"),))
    assert items(early)["EJ06[PRG_SKOLE]"].skipped == ""


def test_every_finding_is_in_exactly_one_item_for_each_of_its_programmes() -> None:
    handbook = haandbog(
        program("PRG_ANDET", "Et andet", fase="realisering"),
        gevinst(hoerer_til="PRG_SKOLE PRG_ANDET", godkendt_dato=None),
        gevinst("GEV_UDEN", "Uden", gevinstansvarlig="", hoerer_til=""),
        gevinst("GEV_EN", "En", realiseres_i="ENH_DAG"),
        enhed("ENH_DAG", "Dagtilbud"),
        forum(medlemmer="PER_LEDER PER_SENERE"),
        person("PER_SENERE", "Senere", er_pladsholder=True),
        undtagelse("EJ02"),
        undtagelse("EJ7", "UND_FORKERT"),
    )
    result = check(handbook)
    expected = sorted(
        (owner, finding.sort_key)
        for finding in (*result.findings,)
        for owner in finding.programmes or (NO_PROGRAMME,)
    )
    found = sorted((item.owner, f.sort_key) for item in result.items() for f in item.findings)
    assert found == expected
    assert {finding.code for finding in result.findings} >= {"EJ01", "EJ02", "EJ08", "UND01"}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("EJ04", "Den gevinstansvarlige er også projektleder på leverancen"),
        ("UND02", "Undtagelsen er udløbet"),
        ("IN03", "Ikke en dato"),
        ("XX99", "XX99"),
    ],
)
def test_every_code_has_a_title(code: str, expected: str) -> None:
    assert title_of(code) == expected


# -- text ---------------------------------------------------------------------------------------


def test_the_text_is_a_line_for_each_finding_with_a_summary_before_the_errors() -> None:
    assert as_text.render(RESULT) == (
        "skole/gevinster.md:30: ADVARSEL: EJ06 GEV_RO »Ro« hentes i to programmer (fase: "
        "planlægning). Ret: tilføj en lokal ejer. Læs: regel/ej06/ [gevinst.EJ06]\n"
        "skole/gevinster.md:40: UNDTAGET: EJ02 GEV_RO »Ro«: Chefen sidder ikke i FRM_SG »Gruppen« "
        "(fase: planlægning) (undtaget ved UND_AFTALT). Ret: føj PER_CHEF til. Læs: regel/ej02/ "
        "[gevinst.EJ02]\n"
        "\n"
        "Håndbogen er tjekket pr. 15. juni 2026 med profilen standard: 2 fejl, 1 advarsel, 0 tip, "
        "1 undtaget.\n"
        "  PRG_SKOLE  1 fejl, 1 advarsel, 0 tip, 1 undtaget  Skole\n"
        "    PER_CHEF »Skolechefen«: 1 fejl, 1 advarsel (GEV_TID og GEV_RO)\n"
        "    PER_LEDER »Projektlederen«: 1 advarsel (GEV_RO)\n"
        "  PRJ_ENE    0 fejl, 1 advarsel, 0 tip, 0 undtaget  Ene\n"
        "    PER_CHEF »Skolechefen«: 1 advarsel (GEV_RO)\n"
        "    PER_LEDER »Projektlederen«: 1 advarsel (GEV_RO)\n"
        "  KOMMUNEN   1 fejl, 0 advarsler, 0 tip, 0 undtaget  det, der ikke hører til et program\n"
        "\n"
        "skole/gevinster.md:12: FEJL: EJ01 GEV_TID »Tid« har ingen gevinstansvarlig (fase: "
        "planlægning). Ret: tilføj en. Læs: regel/ej01/ [gevinst.EJ01]\n"
        "skole/glemt.md: FEJL: IN16 siden står ikke i nogen menu. Ret: skriv den ind. Læs: "
        "regel/in16/ [gevinst.IN16]\n"
        "Håndbogen er ikke godkendt. Ret de 2 fejl ovenfor, og prøv igen.\n"
    )


def test_the_text_of_one_error_is_the_summary_and_then_the_error() -> None:
    assert as_text.render(replace(RESULT, findings=(PAGE,), owners=())) == (
        "Håndbogen er tjekket pr. 15. juni 2026 med profilen standard: 1 fejl, 0 advarsler, 0 tip, "
        "0 undtaget.\n"
        "  KOMMUNEN  1 fejl, 0 advarsler, 0 tip, 0 undtaget  det, der ikke hører til et program\n"
        "\n"
        "skole/glemt.md: FEJL: IN16 siden står ikke i nogen menu. Ret: skriv den ind. Læs: "
        "regel/in16/ [gevinst.IN16]\n"
        "Håndbogen er ikke godkendt. Ret fejlen ovenfor, og prøv igen.\n"
    )


@pytest.mark.parametrize(
    ("findings", "without", "expected"),
    [
        ((), 0, []),
        ((), 1, ["  1 program eller projekt er uden fund"]),
        ((), 2, ["  2 programmer eller projekter er uden fund"]),
        ((WAIVED,), 0, ["  PRG_SKOLE  0 fejl, 0 advarsler, 0 tip, 1 undtaget  Skole"]),
        (
            (WAIVED,),
            1,
            [
                "  PRG_SKOLE  0 fejl, 0 advarsler, 0 tip, 1 undtaget  Skole",
                "  1 andet program eller projekt er uden fund",
            ],
        ),
        (
            (replace(WAIVED, programmes=()),),
            300,
            [
                "  300 programmer eller projekter er uden fund",
                "  KOMMUNEN  0 fejl, 0 advarsler, 0 tip, 1 undtaget  det, der ikke hører til et "
                "program",
            ],
        ),
    ],
)
def test_programmes_without_findings_are_counted_and_not_listed(
    findings: tuple[Finding, ...], without: int, expected: list[str]
) -> None:
    skole = {id for f in findings for id in f.programmes}
    owners = (
        *(owner for owner in OWNERS if owner.id in skole),
        *(Owner(f"PRG_{number}", "Tavs", "definition") for number in range(without)),
    )
    text = as_text.render(replace(RESULT, findings=findings, owners=owners))
    assert text.splitlines()[3 if findings else 1 :] == expected


def test_a_finding_is_one_line_whatever_it_repeats() -> None:
    """On GitHub a line that begins with two colons is a command."""
    two = replace(PAGE, message="titel er »A\n::error::B«", remedy="ret\nden")
    assert as_text.line(two) == (
        "skole/glemt.md: FEJL: IN16 titel er »A ::error::B«. Ret: ret den. Læs: regel/in16/ "
        "[gevinst.IN16]"
    )


def test_the_text_of_a_result_without_findings_is_the_summary() -> None:
    assert as_text.render(NOTHING) == (
        "Håndbogen er tjekket pr. 15. juni 2026 med profilen start: 0 fejl, 0 advarsler, 0 tip, "
        "0 undtaget.\n"
        "  2 programmer eller projekter er uden fund\n"
    )


def test_hundreds_of_findings_end_in_a_short_list() -> None:
    findings = tuple(
        replace(ERROR, object_id=f"GEV_{number:03}", location=Location("side.md", number))
        for number in range(300)
    )
    posts = {f"GEV_{number:03}": (Post(f"PER_{number % 9}", "Chef"),) for number in range(300)}
    text = as_text.render(replace(RESULT, findings=findings, posts=posts))
    summary, errors = text.split("\n\n")
    assert errors.splitlines()[-1] == (
        "Håndbogen er ikke godkendt. Ret de 300 fejl ovenfor, og prøv igen."
    )
    assert summary.splitlines()[1:] == [
        "  PRG_SKOLE  300 fejl, 0 advarsler, 0 tip, 0 undtaget  Skole",
        *(
            f"    PER_{n} »Chef«: 34 fejl (GEV_00{n}, GEV_0{n + 9:02}, GEV_0{n + 18} og 31 andre)"
            for n in range(3)
        ),
        *(
            f"    PER_{n} »Chef«: 33 fejl (GEV_00{n}, GEV_0{n + 9:02}, GEV_0{n + 18} og 30 andre)"
            for n in range(3, 6)
        ),
        "    og 3 andre poster",
        "  1 andet program eller projekt er uden fund",
    ]


@pytest.mark.parametrize("severity", [Severity.TIP, Severity.UNDTAGET])
def test_a_tip_and_what_is_waived_call_for_nobody(severity: Severity) -> None:
    text = as_text.render(replace(RESULT, findings=(replace(ERROR, severity=severity),)))
    assert "»Skolechefen«:" not in text


def test_the_result_of_a_check_knows_who_must_do_something() -> None:
    result = check(haandbog(gevinst(godkendt_dato=None), indikator(maaleansvarlig="")))
    assert {id: posts for id, posts in result.posts.items() if id in ("GEV_TID", "IND_TID")} == {
        "GEV_TID": (Post("PER_CHEF", "Skolechefen"),),
        "IND_TID": (Post("PER_CHEF", "Skolechefen"),),
    }
    shares = {share.post.id: share for share in result.by_post("PRG_SKOLE", (Severity.FEJL,))}
    assert "GEV_TID" in shares["PER_CHEF"].objects
    assert {f.severity for share in shares.values() for f in share.findings} == {Severity.FEJL}


# -- JSON ---------------------------------------------------------------------------------------


def test_the_json_is_read_back_as_the_value_that_was_written() -> None:
    text = as_json.render(RESULT)
    assert json.loads(text) == as_json.as_dict(RESULT)
    assert text == as_json.render(RESULT)
    assert "Eksempelkøbing" in text


def test_the_json_has_these_fields_and_values() -> None:
    value = json.loads(as_json.render(replace(RESULT, findings=(WAIVED, PAGE))))
    assert value == {
        "version": 1,
        "dato": "2026-06-15",
        "profil": "standard",
        "kommune": "Eksempelkøbing",
        "antal": {"fejl": 1, "advarsel": 0, "tip": 0, "undtaget": 1},
        "programmer": [
            {
                "id": "PRG_SKOLE",
                "titel": "Skole",
                "fase": "planlaegning",
                "antal": {"fejl": 0, "advarsel": 0, "tip": 0, "undtaget": 1},
            },
            {
                "id": "PRJ_ENE",
                "titel": "Ene",
                "fase": "definition",
                "antal": {"fejl": 0, "advarsel": 0, "tip": 0, "undtaget": 0},
            },
        ],
        "poster": [
            {
                "id": "PER_CHEF",
                "titel": "Skolechefen",
                "antal": {"fejl": 0, "advarsel": 0, "tip": 0, "undtaget": 1},
            },
            {
                "id": "PER_LEDER",
                "titel": "Projektlederen",
                "antal": {"fejl": 0, "advarsel": 0, "tip": 0, "undtaget": 1},
            },
        ],
        "fund": [
            {
                "kode": "EJ02",
                "grad": "undtaget",
                "fil": "skole/gevinster.md",
                "linje": 40,
                "objekt": "GEV_RO",
                "besked": "GEV_RO »Ro«: Chefen sidder ikke i FRM_SG »Gruppen« (fase: planlægning)",
                "ret": "føj PER_CHEF til",
                "regel": "regel/ej02/",
                "programmer": ["PRG_SKOLE"],
                "fase": "planlaegning",
                "undtaget_ved": "UND_AFTALT",
                "poster": ["PER_CHEF", "PER_LEDER"],
            },
            {
                "kode": "IN16",
                "grad": "fejl",
                "fil": "skole/glemt.md",
                "linje": 0,
                "objekt": "",
                "besked": "siden står ikke i nogen menu",
                "ret": "skriv den ind",
                "regel": "regel/in16/",
                "programmer": [],
                "fase": "",
                "undtaget_ved": "",
                "poster": [],
            },
        ],
    }


# -- workflow commands --------------------------------------------------------------------------


def test_each_finding_is_a_command_of_its_severity() -> None:
    tip = replace(WARNING, severity=Severity.TIP)
    lines = as_github.render(replace(RESULT, findings=(ERROR, WARNING, tip, WAIVED))).splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "::error",
        "::warning",
        "::notice",
        "::notice",
    ]


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        (
            ERROR,
            "::error file=skole/gevinster.md,line=12,title=EJ01 Gevinsten har ikke præcis én "
            "gevinstansvarlig::GEV_TID »Tid« har ingen gevinstansvarlig (fase: planlægning). Ret: "
            "tilføj en.\n",
        ),
        (
            PAGE,
            "::error file=skole/glemt.md,title=IN16 Siden står ikke i nogen menu::siden står ikke "
            "i nogen menu. Ret: skriv den ind.\n",
        ),
        (
            replace(
                PAGE,
                location=Location("a:b,c%d\n.md", 3),
                message="100 %\r\nikke, nok: 50%",
                remedy="se ::error",
            ),
            "::error file=a%3Ab%2Cc%25d%0A.md,line=3,title=IN16 Siden står ikke i nogen menu::"
            "100 %25%0D%0Aikke, nok: 50%25. Ret: se ::error.\n",
        ),
    ],
    ids=["a line", "a whole file", "characters with a meaning in commands"],
)
def test_a_command_names_the_place_and_escapes_what_has_a_meaning(
    finding: Finding, expected: str
) -> None:
    assert as_github.render(replace(RESULT, findings=(finding,))) == expected


def test_a_title_with_a_comma_is_escaped() -> None:
    written = as_github.render(replace(RESULT, findings=(replace(PAGE, code="IN99"),)))
    assert "title=IN99 Siden kan ikke bygges%2C som den er skrevet::" in written


def test_no_findings_are_no_commands() -> None:
    assert as_github.render(NOTHING) == ""


# -- JUnit --------------------------------------------------------------------------------------


def test_the_junit_is_well_formed_and_its_counts_are_those_of_its_cases() -> None:
    suite = ET.fromstring(as_junit.render(RESULT)).find("testsuite")
    assert suite is not None
    cases = suite.findall("testcase")
    expected = RESULT.items()
    assert suite.attrib == {
        "name": "gevinst",
        "tests": str(len(expected)),
        "failures": "2",
        "errors": "0",
        "skipped": str(sum(bool(item.skipped) for item in expected)),
        "timestamp": "2026-06-15T00:00:00",
    }
    assert [case.get("name") for case in cases] == [item.name for item in expected]
    assert [case.get("name") for case in cases if case.find("failure") is not None] == [
        "EJ01[PRG_SKOLE]",
        "IN16[KOMMUNEN]",
    ]


def test_the_junit_counts_what_is_skipped() -> None:
    suite = ET.fromstring(as_junit.render(NOTHING)).find("testsuite")
    assert suite is not None
    messages = [skipped.get("message") for skipped in suite.iter("skipped")]
    assert messages == [item.skipped for item in NOTHING.items() if item.skipped]
    assert suite.get("skipped") == str(len(messages))
    assert "Reglen er slået fra i profilen start" in messages


def test_a_case_of_the_junit_has_its_errors_as_failure_and_the_rest_as_output() -> None:
    mixed = replace(WARNING, code="EJ01", message="<ro> & mag")
    suites = ET.fromstring(as_junit.render(replace(RESULT, findings=(ERROR, mixed))))
    case = suites.find(".//testcase[@name='EJ01[PRG_SKOLE]']")
    assert case is not None
    assert case.attrib == {"classname": "gevinst.EJ01", "name": "EJ01[PRG_SKOLE]"}
    assert [(part.tag, part.attrib, part.text) for part in case] == [
        (
            "failure",
            {"message": RULES["EJ01"].title, "type": "EJ01"},
            as_text.line(ERROR),
        ),
        ("system-out", {}, as_text.line(mixed)),
    ]
