"""OR, organisering: somebody leads, somebody decides, and those who must change something sit in.

The module is not called `or`: that is a word of Python's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gevinst.model.finding import Severity
from gevinst.model.kommune import (
    Beslutning,
    Enhed,
    Forum,
    Gevinst,
    Kommune,
    Person,
    Portefoelje,
    Program,
    Projekt,
)
from gevinst.model.lister import RAPPORTERINGSFREKVENSER
from gevinst.model.objekt import Objekt
from gevinst.model.vaerdier import dansk_dato, dansk_tal, i_ord, opremsning

from .forslag import directors, for_example, high_fora
from .organisation import (
    administrations,
    benefits_sought,
    board_of,
    is_high,
    is_known,
    on_board_level,
)
from .rule import Breach, Case, Level, Waiver, rule
from .severity import ALWAYS_ERROR
from .words import named

MANDATE_LENGTH = 40
"""The fewest characters of a mandate. Source: `regler.md`, OR08."""
SHARE_PER_CENT = 20
"""The share of a programme's benefits that gives an administration a seat. Source: OR05."""
DIRECTORS = 2
"""The fewest directors in a portfolio forum. Source: `regler.md`, OR07."""
BOARD_OF_DIRECTORS = 3
"""The size of the board of directors from which the forum needs so many. Source: OR07."""


def _number(case: Case, ids: tuple[str, ...], cls: type[Objekt]) -> int:
    """How many links there are. Dead ones count only where there are no others, and then as one:
    that they are dead was said when the page was read, and mending it may mend the number."""
    return len(case.handbook.find(dict.fromkeys(ids), cls)) or min(len(ids), 1)


def _seated(forum: Forum) -> tuple[str, ...]:
    """The ids of all in a forum, the chair first, each once."""
    return tuple(dict.fromkeys((*forum.formand, *forum.medlemmer)))


@rule(
    "OR01",
    "Programmet har ingen programchef på direktionsniveau",
    "A/F/F/F/F",
    Program,
    looks_for="Et program, der ikke har præcis én programchef, eller hvis programchef ikke er "
    "direktør. Ledes kommunen af en chefgruppe, er en chef med sæde i den også i orden.",
    why="Et program flytter folk og penge på tværs. Det kan kun en, der sidder, hvor der bliver "
    "prioriteret.",
    remedy="Skriv én direktør som programchef. Den fagchef, der står der nu, kan eje gevinsterne.",
    statements="2.24 2.27 2.56 4.16 4.19 4.20",
    waiver=Waiver(
        Level.PORTEFOELJEFORUM,
        366,
        "Programmets budget er under kommunens bagatelgrænse, og porteføljeforummet har besluttet, "
        "at en chef kan stå øverst. Én programchef skal der altid være.",
    ),
)
def or01(case: Case, program: Program) -> Iterator[Breach]:
    sted = program.sted_for("programchef")
    chiefs = case.handbook.find(dict.fromkeys(program.programchef), Person)
    top = _who_is_on_top(case.kommune)
    if program.mangler("programchef"):
        yield Breach(
            f"{named(program)} har ingen programchef",
            f"tilføj en linje ':programchef: PER_…' med {top}{for_example(directors(case))}",
            waivable=False,
        )
    elif len(chiefs) > 1:
        yield Breach(
            f"{named(program)} har {len(chiefs)} programchefer: "
            f"{opremsning([chief.id for chief in chiefs])}",
            "behold én under :programchef:, og giv de andre plads i styregruppen",
            sted,
            waivable=False,
        )
    elif chiefs and chiefs[0].stillingsniveau and not on_board_level(chiefs[0], case.kommune):
        (chief,) = chiefs
        fejl = "er ikke direktør"
        kan = chief.stillingsniveau in ("chef", "leder")
        ellers = f"; {chief.id} kan eje gevinster i stedet" if kan else ""
        if case.kommune.ledelsesform == "chefgruppe" and chief.stillingsniveau == "chef":
            fejl = "har ikke sæde i chefgruppen"
            ellers = f", eller skriv :i_chefgruppe: ja på {chief.id} ({chief.sted})"
        yield Breach(
            f"{named(program)}: {chief.id} »{chief.titel}« er programchef, men {fejl}",
            f"skriv {top} under :programchef:{for_example(directors(case))}{ellers}",
            sted,
            waivable=program.budget_kr is None
            or program.budget_kr < case.kommune.bagatelgraense_kr,
        )


def _who_is_on_top(kommune: Kommune) -> str:
    if kommune.ledelsesform == "chefgruppe":
        return "en direktør eller en chef med sæde i chefgruppen"
    return "en direktør"


@rule(
    "OR02",
    "Program uden programleder eller projekt uden projektleder",
    "-/A/F/F/T",
    Program,
    Projekt,
    looks_for="Et program uden programleder og et projekt, der ikke har præcis én projektleder. Et "
    "projekt, der kun er en idé, eller som er lukket, er fritaget.",
    why="Den, der vil vide, hvordan det går, skal have ét sted at spørge.",
    remedy="Skriv postens id under :programleder: eller :projektleder:.",
    statements="1.02 1.07 1.38 2.02 2.57 4.04",
    no_waiver="Kan ikke undtages. En mindre indsats uden leder kan skrives som en ad hoc-indsats "
    "eller en driftsændring; de har en ansvarlig i stedet.",
)
def or02(case: Case, objekt: Program | Projekt) -> Iterator[Breach]:
    if isinstance(objekt, Program):
        if objekt.mangler("programleder"):
            yield Breach(
                f"{named(objekt)} har ingen programleder",
                "tilføj en linje ':programleder: PER_…' med den, der leder programmet til daglig",
            )
        return
    if _is_not_running(objekt):
        return
    antal = _number(case, objekt.projektleder, Person)
    if objekt.mangler("projektleder"):
        yield Breach(
            f"{named(objekt)} har ingen projektleder",
            "tilføj en linje ':projektleder: PER_…', eller skriv :tilstand: ide, hvis det ikke er "
            "begyndt",
        )
    elif antal > 1:
        yield Breach(
            f"{named(objekt)} har {antal} projektledere: {_ids(case, objekt.projektleder, Person)}",
            "behold én under :projektleder:",
            objekt.sted_for("projektleder"),
        )


def _is_not_running(projekt: Projekt) -> bool:
    """A project that is only an idea, or over: it has no manager, and so none to give a mandate."""
    return projekt.tilstand in ("ide", "lukket")


def _ids(case: Case, ids: tuple[str, ...], cls: type[Objekt]) -> str:
    return opremsning([found.id for found in case.handbook.find(dict.fromkeys(ids), cls)])


@rule(
    "OR03",
    "Intet beslutningsforum",
    "-/A/F/F/A",
    Program,
    Projekt,
    Forum,
    looks_for="Et program, der ikke har præcis én styregruppe, et projekt, der hverken har program "
    "eller styregruppe, og et forum, der ikke har præcis én formand.",
    why="Er det uklart, hvem der bestemmer, bliver der ikke bestemt noget.",
    remedy="Skriv forummets id under :styregruppe: og formandens under :formand:.",
    statements="1.02 1.07 2.02 2.35 4.04 4.08",
    no_waiver="Kan ikke undtages. Er direktionen selv styregruppe, så peg på direktionens forum.",
)
def or03(case: Case, objekt: Program | Projekt | Forum) -> Iterator[Breach]:
    if isinstance(objekt, Forum):
        yield from _chair_breaches(case, objekt)
        return
    if isinstance(objekt, Projekt):
        if objekt.mangler("styregruppe") and case.handbook.is_alone(objekt):
            yield Breach(
                f"{named(objekt)} har hverken program eller styregruppe",
                f"tilføj en linje ':styregruppe: FRM_…'{for_example(case.once(_free_boards))}, "
                "eller skriv programmet under :indgaar_i:",
            )
        return
    antal = _number(case, objekt.styregruppe, Forum)
    if objekt.mangler("styregruppe"):
        yield Breach(
            f"{named(objekt)} har ingen styregruppe",
            f"tilføj en linje ':styregruppe: FRM_…'{for_example(case.once(_free_boards))}. Findes "
            "forummet ikke, så opret det med :formand: og :medlemmer:",
        )
    elif antal > 1:
        yield Breach(
            f"{named(objekt)} har {antal} styregrupper: {_ids(case, objekt.styregruppe, Forum)}",
            "behold den under :styregruppe:, der beslutter, og gør de andre til referencegrupper",
            objekt.sted_for("styregruppe"),
        )


def _free_boards(case: Case) -> tuple[str, ...]:
    """The boards that are nobody's board yet: most likely the one that was forgotten."""
    return tuple(
        sorted(
            forum.id
            for forum in case.handbook.all(Forum)
            if forum.type == "styregruppe"
            and "styregruppe" not in case.handbook.incoming.get(forum.id, {})
        )
    )


def _chair_breaches(case: Case, forum: Forum) -> Iterator[Breach]:
    antal = _number(case, forum.formand, Person)
    if forum.mangler("formand"):
        chiefs = (
            id
            for owner in case.handbook.pointing_at(forum, "styregruppe", Program)
            for id in owner.programchef
        )
        yield Breach(
            f"{named(forum)} har ingen formand",
            "tilføj en linje ':formand: PER_…' med den, der leder møderne"
            f"{for_example(sorted(chiefs))}",
        )
    elif antal > 1:
        yield Breach(
            f"{named(forum)} har {antal} formænd: {_ids(case, forum.formand, Person)}",
            "behold én under :formand:, og flyt de andre til :medlemmer:",
            forum.sted_for("formand"),
        )


@rule(
    "OR04",
    "Styregruppen er for stor",
    "-/A/A/A/T",
    Forum,
    looks_for="En styregruppe eller referencegruppe med flere medlemmer end kommunens grænse. "
    "Formanden tæller med. Er der mere end dobbelt så mange, er det altid en fejl.",
    why="Jo flere der sidder med, desto lettere er det at lade en anden svare. Grænsen er "
    "håndbogens og ikke vejledningens.",
    remedy="Flyt dem, der ikke skal beslutte, til en referencegruppe. Lad ejerne af gevinsterne "
    "blive.",
    statements="2.39 4.07 4.08 4.09",
    waiver=Waiver(
        Level.PROGRAMCHEF,
        366,
        "Begrundelsen siger, hvorfor I har brug for hvert ekstra medlem.",
    ),
)
def or04(case: Case, forum: Forum) -> Iterator[Breach]:
    limits = {
        "styregruppe": case.kommune.styregruppe_maks,
        "referencegruppe": case.kommune.referencegruppe_maks,
    }
    remedies = {
        "styregruppe": "flyt dem, der ikke skal beslutte, fra :medlemmer: til en referencegruppe, "
        "men behold de gevinstansvarlige",
        "referencegruppe": "behold dem under :medlemmer:, I skal høre hver gang, og skriv resten "
        "som interessenter",
    }
    if forum.type not in limits:
        return
    antal, limit = len(_seated(forum)), limits[forum.type]
    if antal > limit:
        yield Breach(
            f"{named(forum)} har {antal} medlemmer med formanden, og grænsen er {dansk_tal(limit)}",
            remedies[forum.type],
            forum.sted_for("medlemmer"),
            vector=ALWAYS_ERROR if antal > 2 * limit else None,
        )


@rule(
    "OR05",
    "Driften er ikke repræsenteret",
    "-/A/F/F/F",
    Forum,
    looks_for="En styregruppe uden en eneste fra driften, eller uden nogen fra en forvaltning, "
    f"der henter mindst {SHARE_PER_CENT} % af gevinsterne. Kræver ingen af gevinsterne ny adfærd, "
    "er styregruppen fritaget.",
    why="De, der skal arbejde anderledes, lytter til deres egen leder. Sidder lederen ikke med, "
    "hører de det som andres plan.",
    remedy="Giv en leder fra de enheder, der henter gevinsterne, plads i styregruppen.",
    statements="1.04 1.09 2.38 2.40 2.45 2.52",
    no_waiver="Kan ikke undtages. Et rent teknisk projekt er fritaget af sig selv, når alle "
    "gevinster har :kraever_adfaerd: nej.",
)
def or05(case: Case, forum: Forum) -> Iterator[Breach]:
    owners = [
        _Served.find(case, owner)
        for owner in case.handbook.pointing_at(forum, "styregruppe", Objekt)
        if isinstance(owner, Program | Projekt) and len(set(owner.styregruppe)) == 1
    ]  # which of several is the board was not told, and that was said
    judged = [served for served in owners if not served.is_technical]
    units = _units_of_seats(case, forum)
    if not judged or units is None:
        return
    if not any(enhed.er_drift is True or "er_drift" in enhed.ulaest for enhed in units):
        yield Breach(
            f"{named(forum)}: ingen i styregruppen kommer fra driften",
            f"føj en leder fra driften til :medlemmer:{_for_example(case, judged)}",
            forum.sted_for("medlemmer"),
        )
        return
    present = administrations(case.handbook, [enhed.id for enhed in units])
    for served in judged:
        yield from _absent(case, forum, served, present)


@dataclass(frozen=True, slots=True)
class _Served:
    """A programme or project and the benefits that its board decides about."""

    owner: Program | Projekt
    benefits: tuple[Gevinst, ...]

    @classmethod
    def find(cls, case: Case, owner: Program | Projekt) -> _Served:
        sought = benefits_sought(case.handbook, owner)
        return cls(owner, tuple(g for g in sought if g.status != "bortfaldet"))

    @property
    def is_technical(self) -> bool:
        return bool(self.benefits) and all(b.kraever_adfaerd is False for b in self.benefits)


def _units_of_seats(case: Case, forum: Forum) -> tuple[Enhed, ...] | None:
    """The units that those in the forum are from: where they work, and what they lead.

    None where it cannot be told: there are no members, or a post or its unit is not there. That
    was said when the page was read.
    """
    if not is_known(case.handbook, forum):
        return None
    units: list[Enhed] = []
    for person in case.handbook.find(_seated(forum), Person):
        own = case.handbook.find((*person.ansat_i, *person.leder_af), Enhed)
        if not own or any(case.handbook.is_unsure(person, n) for n in ("ansat_i", "leder_af")):
            return None
        units += own
    return tuple(units)


def _for_example(case: Case, judged: list[_Served]) -> str:
    """The first leader in operation among those who are to fetch the benefits."""
    for served in sorted(judged, key=lambda served: served.owner.id):
        for gevinst in sorted(served.benefits, key=lambda gevinst: gevinst.id):
            for enhed in case.handbook.find(gevinst.realiseres_i, Enhed):
                if enhed.er_drift is True:
                    leaders = case.handbook.pointing_at(enhed, "leder_af", Person)
                    hvem = min((leader.id for leader in leaders), default=f"lederen af {enhed.id}")
                    return f", for eksempel {hvem}"
    return ""


def _absent(case: Case, forum: Forum, served: _Served, present: frozenset[str]) -> Iterator[Breach]:
    fetched: dict[str, int] = {}
    spoken_for: set[str] = set()
    seated = frozenset(_seated(forum))
    for gevinst in served.benefits:
        for id in administrations(case.handbook, gevinst.realiseres_i):
            fetched[id] = fetched.get(id, 0) + 1
            if not seated.isdisjoint(gevinst.repraesenteres_af):
                spoken_for.add(id)
    total = len(served.benefits)
    for id in sorted(fetched.keys() - present - spoken_for):
        if 100 * fetched[id] < SHARE_PER_CENT * total:
            continue
        unit = case.handbook.by_id[id]
        leaders = sorted(p.id for p in case.handbook.pointing_at(unit, "leder_af", Person))
        andel = f"{fetched[id]} af de {total} gevinster" if total > 1 else "den eneste gevinst"
        yield Breach(
            f"{named(forum)}: {id} »{unit.titel}« henter {andel} i "
            f"{served.owner.id} »{served.owner.titel}«, men har ingen med i styregruppen",
            f"føj en leder fra {id} til :medlemmer:{for_example(leaders)}, eller skriv på "
            "gevinsterne, hvem i styregruppen der taler for dem, under :repraesenteres_af:",
            forum.sted_for("medlemmer"),
            concerns=(served.owner,),
        )


@rule(
    "OR06",
    "Organiseringen er ikke besluttet på højt niveau",
    "-/A!/F/F/T",
    Program,
    looks_for="Et program, hvor et forum på direktionsniveau ikke har besluttet organiseringen, "
    "før planlægningen begyndte. Er det besluttet for sent, er det højst en advarsel.",
    why="Roller, som ingen har bestemt, bliver til, mens arbejdet er i gang, og passer sjældent "
    "til programmet.",
    remedy="Lad direktionen beslutte organiseringen, skriv beslutningen, og peg på den fra "
    "programmet.",
    statements="1.25 2.21 2.24 2.25 2.35 2.49 4.14 4.34 4.37",
    waiver=Waiver(
        Level.PROGRAMCHEF,
        90,
        "Programmet er ældre end jeres brug af håndbogen, og direktionen beslutter organiseringen, "
        "før undtagelsen udløber.",
    ),
    leaves_to=("FA04",),
)
def or06(case: Case, program: Program) -> Iterator[Breach]:
    decisions = case.handbook.find(dict.fromkeys(program.besluttet_ved), Beslutning)
    organising = [decision for decision in decisions if decision.type == "organisering"]
    fora = {decision.id: case.handbook.find(decision.truffet_af, Forum) for decision in organising}
    high = [d for d in organising if any(map(is_high, fora[d.id]))]
    sted = program.sted_for("besluttet_ved")
    hvor_hoejt = for_example(high_fora(case))
    if high:
        yield from _too_late(program, high)
    elif (
        case.handbook.is_unsure(program, "besluttet_ved")
        or not all(fora.values())
        or not all(decision.type for decision in decisions)
    ):
        return  # a decision or its forum cannot be read, which was said when the page was read
    elif program.mangler("besluttet_ved") and case.judges("FA04", program):
        return  # nothing at all is decided, and FA04 says so
    elif organising:
        hvor = opremsning(
            list(dict.fromkeys(f"{f.id} »{f.titel}«" for d in organising for f in fora[d.id])),
        )
        yield Breach(
            f"{named(program)}: organiseringen er kun besluttet i {hvor} og ikke på "
            "direktionsniveau",
            f"få organiseringen besluttet i et forum med :niveau: direktion{hvor_hoejt}, og skriv "
            "den nye beslutning under :besluttet_ved:",
            sted,
        )
    else:
        yield Breach(
            f"{named(program)}: der er ingen beslutning om organiseringen",
            "opret en beslutning med :type: organisering og :truffet_af: et forum på "
            f"direktionsniveau{hvor_hoejt}, og skriv dens id under :besluttet_ved: på programmet",
            sted,
        )


def _too_late(program: Program, high: list[Beslutning]) -> Iterator[Breach]:
    planned = dict(program.fasehistorik).get("planlaegning")
    first = min(high, key=lambda decision: (decision.dato is not None, decision.dato, decision.id))
    if planned and first.dato and first.dato > planned:
        yield Breach(
            f"{named(program)}: organiseringen blev først besluttet {dansk_dato(first.dato)} "
            f"({first.id}), men planlægningen begyndte {dansk_dato(planned)}",
            "er organiseringen besluttet tidligere, så skriv den beslutning under :besluttet_ved:; "
            f"er en dato forkert, så ret den i :fasehistorik: eller på {first.id} ({first.sted})",
            program.sted_for("besluttet_ved"),
            at_most=Severity.ADVARSEL,
        )


@rule(
    "OR07",
    "Porteføljeforummet mangler eller er ikke forankret i direktionen",
    "F/F/F/F/F",
    Portefoelje,
    looks_for="En portefølje, der ikke styres af præcis ét forum, eller hvis forum hverken er på "
    "direktionsniveau eller har en formand fra direktionen. Sidder mindst "
    f"{i_ord(BOARD_OF_DIRECTORS)} i direktionen, skal {i_ord(DIRECTORS)} af dem også sidde i "
    "forummet.",
    why="Én direktør kan ikke prioritere på de andres vegne. Hvad forummet hedder, er lige meget.",
    remedy="Lad direktionen være porteføljeforum, eller sæt en direktør mere ind.",
    statements="2.16 2.17 2.18 2.27 2.29 3.10 4.17 4.18 4.19",
    no_waiver="Kan ikke undtages. Bruger I kun håndbogen til ét projekt, så vælg profilen lille.",
)
def or07(case: Case, portefoelje: Portefoelje) -> Iterator[Breach]:
    sted = portefoelje.sted_for("styres_af")
    fora = case.handbook.find(dict.fromkeys(portefoelje.styres_af), Forum)
    if portefoelje.mangler("styres_af"):
        yield Breach(
            f"{named(portefoelje)} har intet porteføljeforum",
            "tilføj en linje ':styres_af: FRM_…' med direktionen eller et forum, den har nedsat"
            f"{for_example(high_fora(case))}",
        )
        return
    if len(fora) > 1:
        yield Breach(
            f"{named(portefoelje)} styres af {len(fora)} fora: "
            f"{opremsning([forum.id for forum in fora])}",
            "behold det under :styres_af:, der prioriterer på tværs",
            sted,
        )
        return
    for forum in fora:
        yield from _not_anchored(case, portefoelje, forum)


def _not_anchored(case: Case, portefoelje: Portefoelje, forum: Forum) -> Iterator[Breach]:
    sted = portefoelje.sted_for("styres_af")
    chairs = case.handbook.find(forum.formand, Person)
    if (
        not is_high(forum)
        and chairs
        and not any(on_board_level(chair, case.kommune) for chair in chairs)
    ):
        yield Breach(
            f"{named(portefoelje)}: {forum.id} »{forum.titel}« er ikke på direktionsniveau og "
            f"ledes af {chairs[0].id} »{chairs[0].titel}«",
            f"skriv direktionens forum under :styres_af:, eller gør en direktør til :formand: for "
            f"{forum.id} ({forum.sted})",
            sted,
        )
        return
    people = case.handbook.find(_seated(forum), Person)
    if not is_known(case.handbook, forum) or not all(p.stillingsniveau for p in people):
        return  # somebody is not there, which was said when the page was read
    present = [person.id for person in people if on_board_level(person, case.kommune)]
    absent = [id for id in directors(case) if id not in present]
    if len(present) < DIRECTORS and len(directors(case)) >= BOARD_OF_DIRECTORS:
        hvem = f"kun én fra direktionen: {present[0]}" if present else "ingen fra direktionen"
        yield Breach(
            f"{named(portefoelje)}: {forum.id} »{forum.titel}« har {hvem}",
            f"skriv direktionens forum under :styres_af:, eller føj flere fra direktionen til "
            f":medlemmer: på {forum.id} ({forum.sted}){for_example(absent)}",
            sted,
        )


@rule(
    "OR08",
    "Mandat eller rapportering er ikke beskrevet",
    "-/A/F/F/T",
    Program,
    Projekt,
    looks_for=f"Et program eller projekt med et mandat på under {MANDATE_LENGTH} tegn, uden "
    "præcis ét forum at rapportere til, eller hvor det ikke står, hvor tit der rapporteres. Et "
    "projekt, der kun er en idé, eller som er lukket, er fritaget.",
    why="En leder, der ikke kender sit mandat, spørger om alt eller tager for meget på sig.",
    remedy="Skriv mandatet med beløb, tid og omfang, og skriv, hvem der får rapporten, og hvor "
    "tit.",
    statements="1.01 1.07 2.26 2.36",
    no_waiver="Kan ikke undtages. Et projekt med et budget under kommunens bagatelgrænse kan bruge "
    "programmets mandat med :arver_mandat: ja.",
)
def or08(case: Case, objekt: Program | Projekt) -> Iterator[Breach]:
    if isinstance(objekt, Projekt) and _is_not_running(objekt):
        return
    remedies: dict[str, str] = {}
    if objekt.mangler("mandat") and not _wants_to_inherit(objekt):
        remedies["mandat"] = _write_mandate(objekt)
    if objekt.mangler("rapporterer_til"):
        remedies["rapporterer_til"] = (
            "skriv i :rapporterer_til:, hvilket forum der får rapporterne"
            f"{for_example(_nearest_forum(case, objekt))}"
        )
    if objekt.mangler("rapportering_frekvens"):
        remedies["rapportering_frekvens"] = (
            "skriv i :rapportering_frekvens:, hvor tit der rapporteres: "
            f"{opremsning([valg.kode for valg in RAPPORTERINGSFREKVENSER], 'eller')}"
        )
    if remedies:
        yield Breach(
            f"{named(objekt)} mangler {opremsning([f':{felt}:' for felt in remedies])}",
            "; ".join(remedies.values()),
        )
    yield from _short_mandate(case, objekt)
    antal = _number(case, objekt.rapporterer_til, Forum)
    if antal > 1:
        yield Breach(
            f"{named(objekt)} rapporterer til {antal} fora: "
            f"{_ids(case, objekt.rapporterer_til, Forum)}",
            "behold det under :rapporterer_til:, der kan gribe ind",
            objekt.sted_for("rapporterer_til"),
        )


def _nearest_forum(case: Case, objekt: Program | Projekt) -> tuple[str, ...]:
    """Who a programme or a project most likely reports to: the board of a project that has one,
    else the forum of the portfolio."""
    if isinstance(objekt, Projekt) and (board := board_of(case.handbook, objekt)):
        return (board.id,)
    portfolios = case.handbook.find(objekt.indgaar_i, Portefoelje)
    return tuple(id for portfolio in portfolios for id in portfolio.styres_af)


def _wants_to_inherit(objekt: Program | Projekt) -> bool:
    return isinstance(objekt, Projekt) and objekt.arver_mandat is True


def _write_mandate(objekt: Program | Projekt) -> str:
    leder = "programlederen" if isinstance(objekt, Program) else "projektlederen"
    return (
        f"skriv mindst {MANDATE_LENGTH} tegn i :mandat: om, hvad {leder} selv må beslutte om "
        "beløb, tid og omfang"
    )


def _short_mandate(case: Case, objekt: Program | Projekt) -> Iterator[Breach]:
    if len(objekt.mandat) >= MANDATE_LENGTH:
        return
    if isinstance(objekt, Projekt) and _wants_to_inherit(objekt):
        if "mandat" not in objekt.ulaest and (why := _why_not_inherit(case, objekt)):
            yield Breach(
                f"{named(objekt)} kan ikke arve programmets mandat: {why}",
                _write_mandate(objekt),
                objekt.sted_for("arver_mandat"),
            )
    elif objekt.mandat:
        yield Breach(
            f"{named(objekt)} har et mandat på kun {len(objekt.mandat)} tegn",
            _write_mandate(objekt),
            objekt.sted_for("mandat"),
        )


def _why_not_inherit(case: Case, projekt: Projekt) -> str:
    """Why a project cannot use its programme's mandate; empty when it can."""
    limit = case.kommune.bagatelgraense_kr
    if case.handbook.is_alone(projekt):
        return "det hører ikke til et program"
    if projekt.budget_kr is None and "budget_kr" in projekt.ulaest:
        return ""
    if projekt.budget_kr is None:
        return ":budget_kr: er ikke skrevet"
    if projekt.budget_kr >= limit:
        return f"budgettet er ikke under bagatelgrænsen på {dansk_tal(limit)} kroner"
    return ""
