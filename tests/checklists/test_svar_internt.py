"""An answer that is internal, to a question about something public."""

from __future__ import annotations

from byg import haandbog
from gevinst.checklists.udgaver import unanswered_without
from gevinst.model.finding import Finding, Severity
from gevinst.model.location import Location
from gevinst.model.udgave import public
from lister import BY_HAND, TOP, checklist, judged, tjeksvar

LIST = checklist()
OTHER = checklist(f"{TOP}punkter:\n{BY_HAND}".replace("TJL_PROEVE", "TJL_ANDEN"))
WHOLE_HANDBOOK = haandbog(tjeksvar())
NOBODY: frozenset[tuple[str, str]] = frozenset()


def found(hidden: str, told: frozenset[tuple[str, str]] = NOBODY) -> list[Finding]:
    whole = judged(WHOLE_HANDBOOK, LIST, OTHER)
    reduced = judged(public(WHOLE_HANDBOOK, {hidden}), LIST, OTHER)
    return list(unanswered_without(WHOLE_HANDBOOK, whole, reduced, told))


def test_the_point_would_seem_to_be_open() -> None:
    assert found("SVAR_DRIFT") == [
        Finding(
            "IN26",
            Severity.FEJL,
            Location("tjeksvar.md", 1),
            "SVAR_DRIFT",
            "SVAR_DRIFT er intern, men svarer på en tjekliste for PRG_SKOLE, som er offentlig",
            "gør SVAR_DRIFT offentlig, eller gør PRG_SKOLE intern",
            ("PRG_SKOLE",),
        )
    ]


def test_what_a_rule_says_is_not_said_again() -> None:
    assert found("SVAR_DRIFT", frozenset({("FA03", "PRG_SKOLE")})) == []
    assert found("SVAR_DRIFT", frozenset({("FA03", "PRG_ANDET")})) != []


def test_nothing_is_said_when_what_is_answered_is_internal_too() -> None:
    whole = judged(WHOLE_HANDBOOK, LIST)
    reduced = judged(public(WHOLE_HANDBOOK, {"SVAR_DRIFT", "PRG_SKOLE"}), LIST)
    assert list(unanswered_without(WHOLE_HANDBOOK, whole, reduced, NOBODY)) == []
    assert found("PER_LEDER") == []
