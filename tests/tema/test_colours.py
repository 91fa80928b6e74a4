"""The colours can be read on what they stand on, and a municipality's own are held to the same."""

from __future__ import annotations

import colorsys

import pytest
from gevinst.sphinx_ext.colours import (
    MAIN,
    PALETTE,
    READ,
    USES,
    contrast,
    in_the_dark,
    in_the_light,
    mistake,
    stylesheet,
    with_main,
)

STANDARD = "#0f5c6e"
EVERY_HUE = [
    "#" + "".join(f"{round(255 * part):02x}" for part in colorsys.hls_to_rgb(hue / 12, light, 1))
    for hue in range(12)
    for light in (0.1, 0.3, 0.5, 0.7, 0.9)
]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that can be read on white
        ("#777777", "#ffffff", 4.48),
        ("#f00", "#ffffff", 4.0),
    ],
)
def test_contrast_is_counted_as_wcag_does(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("use", USES, ids=lambda use: use.colour)
def test_every_colour_stands_clear_of_what_it_is_used_on(use, scheme: int) -> None:
    colours = with_main(STANDARD)
    for surface in use.on:
        ratio = contrast(colours[use.colour][scheme], colours[surface][scheme])
        assert ratio >= use.ratio, (use.colour, surface)


def test_every_colour_has_a_use_but_surfaces_and_ornaments() -> None:
    used = {use.colour for use in USES}
    assert set(PALETTE) | {MAIN} == used | {"bund", "flade", "maerke", "kant"}


@pytest.mark.parametrize("main", EVERY_HUE)
def test_any_main_colour_has_one_near_it_that_can_be_read_in_the_light(main: str) -> None:
    assert mistake(in_the_light(main)) is None


@pytest.mark.parametrize("main", EVERY_HUE)
def test_any_main_colour_can_be_read_in_the_dark(main: str) -> None:
    shown = in_the_dark(main)
    for surface in ("bund", "flade", "maerke"):
        assert contrast(shown, PALETTE[surface][1]) >= READ


def test_a_colour_that_can_be_read_is_left_as_it_is() -> None:
    assert in_the_light(STANDARD) == STANDARD
    assert with_main(STANDARD)[MAIN][0] == STANDARD
    assert in_the_dark("#ffffff") == "#ffffff"


def test_one_that_cannot_is_told_with_the_ratio_and_the_nearest_that_can() -> None:
    assert mistake("#FFCC00") == (
        "er »#FFCC00«. Mod den gule markering (#fff1b3) er kontrasten 1,33:1, og den skal være "
        "mindst 4,50:1",
        f"vælg en mørkere. Den nærmeste i samme tone er {in_the_light('#ffcc00')}",
    )


def test_a_ratio_is_not_rounded_up_to_enough() -> None:
    almost = "#5757f7"
    assert 4.495 < contrast(almost, PALETTE["maerke"][0]) < READ
    found = mistake(almost)
    assert found is not None
    assert "kontrasten 4,49:1" in found[0]


@pytest.mark.parametrize("written", ["blå", "#12345", "0f5c6e", "#0f5c6g", "", None, 7])
def test_what_is_no_colour_is_told_with_how_to_write_one(written: object) -> None:
    assert mistake(written) == (
        f"er »{written}«",
        "skriv den som # og seks tegn fra 0-9 og a-f, for eksempel #0f5c6e",
    )


def test_three_signs_are_a_colour_too() -> None:
    assert mistake("#036") is None
    assert with_main("#036")[MAIN][0] == "#003366"


def test_the_style_sheet_has_the_light_colours_on_paper_and_the_readers_choice_first() -> None:
    light, device, chosen = stylesheet(STANDARD).splitlines()
    assert light.startswith(":root{color-scheme:light;")
    assert f"--gv-farve:{STANDARD};" in light
    assert device.startswith("@media screen and (prefers-color-scheme:dark){:root:not([data-farver")
    assert chosen.startswith("@media screen{:root[data-farver=moerk]{color-scheme:dark;")
    assert f"--gv-farve:{in_the_dark(STANDARD)};" in device
    assert f"--gv-farve:{in_the_dark(STANDARD)};" in chosen
