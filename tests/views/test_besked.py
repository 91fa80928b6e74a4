"""What a finding says to a reader: titles for ids, labels for fields, and code only for authors."""

from __future__ import annotations

import pytest
from gevinst.model.haandbog import Dokumenttype
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Forum, Gevinst
from gevinst.model.objekt import Objekt
from gevinst.views.besked import Piece, besked, raad
from vis import made

SKOLE: Gevinst = made(Gevinst, "GEV_SKOLE", "Kortere tid")
ODD: Gevinst = made(Gevinst, "GEV_ODD", "»GEV_SKOLE« uden »ende")
NAMELESS: Gevinst = made(Gevinst, "GEV_TAVS", "")
REPORT: Dokumenttype = made(Dokumenttype, "DOK_X", "Rapport")
BOARD: Forum = made(Forum, "FRM_SG", "Styregruppen")
BOOK = Handbook((SKOLE, ODD, NAMELESS, BOARD))


def written(pieces: tuple[Piece, ...]) -> str:
    """Links in brackets and code in accents."""
    return "".join(
        f"[{piece.text}]" if piece.target else f"`{piece.text}`" if piece.code else piece.text
        for piece in pieces
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GEV_SKOLE »Kortere tid« har ingen", "»[Kortere tid]« har ingen"),
        ("går til GEV_SKOLE, FRM_SG og GEV_SKOLE", "går til »[Kortere tid]«, »[Styregruppen]« og "
         "»[Kortere tid]«"),
        ("GEV_SKOLE »Kortere tid og mere« er", "»[Kortere tid]« »Kortere tid og mere« er"),
        ("GEV_ODD »»GEV_SKOLE« uden »ende« er", "»[»GEV_SKOLE« uden »ende]« er"),
        ("GEV_VAEK findes ikke", "GEV_VAEK findes ikke"),
        ("gevinsten GEV_TAVS har ingen titel", "gevinsten GEV_TAVS har ingen titel"),
        ("TJL_GEV_SKOLE.punkt og GEV_SKOLE.x", "TJL_GEV_SKOLE.punkt og GEV_SKOLE.x"),
        ("skriv GEV_… eller XGEV_SKOLE", "skriv GEV_… eller XGEV_SKOLE"),
        ("mangler :realisering_fra: og :ukendt:", "mangler »Hentes fra« og `:ukendt:`"),
        ("mangler :ideskitse: på", "mangler »Idéskitse« på"),
        ("klokken 10:30: ingen :type:", "klokken 10:30: ingen »Type«"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_reader_is_told_titles_and_labels(text: str, expected: str) -> None:
    assert written(besked(BOOK, text)) == expected


@pytest.mark.parametrize(
    ("objekt", "expected"),
    [(SKOLE, "»Til gavn for«"), (REPORT, "»Til«"), (BOARD, "`:modtager:`"), (None, "`:modtager:`")],
)
def test_a_label_that_types_differ_in_is_that_of_the_object(
    objekt: Objekt | None, expected: str
) -> None:
    assert written(besked(BOOK, ":modtager:", objekt)) == expected


def test_a_link_leads_to_the_object_it_names() -> None:
    assert [piece.target for piece in besked(BOOK, "GEV_SKOLE og FRM_SG")] == [
        None, SKOLE, None, None, BOARD, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tag det op i FRM_SG", "tag det op i »[Styregruppen]« (`FRM_SG`)"),
        ("udpeg FRM_SG »Styregruppen« eller", "udpeg »[Styregruppen]« (`FRM_SG`) eller"),
        ("tilføj en linje ':styregruppe: FRM_SG', eller", "tilføj en linje `:styregruppe: FRM_SG`, "
         "eller"),
        ("skriv ':hoerer_til: PRG_…', så", "skriv `:hoerer_til: PRG_…`, så"),
        ("skriv :status: godkendt, når den er godkendt", "skriv `:status:` `godkendt`, når den er "
         "`godkendt`"),
        ("skriv maal under :kompetencer:", "skriv `maal` under `:kompetencer:`"),
        ("få den godkendt, og skriv :foer:", "få den godkendt, og skriv `:foer:`"),
    ],
)  # fmt: skip
def test_an_author_is_told_what_to_write_too(text: str, expected: str) -> None:
    assert written(raad(BOOK, text)) == expected
