"""A Sphinx domain of our objects: `[](#ROL_X)` in any page, `objects.inv` for other projects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from gevinst.model.indlaesning import ID_MOENSTER
from gevinst.model.kommune import Kommune
from gevinst.model.objekt import Lag
from gevinst.model.raa import RawObject
from gevinst.model.typer import EFTER_NAVN, OBJEKTTYPER, er_kommunens

from . import paths, store
from .links import AT_HOME_THERE, former_ids


class GevinstDomain(Domain):
    """Every object by its id and its former ids, with its title."""

    name = "gevinst"
    label = "Gevinsthåndbogen"
    object_types: ClassVar = {cls.om.navn: ObjType(cls.om.label) for cls in OBJEKTTYPER}

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """(id, title, type, docname, anchor, -1): in the inventory, and left to the titles in the
        search, where an object's title is found already."""
        for id, (docname, raw) in sorted(self._by_id().items()):
            yield (id, raw.titel or id, raw.type, _home(docname, raw), id, -1)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Find an id that a page links to; without a text of its own the link has the title.

        The handbook's own pages tell of the example municipality. Where another municipality has
        taken its place, what they say of it stays, and the links in it become plain text.
        """
        found = self._by_id().get(target)
        if found is None:
            left = er_kommunens(target) and self._is_ours(fromdocname) and not self._has_example()
            # What is returned takes the link's place; nothing asks that it is one.
            text_alone = cast(nodes.reference, contnode)
            return [("gevinst:eksempel", text_alone)] if left and contnode.astext() else []
        docname, raw = found
        title = raw.titel or target
        text = contnode if contnode.astext() else nodes.inline(title, title)
        anchor = raw.text("id")
        return [
            (
                f"gevinst:{raw.type}",
                make_refnode(builder, fromdocname, _home(docname, raw), anchor, text, title),
            )
        ]

    def _is_ours(self, docname: str) -> bool:
        """Whether a page is the handbook's own: something of the handbook is written on it."""
        return any(
            EFTER_NAVN[raw.type].om.lag is Lag.HAANDBOG
            for raw in store.raw_objects(self.env).get(docname, ())
        )

    def _has_example(self) -> bool:
        return any(
            raw.type == Kommune.om.navn and raw.text("fiktiv").strip().lower() == "ja"
            for raws in store.raw_objects(self.env).values()
            for raw in raws
        )

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Nothing to merge: the objects lie in the environment (`store.py`)."""

    def all_are_read(self) -> None:
        """Index the objects anew, now that they are what they will be in this build."""
        self._index = self._read_index()

    _index: dict[str, tuple[str, RawObject]] | None = None
    """Made once in a build, since every link asks; not kept in the environment."""

    def _by_id(self) -> dict[str, tuple[str, RawObject]]:
        return self._read_index() if self._index is None else self._index

    def _read_index(self) -> dict[str, tuple[str, RawObject]]:
        current: dict[str, tuple[str, RawObject]] = {}
        former: dict[str, tuple[str, RawObject]] = {}
        pages = {**store.raw_objects(self.env), "": store.lists(self.env)}
        for docname, raws in sorted(pages.items()):
            for raw in raws:
                if ID_MOENSTER.fullmatch(raw.text("id")):
                    current.setdefault(raw.text("id"), (docname, raw))
                for id in former_ids(raw):
                    former.setdefault(id, (docname, raw))
        return {**former, **current}


def _home(docname: str, raw: RawObject) -> str:
    """The page that links to an object lead to: where it is written, or its own."""
    if raw.type in AT_HOME_THERE:
        return paths.own_docname(EFTER_NAVN[raw.type].om, raw.text("id"))
    return docname


class StandardDomainWithoutProgram(StandardDomain):
    """Sphinx's own domain less its directive ``program``: that name is ours.

    Sphinx asks this domain before anything an extension registers, so the name must be given up
    here. ``{program}`` in Sphinx's sense describes command lines, of which the handbook has none.
    """

    directives: ClassVar = {
        name: directive
        for name, directive in StandardDomain.directives.items()
        if name not in {cls.om.navn for cls in OBJEKTTYPER}
    }
