"""Eksempelkøbing with each rule broken once: what is changed, and what must then be found.

The municipality is not written twice. Each `Brud` is the few lines that somebody could have got
wrong on the real pages, and it is applied to a copy of them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rettelse:
    """In the object with this id, ``fra`` becomes ``til``; ``fra`` stands there exactly once."""

    objekt: str
    fra: str
    til: str


@dataclass(frozen=True)
class Brud:
    """One rule broken at one object. ``fund`` is all that comes of it, first the rule itself.

    ``borte`` is what the municipality had before, and what the change takes away.
    """

    fund: tuple[str, ...]
    rettelser: tuple[Rettelse, ...]
    borte: tuple[str, ...] = ()

    @property
    def kode(self) -> str:
        """The rule that is broken: ``GRAD KODE OBJEKT`` names it second."""
        return self.fund[0].split()[1]


def _brud(fund: str, *rettelser: tuple[str, str, str], ogsaa: str = "", borte: str = "") -> Brud:
    """``ogsaa`` is what follows from the same change, ``borte`` what goes with it."""
    return Brud(
        (fund, *([ogsaa] if ogsaa else [])),
        tuple(Rettelse(*rettelse) for rettelse in rettelser),
        (borte,) if borte else (),
    )


BRUD: tuple[Brud, ...] = (
    # -- EJ: the owner ----------------------------------------------------------------------------
    _brud(
        "FEJL EJ01 GEV_INDK_AFTALE",
        ("GEV_INDK_AFTALE", ":gevinstansvarlig: PER_OEKONOMIDIREKTOER\n", ""),
    ),
    _brud(
        "FEJL EJ02 GEV_DAGT_NAERVAER",
        ("FRM_SG_DAGTILBUD", ":medlemmer: PER_DAGTILBUDSCHEF, ", ":medlemmer: "),
    ),
    _brud(
        "FEJL EJ03 GEV_SKOLE_FRAVAER",
        (
            "GEV_SKOLE_FRAVAER",
            ":gevinstansvarlig: PER_SKOLECHEF",
            ":gevinstansvarlig: PER_DIGITALISERINGSCHEF",
        ),
        (
            "IND_FRAVAER",
            ":godkendt_af: PER_SKOLECHEF",
            ":godkendt_af: PER_SKOLECHEF, PER_DIGITALISERINGSCHEF",
        ),
    ),
    _brud(
        "FEJL EJ04 GEV_INDK_FAKTURA",
        (
            "PRJ_EINDKOEB",
            ":projektleder: PER_PROJEKTLEDER_2",
            ":projektleder: PER_OEKONOMIDIREKTOER",
        ),
    ),
    _brud(
        "FEJL EJ05 GEV_ESDH_SOEGETID",
        (
            "GEV_ESDH_SOEGETID",
            ":gevinstansvarlig: PER_VICEKOMMUNALDIREKTOER",
            ":gevinstansvarlig: PER_SOCIALCHEF",
        ),
        (
            "IND_SOEGETID",
            ":godkendt_af: PER_VICEKOMMUNALDIREKTOER",
            ":godkendt_af: PER_VICEKOMMUNALDIREKTOER, PER_SOCIALCHEF",
        ),
    ),
    _brud(
        "FEJL EJ06 GEV_POST_OPKALD",
        (
            "GEV_POST_OPKALD",
            ":lokale_gevinstejere: PER_BORGERSERVICECHEF, PER_SOCIALCHEF",
            ":lokale_gevinstejere: PER_BORGERSERVICECHEF",
        ),
    ),
    _brud(
        "FEJL EJ07 GEV_SKOLE_LAESNING",
        ("GEV_SKOLE_LAESNING", ":godkendt_dato: 2024-11-20\n", ""),
    ),
    _brud(
        "FEJL EJ08 PRJ_REFORM",
        (
            "PER_PROJEKTLEDER_3",
            ":stillingsniveau: medarbejder\n",
            ":stillingsniveau: medarbejder\n:til: 2026-01-31\n",
        ),
    ),
    # -- OR: who leads and decides ----------------------------------------------------------------
    _brud(
        "FEJL OR01 PRG_FOLKESKOLE",
        ("PRG_FOLKESKOLE", ":programchef: PER_DIREKTOER_BU", ":programchef: PER_SKOLECHEF"),
    ),
    _brud(
        "FEJL OR02 PRJ_ESDH",
        ("PRJ_ESDH", ":projektleder: PER_PROJEKTLEDER_1\n", ""),
    ),
    _brud(
        "FEJL OR03 FRM_DIREKTIONENS_REF",
        (
            "FRM_DIREKTIONENS_REF",
            ":formand: PER_KOMMUNALDIREKTOER",
            ":formand: PER_KOMMUNALDIREKTOER, PER_VICEKOMMUNALDIREKTOER",
        ),
    ),
    _brud(
        "ADVARSEL OR04 FRM_SG_SKOLE",
        (
            "FRM_SG_SKOLE",
            ":medlemmer: PER_SKOLECHEF,",
            ":medlemmer: PER_BOERNEHAVELEDER, PER_DAGTILBUDSCHEF, PER_SOCIALCHEF, PER_SKOLECHEF,",
        ),
    ),
    _brud(
        "FEJL OR05 FRM_SG_POST",
        ("FRM_SG_POST", " PER_TEKNIKCHEF,", ""),
    ),
    _brud(
        "FEJL OR06 PRG_EINDKOEB_ESDH",
        ("PRG_EINDKOEB_ESDH", ":besluttet_ved: BES_ORG_EINDKOEB_ESDH, ", ":besluttet_ved: "),
    ),
    _brud(
        "FEJL OR07 PF_EKSEMPELKOEBING",
        ("PF_EKSEMPELKOEBING", ":styres_af: FRM_DIREKTION\n", ""),
    ),
    _brud(
        "FEJL OR08 PRJ_KOMPETENCE",
        (
            "PRJ_KOMPETENCE",
            ":mandat: Projektlederen må flytte kursusdage inden for skoleåret og bruge op til "
            "40.000 kr. ud over budgettet pr. leverance.",
            ":mandat: Projektlederen spørger først.",
        ),
    ),
    # -- SC: from effort to goal, in time ---------------------------------------------------------
    _brud(
        "FEJL SC01 PRG_MESTRING",
        ("PRG_MESTRING", ":understoetter: MAAL_MESTRING\n", ""),
    ),
    _brud(
        "FEJL SC02 LEV_TEAMAFTALE",
        ("LEV_TEAMAFTALE", ":bidrager_til: GEV_SKOLE_FORBTID\n", ""),
    ),
    _brud(
        "ADVARSEL SC03 GEV_POST_IKKEDIGITALE",
        (
            "ADH_HJAELP_IKKEDIGITALE",
            ":bidrager_til: GEV_POST_IKKEDIGITALE",
            ":bidrager_til: GEV_POST_OPKALD",
        ),
    ),
    _brud(
        "FEJL SC04 GEV_SKOLE_FRAVAER",
        ("DRI_TEAMSTRUKTUR", " GEV_SKOLE_FRAVAER,", ""),
    ),
    _brud(
        "FEJL SC05 GEV_ESDH_SOEGETID",
        ("GEV_ESDH_SOEGETID", ":giver: EFF_FRIGJORTE_MIDLER, EFF_TILGAENGELIG\n", ""),
    ),
    _brud(
        "FEJL SC06 GEV_INDK_AFTALE",
        ("GEV_INDK_AFTALE", ":realisering_fra: 2027-01-04", ":realisering_fra: 2026-09-01"),
    ),
    _brud(
        "ADVARSEL SC07 ENH_DAGTILBUD",
        ("ENH_DAGTILBUD", ":baereevne: 2", ":baereevne: 1"),
    ),
    # -- MA: what is measured ---------------------------------------------------------------------
    _brud(
        "FEJL MA01 PRG_EINDKOEB_ESDH",
        ("PRG_EINDKOEB_ESDH", ":sigter_mod: EFF_FRIGJORTE_MIDLER, EFF_TILGAENGELIG\n", ""),
    ),
    _brud(
        "FEJL MA02 GEV_SKOLE_FORBTID",
        ("GEV_SKOLE_FORBTID", ":maales_ved: IND_FORBTID\n", ""),
    ),
    _brud(
        "FEJL MA03 GEV_SKOLE_LAESNING",
        ("MLG_LAESNING_2025", ":type: nulpunkt", ":type: forloeb"),
    ),
    _brud(
        "FEJL MA04 IND_KURSUS",
        ("IND_KURSUS", ":datakilde: Kursussystemet\n", ""),
    ),
    _brud(
        "FEJL MA05 GEV_POST_PORTO",
        ("GEV_POST_PORTO", ":budgetvirkning: indregnet", ":budgetvirkning: ikke_besluttet"),
    ),
    _brud(
        "FEJL MA06 GEV_POST_SVARTID",
        ("GEV_POST_SVARTID", ":modtager:", ":beloeb_aar: 400.000\n:modtager:"),
        ("GEV_POST_OPKALD", ":aarsvaerk: 1,0", ":aarsvaerk: 1,0\n:beloeb_aar: 600.000"),
    ),
    # -- FA: phases and decisions -----------------------------------------------------------------
    _brud(
        "FEJL FA01 PRG_FOLKESKOLE",
        ("BC_FOLKESKOLE", ":valideret_dato: 2026-02-11", ":valideret_dato: 2025-01-20"),
    ),
    _brud(
        "FEJL FA02 PRG_EINDKOEB_ESDH",
        (
            "PRJ_ESDH",
            ":ideskitse: Kontrakten udløber i 2027. Et nyt system med færre sagstyper og mails på "
            "sagen kan spare tid for alle, der leder efter noget.\n",
            "",
        ),
    ),
    _brud(
        "FEJL FA03 PRG_EINDKOEB_ESDH",
        (
            "SVAR_EINDKOEB_EFFEKTER",
            ":begrundelse: Vigtigst er penge og tid til velfærd. Blev det umuligt, ville "
            "direktionen nøjes med et genudbud.",
            ":begrundelse: Det er aftalt.",
        ),
    ),
    _brud(
        "FEJL FA04 PRG_FOLKESKOLE",
        ("PRG_FOLKESKOLE", ", BES_SKOLE_TIL_GENNEMFOERELSE", ""),
    ),
    _brud(
        "FEJL FA05 PRJ_DAGTILBUD",
        ("PRJ_DAGTILBUD", ":egenfinansiering_mulig: nej", ":egenfinansiering_mulig: ja"),
    ),
    # -- RE: what was promised --------------------------------------------------------------------
    _brud(
        "FEJL RE01 GEV_SKOLE_FRAVAER",
        (
            "GEV_SKOLE_FRAVAER",
            ":maaletidspunkter: 2026-06-30; 2027-06-30; 2028-06-30",
            ":maaletidspunkter: 2026-06-30; 2027-06-30",
        ),
    ),
    _brud(
        "FEJL RE02 PRJ_IT_SKOLE",
        ("PRJ_IT_SKOLE", ":tilstand: aktiv", ":tilstand: lukket"),
    ),
    _brud(
        "FEJL RE03 IND_PORTO",
        ("MLG_PORTO_2025", ":dato: 2025-12-31", ":dato: 2025-12-01"),
    ),
    _brud(
        "FEJL RE04 GEV_POST_PORTO",
        ("GEV_POST_PORTO", ":status: delvist_realiseret", ":status: realiseret"),
    ),
    _brud(
        "FEJL RE05 GEV_POST_IKKEDIGITALE",
        ("MLG_IKKEDIGITALE_2025_2", ":vaerdi: 431", ":vaerdi: 540"),
    ),
    # -- DA: what must not stand on a page --------------------------------------------------------
    _brud(
        "FEJL DA01 INT_AELDRERAAD",
        (
            "INT_AELDRERAAD",
            ":form: Høring og møde med borgerservicechefen",
            ":form: Høring, som sendes til formanden@privat.dk",
        ),
    ),
    # -- TI: tips ---------------------------------------------------------------------------------
    _brud(
        "TIP TI01 PRJ_DAGTILBUD",
        (
            "PRJ_DAGTILBUD",
            ":finansieret_af: PUL_DIGI\n",
            ":finansieret_af: PUL_DIGI\n:afhaenger_af_indhold: PRJ_REFORM, PRJ_IT_SKOLE\n",
        ),
    ),
    _brud(
        "TIP TI02 PRJ_DAGTILBUD",
        (
            "PRJ_DAGTILBUD",
            ":kompetencer: udbud, digitalisering, forandring, kontrakt, maal",
            ":kompetencer: udbud, digitalisering, forandring, maal",
        ),
    ),
    _brud(
        "TIP TI03 PRG_BESKAEFTIGELSE",
        ("GEV_ERHV_SVARTID", ":gevinsttype: kvalitet_borger", ":gevinsttype: oekonomisk"),
    ),
    _brud(
        "TIP TI04 GEV_SKOLE_FORBTID",
        (
            "GEV_SKOLE_FORBTID",
            ":ledelsesmaal: ja\n:ledelsesmaal_aar: 2026\n",
            ":ledelsesmaal: nej\n",
        ),
    ),
    _brud(
        "TIP TI05 GEV_BESK_VARIGHED",
        ("GEV_BESK_VARIGHED", ":efter: 27 uger i gennemsnit", ":efter: En mere effektiv vej i job"),
    ),
    _brud(
        "TIP TI06 PRG_BESKAEFTIGELSE",
        (
            "PRG_BESKAEFTIGELSE",
            ":programchef: PER_DIREKTOER_BE\n",
            ":programchef: PER_DIREKTOER_BE\n:programleder: PER_DIGITALISERINGSCHEF\n",
        ),
    ),
    _brud(
        "TIP TI07 INT_ELEVRAAD",
        ("INT_ELEVRAAD", ":tidspunkt: September 2025 og september 2026\n", ""),
    ),
    _brud(
        "TIP TI08 PRJ_REFORM",
        ("PRJ_REFORM", ":handlemulighed: egenudvikling", ":handlemulighed: ingen"),
    ),
    # -- UND: waivers -----------------------------------------------------------------------------
    _brud(
        "FEJL UND01 UND_ESDH_ARKIV",
        (
            "UND_ESDH_ARKIV",
            ":godkendt_af: PER_VICEKOMMUNALDIREKTOER",
            ":godkendt_af: PER_SOCIALCHEF",
        ),
        ogsaa="ADVARSEL SC02 LEV_ESDH_ARKIV",
        borte="UNDTAGET SC02 LEV_ESDH_ARKIV",
    ),
    _brud(
        "FEJL UND02 UND_SG_MESTRING",
        ("UND_SG_MESTRING", ":udloeber: 2026-12-31", ":udloeber: 2026-06-14"),
        ogsaa="ADVARSEL OR04 FRM_SG_MESTRING",
        borte="UNDTAGET OR04 FRM_SG_MESTRING",
    ),
    _brud(
        "ADVARSEL UND03 UND_ERHV_EJER",
        ("UND_ERHV_EJER", ":udloeber: 2026-08-02", ":udloeber: 2026-07-15"),
    ),
    _brud(
        "ADVARSEL UND04 UND_ERHV_EJER",
        (
            "GEV_ERHV_SVARTID",
            ":hoerer_til: PRG_BESKAEFTIGELSE\n",
            ":hoerer_til: PRG_BESKAEFTIGELSE\n:gevinstansvarlig: PER_ARBEJDSMARKEDSCHEF\n",
        ),
        borte="UNDTAGET EJ01 GEV_ERHV_SVARTID",
    ),
)
