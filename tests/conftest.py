"""Handbooks for the tests that run Sphinx: a folder with pages, built in this process."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from gevinst.model.finding import Finding, Severity
from gevinst.reports.result import Result
from gevinst.run import forget_texts
from hypothesis import HealthCheck, settings
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.i18n import CatalogInfo

ROOT = Path(__file__).parent.parent
GRUND = Path(__file__).parent / "sider" / "_grund"

# The same cases every time, and none that a busy machine is too slow for.
settings.register_profile(
    "haandbog",
    database=None,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("haandbog")


def pytest_configure(config: pytest.Config) -> None:
    """Sphinx makes its file of Danish texts in the first build; else two workers would at once."""
    if not hasattr(config, "workerinput"):
        folder = ROOT / "extensions/gevinst/sphinx_ext/locale/da/LC_MESSAGES"
        texts = CatalogInfo(str(folder), "sphinx", "utf-8")
        if texts.is_outdated():
            texts.write_mo("da")


@dataclass(frozen=True)
class Built:
    """What one run of Sphinx left behind."""

    exit_code: int
    result: Result
    stderr: str
    outdir: Path

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.result.findings

    @property
    def lines(self) -> list[str]:
        """Each finding on a line, in full."""
        return [written(finding) for finding in self.findings]

    @property
    def errors(self) -> list[tuple[str, str, int]]:
        """(code, file, line) of every error."""
        return [
            (f.code, f.location.path, f.location.line)
            for f in self.findings
            if f.severity is Severity.FEJL
        ]

    def read(self, path: str) -> str:
        """A file of the site."""
        return (self.outdir / path).read_text(encoding="utf-8")

    @property
    def pages(self) -> dict[str, str]:
        """The HTML of every page by its path, short addresses included; not the theme's parts."""
        return {
            name: path.read_text(encoding="utf-8")
            for path in sorted(self.outdir.rglob("*.html"))
            if not (name := path.relative_to(self.outdir).as_posix()).startswith("_static/")
        }


def written(finding: Finding) -> str:
    """A finding in full: ``fil:linje GRAD KODE besked. Ret: …``."""
    waived = f" (undtaget ved {finding.waived_by})" if finding.waived_by else ""
    return (
        f"{finding.location.path}:{finding.location.line} {finding.severity.value.upper()} "
        f"{finding.code} {finding.message}{waived}. Ret: {finding.remedy}."
    )


@dataclass
class Folder:
    """A handbook in a folder of its own: ``conf.py``, ``source/`` and what is built of them."""

    path: Path
    listeners: dict[str, Callable[..., Any]] = field(default_factory=dict)
    """Event → handler, for a test that disturbs a build."""

    @property
    def source(self) -> Path:
        return self.path / "source"

    @property
    def checklists(self) -> Path:
        return self.path / "checklists"

    def write_list(self, name: str, text: str) -> None:
        """Write a checklist, such as ``egen.yaml``."""
        self.checklists.mkdir(exist_ok=True)
        (self.checklists / name).write_text(text, encoding="utf-8")

    def page(self, name: str) -> Path:
        return self.source / name

    def text(self, name: str) -> str:
        return self.page(name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        self.page(name).parent.mkdir(parents=True, exist_ok=True)
        self.page(name).write_text(text, encoding="utf-8")

    @contextlib.contextmanager
    def put_back(self) -> Iterator[None]:
        """Undo all changes of the pages at the end."""
        before = {page: page.read_bytes() for page in self.source.rglob("*") if page.is_file()}
        try:
            yield
        finally:
            for page in [page for page in self.source.rglob("*") if page.is_file()]:
                if page not in before:
                    page.unlink()
            for page, data in before.items():
                if not page.exists() or page.read_bytes() != data:
                    page.write_bytes(data)

    def replace(self, name: str, old: str, new: str) -> None:
        """Change a page in one place, which must be there."""
        text = self.text(name)
        assert text.count(old) >= 1, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))

    def build(
        self,
        builder: str = "html",
        *,
        parallel: int = 1,
        fresh: bool = False,
        settings: Mapping[str, Any] | None = None,
    ) -> Built:
        """Run Sphinx as `make` does; ``fresh`` forgets all that was built before."""
        if fresh:
            shutil.rmtree(self.path / "_build", ignore_errors=True)
        outdir = self.path / "_build" / builder
        forget_texts()
        results: list[Result] = []
        stderr, warnings = io.StringIO(), io.StringIO()
        with (
            patch_docutils(str(self.path)),
            docutils_namespace(),
            contextlib.redirect_stderr(stderr),
        ):
            app = Sphinx(
                self.source,
                self.path,
                outdir,
                self.path / "_build" / "doctrees",
                builder,
                dict(settings or {}),
                status=None,
                warning=warnings,
                parallel=parallel,
            )
            app.connect("gevinst-resultat", lambda app, result: results.append(result))
            for event, handler in self.listeners.items():
                app.connect(event, handler)
            app.build()
        return Built(
            int(app.statuscode), results[0], stderr.getvalue() + warnings.getvalue(), outdir
        )


def new_folder(path: Path, pages: Path) -> Folder:
    """A folder with the project's own ``conf.py`` and a copy of ``pages``."""
    path.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "conf.py", path)
    shutil.copytree(pages, path / "source")
    return Folder(path)


def copy_of(folder: Folder, path: Path) -> Folder:
    """The pages and checklists of a folder in another place, with nothing built."""
    copy = new_folder(path, folder.source)
    if folder.checklists.exists():
        shutil.copytree(folder.checklists, copy.checklists)
    return copy


def files_of(outdir: Path) -> dict[str, bytes]:
    """Every file of a site by its path; not what Sphinx keeps for itself."""
    return {
        path.relative_to(outdir).as_posix(): path.read_bytes()
        for path in sorted(outdir.rglob("*"))
        if path.is_file() and not path.name.startswith(".buildinfo")
    }


OWN_LIST = """\
id: TJL_EGEN
titel: Vores egen liste
formaal: Styregruppen ser, om skolen er klar.
hvornaar: Før mødet.
hvem: [ROL_PORTEFOELJEFORUM]
gaelder: program
faseskift: {fra: planlaegning, til: gennemfoerelse}
tilfoejet: ja
tilfoejet_fordi: Den er kun til prøverne.
punkter:
  - id: ejer
    spoergsmaal: Har hver gevinst en ejer?
    hvorfor: Ellers henter ingen den.
    regler: [EJ01]
  - id: drift
    spoergsmaal: Er driften klar?
    hvorfor: Ellers bliver den stående.
    bevis:
      hvem: [ROL_PORTEFOELJEFORUM]
      henvisning: Sagsnummer.
"""
"""A checklist of the municipality's own, ``egen.yaml``."""


def git(folder: Path, *arguments: str, day: str = "2026-11-23") -> None:
    """Run git as nobody in particular, on a day."""
    who = {"GIT_AUTHOR_NAME": "en", "GIT_AUTHOR_EMAIL": "en@kommune.example"}
    who |= {key.replace("AUTHOR", "COMMITTER"): value for key, value in who.items()}
    who |= {"GIT_COMMITTER_DATE": f"{day}T23:30:00+0100", "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **who}, check=True, capture_output=True
    )


@contextlib.contextmanager
def time_zone(name: str) -> Iterator[None]:
    """Another day on the machine's calendar, if the zones lie far enough from each other."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
        time.tzset()


EAST, WEST = "Etc/GMT-14", "Etc/GMT+12"
"""26 hours from each other: never the same day."""


@pytest.fixture
def small(tmp_path: Path) -> Folder:
    """The small municipality of the tests, not yet built."""
    return new_folder(tmp_path / "lille", GRUND)


MEASURED_PAGE = "kommune/indikatorer.md"
MEASUREMENTS = "kommune/minutter.csv"


def with_measurements(folder: Folder) -> Folder:
    """The small municipality with a file of measurements, and links to one of them."""
    folder.replace(
        MEASURED_PAGE, ":id: IND_MINUTTER\n", ":id: IND_MINUTTER\n:maalinger: minutter.csv\n"
    )
    folder.write(
        MEASUREMENTS,
        "dato;vaerdi;type;dokumentation;bekraeftet_af\n31-12-2025;45;nulpunkt;Sag 1;PER_DIREKTOER\n"
        "31-01-2026;44,5;;;\n28-02-2026;41;;<b>Sag 2</b>;\n",
    )
    folder.write("roller.md", folder.text("roller.md") + "\nSe [](#MLG_MINUTTER_20260131).\n")
    return folder


@pytest.fixture
def measured(small: Folder) -> Folder:
    """The small municipality with measurements, not yet built."""
    return with_measurements(small)


@pytest.fixture(scope="session")
def real_source(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The handbook's own pages and checklists as they were when the tests began. Not to be changed
    or built."""
    folder = new_folder(tmp_path_factory.mktemp("haandbog") / "kilde", ROOT / "source")
    shutil.copytree(ROOT / "checklists", folder.checklists)
    return folder


@pytest.fixture
def real(real_source: Folder, tmp_path: Path) -> Folder:
    """A copy of the handbook's own pages, not yet built."""
    return copy_of(real_source, tmp_path / "haandbog")


@dataclass(frozen=True)
class Site:
    """A handbook that is built, and what came of it."""

    folder: Folder
    built: Built


@pytest.fixture(scope="session")
def real_site(real_source: Folder, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The handbook's own pages, built once from nothing. Not to be changed."""
    folder = copy_of(real_source, tmp_path_factory.mktemp("bygget") / "haandbog")
    return Site(folder, folder.build())


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small municipality, built once from nothing. Not to be changed."""
    folder = new_folder(tmp_path_factory.mktemp("bygget") / "lille", GRUND)
    return Site(folder, folder.build())


@pytest.fixture(scope="session")
def warm(real_source: Folder, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The handbook's own pages, built, for edits: every test puts back what it changes."""
    folder = copy_of(real_source, tmp_path_factory.mktemp("varm") / "haandbog")
    folder.build()
    return folder
