"""Reading the fields at the top of a directive."""

from __future__ import annotations

import pytest
from gevinst.model.location import Location
from gevinst.model.raa import Brud, Feltblok, RawField, RawObject, read_fields, without_comments


def block(text: str) -> Feltblok:
    """The block of a directive that opens on line 10 of its file."""
    return read_fields(text.split("\n"), 11)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            ":id: GEV_TID\n:status: godkendt",
            Feltblok(
                (RawField("id", "GEV_TID", 11), RawField("status", "godkendt", 12)),
                2,
                frozenset(),
            ),
            id="fields",
        ),
        pytest.param(
            "\n  \n:id: GEV_TID\n\nTeksten.",
            Feltblok((RawField("id", "GEV_TID", 13),), 3, frozenset()),
            id="blank lines above and below",
        ),
        pytest.param(
            ":id: GEV_TID\nTeksten.",
            Feltblok((RawField("id", "GEV_TID", 11),), 1, frozenset()),
            id="text at once",
        ),
        pytest.param("Kun tekst.", Feltblok((), 0, frozenset()), id="only text"),
        pytest.param("", Feltblok((), 1, frozenset()), id="nothing"),
        pytest.param(
            ":id: GEV_TID\n:foer: Længe\nog så lidt til\n:efter: Kort",
            Feltblok(
                (
                    RawField("id", "GEV_TID", 11),
                    RawField("foer", "Længe og så lidt til", 12, Brud.FORTSAT),
                    RawField("efter", "Kort", 14),
                ),
                4,
                frozenset(),
            ),
            id="wrapped line in the middle",
        ),
        pytest.param(
            ":foer:\nLænge\nog længere\n:efter: Kort",
            Feltblok(
                (
                    RawField("foer", "Længe og længere", 11, Brud.FORTSAT),
                    RawField("efter", "Kort", 14),
                ),
                4,
                frozenset(),
            ),
            id="value that begins on the next line",
        ),
        pytest.param(
            ":id: GEV_TID\n:foer: Længe\n    og så lidt til",
            Feltblok(
                (
                    RawField("id", "GEV_TID", 11),
                    RawField("foer", "Længe og så lidt til", 12, Brud.FORTSAT),
                ),
                3,
                frozenset(),
            ),
            id="indented continuation",
        ),
        pytest.param(
            ":id: GEV_TID\n\nTeksten.\n:status: godkendt\nMere tekst.",
            Feltblok(
                (
                    RawField("id", "GEV_TID", 11),
                    RawField("status", "godkendt", 14, Brud.EFTER_TEKST),
                ),
                1,
                frozenset((3,)),
            ),
            id="field below the text",
        ),
        pytest.param(
            ":id: GEV_TID\n\n:status: godkendt",
            Feltblok(
                (
                    RawField("id", "GEV_TID", 11),
                    RawField("status", "godkendt", 13, Brud.EFTER_TEKST),
                ),
                1,
                frozenset((2,)),
            ),
            id="field below an empty line",
        ),
        pytest.param(
            ":id: GEV_TID\n\n```{note}\n:class: smal\n```",
            Feltblok((RawField("id", "GEV_TID", 11),), 1, frozenset()),
            id="field of a nested fence below the text",
        ),
        pytest.param(
            ":id: GEV_TID\n:::{note}\n:class: smal\n:::",
            Feltblok((RawField("id", "GEV_TID", 11),), 1, frozenset()),
            id="field of a nested fence right below the fields",
        ),
        pytest.param(
            ":id: GEV_TID\nTeksten\n~~~\n:class: smal\n~~~",
            Feltblok((RawField("id", "GEV_TID", 11),), 1, frozenset()),
            id="text before a nested fence is no wrapped line",
        ),
        pytest.param(
            ":status: godkendt\n:status: planlagt",
            Feltblok(
                (RawField("status", "godkendt", 11), RawField("status", "planlagt", 12)),
                2,
                frozenset(),
            ),
            id="repeated field",
        ),
        pytest.param(
            ":datakilde: https://eksempel.dk:8080/a: b",
            Feltblok((RawField("datakilde", "https://eksempel.dk:8080/a: b", 11),), 1, frozenset()),
            id="url in a value",
        ),
        pytest.param(
            "https://eksempel.dk:8080/ er en adresse\nKlokken 12:30: vi begynder",
            Feltblok((), 0, frozenset()),
            id="url as text",
        ),
        pytest.param(
            "{term}`gevinst`\n:ref:`siden` er ikke et felt\n::id: ikke et felt",
            Feltblok((), 0, frozenset()),
            id="roles as text",
        ),
        pytest.param(
            ":navn:\n:status:   ",
            Feltblok((RawField("navn", "", 11), RawField("status", "", 12)), 2, frozenset()),
            id="empty value",
        ),
        pytest.param(
            "  : lokale ejere :   PER_A  ",
            Feltblok((RawField("lokale ejere", "PER_A", 11),), 1, frozenset()),
            id="spaces around the name and the value",
        ),
    ],
)
def test_a_block_of_fields_is_read_with_lines_and_breaks(text: str, expected: Feltblok) -> None:
    assert block(text) == expected


NAMES = frozenset(("id", "fase", "status", "formaal"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (":status godkendt", ("status", "godkendt")),
        (":status;  godkendt", ("status", "godkendt")),
        (":status:godkendt", ("status", "godkendt")),
        (":status:: godkendt", ("status", "godkendt")),
        ("::status: godkendt", ("status", "godkendt")),
        ("  : status godkendt ", ("status", "godkendt")),
        ("status: godkendt", ("status", "godkendt")),
        ("status:godkendt", ("status", "godkendt")),
        (":status", ("status", "")),
        (":statsu godkendt", ("statsu", "godkendt")),
    ],
)
def test_a_line_with_a_colon_amiss_is_the_field_it_was_meant_to_be(
    line: str, expected: tuple[str, str]
) -> None:
    """In whichever place it stands, and with nothing taken from the fields around it."""
    slip = RawField(*expected, 11, Brud.KOLON)
    below = read_fields([line, ":id: PRG_A", "", "Tekst."], 11, NAMES)
    assert below == Feltblok((slip, RawField("id", "PRG_A", 12)), 2, frozenset())
    between = read_fields([":fase: drift", line, ":id: PRG_A"], 10, NAMES)
    assert between.fields == (RawField("fase", "drift", 10), slip, RawField("id", "PRG_A", 12))
    if line.lstrip().startswith(":"):
        above = read_fields([":id: PRG_A", line, "Tekst."], 10, NAMES)
        assert above == Feltblok((RawField("id", "PRG_A", 10), slip), 2, frozenset())


@pytest.mark.parametrize(
    "line",
    [
        "`status`: den er god",
        ":ref:`status` er god",
        ":helt noget andet",
        "status og fase",
        "  status: indrykket",
        "fase: står der allerede",
        "statsu: godkendt",
        "Kl. 12: vi begynder",
    ],
)
def test_a_wrapped_line_with_a_colon_in_it_is_no_field(line: str) -> None:
    block = read_fields([":fase: drift", ":formaal: Længe", line, ":id: PRG_A"], 11, NAMES)
    assert block.fields == (
        RawField("fase", "drift", 11),
        RawField("formaal", f"Længe {line.strip()}", 12, Brud.FORTSAT),
        RawField("id", "PRG_A", 14),
    )


@pytest.mark.parametrize("line", ["status: den er god", ":ref:`status`", "::{note} status"])
def test_text_right_below_the_fields_is_no_field(line: str) -> None:
    block = read_fields([":id: PRG_A", line, "og mere"], 11, NAMES)
    assert block == Feltblok((RawField("id", "PRG_A", 11),), 1, frozenset())


def test_a_block_without_any_first_colon_is_all_fields() -> None:
    block = read_fields(["id: PRG_A", "fase: drift", "status:", "", "status: er god"], 11, NAMES)
    assert block == Feltblok(
        (
            RawField("id", "PRG_A", 11, Brud.KOLON),
            RawField("fase", "drift", 12, Brud.KOLON),
            RawField("status", "", 13, Brud.KOLON),
        ),
        3,
        frozenset(),
    )


@pytest.mark.parametrize(
    "lines",
    [["fase: drift", "Her er teksten"], ["Kl. 12: vi begynder"], ["bemærk: det haster"], []],
)
def test_a_text_without_fields_above_it_is_no_field(lines: list[str]) -> None:
    assert read_fields(lines, 11, NAMES) == Feltblok((), 0, frozenset())


def test_a_colon_amiss_below_the_text_is_a_stray() -> None:
    lines = [":id: PRG_A", "", "Tekst.", ":fase drift", "fase: drift", "```", ":fase drift", "```"]
    assert read_fields(lines, 11, NAMES) == Feltblok(
        (RawField("id", "PRG_A", 11), RawField("fase", "drift", 14, Brud.EFTER_TEKST)),
        1,
        frozenset((3,)),
    )


def test_a_text_is_wrapped_also_above_a_colon_amiss() -> None:
    block = read_fields([":formaal: Længe", "og længere", ":id PRG_A"], 11, NAMES)
    assert block.fields == (
        RawField("formaal", "Længe og længere", 11, Brud.FORTSAT),
        RawField("id", "PRG_A", 13, Brud.KOLON),
    )


def test_the_text_of_a_repeated_field_is_its_first() -> None:
    raw = RawObject(
        "gevinst", "Tid", Location("side.md", 1), block(":id: GEV_A\n:id: GEV_B").fields
    )
    assert (raw.text("id"), raw.text("status")) == ("GEV_A", "")


def test_a_field_below_a_closed_nested_object_is_a_stray_of_the_outer_one() -> None:
    block = read_fields(
        [":id: PRG_A", "", ":::{gevinst} G", ":id: GEV_A", ":::", "", ":fase: initiering"], 11
    )
    assert [(f.navn, f.line, f.brud) for f in block.fields] == [
        ("id", 11, Brud.INTET),
        ("fase", 17, Brud.EFTER_TEKST),
    ]
    assert block.stray == frozenset({6})


def test_a_field_inside_a_longer_fence_stays_there() -> None:
    block = read_fields([":id: PRG_A", "", "````", "```", ":fase: initiering", "````"], 1)
    assert [field.navn for field in block.fields] == ["id"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("", ""),
        ("Tekst\n\nMere", "Tekst\n\nMere"),
        ("% note\nTekst\n  % note\nMere 5 % her", "Tekst\nMere 5 % her"),
        ("Tekst <!-- note --> mere\n<!--\nnote\n\nnote -->\nSlut", "Tekst  mere\n\nSlut"),
        ("Tekst <!-- aldrig slut\n\nnote", "Tekst"),
        ("```text\n% kode\n<!-- kode -->\n```\n% note", "```text\n% kode\n<!-- kode -->\n```"),
        (":::{note}\n% note\nTekst\n:::", ":::{note}\nTekst\n:::"),
    ],
)
def test_comments_are_for_authors(text: str, left: str) -> None:
    assert without_comments(text) == left
