"""What readers see and hear is Danish on every built page: words, dates, and what scripts say.

The spelling of ``source/`` is tested in `tests/sprog`. Here it is the pages as they come out, so
that the words of templates, messages, the theme and Sphinx are looked up too. An English word is
one that the Danish dictionary does not know; `ENGLISH` has those that it knows as something else.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import ROOT, Site

hunspell = pytest.importorskip("hunspell", reason="chunspell has no package for this machine")

SPROG = ROOT / "tests" / "sprog"
STATIC = ROOT / "extensions" / "gevinst" / "sphinx_ext" / "static"

ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the and of an from but none more most back forward page pages result results show hide "
        "copy skip sidebar expand collapse view march yes true false default also please click "
        "column header footer last next search",
    )
)
"""English words of an interface that the Danish dictionary takes for something else."""

NAMES = frozenset(("Chromium", "axe-core", "ics-filer", "Id'er", "it's", "JavaScript", "UTF"))
"""Right where they stand on the pages, and in no dictionary."""

UNSEEN = frozenset(("script", "style", "code", "pre", "kbd", "samp"))
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr")
)
SPOKEN = frozenset(("alt", "aria-label", "aria-description", "data-label", "placeholder", "title"))
"""The attributes that are read aloud or shown."""

CODE = re.compile(
    r"""
      ':[^']*'                          # a line to write, ':type: faseskift'
    | \bskriv\s[a-z,\s]+\sunder\s:\w+:  # what to write in a field
    | :[a-z]\w*:(?:\s[a-z]+\b)?         # a field, with a value
    | \b[A-ZÆØÅ]{2,8}_[\w.…-]*          # an id, how one begins, a point of a checklist
    | \b[A-Z]{2,3}\d\d(?:-[a-z-]+)?     # a rule, and the pages that test it
    | [\w.-]*/[\w./-]*\.\w+             # a file
    | \b[a-z]+_\w+                      # a name in a program
    | \bhttps?://\S+ | [\w.-]+@[\w.-]+ | \b[\w-]+\.(?:csv|md|py)\b
    """,
    re.VERBOSE,
)
HYPHEN = "\u00ad"
"""Where a drawing divides a word over two lines: the word has a hyphen there, or has not."""

WORD = re.compile(rf"[^\W\d_]+(?:['’{HYPHEN}-][^\W\d_]+)*")
OTHER_DATE = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[-/]\d{1,2}[-/]\d{4}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b"
    r"|\b0\d?\. [a-zæøå]+ \d{4}\b|\b\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*"
)
"""A date that is not written as 23. november 2026."""


class Texts(HTMLParser):
    """All that a page shows or says, as (where, text); not code, and not what is marked as another
    language."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._add([(f"{tag} {name}", values[name]) for name in sorted(SPOKEN & set(values))])
        named = values.get("name", "") or values.get("property", "")
        if tag == "meta" and named.endswith(("description", "title", "site_name")):
            self._add([(f"meta {named}", values.get("content", ""))])
        if tag not in VOID:
            self.open.append((tag, values.get("lang", "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        tags = [one for one, _ in self.open]
        if tag in tags:
            del self.open[len(tags) - 1 - tags[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        where, text = self.open[-1][0] if self.open else "", data.strip()
        if where == "text" and self.found and self.found[-1][1].endswith(HYPHEN):
            text = self.found.pop()[1] + text
        if where == "text" and text.endswith("-"):
            text = text[:-1] + HYPHEN
        if text:
            self._add([(where, text)])

    def _add(self, texts: Iterable[tuple[str, str]]) -> None:
        language = next((lang for _, lang in reversed(self.open) if lang), "da")
        if language == "da" and not any(tag in UNSEEN for tag, _ in self.open):
            self.found.extend(texts)


def texts(html: str) -> list[tuple[str, str]]:
    parser = Texts()
    parser.feed(html)
    return parser.found


Known = Callable[[str], bool]


@pytest.fixture(scope="module")
def danish(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """Whether a word is Danish: in the dictionary, the project's word list, or among `NAMES`."""
    folder: Path = tmp_path_factory.mktemp("ordbog")
    with zipfile.ZipFile(SPROG / "ordbog" / "da_DK.zip") as packed:
        packed.extractall(folder)
    spell = hunspell.Hunspell("da_DK", hunspell_data_dir=str(folder)).spell
    own = NAMES.union((SPROG / "ordliste.txt").read_text(encoding="utf-8").split())

    @cache
    def known(word: str) -> bool:
        if word.lower() in ENGLISH:
            return False
        if HYPHEN in word:
            return any(known(word.replace(HYPHEN, sign)) for sign in ("", "-"))
        # »kr.« and »børne-« are words as they stand.
        forms = (word, word + ".", word + "-")
        return word in own or word[:1].lower() + word[1:] in own or any(map(spell, forms))

    return known


def foreign(text: str, danish: Known) -> list[str]:
    """The words of a text that are not Danish."""
    return [word[0] for word in WORD.finditer(CODE.sub(" ", text)) if not danish(word[0])]


@pytest.fixture(scope="module")
def shown(real_site: Site) -> dict[tuple[str, str], str]:
    """(where, text) of all that the pages show and say, each with the first page that has it."""
    found: dict[tuple[str, str], str] = {}
    for page, html in real_site.built.pages.items():
        for text in texts(html):
            found.setdefault(text, page)
    return found


SELECTOR = re.compile(r"[a-z\d ]*[.#\[-][\w .#\[\]=-]*|[a-z]+:not\(.*|thead th")


def strings(script: str) -> list[str]:
    """The strings of a script that can be sentences: those with a space or a capital letter.

    What is put into one is not part of it, and selectors and lists of classes are none.
    """
    bare = re.sub(r"(?s:/\*.*?\*/)|(?m:(?:^|(?<=[;{},)\s]))//.*$)", "", script)
    found = re.findall(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`', bare)
    plain = (re.sub(r"\$\{(?:[^{}]|\{[^{}]*\})*\}", " ", a or b) for a, b in found)
    return [
        text
        for text in plain
        if re.search(r"^[A-ZÆØÅ][^A-Z]|[^\W\d_]{2,} [^\W\d_]", text)
        and not SELECTOR.fullmatch(text)
    ]


def test_every_word_of_every_page_is_danish(
    shown: dict[tuple[str, str], str], danish: Known
) -> None:
    found = [
        f"{page}: »{word}« i {where}: {' '.join(text.split())[:120]}"
        for (where, text), page in shown.items()
        for word in foreign(text, danish)
    ]
    assert not found, "\n".join(["Skriv det på dansk, eller mærk det med lang:", *found])


def test_every_date_of_every_page_is_written_in_words(shown: dict[tuple[str, str], str]) -> None:
    found = [
        f"{page}: »{date[0]}« i {where}: {' '.join(text.split())[:120]}"
        for (where, text), page in shown.items()
        if (date := OTHER_DATE.search(CODE.sub(" ", text)))
    ]
    assert not found, "\n".join(["Skriv datoen som 23. november 2026:", *found])


def test_scripts_speak_danish(danish: Known) -> None:
    said = {path.name: strings(path.read_text(encoding="utf-8")) for path in STATIC.glob("*.js")}
    found = {
        f"{name}: {text}" for name, some in said.items() for text in some if foreign(text, danish)
    }
    assert found == set()
    assert "Linket er kopieret" in said["gevinst.js"]


PAGE = """<!DOCTYPE html>
<html lang="da"><head><title>Next</title><meta name="description" content="Udgangspunkt: the page">
<script>const text = "Show more";</script></head>
<body><p title="Copy link">Kør <code>make html</code> den 15. juni 2026.</p>
<p lang="en">benefit <b>owner</b></p><p lang="en">x</p><dd>goal</dd>
<svg aria-label="Figure"><text>Driftsændrin-</text><text>ger</text></svg>
<img alt="Opened" src="x"><p>Skriv ':type: faseskift', PRG_X og EJ01-brud i source/x/program.md.</p>
<p>Fra 2026-06-15 til 15-06-2026, 15.06.2026, 05. juni 2026 og 5 jun.
<time datetime="2026-06-15">15. juni 2026</time></p></body></html>
"""


def test_a_foreign_word_is_found_wherever_it_is_shown_or_said(danish: Known) -> None:
    """Otherwise the tests above would hold because nothing is looked at."""
    found = [(word, where) for where, text in texts(PAGE) for word in foreign(text, danish)]
    assert found == [
        ("Next", "title"),
        ("the", "meta description"),
        ("page", "meta description"),
        ("Copy", "p title"),
        ("goal", "dd"),
        ("Figure", "svg aria-label"),
        ("Opened", "img alt"),
    ]
    assert strings(
        'x = "click"; // "Not this"\ny = `Vis ${n} more`; z = ".aa bb"; é = "see more"'
    ) == [
        "Vis   more",
        "see more",
    ]
    assert foreign("Vis   more", danish) == ["more"]


def test_a_date_in_another_form_is_found() -> None:
    text = next(text for _, text in texts(PAGE) if "Fra 2026" in text)
    assert OTHER_DATE.findall(text) == [
        "2026-06-15",
        "15-06-2026",
        "15.06.2026",
        "05. juni 2026",
        "5 jun",
    ]
    assert OTHER_DATE.search("den 15. juni 2026, § 3.10.2 og 2026-27") is None
