"""After every kind of edit, what is built on top of before is what a clean build gives."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import (
    GRUND,
    MEASURED_PAGE,
    MEASUREMENTS,
    Folder,
    copy_of,
    files_of,
    new_folder,
    with_measurements,
)

ORGANISATION = "kommune/organisation.md"
PROGRAMMES = "kommune/programmer/planlaegning.md"


def change_a_posts_title(folder: Folder) -> None:
    folder.replace(ORGANISATION, ":::{person} Skolechef", ":::{person} Chef for skolerne")


def change_a_benefits_title(folder: Folder) -> None:
    folder.replace(PROGRAMMES, "Lærerne deler forløb", "Lærerne deler deres forløb")


def change_a_linked_programmes_title(folder: Folder) -> None:
    page = "kommune/programmer/gennemfoerelse.md"
    folder.replace(page, ":::{program} Skolen i gang", ":::{program} Skolen er i gang")


def change_a_field(folder: Folder) -> None:
    folder.replace(PROGRAMMES, ":foer: 45 minutter", ":foer: 50 minutter")


def change_a_text(folder: Folder) -> None:
    folder.replace(PROGRAMMES, "går der mindre tid", "går der meget mindre tid")


def delete_an_object(folder: Folder) -> None:
    text = folder.text(ORGANISATION)
    start, end = text.index(":::{enhed} Skole Nord"), text.index(":::{enhed} Social")
    folder.write(ORGANISATION, text[:start] + text[end:])


def delete_a_page(folder: Folder) -> None:
    folder.page("roller.md").unlink()
    folder.replace("index.md", "roller\n", "")


def delete_a_page_that_is_in_the_menu(folder: Folder) -> None:
    folder.page("roller.md").unlink()


def delete_a_page_that_others_link_to(folder: Folder) -> None:
    links = "[](roller.md), [](roller.md#roller) og {doc}`roller`"
    folder.write("faser.md", folder.text("faser.md") + f"\nSe {links}.\n")
    folder.build()
    delete_a_page(folder)


def put_back_a_page_with_the_time_it_had(folder: Folder) -> None:
    page = folder.page(PROGRAMMES)
    times = page.stat().st_atime, page.stat().st_mtime
    change_a_field(folder)
    os.utime(page, times)


def put_back_a_file_with_the_time_it_had(folder: Folder) -> None:
    file = folder.page(MEASUREMENTS)
    times = file.stat().st_atime, file.stat().st_mtime
    change_a_number_in_a_file(folder)
    os.utime(file, times)


def add_an_object(folder: Folder) -> None:
    folder.replace(
        ORGANISATION,
        "## Poster",
        ":::{enhed} Skole Syd\n:id: ENH_SYD\n:type: institution\n:overenhed: ENH_SKOLER\n:::\n\n"
        "## Poster",
    )


def add_a_page(folder: Folder) -> None:
    folder.write("ny.md", "# En ny side\n\nSe [](#GEV_FORLOEB).\n")
    folder.replace("index.md", "roller\n", "roller\nny\n")


def move_a_page(folder: Folder) -> None:
    folder.page("andet").mkdir()
    folder.page("roller.md").rename(folder.page("andet/roller.md"))
    folder.replace("index.md", "roller\n", "andet/roller\n")


def move_a_page_with_objects_that_others_show(folder: Folder) -> None:
    folder.page("andet").mkdir()
    folder.page(ORGANISATION).rename(folder.page("andet/organisation.md"))
    folder.replace("kommune/index.md", "organisation\n", "")
    folder.replace("index.md", "roller\n", "roller\nandet/organisation\n")


def move_an_object_to_another_page(folder: Folder) -> None:
    text = folder.text(ORGANISATION)
    start, end = text.index(":::{person} Teknikchef"), text.index(":::{person} Konsulent")
    folder.write(ORGANISATION, text[:start] + text[end:])
    folder.write("kommune/fora.md", folder.text("kommune/fora.md") + "\n" + text[start:end])


def rename_an_id(folder: Folder) -> None:
    for page in folder.source.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("ENH_SKOLER", "ENH_FOLKESKOLER"), encoding="utf-8")
    folder.replace(
        ORGANISATION,
        ":id: ENH_FOLKESKOLER\n",
        ":id: ENH_FOLKESKOLER\n:tidligere_id: ENH_SKOLER\n",
    )


def change_a_heading(folder: Folder) -> None:
    folder.replace(ORGANISATION, "# Organisation", "# Enheder og poster")


def change_a_heading_that_others_link_to(folder: Folder) -> None:
    folder.replace(ORGANISATION, "## Poster", "## Alle poster")


def emphasise_a_heading_that_others_link_to(folder: Folder) -> None:
    folder.replace(ORGANISATION, "## Poster", "## *Poster*")


def change_a_marked_heading(folder: Folder) -> None:
    folder.replace(ORGANISATION, "## Skoler", "## Alle skoler")


def delete_a_mark(folder: Folder) -> None:
    folder.replace(ORGANISATION, "(mærke)=\n", "")


def say_that_the_municipality_is_real(folder: Folder) -> None:
    folder.replace("kommune/index.md", ":fiktiv: ja", ":fiktiv: nej")


def change_the_phase(folder: Folder) -> None:
    folder.replace(PROGRAMMES, ":fase: planlaegning", ":fase: realisering")


def break_a_rule(folder: Folder) -> None:
    folder.replace(PROGRAMMES, ":gevinstansvarlig: PER_SKOLECHEF\n", "")


def break_a_rule_on_another_page(folder: Folder) -> None:
    folder.replace(ORGANISATION, ":leder_af: ENH_SKOLER\n", "")


def waive_a_rule(folder: Folder) -> None:
    break_a_rule(folder)
    folder.build()
    folder.write(
        "kommune/fora.md",
        folder.text("kommune/fora.md")
        + "\n:::{undtagelse} Indtil chefen er fundet\n:id: UND_CHEF\n:regel: EJ01\n"
        ":begrundelse: Chefen er lige fratrådt, og stillingen er slået op til august\n"
        ":dato: 2026-06-01\n:udloeber: 2026-07-20\n:objekt: GEV_FORLOEB\n"
        ":godkendt_af: PER_DIREKTOER\n:::\n",
    )


def break_and_mend(folder: Folder) -> None:
    before = folder.text(PROGRAMMES)
    break_a_rule(folder)
    assert folder.build().exit_code == 1
    folder.write(PROGRAMMES, before)


def make_two_ids_the_same_and_mend(folder: Folder) -> None:
    before = folder.text(ORGANISATION)
    folder.replace(ORGANISATION, ":id: ENH_NORD", ":id: ENH_SOCIAL")
    assert folder.build().exit_code == 1
    folder.write(ORGANISATION, before)


def make_two_ids_the_same_and_mend_the_other(folder: Folder) -> None:
    folder.replace("kommune/fora.md", ":id: FRM_", ":id: ENH_NORD\n:x: FRM_")
    folder.build()
    folder.replace(ORGANISATION, ":id: ENH_NORD", ":id: ENH_NORD_2")


def write_an_object_on_an_earlier_page_too(folder: Folder) -> None:
    text = folder.text(ORGANISATION)
    start, end = text.index(":::{enhed} Skole Nord"), text.index(":::{enhed} Social")
    folder.write("faser.md", f"{folder.text('faser.md')}\n{text[start:end]}")


def change_a_number_in_a_file(folder: Folder) -> None:
    folder.replace(MEASUREMENTS, "44,5", "43,5")


def add_a_row(folder: Folder) -> None:
    folder.write(MEASUREMENTS, folder.text(MEASUREMENTS) + "31-03-2026;40;;;\n")


def delete_the_row_that_a_page_links_to(folder: Folder) -> None:
    folder.replace(MEASUREMENTS, "31-01-2026;44,5;;;\n", "")


def break_a_row(folder: Folder) -> None:
    folder.replace(MEASUREMENTS, "44,5", "mange")


def delete_a_file(folder: Folder) -> None:
    folder.page(MEASUREMENTS).unlink()


def delete_a_file_and_put_it_back(folder: Folder) -> None:
    before = folder.text(MEASUREMENTS)
    delete_a_file(folder)
    assert {"IN20", "IN15"} == {finding.code for finding in folder.build().findings}
    folder.write(MEASUREMENTS, before)


def move_a_file(folder: Folder) -> None:
    folder.page("kommune/tal").mkdir()
    folder.page(MEASUREMENTS).rename(folder.page("kommune/tal/minutter.csv"))
    folder.replace(MEASURED_PAGE, ":maalinger: minutter.csv", ":maalinger: tal/minutter.csv")


def rename_the_measured_indicator(folder: Folder) -> None:
    for page in folder.source.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("_MINUTTER", "_TID"), encoding="utf-8")


def change_the_measured_indicators_title(folder: Folder) -> None:
    folder.replace(MEASURED_PAGE, "{indikator} ", "{indikator} Nye ")


def move_the_measured_page(folder: Folder) -> None:
    folder.page("andet").mkdir()
    folder.page(MEASURED_PAGE).rename(folder.page("andet/maal.md"))
    folder.replace("andet/maal.md", ":maalinger: ", ":maalinger: ../kommune/")
    folder.replace("kommune/index.md", "maal\n", "")
    folder.replace("index.md", "roller\n", "roller\nandet/maal\n")


def stop_using_a_file(folder: Folder) -> None:
    folder.replace(MEASURED_PAGE, ":maalinger: minutter.csv\n", "")


def lead_on_from_a_former_address_and_say_who_answers(folder: Folder) -> None:
    head = "---\ntidligere_adresse: gammel/side.html\nansvarlig: PER_SKOLECHEF\n---\n"
    folder.write("roller.md", head + folder.text("roller.md"))


def change_who_answers_for_a_programme(folder: Folder) -> None:
    folder.replace(PROGRAMMES, ":programleder: PER_PROGRAMLEDER", ":programleder: PER_KONSULENT")


def stop_showing_a_picture(folder: Folder) -> None:
    """Another of the same name is left, on another page."""
    pages = ("kommune/fora.md", "roller.md")
    for page in pages:
        picture = folder.page(page).with_name("skema.png")
        picture.write_bytes(f"Ikke et rigtigt billede, men {page}".encode())
        folder.write(page, folder.text(page) + "\n![Et skema](skema.png)\n")
    folder.write(pages[0], folder.text(pages[0]) + "\n[Skemaet](skema.png)\n")
    names = files_of(folder.build().outdir).keys()
    assert {"_images/skema.png", "_images/skema1.png"} <= names
    folder.write(pages[0], "# Fora\n")


def change_a_picture_that_only_the_check_has_seen(folder: Folder) -> None:
    picture = folder.page("roller.md").with_name("skema.png")
    picture.write_bytes(b"Ikke et rigtigt billede")
    folder.write("roller.md", folder.text("roller.md") + "\n![Et skema](skema.png)\n")
    assert files_of(folder.build().outdir)["_images/skema.png"] == b"Ikke et rigtigt billede"
    picture.write_bytes(b"Et andet, heller ikke rigtigt")
    folder.build("tjek")


def open_a_ring_of_menus_in_another_place(folder: Folder) -> None:
    menu = "\n```{toctree}\n%s\n```\n"
    roles, phases = folder.text("roller.md"), folder.text("faser.md")
    folder.write("roller.md", roles + menu % "faser")
    folder.write("faser.md", phases + menu % "roller")
    assert "IN30" in {finding.code for finding in folder.build().findings}
    folder.write("roller.md", roles)


EDITS: list[Callable[[Folder], None]] = [
    change_a_posts_title,
    change_a_benefits_title,
    change_a_linked_programmes_title,
    change_a_field,
    change_a_text,
    delete_an_object,
    delete_a_page,
    delete_a_page_that_is_in_the_menu,
    delete_a_page_that_others_link_to,
    put_back_a_page_with_the_time_it_had,
    put_back_a_file_with_the_time_it_had,
    add_an_object,
    add_a_page,
    move_a_page,
    move_a_page_with_objects_that_others_show,
    move_an_object_to_another_page,
    rename_an_id,
    change_a_heading,
    change_a_heading_that_others_link_to,
    emphasise_a_heading_that_others_link_to,
    change_a_marked_heading,
    delete_a_mark,
    say_that_the_municipality_is_real,
    change_the_phase,
    break_a_rule,
    break_a_rule_on_another_page,
    waive_a_rule,
    break_and_mend,
    make_two_ids_the_same_and_mend,
    make_two_ids_the_same_and_mend_the_other,
    write_an_object_on_an_earlier_page_too,
    change_a_number_in_a_file,
    add_a_row,
    delete_the_row_that_a_page_links_to,
    break_a_row,
    delete_a_file,
    delete_a_file_and_put_it_back,
    move_a_file,
    rename_the_measured_indicator,
    change_the_measured_indicators_title,
    move_the_measured_page,
    stop_using_a_file,
    lead_on_from_a_former_address_and_say_who_answers,
    change_who_answers_for_a_programme,
    stop_showing_a_picture,
    change_a_picture_that_only_the_check_has_seen,
    open_a_ring_of_menus_in_another_place,
]


def expect_like_clean(folder: Folder) -> None:
    """The next build on top of what is there, beside one of the same pages from nothing."""
    elsewhere = folder.path.with_name(f"{folder.path.name}-forfra")
    shutil.rmtree(elsewhere, ignore_errors=True)
    clean_folder = copy_of(folder, elsewhere)
    again, clean = folder.build(), clean_folder.build()
    assert again.lines == clean.lines
    assert again.exit_code == clean.exit_code
    on_top, from_nothing = files_of(again.outdir), files_of(clean.outdir)
    assert sorted(on_top) == sorted(from_nothing)
    assert [name for name in on_top if on_top[name] != from_nothing[name]] == []


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A municipality with measurements and links that is built, and a copy of all of it."""
    path = tmp_path_factory.mktemp("bygget")
    folder = with_measurements(new_folder(path / "lille", GRUND))
    folder.write(ORGANISATION, folder.text(ORGANISATION) + "\n(mærke)=\n## Skoler\n")
    links = "[](kommune/organisation.md#poster), [](#mærke), [her](kommune/organisation.md#poster)"
    page = folder.text("roller.md")
    folder.write("roller.md", f"{page}\nSe [](#PRG_GANG), [](#ENH_NORD), {links}.\n")
    assert folder.build().exit_code == 0
    shutil.copytree(folder.path, path / "kopi")
    return folder.path, path / "kopi"


@pytest.fixture
def built(kept: tuple[Path, Path]) -> Folder:
    """The same for each test, without a build: it must lie where it was built."""
    path, copy = kept
    shutil.rmtree(path)
    shutil.copytree(copy, path)
    return Folder(path)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_a_build_after_an_edit_is_like_a_clean_one(
    edit: Callable[[Folder], None], built: Folder
) -> None:
    edit(built)
    expect_like_clean(built)


def test_the_handbooks_own_pages_with_another_title_of_a_post_are_like_a_clean_build(
    real: Folder,
) -> None:
    real.build()
    real.replace("kommunen/organisation.md", "{person} Skolechef", "{person} Chef for skoler")
    expect_like_clean(real)


def test_an_unchanged_build_reads_and_writes_no_page(built: Folder) -> None:
    """Were all pages written each time, no test here would prove anything."""
    done: list[str] = []
    built.listeners = {
        "source-read": lambda app, docname, content: done.append(f"læst {docname}"),
        "doctree-resolved": lambda app, doctree, docname: done.append(f"skrevet {docname}"),
    }
    built.build()
    assert done == []


def test_a_change_in_a_file_writes_only_the_pages_that_show_it(built: Folder) -> None:
    change_a_number_in_a_file(built)
    done: list[str] = []
    built.listeners = {
        "source-read": lambda app, docname, content: done.append(f"læst {docname}"),
        "doctree-resolved": lambda app, doctree, docname: done.append(f"skrevet {docname}"),
    }
    built.build()
    assert [page for page in done if page.startswith("læst")] == ["læst kommune/indikatorer"]
    assert "skrevet kommune/indikatorer" in done
    assert {"skrevet roller", "skrevet kommune/organisation"}.isdisjoint(done)


def test_a_change_writes_only_the_pages_that_show_it(built: Folder) -> None:
    change_a_field(built)
    written: list[str] = []
    built.listeners = {"doctree-resolved": lambda app, doctree, docname: written.append(docname)}
    built.build()
    assert "kommune/programmer/planlaegning" in written
    assert "kommune/organisation" not in written
