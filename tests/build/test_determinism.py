"""The same pages give the same bytes: in another folder, on another day, in two processes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from conftest import EAST, WEST, Folder, Site, copy_of, files_of, time_zone


def test_two_clean_builds_in_different_folders_on_different_days_are_alike(
    real_site: Site, real_source: Folder, tmp_path: Path
) -> None:
    today = date.today()
    folder = copy_of(real_source, tmp_path / "et" / "helt" / "andet sted")
    # One of the two has another day now, whatever the time is.
    for zone in (EAST, WEST):
        with time_zone(zone):
            if date.today() != today:
                elsewhere = folder.build()
                break
    expect_alike(files_of(real_site.built.outdir), files_of(elsewhere.outdir))


def test_a_parallel_build_is_like_a_serial_one(real_site: Site, real: Folder) -> None:
    parallel = real.build(parallel=2)
    assert parallel.result == real_site.built.result
    assert parallel.exit_code == real_site.built.exit_code
    expect_alike(files_of(real_site.built.outdir), files_of(parallel.outdir))


def test_no_file_of_the_site_names_the_folder_it_was_built_in(real_site: Site) -> None:
    where = str(real_site.folder.path).encode()
    named = [name for name, data in files_of(real_site.built.outdir).items() if where in data]
    assert named == []


def expect_alike(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert "fund.json" in one
