"""The theme: what stands around every page, and how little a page needs to load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError

from . import colours, disk, icons, logo, needs
from .menu import Entry, Menu

NAME = "gevinst"
HERE = Path(__file__).parent / "tema"
OWN_STYLE = "udseende.css"
OWN_ICON = "ikon.svg"
STYLES = (OWN_STYLE, "tema.css", "gevinst.css")
"""What every page loads: colours and icons, the frame, and the handbook's own parts."""
_UNUSED = (
    *("basic.css", "pygments.css", "graphviz.css"),
    *("documentation_options", "doctools", "sphinx_highlight", "translations"),
    "design-tabs.js",
    *needs.ASSETS,
)
"""How the paths below `_static` begin of what others name for every page, and no page needs."""
_DESIGN, _DESIGN_MARK = "sphinx-design.min.css", "sd-sphinx-override"
"""What a page loads only when it has a grid, a card or a dropdown, and how that is seen."""
_MANY_HEADINGS = 30

FOOT: Mapping[str, str] = {
    "tilgaengelighed": "Tilgængelighedserklæring",
    "adresser": "Faste adresser",
    "udsagn/sporbarhed": "Hvor håndbogen kommer fra",
}
"""The pages about the handbook itself: at the foot of every page, and not in the menu."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, and those below it."""

    title: str
    anchor: str
    below: tuple[Heading, ...] = ()


class Theme:
    """What is around the pages of one build."""

    def __init__(self) -> None:
        self.menu: Menu | None = None
        self.mark: logo.Logo | None = None

    def check_config(self, app: Sphinx) -> None:
        """Judge the colour and the logo of the municipality, or say in Danish what is wrong."""
        config = app.config
        wrong = []
        if found := colours.mistake(config.gevinst_farve):
            wrong.append(("gevinst_farve", *found))
        if config.gevinst_logo:
            self.mark, problem = logo.read(Path(app.confdir), config.gevinst_logo)
            if problem:
                wrong.append(("gevinst_logo", *problem))
        if wrong:
            raise ConfigError(
                " ".join(f"{name} i conf.py {what}. Ret: {mend}." for name, what, mend in wrong)
            )

    def write_own_files(self, app: Sphinx, builder: Builder) -> None:
        """Write colours, icons and logo where pages find them: before any page is written."""
        if not isinstance(builder, StandaloneHTMLBuilder):
            return
        static = Path(app.outdir) / "_static"
        css = colours.stylesheet(app.config.gevinst_farve) + icons.stylesheet()
        disk.write(static / OWN_STYLE, css)
        disk.write(static / OWN_ICON, icons.of_the_site(app.config.gevinst_farve))
        for former in logo.NAMES:
            (static / former).unlink(missing_ok=True)
        if self.mark:
            disk.write_bytes(static / self.mark.name, self.mark.data)

    def dress(
        self, app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: object
    ) -> None:
        """Give a page its menu and its list of headings, and take away what it does not use."""
        if self.menu is None:
            self.menu = menu_of(app.env)
        context["menu"] = self.menu.around(context.get("menu_aaben") or pagename, pagename)
        context["overskrifter"] = headings(app.env, pagename)
        context["logo"] = self.mark
        context["bund"] = [(page, name) for page, name in FOOT.items() if page in app.env.titles]
        plain = _DESIGN_MARK not in context.get("body", "")
        unused = (*_UNUSED, _DESIGN) if plain else _UNUSED
        for kind in ("css_files", "script_files"):
            context[kind] = [
                asset
                for asset in context.get(kind, [])
                if not _below_static(asset).startswith(unused)
            ]


def remove_unused(app: Sphinx, exception: Exception | None = None) -> None:
    """Take away what others copy below `_static` in each build, and no page loads.

    Before a build too: where one that was killed has left half a file, or an earlier version of
    them another, they would not copy theirs, and say so.
    """
    if exception or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    static = Path(app.outdir) / "_static"
    # What is in a folder comes before it.
    for path in sorted(static.rglob("*"), reverse=True):
        name = path.relative_to(static).as_posix()
        if path.is_dir():
            if f"{name}/".startswith(_UNUSED):
                path.rmdir()
        elif name.startswith(_UNUSED):
            path.unlink()


def _below_static(asset: object) -> str:
    """The path of a style sheet or a script, which Sphinx names as a text or as a thing."""
    return str(getattr(asset, "filename", asset)).removeprefix("_static/")


def connect(app: Sphinx) -> None:
    """Make the theme known to Sphinx by its name, and put it to work."""
    around = Theme()
    app.add_html_theme(NAME, str(HERE))
    app.connect("config-inited", _styles, priority=900)
    app.connect("builder-inited", around.check_config)
    app.connect("builder-inited", remove_unused)
    app.connect("write-started", around.write_own_files)
    app.connect("doctree-resolved", frame_tables, priority=440)
    app.connect("html-page-context", around.dress, priority=950)
    app.connect("build-finished", remove_unused, priority=900)


def _styles(app: Sphinx, config: Config) -> None:
    for number, name in enumerate(STYLES):
        app.add_css_file(name, priority=100 + number)


def menu_of(env: BuildEnvironment) -> Menu:
    """The menus that authors have written, as one."""
    root = str(env.config.root_doc)
    below: dict[str, tuple[Entry, ...]] = {}
    for page, toc in env.tocs.items():
        entries = [
            Entry(title or _title(env, target), target, target not in env.titles)
            for menu in toc.findall(addnodes.toctree)
            for title, target in menu["entries"]
            if target in env.titles or "://" in target
            if page != root or target not in FOOT
        ]
        if entries:
            below[page] = tuple(dict.fromkeys(entries))
    return Menu.of(root, below)


def _title(env: BuildEnvironment, page: str) -> str:
    return env.titles[page].astext() if page in env.titles else page


def headings(env: BuildEnvironment, page: str) -> tuple[Heading, ...]:
    """The headings below the title of a page; only the topmost ones where there are very many."""
    toc = env.tocs.get(page)
    if toc is None:
        return ()
    found = tuple(
        heading
        for title in toc.children
        if isinstance(title, nodes.list_item)
        for heading in _headings_in(title)
    )
    if sum(1 + len(heading.below) for heading in found) > _MANY_HEADINGS:
        found = tuple(Heading(heading.title, heading.anchor) for heading in found)
    return found


def _headings_in(item: nodes.Element, deeper: bool = True) -> tuple[Heading, ...]:
    return tuple(
        Heading(
            link.astext(),
            str(link.get("anchorname", "")),
            _headings_in(entry, deeper=False) if deeper else (),
        )
        for below in item.children
        if isinstance(below, nodes.bullet_list)
        for entry in below.children
        if isinstance(entry, nodes.list_item)
        if (link := next(iter(entry.findall(nodes.reference)), None)) is not None
    )


def frame_tables(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let a table that authors write scroll within a region of its own, which keys can reach."""
    if app.builder.format != "html":
        return
    for number, table in enumerate(list(doctree.findall(nodes.table)), 1):
        section = table.parent
        while section is not None and not isinstance(section, nodes.section):
            section = section.parent
        about = section[0].astext() if section is not None else str(number)
        start = nodes.raw("", _region(f"Tabel: {about}"), format="html")
        end = nodes.raw("", "</div>", format="html")
        table.parent.insert(table.parent.index(table), start)
        table.parent.insert(table.parent.index(table) + 1, end)


def _region(name: str) -> str:
    return f'<div class="bred" role="region" tabindex="0" aria-label="{escape(name)}">'
