"""What a page may use: a short list of what is allowed, and a finding for all else.

Sphinx, MyST and sphinx-needs can do far more than a handbook needs: a filter of sphinx-needs is run
as Python, a directive can publish any file of the machine, and HTML can hold a script. A page comes
from many hands and is built by a machine that can publish. So nothing but what stands here reaches
them, and the rest is left out of the page and said, with its line, by IN28 and IN29.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from docutils import nodes
from docutils.parsers.rst import directives
from markdown_it.tree import SyntaxTreeNode
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from gevinst.model import sidehoved
from gevinst.model.finding import Finding, Severity
from gevinst.model.location import Location
from gevinst.model.typer import EFTER_NAVN
from gevinst.model.vaerdier import ascii_af, naermeste, opremsning

from . import paths, store

MARKUP, FILES, OPENING = "IN28", "IN29", "IN32"

DIRECTIVES = (
    "code-block",
    "dropdown",
    "figure",
    "grid",
    "grid-item",
    "grid-item-card",
    "image",
    "important",
    "list-table",
    "note",
    "table",
    "tip",
    "toctree",
    "warning",
)
"""The directives of Sphinx and sphinx-design that a page may use beside the handbook's own."""
ROLES = ("abbr", "doc", "ref", "sub", "sup")
HEAD = sidehoved.NOEGLER
"""What may stand at the top of a page, between two lines of ``---``; nothing reads it as YAML."""
SCHEMES = ("http", "https", "mailto", "tel")
PICTURES = (".gif", ".jpeg", ".jpg", ".png", ".webp")
"""Not SVG: it can hold a script, and is run when it is opened by itself."""
DOCUMENTS = (
    *PICTURES,
    ".csv",
    ".docx",
    ".ics",
    ".odp",
    ".ods",
    ".odt",
    ".pdf",
    ".pptx",
    ".txt",
    ".xlsx",
)

DEEPEST = 10
"""The most directives that may stand in each other; Python gives up not far beyond."""

_OWN = "gevinst."
"""Where the classes of our own directives lie."""
_COMMENTS = re.compile(r"\s*(<!--.*?-->\s*)*", re.DOTALL)
_OPENING = re.compile(r"(:{0,2})\{([\w-]+)\}(?: |$)")
"""The first line of an object, with too few colons to be one."""
_INDENTED = re.compile(r"\s*:{3,}\s*\{([\w-]+)\}")
"""The same of one whose lines are all indented."""
_MORE_ON_THE_LINE = re.compile(r":::|(?:^|\s):\w+:(?:\s|$)")
"""A field, the end or another object, in the first line of an object."""
_HEAD_LINE = re.compile(r"([\w-]+)[ \t]*:(?:[ \t].*)?")
_SHOWN = 40
"""The most characters of a page that a finding repeats."""


class GuardedParser(MystParser):
    """MyST, with `GuardedRenderer`. No page can change how it is itself read."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        env = document.settings.env
        parser = create_md_parser(env.myst_config, GuardedRenderer)
        parser.options["document"] = document
        parser.render(inputstring)
        _check_targets(env, document)
        _check_openings(env, document)
        assert isinstance(parser.renderer, GuardedRenderer)  # the one it was made with
        said = {finding.code for finding in store.findings(env).get(env.docname, ())}
        # An object that does not begin leaves its last line behind, which is then no mistake.
        if parser.renderer.wrong_fence and OPENING not in said:
            _report(env, OPENING, *parser.renderer.wrong_fence)


class GuardedRenderer(SphinxRenderer):
    """Renders what is allowed. All else is a finding, and leaves nothing on the page."""

    _depth = 0
    """How many directives the one that is met stands in."""
    wrong_fence: tuple[int, str, str] | None = None
    """Where the page's colons first go wrong, and how: what goes wrong below follows from it."""

    def run_directive(
        self, name: str, first_line: str, content: str, position: int, *args: Any, **kwargs: Any
    ) -> list[nodes.Element]:
        name = name.lower()  # docutils finds {Gevinst} too, and all that follows knows {gevinst}
        found, _ = directives.directive(name, self.language_module_rst, self.document)
        if self._depth == DEEPEST:
            self._report(
                position,
                f"{{{name}}} står i for mange andre, den ene inden i den anden",
                f"flyt den ud. Der kan højst stå {DEEPEST} inden i hinanden",
            )
            return []
        # One that does not exist is for MyST to say: it may be an object type that is misspelt.
        if found and name not in DIRECTIVES and not found.__module__.startswith(_OWN):
            self._refuse_directive(name, position)
            return []
        if name in EFTER_NAVN and _MORE_ON_THE_LINE.search(first_line):
            _report(
                self.sphinx_env,
                OPENING,
                position,
                f"»:::{{{name}}} {_short(first_line)}« er mere end en overskrift",
                "skriv hvert felt, hvert objekt og de tre koloner efter det på en linje for sig "
                "selv",
            )
        self._depth += 1
        try:
            done: list[nodes.Element] = super().run_directive(
                name, first_line, content, position, *args, **kwargs
            )
        finally:
            self._depth -= 1
        return done

    def render_colon_fence(self, token: SyntaxTreeNode) -> None:
        """One with a name that is not in braces is an object that nobody would read."""
        first, _, rest = token.info.strip().partition(" ")
        if first and not (first.startswith("{") and first.endswith("}")):
            _report_opening(self.sphinx_env, _line(token), f":::{first} {rest}", first.strip("{}"))
        elif not self.wrong_fence and (wrong := _wrong_fence(token, within=self._depth > 0)):
            self.wrong_fence = (_line(token), *wrong)
        super().render_colon_fence(token)

    def render_code_block(self, token: SyntaxTreeNode) -> None:
        """Four spaces make a line code, also that of an object."""
        for number, text in enumerate(token.content.splitlines(), _line(token)):
            if (match := _INDENTED.match(text)) and match[1].lower() in EFTER_NAVN:
                _report(
                    self.sphinx_env,
                    OPENING,
                    number,
                    f"»{_short(text)}« bliver læst som kode og ikke som et objekt",
                    "slet mellemrummene foran objektets linjer",
                )
        super().render_code_block(token)

    def render_restructuredtext(self, token: SyntaxTreeNode) -> None:
        self._refuse_directive("eval-rst", _line(token))

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        if (name := token.meta["name"]) in ROLES:
            super().render_myst_role(token)
            return
        self._report(
            _line(token) or self._line_here(),
            f"{{{name}}} er ikke tilladt i teksten",
            f"skriv teksten uden. Tilladt er {_listed(ROLES)}",
        )

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        """A comment is for those who write the page, and is not published."""
        if not _COMMENTS.fullmatch(token.content):
            self._report(
                _line(token) or self._line_here(),
                f"HTML er ikke tilladt: »{_short(token.content)}«",
                "skriv det samme i Markdown, eller slet det. Skal tegnene kunne læses på siden, "
                "så sæt ` både før og efter",
            )

    def render_front_matter(self, token: SyntaxTreeNode) -> None:
        for line, text in enumerate(str(token.content).splitlines(), _line(token) + 1):
            match = _HEAD_LINE.fullmatch(text)
            if text.strip() and not (match and match[1] in HEAD):
                near = naermeste(ascii_af(text.partition(":")[0]), HEAD)
                self._report(
                    line,
                    f"»{_short(text)}« øverst på siden er ikke noget, håndbogen læser",
                    f"{near}slet linjen. Mellem de to linjer med --- kan "
                    f"der stå {opremsning(HEAD)}",
                )

    def _refuse_directive(self, name: str, line: int) -> None:
        self._report(
            line,
            f"{{{name}}} er ikke tilladt på en side",
            "slet det. Foruden objekttyperne og håndbogens egne visninger er tilladt "
            f"{_listed(DIRECTIVES)}",
        )

    def _line_here(self) -> int:
        return _line_of(self.current_node)

    def _report(self, line: int, message: str, remedy: str) -> None:
        _report(self.sphinx_env, MARKUP, line, message, remedy)


# -- how an object begins and ends ----------------------------------------------------------------


def _wrong_fence(token: SyntaxTreeNode, *, within: bool) -> tuple[str, str] | None:
    """What is wrong with a line of colons, and how to mend it; None where it is right."""
    if not token.info.strip():
        return (
            f"linjen »{token.markup}« slutter ikke noget, og det, der står under den, bliver vist "
            "tegn for tegn",
            "slet linjen",
        )
    begun = f"»{_short(token.markup + token.info)}«"
    if _is_closed(token):
        return None
    if within:
        return (
            f"{begun} begynder, før det, der står over, er slut",
            f"skriv {token.markup} på en linje for sig selv over linjen. Skal det stå inde i det "
            "andet, så skriv et kolon mere, både hvor det andet begynder, og hvor det slutter",
        )
    return (
        f"{begun} slutter ikke, så resten af siden hører med",
        f"skriv {token.markup} på en linje for sig selv, hvor det slutter",
    )


def _is_closed(token: SyntaxTreeNode) -> bool:
    """Whether a fence has its last line: it is counted among its lines, but is no content."""
    assert token.map is not None  # all blocks have one
    content = token.content.removesuffix("\n").split("\n") if token.content else ()
    return token.map[1] - token.map[0] == len(content) + 2


def _check_openings(env: BuildEnvironment, document: nodes.document) -> None:
    """Say where an object should begin, but its first line is text: it has too few colons."""
    for paragraph in document.findall(nodes.paragraph):
        written = (str(part) if isinstance(part, nodes.Text) else "\0" for part in paragraph)
        for number, line in enumerate("".join(written).splitlines()):
            match = _OPENING.match(line)
            if match and (match[1] or match[2] in EFTER_NAVN):
                _report_opening(env, _line_of(paragraph) + number, line, match[2])


def _report_opening(env: BuildEnvironment, line: int, text: str, name: str) -> None:
    _report(
        env,
        OPENING,
        line,
        f"»{_short(text)}« bliver læst som almindelig tekst og ikke som et objekt",
        f"skriv tre koloner foran navnet, og sæt navnet i krøllede parenteser: :::{{{name}}}",
    )


# -- where links and pictures lead ----------------------------------------------------------------


def _check_targets(env: BuildEnvironment, document: nodes.document) -> None:
    """Take away what a page may not link to, show or publish, however it came to stand there."""
    for node in list(document.findall(nodes.reference)):
        address = node.get("refuri", "")
        scheme = address.partition(":")[0].lower()
        if re.match(r"[a-zA-Z][\w+.-]*:", address) and scheme not in SCHEMES:
            message = (
                f"linket »{_short(address)}« fører hverken til en webside, en mailadresse eller et "
                "telefonnummer"
            )
            remedy = "skriv en adresse, der begynder med https://, mailto: eller tel:"
            _report(env, MARKUP, _line_of(node), message, remedy)
            node.replace_self(node.children)
    for image in list(document.findall(nodes.image)):
        if wrong := _wrong_picture(env, str(image["uri"])):
            _report(env, FILES, _line_of(image), *wrong)
            image.parent.remove(image)
    for link in list(document.findall(addnodes.download_reference)):
        if wrong := _wrong_file(env, "filen", str(link["reftarget"]), DOCUMENTS):
            _report(env, FILES, _line_of(link), *wrong)
            link.replace_self(link.children)


def _wrong_picture(env: BuildEnvironment, address: str) -> tuple[str, str] | None:
    if urlsplit(address).scheme or address.startswith("//"):
        return (
            f"billedet »{_short(address)}« er ikke en fil i håndbogen",
            "gem billedet i en mappe ved siden af siden, og skriv dets sti",
        )
    return _wrong_file(env, "billedet", address, PICTURES)


def _wrong_file(
    env: BuildEnvironment, noun: str, address: str, kinds: tuple[str, ...]
) -> tuple[str, str] | None:
    """What is wrong with publishing a file, and how to mend it; None where it is right."""
    named = f"{noun} »{_short(address)}«"
    try:
        file = Path(env.relfn2path(address, env.docname)[1])
        real = file.resolve()
    except (OSError, ValueError, RuntimeError):  # no such name, or links in a ring
        return f"{named} kan ikke åbnes", "ret stien"
    if not real.is_relative_to(env.srcdir.resolve()):
        return (
            f"{named} ligger uden for mappen source",
            "læg filen i en mappe ved siden af siden, og ret stien",
        )
    if not {file.suffix.lower(), real.suffix.lower()}.issubset(kinds):
        return (
            f"{named} er af en slags, der ikke må udgives",
            f"gem den som en af disse: {opremsning(kinds, 'eller')}",
        )
    return None  # one that is not there is for Sphinx to say


# -- small things ---------------------------------------------------------------------------------


def _report(env: BuildEnvironment, code: str, line: int, message: str, remedy: str) -> None:
    location = Location(paths.relative(env, None), line)
    finding = Finding(code, Severity.FEJL, location, "", message, remedy)
    store.findings(env).setdefault(env.docname, []).append(finding)


def _line(token: SyntaxTreeNode) -> int:
    """The line of a token; 0 where it is not known. MyST has made it count from 1."""
    return token_line(token, 0)


def _line_of(node: nodes.Node | None) -> int:
    """The line of a node, or of the nearest that has one above it."""
    while node is not None:
        if node.line:
            return int(node.line)
        node = node.parent
    return 0


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


def _listed(names: Iterable[str]) -> str:
    return opremsning([f"{{{name}}}" for name in names])
