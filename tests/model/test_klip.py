"""The pages of the public edition: what is cut out, what is left, and what may not be named."""

from __future__ import annotations

import re
from typing import Any

import pytest
from byg import forum, person, program
from gevinst.model.finding import Finding, Severity
from gevinst.model.handbook import Handbook
from gevinst.model.klip import Klip, _Page, cut
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.model.udgave import Internt
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin

ANY = settings(max_examples=200)
PAGE = "source/mappe/side.md"


def at(line: int, path: str = PAGE) -> Location:
    return Location(path, line)


def clipped(text: str, *objects: Objekt, ids: str = "", sider: str = "") -> Klip:
    internt = Internt(frozenset(ids.split()), frozenset(sider.split()))
    return cut({PAGE: text}, Handbook(objects), internt)


def left(text: str, *objects: Objekt, ids: str = "", sider: str = "") -> str:
    found = clipped(text, *objects, ids=ids, sider=sider)
    assert found.findings == ()
    return found.files[PAGE].text


def messages(text: str, *objects: Objekt, ids: str = "", sider: str = "") -> list[str]:
    findings = clipped(text, *objects, ids=ids, sider=sider).findings
    return [f"{f.location.line} {f.message}" for f in findings]


def secret(line: int = 3, **values: Any) -> Objekt:
    return person("PER_HEMMELIG", "Hemmelig post", sted=at(line), **values)


BLOCK = ":::{person} Hemmelig post\n:id: PER_HEMMELIG\n:::\n"


# -- objects ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "block",
    [
        BLOCK,
        "::::{person} Hemmelig post\n\n:::{note}\nTekst\n:::\n::::\n",
        ":::{person} Hemmelig post\n```text\n::: andet\n```\n:::::\n",
        "```{person} Hemmelig post\n:id: PER_HEMMELIG\n```\n\n\n",
        "  :::{person} Hemmelig post\n  :id: PER_HEMMELIG\n  :::\n",
    ],
)
def test_the_whole_directive_goes_and_the_empty_lines_below_it(block: str) -> None:
    assert left(f"# Side\n\n{block}\nEfter\n", secret(), ids="PER_HEMMELIG") == "# Side\n\nEfter\n"


def test_a_directive_that_is_never_closed_goes_to_the_end_of_the_page() -> None:
    text = "# Side\n\n:::{person} Hemmelig post\n:id: PER_HEMMELIG\n\nSidste\n"
    assert left(text, secret(), ids="PER_HEMMELIG") == "# Side\n\n"


def test_what_cannot_be_cut_out_is_told() -> None:
    text = "# Side\n\n> :::{person} Hemmelig post nummer et\n> :id: PER_HEMMELIG\n> :::\n"
    assert clipped(text, secret(), ids="PER_HEMMELIG").findings == (
        Finding(
            "IN26",
            Severity.FEJL,
            at(3),
            "PER_HEMMELIG",
            "PER_HEMMELIG er intern, men kan ikke tages ud af siden",
            "flyt den ud af den kasse, det citat eller den liste, den står i, og skriv den på en "
            "linje, der begynder med :::{person}",
        ),
    )


def test_a_public_object_inside_an_internal_one_is_told() -> None:
    text = "# Side\n\n::::{person} H\n:id: PER_HEMMELIG\n\n:::{person} S\n:::\n::::\n"
    visible = person("PER_SYNLIG", "Synlig", sted=at(6))
    assert messages(text, secret(), visible, ids="PER_HEMMELIG") == [
        "6 PER_SYNLIG er offentlig, men står inde i noget, der er internt"
    ]


def test_a_place_in_what_is_left_is_found_again_in_the_whole() -> None:
    text = f"# Side\n\n{BLOCK}\nEfter\n"
    found = clipped(text, secret(), ids="PER_HEMMELIG")
    assert found.files[PAGE].cut
    assert [found.place(at(line)).line for line in (0, 1, 3, 9)] == [0, 1, 7, 9]
    assert found.place(at(3, "conf.py")) == at(3, "conf.py")
    assert found.files[PAGE].same == (1, 7)


def test_a_page_without_anything_internal_is_left_as_it_is() -> None:
    text = "# Side\n\nTekst  \n\nuden linjeskift"
    found = clipped(text, secret(line=9)).files[PAGE]
    assert (found.text, found.cut) == (text, False)


# -- links --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (":medlemmer: PER_A, PER_HEMMELIG, PER_B\n", ":medlemmer: PER_A, PER_B\n"),
        (":medlemmer: PER_HEMMELIG;PER_A  \n", ":medlemmer: PER_A  \n"),
        (":medlemmer: PER_HEMMELIG\n", ""),
        (": medlemmer : PER_HEMMELIG PER_A\n", ": medlemmer : PER_A\n"),
    ],
)
def test_links_to_the_internal_are_taken_out_of_their_line(line: str, kept: str) -> None:
    text = f":::{{forum}} Forum\n:id: FRM_A\n{line}:::\n"
    names = " ".join(re.findall(r"PER_\w+", line))
    board = forum("FRM_A", "F", sted=at(1), medlemmer=names, linjer=(("medlemmer", 3),))
    expected = text.replace(line, kept)
    hidden = person("PER_HEMMELIG", "Hemmelig post", sted=at(1, "source/anden.md"))
    assert left(text, hidden, board, ids="PER_HEMMELIG") == expected
    same = clipped(text, hidden, board, ids="PER_HEMMELIG").files[PAGE].same
    assert same == (1, 2)  # the line that is cut, and the one without words, are not


# -- menus --------------------------------------------------------------------------------------


def test_internal_pages_are_taken_out_of_menus() -> None:
    text = (
        "```{toctree}\n:hidden:\n\nsynlig\nhemmelig\nVis <hemmelig>\n/mappe/hemmelig.md\n"
        "../mappe/hemmelig\n../hemmelig\n```\n"
    )
    assert left(text, sider="source/mappe/hemmelig.md") == (
        "```{toctree}\n:hidden:\n\nsynlig\n../hemmelig\n```\n"
    )


# -- what is named ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Se [](#PER_HEMMELIG).",
        "Se [her](#PER_HEMMELIG).",
        "```{rollekort} PER_HEMMELIG",
        ":program: PER_HEMMELIG",
        "ansvarlig: PER_HEMMELIG",
        "spoerg PER_HEMMELIG, ikke os",
        "den gamle PER_GAMMEL",
        "https://haandbog.example/person/hemmelig/",
        "[her](../person/hemmelig/index.html)",
        "kalender/person/gammel.ics",
    ],
)
def test_a_line_that_names_something_internal_is_found(line: str) -> None:
    hidden = person(
        "PER_HEMMELIG", "H", sted=at(1, "source/anden.md"), tidligere_id=("PER_GAMMEL",)
    )
    assert messages(f"# Side\n{line}\n", hidden, ids="PER_HEMMELIG") == [
        "2 linjen nævner PER_HEMMELIG, som er intern"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "PER_HEMMELIGERE og XPER_HEMMELIG",
        "person/hemmeligere/ og enperson/hemmelig/",
        "hemmelig",
        "% PER_HEMMELIG skal med næste gang",
    ],
)
def test_what_only_looks_like_a_name_is_left(line: str) -> None:
    hidden = person("PER_HEMMELIG", "H", sted=at(1, "source/anden.md"))
    assert messages(f"# Side\n{line}\n", hidden, ids="PER_HEMMELIG") == []


def test_a_comment_that_names_something_internal_goes_with_it() -> None:
    hidden = person("PER_HEMMELIG", "H", sted=at(1, "source/anden.md"))
    text = "# Side\n% PER_HEMMELIG skal med\n% noget andet\n"
    assert left(text, hidden, ids="PER_HEMMELIG") == "# Side\n% noget andet\n"


@pytest.mark.parametrize(
    "line",
    [
        "Se [](hemmelig.md).",
        "Se [her](<hemmelig.md#afsnit>).",
        "Se [](/mappe/hemmelig.md) og [](andet.md)",
        "[ref]: ../mappe/hemmelig.md",
        "<project:hemmelig.md>",
        "{doc}`hemmelig`",
        "{doc}`tekst </mappe/hemmelig>`",
        "[her](hemmelig.html)",
    ],
)
def test_a_link_to_an_internal_page_is_found(line: str) -> None:
    assert messages(f"# Side\n{line}\n", sider="source/mappe/hemmelig.md") == [
        "2 linjen nævner source/mappe/hemmelig.md, som er intern"
    ]


def test_a_heading_with_the_title_of_something_internal_is_found() -> None:
    hidden = person("PER_HEMMELIG", "Hemmelig post", sted=at(1, "source/anden.md"))
    assert messages("# hemmelig Post #\n\nHemmelig post\n", hidden, ids="PER_HEMMELIG") == [
        "1 overskriften er titlen på PER_HEMMELIG, som er intern"
    ]


def test_a_long_title_is_known_again_in_a_text() -> None:
    hidden = person("PER_H", "Skolelederne er imod", sted=at(1, "source/anden.md"))
    text = "# Side\n\nVi ved, at *skolelederne* »er imod«.\n\nSkolelederne er ikke imod\n"
    assert messages(text, hidden, ids="PER_H") == ["3 linjen har titlen på PER_H, som er intern"]
    # Two words are no name, and what something public is called too may be said.
    for title, other in (("Skolelederne imod", "x"), ("Skolelederne er imod",) * 2):
        hidden = person("PER_H", title, sted=at(1, "source/anden.md"))
        shown = person("PER_S", other, sted=at(1, "source/tredje.md"))
        assert messages(f"# Side\n\n{title}, siger de\n", hidden, shown, ids="PER_H") == []


def test_internal_pages_and_their_files_of_measurements_are_not_there() -> None:
    row = person("PER_HEMMELIG", "H", sted=at(2, "source/tal.csv"), side="source/intern.md")
    texts = {"source/tal.csv": "dato\n1", "source/intern.md": "#", PAGE: "# Side\n"}
    internt = Internt(frozenset({"PER_HEMMELIG"}), frozenset({"source/intern.md"}))
    assert set(cut(texts, Handbook((row,)), internt).files) == {PAGE}


# -- whatever stands where ----------------------------------------------------------------------


@ANY
@given(st.lists(st.booleans(), max_size=8))
def test_only_what_is_public_is_left(public: list[bool]) -> None:
    text, kept = "# Side\n\n", "# Side\n\n"
    objects: list[Objekt] = []
    for number, visible in enumerate(public):
        block = f":::{{program}} Program {number}\n:id: PRG_P{number}\n\nTekst {number}\n:::\n\n"
        objects.append(program(f"PRG_P{number}", "P", sted=at(text.count("\n") + 1)))
        text += block
        kept += block if visible else ""
    hidden = " ".join(f"PRG_P{n}" for n, visible in enumerate(public) if not visible)
    found = clipped(text, *objects, ids=hidden)
    assert found.findings == ()
    assert found.files[PAGE].text == kept
    whole = text.split("\n")
    assert [whole[line - 1] for line in found.files[PAGE].lines] == kept.split("\n")[:-1]


LINES = st.sampled_from(
    [
        *("", "", "tekst", ":::", "::::", ":::::", "   :::", "    :::", "\t:::", " \t:::", ":::  "),
        *(
            ":::\t",
            "\u00a0:::",
            ":::\u00a0",
            "::",
            "```",
            "~~~",
            ":::{note}",
            "::::{note} x",
            "- a",
        ),
        *("> :::", "  tekst", "``````", "::: :", "# Overskrift"),
    ]
)
FENCES = st.sampled_from([":::", "::::", "   :::", "```", "````", "~~~"])


@ANY
@given(FENCES, st.lists(LINES, max_size=10))
def test_an_object_ends_where_markdown_lets_it_end(fence: str, lines: list[str]) -> None:
    """Else the rest of what is internal would be text on a public page."""
    text = "".join(f"{line}\n" for line in ["# Side", "", f"{fence}{{person}} H", *lines])
    parser = MarkdownIt("commonmark").use(colon_fence_plugin)
    block = next(t for t in parser.parse(text) if t.info.startswith("{person}"))
    assert block.map is not None
    rest = lines[block.map[1] - 3 :]
    while rest and not rest[0].strip():
        rest = rest[1:]
    hidden = person("PER_HEMMELIG", "Hemmelig post", sted=at(3))
    found = clipped(text, hidden, ids="PER_HEMMELIG")
    assert found.files[PAGE].text == "".join(f"{line}\n" for line in ["# Side", "", *rest])


NAMING = st.sampled_from(
    [
        *(
            "",
            "tekst",
            "# Side",
            "## Hemmelig post",
            "Se PER_HEMMELIG",
            "XPER_HEMMELIG",
            "PER_GAMMEL",
        ),
        *("en/person/hemmelig/to", "person/hemmelig", "hemmelig/person", "person/", "/hemmelig"),
        *(
            "en meget hemmelig post her",
            "en meget hemmelig",
            "post her",
            "En *meget* hemmelig post HER",
        ),
        *(
            "[x](intern.md)",
            "[x]: intern.md",
            "<intern.md>",
            "{doc}`x <intern>`",
            "intern.md",
            "[x](",
        ),
        *("% PER_HEMMELIG", "% [x](intern.md)", "<project:intern.md#a>", "[x](/mappe/intern)"),
    ]
)


@ANY
@given(st.lists(NAMING, max_size=6), st.booleans(), st.booleans())
def test_a_page_that_seems_to_name_nothing_is_left_as_it_is(
    lines: list[str], post: bool, page: bool
) -> None:
    """Whether anything is named is asked of the page as a whole first: it must miss nothing."""
    text = "".join(f"{line}\n" for line in lines)
    objects = [
        person("PER_HEMMELIG", "Hemmelig post", sted=at(1, "a.md"), tidligere_id="PER_GAMMEL"),
        person("PER_LANG", "En meget hemmelig post her", sted=at(1, "a.md")),
    ]
    ids = "PER_HEMMELIG PER_LANG" if post else ""
    sider = "source/mappe/intern.md" if page else ""
    found = clipped(text, *objects, ids=ids, sider=sider)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Page, "_may_name", lambda self: True)
        assert clipped(text, *objects, ids=ids, sider=sider) == found


@pytest.mark.parametrize(
    ("line", "ids", "sider"),
    [
        ("Se PER_HEMMELIG", "PER_HEMMELIG", ""),
        ("Se person/hemmelig/", "PER_HEMMELIG", ""),
        ("Se [siden](intern.md)", "", "source/mappe/intern.md"),
    ],
)
def test_a_line_that_names_something_is_found(line: str, ids: str, sider: str) -> None:
    hidden = person("PER_HEMMELIG", "Hemmelig post", sted=at(1, "source/a.md"))
    assert len(messages(f"# Side\n\n{line}\n", hidden, ids=ids, sider=sider)) == 1
