"""The handbook says what the guide says in its own words: no six words in a row are the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from .aftryk import FILE, LENGTH, fingerprint, fingerprints, read, written
from .tekst import passages, plain_words


def shared(pages: dict[str, str], theirs: Collection[bytes], length: int = LENGTH) -> Iterator[str]:
    """Every run of words, as long as it goes, that a page has in common with the guide.

    ``theirs`` are the fingerprints of the guide's runs of that length.
    """
    for page, text in pages.items():
        ours = [
            (word, passage.line + offset)
            for passage in passages(text)
            for offset, line in enumerate(passage.text.split("\n"))
            for word in plain_words(line)
        ]
        end = 0
        for start in range(len(ours) - length + 1):
            if start < end or _of(ours[start : start + length]) not in theirs:
                continue
            end = start + length
            while _of(ours[end - length + 1 : end + 1]) in theirs:
                end += 1
            yield f"{page}:{ours[start][1]}: {' '.join(word for word, _ in ours[start:end])}"


def _of(words: Sequence[tuple[str, int]]) -> bytes:
    return fingerprint([word for word, _ in words])


def test_no_six_words_in_a_row_are_the_guides(pages: dict[str, str]) -> None:
    theirs = read(FILE.read_bytes())
    assert len(theirs) > 3_000, "the guide has some three thousand words"
    found = list(shared(pages, theirs))
    assert not found, "\n".join(["Skriv det med egne ord:", *found])


GUIDE = """Hver gevinst skal have en ansvar-
lig leder, som følger op på den i drif-
ten hvert år. Det gælder også i ad hoc-
indsatser."""


def test_fingerprints_are_kept_as_they_are_and_in_one_order() -> None:
    found = fingerprints(GUIDE)
    assert read(written(found)) == found
    assert written(sorted(found, reverse=True)) == written(found)


def test_a_run_is_found_across_line_breaks_capitals_and_punctuation() -> None:
    page = "# Side\n\nHusk: En ansvarlig leder,\nsom »følger op på den« i driften.\n"
    assert list(shared({"p.md": page}, fingerprints(GUIDE))) == [
        "p.md:3: en ansvarlig leder som følger op på den i driften"
    ]


def test_a_hyphen_that_belongs_to_the_word_is_not_lost_at_a_line_break() -> None:
    page = "Den i driften hvert år. Det gælder også i ad hoc-indsatser.\n"
    [found] = shared({"p.md": page}, fingerprints(GUIDE))
    assert found.endswith("i ad hoc indsatser")


def test_five_words_in_a_row_are_no_run() -> None:
    page = "En ansvarlig leder, som følger med i, hvad der sker.\n"
    assert list(shared({"p.md": page}, fingerprints(GUIDE))) == []
    assert len(list(shared({"p.md": page}, fingerprints(GUIDE, 5), length=5))) == 1


def test_two_runs_on_a_page_are_two_findings() -> None:
    page = (
        "Hver gevinst skal have en ansvarlig leder, som vi siger.\n\n"
        "Den i driften hvert år. Det gælder også her.\n"
    )
    assert [found.split(":")[1] for found in shared({"p.md": page}, fingerprints(GUIDE))] == [
        "1",
        "3",
    ]


def test_a_run_in_a_field_and_in_a_link_is_found() -> None:
    page = (
        ":::{praksis} P\n:id: PRA_P\n:hvad: En ansvarlig leder, som følger op på den.\n\n"
        "Hver [gevinst skal have](#X) en ansvarlig leder.\n:::\n"
    )
    assert [
        found.split(":")[1] for found in shared({"p.md": page}, fingerprints(GUIDE, 7), length=7)
    ] == ["3", "5"]
