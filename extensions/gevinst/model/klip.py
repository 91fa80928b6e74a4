"""The pages of the public edition: the source with all that is internal cut out of it.

Pure: from texts to texts. What the public edition is built from has never known what is internal,
so nothing in it can show it. What is left may not name what is gone; each line that does is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from posixpath import dirname, join, normpath

from .felt import links_i
from .finding import Finding, Severity
from .handbook import Handbook
from .location import Location
from .objekt import Objekt, adresse_af
from .udgave import CODE, Internt
from .vaerdier import del_op

ROOT = "source"
"""The folder of the pages, from the folder of ``conf.py``."""


@dataclass(frozen=True, slots=True)
class Fil:
    """What is left of a file; ``lines`` has for each line its number in the whole one."""

    text: str
    lines: tuple[int, ...]
    cut: bool = False
    """Whether anything is gone."""
    same: tuple[int, ...] = ()
    """The numbers in the whole file of the lines with words in them that are as they were; none
    where nothing is gone, as then all are."""

    def line(self, number: int) -> int:
        """The number in the whole file of a line in this one; 0 stands for the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else number


@dataclass(frozen=True, slots=True)
class Klip:
    """The files of the public edition by path, and what keeps them from being published."""

    files: Mapping[str, Fil] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def place(self, sted: Location) -> Location:
        """Where a place in the public edition stands in the whole handbook."""
        file = self.files.get(sted.path)
        return Location(sted.path, file.line(sted.line)) if file else sted


def cut(texts: Mapping[str, str], handbook: Handbook, internt: Internt) -> Klip:
    """Cut out what is internal.

    ``texts`` are the pages, the files of measurements and the checklists as they are read, by path.
    Linear in them.
    """
    gone = {o.sted.path for o in handbook.objects if o.side and o.id in internt.ids}
    gone |= internt.sider
    objects: dict[str, list[Objekt]] = {}
    for objekt in handbook.objects:
        if not objekt.side and objekt.om.paa_sider:
            objects.setdefault(objekt.sted.path, []).append(objekt)
    names = _Names.of(handbook, internt)
    files: dict[str, Fil] = {}
    findings: list[Finding] = []
    for path, text in sorted(texts.items()):
        if path not in gone:
            page = _Page(path, text, internt, names)
            files[path] = page.without(objects.get(path, ()))
            findings += page.findings
    return Klip(files, tuple(findings))


# -- one file -----------------------------------------------------------------------------------

_FENCE = re.compile(r"([ \t]*)(:{3,}|`{3,}|~{3,})\s*\{([a-z_]+)\}")
_ENTRY = re.compile(r"\s*(?:[^<]*<)?([^<>]+?)>?\s*$")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_LINK = re.compile(
    r"\]\(\s*<?([^)\s<>]+)"  # [text](page.md)
    r"|^\s*\[[^\]]+\]:\s*<?([^\s<>]+)"  # [name]: page.md
    r"|<(?:project:)?([^\s<>]+\.md[^\s<>]*)>"  # <project:page.md>
    r"|\{doc\}`(?:[^`<]*<)?([^`<>]+)>?`"  # {doc}`text <page>`
)
_MAY_BE_ID = re.compile(r"[A-Z]{2,4}_[A-Z0-9_]+")
"""All that `_ID` finds and a little more, in a quarter of the time."""
_ID = re.compile(rf"(?<![A-Z0-9_]){_MAY_BE_ID.pattern}")
_LONG = 3
"""The words that a title must have to be known again in a text; shorter ones are common words."""
_FEW = 30
"""The most titles that are looked for one by one in a page."""
_PATH = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+")


class _Page:
    """A file while it is being cut."""

    def __init__(self, path: str, text: str, internt: Internt, names: _Names) -> None:
        self.path = path
        self.lines = re.findall(r"[^\n]*\n|[^\n]+", text)
        self.internt = internt
        self.names = names
        self.kept: dict[int, str] = dict(enumerate(self.lines))
        self.findings: list[Finding] = []
        self.stuck: set[str] = set()
        """The objects that could not be cut out, which is said once."""

    def without(self, objects: Sequence[Objekt]) -> Fil:
        for objekt in objects:
            if objekt.id in self.internt.ids:
                self._cut_object(objekt)
        for objekt in objects:
            if objekt.id not in self.internt.ids:
                self._cut_links(objekt)
        self._cut_menus()
        self._look_for_names()
        numbers = tuple(sorted(self.kept))
        text = "".join(self.kept[number] for number in numbers)
        is_cut = text != "".join(self.lines)
        return Fil(
            text,
            tuple(number + 1 for number in numbers),
            is_cut,
            tuple(number + 1 for number in numbers if is_cut and self._is_same(number)),
        )

    def _is_same(self, number: int) -> bool:
        line = self.lines[number]
        return self.kept[number] == line and bool(re.search(r"\w", line))

    def _report(self, line: int, objekt_id: str, message: str, remedy: str) -> None:
        place = Location(self.path, line + 1)
        self.findings.append(Finding(CODE, Severity.FEJL, place, objekt_id, message, remedy))

    def _cut_object(self, objekt: Objekt) -> None:
        """Take out a directive, and the empty lines below it."""
        start = objekt.sted.line - 1
        opening = _FENCE.match(self.lines[start]) if 0 <= start < len(self.lines) else None
        if opening is None or opening[3] != objekt.om.navn:
            self._report(
                start,
                objekt.id,
                f"{objekt.id} er intern, men kan ikke tages ud af siden",
                "flyt den ud af den kasse, det citat eller den liste, den står i, og skriv den på "
                f"en linje, der begynder med :::{{{objekt.om.navn}}}",
            )
            self.stuck.add(objekt.id)
            return
        end = self._end_of(start, opening)
        while end < len(self.lines) and not self.lines[end].strip():
            end += 1
        for number in range(start, end):
            self.kept.pop(number, None)

    def _end_of(self, start: int, opening: re.Match[str]) -> int:
        """The line after the directive that begins at ``start``.

        As Markdown has it: a line is no end when it is so far in that it is code. Where it cannot
        be told how far in the directive itself stands, more is cut rather than less.
        """
        marks = opening[2]
        closing = re.compile(rf"([ \t]*){marks[0]}{{{len(marks)},}}[ \t]*\n?")
        for number in range(start + 1, len(self.lines)):
            match = closing.fullmatch(self.lines[number])
            if match and _columns(match[1]) < max(4, _columns(opening[1]) + 1):
                return number + 1
        return len(self.lines)

    def _cut_links(self, objekt: Objekt) -> None:
        """Take out the links to what is internal; what that leaves wrong is said elsewhere."""
        if objekt.sted.line - 1 not in self.kept:
            self._report(
                objekt.sted.line - 1,
                objekt.id,
                f"{objekt.id} er offentlig, men står inde i noget, der er internt",
                f"flyt {objekt.id} ud, eller gør den intern",
            )
            return
        lines = dict(objekt.linjer)
        for navn in links_i(type(objekt)):
            ids = getattr(objekt, navn)
            if navn in lines and not self.internt.ids.isdisjoint(ids):
                self._cut_ids(lines[navn] - 1, navn)

    def _cut_ids(self, number: int, navn: str) -> None:
        match = re.fullmatch(rf"(\s*:\s*{navn}\s*:\s+)(.*?)(\s*)", self.kept.get(number, ""))
        if match is None:
            return  # then the line still names them, and that is found
        left = [id for id in del_op(match[2], ",; ") if id not in self.internt.ids]
        if left:
            self.kept[number] = f"{match[1]}{', '.join(left)}{match[3]}"
        else:
            del self.kept[number]

    def _cut_menus(self) -> None:
        """Take internal pages out of every ``{toctree}``."""
        if not self.internt.sider:
            return
        number = 0
        while number < len(self.lines):
            opening = _FENCE.match(self.lines[number])
            number += 1
            if opening and opening[3] == "toctree":
                end = self._end_of(number - 1, opening)
                for entry in range(number, end - 1):
                    match = _ENTRY.match(self.lines[entry])
                    if match and entry in self.kept and self._page(match[1]) in self.internt.sider:
                        del self.kept[entry]
                number = end

    def _page(self, written: str) -> str:
        """The path of the page that a link means, as seen from this one."""
        name = written.partition("#")[0].removesuffix(".md").removesuffix(".html")
        if not name:
            return ""
        folder = ROOT if name.startswith("/") else dirname(self.path)
        return f"{normpath(join(folder, name.lstrip('/')))}.md"

    def _look_for_names(self) -> None:
        """Find the lines that still name something internal; comments go with it."""
        if not self._may_name():
            return
        for number, line in sorted(self.kept.items()):
            if line.startswith("%") and any(self._named_in(line)):
                del self.kept[number]  # a comment is for authors, and shown nowhere
                continue
            for id in dict.fromkeys(self._named_in(line)):
                if id in self.stuck:
                    continue
                self._report(
                    number,
                    "",
                    f"linjen nævner {id}, som er intern",
                    f"skriv linjen uden den, eller gør {id} offentlig",
                )
            heading = _HEADING.match(line)
            if heading and (id := self.names.titles.get(_folded(heading[1]), "")):
                self._report(
                    number,
                    "",
                    f"overskriften er titlen på {id}, som er intern",
                    "giv overskriften en anden tekst, eller gør hele siden intern med "
                    "'synlighed: intern' øverst",
                )
                continue
            for id in dict.fromkeys(self._titles_in(line)):
                if id in self.stuck:
                    continue
                self._report(
                    number,
                    "",
                    f"linjen har titlen på {id}, som er intern",
                    f"skriv det på en anden måde, eller gør {id} offentlig",
                )

    def _may_name(self) -> bool:
        """Whether any line may: asked of the page as a whole, as few pages have such a line."""
        names, lines = self.names, self.kept.values()
        text = "".join(lines)
        words = _folded(text).split() if names.may_have_a_title(text) else []
        windows = zip(*(words[n:] for n in range(_LONG)), strict=False)
        paths = (path for line in lines if "/" in line for path in _PATH.findall(line))
        pairs = (pair for path in paths for pair in pairwise(path.split("/")))
        headings = (_HEADING.match(line) for line in lines if "#" in line)
        return not (
            names.ids.keys().isdisjoint(_MAY_BE_ID.findall(text))
            and names.addresses.keys().isdisjoint(pairs)
            and names.titles.keys().isdisjoint(_folded(found[1]) for found in headings if found)
            and names.long.keys().isdisjoint(windows)
            and self.internt.sider.isdisjoint(page for line in lines for page in self._links(line))
        )

    def _titles_in(self, line: str) -> Iterator[str]:
        words = _folded(line).split()
        for start in range(len(words) - _LONG + 1):
            for title, id in self.names.long.get(tuple(words[start : start + _LONG]), ()):
                if words[start : start + len(title)] == title:
                    yield id

    def _named_in(self, line: str) -> Iterator[str]:
        for found in _ID.finditer(line):
            if found[0] in self.names.ids:
                yield self.names.ids[found[0]]
        for found in _PATH.finditer(line):
            parts = found[0].split("/")
            for pair in pairwise(parts):
                if pair in self.names.addresses:
                    yield self.names.addresses[pair]
        for page in self._links(line):
            if page in self.internt.sider:
                yield page

    def _links(self, line: str) -> Iterator[str]:
        """The paths of the pages that a line links to; none where no page is internal."""
        if self.internt.sider and ("]" in line or "<" in line or "`" in line):
            for found in _LINK.finditer(line):
                yield self._page(next(filter(None, found.groups())))


@dataclass(frozen=True, slots=True)
class _Names:
    """What internal objects are called: by former ids too, by address, and by title.

    ``long`` are the titles of so many words that nothing else is called that, by the first words.
    """

    ids: Mapping[str, str]
    addresses: Mapping[tuple[str, ...], str]
    titles: Mapping[str, str]
    long: Mapping[tuple[str, ...], Sequence[tuple[list[str], str]]]

    def may_have_a_title(self, text: str) -> bool:
        """Whether a text may have one of the long titles: it has a word of it, where they are few
        enough to ask for each."""
        if len(self.long) > _FEW:
            return True
        folded = text.casefold()
        return any(
            max(title, key=len) in folded for titles in self.long.values() for title, _ in titles
        )

    @classmethod
    def of(cls, handbook: Handbook, internt: Internt) -> _Names:
        hidden = [objekt for objekt in handbook.objects if objekt.id in internt.ids]
        shown = {_folded(o.titel) for o in handbook.objects if o.id not in internt.ids}
        called = [(name, objekt) for objekt in hidden for name in _ids(objekt)]
        long: dict[tuple[str, ...], list[tuple[list[str], str]]] = {}
        for objekt in hidden:
            words = _folded(objekt.titel).split()
            if len(words) >= _LONG and _folded(objekt.titel) not in shown and not objekt.side:
                long.setdefault(tuple(words[:_LONG]), []).append((words, objekt.id))
        return cls(
            {name: objekt.id for name, objekt in called},
            {
                tuple(adresse_af(objekt.om, name).split("/")[:2]): objekt.id
                for name, objekt in called
            },
            {title: o.id for o in hidden if (title := _folded(o.titel)) not in shown},
            long,
        )


def _folded(text: str) -> str:
    """A text without marks and capitals, its words parted by one blank."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _columns(blanks: str) -> int:
    """How far in a line begins."""
    return len(blanks.expandtabs(4))


def _ids(objekt: Objekt) -> Iterable[str]:
    return (objekt.id, *objekt.tidligere_id)
