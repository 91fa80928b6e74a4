"""The words for where a list stands: the same on a page, in the terminal and in a test."""

from __future__ import annotations

from gevinst.model.felt import navne_i_tekst
from gevinst.model.lister import SVAR
from gevinst.model.vaerdier import dansk_dato, opremsning

from .evaluation import ListStatus, PointStatus, State

_ANSWERS = navne_i_tekst(SVAR)
DONE, OPEN, OFF = "☑", "☐", "–"


def box(point: PointStatus) -> str:
    """The box of a point, as on paper. The words after it say the same."""
    if point.state is State.SLAAET_FRA:
        return OFF
    return DONE if point.done else OPEN


def progress(status: ListStatus) -> str:
    """How many points are in order."""
    total = len(status.counted)
    return f"{status.done} af {total} {'punkt' if total == 1 else 'punkter'} er i orden"


def state_of(point: PointStatus) -> str:
    """The state of a point: what the rules say, or who answered what and when."""
    match point.state:
        case State.UNDTAGET:
            waivers = [f"{w.id} til {dansk_dato(w.udloeber)}" for w in point.waivers if w.udloeber]
            return f"Undtaget ved {opremsning(waivers)}"
        case State.BESVARET:
            return _answered(point)
        case State.SLAAET_FRA:
            return "Slået fra i jeres regelprofil"
    return str(point.state.value).capitalize()


def _answered(point: PointStatus) -> str:
    answer = point.answer
    assert answer  # that is what the state means
    day = f" {dansk_dato(answer.dato)}" if answer.dato else ""
    by = f" af {opremsning(answer.besvaret_af)}" if answer.besvaret_af else ""
    where = f" ({answer.referat_henvisning})" if answer.referat_henvisning else ""
    given = f"Besvaret {_ANSWERS.get(answer.svar, 'uden svar')}{day}{by}{where}"
    return given if point.done else f"{given}, men svaret tæller ikke"
