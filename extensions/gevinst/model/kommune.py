"""The municipality's object types: what is written in its own pages.

Source: `model.md` sections 3 and 4. Which fields and links are ours and why stands in
`docs/beslutninger.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from . import felt, lister
from .felt import Slags
from .objekt import Lag, Objekt, Objekttype


def _type(
    navn: str,
    praefiks: str,
    label: str,
    bestemt: str,
    flertal: str,
    hjaelp: str,
    *,
    enten: tuple[str, ...] = (),
) -> Objekttype:
    return Objekttype(navn, praefiks, label, bestemt, flertal, Lag.KOMMUNE, hjaelp, enten)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kommuneobjekt(Objekt):
    """An object that the municipality writes itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kommune(Kommuneobjekt):
    om: ClassVar = _type(
        "kommune",
        "KOM",
        "Kommune",
        "Kommunen",
        "Kommuner",
        "Kommunen selv og de grænser, den har valgt for sine programmer.",
    )
    fiktiv: bool | None = felt.ja_nej(
        "Opdigtet", "Sæt ja, når kommunen er opdigtet. Så står det på alle dens sider.", "nej"
    )
    ledelsesform: str = felt.valg(
        lister.LEDELSESFORMER,
        "Ledelsesform",
        "Om en direktion eller en chefgruppe leder kommunen.",
        "direktion",
        kraevet=True,
    )
    projektmodel: str = felt.tekst(
        "Projektmodel", "De grundkrav, alle projekter følger.", "Håndbogens trin og faser"
    )
    budgetaar_start: str = felt.tekst("Budgetåret begynder", "Dag og måned.", "1. januar")
    prisniveau: str = felt.tekst("Prisniveau", "Det prisniveau, beløb står i.", "2026")
    offentlig: bool | None = felt.ja_nej(
        "Offentlig", "Om siderne kan læses af alle. Så må de ikke rumme personoplysninger.", "ja"
    )
    styregruppe_maks: Decimal = felt.tal(
        "Højst i en styregruppe", "Antal medlemmer, før håndbogen advarer.", "7", standard=7
    )
    referencegruppe_maks: Decimal = felt.tal(
        "Højst i en referencegruppe", "Antal medlemmer, før håndbogen advarer.", "15", standard=15
    )
    frist_dage: Decimal = felt.tal(
        "Frist for målinger i dage",
        "Dage efter måletidspunktet, før målingen mangler.",
        "30",
        standard=30,
    )
    tolerance_pct: Decimal = felt.tal(
        "Tolerance i procent",
        "Afvigelse fra det ventede, før nogen skal følge op.",
        "15",
        standard=15,
    )
    bagatelgraense_kr: Decimal = felt.tal(
        "Bagatelgrænse i kroner",
        "Budgettet, før alle regler gælder.",
        "500.000",
        standard=500_000,
    )
    regelprofil: str = felt.valg(
        lister.REGELPROFILER,
        "Regelprofil",
        "Hvor mange regler kommunen har slået til.",
        "standard",
        standard="standard",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Enhed(Kommuneobjekt):
    om: ClassVar = _type(
        "enhed",
        "ENH",
        "Enhed",
        "Enheden",
        "Enheder",
        "En del af organisationen, hvor der arbejder mennesker.",
    )
    type: str = felt.valg(
        lister.ENHEDSTYPER, "Type", "Enhedens plads i organisationen.", "forvaltning", kraevet=True
    )
    er_drift: bool | None = felt.ja_nej(
        "Er drift", "Om enheden leverer til borgere, virksomheder eller kolleger hver dag.", "ja"
    )
    baereevne: Decimal = felt.tal(
        "Bæreevne", "Hvor mange programmer enheden kan bære på én gang.", "3", standard=3
    )
    overenhed: tuple[str, ...] = felt.link(
        "Hører under",
        "enhed",
        "0..1",
        "Enheden lige over denne.",
        "ENH_BU",
        omvendt="Enheder under denne",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Kommuneobjekt):
    om: ClassVar = _type(
        "person",
        "PER",
        "Post",
        "Posten",
        "Poster",
        "En stilling, som nogen sidder i. Skriv stillingen, ikke navnet.",
    )
    stilling: str = felt.tekst(
        "Stilling", "Stillingen, hvis den er en anden end overskriften.", "Skolechef"
    )
    stillingsniveau: str = felt.valg(
        lister.STILLINGSNIVEAUER, "Niveau", "Stillingens niveau.", "chef", kraevet=True
    )
    i_chefgruppe: bool | None = felt.ja_nej(
        "I chefgruppen", "Om posten sidder i chefgruppen.", "ja"
    )
    er_pladsholder: bool | None = felt.ja_nej(
        "Pladsholder", "Sæt ja, når posten endnu ikke er besat.", "nej"
    )
    fra: date | None = felt.dato("Fra", "Den dag, posten blev besat.", "2024-08-01")
    til: date | None = felt.dato("Til", "Den dag, posten bliver ledig.", "2028-07-31")
    navn: str = felt.tekst("Navn", "Kun i en intern udgave. Kræver samtykke i en offentlig.", "")
    samtykke_dato: date | None = felt.dato(
        "Samtykke", "Den dag, personen sagde ja til at stå med navn.", ""
    )
    ansat_i: tuple[str, ...] = felt.link(
        "Ansat i",
        "enhed",
        "1",
        "Enheden, hvor posten hører til.",
        "ENH_BU",
        omvendt="Poster i enheden",
    )
    leder_af: tuple[str, ...] = felt.link(
        "Leder af",
        "enhed",
        "0..*",
        "De enheder, posten leder.",
        "ENH_SKOLER",
        omvendt="Ledes af",
    )
    stedfortraeder: tuple[str, ...] = felt.link(
        "Stedfortræder",
        "person",
        "0..1",
        "Den post, der træder til, mens denne er ubesat.",
        "PER_VICEKOMMUNALDIREKTOER",
        omvendt="Er stedfortræder for",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum(Kommuneobjekt):
    om: ClassVar = _type(
        "forum",
        "FRM",
        "Forum",
        "Forummet",
        "Fora",
        "En gruppe, der mødes og beslutter eller rådgiver.",
    )
    type: str = felt.valg(
        lister.FORUMTYPER, "Type", "Hvad forummet er til.", "styregruppe", kraevet=True
    )
    niveau: str = felt.valg(
        lister.FORUMNIVEAUER, "Niveau", "Det niveau, forummet beslutter på.", "direktion"
    )
    moedefrekvens: str = felt.valg(
        lister.MOEDEFREKVENSER, "Mødes", "Hvor tit forummet mødes.", "kvartal"
    )
    moededage: tuple[date, ...] = felt.datoer(
        "Mødedage", "De dage, forummet mødes, adskilt af semikolon.", "2026-08-19; 2026-10-21"
    )
    kommissorium: str = felt.tekst(
        "Kommissorium", "Hvad forummet er sat til.", "Følger programmets gevinster til dørs"
    )
    formand: tuple[str, ...] = felt.link(
        "Formand",
        "person",
        "1",
        "Den, der leder møderne.",
        "PER_DIREKTOER_BU",
        omvendt="Formand for",
        bedoemmes_af="OR03",
    )
    medlemmer: tuple[str, ...] = felt.link(
        "Medlemmer",
        "person",
        "1..*",
        "De poster, der sidder i forummet. Formanden tæller med uden at stå her.",
        "PER_SKOLECHEF, PER_SKOLELEDER_NORD",
        omvendt="Medlem af",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Portefoelje(Kommuneobjekt):
    om: ClassVar = _type(
        "portefoelje",
        "PF",
        "Portefølje",
        "Porteføljen",
        "Porteføljer",
        "Alle kommunens programmer og projekter, set under ét.",
    )
    periode: str = felt.tekst("Periode", "De år, porteføljen gælder.", "2025-2028")
    prioriteringskriterier: tuple[str, ...] = felt.liste(
        "Prioriteres efter",
        "Det, I vælger ud fra, adskilt af semikolon.",
        "Bidrag til målene; Hvad driften kan bære",
    )
    styres_af: tuple[str, ...] = felt.link(
        "Styres af",
        "forum",
        "1",
        "Porteføljeforummet.",
        "FRM_DIREKTION",
        omvendt="Styrer porteføljen",
        bedoemmes_af="OR07",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategiskMaal(Kommuneobjekt):
    om: ClassVar = _type(
        "strategisk_maal",
        "MAAL",
        "Strategisk mål",
        "Målet",
        "Strategiske mål",
        "Noget, direktionen er enig om, at kommunen skal lykkes med.",
    )
    formulering: str = felt.tekst(
        "Målet",
        "Målet i én sætning.",
        "Flere børn går ud af skolen med lyst til at lære mere",
        kraevet=True,
    )
    periode: str = felt.tekst("Periode", "De år, målet gælder.", "2025-2028")
    politisk_udvalg: str = felt.tekst("Udvalg", "Det udvalg, målet hører under.", "Børneudvalget")
    besluttet_ved: tuple[str, ...] = felt.link(
        "Besluttet ved",
        "beslutning",
        "0..*",
        "Den beslutning, der satte målet.",
        "BES_MAAL_2025",
        omvendt="Beslutter målet",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Program(Kommuneobjekt):
    om: ClassVar = _type(
        "program",
        "PRG",
        "Program",
        "Programmet",
        "Programmer",
        "En samling af projekter og andre indsatser, der tilsammen skal skabe en effekt.",
    )
    fase: str = felt.valg(
        lister.FASER, "Fase", "Den fase, programmet er i nu.", "gennemfoerelse", kraevet=True
    )
    fasehistorik: tuple[tuple[str, date], ...] = felt.par(
        Slags.VALG,
        Slags.DATO,
        "Fasernes begyndelse",
        "Hver fase og den dag, den begyndte.",
        "initiering = 2024-02-01; definition = 2024-05-15",
        muligheder=lister.FASER,
    )
    klar_til: str = felt.valg(
        lister.FASER,
        "Klar til",
        "Den næste fase, når I beder om lov til at gå videre. Så bliver kravene skærpet.",
        "realisering",
    )
    tilstand: str = felt.valg(
        lister.TILSTANDE, "Tilstand", "Om programmet kører.", "aktiv", standard="aktiv"
    )
    fagomraade: str = felt.tekst("Fagområde", "Det område, programmet hører til.", "Folkeskole")
    tvaergaaende: bool | None = felt.ja_nej(
        "Tværgående", "Om gevinsterne hentes i flere forvaltninger.", "nej"
    )
    udloeser: str = felt.valg(
        lister.UDLOESERE, "Udløst af", "Hvad der satte programmet i gang.", "lov"
    )
    formaal: str = felt.tekst("Formål", "Hvorfor programmet findes.", "Lærerne deler forløb")
    scope_med: tuple[str, ...] = felt.liste(
        "Er med", "Det, programmet omfatter, adskilt af semikolon.", "Alle folkeskoler"
    )
    scope_ikke_med: tuple[str, ...] = felt.liste(
        "Er ikke med", "Det, programmet ikke omfatter, adskilt af semikolon.", "Ungdomsskolen"
    )
    startdato: date | None = felt.dato("Begynder", "Den dag, programmet begynder.", "2024-02-01")
    slutdato: date | None = felt.dato(
        "Slutter", "Den dag, programmet efter planen lukkes.", "2027-06-30"
    )
    budget_kr: Decimal | None = felt.tal("Budget i kroner", "Hele programmets budget.", "6.500.000")
    mandat: str = felt.tekst(
        "Mandat",
        "Hvad programlederen selv må beslutte: beløb, tid og omfang.",
        "Må flytte op til 250.000 kr. og fire uger mellem projekterne",
    )
    rapportering_frekvens: str = felt.valg(
        lister.RAPPORTERINGSFREKVENSER, "Rapporterer", "Hvor tit der rapporteres.", "kvartal"
    )
    prioritet: str = felt.valg(
        lister.PRIORITETER, "Prioritet", "Programmets plads i porteføljen.", "hoej"
    )
    kompetencer: tuple[str, ...] = felt.flere_valg(
        lister.KOMPETENCER,
        "Kompetencer",
        "De faglige kompetencer, programmet råder over.",
        "digitalisering, forandring",
    )
    interessenter: tuple[str, ...] = felt.link(
        "Interessenter",
        "interessent",
        "0..*",
        "Dem, I skal inddrage.",
        "INT_LAERERNE",
        omvendt="Interessent i",
    )
    indgaar_i: tuple[str, ...] = felt.link(
        "Indgår i",
        "portefoelje",
        "1",
        "Den portefølje, programmet er en del af.",
        "PF_EKSEMPELKOEBING",
        omvendt="Programmer i porteføljen",
    )
    understoetter: tuple[str, ...] = felt.link(
        "Understøtter",
        "strategisk_maal",
        "1..*",
        "De strategiske mål, programmet skal hjælpe med at nå.",
        "MAAL_FOLKESKOLE",
        omvendt="Understøttes af",
        bedoemmes_af="SC01",
    )
    programchef: tuple[str, ...] = felt.link(
        "Programchef",
        "person",
        "1",
        "Den direktør, der står øverst.",
        "PER_DIREKTOER_BU",
        omvendt="Programchef for",
        bedoemmes_af="OR01",
    )
    programleder: tuple[str, ...] = felt.link(
        "Programleder",
        "person",
        "1..*",
        "Den, der leder programmet til daglig.",
        "PER_PROGRAMLEDER_SKOLE",
        omvendt="Programleder for",
        bedoemmes_af="OR02",
    )
    styregruppe: tuple[str, ...] = felt.link(
        "Styregruppe",
        "forum",
        "1",
        "Det forum, der beslutter i programmet.",
        "FRM_SG_SKOLE",
        omvendt="Styregruppe for",
        bedoemmes_af="OR03",
    )
    rapporterer_til: tuple[str, ...] = felt.link(
        "Rapporterer til",
        "forum",
        "1",
        "Det forum, der får rapporterne.",
        "FRM_DIREKTION",
        omvendt="Får rapporter fra",
        bedoemmes_af="OR08",
    )
    sigter_mod: tuple[str, ...] = felt.link(
        "Sigter mod",
        "effekt",
        "1..*",
        "De effekter, programmet skal skabe.",
        "EFF_LAERING",
        omvendt="Skal skabes af",
        bedoemmes_af="MA01",
    )
    business_case: tuple[str, ...] = felt.link(
        "Business case",
        "business_case",
        "1",
        "Programmets business case.",
        "BC_FOLKESKOLE",
        omvendt="Business case for",
        bedoemmes_af="FA01",
    )
    besluttet_ved: tuple[str, ...] = felt.link(
        "Besluttet ved",
        "beslutning",
        "0..*",
        "Beslutninger om organisering og faseskift.",
        "BES_ORG_FOLKESKOLE",
        omvendt="Beslutter om",
    )
    afhaenger_af_indhold: tuple[str, ...] = felt.link(
        "Afhænger af (indhold)",
        ("program", "projekt"),
        "0..*",
        "Programmer og projekter, hvis indhold dette bygger på.",
        "PRJ_IT_SKOLE",
        omvendt="Andre bygger på indholdet",
    )
    afhaenger_af_tid: tuple[str, ...] = felt.link(
        "Afhænger af (tid)",
        ("program", "projekt"),
        "0..*",
        "Programmer og projekter, der skal være færdige først.",
        "PRJ_IT_SKOLE",
        omvendt="Andre venter på dette",
    )
    afhaenger_af_design: tuple[str, ...] = felt.link(
        "Afhænger af (design)",
        ("program", "projekt"),
        "0..*",
        "Programmer og projekter, der skal udformes ens.",
        "PRJ_IT_SKOLE",
        omvendt="Andre udformes efter dette",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Projekt(Kommuneobjekt):
    om: ClassVar = _type(
        "projekt",
        "PRJ",
        "Projekt",
        "Projektet",
        "Projekter",
        "En midlertidig organisering, der afleverer noget bestemt.",
    )
    fase: str = felt.valg(
        lister.FASER,
        "Fase",
        "Projektets fase. Skrives kun, når projektet ikke hører til et program.",
        "gennemfoerelse",
    )
    klar_til: str = felt.valg(
        lister.FASER, "Klar til", "Den næste fase, når I beder om lov til at gå videre.", ""
    )
    tilstand: str = felt.valg(
        lister.PROJEKTTILSTANDE, "Tilstand", "Om projektet kører.", "aktiv", standard="aktiv"
    )
    oprindelse: str = felt.valg(
        lister.OPRINDELSER, "Oprindelse", "Om projektet fandtes før programmet.", "ny"
    )
    ideskitse: str = felt.tekst(
        "Idéskitse",
        "Idéen i få sætninger.",
        "Ét fælles sted til forløb sparer lærerne for at begynde forfra",
    )
    formaal: str = felt.tekst(
        "Formål", "Hvorfor projektet findes.", "Lærerne skal kunne dele forløb"
    )
    indhold: str = felt.tekst("Indhold", "Hvad projektet laver.", "Platform, oprydning og oplæring")
    organisering: str = felt.tekst(
        "Organisering", "Hvem der gør hvad i projektet.", "Projektleder og en lærer fra hver skole"
    )
    mandat: str = felt.tekst(
        "Mandat",
        "Hvad projektlederen selv må beslutte: beløb, tid og omfang.",
        "Må bruge op til 50.000 kr. ud over budgettet pr. leverance",
    )
    arver_mandat: bool | None = felt.ja_nej(
        "Arver mandat", "Om programmets mandat også gælder her.", "ja"
    )
    rapportering_frekvens: str = felt.valg(
        lister.RAPPORTERINGSFREKVENSER, "Rapporterer", "Hvor tit der rapporteres.", "maanedlig"
    )
    tvaergaaende: bool | None = felt.ja_nej(
        "Tværgående",
        "Om gevinsterne hentes i flere forvaltninger. Skrives kun uden program.",
        "nej",
    )
    udloeser: str = felt.valg(
        lister.UDLOESERE, "Udløst af", "Hvad der satte projektet i gang.", "udbud"
    )
    deltagere: Decimal | None = felt.tal("Deltagere", "Antal mennesker i projektet.", "4")
    kompetencer: tuple[str, ...] = felt.flere_valg(
        lister.KOMPETENCER,
        "Kompetencer",
        "De faglige kompetencer, projektet råder over.",
        "digitalisering",
    )
    startdato: date | None = felt.dato("Begynder", "Den dag, projektet begynder.", "2024-08-01")
    slutdato: date | None = felt.dato(
        "Slutter", "Den dag, projektet efter planen lukkes.", "2026-06-30"
    )
    budget_kr: Decimal | None = felt.tal("Budget i kroner", "Hele projektets budget.", "1.200.000")
    handlemulighed: str = felt.valg(
        lister.HANDLEMULIGHEDER, "Handlemulighed", "Hvordan I får løsningen.", "marked"
    )
    handlemulighed_note: str = felt.tekst(
        "Om handlemuligheden", "Hvorfor der ikke er andre muligheder.", ""
    )
    egenfinansiering_mulig: bool | None = felt.ja_nej(
        "Kan betales selv", "Om forvaltningen selv kan betale.", "nej"
    )
    indgaar_i: tuple[str, ...] = felt.link(
        "Indgår i",
        ("program", "portefoelje"),
        "1",
        "Det program, projektet hører til, eller porteføljen.",
        "PRG_FOLKESKOLE",
        omvendt="Projekter",
    )
    projektleder: tuple[str, ...] = felt.link(
        "Projektleder",
        "person",
        "1",
        "Den, der leder projektet.",
        "PER_PROJEKTLEDER_1",
        omvendt="Projektleder for",
        bedoemmes_af="OR02",
    )
    styregruppe: tuple[str, ...] = felt.link(
        "Styregruppe",
        "forum",
        "0..1",
        "Projektets egen styregruppe, hvis det har en.",
        "FRM_SG_SKOLE",
        omvendt="Styregruppe for",
    )
    rapporterer_til: tuple[str, ...] = felt.link(
        "Rapporterer til",
        "forum",
        "1",
        "Det forum, der får rapporterne.",
        "FRM_SG_SKOLE",
        omvendt="Får rapporter fra",
        bedoemmes_af="OR08",
    )
    skaber: tuple[str, ...] = felt.link(
        "Skaber",
        "leverance",
        "0..*",
        "Det, projektet afleverer.",
        "LEV_FORLOEBSBANK",
        omvendt="Skabes af",
    )
    business_case: tuple[str, ...] = felt.link(
        "Business case",
        "business_case",
        "0..1",
        "Projektets egen business case.",
        "BC_FOLKESKOLE",
        omvendt="Business case for",
    )
    besluttet_ved: tuple[str, ...] = felt.link(
        "Besluttet ved",
        "beslutning",
        "0..*",
        "Beslutninger om projektet.",
        "BES_ORG_FOLKESKOLE",
        omvendt="Beslutter om",
    )
    finansieret_af: tuple[str, ...] = felt.link(
        "Finansieret af",
        "pulje",
        "0..1",
        "Puljen, projektet får penge fra.",
        "PUL_DIGI",
        omvendt="Finansierer",
    )
    afhaenger_af_indhold: tuple[str, ...] = felt.link(
        "Afhænger af (indhold)",
        ("program", "projekt"),
        "0..*",
        "Programmer og projekter, hvis indhold dette bygger på.",
        "PRJ_REFORM",
        omvendt="Andre bygger på indholdet",
    )
    afhaenger_af_tid: tuple[str, ...] = felt.link(
        "Afhænger af (tid)",
        ("program", "projekt"),
        "0..*",
        "Programmer og projekter, der skal være færdige først.",
        "PRJ_REFORM",
        omvendt="Andre venter på dette",
    )
    afhaenger_af_design: tuple[str, ...] = felt.link(
        "Afhænger af (design)",
        ("program", "projekt"),
        "0..*",
        "Programmer og projekter, der skal udformes ens.",
        "PRJ_REFORM",
        omvendt="Andre udformes efter dette",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Adhoc(Kommuneobjekt):
    om: ClassVar = _type(
        "adhoc",
        "ADH",
        "Ad hoc-indsats",
        "Ad hoc-indsatsen",
        "Ad hoc-indsatser",
        "En forandring med en slutdato, som ikke kræver et projekt.",
    )
    beskrivelse: str = felt.tekst("Beskrivelse", "Hvad der sker.", "Fælles forløbsdage på skolerne")
    fra: date | None = felt.dato("Fra", "Den dag, indsatsen begynder.", "2025-08-01")
    til: date | None = felt.dato("Til", "Den dag, indsatsen er slut.", "2026-06-30")
    status: str = felt.valg(lister.INDSATSSTATUSSER, "Status", "Hvor langt indsatsen er.", "i_gang")
    ansvarlig: tuple[str, ...] = felt.link(
        "Ansvarlig",
        "person",
        "1",
        "Den, der sørger for, at det sker.",
        "PER_SKOLECHEF",
        omvendt="Ansvarlig for",
    )
    indgaar_i: tuple[str, ...] = felt.link(
        "Indgår i",
        ("program", "projekt"),
        "1",
        "Det program eller projekt, indsatsen hører til.",
        "PRG_FOLKESKOLE",
        omvendt="Ad hoc-indsatser",
    )
    bidrager_til: tuple[str, ...] = felt.link(
        "Bidrager til",
        "gevinst",
        "1..*",
        "De gevinster, indsatsen hjælper med at hente.",
        "GEV_SKOLE_FORBTID",
        omvendt="Får bidrag fra",
        bedoemmes_af="SC02",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Driftsaendring(Kommuneobjekt):
    om: ClassVar = _type(
        "driftsaendring",
        "DRI",
        "Driftsændring",
        "Driftsændringen",
        "Driftsændringer",
        "En varig ændring i, hvordan en enhed arbejder.",
    )
    beskrivelse: str = felt.tekst("Beskrivelse", "Hvad der bliver anderledes.", "Faste fagteam")
    fra: date | None = felt.dato("Fra", "Den dag, ændringen begynder.", "2025-08-01")
    til: date | None = felt.dato("Til", "Den dag, ændringen er på plads.", "2026-12-31")
    status: str = felt.valg(lister.INDSATSSTATUSSER, "Status", "Hvor langt ændringen er.", "i_gang")
    ansvarlig: tuple[str, ...] = felt.link(
        "Ansvarlig",
        "person",
        "1",
        "Den leder, der gennemfører ændringen.",
        "PER_SKOLECHEF",
        omvendt="Ansvarlig for",
    )
    indgaar_i: tuple[str, ...] = felt.link(
        "Indgår i",
        ("program", "projekt"),
        "1",
        "Det program eller projekt, ændringen hører til.",
        "PRG_FOLKESKOLE",
        omvendt="Driftsændringer",
    )
    bidrager_til: tuple[str, ...] = felt.link(
        "Bidrager til",
        "gevinst",
        "1..*",
        "De gevinster, ændringen hjælper med at hente.",
        "GEV_SKOLE_FORBTID",
        omvendt="Får bidrag fra",
        bedoemmes_af="SC02",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Leverance(Kommuneobjekt):
    om: ClassVar = _type(
        "leverance",
        "LEV",
        "Leverance",
        "Leverancen",
        "Leverancer",
        "Det, et projekt afleverer: et system, en arbejdsgang, en aftale.",
    )
    type: str = felt.valg(lister.LEVERANCETYPER, "Type", "Hvad der afleveres.", "it", kraevet=True)
    klar_dato: date | None = felt.dato(
        "Klar", "Den dag, leverancen efter planen er klar.", "2025-06-30"
    )
    idriftsat: date | None = felt.dato(
        "I drift", "Den dag, den faktisk blev taget i brug.", "2025-08-11"
    )
    bidrager_til: tuple[str, ...] = felt.link(
        "Bidrager til",
        "gevinst",
        "0..*",
        "De gevinster, leverancen hjælper med at hente.",
        "GEV_SKOLE_FORBTID",
        omvendt="Får bidrag fra",
    )
    forudsaetning_for: tuple[str, ...] = felt.link(
        "Forudsætning for",
        "leverance",
        "0..*",
        "De leverancer, der venter på denne.",
        "LEV_FORLOEBSBANK",
        omvendt="Forudsætter",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevinst(Kommuneobjekt):
    om: ClassVar = _type(
        "gevinst",
        "GEV",
        "Gevinst",
        "Gevinsten",
        "Gevinster",
        "En forbedring, som kommunen henter i driften og kan måle.",
    )
    gevinsttype: str = felt.valg(
        lister.GEVINSTTYPER, "Gevinsttype", "Hvad gevinsten består i.", "tid", kraevet=True
    )
    kommer: str = felt.valg(
        lister.KOMMER, "Kommer", "Om gevinsten kommer af sig selv eller skal hentes.", "senere"
    )
    kraever_adfaerd: bool | None = felt.ja_nej(
        "Kræver ny adfærd", "Om nogen skal arbejde på en anden måde, før gevinsten kommer.", "ja"
    )
    kraever_adfaerd_note: str = felt.tekst(
        "Om adfærden", "Hvorfor der kræves ny adfærd, eller hvorfor ikke.", "Lærerne skal dele"
    )
    status: str = felt.valg(
        lister.GEVINSTSTATUSSER, "Status", "Hvor i sit liv gevinsten er.", "under_realisering",
        kraevet=True,
    )  # fmt: skip
    foer: str = felt.tekst(
        "Før", "Hvordan det er nu, med tal.", "45 minutter pr. forløb", kraevet=True
    )
    efter: str = felt.tekst(
        "Efter", "Hvordan det skal blive, med tal.", "30 minutter pr. forløb", kraevet=True
    )
    beloeb_aar: Decimal | None = felt.tal(
        "Kroner om året", "Værdien, når den er hentet.", "1.300.000"
    )
    prisniveau: str = felt.tekst("Prisniveau", "Det prisniveau, beløbet står i.", "2026")
    budgetaar: tuple[str, ...] = felt.liste(
        "Budgetår", "De år, beløbet er indregnet i, adskilt af semikolon.", "2026; 2027"
    )
    budgetvirkning: str = felt.valg(
        lister.BUDGETVIRKNINGER,
        "Budgetvirkning",
        "Hvad der sker med pengene.",
        "frigjort_til_kerneopgave",
    )
    anvendelse: str = felt.tekst(
        "Bruges til", "Hvad de frigjorte midler eller timer går til.", "Mere tid til eleverne"
    )
    aarsvaerk: Decimal | None = felt.tal("Årsværk", "Den frigjorte tid i årsværk.", "2,5")
    modtager: tuple[str, ...] = felt.flere_valg(
        lister.MODTAGERE, "Til gavn for", "Hvem der får glæde af gevinsten.", "borgere, kommunen"
    )
    forudsaetninger: tuple[str, ...] = felt.liste(
        "Forudsætninger", "Det, der skal holde, adskilt af semikolon.", "Alle lærere har adgang"
    )
    realisering_fra: date | None = felt.dato("Hentes fra", "Første dag.", "2025-08-01")
    realisering_til: date | None = felt.dato("Hentes til", "Sidste dag.", "2027-06-30")
    maaletidspunkter: tuple[date, ...] = felt.datoer(
        "Måles", "De dage, der skal måles, adskilt af semikolon.", "2026-06-30; 2027-06-30"
    )
    godkendt_dato: date | None = felt.dato(
        "Godkendt", "Den dag, ejeren godkendte gevinsten.", "2024-11-20"
    )
    ledelsesmaal: bool | None = felt.ja_nej(
        "I lederens mål", "Om gevinsten står i ejerens mål for året.", "ja"
    )
    ledelsesmaal_aar: str = felt.tekst("Lederens mål for", "Året.", "2026")
    overdraget_dato: date | None = felt.dato(
        "Overdraget", "Den dag, driften overtog ansvaret.", "2027-08-01"
    )
    delvis_fra: tuple[tuple[date, Decimal], ...] = felt.par(
        Slags.DATO,
        Slags.TAL,
        "Hentes gradvist",
        "En dag og den andel i procent, der kan hentes fra da af.",
        "2025-08-01 = 40; 2026-08-01 = 100",
    )
    andele: tuple[tuple[str, Decimal], ...] = felt.par(
        Slags.LINK,
        Slags.TAL,
        "Andele",
        "Hver enheds andel af gevinsten i procent. En enhed under 5 % behøver ingen lokal "
        "gevinstejer.",
        "ENH_SKOLER = 96; ENH_DAGTILBUD = 4",
        til=("enhed",),
    )
    hoerer_til: tuple[str, ...] = felt.link(
        "Hører til",
        ("program", "projekt"),
        "1",
        "Programmet, eller det enkelte projekt uden program.",
        "PRG_FOLKESKOLE",
        omvendt="Gevinster",
    )
    gevinstansvarlig: tuple[str, ...] = felt.link(
        "Gevinstansvarlig",
        "person",
        "1",
        "Den ene leder, der har ansvaret for, at gevinsten hentes.",
        "PER_SKOLECHEF",
        omvendt="Ejer gevinsterne",
        bedoemmes_af="EJ01",
    )
    repraesenteres_af: tuple[str, ...] = felt.link(
        "Repræsenteres af",
        "person",
        "0..1",
        "Den gevinstansvarlige, der taler for ejeren i styregruppen.",
        "PER_DIREKTOER_BU",
        omvendt="Repræsenterer ejeren af",
    )
    lokale_gevinstejere: tuple[str, ...] = felt.link(
        "Lokale gevinstejere",
        "person",
        "0..*",
        "Lederne i de enheder, der skal ændre noget.",
        "PER_SKOLELEDER_NORD, PER_SKOLELEDER_SYD",
        omvendt="Lokal gevinstejer for",
    )
    realiseres_i: tuple[str, ...] = felt.link(
        "Hentes i",
        "enhed",
        "1..*",
        "De enheder, hvor gevinsten hentes.",
        "ENH_SKOLER",
        omvendt="Gevinster, der hentes her",
    )
    maales_ved: tuple[str, ...] = felt.link(
        "Måles ved",
        "indikator",
        "1..*",
        "De indikatorer, der viser, om gevinsten kommer.",
        "IND_FORBTID",
        omvendt="Måler gevinsterne",
        bedoemmes_af="MA02",
    )
    giver: tuple[str, ...] = felt.link(
        "Giver",
        "effekt",
        "1..*",
        "De effekter, gevinsten fører til.",
        "EFF_LAERING",
        omvendt="Skabes af gevinsterne",
        bedoemmes_af="SC05",
    )
    bidrager_til: tuple[str, ...] = felt.link(
        "Bidrager til",
        "gevinst",
        "0..*",
        "De gevinster, denne hjælper med at hente.",
        "GEV_SKOLE_LAESNING",
        omvendt="Får bidrag fra",
    )
    besluttet_ved: tuple[str, ...] = felt.link(
        "Besluttet ved",
        "beslutning",
        "0..*",
        "Beslutninger om gevinsten.",
        "BES_GEVINSTER_FOLKESKOLE",
        omvendt="Beslutter om",
    )
    overdraget_til: tuple[str, ...] = felt.link(
        "Overdraget til",
        "enhed",
        "0..1",
        "Den enhed, der har overtaget ansvaret.",
        "ENH_SKOLER",
        omvendt="Har overtaget gevinsterne",
    )
    taelles_i: tuple[str, ...] = felt.link(
        "Tælles i",
        "gevinst",
        "0..1",
        "Den gevinst, hvis beløb allerede rummer dette.",
        "GEV_SKOLE_LAESNING",
        omvendt="Rummer beløbet fra",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Effekt(Kommuneobjekt):
    om: ClassVar = _type(
        "effekt",
        "EFF",
        "Effekt",
        "Effekten",
        "Effekter",
        "Det, gevinsterne tilsammen fører til for borgerne og kommunen.",
    )
    formulering: str = felt.tekst("Effekten", "Effekten i én sætning.", "Eleverne lærer mere")
    horisont: str = felt.tekst("Horisont", "Hvornår effekten kan ses.", "2028-2030")
    understoetter: tuple[str, ...] = felt.link(
        "Understøtter",
        "strategisk_maal",
        "1..*",
        "De strategiske mål, effekten hjælper med at nå.",
        "MAAL_FOLKESKOLE",
        omvendt="Understøttes af",
        bedoemmes_af="SC05",
    )
    maales_ved: tuple[str, ...] = felt.link(
        "Måles ved",
        "indikator",
        "0..*",
        "De indikatorer, der viser effekten.",
        "IND_LAESNING",
        omvendt="Måler effekterne",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Succeskriterium(Kommuneobjekt):
    om: ClassVar = _type(
        "succeskriterium",
        "SUC",
        "Succeskriterium",
        "Succeskriteriet",
        "Succeskriterier",
        "Det, der skal være opfyldt, før I kan sige, at det lykkedes.",
    )
    formulering: str = felt.tekst(
        "Kriteriet", "Kriteriet i én sætning.", "Lærerne deler deres forløb"
    )
    graense: str = felt.tekst("Grænse", "Grænsen, der skal nås.", "Mindst 60 % af lærerne")
    frist: date | None = felt.dato("Frist", "Den dag, grænsen skal være nået.", "2027-06-30")
    succeskriterium_for: tuple[str, ...] = felt.link(
        "Gælder for",
        ("program", "projekt"),
        "1",
        "Det program eller projekt, kriteriet hører til.",
        "PRG_FOLKESKOLE",
        omvendt="Succeskriterier",
    )
    efterproeves_ved: tuple[str, ...] = felt.link(
        "Efterprøves ved",
        "indikator",
        "1..*",
        "De indikatorer, der viser, om grænsen er nået.",
        "IND_DELTE_FORLOEB",
        omvendt="Efterprøver",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Indikator(Kommuneobjekt):
    om: ClassVar = _type(
        "indikator",
        "IND",
        "Indikator",
        "Indikatoren",
        "Indikatorer",
        "Et tal eller en vurdering, der viser, om det går den rigtige vej.",
    )
    type: str = felt.valg(
        lister.INDIKATORTYPER, "Type", "Hvornår indikatoren viser noget.", "resultat", kraevet=True
    )
    skala: str = felt.valg(
        lister.SKALAER, "Skala", "Om der tælles eller vurderes.", "kvantitativ",
        standard="kvantitativ",
    )  # fmt: skip
    maaleenhed: str = felt.tekst("Måles i", "Enheden.", "minutter pr. forløb")
    retning: str = felt.valg(lister.RETNINGER, "Retning", "Den vej, tallet skal.", "ned")
    maalvaerdi: Decimal | None = felt.tal("Mål", "Tallet, I vil nå.", "30")
    maaldato: date | None = felt.dato("Måldato", "Den dag, målet skal være nået.", "2027-06-30")
    loebende_maal: bool | None = felt.ja_nej(
        "Løbende mål", "Sæt ja, når målet gælder hele tiden og ikke har en dato.", "nej"
    )
    tolerance: Decimal | None = felt.tal(
        "Tolerance i procent", "Afvigelsen, før nogen skal følge op.", "15"
    )
    frekvens: str = felt.valg(lister.MAALEFREKVENSER, "Aflæses", "Hvor tit der måles.", "halvaar")
    datakilde: str = felt.tekst("Datakilde", "Hvor tallet kommer fra.", "Spørgeskema til lærerne")
    maalemetode: str = felt.tekst("Målemetode", "Hvordan tallet findes.", "Gennemsnit af alle svar")
    forventet_forloeb: tuple[tuple[date, Decimal], ...] = felt.par(
        Slags.DATO,
        Slags.TAL,
        "Forventet forløb",
        "En dag og det tal, I venter.",
        "2026-06-30 = 38; 2027-06-30 = 30",
    )
    maaleansvarlig: tuple[str, ...] = felt.link(
        "Måles af",
        "person",
        "1",
        "Den, der finder tallet.",
        "PER_GEVINSTCONTROLLER",
        omvendt="Måler",
        bedoemmes_af="MA04",
    )
    godkendt_af: tuple[str, ...] = felt.link(
        "Godkendt af",
        "person",
        "0..*",
        "De gevinstansvarlige, der har sagt ja til indikatoren.",
        "PER_SKOLECHEF",
        omvendt="Har godkendt",
    )
    varsler: tuple[str, ...] = felt.link(
        "Varsler",
        "effekt",
        "0..*",
        "De effekter, en tidlig indikator siger noget om.",
        "EFF_LAERING",
        omvendt="Varsles af",
    )
    maalinger: str = felt.sti(
        "Fil med målinger",
        "En CSV-fil med en række for hver måling. Stien går ud fra sidens mappe.",
        "maalinger/forbtid.csv",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Maaling(Kommuneobjekt):
    om: ClassVar = _type(
        "maaling",
        "MLG",
        "Måling",
        "Målingen",
        "Målinger",
        "Én aflæsning af en indikator på en bestemt dag.",
    )
    type: str = felt.valg(
        lister.MAALINGSTYPER, "Type", "Hvornår i forløbet der er målt.", "nulpunkt", kraevet=True
    )
    dato: date | None = felt.dato("Dato", "Dagen, tallet gælder for.", "2024-05-31", kraevet=True)
    vaerdi: Decimal | None = felt.tal("Værdi", "Tallet.", "45", kraevet=True)
    metode: str = felt.valg(
        lister.MAALEMETODER, "Metode", "Hvordan tallet er fundet.", "maalt", standard="maalt"
    )
    metodebeskrivelse: str = felt.tekst(
        "Om metoden", "Hvordan et rekonstrueret eller skønnet tal er fundet.", ""
    )
    dokumentation: str = felt.tekst("Dokumentation", "Hvor tallet kan slås op.", "Sag 2024-0417")
    maaling_af: tuple[str, ...] = felt.link(
        "Måling af",
        "indikator",
        "1",
        "Den indikator, der er målt.",
        "IND_FORBTID",
        omvendt="Målinger",
    )
    bekraeftet_af: tuple[str, ...] = felt.link(
        "Bekræftet af",
        "person",
        "0..1",
        "En anden end ejeren, der har set tallet efter.",
        "PER_GEVINSTCONTROLLER",
        omvendt="Har bekræftet",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessCase(Kommuneobjekt):
    om: ClassVar = _type(
        "business_case",
        "BC",
        "Business case",
        "Business casen",
        "Business cases",
        "Regnestykket: hvad det koster, og hvad det giver.",
    )
    bc_type: str = felt.valg(
        lister.BUSINESS_CASE_TYPER, "Type", "Hvor grundig den er.", "fuld", kraevet=True
    )
    udgift_engang: Decimal | None = felt.tal("Engangsudgift", "Kroner i alt.", "6.500.000")
    udgift_aar: Decimal | None = felt.tal("Årlig udgift", "Kroner om året.", "400.000")
    gevinst_aar: Decimal | None = felt.tal("Årlig gevinst", "Kroner om året.", "2.100.000")
    nettogevinst: Decimal | None = felt.tal(
        "Nettogevinst", "Kroner over hele perioden.", "1.900.000"
    )
    tilbagebetaling_aar: Decimal | None = felt.tal("Tjent hjem efter", "År.", "3,8")
    foelsomhed: tuple[tuple[str, Decimal], ...] = felt.par(
        Slags.VALG,
        Slags.TAL,
        "Følsomhed",
        "Nettogevinsten, hvis det går dårligt, som ventet og godt.",
        "pessimistisk = -300.000; sandsynlig = 1.900.000; optimistisk = 3.200.000",
        muligheder=lister.SCENARIER,
    )
    valideret_dato: date | None = felt.dato(
        "Valideret", "Den dag, styregruppen sidst sagde god for den.", "2026-02-11"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslutning(Kommuneobjekt):
    om: ClassVar = _type(
        "beslutning",
        "BES",
        "Beslutning",
        "Beslutningen",
        "Beslutninger",
        "Noget, et forum har besluttet på en bestemt dag.",
    )
    type: str = felt.valg(
        lister.BESLUTNINGSTYPER, "Type", "Hvad beslutningen handler om.", "organisering",
        kraevet=True,
    )  # fmt: skip
    dato: date | None = felt.dato("Dato", "Dagen.", "2024-05-15", kraevet=True)
    fra_fase: str = felt.valg(lister.FASER, "Fra fase", "Fasen før et faseskift.", "definition")
    til_fase: str = felt.valg(lister.FASER, "Til fase", "Fasen efter et faseskift.", "planlaegning")
    referat_henvisning: str = felt.tekst(
        "Referat", "Sagsnummer eller punkt.", "Sag 2024-0311, punkt 4"
    )
    truffet_af: tuple[str, ...] = felt.link(
        "Truffet af",
        "forum",
        "1",
        "Det forum, der besluttede.",
        "FRM_DIREKTION",
        omvendt="Har besluttet",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opfoelgning(Kommuneobjekt):
    om: ClassVar = _type(
        "opfoelgning",
        "OPF",
        "Opfølgning",
        "Opfølgningen",
        "Opfølgninger",
        "Det, I gør, når en gevinst ikke kommer som ventet.",
    )
    dato: date | None = felt.dato("Dato", "Dagen, I tog det op.", "2026-03-10", kraevet=True)
    aarsag: str = felt.tekst(
        "Årsag", "Hvorfor det ikke går som ventet.", "Fire skoler er ikke i gang"
    )
    tiltag: str = felt.tekst("Tiltag", "Hvad I gør ved det.", "Skolelederne får hjælp i foråret")
    frist: date | None = felt.dato("Frist", "Den dag, tiltaget skal virke.", "2026-09-30")
    status: str = felt.valg(
        lister.OPFOELGNINGSSTATUSSER, "Status", "Hvor langt I er.", "i_gang", standard="aaben"
    )
    foelger_op_paa: tuple[str, ...] = felt.link(
        "Følger op på",
        ("gevinst", "indikator", "tjeksvar", "program", "projekt"),
        "1..*",
        "Det, der følges op på.",
        "GEV_SKOLE_FORBTID",
        omvendt="Opfølgninger",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Programrisiko(Kommuneobjekt):
    om: ClassVar = _type(
        "programrisiko",
        "PRI",
        "Programrisiko",
        "Programrisikoen",
        "Programrisici",
        "En risiko i et bestemt program.",
    )
    sandsynlighed: str = felt.valg(
        lister.RISIKONIVEAUER, "Sandsynlighed", "Hvor sandsynlig den er.", "mellem"
    )
    konsekvens: str = felt.valg(
        lister.RISIKONIVEAUER, "Konsekvens", "Hvor hårdt den rammer.", "hoej"
    )
    modtraek: str = felt.tekst("Modtræk", "Hvad I gør ved den.", "Skolelederne mødes hver måned")
    ansvarlig: tuple[str, ...] = felt.link(
        "Ansvarlig",
        "person",
        "1",
        "Den, der holder øje med risikoen.",
        "PER_PROGRAMLEDER_SKOLE",
        omvendt="Ansvarlig for",
    )
    indgaar_i: tuple[str, ...] = felt.link(
        "Indgår i",
        ("program", "projekt"),
        "1",
        "Det program eller projekt, risikoen hører til.",
        "PRG_FOLKESKOLE",
        omvendt="Risici",
    )
    udspringer_af: tuple[str, ...] = felt.link(
        "Udspringer af",
        "risiko",
        "0..1",
        "Den risiko i håndbogen, denne er et eksempel på.",
        "RIS_UKLARE_ROLLER",
        omvendt="Ses i",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Interessent(Kommuneobjekt):
    om: ClassVar = _type(
        "interessent",
        "INT",
        "Interessent",
        "Interessenten",
        "Interessenter",
        "Nogen, der berøres og skal inddrages.",
    )
    emne: str = felt.tekst("Om", "Det, de inddrages i.", "Hvordan forløb skal deles")
    tidspunkt: str = felt.tekst("Hvornår", "Hvornår de inddrages.", "Hvert kvartal i 2025 og 2026")
    form: str = felt.tekst("Hvordan", "Hvordan de inddrages.", "Fællesmøde")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulje(Kommuneobjekt):
    om: ClassVar = _type(
        "pulje",
        "PUL",
        "Pulje",
        "Puljen",
        "Puljer",
        "Penge, der er sat af til projekter på tværs.",
    )
    beloeb: Decimal | None = felt.tal("Beløb", "Kroner i alt.", "2.000.000")
    periode: str = felt.tekst("Periode", "De år, puljen gælder.", "2025-2026")
    kriterier: tuple[str, ...] = felt.liste(
        "Kriterier", "Det, et projekt skal opfylde.", "Positiv business case; Ingen egne midler"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tjeksvar(Kommuneobjekt):
    om: ClassVar = _type(
        "tjeksvar",
        "SVAR",
        "Tjeksvar",
        "Svaret",
        "Tjeksvar",
        "Et underskrevet svar på et af håndbogens spørgsmål eller et punkt på en tjekliste.",
        enten=("punkt", "besvarer"),
    )
    svar: str = felt.valg(lister.SVAR, "Svar", "Svaret.", "ja", kraevet=True)
    begrundelse: str = felt.tekst(
        "Begrundelse", "Hvorfor I svarer sådan.", "Alle fem projekter er med, se programmets scope"
    )
    dato: date | None = felt.dato("Dato", "Dagen, svaret blev givet.", "2024-05-15", kraevet=True)
    referat_henvisning: str = felt.tekst(
        "Referat", "Sagsnummer eller punkt.", "Sag 2024-0311, punkt 5"
    )
    punkt: str = felt.tekst(
        "Punkt",
        "Punktet på tjeklisten: listens id, et punktum og punktets id. Skriv enten :punkt: eller "
        ":besvarer:.",
        "TJL_TIL_GENNEMFOERELSE.drift-klar",
    )
    besvarer: tuple[str, ...] = felt.link(
        "Besvarer",
        "spoergsmaal",
        "0..1",
        "Spørgsmålet, når svaret er på et af håndbogens egne. Skriv enten :punkt: eller "
        ":besvarer:.",
        "",
        omvendt="Svar",
    )
    objekt: tuple[str, ...] = felt.link(
        "Handler om",
        (
            "program",
            "projekt",
            "gevinst",
            "portefoelje",
            "strategisk_maal",
            "person",
            "enhed",
            "kommune",
        ),
        "1",
        "Det, svaret gælder.",
        "PRG_FOLKESKOLE",
        omvendt="Svar om dette",
    )
    besvaret_af: tuple[str, ...] = felt.link(
        "Besvaret af",
        "person",
        "1",
        "Den post, der har svaret.",
        "PER_DIREKTOER_BU",
        omvendt="Har svaret på",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Undtagelse(Kommuneobjekt):
    om: ClassVar = _type(
        "undtagelse",
        "UND",
        "Undtagelse",
        "Undtagelsen",
        "Undtagelser",
        "En aftale om, at en regel ikke gælder for ét objekt i en tid.",
    )
    regel: str = felt.tekst("Regel", "Reglens kode.", "EJ02", kraevet=True)
    begrundelse: str = felt.tekst(
        "Begrundelse",
        "Hvorfor reglen ikke kan holdes endnu. Mindst 40 tegn.",
        "Området får ny chef 1. august, og stillingen er slået op",
        kraevet=True,
    )
    dato: date | None = felt.dato(
        "Dato", "Dagen, undtagelsen blev givet.", "2026-05-20", kraevet=True
    )
    udloeber: date | None = felt.dato(
        "Udløber", "Den sidste dag, den gælder.", "2026-07-19", kraevet=True
    )
    objekt: tuple[str, ...] = felt.link(
        "Gælder for",
        (),
        "1",
        "Det objekt, reglen ikke gælder for.",
        "GEV_SKOLE_FORBTID",
        omvendt="Undtagelser",
    )
    godkendt_af: tuple[str, ...] = felt.link(
        "Godkendt af",
        "person",
        "1",
        "Den, der har givet undtagelsen.",
        "PER_DIREKTOER_BU",
        omvendt="Har givet undtagelser",
    )
    besluttet_ved: tuple[str, ...] = felt.link(
        "Besluttet ved",
        "beslutning",
        "0..*",
        "Beslutningen bag.",
        "BES_ORG_FOLKESKOLE",
        omvendt="Beslutter undtagelsen",
    )


KOMMUNETYPER: tuple[type[Kommuneobjekt], ...] = (
    Kommune,
    Enhed,
    Person,
    Forum,
    Portefoelje,
    StrategiskMaal,
    Program,
    Projekt,
    Adhoc,
    Driftsaendring,
    Leverance,
    Gevinst,
    Effekt,
    Succeskriterium,
    Indikator,
    Maaling,
    BusinessCase,
    Beslutning,
    Opfoelgning,
    Programrisiko,
    Interessent,
    Pulje,
    Tjeksvar,
    Undtagelse,
)
