"""EJ, ejerskab: every benefit has one owner, who can and will."""

from __future__ import annotations

from collections.abc import Iterator

from gevinst.model.ansvar import deputies_of, is_vacant
from gevinst.model.felt import felter_i
from gevinst.model.finding import Severity
from gevinst.model.kommune import (
    Adhoc,
    Beslutning,
    Driftsaendring,
    Enhed,
    Forum,
    Gevinst,
    Indikator,
    Leverance,
    Person,
    Program,
    Programrisiko,
    Projekt,
)
from gevinst.model.lister import REALISED
from gevinst.model.objekt import Objekt
from gevinst.model.rolletabel import KALDES
from gevinst.model.vaerdier import dansk_dato, opremsning

from .forslag import directors, for_example, leaders_of
from .organisation import (
    administrations,
    board_of,
    is_known,
    leads_unit,
    on_board_level,
    owner_of,
    seats,
)
from .rule import Breach, Case, Level, Waiver, rule
from .words import named

APPROVED = REALISED | {"godkendt", "planlagt", "under_realisering", "delvist_realiseret"}
LEADERS = frozenset(("direktoer", "chef", "leder"))
NEGLIGIBLE_SHARE = 5
"""Per cent of a benefit below which a unit needs no local owner. Source: `regler.md`, EJ06."""
HANDOVER_DAYS = 30
"""Days a new owner has to approve (EJ07), and a role may be empty with a warning (EJ08)."""


@rule(
    "EJ01",
    "Gevinsten har ikke præcis én gevinstansvarlig",
    "F/F/F/F/F",
    Gevinst,
    looks_for="En gevinst uden gevinstansvarlig eller med mere end én. Kun en bortfaldet gevinst "
    "er fritaget.",
    why="Det, alle har ansvar for, følger ingen op på. Skal flere ledere hjælpe til, er de lokale "
    "gevinstejere, og én har stadig ansvaret. En idé uden ejer kan stå som tekst, til ejeren er "
    "fundet.",
    remedy="Find lederen af den enhed, hvor gevinsten hentes, og skriv postens id.",
    statements="1.30 2.02 2.42 2.48 2.49 2.50 2.53 4.20",
    waiver=Waiver(
        Level.PROGRAMCHEF,
        60,
        "I venter på en bestemt ændring af organisationen, før ejeren kan udpeges. Programchefen "
        "er ejer så længe.",
        not_from="gennemfoerelse",
    ),
)
def ej01(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    if gevinst.status == "bortfaldet":
        return
    owners = tuple(dict.fromkeys(gevinst.gevinstansvarlig))
    if gevinst.mangler("gevinstansvarlig"):
        leaders = leaders_of(case.handbook, gevinst.realiseres_i)
        yield Breach(
            f"{named(gevinst)} har ingen gevinstansvarlig",
            "tilføj en linje ':gevinstansvarlig: PER_…' med en leder i den enhed, hvor gevinsten "
            f"hentes{for_example(leaders)}",
        )
    elif len(owners) > 1:
        yield Breach(
            f"{named(gevinst)} har {len(owners)} gevinstansvarlige: {opremsning(owners)}",
            "behold én, og flyt de andre til :lokale_gevinstejere:",
            gevinst.sted_for("gevinstansvarlig"),
        )


def _fit_owner(case: Case, gevinst: Gevinst) -> Person | None:
    """The owner, for the rules that ask more of one. None when there is no single owner, which is
    EJ01's matter, or when it should be another post, which is EJ03's: what else is wrong with the
    wrong owner matters to nobody."""
    owner = owner_of(case.handbook, gevinst)
    if owner is None or gevinst.status == "bortfaldet":
        return None
    wrong = _is_no_leader(owner) or _leads_none_of(case, gevinst, owner)
    return None if wrong and case.speaks("EJ03", gevinst) else owner


def _is_no_leader(owner: Person) -> bool:
    return bool(owner.stillingsniveau) and owner.stillingsniveau not in LEADERS


def _leads_none_of(case: Case, gevinst: Gevinst, owner: Person) -> bool:
    """Whether the owner must lead one of the benefit's units and leads none of them."""
    enheder = case.handbook.find(gevinst.realiseres_i, Enhed)
    return (
        bool(enheder)
        and bool(owner.stillingsniveau)
        and not _is_cross_cutting(case, gevinst)
        and not case.handbook.is_unsure(owner, "leder_af")
        and not any(leads_unit(case.handbook, owner, enhed.id) for enhed in enheder)
    )


@rule(
    "EJ02",
    "Den gevinstansvarlige sidder ikke i styregruppen",
    "-/A/F/F/A",
    Gevinst,
    looks_for="En gevinstansvarlig, der hverken er formand for eller medlem af programmets "
    "styregruppe. Et projekt uden program måles på sin egen styregruppe.",
    why="Den, der skal hente gevinsten bagefter, skal have været med til at beslutte undervejs.",
    remedy="Giv ejeren en plads i styregruppen, eller vælg en ejer, der har en.",
    statements="2.54",
    waiver=Waiver(
        Level.PROGRAMCHEF,
        366,
        "Flere gevinstansvarlige lader sig repræsentere af én. Skriv hellere :repraesenteres_af: "
        "og en beslutning fra det sidste år på gevinsten; så er det ikke et brud.",
    ),
    leaves_to=("EJ03",),
)
def ej02(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    owner = _fit_owner(case, gevinst)
    if owner is None:
        return
    for belongs_to in case.handbook.find(gevinst.hoerer_til, Objekt):
        if not isinstance(belongs_to, Program | Projekt):
            continue
        board = board_of(case.handbook, belongs_to)
        if board is None or owner.id in seats(board) or not is_known(case.handbook, board):
            continue
        if _is_represented(case, gevinst, board):
            continue
        yield Breach(
            f"{named(gevinst)}: {owner.titel} er gevinstansvarlig, men sidder ikke i "
            f"{board.id} »{board.titel}«",
            f"føj {owner.id} til :medlemmer: på {board.id}, eller vælg en gevinstansvarlig, der "
            "sidder i styregruppen",
            gevinst.sted_for("gevinstansvarlig"),
        )


def _is_represented(case: Case, gevinst: Gevinst, board: Forum) -> bool:
    decisions = case.handbook.find(gevinst.besluttet_ved, Beslutning)
    return not seats(board).isdisjoint(gevinst.repraesenteres_af) and any(
        decision.dato and (case.today - decision.dato).days <= 366 for decision in decisions
    )


@rule(
    "EJ03",
    "Den gevinstansvarlige har ikke ledelsesansvar i driften",
    "-/A/F/F/F",
    Gevinst,
    looks_for="En gevinstansvarlig, der ikke er leder, eller som ikke leder en af de enheder, hvor "
    "gevinsten hentes, eller en enhed over dem. I et tværgående program er det nok at være leder.",
    why="Kun den, der leder folkene, kan ændre, hvordan de arbejder.",
    remedy="Udpeg lederen af enheden eller en leder over den.",
    statements="1.30 1.34 2.40 2.45",
    waiver=Waiver(
        Level.PORTEFOELJEFORUM,
        366,
        "Gevinsten hentes i en selvejende institution eller en fælles enhed uden for kommunen, og "
        "porteføljeforummet har besluttet, hvem der er kontaktperson dér.",
    ),
)
def ej03(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    owner = owner_of(case.handbook, gevinst)
    if owner is None or gevinst.status == "bortfaldet":
        return
    is_no_leader = _is_no_leader(owner)
    if not is_no_leader and not _leads_none_of(case, gevinst, owner):
        return
    enheder = case.handbook.find(gevinst.realiseres_i, Enhed)
    hvor = opremsning([f"{enhed.id} »{enhed.titel}«" for enhed in enheder], "eller")
    ret = f"udpeg lederen af {hvor} eller en leder over" if hvor else "udpeg en leder i driften"
    leaders = [id for id in leaders_of(case.handbook, gevinst.realiseres_i) if id != owner.id]
    hvad = "er ikke leder" if is_no_leader else f"leder hverken {hvor} eller en enhed over"
    yield Breach(
        f"{named(gevinst)}: {owner.id} »{owner.titel}« er gevinstansvarlig, men {hvad}",
        f"{ret}{for_example(leaders)}",
        gevinst.sted_for("gevinstansvarlig"),
    )


def _is_cross_cutting(case: Case, gevinst: Gevinst) -> bool:
    return any(
        isinstance(owner, Program | Projekt) and owner.tvaergaaende is True
        for owner in case.handbook.programmes_of(gevinst)
    )


@rule(
    "EJ04",
    "Den gevinstansvarlige er også projektleder på leverancen",
    "-/A/F/F/F",
    Gevinst,
    looks_for="En gevinstansvarlig, der samtidig leder et projekt, hvis leverancer bidrager til "
    "gevinsten. Et projekt uden program med højst tre deltagere er fritaget, når en anden er "
    "formand, og en anden end ejeren måler.",
    why="Projektet slutter, når det har afleveret. Gevinsten skal have en ejer, der bliver.",
    remedy="Skil de to roller ad.",
    statements="1.17 2.37 2.58",
    waiver=Waiver(Level.PORTEFOELJEFORUM, 366, "Der er kun én, der kan have begge roller."),
    leaves_to=("EJ03",),
)
def ej04(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    owner = _fit_owner(case, gevinst)
    if owner is None:
        return
    deliverables = case.handbook.pointing_at(gevinst, "bidrager_til", Leverance)
    projects = dict.fromkeys(
        project
        for deliverable in deliverables
        for project in case.handbook.pointing_at(deliverable, "skaber", Projekt)
    )
    for project in projects:
        if owner.id in project.projektleder and not _is_small(case, project, gevinst, owner):
            leaders = leaders_of(case.handbook, gevinst.realiseres_i)
            others = [id for id in leaders if id != owner.id]
            yield Breach(
                f"{named(gevinst)}: {owner.titel} er både gevinstansvarlig og projektleder på "
                f"{project.id} »{project.titel}«",
                f"udpeg en anden projektleder på {project.id}, eller giv gevinsten til en leder i "
                f"driften{for_example(others)}",
                gevinst.sted_for("gevinstansvarlig"),
            )


def _is_small(case: Case, project: Projekt, gevinst: Gevinst, owner: Person) -> bool:
    board = board_of(case.handbook, project)
    indicators = case.handbook.find(gevinst.maales_ved, Indikator)
    return (
        project.deltagere is not None
        and project.deltagere <= 3
        and not case.handbook.find(project.indgaar_i, Program)
        and board is not None
        and bool(board.formand)
        and owner.id not in board.formand
        and bool(indicators)
        and all(i.maaleansvarlig and owner.id not in i.maaleansvarlig for i in indicators)
    )


@rule(
    "EJ05",
    "Tværgående gevinst ejes af en fagchef",
    "-/A/F/F/F",
    Gevinst,
    looks_for="En gevinst, der hentes i mindst to forvaltninger i et tværgående program, eller i "
    "mindst tre i et andet, og som ejes af en, der hverken er direktør eller sidder i direktionen "
    "eller en central stab.",
    why="En fagchef kan ikke bestemme, hvordan der arbejdes hos de andre chefer.",
    remedy="Læg ejerskabet centralt, og gør fagcheferne til lokale gevinstejere.",
    statements="1.35 1.36 1.37 1.38 1.39",
    waiver=Waiver(
        Level.PORTEFOELJEFORUM,
        366,
        "Direktionen har givet fagchefen beføjelsen i en beslutning om organisering.",
    ),
    leaves_to=("EJ03",),
)
def ej05(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    owner = _fit_owner(case, gevinst)
    if owner is None:
        return
    count = len(administrations(case.handbook, gevinst.realiseres_i))
    if count < (2 if _is_cross_cutting(case, gevinst) else 3):
        return
    employed_in = case.handbook.find(owner.ansat_i, Enhed)
    if on_board_level(owner, case.kommune) or any(
        enhed.type in ("direktion", "central_stab") for enhed in employed_in
    ):
        return
    yield Breach(
        f"{named(gevinst)} hentes i {count} forvaltninger, men ejes af {owner.id} »{owner.titel}«",
        "giv gevinsten til en direktør eller en leder i en central stab"
        f"{for_example(_on_top(case, gevinst))}, og gør fagcheferne til :lokale_gevinstejere:",
        gevinst.sted_for("gevinstansvarlig"),
    )


def _on_top(case: Case, gevinst: Gevinst) -> list[str]:
    """The directors, those who lead the benefit's programmes first."""
    chiefs = [
        id
        for owner in case.handbook.programmes_of(gevinst)
        if isinstance(owner, Program)
        for id in owner.programchef
        if id in directors(case)
    ]
    return [*chiefs, *directors(case)]


@rule(
    "EJ06",
    "Enhed henter gevinst uden lokal gevinstejer",
    "-/T/A/F/F",
    Gevinst,
    looks_for="En enhed under :realiseres_i:, som hverken den gevinstansvarlige eller en lokal "
    "gevinstejer leder selv eller fra højst to niveauer over. En enhed, hvis andel er under 5 %, "
    "tæller ikke med.",
    why="Hver enhed, der skal arbejde anderledes, skal have en leder, der ved det.",
    remedy="Skriv enhedens leder under :lokale_gevinstejere:.",
    statements="1.09 2.38 2.42 2.46 2.47 2.48",
    waiver=Waiver(
        Level.PROGRAMCHEF,
        366,
        "Enheden får først en leder senere. Er dens andel ubetydelig, så skriv den i :andele: i "
        "stedet.",
    ),
    leaves_to=("EJ03",),
)
def ej06(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    if _fit_owner(case, gevinst) is None:
        return
    leaders = case.handbook.find((*gevinst.gevinstansvarlig, *gevinst.lokale_gevinstejere), Person)
    shares = dict(gevinst.andele)
    for enhed in case.handbook.find(dict.fromkeys(gevinst.realiseres_i), Enhed):
        if enhed.id in shares and shares[enhed.id] < NEGLIGIBLE_SHARE:
            continue
        if any(leads_unit(case.handbook, leader, enhed.id, levels=2) for leader in leaders):
            continue
        if any(case.handbook.is_unsure(leader, "leder_af") for leader in leaders):
            continue
        if case.handbook.is_unsure(gevinst, "lokale_gevinstejere"):
            continue
        chiefs = sorted(chief.id for chief in case.handbook.pointing_at(enhed, "leder_af", Person))
        hvem = opremsning(chiefs, "eller") or f"lederen af {enhed.id}"
        yield Breach(
            f"{named(gevinst)} hentes i {enhed.id} »{enhed.titel}«, men ingen leder derfra er "
            "lokal gevinstejer",
            f"tilføj {hvem} under :lokale_gevinstejere:, eller fjern {enhed.id} fra :realiseres_i:",
            gevinst.sted_for("realiseres_i"),
        )


@rule(
    "EJ07",
    "Ejeren har ikke godkendt gevinst og indikatorer",
    "-/T/F/F/F",
    Gevinst,
    looks_for="En godkendt gevinst, hvor godkendelsens dato eller beslutning mangler, eller hvor "
    "ejeren ikke har godkendt alle indikatorer. Fra planlægning også en gevinst, der endnu ikke er "
    "godkendt. En ny ejer har 30 dage.",
    why="En ejer, der ikke tror på målet, tager heller ikke ansvaret for det.",
    remedy="Få ejerens godkendelse i styregruppen, og skriv den på gevinsten og på indikatorerne.",
    statements="2.41 2.59 2.60",
    no_waiver="Kan ikke undtages, for godkendelsen er selve aftalen. En ny ejer har 30 dage fra "
    "den dag, posten blev besat.",
    leaves_to=("EJ03",),
)
def ej07(case: Case, gevinst: Gevinst) -> Iterator[Breach]:
    owner = _fit_owner(case, gevinst)
    if owner is None or _is_new(case, owner):
        return
    if gevinst.status in ("identificeret", "kvalificeret") and _is_due(case, gevinst):
        yield Breach(
            f"{named(gevinst)} er endnu ikke godkendt af {owner.titel}; status er {gevinst.status}",
            "få ejerens godkendelse i styregruppen, og skriv :status: godkendt, :godkendt_dato: "
            "og :besluttet_ved:",
            gevinst.sted_for("status"),
        )
    if gevinst.status not in APPROVED:
        return
    missing = [felt for felt in ("godkendt_dato", "besluttet_ved") if gevinst.mangler(felt)]
    if missing:
        mangler = opremsning([f":{felt}:" for felt in missing])
        yield Breach(
            f"{named(gevinst)} har status {gevinst.status}, men mangler {mangler}",
            f"få ejerens godkendelse i styregruppen, og tilføj {mangler}",
        )
    for indicator in case.handbook.find(dict.fromkeys(gevinst.maales_ved), Indikator):
        approved = case.handbook.is_unsure(indicator, "godkendt_af")
        if owner.id not in indicator.godkendt_af and not approved:
            yield Breach(
                f"{named(gevinst)}: {owner.titel} har ikke godkendt {indicator.id} "
                f"»{indicator.titel}«",
                f"få ejerens ja til indikatoren, og føj {owner.id} til :godkendt_af: på "
                f"{indicator.id} ({indicator.sted})",
            )


def _is_new(case: Case, owner: Person) -> bool:
    return owner.fra is not None and 0 <= (case.today - owner.fra).days <= HANDOVER_DAYS


def lacks_approval(case: Case, gevinst: Gevinst) -> bool:
    """Whether EJ07 says that a benefit is not decided about."""
    owner = _fit_owner(case, gevinst)
    return (
        gevinst.status in APPROVED
        and gevinst.mangler("besluttet_ved")
        and owner is not None
        and not _is_new(case, owner)
    )


def _is_due(case: Case, gevinst: Gevinst) -> bool:
    """Whether some programme of the benefit has come to planning or further."""
    return any(
        owner.fase in ("planlaegning", "gennemfoerelse", "realisering")
        for owner in case.handbook.programmes_of(gevinst)
    )


@rule(
    "EJ08",
    "Rollen er ubesat eller besat med en pladsholder",
    "T/A/F/F/F",
    Program,
    Projekt,
    Gevinst,
    Forum,
    Indikator,
    Adhoc,
    Driftsaendring,
    Programrisiko,
    looks_for="En rolle, der er givet til en pladsholder eller til en post, som er blevet ledig. "
    "De første 30 dage er det en advarsel. En post med stedfortræder er i orden.",
    why="Roller, der skal fordeles senere, bliver det sjældent.",
    remedy="Udpeg en ny, eller skriv en stedfortræder på posten.",
    statements="2.36 2.39 2.47",
    waiver=Waiver(Level.PROGRAMCHEF, 60, "Stillingen er slået op og bliver besat inden længe."),
)
def ej08(case: Case, objekt: Objekt) -> Iterator[Breach]:
    if isinstance(objekt, Gevinst) and objekt.status == "bortfaldet":
        return
    for felt in felter_i(type(objekt)):
        if felt.navn not in KALDES:
            continue
        for person in case.handbook.find(dict.fromkeys(getattr(objekt, felt.navn)), Person):
            if not is_vacant(person, case.today):
                continue
            if deputies_of(case.handbook, person, case.today):
                continue
            yield _vacancy(case, objekt, felt.navn, felt.label.lower(), person)


def _vacancy(case: Case, objekt: Objekt, felt: str, rolle: str, person: Person) -> Breach:
    ret = (
        f"skriv en anden post under :{felt}:, eller giv {person.id} en :stedfortraeder: "
        f"({person.sted})"
    )
    sted = objekt.sted_for(felt)
    if person.er_pladsholder:
        siden = f" siden {dansk_dato(person.fra)}" if person.fra else ""
        besked = f"{named(objekt)}: {rolle} har været pladsholderen {person.id}{siden}"
        return Breach(besked, ret, sted)
    assert person.til is not None  # vacant and not a placeholder: the post has an end
    recent = (case.today - person.til).days <= HANDOVER_DAYS
    return Breach(
        f"{named(objekt)}: {rolle} er {person.id} »{person.titel}«, som fratrådte "
        f"{dansk_dato(person.til)}",
        ret,
        sted,
        at_most=Severity.ADVARSEL if recent else None,
    )
