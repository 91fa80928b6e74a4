"""One cause, one finding: from a municipality with everything in it, one thing is taken away.

Whatever is taken away, from a single field to an object that others point at, the reading and all
rules together say so once, where it is to be mended. Rules that only need what is missing are
silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from byg import TODAY, bc, program
from gevinst.model.felt import Slags, felter_i, links_i
from gevinst.model.finding import Finding
from gevinst.model.objekt import Objekt
from gevinst.model.raa import RawField, RawObject
from gevinst.model.typer import EFTER_NAVN
from gevinst.rules.engine import run_rules
from gevinst.rules.profiles import PROFILES
from gevinst.rules.severity import PHASES
from hel import hel, laest, skrevet

Pages = list[RawObject]
Changed = tuple[str, str, RawField | None]
"""The id of an object, the name of a field, and what is written instead; None for nothing."""


@pytest.mark.parametrize("fase", PHASES)
@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_nothing_is_missing_to_begin_with(fase: str, profile: str) -> None:
    handbook, findings = laest(skrevet(hel(fase)))
    assert findings == run_rules(handbook, TODAY, profile) == ()


def test_it_has_an_object_of_every_type_that_a_rule_asks_about() -> None:
    there = {objekt.om.navn for objekt in hel()}
    assert set(EFTER_NAVN) - there == HANDBOOKS_OWN


HANDBOOKS_OWN = {
    *("udsagn", "praksis", "risiko", "forudsaetning", "begreb", "kriterium", "figur", "eksempel"),
    *("regel", "dokumenttype", "tjekliste", "undtagelse"),
}
"""What the handbook itself writes, and waivers, which have nothing to waive here."""


# -- what is written instead --------------------------------------------------------------------


def removed(field: RawField, raw: RawObject) -> Iterator[RawField | None]:
    yield None


def emptied(field: RawField, raw: RawObject) -> Iterator[RawField | None]:
    yield replace(field, tekst="")


def misspelt(field: RawField, raw: RawObject) -> Iterator[RawField | None]:
    yield replace(field, navn=f"{field.navn[:-1]}xx")


def unreadable(field: RawField, raw: RawObject) -> Iterator[RawField | None]:
    felt = next(f for f in felter_i(EFTER_NAVN[raw.type]) if f.navn == field.navn)
    if felt.slags not in (Slags.TEKST, Slags.LISTE, Slags.LINK):
        yield replace(field, tekst="vrøvl")


def dead(field: RawField, raw: RawObject) -> Iterator[RawField | None]:
    if field.navn in links_i(EFTER_NAVN[raw.type]):
        for id in field.tekst.split(", "):
            yield replace(field, tekst=field.tekst.replace(id, f"{id[:4]}INGENTING"))


def of_another_type(field: RawField, raw: RawObject) -> Iterator[RawField | None]:
    felt = links_i(EFTER_NAVN[raw.type]).get(field.navn)
    if felt and felt.til:
        wrong = "INT_LAERERE" if "kommune" in felt.til else "KOM_EKSEMPEL"
        for id in field.tekst.split(", "):
            yield replace(field, tekst=field.tekst.replace(id, wrong))


def one_less(field: RawField, raw: RawObject) -> Iterator[RawField | None]:
    ids = field.tekst.split(", ")
    if field.navn in links_i(EFTER_NAVN[raw.type]) and len(ids) > 1:
        for left_out in ids:
            yield replace(field, tekst=", ".join(id for id in ids if id != left_out))


def twice(field: RawField, raw: RawObject) -> Iterator[RawField | None]:
    if field.navn in links_i(EFTER_NAVN[raw.type]):
        yield replace(field, tekst=f"{field.tekst}, {field.tekst.split(', ')[0]}")


Change = Callable[[RawField, RawObject], Iterator[RawField | None]]


def changed(pages: Pages, change: Change) -> Iterator[tuple[Changed, Pages]]:
    """Each way to change one field of one object, with the pages as they then are."""
    for number, raw in enumerate(pages):
        for field in raw.fields:
            if field.navn == "id":
                continue
            for new in change(field, raw):
                fields = tuple(
                    new if one is field else one
                    for one in raw.fields
                    if one is not field or new is not None
                )
                written = [*pages[:number], replace(raw, fields=fields), *pages[number + 1 :]]
                yield (raw.text("id"), field.navn, new), written


SEVERAL_BENEFITS = [("PER_CHEF", "leder_af")]
"""The post owns three benefits and then leads none of their units: each needs another owner."""


@pytest.mark.parametrize(
    ("fase", "change"),
    [
        ("planlaegning", removed),
        ("planlaegning", one_less),
        ("realisering", emptied),
    ],
)
def test_what_is_not_there_gives_at_most_one_finding(fase: str, change: Change) -> None:
    wrong: dict[tuple[str, str], list[str]] = {}
    for (id, navn, _), pages in changed(skrevet(hel(fase)), change):
        handbook, findings = laest(pages)
        missed = must_be_there(handbook.by_id[id], navn)
        if (id, navn) not in SEVERAL_BENEFITS and not missed <= len(findings) <= 1:
            wrong[id, navn] = said(findings)
    assert wrong == {}


@pytest.mark.parametrize("change", [misspelt, unreadable, dead, of_another_type, twice])
def test_what_cannot_be_read_is_said_by_the_reading_alone(change: Change) -> None:
    others: dict[tuple[str, str], list[str]] = {}
    for (id, navn, _), pages in changed(skrevet(hel("realisering")), change):
        _, findings = laest(pages)
        if [finding.code[:2] for finding in findings] != ["IN"]:
            others[id, navn] = said(findings)
    assert others == {}


def must_be_there(objekt: Objekt, navn: str) -> bool:
    """Whether a field is missing now, and one that every such object has."""
    felt = next(f for f in felter_i(type(objekt)) if f.navn == navn)
    return objekt.mangler(navn) and (felt.kraevet or felt.mindst > 0)


def said(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.code} {finding.message}" for finding in findings]


# -- whole objects ------------------------------------------------------------------------------


@pytest.mark.parametrize("fase", ["definition", "realisering"])
def test_an_object_less_is_said_where_others_point_at_it_and_nowhere_else(fase: str) -> None:
    objects = hel(fase)
    others: dict[str, list[str]] = {}
    for gone in objects:
        _, findings = laest(skrevet(one for one in objects if one is not gone))
        is_dead = {f.code == "IN08" and f"peger på {gone.id}," in f.message for f in findings}
        if is_dead != {True} and len(findings) > 1:
            others[gone.id] = said(findings)
    assert others == {}


# -- what is missing together -------------------------------------------------------------------


def codes(objects: list[Objekt], profile: str = "standard") -> list[str]:
    """What is said of the objects, by the reading and by the rules."""
    handbook, _ = laest(skrevet(objects))
    read = [f.code for f in laest(skrevet(objects))[1] if f.code.startswith("IN")]
    return [*read, *(finding.code for finding in run_rules(handbook, TODAY, profile))]


def but(objects: list[Objekt], *changed: Objekt, without: str = "") -> list[Objekt]:
    """The objects with some of them changed, and those left out whose id begins in a way."""
    new = {objekt.id: objekt for objekt in changed}
    return [
        new.get(objekt.id, objekt)
        for objekt in objects
        if not without or not objekt.id.startswith(without)
    ]


def of(objects: list[Objekt], id: str) -> Objekt:
    return next(objekt for objekt in objects if objekt.id == id)


@pytest.mark.parametrize(
    ("status", "expected"), [("under_realisering", ["MA03"]), ("realiseret", ["RE04"])]
)
def test_without_measurements_one_rule_says_so(status: str, expected: list[str]) -> None:
    objects = hel("realisering")
    benefit = replace(of(objects, "GEV_TID"), status=status)  # type: ignore[call-arg]
    assert codes(but(objects, benefit, without="MLG_TID")) == expected
    # In this profile MA03 is off, so what is due is said by RE03.
    small = codes(but(objects, benefit, without="MLG_TID"), "lille")
    assert small == (["RE04"] if status == "realiseret" else ["RE03"])


def test_a_missing_phase_is_said_once_and_what_else_is_found_holds_in_every_phase() -> None:
    def bare(fase: str) -> list[Objekt]:
        return but(hel(), program(fase=fase, indgaar_i="PF_ALT", programchef="PER_CHEF"))

    first, *rest = codes(bare(""))
    assert (first, sorted(rest)) == ("IN06", ["FA01", "MA01", "OR01", "SC01", "TI02"])
    assert all(set(rest) <= set(codes(bare(fase))) for fase in PHASES)


def test_a_project_in_no_programme_has_a_phase_of_its_own() -> None:
    alone = replace(of(hel(), "PRJ_ENE"), fase="", mandat="", projektleder=())  # type: ignore[call-arg]
    (finding,) = laest(skrevet(but(hel(), alone)))[1]
    assert (finding.code, finding.message, finding.remedy) == (
        "IN06",
        "PRJ_ENE »Det enkelte projekt« mangler feltet :fase:, som et projekt uden program skal "
        "have",
        "tilføj en linje ':fase:' med initiering, definition, planlaegning, gennemfoerelse eller "
        "realisering",
    )


def test_an_owner_who_should_be_another_is_said_once() -> None:
    objects = hel()
    wrong = replace(of(objects, "GEV_TID"), gevinstansvarlig=("PER_LEDER",))  # type: ignore[call-arg]
    assert codes(but(objects, wrong)) == ["EJ03"]


@pytest.mark.parametrize(
    ("fase", "klar_til"), [("initiering", "definition"), ("initiering", ""), ("definition", "")]
)
def test_at_the_gate_too_one_rule_says_it(fase: str, klar_til: str) -> None:
    objects = hel(fase)
    without = replace(of(objects, "PRG_SKOLE"), business_case=(), klar_til=klar_til)  # type: ignore[call-arg]
    handbook, _ = laest(skrevet(but(objects, without)))
    (finding,) = run_rules(handbook, TODAY)
    is_firm = bool(klar_til) or fase == "definition"
    assert (finding.code, finding.severity.value) == ("FA01", "fejl" if is_firm else "advarsel")


def test_a_deliverable_and_a_benefit_that_have_not_met_are_one_finding() -> None:
    objects = hel()
    idle = replace(of(objects, "LEV_ENE"), bidrager_til=())  # type: ignore[call-arg]
    handbook, _ = laest(skrevet(but(objects, idle)))
    (finding,) = run_rules(handbook, TODAY)
    assert finding.code == "SC03"
    assert ", for eksempel LEV_ENE, eller skriv :status: bortfaldet" in finding.remedy
    # The profile start has not SC03, so there it is the deliverable that is found.
    assert [f.code for f in run_rules(handbook, TODAY, "start")] == ["SC02"]


def test_an_amount_of_mistakes_on_another_page_hides_nothing() -> None:
    objects = hel()
    lost = skrevet(
        [
            bc("BC_LOES"),
            replace(
                of(objects, "SUC_TID"),
                id="SUC_LOES",  # type: ignore[call-arg]
                succeskriterium_for=(),
            ),
        ],
        "andet.md",
    )
    _, findings = laest([*skrevet(but(objects, without="SUC_TID")), *lost])
    assert [finding.code for finding in findings] == ["IN07", "MA01"]
