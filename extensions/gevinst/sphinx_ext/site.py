"""What is known of the pages themselves, and not of what stands on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gevinst.model.sidehoved import Sidehoveder
from gevinst.model.udgave import Internt

from .history import Change


@dataclass(frozen=True, slots=True)
class Site:
    """The name of the handbook, who answers for it, and what its pages say and git knows.

    ``history`` is by the path of a file. By the name of a page, ``paths`` is its file, and
    ``descriptions`` is in short what it is about.
    """

    name: str = ""
    responsible: str = ""
    contact: str = ""
    telephone: str = ""
    heads: Sidehoveder = field(default_factory=Sidehoveder)
    history: Mapping[str, Change] = field(default_factory=dict)
    paths: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    internt: Internt = field(default_factory=Internt)
    """What is not in the public edition; nothing in the public edition itself."""
