"""The realisation report: planned against realised, what deviates, and what was learnt."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from gevinst.model.kommune import Gevinst, Indikator, Opfoelgning
from gevinst.rules.maaling import Reading, deviation, expected, is_reached, tolerance_of
from gevinst.rules.rule import Case

from .basis import Basis


@dataclass(frozen=True, slots=True)
class Result:
    """An indicator of a benefit.

    ``expected`` is what was expected on the day of the last measurement, ``deviation`` how far
    that is from it in per cent, the wrong way; None where it cannot be told. ``deviates`` is
    whether it is more than the tolerance, so that somebody must follow up.
    """

    indikator: Indikator
    latest: Reading | None
    expected: Decimal | None
    deviation: Decimal | None
    deviates: bool
    reached: bool


@dataclass(frozen=True, slots=True)
class Reported:
    """A benefit with its results and what was done when it did not come, oldest first."""

    gevinst: Gevinst
    results: tuple[Result, ...]
    follow_ups: tuple[Opfoelgning, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All benefits in the order of the pages; those that are given up are there too."""

    benefits: tuple[Reported, ...]

    @property
    def deviating(self) -> tuple[Reported, ...]:
        return tuple(b for b in self.benefits if any(r.deviates for r in b.results))

    @property
    def followed(self) -> tuple[Reported, ...]:
        return tuple(b for b in self.benefits if b.follow_ups)


def report(case: Case, basis: Basis) -> Report:
    """The report on the day of the case."""
    book = basis.handbook
    follow_ups: dict[str, list[Opfoelgning]] = defaultdict(list)
    for follow_up in book.all(Opfoelgning):
        for id in dict.fromkeys(follow_up.foelger_op_paa):
            follow_ups[id].append(follow_up)
    results = {i.id: _result(case, basis, i) for i in book.all(Indikator)}
    return Report(
        tuple(
            _reported(
                gevinst,
                tuple(
                    results[i.id] for i in book.find(dict.fromkeys(gevinst.maales_ved), Indikator)
                ),
                follow_ups,
            )
            for gevinst in book.all(Gevinst)
        )
    )


def _reported(
    gevinst: Gevinst, results: tuple[Result, ...], follow_ups: dict[str, list[Opfoelgning]]
) -> Reported:
    ids = (gevinst.id, *(result.indikator.id for result in results))
    found = {f.id: f for id in ids for f in follow_ups.get(id, ())}
    # A follow-up without a day comes last: the reading of the page asks for the day.
    ordered = sorted(found.values(), key=lambda f: (f.dato is None, str(f.dato or ""), f.id))
    return Reported(gevinst, results, tuple(ordered))


def _result(case: Case, basis: Basis, indikator: Indikator) -> Result:
    latest = basis.latest(indikator)
    if latest is None:
        return Result(indikator, None, None, None, deviates=False, reached=False)
    miss = deviation(case, indikator, latest)
    return Result(
        indikator,
        latest,
        expected(case, indikator, latest.dato),
        miss,
        miss is not None and miss > tolerance_of(case, indikator),
        is_reached(case, indikator, latest.vaerdi),
    )
