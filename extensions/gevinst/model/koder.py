"""The codes for what is wrong before any rule is asked: IN for pages, TL for checklists.

A code is never reused. Each has a title and a reason that a reader can be shown; the text of a
single finding is made where it is found.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sidekode:
    """A code: its title, and why the handbook insists.

    ``grad`` is the severity by phase as rules write it; empty for what is always an error.
    """

    kode: str
    titel: str
    hvorfor: str
    grad: str = ""


SIDEKODER: tuple[Sidekode, ...] = (
    Sidekode(
        "IN01",
        "Feltet findes ikke",
        "Et felt med forkert navn bliver ikke læst. Så mangler oplysningen, uden at nogen ser det.",
    ),
    Sidekode(
        "IN02",
        "Værdien står ikke på listen",
        "Håndbogen kan kun tælle og sammenligne værdier, der skrives ens.",
    ),
    Sidekode(
        "IN03", "Ikke en dato", "Frister og måletidspunkter kan kun følges, når datoen kan læses."
    ),
    Sidekode(
        "IN04", "Ikke et tal", "Beløb og målinger kan kun lægges sammen, når tallet kan læses."
    ),
    Sidekode("IN05", "Hverken ja eller nej", "Feltet er et spørgsmål, der kun har to svar."),
    Sidekode(
        "IN06",
        "Et felt mangler",
        "Uden feltet kan objektet ikke bruges til noget på de andre sider.",
    ),
    Sidekode(
        "IN07",
        "For mange eller for få links",
        "Nogle forbindelser skal der være, og nogle må der kun være én af.",
    ),
    Sidekode(
        "IN08",
        "Linket peger på noget, der ikke findes",
        "Et link til ingenting skjuler, at en forbindelse mangler.",
    ),
    Sidekode(
        "IN09",
        "Linket peger på en forkert slags objekt",
        "En gevinst kan for eksempel kun ejes af en post, ikke af et forum.",
    ),
    Sidekode(
        "IN10",
        "To objekter har samme id",
        "Et id er en adresse. To objekter på samme adresse kan ikke kendes fra hinanden.",
    ),
    Sidekode(
        "IN11",
        "Id'et er forkert udformet",
        "Id'et bliver til en adresse, der skal virke i mange år og i alle programmer.",
    ),
    Sidekode(
        "IN12",
        "Felterne er brudt af tekst",
        "Et felt, der går over flere linjer, står under teksten eller mangler et kolon, bliver let "
        "overset.",
    ),
    Sidekode(
        "IN13", "Feltet står to gange", "Håndbogen kan ikke vide, hvilken af de to der gælder."
    ),
    Sidekode(
        "IN14",
        "Objekttypen findes ikke",
        "Et objekt med forkert navn bliver ikke læst, og alt i det mangler på siderne.",
    ),
    Sidekode(
        "IN15",
        "Henvisningen i teksten peger på noget, der ikke findes",
        "Læseren klikker forgæves.",
    ),
    Sidekode(
        "IN16",
        "Siden står ikke i nogen menu",
        "En side, der ikke kan findes fra menuen, bliver ikke læst.",
    ),
    Sidekode(
        "IN17",
        "Det tidligere id er i brug",
        "Et id må ikke bruges igen: Gamle adresser ville føre til noget andet.",
    ),
    Sidekode(
        "IN18",
        "To objekter får samme adresse",
        "Den korte adresse laves af id'et, og hver adresse kan kun føre ét sted hen.",
    ),
    Sidekode(
        "IN19",
        "Overskrifterne springer et niveau over",
        "Den, der får siden læst op, finder vej efter overskrifternes niveau.",
    ),
    Sidekode(
        "IN20",
        "Filen med målinger findes ikke",
        "En indikator uden sine målinger ser ud, som om ingen har målt.",
    ),
    Sidekode(
        "IN21",
        "Filen med målinger kan ikke læses",
        "Et regneark kan gemmes på mange måder. Håndbogen læser kun den ene, så intet tal bliver "
        "læst forkert.",
    ),
    Sidekode(
        "IN22",
        "Rækken passer ikke til kolonnerne",
        "Står der for meget i en række, kan ingen vide, hvilket tal der er målingen.",
    ),
    Sidekode(
        "IN23",
        "Den samme måling står to gange",
        "Er de to tal forskellige, er det ene forkert. Er de ens, er det ene for meget.",
    ),
    Sidekode(
        "IN24",
        "Enten det ene eller det andet felt",
        "Felterne udelukker hinanden, og ét af dem skal der være.",
    ),
    Sidekode(
        "IN25",
        "Registeret eller rollekortet kan ikke vises, som der står",
        "En liste, der viser noget andet end det, du bad om, er værre end ingen.",
    ),
    Sidekode(
        "IN26",
        "Den offentlige udgave ville røbe noget internt",
        "Det interne skal kunne tages ud, uden at læseren kan se, at der mangler noget.",
    ),
    Sidekode(
        "IN27",
        "Linjen øverst på siden kan ikke bruges",
        "En gammel adresse skal føre læseren ét sted hen, og den, der svarer for siden, skal "
        "kunne findes.",
    ),
    Sidekode(
        "IN28",
        "Siden bruger noget, der ikke er tilladt",
        "Mange kan skrive på en side, og den maskine, der bygger den, kan udgive. Derfor kan intet "
        "på en side køre kode eller hente noget andre steder fra.",
    ),
    Sidekode(
        "IN29",
        "Filen må ikke udgives",
        "Alt, hvad en side viser eller linker til, bliver udgivet sammen med den.",
    ),
    Sidekode(
        "IN30",
        "Menuerne går i ring",
        "Den, der følger en menu, skal komme frem og ikke ende dér, hvor turen begyndte.",
    ),
    Sidekode(
        "IN31",
        "Filen duer ikke, som den er gemt",
        "Den samme fil skal have samme adresse og vise det samme for alle. Nogle programmer gemmer "
        "æ, ø og å på en måde, som andre læser forkert, og tegn, som ingen ser, kan skjule noget.",
    ),
    Sidekode(
        "IN32",
        "Objektet begynder eller slutter ikke, som det skal",
        "Uden tre koloner og et navn i krøllede parenteser er et objekt almindelig tekst. Så "
        "mangler alt i det på de andre sider, uden at nogen ser det. Slutter det ikke, hører det, "
        "der står under, med til det.",
    ),
    Sidekode(
        "IN99",
        "Siden kan ikke bygges, som den er skrevet",
        "Noget på siden er skrevet på en måde, som Markdown ikke forstår.",
    ),
    Sidekode(
        "SY01",
        "En regel gik i stykker",
        "Fejlen ligger i håndbogens program og ikke på din side. Den vises, så ingen tror, at "
        "reglen er holdt.",
    ),
)

_HAARD_VED_KLAR_TIL = "A!/A!/A!/A!/A"
"""A warning, and an error once the programme asks to go on to the next phase."""

TJEKLISTEKODER: tuple[Sidekode, ...] = (
    Sidekode(
        "TL01",
        "Tjeklistens fil kan ikke læses",
        "En tjekliste, der ikke kan læses, spørger ingen om noget.",
    ),
    Sidekode(
        "TL02",
        "Nøglen findes ikke",
        "En nøgle med forkert navn bliver ikke læst. Så mangler oplysningen, uden at nogen ser "
        "det.",
    ),
    Sidekode(
        "TL03", "Det samme står to gange", "Håndbogen kan ikke vide, hvilken af de to der gælder."
    ),
    Sidekode(
        "TL04",
        "En nøgle mangler",
        "Uden den ved læseren ikke, hvad listen er til, hvem der går den igennem, eller hvad "
        "punktet spørger om.",
    ),
    Sidekode(
        "TL05",
        "Værdien har ikke den rigtige form",
        "Den samme liste bliver læst af mennesker, af håndbogen og af andre programmer. Derfor "
        "har hver nøgle én form.",
    ),
    Sidekode(
        "TL06",
        "Id'et er brugt to gange",
        "Et id er en adresse, og et svar peger på ét punkt på én liste.",
    ),
    Sidekode(
        "TL07",
        "Punktet kan ikke afgøres",
        "Et punkt afgøres enten af regler eller af et underskrevet svar. Ellers ved ingen, hvornår "
        "det er i orden.",
    ),
    Sidekode(
        "TL08",
        "Listen nævner noget, der ikke findes",
        "Et punkt, der hviler på ingenting, ser ud, som om det er i orden.",
    ),
    Sidekode(
        "TL09",
        "Nøglerne passer ikke sammen",
        "Hver nøgle er rigtig for sig, men tilsammen siger de noget, der ikke kan lade sig gøre.",
    ),
    Sidekode(
        "TL10",
        "Svaret hører ikke til noget punkt",
        "Et svar, som ingen liste spørger efter, bliver ikke set.",
    ),
    Sidekode(
        "TL11",
        "Svaret er givet af en, der ikke har rollen",
        "Svaret binder den, der har ansvaret. Andre kan ikke give det for dem.",
        _HAARD_VED_KLAR_TIL,
    ),
    Sidekode(
        "TL12",
        "Svaret er for gammelt",
        "Forholdene har ændret sig, siden nogen sidst tog stilling.",
        _HAARD_VED_KLAR_TIL,
    ),
    Sidekode(
        "TL13",
        "Ingen følger op på et nej",
        "Et nej er et godt svar, når nogen gør noget ved det.",
        _HAARD_VED_KLAR_TIL,
    ),
    Sidekode(
        "TL14",
        "Svaret kan ikke efterprøves",
        "Den, der læser svaret om et år, skal kunne se, hvad det bygger på, og hvor det blev "
        "givet.",
        _HAARD_VED_KLAR_TIL,
    ),
    Sidekode(
        "TL15",
        "Programmet er sat klar, før tjeklisten er",
        "Styregruppen skal ikke bruge sit møde på at opdage, at noget mangler.",
    ),
)
