"""The guide's runs of words as fingerprints, so that the test needs no copy of its text.

    python tests/sprog/aftryk.py path/to/guide.txt

writes ``vejledning.aftryk`` anew from the guide's text as it was taken from its PDF. From a
fingerprint nobody can read the words, but the same words give the same.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

if __package__:
    from .tekst import plain_words, runs, without_line_breaks
else:
    from tekst import plain_words, runs, without_line_breaks  # run as a program

LENGTH = 6
"""The words in a row that count as the guide's own."""
FILE = Path(__file__).parent / "vejledning.aftryk"
_BYTES = 6


def fingerprint(run: Sequence[str]) -> bytes:
    """The fingerprint of words in a row: six bytes."""
    return hashlib.blake2b(" ".join(run).encode(), digest_size=_BYTES).digest()


def fingerprints(guide: str, length: int = LENGTH) -> frozenset[bytes]:
    """Those of every run of so many words in a text.

    A hyphen at the end of a line may divide a word or belong to it, so both readings count.
    """
    found = runs(plain_words(without_line_breaks(guide)), length) | runs(plain_words(guide), length)
    return frozenset(map(fingerprint, found))


def written(found: Iterable[bytes]) -> bytes:
    """Fingerprints as they are kept: one after the other, sorted."""
    return b"".join(sorted(found))


def read(data: bytes) -> frozenset[bytes]:
    """The fingerprints that were written."""
    return frozenset(data[at : at + _BYTES] for at in range(0, len(data), _BYTES))


if __name__ == "__main__":
    FILE.write_bytes(written(fingerprints(Path(sys.argv[1]).read_text(encoding="utf-8"))))
