"""Where something stands: the file and line a reader can go to."""

from __future__ import annotations

from dataclasses import dataclass

from .lagring import as_arguments


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file.

    ``path`` is relative to the project's root, with ``/`` on every platform;
    ``line`` counts from 1, and 0 means the file as a whole.
    """

    path: str
    line: int = 0

    __reduce__ = as_arguments

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path
