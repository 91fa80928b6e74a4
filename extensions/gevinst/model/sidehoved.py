"""What a page says of itself: the lines at its top, between two lines of ``---``.

``tidligere_adresse`` are addresses that now lead to the page, ``ansvarlig`` is who answers for it,
``aendret`` says in Danish why it was changed last, and ``synlighed`` whether it is internal.
Nothing else may stand there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import takewhile

from .finding import Finding, Severity
from .haandbog import Rolle
from .handbook import Handbook
from .kommune import Person
from .lister import SYNLIGHEDER
from .location import Location
from .objekt import Objekt, adresse_af, arkets_adresse
from .vaerdier import naermeste

TIDLIGERE, ANSVARLIG, AENDRET = "tidligere_adresse", "ansvarlig", "aendret"
SYNLIGHED = "synlighed"
NOEGLER = (AENDRET, ANSVARLIG, SYNLIGHED, TIDLIGERE)
CODE = "IN27"
OFFENTLIG, INTERN = (valg.kode for valg in SYNLIGHEDER)


@dataclass(frozen=True, slots=True)
class Linje:
    """One line of a page's head, as it is written."""

    navn: str
    tekst: str
    sted: Location


@dataclass(frozen=True, slots=True)
class Sidehoveder:
    """What the heads of all pages say, by the path of the page."""

    tidligere: Mapping[str, str] = field(default_factory=dict)
    """Former address → the page it leads to."""
    ansvarlig: Mapping[str, Objekt] = field(default_factory=dict)
    aendret: Mapping[str, str] = field(default_factory=dict)
    interne: frozenset[str] = frozenset()
    """The pages that are not in the public edition."""


_LINJE = re.compile(r"([A-Za-z_]+)[ \t]*:(?:[ \t]+(.*))?$")
_NEARLY = re.compile(r"""[\s"'?-]*(\w+)["']?\s*[:=]""")
_ADRESSE = re.compile(r"(?:[a-z0-9][\w-]*/)*[a-z0-9][\w-]*(?:\.html|/)", re.ASCII | re.IGNORECASE)
WRITE_AN_ADDRESS = (
    "skriv den, som den stod efter håndbogens egen adresse: roller/ejer.html eller rolle/ejer/"
)
_PROGRAMMETS = ("404.html", "search.html", "index.html")
"""Pages at the root that the program or the theme makes."""


def read_head(text: str, path: str) -> tuple[Linje, ...]:
    """Our lines in the head of a page; none where it has no head.

    Where there is none, a line that was meant to make the page internal is kept all the same: a
    page must not be published because of a slip. A wrong line in a head is said by IN28.
    """
    lines = text.splitlines()
    head = _head(lines)
    if not head:
        return tuple(
            Linje(SYNLIGHED, line.strip(), Location(path, number))
            for number, line in enumerate(takewhile(_is_above_text, lines), 1)
            if _means_visibility(line)
        )
    found: list[Linje] = []
    for number, line in enumerate(head, 2):
        match = _LINJE.match(line)
        if match and match[1] in NOEGLER:
            value = (match[2] or "").strip().strip("'\"").strip()
            found.append(Linje(match[1], value, Location(path, number)))
    return tuple(found)


def _head(lines: Sequence[str]) -> Sequence[str]:
    """The lines between the two of ``---``; none where the first or the last of them is not."""
    if lines and lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], 1):
            if line.rstrip() in ("---", "..."):
                return lines[1:number]
    return ()


def _is_above_text(line: str) -> bool:
    """Whether a head could still begin or go on here: no heading and no directive yet."""
    return not line.lstrip().startswith(("#", ":::", "```", "~~~"))


def _means_visibility(line: str) -> bool:
    """Whether a line that is not read looks like one that says who may see the page."""
    match = _NEARLY.match(line)
    return bool(match and get_close_matches(match[1].lower(), (SYNLIGHED,), cutoff=0.8))


def file_of(address: str) -> str:
    """The file that a web server shows at an address."""
    return f"{address}index.html" if address.endswith("/") else address


def page_address(docname: str) -> str:
    """The address of a page in ``source/`` by its name."""
    return f"{docname}.html"


def current_addresses(handbook: Handbook, pages: Mapping[str, str]) -> dict[str, str]:
    """Every address that leads somewhere, and the path of the file behind it.

    ``pages`` are the paths of the pages by their names. Former ids count.
    """
    found = {page_address(docname): path for docname, path in sorted(pages.items())}
    for objekt in handbook.by_id.values():
        for id in (objekt.id, *objekt.tidligere_id):
            addresses = [adresse_af(objekt.om, id)]
            if handbook.is_owner(objekt):
                addresses.append(arkets_adresse(objekt.om, id))
            for address in addresses:
                if _ADRESSE.fullmatch(address):  # an id that cannot be read has none
                    found.setdefault(address, objekt.sted.path)
    return found


Report = Callable[[Finding], None]


def judge(
    heads: Iterable[Sequence[Linje]], current: Mapping[str, str], handbook: Handbook
) -> tuple[Sidehoveder, tuple[Finding, ...]]:
    """What the heads say, as far as it makes sense, and what does not, sorted by file and line.

    ``current`` are the addresses in use and the files behind them.
    """
    written = sorted((line for head in heads for line in head), key=lambda line: line.sted)
    findings = [
        _fund(line, f"{line.navn} er tom", "skriv noget efter kolonet, eller slet linjen")
        for line in written
        if not line.tekst
    ]
    lines = {navn: [o for o in written if o.navn == navn and o.tekst] for navn in NOEGLER}
    found = Sidehoveder(
        _former(lines[TIDLIGERE], current, findings.append),
        _responsible(lines[ANSVARLIG], handbook, findings.append),
        {line.sted.path: line.tekst for line in lines[AENDRET]},
        _internal(lines[SYNLIGHED], findings.append),
    )
    return found, tuple(sorted(findings, key=lambda finding: finding.location))


def _fund(line: Linje, message: str, remedy: str) -> Finding:
    return Finding(CODE, Severity.FEJL, line.sted, "", message, remedy)


def _former(
    lines: Iterable[Linje], current: Mapping[str, str], report: Report
) -> Mapping[str, str]:
    """Each address that a page had before, with the page it leads to."""
    # Two addresses of one file are one, also where capitals do not count.
    used = {file_of(address).lower(): path for address, path in current.items()}
    used |= {name: "en side, som håndbogen selv laver" for name in _PROGRAMMETS if name not in used}
    taken: dict[str, str] = {}
    former: dict[str, str] = {}
    for line in lines:
        page = line.sted.path
        for address in (part.strip() for part in line.tekst.split(",")):
            if not _ADRESSE.fullmatch(address):
                besked, ret = f"»{address}« er ikke en adresse i håndbogen", WRITE_AN_ADDRESS
            elif (file := file_of(address).lower()) in used:
                besked = f"adressen {address} er i brug: den fører til {used[file]}"
                ret = "slet den her, eller giv det, der har den nu, en anden adresse"
            elif taken.setdefault(file, page) != page:
                besked = f"adressen {address} står også på {taken[file]}"
                ret = "behold den på den side, som læseren skal føres til"
            else:
                former[address] = page
                continue
            report(_fund(line, besked, ret))
    return former


def _responsible(
    lines: Iterable[Linje], handbook: Handbook, report: Report
) -> Mapping[str, Objekt]:
    """Who answers for each page that says so."""
    found: dict[str, Objekt] = {}
    for line in lines:
        objekt = handbook.by_id.get(line.tekst) or handbook.former_ids.get(line.tekst)
        if isinstance(objekt, Person | Rolle):
            found[line.sted.path] = objekt
            continue
        ids = [o.id for o in (*handbook.all(Person), *handbook.all(Rolle))]
        besked = f"{line.navn} er »{line.tekst}«, som hverken er en post eller en rolle"
        ret = f"{naermeste(line.tekst, ids)}skriv id på en post (PER_…) eller en rolle (ROL_…)"
        report(_fund(line, besked, ret))
    return found


def _internal(lines: Sequence[Linje], report: Report) -> frozenset[str]:
    """The pages that are not in the public edition."""
    for line in lines:
        if line.tekst not in (INTERN, OFFENTLIG):
            besked = f"synlighed er »{line.tekst}«, som hverken er intern eller offentlig"
            ret = (
                "skriv 'synlighed: intern' på en linje for sig selv, øverst på siden og mellem "
                "to linjer med ---"
            )
            report(_fund(line, besked, ret))
    return frozenset(line.sted.path for line in lines if line.tekst == INTERN)
