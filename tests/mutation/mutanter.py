"""The mutants of a module: its source with one small fault in each, and where the fault is.

The faults are those of mutmut's operators. Its own runner leaves decorated functions alone, and so
every rule; `docs/mutation.md` says more.
"""

from __future__ import annotations
import __future__

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import CodeType

import libcst as cst
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider
from mutmut.mutation.mutators import mutation_operators, operator_arg_removal

TEXTS = frozenset(("looks_for", "why", "remedy", "statements", "no_waiver", "when"))
"""Arguments of `rule` and `Waiver` that are only shown to readers."""
TEXT_PLACES = {"rule": 1, "Waiver": 2}
"""The place of the argument without a name that is only shown: the title, and when to waive."""
TEXT_TABLE = "WAIVER_CODES"
"""The same texts of the rules about waivers; all in it but codes and severities."""
UNTOUCHED = frozenset(("len", "isinstance", "dataclass"))
"""Calls that mutmut leaves alone too."""


@dataclass(frozen=True, eq=False)
class Mutant:
    """One fault. ``function`` is empty where the fault is met when the module is imported."""

    source: Source
    line: int
    lines: range
    """Those of the statement that the fault is in."""
    function: str
    top: cst.CSTNode
    """The statement of the module that the fault is in."""
    old: cst.CSTNode
    new: cst.CSTNode
    is_text: bool

    def module(self) -> CodeType:
        """The whole module with the fault in it."""
        return self._compiled(self.source.tree)

    def statement(self) -> CodeType:
        """The function or class that the fault is in, alone: all that is needed of its code."""
        return self._compiled(self.top)

    def _compiled(self, whole: cst.CSTNode) -> CodeType:
        changed = whole.deep_replace(self.old, self.new)
        assert isinstance(changed, cst.CSTNode)
        text = self.source.tree.code_for_node(changed)
        flags = __future__.annotations.compiler_flag
        return compile(text, str(self.source.path), "exec", flags, dont_inherit=True)

    @property
    def change(self) -> str:
        """What the fault is, on one line."""
        before, after = (_on_one_line(self.source.tree, node) for node in (self.old, self.new))
        return f"{self.source.name}:{self.line}  {before}  →  {after}"


@dataclass(frozen=True, eq=False)
class Source:
    """A module to make faults in."""

    path: Path
    wrapper: MetadataWrapper

    @classmethod
    def read(cls, path: Path) -> Source:
        return cls(path, MetadataWrapper(cst.parse_module(path.read_text(encoding="utf-8"))))

    @property
    def tree(self) -> cst.Module:
        return self.wrapper.module

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def module(self) -> str:
        return f"gevinst.rules.{self.name}"

    def mutants(self) -> tuple[Mutant, ...]:
        finder = _Finder(self)
        self.wrapper.visit(finder)
        return tuple(finder.found)


class _Finder(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider, ParentNodeProvider)

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        self.found: list[Mutant] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.Annotation | cst.ImportFrom | cst.Import):
            return False
        if isinstance(node, cst.Call) and _called(node) in UNTOUCHED:
            return False
        for new in self._faults(node):
            self._add(node, new)
        return True

    def _faults(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        for cls, operator in mutation_operators:
            if not isinstance(node, cls):
                continue
            if operator is operator_arg_removal and self._is_register(node):
                continue  # a rule without one of its arguments cannot be imported
            yield from operator(node)

    def _is_register(self, node: cst.CSTNode) -> bool:
        return isinstance(node, cst.Call) and _called(node) == "rule"

    def _add(self, old: cst.CSTNode, new: cst.CSTNode) -> None:
        position = self.get_metadata(PositionProvider, old)
        outer = list(self._outer(old))
        statement = next(
            (n for n in (old, *outer) if isinstance(n, cst.BaseStatement | cst.BaseSmallStatement)),
            old,
        )
        place = self.get_metadata(PositionProvider, statement)
        self.found.append(
            Mutant(
                self.source,
                position.start.line,
                range(place.start.line, place.end.line + 1),
                self._function((old, *outer)),
                (old, *outer)[-2],
                old,
                new,
                self._is_text((old, *outer)) or _drops_text(old, new),
            )
        )

    def _outer(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        while (parent := self.get_metadata(ParentNodeProvider, node, None)) is not None:
            yield parent
            node = parent

    def _function(self, nodes: tuple[cst.CSTNode, ...]) -> str:
        """The qualified name of the function whose body a fault is in, the outermost one."""
        names: list[str] = []
        inside = False
        for child, node in pairwise(nodes):
            if isinstance(node, cst.FunctionDef):
                inside = child is node.body
                names = [node.name.value] if inside else []
            elif isinstance(node, cst.ClassDef) and names:
                names.insert(0, node.name.value)
        return ".".join(names)

    def _is_text(self, nodes: tuple[cst.CSTNode, ...]) -> bool:
        text = nodes[0]
        if isinstance(text, cst.SimpleString) and any(
            isinstance(node, cst.AnnAssign) and _is_named(node.target, TEXT_TABLE) for node in nodes
        ):
            return not text.raw_value.isupper()
        return any(
            isinstance(node, cst.Arg) and isinstance(call, cst.Call) and _shows(call, node)
            for node, call in pairwise(nodes)
        )


def _is_named(node: cst.CSTNode, name: str) -> bool:
    return isinstance(node, cst.Name) and node.value == name


def _called(call: cst.Call) -> str:
    return call.func.value if isinstance(call.func, cst.Name) else ""


def _shows(call: cst.Call, arg: cst.Arg) -> bool:
    """Whether an argument of `rule` or `Waiver` is a text that is only shown."""
    place = TEXT_PLACES.get(_called(call))
    if place is None:
        return False
    if arg.keyword:
        return arg.keyword.value in TEXTS
    return call.args.index(arg) == place


def _drops_text(old: cst.CSTNode, new: cst.CSTNode) -> bool:
    """Whether the fault is that a text to be shown is None or not there."""
    if not (isinstance(old, cst.Call) and isinstance(new, cst.Call)):
        return False
    gone = [arg for arg in old.args if arg not in new.args]
    return bool(gone) and all(_shows(old, arg) for arg in gone)


def _on_one_line(tree: cst.Module, node: cst.CSTNode) -> str:
    return " ".join(tree.code_for_node(node).split())
