"""A logo is a small file that says its size; anything else is told with how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest
from gevinst.sphinx_ext.logo import HEIGHT, MOST_BYTES, read

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><path d="M0 0h1v1"/></svg>'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def png(width: int, height: int) -> bytes:
    return PNG + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x06"


@pytest.mark.parametrize(
    ("name", "data", "width"),
    [
        ("a.svg", SVG.format('viewBox="0 0 200 100"'), 2 * HEIGHT),
        ("a.svg", SVG.format('viewBox="0,0,200,100"'), 2 * HEIGHT),
        ("a.svg", SVG.format('width="30px" height="10"'), 3 * HEIGHT),
        ("a.png", png(300, 100), 3 * HEIGHT),
        ("a.png", png(1, 1000), 1),
    ],
)
def test_the_size_is_read_so_that_nothing_moves(
    tmp_path: Path, name: str, data: str | bytes, width: int
) -> None:
    content = data.encode() if isinstance(data, str) else data
    (tmp_path / name).write_bytes(content)
    found, wrong = read(tmp_path, name)
    assert wrong is None
    assert found is not None
    assert (found.name, found.data, found.width) == (f"logo{name[1:]}", content, width)


NO_SIZE = (
    "er »a{}«, men filen siger ikke, hvor bred og høj den er",
    "gem den igen som .svg med viewBox eller som .png",
)


@pytest.mark.parametrize(
    "data",
    [
        SVG.format(""),
        SVG.format('viewBox="0 0 200 0"'),
        SVG.format('viewBox="0 0 x y"'),
        SVG.format('width="100%" height="10"'),
        SVG.format('viewBox="0 0 200 100"')[:-1],
        '<html viewBox="0 0 200 100"/>',
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format('viewBox="0 0 200 100"'),
        "",
    ],
)
def test_an_svg_that_does_not_say_its_size(tmp_path: Path, data: str) -> None:
    (tmp_path / "a.svg").write_text(data)
    assert read(tmp_path, "a.svg") == (None, (NO_SIZE[0].format(".svg"), NO_SIZE[1]))


@pytest.mark.parametrize("data", [b"", PNG, png(0, 5), png(5, 0), b"GIF89a" + png(5, 5)])
def test_a_png_that_does_not_say_its_size(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    assert read(tmp_path, "a.png") == (None, (NO_SIZE[0].format(".png"), NO_SIZE[1]))


@pytest.mark.parametrize("written", ["a.jpg", "a", 5, "a.svg.exe"])
def test_another_kind_of_file(tmp_path: Path, written: object) -> None:
    assert read(tmp_path, written) == (
        None,
        (f"er »{written}«", "brug en fil, der ender på .svg eller .png"),
    )


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert read(tmp_path, "logo/a.svg") == (
        None,
        ("er »logo/a.svg«, men den fil er der ikke", "skriv stien fra mappen med conf.py"),
    )


def test_a_file_that_every_page_would_wait_for(tmp_path: Path) -> None:
    start = SVG.format('viewBox="0 0 2 1"')
    (tmp_path / "a.svg").write_text(start + " " * (MOST_BYTES - len(start)))
    assert read(tmp_path, "a.svg")[1] is None
    (tmp_path / "a.svg").write_text(start + " " * (MOST_BYTES - len(start) + 1))
    assert read(tmp_path, "a.svg") == (
        None,
        (
            "er »a.svg«. Filen fylder 20 kB, og den skal hentes med hver side",
            "gør den højst 20 kB stor",
        ),
    )
