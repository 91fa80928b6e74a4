"""Lists for the tests: small, and whole but for what a test changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from byg import TODAY, objekt, om
from gevinst.checklists.checklist import Checklist
from gevinst.checklists.evaluation import Evaluation, ListStatus, PointStatus, evaluate
from gevinst.checklists.reading import Loaded, read_checklists
from gevinst.model.finding import Finding
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Opfoelgning, Tjeksvar
from gevinst.rules.engine import run_rules

PATH = "checklists/proeve.yaml"

TOP = """\
id: TJL_PROEVE
titel: Prøven
formaal: Listen viser, om alt er på plads.
hvornaar: Før mødet.
hvem: [ROL_STYREGRUPPE]
gaelder: program
"""
BY_RULE = """\
  - id: ejer
    spoergsmaal: Har hver gevinst en ejer?
    hvorfor: Ellers henter ingen den.
    udsagn: ["1.30"]
    regler: [EJ01]
"""
BY_HAND = """\
  - id: drift
    spoergsmaal: Er driften klar?
    hvorfor: Ellers bliver den stående.
    udsagn: ["1.30"]
    bevis:
      hvem: [ROL_PROGRAMCHEF]
      henvisning: Sagsnummer på referatet.
      hoejst_dage: 90
"""
SHIFT = "faseskift: {fra: planlaegning, til: gennemfoerelse}\n"
WHOLE = f"{TOP}punkter:\n{BY_RULE}{BY_HAND}"


def read(*texts: str) -> Loaded:
    """Read files named ``proeve.yaml``, ``proeve2.yaml`` and so on."""
    names = [PATH, *(f"checklists/proeve{n}.yaml" for n in range(2, len(texts) + 1))]
    return read_checklists({name: text.encode() for name, text in zip(names, texts, strict=True)})


def checklist(text: str = WHOLE) -> Checklist:
    """The list of a text without mistakes."""
    loaded = read(text)
    assert loaded.findings == ()
    [found] = loaded.lists
    return found


def judged(
    handbook: Handbook,
    *lists: Checklist,
    today: date = TODAY,
    profile: str | None = None,
) -> Evaluation:
    """The lists on a handbook whose rules have been run."""
    return evaluate(handbook, lists, today, profile, run_rules(handbook, today, profile))


def status(evaluation: Evaluation) -> ListStatus:
    """The one list that is current."""
    [found] = evaluation.current
    return found


def point(evaluation: Evaluation, id: str) -> PointStatus:
    """A point of the one list that is current."""
    return next(p for p in status(evaluation).points if p.point.id == id)


def tjeksvar(id: str = "SVAR_DRIFT", **felter: Any) -> Tjeksvar:
    """An answer to the point about operations that counts."""
    standard = {
        "svar": "ja",
        "begrundelse": "Alle tre ledere har sagt ja",
        "dato": om(-10),
        "referat_henvisning": "Sag 12, punkt 3",
        "objekt": "PRG_SKOLE",
        "besvaret_af": "PER_DIREKTOER",
    }
    if "besvarer" not in felter:
        standard["punkt"] = "TJL_PROEVE.drift"
    return objekt(Tjeksvar, id, "Svaret", standard, felter)


def opfoelgning(**felter: Any) -> Opfoelgning:
    standard = {"dato": om(-1), "foelger_op_paa": "SVAR_DRIFT"}
    return objekt(Opfoelgning, "OPF_DRIFT", "Tag den igen", standard, felter)


def lines(findings: tuple[Finding, ...]) -> list[str]:
    """Each finding in full."""
    return [
        f"{f.location} {f.severity.value.upper()} {f.code} {f.message}. Ret: {f.remedy}."
        for f in findings
    ]
