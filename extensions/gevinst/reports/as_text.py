"""Findings as lines for people: file and line, what is wrong, how to mend it; and a summary.

Errors come after the summary: what ends a build is what a terminal shows when it has ended.
"""

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
    """What is found, by file and line; the count in all and for each programme, with those who
    must do something; then the errors, by file and line."""
    errors = [line(f) for f in result.findings if f.severity is Severity.FEJL]
    others = [line(f) for f in result.findings if f.severity is not Severity.FEJL]
    parts = [others, list(_summary(result)), [*errors, *_verdict(len(errors))]]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


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
    yield (
        f"Håndbogen er tjekket pr. {dansk_dato(result.today)} med profilen {result.profile}: "
        f"{_counts(result.count())}."
    )
    found = {id for finding in result.findings for id in finding.programmes or (NO_PROGRAMME,)}
    owners = [(owner.id, owner.title) for owner in result.owners if owner.id in found]
    rest = [(NO_PROGRAMME, "det, der ikke hører til et program")] if NO_PROGRAMME in found else []
    width = max((len(id) for id, _ in (*owners, *rest)), default=0)
    for id, title in owners:
        yield from _owner(result, id, title, width)
    yield from _without(len(result.owners) - len(owners), more=bool(owners))
    for id, title in rest:
        yield from _owner(result, id, title, width)


def _owner(result: Result, id: str, title: str, width: int) -> Iterator[str]:
    yield f"  {id:<{width}}  {_counts(result.count(id))}  {title}"
    yield from _who(result, id)


def _without(count: int, *, more: bool) -> Iterator[str]:
    """How many programmes have no findings; ``more`` than those that are listed."""
    if count == 1:
        yield f"  1 {'andet ' if more else ''}program eller projekt er uden fund"
    elif count:
        yield f"  {count} {'andre ' if more else ''}programmer eller projekter er uden fund"


def _verdict(errors: int) -> Iterator[str]:
    if errors:
        them = "fejlen" if errors == 1 else f"de {errors} fejl"
        yield f"Håndbogen er ikke godkendt. Ret {them} ovenfor, og prøv igen."


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
