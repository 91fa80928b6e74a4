"""DA: what must not stand on a page. Every number and address here is made up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import gevinst.rules.da  # noqa: F401 - registers the rules
import pytest
from byg import (
    TODAY,
    direktoer,
    effekt,
    fejl,
    fund,
    grader,
    kommune,
    messages,
    om,
    person,
    program,
    undtagelse,
)
from gevinst.model.finding import Finding, Severity
from gevinst.model.haandbog import Udsagn
from gevinst.model.indlaesning import read_handbook
from gevinst.model.location import Location
from gevinst.model.maalingsfil import read_measurements
from gevinst.model.raa import RawField, RawObject
from gevinst.rules.engine import run_rules

PUBLIC = kommune(offentlig=True)
INTERNAL = kommune(offentlig=False)
CPR = "010185-1234"
MAIL = "skriv til nogen@gmail.com"
MOBILE = "ring på 20 12 34 56"
REMEDY = "slet oplysningen, og skriv stillingen i stedet, for eksempel Ældrechef"


def found_in(message: str, **andet: Any) -> Finding:
    """A finding on the programme, in the phase of planning."""
    standard = {"location": Location("program.md", 1), "object_id": "PRG_SKOLE"}
    return fejl(
        "DA01",
        f"PRG_SKOLE »Skoleprogrammet« har {message} (fase: planlægning)",
        REMEDY,
        **{**standard, **andet},
    )


CPR_IN_PURPOSE = found_in("noget, der ligner et CPR-nummer, i :formaal:")


def test_da01_a_clean_municipality_keeps_it() -> None:
    assert fund("DA01", PUBLIC) == ()


def test_da01_a_cpr_number_in_a_field_breaks_it_on_the_line_of_the_field() -> None:
    written = program(formaal=f"Borgeren {CPR} venter", linjer=(("formaal", 8),))
    assert fund("DA01", written) == (replace(CPR_IN_PURPOSE, location=Location("program.md", 8)),)


def test_da01_what_was_found_is_not_repeated() -> None:
    found = fund("DA01", PUBLIC, program(formaal=f"{CPR}, {MAIL}, {MOBILE}", titel=CPR))
    assert messages(*found) == [
        "Programmet PRG_SKOLE har en privat e-mailadresse i :formaal:",
        "Programmet PRG_SKOLE har et mobilnummer i :formaal:",
        "Programmet PRG_SKOLE har noget, der ligner et CPR-nummer, i :formaal:",
        "Programmet PRG_SKOLE har noget, der ligner et CPR-nummer, i overskriften",
    ]


def test_da01_in_a_list_it_stands_under_the_field() -> None:
    listed = program(scope_med=("Skolerne", CPR), linjer=(("scope_med", 9),))
    assert fund("DA01", listed) == (
        found_in(
            "noget, der ligner et CPR-nummer, i :scope_med:", location=Location("program.md", 9)
        ),
    )


def test_da01_the_entries_of_a_list_are_not_read_as_one() -> None:
    assert fund("DA01", program(scope_med=("010185", "1234"))) == ()
    assert fund("DA01", PUBLIC, program(scope_med=("20 12 34", "56"))) == ()


def test_da01_in_the_text_the_line_of_the_text_is_named() -> None:
    assert fund("DA01", program(broedtekst=f"Først dette.\n\nSå {CPR}.")) == (
        found_in("noget, der ligner et CPR-nummer, i teksten under felterne, linje 3"),
    )


def test_da01_in_the_heading_the_heading_is_left_out() -> None:
    assert fund("DA01", program(titel=f"Sagen {CPR}")) == (
        replace(
            CPR_IN_PURPOSE,
            message="Programmet PRG_SKOLE har noget, der ligner et CPR-nummer, i overskriften "
            "(fase: planlægning)",
        ),
    )


def test_da01_a_private_address_in_the_heading_is_left_out_on_public_pages() -> None:
    titled = program(titel=MAIL, formaal=CPR)
    assert {f.message.split(" har ")[0] for f in fund("DA01", PUBLIC, titled)} == {
        "Programmet PRG_SKOLE"
    }
    assert {f.message.split(" har ")[0] for f in fund("DA01", INTERNAL, titled)} == {
        f"PRG_SKOLE »{MAIL}«"
    }


def test_da01_each_field_and_each_kind_is_said() -> None:
    both = program(formaal=f"{CPR} {CPR} {MAIL}", mandat=MOBILE)
    assert fund("DA01", PUBLIC, both) == (
        found_in("en privat e-mailadresse i :formaal:"),
        found_in("et mobilnummer i :mandat:"),
        CPR_IN_PURPOSE,
    )


@pytest.mark.parametrize(
    "objekt",
    [
        person("PER_CHEF", stilling=CPR),
        effekt(formulering=CPR),
        undtagelse("DA01", begrundelse=f"{CPR}, og så en lang begrundelse for det hele"),
        Udsagn(id="UDS_1_01", titel="Et", sted=Location("udsagn.md", 1), kildenote=CPR, nr="1.01"),
    ],
    ids=["post", "effect", "waiver", "handbook"],
)
def test_da01_every_type_of_object_is_read(objekt: Any) -> None:
    assert objekt.id in {f.object_id for f in fund("DA01", objekt) if f.code == "DA01"}


@pytest.mark.parametrize("municipality", [PUBLIC, INTERNAL, kommune()])
def test_da01_a_cpr_number_breaks_it_on_internal_pages_too(municipality: Any) -> None:
    assert fund("DA01", municipality, program(formaal=CPR)) == (CPR_IN_PURPOSE,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("010185-1234", True),
        ("0101851234", True),
        ("010185 1234", True),
        ("010185–1234", True),
        ("010185 - 1234", True),
        ("CPR010185-1234.", True),
        ("310185-1234", True),
        ("311285-1234", True),
        ("290204-1234", True),
        ("290200-1234", True),
        ("290224-1234", True),
        ("290223-1234", False),
        ("310485-1234", False),
        ("320185-1234", False),
        ("000185-1234", False),
        ("011385-1234", False),
        ("010085-1234", False),
        ("010185-123", False),
        ("010185-12345", False),
        ("9010185-1234", False),
        ("Sag 2024-0417", False),
        ("5798000000001", False),
        ("320185-1234 og 010185-1234", True),
    ],
)
def test_da01_what_looks_like_a_cpr_number(text: str, found: bool) -> None:
    assert fund("DA01", program(formaal=text)) == ((CPR_IN_PURPOSE,) if found else ())


DOMAINS = """
    gmail.com googlemail.com hotmail.com hotmail.dk outlook.com outlook.dk live.com live.dk msn.com
    yahoo.com yahoo.dk icloud.com me.com mac.com proton.me protonmail.com pm.me gmx.com mail.com
    mail.dk jubii.dk jubiimail.dk ofir.dk sol.dk stofanet.dk youmail.dk webspeed.dk mail.tele.dk
    get2net.dk tdcadsl.dk post.tele.dk post.cybercity.dk privat.dk
"""


@pytest.mark.parametrize("domain", DOMAINS.split())
def test_da01_mail_that_is_ones_own(domain: str) -> None:
    expected = (found_in("en privat e-mailadresse i :formaal:"),)
    assert fund("DA01", PUBLIC, program(formaal=f"nogen@{domain}")) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nogen@gmail.com", True),
        ("Nogen.Andre+1@Hotmail.COM", True),
        ("(nogen@mail.dk)", True),
        ("post@eksempelkoebing.dk", False),
        ("nogen@gmail.com.example.dk", False),
        ("@gmail.com", False),
    ],
)
def test_da01_what_is_a_private_address(text: str, found: bool) -> None:
    expected = (found_in("en privat e-mailadresse i :formaal:"),) if found else ()
    assert fund("DA01", PUBLIC, program(formaal=text)) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("20 12 34 56", True),
        ("(20 12 34 56)", True),
        ("+45 20 12 34 56", True),
        ("+4520123456", True),
        ("0045 20123456", True),
        ("tlf. 20123456", True),
        ("Mobil: 2012 3456", True),
        ("mobilnummer 20-12-34-56", True),
        ("telefon nr. 20.12.34.56", True),
        ("71 12 34 56", True),
        ("20123456", False),
        ("Sag 20240417", False),
        ("20.123.456 kr.", False),
        ("33 12 34 56", False),
        ("tlf. 33123456", False),
        ("20 12 34 56 78", False),
        ("10 20 12 34 56", False),
        ("2025 2026", False),
    ],
)
def test_da01_what_is_a_mobile_number(text: str, found: bool) -> None:
    expected = (found_in("et mobilnummer i :formaal:"),) if found else ()
    assert fund("DA01", PUBLIC, program(formaal=text)) == expected


@pytest.mark.parametrize("municipality", [INTERNAL, kommune()])
@pytest.mark.parametrize("text", [MAIL, MOBILE])
def test_da01_on_internal_pages_addresses_and_numbers_may_stand(
    municipality: Any, text: str
) -> None:
    assert fund("DA01", municipality, program(formaal=text)) == ()


NAMED = person(navn="Fornavn Efternavn", linjer=(("navn", 6),))


def test_da01_a_name_without_consent_breaks_it() -> None:
    assert fund("DA01", PUBLIC, NAMED) == (
        Finding(
            "DA01",
            Severity.FEJL,
            Location("person.md", 6),
            "PER_CHEF",
            "PER_CHEF »Skolechefen« har et navn uden samtykke, og siderne er offentlige",
            "slet :navn:, eller skriv den dag, personen sagde ja, under :samtykke_dato:",
        ),
    )


def test_da01_a_name_with_consent_or_on_internal_pages_keeps_it() -> None:
    assert fund("DA01", PUBLIC, replace(NAMED, samtykke_dato=om(-10)), direktoer()) == ()
    assert fund("DA01", INTERNAL, NAMED) == ()
    assert fund("DA01", kommune(), NAMED) == ()


def test_da01_is_an_error_in_every_phase() -> None:
    assert grader("DA01", effekt(formulering=CPR)) == "F/F/F/F/F"


def test_da01_a_waiver_is_refused() -> None:
    found = fund("DA01", program(formaal=CPR), undtagelse("DA01", objekt="PRG_SKOLE"))
    assert CPR_IN_PURPOSE in found
    assert sorted(finding.code for finding in found) == ["DA01", "UND01"]


@pytest.mark.parametrize("column", ["dokumentation", "metodebeskrivelse"])
def test_da01_a_cell_of_a_file_of_measurements_breaks_it_on_the_line_of_the_row(
    column: str,
) -> None:
    field = RawField("id", "IND_TID", 2)
    indicator = RawObject("indikator", "Tid", Location("program.md", 1), (field,))
    rows = f"dato;vaerdi;{column}\n2026-01-31;40;Sag 1\n2026-02-28;41;Borgeren {CPR}\n"
    raws = read_measurements(rows.encode(), "tid.csv", indicator, "program.md").raws
    read, _ = read_handbook(raws)
    found = [f for f in run_rules(read, TODAY, "start") if f.code == "DA01"]
    assert [(f.location, f.object_id) for f in found] == [
        (Location("tid.csv", 3), "MLG_TID_20260228")
    ]
    assert f"har noget, der ligner et CPR-nummer, i :{column}:" in found[0].message
