"""How values are kept between builds."""

from __future__ import annotations

from typing import Any


def as_arguments(self: Any) -> tuple[type[Any], tuple[Any, ...]]:
    """``__reduce__`` of a frozen dataclass with slots: it is kept as what it is made from.

    Of its own accord it is kept as a list of its fields, which takes many times as long, and a
    large handbook has a hundred thousand of them.
    """
    return type(self), tuple(getattr(self, name) for name in self.__slots__)
