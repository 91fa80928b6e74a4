"""How long the rules take, and how the time grows with the handbook.

    .venv/bin/python tests/bench/rules.py [OBJECTS ...]

Makes municipalities of several sizes out of the whole small one of `tests/rules/hel.py`. In each
third programme every object lacks a field, so that the rules have much to say. Prints the time of
a run for each size and the exponent it grows with: 1 is linear, 2 is quadratic.

Nothing here is a test: a time says something only beside another on the same machine.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "rules"))

from byg import TODAY
from gevinst.model.felt import Slags, felter_i
from gevinst.model.haandbog import Haandbogsobjekt
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Enhed, Forum, Kommune, Person, Portefoelje, Pulje
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.rules.engine import run_rules
from gevinst.rules.families import ACTIVE
from gevinst.rules.severity import PHASES
from hel import hel

SIZES = (2_500, 5_000, 10_000, 20_000)
SHARED = (Haandbogsobjekt, Kommune, Forum, Portefoelje, Pulje)
"""What all programmes have in common, so that each of these is pointed at by all of them."""
IN_UNIT = 25
"""Programmes that fetch their benefits in the same units, from the same leaders."""


def municipality(size: int) -> Handbook:
    """A municipality of about so many objects: copies of the programme of `hel`, with the same
    fora and steps, and with units and posts that some of them share."""
    objects: dict[str, Objekt] = {}
    number = 0
    while len(objects) < size:
        objects |= {one.id: one for one in programme(number)}
        number += 1
    return Handbook(tuple(objects.values()))


def programme(number: int) -> Iterable[Objekt]:
    """One more programme with a page of its own."""
    own = hel(PHASES[number % len(PHASES)])
    new = {
        one.id: f"{one.id}_{number // IN_UNIT if isinstance(one, Enhed | Person) else number}"
        for one in own
        if not isinstance(one, SHARED) and one.id not in ("PER_DIREKTOER", "ENH_TOP")
    }
    for place, one in enumerate(own):
        values: dict[str, Any] = {
            felt.navn: _moved(felt.slags, getattr(one, felt.navn), new)
            for felt in felter_i(type(one))
        }
        given = [navn for navn, value in values.items() if value not in ("", (), None)]
        if number % 3 == 0 and one.id in new and given:
            lacking = given[(number // 3 + place) % len(given)]
            values[lacking] = next(f.default for f in fields(type(one)) if f.name == lacking)
        page = f"programmer/p{number}.md" if one.id in new else "kommune.md"
        id = new.get(one.id, one.id)
        yield replace(one, id=id, sted=Location(page, 1 + 20 * place), **values)


def _moved(slags: Slags, value: Any, new: dict[str, str]) -> Any:
    return tuple(new.get(id, id) for id in value) if slags is Slags.LINK else value


def timed(handbook: Handbook, codes: Iterable[str] | None = None) -> tuple[float, int]:
    """The shortest of three runs in CPU seconds, and how much it found."""
    rules = None if codes is None else [ACTIVE[code] for code in codes]
    best, found = math.inf, 0
    for _ in range(3):
        fresh = Handbook(handbook.objects)  # its indexes are part of the work
        start = time.process_time()
        found = len(run_rules(fresh, TODAY, "standard", rules))
        best = min(best, time.process_time() - start)
    return best, found


def exponent(sizes: list[int], seconds: list[float]) -> float:
    """How the time grows from the smallest to the largest."""
    return math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])


def main(wanted: list[int]) -> None:
    books = [municipality(size) for size in wanted]
    sizes = [len(book.objects) for book in books]
    print(f"{'objects':>9} {'findings':>9} {'seconds':>8} {'exponent':>9}")
    seconds: list[float] = []
    for size, book in zip(sizes, books, strict=True):
        spent, found = timed(book)
        seconds.append(spent)
        grown = exponent(sizes[len(seconds) - 2 :][:2], seconds[-2:]) if len(seconds) > 1 else None
        print(f"{size:>9} {found:>9} {spent:>8.3f} {'' if grown is None else f'{grown:.2f}':>9}")
    print("\nrule by rule, with the indexes it needs:")
    print(f"{'rule':>9} {'seconds':>8} {'exponent':>9}")
    first, last = books[0], books[-1]
    for code in sorted(ACTIVE):
        ends = [timed(book, [code])[0] for book in (first, last)]
        print(f"{code:>9} {ends[1]:>8.3f} {exponent([sizes[0], sizes[-1]], ends):>9.2f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
