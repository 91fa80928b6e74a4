"""A file of measurements: every row is a measurement or has a finding, and often both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from unicodedata import normalize

import pytest
from gevinst.model import maalingsfil
from gevinst.model.finding import Finding, Severity
from gevinst.model.indlaesning import ID_MOENSTER, read_handbook
from gevinst.model.kommune import Maaling
from gevinst.model.lister import MAALINGSTYPER
from gevinst.model.location import Location
from gevinst.model.maalingsfil import Maalingsfil, not_found, read_measurements
from gevinst.model.raa import RawObject
from skriv import raw_objects

FILE = "source/maalinger/porto.csv"
PAGE = "source/program.md"
POST = ":::{person} Controller\n:id: PER_CO\n:stillingsniveau: chef\n:ansat_i: ENH_AA\n:::\n"
UNIT = ":::{enhed} Afdelingen\n:id: ENH_AA\n:type: forvaltning\n:::\n"
INDICATOR = ":::{indikator} Porto\n:id: IND_PORTO\n:type: resultat\n:maalinger: porto.csv\n:::\n"
SAVE = "vælg Gem som i Excel og filtypen CSV UTF-8"
HEAD = "skriv navnene på kolonnerne øverst i filen, mindst dato;vaerdi"


def indicator(page: str = INDICATOR) -> RawObject:
    return next(raw for raw in raw_objects(page, PAGE) if raw.type == "indikator")


def read(file: str | bytes, *, of: RawObject | None = None) -> Maalingsfil:
    data = file.encode() if isinstance(file, str) else file
    return read_measurements(data, FILE, of or indicator(), PAGE)


def whole(file: str | bytes, page: str = "") -> tuple[list[Maaling], list[Finding]]:
    """The measurements and findings of a file, read together with its indicator, as in a build."""
    raws = raw_objects(UNIT + POST + INDICATOR + page, PAGE)
    found = read(file)
    handbook, findings = read_handbook([*raws, *found.raws], found=found.findings)
    rows = [m for m in handbook.objects if isinstance(m, Maaling) and m.sted.path == FILE]
    return rows, [f for f in findings if f.location.path in (FILE, PAGE)]


def findings_of(file: str | bytes, page: str = "") -> list[tuple[str, int, str, str, str]]:
    """(code, line, object, message, remedy) of everything that is wrong with a file."""
    return [
        (f.code, f.location.line, f.object_id, f.message, f.remedy)
        for f in whole(file, page)[1]
        if f.location.path == FILE
    ]


def about_file(
    kode: str, line: int, message: str, remedy: str
) -> list[tuple[str, int, str, str, str]]:
    return [(kode, line, "IND_PORTO", f"IND_PORTO »Porto«: {message}", remedy)]


# -- what is right --------------------------------------------------------------------------------


def test_a_row_is_a_measurement_of_the_indicator() -> None:
    rows, findings = whole(
        "dato;vaerdi;type;metode;dokumentation;bekraeftet_af\r\n"
        "31-12-2025;1.310,50;slut;skoennet;Sag 2025-1087;PER_CO\r\n"
    )
    assert findings == []
    assert rows == [
        Maaling(
            id="MLG_PORTO_20251231_SLUT",
            titel="Porto, slutmåling 31. december 2025",
            sted=Location(FILE, 2),
            side=PAGE,
            linjer=tuple(
                (navn, 2)
                for navn in (
                    "bekraeftet_af", "dato", "dokumentation", "maaling_af", "metode", "type",
                    "vaerdi",
                )
            ),
            type="slut",
            dato=date(2025, 12, 31),
            vaerdi=Decimal("1310.50"),
            metode="skoennet",
            dokumentation="Sag 2025-1087",
            maaling_af=("IND_PORTO",),
            bekraeftet_af=("PER_CO",),
        )
    ]  # fmt: skip


def test_only_day_and_value_are_needed() -> None:
    [row], findings = whole("dato;vaerdi\n31-12-2025;5\n")
    assert findings == []
    assert (row.id, row.type, row.metode) == ("MLG_PORTO_20251231", "forloeb", "maalt")
    assert row.titel == "Porto, 31. december 2025"
    assert row.vist_paa == PAGE


@pytest.mark.parametrize(
    "written",
    ["2025-12-31", "31-12-2025", "31.12.2025", "31/12/2025", "31. december 2025", " 31-12-2025 "],
)
def test_a_date_is_read_as_on_a_page(written: str) -> None:
    [row], findings = whole(f"dato;vaerdi\n{written};5\n")
    assert findings == []
    assert row.dato == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("written", "value"),
    [("12,5", "12.5"), ("1.300.000", "1300000"), ("1300", "1300"), ("-0,5", "-0.5"), ("0", "0")],
)
def test_a_number_is_read_as_on_a_page(written: str, value: str) -> None:
    [row], findings = whole(f"dato;vaerdi\n31-12-2025;{written}\n")
    assert findings == []
    assert row.vaerdi == Decimal(value)


ROWS = ["dato;vaerdi;dokumentation", "31-01-2026;4,5;Blåbærgrød", "28-02-2026;4;"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", [True, False])
def test_a_file_is_read_whatever_its_lines_end_with(end: str, mark: bytes, last: bool) -> None:
    data = mark + (end.join(ROWS) + end * last).encode()
    rows, findings = whole(data)
    assert findings == []
    assert [(m.vaerdi, m.dokumentation, m.sted.line) for m in rows] == [
        (Decimal("4.5"), "Blåbærgrød", 2),
        (Decimal(4), "", 3),
    ]


@pytest.mark.parametrize(
    "file",
    [
        "dato,vaerdi\n31-12-2025,5\n",
        'dato,vaerdi\n31-12-2025,"5"\n',
        '"dato";"vaerdi"\n"31-12-2025";"5"\n',
        "Dato;Værdi\n31-12-2025;5\n",
        " DATO ; VAERDI \n31-12-2025;5\n",
        "vaerdi;dato\n5;31-12-2025\n",
        "dato;vaerdi;;\n31-12-2025;5;;\n;;;\n\n  \n",
        "\n\ndato;vaerdi\n\n31-12-2025;5\n",
        "dato;vaerdi;dokumentation;bekraeftet_af\n31-12-2025;5\n",
        "dato;vaerdi;type;metode\n31-12-2025;5;;\n",
        "dato;vaerdi;type;Bekræftet af\n31-12-2025;5;Forløb;\n",
    ],
)
def test_many_ways_to_save_the_same(file: str) -> None:
    [row], findings = whole(file)
    assert findings == []
    assert (row.id, row.dato, row.vaerdi) == (
        "MLG_PORTO_20251231",
        date(2025, 12, 31),
        Decimal(5),
    )


def test_a_quoted_decimal_comma_is_a_number_where_commas_separate() -> None:
    [row], findings = whole('dato,vaerdi\n31-12-2025,"12,5"\n')
    assert findings == []
    assert row.vaerdi == Decimal("12.5")


def test_a_quoted_text_may_have_separators_and_quotation_marks() -> None:
    [row], findings = whole('dato;vaerdi;dokumentation\n31-12-2025;5;"Sag 1; ""bilag"" 2"\n')
    assert findings == []
    assert row.dokumentation == 'Sag 1; "bilag" 2'


def test_what_looks_like_a_formula_is_text() -> None:
    [row], findings = whole('dato;vaerdi;dokumentation\n31-12-2025;5;"=HYPERLINK(""http://x"")"\n')
    assert findings == []
    assert row.dokumentation == '=HYPERLINK("http://x")'


def test_a_formula_is_no_number() -> None:
    [row], _ = whole("dato;vaerdi\n31-12-2025;=1+2\n")
    assert row.vaerdi is None
    assert findings_of("dato;vaerdi\n31-12-2025;=1+2\n") == [
        (
            "IN04",
            2,
            "MLG_PORTO_20251231",
            "MLG_PORTO_20251231 »Porto, 31. december 2025«: :vaerdi: »=1+2« er ikke et tal",
            "skriv kun tallet, med komma før decimaler og punktum mellem tusinder: 1.300.000 "
            "eller 2,40",
        )
    ]


def test_a_method_can_be_described() -> None:
    [row], findings = whole(
        "dato;vaerdi;metode;metodebeskrivelse\n31-12-2025;5;rekonstrueret;Fra journalen\n"
    )
    assert findings == []
    assert (row.metode, row.metodebeskrivelse) == ("rekonstrueret", "Fra journalen")


def test_a_file_with_only_its_columns_says_nothing_yet() -> None:
    assert whole("dato;vaerdi\n") == ([], [])


# -- ids ------------------------------------------------------------------------------------------


def ids(file: str, indikator_id: str = "IND_PORTO") -> list[str]:
    page = INDICATOR.replace("IND_PORTO", indikator_id)
    return [raw.text("id") for raw in read(file, of=indicator(page)).raws]


def test_an_id_does_not_change_when_rows_come_before_it_or_go() -> None:
    row = "31-12-2025;5"
    alone = ids(f"dato;vaerdi\n{row}\n")
    assert alone == ["MLG_PORTO_20251231"]
    assert ids(f"dato;vaerdi\n30-11-2025;6\n{row}\n30-09-2025;7\n")[1:2] == alone


def test_measurements_of_one_day_and_different_types_have_different_ids() -> None:
    file = "dato;vaerdi;type\n31-12-2025;5;nulpunkt\n31-12-2025;5;forloeb\n31-12-2025;5;slut\n"
    assert ids(file) == [
        "MLG_PORTO_20251231_NULPUNKT",
        "MLG_PORTO_20251231",
        "MLG_PORTO_20251231_SLUT",
    ]
    assert whole(file)[1] == []


LONGEST = "IND_" + "A" * 47


@pytest.mark.parametrize("end", ["A", "B"])
@pytest.mark.parametrize("type", [valg.kode for valg in MAALINGSTYPER])
def test_the_id_of_the_longest_indicator_is_an_id(end: str, type: str) -> None:
    [id] = ids(f"dato;vaerdi;type\n31-12-2025;5;{type}\n", LONGEST + end)
    assert ID_MOENSTER.fullmatch(id)


def test_indicators_that_begin_alike_have_measurements_of_their_own() -> None:
    file = "dato;vaerdi\n31-12-2025;5\n"
    assert ids(file, LONGEST + "A") != ids(file, LONGEST + "B")
    just_short = "IND_" + "A" * 30
    assert ids(file, just_short) == [f"MLG_{'A' * 30}_20251231"]


@pytest.mark.parametrize(
    ("indikator_id", "id"),
    [
        ("IND_A", "MLG_A_20251231"),
        ("ind_porto", "MLG_PORTO_20251231"),
        ("IND_PÆRE", "MLG_PAERE_20251231"),
        ("PORTO", "MLG_PORTO_20251231"),
        ("IND-PORTO", "MLG_PORTO_20251231"),
    ],
)
def test_a_malformed_id_of_the_indicator_still_gives_right_ids(indikator_id: str, id: str) -> None:
    assert ids("dato;vaerdi\n31-12-2025;5\n", indikator_id) == [id]


def test_an_indicator_without_an_id_has_measurements_all_the_same() -> None:
    page = INDICATOR.replace(":id: IND_PORTO\n", "")
    found = read("dato;vaerdi\n31-12-2025;5\n", of=indicator(page))
    handbook, findings = read_handbook([indicator(page), *found.raws], found=found.findings)
    assert [f.code for f in findings] == ["IN06"]
    assert [m.maaling_af for m in handbook.all(Maaling)] == [("IND_UDEN_ID_1",)]


def test_an_id_that_reads_as_two_is_said_once() -> None:
    page = INDICATOR.replace("IND_PORTO", "IND PORTO")
    found = read("dato;vaerdi\n31-12-2025;5\n30-11-2025;5\n", of=indicator(page))
    _, findings = read_handbook([indicator(page), *found.raws], found=found.findings)
    assert [f.code for f in findings] == ["IN11"]


# -- a file that cannot be read -------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\r\n \r\n"])
def test_an_empty_file(data: bytes) -> None:
    assert findings_of(data) == about_file("IN21", 0, "filen er tom", HEAD)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_file_saved_the_old_way(encoding: str) -> None:
    data = "dato;vaerdi;dokumentation\r\n31-01-2026;5;Sag 1\r\n28-02-2026;5;Blåbær\r\n"
    assert findings_of(data.encode(encoding)) == about_file(
        "IN21", 3, "filen er ikke gemt som UTF-8", SAVE
    )


def test_characters_that_nobody_sees_are_said_and_their_row_is_read() -> None:
    file = "dato;vaerdi;dokumentation\n2026-01-31;5;Sag\x1b[2J 1\u200b\n"
    assert findings_of(file) == [
        (
            "IN21",
            2,
            "IND_PORTO",
            "IND_PORTO »Porto«: linjen har tegn, som ingen kan se: U+001B, U+200B",
            "slet dem. Er de svære at finde, så slet linjen, og skriv den igen",
        )
    ]
    assert [row.dokumentation for row in whole(file)[0]] == ["Sag [2J 1"]


def test_letters_of_two_characters_are_one() -> None:
    (row,) = whole(normalize("NFD", "dato;værdi;dokumentation\n2026-01-31;5;Blå sag\n"))[0]
    assert row.dokumentation == "Blå sag"


def test_a_file_saved_as_unicode_text() -> None:
    data = "dato\tvaerdi\r\n31-01-2026\t5\r\n".encode("utf-16")
    assert findings_of(data) == about_file("IN21", 1, "filen er ikke gemt som UTF-8", SAVE)


@pytest.mark.parametrize(
    "file",
    [
        "31-12-2025;5\n",
        "dato\tvaerdi\n31-12-2025\t5\n",
        "Porto og print\ndato;vaerdi\n",
        '"dato;vaerdi\n31-12-2025;5\n',
        "PK\x03\x04\x00\x00",
        "d\x00a\x00t\x00o\x00",
        ";;;\n",
    ],
)
def test_a_file_without_names_of_columns(file: str) -> None:
    message = "øverst i filen står ikke navne på kolonner"
    assert findings_of(file) == about_file("IN21", 1, message, HEAD)


KNOWN = "type, dato, vaerdi, metode, metodebeskrivelse, dokumentation eller bekraeftet_af"


def test_an_unknown_column_is_said_and_the_rest_is_read() -> None:
    file = "dato;vaerdi;note\n31-12-2025;5;hej\n"
    assert len(whole(file)[0]) == 1
    assert findings_of(file) == about_file(
        "IN01", 1, "kolonnen »note« findes ikke", f"slet kolonnen. Den kan hedde {KNOWN}"
    )


def test_a_misspelt_column_is_said_once() -> None:
    file = "dato;verdi\n31-12-2025;5\n"
    assert whole(file)[0] == []
    assert findings_of(file) == about_file(
        "IN01",
        1,
        "kolonnen »verdi« findes ikke",
        f"mente du vaerdi? Ellers slet kolonnen. Den kan hedde {KNOWN}",
    )


def test_a_column_that_is_missing() -> None:
    file = "dato;type\n31-12-2025;slut\n"
    assert whole(file)[0] == []
    assert findings_of(file) == about_file(
        "IN06", 1, "kolonnen vaerdi mangler", "tilføj kolonnen vaerdi"
    )


def test_a_column_twice() -> None:
    file = "dato;vaerdi;Værdi\n31-12-2025;5;6\n"
    assert [m.vaerdi for m in whole(file)[0]] == [Decimal(5)]
    assert findings_of(file) == about_file(
        "IN13", 1, "kolonnen vaerdi står to gange", "behold den ene kolonne"
    )


def test_a_column_without_a_name() -> None:
    file = "dato;;vaerdi\n31-12-2025;hej;5\n"
    assert [m.vaerdi for m in whole(file)[0]] == [Decimal(5)]
    assert findings_of(file) == about_file(
        "IN01", 1, "kolonne 2 har intet navn", "skriv navnet øverst i den"
    )


# -- a row that is broken -------------------------------------------------------------------------

COMMA = 'sæt tal med komma i anførselstegn, "12,5", eller gem filen med semikolon imellem'
SEMICOLON = 'slet det, der er for meget, eller sæt tekst med semikolon i anførselstegn, "a; b"'
QUOTES = 'sæt " både før og efter cellens tekst, og skriv den uden linjeskift'


@pytest.mark.parametrize(
    ("head", "row", "message", "remedy"),
    [
        pytest.param(
            "dato,vaerdi", "31-12-2025,12,5",
            "rækken har 3 felter, men der er 2 kolonner", COMMA,
            id="a decimal comma among commas",
        ),
        pytest.param(
            "dato,vaerdi,dokumentation", "31-12-2025,12,5",
            "»12« og »5« ligner ét tal, som et komma har delt", COMMA,
            id="a decimal comma that there is room for",
        ),
        pytest.param(
            "dato,vaerdi,type", "31-12-2025,-1.200,50",
            "»-1.200« og »50« ligner ét tal, som et komma har delt", COMMA,
            id="a decimal comma before a choice",
        ),
        pytest.param(
            "dato;vaerdi", "31-12-2025;5;mere",
            "rækken har 3 felter, men der er 2 kolonner", SEMICOLON,
            id="too many cells",
        ),
        pytest.param(
            "dato;vaerdi;dokumentation", '31-12-2025;5;"aldrig lukket',
            "anførselstegnene i rækken passer ikke sammen", QUOTES,
            id="a quotation mark that is not closed",
        ),
        pytest.param(
            "dato;vaerdi;dokumentation", '31-12-2025;5;"Sag" 2',
            "anførselstegnene i rækken passer ikke sammen", QUOTES,
            id="text after the closing quotation mark",
        ),
    ],
)  # fmt: skip
def test_a_row_that_does_not_fit_is_said_and_the_others_count(
    head: str, row: str, message: str, remedy: str
) -> None:
    comma = "," in head
    other = "30-11-2025,5" if comma else "30-11-2025;5"
    last = "30-09-2025,6" if comma else "30-09-2025;6"
    file = f"{head}\n{other}\n{row}\n{last}\n"
    assert [m.id for m in whole(file)[0]] == ["MLG_PORTO_20251130", "MLG_PORTO_20250930"]
    assert findings_of(file) == about_file("IN22", 3, message, remedy)


@pytest.mark.parametrize(
    "row", ["31-12-2025,12,Sag 5", "31-12-2025,12,2024-0417", "31-12-2025,12,1087", "31-12-2025,12"]
)
def test_a_text_after_a_whole_number_is_a_text(row: str) -> None:
    rows, findings = whole(f"dato,vaerdi,dokumentation\n{row}\n")
    assert findings == []
    assert [m.vaerdi for m in rows] == [Decimal(12)]


def test_digits_after_a_number_are_a_text_where_semicolons_separate() -> None:
    [row], findings = whole("dato;vaerdi;dokumentation\n31-12-2025;12;5\n")
    assert findings == []
    assert (row.vaerdi, row.dokumentation) == (Decimal(12), "5")


def of_row(
    kode: str, id: str, titel: str, message: str, remedy: str
) -> list[tuple[str, int, str, str, str]]:
    return [(kode, 2, id, f"{id} »{titel}«{message}", remedy)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            "32-12-2025;5;;;;",
            of_row(
                "IN03", "MLG_PORTO_LINJE_2", "Porto, linje 2",
                ": :dato: »32-12-2025« er ikke en dato",
                "skriv datoen som 2026-06-15 eller 15. juni 2026",
            ),
            id="not a date",
        ),
        pytest.param(
            "31-12-2025;mange;;;;",
            of_row(
                "IN04", "MLG_PORTO_20251231", "Porto, 31. december 2025",
                ": :vaerdi: »mange« er ikke et tal",
                "skriv kun tallet, med komma før decimaler og punktum mellem tusinder: 1.300.000 "
                "eller 2,40",
            ),
            id="not a number",
        ),
        pytest.param(
            "31-12-2025;5;måned;;;",
            of_row(
                "IN02", "MLG_PORTO_LINJE_2", "Porto, linje 2",
                ": :type: »måned« står ikke på listen",
                "vælg mellem nulpunkt, forloeb eller slut",
            ),
            id="not a type",
        ),
        pytest.param(
            "31-12-2025;5;;gaettet;;",
            of_row(
                "IN02", "MLG_PORTO_20251231", "Porto, 31. december 2025",
                ": :metode: »gaettet« står ikke på listen",
                "vælg mellem maalt, rekonstrueret eller skoennet",
            ),
            id="not a method",
        ),
        pytest.param(
            ";5;;;;",
            of_row(
                "IN06", "MLG_PORTO_LINJE_2", "Porto, linje 2",
                " mangler feltet :dato: (Dato)",
                "udfyld kolonnen dato, for eksempel med 2024-05-31",
            ),
            id="no date",
        ),
        pytest.param(
            "31-12-2025;;;;;",
            of_row(
                "IN06", "MLG_PORTO_20251231", "Porto, 31. december 2025",
                " mangler feltet :vaerdi: (Værdi)",
                "udfyld kolonnen vaerdi, for eksempel med 45",
            ),
            id="no value",
        ),
        pytest.param(
            "31-12-2025;5;;;;PER_CA",
            of_row(
                "IN08", "MLG_PORTO_20251231", "Porto, 31. december 2025",
                ": :bekraeftet_af: peger på PER_CA, som ikke findes",
                "mente du PER_CO? Ellers opret post med det id, eller slet linket",
            ),
            id="confirmed by nobody",
        ),
        pytest.param(
            "31-12-2025;5;;;;ENH_AA",
            of_row(
                "IN09", "MLG_PORTO_20251231", "Porto, 31. december 2025",
                ": :bekraeftet_af: peger på ENH_AA »Afdelingen«, som er enhed. Her skal stå post",
                "skriv et id, der begynder med PER_",
            ),
            id="confirmed by a unit",
        ),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_is_said_as_on_a_page(
    row: str, expected: Sequence[tuple[str, int, str, str, str]]
) -> None:
    head = "dato;vaerdi;type;metode;dokumentation;bekraeftet_af"
    file = f"{head}\n{row}\n30-11-2025;7;;;;\n"
    assert findings_of(file) == expected
    rows, _ = whole(file)
    assert [m.sted.line for m in rows] == [2, 3]
    assert rows[1].vaerdi == Decimal(7)


def test_several_mistakes_in_a_row_are_all_said() -> None:
    assert [f[0] for f in findings_of("dato;vaerdi;metode\ni går;mange;vist\n")] == [
        "IN02",
        "IN03",
        "IN04",
    ]


def test_the_programmes_of_a_mistake_are_known() -> None:
    page = (
        ":::{gevinst} Lavere porto\n:id: GEV_P\n:hoerer_til: PRG_P\n:maales_ved: IND_PORTO\n:::\n"
        ":::{program} Post\n:id: PRG_P\n:::\n"
    )
    for file in ("dato;vaerdi\n31-12-2025;x\n", "", "dato;vaerdi\n31-12-2025;5;6\n"):
        found = [f for f in whole(file, page)[1] if f.location.path == FILE]
        assert [f.programmes for f in found] == [("PRG_P",)], file


# -- the same measurement twice -------------------------------------------------------------------

ON_PAGE = (
    ":::{maaling} Porto 2025\n:id: MLG_PORTO_2025\n:type: TYPE\n:dato: 2025-12-31\n:vaerdi: 5\n"
    ":maaling_af: IND_PORTO\n:::\n"
)


def test_the_same_row_twice_is_said_at_the_second() -> None:
    file = "dato;vaerdi\n31-12-2025;5\n30-11-2025;5\n2025-12-31;6\n"
    assert [m.vaerdi for m in whole(file)[0]] == [Decimal(5), Decimal(5)]
    assert findings_of(file) == about_file(
        "IN23", 4, "rækken har samme dato og type som linje 2", "slet den ene, eller ret datoen"
    )


def test_a_row_that_is_also_on_a_page() -> None:
    _, findings = whole("dato;vaerdi\n31-12-2025;5\n", ON_PAGE.replace("TYPE", "forloeb"))
    assert [(f.code, f.location, f.object_id, f.message, f.remedy) for f in findings] == [
        (
            "IN23",
            Location(FILE, 2),
            "MLG_PORTO_20251231",
            "MLG_PORTO_20251231 »Porto, 31. december 2025« har samme dato og type som "
            f"MLG_PORTO_2025 ({PAGE}:15)",
            "slet den ene, eller ret datoen",
        )
    ]


def test_the_same_measurement_twice_on_a_page_is_said_at_the_second() -> None:
    again = ON_PAGE.replace("MLG_PORTO_2025", "MLG_PORTO_IGEN")
    _, findings = whole("dato;vaerdi\n", (ON_PAGE + again).replace("TYPE", "slut"))
    assert [(f.code, f.location) for f in findings] == [("IN23", Location(PAGE, 22))]


def test_a_measurement_copied_with_its_id_is_said_by_its_id_alone() -> None:
    _, findings = whole("dato;vaerdi\n", (ON_PAGE * 2).replace("TYPE", "slut"))
    assert {f.code for f in findings} == {"IN10"}


def test_a_row_of_another_type_than_on_a_page_is_another_measurement() -> None:
    assert whole("dato;vaerdi\n31-12-2025;5\n", ON_PAGE.replace("TYPE", "slut"))[1] == []


def test_rows_whose_day_cannot_be_read_are_not_the_same() -> None:
    codes = [f[0] for f in findings_of("dato;vaerdi\nx;5\nx;5\n")]
    assert codes == ["IN03", "IN03"]


def test_a_file_that_two_indicators_name() -> None:
    other = INDICATOR.replace("IND_PORTO", "IND_PRINT").replace("} Porto", "} Print")
    one, two = raw_objects(INDICATOR + other, PAGE)
    rows = [*read("dato;vaerdi\n31-12-2025;5\n", of=one).raws]
    rows += read("dato;vaerdi\n31-12-2025;5\n", of=two).raws
    _, findings = read_handbook([one, two, *rows])
    assert findings == (
        Finding(
            "IN23",
            Severity.FEJL,
            Location(PAGE, 9),
            "IND_PRINT",
            f"IND_PRINT »Print« bruger {FILE}, som også er målingerne af IND_PORTO ({PAGE}:1)",
            "giv hver indikator sin egen fil, eller slet linjen",
        ),
    )
    assert read_handbook([*reversed(rows), two, one]) == read_handbook([one, two, *rows])


# -- a file that is not there ---------------------------------------------------------------------


def the_only(found: Maalingsfil) -> tuple[str, Location, str, str]:
    [finding] = found.findings
    assert found.raws == ()
    assert finding.object_id == "IND_PORTO"
    return finding.code, finding.location, finding.message, finding.remedy


@pytest.mark.parametrize(
    ("others", "hint"),
    [
        ([], ""),
        (["helt/andet.csv"], ""),
        (["maalinger/porto.csv"], "mente du maalinger/porto.csv? Ellers "),
        (["../../langt/herfra/Porto.CSV"], "mente du ../../langt/herfra/Porto.CSV? Ellers "),
        (["port.csv", "post.csv"], "mente du port.csv? Ellers "),
    ],
)
def test_a_file_that_is_not_there(others: list[str], hint: str) -> None:
    assert the_only(not_found(indicator(), others)) == (
        "IN20",
        Location(PAGE, 4),
        "IND_PORTO »Porto«: filen porto.csv findes ikke",
        f"{hint}ret stien, som går ud fra sidens mappe, eller læg filen der",
    )


def test_files_that_cannot_be_used() -> None:
    place = Location(PAGE, 4)
    assert [
        the_only(refuse(indicator()))
        for refuse in (maalingsfil.outside, maalingsfil.not_csv, maalingsfil.cannot_open)
    ] == [
        (
            "IN20",
            place,
            "IND_PORTO »Porto«: filen porto.csv ligger uden for mappen source",
            "læg filen i en mappe ved siden af siden, og ret stien",
        ),
        (
            "IN21",
            place,
            "IND_PORTO »Porto«: filen porto.csv er ikke en CSV-fil",
            "vælg Gem som i Excel og filtypen CSV UTF-8, og ret navnet her til .csv",
        ),
        (
            "IN21",
            place,
            "IND_PORTO »Porto«: filen porto.csv kan ikke åbnes",
            "luk den i andre programmer, og giv alle lov til at læse den",
        ),
    ]
