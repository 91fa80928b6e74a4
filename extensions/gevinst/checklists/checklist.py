"""The values of a checklist: what stands in its file, with the line of each key."""

from __future__ import annotations

from dataclasses import dataclass

from gevinst.model import lister
from gevinst.model.felt import Valg, felter_i
from gevinst.model.haandbog import Tjekliste
from gevinst.model.kommune import Tjeksvar
from gevinst.model.location import Location
from gevinst.model.objekt import ID_SLUT, adresse_af
from gevinst.model.typer import EFTER_NAVN

from . import form

ID = f"{Tjekliste.om.praefiks}_{ID_SLUT}"
POINT_ID = r"[a-z0-9-]{2,48}"

ANSWERED_TYPES = tuple(
    Valg(navn, EFTER_NAVN[navn].om.label)
    for felt in felter_i(Tjeksvar)
    if felt.navn == "objekt"
    for navn in felt.til
)
"""What a list can be about: exactly what a signed answer can be about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A part of a file: where it begins, and the line of each key in it."""

    sted: Location
    linjer: tuple[tuple[str, int], ...] = ()

    def sted_for(self, key: str) -> Location:
        """The line of a key, or where the part begins when it is not given."""
        line = dict(self.linjer).get(key)
        return self.sted if line is None else Location(self.sted.path, line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Written):
    """What a person must sign, when no rule can know the answer."""

    hvem: tuple[str, ...] = form.texts(
        "Den eller de roller, der må svare. Det er nok, at én af dem gør det.",
        "[ROL_STYREGRUPPE]",
        required=True,
        refers_to=("rolle",),
    )
    henvisning: str = form.text(
        "Hvad henvisningen i svaret skal være.",
        "Sagsnummer på det referat, hvor svaret står.",
        required=True,
    )
    hoejst_dage: int | None = form.number(
        "Hvor mange dage gammelt svaret må være. Udelad linjen, når det ikke bliver for gammelt.",
        "365",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseShift(Written):
    """The phase a list leads from, and the next, which it leads to."""

    fra: str = form.choice(lister.FASER, "Fasen før.", "planlaegning", required=True)
    til: str = form.choice(lister.FASER, "Den næste fase.", "gennemfoerelse", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Written):
    """One question of a list: answered by rules, or by somebody who signs for it."""

    id: str = form.text(
        "Punktets faste navn på listen. Det bruges aldrig igen.",
        "drift-klar",
        required=True,
        pattern=POINT_ID,
        pattern_help="små bogstaver a-z, tal og bindestreg, 2 til 48 tegn",
    )
    spoergsmaal: str = form.text(
        "Spørgsmålet, som det stilles på mødet.", "Er driften klar til at tage over?", required=True
    )
    hvorfor: str = form.text(
        "Hvorfor det betyder noget, i én sætning.",
        "Uden driften bliver leverancen stående.",
        required=True,
    )
    udsagn: tuple[str, ...] = form.texts(
        "De udsagn i vejledningen, punktet bygger på. Udelades kun, når punktet er tilføjet af os "
        "eller jer.",
        '["4.11", "4.40"]',
        refers_to=("udsagn",),
        pattern=r"[0-9R]\.[0-9]{2}",
        pattern_help="kapitel, punktum og to cifre, som 4.11",
    )
    bruger: tuple[str, ...] = form.texts(
        "De spørgsmål, kriterier, trin og forudsætninger i håndbogen, punktet bruger.",
        "[TRN_PROJEKTPLAN]",
        refers_to=("spoergsmaal", "kriterium", "trin", "forudsaetning"),
    )
    regler: tuple[str, ...] = form.texts(
        "De regler, der afgør punktet. Så skal ingen skrive under.",
        "[EJ01, EJ02]",
        refers_to=("regel",),
    )
    besvarer: str = form.text(
        "Når punktet er et af håndbogens spørgsmål: dets id. Så tæller svaret begge steder.",
        "SPM_SCOPE",
        refers_to=("spoergsmaal",),
    )
    bevis: Evidence | None = form.part(
        Evidence,
        "Det svar, en person skal give. Et punkt har enten regler eller bevis.",
        "",
    )
    tilfoejet: bool | None = form.yes_no(
        "Skriv ja, når vejledningen ikke siger det, punktet spørger om.", "ja"
    )
    tilfoejet_fordi: str = form.text(
        "Hvorfor punktet er tilføjet.", "Vores erfaring fra tre programmer."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Written):
    """A list that somebody goes through before a decision."""

    id: str = form.text(
        "Listens faste id. Det bliver til adressen tjekliste/…/",
        "TJL_TIL_GENNEMFOERELSE",
        required=True,
        pattern=ID,
        pattern_help="TJL_ og store bogstaver A-Z, tal og _",
    )
    titel: str = form.text("Overskriften.", "Fra planlægning til gennemførelse", required=True)
    formaal: str = form.text(
        "Hvad listen er til, i en eller to sætninger.",
        "Styregruppen ser, om programmet er klar til at begynde.",
        required=True,
    )
    hvornaar: str = form.text(
        "Hvornår listen tages frem.", "På det møde, hvor I beslutter at gå i gang.", required=True
    )
    hvem: tuple[str, ...] = form.texts(
        "De roller, der går listen igennem. Den, der leder det, står først.",
        "[ROL_STYREGRUPPE, ROL_PROGRAMLEDER]",
        required=True,
        refers_to=("rolle",),
    )
    gaelder: str = form.choice(
        ANSWERED_TYPES, "Den objekttype, listen gælder for.", "program", required=True
    )
    faseskift: PhaseShift | None = form.part(
        PhaseShift,
        "Når listen hører til et faseskift: fra hvilken fase til hvilken.",
        "{fra: planlaegning, til: gennemfoerelse}",
    )
    faser: tuple[str, ...] = form.choices(
        lister.FASER,
        "Når listen kun gælder i bestemte faser. Ikke sammen med faseskift.",
        "[gennemfoerelse, realisering]",
    )
    tilfoejet: bool | None = form.yes_no(
        "Skriv ja, når hele listen er jeres egen og ikke vejledningens.", "ja"
    )
    tilfoejet_fordi: str = form.text("Hvorfor listen er tilføjet.", "Den samler vores egne krav.")
    punkter: tuple[Point, ...] = form.parts(
        Point, "Punkterne i den rækkefølge, de bliver gennemgået.", "", required=True
    )

    @property
    def adresse(self) -> str:
        """The address of the list's page from the root of the site."""
        return adresse_af(Tjekliste.om, self.id)

    def name_of(self, point: Point) -> str:
        """What a signed answer writes in ``:punkt:``."""
        return f"{self.id}.{point.id}"

    def is_added(self, point: Point) -> bool:
        """Whether the point is not the guide's: it is marked so, or its whole list is."""
        return self.tilfoejet is True or point.tilfoejet is True
