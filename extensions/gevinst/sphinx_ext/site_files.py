"""What lies at the root for others than readers of pages: the sitemap, and what to say of a page
that is not there."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from sphinx.builders.html import StandaloneHTMLBuilder

from . import disk
from .own_pages import own_addresses
from .render import Renderer

MISSING = "404"
_RELATIVE = re.compile(r"""(\s(?:href|src|action|data-content_root)=")(?![#/"]|[a-z]+:)([^"]*")""")


def draw_missing_page(builder: StandaloneHTMLBuilder, renderer: Renderer) -> None:
    """Write ``404.html``, which a web server shows at any address that is none.

    It may be shown in any folder, so its links count from the root of the site.
    """
    root = root_of(renderer.addresses.base)
    page = Path(builder.outdir, f"{MISSING}.html")
    body = renderer.render("404.html", MISSING, rod=root, findes=renderer.titles.__contains__)
    context = {
        "title": "Siden findes ikke",
        "body": body,
        "metatags": '<meta name="robots" content="noindex">\n',
        "toc": "",
        "parents": [],
    }
    builder.handle_page(MISSING, context, "page.html", outfilename=page)
    html = page.read_text(encoding="utf-8")
    disk.write(page, from_root(html, root))


def root_of(base: str) -> str:
    """The path that a handbook lies at on its server, with ``/`` at both ends."""
    return f"/{urlsplit(base).path.strip('/')}/".replace("//", "/")


def from_root(html: str, root: str) -> str:
    """A page that lies at the root, with links that are right wherever it is shown."""
    return _RELATIVE.sub(rf"\g<1>{root}\g<2>", html)


def write(outdir: Path, renderer: Renderer) -> None:
    """Write ``sitemap.xml`` and ``robots.txt``; none where nobody knows the address of the site.

    The sitemap has every page that has something to read, and none that leads on. A page in
    ``source/`` has the day it was changed, as far as git knows it.
    """
    base = renderer.addresses.base
    sitemap, robots = outdir / "sitemap.xml", outdir / "robots.txt"
    if not base:
        sitemap.unlink(missing_ok=True)
        robots.unlink(missing_ok=True)
        return
    pages = {
        "" if name == "index" else renderer.addresses.page_url("", name): path
        for name, path in renderer.site.paths.items()
    }
    pages |= dict.fromkeys(own_addresses(renderer), "")
    disk.update(sitemap, _sitemap(base, pages, renderer))
    # Robots ask at the root of a server, and nowhere else.
    if root_of(base) == "/":
        disk.update(robots, f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n")
    else:
        robots.unlink(missing_ok=True)


def _sitemap(base: str, pages: dict[str, str], renderer: Renderer) -> str:
    entries = []
    for address, path in sorted(pages.items()):
        change = renderer.site.history.get(path)
        changed = f"<lastmod>{change.day.isoformat()}</lastmod>" if change else ""
        entries.append(f"<url><loc>{escape(base + address)}</loc>{changed}</url>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{''.join(entries)}</urlset>\n"
    )
