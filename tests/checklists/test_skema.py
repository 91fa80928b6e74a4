"""The published schema and the reading of a file agree on what a list is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from gevinst.checklists import skema
from gevinst.checklists.checking import check
from gevinst.checklists.checklist import Checklist
from gevinst.checklists.form import keys_of
from gevinst.model.handbook import Handbook
from jsonschema import Draft202012Validator
from lister import BY_HAND, BY_RULE, SHIFT, TOP, WHOLE, read

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft202012Validator(skema.as_dict())


def valid(text: str) -> bool:
    return bool(VALIDATOR.is_valid(yaml.safe_load(text)))


def test_the_schema_is_one_and_kept_in_docs() -> None:
    Draft202012Validator.check_schema(skema.as_dict())
    kept = (ROOT / "docs" / "tjekliste-skema.json").read_text(encoding="utf-8")
    assert kept == skema.render()
    assert json.loads(kept)["title"] == "Gevinsthåndbogens tjeklister"


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"{TOP}{SHIFT}punkter:\n{BY_RULE}",
        f"{TOP}faser: [definition]\ntilfoejet: ja\ntilfoejet_fordi: Vores.\npunkter:\n{BY_HAND}",
        WHOLE.replace("    bevis:", "    besvarer: SPM_SCOPE\n    bevis:"),
        WHOLE.replace('["1.30"]', "[]"),
    ],
)
def test_what_reads_well_is_valid(text: str) -> None:
    assert read(text).findings == ()
    assert valid(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("formaal:", "formål:"),
        ("hvornaar: Før mødet.\n", ""),
        ("id: TJL_PROEVE", "id: proeve"),
        ("- id: ejer", "- id: Ejer"),
        ("hvem: [ROL_STYREGRUPPE]", "hvem: ROL_STYREGRUPPE"),
        ("hvem: [ROL_STYREGRUPPE]", "hvem: []"),
        ('["1.30"]', "[1.30]"),
        ("titel: Prøven", "titel: 2026"),
        ("titel: Prøven", 'titel: ""'),
        ("gaelder: program", "gaelder: forum"),
        ("gaelder: program", "gaelder: program\nfaseskift: nej"),
        ("gaelder: program", f"gaelder: program\n{SHIFT}faser: [definition]"),
        ("gaelder: program", "gaelder: program\ntilfoejet: true"),
        ("hoejst_dage: 90", "hoejst_dage: 0"),
        ("hoejst_dage: 90", 'hoejst_dage: "90"'),
        ("[EJ01]", "[EJ01, EJ01]"),
        ("    regler: [EJ01]\n", ""),
        ("    bevis:\n", "    regler: [EJ01]\n    bevis:\n"),
        ("    regler: [EJ01]\n", "    regler: [EJ01]\n    besvarer: SPM_SCOPE\n"),
    ],
)
def test_what_is_told_in_the_reading_is_not_valid(old: str, new: str) -> None:
    text = WHOLE.replace(old, new, 1)
    loaded = read(text)
    told = [*loaded.findings, *check(loaded.lists, Handbook(()))]
    assert {f.code for f in told} - {"TL08"}
    assert not valid(text)


@pytest.mark.parametrize("path", sorted((ROOT / "checklists").glob("*.yaml")), ids=lambda p: p.stem)
def test_the_handbooks_own_lists_are_valid(path: Path) -> None:
    assert valid(path.read_text(encoding="utf-8"))


PAGES = [ROOT / "source" / "skriv" / "tjekliste.md", ROOT / "docs" / "skriv-en-tjekliste.md"]


def examples(path: Path) -> list[str]:
    """The lists in the text of a page."""
    fences = re.findall(r"^```yaml\n(.*?)^```$", path.read_text(encoding="utf-8"), re.M | re.S)
    return [text for text in fences if "punkter:" in text]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_authors_are_shown_is_a_list_without_mistakes(path: Path) -> None:
    [text] = examples(path)
    loaded = read(text)
    assert loaded.findings == ()
    wrong = check(loaded.lists, Handbook(()))
    # Roles and statements are those of the handbook, which is not read here; rules are known.
    assert {f.message for f in wrong if f.code != "TL08" or "reglen" in f.message} == set()
    assert valid(text)


def keys(cls: type) -> Iterator[str]:
    for key in keys_of(cls):
        yield key.name
        yield from keys(key.part) if key.part else ()


def test_authors_are_told_of_every_key() -> None:
    page = PAGES[0].read_text(encoding="utf-8")
    missing = [name for name in keys(Checklist) if not re.search(rf"\b{name}\b", page)]
    assert missing == ["udsagn", "bruger"]  # what the guide says is the handbook's own matter
