"""From the files of a folder to checklists, with a finding for everything that is not understood.

Every mistake of every file is told at once. A list is kept as far as it can be read, so that one
mistake in it does not also make the answers to its points point at nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import ComposerError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from gevinst.model.finding import Finding, sort_findings
from gevinst.model.location import Location
from gevinst.model.tekst import synligt_navn, usynlige
from gevinst.model.vaerdier import Vaerdifejl, laes_valg, naermeste, opremsning

from .checking import mistake
from .checklist import Checklist, Point
from .form import Key, Kind, keys_of

FOLDER = "checklists"
"""The folder of the lists, beside ``conf.py``."""

_FILE_NAME = re.compile(r"[a-z0-9-]+\.yaml")


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The list of a file with these bytes, or None where it could not be read, and what is wrong
    with it."""

    data: bytes
    checklist: Checklist | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The lists of a folder, sorted by file, and what is wrong with them.

    ``complete`` is False when a file could not be read at all: then nobody knows which points
    there are.
    """

    lists: tuple[Checklist, ...] = ()
    findings: tuple[Finding, ...] = ()
    complete: bool = True
    files: Mapping[str, ReadFile] = field(default_factory=dict)
    """Each file by path as it was read, so that it need not be read again."""


def files_in(folder: Path) -> dict[str, bytes]:
    """The files of a handbook's checklists, by path from ``folder``, where ``conf.py`` is."""
    found = [
        path
        for path in sorted((folder / FOLDER).glob("*"))
        if path.suffix.lower() in (".yaml", ".yml") and path.is_file()
    ]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def read_checklists(
    files: Mapping[str, bytes], before: Mapping[str, ReadFile] | None = None
) -> Loaded:
    """Read the lists of a folder, each by itself. `checking.py` judges what they say.

    A file that was read ``before`` and is the same is not read again.
    """
    read = {path: _read(path, data, (before or {}).get(path)) for path, data in files.items()}
    found = [read[path] for path in sorted(read)]
    lists = tuple(file.checklist for file in found if file.checklist)
    findings = [finding for file in found for finding in file.findings]
    return Loaded(lists, sort_findings(findings), len(lists) == len(files), read)


def _read(path: str, data: bytes, before: ReadFile | None) -> ReadFile:
    if before is not None and before.data == data:
        return before
    findings: list[Finding] = []
    checklist = _read_file(path, data, findings.append)
    return ReadFile(data, checklist, tuple(findings))


Report = Callable[[Finding], None]


# -- a file -------------------------------------------------------------------------------------


class _Unreadable(Exception):
    """A file is no YAML of ours; ``line`` counts from 1, 0 for the file as a whole."""

    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.remedy = remedy


class _Loader(yaml.SafeLoader):
    """YAML without anchors: a list says each thing where it stands."""

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise ComposerError(None, None, _ALIAS, mark)
        return super().compose_node(parent, index)


_ALIAS = "found an alias"


def _read_file(path: str, data: bytes, report: Report) -> Checklist | None:
    try:
        name = path.rpartition("/")[2]
        if not _FILE_NAME.fullmatch(name):
            raise _Unreadable(
                0,
                f"filen hedder »{synligt_navn(name)}«",
                "giv den et navn med små bogstaver a-z, tal og bindestreg, der ender på .yaml",
            )
        node = _compose(data)
        if not isinstance(node, MappingNode):
            raise _Unreadable(
                node.start_mark.line + 1,
                "filen begynder ikke med en nøgle",
                "begynd med en linje som 'id: TJL_NAVN'",
            )
    except _Unreadable as fault:
        shown = synligt_navn(path)
        report(
            mistake(
                "TL01", Location(shown, fault.line), "", f"{shown}: {fault.message}", fault.remedy
            )
        )
        return None
    reader = _Reader(path, report)
    reader.list_id = _plain(node, "id") or f"TJL_UDEN_ID_{path.rpartition('/')[2][:-5].upper()}"
    values = reader.part(Checklist, node, "listen")
    if not values["id"]:
        values["id"] = reader.list_id
    return Checklist(**values)


def _compose(data: bytes) -> Node:
    """The tree of a file. Raises `_Unreadable`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Unreadable(
            data[: error.start].count(b"\n") + 1,
            "filen er ikke gemt som UTF-8",
            "gem den igen med tegnsættet UTF-8",
        ) from error
    text = unicodedata.normalize("NFC", text)
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _in_danish(text, error) from error
    except yaml.reader.ReaderError as error:
        raise _Unreadable(
            text[: error.position].count("\n") + 1,
            f"her står et tegn, som YAML ikke tillader (U+{_code_of(error):04X})",
            "slet tegnet",
        ) from error
    except RecursionError as error:
        raise _Unreadable(
            0, "filen har for mange parenteser inde i hinanden", "slet dem, der ikke hører til"
        ) from error
    if node is None:
        raise _Unreadable(0, "filen er tom", "skriv listen, eller slet filen")
    _refuse_unseen(node)
    return node


def _refuse_unseen(root: Node) -> None:
    """Refuse a character that nobody sees, also where YAML writes it with letters, as ``\\e``."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode):
            if unseen := usynlige(node.value):
                raise _Unreadable(
                    node.start_mark.line + 1,
                    f"her står tegn, som ingen kan se: {', '.join(unseen)}",
                    "slet dem",
                )
        elif isinstance(node, MappingNode):
            waiting += [part for pair in reversed(node.value) for part in reversed(pair)]
        else:
            waiting += reversed(node.value)


def _code_of(error: yaml.reader.ReaderError) -> int:
    return error.character if isinstance(error.character, int) else ord(error.character)


def _in_danish(text: str, error: yaml.MarkedYAMLError) -> _Unreadable:
    """What PyYAML stumbled over, where it can be seen, and what to do."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 0
    problem = error.problem or ""
    for part, message, remedy in _PROBLEMS:
        if part in problem:
            if part in _BEGAN and error.context_mark:
                line = error.context_mark.line + 1
            return _Unreadable(line, message, remedy)
    return _Unreadable(
        line,
        f"linjen kan ikke læses som YAML ({problem})",
        "sammenlign indrykning og tegn med en af de andre lister",
    )


_BEGAN = (
    "found unexpected end of stream",
    "found '<stream end>'",
    "expected ',' or",
    "could not find expected ':'",
)
"""Mistakes that are seen at the end of what is wrong: their line is where it began."""
_PROBLEMS = (
    # (a part of PyYAML's own words, what is wrong, what to do)
    (
        "character '\\t'",
        "linjen er rykket ind med en tabulator",
        "ryk den ind med mellemrum",
    ),
    (
        "mapping values are not allowed",
        "her står et kolon, som ikke kan høre til en nøgle",
        'ret indrykningen, eller sæt teksten i anførselstegn: "…"',
    ),
    (
        "found unexpected end of stream",
        "et anførselstegn bliver aldrig lukket",
        "luk teksten med det samme anførselstegn, som den begynder med",
    ),
    (
        "expected ',' or",
        "en parentes bliver aldrig lukket",
        "luk listen med ] eller }, og sæt komma imellem",
    ),
    (
        "found '<stream end>'",
        "en parentes bliver aldrig lukket",
        "luk listen med ] eller }, og sæt komma imellem",
    ),
    (
        "could not find expected ':'",
        "linjen er hverken en nøgle eller en del af en tekst",
        "skriv nøgle, kolon, mellemrum og værdi, eller ryk linjen ind under sin tekst",
    ),
    (
        "expected <block end>",
        "linjen er rykket ind på en anden måde end linjerne over",
        "ryk nøgler, der hører sammen, lige langt ind",
    ),
    (
        "found another document",
        "filen rummer mere end én liste",
        "slet linjen med ---, og læg hver liste i sin egen fil",
    ),
    (
        _ALIAS,
        "her henviser * til noget andet i filen",
        "skriv det, der skal stå, eller sæt teksten i anførselstegn",
    ),
    (
        "cannot start any token",
        "linjen begynder med et tegn, som YAML bruger til andet",
        'sæt teksten i anførselstegn: "…"',
    ),
)


def _plain(node: MappingNode, key: str) -> str:
    """The text of a key, before anything is judged; empty where it has none."""
    return next(
        (
            value.value
            for name, value in node.value
            if name.value == key and isinstance(value, ScalarNode)
        ),
        "",
    )


# -- a value ------------------------------------------------------------------------------------

_TAG = "tag:yaml.org,2002:"


@dataclass
class _Reader:
    """Reads the parts of one file, and reports what is wrong with each."""

    path: str
    report: Report
    list_id: str = ""

    def _fault(self, code: str, node: Node | int, message: str, remedy: str) -> None:
        line = node if isinstance(node, int) else node.start_mark.line + 1
        self.report(mistake(code, Location(self.path, line), self.list_id, message, remedy))

    def part(self, cls: type[Any], node: MappingNode, where: str) -> dict[str, Any]:
        """The values of a part of the file by key; what cannot be read is left out.

        ``where`` names the part in messages.
        """
        keys = {key.name: key for key in keys_of(cls)}
        start = node.start_mark.line + 1
        values: dict[str, Any] = {"sted": Location(self.path, start)}
        lines: dict[str, int] = {}
        unknown: list[str] = []
        empty: set[str] = set()
        # A point is named by its id, also in what is said of the keys before it.
        name = f"punktet {own}" if cls is Point and (own := _plain(node, "id")) else where
        for key_node, value_node in node.value:
            key = keys.get(key_node.value) if isinstance(key_node, ScalarNode) else None
            written = key_node.value if isinstance(key_node, ScalarNode) else "[…]"
            line = key_node.start_mark.line + 1
            if key is None:
                unknown.append(written)
                self._fault(
                    "TL02",
                    line,
                    f"{self.list_id}: {name} har en nøgle, der ikke findes: {written}",
                    f"{naermeste(written, list(keys))}slet linjen. Nøglerne står på siden om "
                    "tjeklister",
                )
                continue
            if key.name in lines:
                self._fault(
                    "TL03",
                    line,
                    f"{self.list_id}: {name} har nøglen {key.name} to gange, også i linje "
                    f"{lines[key.name]}",
                    "behold den ene",
                )
                continue
            lines[key.name] = line
            if isinstance(value_node, SequenceNode) and not value_node.value:
                empty.add(key.name)  # as if it were not there
                continue
            value = self._value(key, value_node, name)
            if value is not None:
                values[key.name] = value
        for key_name in empty:
            del lines[key_name]
        meant = {near for text in unknown for near in get_close_matches(text, sorted(keys), n=1)}
        for key in keys.values():
            # A key that is only misspelt is told once: where it is misspelt.
            if key.required and key.name not in lines and key.name not in meant:
                self._fault(
                    "TL04",
                    start,
                    f"{self.list_id}: {name} mangler nøglen {key.name}",
                    _example_of(key),
                )
            if key.required and key.name not in values:
                values[key.name] = () if key.kind in (Kind.TEXTS, Kind.PARTS) else ""
        values["linjer"] = tuple(sorted(lines.items()))
        return values

    def _value(self, key: Key, node: Node, where: str) -> Any:
        """The value of a key, or None when it cannot be read, which is then told."""
        at = f"{self.list_id}: {where}: {key.name}"
        if isinstance(node, ScalarNode) and (node.tag == f"{_TAG}null" or not node.value.strip()):
            self._fault("TL05", node, f"{at} står uden værdi", "skriv en værdi, eller slet linjen")
            return None
        match key.kind:
            case Kind.TEXT:
                return self._text(key, node, at)
            case Kind.YES_NO:
                return self._yes_no(node, at)
            case Kind.NUMBER:
                return self._number(node, at)
            case Kind.CHOICE:
                return self._choice(key, node, at)
            case Kind.PART:
                assert key.part  # a key of this kind has one
                if isinstance(node, MappingNode):
                    return key.part(**self.part(key.part, node, f"{where}, {key.name}"))
                inner = opremsning([inner.name for inner in keys_of(key.part)], "og")
                self._fault("TL05", node, f"{at} har ingen nøgler", f"skriv {inner} under den")
                return None
        return self._sequence(key, node, at, where)

    def _sequence(self, key: Key, node: Node, at: str, where: str) -> Any:
        if not isinstance(node, SequenceNode):
            shown = f"[{node.value}]" if isinstance(node, ScalarNode) else key.example
            self._fault(
                "TL05",
                node,
                f"{at} er ikke en liste",
                f"skriv {key.name}: {shown}"
                if key.kind is not Kind.PARTS
                else "begynd hvert punkt med en bindestreg og et mellemrum",
            )
            return None
        if key.kind is Kind.PARTS:
            return tuple(self._parts(key, node, where))
        read = self._text if key.kind is Kind.TEXTS else self._choice
        found: list[str] = []
        for item in node.value:
            value = read(key, item, at)
            if value in found:
                self._fault("TL03", item, f"{at}: {value} står to gange", "slet den ene")
            elif value is not None:
                found.append(value)
        return tuple(found)

    def _parts(self, key: Key, node: SequenceNode, where: str) -> Iterator[Any]:
        assert key.part  # a key of this kind has one
        for number, item in enumerate(node.value, start=1):
            if isinstance(item, MappingNode):
                values = self.part(key.part, item, f"punkt {number}")
                values["id"] = values["id"] or f"punkt-{number}"
                yield key.part(**values)
            else:
                self._fault(
                    "TL05",
                    item,
                    f"{self.list_id}: punkt {number} har ingen nøgler",
                    "begynd det med '- id: …' og resten af nøglerne rykket ind under id",
                )

    def _text(self, key: Key, node: Node, at: str) -> str | None:
        if not isinstance(node, ScalarNode):
            self._fault("TL05", node, f"{at} er ikke en tekst", "skriv én tekst uden [ ] og { }")
            return None
        if node.tag != f"{_TAG}str":
            self._fault(
                "TL05",
                node,
                f"{at}: {node.value} er ikke en tekst",
                f'sæt den i anførselstegn: "{node.value}"',
            )
            return None
        value = " ".join(node.value.split())
        if key.pattern and not re.fullmatch(key.pattern, value):
            self._fault(
                "TL05",
                node,
                f"{at}: »{value}« har ikke den rigtige form",
                f"brug {key.pattern_help}",
            )
            return None
        return value

    def _choice(self, key: Key, node: Node, at: str) -> str | None:
        text = node.value if isinstance(node, ScalarNode) else "[…]"
        if text in key.codes:
            return str(text)
        try:
            remedy = f"skriv {laes_valg(text, key.choices)}"
        except Vaerdifejl as fault:
            remedy = fault.ret
        self._fault("TL05", node, f"{at}: »{text}« kan ikke vælges", remedy)
        return None

    def _yes_no(self, node: Node, at: str) -> bool | None:
        text = node.value if isinstance(node, ScalarNode) else "[…]"
        if text in ("ja", "nej"):
            return bool(text == "ja")
        self._fault("TL05", node, f"{at}: »{text}« er hverken ja eller nej", "skriv ja eller nej")
        return None

    def _number(self, node: Node, at: str) -> int | None:
        text = node.value if isinstance(node, ScalarNode) else "[…]"
        if node.tag == f"{_TAG}int" and re.fullmatch(r"[1-9][0-9]{0,4}", text):
            return int(text)
        self._fault(
            "TL05",
            node,
            f"{at}: »{text}« er ikke et helt tal over 0",
            "skriv tallet med cifre og uden anførselstegn, højst 99999",
        )
        return None


def _example_of(key: Key) -> str:
    return (
        f"tilføj en linje som '{key.name}: {key.example}'" if key.example else f"tilføj {key.name}"
    )
