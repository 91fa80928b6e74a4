"""What a municipality sets in ``conf.py`` is judged, and is seen on the pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT, Folder
from gevinst.sphinx_ext.colours import in_the_dark, mistake
from gevinst.sphinx_ext.logo import HEIGHT, MOST_BYTES
from sphinx.errors import ConfigError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"/>'


@pytest.mark.parametrize("builder", ["tjek", "html"])
def test_a_wrong_colour_and_a_wrong_logo_are_told_at_once(small: Folder, builder: str) -> None:
    with pytest.raises(ConfigError) as raised:
        small.build(builder, settings={"gevinst_farve": "#ffcc00", "gevinst_logo": "vaaben.jpg"})
    assert str(raised.value) == (
        "gevinst_farve i conf.py er »#ffcc00«. Mod den gule markering (#fff1b3) er kontrasten "
        "1,33:1, og den skal være mindst 4,50:1. Ret: vælg en mørkere. Den nærmeste i samme tone "
        "er #856b00. gevinst_logo i conf.py er »vaaben.jpg«. Ret: brug en fil, der ender på .svg "
        "eller .png."
    )


def test_the_colour_and_the_logo_are_on_the_pages(small: Folder) -> None:
    (small.path / "vaaben.svg").write_text(SVG)
    built = small.build(settings={"gevinst_farve": "#7A1FA2", "gevinst_logo": "vaaben.svg"})
    style = built.read("_static/udseende.css")
    assert "--gv-farve:#7a1fa2;" in style
    assert style.count(f"--gv-farve:{in_the_dark('#7a1fa2')};") == 2
    assert '<img src="_static/logo.svg" alt="" width="72" height="36">' in built.read("index.html")
    assert 'fill="#7A1FA2"' in built.read("_static/ikon.svg")
    own_page = built.read("person/skolechef/index.html")
    assert '<img src="../../_static/logo.svg" alt="" width="72" height="36">' in own_page
    without = small.build()
    assert "<img" not in without.read("index.html")
    assert not (Path(without.outdir) / "_static/logo.svg").exists()


def test_pages_load_what_they_use_and_no_more(small: Folder) -> None:
    head = small.build().read("index.html").partition("</head>")[0]
    loaded = [part.partition('"')[0].partition("?")[0] for part in head.split("_static/")[1:]]
    assert loaded.pop() == "ikon.svg"
    assert loaded == ["udseende.css", "tema.css", "gevinst.css", "gevinst.js", "soeg.js"]


def test_the_site_has_no_file_of_style_or_script_that_no_page_loads(small: Folder) -> None:
    small.write("kort.md", "---\norphan: true\n---\n# Kort\n\n:::{dropdown} Mere\nTekst\n:::\n")
    small.replace("roller.md", "# Roller", "# Roller\n\n```{register} roller\n```")
    for _ in range(2):  # others copy theirs again in each build
        built = small.build()
        static = built.outdir / "_static"
        found = {p.relative_to(static).as_posix() for p in static.rglob("*")}
        loaded = set(re.findall(r"_static/([^\"?]+)", "".join(built.pages.values())))
        assert found == loaded
        assert {"gevinst.js", "register.js", "fejlside.js", "sphinx-design.min.css"} <= found
        small.write("roller.md", f"{small.text('roller.md')}\nMere.\n")


@pytest.mark.parametrize(
    "name",
    ["sphinx-data-viewer/jsonview.bundle.css", "sphinx-needs/common.css", "design-tabs.js"],
)
def test_half_a_file_that_a_killed_build_has_left_is_no_error(name: str, small: Folder) -> None:
    built = small.build()
    half = built.outdir / "_static" / name
    half.parent.mkdir(exist_ok=True)
    half.write_text("halv", encoding="utf-8")
    small.write("roller.md", f"{small.text('roller.md')}\nMere.\n")
    assert small.build().lines == []
    assert not half.exists()


def test_only_a_page_with_a_grid_loads_the_style_of_grids(small: Folder) -> None:
    small.write("kort.md", "---\norphan: true\n---\n# Kort\n\n:::{dropdown} Mere\nTekst\n:::\n")
    built = small.build()
    html = built.read("kort.html")
    assert 'href="_static/sphinx-design.min.css' in html
    assert "design-tabs.js" not in html
    assert "sphinx-design" not in built.read("roller.html")


def test_the_page_about_the_colour_and_the_logo_says_what_is_so() -> None:
    page = (ROOT / "source/skriv/udseende.md").read_text(encoding="utf-8")
    what, mend = mistake("#ffcc00") or ("", "")
    assert f"\ngevinst_farve i conf.py {what}. Ret: {mend}.\n" in page
    assert f"højst fylde {MOST_BYTES // 1000} kB" in page
    assert f"{HEIGHT} billedpunkter høj" in page
