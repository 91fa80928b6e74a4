"""`needs.json` is what sphinx-needs would write of our objects, and costs next to nothing."""

from __future__ import annotations

import json

from conftest import Built, Folder

PAGE = "kommune/programmer/planlaegning"
BROKEN = """# Brudt

:::{person} Uden id
:::

:::{person} Forkert id
:id: per forkert
:::

:::{person} En tvilling
:id: PER_SKOLECHEF
:ansat_i: ENH_SKOLER
:::

::::{gevinst}
:id: GEV_A10
:giver: EFF_LAERIN; GEV_A9, GEV_A9 GEV_FORLOEB
:foer: [[copy("id", "GEV_A9")]]
:ukendt: noget

Tekst, der ender her.

:::{gevinst} Inde i en anden
:id: GEV_A9
:giver: EFF_X[1/0]
:gevinstansvarlig: PER_SKOLECHEF
:::
::::
"""


def needs_of(built: Built) -> str:
    return built.read("needs.json")


def by_itself(folder: Folder) -> str:
    """What sphinx-needs writes when it is given all objects and makes the file alone."""
    return needs_of(folder.build("needs"))


def test_needs_json_is_what_sphinx_needs_would_write(warm: Folder) -> None:
    written = needs_of(warm.build())
    assert json.loads(by_itself(warm)) == json.loads(written)


def test_what_is_wrong_on_a_page_is_in_needs_json_as_sphinx_needs_would_have_it(
    measured: Folder,
) -> None:
    measured.write("brudt.md", BROKEN)
    measured.replace("index.md", "roller\n", "roller\nbrudt\n")
    written = needs_of(measured.build())
    [version] = json.loads(written)["versions"].values()
    assert version["needs"]["GEV_A10"]["giver"] == ["EFF_LAERIN", "GEV_A9", "GEV_FORLOEB"]
    assert version["needs"]["GEV_A10"]["foer"] == '[[copy("id", "GEV_A9")]]'
    assert version["needs"]["GEV_A9"]["giver_back"] == ["GEV_A10"]
    assert version["needs"]["PER_SKOLECHEF"]["docname"] == "brudt"
    assert by_itself(measured) == written


def test_a_build_has_no_needs_in_its_environment(small: Folder) -> None:
    """Or each of them would be saved with the environment, and loaded in every build."""
    seen = []
    small.listeners = {
        "build-finished": lambda app, exception: seen.append(len(app.env._needs_all_needs))
    }
    small.build()
    assert seen == [0]
