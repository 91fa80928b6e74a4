"""``gevinst eksport``: write a register or the calendar without building pages."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gevinst.model.finding import Severity
from gevinst.model.sidehoved import INTERN, OFFENTLIG
from gevinst.model.vaerdier import naermeste, opremsning
from gevinst.offentlig import check_public
from gevinst.reports import as_text
from gevinst.reports.edition import Edition
from gevinst.reports.export import CALENDAR, CALENDAR_FORMAT, TABLE_FORMATS, export
from gevinst.reports.result import Result
from gevinst.run import Koerselsfejl, check
from gevinst.views.basis import Basis
from gevinst.views.oversigter import REGISTERS
from gevinst.views.udsnit import faults

UDGAVER = (INTERN, OFFENTLIG)
ALL = "alle"
"""Stands for every register."""
PATIENCE = 1.0
"""Seconds after which the command says what it is doing."""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """What may be said to the command, besides which handbook is read and how."""
    command.set_defaults(run=run)
    command.add_argument(
        "visning", nargs="?", default="", metavar="VISNING",
        help=f"registerets navn, eller {ALL} for dem alle; uden navn vises listen",
    )  # fmt: skip
    command.add_argument(
        "--format",
        choices=(*TABLE_FORMATS, CALENDAR_FORMAT),
        default="csv",
        help="filens form (csv)",
    )
    command.add_argument(
        "--til", type=Path, default=None, metavar="MAPPE|FIL",
        help="hvor filen lægges; uden --til skrives den i terminalen",
    )  # fmt: skip
    command.add_argument(
        "--udgave", choices=UDGAVER, default=INTERN,
        help=f"{OFFENTLIG}: uden det, der er internt ({INTERN})",
    )  # fmt: skip
    command.add_argument("--program", default="", metavar="PRG_X", help="kun ét programs rækker")
    command.add_argument("--post", default="", metavar="PER_X", help="kun én posts rækker")


def run(options: argparse.Namespace) -> int:
    """Write one register, or all. The list of them where none is named."""
    navn, form, target = options.visning, options.format, options.til
    if not navn:
        print("Du kan eksportere:")
        for one, register in REGISTERS.items():
            print(f"  {one:<16} {register.about}")
        return 0
    _check_export(navn, form, target)
    with _progress("Læser håndbogens sider …"):
        result = _read(options)
    wrong = faults(result.handbook, options.program, options.post)
    if wrong:
        raise Koerselsfejl("\n".join(f"{fault.message}. Ret: {fault.remedy}." for fault in wrong))
    basis = Basis(result.handbook, result.findings, result.today)
    edition = Edition.of(result.handbook, result.today, result.base)
    # A name without an ending is a folder, whether it is there yet or not.
    folder = navn == ALL or (target is not None and (target.is_dir() or not target.suffix))
    for one in _chosen(navn):
        data = export(basis, edition, one, form, options.program, options.post)
        _deliver(data, target, f"{one}.{form}", folder)
    return 0


def _read(options: argparse.Namespace) -> Result:
    """The handbook, or what of it all may see. Raises `Koerselsfejl` where there is none."""
    folder = options.mappe.resolve()
    if options.udgave == INTERN:
        return check(folder, options.dato, options.profil)
    whole, result = check_public(folder, options.dato, options.profil)
    if result is None:
        lines = [as_text.line(f) for f in whole.findings if f.severity is Severity.FEJL]
        lines.append("Der er ingen offentlig udgave, før fejlene er rettet.")
        raise Koerselsfejl("\n".join(lines))
    return result


def _chosen(navn: str) -> tuple[str, ...]:
    return tuple(REGISTERS) if navn == ALL else (navn,)


def _check_export(navn: str, form: str, target: Path | None) -> None:
    """Say what cannot be done before any page is read. Raises `Koerselsfejl`."""
    if navn != ALL and navn not in REGISTERS:
        near = naermeste(navn, [*REGISTERS, ALL])
        raise Koerselsfejl(
            f"Der er intet register »{navn}«. Ret: {near}vælg mellem "
            f"{opremsning([*REGISTERS, ALL], 'eller')}."
        )
    if form == CALENDAR_FORMAT and navn != CALENDAR:
        raise Koerselsfejl(
            f"Kun kalenderen kan skrives som {CALENDAR_FORMAT}. Ret: vælg {CALENDAR}, eller vælg "
            f"formatet {opremsning(list(TABLE_FORMATS), 'eller')}."
        )
    if navn == ALL and (target is None or target.is_file()):
        raise Koerselsfejl(
            "Alle registre kan ikke være i én fil. Ret: skriv --til og navnet på en mappe."
        )
    if target is None and form == "xlsx" and sys.stdout.isatty():
        raise Koerselsfejl(
            "Et regneark kan ikke vises i terminalen. Ret: skriv --til og navnet på en fil."
        )


def _deliver(data: bytes, target: Path | None, name: str, folder: bool) -> None:
    """Write to the file, into the folder under ``name``, or to the terminal."""
    if target is None:
        sys.stdout.buffer.write(data)
        return
    path = target / name if folder else target
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise Koerselsfejl(
            f"{path} kan ikke skrives. Ret: se efter, om du må skrive i mappen, eller vælg et "
            "andet sted med --til."
        ) from error
    print(f"Skrev {path}", file=sys.stderr)


@contextmanager
def _progress(text: str) -> Iterator[None]:
    """Say what is being done when it takes long, and nothing when it does not."""
    timer = threading.Timer(PATIENCE, lambda: print(text, file=sys.stderr, flush=True))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
