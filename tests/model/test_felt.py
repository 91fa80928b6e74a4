"""The description of the object types: what the whole of them must hold."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest
from gevinst.model import lister
from gevinst.model.eksempler import eksempel
from gevinst.model.felt import Felt, Slags, Valg, felter_i, link
from gevinst.model.indlaesning import ID_MOENSTER
from gevinst.model.objekt import Objekt
from gevinst.model.typer import EFTER_NAVN, OBJEKTTYPER
from skriv import read

EVERY_TYPE = pytest.mark.parametrize("cls", OBJEKTTYPER, ids=[cls.om.navn for cls in OBJEKTTYPER])
CLOSED_LISTS = {
    name: value
    for name, value in vars(lister).items()
    if isinstance(value, tuple) and all(isinstance(part, Valg) for part in value)
}


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_no_two_types_share_a_prefix() -> None:
    assert repeated([cls.om.praefiks for cls in OBJEKTTYPER]) == []


def test_no_two_types_share_a_name() -> None:
    assert repeated([cls.om.navn for cls in OBJEKTTYPER]) == []
    assert tuple(EFTER_NAVN.values()) == OBJEKTTYPER


@EVERY_TYPE
def test_a_type_can_stand_in_ids_and_addresses(cls: type[Objekt]) -> None:
    assert ID_MOENSTER.fullmatch(f"{cls.om.praefiks}_EKSEMPEL")
    assert re.fullmatch("[a-z_]+", cls.om.navn)
    assert re.fullmatch("[a-z-]+", cls.om.sti)


@EVERY_TYPE
def test_a_type_is_explained_to_a_reader(cls: type[Objekt]) -> None:
    shown = (cls.om.label, cls.om.bestemt, cls.om.flertal, cls.om.hjaelp)
    assert [text for text in shown if not text[:1].isupper()] == []
    assert cls.om.hjaelp.endswith(".")


@EVERY_TYPE
def test_the_names_of_the_fields_are_unique_and_ascii(cls: type[Objekt]) -> None:
    names = [felt.navn for felt in felter_i(cls)]
    assert repeated(names) == []
    assert [name for name in names if not re.fullmatch("[a-z][a-z_]*", name)] == []


@EVERY_TYPE
def test_no_field_has_the_name_of_something_every_object_has(cls: type[Objekt]) -> None:
    taken = {"id", "titel", "sted", "broedtekst", "linjer", "om", "slug", "adresse", "sted_for"}
    assert taken.isdisjoint(felt.navn for felt in felter_i(cls))


@EVERY_TYPE
def test_every_field_has_a_label_and_a_help_that_is_a_sentence(cls: type[Objekt]) -> None:
    wrong = [
        felt.navn
        for felt in felter_i(cls)
        if not (felt.label[:1].isupper() and felt.hjaelp[:1].isupper() and felt.hjaelp[-1] == ".")
    ]
    assert wrong == []


@EVERY_TYPE
def test_every_required_field_has_an_example(cls: type[Objekt]) -> None:
    required = [felt for felt in felter_i(cls) if felt.kraevet or felt.mindst]
    assert [felt.navn for felt in required if not felt.eksempel] == []


@EVERY_TYPE
def test_every_link_names_existing_types(cls: type[Objekt]) -> None:
    assert {til for felt in felter_i(cls) for til in felt.til} <= set(EFTER_NAVN)


@EVERY_TYPE
def test_every_example_of_a_link_is_an_id_of_a_type_it_may_point_to(cls: type[Objekt]) -> None:
    wrong = [
        f"{felt.navn}: {id}"
        for felt in felter_i(cls)
        if felt.er_link and felt.til
        for id in re.split("[, ]+", felt.eksempel)
        if id and id.split("_")[0] not in {EFTER_NAVN[til].om.praefiks for til in felt.til}
    ]
    assert wrong == []


@EVERY_TYPE
def test_what_judges_a_number_of_links_is_a_code_or_nothing(cls: type[Objekt]) -> None:
    codes = [felt.bedoemmes_af for felt in felter_i(cls) if felt.bedoemmes_af]
    assert [code for code in codes if not re.fullmatch("[A-Z]{2}[0-9]{2}", code)] == []


@EVERY_TYPE
def test_only_links_have_what_belongs_to_links(cls: type[Objekt]) -> None:
    others = [felt for felt in felter_i(cls) if not felt.er_link]
    assert [felt.navn for felt in others if felt.mindst or felt.omvendt or felt.bedoemmes_af] == []


def test_a_name_that_is_a_link_on_one_type_is_a_link_on_all() -> None:
    kinds: dict[str, set[bool]] = defaultdict(set)
    for cls in OBJEKTTYPER:
        for felt in felter_i(cls):
            kinds[felt.navn].add(felt.er_link)
    assert [name for name, both in kinds.items() if len(both) > 1] == []


@pytest.mark.parametrize("name", CLOSED_LISTS)
def test_the_codes_of_a_closed_list_are_unique_and_ascii(name: str) -> None:
    codes = [valg.kode for valg in CLOSED_LISTS[name]]
    assert repeated(codes) == []
    assert [code for code in codes if not re.fullmatch("[a-z]+(_[a-z]+)*", code)] == []


@pytest.mark.parametrize("name", CLOSED_LISTS)
def test_the_names_of_a_closed_list_begin_with_a_capital_letter(name: str) -> None:
    labels = [valg.label for valg in CLOSED_LISTS[name]]
    assert [label for label in labels if not label[:1].isupper()] == []


@EVERY_TYPE
def test_a_default_stands_on_its_closed_list(cls: type[Objekt]) -> None:
    fields = cls.__dataclass_fields__
    chosen = [felt for felt in felter_i(cls) if felt.slags is Slags.VALG]
    wrong = [
        felt.navn
        for felt in chosen
        if fields[felt.navn].default not in {"", *(valg.kode for valg in felt.valg)}
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "cls",
    [cls for cls in OBJEKTTYPER if cls.om.paa_sider],
    ids=lambda cls: cls.om.navn,
)
def test_the_example_of_a_type_reads_without_other_findings_than_dead_links(
    cls: type[Objekt],
) -> None:
    handbook, findings = read(eksempel(cls))
    assert [found for found in findings if found.code != "IN08"] == []
    assert [(type(objekt), objekt.id) for objekt in handbook.objects] == [
        (cls, f"{cls.om.praefiks}_EKSEMPEL")
    ]


def test_a_rule_has_no_example_because_it_is_not_written_on_a_page() -> None:
    assert eksempel(EFTER_NAVN["regel"]) == ""


@pytest.mark.parametrize("antal", ["0..1", "0..*", "1..*", "1"])
def test_a_cardinality_is_shown_as_it_is_declared(antal: str) -> None:
    declared = link("Navn", "enhed", antal, "Hjælp.", "ENH_A", omvendt="")
    felt: Felt = declared.metadata["felt"]
    assert felt.antal == antal


def test_a_field_shows_the_label_of_a_value_and_an_unknown_value_as_it_is() -> None:
    fase = next(felt for felt in felter_i(EFTER_NAVN["program"]) if felt.navn == "fase")
    assert (fase.vist("planlaegning"), fase.vist("ukendt")) == ("Planlægning", "ukendt")


def test_a_types_own_fields_come_before_those_it_shares() -> None:
    names = [felt.navn for felt in felter_i(EFTER_NAVN["figur"])]
    assert names == [
        "tekstalternativ",
        "generator",
        "tidligere_id",
        "synlighed",
        "version",
        "tilstand",
        "afloest_af",
        "daekker",
        "tilfoejet",
        "tilfoejet_fordi",
    ]
