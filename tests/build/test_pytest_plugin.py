"""`pytest conf.py`: one test for each rule on each programme."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from commands import run_pytest
from conftest import Folder

OWNER = ":gevinstansvarlig: PER_SKOLECHEF\n"
PAGE = "kommune/programmer/planlaegning.md"


def test_every_rule_is_a_test_of_every_programme_and_passes(real: Folder) -> None:
    done = run_pytest(real.path, "conf.py", "-v")
    assert done.returncode == 0, done.stdout
    for code in ("EJ01", "EJ02", "EJ03", "EJ04", "EJ05", "EJ06", "EJ07", "EJ08"):
        for programme in ("PRG_DIGITALPOST", "PRG_FOLKESKOLE"):
            assert re.search(
                rf"^conf\.py::{code}\[{programme}\] PASSED", done.stdout, flags=re.M
            ), (code, programme)
    assert "FAILED" not in done.stdout


def test_a_benefit_without_an_owner_fails_its_test_with_file_and_line(small: Folder) -> None:
    small.replace(PAGE, OWNER, "")
    line = small.text(PAGE).splitlines().index(":::{gevinst} Lærerne deler forløb") + 1
    done = run_pytest(small.path, "conf.py", "--junitxml=ud.xml")
    message = (
        f"source/{PAGE}:{line}: FEJL: EJ01 GEV_FORLOEB »Lærerne deler forløb« har ingen "
        "gevinstansvarlig (fase: planlægning). Ret: tilføj en linje ':gevinstansvarlig: PER_…' med "
        "en leder i den enhed, hvor gevinsten hentes, for eksempel PER_SKOLECHEF. Læs: "
        "regel/ej01/ [gevinst.EJ01]"
    )
    assert done.returncode == 1
    assert message in done.stdout
    assert "FAILED conf.py::EJ01[PRG_PLAN]" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert re.search(r"1 failed, \d+ passed", done.stdout)
    cases = list(ET.parse(small.path / "ud.xml").getroot().iter("testcase"))
    failed = [case for case in cases if case.find("failure") is not None]
    assert [case.attrib["name"] for case in failed] == ["EJ01[PRG_PLAN]"]
    failure = failed[0].find("failure")
    assert failure is not None
    assert message in f"{failure.text}"


def test_one_rule_of_one_programme_can_be_chosen(small: Folder) -> None:
    done = run_pytest(small.path, "conf.py", "-k", "EJ01 and PRG_PLAN", "-v")
    assert done.returncode == 0
    assert re.findall(r"conf\.py::(\S+) PASSED", done.stdout) == ["EJ01[PRG_PLAN]"]


def test_another_day_and_profile_can_be_given(small: Folder) -> None:
    done = run_pytest(small.path, "conf.py", "--gevinst-profil=start", "-v", "-rs")
    assert done.returncode == 0
    assert "EJ01[PRG_PLAN] PASSED" in done.stdout
    assert "EJ02[PRG_PLAN] SKIPPED" in done.stdout
    assert "Reglen er slået fra i profilen start" in done.stdout


def test_a_folder_whose_conf_py_is_not_named_has_no_such_tests(small: Folder) -> None:
    for arguments in ((), ("source",)):
        done = run_pytest(small.path, "--collect-only", "-q", *arguments)
        assert done.returncode == 5, done.stdout
        assert "EJ01" not in done.stdout


def test_a_handbook_that_cannot_be_read_is_said_in_danish(small: Folder) -> None:
    conf = small.path / "conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + '\ngevinst_profil = "stram"\n', "utf-8")
    done = run_pytest(small.path, "conf.py")
    assert done.returncode == 2
    assert (
        "gevinst_profil i conf.py er »stram«. Ret: vælg mellem start, standard, lille, streng."
        in done.stdout
    )
    assert "Traceback" not in done.stdout + done.stderr
