"""RE, realisering: what was promised is measured in time, shown, and missed only with open eyes.

The module is not called `re`: that is a module of Python's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from math import ceil

from gevinst.model.felt import navne_i_tekst
from gevinst.model.finding import Severity
from gevinst.model.kommune import (
    Beslutning,
    Gevinst,
    Indikator,
    Maaling,
    Opfoelgning,
    Program,
    Projekt,
)
from gevinst.model.lister import GEVINSTSTATUSSER, GIVEN_UP, REALISED
from gevinst.model.vaerdier import dansk_dato, i_ord, opremsning

from .ej import lacks_approval
from .ma import has_no_baseline
from .maaling import (
    Reading,
    can_be_reached,
    deviation,
    expected,
    is_reached,
    months_after,
    readings,
    results,
    tolerance_of,
    with_unit,
)
from .organisation import benefits_sought, board_of, is_closed, may_decide
from .rule import Breach, Case, Level, Waiver, rule
from .words import named

SETTLED = REALISED | {"bortfaldet"}
"""Benefits that need no handover. Source: `regler.md`, RE02."""
MISSED = GIVEN_UP | {"delvist_realiseret"}
"""Benefits that somebody must have decided about. Source: `regler.md`, RE05."""
MEASURE_DAYS = 2
"""The fewest days to measure on in a plan. Source: `regler.md`, RE01."""
LATE_DAYS = 60
"""Days after the deadline from which a missing measurement is an error. Source: RE03."""
KEPT_MONTHS = 6
"""Months between two measurements that show a benefit has lasted. Source: `model.md`, 6."""
FOLLOW_UP_DAYS = 60
"""Days there are to follow up on a deviation. Source: `regler.md`, RE05."""

_STATUS = navne_i_tekst(GEVINSTSTATUSSER)


@rule(
    "RE01",
    "Realiseringsplanen mangler eller stopper med programmet",
    "-/T/A/F/F",
    Gevinst,
    looks_for="En gevinst uden :realisering_fra:, :realisering_til: eller mindst "
    f"{i_ord(MEASURE_DAYS)} datoer i :maaletidspunkter:. Og en gevinst, der hentes efter "
    "programmets slutdato, uden at der skal måles eller følges op bagefter. En gevinst, der ikke "
    "længere skal hentes, eller som var helt hentet inden slutdatoen, er fritaget.",
    why="Når programmet er lukket, er der ingen projektleder til at spørge til tallet. Står der "
    "ingen dato, spørger ingen.",
    remedy="Skriv, hvornår gevinsten hentes, og mål mindst én gang om året, også efter programmet.",
    statements="2.12 2.13 2.42 2.51",
    no_waiver="Kan ikke undtages. En gevinst, der er helt hentet, før programmet slutter, er "
    "fritaget af sig selv.",
)
def re01(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    end = _end_of_programme(case, gevinst)
    if gevinst.status in GIVEN_UP or _is_done_by(case, gevinst, end):
        return
    missing = [
        f":{navn}:" for navn in ("realisering_fra", "realisering_til") if gevinst.mangler(navn)
    ]
    days = set(gevinst.maaletidspunkter)
    if len(days) < MEASURE_DAYS and "maaletidspunkter" not in gevinst.ulaest:
        antal = "endnu en dato" if days else f"mindst {i_ord(MEASURE_DAYS)} datoer"
        missing.append(f"{antal} i :maaletidspunkter:")
    if missing:
        mangler = opremsning(missing)
        yield Breach(f"{named(gevinst)} mangler {mangler}", f"skriv {mangler}")
    last = gevinst.realisering_til
    if end is None or last is None or not days or last <= end:
        return
    if max(days) > end or _is_followed_after(case, gevinst, end):
        return
    yield Breach(
        f"{named(gevinst)} hentes til {dansk_dato(last)}, men måles sidst {dansk_dato(max(days))}, "
        f"og programmet slutter {dansk_dato(end)}",
        f"tilføj mindst én dato om året i :maaletidspunkter: frem til {last}",
        gevinst.sted_for("maaletidspunkter"),
    )


def _end_of_programme(case: Case, gevinst: Gevinst) -> date | None:
    """The last day of the programmes it belongs to; None where one has no last day."""
    ends = [owner.slutdato for owner in case.handbook.programmes_of(gevinst)]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def _is_done_by(case: Case, gevinst: Gevinst, end: date | None) -> bool:
    """Whether the benefit is realised, and was so by the end of the programme."""
    if gevinst.status not in REALISED:
        return False
    return end is None or any(
        reading.dato <= end
        for indikator in _indicators(case, gevinst)
        for reading in _reaching(case, indikator)
    )


def _is_followed_after(case: Case, gevinst: Gevinst, end: date) -> bool:
    return any(
        (follow_up.dato and follow_up.dato > end) or (follow_up.frist and follow_up.frist > end)
        for target in (gevinst, *_indicators(case, gevinst))
        for follow_up in case.handbook.pointing_at(target, "foelger_op_paa", Opfoelgning)
    )


def _indicators(case: Case, gevinst: Gevinst) -> tuple[Indikator, ...]:
    return case.handbook.find(dict.fromkeys(gevinst.maales_ved), Indikator)


def _reaching(case: Case, indikator: Indikator) -> list[Reading]:
    """The readings that are at the target or beyond it, oldest first."""
    return [r for r in results(case, indikator) if is_reached(case, indikator, r.vaerdi)]


@rule(
    "RE02",
    "Program eller projekt lukkes uden overdragelse til driften",
    "-/-/T/F/F",
    Program,
    Projekt,
    looks_for="Et lukket program eller projekt med en gevinst, der hverken er hentet eller "
    "bortfaldet, og som mangler :overdraget_til: eller :overdraget_dato:. For et projekt tæller "
    "også de gevinster, dets leverancer bidrager til. Er programmet lukket, står manglen kun dér. "
    "Er alt, gevinsten hører til, lukket, må overdragelsen heller ikke ligge ude i fremtiden.",
    why="Et projekt, der er slut, henter ingen gevinster. Driften skal vide, at det er dens tur.",
    remedy="Aftal overdragelsen med driften, og skriv enhed og dato på gevinsten.",
    statements="1.17 1.38 2.42 2.52",
    no_waiver="Kan ikke undtages. Uden en overdragelse har ingen ansvaret.",
)
def re02(case: Case, owner: Program | Projekt) -> Iterator[Breach]:
    if owner.tilstand != "lukket":
        return
    for gevinst in benefits_sought(case.handbook, owner):
        if isinstance(owner, Projekt) and any(
            isinstance(around, Program) and around.tilstand == "lukket"
            for around in case.handbook.programmes_of(gevinst)
        ):
            continue  # said of the programme
        missing = [
            f":{navn}:" for navn in ("overdraget_til", "overdraget_dato") if gevinst.mangler(navn)
        ]
        if gevinst.status in SETTLED:
            continue
        if not missing:
            yield from _nobody_meanwhile(case, owner, gevinst)
            continue
        enhed = next(iter(gevinst.realiseres_i), "ENH_…")
        forslag = {":overdraget_til:": f"':overdraget_til: {enhed}'"}
        yield Breach(
            f"{named(owner)} er lukket, men {gevinst.id} »{gevinst.titel}« er ikke overdraget til "
            "driften",
            f"skriv {opremsning([forslag.get(felt, felt) for felt in missing])} på {gevinst.id}",
            gevinst.sted,
        )


def _nobody_meanwhile(case: Case, owner: Program | Projekt, gevinst: Gevinst) -> Iterator[Breach]:
    """From the day everything is closed to a handover ahead nobody answers for the benefit."""
    dag = gevinst.overdraget_dato
    around = case.handbook.programmes_of(gevinst)
    if dag is None or dag <= case.today or not around:
        return
    if not all(is_closed(case.handbook, one) for one in around):
        return
    yield Breach(
        f"{named(owner)} er lukket, men {gevinst.id} »{gevinst.titel}« overdrages først til "
        f"driften {dansk_dato(dag)}",
        f"lad driften overtage nu, og ret :overdraget_dato: på {gevinst.id}, eller skriv "
        f"':tilstand: aktiv' på {owner.id}, indtil den har overtaget",
        gevinst.sted_for("overdraget_dato"),
    )


@rule(
    "RE03",
    "Måling er forfalden",
    "-/-/T/A/F",
    Indikator,
    looks_for="En indikator, der ikke er målt på det seneste af gevinsternes måletidspunkter eller "
    "senere, når kommunens frist (:frist_dage:) er gået. I realisering er det en fejl, når fristen "
    f"er overskredet med mere end {LATE_DAYS} dage, og indtil da en advarsel.",
    why="Når et tal mangler, tror alle, at det går godt.",
    remedy="Mål, og registrér målingen. Kan der først måles senere, så flyt måletidspunktet med en "
    "beslutning.",
    statements="1.14 1.15 2.12",
    waiver=Waiver(
        Level.PROGRAMCHEF,
        90,
        "Datakilden er ude af drift. Lad gevinstcontrolleren bekræfte det i begrundelsen.",
    ),
    leaves_to=("MA03", "RE04"),
)
def re03(case: Case, indikator: Indikator) -> Iterator[Breach]:
    wait = min(max(ceil(case.kommune.frist_dage), 0), (case.today - date.min).days)
    taken = case.handbook.pointing_at(indikator, "maaling_af", Maaling)
    planned = [
        (day, gevinst.id)
        for gevinst in case.handbook.pointing_at(indikator, "maales_ved", Gevinst)
        if gevinst.status not in GIVEN_UP and not (_is_never_measured(case, gevinst, taken))
        for day in gevinst.maaletidspunkter
        if (case.today - day).days > wait
    ]
    if not planned:
        return
    due = max(day for day, _ in planned)
    if case.handbook.may_be_missing(indikator, Maaling, "maaling_af"):
        return
    if any(m.dato is None or due <= m.dato <= case.today for m in taken):
        return
    deadline = due + timedelta(days=wait)
    gevinster = opremsning([id for day, id in planned if day == due])
    yield Breach(
        f"{named(indikator)}: målingen for {dansk_dato(due)} skulle være registreret senest "
        f"{dansk_dato(deadline)}",
        f"registrér en måling med ':maaling_af: {indikator.id}', eller flyt {due} i "
        f":maaletidspunkter: på {gevinster} med en beslutning",
        at_most=None if (case.today - deadline).days > LATE_DAYS else Severity.ADVARSEL,
    )


def _is_never_measured(case: Case, gevinst: Gevinst, taken: tuple[Maaling, ...]) -> bool:
    """Whether nothing is measured yet, and another rule says so of the benefit: RE04 of what is
    said to be realised, else MA03 of the baseline."""
    if taken:
        return False
    if gevinst.status in REALISED and case.judges("RE04", gevinst):
        return not any(readings(case, indikator) for indikator in _indicators(case, gevinst))
    return case.judges("MA03", gevinst) and has_no_baseline(case, gevinst)


@rule(
    "RE04",
    "Gevinsten er meldt realiseret uden dokumentation",
    "F/F/F/F/F",
    Gevinst,
    looks_for="En realiseret gevinst, hvor ingen måling når målet, og en fastholdt, der ikke har "
    f"to målinger, som når målet med mindst {KEPT_MONTHS} måneder imellem. Målingerne skal have "
    "dokumentation. Er de ikke bekræftet af en anden end ejeren, er det en advarsel.",
    why="Den, der skulle hente gevinsten, er ikke den rigtige til at afgøre, om det lykkedes.",
    remedy="Registrér målingen med dokumentation, og lad en anden end ejeren bekræfte den.",
    statements="1.14 2.42",
    no_waiver="Kan ikke undtages. Er målet ændret ved en beslutning, så ret målet på indikatoren, "
    "og skriv beslutningen på gevinsten.",
)
def re04(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    indicators = [i for i in _indicators(case, gevinst) if can_be_reached(i)]
    if gevinst.status not in REALISED or not indicators:
        return
    if any(
        case.handbook.may_be_missing(near, Maaling, "maaling_af") for near in (gevinst, *indicators)
    ):
        return  # the measurement may be there; that was said when the page was read
    enough = _is_enough_for(gevinst.status)
    reached = [(indikator, _reaching(case, indikator)) for indikator in indicators]
    shown = [(indikator, found) for indikator, found in reached if enough(found)]
    if not shown:
        yield _not_reached(case, gevinst, indicators)
        return
    if not any(enough(_documented(found)) for _, found in shown):
        without = [r.maaling for _, found in shown for r in found if not _is_documented(r)]
        yield Breach(
            f"{named(gevinst)} har status {_STATUS[gevinst.status]}, men {_ids(without)} har ingen "
            "dokumentation",
            f"skriv i :dokumentation: på {_ids(without)}, hvor tallet kan slås op",
            without[-1].sted,
        )
        return
    if not any(enough(_confirmed(_documented(found), gevinst)) for _, found in shown):
        unseen = [
            r.maaling
            for _, found in shown
            for r in _documented(found)
            if not _is_confirmed(r.maaling, gevinst)
        ]
        by_owner = any(maaling.bekraeftet_af for maaling in unseen)
        hvem = "ingen andre end ejeren" if by_owner else "ingen"
        yield Breach(
            f"{named(gevinst)} har status {_STATUS[gevinst.status]}, men {hvem} har bekræftet "
            f"{_ids(unseen)}",
            "lad for eksempel gevinstcontrolleren se tallet efter, og skriv posten i "
            f":bekraeftet_af: på {_ids(unseen)}",
            unseen[-1].sted_for("bekraeftet_af"),
            at_most=Severity.ADVARSEL,
        )


def _is_enough_for(status: str) -> Callable[[list[Reading]], bool]:
    """What readings at the target must be, oldest first, to bear out a status."""

    def has_lasted(found: list[Reading]) -> bool:
        return len(found) > 1 and found[-1].dato >= months_after(found[0].dato, KEPT_MONTHS)

    return has_lasted if status == "fastholdt" else bool


def _documented(found: Iterable[Reading]) -> list[Reading]:
    return [reading for reading in found if _is_documented(reading)]


def _is_documented(reading: Reading) -> bool:
    return not reading.maaling.mangler("dokumentation")


def _confirmed(found: Iterable[Reading], gevinst: Gevinst) -> list[Reading]:
    return [reading for reading in found if _is_confirmed(reading.maaling, gevinst)]


def _is_confirmed(maaling: Maaling, gevinst: Gevinst) -> bool:
    return "bekraeftet_af" in maaling.ulaest or any(
        id not in gevinst.gevinstansvarlig for id in maaling.bekraeftet_af
    )


def _ids(measurements: Iterable[Maaling]) -> str:
    return opremsning([maaling.id for maaling in measurements])


def _not_reached(case: Case, gevinst: Gevinst, indicators: list[Indikator]) -> Breach:
    status = _STATUS[gevinst.status]
    remedy = (
        "registrér den måling, der når målet, eller skriv ':status: delvist_realiseret' og en "
        "beslutning med ':type: gevinstaendring' under :besluttet_ved:"
    )
    sted = gevinst.sted_for("status")
    if gevinst.status == "fastholdt":
        if any(_reaching(case, indikator) for indikator in indicators):
            remedy = "registrér den næste måling, eller skriv ':status: realiseret' så længe"
        return Breach(
            f"{named(gevinst)} har status {status}, men ikke to målinger, der når målet, med "
            f"mindst {KEPT_MONTHS} måneder imellem",
            remedy,
            sted,
        )
    latest = [
        (indikator, found[-1]) for indikator in indicators if (found := results(case, indikator))
    ]
    if not latest:
        hvad = opremsning([indikator.id for indikator in indicators], "eller")
        return Breach(
            f"{named(gevinst)} har status {status}, men {hvad} er ikke målt", remedy, sted
        )
    indikator, reading = max(latest, key=lambda pair: pair[1].dato)
    assert indikator.maalvaerdi is not None  # an indicator that can be reached has a target
    return Breach(
        f"{named(gevinst)} har status {status}, men seneste måling af {indikator.id} er "
        f"{with_unit(indikator, reading.vaerdi)}, og målet er "
        f"{with_unit(indikator, indikator.maalvaerdi)}",
        remedy,
        sted,
    )


@rule(
    "RE05",
    "Afvigelse eller bortfald uden beslutning",
    "-/-/A/F/F",
    Gevinst,
    looks_for="En gevinst, hvis seneste måling er dårligere end det ventede med mere end "
    f"tolerancen, og som ingen har fulgt op på inden {FOLLOW_UP_DAYS} dage. Det ventede er "
    ":forventet_forloeb: eller en ret linje fra nulpunktet til målet. Og en gevinst, der er "
    "bortfaldet eller ikke hentet helt, uden at styregruppen eller et forum over den har besluttet "
    "det, efter at gevinsten blev godkendt.",
    why="En gevinst kan glide væk lidt ad gangen. Skal den opgives, skal nogen have sagt det højt.",
    remedy="Opret en opfølgning med årsag og tiltag, eller få besluttet, hvad der skal ske med "
    "gevinsten.",
    statements="1.14 2.44 4.12",
    no_waiver="Kan ikke undtages. Svinger tallet med årstiden, så skriv det ventede i "
    ":forventet_forloeb: på indikatoren.",
    leaves_to=("EJ03", "EJ07"),
)
def re05(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    if gevinst.status in MISSED and (undecided := _undecided(case, gevinst)):
        boards = [
            board.id
            for owner in case.handbook.programmes_of(gevinst)
            if (board := board_of(case.handbook, owner))
        ]
        yield Breach(
            f"{named(gevinst)} er {_STATUS[gevinst.status]}, men {undecided}",
            f"få det besluttet i {opremsning(boards, 'eller') or 'styregruppen'}, og skriv en "
            "beslutning med ':type: gevinstaendring' under :besluttet_ved:",
            gevinst.sted_for("status"),
        )
    if gevinst.status in GIVEN_UP:
        return
    indicators = _indicators(case, gevinst)
    if gevinst.status in REALISED and not any(_reaching(case, i) for i in indicators):
        return  # RE04 says that it is not what it claims to be
    for indikator in indicators:
        yield from _off_course(case, gevinst, indikator)


def _undecided(case: Case, gevinst: Gevinst) -> str:
    """Why the change is not decided, after the approval; empty where it is, or cannot be told.

    A dead link was said when the page was read.
    """
    decisions = case.handbook.find(dict.fromkeys(gevinst.besluttet_ved), Beslutning)
    if case.handbook.is_unsure(gevinst, "besluttet_ved") or not all(d.type for d in decisions):
        return ""
    if not decisions and case.judges("EJ07", gevinst) and lacks_approval(case, gevinst):
        return ""  # nothing at all is decided, and EJ07 says so
    changes = [decision for decision in decisions if decision.type == "gevinstaendring"]
    faults = [_fault_of(case, gevinst, decision) for decision in changes]
    return "" if "" in faults else next(iter(faults), "det er ikke besluttet")


def _fault_of(case: Case, gevinst: Gevinst, decision: Beslutning) -> str:
    """Why a decision to change a benefit does not count; empty where it does."""
    if decision.dato and gevinst.godkendt_dato and decision.dato <= gevinst.godkendt_dato:
        return (
            f"{decision.id} fra {dansk_dato(decision.dato)} er ikke nyere end godkendelsen fra "
            f"{dansk_dato(gevinst.godkendt_dato)}"
        )
    if decision.dato and decision.dato > case.today:
        return f"{decision.id} bliver først truffet {dansk_dato(decision.dato)}"
    owners = case.handbook.programmes_of(gevinst)
    if owners and not any(may_decide(case.handbook, owner, decision) for owner in owners):
        fora = opremsning(list(decision.truffet_af), "eller")
        return f"{decision.id} er truffet af {fora}, som ikke er styregruppen eller over den"
    return ""


def _off_course(case: Case, gevinst: Gevinst, indikator: Indikator) -> Iterator[Breach]:
    found = results(case, indikator)
    if not found:
        return
    latest = found[-1]
    off = deviation(case, indikator, latest)
    wanted = expected(case, indikator, latest.dato)
    overdue = (case.today - latest.dato).days > FOLLOW_UP_DAYS
    if off is None or wanted is None or off <= tolerance_of(case, indikator) or not overdue:
        return
    if _is_followed_up(case, (gevinst, indikator), latest.dato):
        return
    yield Breach(
        f"{named(gevinst)}: {indikator.id} er målt til {with_unit(indikator, latest.vaerdi)} den "
        f"{dansk_dato(latest.dato)}. Det er {ceil(off)} % fra de ventede "
        f"{with_unit(indikator, wanted)}, og ingen har fulgt op",
        f"opret en opfølgning med ':foelger_op_paa: {gevinst.id}', :aarsag: og :tiltag:, eller få "
        "styregruppen til at beslutte et nyt mål",
        latest.maaling.sted,
    )


def _is_followed_up(case: Case, targets: tuple[Gevinst | Indikator, ...], since: date) -> bool:
    """Whether somebody has taken it up after the day of the measurement, late or not."""
    if any(case.handbook.may_be_missing(near, Opfoelgning, "foelger_op_paa") for near in targets):
        return True
    return any(
        follow_up.dato is None or since <= follow_up.dato <= case.today
        for target in targets
        for follow_up in case.handbook.pointing_at(target, "foelger_op_paa", Opfoelgning)
    )
