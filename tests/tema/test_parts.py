"""Icons, and the roles of tables that stack."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from gevinst.model.typer import OBJEKTTYPER
from gevinst.sphinx_ext.icons import ICONS, stylesheet
from gevinst.sphinx_ext.tables import with_roles


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
    for address in re.findall(r'url\("data:image/svg\+xml,(.*?)"\)', stylesheet()):
        svg = address.replace("%3C", "<").replace("%3E", ">").replace("%23", "#")
        assert ElementTree.fromstring(svg).tag.endswith("svg")


def test_each_part_of_a_table_that_stacks_has_its_role() -> None:
    table = (
        '<table class="maalinger stabler">\n<caption>Tal</caption>\n'
        '<thead><tr><th scope="col">A</th> <th scope="col">B</th></tr></thead>\n'
        '<tbody>\n<tr class="x"><th scope="row">1</th> <td data-label="B">2</td></tr>\n'
        "</tbody></table>"
    )
    assert with_roles(f"<p>før</p>{table}<p>efter</p>") == (
        '<p>før</p><table role="table" class="maalinger stabler">\n<caption>Tal</caption>\n'
        '<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">A</th> '
        '<th scope="col" role="columnheader">B</th></tr></thead>\n'
        '<tbody role="rowgroup">\n<tr role="row" class="x"><th scope="row" role="rowheader">1</th> '
        '<td role="cell" data-label="B">2</td></tr>\n</tbody></table><p>efter</p>'
    )


def test_a_table_that_stays_a_table_needs_no_roles() -> None:
    plain = '<table class="register-tabel"><tr><td>stabler</td></tr></table>'
    assert with_roles(plain) == plain
    both = f'{plain}<table class="stabler"><tr><td>1</td></tr></table>'
    assert with_roles(both) == (
        f'{plain}<table role="table" class="stabler"><tr role="row"><td role="cell">1</td></tr>'
        "</table>"
    )
