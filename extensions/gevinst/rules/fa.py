"""FA, faser og beslutninger: a programme goes on when what the phase asks for is there, decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from gevinst.model.haandbog import Spoergsmaal, Trin
from gevinst.model.kommune import (
    Beslutning,
    BusinessCase,
    Forum,
    Program,
    Projekt,
    Pulje,
    Tjeksvar,
)
from gevinst.model.objekt import Objekt
from gevinst.model.rolletabel import PORTEFOELJEFORUM
from gevinst.model.vaerdier import dansk_dato, dansk_tal, naermeste, opremsning

from .answers import REASON_LENGTH, answers_about, faults
from .forslag import for_example, unused
from .maaling import months_after
from .organisation import may_decide, portfolio_fora
from .roles import Holders
from .rule import Breach, Case, Level, Waiver, rule
from .severity import FROM_EXECUTION, PHASE_NAMES, PHASES, Vector
from .trin import FIELDS, OBJECTS, SAYS_THE_SAME, Missing, missing_of, steps_until
from .words import named

FROM_DEFINITION = Vector.read("-/F/F/F/F")
FROM_PLANNING = Vector.read("-/-/F/F/F")
IN_DEFINITION = Vector.read("-/F/-/-/-")
PASSED = Vector.read("-/A!/F/F/A")
"""FA02 for the steps of phases the programme has left. Source: `regler.md`, FA02."""
VALID_MONTHS = 12
"""How old a business case may be in execution and operation. Source: `regler.md`, FA01."""


@rule(
    "FA01",
    "Business casen mangler eller er ikke valideret",
    "A!/F/F/F/F",
    Program,
    Projekt,
    looks_for="Et program, der ikke har præcis én business case. Fra definition også en business "
    "case, der ikke er valideret, og fra gennemførelse en, der sidst blev det for mere end "
    f"{VALID_MONTHS} måneder siden. Et projekt uden program skal have en fra planlægning.",
    why="Forudsætningerne ændrer sig. Et gammelt regnestykke giver et gammelt svar på, om I skal "
    "fortsætte.",
    remedy="Gå business casen igennem i styregruppen, og skriv dagen i :valideret_dato:.",
    statements="3.01 4.27 4.32 4.36",
    no_waiver="Kan ikke undtages. Er opgaven pålagt ved lov, er det nok at kende udgiften: Skriv "
    ":bc_type: lovpligtig og :udgift_engang: eller :udgift_aar:.",
)
def fa01(case: Case, owner: Program | Projekt) -> Iterator[Breach]:
    if isinstance(owner, Projekt) and not case.handbook.is_alone(owner):
        return
    alone = isinstance(owner, Projekt)
    cases = case.handbook.find(dict.fromkeys(owner.business_case), BusinessCase)
    if owner.mangler("business_case"):
        free = unused(case, owner, BusinessCase, "business_case")
        yield Breach(
            f"{named(owner)} har ingen business case",
            f"tilføj en linje ':business_case: BC_…'{for_example(free)}. Findes den ikke, så opret "
            "den, og få styregruppen til at sige god for den",
            vector=FROM_PLANNING if alone else None,
        )
    elif len(cases) > 1:
        if not alone:  # of a project it was said when the page was read
            yield Breach(
                f"{named(owner)} har {len(cases)} business cases: "
                f"{opremsning([found.id for found in cases])}",
                "behold den, I styrer efter, under :business_case:",
                owner.sted_for("business_case"),
            )
    elif cases:
        vector = FROM_PLANNING if alone else FROM_DEFINITION
        yield from _not_valid(case, owner, cases[0], vector)


def _not_valid(
    case: Case, owner: Program | Projekt, found: BusinessCase, vector: Vector
) -> Iterator[Breach]:
    if found.bc_type == "lovpligtig":
        if found.mangler("udgift_engang") and found.mangler("udgift_aar"):
            yield Breach(
                f"{named(owner)}: den lovpligtige business case {found.id} har ingen udgift",
                f"skriv :udgift_engang: eller :udgift_aar: på {found.id}",
                found.sted,
                vector=vector,
            )
    elif found.mangler("valideret_dato"):
        yield Breach(
            f"{named(owner)}: {found.id} er ikke valideret",
            f"få styregruppen til at sige god for den, og skriv dagen i :valideret_dato: på "
            f"{found.id}",
            found.sted,
            vector=vector,
        )
    elif found.valideret_dato and found.valideret_dato < months_after(case.today, -VALID_MONTHS):
        yield Breach(
            f"{named(owner)}: {found.id} blev sidst valideret {dansk_dato(found.valideret_dato)}, "
            f"for mere end {VALID_MONTHS} måneder siden",
            f"gå den igennem i styregruppen igen, og ret :valideret_dato: på {found.id}",
            found.sted_for("valideret_dato"),
            vector=FROM_EXECUTION,
        )


# -- FA02: the steps ------------------------------------------------------------------------------


@rule(
    "FA02",
    "Det, fasens trin skal efterlade, mangler",
    "T!/A!/A!/F/A",
    Program,
    Trin,
    looks_for="Et program, der mangler noget af det, håndbogens trin kræver i dets fase eller i "
    "en fase, det har forladt. Det sidste er en fejl i planlægning og gennemførelse og en advarsel "
    "i realisering. Det, som MA01, FA01 eller en regel om organisering også spørger om, siger den "
    "regel. Et trin, der kræver noget, håndbogen ikke kender, er også en fejl.",
    why="Trinnene er der, for at I tænker jer om på det rigtige tidspunkt. Springer I et over, "
    "kommer spørgsmålet igen, når det er dyrt.",
    remedy="Skriv det, der mangler, eller sæt programmet tilbage til den fase, det reelt er i.",
    statements="1.01 1.06 1.24 2.10 3.02 4.01 4.02 4.03 4.05 4.06 4.10 4.11 4.12 4.31 4.35 4.36 "
    "4.37 4.38 4.39 4.40 4.41",
    no_waiver="Kan ikke undtages. Et projekt med :oprindelse: eksisterende kan have en "
    "projektbeskrivelse (:formaal:, :indhold: og :organisering:) i stedet for en idéskitse.",
    leaves_to=SAYS_THE_SAME,
)
def fa02(case: Case, objekt: Program | Trin) -> Iterator[Breach]:
    if isinstance(objekt, Trin):
        if objekt.tilstand == "gaeldende":
            yield from _unknown(objekt)
        return
    if objekt.fase not in PHASES:
        return
    told: set[str] = set()
    steps = steps_until(case, objekt.fase)
    for trin in sorted(steps, key=lambda trin: (PHASES.index(trin.fase), trin.id)):
        yield from _of_step(case, objekt, trin, told)


def _unknown(trin: Trin) -> Iterator[Breach]:
    for felt, known, hvad in (
        ("kraevede_felter", list(FIELDS), "et felt på et program eller projekt"),
        ("kraevede_objekter", list(OBJECTS), "noget, et program kan mangle"),
    ):
        for entry in dict.fromkeys(getattr(trin, felt)):
            if entry not in known:
                valg = (
                    "skriv det som 'program.formaal' eller 'projekt.formaal'"
                    if felt == "kraevede_felter"
                    else f"vælg mellem {opremsning(known, 'eller')}"
                )
                yield Breach(
                    f"{named(trin)}: »{entry}« i :{felt}: er ikke {hvad}",
                    f"{naermeste(entry, known)}{valg}",
                    trin.sted_for(felt),
                )


def _of_step(case: Case, program: Program, trin: Trin, told: set[str]) -> Iterator[Breach]:
    """What a step misses. ``told`` are the things that an earlier step misses already."""
    missing: list[Missing] = []
    for entry in dict.fromkeys((*trin.kraevede_objekter, *trin.kraevede_felter)):
        if entry not in told and (found := missing_of(case, program, entry)):
            missing.append(found)
            told.add(entry)
    if not missing:
        return
    current = trin.fase == program.fase
    what = opremsning([item.what for item in missing])
    how = "; ".join(item.how for item in missing)
    if current:
        yield Breach(f"{named(program)} mangler {what} fra trinnet {trin.id} »{trin.titel}«", how)
    else:
        yield Breach(
            f"{named(program)} har forladt {PHASE_NAMES[trin.fase]}, men mangler {what} fra "
            f"trinnet {trin.id} »{trin.titel}«",
            f"{how}; eller skriv ':fase: {trin.fase}', hvis programmet reelt er dér",
            vector=PASSED,
        )


# -- FA03: the questions --------------------------------------------------------------------------


@rule(
    "FA03",
    "Topledelsens spørgsmål er ikke besvaret",
    "T/A!/F/T/T",
    Program,
    Projekt,
    looks_for="Et program eller et projekt uden program, der i sin fase mangler svar på et af "
    f"håndbogens spørgsmål. Et svar tæller, når det er begrundet med mindst {REASON_LENGTH} tegn. "
    "Er spørgsmålet stillet til porteføljeforummet, skal en derfra svare. Et nej eller delvist "
    "skal have en opfølgning. Er der flere svar, tæller det nyeste.",
    why="Topledelsen kan kun bakke op om det, den har taget stilling til.",
    remedy="Tag spørgsmålet op på næste møde, og skriv svaret, grunden og den, der svarede.",
    statements="1.19 1.22 1.27 1.29 1.31 1.32 1.33 2.30 2.31 2.33 4.10 4.24 4.25 4.26 4.27 4.28 "
    "4.29 4.33",
    no_waiver="Kan ikke undtages. I må gerne svare nej, når I skriver hvorfor, og hvad I gør.",
)
def fa03(case: Case, owner: Program | Projekt) -> Iterator[Breach]:
    answers = answers_about(case, owner)
    holders = Holders(case)
    asked = [question for question in case.handbook.all(Spoergsmaal) if asks(case, owner, question)]
    unanswered = [question for question in asked if question.id not in answers]
    if len(unanswered) > _lost_answers(case, owner):
        for question in unanswered:
            yield Breach(
                f"{named(owner)}: {question.id} »{question.titel}« er ikke besvaret",
                f"tag det op på næste møde{_where(case, owner, question)}, og opret et tjeksvar "
                f"med ':besvarer: {question.id}' og ':objekt: {owner.id}'",
            )
    for question in asked:
        if answer := answers.get(question.id):
            about = f"{named(owner)}: svaret {answer.id} på {question.id} »{question.titel}«"
            for fault in faults(case, holders, owner, answer, answering_roles(question)):
                yield Breach(f"{about} {fault.message}", fault.remedy, fault.location)


def asks(case: Case, owner: Objekt, question: Spoergsmaal) -> bool:
    """Whether FA03 asks a question of an object: of a programme, or of a project without one,
    from the phase in which the answer is due."""
    if isinstance(owner, Projekt):
        if not case.handbook.is_alone(owner):
            return False
    elif not isinstance(owner, Program):
        return False
    return (
        owner.fase in PHASES
        and question.tilstand == "gaeldende"
        and question.obligatorisk_fra in PHASES[: PHASES.index(owner.fase) + 1]
    )


def _lost_answers(case: Case, owner: Program | Projekt) -> int:
    """How many answers there may be that cannot be read: what is wrong with them was said. Where
    it cannot be told whose they are, they may be those of all that is asked."""
    if case.handbook.may_be_missing(owner, Tjeksvar, "objekt"):
        return len(case.handbook.all(Spoergsmaal))
    return sum(
        case.handbook.is_unsure(answer, "besvarer") or not (answer.besvarer or answer.punkt)
        for answer in case.handbook.pointing_at(owner, "objekt", Tjeksvar)
    )


def answering_roles(question: Spoergsmaal) -> tuple[str, ...]:
    """Whose hand FA03 asks for: the portfolio forum's, when the question is put to it."""
    return (PORTEFOELJEFORUM,) if PORTEFOELJEFORUM in question.stilles_til else ()


def _where(case: Case, owner: Program | Projekt, question: Spoergsmaal) -> str:
    if PORTEFOELJEFORUM not in question.stilles_til:
        return ""
    fora = portfolio_fora(case.handbook, owner)
    return f" i {fora[0].id}" if fora else " i porteføljeforummet"


# -- FA04: the shifts -----------------------------------------------------------------------------


@rule(
    "FA04",
    "Faseskift uden beslutning",
    "-/F/F/F/F",
    Program,
    looks_for="Et program, der har forladt en fase, uden at styregruppen eller et forum over den "
    "har besluttet det, eller hvor beslutningerne ikke ligger i fasernes rækkefølge. Én beslutning "
    "må dække flere skift, når faserne imellem står i :fasehistorik:, eller når den er tom.",
    why="Ved et faseskift kan ledelsen standse programmet. Er skiftet ikke besluttet, har ingen "
    "sagt ja til resten.",
    remedy="Få skiftet besluttet, og skriv beslutningen på programmet.",
    statements="2.24 4.12 4.14",
    no_waiver="Kan ikke undtages. For faser, der lå, før I tog håndbogen i brug, er én samlet "
    "beslutning nok.",
    leaves_to=("OR06",),
)
def fa04(case: Case, program: Program) -> Iterator[Breach]:
    found = case.handbook.find(dict.fromkeys(program.besluttet_ved), Beslutning)
    if (
        program.fase not in PHASES
        or case.handbook.is_unsure(program, "besluttet_ved")
        or not all(map(_is_readable, found))
    ):
        return  # the phase or a decision cannot be read: that was said
    previous = (date.min, "")
    undecided: list[int] = []
    for index in range(PHASES.index(program.fase)):
        shift = f"{PHASE_NAMES[PHASES[index]]} til {PHASE_NAMES[PHASES[index + 1]]}"
        covering = [decision for decision in found if _covers(case, decision, index)]
        granted = [
            decision for decision in covering if may_decide(case.handbook, program, decision)
        ]
        in_order = [decision for decision in granted if (decision.dato or date.max) >= previous[0]]
        if not covering:
            undecided.append(index)
        elif not granted:
            forum = case.handbook.find(covering[0].truffet_af, Forum)[0]
            board = case.handbook.find(program.styregruppe, Forum)[0].id  # granted without one
            yield Breach(
                f"{named(program)}: skiftet fra {shift} er besluttet af {forum.id} "
                f"»{forum.titel}«, som hverken er programmets styregruppe {board} eller står "
                "over den",
                f"få det besluttet i {board} eller porteføljeforummet, og føj den beslutning til "
                f":besluttet_ved:; er forummet forkert, så ret :truffet_af: på {covering[0].id}",
                covering[0].sted_for("truffet_af"),
            )
        elif not in_order:
            day = max(decision.dato for decision in granted if decision.dato)
            yield Breach(
                f"{named(program)}: skiftet fra {shift} er besluttet {dansk_dato(day)}, men "
                f"skiftet forinden først {dansk_dato(previous[0])}",
                f"skriv den rigtige :dato: på {granted[0].id} eller {previous[1]}, eller få "
                "skiftet besluttet igen",
                granted[0].sted_for("dato"),
            )
        else:
            chosen = min(in_order, key=lambda decision: decision.dato or date.max)
            if chosen.dato:
                previous = (chosen.dato, chosen.id)
            yield from _skipped(program, chosen, index)
    if undecided:
        yield _not_decided(case, program, undecided)


def _is_readable(decision: Beslutning) -> bool:
    return bool(decision.type) and not {"fra_fase", "til_fase"}.intersection(decision.ulaest)


def _not_decided(case: Case, program: Program, undecided: list[int]) -> Breach:
    """All shifts that nobody has decided, as one finding: one decision may be enough for them."""
    shifts = [f"fra {PHASE_NAMES[PHASES[n]]} til {PHASE_NAMES[PHASES[n + 1]]}" for n in undecided]
    also = ""
    if program.mangler("besluttet_ved") and case.judges("OR06", program):
        also = ". Skriv også beslutningen om organiseringen dér"
    free = [
        decision.id
        for decision in case.handbook.find(
            unused(case, program, Beslutning, "besluttet_ved"), Beslutning
        )
        if decision.type == "faseskift"
    ]
    if len(undecided) == 1:
        (index,) = undecided
        return Breach(
            f"{named(program)}: skiftet {shifts[0]} er ikke besluttet",
            f"opret en beslutning med ':type: faseskift', ':fra_fase: {PHASES[index]}' og "
            f"':til_fase: {PHASES[index + 1]}', og skriv dens id i :besluttet_ved:"
            f"{for_example(free)}{also}",
            program.sted_for("besluttet_ved"),
        )
    return Breach(
        f"{named(program)}: skiftene {opremsning(shifts)} er ikke besluttet",
        "opret en beslutning om hvert skift med ':type: faseskift', :fra_fase: og :til_fase:, og "
        f"skriv deres id'er i :besluttet_ved:{for_example(free)}{also}",
        program.sted_for("besluttet_ved"),
    )


def _span(decision: Beslutning) -> tuple[int, int] | None:
    """The phases a decision leads from and to, or None when it is no shift that can be read."""
    if decision.type != "faseskift":
        return None
    if decision.fra_fase not in PHASES or decision.til_fase not in PHASES:
        return None
    return PHASES.index(decision.fra_fase), PHASES.index(decision.til_fase)


def _covers(case: Case, decision: Beslutning, index: int) -> bool:
    span = _span(decision)
    taken = decision.dato is None or decision.dato <= case.today
    return taken and span is not None and span[0] <= index < span[1]


def _skipped(program: Program, decision: Beslutning, index: int) -> Iterator[Breach]:
    """The phase this shift leads to, when the decision leads past it and it has no day."""
    span = _span(decision)
    phase = PHASES[index + 1]
    history = {fase for fase, _ in program.fasehistorik}
    if span and index + 1 < span[1] and history and phase not in history:
        yield Breach(
            f"{named(program)} har sprunget {PHASE_NAMES[phase]} over: {decision.id} går fra "
            f"{PHASE_NAMES[decision.fra_fase]} til {PHASE_NAMES[decision.til_fase]}",
            f"skriv i :fasehistorik:, hvornår {phase} begyndte, eller gå tilbage, og tag fasen",
            program.sted_for("fasehistorik"),
        )


# -- FA05: the pool -------------------------------------------------------------------------------


@rule(
    "FA05",
    "Puljebevilling uden positiv business case",
    "-/F/F/F/T",
    Projekt,
    Pulje,
    looks_for="Et projekt med penge fra en pulje, hvis egen business case ikke viser en "
    "nettogevinst over 0 kr., eller hvor der ikke står, at forvaltningen ikke selv kan betale. "
    "Og en pulje, hvis projekter tilsammen har større budgetter, end puljen rummer.",
    why="Puljens penge er alles. De skal gå til det, der betaler sig, og som ellers ikke bliver "
    "til noget.",
    remedy="Udfyld nettogevinsten i business casen, og skriv :egenfinansiering_mulig: nej.",
    statements="4.22 4.23",
    waiver=Waiver(
        Level.PORTEFOELJEFORUM,
        366,
        "Direktionen har besluttet at bruge penge på noget, der ikke betaler sig, og har skrevet "
        "hvorfor. Kun en nettogevinst, der ikke er over 0 kr., kan undtages.",
    ),
)
def fa05(case: Case, objekt: Projekt | Pulje) -> Iterator[Breach]:
    if isinstance(objekt, Pulje):
        yield from _overdrawn(case, objekt)
        return
    pools = case.handbook.find(objekt.finansieret_af, Pulje)
    if not pools:
        return
    pool = pools[0].id
    if objekt.mangler("business_case"):
        free = unused(case, objekt, BusinessCase, "business_case")
        yield Breach(
            f"{named(objekt)} får penge fra {pool}, men har ingen business case",
            f"tilføj en linje ':business_case: BC_…'{for_example(free)}, og skriv :nettogevinst: "
            "på den",
            objekt.sted_for("finansieret_af"),
            # From planning on FA01 says it of a project without a programme.
            vector=IN_DEFINITION if case.handbook.is_alone(objekt) else None,
            waivable=False,
        )
    for found in case.handbook.find(objekt.business_case, BusinessCase)[:1]:
        net = found.nettogevinst
        if found.mangler("nettogevinst") or (net is not None and net <= 0):
            hvad = "ikke angivet" if net is None else f"{dansk_tal(net)} kr."
            yield Breach(
                f"{named(objekt)} får penge fra {pool}, men nettogevinsten er {hvad} i {found.id}",
                f"skriv en :nettogevinst: over 0 på {found.id}, eller find pengene et andet sted",
                found.sted_for("nettogevinst"),
                waivable=net is not None,
            )
    if objekt.egenfinansiering_mulig or objekt.mangler("egenfinansiering_mulig"):
        svar = "forvaltningen kan selv betale"
        if objekt.egenfinansiering_mulig is None:
            svar = "der står ikke, om forvaltningen selv kan betale"
        yield Breach(
            f"{named(objekt)} får penge fra {pool}, men {svar}",
            "skriv ':egenfinansiering_mulig: nej', hvis det er rigtigt, eller slet "
            ":finansieret_af:",
            objekt.sted_for("egenfinansiering_mulig"),
            waivable=False,
        )


def _overdrawn(case: Case, pool: Pulje) -> Iterator[Breach]:
    projects = case.handbook.pointing_at(pool, "finansieret_af", Projekt)
    total = sum((projekt.budget_kr or Decimal(0) for projekt in projects), Decimal(0))
    if pool.beloeb is not None and total > pool.beloeb:
        yield Breach(
            f"{named(pool)} er på {dansk_tal(pool.beloeb)} kr., men dens projekter har budgetter "
            f"for {dansk_tal(total)} kr.: {opremsning(sorted(projekt.id for projekt in projects))}",
            "sænk :budget_kr: på projekterne, hæv :beloeb: på puljen, eller lad et af dem finde "
            "pengene et andet sted",
            pool.sted_for("beloeb"),
            waivable=False,
        )
