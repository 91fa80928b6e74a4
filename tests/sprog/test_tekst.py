"""From a page to its sentences, each with its line, and what LIX makes of them."""

from __future__ import annotations

import pytest

from .tekst import (
    Kind,
    Lix,
    Passage,
    Sentence,
    checklist_as_page,
    lix,
    passages,
    plain_words,
    running_text,
    sentences,
    titles_of,
    without_line_breaks,
)

PAGE = """\
# En side

Et afsnit med `kode`, **fed**
og et [link](#GEV_X). Mere.

- Et punkt
- [](#GEV_X): gevinsten

| Hoved | Celle |
|---|---|
| Et ord | Gør det. |

:::{rolle} Programchef
:id: ROL_PROGRAMCHEF
:pligt: Du svarer for programmet.
:opgaver: Led det; Luk det
:niveau: program
:obligatorisk: ja
:aliaser: SRO
:daekker: UDS_2_55, UDS_2_56
:version: 1.0

Under felterne.

```
Ikke dansk her
```
:::

::::{grid} 1 1 2
:gutter: 3

:::{grid-item-card} Et felt på forsiden
:link: et/sted

Teksten i det.
:::
::::

```{toctree}
:hidden:

roller/index
```

```{regelfamilie} EJ
```
"""


def of(kind: Kind, found: list[Passage]) -> list[tuple[int, str]]:
    return [(passage.line, passage.text) for passage in found if passage.kind is kind]


def test_titles_are_headings_and_the_titles_of_objects_and_cards() -> None:
    assert of(Kind.TITLE, passages(PAGE)) == [
        (1, "En side"),
        (13, "Programchef"),
        (33, "Et felt på forsiden"),
    ]


def test_text_is_paragraphs_items_and_text_fields_with_their_lines() -> None:
    assert of(Kind.TEXT, passages(PAGE, {"GEV_X": "Mere tid"})) == [
        (3, "Et afsnit med , fed\nog et link. Mere."),
        (6, "Et punkt"),
        (7, "Mere tid: gevinsten"),
        (15, "Du svarer for programmet."),
        (16, "Led det"),
        (16, "Luk det"),
        (23, "Under felterne."),
        (36, "Teksten i det."),
    ]


def test_names_and_cells_are_kept_apart_from_text() -> None:
    found = passages(PAGE)
    assert of(Kind.LABEL, found) == [(19, "SRO")]
    assert of(Kind.CELL, found) == [(9, "Hoved"), (9, "Celle"), (11, "Et ord"), (11, "Gør det.")]


def test_a_field_that_is_wrapped_or_misplaced_is_read_once() -> None:
    page = (
        ":::{praksis} P\n:id: PRA_P\n:hvad: Skriv\n  det ned.\n\nTekst.\n:hvorfor: Derfor.\n:::\n"
    )
    assert of(Kind.TEXT, passages(page)) == [
        (3, "Skriv det ned."),
        (7, "Derfor."),
        (6, "Tekst."),
    ]


def test_an_object_inside_an_object_keeps_its_lines() -> None:
    page = (
        "::::{program} P\n:id: PRG_P\n:formaal: Noget.\n\nFør.\n\n"
        ":::{gevinst} G\n:id: GEV_G\n:foer: 40\n:efter: Mindre\n\nInde.\n:::\n\nEfter.\n::::\n"
    )
    assert of(Kind.TEXT, passages(page)) == [
        (3, "Noget."),
        (5, "Før."),
        (9, "40"),
        (10, "Mindre"),
        (12, "Inde."),
        (15, "Efter."),
    ]


def test_a_checklist_keeps_its_lines_and_shows_only_what_is_text() -> None:
    source = (
        "# Note\nid: TJL_X\ntitel: En liste\nhvem: [ROL_X]\nformaal: Til noget.\npunkter:\n"
        "  - id: et-punkt\n    spoergsmaal: Er det klart?\n    hvorfor: |\n      Delt\n"
        "      i to.\n    bevis:\n      hvem: [ROL_X]\n      henvisning: Et sagsnummer.\n"
        "      hoejst_dage: 90\n"
    )
    found = passages(checklist_as_page(source))
    assert of(Kind.TITLE, found) == [(3, "En liste")]
    assert of(Kind.TEXT, found) == [
        (5, "Til noget."),
        (8, "Er det klart?"),
        (9, "Delt i to."),
        (14, "Et sagsnummer."),
    ]


def test_the_fields_engelsk_and_norsk_are_foreign() -> None:
    page = ":::{begreb} G\n:id: BEG_G\n:engelsk: benefit\n:norsk: gevinst\n:::\n"
    assert of(Kind.FOREIGN, passages(page)) == [(3, "benefit"), (4, "gevinst")]


def test_titles_are_found_by_id() -> None:
    assert titles_of(PAGE) == {"ROL_PROGRAMCHEF": "Programchef"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Én. To! Tre? Fire", ["Én.", "To!", "Tre?", "Fire"]),
        ("Vær sikker: Det er sjældent.", ["Vær sikker:", "Det er sjældent."]),
        ("Det koster: tid og penge.", ["Det koster: tid og penge."]),
        ("Den 13. december 2023 kl. 9.", ["Den 13. december 2023 kl. 9."]),
        ("Op til 200.000 kr. og fire uger.", ["Op til 200.000 kr. og fire uger."]),
        ("Det koster 2 mio. kr. Pengene er der.", ["Det koster 2 mio. kr.", "Pengene er der."]),
        ("50.000 kr. pr. 1. august, jf. Sag 4.", ["50.000 kr. pr. 1. august, jf. Sag 4."]),
        ("De siger »nej.« Så går de.", ["De siger »nej.«", "Så går de."]),
        ("Tallet faldt. 12 er nok.", ["Tallet faldt.", "12 er nok."]),
    ],
)
def test_a_text_is_divided_into_sentences(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(Passage(1, text))] == expected


def test_a_sentence_has_the_line_it_begins_on() -> None:
    assert sentences(Passage(7, "Én lang\nsætning. To\nher.\nTre.")) == [
        Sentence(7, "Én lang sætning."),
        Sentence(8, "To her."),
        Sentence(10, "Tre."),
    ]


def test_lix_is_words_by_sentences_plus_the_percentage_of_long_words() -> None:
    found = sentences(Passage(1, "Lederen henter gevinsten. Du er med."))
    assert lix(found) == Lix(words=6, sentences=2, long_words=2)
    assert lix(found).value == pytest.approx(6 / 2 + 100 * 2 / 6)


def test_a_word_of_six_letters_is_short_and_a_long_number_is_no_long_word() -> None:
    assert lix([Sentence(1, "Driften har 1.300.000 kr")]).long_words == 1
    assert lix([Sentence(1, "Drifts har 1.300.000 kr")]).long_words == 0


def test_a_page_without_text_has_no_lix() -> None:
    assert lix(running_text("# Kun en overskrift\n")).value == 0


def test_items_of_a_list_are_sentences_and_headings_and_short_cells_are_none() -> None:
    assert [sentence.text for sentence in running_text(PAGE)] == [
        "Et afsnit med , fed og et link.",
        "Mere.",
        "Et punkt",
        ": gevinsten",
        "Gør det.",
        "Du svarer for programmet.",
        "Led det",
        "Luk det",
        "Under felterne.",
        "Teksten i det.",
    ]


def test_words_divided_at_the_end_of_a_line_are_joined() -> None:
    assert plain_words(without_line_breaks("Gevinst-\nrealisering i KL’s drif\u00ad\nt.")) == [
        "gevinstrealisering",
        "i",
        "kl",
        "s",
        "drift",
    ]
