"""The reports beside the pages, the command `gevinst tjek` in every format, and the schema."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from commands import NOT_APPROVED, SUMMARY, gevinst
from conftest import GRUND, ROOT, Folder, new_folder
from gevinst.cli import FORMATS
from jsonschema import Draft7Validator

MESSAGE = "GEV_FORLOEB »Lærerne deler forløb« har ingen gevinstansvarlig (fase: planlægning)"
REMEDY = (
    "tilføj en linje ':gevinstansvarlig: PER_…' med en leder i den enhed, hvor gevinsten hentes, "
    "for eksempel PER_SKOLECHEF"
)
BENEFITS = "kommune/programmer/planlaegning.md"
PAGE = f"source/{BENEFITS}"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The small municipality without findings."""
    return new_folder(tmp_path_factory.mktemp("rapporter") / "hel", GRUND)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The small municipality with one benefit without an owner."""
    folder = new_folder(tmp_path_factory.mktemp("rapporter") / "brudt", GRUND)
    folder.replace(BENEFITS, ":gevinstansvarlig: PER_SKOLECHEF\n", "")
    return folder


@pytest.fixture(scope="module")
def line(broken: Folder) -> int:
    text = broken.text(BENEFITS)
    return text.splitlines().index(":::{gevinst} Lærerne deler forløb") + 1


# -- beside the pages -----------------------------------------------------------------------------


def many_findings(small: Folder) -> Folder:
    """A handbook with all severities, a page without a line, and a waiver."""
    for page in (ROOT / "tests" / "sider").glob("*-brud.md"):
        if page.stem in ("EJ08-brud", "UND03-brud", "EJ07-brud", "IN16-brud", "IN14-brud"):
            text = page.read_text(encoding="utf-8").replace("GEV_PROEVE", f"GEV_{page.stem[:4]}")
            small.write(page.name, text)
    return small


def test_sarif_is_valid_by_its_published_schema(small: Folder) -> None:
    schema = json.loads((ROOT / "tests/data/sarif-2.1.0-rtm.4.json").read_text(encoding="utf-8"))
    built = many_findings(small).build()
    assert {f.severity.value for f in built.findings} >= {"fejl", "advarsel", "undtaget"}
    report = json.loads(built.read("fund.sarif"))
    assert list(Draft7Validator(schema).iter_errors(report)) == []
    results = report["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == [f.code for f in built.findings]
    rules = report["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)


def test_sarif_says_what_where_and_how_to_mend_it(broken: Folder, line: int) -> None:
    [result] = json.loads(broken.build().read("fund.sarif"))["runs"][0]["results"]
    assert result["ruleId"] == "EJ01"
    assert result["level"] == "error"
    assert result["message"]["text"] == f"{MESSAGE}. Ret: {REMEDY}."
    place = result["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == PAGE
    assert place["physicalLocation"]["region"]["startLine"] == line


def test_a_waived_finding_is_suppressed_in_sarif(small: Folder) -> None:
    page = ROOT / "tests" / "sider" / "EJ02-undtaget.md"
    small.write("side.md", page.read_text(encoding="utf-8"))
    small.replace("index.md", "roller\n", "roller\nside\n")
    built = small.build("tjek")
    [result] = json.loads(built.read("fund.sarif"))["runs"][0]["results"]
    assert built.exit_code == 0
    assert result["level"] == "note"
    assert result["suppressions"] == [{"kind": "external", "justification": "UND_PROEVE"}]


def test_json_has_the_documented_fields(broken: Folder, line: int) -> None:
    one = {"fejl": 1, "advarsel": 0, "tip": 0, "undtaget": 0}
    none = {"fejl": 0, "advarsel": 0, "tip": 0, "undtaget": 0}
    report: dict[str, Any] = json.loads(broken.build().read("fund.json"))
    assert report == {
        "version": 1,
        "dato": "2026-06-15",
        "profil": "standard",
        "kommune": "Prøvekøbing Kommune",
        "antal": one,
        "programmer": [
            {"id": "PRG_DEF", "titel": "Skolen afklarer", "fase": "definition", "antal": none},
            {"id": "PRG_GANG", "titel": "Skolen i gang", "fase": "gennemfoerelse", "antal": none},
            {"id": "PRG_INI", "titel": "Skolen begynder", "fase": "initiering", "antal": none},
            {"id": "PRG_PLAN", "titel": "Skolen i udvikling", "fase": "planlaegning", "antal": one},
            {"id": "PRG_REA", "titel": "Skolen i drift", "fase": "realisering", "antal": none},
            {"id": "PRG_TVAERS", "titel": "Post på tværs", "fase": "planlaegning", "antal": none},
            {
                "id": "PRJ_ALENE",
                "titel": "Nyt bookingsystem",
                "fase": "planlaegning",
                "antal": none,
            },
        ],
        "poster": [{"id": "PER_PROGRAMLEDER", "titel": "Programleder", "antal": one}],
        "fund": [
            {
                "kode": "EJ01",
                "grad": "fejl",
                "fil": PAGE,
                "linje": line,
                "objekt": "GEV_FORLOEB",
                "besked": MESSAGE,
                "ret": REMEDY,
                "regel": "regel/ej01/",
                "programmer": ["PRG_PLAN"],
                "fase": "planlaegning",
                "undtaget_ved": "",
                "poster": ["PER_PROGRAMLEDER"],
            }
        ],
    }


def test_the_fields_of_json_are_described(broken: Folder) -> None:
    described = (ROOT / "docs" / "fund-json.md").read_text(encoding="utf-8")
    report = json.loads(broken.build().read("fund.json"))
    parts = (report["programmer"][0], report["poster"][0], report["fund"][0], report["antal"])
    names = {*report, *(name for part in parts for name in part)}
    assert [name for name in sorted(names) if f"`{name}`" not in described] == []


def test_the_counts_are_those_of_the_findings(small: Folder) -> None:
    report = json.loads(many_findings(small).build("tjek").read("fund.json"))
    counted = Counter(found["grad"] for found in report["fund"])
    assert report["antal"] == {grad: counted[grad] for grad in report["antal"]}
    assert len(counted) >= 3
    for programme in report["programmer"]:
        own = Counter(
            found["grad"] for found in report["fund"] if programme["id"] in found["programmer"]
        )
        assert programme["antal"] == {grad: own[grad] for grad in programme["antal"]}


# -- the command ----------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
def test_tjek_exits_0_without_errors(format: str, whole: Folder) -> None:
    done = gevinst("tjek", "--format", format, cwd=whole.path)
    assert (done.returncode, done.stderr) == (0, "")
    expect_form(format, done.stdout)


@pytest.mark.parametrize("format", FORMATS)
def test_tjek_exits_1_with_the_error_in_danish(format: str, broken: Folder, line: int) -> None:
    done = gevinst("tjek", "--format", format, cwd=broken.path)
    assert (done.returncode, done.stderr) == (1, "")
    expect_form(format, done.stdout)
    assert MESSAGE in done.stdout
    assert REMEDY in done.stdout
    assert PAGE in done.stdout
    assert str(line) in done.stdout


def test_tjek_exits_2_in_a_folder_without_a_handbook(tmp_path: Path) -> None:
    done = gevinst("tjek", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Der er ingen håndbog i {tmp_path}: conf.py findes ikke.\n"


def expect_form(format: str, text: str) -> None:
    """That the output can be read by what it is meant for."""
    assert "Traceback" not in text
    match format:
        case "json":
            assert json.loads(text)["version"] == 1
        case "sarif":
            assert json.loads(text)["version"] == "2.1.0"
        case "junit":
            suite = ET.fromstring(text)[0]
            assert suite.tag == "testsuite"
            assert int(suite.attrib["tests"]) == len(suite)
        case "github":
            assert all(row.startswith("::") for row in text.splitlines())
        case "tekst":
            assert "Håndbogen er tjekket pr. 15. juni 2026 med profilen standard: " in text


def test_the_text_is_whole(broken: Folder, line: int) -> None:
    assert gevinst("tjek", cwd=broken.path).stdout == (
        f"{SUMMARY}\n"
        f"{PAGE}:{line}: FEJL: EJ01 {MESSAGE}. Ret: {REMEDY}. Læs: regel/ej01/ [gevinst.EJ01]\n"
        f"{NOT_APPROVED}"
    )


def test_a_workflow_command_is_whole(broken: Folder, line: int) -> None:
    assert gevinst("tjek", "--format", "github", cwd=broken.path).stdout == (
        f"::error file={PAGE},line={line},title=EJ01 Gevinsten har ikke præcis én "
        f"gevinstansvarlig::{MESSAGE}. Ret: {REMEDY}.\n"
    )


def test_junit_has_a_case_for_each_rule_and_programme(broken: Folder) -> None:
    suite = ET.fromstring(gevinst("tjek", "--format", "junit", cwd=broken.path).stdout)[0]
    names = {case.attrib["name"] for case in suite}
    assert {"EJ01[PRG_PLAN]", "EJ01[PRG_GANG]", "EJ08[PRG_TVAERS]"} <= names
    failed = [case.attrib["name"] for case in suite if case.find("failure") is not None]
    assert failed == ["EJ01[PRG_PLAN]"]
    assert suite.attrib["failures"] == "1"


def test_tjek_takes_another_day_and_profile(whole: Folder) -> None:
    done = gevinst("tjek", "--dato", "1. juli 2026", "--profil", "start", cwd=whole.path)
    assert done.returncode == 0
    assert "Håndbogen er tjekket pr. 1. juli 2026 med profilen start: " in done.stdout


def test_tjek_finds_the_handbook_in_another_folder(whole: Folder, tmp_path: Path) -> None:
    done = gevinst("tjek", "--mappe", str(whole.path), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [(), ("tjæk",), ("tjek", "--format", "pdf"), ("tjek", "--dato", "i går"), ("tjek", "--hvad")],
    ids=" ".join,
)
def test_a_command_that_is_not_understood_exits_2_in_danish(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    done = gevinst(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "brug: gevinst" in done.stderr
    assert "Jeg forstår ikke kommandoen" in done.stderr
    english = ("Traceback", "invalid", "choose from", "required", "unrecognized", "argument ")
    assert [word for word in english if word in done.stderr] == []


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        (
            'gevinst_dato = "i morgen"',
            "gevinst_dato i conf.py: »i morgen« er ikke en dato. Ret: skriv datoen som 2026-06-15 "
            "eller 15. juni 2026.",
        ),
        (
            'gevinst_profil = "stram"',
            "gevinst_profil i conf.py er »stram«. Ret: vælg mellem start, standard, lille, streng.",
        ),
    ],
)
def test_a_setting_that_cannot_be_read_exits_2_in_danish(
    setting: str, message: str, small: Folder
) -> None:
    conf = small.path / "conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + f"\n{setting}\n", encoding="utf-8")
    done = gevinst("tjek", cwd=small.path)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


# -- the schema -----------------------------------------------------------------------------------


def test_the_schema_is_what_the_object_types_say() -> None:
    done = gevinst("skema", "--tjek", cwd=ROOT)
    assert (done.returncode, done.stdout) == (
        0,
        "docs/skema.json svarer til objekttyperne.\n"
        "docs/tjekliste-skema.json svarer til tjeklisternes nøgler.\n",
    )


def test_a_schema_that_has_drifted_fails(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    schema = tmp_path / "docs" / "skema.json"
    shutil.copy(ROOT / "docs" / "skema.json", schema)
    shutil.copy(ROOT / "docs" / "tjekliste-skema.json", tmp_path / "docs")
    text = schema.read_text(encoding="utf-8")
    schema.write_text(text.replace("gevinstansvarlig", "gevinstejer", 1), encoding="utf-8")
    done = gevinst("skema", "--tjek", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (
        1,
        "docs/skema.json svarer ikke til objekttyperne. Ret: kør 'make skema'.\n"
        "docs/tjekliste-skema.json svarer til tjeklisternes nøgler.\n",
    )
    assert gevinst("skema", "--skriv", cwd=tmp_path).returncode == 0
    assert gevinst("skema", "--tjek", cwd=tmp_path).returncode == 0
    assert schema.read_text(encoding="utf-8") == text
