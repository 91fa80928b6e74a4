"""A file of measurements, as Excel saves it: from its bytes to raw objects, one for each row.

Each row becomes the object that a page would have had, so that all checks of a page hold for it
too. A row that cannot be one has a finding, and so has a file that cannot be read: nothing is lost.
The file is opened elsewhere (`sphinx_ext/measurements.py`).
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from .felt import felter_i
from .finding import Finding, Severity
from .indlaesning import benaevn, id_of
from .kommune import Indikator, Maaling
from .lister import MAALINGSTYPER
from .location import Location
from .raa import RawField, RawObject
from .tekst import laes_tekst
from .vaerdier import (
    Vaerdifejl,
    ascii_af,
    dansk_dato,
    del_op,
    laes_dato,
    laes_valg,
    naermeste,
    opremsning,
)

KOLONNER = tuple(
    felt
    for felt in felter_i(Maaling)
    if felt.navn not in ("maaling_af", "tidligere_id", "synlighed")
)
"""What a row may say. Which indicator it is a measurement of, and so whether it is internal,
stands on the page."""

STANDARDTYPE = "forloeb"

_NAVNE = tuple(felt.navn for felt in KOLONNER)
_KRAEVEDE = tuple(felt.navn for felt in KOLONNER if felt.kraevet and felt.navn != "type")
_SOM_CSV = "vælg Gem som i Excel og filtypen CSV UTF-8"
_SOM_HOVED = f"skriv navnene på kolonnerne øverst i filen, mindst {';'.join(_KRAEVEDE)}"
_LINJE = re.compile("\r\n|\r|\n")
_STAMME = 30
"""Characters of the indicator's id that go into a measurement's: the longest end is 18."""


@dataclass(frozen=True, slots=True)
class Maalingsfil:
    """What a file gave: its measurements as raw objects, and what is wrong with it."""

    raws: tuple[RawObject, ...] = ()
    findings: tuple[Finding, ...] = ()


# -- the file as a whole ------------------------------------------------------------------------


def not_found(indikator: RawObject, others: Sequence[str]) -> Maalingsfil:
    """There is no such file. ``others`` are the paths of those there are, as the page sees them."""
    written = indikator.text("maalinger")
    same = [path for path in sorted(others) if _name(path) == _name(written)]
    forslag = f"mente du {same[0]}? Ellers " if same else naermeste(written, others)
    return _refused(
        indikator,
        "IN20",
        f"filen {written} findes ikke",
        f"{forslag}ret stien, som går ud fra sidens mappe, eller læg filen der",
    )


def outside(indikator: RawObject) -> Maalingsfil:
    """The file lies where no page can reach it."""
    return _refused(
        indikator,
        "IN20",
        f"filen {indikator.text('maalinger')} ligger uden for mappen source",
        "læg filen i en mappe ved siden af siden, og ret stien",
    )


def not_csv(indikator: RawObject) -> Maalingsfil:
    """The file has another kind of name, such as that of a workbook."""
    return _refused(
        indikator,
        "IN21",
        f"filen {indikator.text('maalinger')} er ikke en CSV-fil",
        f"{_SOM_CSV}, og ret navnet her til .csv",
    )


def cannot_open(indikator: RawObject) -> Maalingsfil:
    """The file is there, but the program is not allowed to read it."""
    return _refused(
        indikator,
        "IN21",
        f"filen {indikator.text('maalinger')} kan ikke åbnes",
        "luk den i andre programmer, og giv alle lov til at læse den",
    )


def _refused(indikator: RawObject, kode: str, besked: str, ret: str) -> Maalingsfil:
    line = next(
        (field.line for field in indikator.fields if field.navn == "maalinger"),
        indikator.location.line,
    )
    return Maalingsfil((), (_finding(indikator, kode, indikator.location.path, line, besked, ret),))


def _finding(
    indikator: RawObject, kode: str, path: str, line: int, besked: str, ret: str
) -> Finding:
    id = id_of(indikator)
    navn = benaevn(Indikator, id, indikator.titel)
    return Finding(kode, Severity.FEJL, Location(path, line), id, f"{navn}: {besked}", ret)


def _name(path: str) -> str:
    return re.split(r"[/\\]", path)[-1].lower()


# -- its rows -----------------------------------------------------------------------------------

Report = Callable[[str, int, str, str], None]
"""Code, line of the file, what is wrong, how to mend it."""


def read_measurements(data: bytes, path: str, indikator: RawObject, side: str) -> Maalingsfil:
    """Read the file that an indicator names.

    ``path`` is the file's, ``side`` that of the page the indicator stands on, both from the
    project's root.
    """
    findings: list[Finding] = []

    def report(kode: str, line: int, besked: str, ret: str) -> None:
        findings.append(_finding(indikator, kode, path, line, besked, ret))

    rows = list(_rows(data, report))
    raws = [_raw(indikator, Location(path, line), cells, side) for line, cells in rows]
    once = tuple(_once(raws, report))
    # An id that reads as two links was refused on the page; no row can point at it.
    can_be_linked = del_op(id_of(indikator), ",; ") == [id_of(indikator)]
    return Maalingsfil(once if can_be_linked else (), tuple(findings))


def _rows(data: bytes, report: Report) -> Iterator[tuple[int, dict[str, str]]]:
    """The line of each row, and its cells by the name of the column; empty cells left out."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as fejl:
        line = 1 + len(_LINJE.findall(fejl.object[: fejl.start].decode("latin-1")))
        report("IN21", line, "filen er ikke gemt som UTF-8", _SOM_CSV)
        return
    found = laes_tekst(data)
    # A row is a line: a quotation mark that is never closed must not swallow the rows below it.
    lines = [(line, row) for line, row in enumerate(_LINJE.split(found.tekst), 1) if row.strip()]
    if not lines:
        report("IN21", 0, "filen er tom", _SOM_HOVED)
        return
    separator = ";" if ";" in lines[0][1] else ","
    columns = _columns(*lines[0], separator, report)
    for wrong in found.fejl if columns else ():
        report("IN21", wrong.line, wrong.besked, wrong.ret)
    for line, row in lines[1:] if columns else ():
        cells = _split(row, separator)
        if cells is None:
            report(
                "IN22",
                line,
                "anførselstegnene i rækken passer ikke sammen",
                'sæt " både før og efter cellens tekst, og skriv den uden linjeskift',
            )
        elif misfit := _misfit(cells, columns, separator):
            report("IN22", line, *misfit)
        elif any(cells):
            named = zip(columns, cells, strict=False)
            yield line, {name: cell for name, cell in named if name and cell}


def _columns(line: int, text: str, separator: str, report: Report) -> tuple[str, ...]:
    """The name of each column, empty for one that is not read; () when no row can be read."""
    written = _split(text, separator) or []
    while written and not written[-1]:
        written.pop()
    names = [ascii_af(cell).replace(" ", "_").replace("-", "_") for cell in written]
    if not set(names) & set(_NAVNE):
        report("IN21", line, "øverst i filen står ikke navne på kolonner", _SOM_HOVED)
        return ()
    columns: list[str] = []
    free = [navn for navn in _NAVNE if navn not in names]
    for number, (name, cell) in enumerate(zip(names, written, strict=True), start=1):
        if name in columns:
            report("IN13", line, f"kolonnen {name} står to gange", "behold den ene kolonne")
        elif not name:
            report("IN01", line, f"kolonne {number} har intet navn", "skriv navnet øverst i den")
        elif name not in _NAVNE:
            report(
                "IN01",
                line,
                f"kolonnen »{cell}« findes ikke",
                f"{naermeste(name, free)}slet kolonnen. Den kan hedde "
                f"{opremsning(_NAVNE, 'eller')}",
            )
        columns.append(name if name in _NAVNE and name not in columns else "")
    missing = [navn for navn in _KRAEVEDE if navn not in columns]
    unknown = [name for name in names if name not in _NAVNE]
    misspelt = {near for name in unknown for near in get_close_matches(name, free, n=1)}
    for navn in missing:
        # A column that is only misspelt is said once: where it is misspelt.
        if navn not in misspelt:
            report("IN06", line, f"kolonnen {navn} mangler", f"tilføj kolonnen {navn}")
    return () if missing else tuple(columns)


def _split(text: str, separator: str) -> list[str] | None:
    """The cells of a line; None where its quotation marks do not match."""
    try:
        return [cell.strip() for cell in next(csv.reader([text], delimiter=separator, strict=True))]
    except (csv.Error, StopIteration):
        return None


def _misfit(cells: Sequence[str], columns: Sequence[str], separator: str) -> tuple[str, str] | None:
    """What is wrong, and how to mend it, when a row says more than its columns hold.

    Where commas separate, a decimal comma makes two cells of one number. It does so unseen when
    the row has room for one more, so digits right after a whole number are not taken for a text.
    """
    remedy = (
        'sæt tal med komma i anførselstegn, "12,5", eller gem filen med semikolon imellem'
        if separator == ","
        else 'slet det, der er for meget, eller sæt tekst med semikolon i anførselstegn, "a; b"'
    )
    if any(cells[len(columns) :]):
        return f"rækken har {len(cells)} felter, men der er {len(columns)} kolonner", remedy
    value = columns.index("vaerdi")
    number, after = (*cells[value : value + 2], "", "")[:2]
    if separator == "," and _HELTAL.fullmatch(number) and _DECIMALER.fullmatch(after):
        return f"»{number}« og »{after}« ligner ét tal, som et komma har delt", remedy
    return None


_HELTAL = re.compile(r"[-−]?[\d.]+")
_DECIMALER = re.compile(r"\d{1,3}")


def _raw(indikator: RawObject, location: Location, cells: dict[str, str], side: str) -> RawObject:
    """A row as the object that would have stood on the page."""
    written = {**cells, "type": cells.get("type", STANDARDTYPE)}
    try:
        day = laes_dato(written.get("dato", ""))
        type = laes_valg(written["type"], MAALINGSTYPER)
    except Vaerdifejl:  # said when the object is read; until it is mended, the line is its name
        end, titel = f"LINJE_{location.line}", f"linje {location.line}"
    else:
        kind = "" if type == STANDARDTYPE else type
        end = "_".join(filter(None, (day.isoformat().replace("-", ""), kind.upper())))
        label = next(valg.label for valg in MAALINGSTYPER if valg.kode == type).lower()
        titel = f"{label} {dansk_dato(day)}" if kind else dansk_dato(day)
    fields = {
        "id": f"{Maaling.om.praefiks}_{_stamme(id_of(indikator))}_{end}",
        **written,
        "maaling_af": id_of(indikator),
    }
    return RawObject(
        Maaling.om.navn,
        f"{indikator.titel or id_of(indikator)}, {titel}",
        location,
        tuple(RawField(navn, tekst, location.line) for navn, tekst in fields.items()),
        side=side,
    )


def _stamme(indikator_id: str) -> str:
    """What the ids of an indicator's measurements have of its own: short enough, and its alone."""
    plain = re.sub(r"[^A-Z0-9]+", "_", ascii_af(indikator_id).upper())
    stem = plain.partition("_")[2] or plain
    if len(stem) <= _STAMME:
        return stem
    digest = hashlib.sha256(stem.encode()).hexdigest()[:6].upper()
    return f"{stem[: _STAMME - 7]}_{digest}"


def _once(raws: Sequence[RawObject], report: Report) -> Iterator[RawObject]:
    """The measurements, without those that say the same day and type as one above."""
    seen: dict[str, int] = {}
    for raw in raws:
        line = raw.location.line
        first = seen.setdefault(raw.text("id"), line)
        if first == line:
            yield raw
        else:
            report(
                "IN23",
                line,
                f"rækken har samme dato og type som linje {first}",
                "slet den ene, eller ret datoen",
            )
