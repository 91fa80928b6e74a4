"""The same findings on a fresh, an unchanged, a changed, a parallel and an interrupted build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import NOT_APPROVED, SUMMARY
from conftest import ROOT, Built, Folder, Site
from sphinx.errors import ExtensionError

OWNER = ":gevinstansvarlig:"
OWNERLESS = (
    "{id} »{titel}« har ingen gevinstansvarlig (fase: {fase}). Ret: tilføj en linje "
    "':gevinstansvarlig: PER_…' med en leder i den enhed, hvor gevinsten hentes, for eksempel "
    "PER_SKOLECHEF."
)
BENEFITS = "kommune/programmer/planlaegning.md"


def owner_lines() -> list[tuple[str, int]]:
    """(page, index of the line) of every owner in the handbook's own pages."""
    return [
        (page.relative_to(ROOT / "source").as_posix(), index)
        for page in sorted((ROOT / "source").rglob("*.md"))
        for index, line in enumerate(page.read_text(encoding="utf-8").splitlines())
        if line.startswith(OWNER)
    ]


def test_the_handbooks_own_pages_build_without_errors(real_site: Site) -> None:
    assert (real_site.built.exit_code, real_site.built.errors) == (0, [])


def test_every_benefit_without_its_owner_fails_the_build_twice(warm: Folder) -> None:
    """All at once, each with its file and line, also in a build that reads no page again."""
    owners = owner_lines()
    assert len(owners) >= 7
    with warm.put_back():
        expected = []
        for page in dict.fromkeys(page for page, _ in owners):
            kept: list[str] = []
            for line in warm.text(page).splitlines(keepends=True):
                if line.startswith(":::{gevinst}"):
                    opening = len(kept) + 1
                if line.startswith(OWNER):
                    expected.append(("EJ01", f"source/{page}", opening))
                else:
                    kept.append(line)
            warm.write(page, "".join(kept))
        assert len(expected) == len(owners)
        for built in (warm.build(), warm.build()):
            assert built.exit_code == 1
            assert built.errors == expected
            report = json.loads(built.read("fund.json"))
            errors = [found for found in report["fund"] if found["grad"] == "fejl"]
            assert [(f["kode"], f["fil"], f["linje"]) for f in errors] == expected
            for page, _ in owners:
                assert (built.outdir / page.replace(".md", ".html")).is_file()


def test_with_all_owners_put_back_the_build_has_no_errors(warm: Folder) -> None:
    built = warm.build()
    assert (built.exit_code, built.errors) == (0, [])


def delete_an_owner(folder: Folder) -> None:
    folder.replace(BENEFITS, ":gevinstansvarlig: PER_SKOLECHEF\n", "")


def line_of(folder: Folder, page: str, text: str) -> int:
    return folder.text(page).splitlines().index(text) + 1


def expect_ownerless(built: Built, folder: Folder) -> None:
    line = line_of(folder, BENEFITS, ":::{gevinst} Lærerne deler forløb")
    message = OWNERLESS.format(id="GEV_FORLOEB", titel="Lærerne deler forløb", fase="planlægning")
    assert built.lines == [f"source/{BENEFITS}:{line} FEJL EJ01 {message}"]
    assert built.exit_code == 1
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize("builder", ["html", "tjek"])
@pytest.mark.parametrize("parallel", [1, 2])
def test_a_finding_is_the_same_on_fresh_unchanged_and_changed_builds(
    builder: str, parallel: int, small: Folder
) -> None:
    delete_an_owner(small)
    expect_ownerless(small.build(builder, parallel=parallel), small)
    expect_ownerless(small.build(builder, parallel=parallel), small)
    small.replace("roller.md", "# Roller", "# Rollerne")
    expect_ownerless(small.build(builder, parallel=parallel), small)
    small.replace(BENEFITS, " planlægning\n", " planlægning\n\nEt afsnit mere.\n")
    expect_ownerless(small.build(builder, parallel=parallel), small)


def test_findings_are_printed_with_a_summary(small: Folder) -> None:
    delete_an_owner(small)
    built = small.build("tjek")
    line = line_of(small, BENEFITS, ":::{gevinst} Lærerne deler forløb")
    message = OWNERLESS.format(id="GEV_FORLOEB", titel="Lærerne deler forløb", fase="planlægning")
    assert built.stderr == (
        f"{SUMMARY}\n"
        f"source/{BENEFITS}:{line}: FEJL: EJ01 {message} Læs: regel/ej01/ [gevinst.EJ01]\n"
        f"{NOT_APPROVED}"
    )


# -- Sphinx's own warnings ------------------------------------------------------------------------

WARNINGS = {
    "dead link": (
        "\nSe [](#ENH_SKOLEN).\n",
        "FEJL IN15 teksten henviser til #ENH_SKOLEN, som ikke findes. Ret: mente du ENH_SKOLER? "
        "Ellers ret henvisningen, eller slet den.",
    ),
    "unknown directive": (
        "\n:::{gevints} Stavefejl\n:id: GEV_STAVEFEJL\n:::\n",
        "FEJL IN14 {gevints} er ikke en objekttype, håndbogen kender. Ret: mente du gevinst? "
        "Ellers se navnene på siden om objekttyper.",
    ),
    "image not found": (
        "\n![Et billede](findes-ikke.png)\n",
        "FEJL IN15 billedet »findes-ikke.png« findes ikke. Ret: ret navnet på billedet, eller læg "
        "filen det sted.",
    ),
}


@pytest.mark.parametrize("builder", ["html", "tjek"])
@pytest.mark.parametrize("kind", WARNINGS)
def test_a_warning_of_sphinx_fails_every_build_until_it_is_mended(
    kind: str, builder: str, small: Folder
) -> None:
    small.build(builder)
    text, message = WARNINGS[kind]
    before = small.text("roller.md")
    line = len(before.splitlines()) + 2
    small.write("roller.md", before + text)
    for _ in range(2):
        built = small.build(builder)
        assert (built.exit_code, built.lines) == (1, [f"source/roller.md:{line} {message}"])
    small.write("roller.md", before)
    mended = small.build(builder)
    assert (mended.exit_code, mended.lines) == (0, [])


@pytest.mark.parametrize("builder", ["html", "tjek"])
def test_a_page_in_no_menu_fails_every_build_until_it_is_in_one(
    builder: str, small: Folder
) -> None:
    small.build(builder)
    small.write("loes.md", "# En løs side\n")
    for _ in range(2):
        built = small.build(builder)
        assert built.exit_code == 1
        assert built.lines == [
            "source/loes.md:0 FEJL IN16 siden står ikke i nogen menu. Ret: skriv sidens navn i "
            "{toctree} på siden over den."
        ]
    small.replace("index.md", "roller\n", "roller\nloes\n")
    mended = small.build(builder)
    assert (mended.exit_code, mended.lines) == (0, [])


def test_a_menu_entry_without_a_page_fails_every_build_until_it_is_mended(small: Folder) -> None:
    small.replace("index.md", "roller\n", "roller\nfindes-ikke\n")
    for _ in range(2):
        built = small.build()
        assert built.exit_code == 1
        assert built.lines == [
            "source/index.md:5 FEJL IN15 teksten eller menuen henviser til siden »findes-ikke«, "
            "som ikke findes. Ret: ret navnet på siden, eller slet henvisningen."
        ]
    small.replace("index.md", "findes-ikke\n", "")
    assert small.build().exit_code == 0


@pytest.mark.parametrize("builders", [("tjek", "html"), ("html", "tjek")])
@pytest.mark.parametrize("kind", WARNINGS)
def test_warnings_are_not_lost_between_tjek_and_html(
    kind: str, builders: tuple[str, str], small: Folder
) -> None:
    """The two share what is read, and `make tjek` before `make html` must hide nothing."""
    text, message = WARNINGS[kind]
    line = len(small.text("roller.md").splitlines()) + 2
    small.write("roller.md", small.text("roller.md") + text)
    for builder in (*builders, *builders):
        assert small.build(builder).lines == [f"source/roller.md:{line} {message}"], builder


def test_a_link_to_an_object_that_is_gone_fails_the_build_that_removes_it(small: Folder) -> None:
    """The page with the link is not changed, and must be looked at again all the same."""
    small.write("roller.md", small.text("roller.md") + "\nSe [](#BES_AENDRING).\n")
    assert small.build().exit_code == 0
    before = small.text("kommune/beslutninger.md")
    start = before.index(":::{beslutning} En gevinst er ændret")
    small.write("kommune/beslutninger.md", before[:start])
    for built in (small.build(), small.build()):
        assert built.exit_code == 1
        assert [f.code for f in built.findings] == ["IN15"]
        assert built.findings[0].location.path == "source/roller.md"
    small.write("kommune/beslutninger.md", before)
    assert small.build().exit_code == 0


# -- interrupted ----------------------------------------------------------------------------------


class Interruption(Exception):
    """Somebody pulls the plug."""


@pytest.mark.parametrize(
    ("event", "interruption"),
    [
        ("source-read", KeyboardInterrupt),
        ("env-updated", Interruption),
        ("html-page-context", Interruption),
        ("html-page-context", KeyboardInterrupt),
    ],
)
def test_an_interrupted_build_hides_nothing_from_the_next(
    event: str, interruption: type[BaseException], small: Folder
) -> None:
    small.build()
    delete_an_owner(small)
    text, _ = WARNINGS["unknown directive"]
    small.write("roller.md", small.text("roller.md") + text)

    def interrupt(*arguments: object) -> None:
        raise interruption

    small.listeners[event] = interrupt
    with pytest.raises((interruption, ExtensionError)):
        small.build()
    small.listeners.clear()
    again, fresh = small.build(), small.build(fresh=True)
    assert [f.code for f in fresh.findings] == ["EJ01", "IN14"]
    assert again.lines == fresh.lines
    assert again.exit_code == fresh.exit_code == 1


@pytest.mark.parametrize("event", ["source-read", "html-page-context"])
def test_an_interrupted_first_build_leaves_no_page_half_written(event: str, small: Folder) -> None:
    pages = iter(range(3))

    def interrupt(*arguments: object) -> None:
        if next(pages, None) is None:
            raise Interruption

    small.listeners[event] = interrupt
    with pytest.raises((Interruption, ExtensionError)):
        small.build()
    small.listeners.clear()
    built = small.build()
    assert built.lines == []
    for page in small.source.rglob("*.md"):
        html = page.relative_to(small.source).with_suffix(".html")
        assert Path(built.outdir, html).is_file()
