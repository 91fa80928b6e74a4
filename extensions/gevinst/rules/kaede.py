"""The chain from effort to benefit to effect: what leads to what, and where it breaks off.

Asked both by the rules SC and by the benefit maps, so that a map has a hole where a rule has a
finding.
"""

from __future__ import annotations

from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Adhoc, Driftsaendring, Gevinst, Leverance
from gevinst.model.objekt import Objekt

CONTRIBUTING = (Leverance, Adhoc, Driftsaendring, Gevinst)


def contributors(handbook: Handbook, gevinst: Gevinst) -> tuple[Objekt, ...]:
    """What contributes to a benefit; it does not contribute to itself."""
    pointing = handbook.pointing_at(gevinst, "bidrager_til", Objekt)
    return tuple(kilde for kilde in pointing if kilde.id != gevinst.id)


def lacks_contributor(handbook: Handbook, gevinst: Gevinst) -> bool:
    """Whether nothing helps to get a benefit that somebody still wants, as far as can be read."""
    return (
        gevinst.status != "bortfaldet"
        and not contributors(handbook, gevinst)
        and not any(handbook.may_be_missing(gevinst, cls, "bidrager_til") for cls in CONTRIBUTING)
    )


def lacks_effect(handbook: Handbook, gevinst: Gevinst) -> bool:
    """Whether a benefit that somebody still wants leads neither to an effect nor to another."""
    return (
        gevinst.status != "bortfaldet"
        and gevinst.mangler("giver")
        and not _leads_on(handbook, gevinst)
    )


def _leads_on(handbook: Handbook, gevinst: Gevinst) -> bool:
    """Whether a benefit leads to another. What then is missing is said on the last in the chain,
    and that the other does not exist where the link stands."""
    if "bidrager_til" in gevinst.ulaest:
        return True
    for id in gevinst.bidrager_til:
        target = handbook.by_id.get(id)
        if not isinstance(target, Gevinst) or target.status != "bortfaldet":
            return True
    return False


def leads_nowhere(objekt: Leverance | Adhoc | Driftsaendring) -> bool:
    """Whether something that is made or done is for nothing, as far as can be read.

    Not a deliverable that another one waits for, or that is a technical or legal necessity.
    """
    if not objekt.mangler("bidrager_til"):
        return False
    return not isinstance(objekt, Leverance) or not (
        objekt.type == "forudsaetning"
        or any(id != objekt.id for id in objekt.forudsaetning_for)
        or {"type", "forudsaetning_for"}.intersection(objekt.ulaest)
    )
