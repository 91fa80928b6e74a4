"""The handbook's object types: the same for every municipality, with ids that never change.

Source: `model.md` section 2. Fields marked (T) there are ours and not the guide's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from . import felt, lister
from .objekt import Lag, Objekt, Objekttype


def _type(
    navn: str,
    praefiks: str,
    label: str,
    bestemt: str,
    flertal: str,
    hjaelp: str,
    *,
    paa_sider: bool = True,
) -> Objekttype:
    return Objekttype(
        navn, praefiks, label, bestemt, flertal, Lag.HAANDBOG, hjaelp, paa_sider=paa_sider
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Haandbogsobjekt(Objekt):
    """What every object of the handbook has: its version, its state and where it comes from."""

    version: str = felt.tekst(
        "Version", "Den udgave af håndbogen, teksten sidst blev ændret i.", "1.0"
    )
    tilstand: str = felt.valg(
        lister.TEKSTTILSTANDE,
        "Tilstand",
        "Om teksten gælder. En udgået tekst bliver stående og peger på sin afløser.",
        "gaeldende",
        standard="gaeldende",
    )
    afloest_af: tuple[str, ...] = felt.link(
        "Afløst af",
        (),
        "0..1",
        "Det objekt, der gælder i stedet for et udgået.",
        "",
        omvendt="Afløser",
    )
    daekker: tuple[str, ...] = felt.link(
        "Bygger på",
        "udsagn",
        "0..*",
        "De udsagn i vejledningen, teksten bygger på.",
        "UDS_1_30, UDS_2_50",
        omvendt="Uddybes i",
    )
    tilfoejet: bool | None = felt.ja_nej(
        "Tilføjet af os", "Sæt ja, når vejledningen ikke siger det, teksten siger.", "nej"
    )
    tilfoejet_fordi: str = felt.tekst(
        "Hvorfor tilføjet", "Hvorfor håndbogen går ud over vejledningen her.", ""
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Udsagn(Haandbogsobjekt):
    om: ClassVar = _type(
        "udsagn",
        "UDS",
        "Udsagn",
        "Udsagnet",
        "Udsagn",
        "Én ting, som vejledningen siger, gengivet med vores egne ord.",
    )
    nr: str = felt.tekst("Nr.", "Nummeret i listen over udsagn.", "1.30", kraevet=True)
    art: str = felt.valg(
        lister.UDSAGNSARTER, "Art", "Hvad slags udsagn det er.", "rolle", kraevet=True
    )
    kapitel: str = felt.tekst("Kapitel", "Kapitlet i vejledningen.", "1", kraevet=True)
    ufuldstaendig: bool | None = felt.ja_nej(
        "Ufuldstændig kilde", "Sæt ja, når kilden er afbrudt eller uklar.", "nej"
    )
    kildenote: str = felt.tekst(
        "Note om kilden", "Hvad der er uklart, afbrudt eller gentaget i kilden.", ""
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolle(Haandbogsobjekt):
    om: ClassVar = _type(
        "rolle",
        "ROL",
        "Rolle",
        "Rollen",
        "Roller",
        "Et ansvar, som en person eller et forum påtager sig.",
    )
    pligt: str = felt.tekst(
        "Din pligt", "Det ene, rollen altid har ansvar for.", "Du sørger for, at gevinsten hentes."
    )
    opgaver: tuple[str, ...] = felt.liste(
        "Det gør du",
        "Rollens opgaver, adskilt af semikolon.",
        "Godkend gevinsten; Følg målingerne",
    )
    befoejelser: tuple[str, ...] = felt.liste(
        "Det beslutter du",
        "Det, rollen selv må beslutte, adskilt af semikolon.",
        "Hvordan arbejdsgangene ændres i din enhed",
    )
    uforenelig_med: tuple[str, ...] = felt.link(
        "Må du ikke samtidig være",
        "rolle",
        "0..*",
        "Roller, samme person ikke må have i samme sag.",
        "ROL_PROJEKTLEDER",
        omvendt="",
    )
    stillingskrav: str = felt.tekst(
        "Hvem kan have rollen", "Den stilling, rollen kræver.", "Direktør, chef eller leder"
    )
    tidsforbrug: str = felt.tekst(
        "Tid", "Hvor lang tid rollen tager. Vores eget skøn.", "2-4 timer"
    )
    niveau: str = felt.valg(
        lister.ROLLENIVEAUER, "Niveau", "Hvor i organisationen rollen hører hjemme.", "drift"
    )
    obligatorisk: bool | None = felt.ja_nej(
        "Obligatorisk", "Om et program eller projekt skal have rollen.", "ja"
    )
    obligatorisk_fra: str = felt.valg(
        lister.FASER, "Skal være besat fra", "Den fase, hvor rollen skal være besat.", "initiering"
    )
    aliaser: tuple[str, ...] = felt.liste(
        "Kaldes også", "Andre navne på rollen, adskilt af semikolon.", "gevinstejer"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Praksis(Haandbogsobjekt):
    om: ClassVar = _type(
        "praksis", "PRA", "Praksis", "Praksissen", "Praksisser", "En arbejdsmåde, der virker."
    )
    hvad: str = felt.tekst("Hvad", "Hvad I gør.", "Fordel rollerne, før arbejdet begynder.")
    hvorfor: str = felt.tekst(
        "Hvorfor", "Hvorfor det betyder noget.", "Ellers træffer ingen valget."
    )
    saadan_goer_i: tuple[str, ...] = felt.liste(
        "Sådan gør I", "Skridtene, adskilt af semikolon.", "Skriv rollerne ned; Beslut dem"
    )
    faser: tuple[str, ...] = felt.flere_valg(
        lister.FASER, "Faser", "De faser, hvor praksissen bruges.", "initiering, definition"
    )
    imoedegaar: tuple[str, ...] = felt.link(
        "Imødegår",
        "risiko",
        "0..*",
        "De risici, praksissen modvirker.",
        "RIS_UKLARE_ROLLER",
        omvendt="Imødegås af",
    )
    raci_udfoerer: tuple[str, ...] = felt.link(
        "Udfører",
        "rolle",
        "0..*",
        "De roller, der udfører arbejdet.",
        "ROL_PROGRAMLEDER",
        omvendt="Udfører",
    )
    raci_ansvarlig: tuple[str, ...] = felt.link(
        "Ansvarlig",
        "rolle",
        "0..*",
        "Den ene rolle, der har ansvaret.",
        "ROL_PROGRAMCHEF",
        omvendt="Har ansvaret for",
        bedoemmes_af="HB04",
    )
    raci_hoeres: tuple[str, ...] = felt.link(
        "Høres",
        "rolle",
        "0..*",
        "De roller, der bliver spurgt først.",
        "ROL_GEVINSTANSVARLIG",
        omvendt="Høres om",
    )
    raci_orienteres: tuple[str, ...] = felt.link(
        "Orienteres",
        "rolle",
        "0..*",
        "De roller, der får besked bagefter.",
        "ROL_STYREGRUPPE",
        omvendt="Orienteres om",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Risiko(Haandbogsobjekt):
    om: ClassVar = _type(
        "risiko", "RIS", "Risiko", "Risikoen", "Risici", "Noget, der kan koste jer gevinsten."
    )
    kendetegn: tuple[str, ...] = felt.liste(
        "Sådan ser den ud", "Hvordan risikoen viser sig, adskilt af semikolon.", "Ingen beslutter"
    )
    tidlige_tegn: tuple[str, ...] = felt.liste(
        "Tidlige tegn", "Hvad I kan lægge mærke til først.", "Punktet udskydes igen"
    )
    modtraek: tuple[str, ...] = felt.liste(
        "Modtræk", "Hvad I kan gøre ved den.", "Skriv ned, hvem der beslutter"
    )
    afsloeres_af: tuple[str, ...] = felt.link(
        "Afsløres af",
        "regel",
        "0..*",
        "De regler, der finder risikoen i jeres egne programmer.",
        "REG_EJ01",
        omvendt="Afslører",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Forudsaetning(Haandbogsobjekt):
    om: ClassVar = _type(
        "forudsaetning",
        "FOR",
        "Forudsætning",
        "Forudsætningen",
        "Forudsætninger",
        "Noget, der skal være opfyldt, før en leder reelt kan tage ansvaret.",
    )
    hvordan_ses_den: tuple[str, ...] = felt.liste(
        "Sådan ser du den",
        "Hvordan en leder ser, at den er opfyldt.",
        "Projektet står på chefens egen dagsorden",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Begreb(Haandbogsobjekt):
    om: ClassVar = _type(
        "begreb", "BEG", "Begreb", "Begrebet", "Begreber", "Et ord, og hvad det betyder her."
    )
    definition: str = felt.tekst(
        "Definition",
        "Hvad ordet betyder, i én sætning.",
        "En forbedring, som kommunen faktisk henter.",
        kraevet=True,
    )
    ikke_det_samme_som: str = felt.tekst(
        "Ikke det samme som", "Ord, det ofte forveksles med.", "Leverance: det, projektet afleverer"
    )
    synonymer: tuple[str, ...] = felt.liste(
        "Kaldes også", "Andre ord for det samme, adskilt af semikolon.", "nytte"
    )
    linkes: bool | None = felt.ja_nej(
        "Linkes fra teksten",
        "Sæt nej, når ordet også bruges om andet, så andre sider ikke linker hertil af sig selv.",
        "ja",
    )
    engelsk: str = felt.tekst("Engelsk", "Det engelske fagord.", "benefit")
    norsk: str = felt.tekst("Norsk", "Det norske fagord.", "gevinst")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kriterium(Haandbogsobjekt):
    om: ClassVar = _type(
        "kriterium",
        "KRI",
        "Kriterium",
        "Kriteriet",
        "Kriterier",
        "Noget, I kan holde en beslutning op imod.",
    )
    terskel: str = felt.tekst(
        "Tærskel", "Grænsen, hvis kriteriet har en. Tallene er vores.", "Tre forvaltninger"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoergsmaal(Haandbogsobjekt):
    om: ClassVar = _type(
        "spoergsmaal",
        "SPM",
        "Spørgsmål",
        "Spørgsmålet",
        "Spørgsmål",
        "Et spørgsmål, som nogen skal svare på, før I går videre.",
    )
    stilles_til: tuple[str, ...] = felt.link(
        "Stilles til",
        "rolle",
        "0..*",
        "Den rolle, der skal svare.",
        "ROL_PORTEFOELJEFORUM",
        omvendt="Skal svare på",
    )
    obligatorisk_fra: str = felt.valg(
        lister.FASER,
        "Skal være besvaret fra",
        "Den fase, hvor svaret skal være givet.",
        "definition",
    )
    besvares_i: tuple[str, ...] = felt.link(
        "Besvares i",
        "trin",
        "0..1",
        "Det trin, hvor spørgsmålet hører til.",
        "TRN_PROGRAMDEFINITION",
        omvendt="Her svarer I på",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Trin(Haandbogsobjekt):
    om: ClassVar = _type(
        "trin", "TRN", "Trin", "Trinnet", "Trin", "Et skridt på vejen gennem faserne."
    )
    fase: str = felt.valg(
        lister.FASER, "Fase", "Fasen, trinnet ligger i.", "initiering", kraevet=True
    )
    kraevede_felter: tuple[str, ...] = felt.liste(
        "Krævede felter",
        "De felter, der skal være udfyldt, når trinnet er taget.",
        "program.formaal; program.budget_kr",
    )
    kraevede_objekter: tuple[str, ...] = felt.liste(
        "Krævede objekter", "De objekter, trinnet efterlader.", "effekt; business_case"
    )
    foelger_efter: tuple[str, ...] = felt.link(
        "Følger efter",
        "trin",
        "0..*",
        "De trin, der kommer først.",
        "TRN_BUSINESS_CASE",
        omvendt="Følges af",
    )
    raci_udfoerer: tuple[str, ...] = felt.link(
        "Udfører",
        "rolle",
        "0..*",
        "De roller, der udfører trinnet.",
        "ROL_PROGRAMLEDER",
        omvendt="Udfører",
    )
    raci_ansvarlig: tuple[str, ...] = felt.link(
        "Ansvarlig",
        "rolle",
        "0..1",
        "Den rolle, der har ansvaret.",
        "ROL_PROGRAMCHEF",
        omvendt="Har ansvaret for",
    )
    raci_hoeres: tuple[str, ...] = felt.link(
        "Høres",
        "rolle",
        "0..*",
        "De roller, der bliver spurgt først.",
        "ROL_GEVINSTANSVARLIG",
        omvendt="Høres om",
    )
    raci_orienteres: tuple[str, ...] = felt.link(
        "Orienteres",
        "rolle",
        "0..*",
        "De roller, der får besked bagefter.",
        "ROL_STYREGRUPPE",
        omvendt="Orienteres om",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figur(Haandbogsobjekt):
    om: ClassVar = _type(
        "figur", "FIG", "Figur", "Figuren", "Figurer", "En tegning, der også findes som tekst."
    )
    tekstalternativ: str = felt.tekst(
        "Figuren som tekst",
        "Det samme, som figuren viser, i ord.",
        "Fem råd står over for fem risici, ét til ét.",
    )
    generator: str = felt.tekst("Tegnes af", "Navnet på den visning, der tegner figuren.", "raad")


@dataclass(frozen=True, slots=True, kw_only=True)
class Eksempel(Haandbogsobjekt):
    om: ClassVar = _type(
        "eksempel",
        "EKS",
        "Eksempel",
        "Eksemplet",
        "Eksempler",
        "Et billede fra hverdagen, der gør en pointe konkret.",
    )
    kontekst: str = felt.tekst("Hvor", "Hvor eksemplet foregår.", "En børnehave")
    illustrerer: tuple[str, ...] = felt.link(
        "Illustrerer",
        (),
        "1..*",
        "Det, eksemplet viser.",
        "ROL_GEVINSTANSVARLIG",
        omvendt="Eksempel",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel(Haandbogsobjekt):
    om: ClassVar = _type(
        "regel",
        "REG",
        "Regel",
        "Reglen",
        "Regler",
        "Et krav eller et råd, som håndbogen holder siderne op imod, hver gang den bygges. Skrives "
        "ikke på en side.",
        paa_sider=False,
    )
    kode: str = felt.tekst("Kode", "To bogstaver og to cifre.", "EJ01", kraevet=True)
    grad: str = felt.tekst("Grad", "Hvor alvorlig reglen er i hver fase.", "F/F/F/F/F")
    undtagelig: str = felt.tekst("Undtagelse", "Hvornår og hvordan reglen kan undtages.", "Nej")
    logik: str = felt.tekst("Hvad den ser efter", "Hvad der udløser reglen.", "Ikke præcis én ejer")
    hvorfor: str = felt.tekst(
        "Hvorfor", "Hvorfor reglen findes.", "Uden ejer hentes gevinsten ikke."
    )
    ret: str = felt.tekst("Sådan retter du", "Hvordan fejlen rettes.", "Tilføj :gevinstansvarlig:")
    kontrollerer: tuple[str, ...] = felt.link(
        "Tjekker",
        ("praksis", "risiko", "kriterium"),
        "0..*",
        "Det i håndbogen, reglen holder øje med.",
        "PRA_KLARE_ROLLER",
        omvendt="Tjekkes af",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dokumenttype(Haandbogsobjekt):
    om: ClassVar = _type(
        "dokumenttype",
        "DOK",
        "Dokumenttype",
        "Dokumenttypen",
        "Dokumenttyper",
        "Et dokument, som håndbogen kan lave ud fra jeres egne sider.",
    )
    modtager: str = felt.tekst("Til", "Hvem dokumentet er til.", "Styregruppen")
    hyppighed: str = felt.tekst("Hvor tit", "Hvor tit dokumentet bruges.", "Før hvert møde")
    format: tuple[str, ...] = felt.flere_valg(
        lister.DOKUMENTFORMATER, "Format", "De former, dokumentet fås i.", "html, pdf"
    )
    bygges_af: tuple[str, ...] = felt.liste(
        "Bygges af", "De objekttyper, dokumentet er lavet af.", "gevinst; indikator"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tjekliste(Haandbogsobjekt):
    om: ClassVar = _type(
        "tjekliste",
        "TJL",
        "Tjekliste",
        "Tjeklisten",
        "Tjeklister",
        "En række spørgsmål, som nogen går igennem før en beslutning. Skrives ikke på en side, "
        "men i en fil for sig.",
        paa_sider=False,
    )
    formaal: str = felt.tekst(
        "Formål", "Hvad listen er til.", "Styregruppen ser, om programmet er klar."
    )
    hvornaar: str = felt.tekst("Hvornår", "Hvornår listen tages frem.", "Før hvert faseskift.")
    gaelder: str = felt.tekst("Gælder for", "Den objekttype, listen gælder for.", "program")
    hvem: tuple[str, ...] = felt.link(
        "Går den igennem",
        "rolle",
        "0..*",
        "De roller, der går listen igennem.",
        "ROL_STYREGRUPPE",
        omvendt="Går tjeklisterne igennem",
    )
    underskrives_af: tuple[str, ...] = felt.link(
        "Skriver under",
        "rolle",
        "0..*",
        "De roller, der skriver under på punkter.",
        "ROL_PROGRAMCHEF",
        omvendt="Skriver under på tjeklisterne",
    )
    bruger: tuple[str, ...] = felt.link(
        "Bruger",
        ("spoergsmaal", "kriterium", "trin", "forudsaetning"),
        "0..*",
        "Det i håndbogen, punkterne bruger.",
        "SPM_SCOPE",
        omvendt="Bruges på tjeklisterne",
    )
    udsagn: tuple[str, ...] = felt.link(
        "Bygger på udsagn",
        "udsagn",
        "0..*",
        "De udsagn i vejledningen, punkterne bygger på.",
        "UDS_4_11",
        omvendt="Tjeklister, der spørger om det",
    )


HAANDBOGSTYPER: tuple[type[Haandbogsobjekt], ...] = (
    Udsagn,
    Rolle,
    Praksis,
    Risiko,
    Forudsaetning,
    Begreb,
    Kriterium,
    Spoergsmaal,
    Trin,
    Figur,
    Eksempel,
    Regel,
    Dokumenttype,
    Tjekliste,
)
