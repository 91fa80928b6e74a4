"""The public edition: not one byte of what is internal, in any file and in any form."""

from __future__ import annotations

import io
import json
import os
import random
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import GRUND, Built, Folder, files_of, git, new_folder
from gevinst.cli import main
from gevinst.model.felt import Slags, felter_i
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.model.typer import OBJEKTTYPER
from gevinst.model.udgave import public
from gevinst.model.vaerdier import ascii_af
from gevinst.offentlig import without_internal
from gevinst.reports.result import Result
from gevinst.run import check
from gevinst.sphinx_ext.history import Change, history_of_lines, read_blame

TYPES = [cls for cls in OBJEKTTYPER if cls.om.paa_sider and cls.om.navn != "kommune"]


SEED = os.environ.get("GEVINST_FROE", "20261124")
"""Another one gives other words, for a long run."""


class Markers:
    """Words that stand nowhere else; the same seed gives the same."""

    def __init__(self) -> None:
        self._random = random.Random(SEED)
        self.made: list[str] = []

    def word(self) -> str:
        """A word with the letters that are most often written in other ways."""
        letters = self._random.choices("bdfgklmnprstvxyæøå", k=9)
        self.made.append(f"Qz{''.join(letters)}ø")
        return self.made[-1]

    def id(self, prefix: str) -> str:
        letters = "".join(self._random.choices("BCDFGHJKLMNPQRSTVWXYZ0123456789", k=9))
        self.made.append(f"QZ{letters}")
        return f"{prefix}_{self.made[-1]}"


@dataclass(frozen=True)
class Planted:
    """The small municipality with much that is internal, and the same with it cut out by hand."""

    whole: Folder
    by_hand: Folder
    markers: tuple[str, ...]
    unseen: frozenset[str]
    """The markers that no reader of any edition sees."""


def an_object(markers: Markers, cls: type, *, marked: bool) -> tuple[str, str]:
    """An object with a marker wherever an author can write a text: its id, and the whole of it."""
    id = markers.id(cls.om.praefiks)
    lines = [f":::{{{cls.om.navn}}} {markers.word()}", f":id: {id}"]
    lines += [":synlighed: intern"] if marked else []
    for felt in felter_i(cls):
        if felt.navn == "tidligere_id":
            lines.append(f":tidligere_id: {markers.id(cls.om.praefiks)}")
        elif felt.slags in (Slags.TEKST, Slags.LISTE) and felt.navn != "generator":
            lines.append(f":{felt.navn}: {markers.word()}")
    return id, "\n".join([*lines, "", markers.word(), ":::", ""])


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    markers = Markers()
    folder = tmp_path_factory.mktemp("udgaver")
    whole, by_hand = new_folder(folder / "hel", GRUND), new_folder(folder / "haand", GRUND)

    def both(name: str, internal: str, public: str) -> None:
        whole.write(name, internal)
        by_hand.write(name, public)

    # Objects that say so themselves: above, between and below what is public.
    *some, last = [an_object(markers, cls, marked=True) for cls in TYPES[::2]]
    text = whole.text("kommune/maal.md")
    first = text.index(":::{")
    inside = "\n".join(block for _, block in some)
    both(
        "kommune/maal.md",
        f"{text[:first]}{inside}\n{text[first:]}\n{last[1]}",
        f"{text[:first]}{text[first:]}\n",
    )
    # Comments are in none of the editions.
    comment = f"% {markers.word()}\n\n<!-- {markers.word()} -->\n\nNår [lærerne]"
    comments = tuple(markers.made[-2:])
    for folder in (whole, by_hand):
        folder.replace("kommune/programmer/planlaegning.md", "Når [lærerne]", comment)
    # A link to an internal post among others, and one alone.
    post, block = an_object(markers, next(c for c in TYPES if c.om.navn == "person"), marked=True)
    roles = whole.text("roller.md")
    both("roller.md", f"{roles}\n{block}", f"{roles}\n")
    fora = whole.text("kommune/fora.md")
    members = next(re.finditer(r":medlemmer: .*", fora))[0]
    whole.write("kommune/fora.md", fora.replace(members, f"{members}, {post}"))
    # A whole page: its name, its former address, its headings, its text, its files.
    page = ascii_af(markers.word()).lower()
    csv = f"{ascii_af(markers.word()).lower()}.csv"
    rest = "\n".join(an_object(markers, cls, marked=False)[1] for cls in TYPES[1::2])
    indicator = markers.id("IND")
    former = ascii_af(markers.word()).lower()
    reason = markers.word()
    whole.write(
        f"kommune/{page}.md",
        f"---\nsynlighed: intern\naendret: {reason}\n"
        f"tidligere_adresse: kommune/{former}.html\n---\n# {markers.word()}\n\n{markers.word()}\n\n"
        f"## {markers.word()}\n\n{rest}\n:::{{indikator}} {markers.word()}\n:id: {indicator}\n"
        f":maalinger: {csv}\n:::\n\n![{markers.word()}]({page}.png)\n",
    )
    whole.write(
        f"kommune/{csv}", f"dato;vaerdi;dokumentation\n2026-01-31;1;{markers.word()}\n"
        f"2026-02-28;2;{markers.word()}\n",
    )  # fmt: skip
    whole.page(f"kommune/{page}.png").write_bytes(PIXEL)
    index = whole.text("kommune/index.md")
    menu = "```{toctree}\n"
    assert menu in index
    whole.write("kommune/index.md", index.replace(menu, f"{menu}{page}\n", 1))
    return Planted(whole, by_hand, tuple(markers.made), frozenset((reason, *comments)))


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "6060600000000500017a5eab3f0000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def internal_site(planted: Planted) -> Built:
    return planted.whole.build()


@dataclass(frozen=True)
class Public:
    """The public edition, and the results it came from and to."""

    outdir: Path
    whole: Result
    result: Result


@pytest.fixture(scope="module")
def public_edition(planted: Planted, tmp_path_factory: pytest.TempPathFactory) -> Public:
    """The public edition, made although what is internal here has mistakes of its own."""
    place = tmp_path_factory.mktemp("offentlig")
    whole = check(planted.whole.path)
    assert whole.failed  # the objects are full of mistakes, and every one is told
    result, found = without_internal(planted.whole.path, place, whole, "html")
    assert found == ()
    return Public(place / "html", whole, result)


# -- every form of a word ------------------------------------------------------------------------


def plain(data: bytes) -> str:
    """All that a file says, unpacked and with every way to write a letter undone."""
    try:
        return undone(data.decode("utf-8"))
    except UnicodeDecodeError:
        texts = [data.decode("utf-8", "replace")]
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            texts += archive.namelist()
            texts += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    for start in (0, *(match.start() for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data))):
        for wbits in (zlib.MAX_WBITS, zlib.MAX_WBITS | 16):
            try:
                texts.append(
                    zlib.decompressobj(wbits).decompress(data[start:]).decode("utf-8", "replace")
                )
            except zlib.error:
                continue
    return "\n".join(map(undone, texts))


def undone(text: str) -> str:
    text = text.replace("\r\n ", "")  # a folded line of a calendar
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    text = re.sub(r"</?(?:mark|wbr|span)[^>]*>|\u00ad", "", text)
    text = unescape(unquote(unescape(text)))
    return unicodedata.normalize("NFC", text).casefold()


def forms(marker: str) -> tuple[str, ...]:
    return (marker.casefold(), ascii_af(marker).casefold(), *letters_apart(marker))


def letters_apart(marker: str) -> tuple[str, ...]:
    """As docutils makes an anchor of it: letters that are not ASCII are left out or taken apart."""
    decomposed = unicodedata.normalize("NFKD", marker)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    kept = bare.encode("ascii", "ignore").decode().casefold()
    return (bare.casefold(), kept) if len(kept) > 5 else (bare.casefold(),)


def everything(outdir: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(outdir.rglob("*")):
        name = path.relative_to(outdir).as_posix()
        yield name, undone(name)
        if path.is_file():
            yield name, plain(path.read_bytes())


def seen(outdir: Path, markers: tuple[str, ...]) -> dict[str, list[str]]:
    """Where each marker is, in any form."""
    where: dict[str, list[str]] = {}
    for name, text in everything(outdir):
        if "qz" in text:
            for marker in markers:
                if any(form in text for form in forms(marker)):
                    where.setdefault(marker, []).append(name)
    return where


@pytest.mark.parametrize(
    "written",
    [
        "<p>Qzæblerø</p>", "Qz&aelig;bler&oslash;", "Qz&#230;bler&#xf8;", '"Qz\\u00e6bler\\u00f8"',
        "/qz%C3%A6bler%C3%B8/", "QZÆBLERØ", "qzaebleroe", "Qzæ\r\n blerø",
        unicodedata.normalize("NFD", "Qzæblerø"), "qzbler",
    ],
)  # fmt: skip
def test_a_word_is_found_in_every_form(written: str, tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(written.encode())
    assert seen(tmp_path, ("Qzæblerø",)) == {"Qzæblerø": ["fil"]}


def test_a_word_is_found_in_what_is_packed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ark", "Qzæblerø")
    (tmp_path / "b.inv").write_bytes(b"# Sphinx\n" + zlib.compress("Qzæblerø".encode()))
    assert seen(tmp_path, ("Qzæblerø",)) == {"Qzæblerø": ["a.xlsx", "b.inv"]}


# -- the editions ---------------------------------------------------------------------------------


def test_the_internal_edition_shows_all(internal_site: Built, planted: Planted) -> None:
    assert len(set(planted.markers)) >= 100
    missing = set(planted.markers) - set(seen(internal_site.outdir, planted.markers))
    # Comments, and the reason of a change, which is shown with its day from git.
    assert missing == planted.unseen


def test_the_public_edition_has_not_one_byte_of_it(
    public_edition: Public, planted: Planted
) -> None:
    assert seen(public_edition.outdir, planted.markers) == {}


def test_the_public_edition_is_as_if_it_had_never_been_there(
    public_edition: Public, planted: Planted
) -> None:
    by_hand = planted.by_hand.build()
    assert by_hand.findings == ()
    assert files_of(public_edition.outdir) == files_of(by_hand.outdir)


def test_what_the_rules_are_asked_of_is_what_is_published(public_edition: Public) -> None:
    """In every build the rules are run on the handbook without what is internal; the public edition
    is made from the pages without it. The two are one, but for the lines."""
    whole = public_edition.whole
    reduced = public(whole.handbook, whole.internt.ids)
    assert len(whole.internt.ids) > len(TYPES)
    assert list(map(without_lines, public_edition.result.handbook.objects)) == list(
        map(without_lines, reduced.objects)
    )


def without_lines(objekt: Objekt) -> Objekt:
    return replace(objekt, sted=Location(objekt.sted.path), linjer=())


# -- when a page that is not whole was changed ----------------------------------------------------


def test_git_says_when_each_line_was_changed_where_it_was_changed() -> None:
    old, new = "a" * 40, "b" * 40
    blame = (
        f"{old} 1 1 1\nauthor En\ncommitter-time 1767648600\ncommitter-tz +0100\n"
        f"filename source/a.md\n\t# Side\n"
        f"{new} 2 2 1\ncommitter-time 1767648600\ncommitter-tz -0200\n\t{old} 9 9\n"
        f"{old} 2 3\n\tcommitter-time 0\n"
    )
    assert read_blame(blame) == {
        1: date(2026, 1, 5),
        2: date(2026, 1, 5),
        3: date(2026, 1, 5),
    }
    late = blame.replace("committer-tz +0100", "committer-tz +0230")
    assert [day.day for day in read_blame(late).values()] == [6, 5, 6]
    assert read_blame("") == {}


def test_only_the_lines_that_are_left_count(natural: Folder) -> None:
    written = natural.text(PAGE).splitlines()
    risk = written.index(":id: PRI_IMOD") + 1
    path = f"source/{PAGE}"
    assert history_of_lines(natural.path, path, [1, 2]) == Change(date(2026, 1, 5))
    assert history_of_lines(natural.path, path, [1, risk]) == Change(date(2026, 3, 2))
    assert history_of_lines(natural.path, path, []) is None
    assert history_of_lines(natural.path, "source/findes-ikke.md", [1]) is None


# -- the commands ---------------------------------------------------------------------------------

RISK = """
:::{programrisiko} Skolelederne er imod
:id: PRI_IMOD
:synlighed: intern
:sandsynlighed: mellem
:konsekvens: hoej
:modtraek: Direktøren taler med hver af dem
:ansvarlig: PER_SKOLECHEF
:indgaar_i: PRG_PLAN
:::
"""
EFFORT = """
:::{adhoc} Samtaler med modstanderne
:id: ADH_SAMTALER
:synlighed: intern
:ansvarlig: PER_SKOLECHEF
:indgaar_i: PRG_PLAN
:bidrager_til: GEV_FORLOEB
:::
"""
PAGE = "kommune/programmer/planlaegning.md"


@pytest.fixture
def natural(small: Folder) -> Folder:
    """The small municipality with two internal objects and an internal page, and no mistakes.

    What is internal is written on a later day than the rest.
    """
    git(small.path, "init", "-q")
    git(small.path, "add", "source")
    git(small.path, "commit", "-qm", "All pages", day="2026-01-05")
    small.write(PAGE, small.text(PAGE) + RISK + EFFORT)
    small.write("kommune/notat.md", "---\nsynlighed: intern\n---\n# Notat om ferie\n")
    small.replace("kommune/index.md", "```{toctree}\n", "```{toctree}\nnotat\n")
    git(small.path, "add", "source")
    git(small.path, "commit", "-qm", "A risk\n\nGrund: Lederne er imod", day="2026-03-02")
    return small


def run(folder: Folder, *arguments: str) -> int:
    return main([*arguments, "--mappe", str(folder.path)])


def test_the_command_builds_the_pages_and_nothing_else(
    natural: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    public = natural.path / "_build" / "offentlig"
    assert run(natural, "offentlig") == 0
    assert capsys.readouterr().out == (
        "Den offentlige udgave er uden 2 interne objekter og 1 intern side.\n"
        "Åbn _build/offentlig/index.html\n"
    )
    assert (public / "index.html").is_file()
    assert (public / "program" / "plan" / "index.html").is_file()
    assert not (public / "kommune" / "notat.html").exists()
    assert not (public / "programrisiko").exists()
    page = (public / PAGE.replace(".md", ".html")).read_text(encoding="utf-8")
    assert "Sidst ændret 5. januar 2026." in page
    assert [path for path, text in everything(public) if "lederne er imod" in text] == []
    assert json.loads((public / "fund.json").read_text(encoding="utf-8"))["fund"] == []
    # Later the page links to the risk. Then nothing may be left that somebody could publish.
    natural.replace(
        PAGE, "Når [lærerne]", "Se [](#PRI_IMOD) og [notatet](../notat.md).\n\nNår [lærerne]"
    )
    assert run(natural, "offentlig") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert [line for line in said.err.splitlines() if "IN26" in line] == [
        f"source/{PAGE}:83: FEJL: IN26 linjen nævner PRI_IMOD, som er intern. Ret: skriv linjen "
        "uden den, eller gør PRI_IMOD offentlig. Læs: regel/in26/ [gevinst.IN26]",
        f"source/{PAGE}:83: FEJL: IN26 linjen nævner source/kommune/notat.md, som er intern. Ret: "
        "skriv linjen uden den, eller gør source/kommune/notat.md offentlig. Læs: regel/in26/ "
        "[gevinst.IN26]",
    ]
    assert said.err.endswith("Der er ingen offentlig udgave, før fejlene er rettet.\n")
    assert not public.exists()


def test_what_only_sphinx_sees_in_the_public_pages_is_told_where_it_is_written(
    natural: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page whose only menu is on an internal page is known sooner."""
    natural.write(
        "kommune/notat.md",
        "---\nsynlighed: intern\n---\n# Notat\n\n(ferien)=\n## Ferie\n\n```{toctree}\nbilag\n```\n",
    )
    risk = RISK.replace("IMOD", "ANDEN")
    natural.write("kommune/bilag.md", f"# Bilag\n{risk}\nSe [](#ferien).\n")

    def said(command: str) -> list[str]:
        assert run(natural, command) == 1
        written = capsys.readouterr()
        lines = (written.out + written.err).splitlines()
        return [line.partition(" Læs:")[0] for line in lines if "FEJL:" in line]

    assert said("tjek") == [
        "source/kommune/bilag.md: FEJL: IN26 siden er offentlig, men står kun i menuen på en side, "
        "der er intern. Ret: skriv den også i menuen på en offentlig side, eller gør den intern."
    ]
    natural.replace("kommune/index.md", "notat\n", "notat\nbilag\n")
    natural.replace("kommune/notat.md", "\nbilag\n", "\n")
    assert said("offentlig") == [
        "source/kommune/bilag.md:13: FEJL: IN26 en regel ville finde noget i den offentlige "
        "udgave, som er i orden i håndbogen: IN15 teksten henviser til #ferien, som ikke findes. "
        "Ret: find det interne, som siden hænger sammen med, og gør det offentligt, eller gør "
        "siden intern."
    ]
    assert not (natural.path / "_build" / "offentlig").exists()


def test_a_register_can_be_had_as_all_may_see_it(
    natural: Folder, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(natural, "eksport", "indsatser") == 0
    internal = capsysbinary.readouterr().out.decode().splitlines()
    assert run(natural, "eksport", "indsatser", "--udgave", "offentlig") == 0
    public = capsysbinary.readouterr().out.decode().splitlines()
    assert [line for line in internal if "ADH_SAMTALER" in line] != []
    assert public == [line for line in internal if "ADH_SAMTALER" not in line]
    with pytest.raises(SystemExit):
        run(natural, "eksport", "indsatser", "--udgave", "hemmelig")
    assert "»hemmelig« kan ikke vælges; vælg mellem" in capsysbinary.readouterr().err.decode()


def test_what_is_internal_is_marked_where_it_is_shown(natural: Folder) -> None:
    built = natural.build()
    assert built.findings == ()
    page = built.read(PAGE.replace(".md", ".html"))
    assert page.count("Programrisiko · Intern") == 1
    assert "<p>Dette er den interne udgave. Det, der er mærket »Intern«, står ikke" in page
    assert "Sidst ændret 2. marts 2026: Lederne er imod." in page
    assert "Hele siden er intern." in built.read("kommune/notat.html")
    # When nothing is internal any longer, every page is as in a build from nothing.
    for name in (PAGE, "kommune/notat.md"):
        natural.write(name, natural.text(name).replace("intern\n", "offentlig\n"))
    later = natural.build()
    written = files_of(later.outdir)
    assert "Intern" not in later.read(PAGE.replace(".md", ".html"))
    assert written == files_of(natural.build(fresh=True).outdir)


def test_without_anything_internal_the_editions_are_alike(
    small: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    built = small.build()
    assert "Intern udgave" not in "".join(built.pages.values())
    assert run(small, "offentlig") == 0
    assert capsys.readouterr().out == (
        "Intet er internt, så den offentlige udgave er hele håndbogen.\n"
        "Åbn _build/offentlig/index.html\n"
    )
    assert files_of(small.path / "_build" / "offentlig") == files_of(built.outdir)
