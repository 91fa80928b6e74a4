"""How a rule is broken and how it is kept: taken from the pages that test the rule.

The pages are our own tests, so an example on a rule's page is one that is known to hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_FENCE = re.compile(r"^(:{2,})\{\w+\}.*$")
"""The first line of an object, and of one that lacks a colon."""
_HEAD = "---"
_ID = re.compile(r"^:id: (\S+)$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an object, and whether it is one of those that make the difference."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class RuleExample:
    """The objects that make the difference, as an author writes them, line by line."""

    broken: tuple[tuple[Line, ...], ...]
    kept: tuple[tuple[Line, ...], ...]


def rule_example(pages: Mapping[str, str], code: str) -> RuleExample | None:
    """The example of a code from the test pages, by their names without ending.

    ``EJ01-brud`` and ``EJ01-overholdt`` (for a mistake in a page ``IN01-rettet``) are compared
    object by object; what is the same in both is left out. Where the mend is an object more, the
    objects that the findings stand on are what is broken. Where the mistake is in a file, such as
    ``IN22-brud.csv``, the files are compared. None where the pages are not at hand.
    """
    files = [pages.get(f"{code}-{name}.csv") for name in ("brud", "rettet")]
    if files[0] is not None and files[1] is not None:
        first, second = ({code: tuple(file.splitlines())} for file in (files[0], files[1]))
        return RuleExample(_unlike(first, second), _unlike(second, first))
    broken = pages.get(f"{code}-brud")
    kept = pages.get(f"{code}-overholdt", pages.get(f"{code}-rettet"))
    if broken is None or kept is None:
        return None
    before, after = ({id: lines for id, _, lines in _objects(page)} for page in (broken, kept))
    differing = _unlike(before, after) or tuple(_at_fault(broken, code))
    return RuleExample(differing, _unlike(after, before))


Lines = tuple[str, ...]


def _at_fault(page: str, code: str) -> Iterator[tuple[Line, ...]]:
    """The objects with a line that the page says a finding of the code stands on."""
    found = re.findall(rf"^% forventet: (\d+) \w+ {code} ", page, flags=re.M)
    for _, first, lines in _objects(page):
        if any(first <= int(number) < first + len(lines) for number in found):
            yield tuple(Line(line, False) for line in lines)


def _unlike(these: Mapping[str, Lines], those: Mapping[str, Lines]) -> tuple[tuple[Line, ...], ...]:
    """The objects of one page that are not the same in the other."""
    return tuple(
        tuple(Line(line, id in those and line not in those[id]) for line in lines)
        for id, lines in these.items()
        if those.get(id) != lines
    )


def _objects(page: str) -> Iterator[tuple[str, int, Lines]]:
    """Each outermost object of a page: its id, or its place where it has none, and its lines.

    The number is that of its first line, counted from 1. The head of a page counts as an object.
    """
    fence, lines = "", list[str]()
    for number, line in enumerate(page.splitlines(), 1):
        opening = _FENCE.match(line)
        if not fence and (opening or (number == 1 and line == _HEAD)):
            fence, lines = (opening[1] if opening else _HEAD), [line]
        elif fence:
            lines.append(line)
            end = line.strip()
            if end.startswith(fence) and not end.strip(fence[0]):
                ids = [found[1] for text in lines if (found := _ID.match(text))]
                id = _HEAD if fence == _HEAD else ids[0] if ids else str(number)
                yield id, number - len(lines) + 1, tuple(lines)
                fence = ""
