"""What makes a signed answer count: a reason, the right hand under it, and somebody who follows up.

The same for the handbook's questions (FA03) and for the points of a checklist, so that an answer
is judged alike wherever it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from gevinst.model.haandbog import Rolle
from gevinst.model.kommune import Opfoelgning, Person, Tjeksvar
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.model.rolletabel import PORTEFOELJEFORUM, ROLLER, Plads
from gevinst.model.vaerdier import dansk_dato, opremsning

from .organisation import is_known, portfolio_fora
from .roles import Holders
from .rule import Case

REASON_LENGTH = 20
"""The fewest characters of the reason for an answer. Source: `regler.md`, FA03."""
FEW = 3
"""So many posts with a role are named; of more, only the role is."""


class Flaw(Enum):
    """What is wrong with an answer."""

    REASON = auto()
    ROLE = auto()
    FOLLOW_UP = auto()
    AGE = auto()
    REFERENCE = auto()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an answer does not count. ``message`` goes on after the name of the answer."""

    flaw: Flaw
    message: str
    remedy: str
    location: Location


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who may sign: a post with its id, or one of many with a role, without."""

    name: str
    id: str = ""

    def __str__(self) -> str:
        return f"{self.id} »{self.name}«" if self.id else self.name


def answers_about(case: Case, objekt: Objekt) -> Mapping[str, Tjeksvar]:
    """The newest answer about an object to each question and point, by what it answers.

    An answer with a day to come is not given yet. Of two on the same day the last one written
    counts.
    """
    newest: dict[str, Tjeksvar] = {}
    for answer in case.handbook.pointing_at(objekt, "objekt", Tjeksvar):
        if answer.dato and answer.dato > case.today:
            continue
        for what in (*answer.besvarer, *([answer.punkt] if answer.punkt else [])):
            known = newest.get(what)
            if known is None or (known.dato or date.min) <= (answer.dato or date.min):
                newest[what] = answer
    return newest


def faults(
    case: Case, holders: Holders, objekt: Objekt, answer: Tjeksvar, roles: tuple[str, ...]
) -> Iterator[Fault]:
    """What is wrong with an answer, whoever asks. ``roles`` are those who may give it."""
    length = len(answer.begrundelse.strip())
    if length < REASON_LENGTH and "begrundelse" not in answer.ulaest:
        yield Fault(
            Flaw.REASON,
            f"er begrundet med {length} tegn" if length else "er ikke begrundet",
            f"skriv mindst {REASON_LENGTH} tegn i :begrundelse: på {answer.id}",
            answer.sted_for("begrundelse"),
        )
    yield from _wrong_hand(case, holders, objekt, answer, roles)
    if (
        answer.svar in ("nej", "delvist")
        and not case.handbook.pointing_at(answer, "foelger_op_paa", Opfoelgning)
        and not case.handbook.may_be_missing(answer, Opfoelgning, "foelger_op_paa")
    ):
        yield Fault(
            Flaw.FOLLOW_UP,
            f"er {answer.svar}, men ingen følger op på det",
            f"opret en opfølgning med ':foelger_op_paa: {answer.id}' og det, I vil gøre",
            answer.sted_for("svar"),
        )


def _wrong_hand(
    case: Case, holders: Holders, objekt: Objekt, answer: Tjeksvar, roles: tuple[str, ...]
) -> Iterator[Fault]:
    people = case.handbook.find(answer.besvaret_af, Person)
    able = [holders.of(role, objekt) for role in roles]
    if not people or not able or not all(able):
        return  # nobody has signed, which was said, or the handbook cannot tell who may
    allowed = {person.id: person for posts in able for person in posts}
    if any(person.id in allowed for person in people):
        return
    signed = f"er givet af {people[0].id} »{people[0].titel}«, som"
    where = answer.sted_for("besvaret_af")
    end = f"svare, og skriv posten i :besvaret_af: på {answer.id}"
    fora = [
        forum
        for owner in case.handbook.programmes_of(objekt)
        for forum in portfolio_fora(case.handbook, owner)
    ]
    if PORTEFOELJEFORUM in roles and not all(is_known(case.handbook, forum) for forum in fora):
        return  # one who cannot be read may be the one; that was said where it stands
    if roles == (PORTEFOELJEFORUM,) and fora:
        yield Fault(
            Flaw.ROLE,
            f"{signed} ikke sidder i {fora[0].id} »{fora[0].titel}«",
            f"lad en fra {fora[0].id} {end}",
            where,
        )
        return
    names = opremsning([role_name(case, role) for role in roles], "eller")
    who = opremsning([str(one) for one in who_may_sign(case, holders, objekt, roles)], "eller")
    yield Fault(Flaw.ROLE, f"{signed} ikke har rollen {names} her", f"lad {who} {end}", where)


def who_may_sign(
    case: Case, holders: Holders, objekt: Objekt, roles: tuple[str, ...]
) -> tuple[Signer, ...]:
    """Those who may sign for an object: the posts where they are few, else the roles."""
    named: list[Signer] = []
    for role in roles:
        posts = [Signer(person.titel, person.id) for person in holders.of(role, objekt)]
        named += posts if 0 < len(posts) <= FEW else [Signer(_one_with(case, role))]
    return tuple(dict.fromkeys(named))


def _one_with(case: Case, role: str) -> str:
    held = ROLLER.get(role)
    return f"en fra {held.navn}" if isinstance(held, Plads) else f"en {role_name(case, role)}"


def role_name(case: Case, role: str) -> str:
    """A role in running text: its title in small letters, or the id where it is unknown."""
    found = case.handbook.find([role], Rolle)
    return f"{found[0].titel[:1].lower()}{found[0].titel[1:]}" if found else role


def too_old(case: Case, answer: Tjeksvar, days: int) -> Iterator[Fault]:
    """Whether an answer is older than so many days; on the last of them it still counts."""
    if answer.dato and (case.today - answer.dato).days > days:
        yield Fault(
            Flaw.AGE,
            f"er fra {dansk_dato(answer.dato)} og må højst være {days} dage gammelt",
            "tag det op igen, og opret et nyt tjeksvar med dagens dato",
            answer.sted_for("dato"),
        )


def without_reference(answer: Tjeksvar, reference: str) -> Iterator[Fault]:
    """Whether an answer says where it can be looked up. ``reference`` says what to write."""
    if not answer.referat_henvisning.strip() and "referat_henvisning" not in answer.ulaest:
        yield Fault(
            Flaw.REFERENCE,
            "har ingen henvisning",
            f"skriv i :referat_henvisning: på {answer.id}: {reference[:1].lower()}"
            f"{reference[1:].rstrip('.')}",
            answer.sted_for("referat_henvisning"),
        )
