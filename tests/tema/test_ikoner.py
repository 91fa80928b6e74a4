"""A picture for each kind of object."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from gevinst.model.typer import OBJEKTTYPER
from gevinst.sphinx_ext.icons import ICONS, stylesheet


def test_each_kind_of_object_has_an_icon_and_no_other_has() -> None:
    assert sorted(ICONS) == sorted(cls.om.navn for cls in OBJEKTTYPER)
    for cls in OBJEKTTYPER:
        assert f".ikon-{cls.om.sti}{{" in stylesheet()


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_a_line_within_its_square(name: str) -> None:
    assert re.fullmatch(r"[MmLlHhVvCcSsAaZz0-9 .-]+", ICONS[name])
    starts = re.findall(r"M([\d.]+) ([\d.]+)", ICONS[name])
    assert all(0 <= float(x) <= 16 and 0 <= float(y) <= 16 for x, y in starts)


def test_what_the_style_sheet_shows_is_svg() -> None:
    addresses = re.findall(r'url\("data:image/svg\+xml,(.*?)"\)', stylesheet())
    assert len(addresses) == len(ICONS)
    for address in addresses:
        svg = address.replace("%3C", "<").replace("%3E", ">").replace("%23", "#")
        assert ElementTree.fromstring(svg).tag.endswith("svg")
