"""Every page is valid HTML, in the eyes of the Nu Html Checker."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import valider
from .valider import Remark, remarks

WRONG = """<!DOCTYPE html>
<html lang="da">
<head><meta charset="utf-8"><title>Forkert</title></head>
<body>
<h1></h1>
<ul><p>Ikke et punkt</p></ul>
<img src="æble.png">
</body>
</html>
"""


@pytest.fixture(scope="module")
def planted(tmp_path_factory) -> Path:
    """A page with three faults, and a part of a theme that is no page."""
    folder = tmp_path_factory.mktemp("forkert")
    (folder / "på siden").mkdir()
    (folder / "på siden" / "index.html").write_text(WRONG, encoding="utf-8")
    (folder / "_static").mkdir()
    (folder / "_static" / "del.html").write_text("{% macro %}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def found(site: Path, planted: Path) -> dict[Path, list[Remark]]:
    """What is said of both, of one start of the checker."""
    return remarks(site, planted)


def test_every_page_is_valid(found, site):
    assert [str(remark) for remark in found[site]] == []


def test_an_error_and_a_warning_are_found(found, planted):
    """Otherwise the test above would hold because nothing is looked at."""
    assert [(remark.page, remark.line, remark.message) for remark in found[planted]] == [
        ("på siden/index.html", 5, "Empty heading."),
        (
            "på siden/index.html",
            6,
            "Element “p” not allowed as child of element “ul” in this context. "
            "(Suppressing further errors from this subtree.)",
        ),
        (
            "på siden/index.html",
            7,
            "An “img” element must have an “alt” attribute, except under certain conditions. "
            "For details, consult guidance on providing text alternatives for images.",
        ),
    ]
    assert '<img src="æble.png">' in found[planted][2].excerpt


def test_the_command_says_page_line_and_what_is_wrong(monkeypatch, planted, capsys):
    remark = Remark("rolle/x.html", 7, "Empty heading.", "<h1></h1>")
    monkeypatch.setattr(valider, "remarks", lambda folder: {folder: [remark]})
    assert valider.main(planted) == 1
    assert capsys.readouterr().out == (
        "rolle/x.html:7: »Empty heading.« Der står: <h1></h1>\n"
        "Nu Html Checker fandt 1 fejl på 1 af 1 sider. "
        "Ret: find siden eller dens skabelon i sphinx_ext/templates, og byg igen.\n"
    )
    monkeypatch.setattr(valider, "remarks", lambda folder: {folder: []})
    assert valider.main(planted) == 0
    assert capsys.readouterr().out == "Nu Html Checker fandt 0 fejl på 1 sider.\n"


def test_what_is_missing_is_said(monkeypatch, planted, tmp_path, capsys):
    assert valider.main(tmp_path) == 1
    assert capsys.readouterr().out == (
        f"Der er ingen sider i {tmp_path}. Ret: kør »make html« først.\n"
    )
    monkeypatch.setenv("PATH", "")
    assert valider.main(planted) == 1
    assert capsys.readouterr().out == (
        "Der er ingen Java. Ret: installér pakken default-jre-headless, og prøv igen.\n"
    )
