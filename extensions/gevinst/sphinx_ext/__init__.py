"""The Sphinx extension: everything of Gevinsthåndbogen that knows of Sphinx."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

from gevinst.model.typer import OBJEKTTYPER
from gevinst.reports import as_text
from gevinst.reports.result import Result
from gevinst.views.udsnit import DIRECTIVES as REGISTER_DIRECTIVES

from . import menu_rings, needs, search, sources, store, theme
from .build import Build
from .builder import TjekBuilder
from .directives import (
    DiagramDirective,
    ObjektDirective,
    ObjekteksempelDirective,
    ObjekttyperDirective,
    RegelfamilieDirective,
    RegisterDirective,
    VisningDirective,
    objektkort,
    visning,
)
from .domain import GevinstDomain, StandardDomainWithoutProgram
from .guard import GuardedParser
from .memory import collect_seldom
from .page_views import DIAGRAMS, WHOLE_HANDBOOK
from .page_warnings import listen

HERE = Path(__file__).parent


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the extension to Sphinx."""
    app.setup_extension("myst_parser")
    app.add_source_parser(GuardedParser, override=True)
    app.setup_extension(needs.EXTENSION)
    _add_settings(app)
    app.add_event("gevinst-resultat")
    app.add_node(objektkort)
    app.add_node(visning)
    app.add_builder(TjekBuilder)
    app.add_domain(GevinstDomain)
    app.add_domain(StandardDomainWithoutProgram, override=True)
    app.add_directive("regelfamilie", RegelfamilieDirective)
    app.add_directive("objekttyper", ObjekttyperDirective)
    app.add_directive("objekteksempel", ObjekteksempelDirective)
    for navn in WHOLE_HANDBOOK:
        app.add_directive(navn, VisningDirective)
    for navn in DIAGRAMS:
        app.add_directive(navn, DiagramDirective)
    for navn in REGISTER_DIRECTIVES:
        app.add_directive(navn, RegisterDirective)

    build = Build(listen(app))
    app.connect("config-inited", needs.configure, priority=100)
    app.connect("config-inited", build.survey)
    app.connect("config-inited", _own_directives, priority=900)
    app.connect("config-inited", _static_files, priority=900)
    app.connect("config-inited", menu_rings.say_it_alone, priority=900)
    collect_seldom(app)
    app.connect("builder-inited", build.check_config)
    app.connect("builder-inited", search.replace_sphinx)
    app.connect("env-get-outdated", build.read_again)
    app.connect("env-before-read-docs", store.purge_all_at_once)
    app.connect("env-purge-doc", store.purge)
    app.connect("env-merge-info", store.merge)
    app.connect("source-read", sources.read, priority=100)
    app.connect("source-read", store.note_head)
    app.connect("doctree-read", store.note_references)
    app.connect("doctree-read", search.note_sections)
    app.connect("doctree-read", store.note_lead)
    app.connect("doctree-read", menu_rings.note)
    app.connect("doctree-read", needs.note_places)
    app.connect("doctree-read", sources.note_dependencies, priority=900)
    app.connect("env-updated", build.evaluate)
    app.connect("write-started", needs.feed, priority=100)
    app.connect("write-started", build.resolve_doubtful)
    app.connect("doctree-resolved", build.fill_in, priority=450)
    app.connect("html-collect-pages", build.draw_frame)
    app.connect("html-collect-pages", search.page)
    app.connect("html-page-context", _register_script, priority=100)
    app.connect("html-page-context", build.add_chrome, priority=100)
    app.connect("build-finished", build.explain, priority=100)
    app.connect("build-finished", build.finish, priority=900)
    app.connect("gevinst-resultat", _print)
    theme.connect(app)
    return {
        "version": "1.0",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _add_settings(app: Sphinx) -> None:
    app.add_config_value("gevinst_dato", "", "", str, "Den dag, reglerne regner fra; tom: i dag.")
    app.add_config_value("gevinst_profil", "", "", str, "Regelprofil i stedet for kommunens egen.")
    app.add_config_value("gevinst_ansvarlig", "", "", str, "Hvem der svarer for håndbogen.")
    app.add_config_value("gevinst_kontakt", "", "", str, "Den mailadresse, de kan nås på.")
    app.add_config_value("gevinst_telefon", "", "", str, "Det nummer, de kan nås på.")
    app.add_config_value("gevinst_farve", "#0f5c6e", "html", str, "Kommunens hovedfarve.")
    app.add_config_value("gevinst_logo", "", "html", str, "Kommunens logo: en .svg eller .png.")
    app.add_config_value("gevinst_offentlig", False, "", bool, "Om alt skal kunne udgives.")
    app.add_config_value("gevinst_klippet", {}, "", dict, "Linjer i filer, der ikke er hele.")
    app.add_config_value("gevinst_udskriv", True, "", bool, "Om fundene skrives i terminalen.")
    # A new version of the program reads all pages again, so that no page is older than its code.
    app.add_config_value("gevinst_program", _digest_of_program(), "env", str)


def _own_directives(app: Sphinx, config: Config) -> None:
    """Take over the directives that sphinx-needs has registered for our types."""
    for cls in OBJEKTTYPER:
        if cls.om.paa_sider:
            app.add_directive(cls.om.navn, ObjektDirective, override=True)


def _static_files(app: Sphinx, config: Config) -> None:
    config.html_static_path = [*config.html_static_path, str(HERE / "static")]
    app.add_js_file("gevinst.js", loading_method="defer")
    app.add_js_file("soeg.js", loading_method="defer")


def _register_script(
    app: Sphinx, pagename: str, templatename: str, context: object, doctree: object
) -> None:
    """Only pages with a register load the script that sorts and filters it."""
    if any(navn == "register" for navn, _ in store.views(app.env).get(pagename, ())):
        app.add_js_file("register.js", loading_method="defer")


def _digest_of_program() -> str:
    package = HERE.parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".html"):
            digest.update(path.relative_to(package).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _print(app: Sphinx, result: Result) -> None:
    if app.config.gevinst_udskriv:
        print(as_text.render(result), end="", file=sys.stderr)
