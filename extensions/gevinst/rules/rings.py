"""Rings in a graph: what leads back to itself. Pure, linear in nodes and links but for sorting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def rings(forward: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """One ring in each set of nodes that all lead to each other, by its first node.

    ``forward`` are the nodes that each leads to; all of them are keys of it. The ring is the
    shortest through its first node, and does not name that again at its end.
    """
    return {
        knot[0]: _shortest_ring(knot[0], frozenset(knot), forward)
        for knot in _knots(forward)
        if len(knot) > 1 or knot[0] in forward[knot[0]]
    }


def _knots(forward: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """The sets of nodes that all lead to each other, each sorted (Tarjan, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: dict[str, None] = {}
    for root in forward:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        open_[root] = None
        path = [(root, iter(forward[root]))]
        while path:
            node, targets = path[-1]
            for target in targets:
                if target not in index:
                    index[target] = low[target] = len(index)
                    open_[target] = None
                    path.append((target, iter(forward[target])))
                    break
                if target in open_:
                    low[node] = min(low[node], index[target])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == index[node]:
                    knot: list[str] = []
                    while not knot or knot[-1] != node:
                        knot.append(open_.popitem()[0])
                    yield sorted(knot)


def _shortest_ring(
    start: str, knot: frozenset[str], forward: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The shortest way from a node of a knot back to itself, without the return."""
    came_from: dict[str, str] = {}
    queue = [start]
    for node in queue:
        for target in sorted(forward[node]):
            if target == start:
                ring = [node]
                while ring[-1] != start:
                    ring.append(came_from[ring[-1]])
                return tuple(reversed(ring))
            if target in knot and target not in came_from:
                came_from[target] = node
                queue.append(target)
    raise AssertionError(f"{start} is in a knot, so there is a way back to it")
