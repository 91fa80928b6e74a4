"""Where the words of the glossary are used in a text.

Pure: from a handbook to a pattern, and from a text to the pieces that are words of the glossary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gevinst.model.haandbog import Begreb
from gevinst.model.handbook import Handbook

_ENDINGS = "(?:e?n|e?t|e?r|e|s|(?:e?n|e?t)s|e?rne|e?ne|e?rs|e?rnes)?"
"""The endings of Danish nouns: definite, plural and genitive."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The words to look for. ``words`` maps each, in lower case, to what it means."""

    words: Mapping[str, Begreb]
    pattern: re.Pattern[str] | None

    def find(self, text: str) -> Iterator[tuple[int, int, Begreb]]:
        """(start, end, concept) for each use of a word, from left to right."""
        for match in self.pattern.finditer(text) if self.pattern else ():
            # The group that matched names the word, whatever its ending.
            word = next(part for part in match.groups() if part is not None)
            yield match.start(), match.end(), self.words[word.lower()]


def glossary(handbook: Handbook) -> Glossary:
    """The glossary of a handbook: titles and synonyms, less what is too common to link."""
    words: dict[str, Begreb] = {}
    for begreb in handbook.all(Begreb):
        if begreb.linkes is not False:
            for word in (begreb.titel, *begreb.synonymer):
                words.setdefault(word.lower(), begreb)
    # Longer words first, so that »strategisk mål« is found before »mål«.
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    alternatives = "|".join(
        f"({re.escape(word)}){_doubled(word)}{_ENDINGS}" for word in longest_first
    )
    pattern = (
        re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE) if words else None
    )
    return Glossary(words, pattern)


def _doubled(word: str) -> str:
    """A last consonant is doubled before an ending: program, programmet."""
    last = word[-1]
    return f"{last}?" if last in "bdfgklmnprst" else ""
