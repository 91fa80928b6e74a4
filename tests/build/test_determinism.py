"""The same pages give the same bytes: in another folder, in another process count, again."""

from __future__ import annotations

from pathlib import Path

from conftest import Folder, Site, copy_of, files_of


def test_two_clean_builds_in_different_folders_are_alike(
    real_site: Site, real_source: Folder, tmp_path: Path
) -> None:
    elsewhere = copy_of(real_source, tmp_path / "et" / "helt" / "andet sted").build()
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
