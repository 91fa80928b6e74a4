"""Words of the glossary are found in a text, whatever their ending, and nothing else is."""

from __future__ import annotations

import pytest
from gevinst.model.haandbog import Begreb
from gevinst.views.glossary import glossary
from vis import handbook, made

GEVINST = made(Begreb, "BEG_GEVINST", "Gevinst")
PROGRAM = made(Begreb, "BEG_PROGRAM", "Program")
MAAL = made(Begreb, "BEG_MAAL", "Mål")
STRATEGISK = made(Begreb, "BEG_STRATEGISK", "Strategisk mål")
EJER = made(Begreb, "BEG_EJER", "Gevinstansvarlig", synonymer=("gevinstejer",))
POST = made(Begreb, "BEG_POST", "Post", linkes=False)
WORDS = glossary(handbook(GEVINST, PROGRAM, MAAL, STRATEGISK, EJER, POST))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hent gevinsten nu", [("gevinsten", GEVINST)]),
        ("Gevinsternes værdi", [("Gevinsternes", GEVINST)]),
        ("Programmets mål", [("Programmets", PROGRAM), ("mål", MAAL)]),
        ("Et strategisk mål", [("strategisk mål", STRATEGISK)]),
        ("Spørg gevinstejeren", [("gevinstejeren", EJER)]),
        ("En gevinst-plan og mange gevinstplaner", []),
        ("Digital post", []),
        ("", []),
    ],
    ids=[
        "definite",
        "plural genitive",
        "doubled consonant",
        "the longer word wins",
        "synonym",
        "not inside a compound",
        "not what is said not to link",
        "nothing",
    ],
)
def test_words_are_found(text: str, expected: list[tuple[str, Begreb]]) -> None:
    found = [(text[start:end], begreb) for start, end, begreb in WORDS.find(text)]
    assert found == expected


def test_a_handbook_without_a_glossary_finds_nothing() -> None:
    assert list(glossary(handbook()).find("Gevinst")) == []
