"""What the benefits are worth in kroner a year, each krone counted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gevinst.model.kommune import Gevinst, Indikator, Maaling
from gevinst.model.lister import GIVEN_UP, REALISED

from .basis import Basis

COUNTED_TYPES = frozenset(("oekonomisk", "ulempe"))
"""Types whose amount is money. Time and quality may have an amount too, but nobody can spend it."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A benefit with an amount. ``planned`` is below zero for a drawback.

    ``realised`` is None where a part is realised and the measurements do not tell how much.
    ``measured`` are the measurements, the baseline first, that say how large the part is.
    """

    gevinst: Gevinst
    planned: Decimal
    realised: Decimal | None
    measured: tuple[Maaling, ...] = ()

    @property
    def effect(self) -> str:
        """What happens with the money; ``ikke_besluttet`` also where nothing is written."""
        return self.gevinst.budgetvirkning or "ikke_besluttet"


@dataclass(frozen=True, slots=True)
class Left:
    """An amount that is not counted: another one's money, or no money at all.

    ``counted_in`` is the benefit that has it already; None where the type is not money.
    """

    gevinst: Gevinst
    counted_in: Gevinst | None


@dataclass(frozen=True, slots=True)
class Money:
    """What is counted and what is not, in the order of the pages."""

    amounts: tuple[Amount, ...]
    left: tuple[Left, ...]

    @property
    def planned(self) -> Decimal:
        return sum((a.planned for a in self.amounts), Decimal(0))

    @property
    def realised(self) -> Decimal:
        """What is known to be realised."""
        return sum((a.realised for a in self.amounts if a.realised is not None), Decimal(0))

    def with_effect(self, effect: str) -> Decimal:
        """The planned amounts with one effect on the budget."""
        return sum((a.planned for a in self.having(effect)), Decimal(0))

    def having(self, effect: str) -> tuple[Amount, ...]:
        """The amounts with one effect on the budget."""
        return tuple(a for a in self.amounts if a.effect == effect)

    @property
    def price_levels(self) -> tuple[str, ...]:
        """The price levels the amounts are written in, each once; empty ones left out."""
        return tuple(sorted({a.gevinst.prisniveau for a in self.amounts} - {""}))


def money(basis: Basis) -> Money:
    """The money of the whole municipality.

    Left out are benefits that are given up, without an amount, or with one of zero.
    """
    written = [g for g in basis.handbook.all(Gevinst) if g.beloeb_aar and g.status not in GIVEN_UP]
    eligible = {g.id: g for g in written if g.gevinsttype in COUNTED_TYPES}
    holders = _holders(eligible)
    amounts = []
    left = []
    for gevinst in written:
        if gevinst.id not in eligible:
            left.append(Left(gevinst, None))
        elif holders[gevinst.id] != gevinst.id:
            left.append(Left(gevinst, eligible[holders[gevinst.id]]))
        else:
            amounts.append(_amount(basis, gevinst))
    return Money(tuple(amounts), tuple(left))


def _holders(eligible: Mapping[str, Gevinst]) -> dict[str, str]:
    """Who each amount is counted under: the end of the way along ``taelles_i``.

    A link to what has no amount, or is given up, leads nowhere: then the money is not in it. In a
    ring the first by id holds the money, so that it is counted once and not lost.
    """
    holders: dict[str, str] = {}
    for start in sorted(eligible):
        way: dict[str, None] = {}
        current: str | None = start
        while current is not None and current not in holders and current not in way:
            way[current] = None
            current = next((id for id in eligible[current].taelles_i if id in eligible), None)
        if current is None:
            holder = next(reversed(way))
        elif current in holders:
            holder = holders[current]
        else:
            steps = list(way)
            holder = min(steps[steps.index(current) :])
        holders |= dict.fromkeys(way, holder)
    return holders


def _amount(basis: Basis, gevinst: Gevinst) -> Amount:
    assert gevinst.beloeb_aar is not None  # asked by `money`
    sign = -1 if gevinst.gevinsttype == "ulempe" else 1
    planned = sign * abs(gevinst.beloeb_aar) if sign < 0 else gevinst.beloeb_aar
    if gevinst.status in REALISED:
        return Amount(gevinst, planned, planned)
    if gevinst.status == "delvist_realiseret":
        share = _share(basis, basis.handbook.find(dict.fromkeys(gevinst.maales_ved), Indikator))
        if share is None:
            return Amount(gevinst, planned, None)
        part, measured = share
        return Amount(gevinst, planned, planned * part, measured)
    return Amount(gevinst, planned, Decimal(0))


def _share(
    basis: Basis, indicators: Iterable[Indikator]
) -> tuple[Decimal, tuple[Maaling, ...]] | None:
    """How much of the way from the baseline to the target is gone, from 0 to 1, and what says so.

    Only by one indicator: of several, nobody has said how much each weighs.
    """
    found = list(indicators)
    if len(found) != 1:
        return None
    before, latest, target = basis.baseline(found[0]), basis.latest(found[0]), found[0].maalvaerdi
    if before is None or latest is None or target is None or target == before.vaerdi:
        return None
    share = (latest.vaerdi - before.vaerdi) / (target - before.vaerdi)
    return min(max(share, Decimal(0)), Decimal(1)), (before.maaling, latest.maaling)
