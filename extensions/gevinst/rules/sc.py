"""SC, scope og sammenhæng: from each deliverable there is a way to a goal, in time and in reach."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from gevinst.model.finding import Severity
from gevinst.model.kommune import (
    Adhoc,
    Beslutning,
    Driftsaendring,
    Effekt,
    Enhed,
    Forum,
    Gevinst,
    Leverance,
    Program,
    Projekt,
    StrategiskMaal,
)
from gevinst.model.objekt import Objekt
from gevinst.model.vaerdier import dansk_dato, dansk_tal, i_ord, opremsning

from .belastning import kvartal, periods
from .forslag import for_example, high_fora, unused
from .kaede import contributors, lacks_contributor, lacks_effect, leads_nowhere
from .organisation import benefits_of, is_closed, is_high
from .rings import rings
from .rule import Breach, Case, Level, Waiver, rule
from .severity import ALWAYS_ERROR, Vector
from .trin import DEPENDENCIES
from .words import named

FROM_PLANNING = Vector.read("-/-/A/F/F")
"""SC04's own vector from the phase where :kraever_adfaerd: must be answered."""
REACH = 3
"""Links from a deliverable to a benefit. Source: `regler.md`, SC02."""

_LAW = re.compile(r"§\s*\d|\blov(?:bekendtgørelse|en)?\s+nr\.?\s*\d|\w{2,}loven\b", re.IGNORECASE)


@rule(
    "SC01",
    "Programmet understøtter intet strategisk mål",
    "A/F/F/F/T",
    Program,
    looks_for="Et program, der ikke peger på et strategisk mål, eller kun på mål, som intet forum "
    "på direktionsniveau har besluttet.",
    why="Kan ingen sige, hvad målet er, bliver programmet målt på, om det bruger sine penge.",
    remedy="Skriv målet under :understoetter:. Findes det ikke, skal direktionen beslutte det.",
    statements="1.19 1.20 1.25 1.26 2.03 2.04 2.05 2.10 2.31 2.33",
    no_waiver="Kan ikke undtages. Et program med :udloeser: lov er fritaget af sig selv, når loven "
    "er nævnt i :formaal: eller i teksten, for eksempel som »§ 83« eller »serviceloven«.",
)
def sc01(case: Case, program: Program) -> Iterator[Breach]:
    if program.udloeser == "lov" and _LAW.search(f"{program.formaal} {program.broedtekst}"):
        return
    if program.mangler("understoetter"):
        eller = ""
        goals = (
            goal
            for effekt in case.handbook.find(program.sigter_mod, Effekt)
            for goal in effekt.understoetter
        )
        if program.udloeser == "lov":
            eller = ", eller nævn loven i :formaal:, hvis den er hele grunden"
        yield Breach(
            f"{named(program)} peger ikke på noget strategisk mål",
            f"tilføj en linje ':understoetter: MAAL_…'{for_example(goals)}{eller}",
        )
        return
    decided = case.handbook.find(dict.fromkeys(program.understoetter), StrategiskMaal)
    if decided and not case.handbook.is_unsure(program, "understoetter"):
        reasons = [_why_undecided(case, goal) for goal in decided]
        if all(reasons):
            yield Breach(
                f"{named(program)} understøtter kun mål, som direktionen ikke har besluttet: "
                f"{opremsning(reasons)}",
                "få målet besluttet i et forum med :niveau: direktion"
                f"{for_example(high_fora(case))}, og skriv beslutningen under :besluttet_ved: på "
                f"{opremsning([goal.id for goal in decided], 'eller')}",
                program.sted_for("understoetter"),
            )


def _why_undecided(case: Case, goal: StrategiskMaal) -> str:
    """The goal and what it lacks; empty when it is decided or that cannot be told."""
    if "besluttet_ved" in goal.ulaest:
        return ""
    if not goal.besluttet_ved:
        return f"{goal.id} har ingen beslutning"
    fora: list[Forum] = []
    for id in dict.fromkeys(goal.besluttet_ved):
        decision = case.handbook.by_id.get(id)
        own = (
            case.handbook.find(decision.truffet_af, Forum)
            if isinstance(decision, Beslutning)
            else ()
        )
        if not own:
            return ""  # the decision or its forum is not there, which was said where it stands
        fora += own
    if any(map(is_high, fora)):
        return ""
    hvor = opremsning(list(dict.fromkeys(forum.id for forum in fora)))
    return f"{goal.id} er kun besluttet i {hvor}"


@rule(
    "SC02",
    "Leverance eller projekt uden gevinst",
    "T/A/A/F/T",
    Leverance,
    Adhoc,
    Driftsaendring,
    Projekt,
    looks_for="En leverance, ad hoc-indsats eller driftsændring, der ikke bidrager til en gevinst, "
    f"og et projekt, hvor ingen leverance når en gevinst inden for {i_ord(REACH)} led. En "
    "leverance, som en anden venter på, og en teknisk eller lovpligtig forudsætning er fritaget. "
    "Er projektet lukket, er det kun et tip.",
    why="En leverance, ingen skal bruge til noget, koster lige så meget som en, der gør gavn.",
    remedy="Skriv gevinsten under :bidrager_til:, eller stryg leverancen.",
    statements="1.05 1.10 2.37 3.02 3.09 4.01",
    waiver=Waiver(
        Level.PROGRAMCHEF,
        184,
        "Gevinsten er ved at blive beskrevet. Er leverancen en nødvendighed, så skriv hellere "
        "':type: forudsaetning'; så er det ikke et brud.",
    ),
    leaves_to=("SC03",),
)
def sc02(case: Case, objekt: Leverance | Adhoc | Driftsaendring | Projekt) -> Iterator[Breach]:
    if isinstance(objekt, Projekt):
        yield from _project_without_benefit(case, objekt)
        return
    if not leads_nowhere(objekt) or any(
        case.speaks("SC03", gevinst) for gevinst in _waiting_benefits(case, objekt)
    ):
        return  # a benefit in the programme waits for it, and SC03 names it there
    owners = case.handbook.programmes_of(objekt)
    benefits = (gevinst.id for o in owners for gevinst in benefits_of(case.handbook, o))
    at_most = _tip_when_over(case, objekt)
    if isinstance(objekt, Leverance):
        yield Breach(
            f"{named(objekt)} bidrager ikke til nogen gevinst",
            f"tilføj en linje ':bidrager_til: GEV_…'{for_example(benefits)}. Ellers skriv den "
            "leverance, der venter på den, under :forudsaetning_for:, eller skriv :type: "
            "forudsaetning",
            at_most=at_most,
        )
    else:
        yield Breach(
            f"{named(objekt)} bidrager ikke til nogen gevinst",
            "tilføj en linje ':bidrager_til: GEV_…' med den gevinst, den skal hjælpe med at hente"
            f"{for_example(benefits)}",
            at_most=at_most,
        )


def _tip_when_over(
    case: Case, objekt: Leverance | Adhoc | Driftsaendring | Projekt
) -> Severity | None:
    """What is made is made: when all that it belongs to is closed, nobody can drop it any more."""
    book = case.handbook
    made_in: tuple[Program | Projekt, ...]
    if isinstance(objekt, Projekt):
        made_in = (objekt,)
    elif isinstance(objekt, Leverance):
        made_in = book.pointing_at(objekt, "skaber", Projekt)
    else:
        found = book.find(objekt.indgaar_i, Objekt)
        made_in = tuple(one for one in found if isinstance(one, Program | Projekt))
    over = bool(made_in) and all(is_closed(book, one) for one in made_in)
    return Severity.TIP if over else None


def _waiting_benefits(case: Case, objekt: Objekt) -> Iterator[Gevinst]:
    """The benefits in the programmes of an object to which nothing contributes."""
    waiting = case.once(_waiting)
    for owner in case.handbook.programmes_of(objekt):
        yield from waiting.get(owner.id, ())


def _waiting(case: Case) -> Mapping[str, list[Gevinst]]:
    found: dict[str, list[Gevinst]] = defaultdict(list)
    for gevinst in case.handbook.all(Gevinst):
        if lacks_contributor(case.handbook, gevinst):
            for owner in case.handbook.programmes_of(gevinst):
                found[owner.id].append(gevinst)
    return found


def _project_without_benefit(case: Case, projekt: Projekt) -> Iterator[Breach]:
    if projekt.mangler("skaber"):
        if projekt.tilstand != "ide":
            free = unused(case, projekt, Leverance, "skaber")
            yield Breach(
                f"{named(projekt)} har ingen leverancer og når derfor ingen gevinst",
                f"tilføj en linje ':skaber: LEV_…'{for_example(free)}, og skriv gevinsten under "
                ":bidrager_til: på leverancen",
                at_most=_tip_when_over(case, projekt),
            )
        return
    deliverables = case.handbook.find(dict.fromkeys(projekt.skaber), Leverance)
    if (
        case.handbook.is_unsure(projekt, "skaber")  # said where the dead link stands
        or any(leads_nowhere(leverance) for leverance in deliverables)  # said on the deliverable
        or all(leverance.type == "forudsaetning" for leverance in deliverables)
        or _reaches_a_benefit(case, deliverables)
    ):
        return
    ids = opremsning([leverance.id for leverance in deliverables])
    dem = "dem" if len(deliverables) > 1 else "den"
    yield Breach(
        f"{named(projekt)}: {ids} når ingen gevinst inden for {i_ord(REACH)} led",
        f"skriv gevinsten under :bidrager_til: på {ids}, eller på den leverance, der venter på "
        f"{dem}",
        projekt.sted_for("skaber"),
        at_most=_tip_when_over(case, projekt),
    )


def _reaches_a_benefit(case: Case, deliverables: tuple[Leverance, ...]) -> bool:
    """Whether some deliverable leads to a benefit. A dead link counts for one: it is said where it
    stands, and nobody can tell where it was to lead."""
    seen = {leverance.id for leverance in deliverables}
    nearest = deliverables
    for _ in range(REACH):
        if any(not leverance.mangler("bidrager_til") for leverance in nearest):
            return True
        ids = dict.fromkeys(id for leverance in nearest for id in leverance.forudsaetning_for)
        onwards = [id for id in ids if id not in seen]
        nearest = case.handbook.find(onwards, Leverance)
        if len(nearest) < len(onwards):
            return True
        seen |= ids.keys()
    return False


@rule(
    "SC03",
    "Intet bidrager til gevinsten",
    "-/A/F/F/A",
    Gevinst,
    looks_for="En gevinst, som ingen leverance, ad hoc-indsats, driftsændring eller anden gevinst "
    "bidrager til. En bortfaldet gevinst er fritaget.",
    why="Når ingen gør noget for at hente gevinsten, kommer den kun ved et tilfælde.",
    remedy="Skriv gevinsten under :bidrager_til: på det, der skal hente den.",
    statements="1.05 2.10 3.18 4.25 4.26",
    waiver=Waiver(
        Level.PROGRAMCHEF,
        366,
        "Programmet er ved at finde ud af, hvad der skal til for at hente gevinsten.",
        not_from="planlaegning",
    ),
)
def sc03(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    if not lacks_contributor(case.handbook, gevinst):
        return
    idle = case.once(_idle)
    free = (id for o in case.handbook.programmes_of(gevinst) for id in idle.get(o.id, ()))
    yield Breach(
        f"{named(gevinst)}: intet bidrager til gevinsten",
        f"skriv ':bidrager_til: {gevinst.id}' på den leverance, ad hoc-indsats eller "
        f"driftsændring, der skal hente den{for_example(free)}, eller skriv :status: bortfaldet "
        "og beslutningen under :besluttet_ved:",
    )


def _idle(case: Case) -> Mapping[str, list[str]]:
    """What is made or done for nothing, by the programme it is in."""
    found: dict[str, list[str]] = defaultdict(list)
    made: tuple[Leverance | Adhoc | Driftsaendring, ...] = (
        *case.handbook.all(Leverance),
        *case.handbook.all(Adhoc),
        *case.handbook.all(Driftsaendring),
    )
    for objekt in made:
        if leads_nowhere(objekt):
            for owner in case.handbook.programmes_of(objekt):
                found[owner.id].append(objekt.id)
    return {owner: sorted(ids) for owner, ids in found.items()}


@rule(
    "SC04",
    "Gevinst, der kræver ny adfærd, har ingen driftsændring",
    "-/T/A/F/F",
    Gevinst,
    looks_for="En gevinst, der kræver ny adfærd, men som ingen driftsændring eller ad hoc-indsats "
    "bidrager til. Fra planlægning også en gevinst, hvor det ikke står, om den kræver ny adfærd. "
    "En bortfaldet gevinst er fritaget.",
    why="Vaner flytter sig ikke, fordi der kommer et nyt system. Nogen skal lede ændringen, og det "
    "skal stå i planen.",
    remedy="Skriv den driftsændring, der skal til, med ansvarlig leder og dato.",
    statements="2.43 2.44 2.46 2.51 3.07 3.09",
    no_waiver="Kan ikke undtages. Kommer gevinsten af sig selv, så skriv :kraever_adfaerd: nej og "
    "hvorfor i :kraever_adfaerd_note:.",
)
def sc04(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    if gevinst.status == "bortfaldet":
        return
    if gevinst.mangler("kraever_adfaerd"):
        yield Breach(
            f"{named(gevinst)}: det står ikke, om gevinsten kræver ny adfærd",
            "tilføj en linje ':kraever_adfaerd: ja' eller ':kraever_adfaerd: nej', og skriv "
            "hvorfor i :kraever_adfaerd_note:",
            gevinst.sted_for("kraever_adfaerd"),
            vector=FROM_PLANNING,
        )
        return
    helping = contributors(case.handbook, gevinst)
    # That nothing at all contributes is SC03's matter.
    only_deliveries = helping and not any(
        isinstance(kilde, Adhoc | Driftsaendring) for kilde in helping
    )
    lost = any(
        case.handbook.may_be_missing(gevinst, cls, "bidrager_til")
        for cls in (Adhoc, Driftsaendring)
    )
    if gevinst.kraever_adfaerd and only_deliveries and not lost:
        leaders = (*gevinst.lokale_gevinstejere, *gevinst.gevinstansvarlig)
        yield Breach(
            f"{named(gevinst)} kræver ny adfærd, men ingen driftsændring eller ad hoc-indsats "
            "bidrager til den",
            "opret den driftsændring, der skal til, med :fra: og :ansvarlig:"
            f"{for_example(leaders)}, og skriv ':bidrager_til: {gevinst.id}' på den",
            gevinst.sted_for("kraever_adfaerd"),
        )


@rule(
    "SC05",
    "Kæden fra indsats til mål er brudt eller går i ring",
    "-/A/F/F/F",
    Gevinst,
    Effekt,
    looks_for="En gevinst, der hverken giver en effekt eller bidrager til en anden gevinst, en "
    "effekt, der ikke understøtter et strategisk mål, og gevinster, der bidrager til hinanden i "
    "ring. En ring er altid en fejl.",
    why="Kan I ikke gå fra det, I laver, til det, I vil opnå, ved I ikke, om det passer sammen.",
    remedy="Skriv effekten under :giver: og målet under :understoetter:. Fjern det link i en ring, "
    "der går baglæns.",
    statements="2.13 2.61 3.11 3.18 4.30",
    no_waiver="Kan ikke undtages. En gevinst uden effekt hører ikke til i programmet.",
)
def sc05(case: Case, objekt: Gevinst | Effekt) -> Iterator[Breach]:
    if isinstance(objekt, Effekt):
        if objekt.mangler("understoetter"):
            goals = (
                goal
                for program in case.handbook.pointing_at(objekt, "sigter_mod", Program)
                for goal in program.understoetter
            )
            yield Breach(
                f"{named(objekt)} fører ikke til noget strategisk mål",
                "tilføj en linje ':understoetter: MAAL_…' med det mål, effekten hjælper med at nå"
                f"{for_example(sorted(goals))}",
            )
        return
    if ring := case.once(_rings).get(objekt.id):
        yield Breach(
            f"{named(objekt)} bidrager til sig selv i ring: {' → '.join((*ring, ring[0]))}",
            f"slet det link under :bidrager_til: på {opremsning(ring, 'eller')}, der går fra en "
            "senere gevinst til en tidligere",
            objekt.sted_for("bidrager_til"),
            vector=ALWAYS_ERROR,
        )
    if lacks_effect(case.handbook, objekt):
        yield Breach(
            f"{named(objekt)} fører ikke til nogen effekt",
            "tilføj en linje ':giver: EFF_…' med den effekt, gevinsten fører til"
            f"{for_example(_effects_of_programmes(case, objekt))}",
        )


def _effects_of_programmes(case: Case, gevinst: Gevinst) -> list[str]:
    """The effects that the benefit's programmes aim at: the nearest to point at."""
    ids = dict.fromkeys(
        id
        for owner in case.handbook.programmes_of(gevinst)
        if isinstance(owner, Program)
        for id in owner.sigter_mod
    )
    return [effekt.id for effekt in case.handbook.find(ids, Effekt)]


def _rings(case: Case) -> Mapping[str, tuple[str, ...]]:
    """One ring in each knot of benefits that contribute to each other, by its first id: a matter of
    all benefits at once."""
    forward = {
        gevinst.id: tuple(
            target.id for target in case.handbook.find(dict.fromkeys(gevinst.bidrager_til), Gevinst)
        )
        for gevinst in case.handbook.all(Gevinst)
    }
    return rings(forward)


@rule(
    "SC06",
    "Tidsplanen hænger ikke sammen",
    "-/T/F/F/A",
    Gevinst,
    Projekt,
    Program,
    looks_for="En gevinst, der skal hentes, før den sidste leverance til den er klar, et projekt, "
    "der slutter efter sit program, og et program eller projekt, der afhænger af et, som slutter "
    "senere, uden en beslutning om prioritering.",
    why="En plan, der ikke kan holde på papiret, holder heller ikke i virkeligheden.",
    remedy="Flyt en af datoerne, eller få beslutningen, der siger, at det skal være sådan.",
    statements="2.11 4.28 4.39 4.41",
    no_waiver="Kan ikke undtages. Kan gevinsten hentes gradvist, så skriv :delvis_fra: med dato og "
    "andel; så er det den fulde gevinst, der skal vente på leverancen.",
)
def sc06(case: Case, objekt: Gevinst | Projekt | Program) -> Iterator[Breach]:
    if isinstance(objekt, Gevinst):
        yield from _too_early(case, objekt)
        return
    if isinstance(objekt, Projekt):
        yield from _outlives_its_programme(case, objekt)
    yield from _waits_for_later(case, objekt)


def _too_early(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    fra = _full_from(gevinst)
    if gevinst.status == "bortfaldet" or fra is None:
        return
    late = [
        (leverance.klar_dato, leverance.id, leverance)
        for leverance in case.handbook.pointing_at(gevinst, "bidrager_til", Leverance)
        if leverance.klar_dato
        and leverance.klar_dato > fra
        and not (leverance.idriftsat and leverance.idriftsat <= fra)
    ]
    if late:
        klar, _, leverance = max(late, key=lambda item: item[:2])
        klart = f"{leverance.id} »{leverance.titel}« er først klar {dansk_dato(klar)}"
        sted = leverance.sted_for("klar_dato")
        frem = f"gør leverancen klar tidligere (:klar_dato: på {leverance.id}, {sted})"
        if gevinst.delvis_fra:
            yield Breach(
                f"{named(gevinst)}: hele gevinsten hentes fra {dansk_dato(fra)}, men {klart}",
                f"flyt de 100 % i :delvis_fra: til {klar} eller senere, eller {frem}",
                gevinst.sted_for("delvis_fra"),
            )
        else:
            yield Breach(
                f"{named(gevinst)} hentes fra {dansk_dato(fra)}, men {klart}",
                f"flyt :realisering_fra: til {klar} eller senere, {frem}, eller skriv i "
                ":delvis_fra:, hvor stor en andel der kan hentes hvornår",
                gevinst.sted_for("realisering_fra"),
            )


def _full_from(gevinst: Gevinst) -> date | None:
    """The day from which the whole benefit is to be fetched; None where it is not said."""
    if not gevinst.delvis_fra:
        return gevinst.realisering_fra
    return min((dag for dag, andel in gevinst.delvis_fra if andel >= 100), default=None)


def _outlives_its_programme(case: Case, projekt: Projekt) -> Iterator[Breach]:
    for program in case.handbook.find(dict.fromkeys(projekt.indgaar_i), Program):
        if projekt.slutdato and program.slutdato and projekt.slutdato > program.slutdato:
            yield Breach(
                f"{named(projekt)} slutter {dansk_dato(projekt.slutdato)}, men {program.id} "
                f"»{program.titel}« slutter allerede {dansk_dato(program.slutdato)}",
                f"flyt :slutdato: på {projekt.id} eller på {program.id} "
                f"({program.sted_for('slutdato')})",
                projekt.sted_for("slutdato"),
            )


def _waits_for_later(case: Case, objekt: Program | Projekt) -> Iterator[Breach]:
    if objekt.slutdato is None or any(
        decision.type in ("prioritering", "")
        for decision in case.handbook.find(objekt.besluttet_ved, Beslutning)
    ):
        return
    told: set[str] = set()
    for felt in DEPENDENCIES:
        for target in case.handbook.find(getattr(objekt, felt), Objekt):
            if (
                not isinstance(target, Program | Projekt)
                or target.id in told
                or target.tilstand == "lukket"
                or target.slutdato is None
                or target.slutdato <= objekt.slutdato
                # A project and its own programme: that is the other half of this rule.
                or target.id in objekt.indgaar_i
                or objekt.id in target.indgaar_i
            ):
                continue
            told.add(target.id)
            yield Breach(
                f"{named(objekt)} slutter {dansk_dato(objekt.slutdato)}, men afhænger af "
                f"{target.id} »{target.titel}«, som først slutter {dansk_dato(target.slutdato)}",
                f"flyt :slutdato: på {objekt.id} eller på {target.id} "
                f"({target.sted_for('slutdato')}), eller skriv en beslutning med :type: "
                "prioritering under :besluttet_ved:",
                objekt.sted_for(felt),
            )


@rule(
    "SC07",
    "Driftsenheden bærer for meget på én gang",
    "-/A/A/A/A",
    Enhed,
    looks_for="En enhed, der i ét kvartal skal hente gevinster i flere programmer, end den kan "
    "bære. Enkelte projekter uden program tæller med. Er enheden drift, tæller også det, enhederne "
    "under den henter. Kvartaler, der er gået, tæller ikke.",
    why="Folk kan ændre få ting på én gang. Kommer alt på samme tid, bliver intet af det en vane.",
    remedy="Flyt et program, eller lad porteføljeforummet beslutte, hvad der kommer først.",
    statements="2.16 2.19 2.20 2.22 2.23",
    waiver=Waiver(
        Level.PORTEFOELJEFORUM,
        92,
        "Porteføljeforummet har set kvartalet og besluttet, at enheden skal bære det.",
    ),
)
def sc07(case: Case, enhed: Enhed) -> Iterator[Breach]:
    found = periods(case, enhed)
    worst = max(found, key=lambda period: len(period.programmes), default=None)
    if worst is not None and len(worst.programmes) > enhed.baereevne:
        loads = [named(owner) for owner in case.handbook.find(worst.programmes, Objekt)]
        yield Breach(
            f"{named(enhed)} rammes af {len(loads)} {_kinds(case, worst.programmes)} i "
            f"{kvartal(worst.first)}, {opremsning(loads)}, men kan kun bære "
            f"{dansk_tal(enhed.baereevne)}",
            "flyt :realisering_fra: eller :realisering_til: på gevinsterne i et af dem. Skal "
            "enheden bære det alligevel, så få det besluttet i porteføljeforummet, og skriv en "
            "undtagelse",
        )


def _kinds(case: Case, ids: tuple[str, ...]) -> str:
    """What those are that load a unit: a project without a programme is no programme."""
    programmes = len(case.handbook.find(ids, Program))
    if len(ids) == 1:
        return "program" if programmes else "projekt"
    if not programmes:
        return "projekter"
    return "programmer" if programmes == len(ids) else "programmer og projekter"
