"""The command ``gevinst``: check a handbook, its checklists, its registers, and the schemas."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from gevinst import cli_eksport, cli_pdf, skema
from gevinst.checklists import skema as tjekliste_skema
from gevinst.checklists.selection import Selection, Unknown, select
from gevinst.model.adresser import grown, lost, read_lists
from gevinst.model.finding import Severity
from gevinst.model.vaerdier import Vaerdifejl, laes_dato
from gevinst.offentlig import publish
from gevinst.reports import (
    as_github,
    as_json,
    as_junit,
    as_sarif,
    as_text,
    checklist_json,
    checklist_junit,
    checklist_text,
)
from gevinst.reports.checklist_items import Outcome, items
from gevinst.reports.result import Result
from gevinst.rules.profiles import PROFILES
from gevinst.run import Koerselsfejl, check

FORMATS: Mapping[str, Callable[[Result], str]] = {
    "tekst": as_text.render,
    "json": as_json.render,
    "sarif": as_sarif.render,
    "junit": as_junit.render,
    "github": as_github.render,
}

CHECKLIST_FORMATS: Mapping[str, Callable[[Result, Selection], str]] = {
    "tekst": lambda result, selection: checklist_text.render(result, selection, _width()),
    "json": checklist_json.render,
    "junit": checklist_junit.render,
}

PUBLIC = Path("_build/offentlig")
"""Where the public edition lies, and nothing else."""

SKEMAER: Mapping[str, tuple[Path, Callable[[], str], str]] = {
    # name: where it is kept, how it is made, what it is made of
    "objekttyper": (Path("docs/skema.json"), skema.render, "objekttyperne"),
    "tjekliste": (
        Path("docs/tjekliste-skema.json"),
        tjekliste_skema.render,
        "tjeklisternes nøgler",
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0, 1 when the handbook has errors, and 2 when it cannot be run."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (Koerselsfejl, Unknown) as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="gevinst", description="Tjek Gevinsthåndbogen.")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO", title="kommandoer")
    tjek = commands.add_parser("tjek", help="kør reglerne på håndbogens sider")
    tjek.set_defaults(run=_tjek)
    tjek.add_argument(
        "--format", choices=FORMATS, default="tekst", help="hvordan fundene skrives (tekst)"
    )
    _add_common(tjek)
    tjekliste = commands.add_parser("tjekliste", help="gå tjeklisterne igennem")
    tjekliste.set_defaults(run=_tjekliste)
    tjekliste.add_argument("liste", nargs="?", default="", metavar="ID", help="tjeklistens id")
    tjekliste.add_argument("--objekt", default="", metavar="ID", help="kun for dette objekt")
    tjekliste.add_argument(
        "--format", choices=CHECKLIST_FORMATS, default="tekst", help="hvordan de skrives (tekst)"
    )
    _add_common(tjekliste)
    eksport = commands.add_parser("eksport", help="skriv et register eller kalenderen i en fil")
    cli_eksport.add_arguments(eksport)
    _add_common(eksport)
    offentlig = commands.add_parser("offentlig", help="byg den udgave, som alle må se")
    offentlig.set_defaults(run=_offentlig)
    _add_common(offentlig)
    adresser = commands.add_parser("adresser", help="se, om alle offentliggjorte adresser virker")
    adresser.set_defaults(run=_adresser)
    adresser.add_argument("--skriv", action="store_true", help="skriv de nye adresser på listen")
    _add_common(adresser)
    cli_pdf.add_arguments(
        commands.add_parser("pdf", help="skriv håndbogen og programmerne som PDF")
    )
    schema = commands.add_parser("skema", help="skriv JSON-skemaet over objekttyper og tjeklister")
    schema.set_defaults(run=_skema)
    schema.add_argument(
        "navn", nargs="?", choices=SKEMAER, default="objekttyper", help="skemaet (objekttyper)"
    )
    schema.add_argument("--skriv", action="store_true", help="skriv begge skemaer i docs")
    schema.add_argument("--tjek", action="store_true", help="er de i docs, som de skal være?")
    return parser


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument("--dato", default="", type=_dato, help="den dag, reglerne regner fra")
    command.add_argument("--profil", default="", choices=PROFILES, help="regelprofilen")
    command.add_argument(
        "--mappe", type=Path, default=Path(), help="mappen med conf.py (mappen, du står i)"
    )


class _Parser(argparse.ArgumentParser):
    """argparse in Danish: the headings and the error an author may meet."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs["add_help"] = False
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._positionals.title = "argumenter"
        self._optionals.title = "valg"
        self.add_argument("-h", "--hjælp", "--help", action="help", help="vis denne hjælp")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "brug:")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "brug:")

    def error(self, message: str) -> None:  # type: ignore[override]
        for pattern, danish in _ERRORS:
            message = re.sub(pattern, danish, message)
        self.exit(2, f"{self.format_usage()}Jeg forstår ikke kommandoen: {message}.\n")


_ERRORS = (
    # argparse's own words, of which there is no Danish catalogue.
    (r"^argument ([^:]+): ", r"\1: "),
    (r"invalid choice: '?([^' ]+)'? \(choose from (.+)\)", r"»\1« kan ikke vælges; vælg mellem \2"),
    (r"the following arguments are required: ", "der mangler "),
    (r"unrecognized arguments: ", "jeg kender ikke "),
    (r"expected one argument", "der mangler en værdi"),
)


def _dato(text: str) -> str:
    try:
        return laes_dato(text).isoformat() if text else ""
    except Vaerdifejl as fejl:
        raise argparse.ArgumentTypeError(f"{fejl.besked}; {fejl.ret}") from fejl


def _tjek(options: argparse.Namespace) -> int:
    result = check(options.mappe.resolve(), options.dato, options.profil)
    sys.stdout.write(FORMATS[options.format](result))
    return 1 if result.failed else 0


def _tjekliste(options: argparse.Namespace) -> int:
    """1 when a list or an answer has an error, or a point is open that should not be."""
    result = check(options.mappe.resolve(), options.dato, options.profil)
    selection = select(result.checklists, options.liste, options.objekt)
    sys.stdout.write(CHECKLIST_FORMATS[options.format](result, selection))
    errors = any(f.code.startswith("TL") and f.severity is Severity.FEJL for f in result.findings)
    failed = any(item.outcome is Outcome.FAILED for item in items(selection))
    return 1 if errors or failed else 0


def _offentlig(options: argparse.Namespace) -> int:
    """1 when the handbook has an error; then there is no public edition."""
    folder = options.mappe.resolve()
    result = publish(folder, folder / PUBLIC, options.dato, options.profil)
    sys.stderr.write(as_text.render(result))
    if result.failed:
        print("Der er ingen offentlig udgave, før fejlene er rettet.", file=sys.stderr)
        return 1
    objects, pages = len(result.internt.ids), len(result.internt.sider)
    what = "internt objekt" if objects == 1 else "interne objekter"
    where = "intern side" if pages == 1 else "interne sider"
    print(
        f"Den offentlige udgave er uden {objects} {what} og {pages} {where}."
        if result.internt
        else "Intet er internt, så den offentlige udgave er hele håndbogen."
    )
    print(f"Åbn {PUBLIC.as_posix()}/index.html")
    return 0


def _adresser(options: argparse.Namespace) -> int:
    """1 when an address that was published leads nowhere; new ones are written down first."""
    folder = options.mappe.resolve()
    current = check(folder, options.dato, options.profil).addresses
    lists = read_lists(folder)
    if options.skriv:
        for path, text in grown(lists, current).items():
            if lists.get(path) != text:
                (folder / path).write_text(text, encoding="utf-8")
                print(f"{path} er skrevet.")
                lists[path] = text
    gone = lost(lists, current)
    for one in gone:
        print(one)
    if not gone:
        print("Alle offentliggjorte adresser virker.")
    return 1 if gone else 0


def _width() -> int:
    """The width of the terminal, and no more than is easy to read."""
    return min(100, shutil.get_terminal_size((100, 24)).columns)


def _skema(options: argparse.Namespace) -> int:
    if not (options.skriv or options.tjek):
        sys.stdout.write(SKEMAER[options.navn][1]())
        return 0
    failed = False
    for path, render, source in SKEMAER.values():
        text = render()
        if options.skriv:
            path.write_text(text, encoding="utf-8")
            print(f"{path} er skrevet.")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            print(f"{path} svarer ikke til {source}. Ret: kør 'make skema'.")
            failed = True
        else:
            print(f"{path} svarer til {source}.")
    return 1 if failed else 0
