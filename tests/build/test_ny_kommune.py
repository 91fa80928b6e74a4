"""A municipality that takes the example's place meets a handbook without errors on day one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, Folder, new_folder

OWN = "kommunen/programmer/sundhed.md"
"""A page that a municipality has written before it takes the example out."""


TEMPLATE = "extensions/gevinst/skabelon"


def ny_kommune(folder: Folder) -> subprocess.CompletedProcess[str]:
    command = ["make", "--silent", "ny-kommune"]
    return subprocess.run(command, cwd=folder.path, capture_output=True, check=False, text=True)


def handbook(path: Path) -> Folder:
    folder = new_folder(path, ROOT / "source")
    shutil.copy(ROOT / "Makefile", path)
    shutil.copytree(ROOT / TEMPLATE, path / TEMPLATE)
    shutil.copytree(ROOT / "checklists", folder.checklists)
    return folder


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = handbook(tmp_path_factory.mktemp("ny") / "haandbog")
    assert ny_kommune(folder).stdout == (
        "Eksempelkøbing er taget ud. Gå videre med trin 2 i source/skriv/jeres-kommune.md\n"
    )
    return folder


def test_nothing_is_wrong_with_it_and_nothing_of_the_example_is_left(ours: Folder) -> None:
    built = ours.build()
    assert built.lines == []
    assert built.exit_code == 0
    left = [p for p in (ours.source / "kommunen").rglob("*.md") if "EKSEMPEL" in p.read_text()]
    assert left == []
    assert not (ours.source / "kommunen/maalinger").exists()
    assert "Fiktiv kommune" not in built.read("kommunen/index.html")
    sheet = BeautifulSoup(built.read("kommunen/overblik/direktionsark.html"), "html.parser")
    said = sheet.select_one(".et-ark > p")
    assert said is not None
    assert said.get_text() == "Sådan ser det ud den 15. juni 2026. Der er ingen gevinster endnu."


def test_the_guide_still_tells_its_stories_with_text_where_links_were(ours: Folder) -> None:
    page = BeautifulSoup(ours.build().read("vejledning/hvorfor.html"), "html.parser")
    said = page.find(id="EKS_SKOLECHEF")
    assert said is not None
    assert "I Eksempelkøbing ejer skolechefen tre gevinster." in said.get_text()
    linked = [link.get_text() for link in said.select("p a")]
    assert "skolechefen" not in linked
    illustrates = said.select_one(".felt-illustrerer")
    assert illustrates is not None
    assert [link["href"] for link in illustrates.select("li a")] == [
        "../roller/gevinstansvarlig.html#ROL_GEVINSTANSVARLIG",
        "#KRI_TAELLER_I_MIN_VURDERING",
    ]
    assert "findes ikke" not in illustrates.get_text()


def test_a_dead_link_of_ones_own_is_an_error_all_the_same(ours: Folder) -> None:
    with ours.put_back():
        ours.write("kommunen/beslutninger.md", "# Beslutninger\n\nSe [posten](#PER_SKOLECHEF).\n")
        ours.replace("vejledning/hvorfor.md", "#ROL_GEVINSTANSVARLIG)", "#ROL_FINDES_IKKE)")
        found = [(f.code, f.location.path, f.message) for f in ours.build().findings]
    assert found == [
        (
            "IN15",
            "source/kommunen/beslutninger.md",
            "teksten henviser til #PER_SKOLECHEF, som ikke findes",
        ),
        (
            "IN15",
            "source/vejledning/hvorfor.md",
            "teksten henviser til #ROL_FINDES_IKKE, som ikke findes",
        ),
    ]


def test_ones_own_pages_stay_and_another_municipality_is_never_taken_out(tmp_path: Path) -> None:
    folder = handbook(tmp_path / "haandbog")
    folder.write(OWN, "# Sundhed\n")
    assert ny_kommune(folder).returncode == 0
    assert folder.text(OWN) == "# Sundhed\n"
    folder.write("kommunen/maal.md", "# Vores mål\n")
    again = ny_kommune(folder)
    assert again.returncode != 0
    assert again.stdout == (
        "Det er ikke Eksempelkøbing, der står i source/kommunen/. Intet er ændret.\n"
    )
    assert folder.text("kommunen/maal.md") == "# Vores mål\n"
