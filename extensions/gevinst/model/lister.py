"""The closed lists: every value an author can choose between, with the name a reader sees.

Source: `model.md` sections 3 and 5. The order is the order readers see.
"""

from __future__ import annotations

from .felt import valgliste

FASER = valgliste(
    initiering="Initiering",
    definition="Definition og organisering",
    planlaegning="Planlægning",
    gennemfoerelse="Gennemførelse",
    realisering="Drift og realisering",
)
SYNLIGHEDER = valgliste(offentlig="Offentlig", intern="Intern")
TILSTANDE = valgliste(aktiv="Aktiv", pauset="Sat på pause", lukket="Lukket")
PROJEKTTILSTANDE = valgliste(ide="Idé", aktiv="Aktiv", pauset="Sat på pause", lukket="Lukket")
TEKSTTILSTANDE = valgliste(udkast="Udkast", gaeldende="Gældende", udgaaet="Udgået")

UDSAGNSARTER = valgliste(
    begreb="Begreb",
    eksempel="Eksempel",
    figur="Figur",
    forudsaetning="Forudsætning",
    henvisning="Henvisning",
    kriterium="Kriterium",
    praksis="Praksis",
    risiko="Risiko",
    rolle="Rolle",
    spoergsmaal="Spørgsmål",
    trin="Trin",
)
ROLLENIVEAUER = valgliste(
    portefoelje="Portefølje", program="Program", projekt="Projekt", drift="Drift"
)

LEDELSESFORMER = valgliste(direktion="Direktion", chefgruppe="Chefgruppe")
REGELPROFILER = valgliste(
    start="Start: de 12 grundlæggende regler",
    standard="Standard: alle regler",
    lille="Lille: til små projekter uden program",
    streng="Streng: advarsler bliver til fejl fra gennemførelse",
)
ENHEDSTYPER = valgliste(
    direktion="Direktion",
    central_stab="Central stab",
    forvaltning="Forvaltning",
    center="Center",
    institution="Institution",
    ekstern="Ekstern",
)
STILLINGSNIVEAUER = valgliste(
    direktoer="Direktør", chef="Chef", leder="Leder", medarbejder="Medarbejder", ekstern="Ekstern"
)
FORUMTYPER = valgliste(
    direktion="Direktion",
    portefoelje="Porteføljeforum",
    styregruppe="Styregruppe",
    programkomite="Programkomité",
    referencegruppe="Referencegruppe",
    foelgegruppe="Følgegruppe",
)
FORUMNIVEAUER = valgliste(direktion="Direktion", chef="Chefniveau", fag="Fagligt niveau")
MOEDEFREKVENSER = valgliste(
    maanedlig="Hver måned",
    hver_anden_maaned="Hver anden måned",
    kvartal="Hvert kvartal",
    halvaar="Hvert halve år",
    efter_behov="Efter behov",
)
UDLOESERE = valgliste(
    intern="Eget ønske",
    lov="Lovgivning",
    faellesoffentlig="Fællesoffentlig strategi",
    faelleskommunal="Fælleskommunal strategi",
    udbud="Udbud",
    genudbud="Genudbud",
)
RAPPORTERINGSFREKVENSER = valgliste(
    maanedlig="Hver måned",
    kvartal="Hvert kvartal",
    halvaar="Hvert halve år",
    milepael="Ved hver milepæl",
)
KOMPETENCER = valgliste(
    udbud="Udbud",
    digitalisering="Digitalisering",
    forandring="Forandringsledelse",
    kontrakt="Kontraktstyring",
    maal="Mål og måling",
)
PRIORITETER = valgliste(hoej="Høj", mellem="Mellem", lav="Lav")
OPRINDELSER = valgliste(eksisterende="Eksisterende", ny="Ny")
HANDLEMULIGHEDER = valgliste(
    marked="Købes på markedet",
    tilpasning="Tilpasses",
    egenudvikling="Udvikles selv",
    ingen="Ingen: bundet til en løsning",
)
INDSATSSTATUSSER = valgliste(planlagt="Planlagt", i_gang="I gang", indarbejdet="Indarbejdet")
LEVERANCETYPER = valgliste(
    it="It-løsning",
    proces="Arbejdsgang",
    uddannelse="Uddannelse",
    aftale="Aftale",
    forudsaetning="Teknisk eller lovpligtig forudsætning",
)
GEVINSTTYPER = valgliste(
    oekonomisk="Økonomisk",
    tid="Tid",
    kvalitet_borger="Kvalitet for borgeren",
    kvalitet_faglig="Faglig kvalitet",
    arbejdsmiljoe="Arbejdsmiljø",
    compliance="Regler og lov overholdes",
    ulempe="Ulempe",
)
GEVINSTSTATUSSER = valgliste(
    identificeret="Identificeret",
    kvalificeret="Kvalificeret",
    godkendt="Godkendt",
    planlagt="Planlagt",
    under_realisering="Under realisering",
    realiseret="Realiseret",
    fastholdt="Fastholdt",
    delvist_realiseret="Delvist realiseret",
    ikke_realiseret="Ikke realiseret",
    bortfaldet="Bortfaldet",
)
REALISED = frozenset(("realiseret", "fastholdt"))
"""The statuses of a benefit that has come."""
GIVEN_UP = frozenset(("bortfaldet", "ikke_realiseret"))
"""The statuses of a benefit that nobody counts on any more."""
KOMMER = valgliste(umiddelbart="Umiddelbart", senere="Senere, gennem ændringer i driften")
BUDGETVIRKNINGER = valgliste(
    indregnet="Indregnet i budgettet",
    frigjort_til_kerneopgave="Frigjort til kerneopgaven",
    undgaaet_udgift="Undgået udgift",
    ikke_besluttet="Ikke besluttet",
)
MODTAGERE = valgliste(
    kommunen="Kommunen",
    borgere="Borgerne",
    virksomheder="Virksomhederne",
    andre_myndigheder="Andre myndigheder",
)
INDIKATORTYPER = valgliste(tidlig="Tidlig indikator", resultat="Resultat", effekt="Effekt")
SKALAER = valgliste(kvantitativ="Kvantitativ", kvalitativ="Kvalitativ")
RETNINGER = valgliste(op="Skal op", ned="Skal ned", hold="Skal holdes")
MAALEFREKVENSER = valgliste(
    maaned="Hver måned", kvartal="Hvert kvartal", halvaar="Hvert halve år", aar="Hvert år"
)
MAALINGSTYPER = valgliste(nulpunkt="Nulpunkt", forloeb="Undervejs", slut="Slutmåling")
MAALEMETODER = valgliste(maalt="Målt", rekonstrueret="Rekonstrueret", skoennet="Skønnet")
BUSINESS_CASE_TYPER = valgliste(fuld="Fuld", enkel="Enkel", lovpligtig="Lovpligtig")
SCENARIER = valgliste(
    pessimistisk="Pessimistisk", sandsynlig="Sandsynlig", optimistisk="Optimistisk"
)
BESLUTNINGSTYPER = valgliste(
    organisering="Organisering",
    faseskift="Faseskift",
    prioritering="Prioritering",
    gevinstaendring="Ændring af gevinst",
    overdragelse="Overdragelse til drift",
    bevilling="Bevilling",
    maal="Mål",
    undtagelse="Undtagelse",
)
OPFOELGNINGSSTATUSSER = valgliste(aaben="Åben", i_gang="I gang", afsluttet="Afsluttet")
RISIKONIVEAUER = valgliste(lav="Lav", mellem="Mellem", hoej="Høj")
SVAR = valgliste(ja="Ja", delvist="Delvist", nej="Nej")
DOKUMENTFORMATER = valgliste(
    html="Side", pdf="PDF", csv="CSV", xlsx="Regneark", ics="Kalender", svg="Figur", json="JSON"
)
