"""What every object has, and what is known of an object type as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from .felt import liste, valg
from .lister import SYNLIGHEDER
from .location import Location

ID_SLUT = "[A-Z0-9_]{2,48}"
"""How an id goes on after the prefix of its type and ``_``."""


class Lag(Enum):
    """The two layers: the handbook, the same for all, and the municipality's own pages."""

    HAANDBOG = "haandbog"
    KOMMUNE = "kommune"


@dataclass(frozen=True, slots=True)
class Objekttype:
    """An object type: the name of its directive, the prefix of its ids and what readers call it.

    ``navn`` is the directive's name, ASCII with ``_``; ``bestemt`` is the noun in the definite
    form, for messages such as "Gevinsten »…« mangler …". Of the fields in ``enten`` exactly one
    is given. ``paa_sider`` is False for what is not written on pages but comes from elsewhere.
    """

    navn: str
    praefiks: str
    label: str
    bestemt: str
    flertal: str
    lag: Lag
    hjaelp: str
    enten: tuple[str, ...] = ()
    paa_sider: bool = True

    @property
    def sti(self) -> str:
        """The first part of the short address, such as ``strategisk-maal``."""
        return self.navn.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Objekt:
    """An object on a page.

    ``broedtekst`` is the text under the fields as it is written; ``linjer`` maps the name of a
    field to the line it stands on, so that a finding about a field can point at it. ``ulaest`` are
    the fields that stand on the page but could not be read: the name or the value is misspelt.
    ``side`` is the page that shows an object written elsewhere, such as a row of a file; empty for
    all others.
    """

    om: ClassVar[Objekttype]

    id: str
    titel: str
    sted: Location
    broedtekst: str = ""
    linjer: tuple[tuple[str, int], ...] = ()
    ulaest: tuple[str, ...] = ()
    side: str = ""

    tidligere_id: tuple[str, ...] = liste(
        "Tidligere id",
        "Id'er, objektet har haft før. Gamle adresser bliver ved med at virke.",
        "",
    )
    synlighed: str = valg(
        SYNLIGHEDER,
        "Synlighed",
        "Skriv intern, når objektet ikke må være i den offentlige udgave.",
        "intern",
        standard="offentlig",
    )

    def sted_for(self, felt: str) -> Location:
        """The line where ``felt`` is written, or the object's own line where it is not given."""
        linje = dict(self.linjer).get(felt)
        return self.sted if linje is None else Location(self.sted.path, linje)

    def mangler(self, felt: str) -> bool:
        """Whether a field is not filled in. A no and a zero are answers.

        A field that could not be read is not missing: that was said when the page was read.
        """
        return felt not in self.ulaest and getattr(self, felt) in ("", (), None)

    @property
    def vist_paa(self) -> str:
        """The path of the page that shows the object."""
        return self.side or self.sted.path

    @property
    def slug(self) -> str:
        """The last part of the short address, such as ``post-porto``."""
        return slug_af(self.id)

    @property
    def adresse(self) -> str:
        """The short address from the root of the site, such as ``gevinst/post-porto/``."""
        return adresse_af(self.om, self.id)


def adresse_af(om: Objekttype, id: str) -> str:
    """The short address of an object of a type by its id."""
    return f"{om.sti}/{slug_af(id)}/"


def arkets_adresse(om: Objekttype, id: str) -> str:
    """The address of the sheet for a board's next meeting, by the id of what the board steers."""
    return f"{adresse_af(om, id)}moedeark/"


def slug_af(id: str) -> str:
    """The id without its prefix, as part of an address: ``GEV_POST_PORTO`` → ``post-porto``."""
    return id.partition("_")[2].lower().replace("_", "-")
