"""What the handbook finds in Eksempelkøbing, and that its pages and numbers agree with each other.

The municipality is a model to copy from. What is found in it is meant, line by line; anything
more is a mistake on its pages or a rule that has changed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from conftest import Folder, Site
from gevinst.model.finding import Severity

YEARS = 5
"""The years each business case of the municipality covers, as its pages say."""
PROGRAMMES = "source/kommunen/programmer"

# Where (the page, the object, the field whose line it is, or none for the object itself), what it
# says, and how it is mended; in the order of the pages.
FINDINGS = (
    (
        "source/kommunen/fora.md FRM_SG_TVAERS medlemmer",
        "ADVARSEL OR04 FRM_SG_TVAERS »Styregruppen for E-indkøb og ESDH« har 8 medlemmer med "
        "formanden, og grænsen er 7 (fase: planlægning)",
        "flyt dem, der ikke skal beslutte, fra :medlemmer: til en referencegruppe, men behold de "
        "gevinstansvarlige",
    ),
    (
        "source/kommunen/fora.md FRM_SG_MESTRING medlemmer",
        "UNDTAGET OR04 FRM_SG_MESTRING »Styregruppen for Fra service til mestring« har 8 medlemmer "
        "med formanden, og grænsen er 7 (fase: definition og organisering) (undtaget ved "
        "UND_SG_MESTRING)",
        "flyt dem, der ikke skal beslutte, fra :medlemmer: til en referencegruppe, men behold de "
        "gevinstansvarlige",
    ),
    (
        "source/kommunen/organisation.md ENH_SKOLER",
        "ADVARSEL SC07 ENH_SKOLER »Skoleområdet« rammes af 2 programmer i 1. kvartal 2027, "
        "PRG_EINDKOEB_ESDH »E-indkøb og ESDH« og PRG_FOLKESKOLE »Folkeskolen i udvikling«, men kan "
        "kun bære 1",
        "flyt :realisering_fra: eller :realisering_til: på gevinsterne i et af dem. Skal enheden "
        "bære det alligevel, så få det besluttet i porteføljeforummet, og skriv en undtagelse",
    ),
    (
        f"{PROGRAMMES}/beskaeftigelse.md PRG_BESKAEFTIGELSE",
        "ADVARSEL FA01 PRG_BESKAEFTIGELSE »Erhverv og beskæftigelse i ét spor« har ingen business "
        "case (fase: initiering)",
        "tilføj en linje ':business_case: BC_…'. Findes den ikke, så opret den, og få styregruppen "
        "til at sige god for den",
    ),
    (
        f"{PROGRAMMES}/beskaeftigelse.md PRG_BESKAEFTIGELSE",
        "ADVARSEL MA01 PRG_BESKAEFTIGELSE »Erhverv og beskæftigelse i ét spor« sigter ikke mod "
        "nogen effekt (fase: initiering)",
        "tilføj en linje ':sigter_mod: EFF_…' med det, programmet skal ende med, for eksempel "
        "EFF_ET_SPOR",
    ),
    (
        f"{PROGRAMMES}/beskaeftigelse.md PRG_BESKAEFTIGELSE",
        "TIP TI01 PRG_BESKAEFTIGELSE »Erhverv og beskæftigelse i ét spor« har hverken projekter "
        "eller indsatser (fase: initiering)",
        "skriv ':indgaar_i: PRG_BESKAEFTIGELSE' på det, der hører til, eller overvej, om et "
        "projekt er nok",
    ),
    (
        f"{PROGRAMMES}/beskaeftigelse.md GEV_ERHV_SVARTID",
        "UNDTAGET EJ01 GEV_ERHV_SVARTID »Hurtigere svar til virksomhederne« har ingen "
        "gevinstansvarlig (fase: initiering) (undtaget ved UND_ERHV_EJER)",
        "tilføj en linje ':gevinstansvarlig: PER_…' med en leder i den enhed, hvor gevinsten "
        "hentes, for eksempel PER_TEAMLEDER_VIRKSOMHEDSSERVICE",
    ),
    (
        f"{PROGRAMMES}/digital-post.md GEV_POST_IKKEDIGITALE ledelsesmaal",
        "TIP TI04 GEV_POST_IKKEDIGITALE »Flere henvendelser fra borgere uden digital post« står "
        "ikke i ejerens mål (fase: drift og realisering)",
        "skriv ':ledelsesmaal: ja' og :ledelsesmaal_aar:, når ejeren og chefen har aftalt det",
    ),
    (
        f"{PROGRAMMES}/digital-post.md MLG_SVARTID_2023 metode",
        "TIP MA03 GEV_POST_SVARTID »Kortere svartid til borgerne«: nulpunktet MLG_SVARTID_2023 er "
        "rekonstrueret og ikke målt (fase: drift og realisering)",
        "sig det, hver gang I viser tallet frem, så ingen tror, at det er målt",
    ),
    (
        f"{PROGRAMMES}/e-indkoeb-og-esdh.md LEV_ESDH_ARKIV",
        "UNDTAGET SC02 LEV_ESDH_ARKIV »Adgang til det lukkede arkiv« bidrager ikke til nogen "
        "gevinst (fase: planlægning) (undtaget ved UND_ESDH_ARKIV)",
        "tilføj en linje ':bidrager_til: GEV_…', for eksempel GEV_ESDH_JOURNAL, GEV_ESDH_SOEGETID "
        "eller GEV_INDK_AFTALE. Ellers skriv den leverance, der venter på den, under "
        ":forudsaetning_for:, eller skriv :type: forudsaetning",
    ),
    (
        f"{PROGRAMMES}/folkeskole.md GEV_SKOLE_LAESNING ledelsesmaal",
        "TIP TI04 GEV_SKOLE_LAESNING »Flere elever, der læser over middel« står ikke i ejerens mål "
        "(fase: gennemførelse)",
        "skriv ':ledelsesmaal: ja' og :ledelsesmaal_aar:, når ejeren og chefen har aftalt det",
    ),
    (
        f"{PROGRAMMES}/mestring.md PRG_MESTRING",
        "ADVARSEL FA03 PRG_MESTRING »Fra service til mestring«: SPM_SAMMENHAENG »Passer programmet "
        "ind i resten?« er ikke besvaret (fase: definition og organisering)",
        "tag det op på næste møde i FRM_DIREKTION, og opret et tjeksvar med ':besvarer: "
        "SPM_SAMMENHAENG' og ':objekt: PRG_MESTRING'",
    ),
    (
        f"{PROGRAMMES}/mestring.md PRG_MESTRING kompetencer",
        "TIP TI02 PRG_MESTRING »Fra service til mestring« får brug for mål og måling, men har det "
        "ikke blandt sine kompetencer (fase: definition og organisering)",
        "find nogen, der kan det, og skriv maal under :kompetencer:",
    ),
    (
        f"{PROGRAMMES}/mestring.md PRG_MESTRING besluttet_ved",
        "ADVARSEL OR06 PRG_MESTRING »Fra service til mestring«: der er ingen beslutning om "
        "organiseringen (fase: definition og organisering)",
        "opret en beslutning med :type: organisering og :truffet_af: et forum på direktionsniveau, "
        "for eksempel FRM_DIREKTION, FRM_SG_POST eller FRM_SG_TVAERS, og skriv dens id under "
        ":besluttet_ved: på programmet",
    ),
    (
        f"{PROGRAMMES}/mestring.md GEV_MEST_SYGEFRAV",
        "TIP RE01 GEV_MEST_SYGEFRAV »Lavere sygefravær i hjemmeplejen« mangler :realisering_fra:, "
        ":realisering_til: og mindst to datoer i :maaletidspunkter: (fase: definition og "
        "organisering)",
        "skriv :realisering_fra:, :realisering_til: og mindst to datoer i :maaletidspunkter:",
    ),
    (
        f"{PROGRAMMES}/mestring.md PRJ_VELFAERDSTEK",
        "TIP TI08 PRJ_VELFAERDSTEK »Teknik, der hjælper hjemme« siger ikke, hvordan I får "
        "løsningen (fase: definition og organisering)",
        "skriv :handlemulighed: (marked, tilpasning eller egenudvikling), eller forklar i "
        ":handlemulighed_note:",
    ),
    (
        f"{PROGRAMMES}/mestring.md IND_MEST_SYGEFRAV",
        "TIP MA04 IND_MEST_SYGEFRAV »Sygefravær i distrikt Øst« mangler :maaldato: (fase: "
        "definition og organisering)",
        "udfyld :maaldato:, så en anden kan finde det samme tal. Gælder målet hele tiden, så skriv "
        "':loebende_maal: ja' i stedet for datoen",
    ),
    (
        f"{PROGRAMMES}/mestring.md INT_PAAROERENDE",
        "TIP TI07 INT_PAAROERENDE »Pårørende og ældreråd« mangler :tidspunkt: (fase: definition og "
        "organisering)",
        "skriv i :tidspunkt:, hvornår de inddrages",
    ),
)


def line_of(site: Site, place: str) -> str:
    """``page object [field]`` as a finding writes it: the page and the line."""
    page, id, *field = place.split()
    lines = (site.folder.path / page).read_text(encoding="utf-8").splitlines()
    line = lines.index(f":id: {id}")
    if field:
        line = next(i for i in range(line, len(lines)) if lines[i].startswith(f":{field[0]}:"))
        return f"{page}:{line + 1}"
    return f"{page}:{line}"


def test_what_is_found_is_meant(real_site: Site) -> None:
    expected = [
        f"{line_of(real_site, place)} {what}. Ret: {remedy}." for place, what, remedy in FINDINGS
    ]
    found = real_site.built.lines
    unmeant = [line for line in found if line not in expected]
    assert not unmeant, "\n".join(["Found, and not meant:", *unmeant])
    missing = [line for line in expected if line not in found]
    assert not missing, "\n".join(["Meant, and not found:", *missing])
    assert (found, real_site.built.exit_code) == (expected, 0)


def test_the_municipality_names_its_own_warnings_and_waivers(real_site: Site) -> None:
    page = real_site.folder.text("kommunen/index.md")
    named = {
        finding.waived_by or finding.object_id
        for finding in real_site.built.findings
        if finding.waived_by or finding.severity is Severity.ADVARSEL
    }
    assert len(named) > 5
    assert {id for id in named if f"](#{id})" not in page} == set()


# -- numbers that stand in more than one place ----------------------------------------------------


@dataclass(frozen=True)
class Kommunen:
    """The municipality's objects as `needs.json` has them, by their ids."""

    objekter: dict[str, dict[str, Any]]

    def af(self, type: str) -> list[dict[str, Any]]:
        return [need for need in self.objekter.values() if need["type"] == type]


@pytest.fixture(scope="module")
def kommunen(real_site: Site) -> Kommunen:
    return Kommunen(json.loads(real_site.built.read("needs.json"))["versions"][""]["needs"])


def tal(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def numbers_in(text: str) -> set[Decimal]:
    """Every number of a sentence, such as »2,40 mio. kr. om året«."""
    words = (word.strip(".,;()") for word in text.split())
    return {tal(word) for word in words if word[:1].isdigit() and "/" not in word}


def test_before_and_after_are_the_baseline_and_the_target(kommunen: Kommunen) -> None:
    """What a benefit says in words is what its indicator is measured by."""
    benefits = kommunen.af("gevinst")
    assert len(benefits) == 17
    for gevinst in benefits:
        (indikator,) = (kommunen.objekter[id] for id in gevinst["maales_ved"])
        (nulpunkt,) = (
            maaling
            for maaling in kommunen.af("maaling")
            if indikator["id"] in maaling["maaling_af"] and maaling["maaling_type"] == "nulpunkt"
        )
        assert tal(nulpunkt["vaerdi"]) in numbers_in(gevinst["foer"]), gevinst["id"]
        assert tal(indikator["maalvaerdi"]) in numbers_in(gevinst["efter"]), gevinst["id"]


def test_the_business_cases_add_up(kommunen: Kommunen) -> None:
    cases = kommunen.af("business_case")
    assert len(cases) == 5
    for case in cases:
        once, yearly = (
            tal(case["udgift_engang"]),
            tal(case["gevinst_aar"]) - tal(case["udgift_aar"]),
        )
        assert yearly * YEARS - once == tal(case["nettogevinst"]), case["id"]
        assert round(once / yearly, 1) == tal(case["tilbagebetaling_aar"]), case["id"]
        assert f"sandsynlig = {case['nettogevinst']};" in case["foelsomhed"], case["id"]


def test_a_programme_costs_what_its_business_case_says(kommunen: Kommunen) -> None:
    owners = [need for need in kommunen.objekter.values() if need.get("business_case")]
    assert len(owners) == 5
    for owner in owners:
        case = kommunen.objekter[owner["business_case"][0]]
        assert owner["budget_kr"] == case["udgift_engang"], owner["id"]
        parts = [p for p in kommunen.af("projekt") if owner["id"] in p["indgaar_i"]]
        spent = sum(tal(part["budget_kr"]) for part in parts if part.get("budget_kr"))
        assert spent <= tal(owner["budget_kr"]), owner["id"]


# -- from planning to execution -------------------------------------------------------------------

PLANNED = "kommunen/programmer/e-indkoeb-og-esdh.md"
DECIDED = """
:::{beslutning} E-indkøb og ESDH går fra planlægning til gennemførelse
:id: BES_EINDKOEB_TIL_GENNEMFOERELSE
:type: faseskift
:dato: 2026-06-15
:fra_fase: planlaegning
:til_fase: gennemfoerelse
:truffet_af: FRM_SG_TVAERS
:::
"""


def test_the_programme_goes_on_without_errors_when_its_list_is_kept(real: Folder) -> None:
    """The three open points of the list are mended, then the phase is changed, and nothing else."""
    real.replace(PLANNED, ":fase: planlaegning", ":fase: gennemfoerelse")
    real.replace(
        PLANNED,
        "planlaegning = 2025-06-04",
        "planlaegning = 2025-06-04; gennemfoerelse = 2026-06-15",
    )
    too_early = real.build("tjek")
    assert sorted(code for code, *_ in too_early.errors) == ["FA01", "FA04"]

    real.replace(PLANNED, ":valideret_dato: 2025-06-04", ":valideret_dato: 2026-06-15")
    real.write("kommunen/beslutninger.md", real.text("kommunen/beslutninger.md") + DECIDED)
    real.replace(
        PLANNED,
        "BES_EINDKOEB_TIL_PLANLAEGNING\n",
        "BES_EINDKOEB_TIL_PLANLAEGNING, BES_EINDKOEB_TIL_GENNEMFOERELSE\n",
    )
    built = real.build("tjek")
    assert (built.exit_code, built.errors) == (0, [])
