"""A disk that is full or may not be written: a clear message, and what was there before stays."""

from __future__ import annotations

import errno
import os
import pickle
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from conftest import Folder, files_of
from gevinst import cli
from gevinst.sphinx_ext import leftovers
from gevinst.sphinx_ext.disk import UNFINISHED, Diskfejl
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import SphinxError

FULL = "der er ikke mere plads på disken"
QUIET = {"gevinst_udskriv": False}
"""The error is raised, and not written and ended with."""
FOLLOW_UP = """
:::{opfoelgning} Plan
:id: OPF_PLAN
:dato: 2026-06-01
:foelger_op_paa: PRG_PLAN
:::
"""
MEND = "Ret: gør plads på disken, og byg igen."


def full(path: object = None) -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)


@pytest.mark.parametrize("name", ["fund.json", "index.html"])
def test_a_file_of_ours_is_whole_or_as_it_was(
    name: str, small: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(small.build().outdir)
    small.replace("roller.md", "# Roller", "# Rollerne\n\nNyt.")
    small.replace("kommune/index.md", ":::\n", ":::\n\n:::{enhed} Ny enhed\n:id: ENH_NY\n:::\n")
    write_bytes = Path.write_bytes

    def until_full(self: Path, data: bytes) -> int:
        if self.name == f"{name}{UNFINISHED}":
            write_bytes(self, data[: len(data) // 2])
            raise full(str(self))
        return write_bytes(self, data)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", until_full)
        with pytest.raises(Diskfejl) as raised:
            small.build(settings=QUIET)
    assert str(raised.value).startswith(f"{FULL} (")
    assert str(raised.value).endswith(f"{name}{UNFINISHED}). {MEND}")
    outdir = small.path / "_build/html"
    assert not list(outdir.rglob(f"*{UNFINISHED}"))
    if name != "index.html":  # of these there are many
        assert (outdir / name).read_bytes() == before[name]
    mended = files_of(small.build().outdir)
    assert mended == files_of(small.build(fresh=True).outdir)


def test_a_page_that_sphinx_could_not_write_is_said_and_written_next_time(
    small: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sphinx leaves half a page, and goes on."""
    handle_page = StandaloneHTMLBuilder.handle_page

    def until_full(self: StandaloneHTMLBuilder, pagename: str, *args: Any, **kwargs: Any) -> None:
        handle_page(self, pagename, *args, **kwargs)
        if pagename == "roller":
            Path(self.get_outfilename(pagename)).write_text("<html><p>hal", encoding="utf-8")
            from sphinx.builders import html  # noqa: PLC0415 - Sphinx's own logger

            html.logger.warning("error writing file %s: %s", "roller.html", full())

    with monkeypatch.context() as patched:
        patched.setattr(StandaloneHTMLBuilder, "handle_page", until_full)
        with pytest.raises(Diskfejl) as raised:
            small.build(settings=QUIET)
    assert str(raised.value) == f"{FULL} (roller.html). {MEND}"
    mended = files_of(small.build().outdir)
    assert mended == files_of(small.build(fresh=True).outdir)


def test_where_sphinx_itself_cannot_write_the_message_is_ours(
    small: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*args: object, **kwargs: object) -> None:
        raise full()

    small.build(settings=QUIET)
    small.replace("roller.md", "# Roller", "# Rollerne")
    with monkeypatch.context() as patched:
        patched.setattr(pickle, "dump", no_room)
        with pytest.raises(Diskfejl) as raised:
            small.build(settings=QUIET)
        assert str(raised.value) == f"{FULL}. {MEND}"
        with pytest.raises(SystemExit) as ended:  # on the command line it is all that is written
            small.build()
        assert ended.value.code == 2
    # What Sphinx had no room for is there, and empty.
    small.path.joinpath("_build/html/.buildinfo").write_bytes(b"")
    assert small.build().exit_code == 0


class Stopped(SphinxError):
    """As if the build were killed there: nothing is done after it."""


@pytest.mark.parametrize("at", ["ny.html", "adresser.txt", "eksport.txt"])
def test_what_a_killed_build_has_written_goes_with_its_page(
    at: str, small: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page, the addresses of its objects, or the registers; and half a file."""
    small.build()
    small.write("ny.md", f"# Ny\n\n:::{{enhed}} Ny enhed\n:id: ENH_NY\n:::\n{FOLLOW_UP}")
    outdir, end_list = small.path / "_build/html", leftovers.end_list

    def stop_on_the_last_page(app: object, doctree: object, docname: str) -> None:
        if at == "ny.html" and docname == "roller":
            raise Stopped

    written: list[str] = []

    def stop_at_the_end(listing: Path, names: Collection[str]) -> None:
        written.append(listing.name)
        if written.count(at) == 2:  # before the files on the list, and after
            raise Stopped
        end_list(listing, names)

    small.listeners = {"doctree-resolved": stop_on_the_last_page}
    with monkeypatch.context() as patched:
        patched.setattr(leftovers, "end_list", stop_at_the_end)
        with pytest.raises(Stopped):
            small.build()
    assert (outdir / "ny.html").exists()
    half = outdir / f"enhed/halv/index.html{UNFINISHED}"
    half.parent.mkdir()
    half.write_text("<html>", encoding="utf-8")
    small.listeners = {}
    small.page("ny.md").unlink()
    mended = files_of(small.build().outdir)
    assert mended == files_of(small.build(fresh=True).outdir)


@pytest.mark.parametrize("name", ["_build", "_build/tjek"])
def test_a_file_where_a_folder_should_be(
    name: str, small: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small.path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("", encoding="utf-8")
    assert cli.main(["tjek", "--mappe", str(small.path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("der ligger en fil, hvor der skal være en mappe, eller omvendt (")
    assert said.err.endswith("). Ret: flyt den væk, og byg igen.\n")
