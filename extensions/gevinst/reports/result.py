"""The result of a check as a value: what every report and every tool reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from gevinst.checklists.evaluation import Evaluation
from gevinst.model.ansvar import responsible_for
from gevinst.model.finding import Finding, Severity
from gevinst.model.handbook import Handbook
from gevinst.model.objekt import Objekt
from gevinst.model.udgave import Internt
from gevinst.rules.catalogue import entry_of
from gevinst.rules.families import ACTIVE
from gevinst.rules.organisation import every_owner
from gevinst.rules.profiles import is_on

NO_PROGRAMME = "KOMMUNEN"
"""The name that stands for what belongs to no programme, such as a post or a page."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A programme, or a project without one, as reports name it."""

    id: str
    title: str
    phase: str


@dataclass(frozen=True, slots=True)
class Post:
    """A post in the municipality, as reports name it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Share:
    """What one post must do something about."""

    post: Post
    findings: tuple[Finding, ...]

    def count(self) -> dict[Severity, int]:
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in Severity}

    @property
    def objects(self) -> tuple[str, ...]:
        """The ids of the objects at fault, each once, in the order of the findings."""
        return tuple(dict.fromkeys(finding.object_id for finding in self.findings))

    @property
    def sort_key(self) -> tuple[list[int], str]:
        return [-count for count in self.count().values()], self.post.id


@dataclass(frozen=True, slots=True)
class Item:
    """One rule on one programme: what pytest and JUnit count.

    ``skipped`` says in Danish why the rule is not run there; empty when it is.
    """

    code: str
    title: str
    owner: str
    findings: tuple[Finding, ...]
    skipped: str = ""

    @property
    def name(self) -> str:
        return f"{self.code}[{self.owner}]"

    @property
    def failed(self) -> bool:
        return any(finding.severity is Severity.FEJL for finding in self.findings)


@dataclass(frozen=True, slots=True, repr=False)  # Sphinx makes a text of all that it is told
class Result:
    """All findings of one check, sorted, with what they are counted by."""

    findings: tuple[Finding, ...]
    today: date
    profile: str
    kommune: str
    owners: tuple[Owner, ...]
    posts: Mapping[str, tuple[Post, ...]] = field(default_factory=dict)
    """Who must do something, by the id of the object that is found fault with."""
    checklists: Evaluation = field(default_factory=Evaluation)
    handbook: Handbook = field(default_factory=lambda: Handbook(()), compare=False, repr=False)
    base: str = field(default="", compare=False)
    """The address the handbook is published at, with a closing ``/``; empty where unknown."""
    addresses: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Every address below it that leads somewhere, and the path of the file behind it."""
    internt: Internt = field(default_factory=Internt, compare=False, repr=False)
    """What is not in the public edition."""

    @classmethod
    def of(
        cls,
        handbook: Handbook,
        findings: tuple[Finding, ...],
        today: date,
        profile: str,
        checklists: Evaluation | None = None,
        base: str = "",
    ) -> Result:
        """The result for a handbook. ``findings`` are sorted already."""
        owners = tuple(
            Owner(owner.id, owner.titel, owner.fase)
            for owner in sorted(every_owner(handbook), key=lambda owner: owner.id)
        )
        kommune = handbook.kommune.titel if handbook.kommune else ""
        faulty = sorted({finding.object_id for finding in findings})
        posts = {
            objekt.id: tuple(
                Post(person.id, person.titel) for person in responsible_for(handbook, objekt, today)
            )
            for objekt in handbook.find(faulty, Objekt)
        }
        return cls(
            findings,
            today,
            profile,
            kommune,
            owners,
            posts,
            checklists or Evaluation(),
            handbook,
            base,
        )

    @property
    def failed(self) -> bool:
        return any(finding.severity is Severity.FEJL for finding in self.findings)

    def count(self, owner: str | None = None) -> dict[Severity, int]:
        """Findings by severity, of all or of one programme (`NO_PROGRAMME` for the rest)."""
        counted = Counter(
            finding.severity
            for finding in self.findings
            if owner is None or owner in (finding.programmes or (NO_PROGRAMME,))
        )
        return {severity: counted[severity] for severity in Severity}

    def responsible(self, finding: Finding) -> tuple[Post, ...]:
        """Who must do something about a finding; empty for a page, and for the handbook's own."""
        return self.posts.get(finding.object_id, ())

    def by_post(self, owner: str | None, severities: Collection[Severity]) -> tuple[Share, ...]:
        """What each post must do something about, of all or of one programme.

        Those with the most errors first, then warnings, then tips.
        """
        found: dict[Post, list[Finding]] = {}
        for finding in self.findings:
            if finding.severity not in severities:
                continue
            if owner is None or owner in (finding.programmes or (NO_PROGRAMME,)):
                for post in self.responsible(finding):
                    found.setdefault(post, []).append(finding)
        shares = [Share(post, tuple(own)) for post, own in found.items()]
        return tuple(sorted(shares, key=lambda share: share.sort_key))

    def items(self) -> tuple[Item, ...]:
        """One item for each rule on each programme, and one for each code found elsewhere."""
        return tuple(self._items())

    def _items(self) -> Iterable[Item]:
        by_item: dict[tuple[str, str], list[Finding]] = {}
        for finding in self.findings:
            for owner in finding.programmes or (NO_PROGRAMME,):
                by_item.setdefault((finding.code, owner), []).append(finding)
        names = [owner.id for owner in self.owners]
        phases = {owner.id: owner.phase for owner in self.owners}
        for rule in ACTIVE.values():
            in_programmes = any(map(Handbook.can_belong, rule.types))
            for owner in names if in_programmes else (NO_PROGRAMME,):
                found = tuple(by_item.pop((rule.code, owner), ()))
                skipped = ""
                if not is_on(rule.code, self.profile):
                    skipped = f"Reglen er slået fra i profilen {self.profile}"
                elif in_programmes and not found and rule.vector.at(phases[owner], "") is None:
                    skipped = (
                        f"Reglen gælder ikke i fasen {phases[owner]}"
                        if phases[owner]
                        else "Reglen gælder ikke, før fasen er skrevet"
                    )
                yield Item(rule.code, rule.title, owner, found, skipped)
        for (code, owner), found_elsewhere in sorted(by_item.items()):
            yield Item(code, title_of(code), owner, tuple(found_elsewhere))


def title_of(code: str) -> str:
    """The Danish title of a code."""
    entry = entry_of(code)
    return entry.title if entry else code
