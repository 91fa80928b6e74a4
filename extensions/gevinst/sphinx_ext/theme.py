"""What we mend in the theme, so that everyone can use the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup
from sphinx.application import Sphinx

_MENU = "generate_toctree_html"


def name_menu_buttons(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give each button that unfolds a part of the menu a name to be read aloud.

    pydata-sphinx-theme 0.24 makes the button of an icon alone (WCAG 4.1.2).
    """
    make_menu: Callable[..., object] | None = context.get(_MENU)
    if make_menu is None:
        return

    def named_menu(*args: object, **kwargs: object) -> object:
        menu = make_menu(*args, **kwargs)
        if isinstance(menu, BeautifulSoup):
            for summary in menu.select("li > details > summary"):
                entry = summary.parent.parent if summary.parent else None
                link = entry.find("a") if entry else None
                if link and not summary.get_text(strip=True):
                    summary["aria-label"] = f"Sider under {link.get_text(strip=True)}"
        return menu

    context[_MENU] = named_menu
