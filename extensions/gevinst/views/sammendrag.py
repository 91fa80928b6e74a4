"""What an object is in a sentence or two: what a preview of a link to it shows."""

from __future__ import annotations

from gevinst.model.objekt import Objekt

LENGTH = 200
"""What programs show of a preview; more is cut off."""

_FIELDS = (
    *("definition", "pligt", "hvad", "logik", "formaal", "formulering", "kommissorium"),
    *("beskrivelse", "ideskitse", "begrundelse", "aarsag", "modtraek", "kontekst"),
)
"""The fields that say what an object is, the best first."""


def sammendrag(objekt: Objekt) -> str:
    """The first field that says what the object is; where there is none, its type and title."""
    for navn in _FIELDS:
        if text := getattr(objekt, navn, ""):
            return str(text)
    return f"{objekt.om.label}: {objekt.titel}"


def shortened(text: str) -> str:
    """A text on one line, cut off after a whole word where it is too long."""
    text = " ".join(text.split())
    if len(text) <= LENGTH:
        return text
    return f"{text[:LENGTH].rpartition(' ')[0] or text[: LENGTH - 1]}…"
