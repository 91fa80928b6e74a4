"""One build from beginning to end: evaluate once, put the result into pages, report, and exit.

All that is known in a build hangs on one `Build`, made in `setup`; there is no global state.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError

from gevinst.checklists.checking import check
from gevinst.checklists.evaluation import Evaluation, evaluate
from gevinst.checklists.objects import as_objects
from gevinst.checklists.pages import ByObject
from gevinst.checklists.reading import Loaded, files_in, read_checklists
from gevinst.checklists.udgaver import unanswered_without
from gevinst.model.finding import Finding, sort_findings
from gevinst.model.haandbog import Haandbogsobjekt, Tjekliste
from gevinst.model.handbook import Handbook
from gevinst.model.indlaesning import read_handbook
from gevinst.model.klip import cut
from gevinst.model.objekt import Objekt
from gevinst.model.raa import RawObject
from gevinst.model.sidehoved import Sidehoveder, current_addresses, judge
from gevinst.model.udgave import (
    Internt,
    as_obstacle,
    as_published,
    obstacles,
    only_in_internal_menus,
    only_without,
    public,
)
from gevinst.model.vaerdier import Vaerdifejl, laes_dato
from gevinst.pdf import book
from gevinst.reports.edition import FIKTIV
from gevinst.reports.result import Result
from gevinst.rules.engine import run_rules
from gevinst.rules.profiles import PROFILES
from gevinst.rules.rule import Case
from gevinst.views.glossary import Glossary, glossary
from gevinst.views.sammendrag import shortened
from gevinst.views.udsnit import read_wish

from . import (
    addresses,
    books,
    disk,
    files,
    leftovers,
    menu_rings,
    needs,
    page_warnings,
    paths,
    pictures,
    search,
    site_files,
    sources,
    store,
    terms,
)
from .around import page_foot, preview, summary
from .builder import TjekBuilder
from .directives import objektkort, visning
from .domain import GevinstDomain
from .frame import Frame
from .history import Change, history, history_of_lines
from .links import Addresses
from .own_pages import own_pages
from .page_views import view
from .render import Renderer
from .site import Site

Part = tuple[str, str | RawObject | tuple[str, int]]
"""A view by its name and what it is about, or half a card by its name and its object's place."""


@dataclass(repr=False)
class Build:
    """What one run of Sphinx knows of the handbook."""

    recorder: page_warnings.Recorder
    today: date = field(default_factory=date.today)
    handbook: Handbook = field(default_factory=lambda: Handbook(()))
    findings: tuple[Finding, ...] = ()
    checklists: Evaluation = field(default_factory=Evaluation)
    renderer: Renderer | None = None
    frame: Frame | None = None
    words: Glossary = field(default_factory=lambda: Glossary({}, None))
    heads: Sidehoveder = field(default_factory=Sidehoveder)
    internt: Internt = field(default_factory=Internt)
    addresses: dict[str, str] = field(default_factory=dict)
    """Every address that leads somewhere, and the path of the file behind it."""
    digests: dict[str, str] = field(default_factory=dict)
    parts: dict[str, dict[Part, str]] = field(default_factory=dict)
    """What is to be put into each page that has changed, as the digests were made of it."""
    by_place: dict[tuple[str, int], Objekt] = field(default_factory=dict)
    reading: store.ReadingLog | None = None
    names: tuple[Finding, ...] = ()
    """What is wrong with the names of the files."""

    # -- before reading --------------------------------------------------------------------------

    def survey(self, app: Sphinx, config: Config) -> None:
        """Look at the names of the files before Sphinx does, and keep some from it."""
        self.names, excluded = sources.survey(Path(app.srcdir))
        config.exclude_patterns = [*config.exclude_patterns, *excluded]

    def check_config(self, app: Sphinx) -> None:
        """Read the date and the profile, or say in Danish what is wrong with them."""
        written = str(app.config.gevinst_dato)
        try:
            self.today = laes_dato(written) if written else date.today()
        except Vaerdifejl as fejl:
            raise ConfigError(f"gevinst_dato i conf.py: {fejl.besked}. Ret: {fejl.ret}.") from fejl
        profile = app.config.gevinst_profil
        if profile and profile not in PROFILES:
            raise ConfigError(
                f"gevinst_profil i conf.py er »{profile}«. Ret: vælg mellem {', '.join(PROFILES)}."
            )
        contact = str(app.config.gevinst_kontakt)
        if contact and not re.fullmatch(r"[^@\s]+@[^@\s]+", contact):
            raise ConfigError(
                f"gevinst_kontakt i conf.py er »{contact}«. Ret: skriv en mailadresse, eller lad "
                "den være tom."
            )
        self.reading = store.ReadingLog(Path(app.doctreedir), app.builder.name)
        sources.accept_any_bytes(app.env)
        disk.remove_cut_off(Path(app.outdir) / ".buildinfo")

    def read_again(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: set[str],
        changed: set[str],
        removed: set[str],
    ) -> Iterable[str]:
        """The pages to read that Sphinx would not: all of them after an interruption.

        Else those that are not what they were, those with a menu or a link that leads to a page
        that is gone, and those that had a warning, until they have none.
        """
        assert self.reading is not None  # set when the builder was made
        warned = self.reading.start()
        if warned is None:
            leftovers.remove_unfinished(Path(app.outdir))
            leftovers.remove_unfinished(Path(app.doctreedir))
            return sorted(env.found_docs)
        again = warned | sources.changed(env) | store.leading_to(env, removed)
        return sorted(again & env.found_docs)

    # -- when all pages are read -----------------------------------------------------------------

    def evaluate(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Read the objects, run the rules and render; returns the pages to write again."""
        raws = [raw for page in store.raw_objects(env).values() for raw in page]
        loaded = read_checklists(files_in(Path(app.confdir)), store.checklists(env))
        store.set_checklists(env, loaded.files)
        files = [finding for page in store.findings(env).values() for finding in page]
        files += [*self.names, *menu_rings.unwind(env)]
        self.handbook, mistakes = read_handbook(raws, as_objects(loaded.lists), files)
        profile = app.config.gevinst_profil or None
        found = [*mistakes, *run_rules(self.handbook, self.today, profile)]
        self.checklists = evaluate(
            self.handbook, loaded.lists, self.today, profile, found, complete=loaded.complete
        )
        wrong = check(loaded.lists, self.handbook)
        wishes = [
            finding
            for page in store.views(env).values()
            for _, om in page
            if isinstance(om, RawObject)
            for finding in read_wish(self.handbook, om)[1]
        ]
        self.addresses = current_addresses(self.handbook, self._page_paths(env))
        self.heads, lines = judge(store.heads(env).values(), self.addresses, self.handbook)
        self.addresses |= self.heads.tidligere
        self.findings = sort_findings(
            [*found, *loaded.findings, *wrong, *wishes, *lines, *self.checklists.findings]
        )
        self.internt = Internt.of(self.handbook, self.heads.interne)
        if self.internt or app.config.gevinst_offentlig:
            self.findings = sort_findings(
                [*self.findings, *self._in_the_way(app, env, loaded, profile)]
            )
        store.set_lists(env, self.handbook.all(Tjekliste))
        domain = env.get_domain(GevinstDomain.name)
        assert isinstance(domain, GevinstDomain)  # that is its name
        domain.all_are_read()
        self.by_place = {
            (objekt.sted.path, objekt.sted.line): objekt for objekt in self.handbook.objects
        }
        pictures.name(env)
        if app.builder.format != "html":
            return []

        @cache
        def page_at(path: str) -> str:
            return paths.docname_of(env, path)

        @lru_cache(maxsize=10_000)  # a page asks for the same few others again and again
        def way(here: str, there: str) -> str:
            if here:
                return app.builder.get_relative_uri(here, there)
            return app.builder.get_target_uri(there)

        self.renderer = Renderer(
            Case.of(self.handbook, self.today),
            self.findings,
            Addresses(
                way,
                lambda objekt: page_at(objekt.vist_paa),
                app.config.html_baseurl,
            ),
            _test_pages(Path(app.confdir)),
            {docname: title.astext() for docname, title in env.titles.items()},
            ByObject(self.checklists),
            Site(
                app.config.html_title,
                app.config.gevinst_ansvarlig,
                app.config.gevinst_kontakt,
                app.config.gevinst_telefon,
                self.heads,
                self._history(app),
                self._page_paths(env),
                internt=self.internt,
            ),
        )
        self.renderer = replace(
            self.renderer,
            site=replace(self.renderer.site, descriptions=self._descriptions(env, self.renderer)),
        )
        self.words = glossary(self.handbook)
        self.digests = self._digests(env)
        before = store.load_digests(Path(app.doctreedir), app.builder.name)
        if not before.keys() >= self.digests.keys():
            # Said before they are written: a build that is killed may have written some of them.
            named = dict.fromkeys(self.digests, "") | before
            store.save_digests(Path(app.doctreedir), app.builder.name, named)
        changed = {name for name, digest in self.digests.items() if before.get(name) != digest}
        self.parts = {name: parts for name, parts in self.parts.items() if name in changed}
        return sorted(changed)

    def _in_the_way(
        self, app: Sphinx, env: BuildEnvironment, loaded: Loaded, profile: str | None
    ) -> list[Finding]:
        """What must be mended before the public edition can be made; found in every edition."""
        reduced = as_published(public(self.handbook, self.internt.ids))
        found = run_rules(reduced, self.today, profile)
        lists = evaluate(
            reduced,
            loaded.lists,
            self.today,
            profile,
            found,
            complete=loaded.complete,
            told_only=True,
        )
        new = list(
            only_without(self.findings, [*found, *check(loaded.lists, reduced), *lists.findings])
        )
        told = frozenset((f.code, f.object_id) for f in new)
        texts = sources.texts(Path(env.srcdir), Path(app.confdir))
        return [
            *obstacles(self.handbook, self.internt.ids),
            *(as_obstacle(finding) for finding in new),
            *unanswered_without(self.handbook, self.checklists, lists, told),
            *only_in_internal_menus(
                self._page_paths(env),
                {name: [page for page, _ in menu] for name, menu in store.menus(env).items()},
                env.config.root_doc,
                self.internt.sider,
            ),
            *cut(texts, self.handbook, self.internt).findings,
        ]

    def _digests(self, env: BuildEnvironment) -> dict[str, str]:
        """For each page a digest of all it shows that does not stand in its own source."""
        titles = sorted((name, _markup(title)) for name, title in env.titles.items())
        menus = sorted(env.toctree_includes.items())
        words = [
            (word, begreb.definition, begreb.id, begreb.sted.path)
            for word, begreb in self.words.words.items()
        ]
        everywhere = _digest(json.dumps([titles, menus, words, self._is_fictional()]))
        shown: dict[str, list[str]] = {name: [everywhere] for name in env.found_docs}
        # A page with a menu in its text shows the headings of the pages below it.
        headings = _digest(
            json.dumps([(name, _headings(env.tocs[name])) for name in sorted(env.tocs)])
        )
        for name in env.toctree_includes:
            if name in shown:
                shown[name].append(headings)
        for name, targets in store.references(env).items():
            if name in shown:
                shown[name].append(json.dumps([self._shown_as(env, target) for target in targets]))
        assert self.renderer is not None  # made just before
        self.parts = {name: {} for name in shown}
        for name, views in store.views(env).items():
            for part in views if name in shown else ():
                self.parts[name][part] = self._render(name, part)
        for name, names in pictures.names_by_page(env).items():
            shown[name] += names
        # Another builder may have seen a file change, and then no page is read again for it.
        for name, read in store.files_read(env).items():
            shown[name] += [digest for _, digest in read]
        for name, path in self._page_paths(env).items():
            shown[name] += [self._preview(name), page_foot(self.renderer, name, path)]
        for objekt in self.handbook.objects:
            if objekt.side or not objekt.om.paa_sider:
                continue  # shown by another object, or by a view
            docname = self.renderer.addresses.docname_of(objekt)
            for half in ("hoved", "felter") if docname in shown else ():
                place = (half, (objekt.sted.path, objekt.sted.line))
                self.parts[docname][place] = self._render(docname, place)
        return {
            name: _digest("\0".join([*about, *self.parts[name].values()]))
            for name, about in shown.items()
        }

    def _render(self, docname: str, part: Part) -> str:
        """The HTML of a part of a page."""
        assert self.renderer is not None  # only asked while pages are written
        name, om = part
        if isinstance(om, tuple):
            make = self.renderer.head if name == "hoved" else self.renderer.fields
            return make(docname, self.by_place[om])
        return view(self.renderer, docname, name, om)

    def _history(self, app: Sphinx) -> dict[str, Change]:
        """When each file was changed; of one that is not whole, what is left of it."""
        folder = Path(app.confdir)
        left: Mapping[str, Sequence[int]] = app.config.gevinst_klippet
        return {
            path: change
            for path, whole in history(folder).items()
            if (change := history_of_lines(folder, path, left[path]) if path in left else whole)
        }

    def _page_paths(self, env: BuildEnvironment) -> dict[str, str]:
        """The path of each page in ``source/`` by its name."""
        return {name: paths.relative(env, env.doc2path(name)) for name in env.found_docs}

    def _descriptions(self, env: BuildEnvironment, renderer: Renderer) -> dict[str, str]:
        """What each page is about: what its object is where it is about one, or how it begins."""
        found = {}
        for name, path in self._page_paths(env).items():
            title = renderer.titles[name]
            first = next(iter(renderer.by_page.get(path, ())), None)
            if first is not None and first.titel == title and first.om.paa_sider:
                found[name] = summary(renderer, first)
            else:
                found[name] = shortened(next(iter(store.leads(env).get(name, ())), title))
        return found

    def _shown_as(self, env: BuildEnvironment, target: str) -> list[object]:
        """What a reference in the text shows and where it leads, or that it leads nowhere: to an
        object, a heading of a page, or a mark. The titles of pages are shown everywhere."""
        objekt = self.handbook.by_id.get(target) or self.handbook.former_ids.get(target)
        page, _, heading = target.lstrip("/").partition("#")
        marks = env.domains.standard_domain
        return [
            [objekt.titel, objekt.vist_paa, objekt.id] if objekt else [],
            env.metadata.get(page, {}).get("myst_slugs", {}).get(heading),
            marks.labels.get(target),
            marks.anonlabels.get(target),
        ]

    def resolve_doubtful(self, app: Sphinx, builder: Builder) -> None:
        """Let Sphinx judge the references that no page is written for: in `make tjek`.

        Only pages with a reference to something that is neither an object nor a page need it.
        """
        if not isinstance(builder, TjekBuilder):
            return
        known = {*self.handbook.by_id, *self.handbook.former_ids, *app.env.found_docs}
        for docname, targets in sorted(store.references(app.env).items()):
            if not known.issuperset(target.lstrip("/") for target in targets):
                app.env.get_and_resolve_doctree(docname, builder, tags=app.tags)

    # -- writing ---------------------------------------------------------------------------------

    def fill_in(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Put the rendered cards and views where the directives left room for them."""
        if self.renderer is None:
            return
        rendered = self.parts.pop(docname, {})
        for node in list(doctree.findall(lambda node: isinstance(node, objektkort | visning))):
            assert isinstance(node, objektkort | visning)  # that is what is found
            part: Part = (
                (node["part"], tuple(node["sted"]))
                if isinstance(node, objektkort)
                else (node["navn"], node["om"])
            )
            html = rendered[part] if part in rendered else self._render(docname, part)
            node.replace_self(nodes.raw("", html, format="html"))
        if docname not in self._glossary_pages():
            terms.link(
                doctree,
                self.words,
                lambda begreb: self.renderer.addresses.to(docname, begreb) if self.renderer else "",
            )
        if self._is_fictional() and self._is_municipal(app.env, docname):
            _mark_fictional(doctree)

    def _preview(self, docname: str) -> str:
        """What the head of a page in ``source/`` tells other programs."""
        assert self.renderer is not None  # only asked while pages are written
        address = "" if docname == "index" else self.renderer.addresses.page_url("", docname)
        description = self.renderer.site.descriptions[docname]
        return preview(self.renderer, self.renderer.titles[docname], description, address)

    def add_chrome(
        self, app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: object
    ) -> None:
        """Put what other programs are told into the head of a page, and its foot below its text."""
        if self.renderer is None or pagename not in app.env.found_docs:
            return
        path = paths.relative(app.env, app.env.doc2path(pagename))
        context["metatags"] = f"{context.get('metatags', '')}{self._preview(pagename)}\n"
        context["body"] += page_foot(self.renderer, pagename, path)

    def draw_frame(self, app: Sphinx) -> list[tuple[str, dict[str, object], str]]:
        """Draw the frame of the pages that the program makes. Adds none to those of Sphinx."""
        if self.renderer is not None and isinstance(app.builder, StandaloneHTMLBuilder):
            self.frame = Frame.draw(app.builder)
            site_files.draw_missing_page(app.builder, self.renderer)
        return []

    def _glossary_pages(self) -> frozenset[str]:
        """The pages that explain the words: there they are not links to themselves."""
        assert self.renderer is not None  # only asked while pages are written
        return frozenset(map(self.renderer.addresses.docname_of, self.words.words.values()))

    def _is_fictional(self) -> bool:
        return self.handbook.kommune is not None and self.handbook.kommune.fiktiv is True

    def _is_municipal(self, env: BuildEnvironment, docname: str) -> bool:
        """Whether a page is the municipality's: it has its objects, or lies in its folder."""
        kommune = self.handbook.kommune
        assert kommune is not None  # there is a fictional one
        home = paths.docname_of(env, kommune.sted.path).rpartition("/")[0]
        if home and docname.startswith(f"{home}/"):
            return True
        path = paths.relative(env, env.doc2path(docname))
        return any(
            objekt.sted.path == path and not isinstance(objekt, Haandbogsobjekt)
            for objekt in self.handbook.objects
        )

    # -- at the end ------------------------------------------------------------------------------

    def explain(self, app: Sphinx, exception: Exception | None) -> None:
        """Say in Danish why something could not be written, before others stumble over it.

        The build counts as interrupted, so the next one reads and writes all.
        """
        if isinstance(exception, disk.Diskfejl):
            return  # said already
        why = disk.explained(exception)
        for _, _, warning in sorted(self.recorder.warnings):
            why = why or disk.unwritten(warning)
        if why:
            _stop(app, why)

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """Write the short addresses and the reports, print the findings, and set the exit code."""
        if exception is not None:
            return
        try:
            self._write(app)
        except OSError as error:
            if why := disk.explained(error):
                _stop(app, why)
            raise

    def _write(self, app: Sphinx) -> None:
        known = page_warnings.Known(tuple(self.handbook.by_id), tuple(sorted(app.env.found_docs)))
        warned = page_warnings.findings(self.recorder, known)
        result = Result.of(
            self.handbook,
            sort_findings([*self.findings, *warned]),
            self.today,
            app.config.gevinst_profil or _profile_of(self.handbook),
            self.checklists,
            app.config.html_baseurl,
        )
        result = replace(result, addresses=self.addresses, internt=self.internt)
        outdir = Path(app.outdir)
        if self.renderer is not None:
            self._remove_gone_pages(app)
            assert isinstance(app.builder, StandaloneHTMLBuilder)  # it has a renderer
            pictures.remove_unused(app.builder)
            assert self.frame is not None  # drawn when Sphinx wrote its pages
            own = tuple(own_pages(self.renderer))
            addresses.write(outdir, self.renderer, self.frame, own)
            search.write(outdir, self.renderer, app.env)
            site_files.write(outdir, self.renderer)
            found = book.written(books.books(app.env, self.renderer, own))
            disk.update(Path(app.doctreedir) / book.FILE, found)
            store.save_digests(Path(app.doctreedir), app.builder.name, self.digests)
        needs.remove_unwanted(outdir)
        files.write_reports(outdir, result)
        if self.renderer is not None:
            needs.write_json(app)
            files.write_exports(outdir, Path(app.doctreedir), result, app.config.gevinst_program)
        assert self.reading is not None  # set when the builder was made
        again = {paths.docname_of(app.env, finding.location.path) for finding in warned}
        self.reading.finish(again - {""})
        app.emit("gevinst-resultat", result)
        if result.failed:
            app.statuscode = 1

    def _remove_gone_pages(self, app: Sphinx) -> None:
        """Remove the HTML of pages that were written before and are no more: Sphinx leaves it."""
        before = store.load_digests(Path(app.doctreedir), app.builder.name)
        for docname in sorted(before.keys() - app.env.found_docs):
            page = Path(app.outdir) / app.builder.get_target_uri(docname)
            page.unlink(missing_ok=True)
            if page.parent != Path(app.outdir) and not any(page.parent.iterdir()):
                page.parent.rmdir()


def _stop(app: Sphinx, why: disk.Diskfejl) -> None:
    """End the build with a message. Sphinx would write it in the middle of a report to its own
    makers, so on the command line it is written here."""
    if app.config.gevinst_udskriv:
        print(f"{why.category}: {why}", file=sys.stderr)
        raise SystemExit(2)
    raise why


def _test_pages(folder: Path) -> dict[str, str]:
    """The pages in ``tests/sider`` by name, and their files; none where there are none."""
    pages = sorted((folder / "tests" / "sider").glob("*-*.md"))
    files = sorted((folder / "tests" / "sider").glob("*-*.csv"))
    return {
        **{page.stem: page.read_text(encoding="utf-8") for page in pages},
        # One of them is there because it is not UTF-8.
        **{file.name: file.read_text(encoding="utf-8-sig", errors="replace") for file in files},
    }


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _headings(toc: nodes.Element) -> list[tuple[str, str]]:
    return [(_markup(link), link.get("anchorname", "")) for link in toc.findall(nodes.reference)]


def _markup(node: nodes.Element) -> str:
    """The text of a heading, and what of it is emphasised."""
    return "".join(child.pformat() for child in node.children)


def _profile_of(handbook: Handbook) -> str:
    return handbook.kommune.regelprofil if handbook.kommune else "standard"


def _mark_fictional(doctree: nodes.document) -> None:
    notice = nodes.paragraph(FIKTIV, FIKTIV, classes=["fiktiv"])
    section = next(iter(doctree.findall(nodes.section)), None)
    if section is None:
        doctree.insert(0, notice)
    else:
        section.insert(1, notice)
