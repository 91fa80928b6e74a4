"""The lists as text, JSON, JUnit and tests: the same point gives the same answer in each."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest
from byg import TODAY, gevinst, haandbog, om, program, undtagelse
from gevinst.checklists.selection import Selection, Unknown, select
from gevinst.model.handbook import Handbook
from gevinst.reports import checklist_json, checklist_junit, checklist_text
from gevinst.reports.checklist_items import Outcome, items
from gevinst.reports.result import Result
from gevinst.rules.engine import run_rules
from lister import BY_HAND, BY_RULE, SHIFT, TOP, checklist, judged, tjeksvar

FORWARD = checklist(f"{TOP}{SHIFT}punkter:\n{BY_RULE}{BY_HAND}")
BENEFITS = checklist(
    f"{TOP}punkter:\n{BY_RULE}".replace("PROEVE", "GEVINST")
    .replace("gaelder: program", "gaelder: gevinst")
    .replace("Prøven", "Gevinsten")
)


def result(handbook: Handbook, profile: str = "standard") -> Result:
    evaluation = judged(handbook, FORWARD, BENEFITS, profile=profile)
    findings = tuple(sorted(evaluation.findings, key=lambda f: f.sort_key))
    return Result.of(handbook, findings, TODAY, profile, evaluation)


def text(found: Result, list_id: str = "", object_id: str = "", width: int = 72) -> str:
    return checklist_text.render(found, select(found.checklists, list_id, object_id), width)


def test_all_lists_are_shown_in_a_line_each() -> None:
    assert text(result(haandbog(gevinst("GEV_RO", "Ro", gevinstansvarlig="")))) == (
        "Tjeklisterne er gået igennem pr. 15. juni 2026 med profilen standard.\n"
        "\n"
        "GEV_RO »Ro«\n"
        "  ☐ TJL_GEVINST   0 af  1  Gevinsten\n"
        "\n"
        "GEV_TID »Kortere tid«\n"
        "  ☑ TJL_GEVINST   1 af  1  Gevinsten (klar)\n"
        "\n"
        "PRG_SKOLE »Skoleprogrammet«\n"
        "  ☐ TJL_PROEVE    0 af  2  Prøven\n"
        "\n"
        "Se punkterne på en liste med: .venv/bin/gevinst tjekliste TJL_GEVINST --objekt GEV_RO\n"
    )


def test_one_list_is_shown_in_full() -> None:
    assert text(result(haandbog(gevinst(gevinstansvarlig=""))), "TJL_PROEVE") == (
        "Tjeklisterne er gået igennem pr. 15. juni 2026 med profilen standard.\n"
        "\n"
        "Prøven (TJL_PROEVE)\n"
        "PRG_SKOLE »Skoleprogrammet«: 0 af 2 punkter er i orden. Listen er ikke klar.\n"
        "Reglerne ser på programmet, som om det allerede var i gennemførelse.\n"
        "\n"
        " ☐  1 Har hver gevinst en ejer?\n"
        "      Ikke opfyldt (EJ01).\n"
        "      → PER_LEDER »Projektlederen«: gevinst.md:1: EJ01 GEV_TID »Kortere\n"
        "        tid« har ingen gevinstansvarlig (fase: gennemførelse). Ret:\n"
        "        tilføj en linje ':gevinstansvarlig: PER_…' med en leder i den\n"
        "        enhed, hvor gevinsten hentes, for eksempel PER_CHEF.\n"
        "\n"
        " ☐  2 Er driften klar?\n"
        "      Åben.\n"
        "      → PER_DIREKTOER »Direktøren«: program.md:1: ingen har svaret. Ret:\n"
        "        opret et tjeksvar med ':punkt: TJL_PROEVE.drift' og ':objekt:\n"
        "        PRG_SKOLE'. Henvisning: Sagsnummer på referatet.\n"
    )


def test_what_is_in_order_says_why() -> None:
    shown = text(result(haandbog(tjeksvar())), "TJL_PROEVE")
    assert "2 af 2 punkter er i orden. Listen er klar.\n" in shown
    assert " ☑  1 Har hver gevinst en ejer?\n      Opfyldt (EJ01).\n" in shown
    assert (
        " ☑  2 Er driften klar?\n"
        "      Besvaret ja 5. juni 2026 af PER_DIREKTOER (Sag 12, punkt 3).\n"
    ) in shown


def test_an_answer_that_does_not_count_says_so() -> None:
    shown = text(result(haandbog(tjeksvar(svar="nej", dato=om(-91)))), "TJL_PROEVE", width=200)
    assert (
        " ☐  2 Er driften klar?\n"
        "      Besvaret nej 16. marts 2026 af PER_DIREKTOER (Sag 12, punkt 3), men svaret tæller "
        "ikke.\n"
        "      → PER_DIREKTOER »Direktøren«: tjeksvar.md:1: svaret SVAR_DRIFT er nej, men ingen "
        "følger op på det. Ret: opret "
    ) in shown
    assert shown.startswith("tjeksvar.md:1: ADVARSEL: TL12 ")


def test_a_waiver_and_what_is_off_are_named() -> None:
    waived = haandbog(gevinst(gevinstansvarlig=""), undtagelse("EJ01"))
    assert "Undtaget ved UND_AFTALT til 4. august 2026 (EJ01)." in text(
        result(waived), "TJL_GEVINST"
    )
    off = checklist(f"{TOP}punkter:\n{BY_RULE}".replace("EJ01", "EJ03"))
    evaluation = judged(haandbog(), off, profile="start")
    found = Result.of(haandbog(), (), TODAY, "start", evaluation)
    assert " –  1 Har hver gevinst en ejer?\n      Slået fra i jeres regelprofil (EJ03).\n" in text(
        found, "TJL_PROEVE"
    )


def test_a_list_that_is_not_current_says_why_to_who_asks_for_it() -> None:
    found = result(haandbog(program(fase="definition")))
    why = "listen er ikke aktuel, for programmet er i definition og organisering.\n"
    assert why in text(found, "TJL_PROEVE")
    assert why not in text(found)


def test_without_lists_the_text_says_so() -> None:
    found = Result.of(haandbog(), (), TODAY, "standard")
    assert text(found).endswith("\nDer er ingen tjeklister.\n")


# -- what is asked for ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("list_id", "object_id", "message"),
    [
        (
            "TJL_PRØVE",
            "",
            "Der er ingen tjekliste med id'et TJL_PRØVE. Mente du TJL_PROEVE?",
        ),
        (
            "X",
            "",
            "Der er ingen tjekliste med id'et X. Vælg mellem TJL_GEVINST og TJL_PROEVE.",
        ),
        ("", "PRG_SKOLEN", "Ingen tjekliste gælder for PRG_SKOLEN. Mente du PRG_SKOLE?"),
        ("", "x", "Ingen tjekliste gælder for x. Vælg mellem GEV_TID og PRG_SKOLE."),
    ],
)
def test_what_does_not_exist_is_told_with_the_nearest(
    list_id: str, object_id: str, message: str
) -> None:
    with pytest.raises(Unknown) as raised:
        select(result(haandbog()).checklists, list_id, object_id)
    assert str(raised.value) == message


def test_where_there_are_no_lists_nothing_is_offered() -> None:
    with pytest.raises(Unknown) as raised:
        select(Result.of(haandbog(), (), TODAY, "standard").checklists, "TJL_A")
    assert str(raised.value) == "Der er ingen tjekliste med id'et TJL_A. Der er ingen tjeklister."


def everything(found: Result) -> Selection:
    return select(found.checklists)


# -- the same everywhere --------------------------------------------------------------------------

SITUATIONS = {
    "nothing done": haandbog(gevinst(gevinstansvarlig="")),
    "set ready": haandbog(gevinst(gevinstansvarlig=""), program(klar_til="gennemfoerelse")),
    "done": haandbog(tjeksvar(), program(klar_til="gennemfoerelse")),
    "answered badly": haandbog(tjeksvar(svar="nej"), program(klar_til="gennemfoerelse")),
}


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_point_has_the_same_answer_in_text_json_junit_and_tests(name: str) -> None:
    found = result(SITUATIONS[name])
    shown = text(found, "TJL_PROEVE", width=500).splitlines()
    as_json = json.loads(checklist_json.render(found, select(found.checklists, "TJL_PROEVE")))
    suite = ET.fromstring(checklist_junit.render(found, everything(found)))[0]
    cases = {case.attrib["name"]: case for case in suite}
    outcomes = {item.name: item.outcome for item in items(found.checklists)}
    [status] = as_json["aktuelle"]
    for number, point in enumerate(FORWARD.punkter, start=1):
        done = status["punkter"][number - 1]["i_orden"]
        name = f"TJL_PROEVE.{point.id}[PRG_SKOLE] {point.spoergsmaal}"
        assert f" {'☑' if done else '☐'} {number:>2} {point.spoergsmaal}" in shown
        case = cases[name]
        open_outcome = Outcome.FAILED if status["sat_klar"] else Outcome.WAITING
        assert outcomes[name] is (Outcome.PASSED if done else open_outcome)
        assert (case.find("failure") is not None) == (outcomes[name] is Outcome.FAILED)
        assert (case.find("skipped") is not None) == (outcomes[name] is Outcome.WAITING)


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_point_fails_exactly_when_the_handbook_has_an_error(name: str) -> None:
    """Nobody sees a red point in a green build, or a green point in a red one."""
    handbook = SITUATIONS[name]
    found = result(handbook)
    failed = any(item.outcome is Outcome.FAILED for item in items(found.checklists))
    rules = [f for f in run_rules(handbook, TODAY) if f.code in ("EJ01",)]
    ready = handbook.by_id["PRG_SKOLE"].klar_til  # type: ignore[attr-defined]
    assert failed == bool(ready and (found.failed or rules))


def test_the_json_is_whole() -> None:
    found = result(haandbog(gevinst(gevinstansvarlig=""), program(klar_til="gennemfoerelse")))
    value = json.loads(checklist_json.render(found, select(found.checklists, "TJL_PROEVE")))
    assert value == {
        "version": 1,
        "dato": "2026-06-15",
        "profil": "standard",
        "kommune": "Eksempelkøbing",
        "tjeklister": [
            {
                "id": "TJL_PROEVE",
                "titel": "Prøven",
                "adresse": "tjekliste/proeve/",
                "fil": "checklists/proeve.yaml",
                "gaelder": "program",
                "fra_fase": "planlaegning",
                "til_fase": "gennemfoerelse",
                "faser": [],
                "punkter": [
                    {
                        "id": "ejer",
                        "spoergsmaal": "Har hver gevinst en ejer?",
                        "regler": ["EJ01"],
                        "besvarer": "",
                        "linje": 9,
                    },
                    {
                        "id": "drift",
                        "spoergsmaal": "Er driften klar?",
                        "regler": [],
                        "besvarer": "",
                        "linje": 14,
                    },
                ],
            }
        ],
        "aktuelle": [
            {
                "tjekliste": "TJL_PROEVE",
                "objekt": "PRG_SKOLE",
                "titel": "Skoleprogrammet",
                "klar": False,
                "i_orden": 0,
                "i_alt": 2,
                "sat_klar": True,
                "ret_foerst": [],
                "punkter": [
                    {
                        "id": "ejer",
                        "tilstand": "ikke_opfyldt",
                        "i_orden": False,
                        "svar": None,
                        "undtaget_ved": [],
                        "skal_goeres": [
                            {
                                "hvem": [{"id": "PER_LEDER", "navn": "Projektlederen"}],
                                "kode": "EJ01",
                                "besked": "GEV_TID »Kortere tid« har ingen gevinstansvarlig "
                                "(fase: gennemførelse)",
                                "ret": "tilføj en linje ':gevinstansvarlig: PER_…' med en leder i "
                                "den enhed, hvor gevinsten hentes, for eksempel PER_CHEF",
                                "objekt": "GEV_TID",
                                "fil": "gevinst.md",
                                "linje": 1,
                            }
                        ],
                    },
                    {
                        "id": "drift",
                        "tilstand": "aaben",
                        "i_orden": False,
                        "svar": None,
                        "undtaget_ved": [],
                        "skal_goeres": [
                            {
                                "hvem": [{"id": "PER_DIREKTOER", "navn": "Direktøren"}],
                                "kode": "",
                                "besked": "ingen har svaret",
                                "ret": "opret et tjeksvar med ':punkt: TJL_PROEVE.drift' og "
                                "':objekt: PRG_SKOLE'. Henvisning: Sagsnummer på referatet",
                                "objekt": "PRG_SKOLE",
                                "fil": "program.md",
                                "linje": 1,
                            }
                        ],
                    },
                ],
            }
        ],
        "ikke_aktuelle": [],
    }


def test_an_answer_stands_in_the_json() -> None:
    found = result(haandbog(tjeksvar()))
    value = json.loads(checklist_json.render(found, select(found.checklists, "TJL_PROEVE")))
    assert value["aktuelle"][0]["punkter"][1]["svar"] == {
        "id": "SVAR_DRIFT",
        "svar": "ja",
        "dato": "2026-06-05",
        "besvaret_af": ["PER_DIREKTOER"],
        "begrundelse": "Alle tre ledere har sagt ja",
        "referat_henvisning": "Sag 12, punkt 3",
    }


def test_what_is_not_current_is_one_item() -> None:
    found = result(haandbog(program(fase="definition")))
    skipped = [item for item in items(found.checklists) if item.outcome is Outcome.SKIPPED]
    assert [(item.name, item.text) for item in skipped] == [
        (
            "TJL_PROEVE[PRG_SKOLE] Prøven",
            "Listen er ikke aktuel: programmet er i definition og organisering",
        )
    ]
