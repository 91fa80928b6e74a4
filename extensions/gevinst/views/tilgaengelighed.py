"""What the accessibility statement says was tested, and when. The tests in a browser are it."""

from __future__ import annotations

from datetime import date

TESTED = date(2026, 11, 24)
"""The day the tests had last been run on all pages when the statement was written."""

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The rules of axe-core that no page may break."""

WIDTHS = (320, 375, 1280)
"""The widths in pixels at which no page may be wider than the screen."""

BROWSER = "Chromium"
