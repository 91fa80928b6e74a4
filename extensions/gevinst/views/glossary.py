"""Where the words of the glossary are used in a text.

Pure: from a handbook to a pattern, and from a text to the pieces that are words of the glossary.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gevinst.model.haandbog import Begreb
from gevinst.model.handbook import Handbook

_ENDINGS = "(?:e?n|e?t|e?r|e|s|(?:e?n|e?t)s|e?rne|e?ne|e?rs|e?rnes)?"
"""The endings of Danish nouns: definite, plural and genitive."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The words to look for. ``words`` maps each, in lower case, to what it means.

    ``pattern`` has a group for each of ``groups``, in their order.
    """

    words: Mapping[str, Begreb]
    pattern: re.Pattern[str] | None
    groups: tuple[Begreb, ...] = ()

    def find(self, text: str) -> Iterator[tuple[int, int, Begreb]]:
        """(start, end, concept) for each use of a word, from left to right."""
        for match in self.pattern.finditer(text) if self.pattern else ():
            # The group that matched tells the word, whatever its ending.
            assert match.lastindex  # one of the alternatives is there
            yield match.start(), match.end(), self.groups[match.lastindex - 1]


def glossary(handbook: Handbook) -> Glossary:
    """The glossary of a handbook: titles and synonyms, less what is too common to link."""
    words: dict[str, Begreb] = {}
    for begreb in handbook.all(Begreb):
        if begreb.linkes is not False:
            for word in (begreb.titel, *begreb.synonymer):
                words.setdefault(word.lower(), begreb)
    # Longer words first, so that »strategisk mål« is found before »mål«. By their first letters, so
    # that few words are tried where a word of a text begins.
    ordered = sorted(words, key=lambda word: (word[0], -len(word), word))
    alternatives = "|".join(
        f"{re.escape(letter)}(?:{'|'.join(map(_after_the_first_letter, begun))})"
        for letter, begun in itertools.groupby(ordered, key=lambda word: word[0])
    )
    pattern = (
        re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE) if words else None
    )
    return Glossary(words, pattern, tuple(words[word] for word in ordered))


def _after_the_first_letter(word: str) -> str:
    return f"({re.escape(word[1:])}){_doubled(word)}{_ENDINGS}"


def _doubled(word: str) -> str:
    """A last consonant is doubled before an ending: program, programmet."""
    last = word[-1]
    return f"{last}?" if last in "bdfgklmnprst" else ""
