"""Which rules a municipality has switched on. Source: `regler.md`, Profiler."""

from __future__ import annotations

from collections.abc import Mapping

START = frozenset(
    ["EJ01", "EJ08", "OR02", "OR03", "OR08", "SC01", "SC02", "MA01", "MA02", "FA01", "FA02", "DA01"]
)

PROFILES: Mapping[str, frozenset[str] | None] = {
    # None: every rule.
    "start": START,
    "standard": None,
    "lille": START | frozenset(["EJ04", "RE01", "RE02", "RE03", "RE04"]),
    "streng": None,
}


def is_on(code: str, profile: str) -> bool:
    """Whether a rule is run. Those about waivers and the handbook itself are never switched off."""
    codes = PROFILES[profile]
    return codes is None or code in codes or code.startswith(("UND", "HB"))
