"""What rules ask about the organisation: who leads what, who sits where, what belongs to what."""

from __future__ import annotations

from collections.abc import Iterable

from gevinst.model.handbook import Handbook
from gevinst.model.kommune import (
    Beslutning,
    Enhed,
    Forum,
    Gevinst,
    Kommune,
    Leverance,
    Person,
    Portefoelje,
    Program,
    Projekt,
)

Owner = Program | Projekt


def programmes_and_projects(handbook: Handbook) -> tuple[Owner, ...]:
    """Every programme, then every project, in the order of the pages."""
    return (*handbook.all(Program), *handbook.all(Projekt))


def every_owner(handbook: Handbook) -> tuple[Owner, ...]:
    """What all else belongs to: every programme, then every project in none."""
    return tuple(one for one in programmes_and_projects(handbook) if handbook.is_owner(one))


def owner_of(handbook: Handbook, gevinst: Gevinst) -> Person | None:
    """The one benefit owner, or None when there is not exactly one: that is EJ01's matter."""
    ids = dict.fromkeys(gevinst.gevinstansvarlig)
    return next(iter(handbook.find(ids, Person)), None) if len(ids) == 1 else None


def board_of(handbook: Handbook, owner: Owner) -> Forum | None:
    """The board that decides: the project's own, else its programme's; None when there is none."""
    own = next(iter(handbook.find(owner.styregruppe, Forum)), None)
    if own or isinstance(owner, Program):
        return own
    programmes = handbook.find(owner.indgaar_i, Program)
    return board_of(handbook, programmes[0]) if programmes else None


def portfolio_fora(handbook: Handbook, owner: Owner) -> tuple[Forum, ...]:
    """The forums that govern the portfolio it is in; none where OR07 or the reading says so."""
    return tuple(
        forum
        for portfolio in handbook.find(owner.indgaar_i, Portefoelje)
        for forum in handbook.find(portfolio.styres_af, Forum)
    )


def may_decide(handbook: Handbook, owner: Owner, decision: Beslutning) -> bool:
    """Whether the board or a forum above it decided; yes where the reading or OR03 has spoken."""
    board = board_of(handbook, owner)
    fora = handbook.find(decision.truffet_af, Forum)
    if board is None or not fora:
        return True
    above = {forum.id for forum in portfolio_fora(handbook, owner)}
    return any(
        forum.id in {board.id, *owner.rapporterer_til, *above} or forum.niveau == "direktion"
        for forum in fora
    )


def projects_of(handbook: Handbook, program: Program) -> tuple[Projekt, ...]:
    """The projects that are in a programme, in the order of their ids."""
    found = handbook.pointing_at(program, "indgaar_i", Projekt)
    return tuple(sorted(found, key=lambda projekt: projekt.id))


def is_closed(handbook: Handbook, owner: Owner) -> bool:
    """Whether nobody works on a programme or project any more: it or all around it is closed."""
    if owner.tilstand == "lukket":
        return True
    around = handbook.find(owner.indgaar_i, Program) if isinstance(owner, Projekt) else ()
    return bool(around) and all(program.tilstand == "lukket" for program in around)


def benefits_of(handbook: Handbook, owner: Owner) -> tuple[Gevinst, ...]:
    """The benefits that belong to a project, or to a programme and its projects; each once, in the
    order of their ids."""
    owners = [owner, *(projects_of(handbook, owner) if isinstance(owner, Program) else ())]
    by_id = {
        gevinst.id: gevinst
        for one in owners
        for gevinst in handbook.pointing_at(one, "hoerer_til", Gevinst)
    }
    return tuple(by_id[id] for id in sorted(by_id))


def benefits_sought(handbook: Handbook, owner: Owner) -> tuple[Gevinst, ...]:
    """Those of `benefits_of`, and of a project also the benefits that its deliverables help."""
    found = {gevinst.id: gevinst for gevinst in benefits_of(handbook, owner)}
    if isinstance(owner, Projekt):
        for leverance in handbook.find(owner.skaber, Leverance):
            found |= {g.id: g for g in handbook.find(leverance.bidrager_til, Gevinst)}
    return tuple(found.values())


def seats(forum: Forum) -> frozenset[str]:
    """The ids of all who sit in a forum, the chair included."""
    return frozenset((*forum.medlemmer, *forum.formand))


def is_known(handbook: Handbook, forum: Forum) -> bool:
    """Whether all who sit in a forum are known; where they are not, it was said where it stands."""
    return bool(forum.medlemmer) and not any(
        handbook.is_unsure(forum, navn) for navn in ("formand", "medlemmer")
    )


def is_high(forum: Forum) -> bool:
    """Whether a forum decides on the level of the board. The board itself need not say so, and a
    level that could not be read may be that."""
    return forum.niveau == "direktion" or (
        not forum.niveau and (forum.type == "direktion" or "niveau" in forum.ulaest)
    )


def leads_unit(
    handbook: Handbook, person: Person, enhed_id: str, levels: int | None = None
) -> bool:
    """Whether a post leads the unit or one above it, at most ``levels`` above (None: any)."""
    chain = handbook.unit_and_above(enhed_id)
    within = chain if levels is None else chain[: levels + 1]
    return not set(person.leder_af).isdisjoint(within)


def administrations(handbook: Handbook, enhed_ids: Iterable[str]) -> frozenset[str]:
    """The administrations (forvaltninger) that the units belong to.

    A unit's administration is the nearest unit of that type at or above it. A unit outside every
    administration, such as a staff or a citizen service, counts as the topmost unit below the
    board that it belongs to. Where what is above a unit cannot be told, it is left out.
    """
    found = (_administration(handbook, enhed) for enhed in handbook.find(enhed_ids, Enhed))
    return frozenset(id for id in found if id)


def _administration(handbook: Handbook, lowest: Enhed) -> str:
    chain = handbook.find(handbook.unit_and_above(lowest.id), Enhed)
    for enhed in chain:
        if enhed.type == "forvaltning":
            return enhed.id
    if any(not enhed.type or handbook.is_unsure(enhed, "overenhed") for enhed in chain):
        return ""
    below_board = [enhed.id for enhed in chain if enhed.type != "direktion"]
    return below_board[-1] if below_board else lowest.id


def on_board_level(person: Person, kommune: Kommune) -> bool:
    """Whether a post is at the top: a director, or a head with a seat where heads govern.

    Source: statement 4.19, a municipality led by a group of heads instead of directors.
    """
    if person.stillingsniveau == "direktoer":
        return True
    return (
        kommune.ledelsesform == "chefgruppe"
        and person.stillingsniveau == "chef"
        and person.i_chefgruppe is True
    )
