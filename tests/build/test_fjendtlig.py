"""Attacks written on pages and in files: nothing runs, nothing leaks, and each has its finding."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path

import pytest
from conftest import GRUND, ROOT, Folder, Site, files_of, new_folder
from gevinst.model.finding import Finding
from gevinst.sphinx_ext.guard import DIRECTIVES, ROLES

SECRET = "hemmeligt-indhold-3141"

DIRECTIVE_ATTACKS = {
    # directive with its argument: the lines under it, where {marker} is Python that leaves a file
    "needtable": ":filter: {marker}",
    "needlist": ":filter: {marker}",
    "needflow": ":filter: {marker}",
    "needpie Cirkel": "{marker}",
    "needbar Søjler": "{marker}",
    "needif {marker}": "Tekst",
    "needextend {marker}": ":status: lukket",
    "needimport {secret}": "",
    "needservice github": "",
    "needreport": ":template: {secret}",
    "needuml": "{{{{ {marker} }}}}",
    "needextract": ":filter: {marker}",
    "list2need": "* {marker}",
    "include {secret}": "",
    "literalinclude {secret}": "",
    "csv-table Tabel": ":file: {secret}",
    "raw html": ":file: {secret}",
    "eval-rst": ".. include:: {secret}",
    "only html": "Tekst",
    "math": "x",
    "graphviz {secret}": "",
    "py:function f()": "",
    "meta": ":description: x",
    "role angreb(raw)": ":format: html",
    "default-role raw": "",
    "parsed-literal": "x",
    "class x": "",
    "highlight html": "",
    "button-link javascript:alert(1)": "",
}
UNKNOWN_HERE = ("graphviz", "needif", "list2need")
"""Directives of extensions or versions that may not be installed: then they are said to be
unknown."""


def attack(name: str, lines: str, marker: str, secret: str) -> str:
    filled = f"```{{{name.partition(' ')[0]}}} {name.partition(' ')[2]}\n{lines}\n```\n"
    return filled.replace("{marker}", marker).replace("{secret}", secret)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small municipality with an attack of each kind on one page."""
    root = tmp_path_factory.mktemp("fjendtlig")
    folder = new_folder(root / "lille", GRUND)
    secret = root / "hemmelig.txt"
    secret.write_text(SECRET, encoding="utf-8")
    folder.source.joinpath("genvej.txt").symlink_to(secret)
    folder.source.joinpath("side.html").write_text("<script>alert(2)</script>", encoding="utf-8")
    folder.source.joinpath("tegning.svg").write_text("<svg><script/></svg>", encoding="utf-8")
    marker = f"[].append(__import__('pathlib').Path({str(root / 'koert')!r}).touch()) or True"
    up = os.path.relpath(secret, folder.source)
    pieces = [attack(name, lines, marker, up) for name, lines in DIRECTIVE_ATTACKS.items()]
    folder.write(
        "angreb.md",
        "---\nmyst:\n  enable_extensions: [substitution, html_image]\n  substitutions:\n"
        f'    x: "{{{{ {marker} }}}}"\nhtml_meta: {{robots: noindex}}\norphan: true\n---\n'
        "# Angreb {{ x }} {{ 7 * 191 }}\n\n"
        f":::{{pulje}} [[echo('koert-funktion')]] <<[{marker}]:koert-variant, b>> <i>titel</i>\n"
        ":id: PUL_ANGREB\n"
        f":beskrivelse: <script>alert(3)</script> [[echo('koert-felt')]] <<{marker}: ja, nej>>\n\n"
        "Her er {{ 7 * 191 }} <script>alert(4)</script>\n:::\n\n"
        + "\n".join(pieces)
        + "\n<iframe src='https://eksempel.example'></iframe>\n\n"
        f"{{raw}}`x` {{download}}`{up}` {{ndf}}`echo('koert-rolle')` {{math}}`x`\n\n"
        f"[ud]({up}) [genvej](genvej.txt) [side](side.html) <path:{up}> ![ud]({up}) "
        f"![tegning](tegning.svg) ![alle](tegning.*)\n\n"
        "[a](javascript:alert(5)) [b](vbscript:x) [c](data:text/html,x) <javascript:alert(6)>\n\n"
        "[d]: javascript:alert(7)\n\n[e][d]\n\n"
        "::::{grid} 1\n:::{grid-item-card} Kort\n:link: javascript:alert(8)\nTekst\n:::\n::::\n\n"
        "```{figure} https://eksempel.example/sporing.png\n:target: javascript:alert(9)\n```\n\n"
        f"```{{toctree}}\n:glob:\n\n../*\n{up}\n```\n",
    )
    folder.replace("index.md", "roller\n", "roller\nangreb\n")
    return Site(folder, folder.build())


def refused(site: Site, noun: str) -> set[str]:
    """What the findings say is not allowed."""
    found = (re.match(rf"\{{([^}}]+)\}} er ikke tilladt {noun}", f.message) for f in findings(site))
    return {match[1] for match in found if match}


def findings(site: Site) -> list[Finding]:
    return [f for f in site.built.findings if f.location.path == "source/angreb.md"]


def test_nothing_on_a_page_is_run(attacked: Site) -> None:
    assert not (attacked.folder.path.parent / "koert").exists()
    html = attacked.built.read("angreb.html")
    needs = attacked.built.read("needs.json")
    for text in (html, needs):
        assert "[[echo(" in text  # shown as it is written, and so not run
        assert str(7 * 191) not in text


def test_every_directive_and_role_that_is_not_allowed_has_a_finding(attacked: Site) -> None:
    names = {name.partition(" ")[0] for name in DIRECTIVE_ATTACKS}
    unknown = {
        match[1]
        for f in findings(attacked)
        if (match := re.match(r"\{(.+)\} er ikke en objekttype", f.message))
    }
    assert unknown <= set(UNKNOWN_HERE)
    assert refused(attacked, "på en side") == names - unknown
    assert refused(attacked, "i teksten") == {"raw", "download", "ndf", "math"}
    assert "Traceback" not in attacked.built.stderr


def test_each_finding_stands_on_the_line_of_what_it_is_about(attacked: Site) -> None:
    lines = attacked.folder.text("angreb.md").splitlines()
    said = 0
    for f in findings(attacked):
        if match := re.match(r"\{([^}]+)\} er ikke (?:tilladt|en objekttype)", f.message):
            assert f"{{{match[1]}}}" in lines[f.location.line - 1]
            said += 1
        elif match := re.match(r"(?:billedet|filen|linket) »([^»…]+)…?«", f.message):
            near = "\n".join(lines[f.location.line - 1 : f.location.line + 2])
            assert match[1] in near
            said += 1
    assert said >= len(DIRECTIVE_ATTACKS) + 10


def test_the_head_of_a_page_changes_nothing(attacked: Site) -> None:
    said = [f.location.line for f in findings(attacked) if "øverst på siden" in f.message]
    assert said == [2, 3, 4, 5, 6, 7]
    assert 'name="robots"' not in attacked.built.read("angreb.html")


def test_no_script_of_a_page_and_no_link_to_one_is_published(attacked: Site) -> None:
    for name, html in attacked.built.pages.items():
        for number in range(2, 10):
            assert f"<script>alert({number})" not in html, name
        assert not re.search(r"<i>titel|<iframe", html), name
        assert not re.search(r"""(?:href|src)=["']?\s*(?:javascript|vbscript|data):""", html), name
        assert "eksempel.example/sporing" not in html, name


def test_no_file_outside_the_pages_is_published(attacked: Site) -> None:
    published = [path for path in attacked.built.outdir.rglob("*") if path.is_file()]
    for path in published:
        assert SECRET.encode() not in path.read_bytes(), path
    names = {path.name for path in published}
    assert not names & {"genvej.txt", "side.html", "tegning.svg", "hemmelig.txt"}


def test_a_page_and_its_findings_are_the_same_next_time(attacked: Site) -> None:
    again = attacked.folder.build()
    assert again.lines == attacked.built.lines
    assert again.exit_code == 1


def test_authors_are_told_what_is_allowed() -> None:
    page = (ROOT / "source/skriv/program.md").read_text(encoding="utf-8")
    for name in (*DIRECTIVES, *ROLES):
        assert f"`{{{name}}}`" in page, name


# -- odd files ------------------------------------------------------------------------------------

BENEFITS = "kommune/programmer/planlaegning.md"


def test_pages_saved_in_any_right_way_give_the_same_site(small_site: Site, tmp_path: Path) -> None:
    """With a mark, with the line ends of Windows and of old, with letters of two characters."""
    folder = new_folder(tmp_path / "lille", GRUND)
    ways = (
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: unicodedata.normalize("NFD", text).encode(),
    )
    for number, page in enumerate(sorted(folder.source.rglob("*.md"))):
        page.write_bytes(ways[number % len(ways)](page.read_text(encoding="utf-8")))
    assert folder.build().lines == []
    assert files_of(folder.path / "_build/html") == files_of(small_site.built.outdir)


def test_a_page_that_is_not_utf8_has_one_finding_and_all_its_objects(small: Folder) -> None:
    text = small.text(BENEFITS)
    line = next(n for n, line in enumerate(text.splitlines(), 1) if not line.isascii())
    letter = next(letter for letter in text if not letter.isascii())
    small.page(BENEFITS).write_bytes(text.encode("cp1252"))
    message = (
        f"source/{BENEFITS}:{line} FEJL IN31 filen er ikke gemt som UTF-8: byten "
        f"0x{letter.encode('cp1252')[0]:02X} i linje {line} er ikke noget tegn. Ret: gem filen "
        "igen med tegnsættet UTF-8. I Notesblok vælger du det i feltet Kodning under Gem som."
    )
    for builder in ("html", "html", "tjek"):
        built = small.build(builder)
        assert built.lines == [message]
        assert built.exit_code == 1
    objects = json.loads(small.path.joinpath("_build/html/needs.json").read_text(encoding="utf-8"))
    assert "Lærerne deler forløb" in [
        need["title"] for need in objects["versions"][""]["needs"].values()
    ]
    small.page(BENEFITS).write_bytes(text.encode())
    assert small.build().lines == []


def test_odd_files_have_clear_findings_and_stop_nothing(small: Folder) -> None:
    """Each is said by itself: with all of them together no page is lost."""
    write = small.write
    write("tom.md", "")
    colons = [":" * (60 - n) for n in range(50)]
    begun, ended = (
        (f"{line}{{note}}\n\n" for line in colons),
        (f"{line}\n" for line in colons[::-1]),
    )
    write("dyb.md", "# Dyb\n\n" + "".join([*begun, *ended]))
    write(
        "citat.md",
        "# Citat\n\n" + ">" * 3000 + " x\n\n" + "[" * 3000 + "\n\n" + "*" * 3000 + " y\n",
    )
    write("lang.md", f"# {'Lang ' * 1000}\n\n{'ord ' * 20_000}\n")
    write("kommune/Æble side.md", "# Med æ og mellemrum\n")
    write("to.md", "# To\n")
    write("To.md", "# To igen\n")
    outside = small.path / "udenfor.md"
    outside.write_text(f"# {SECRET}\n", encoding="utf-8")
    small.page("genvej.md").symlink_to(outside)
    small.page("ring").symlink_to(small.source)
    small.page("mappe.md").mkdir()
    Path(os.fsdecode(os.fsencode(small.source) + b"/\xe6.md")).write_text("# X\n", "utf-8")
    menu = "roller\ntom\ndyb\ncitat\nlang\nkommune/Æble side\nto\nTo\n"
    small.replace("index.md", "roller\n", menu)
    first = small.build()
    start = small.text("index.md").splitlines().index("```{toctree}") + 1
    twice = "på mange maskiner er de den samme fil. Ret: giv den ene et andet navn."
    names = "Ret: giv den et navn med små bogstaver a-z, tal og bindestreg."
    link = (
        "FEJL IN31 dette er en genvej, og den bliver ikke fulgt. Ret: læg selve filen eller "
        "mappen her, eller slet genvejen."
    )
    assert first.lines == [
        f"source/To.md:0 FEJL IN31 kun store og små bogstaver skiller den fra to.md, og {twice}",
        "source/\\udce6.md:0 FEJL IN31 filens navn kan ikke være en adresse. " + names,
        "source/dyb.md:23 FEJL IN28 {note} står i for mange andre, den ene inden i den anden. "
        "Ret: flyt den ud. Der kan højst stå 10 inden i hinanden.",
        f"source/genvej.md:0 {link}",
        f"source/index.md:{start} FEJL IN16 menuen kan ikke vise siden »tom«, fordi den ingen "
        "overskrift har. Ret: skriv # og en overskrift øverst på siden.",
        "source/kommune/Æble side.md:0 FEJL IN31 filens navn kan ikke være en adresse. " + names,
        f"source/ring:0 {link}",
        f"source/to.md:0 FEJL IN31 kun store og små bogstaver skiller den fra To.md, og {twice}",
    ]
    assert small.build().lines == first.lines
    assert SECRET not in "".join(first.pages.values())
