"""MA, mål og måling: what the programme wants is written so that somebody else can measure it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from gevinst.model.felt import felter_i, navne_i_tekst
from gevinst.model.finding import Severity
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import (
    Effekt,
    Enhed,
    Gevinst,
    Indikator,
    Leverance,
    Maaling,
    Program,
    Projekt,
    Succeskriterium,
)
from gevinst.model.lister import GIVEN_UP, MAALEMETODER, REALISED
from gevinst.model.vaerdier import dansk_dato, opremsning

from .forslag import for_example, unused
from .organisation import benefits_of, projects_of
from .rule import Breach, Case, Level, Waiver, rule
from .severity import FROM_EXECUTION, Vector
from .words import named

CRITERIA = Vector.read("-/A!/F/F/F")
"""MA01 for what is missing besides the effect. Source: `regler.md`, MA01."""
USE_LENGTH = 20
"""The fewest characters about what freed money is for. Source: `regler.md`, MA05."""
FULL_INDICATOR = (
    "maaleenhed",
    "retning",
    "maalvaerdi",
    "maaldato",
    "datakilde",
    "frekvens",
    "maaleansvarlig",
)
"""What an indicator must say. Source: `regler.md`, MA04."""
BUDGET_FIELDS = ("beloeb_aar", "prisniveau", "budgetaar", "budgetvirkning")
"""What an economic benefit must say. Source: `regler.md`, MA05."""


@rule(
    "MA01",
    "Programmet mangler effekt, succeskriterium eller tidlig indikator",
    "A!/F/F/F/F",
    Program,
    looks_for="Et program, der ikke sigter mod en effekt. Fra definition også et program uden "
    "succeskriterium eller uden en tidlig indikator; det er en advarsel i definition, til "
    "programmet er klar til planlægning, og derefter en fejl. En tidlig indikator tæller med, når "
    "den varsler en af programmets effekter eller måler en effekt, en gevinst eller et "
    "succeskriterium i programmet.",
    why="Uden effekten ved ingen, hvorfor I gør det. Uden succeskriterier og tidlige indikatorer "
    "opdager I først, at det gik galt, når pengene er brugt.",
    remedy="Skriv effekten under :sigter_mod:. Opret et succeskriterium for programmet og en "
    "indikator med :type: tidlig, der kan aflæses før effekten.",
    statements="1.06 2.61 3.11 4.03 4.26 4.29 4.30 4.32 4.36 4.37",
    waiver=Waiver(
        Level.PORTEFOELJEFORUM,
        184,
        "Den tidlige indikator kan først vælges senere. En manglende effekt eller et manglende "
        "succeskriterium er ingen grund.",
    ),
)
def ma01(case: Case, program: Program) -> Iterator[Breach]:
    if program.mangler("sigter_mod"):
        given = (
            id for gevinst in benefits_of(case.handbook, program) for id in sorted(gevinst.giver)
        )
        yield Breach(
            f"{named(program)} sigter ikke mod nogen effekt",
            "tilføj en linje ':sigter_mod: EFF_…' med det, programmet skal ende med"
            f"{for_example(given)}",
            waivable=False,
        )
    if not has_criterion(case.handbook, program):
        yield Breach(
            f"{named(program)} har ikke noget succeskriterium",
            f"opret et succeskriterium med ':succeskriterium_for: {program.id}'",
            vector=CRITERIA,
            waivable=False,
        )
    # Without an effect there is nothing to be early for; that comes first.
    if not program.mangler("sigter_mod") and not has_early_indicator(case.handbook, program):
        effects = for_example(program.sigter_mod)
        yield Breach(
            f"{named(program)} har ikke nogen tidlig indikator",
            "opret en indikator med ':type: tidlig', og skriv under :varsler:, hvilken effekt den "
            f"varsler{effects}",
            vector=CRITERIA,
        )


def has_criterion(handbook: Handbook, owner: Program | Projekt) -> bool:
    """Whether there is a criterion of success, as far as can be read."""
    return bool(
        handbook.pointing_at(owner, "succeskriterium_for", Succeskriterium)
    ) or handbook.may_be_missing(owner, Succeskriterium, "succeskriterium_for")


def has_early_indicator(handbook: Handbook, program: Program) -> bool:
    """Whether something can be read before the effect comes, as far as can be read."""
    return (
        handbook.is_unsure(program, "sigter_mod")
        or handbook.may_be_missing(program, Indikator, "varsler")
        or any(indikator.type in ("tidlig", "") for indikator in _indicators(handbook, program))
    )


def _indicators(handbook: Handbook, program: Program) -> Iterator[Indikator]:
    """All that says something of the programme, one at a time: effects may be shared by many."""
    effects = handbook.find(program.sigter_mod, Effekt)
    for effekt in effects:
        for source in handbook.incoming.get(effekt.id, {}).get("varsler", ()):
            if isinstance(source, Indikator):
                yield source
    for effekt in effects:
        yield from handbook.find(effekt.maales_ved, Indikator)
    for gevinst in benefits_of(handbook, program):
        yield from handbook.find(gevinst.maales_ved, Indikator)
    for owner in (program, *projects_of(handbook, program)):
        for criterion in handbook.pointing_at(owner, "succeskriterium_for", Succeskriterium):
            yield from handbook.find(criterion.efterproeves_ved, Indikator)


@rule(
    "MA02",
    "Gevinsten har ingen indikator",
    "-/A/F/F/F",
    Gevinst,
    looks_for="En gevinst, der ikke måles ved nogen indikator. En bortfaldet gevinst er fritaget.",
    why="Det, ingen måler, kan ingen sige er hentet. Og ingen kan sige, at det ikke er.",
    remedy="Brug helst et tal, I har i forvejen, og skriv indikatorens id under :maales_ved:.",
    statements="2.60 4.29",
    no_waiver="Kan ikke undtages. Kan gevinsten ikke tælles, så opret en indikator med :skala: "
    "kvalitativ, for eksempel et spørgeskema eller interview.",
)
def ma02(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    if gevinst.status != "bortfaldet" and gevinst.mangler("maales_ved"):
        free = unused(case, gevinst, Indikator, "maales_ved")
        yield Breach(
            f"{named(gevinst)} måles ikke ved nogen indikator",
            "tilføj en linje ':maales_ved: IND_…' med et tal, I har i forvejen"
            f"{for_example(free)}, eller opret en indikator",
        )


@rule(
    "MA03",
    "Nulpunktet mangler",
    "-/T/A/F/F",
    Gevinst,
    looks_for="En gevinst, hvor ingen af indikatorerne har en nulpunktsmåling fra før den dag, den "
    "første leverance kom i drift, eller fra før :realisering_fra:, når ingen er det. Et "
    "rekonstrueret eller skønnet nulpunkt giver kun et tip, når metoden er beskrevet.",
    why="Når alt er lavet om, er det for sent at måle, hvordan det var. Så bliver gevinsten en "
    "påstand.",
    remedy="Mål, før noget bliver taget i brug. Er det for sent, så regn tallet ud bagefter, og "
    "skriv, hvordan I gjorde.",
    statements="2.60 4.29",
    no_waiver="Kan ikke undtages. Er nulpunktet regnet ud bagefter, så skriv :metode: "
    "rekonstrueret og :metodebeskrivelse:; så er det et tip.",
    leaves_to=("RE04",),
)
def ma03(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    indicators = case.handbook.find(dict.fromkeys(gevinst.maales_ved), Indikator)
    if gevinst.status == "bortfaldet" or not indicators:
        return
    if case.handbook.is_unsure(gevinst, "maales_ved") or any(
        case.handbook.may_be_missing(near, Maaling, "maaling_af") for near in (gevinst, *indicators)
    ):
        return  # one of them may have it; that was said when the page was read
    taken = [
        maaling
        for indikator in indicators
        for maaling in case.handbook.pointing_at(indikator, "maaling_af", Maaling)
    ]
    if not taken and gevinst.status in REALISED and case.judges("RE04", gevinst):
        return  # nothing at all is measured, and RE04 says so
    baselines = [maaling for maaling in taken if maaling.type in ("nulpunkt", "")]
    if any(maaling.dato is None or not maaling.type for maaling in baselines):
        return  # it may be the one; that it cannot be read was said when the page was read
    baselines.sort(key=lambda maaling: (maaling.dato or date.min, maaling.id))
    limit, before = _first_change(case, gevinst)
    in_time = [
        maaling
        for maaling in baselines
        if maaling.dato and maaling.dato <= case.today and (not limit or maaling.dato < limit)
    ]
    if any(maaling.metode == "maalt" for maaling in in_time):
        return
    if described := [m for m in in_time if not m.mangler("metodebeskrivelse")]:
        yield Breach(
            f"{named(gevinst)}: nulpunktet {described[0].id} er {_how(described[0])} og ikke målt",
            "sig det, hver gang I viser tallet frem, så ingen tror, at det er målt",
            described[0].sted_for("metode"),
            at_most=Severity.TIP,
        )
    elif in_time:
        yield Breach(
            f"{named(gevinst)}: nulpunktet {in_time[0].id} er {_how(in_time[0])}, men der står "
            "ikke hvordan",
            f"skriv i :metodebeskrivelse: på {in_time[0].id}, hvordan tallet er fundet",
            in_time[0].sted_for("metode"),
        )
    else:
        hvilken = opremsning([indikator.id for indikator in indicators], "eller")
        dato = f" og en :dato: før {limit}" if limit else ""
        yield Breach(
            f"{named(gevinst)} har ingen nulpunktsmåling{before}",
            f"registrér en måling af {hvilken} med ':type: nulpunkt'{dato}. Er det for sent, så "
            "regn tallet ud bagefter, og skriv ':metode: rekonstrueret' og :metodebeskrivelse:",
        )


def has_no_baseline(case: Case, gevinst: Gevinst) -> bool:
    """Whether none of a benefit's indicators has a baseline, of whatever day."""
    return not any(
        maaling.type in ("nulpunkt", "")
        for indikator in case.handbook.find(dict.fromkeys(gevinst.maales_ved), Indikator)
        for maaling in case.handbook.pointing_at(indikator, "maaling_af", Maaling)
    )


def _how(maaling: Maaling) -> str:
    return navne_i_tekst(MAALEMETODER)[maaling.metode]


def _first_change(case: Case, gevinst: Gevinst) -> tuple[date | None, str]:
    """The day things began to change, and how to say "before" it; empty where it is not known."""
    in_use = [
        (leverance.idriftsat, leverance.id, leverance.titel)
        for leverance in case.handbook.pointing_at(gevinst, "bidrager_til", Leverance)
        if leverance.idriftsat
    ]
    if in_use:
        day, id, titel = min(in_use)
        return day, f" før {dansk_dato(day)}, hvor {id} »{titel}« kom i drift"
    start = gevinst.realisering_fra
    return start, f" før {dansk_dato(start)}, hvor I begynder at hente den" if start else ""


@rule(
    "MA04",
    "Indikatoren er ikke fuldt beskrevet",
    "-/T/F/F/F",
    Indikator,
    looks_for="En indikator, der mangler enhed, retning, mål, måldato, datakilde eller frekvens, "
    "eller som ikke har præcis én, der måler. Et mål, der gælder hele tiden, skrives med "
    ":loebende_maal: ja i stedet for en dato. Et kvalitativt mål skrives som et tal på skalaen.",
    why="To mennesker, der måler det samme, skal få det samme tal. Det kræver, at kilden og målet "
    "står der.",
    remedy="Udfyld de felter, beskeden nævner.",
    statements="2.60 4.29",
    no_waiver="Kan ikke undtages. Gælder målet hele tiden, så skriv :loebende_maal: ja; så "
    "behøver det ingen dato.",
)
def ma04(case: Case, indikator: Indikator) -> Iterator[Breach]:
    always = indikator.loebende_maal is True or "loebende_maal" in indikator.ulaest
    exempt = {"maaldato"} if always else set()
    missing = [
        felt.navn
        for felt in felter_i(Indikator)
        if felt.navn in FULL_INDICATOR and felt.navn not in exempt and indikator.mangler(felt.navn)
    ]
    if missing:
        mangler = opremsning([f":{navn}:" for navn in missing])
        altid = (
            ". Gælder målet hele tiden, så skriv ':loebende_maal: ja' i stedet for datoen"
            if "maaldato" in missing
            else ""
        )
        yield Breach(
            f"{named(indikator)} mangler {mangler}",
            f"udfyld {mangler}, så en anden kan finde det samme tal{altid}",
        )
    who = dict.fromkeys(indikator.maaleansvarlig)
    if len(who) > 1:
        yield Breach(
            f"{named(indikator)} har {len(who)} måleansvarlige: {opremsning(list(who))}",
            "behold én under :maaleansvarlig:",
            indikator.sted_for("maaleansvarlig"),
        )


@rule(
    "MA05",
    "Den økonomiske gevinst er ikke på plads i budgettet",
    "-/T/F/F/F",
    Gevinst,
    looks_for="En økonomisk gevinst uden beløb, prisniveau, budgetår eller budgetvirkning, eller "
    f"uden mindst {USE_LENGTH} tegn om, hvad frigjorte midler bruges til. Fra gennemførelse også "
    "en gevinst, hvis budgetvirkning ikke er besluttet. En bortfaldet gevinst er fritaget.",
    why="Skæres budgettet bare, uden at nogen har bestemt, hvad pengene skal bruges til, gør ingen "
    "sig umage næste gang.",
    remedy="Beslut, hvad der skal ske med pengene, og skriv beløbet og budgetårene.",
    statements="1.21 2.08 4.20 4.21",
    waiver=Waiver(
        Level.PROGRAMCHEF,
        366,
        "Budgettet er ikke vedtaget endnu. Sæt :udloeber: til dagen for andenbehandlingen.",
    ),
)
def ma05(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    if gevinst.gevinsttype != "oekonomisk" or gevinst.status == "bortfaldet":
        return
    if missing := [navn for navn in BUDGET_FIELDS if gevinst.mangler(navn)]:
        mangler = opremsning([f":{navn}:" for navn in missing])
        yield Breach(f"{named(gevinst)} er økonomisk, men mangler {mangler}", f"udfyld {mangler}")
    if gevinst.budgetvirkning == "ikke_besluttet":
        yield Breach(
            f"{named(gevinst)}: det er ikke besluttet, hvad der skal ske med pengene",
            "skriv under :budgetvirkning:, om de er indregnet, frigjort_til_kerneopgave eller "
            "undgaaet_udgift",
            gevinst.sted_for("budgetvirkning"),
            vector=FROM_EXECUTION,
        )
    length = len(gevinst.anvendelse.strip())
    too_short = length < USE_LENGTH and "anvendelse" not in gevinst.ulaest
    if gevinst.budgetvirkning == "frigjort_til_kerneopgave" and too_short:
        hvor_langt = f"der er kun {length} tegn om, hvad" if length else "der står ikke, hvad"
        yield Breach(
            f"{named(gevinst)} frigør midler, men {hvor_langt} de bruges til",
            f"skriv mindst {USE_LENGTH} tegn i :anvendelse:",
            gevinst.sted_for("anvendelse"),
        )


@rule(
    "MA06",
    "Gevinsten tælles dobbelt",
    "-/T/A/A/F",
    Indikator,
    Gevinst,
    looks_for="To gevinster med beløb, der måles ved samme indikator og hentes i samme enhed i "
    "samme budgetår, eller hvor den ene bidrager til den anden. Står der i :taelles_i: på den ene, "
    "at beløbet er med i den anden, er det i orden.",
    why="Den samme krone kan kun bruges én gang. Tælles den to gange, mangler den i budgettet.",
    remedy="Saml de to gevinster, eller skriv :taelles_i: på den, hvis beløb er med i den anden.",
    statements="3.18 4.18",
    waiver=Waiver(
        Level.PROGRAMCHEF,
        366,
        "Business casen viser, hvordan beløbet er delt mellem gevinsterne. Lad undtagelsen gælde "
        "det objekt, beskeden begynder med.",
    ),
)
def ma06(case: Case, objekt: Indikator | Gevinst) -> Iterator[Breach]:
    if isinstance(objekt, Indikator):
        yield from _counted_by_the_same_indicator(case, objekt)
    else:
        yield from _counted_where_it_contributes(case, objekt)


def _counted_by_the_same_indicator(case: Case, indikator: Indikator) -> Iterator[Breach]:
    """One breach for each set of benefits, with all the units and years they share."""
    groups: dict[tuple[str, str], list[Gevinst]] = defaultdict(list)
    measured = case.handbook.pointing_at(indikator, "maales_ved", Gevinst)
    for gevinst in sorted(measured, key=lambda gevinst: gevinst.id):
        if _has_amount(gevinst):
            for place in _places(case.handbook, gevinst):
                groups[place].append(gevinst)
    shared: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for place, together in groups.items():
        ids = {gevinst.id for gevinst in together}
        alone = [gevinst.id for gevinst in together if ids.isdisjoint(gevinst.taelles_i)]
        if len(alone) > 1:
            shared[tuple(alone)].append(place)
    for together_ids, places in shared.items():
        first, *others = together_ids
        units = opremsning(sorted({unit for unit, _ in places}))
        years = opremsning(sorted({year for _, year in places}))
        counted = case.handbook.find(together_ids, Gevinst)
        yield Breach(
            f"{named(indikator)}: {opremsning(together_ids)} tæller "
            f"{'alle' if len(others) > 1 else 'begge'} et beløb i {units} i {years}",
            f"saml dem, eller skriv ':taelles_i: {first}' på {opremsning(others)}, hvis beløbet "
            f"er med i {first}",
            counted[-1].sted_for("beloeb_aar"),
            concerns=counted,
        )


def _counted_where_it_contributes(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    if not _has_amount(gevinst):
        return
    for other in case.handbook.find(dict.fromkeys(gevinst.bidrager_til), Gevinst):
        if (
            other.id != gevinst.id
            and _has_amount(other)
            and other.id not in gevinst.taelles_i
            and gevinst.id not in other.taelles_i
            and not _is_said_of_their_indicator(case.handbook, gevinst, other)
        ):
            yield Breach(
                f"{named(gevinst)} bidrager til {other.id} »{other.titel}«, og begge har et beløb",
                f"skriv ':taelles_i: {other.id}' på {gevinst.id}, hvis beløbet er med i "
                f"{other.id}, eller flyt hele beløbet til den ene",
                gevinst.sted_for("bidrager_til"),
            )


def _is_said_of_their_indicator(handbook: Handbook, one: Gevinst, other: Gevinst) -> bool:
    common = handbook.find(set(one.maales_ved) & set(other.maales_ved), Indikator)
    return bool(common) and not _places(handbook, one).isdisjoint(_places(handbook, other))


def _has_amount(gevinst: Gevinst) -> bool:
    amount = gevinst.beloeb_aar
    return gevinst.status not in GIVEN_UP and amount is not None and amount > 0


def _places(handbook: Handbook, gevinst: Gevinst) -> frozenset[tuple[str, str]]:
    """The units and budget years in which a benefit is counted."""
    units = handbook.find(gevinst.realiseres_i, Enhed)
    return frozenset((enhed.id, year) for enhed in units for year in gevinst.budgetaar)
