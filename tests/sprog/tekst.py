"""From a page to its running text: what a reader reads as Danish, and on which line it stands.

Markdown is read by markdown-it, as MyST does, and fields by the handbook's own reader. Which
fields hold text follows from the object types; only the exceptions are listed here. A checklist
is read as a page with its texts on the same lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

import yaml
from gevinst.model.felt import Slags, felter_i
from gevinst.model.raa import RawField, read_fields
from gevinst.model.typer import EFTER_NAVN
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin


class Kind(Enum):
    """What a passage is, which decides what may be asked of it."""

    TITLE = auto()
    """A heading or the title of an object: words, but no sentence."""
    LABEL = auto()
    """A field that names something in a word or two."""
    FOREIGN = auto()
    """A word in another language."""
    CELL = auto()
    """A cell of a table."""
    TEXT = auto()
    """A paragraph, an item of a list, or a field that says something."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text. ``line`` counts from 1; a line break in ``text`` is one in the file."""

    line: int
    text: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Sentence:
    line: int
    text: str


_CODES = {
    "bygges_af",
    "dokumentation",
    "generator",
    "grad",
    "kapitel",
    "kode",
    "kraevede_felter",
    "kraevede_objekter",
    "nr",
    "prisniveau",
    "punkt",
    "referat_henvisning",
    "regel",
    "tidligere_id",
    "version",
}
"""Text to the object types, but a code, a number or an address to a reader."""

_LABELS = {
    "aliaser",
    "fagomraade",
    "maaleenhed",
    "navn",
    "politisk_udvalg",
    "stilling",
    "synonymer",
}
_FOREIGN = {"engelsk", "norsk"}
_NO_PROSE = {
    "code",
    "code-block",
    "literalinclude",
    "objekteksempel",
    "objekttyper",
    "raci",
    "regelfamilie",
    "sporbarhed",
    "toctree",
}
_TITLED = {"admonition", "dropdown", "grid-item-card"}
_CHECKLIST_TEXTS = {
    "formaal",
    "henvisning",
    "hvornaar",
    "hvorfor",
    "spoergsmaal",
    "tilfoejet_fordi",
}
_DIRECTIVE = re.compile(r"\{([\w-]+)\}\s*(.*)", re.DOTALL)
_OPTION = re.compile(r"\s*:[\w-]+:(\s|$)")


def passages(source: str, titles: Mapping[str, str] | None = None) -> list[Passage]:
    """The passages of a page in the order they stand in.

    ``titles`` are the titles that links without a text of their own show, by id.
    """
    return list(_passages(source.splitlines(), 1, titles or {}))


def titles_of(source: str) -> dict[str, str]:
    """The titles of a page's objects by their id."""
    found: dict[str, str] = {}
    title = ""
    for line in source.splitlines():
        if match := re.match(r"\s*[:`]{3,}\{(\w+)\}\s*(.+)", line):
            title = match[2].strip()
        elif match := re.match(r"\s*:id:\s*(\w+)", line):
            found.setdefault(match[1], title)
    return found


def checklist_as_page(source: str) -> str:
    """A checklist's title as a heading and each of its texts as an item, on the line it has."""
    lines = [""] * len(source.splitlines())
    for key, text in _texts(yaml.compose(source)):
        if key.value == "titel" or key.value in _CHECKLIST_TEXTS:
            mark = "#" if key.value == "titel" else "-"
            lines[key.start_mark.line] = f"{mark} {' '.join(text.value.split())}"
    return "\n".join(lines)


def _texts(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.ScalarNode]]:
    """(key, text) of every text in a YAML file, however deep it stands."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _texts(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(value, yaml.ScalarNode):
                yield key, value
            else:
                yield from _texts(value)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").use(colon_fence_plugin).use(deflist_plugin)


def _passages(lines: Sequence[str], first: int, titles: Mapping[str, str]) -> Iterator[Passage]:
    """The passages of lines of Markdown, the first of which is line ``first`` of the file."""
    line, inside = first, [Kind.TEXT]
    for token in _markdown().parse("\n".join(lines)):
        if token.map:
            line = first + token.map[0]
        if token.type in ("colon_fence", "fence"):
            yield from _directive(token, line, titles)
        elif token.type in ("heading_open", "th_open", "td_open"):
            inside.append(Kind.TITLE if token.type == "heading_open" else Kind.CELL)
        elif token.type in ("heading_close", "th_close", "td_close"):
            inside.pop()
        elif token.type == "inline" and (text := _shown(token, titles)).strip():
            yield Passage(line, text, inside[-1])


def _directive(token: Token, line: int, titles: Mapping[str, str]) -> Iterator[Passage]:
    opening = _DIRECTIVE.match(token.info.strip())
    if not opening or opening[1] in _NO_PROSE:
        return
    name, title = opening[1], opening[2].strip()
    content = token.content.splitlines()
    if title and (name in _TITLED or name in EFTER_NAVN):
        yield Passage(line, title, Kind.TITLE)
    if name not in EFTER_NAVN:
        start = next((i for i, text in enumerate(content) if not _OPTION.match(text)), len(content))
        yield from _passages(content[start:], line + 1 + start, titles)
        return
    block = read_fields(content, line + 1)
    for field in block.fields:
        yield from _field(name, field)
    rest = ["" if i in block.stray else text for i, text in enumerate(content)]
    yield from _passages(rest[block.text_start :], line + 1 + block.text_start, titles)


def _field(objekttype: str, field: RawField) -> Iterator[Passage]:
    felt = _text_fields(objekttype).get(field.navn)
    if felt is None or not field.tekst:
        return
    kind = (
        Kind.FOREIGN
        if field.navn in _FOREIGN
        else Kind.LABEL
        if field.navn in _LABELS
        else Kind.TEXT
    )
    parts = field.tekst.split(";") if felt is Slags.LISTE else [field.tekst]
    for part in parts:
        if part.strip():
            yield Passage(field.line, part.strip(), kind)


@cache
def _text_fields(objekttype: str) -> Mapping[str, Slags]:
    """The fields of an object type that hold text, each with how it is read."""
    return {
        felt.navn: felt.slags
        for felt in felter_i(EFTER_NAVN[objekttype])
        if felt.slags in (Slags.TEKST, Slags.LISTE) and felt.navn not in _CODES
    }


def _shown(inline: Token, titles: Mapping[str, str]) -> str:
    """The text a reader sees of a run of Markdown; code is left out."""
    parts: list[str] = []
    for token, following in zip(
        inline.children or [], [*(inline.children or [])[1:], None], strict=True
    ):
        if token.type == "text":
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type == "image":
            parts.append(_shown(token, titles))
        elif token.type == "link_open" and following and following.type == "link_close":
            parts.append(titles.get(str(token.attrGet("href")).removeprefix("#"), ""))
    return "".join(parts)


# Sentences and words

_NEVER_LAST = frozenset(["bl", "ca", "evt", "fx", "jf", "nr", "pr"])
"""Abbreviations that no sentence ends with."""

_NOT_BEFORE_A_NUMBER = frozenset(["kl", "kr", "mia", "mio"])
"""Abbreviations that a sentence may end with, but not when a number follows."""

_STOP = re.compile(r"[.!?…]+[»«”\")\]]*(?=\s+[(«»\"“\[]*[A-ZÆØÅÉ0-9])|:(?=\s+[«»\"“]*[A-ZÆØÅÉ])")
WORD = re.compile(r"\w+(?:[-'’.,/]\w+)*")
"""A word or a number. What a hyphen joins is one word, as is ``1.300.000``."""


def sentences(passage: Passage) -> list[Sentence]:
    """The sentences of a passage, each with the line it begins on.

    A sentence ends at ``.``, ``!`` or ``?`` before a capital letter or a number, and at a colon
    before a capital letter. Abbreviations and the day of a date end none.
    """
    found: list[Sentence] = []
    start = 0
    for stop in _STOP.finditer(passage.text):
        before = passage.text[start : stop.start()]
        last = WORD.findall(before)[-1:] or [""]
        following = passage.text[stop.end() :].lstrip()
        if stop[0] == "." and (
            last[0].lower() in _NEVER_LAST
            or (following[:1].isdigit() and last[0].lower() in _NOT_BEFORE_A_NUMBER)
        ):
            continue
        found.append(_sentence(passage, start, stop.end()))
        start = stop.end()
    found.append(_sentence(passage, start, len(passage.text)))
    return [sentence for sentence in found if words(sentence.text)]


def _sentence(passage: Passage, start: int, end: int) -> Sentence:
    text = passage.text[start:end]
    start += len(text) - len(text.lstrip())
    line = passage.line + passage.text.count("\n", 0, start)
    return Sentence(line, " ".join(text.split()))


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return WORD.findall(text)


# Readability


@dataclass(frozen=True, slots=True)
class Lix:
    """Läsbarhetsindex: words in a sentence, on average, plus the percentage of long words."""

    words: int
    sentences: int
    long_words: int

    @property
    def value(self) -> float:
        if not self.words:
            return 0.0
        return self.words / self.sentences + 100 * self.long_words / self.words


def lix(found: Sequence[Sentence]) -> Lix:
    """The readability of sentences. A long word has more than six letters."""
    counted = [word for sentence in found for word in words(sentence.text)]
    return Lix(len(counted), len(found), sum(_letters(word) > 6 for word in counted))


def _letters(word: str) -> int:
    return sum(letter.isalpha() for letter in word)


def running_text(source: str, titles: Mapping[str, str] | None = None) -> list[Sentence]:
    """The sentences of a page: paragraphs, items of lists, fields, and cells that hold sentences.

    Headings and names are no sentences; to count them would make every page look easy.
    """
    return [
        sentence
        for passage in passages(source, titles)
        if passage.kind is Kind.TEXT
        or (passage.kind is Kind.CELL and passage.text.rstrip().endswith((".", "!", "?")))
        for sentence in sentences(passage)
    ]


# Comparison with another text


def plain_words(text: str) -> list[str]:
    """Words for comparison: lower case, without punctuation."""
    return re.findall(r"\w+", text.lower())


def runs(found: Sequence[str], length: int) -> set[tuple[str, ...]]:
    """Every run of that many words."""
    return {tuple(found[i : i + length]) for i in range(len(found) - length + 1)}


def without_line_breaks(extract: str) -> str:
    """The text of a PDF with the words joined that were divided at the end of a line."""
    return re.sub(r"(\w)[-\u00ad][ \t]*\n\s*(\w)", r"\1\2", extract)
