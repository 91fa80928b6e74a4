"""Values that are kept between builds come back as they were."""

from __future__ import annotations

import pickle

from gevinst.model.location import Location
from gevinst.model.raa import Brud, RawField, RawObject
from gevinst.views.soegning import Section

RAW = RawObject(
    "gevinst",
    "Kortere ventetid",
    Location("source/a.md", 3),
    (RawField("id", "GEV_VENTETID", 4), RawField("foer", "45 minutter", 5, Brud.FORTSAT)),
    "Tekst.",
    "source/b.md",
)
SECTION = Section("GEV_VENTETID", "Kortere ventetid", "Tekst.", True)


def test_an_object_and_a_section_come_back_as_they_were() -> None:
    assert pickle.loads(pickle.dumps((RAW, SECTION))) == (RAW, SECTION)


def test_they_are_kept_as_what_they_are_made_from() -> None:
    """And not by the names of their fields, which takes many times as long."""
    assert RAW.__reduce__()[1] == (
        "gevinst",
        "Kortere ventetid",
        ("source/a.md", 3),
        (("id", "GEV_VENTETID", 4, Brud.INTET), ("foer", "45 minutter", 5, Brud.FORTSAT)),
        "Tekst.",
        "source/b.md",
    )
    assert SECTION.__reduce__() == (
        Section,
        ("GEV_VENTETID", "Kortere ventetid", "Tekst.", True),
    )
