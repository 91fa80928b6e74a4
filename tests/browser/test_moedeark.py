"""What is said to be one sheet is one sheet of A4."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def test_the_sheets_for_meetings_print_as_one_page_each(browser, site: Path) -> None:
    sheets = [
        *sorted(site.glob("pro*/*/moedeark/index.html")),
        site / "kommunen/overblik/direktionsark.html",
    ]
    assert len(sheets) == 7
    page = browser.new_context().new_page()
    for sheet in sheets:
        page.goto(sheet.as_uri())
        assert len(PAGE.findall(page.pdf(format="A4"))) == 1, sheet
