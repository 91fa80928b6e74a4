"""The pages and checklists of the handbook as running text, and the table of how easy they read."""

from __future__ import annotations

from pathlib import Path

import pytest

from .tekst import Lix, checklist_as_page, titles_of

ROOT = Path(__file__).parents[2]
TABLE = pytest.StashKey[dict[str, Lix]]()


@pytest.fixture(scope="session")
def pages() -> dict[str, str]:
    """Every page and checklist of the handbook by its path from the root of the project."""
    pages = {
        path: path.read_text(encoding="utf-8")
        for folder in ("source", "extensions/gevinst/skabelon")
        for path in (ROOT / folder).rglob("*.md")
    }
    lists = {
        path: checklist_as_page(path.read_text(encoding="utf-8"))
        for path in (ROOT / "checklists").glob("*.yaml")
    }
    return {
        path.relative_to(ROOT).as_posix(): text for path, text in sorted({**lists, **pages}.items())
    }


@pytest.fixture(scope="session")
def titles(pages: dict[str, str]) -> dict[str, str]:
    """The title of every object by its id."""
    return {id: title for text in pages.values() for id, title in titles_of(text).items()}


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Show the LIX of every page, hardest first, whether or not a test failed."""
    if table := config.stash.get(TABLE, None):
        terminalreporter.section("LIX")
        terminalreporter.write_line("  LIX   ord  sætninger  lange ord  side")
        for page, lix in sorted(table.items(), key=lambda row: (-row[1].value, row[0])):
            terminalreporter.write_line(
                f"{lix.value:5.1f} {lix.words:5} {lix.sentences:10} "
                f"{100 * lix.long_words / lix.words:8.1f} %  {page}"
            )
