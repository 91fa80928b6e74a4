"""All that the project knows of sphinx-needs: the only module that imports it.

sphinx-needs gives us `needs.json` and other handbooks' objects. Its directives and roles may not be
used on pages (`guard.py`): their filters are run as Python.
What is written on a page is read, checked and shown by us: sphinx-needs drops an object whose
field it cannot convert, and its cards are layout tables. So every need is registered as hidden
text, and our own section stands on the page in its place. See `docs/beslutninger.md`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx_needs.api import InvalidNeedException, add_need
from sphinx_needs.data import SphinxNeedsData

from gevinst.model.felt import Felt, felter_i
from gevinst.model.indlaesning import ID_MOENSTER
from gevinst.model.raa import RawObject
from gevinst.model.typer import EFTER_NAVN, OBJEKTTYPER

EXTENSION = "sphinx_needs"

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
    config.needs_build_json = True
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
    }


def register(
    app: Sphinx, state: RSTState, docname: str, line: int, raw: RawObject
) -> list[nodes.Node]:
    """Register an object with sphinx-needs; returns the nodes it wants on the page.

    ``line`` is that of the directive, also when the object is a row of a file it names.
    An object that sphinx-needs refuses is simply not in `needs.json`; our own findings already
    say what is wrong with it.
    """
    known = {felt.navn: felt for felt in felter_i(EFTER_NAVN[raw.type])}
    values: dict[str, Any] = {
        exported_name(raw.type, field.navn): _plain(known[field.navn], field.tekst)
        for field in reversed(raw.fields)
        if field.navn in known and field.tekst
    }
    with contextlib.suppress(InvalidNeedException):
        need = add_need(
            app,
            state,
            docname,
            line,
            raw.type,
            raw.titel,
            id=raw.text("id"),
            content=raw.broedtekst,
            hide=True,
            **values,
        )
        # It takes the place of an object from the node before, which may be of another object.
        return [nodes.comment(), *need]
    return []


def forget(env: BuildEnvironment, ids: Iterable[str]) -> None:
    """Leave out objects that have been registered."""
    data = SphinxNeedsData(env)
    for id in ids:
        data.remove_need(id)


def _plain(felt: Felt, text: str) -> str:
    """Links with one separator; all else as it is written."""
    if not felt.er_link:
        return text
    return ",".join(text.replace(";", ",").replace(",", " ").split())


def trim_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Leave out sphinx-needs' styles and scripts on a page that shows none of its own tables."""
    if _OWN_MARKUP in context.get("body", ""):
        return
    for kind in ("css_files", "script_files"):
        context[kind] = [
            asset
            for asset in context.get(kind, [])
            if not any(mark in str(getattr(asset, "filename", asset)) for mark in _ASSETS)
        ]


_OWN_MARKUP = 'class="NEEDS_'
_ASSETS = ("sphinx-needs/", "sphinx-data-viewer/", "jquery.js", "frameworks_compat.js")


def remove_unwanted(outdir: Path) -> None:
    """Remove files of sphinx-needs that must not be published.

    `permalink.html` needs a script and is in English: our short addresses do its work.
    `schema_violations.json` carries timings, so no two builds would be alike.
    """
    for name in ("permalink.html", "schema_violations.json"):
        (outdir / name).unlink(missing_ok=True)
