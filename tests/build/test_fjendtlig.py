"""Attacks written on pages and in files: nothing runs, nothing leaks, and each has its finding."""

from __future__ import annotations

import os
import re

import pytest
from conftest import GRUND, ROOT, Site, new_folder
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
