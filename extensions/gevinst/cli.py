"""The command ``gevinst``: check a handbook, and print or check the editor schema."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from gevinst import skema
from gevinst.model.vaerdier import Vaerdifejl, laes_dato
from gevinst.reports import as_github, as_json, as_junit, as_sarif, as_text
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

SKEMAFIL = Path("docs/skema.json")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0, 1 when the handbook has errors, and 2 when it cannot be run."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except Koerselsfejl as error:
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
    tjek.add_argument("--dato", default="", type=_dato, help="den dag, reglerne regner fra")
    tjek.add_argument("--profil", default="", choices=PROFILES, help="regelprofilen")
    tjek.add_argument(
        "--mappe", type=Path, default=Path(), help="mappen med conf.py (mappen, du står i)"
    )
    schema = commands.add_parser("skema", help="skriv JSON-skemaet over objekttyperne")
    schema.set_defaults(run=_skema)
    schema.add_argument("--skriv", action="store_true", help=f"skriv det i {SKEMAFIL}")
    schema.add_argument("--tjek", action="store_true", help=f"er {SKEMAFIL} som det skal være?")
    return parser


class _Parser(argparse.ArgumentParser):
    """argparse in Danish: the headings and the error an author may meet."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs["add_help"] = False
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
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


def _skema(options: argparse.Namespace) -> int:
    text = skema.render()
    if options.skriv:
        SKEMAFIL.write_text(text, encoding="utf-8")
        print(f"{SKEMAFIL} er skrevet.")
    elif options.tjek:
        if not SKEMAFIL.is_file() or SKEMAFIL.read_text(encoding="utf-8") != text:
            print(f"{SKEMAFIL} svarer ikke til objekttyperne. Ret: kør 'make skema'.")
            return 1
        print(f"{SKEMAFIL} svarer til objekttyperne.")
    else:
        sys.stdout.write(text)
    return 0
