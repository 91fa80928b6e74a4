"""The menu beside a page: the parts of the handbook, and the way down to where the reader is.

Its size is bounded. However many programmes a municipality writes, a page lists at most `MOST`
pages of one folder; of a larger one it shows the page the reader is on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MOST = 15


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a menu in ``source/``: its title, and a page, or an address elsewhere."""

    title: str
    target: str
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the menu as it is seen from one page."""

    entry: Entry
    here: bool
    below: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Menu:
    """Which pages are named by the menus of which: ``below`` by the name of a page.

    ``above`` has the page whose menu a page belongs to, and its line there.
    """

    root: str
    below: Mapping[str, tuple[Entry, ...]]
    above: Mapping[str, tuple[str, Entry]]

    @classmethod
    def of(cls, root: str, below: Mapping[str, tuple[Entry, ...]]) -> Menu:
        """A page that several menus name belongs to the one nearest to the front page."""
        above: dict[str, tuple[str, Entry]] = {}
        reached = [root]
        for page in reached:
            for entry in below.get(page, ()):
                if not entry.elsewhere and entry.target != root and entry.target not in above:
                    above[entry.target] = (page, entry)
                    reached.append(entry.target)
        return cls(root, below, above)

    def around(self, page: str, reader: str = "") -> tuple[Item, ...]:
        """The menu, open at ``page``. The work does not grow with the handbook.

        ``reader`` is the page the reader is on, where it is another that no menu names.
        """
        way: dict[str, Entry] = {}
        step = page
        while step in self.above:
            folder, entry = self.above[step]
            way[folder] = entry
            step = folder
        return self._items(self.root, reader or page, way)

    def _items(self, folder: str, page: str, way: Mapping[str, Entry]) -> tuple[Item, ...]:
        """``way`` has the line to follow in the menu of each folder above the page."""
        entries = self.below.get(folder, ())
        follow = way.get(folder)
        if folder != self.root and len(entries) > MOST:
            entries = (follow,) if follow else ()
        return tuple(
            Item(
                entry,
                entry.target == page,
                self._items(entry.target, page, way) if entry == follow else (),
            )
            for entry in entries
        )
