"""From raw objects to a handbook: every mistake in a page has its own code, place and remedy."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest
from gevinst.model.finding import Finding, Severity
from gevinst.model.indlaesning import read_handbook
from gevinst.model.kommune import Enhed, Gevinst, Indikator, Kommune
from gevinst.model.location import Location
from skriv import raw_objects, read

ENHED = ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:type: forvaltning\n:::\n"
POST = ":::{person} Skolechefen\n:id: PER_CHEF\n:stillingsniveau: chef\n:ansat_i: ENH_SKOLER\n:::\n"


def fejl(kode: str, line: int, id: str, message: str, remedy: str) -> Finding:
    return Finding(kode, Severity.FEJL, Location("side.md", line), id, message, remedy)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:type: forvaltning\n:bareevne: 3\n:::",
            [
                fejl(
                    "IN01",
                    4,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne« har et felt, der ikke findes: :bareevne:",
                    "mente du baereevne? Ellers slet linjen. Felterne står på siden om objekttyper",
                )
            ],
            id="IN01 unknown field with a near one",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:type: forvaltning\n:xyz: 3\n:::",
            [
                fejl(
                    "IN01",
                    4,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne« har et felt, der ikke findes: :xyz:",
                    "slet linjen. Felterne står på siden om objekttyper",
                )
            ],
            id="IN01 unknown field far from all",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:type: forvaltning\n:sted: her\n:::",
            [
                fejl(
                    "IN01",
                    4,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne« har et felt, der ikke findes: :sted:",
                    "slet linjen. Felterne står på siden om objekttyper",
                )
            ],
            id="IN01 a name that only the program uses",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:typ: forvaltning\n:::",
            [
                fejl(
                    "IN01",
                    3,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne« har et felt, der ikke findes: :typ:",
                    "mente du type? Ellers slet linjen. Felterne står på siden om objekttyper",
                )
            ],
            id="IN01 a misspelt required field is said once",
        ),
        *(
            pytest.param(
                f":::{{person}} Chefen\n:id: PER_CHEF\n:{written}: chef\n:ansat_i: ENH_SKOLER\n"
                ":::\n" + ENHED,
                [
                    fejl(
                        "IN01",
                        3,
                        "PER_CHEF",
                        f"PER_CHEF »Chefen« har et felt, der ikke findes: :{written}:",
                        "mente du stillingsniveau? Ellers slet linjen. Felterne står på siden om "
                        "objekttyper",
                    )
                ],
                id=f"IN01 a field by {what} is said once",
            )
            for written, what in (
                ("Stillingsniveau", "a capital"),
                ("niveau", "its label"),
                ("Niveau", "its label with a capital"),
            )
        ),
        pytest.param(
            ENHED + ":::{person} Chefen\n:id: PER_CHEF\n:stillingsniveau: chef\n"
            ":Ansat i: ENH_SKOLER\n:::",
            [
                fejl(
                    "IN01",
                    8,
                    "PER_CHEF",
                    "PER_CHEF »Chefen« har et felt, der ikke findes: :Ansat i:",
                    "mente du ansat_i? Ellers slet linjen. Felterne står på siden om objekttyper",
                )
            ],
            id="IN01 a required link by its label is said once",
        ),
        pytest.param(
            ENHED + ":::{person} Chefen\n:id: PER_CHEF\n:stillingsniveau: chef\n"
            ":ansati: ENH_SKOLER\n:::",
            [
                fejl(
                    "IN01",
                    8,
                    "PER_CHEF",
                    "PER_CHEF »Chefen« har et felt, der ikke findes: :ansati:",
                    "mente du ansat_i? Ellers slet linjen. Felterne står på siden om objekttyper",
                )
            ],
            id="IN01 a misspelt required link is said once",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:type: forvaltnng\n:::",
            [
                fejl(
                    "IN02",
                    3,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne«: :type: »forvaltnng« står ikke på listen",
                    "mente du forvaltning? Ellers vælg mellem direktion, central_stab, "
                    "forvaltning, center, institution eller ekstern",
                )
            ],
            id="IN02 value not on the list",
        ),
        pytest.param(
            ":::{dokumenttype} Ark\n:id: DOK_ARK\n:format: html, papir\n:::",
            [
                fejl(
                    "IN02",
                    3,
                    "DOK_ARK",
                    "DOK_ARK »Ark«: :format: »papir« står ikke på listen",
                    "vælg mellem html, pdf, csv, xlsx, ics, svg eller json",
                )
            ],
            id="IN02 one of several values not on the list",
        ),
        pytest.param(
            ":::{business_case} Skole\n:id: BC_SKOLE\n:bc_type: fuld\n:foelsomhed: godt 5\n:::",
            [
                fejl(
                    "IN02",
                    4,
                    "BC_SKOLE",
                    "BC_SKOLE »Skole«: :foelsomhed: »godt 5« er ikke et par",
                    "skriv det som 'pessimistisk = -300.000; sandsynlig = 1.900.000; optimistisk "
                    "= 3.200.000' med = imellem og ; efter hvert par",
                )
            ],
            id="IN02 not a pair",
        ),
        pytest.param(
            ENHED + ":::{person} Chefen\n:id: PER_CHEF\n:stillingsniveau: chef\n"
            ":fra: 31-02-2026\n:ansat_i: ENH_SKOLER\n:::",
            [
                fejl(
                    "IN03",
                    8,
                    "PER_CHEF",
                    "PER_CHEF »Chefen«: :fra: »31-02-2026« er ikke en dato",
                    "skriv datoen som 2026-06-15 eller 15. juni 2026",
                )
            ],
            id="IN03 not a date",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:type: forvaltning\n:baereevne: tre\n:::",
            [
                fejl(
                    "IN04",
                    4,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne«: :baereevne: »tre« er ikke et tal",
                    "skriv kun tallet, med komma før decimaler og punktum mellem tusinder: "
                    "1.300.000 eller 2,40",
                )
            ],
            id="IN04 not a number",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:type: forvaltning\n:er_drift: delvist\n:::",
            [
                fejl(
                    "IN05",
                    4,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne«: :er_drift: »delvist« er hverken ja eller nej",
                    "skriv ja eller nej",
                )
            ],
            id="IN05 neither yes nor no",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:::",
            [
                fejl(
                    "IN06",
                    1,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne« mangler feltet :type: (Type)",
                    "tilføj en linje som ':type: forvaltning'",
                )
            ],
            id="IN06 missing field",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:type:\n:::",
            [
                fejl(
                    "IN06",
                    1,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne« mangler feltet :type: (Type)",
                    "tilføj en linje som ':type: forvaltning'",
                )
            ],
            id="IN06 empty field",
        ),
        pytest.param(
            ":::{enhed}\n:id: ENH_SKOLER\n:type: forvaltning\n:::",
            [
                fejl(
                    "IN06",
                    1,
                    "ENH_SKOLER",
                    "Enheden ENH_SKOLER har ingen overskrift",
                    "skriv den efter {enhed} på samme linje",
                )
            ],
            id="IN06 no title",
        ),
        pytest.param(
            ":::{enhed} Børn, unge & læring på Ærø\n:type: forvaltning\n:::",
            [
                fejl(
                    "IN06",
                    1,
                    "ENH_UDEN_ID_1",
                    "Enheden »Børn, unge & læring på Ærø« har intet id",
                    "tilføj en linje som ':id: ENH_BOERN_UNGE_LAERING'",
                )
            ],
            id="IN06 no id",
        ),
        pytest.param(
            ENHED + ":::{enhed} Nord\n:id: ENH_NORD\n:type: center\n"
            ":overenhed: ENH_SKOLER, ENH_SKOLER\n:::",
            [
                fejl(
                    "IN07",
                    8,
                    "ENH_NORD",
                    "ENH_NORD »Nord«: ENH_SKOLER står to gange i :overenhed:",
                    "slet den ene",
                ),
            ],
            id="IN07 one link that stands twice is one",
        ),
        pytest.param(
            ":::{person} Chefen\n:id: PER_CHEF\n:stillingsniveau: chef\n:::",
            [
                fejl(
                    "IN07",
                    1,
                    "PER_CHEF",
                    "PER_CHEF »Chefen« skal have præcis ét link i :ansat_i: (Ansat i), men har "
                    "ingen",
                    "tilføj en linje som ':ansat_i: ENH_…'",
                )
            ],
            id="IN07 no link where there must be one",
        ),
        pytest.param(
            ENHED + POST + ":::{forum} Styregruppen\n:id: FRM_SG\n:type: styregruppe\n"
            ":formand: PER_CHEF\n:::",
            [
                fejl(
                    "IN07",
                    10,
                    "FRM_SG",
                    "FRM_SG »Styregruppen« skal have mindst ét link i :medlemmer: (Medlemmer), men "
                    "har ingen",
                    "tilføj en linje som ':medlemmer: PER_CHEF'",
                )
            ],
            id="IN07 no link where there must be at least one",
        ),
        pytest.param(
            ENHED + POST + ":::{forum} Styregruppen\n:id: FRM_SG\n:type: styregruppe\n"
            ":medlemmer: PER_CHEF\n:::",
            [],
            id="no IN07 for a number that a rule judges",
        ),
        pytest.param(
            ENHED + ":::{enhed} Nord\n:id: ENH_NORD\n:type: center\n:overenhed: ENH_SKOLERR\n:::",
            [
                fejl(
                    "IN08",
                    8,
                    "ENH_NORD",
                    "ENH_NORD »Nord«: :overenhed: peger på ENH_SKOLERR, som ikke findes",
                    "mente du ENH_SKOLER? Ellers opret enhed med det id, eller slet linket",
                )
            ],
            id="IN08 dead link with a near id",
        ),
        pytest.param(
            ENHED + ":::{enhed} Nord\n:id: ENH_NORD\n:type: center\n:overenhed: XYZ_1\n:::",
            [
                fejl(
                    "IN08",
                    8,
                    "ENH_NORD",
                    "ENH_NORD »Nord«: :overenhed: peger på XYZ_1, som ikke findes",
                    "opret enhed med det id, eller slet linket",
                )
            ],
            id="IN08 dead link far from all",
        ),
        pytest.param(
            ENHED + ":::{enhed} Nord\n:id: ENH_NORD\n:type: center\n:overenhed: enh_skoler\n:::",
            [
                fejl(
                    "IN08",
                    8,
                    "ENH_NORD",
                    "ENH_NORD »Nord«: :overenhed: peger på enh_skoler, som ikke findes",
                    "mente du ENH_SKOLER? Ellers opret enhed med det id, eller slet linket",
                )
            ],
            id="IN08 link in small letters",
        ),
        *(
            pytest.param(
                ":::{enhed} Børn og unge\n:id: ENH_BU\n:type: forvaltning\n:::\n"
                + ENHED
                + POST
                + ":::{person} Børn og unge\n:id: PER_BU\n:stillingsniveau: leder\n"
                f":ansat_i: ENH_BU\n:leder_af: {written}\n:::",
                [
                    fejl(
                        "IN08",
                        18,
                        "PER_BU",
                        f"PER_BU »Børn og unge«: :leder_af: »{part}« er ikke et id",
                        remedy,
                    )
                ],
                id=f"IN08 {what}",
            )
            for written, part, remedy, what in (
                ("Børn og unge", "Børn og unge", "skriv ENH_BU", "the title and not the id"),
                ("ENH_SKOLER, Børn og unge", "Børn og unge", "skriv ENH_BU", "a title after an id"),
                (
                    "ENH_BU og ENH_SKOLER",
                    "ENH_BU og ENH_SKOLER",
                    "skriv komma imellem: ENH_BU, ENH_SKOLER",
                    "two ids with og",
                ),
                (
                    "ENH-SKOLER",
                    "ENH-SKOLER",
                    "mente du ENH_SKOLER? Ellers skriv id'et på enhed",
                    "an id with a hyphen",
                ),
                ("alle skoler", "alle skoler", "skriv id'et på enhed", "words that are no title"),
            )
        ),
        pytest.param(
            ":::{eksempel} Nord\n:id: EKS_NORD\n:illustrerer: XYZ_1\n:::",
            [
                fejl(
                    "IN08",
                    3,
                    "EKS_NORD",
                    "EKS_NORD »Nord«: :illustrerer: peger på XYZ_1, som ikke findes",
                    "opret objektet, eller slet linket",
                )
            ],
            id="IN08 dead link to any type",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:type: forvaltning\n"
            ":tidligere_id: ENH_FOLKESKOLER\n:::\n"
            ":::{enhed} Nord\n:id: ENH_NORD\n:type: center\n:overenhed: ENH_FOLKESKOLER\n:::",
            [
                fejl(
                    "IN08",
                    9,
                    "ENH_NORD",
                    "ENH_NORD »Nord«: :overenhed: peger på ENH_FOLKESKOLER, som ikke findes",
                    "ENH_FOLKESKOLER hedder nu ENH_SKOLER. Skriv det nye id",
                )
            ],
            id="IN08 link to a former id",
        ),
        pytest.param(
            ENHED + POST + ":::{enhed} Nord\n:id: ENH_NORD\n:type: center\n"
            ":overenhed: PER_CHEF\n:::",
            [
                fejl(
                    "IN09",
                    13,
                    "ENH_NORD",
                    "ENH_NORD »Nord«: :overenhed: peger på PER_CHEF »Skolechefen«, som er post. "
                    "Her skal stå enhed",
                    "skriv et id, der begynder med ENH_",
                )
            ],
            id="IN09 wrong type",
        ),
        pytest.param(
            ENHED + ":::{succeskriterium} Deling\n:id: SUC_DELING\n"
            ":succeskriterium_for: ENH_SKOLER\n:efterproeves_ved: ENH_SKOLER\n:::",
            [
                fejl(
                    "IN09",
                    7,
                    "SUC_DELING",
                    "SUC_DELING »Deling«: :succeskriterium_for: peger på ENH_SKOLER »Skolerne«, "
                    "som er enhed. Her skal stå program eller projekt",
                    "skriv et id, der begynder med PRG_ eller PRJ_",
                ),
                fejl(
                    "IN09",
                    8,
                    "SUC_DELING",
                    "SUC_DELING »Deling«: :efterproeves_ved: peger på ENH_SKOLER »Skolerne«, som "
                    "er enhed. Her skal stå indikator",
                    "skriv et id, der begynder med IND_",
                ),
            ],
            id="IN09 wrong type where several are right",
        ),
        pytest.param(
            ENHED + ":::{enhed} Skoler igen\n:id: ENH_SKOLER\n:type: center\n:::",
            [
                fejl(
                    "IN10",
                    1,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne« har samme id som objektet i side.md:5",
                    "giv det ene et nyt id, og ret de links, der skal pege på det",
                ),
                fejl(
                    "IN10",
                    5,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skoler igen« har samme id som objektet i side.md:1",
                    "giv det ene et nyt id, og ret de links, der skal pege på det",
                ),
            ],
            id="IN10 the same id names both places",
        ),
        pytest.param(
            ENHED + ENHED + ENHED,
            [
                fejl(
                    "IN10",
                    line,
                    "ENH_SKOLER",
                    f"ENH_SKOLER »Skolerne« har samme id som objektet i {others}",
                    "giv det ene et nyt id, og ret de links, der skal pege på det",
                )
                for line, others in [
                    (1, "side.md:5 og side.md:9"),
                    (5, "side.md:1 og side.md:9"),
                    (9, "side.md:1 og side.md:5"),
                ]
            ],
            id="IN10 the same id three times",
        ),
        pytest.param(
            ":::{enhed} Børn og unge\n:id: enh-børn\n:type: forvaltning\n:::",
            [
                fejl(
                    "IN11",
                    2,
                    "enh-børn",
                    "»enh-børn« kan ikke være et id",
                    "brug ENH_ og mindst to store bogstaver A-Z, tal eller _, for eksempel "
                    "ENH_BOERN",
                )
            ],
            id="IN11 malformed id, mended as it is written",
        ),
        pytest.param(
            ":::{enhed} Børn og unge\n:id: børn_og_unge\n:type: forvaltning\n:::",
            [
                fejl(
                    "IN11",
                    2,
                    "børn_og_unge",
                    "»børn_og_unge« kan ikke være et id",
                    "brug ENH_ og mindst to store bogstaver A-Z, tal eller _, for eksempel "
                    "ENH_BOERN_OG_UNGE",
                )
            ],
            id="IN11 malformed id without the beginning",
        ),
        pytest.param(
            ":::{enhed} Børn og unge\n:id: ENH_Å\n:type: forvaltning\n:::",
            [
                fejl(
                    "IN11",
                    2,
                    "ENH_Å",
                    "»ENH_Å« kan ikke være et id",
                    "brug ENH_ og mindst to store bogstaver A-Z, tal eller _, for eksempel ENH_AA",
                )
            ],
            id="IN11 one letter that is two",
        ),
        pytest.param(
            ":::{enhed} Børn og unge\n:id: ENH_1\n:type: forvaltning\n:::",
            [
                fejl(
                    "IN11",
                    2,
                    "ENH_1",
                    "»ENH_1« kan ikke være et id",
                    "brug ENH_ og mindst to store bogstaver A-Z, tal eller _, for eksempel "
                    "ENH_BOERN_OG_UNGE",
                )
            ],
            id="IN11 too short an id, which the title can mend",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: PER_SKOLER\n:type: forvaltning\n:::",
            [
                fejl(
                    "IN11",
                    2,
                    "PER_SKOLER",
                    "PER_SKOLER er id på enhed, men begynder ikke med ENH_",
                    "skriv ENH_SKOLER",
                )
            ],
            id="IN11 prefix of another type",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:type: forvaltning\n"
            ":tidligere_id: skoler; PER_SKOLER\n:::",
            [
                fejl(
                    "IN11",
                    4,
                    "ENH_SKOLER",
                    f"ENH_SKOLER: det tidligere id »{former}« kan ikke være et id",
                    "skriv det id, objektet havde før; det begynder med ENH_",
                )
                for former in ("PER_SKOLER", "skoler")
            ],
            id="IN11 malformed former ids",
        ),
        pytest.param(
            ":::{kommune} Eksempelkøbing\n:id: KOM_EKS\n:projektmodel: Håndbogens trin\n"
            "og faser\n:ledelsesform: direktion\n:::",
            [
                fejl(
                    "IN12",
                    3,
                    "KOM_EKS",
                    "KOM_EKS »Eksempelkøbing«: feltet :projektmodel: går over flere linjer",
                    "skriv hele feltet på én linje, uanset hvor lang den bliver",
                )
            ],
            id="IN12 wrapped field, and the fields below it are read",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n\nTeksten.\n:type: forvaltning\n:::",
            [
                fejl(
                    "IN12",
                    5,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne«: feltet :type: står under teksten",
                    "flyt linjen op til de andre felter, uden tomme linjer imellem",
                )
            ],
            id="IN12 field below the text is not missing as well",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n\n:type: forvaltning\n:er_drift: ja\n"
            ":baereevne: 3\n:::",
            [
                fejl(
                    "IN12",
                    4,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne«: felterne :type:, :er_drift: og :baereevne: står under "
                    "teksten",
                    "flyt linjerne op under overskriften, uden tomme linjer imellem",
                )
            ],
            id="IN12 an empty line among the fields is one mistake",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:type: forvaltning\n\nHusk:\n:smil: nu\n:::",
            [
                fejl(
                    "IN01",
                    6,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne« har et felt, der ikke findes: :smil:",
                    "slet linjen. Felterne står på siden om objekttyper",
                )
            ],
            id="IN01 alone for what is no field and stands below the text",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id ENH_SKOLER\n:type forvaltning\n:er_drift: ja\n:::",
            [
                fejl(
                    "IN12",
                    2,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne«: felterne :id: og :type: er ikke skrevet med et kolon "
                    "på hver side af navnet og et mellemrum efter",
                    "skriv den første som ':id: ENH_SKOLER' og de andre på samme måde",
                )
            ],
            id="IN12 several fields with a colon amiss are one mistake",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:type: forvaltning\n:type: center\n:::",
            [
                fejl(
                    "IN13",
                    4,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne« har feltet :type: to gange, også i linje 3",
                    "behold den ene af de to linjer",
                )
            ],
            id="IN13 repeated field",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:id: ENH_ANDRE\n:type: forvaltning\n:::",
            [
                fejl(
                    "IN13",
                    3,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne« har feltet :id: to gange, også i linje 2",
                    "behold den ene af de to linjer",
                )
            ],
            id="IN13 repeated id",
        ),
        pytest.param(
            ENHED + ":::{enhed} Nord\n:id: ENH_NORD\n:type: center\n:tidligere_id: ENH_SKOLER\n:::",
            [
                fejl(
                    "IN17",
                    8,
                    "ENH_NORD",
                    "ENH_NORD har haft id'et ENH_SKOLER, men det bruges af ENH_SKOLER (side.md:1)",
                    "giv det andet objekt et nyt id, eller ret :tidligere_id:",
                )
            ],
            id="IN17 former id that is in use",
        ),
        pytest.param(
            ":::{enhed} Nord\n:id: ENH_NORD\n:type: center\n:tidligere_id: ENH_BY\n:::\n"
            ":::{enhed} Syd\n:id: ENH_SYD\n:type: center\n:tidligere_id: ENH_BY\n:::",
            [
                fejl(
                    "IN17",
                    9,
                    "ENH_SYD",
                    "ENH_SYD har haft id'et ENH_BY, men det bruges af ENH_NORD (side.md:1)",
                    "giv det andet objekt et nyt id, eller ret :tidligere_id:",
                )
            ],
            id="IN17 former id that two objects claim",
        ),
        pytest.param(
            ENHED + ":::{enhed} Folkeskolerne\n:id: PER_SKOLER\n:type: center\n:::",
            [
                fejl(
                    "IN18",
                    1,
                    "ENH_SKOLER",
                    "ENH_SKOLER får den samme korte adresse som PER_SKOLER: enhed/skoler/",
                    "giv det ene et andet id",
                ),
                fejl(
                    "IN18",
                    5,
                    "PER_SKOLER",
                    "PER_SKOLER får den samme korte adresse som ENH_SKOLER: enhed/skoler/",
                    "giv det ene et andet id",
                ),
                fejl(
                    "IN11",
                    6,
                    "PER_SKOLER",
                    "PER_SKOLER er id på enhed, men begynder ikke med ENH_",
                    "skriv ENH_SKOLER",
                ),
            ],
            id="IN18 the same short address",
        ),
        pytest.param(
            ":::{enhed} Skolerne\n:id: ENH_SKOLER\n:baereevne: tre\n:xyz: 1\n"
            ":overenhed: XYZ_1\n:::",
            [
                fejl(
                    "IN06",
                    1,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne« mangler feltet :type: (Type)",
                    "tilføj en linje som ':type: forvaltning'",
                ),
                fejl(
                    "IN04",
                    3,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne«: :baereevne: »tre« er ikke et tal",
                    "skriv kun tallet, med komma før decimaler og punktum mellem tusinder: "
                    "1.300.000 eller 2,40",
                ),
                fejl(
                    "IN01",
                    4,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne« har et felt, der ikke findes: :xyz:",
                    "slet linjen. Felterne står på siden om objekttyper",
                ),
                fejl(
                    "IN08",
                    5,
                    "ENH_SKOLER",
                    "ENH_SKOLER »Skolerne«: :overenhed: peger på XYZ_1, som ikke findes",
                    "opret enhed med det id, eller slet linket",
                ),
            ],
            id="every mistake of an object at once",
        ),
        pytest.param(ENHED + POST, [], id="no finding where there is nothing wrong"),
    ],
)
def test_each_mistake_is_said_once_with_its_place_and_remedy(
    page: str, expected: list[Finding]
) -> None:
    handbook, findings = read(page)
    assert findings == tuple(expected)
    raws = raw_objects(page)
    assert [(objekt.om.navn, objekt.sted) for objekt in handbook.objects] == [
        (raw.type, raw.location) for raw in raws
    ]


def test_the_suggestion_for_a_dead_link_is_an_id_of_a_type_that_may_stand_there() -> None:
    _, (finding,) = read(
        ENHED + ":::{enhed} Nord\n:id: ENH_NORD\n:type: center\n:overenhed: ENH_SKOLEN\n:::\n"
        ":::{eksempel} Skolen\n:id: EKS_SKOLEN\n:illustrerer: ENH_NORD\n:::"
    )
    assert finding.remedy == "mente du ENH_SKOLER? Ellers opret enhed med det id, eller slet linket"


def test_a_dead_link_in_a_pair_is_found() -> None:
    _, findings = read(
        ":::{program} Skole\n:id: PRG_SKOLE\n:fase: definition\n:indgaar_i: PF_ALT\n:::\n"
        ":::{portefoelje} Alt\n:id: PF_ALT\n:::\n"
        ":::{gevinst} Tid\n:id: GEV_TID\n:gevinsttype: tid\n:status: identificeret\n:foer: 45\n"
        ":efter: 30\n:andele: PF_ALT = 96; ENH_DAG = 4\n:hoerer_til: PRG_SKOLE\n"
        ":realiseres_i: ENH_DAG\n:::"
    )
    place = Location("side.md", 15)
    assert [finding for finding in findings if finding.location == place] == [
        Finding(
            "IN08",
            Severity.FEJL,
            place,
            "GEV_TID",
            "GEV_TID »Tid«: :andele: peger på ENH_DAG, som ikke findes",
            "opret enhed med det id, eller slet linket",
            ("PRG_SKOLE",),
        ),
        Finding(
            "IN09",
            Severity.FEJL,
            place,
            "GEV_TID",
            "GEV_TID »Tid«: :andele: peger på PF_ALT »Alt«, som er portefølje. Her skal stå enhed",
            "skriv et id, der begynder med ENH_",
            ("PRG_SKOLE",),
        ),
    ]


def test_a_finding_names_the_programmes_of_its_object() -> None:
    _, (finding,) = read(
        ":::{portefoelje} Alt\n:id: PF_ALT\n:styres_af:\n:::\n"
        ":::{program} Skole\n:id: PRG_SKOLE\n:fase: slut\n:indgaar_i: PF_ALT\n:::"
    )
    assert (finding.code, finding.programmes) == ("IN02", ("PRG_SKOLE",))


def test_every_kind_of_value_is_read() -> None:
    handbook, _ = read(
        ":::{gevinst} Tid\n:id: GEV_TID\n:gevinsttype: Tid\n:status: Under realisering\n"
        ":foer: 45 minutter\n:efter: 30 minutter\n:beloeb_aar: 1.300.000\n:budgetaar: 2026; 2027\n"
        ":modtager: borgere, kommunen\n:realisering_fra: 1. august 2025\n"
        ":maaletidspunkter: 30-06-2027; 2026-06-30\n:ledelsesmaal: ja\n"
        ":delvis_fra: 2025-08-01 = 40; 2026-08-01 = 100\n:andele: ENH_A = 95,5; ENH_B = 4,5\n"
        ":gevinstansvarlig: PER_A\n:lokale_gevinstejere: PER_B, PER_C; PER_D PER_E\n:::"
    )
    assert handbook.objects == (
        Gevinst(
            id="GEV_TID",
            titel="Tid",
            sted=Location("side.md", 1),
            linjer=(
                ("andele", 14),
                ("beloeb_aar", 7),
                ("budgetaar", 8),
                ("delvis_fra", 13),
                ("efter", 6),
                ("foer", 5),
                ("gevinstansvarlig", 15),
                ("gevinsttype", 3),
                ("ledelsesmaal", 12),
                ("lokale_gevinstejere", 16),
                ("maaletidspunkter", 11),
                ("modtager", 9),
                ("realisering_fra", 10),
                ("status", 4),
            ),
            gevinsttype="tid",
            status="under_realisering",
            foer="45 minutter",
            efter="30 minutter",
            beloeb_aar=Decimal(1300000),
            budgetaar=("2026", "2027"),
            modtager=("borgere", "kommunen"),
            realisering_fra=date(2025, 8, 1),
            maaletidspunkter=(date(2026, 6, 30), date(2027, 6, 30)),
            ledelsesmaal=True,
            delvis_fra=((date(2025, 8, 1), Decimal(40)), (date(2026, 8, 1), Decimal(100))),
            andele=(("ENH_A", Decimal("95.5")), ("ENH_B", Decimal("4.5"))),
            gevinstansvarlig=("PER_A",),
            lokale_gevinstejere=("PER_B", "PER_C", "PER_D", "PER_E"),
        ),
    )


def test_a_field_that_cannot_be_read_is_left_at_its_default_and_the_others_are_kept() -> None:
    handbook, _ = read(
        ":::{kommune} Eksempelkøbing\n:id: KOM_EKS\n:ledelsesform: kongedømme\n:frist_dage: snart\n"
        ":tolerance_pct: 20\n:::"
    )
    assert handbook.kommune == Kommune(
        id="KOM_EKS",
        titel="Eksempelkøbing",
        sted=Location("side.md", 1),
        linjer=(("frist_dage", 4), ("ledelsesform", 3), ("tolerance_pct", 5)),
        ulaest=("frist_dage", "ledelsesform"),
        tolerance_pct=Decimal(20),
    )


def test_of_a_repeated_field_the_first_is_kept() -> None:
    handbook, _ = read(":::{enhed} A\n:id: ENH_AA\n:type: center\n:type: ekstern\n:::")
    assert [enhed.type for enhed in handbook.all(Enhed)] == ["center"]


def test_an_object_without_a_title_is_called_by_its_id() -> None:
    handbook, _ = read(":::{enhed}\n:id: ENH_AA\n:type: center\n:::")
    assert [enhed.titel for enhed in handbook.all(Enhed)] == ["ENH_AA"]


def test_objects_that_are_given_come_first_and_have_no_findings_of_their_own() -> None:
    given = Indikator(id="IND_TID", titel="Tid", sted=Location("indbygget.md", 1))
    handbook, findings = read_handbook(raw_objects(ENHED), given=[given])
    assert [objekt.id for objekt in handbook.objects] == ["IND_TID", "ENH_SKOLER"]
    assert findings == ()


def test_the_order_in_which_pages_are_read_never_changes_the_result() -> None:
    pages = [
        raw_objects(ENHED, "a.md"),
        raw_objects(":::{enhed} Igen\n:id: ENH_SKOLER\n:type: center\n:::", "b.md"),
        raw_objects(POST + ":::{enhed} Nord\n:id: ENH_NORD\n:overenhed: PER_CHEF\n:::", "c.md"),
    ]
    results = [
        read_handbook(raw for page in pages for raw in page) for pages in permutations(pages)
    ]
    assert results == [results[0]] * 6
    assert [finding.code for finding in results[0][1]] == ["IN10", "IN10", "IN06", "IN09"]
