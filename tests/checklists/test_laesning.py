"""A list that is written wrongly: every mistake is told, all at once, with file and line."""

from __future__ import annotations

import pytest
from byg import kommune
from gevinst.checklists import reading
from gevinst.checklists.checking import check
from gevinst.checklists.checklist import Checklist, Evidence, PhaseShift, Point
from gevinst.checklists.reading import files_in, read_checklists
from gevinst.model.handbook import Handbook
from gevinst.model.koder import TJEKLISTEKODER
from gevinst.model.location import Location
from gevinst.rules.catalogue import entries
from lister import BY_HAND, BY_RULE, PATH, SHIFT, TOP, WHOLE, lines, read
from skriv import read as read_pages


def place(line: int) -> Location:
    return Location(PATH, line)


def test_a_list_is_read_with_the_line_of_each_key() -> None:
    assert read(WHOLE).lists == (
        Checklist(
            sted=place(1),
            linjer=(
                ("formaal", 3),
                ("gaelder", 6),
                ("hvem", 5),
                ("hvornaar", 4),
                ("id", 1),
                ("punkter", 7),
                ("titel", 2),
            ),
            id="TJL_PROEVE",
            titel="Prøven",
            formaal="Listen viser, om alt er på plads.",
            hvornaar="Før mødet.",
            hvem=("ROL_STYREGRUPPE",),
            gaelder="program",
            punkter=(
                Point(
                    sted=place(8),
                    linjer=(
                        ("hvorfor", 10),
                        ("id", 8),
                        ("regler", 12),
                        ("spoergsmaal", 9),
                        ("udsagn", 11),
                    ),
                    id="ejer",
                    spoergsmaal="Har hver gevinst en ejer?",
                    hvorfor="Ellers henter ingen den.",
                    udsagn=("1.30",),
                    regler=("EJ01",),
                ),
                Point(
                    sted=place(13),
                    linjer=(
                        ("bevis", 17),
                        ("hvorfor", 15),
                        ("id", 13),
                        ("spoergsmaal", 14),
                        ("udsagn", 16),
                    ),
                    id="drift",
                    spoergsmaal="Er driften klar?",
                    hvorfor="Ellers bliver den stående.",
                    udsagn=("1.30",),
                    bevis=Evidence(
                        sted=place(18),
                        linjer=(("henvisning", 19), ("hoejst_dage", 20), ("hvem", 18)),
                        hvem=("ROL_PROGRAMCHEF",),
                        henvisning="Sagsnummer på referatet.",
                        hoejst_dage=90,
                    ),
                ),
            ),
        ),
    )
    assert read(WHOLE).findings == ()
    assert read(WHOLE).lists[0].adresse == "tjekliste/proeve/"


def test_a_shift_of_phase_is_read() -> None:
    [found] = read(f"{TOP}{SHIFT}punkter:\n{BY_RULE}").lists
    assert found.faseskift == PhaseShift(
        sted=place(7), linjer=(("fra", 7), ("til", 7)), fra="planlaegning", til="gennemfoerelse"
    )


def test_a_long_text_may_go_over_several_lines_and_comments_are_left_out() -> None:
    text = WHOLE.replace(
        "formaal: Listen viser, om alt er på plads.",
        "# til os selv\nformaal: >\n  Listen viser,\n  om alt er på plads.  # ikke en kommentar",
    )
    assert read(text).lists[0].formaal == ("Listen viser, om alt er på plads. # ikke en kommentar")


# -- files that cannot be read --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "message", "remedy"),
    [
        ("", 0, "filen er tom", "skriv listen, eller slet filen"),
        ("# kun en kommentar\n", 0, "filen er tom", "skriv listen, eller slet filen"),
        (
            "- a\n",
            1,
            "filen begynder ikke med en nøgle",
            "begynd med en linje som 'id: TJL_NAVN'",
        ),
        (
            "id: TJL_A\n\ttitel: Prøven\n",
            2,
            "linjen er rykket ind med en tabulator",
            "ryk den ind med mellemrum",
        ),
        (
            "id: TJL_A\ntitel: Før: efter\n",
            2,
            "her står et kolon, som ikke kan høre til en nøgle",
            'ret indrykningen, eller sæt teksten i anførselstegn: "…"',
        ),
        (
            'id: TJL_A\ntitel: "Prøven\nformaal: Alt\n',
            2,
            "et anførselstegn bliver aldrig lukket",
            "luk teksten med det samme anførselstegn, som den begynder med",
        ),
        (
            "id: TJL_A\nhvem: [ROL_A\ntitel: Prøven\n",
            2,
            "en parentes bliver aldrig lukket",
            "luk listen med ] eller }, og sæt komma imellem",
        ),
        (
            "id: TJL_A\ntitel\nformaal: Alt\n",
            2,
            "linjen er hverken en nøgle eller en del af en tekst",
            "skriv nøgle, kolon, mellemrum og værdi, eller ryk linjen ind under sin tekst",
        ),
        (
            "id: TJL_A\n  titel: Prøven\n",
            2,
            "her står et kolon, som ikke kan høre til en nøgle",
            'ret indrykningen, eller sæt teksten i anførselstegn: "…"',
        ),
        (
            "punkter:\n  - id: a\n - id: b\n",
            3,
            "linjen er rykket ind på en anden måde end linjerne over",
            "ryk nøgler, der hører sammen, lige langt ind",
        ),
        (
            "id: TJL_A\n---\nid: TJL_B\n",
            2,
            "filen rummer mere end én liste",
            "slet linjen med ---, og læg hver liste i sin egen fil",
        ),
        (
            "id: &a TJL_A\ntitel: *a\n",
            2,
            "her henviser * til noget andet i filen",
            "skriv det, der skal stå, eller sæt teksten i anførselstegn",
        ),
        (
            "id: TJL_A\ntitel: @prøven\n",
            2,
            "linjen begynder med et tegn, som YAML bruger til andet",
            'sæt teksten i anførselstegn: "…"',
        ),
        (
            "id: TJL_A\ntitel: Prø\x00ven\n",
            2,
            "her står et tegn, som YAML ikke tillader (U+0000)",
            "slet tegnet",
        ),
        (
            'id: TJL_A\ntitel: Prøven\nformaal: "Alt\\e[2J og\\u200b \\uD800"\n',
            3,
            "her står tegn, som ingen kan se: U+001B, U+200B, U+D800",
            "slet dem",
        ),
        (
            f"id: {'[' * 3000}",
            0,
            "filen har for mange parenteser inde i hinanden",
            "slet dem, der ikke hører til",
        ),
        (
            "id: TJL_A\n%titel: Prøven\n",
            2,
            "linjen kan ikke læses som YAML (expected alphabetic or numeric character, but found "
            "':')",
            "sammenlign indrykning og tegn med en af de andre lister",
        ),
    ],
)
def test_a_file_that_is_no_yaml_of_ours_is_told_in_danish(
    text: str, line: int, message: str, remedy: str
) -> None:
    loaded = read(text)
    assert lines(loaded.findings) == [f"{place(line)} FEJL TL01 {PATH}: {message}. Ret: {remedy}."]
    assert (loaded.lists, loaded.complete) == ((), False)


def test_a_file_in_another_character_set_is_told() -> None:
    loaded = read_checklists({PATH: f"id: TJL_A\n{WHOLE}".encode("latin-1")})
    assert lines(loaded.findings) == [
        f"{PATH}:3 FEJL TL01 {PATH}: filen er ikke gemt som UTF-8. "
        "Ret: gem den igen med tegnsættet UTF-8."
    ]


def test_a_mark_at_the_beginning_of_a_file_does_no_harm() -> None:
    loaded = read_checklists({PATH: b"\xef\xbb\xbf" + WHOLE.encode()})
    assert loaded.findings == ()


@pytest.mark.parametrize("name", ["Prøve.yaml", "proeve.yml", "PROEVE.yaml", "to ord.yaml"])
def test_a_file_with_another_name_is_told(name: str) -> None:
    loaded = read_checklists({f"checklists/{name}": WHOLE.encode()})
    assert lines(loaded.findings) == [
        f"checklists/{name} FEJL TL01 checklists/{name}: filen hedder »{name}«. "
        "Ret: giv den et navn med små bogstaver a-z, tal og bindestreg, der ender på .yaml."
    ]


def test_every_file_of_the_folder_is_read_and_others_are_left_alone(tmp_path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "checklists"
    folder.mkdir()
    for name in ("b.yaml", "a.yaml", "c.YML", "README.md", "a.yaml.bak"):
        (folder / name).write_text("id: TJL_A\n", encoding="utf-8")
    (folder / "mappe.yaml").mkdir()
    assert list(files_in(tmp_path)) == [
        "checklists/a.yaml",
        "checklists/b.yaml",
        "checklists/c.YML",
    ]
    assert files_in(tmp_path / "ingen") == {}


# -- keys and values ------------------------------------------------------------------------------

AT = "TJL_PROEVE: listen"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "formaal:",
            "formål:",
            "3 TL02 TJL_PROEVE: listen har en nøgle, der ikke findes: formål. Ret: mente du "
            "formaal? Ellers slet linjen. Nøglerne står på siden om tjeklister.",
        ),
        (
            "gaelder: program",
            "gaelder: program\n<<: {titel: B}",
            "7 TL02 TJL_PROEVE: listen har en nøgle, der ikke findes: <<. Ret: slet linjen. "
            "Nøglerne står på siden om tjeklister.",
        ),
        (
            "    hvorfor: Ellers henter ingen den.\n",
            "    hvorfor: Ellers henter ingen den.\n    [a]: b\n",
            "11 TL02 TJL_PROEVE: punktet ejer har en nøgle, der ikke findes: […]. Ret: slet "
            "linjen. Nøglerne står på siden om tjeklister.",
        ),
        (
            "gaelder: program",
            "gaelder: program\ntitel: Igen",
            "7 TL03 TJL_PROEVE: listen har nøglen titel to gange, også i linje 2. Ret: behold "
            "den ene.",
        ),
        (
            "[EJ01]",
            "[EJ01, EJ01]",
            "12 TL03 TJL_PROEVE: punktet ejer: regler: EJ01 står to gange. Ret: slet den ene.",
        ),
        (
            "hvornaar: Før mødet.\n",
            "",
            "1 TL04 TJL_PROEVE: listen mangler nøglen hvornaar. Ret: tilføj en linje som "
            "'hvornaar: På det møde, hvor I beslutter at gå i gang.'.",
        ),
        (
            "hvem: [ROL_STYREGRUPPE]",
            "hvem: []",
            "1 TL04 TJL_PROEVE: listen mangler nøglen hvem. Ret: tilføj en linje som 'hvem: "
            "[ROL_STYREGRUPPE, ROL_PROGRAMLEDER]'.",
        ),
        (
            "      hvem: [ROL_PROGRAMCHEF]\n",
            "",
            "18 TL04 TJL_PROEVE: punktet drift, bevis mangler nøglen hvem. Ret: tilføj en linje "
            "som 'hvem: [ROL_STYREGRUPPE]'.",
        ),
        (
            "id: TJL_PROEVE",
            "id: proeve",
            "1 TL05 proeve: listen: id: »proeve« har ikke den rigtige form. Ret: brug TJL_ og "
            "store bogstaver A-Z, tal og _.",
        ),
        (
            "- id: ejer",
            "- id: Ejer",
            "8 TL05 TJL_PROEVE: punktet Ejer: id: »Ejer« har ikke den rigtige form. Ret: brug "
            "små bogstaver a-z, tal og bindestreg, 2 til 48 tegn.",
        ),
        (
            "hvem: [ROL_STYREGRUPPE]",
            "hvem: ROL_STYREGRUPPE",
            "5 TL05 TJL_PROEVE: listen: hvem er ikke en liste. Ret: skriv hvem: [ROL_STYREGRUPPE].",
        ),
        (
            'udsagn: ["1.30"]\n    regler',
            "udsagn: [1.30]\n    regler",
            "11 TL05 TJL_PROEVE: punktet ejer: udsagn: 1.30 er ikke en tekst. Ret: sæt den i "
            'anførselstegn: "1.30".',
        ),
        (
            'udsagn: ["1.30"]\n    regler',
            'udsagn: ["1.3"]\n    regler',
            "11 TL05 TJL_PROEVE: punktet ejer: udsagn: »1.3« har ikke den rigtige form. Ret: "
            "brug kapitel, punktum og to cifre, som 4.11.",
        ),
        (
            "titel: Prøven",
            "titel: [Prøven]",
            "2 TL05 TJL_PROEVE: listen: titel er ikke en tekst. Ret: skriv én tekst uden [ ] og "
            "{ }.",
        ),
        (
            "titel: Prøven",
            "titel: 2026",
            "2 TL05 TJL_PROEVE: listen: titel: 2026 er ikke en tekst. Ret: sæt den i "
            'anførselstegn: "2026".',
        ),
        (
            "titel: Prøven",
            "titel:",
            "2 TL05 TJL_PROEVE: listen: titel står uden værdi. Ret: skriv en værdi, eller slet "
            "linjen.",
        ),
        (
            "titel: Prøven",
            'titel: " "',
            "2 TL05 TJL_PROEVE: listen: titel står uden værdi. Ret: skriv en værdi, eller slet "
            "linjen.",
        ),
        (
            "titel: Prøven",
            "titel: !!python/object:os.system Prøven",
            "2 TL05 TJL_PROEVE: listen: titel: Prøven er ikke en tekst. Ret: sæt den i "
            'anførselstegn: "Prøven".',
        ),
        (
            "gaelder: program",
            "gaelder: Program",
            "6 TL05 TJL_PROEVE: listen: gaelder: »Program« kan ikke vælges. Ret: skriv program.",
        ),
        (
            "gaelder: program",
            "gaelder: forum",
            "6 TL05 TJL_PROEVE: listen: gaelder: »forum« kan ikke vælges. Ret: vælg mellem "
            "program, projekt, gevinst, portefoelje, strategisk_maal, person, enhed eller "
            "kommune.",
        ),
        (
            "gaelder: program",
            "gaelder: program\nfaser: [gennemførelse]",
            "7 TL05 TJL_PROEVE: listen: faser: »gennemførelse« kan ikke vælges. Ret: skriv "
            "gennemfoerelse.",
        ),
        (
            "gaelder: program",
            "gaelder: program\nfaseskift: nej",
            "7 TL05 TJL_PROEVE: listen: faseskift har ingen nøgler. Ret: skriv fra og til under "
            "den.",
        ),
        (
            "gaelder: program",
            "gaelder: program\ntilfoejet: true",
            "7 TL05 TJL_PROEVE: listen: tilfoejet: »true« er hverken ja eller nej. Ret: skriv ja "
            "eller nej.",
        ),
        *(
            (
                "hoejst_dage: 90",
                f"hoejst_dage: {written}",
                f"20 TL05 TJL_PROEVE: punktet drift: hoejst_dage: »{shown}« er ikke et helt tal "
                "over 0. Ret: skriv tallet med cifre og uden anførselstegn, højst 99999.",
            )
            for written, shown in [
                ('"90"', "90"),
                ("0", "0"),
                ("-1", "-1"),
                ("1.5", "1.5"),
                ("et år", "et år"),
                ("100000", "100000"),
                ("0x10", "0x10"),
                ("[90]", "[…]"),
            ]
        ),
        (
            BY_RULE,
            "  - ejer\n",
            "8 TL05 TJL_PROEVE: punkt 1 har ingen nøgler. Ret: begynd det med '- id: …' og "
            "resten af nøglerne rykket ind under id.",
        ),
    ],
)
def test_a_key_or_value_that_is_wrong_is_told_once(old: str, new: str, expected: str) -> None:
    assert WHOLE.count(old) >= 1
    loaded = read(WHOLE.replace(old, new, 1))
    line, code, rest = expected.split(" ", 2)
    rest = rest.replace("punktet drift: hoejst_dage", "punktet drift, bevis: hoejst_dage")
    assert lines(loaded.findings) == [f"{PATH}:{line} FEJL {code} {rest}"]
    assert loaded.complete


def test_points_that_are_no_list_are_told() -> None:
    loaded = read(f"{TOP}punkter: ingen\n")
    assert lines(loaded.findings) == [
        f"{PATH}:7 FEJL TL05 TJL_PROEVE: listen: punkter er ikke en liste. Ret: begynd hvert "
        "punkt med en bindestreg og et mellemrum."
    ]


def test_all_mistakes_of_all_files_are_told_at_once() -> None:
    loaded = read(
        WHOLE.replace("titel: Prøven", "titel: 2026").replace("[EJ01]", "EJ01"), "id: [\n", "[]\n"
    )
    assert [(f.code, str(f.location)) for f in loaded.findings] == [
        ("TL05", f"{PATH}:2"),
        ("TL05", f"{PATH}:12"),
        ("TL01", "checklists/proeve2.yaml:2"),
        ("TL01", "checklists/proeve3.yaml:1"),
    ]


def test_a_list_is_kept_as_far_as_it_can_be_read() -> None:
    [found] = read("titel: [\n  Prøven]\npunkter:\n  - spoergsmaal: Hvad?\n").lists
    assert (found.id, found.titel, found.gaelder, found.hvem) == ("TJL_UDEN_ID_PROEVE", "", "", ())
    assert [point.id for point in found.punkter] == ["punkt-1"]


# -- what a list says -----------------------------------------------------------------------------

ROLES = """\
:::{rolle} Styregruppe
:id: ROL_STYREGRUPPE
:tidligere_id: ROL_GRUPPE
:::
:::{rolle} Programchef
:id: ROL_PROGRAMCHEF
:::
:::{udsagn} Ejeren
:id: UDS_1_30
:nr: 1.30
:art: rolle
:kapitel: 1
:::
:::{spoergsmaal} Hvad er med?
:id: SPM_SCOPE
:::
"""


def handbook() -> Handbook:
    return read_pages(ROLES)[0]


def checked(*texts: str) -> list[str]:
    loaded = read(*texts)
    assert loaded.findings == ()
    return lines(tuple(check(loaded.lists, handbook())))


def test_a_list_that_makes_sense_has_no_findings() -> None:
    assert checked(WHOLE) == []


ADDED = "    tilfoejet: ja\n    tilfoejet_fordi: Vores.\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "    regler: [EJ01]\n",
            "",
            "8 TL07 TJL_PROEVE: punktet ejer har hverken regler eller bevis. Ret: skriv regler, "
            "når en regel kan afgøre det, og ellers bevis med hvem og henvisning.",
        ),
        (
            "    regler: [EJ01]\n",
            "    regler: []\n",
            "8 TL07 TJL_PROEVE: punktet ejer har hverken regler eller bevis. Ret: skriv regler, "
            "når en regel kan afgøre det, og ellers bevis med hvem og henvisning.",
        ),
        (
            "    bevis:\n",
            "    regler: [EJ01]\n    bevis:\n",
            "18 TL07 TJL_PROEVE: punktet drift har både regler og bevis. Ret: behold regler, når "
            "de kan afgøre det alene; del ellers punktet i to.",
        ),
        (
            "    regler: [EJ01]\n",
            "    regler: [EJ01]\n    besvarer: SPM_SCOPE\n",
            "13 TL07 TJL_PROEVE: punktet ejer er SPM_SCOPE, men har regler. Ret: skriv bevis i "
            "stedet for regler, eller slet besvarer.",
        ),
        (
            "[EJ01]",
            "[EJ0]",
            "12 TL08 TJL_PROEVE: punktet ejer: regler: reglen EJ0 findes ikke. Ret: mente du "
            "EJ08? Ellers skriv en regels kode, som EJ01.",
        ),
        (
            "[EJ01]",
            "[IN01]",
            "12 TL08 TJL_PROEVE: punktet ejer: regler: reglen IN01 findes ikke. Ret: mente du "
            "TI01? Ellers skriv en regels kode, som EJ01.",
        ),
        (
            "hvem: [ROL_STYREGRUPPE]",
            "hvem: [ROL_STYREGRUPE]",
            "5 TL08 TJL_PROEVE: hvem: ROL_STYREGRUPE findes ikke. Ret: mente du ROL_STYREGRUPPE? "
            "Ellers skriv et id, der begynder med ROL_.",
        ),
        (
            "hvem: [ROL_STYREGRUPPE]",
            "hvem: [ROL_GRUPPE]",
            "5 TL08 TJL_PROEVE: hvem: ROL_GRUPPE findes ikke. Ret: ROL_GRUPPE hedder nu "
            "ROL_STYREGRUPPE. Skriv det nye id.",
        ),
        (
            "[ROL_PROGRAMCHEF]",
            "[SPM_SCOPE]",
            "18 TL08 TJL_PROEVE: punktet drift: hvem: SPM_SCOPE er spørgsmål »Hvad er med?«. Her "
            "skal stå rolle. Ret: skriv et id, der begynder med ROL_.",
        ),
        (
            "1.30",
            "1.31",
            "11 TL08 TJL_PROEVE: punktet ejer: udsagn: udsagnet 1.31 findes ikke. Ret: mente du "
            "1.30? Ellers skriv et nummer fra listen over udsagn.",
        ),
        (
            "    regler: [EJ01]\n",
            "    bruger: [KRI_NOGET, SPM_SCOPE]\n    regler: [EJ01]\n",
            "12 TL08 TJL_PROEVE: punktet ejer: bruger: KRI_NOGET findes ikke. Ret: skriv et id, "
            "der begynder med SPM_, KRI_, TRN_ eller FOR_.",
        ),
        (
            "    bevis:\n",
            "    besvarer: SPM_SKOPE\n    bevis:\n",
            "17 TL08 TJL_PROEVE: punktet drift: besvarer: SPM_SKOPE findes ikke. Ret: mente du "
            "SPM_SCOPE? Ellers skriv et id, der begynder med SPM_.",
        ),
        (
            "gaelder: program",
            "gaelder: program\nfaseskift: {fra: planlaegning, til: realisering}",
            "7 TL09 TJL_PROEVE: fasen efter planlaegning er ikke realisering. Ret: skriv til: "
            "gennemfoerelse.",
        ),
        (
            "gaelder: program",
            "gaelder: program\nfaseskift: {fra: realisering, til: initiering}",
            "7 TL09 TJL_PROEVE: fasen efter realisering er ikke initiering. Ret: skriv en anden "
            "fase i fra: realisering er den sidste.",
        ),
        (
            "gaelder: program",
            f"gaelder: program\n{SHIFT}faser: [definition]",
            "8 TL09 TJL_PROEVE: både faseskift og faser er skrevet. Ret: behold faseskift, når "
            "listen fører til næste fase, og ellers faser.",
        ),
        (
            "gaelder: program",
            f"gaelder: gevinst\n{SHIFT}",
            "7 TL09 TJL_PROEVE: gevinst har ingen fase at skifte. Ret: skriv gaelder: program, "
            "eller slet faseskift.",
        ),
        (
            "gaelder: program",
            "gaelder: kommune\nfaser: [definition]",
            "7 TL09 TJL_PROEVE: kommune hører ikke til et program og er ikke i nogen fase. Ret: "
            "slet faser.",
        ),
        (
            '    udsagn: ["1.30"]\n    regler',
            "    regler",
            "8 TL09 TJL_PROEVE: punktet ejer bygger ikke på noget udsagn. Ret: skriv udsagnene i "
            "udsagn, eller skriv tilfoejet: ja og grunden i tilfoejet_fordi.",
        ),
        ('    udsagn: ["1.30"]\n    regler', f"{ADDED}    regler", ""),
        ('    udsagn: ["1.30"]\n    regler', f"    udsagn: []\n{ADDED}    regler", ""),
        (
            "    regler: [EJ01]\n",
            "    regler: [EJ01]\n    tilfoejet: ja\n",
            "13 TL09 TJL_PROEVE: punktet ejer er mærket som tilføjet, men uden en grund. Ret: "
            "skriv grunden i tilfoejet_fordi.",
        ),
        (
            "gaelder: program",
            "gaelder: program\ntilfoejet: ja",
            "7 TL09 TJL_PROEVE: listen er mærket som tilføjet, men uden en grund. Ret: skriv "
            "grunden i tilfoejet_fordi.",
        ),
        (
            "id: drift",
            "id: ejer",
            "13 TL06 TJL_PROEVE: to punkter hedder ejer; det andet står i linje 8. Ret: giv det "
            "nyeste af dem et andet id.",
        ),
    ],
)
def test_a_list_that_makes_no_sense_is_told_once(old: str, new: str, expected: str) -> None:
    assert WHOLE.count(old) >= 1
    line, code, rest = (expected or " _ _").split(" ", 2)
    found = checked(WHOLE.replace(old, new, 1))
    assert found == ([f"{PATH}:{line} FEJL {code} {rest}"] if expected else [])


def test_a_whole_list_that_is_added_needs_no_statements() -> None:
    top = TOP + "tilfoejet: ja\ntilfoejet_fordi: Vores egen.\n"
    assert checked(f"{top}punkter:\n{BY_RULE}".replace('    udsagn: ["1.30"]\n', "")) == []


def test_two_lists_with_the_same_id_are_told_in_both_files() -> None:
    assert checked(WHOLE, f"{TOP}punkter:\n{BY_HAND}") == [
        f"{PATH}:1 FEJL TL06 TJL_PROEVE »Prøven« har samme id som listen i "
        "checklists/proeve2.yaml. Ret: giv den ene et nyt id.",
        "checklists/proeve2.yaml:1 FEJL TL06 TJL_PROEVE »Prøven« har samme id som listen i "
        f"{PATH}. Ret: giv den ene et nyt id.",
    ]


# -- what must not stand in a list ---------------------------------------------------------------

PRIVATE = "010185-1234"
MAIL = "nogen@gmail.com"
WRITE_THE_POST = "Ret: slet oplysningen, og skriv stillingen i stedet, for eksempel Ældrechef."


@pytest.mark.parametrize(
    ("old", "new", "line", "rest"),
    [
        ("Er driften klar?", f"Er {PRIVATE} klar?", 14, "punktet drift har {cpr} i spoergsmaal"),
        ("Ellers bliver den", f"Ellers bliver {PRIVATE}", 15, "punktet drift har {cpr} i hvorfor"),
        (
            "Sagsnummer på referatet.",
            f"Sag {PRIVATE}.",
            19,
            "punktet drift har {cpr} i henvisning",
        ),
        (
            '    udsagn: ["1.30"]\n    bevis:',
            f"    tilfoejet: ja\n    tilfoejet_fordi: Sagen {PRIVATE}.\n    bevis:",
            17,
            "punktet drift har {cpr} i tilfoejet_fordi",
        ),
        ("id: drift", f"id: {PRIVATE}", 13, "et punkt har {cpr} i id"),
    ],
)
def test_a_point_with_a_cpr_number_is_told_and_the_number_is_not_repeated(
    old: str, new: str, line: int, rest: str
) -> None:
    assert WHOLE.count(old) == 1
    message = rest.format(cpr="noget, der ligner et CPR-nummer,")
    assert checked(WHOLE.replace(old, new)) == [
        f"{PATH}:{line} FEJL DA01 TJL_PROEVE: {message}. {WRITE_THE_POST}"
    ]


@pytest.mark.parametrize(("public", "told"), [(True, True), (False, False), (None, False)])
def test_a_private_address_in_a_point_is_told_where_the_pages_are_public(
    public: bool | None, told: bool
) -> None:
    written = read(WHOLE.replace("Er driften klar?", f"Har {MAIL} svaret?"))
    place = () if public is None else (kommune(offentlig=public),)
    found = lines(tuple(check(written.lists, Handbook((*handbook().objects, *place)))))
    assert found == (
        [
            f"{PATH}:14 FEJL DA01 TJL_PROEVE: punktet drift har en privat e-mailadresse i "
            f"spoergsmaal. {WRITE_THE_POST}"
        ]
        if told
        else []
    )


def test_every_code_stands_in_the_catalogue_with_an_address() -> None:
    by_code = {entry.code: entry for entry in entries()}
    for code in TJEKLISTEKODER:
        assert by_code[code.kode].title == code.titel
        assert by_code[code.kode].address == f"regel/{code.kode.lower()}/"


def test_a_file_that_is_the_same_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {PATH: WHOLE.encode(), "checklists/anden.yaml": b"- en"}
    before = read_checklists(broken)
    read_now = []
    original = reading._read_file

    def counted(path: str, data: bytes, report: reading.Report) -> Checklist | None:
        read_now.append(path)
        return original(path, data, report)

    monkeypatch.setattr(reading, "_read_file", counted)
    assert read_checklists(broken, before.files) == before
    assert len(before.findings) == 1
    assert read_now == []
    mended = {PATH: WHOLE.encode(), "checklists/anden.yaml": WHOLE.encode()}
    assert read_checklists(mended, before.files) == read_checklists(mended)
    assert read_now == ["checklists/anden.yaml", PATH, "checklists/anden.yaml"]
    assert read_checklists({}, before.files).lists == ()
