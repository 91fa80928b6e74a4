"""Sphinx's own warnings as findings in Danish, with file and line like all others.

Sphinx warns in English, without a remedy, and only in the build that reads the page. Here every
warning is caught on its way to the terminal and made into a finding; `store.py` sees to it that a
page with a warning is read again, so that the warning comes again until it is mended.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sphinx.application import Sphinx
from sphinx.util.logging import NAMESPACE, WarningStreamHandler

from gevinst.model.finding import Finding, Severity
from gevinst.model.location import Location
from gevinst.model.typer import EFTER_NAVN
from gevinst.model.vaerdier import naermeste, som_kode

from . import paths


@dataclass
class Recorder(logging.Filter):
    """Takes the warnings of one build off the terminal and keeps them."""

    app: Sphinx
    warnings: set[tuple[str, int, str]] = field(default_factory=set)
    """(path, line, text), each once; the findings made of them are sorted."""

    def __post_init__(self) -> None:
        super().__init__()

    def filter(self, record: logging.LogRecord) -> bool:
        # Sphinx's own filters have run: what is suppressed is gone, and the place is a text.
        path, line = _place(self.app, getattr(record, "location", None))
        text = str(record.msg) % record.args if record.args else str(record.msg)
        self.warnings.add((path, line, text))
        return False


def listen(app: Sphinx) -> Recorder:
    """Attach a recorder to the handler that would print the warnings."""
    recorder = Recorder(app)
    for handler in logging.getLogger(NAMESPACE).handlers:
        if isinstance(handler, WarningStreamHandler):
            handler.addFilter(recorder)
    return recorder


def _place(app: Sphinx, location: object) -> tuple[str, int]:
    if not isinstance(location, str) or not location:
        return "conf.py", 0
    path, _, line = location.rpartition(":")
    if line.isdigit():
        return paths.relative(app.env, path), int(line)
    return paths.relative(app.env, location.rstrip(":")), 0


@dataclass(frozen=True, slots=True)
class Known:
    """What a reference may have meant."""

    ids: tuple[str, ...]
    pages: tuple[str, ...]


def findings(recorder: Recorder, known: Known) -> list[Finding]:
    """The findings of a build's warnings."""
    return [_finding(Location(path, line), text, known) for path, line, text in recorder.warnings]


def _finding(sted: Location, text: str, known: Known) -> Finding:
    for pattern, translate in _TRANSLATIONS:
        if match := pattern.search(text):
            code, message, remedy = translate(match, known)
            return Finding(code, Severity.FEJL, sted, "", message, remedy)
    ret = "ret stedet, som beskeden nævner, eller spørg dem, der passer håndbogen"
    return Finding("IN99", Severity.FEJL, sted, "", f"Sphinx melder: {' '.join(text.split())}", ret)


Translation = Callable[["re.Match[str]", Known], tuple[str, str, str]]


def _unknown_directive(match: re.Match[str], known: Known) -> tuple[str, str, str]:
    name = match[1]
    meant = _LABELS.get(som_kode(name))
    return (
        "IN14",
        f"{{{name}}} er ikke en objekttype, håndbogen kender",
        f"skriv {{{meant}}}"
        if meant
        else f"{naermeste(som_kode(name), list(EFTER_NAVN))}se navnene på siden om objekttyper",
    )


_LABELS = {som_kode(cls.om.label): navn for navn, cls in EFTER_NAVN.items()}
"""What the pages call an object type, and what it is written as: a post is ``{person}``."""


def _dead_link(match: re.Match[str], known: Known) -> tuple[str, str, str]:
    target = match[1]
    if ".md" in target:
        return _dead_page(match, known)
    return (
        "IN15",
        f"teksten henviser til #{target}, som ikke findes",
        f"{naermeste(som_kode(target).upper(), known.ids)}ret henvisningen, eller slet den",
    )


def _dead_page(match: re.Match[str], known: Known) -> tuple[str, str, str]:
    page = match[1]
    # A page is written from where the reference stands, so only its last part can be compared.
    names = [known_page.rpartition("/")[2] for known_page in known.pages]
    last = page.partition("#")[0].removesuffix(".md").rpartition("/")[2]
    return (
        "IN15",
        f"teksten eller menuen henviser til siden »{page}«, som ikke findes",
        f"{naermeste(last, names)}ret navnet på siden, eller slet henvisningen",
    )


def _dead_heading(match: re.Match[str], known: Known) -> tuple[str, str, str]:
    return (
        "IN15",
        f"teksten henviser til overskriften #{match[2]} på siden »{match[1]}«, som ikke findes",
        "ret henvisningen, eller slet den",
    )


def _dead_image(match: re.Match[str], known: Known) -> tuple[str, str, str]:
    return (
        "IN15",
        f"billedet »{match[1]}« findes ikke",
        "ret navnet på billedet, eller læg filen det sted",
    )


def _skipped_level(match: re.Match[str], known: Known) -> tuple[str, str, str]:
    return (
        "IN19",
        f"overskrifterne springer fra niveau {match[1]} til niveau {match[2]}",
        f"skriv {'#' * (int(match[1]) + 1)} foran overskriften",
    )


def _in_no_menu(match: re.Match[str], known: Known) -> tuple[str, str, str]:
    return (
        "IN16",
        "siden står ikke i nogen menu",
        "skriv sidens navn i {toctree} på siden over den",
    )


def _no_heading(match: re.Match[str], known: Known) -> tuple[str, str, str]:
    return (
        "IN16",
        f"menuen kan ikke vise siden »{match[1]}«, fordi den ingen overskrift har",
        "skriv # og en overskrift øverst på siden",
    )


def _cannot_open(match: re.Match[str], known: Known) -> tuple[str, str, str]:
    return "IN31", "siden kan ikke åbnes", "giv alle lov til at læse filen, eller slet den"


_TRANSLATIONS: tuple[tuple[re.Pattern[str], Translation], ...] = (
    (re.compile(r"Unknown directive type: '([^']+)'"), _unknown_directive),
    (re.compile(r"cross-reference target not found: '#?([^']+)'"), _dead_link),
    (re.compile(r"undefined label: '?([^'\s]+)'?"), _dead_link),
    (re.compile(r"unknown document: '([^']+)'"), _dead_page),
    (re.compile(r"toctree contains reference to non-?existing document '([^']+)'"), _dead_page),
    (re.compile(r"toctree contains reference to document '([^']+)' that doesn't"), _no_heading),
    (re.compile(r"Ignored unreadable document"), _cannot_open),
    (re.compile(r"local id not found in doc '([^']+)': '([^']+)'"), _dead_heading),
    (re.compile(r"image file not readable: (\S+)"), _dead_image),
    (re.compile(r"Non-consecutive header level increase; H(\d) to H(\d)"), _skipped_level),
    (re.compile(r"document isn't included in any toctree"), _in_no_menu),
    (re.compile(r"dokument(et)? er ikke inkluderet i noget toctree"), _in_no_menu),
)
