"""Every word on the pages is in the Danish dictionary or in the project's own word list."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from .tekst import WORD, Kind, passages, words

hunspell = pytest.importorskip("hunspell", reason="chunspell has no package for this machine")

HERE = Path(__file__).parent
WORD_LIST = HERE / "ordliste.txt"
DICTIONARY = HERE / "ordbog" / "da_DK.zip"

Known = Callable[[str], bool]
_CODE = re.compile(r"[A-Z]{2,3}\d\d")


@pytest.fixture(scope="module")
def danish(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """Whether a word is in the Danish dictionary."""
    folder = tmp_path_factory.mktemp("ordbog")
    with zipfile.ZipFile(DICTIONARY) as packed:
        packed.extractall(folder)
    return cache(hunspell.Hunspell("da_DK", hunspell_data_dir=str(folder)).spell)


@pytest.fixture(scope="module")
def english() -> Known:
    """Whether a word is in the English dictionary that comes with the spell checker."""
    return cache(hunspell.Hunspell("en_US").spell)


@pytest.fixture(scope="module")
def own() -> list[str]:
    """The lines of the project's word list."""
    return WORD_LIST.read_text(encoding="utf-8").splitlines()


def to_check(pages: dict[str, str]) -> Iterator[tuple[str, Kind, str, str]]:
    """(page and line, kind, word, the character after it) of every word.

    Numbers and codes such as EJ01 are left out.
    """
    for page, text in pages.items():
        for passage in passages(text):
            for offset, line in enumerate(passage.text.split("\n")):
                for match in WORD.finditer(line):
                    word, after = match[0], line[match.end() : match.end() + 1]
                    if re.search(r"[^\W\d_]", word) and not _CODE.fullmatch(word):
                        yield f"{page}:{passage.line + offset}", passage.kind, word, after


def in_list(word: str, own: set[str]) -> bool:
    """A word in small letters is right with a capital too, as it begins a sentence."""
    return word in own or word[:1].lower() + word[1:] in own


def unknown(
    pages: dict[str, str], own: set[str], danish: Known, english: Known
) -> Iterator[tuple[str, str]]:
    """(page and line, word) of every word that no dictionary knows."""
    for place, kind, word, after in to_check(pages):
        known = danish(word) or (kind is Kind.FOREIGN and english(word))
        if not known and after and after in ".-":  # »kr.« and »børne-« are words as they stand
            known = danish(word + after)
        if not known and not in_list(word, own):
            yield place, word


def test_every_word_is_known(
    pages: dict[str, str], own: list[str], danish: Known, english: Known
) -> None:
    found = [f"{place}: {word}" for place, word in unknown(pages, set(own), danish, english)]
    assert not found, "\n".join(
        ["Ret ordet, eller skriv det i tests/sprog/ordliste.txt, hvis det er rigtigt:", *found]
    )


def test_every_word_of_the_list_is_needed(
    pages: dict[str, str], own: list[str], danish: Known, english: Known
) -> None:
    needed = {word for _, word in unknown(pages, set(), danish, english)}
    needed |= {word[:1].lower() + word[1:] for word in needed}
    assert [word for word in own if word not in needed] == []


def test_the_word_list_is_sorted_with_one_word_a_line(own: list[str]) -> None:
    assert own == sorted(set(own), key=alphabetical)
    assert [line for line in own if words(line) != [line]] == []


def alphabetical(word: str) -> tuple[str, str]:
    """Danish order: æ, ø and å after z, capitals among the small letters."""
    return unicodedata.normalize("NFC", word.lower()).replace("å", "~"), word


def test_a_misspelt_word_is_found_with_page_and_line(danish: Known, english: Known) -> None:
    page = (
        "# Gevinster\n\n"
        "Lederen henter\ngevisnten i driften.\n\n"
        ":::{begreb} Gevnist\n:id: BEG_X\n:definition: En forbedirng.\n:engelsk: benefit ownr\n\n"
        "Teksten har `koed` og [et lnik](#BEG_X).\n:::\n"
    )
    found = list(unknown({"p.md": page}, set(), danish, english))
    assert found == [
        ("p.md:4", "gevisnten"),
        ("p.md:6", "Gevnist"),
        ("p.md:8", "forbedirng"),
        ("p.md:9", "ownr"),
        ("p.md:11", "lnik"),
    ]


def test_a_word_of_the_list_may_begin_a_sentence_but_a_name_keeps_its_capital() -> None:
    assert in_list("Indsatsejer", {"indsatsejer"})
    assert not in_list("eksempelkøbing", {"Eksempelkøbing"})


def test_the_dictionary_is_the_one_its_note_names() -> None:
    note = (DICTIONARY.parent / "LAESMIG.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"\| `(da_DK\.\w+)` \| `(\w{64})` \|", note))
    with zipfile.ZipFile(DICTIONARY) as packed:
        names = set(packed.namelist())
        held = {name: hashlib.sha256(packed.read(name)).hexdigest() for name in named}
    assert held == named
    assert names == {"da_DK.aff", "da_DK.dic", "MPL-1.1.txt"}
