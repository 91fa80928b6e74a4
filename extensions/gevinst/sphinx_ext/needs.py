"""All that the project knows of sphinx-needs: the only module that imports it.

sphinx-needs gives us `needs.json` and other handbooks' objects. Its directives and roles may not be
used on pages (`guard.py`): their filters are run as Python.
What is written on a page is read, checked and shown by us: sphinx-needs drops an object whose
field it cannot convert, and its cards are layout tables. So our own section stands on the page in
the place of a need, and only the builder of sphinx-needs is told of the objects. See
`docs/beslutninger.md`.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx_needs.api import InvalidNeedException, generate_need
from sphinx_needs.builder import NeedsBuilder
from sphinx_needs.config import NeedsSphinxConfig
from sphinx_needs.data import SphinxNeedsData
from sphinx_needs.needsfile import NeedsList

from gevinst.model.felt import Felt, felter_i
from gevinst.model.indlaesning import ID_MOENSTER
from gevinst.model.raa import RawObject, without_comments
from gevinst.model.typer import EFTER_NAVN, OBJEKTTYPER
from gevinst.model.vaerdier import del_op

from . import disk, store
from .directives import objektkort, visning

Sections = Mapping[str, tuple[str, ...]]
"""The titles of the sections around each object, from the nearest, by its id."""

EXTENSION = "sphinx_needs"

ASSETS = ("sphinx-needs/", "sphinx-data-viewer/", "jquery.js", "_sphinx_javascript_frameworks")
"""Its styles and scripts, which no page needs: pages may not have its tables."""

_TAKEN = frozenset({"type"})
"""Names that sphinx-needs uses for something else; ours is exported as ``<objekttype>_<navn>``."""

_CORE = ("title", "status")
"""The fields of sphinx-needs' own that hold what is written on a page."""

_PLAIN = {"parse_dynamic_functions": False, "parse_variants": False}

_SUPPRESSED = ("needs.link_outgoing", "needs.duplicate_id", "needs.create_need")
"""Warnings that say in English and without a remedy what our own findings say in Danish."""


def exported_name(objekttype: str, felt: str) -> str:
    """The name of a field in `needs.json`."""
    return f"{objekttype}_{felt}" if felt in _TAKEN else felt


def configure(app: Sphinx, config: Config) -> None:
    """Give sphinx-needs our types, fields and links, derived from the dataclasses.

    Runs before sphinx-needs reads its own configuration. All fields are text to it.
    """
    config.needs_types = [_needs_type(cls.om.navn, cls.om.label) for cls in OBJEKTTYPER]
    # A text is a text: nothing in it is a function or a variant, which sphinx-needs would run.
    fields: dict[str, dict[str, Any]] = {name: dict(_PLAIN) for name in _CORE}
    links: dict[str, dict[str, Any]] = {}
    for cls in OBJEKTTYPER:
        for felt in felter_i(cls):
            name = exported_name(cls.om.navn, felt.navn)
            if felt.er_link:
                links.setdefault(name, _needs_link(felt))
            elif name != "status":  # a field of sphinx-needs' own, and text there too
                fields.setdefault(
                    name,
                    {
                        "description": felt.hjaelp,
                        "schema": {"type": "string"},
                        "nullable": True,
                        **_PLAIN,
                    },
                )
    config.needs_fields = fields
    config.needs_links = links
    config.needs_id_regex = f"^{ID_MOENSTER.pattern}$"
    config.needs_id_required = True
    config.needs_reproducible_json = True
    config.needs_json_remove_defaults = True
    config.needs_role_need_template = "{{ title }}"
    config.suppress_warnings = [*config.suppress_warnings, *_SUPPRESSED]


def _needs_type(navn: str, label: str) -> dict[str, str]:
    return {
        "directive": navn,
        "title": label,
        "prefix": f"{EFTER_NAVN[navn].om.praefiks}_",
        "color": "#ffffff",
        "style": "node",
    }


def _needs_link(felt: Felt) -> dict[str, Any]:
    return {
        "outgoing": felt.label,
        "incoming": felt.omvendt,
        "description": felt.hjaelp,
        **_PLAIN,
        "parse_conditions": False,  # it would run what stands in brackets
    }


@dataclass(frozen=True, slots=True)
class Need:
    """An object as sphinx-needs is told of it, from the page it is written on."""

    docname: str
    line: int
    """That of the directive, also when the object is a row of a file it names."""
    raw: RawObject
    sections: tuple[str, ...]
    """The titles of the sections around it, from the nearest."""

    @property
    def content(self) -> str:
        """Its text, without what is only for those who write."""
        return without_comments(self.raw.broedtekst)

    @property
    def values(self) -> dict[str, Any]:
        """Its fields and links by the names in `needs.json`: text as it is written, ids apart."""
        known = _FIELDS[self.raw.type]
        return {
            name: del_op(field.tekst, ",; ") if er_link else field.tekst
            for field in reversed(self.raw.fields)
            if field.tekst and field.navn in known
            for name, er_link in (known[field.navn],)
        }


_FIELDS = {
    cls.om.navn: {
        felt.navn: (exported_name(cls.om.navn, felt.navn), felt.er_link) for felt in felter_i(cls)
    }
    for cls in OBJEKTTYPER
}
"""For each type the fields by their names: what they are exported as, and whether they link."""


def of_page(docname: str, raws: Iterable[RawObject], sections: Sections) -> Iterator[Need]:
    """The objects of a page in their order."""
    line = 0
    for raw in raws:
        if not raw.side:  # not a row: those stand right after what names their file
            line = raw.location.line
        id = raw.text("id")
        if ID_MOENSTER.fullmatch(id):
            yield Need(docname, line, raw, sections.get(id, ()))


def all_needs(env: BuildEnvironment) -> dict[str, Need]:
    """Every object with an id that is one, by its id, in the order of the pages. Of two with the
    same id the first is there; our own findings say what is wrong with the other."""
    found: dict[str, Need] = {}
    sections = store.sections_of_objects(env)
    for docname, raws in sorted(store.raw_objects(env).items()):
        for need in of_page(docname, raws, dict(sections.get(docname, ()))):
            found.setdefault(need.raw.text("id"), need)
    return found


def note_places(app: Sphinx, doctree: nodes.document) -> None:
    """Remember in which sections the objects of a page stand, when it has been read."""
    cards = [card for card in doctree.findall(objektkort) if card["part"] == "hoved"]
    rules = [view for view in doctree.findall(visning) if view["navn"] == "regel"]
    nodes_of_objects: list[nodes.Element] = [*cards, *rules]
    store.sections_of_objects(app.env)[app.env.docname] = [
        (id, titles)
        for node in nodes_of_objects
        for titles in (tuple(_titles(_around(node.parent))),)
        for id in node.parent["ids"]
    ]


def _around(section: nodes.Element) -> nodes.Element | None:
    """What an object stands in: the page that it is about, or the section above its own."""
    return section if "objekt-side" in section["classes"] else section.parent


def _titles(node: nodes.Element | None) -> Iterator[str]:
    while node is not None:
        if isinstance(node, nodes.section):
            yield node[0].astext()
        node = node.parent


def feed(app: Sphinx, builder: Builder) -> None:
    """Tell sphinx-needs of the objects, where its own builder is run.

    Runs after the environment is saved, so that they do not weigh it down, and before
    sphinx-needs looks at what it has.
    """
    if not isinstance(builder, NeedsBuilder):
        return
    for id, need in all_needs(app.env).items():
        with contextlib.suppress(InvalidNeedException):
            made = generate_need(
                NeedsSphinxConfig(app.config),
                SphinxNeedsData(app.env).get_schema(),
                need.raw.type,
                need.raw.titel,
                docname=need.docname,
                lineno=need.line,
                doctype=_suffix(app.env, need),
                id=id,
                content=need.content,
                sections=need.sections,
                hide=True,
                allow_type_coercion=False,  # or it would run what looks like a function
                **need.values,
            )
            SphinxNeedsData(app.env).add_need(made)


def _suffix(env: BuildEnvironment, need: Need) -> str:
    return env.doc2path(need.docname).suffix


def write_json(app: Sphinx) -> None:
    """Write `needs.json` as sphinx-needs would, in a small part of the time.

    `tests/build/test_needs.py` holds the two against each other.
    """
    file = NeedsList(app.env, app.outdir, app.confdir)
    version = app.config.version
    file.update_or_add_version(version)
    needs = all_needs(app.env)
    entries = {id: _entry(app.env, id, need) for id, need in needs.items()}
    for id, need in needs.items():
        for name, ids in need.values.items():
            for target in dict.fromkeys(ids) if isinstance(ids, list) else ():
                if target in entries:
                    entries[target].setdefault(f"{name}_back", []).append(id)
                else:
                    entries[id] |= {"has_dead_links": True, "has_forbidden_dead_links": True}
    for entry in entries.values():
        for name, value in entry.items():
            if isinstance(value, list) and name != "sections":
                entry[name] = sorted(set(value), key=_in_order)
    file.needs_list["versions"][version] |= {"needs": entries, "needs_amount": len(entries)}
    # What its own `write_json` writes, through the faster half of `json`.
    disk.write(Path(app.outdir) / "needs.json", file.dump_json())


def _entry(env: BuildEnvironment, id: str, need: Need) -> dict[str, Any]:
    """What `needs.json` says of an object but for the links to it; what is empty is left out."""
    said = {
        "content": need.content,
        "sections": list(need.sections),
        "section_name": next(iter(need.sections), ""),
        **need.values,
    }
    return {
        "id": id,
        "type": need.raw.type,
        "type_name": EFTER_NAVN[need.raw.type].om.label,
        "title": need.raw.titel,
        "docname": need.docname,
        "doctype": _suffix(env, need),
        "lineno": need.line,
        "external_css": "external_link",
        **{name: value for name, value in said.items() if value},
    }


def _in_order(id: str) -> tuple[list[str | int], str]:
    """Ids with numbers in them in the order of the numbers."""
    parts = re.split(r"([0-9]+)", id)
    return [int(part) if part.isdigit() else part.lower() for part in parts], id


def remove_unwanted(outdir: Path) -> None:
    """Remove files of sphinx-needs that must not be published.

    `permalink.html` needs a script and is in English: our short addresses do its work.
    `schema_violations.json` carries timings, so no two builds would be alike.
    """
    for name in ("permalink.html", "schema_violations.json"):
        (outdir / name).unlink(missing_ok=True)
