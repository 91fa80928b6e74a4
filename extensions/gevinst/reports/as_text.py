"""Findings as lines for people: file and line, what is wrong, how to mend it; then a summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gevinst.model.finding import Finding, Severity
from gevinst.model.vaerdier import dansk_dato, opremsning
from gevinst.rules.catalogue import address_of

from .result import NO_PROGRAMME, Result

_SINGULAR_PLURAL: Mapping[Severity, tuple[str, str]] = {
    Severity.FEJL: ("fejl", "fejl"),
    Severity.ADVARSEL: ("advarsel", "advarsler"),
    Severity.TIP: ("tip", "tip"),
    Severity.UNDTAGET: ("undtaget", "undtaget"),
}


CALLING = (Severity.FEJL, Severity.ADVARSEL)
"""The findings that somebody must do something about."""
MOST_POSTS = 6
"""The most posts named for a programme, so that hundreds of findings still end in a short list."""
MOST_OBJECTS = 3
"""The most objects named for a post."""


def render(result: Result) -> str:
    """All findings sorted by file and line, then the count in all and for each programme, with
    those who must do something."""
    return "\n".join([*map(line, result.findings), *_summary(result), ""])


def line(finding: Finding) -> str:
    """One finding on one line, in the form that editors and CI systems can follow."""
    waived = f" (undtaget ved {finding.waived_by})" if finding.waived_by else ""
    # What a file says may have several lines, and one of them may look like another finding.
    said = " ".join(f"{finding.message}{waived}. Ret: {finding.remedy}.".split("\n"))
    return (
        f"{finding.location}: {finding.severity.value.upper()}: {finding.code} {said} "
        f"Læs: {address_of(finding.code)} [gevinst.{finding.code}]"
    )


def _summary(result: Result) -> Iterator[str]:
    if result.findings:
        yield ""
    yield (
        f"Håndbogen er tjekket pr. {dansk_dato(result.today)} med profilen {result.profile}: "
        f"{_counts(result.count())}."
    )
    rows = [(owner.id, owner.title) for owner in result.owners]
    rows.append((NO_PROGRAMME, "det, der ikke hører til et program"))
    width = max(len(id) for id, _ in rows)
    for id, title in rows:
        counts = result.count(id)
        if any(counts.values()) or id != NO_PROGRAMME:
            yield f"  {id:<{width}}  {_counts(counts)}  {title}"
            yield from _who(result, id)
    if result.failed:
        yield "Håndbogen er ikke godkendt. Ret fejlene ovenfor, og prøv igen."


def _who(result: Result, owner: str) -> Iterator[str]:
    """Who must do something in a programme, each on a line; a tip calls for nobody."""
    shares = result.by_post(owner, CALLING)
    for share in shares[:MOST_POSTS]:
        counts = {s: count for s, count in share.count().items() if count}
        objects = share.objects
        named = [*objects[:MOST_OBJECTS], *_and_more(len(objects) - MOST_OBJECTS, "anden", "andre")]
        yield (f"    {share.post.id} »{share.post.title}«: {_counts(counts)} ({opremsning(named)})")
    for more in _and_more(len(shares) - MOST_POSTS, "anden post", "andre poster"):
        yield f"    og {more}"


def _and_more(count: int, one: str, many: str) -> Iterator[str]:
    if count > 0:
        yield f"{count} {one if count == 1 else many}"


def _counts(counts: Mapping[Severity, int]) -> str:
    return ", ".join(
        f"{counts[severity]} {_SINGULAR_PLURAL[severity][counts[severity] != 1]}"
        for severity in counts
    )
