"""The directives an author writes: one for each object type, and those that show what the program
knows.

Each only reads and remembers; what a page shows is put in later, when all pages are read.
"""

from __future__ import annotations

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from gevinst.model.eksempler import eksempel
from gevinst.model.felt import felter_i
from gevinst.model.haandbog import Regel
from gevinst.model.indlaesning import ID_MOENSTER
from gevinst.model.kommune import Program, Projekt
from gevinst.model.location import Location
from gevinst.model.objekt import Lag
from gevinst.model.raa import RawField, RawObject, read_fields
from gevinst.model.typer import EFTER_NAVN, OBJEKTTYPER
from gevinst.rules.catalogue import entries, rule_id, statement_id
from gevinst.views.gevinstdiagram import ALL

from . import measurements, paths, store
from .links import former_ids
from .page_views import DIAGRAMS, PORTFOLIO

_NAMES = {
    cls.om.navn: frozenset(("id", *(felt.navn for felt in felter_i(cls)))) for cls in OBJEKTTYPER
}
"""What the fields of each object type are called."""


class objektkort(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """Where the card of an object is put in: ``sted`` is (path, line), ``part`` which half."""


class visning(nodes.General, nodes.Element):  # noqa: N801
    """Where a view is put in. ``navn`` is the template, ``om`` what it shows."""


def view(directive: SphinxDirective, navn: str, om: str | RawObject = "") -> visning:
    """Leave room for a view, and remember that the page has it."""
    store.views(directive.env).setdefault(directive.env.docname, []).append((navn, om))
    return visning(navn=navn, om=om)


def read(directive: SphinxDirective) -> tuple[RawObject, list[str], int]:
    """A directive as it is written; the lines of its text, and where they begin in its content."""
    lines = list(directive.content)
    block = read_fields(
        lines,
        directive.lineno + 1 + directive.content_offset,
        _NAMES.get(directive.name, frozenset()),
    )
    text = [
        "" if index in block.stray else line
        for index, line in enumerate(lines[block.text_start :], block.text_start)
    ]
    raw = RawObject(
        directive.name,
        " ".join(directive.arguments),
        Location(paths.relative(directive.env, directive.get_source_info()[0]), directive.lineno),
        block.fields,
        "\n".join(text).strip(),
    )
    return raw, text, block.text_start


class ObjektDirective(SphinxDirective):
    """An object of ours. The name of the directive is the object type."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    # No option_spec: MyST would drop what it does not know. The fields are read by `read_fields`,
    # which loses nothing and knows the line of each.

    def run(self) -> list[nodes.Node]:
        raw, text, text_start = read(self)
        rows = measurements.read(self.env, raw)
        store.raw_objects(self.env).setdefault(self.env.docname, []).extend([raw, *rows])
        body = nodes.Element()
        self.state.nested_parse(
            StringList(text, source=self.get_source_info()[0]),
            self.content_offset + text_start,
            body,
        )
        # What a file says of an object has its anchors here, so that links to it land here.
        anchors = [*_anchors(raw), *(row.text("id") for row in rows)]
        return self._place(raw, anchors, body.children)

    def _place(
        self, raw: RawObject, anchors: list[str], body: list[nodes.Node]
    ) -> list[nodes.Node]:
        """The object as a section of its own, or as the page itself when their titles are one."""
        card = [_card(raw, "hoved"), *body, _card(raw, "felter")]
        classes = ["objekt", f"objekt-{raw.type.replace('_', '-')}"]
        parent = getattr(self.state_machine, "node", None)
        if _is_the_page(parent, raw):
            assert isinstance(parent, nodes.section)  # that is what `_is_the_page` means
            parent["ids"] = [*anchors, *parent["ids"]]
            parent["classes"] += [*classes, "objekt-side"]
            return card
        title = raw.titel or raw.text("id") or raw.type
        section = nodes.section(raw.titel, nodes.title(title, title), *card)
        section["ids"] = anchors
        section["classes"] += classes
        section.source, section.line = self.get_source_info()
        return [section]


def _anchors(raw: RawObject) -> list[str]:
    """The anchors of an object: its id, then its former ids, so that old links still land."""
    anchors = [id for id in (raw.text("id"), *former_ids(raw)) if ID_MOENSTER.fullmatch(id)]
    return anchors or [nodes.make_id(f"{raw.type}-{raw.location.line}")]


def _is_the_page(parent: nodes.Node | None, raw: RawObject) -> bool:
    """Whether an object is what its whole page is about: the first with the page's title."""
    return (
        isinstance(parent, nodes.section)
        and isinstance(parent.parent, nodes.document)
        and "objekt" not in parent["classes"]
        and parent[0].astext() == raw.titel
    )


def _card(raw: RawObject, part: str) -> objektkort:
    return objektkort(sted=(raw.location.path, raw.location.line), part=part)


class RegelfamilieDirective(SphinxDirective):
    """``{regelfamilie} EJ``: every rule of a family, each with its permanent address."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        location = Location(paths.relative(self.env, self.get_source_info()[0]), self.lineno)
        sections: list[nodes.Node] = []
        for entry in entries():
            if entry.family != self.arguments[0]:
                continue
            # A rule comes from the program; on the page it is an object like any other.
            fields = {
                "id": rule_id(entry.code),
                "kode": entry.code,
                "daekker": ", ".join(statement_id(number) for number in entry.statements),
            }
            raw = RawObject(
                Regel.om.navn,
                f"{entry.code} {entry.title}",
                location,
                tuple(RawField(navn, text, location.line) for navn, text in fields.items()),
            )
            store.raw_objects(self.env).setdefault(self.env.docname, []).append(raw)
            title = nodes.title(raw.titel, raw.titel)
            section = nodes.section(raw.titel, title, view(self, "regel", entry.code))
            section["ids"] = [rule_id(entry.code)]
            section["classes"] += ["objekt", "objekt-regel"]
            sections.append(section)
        if not sections:
            families = ", ".join(sorted({entry.family for entry in entries()}))
            raise self.error(
                f"Der er ingen regelfamilie »{self.arguments[0]}«. Vælg mellem {families}"
            )
        return sections


class ObjekttyperDirective(SphinxDirective):
    """``{objekttyper} kommune``: the object types of a layer with fields, meaning and example."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        sections: list[nodes.Node] = []
        for cls in OBJEKTTYPER:
            if cls.om.lag.value != self.arguments[0]:
                continue
            title = nodes.title(cls.om.label, cls.om.label)
            section = nodes.section(cls.om.label, title, view(self, "objekttype", cls.om.navn))
            section["ids"] = [f"objekttype-{cls.om.sti}"]
            sections.append(section)
        if not sections:
            layers = " eller ".join(lag.value for lag in Lag)
            raise self.error(f"Der er intet lag »{self.arguments[0]}«. Vælg {layers}")
        return sections


class ObjekteksempelDirective(SphinxDirective):
    """``{objekteksempel} gevinst``: how an object of the type is written."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        cls = EFTER_NAVN.get(self.arguments[0])
        if cls is None:
            names = ", ".join(EFTER_NAVN)
            raise self.error(f"Der er ingen objekttype »{self.arguments[0]}«. Vælg mellem {names}")
        text = eksempel(cls)
        return [nodes.literal_block(text, text, language="text")]


class VisningDirective(SphinxDirective):
    """A view over the whole handbook, such as ``{raci}``. The directive's name is the view's."""

    def run(self) -> list[nodes.Node]:
        return [view(self, self.name)]


class DiagramDirective(SphinxDirective):
    """``{gevinstdiagram} PRG_X`` and ``{overblik} PRG_X``. The directive's name is the view's.

    The line above the diagram links to what it is about. So an id that is nowhere is a dead link,
    and is found as such, where it is written.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True  # to say in Danish that there is none to write

    def run(self) -> list[nodes.Node]:
        om = " ".join(self.arguments)
        takes_all = self.name == "gevinstdiagram"
        if self.content:
            raise self.error(f"{{{self.name}}} har ingen linjer under sig. Slet dem")
        label = nodes.Text(f"{DIAGRAMS[self.name]} for ")
        if om == ALL and takes_all:
            return [
                nodes.paragraph("", "", label, nodes.Text(PORTFOLIO)),
                view(self, self.name, om),
            ]
        prefixes = tuple(f"{cls.om.praefiks}_" for cls in (Program, Projekt))
        if not om.startswith(prefixes) or not ID_MOENSTER.fullmatch(om):
            raise self.error(
                f"{{{self.name}}} kan ikke vise »{om}«. Skriv id på et program (PRG_…) eller et "
                f"projekt (PRJ_…){', eller skriv alle' if takes_all else ''}"
            )
        link, _ = self.parse_inline(f"[](#{om})", lineno=self.lineno - 1)
        return [nodes.paragraph("", "", label, *link), view(self, self.name, om)]


class RegisterDirective(SphinxDirective):
    """A register, such as ``{register} beslutninger`` or ``{kalender}``, or a part of it.

    As with objects, nothing written is lost: what is wrong is said when all pages are read.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        raw, _, _ = read(self)
        return [view(self, "register", raw)]
