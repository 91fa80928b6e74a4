"""A browser and a built handbook, once for all tests here."""

from __future__ import annotations

import http.server
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from gevinst.pdf.chromium import find

from .besoeg import serving

HAS_BROWSER_TOOLS = importlib.util.find_spec("playwright") is not None
# Without the tools these tests are not even collected; `make test-browser` installs them.
collect_ignore_glob = [] if HAS_BROWSER_TOOLS else ["test_*.py"]

ROOT = Path(__file__).parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def build(source: Path, outdir: Path) -> Path:
    """Build the pages in ``source`` as `make html` does."""
    subprocess.run(
        [
            *(sys.executable, "-m", "sphinx", "-q", "-c", str(ROOT), "-b", "html"),
            *("-d", str(outdir.parent / f"{outdir.name}-doctrees"), str(source), str(outdir)),
        ],
        check=True,
    )
    return outdir


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook as it is published."""
    return build(ROOT / "source", tmp_path_factory.mktemp("site") / "html")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium, the one the system has."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is installed

    with sync_playwright() as runner:
        found = runner.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        yield found
        found.close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Shows ``404.html`` where there is no page, as web servers do."""

    def send_error(self, code: int, *rest: object) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(Path(self.directory, "404.html").read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: pytest's output is for the tests."""


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the handbook on a server of its own."""
    with serving(_Handler, site) as address:
        yield address
