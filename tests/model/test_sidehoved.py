"""The lines at the top of a page: what is read, and what cannot be used."""

from __future__ import annotations

import pytest
from gevinst.model.finding import Finding, Severity
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Enhed, Person
from gevinst.model.location import Location
from gevinst.model.sidehoved import Linje, Sidehoveder, current_addresses, judge, read_head

PATH = "source/side.md"


def chief(**more: object) -> Person:
    return Person(id="PER_CHEF", titel="Chef", sted=Location("source/org.md", 3), **more)  # type: ignore[arg-type]


def judged(text: str, path: str = PATH) -> tuple[Sidehoveder, tuple[Finding, ...]]:
    handbook = Handbook((chief(),))
    return judge([read_head(text, path)], {"i/brug.html": "source/i/brug.md"}, handbook)


def test_only_our_lines_are_read_each_with_its_line() -> None:
    text = (
        "---\norphan: ja\naendret: 'Ny grænse: to'\n\nansvarlig:PER_X\nansvarlig: PER_CHEF\n---\n"
    )
    assert read_head(text, PATH) == (
        Linje("aendret", "Ny grænse: to", Location(PATH, 3)),
        Linje("ansvarlig", "PER_CHEF", Location(PATH, 6)),
    )


def test_a_page_without_a_head_and_one_without_an_end_say_nothing() -> None:
    assert read_head("# Side\n\n---\naendret: x\n---\n", PATH) == ()
    assert read_head("---\naendret: x\n", PATH) == ()
    assert read_head("", PATH) == ()


def test_what_a_head_says() -> None:
    heads, findings = judged(
        "---\ntidligere_adresse: a/b.html, rolle/gammel/\nansvarlig: PER_CHEF\n"
        "aendret: Fordi\n---\n"
    )
    assert findings == ()
    assert heads == Sidehoveder(
        {"a/b.html": PATH, "rolle/gammel/": PATH}, {PATH: chief()}, {PATH: "Fordi"}
    )


def test_what_does_not_make_sense_is_said_at_its_line() -> None:
    heads, findings = judged(
        "---\ntidligere_adresse: i/brug.html, /a.html, ../a.html, a, <b>.html\nansvarlig: ENH_X\n"
        "aendret:\n---\n"
    )
    assert heads == Sidehoveder()
    assert [(f.location.line, f.message) for f in findings] == [
        (2, "adressen i/brug.html er i brug: den fører til source/i/brug.md"),
        (2, "»/a.html« er ikke en adresse i håndbogen"),
        (2, "»../a.html« er ikke en adresse i håndbogen"),
        (2, "»a« er ikke en adresse i håndbogen"),
        (2, "»<b>.html« er ikke en adresse i håndbogen"),
        (3, "ansvarlig er »ENH_X«, som hverken er en post eller en rolle"),
        (4, "aendret er tom"),
    ]


def test_an_address_is_in_use_however_it_is_written() -> None:
    in_use = {"roller/index.html": "source/roller/index.md", "rolle/ejer/": "source/roller.md"}
    for written, leads_to in {
        "roller/": "source/roller/index.md",
        "Roller/Index.html": "source/roller/index.md",
        "rolle/ejer/index.html": "source/roller.md",
        "404.html": "en side, som håndbogen selv laver",
        "search.html": "en side, som håndbogen selv laver",
    }.items():
        head = read_head(f"---\ntidligere_adresse: {written}\n---\n", PATH)
        heads, (finding,) = judge([head], in_use, Handbook(()))
        assert finding.message == f"adressen {written} er i brug: den fører til {leads_to}"
        assert heads.tidligere == {}
    for written in ("_static/x.html", "-x/", "a//b.html"):
        _, (finding,) = judged(f"---\ntidligere_adresse: {written}\n---\n")
        assert finding.message == f"»{written}« er ikke en adresse i håndbogen"


def test_two_pages_cannot_have_had_the_same_address() -> None:
    text = "---\ntidligere_adresse: a.html\n---\n"
    pages = [read_head(text, "source/to.md"), read_head(text, "source/en.md")]
    heads, (finding,) = judge(pages, {}, Handbook(()))
    assert heads.tidligere == {"a.html": "source/en.md"}
    assert finding.location == Location("source/to.md", 2)
    assert finding.message == "adressen a.html står også på source/en.md"
    assert finding.remedy == "behold den på den side, som læseren skal føres til"


def test_the_addresses_that_lead_somewhere() -> None:
    unreadable = Enhed(id="ENH", titel="Uden rigtigt id", sted=Location("source/org.md", 9))
    handbook = Handbook((chief(tidligere_id=("PER_LEDER",)), unreadable))
    assert current_addresses(handbook, {"roller/index": "source/roller/index.md"}) == {
        "roller/index.html": "source/roller/index.md",
        "person/chef/": "source/org.md",
        "person/leder/": "source/org.md",
    }


def test_a_page_says_that_it_is_internal() -> None:
    for written in ("intern", "'intern'", "intern  "):
        heads, findings = judged(f"---\nsynlighed: {written}\n---\n# Side\n")
        assert (heads.interne, findings) == ({PATH}, ())
    for text in ("---\nsynlighed: offentlig\n---\n", "# Side\nsynlighed: intern\n", ""):
        assert judged(text) == (Sidehoveder(), ())


@pytest.mark.parametrize(
    ("text", "line", "written"),
    [
        ("---\nsynlighed: hemmelig\n---\n", 2, "hemmelig"),
        ("---\nsynlighed: intern # ikke ude\n---\n", 2, "intern # ikke ude"),
        ("---\nsynlighed: intern\n\n# Side\n", 2, "synlighed: intern"),
        ("\n---\nsynlighed: intern\n---\n# Side\n", 3, "synlighed: intern"),
        ("synlighed: intern\n\n# Side\n", 1, "synlighed: intern"),
        ("----\nsynlighed: intern\n----\n# Side\n", 2, "synlighed: intern"),
        ("Synlighd = intern\n\n# Side\n", 1, "Synlighd = intern"),
    ],
)
def test_a_slip_does_not_make_a_page_public_unseen(text: str, line: int, written: str) -> None:
    heads, (finding,) = judged(text)
    assert heads.interne == frozenset()
    assert finding == Finding(
        "IN27",
        Severity.FEJL,
        Location(PATH, line),
        "",
        f"synlighed er »{written}«, som hverken er intern eller offentlig",
        "skriv 'synlighed: intern' på en linje for sig selv, øverst på siden og mellem to linjer "
        "med ---",
    )
