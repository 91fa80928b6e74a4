"""A diagram of layers as values: columns of things, and the links that lead from one to another.

What it says is the same as a drawing (`layered.py`) and as text (`Diagram.said`, `Diagram.lacks`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from gevinst.model.objekt import Objekt

from .drawing import HOLE, Entry


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the diagram. ``label`` is what kind of thing it is.

    ``lacks`` is something that should be there and is not, and ``of`` what lacks it. A hole is a
    node without a target: it stands where that should have been.
    """

    key: str
    label: str
    entry: Entry
    lacks: str = ""
    of: Objekt | None = None

    @property
    def named(self) -> Entry:
        """What its box says where no heading says what kind of thing it is."""
        text = f"{self.label}: {self.entry.text}" if self.label else self.entry.text
        return replace(self.entry, text=text)

    @property
    def is_hole(self) -> bool:
        return bool(self.lacks) and self.entry.target is None


def node(objekt: Objekt, *, text: str = "", kind: str = "", label: str = "") -> Node:
    """A node about an object."""
    return Node(objekt.id, label or objekt.om.label, Entry(text or objekt.titel, objekt, kind))


def hole(of: Objekt, lacks: str) -> Node:
    """The hole where a thing should have been; ``lacks`` has its article, such as »en effekt«."""
    return Node(f"{of.id}:{lacks}", "", Entry(f"Mangler {lacks}", kind=HOLE), lacks, of)


@dataclass(frozen=True, slots=True)
class Group:
    """Things that stay together, in a frame when there is an ``entry`` to write on it.

    ``is_named``: the heading does not say what kind of things they are, so their boxes do.
    """

    key: str
    nodes: tuple[Node, ...]
    entry: Entry | None = None
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A step of the way, from left to right."""

    heading: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """From one key to another, and the verb between them. The target may be a group."""

    source: str
    target: str
    verb: str


@dataclass(frozen=True, slots=True)
class Said:
    """A thing, the object whose frame it stands in, and for each verb the things it leads to."""

    node: Node
    group: str
    leads: tuple[tuple[str, tuple[Entry, ...]], ...]


@dataclass(frozen=True)
class Diagram:
    """Columns from left to right, and the links between what stands in them."""

    columns: tuple[Column, ...]
    links: tuple[Link, ...]

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every node by its key, in the order of the columns."""
        return {
            node.key: node
            for column in self.columns
            for group in column.groups
            for node in group.nodes
        }

    @cached_property
    def said(self) -> tuple[tuple[str, tuple[Said, ...]], ...]:
        """The diagram as text: under each heading its things and what they lead to."""
        entries = {
            group.key: Entry(column.heading.lower())
            for column in self.columns
            for group in column.groups
        } | {key: node.entry for key, node in self.nodes.items()}
        holes = {key for key, node in self.nodes.items() if node.is_hole}
        leads: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
        for link in self.links:
            if not holes & {link.source, link.target}:
                leads[link.source][link.verb].append(entries[link.target])
        return tuple(
            (
                column.heading,
                tuple(
                    Said(
                        node,
                        group.entry.text if group.entry and group.entry.target else "",
                        tuple((verb, tuple(to)) for verb, to in leads[node.key].items()),
                    )
                    for group in column.groups
                    for node in group.nodes
                    if not node.is_hole
                ),
            )
            for column in self.columns
        )

    @cached_property
    def lacks(self) -> tuple[tuple[Objekt, str], ...]:
        """What is missing: the thing that lacks it, and what it lacks."""
        return tuple((node.of, node.lacks) for node in self.nodes.values() if node.of)


def alone(node: Node) -> Group:
    """A thing that stands where its links lead it, and whose box says what kind of thing it is."""
    return Group(f"{node.key}:alene", (node,), is_named=True)


def grouped(key: str, nodes: Iterable[Node], entry: Entry | None = None) -> tuple[Group, ...]:
    """A group of the nodes; none when there are none."""
    found = tuple(nodes)
    return (Group(key, found, entry),) if found else ()


def with_holes(diagram: Diagram, holes: Iterable[tuple[int, Node, Link | None]]) -> Diagram:
    """The diagram with holes: the column of each, and its link to or from what lacks it."""
    found = tuple(holes)
    return Diagram(
        tuple(
            Column(
                column.heading,
                (
                    *column.groups,
                    *(alone(node) for place, node, _ in found if place == number),
                ),
            )
            for number, column in enumerate(diagram.columns)
        ),
        (*diagram.links, *(link for _, _, link in found if link)),
    )
