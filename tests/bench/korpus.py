"""Handbooks of any size for the benchmark: the project's own, with N more programmes in it.

The municipality in `source/` gets N programmes of about 40 objects each, made of the programme in
`tests/rules/hel.py` that keeps every rule. Twenty-five programmes share their units and posts. The
same N gives the same bytes.

The same text is written in four ways, so that builds can be compared:

- ``ours``: as the handbook is written.
- ``stock``: the same pages for sphinx-needs as it comes, with its own cards.
- ``plain``: for Sphinx and MyST alone; an object is a heading, its fields a list of definitions.
- ``mkdocs``: as ``plain``, for MkDocs.

What only we can show, such as registers and diagrams, stands in ``ours`` alone. The others have
less to do, which is to their advantage.
"""

from __future__ import annotations

import itertools
import random
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

TESTS = Path(__file__).parent.parent
ROOT = TESTS.parent
sys.path[:0] = [str(TESTS / "rules"), str(TESTS / "model")]

import hel  # noqa: E402 - the tests' own modules lie beside
from byg import enhed, forum, medarbejder, person, pulje, svar  # noqa: E402
from gevinst.model.felt import Slags, felter_i  # noqa: E402
from gevinst.model.objekt import Objekt  # noqa: E402
from gevinst.model.typer import OBJEKTTYPER  # noqa: E402
from gevinst.rules.severity import PHASES  # noqa: E402
from gevinst.sphinx_ext.needs import exported_name  # noqa: E402

IN_UNIT = 25
"""Programmes that fetch their benefits in the same units, from the same leaders."""

THERE_ALREADY = {
    "PF_ALT": "PF_EKSEMPELKOEBING",
    "FRM_DIREKTION": "FRM_DIREKTION",
    "MAAL_SKOLE": "MAAL_FOLKESKOLE",
    "PER_DIREKTOER": "PER_KOMMUNALDIREKTOER",
    "PER_MAALER": "PER_GEVINSTCONTROLLER",
    "ENH_TOP": "ENH_DIREKTION",
}
"""What the programmes have in common with those of the example municipality."""

QUESTIONS = (
    "SPM_BUSINESS_CASE",
    "SPM_EFFEKTER",
    "SPM_HVORFOR_HVORDAN",
    "SPM_INDIKATORER",
    "SPM_SAMMENHAENG",
    "SPM_SCOPE",
)
"""The handbook's questions that every programme must answer."""

WORDS = [
    "gevinst",
    "program",
    "projekt",
    "kommune",
    "borger",
    "plan",
    "ansvar",
    "leder",
    "måling",
    "indsats",
    "virkning",
    "forvaltning",
    "ledelse",
    "beslutning",
    "økonomi",
    "digital",
    "løsning",
    "arbejdsgang",
    "medarbejder",
    "kvalitet",
    "tidsplan",
    "risiko",
    "krav",
    "grundlag",
    "forankring",
    "sag",
    "overblik",
    "budget",
    "tværgående",
    "nyttig",
    "samlet",
    "årlig",
    "fælles",
    "tydelig",
    "aftalt",
    "og",
    "i",
    "på",
    "til",
    "af",
    "med",
    "for",
    "som",
    "ved",
    "efter",
    "under",
    "om",
]


# -- what is in it --------------------------------------------------------------------------------


def programme(number: int) -> tuple[Objekt, ...]:
    """The objects of one more programme, in the order of its page."""
    fase = PHASES[number % len(PHASES)]
    own = {one.id: one for one in (*hel._programme(fase), *hel._benefits(), forum(), pulje())}
    del own["SVAR_SCOPE"]
    for question in QUESTIONS:
        id = question.replace("SPM_", "SVAR_")
        own[id] = svar(id, besvarer=question, referat_henvisning=f"Sag {number}")
    before = f"PRJ_BANK_{number - 1:04d}" if number else "PRJ_DAGTILBUD"
    own["PRJ_BANK"] = replace(own["PRJ_BANK"], afhaenger_af_indhold=(before,))
    return tuple(_moved(own.values(), number))


def shared(number: int) -> tuple[Objekt, ...]:
    """The units and posts that programme ``number`` and the next ones have in common."""
    people = (
        enhed(overenhed="ENH_TOP", baereevne=IN_UNIT),
        enhed("ENH_SKOLE_NORD", "Nordskolen", type="institution", overenhed="ENH_SKOLER",
              baereevne=IN_UNIT),
        person(),
        person("PER_SKOLELEDER", "Skolelederen", stillingsniveau="leder",
               leder_af="ENH_SKOLE_NORD", ansat_i="ENH_SKOLE_NORD"),
        medarbejder("PER_PROGRAMLEDER", "Programlederen"),
        medarbejder(),
    )  # fmt: skip
    return tuple(_moved(people, number))


def _moved(objects: Iterable[Objekt], number: int) -> Iterator[Objekt]:
    """The objects with ids of their own, and links to each other and to the municipality."""

    def moved(id: str) -> str:
        if id in THERE_ALREADY or id in QUESTIONS or id.startswith(("PRJ_BANK_", "PRJ_DAG")):
            return THERE_ALREADY.get(id, id)
        kin = number // IN_UNIT if id.startswith(("ENH_", "PER_")) else number
        return f"{id}_{kin:04d}"

    for one in objects:
        links = {
            felt.navn: tuple(moved(id) for id in getattr(one, felt.navn) if id != "PRJ_ENE")
            for felt in felter_i(type(one))
            if felt.slags is Slags.LINK
        }
        text = Text(f"{one.id}{number}")
        yield replace(
            one,
            id=moved(one.id),
            titel=f"{one.titel} {number}",
            broedtekst=text.sentences(2),
            **links,
        )


class Text:
    """Sentences that mean nothing, the same for the same seed."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)

    def sentences(self, count: int) -> str:
        return " ".join(self._sentence() for _ in range(count))

    def _sentence(self) -> str:
        words = self.random.choices(WORDS, k=self.random.randint(8, 16))
        return f"{' '.join(words).capitalize()}."

    def table(self) -> str:
        rows = "\n".join(f"| {row} | {self._sentence()} |" for row in range(1, 6))
        return f"| Nr. | Hvad |\n|---|---|\n{rows}"


# -- how it is written ----------------------------------------------------------------------------

Written = Callable[[Objekt, list[tuple[str, str]]], str]
"""How an object stands on a page: from it and its fields as (name, text)."""


def fields_of(one: Objekt) -> list[tuple[str, str]]:
    """The fields that are given, as an author writes them."""
    return [
        (felt.navn, hel._text(felt, value))
        for felt in felter_i(type(one))
        if (value := getattr(one, felt.navn)) not in ("", (), None)
    ]


def as_directive(one: Objekt, fields: list[tuple[str, str]]) -> str:
    lines = [f":::{{{one.om.navn}}} {one.titel}", f":id: {one.id}"]
    lines += [f":{name}: {text}" for name, text in fields]
    return "\n".join([*lines, "", one.broedtekst, ":::"])


def page_of(number: int, written: Written) -> str:
    """The page of a programme: prose, a table, and its objects below headings."""
    text = Text(f"side{number}")
    parts = [f"# Program nummer {number}", text.sentences(4)]
    kinds: dict[str, list[Objekt]] = {}
    for one in programme(number):
        kinds.setdefault(one.om.flertal, []).append(one)
    for place, (heading, objects) in enumerate(kinds.items()):
        parts += [f"## {heading}", text.sentences(2)]
        if place == 1:
            parts.append(text.table())
        parts += [written(one, fields_of(one)) for one in objects]
    return "\n\n".join(parts) + "\n"


def ours(folder: Path, count: int) -> None:
    """Write the handbook with ``count`` more programmes."""
    shutil.copytree(ROOT / "source", folder / "source")
    shutil.copytree(ROOT / "checklists", folder / "checklists")
    shutil.copy(ROOT / "conf.py", folder)
    programmes = folder / "source/kommunen/programmer"
    for number in range(count):
        (programmes / f"p{number:04d}.md").write_text(page_of(number, as_directive), "utf-8")
    for first in range(0, count, IN_UNIT):
        people = "\n\n".join(as_directive(one, fields_of(one)) for one in shared(first))
        name = f"fag{first // IN_UNIT:04d}.md"
        (programmes / name).write_text(f"# Fagområde {first // IN_UNIT}\n\n{people}\n", "utf-8")
    index = programmes / "index.md"
    index.write_text(
        index.read_text("utf-8").replace(
            "dagtilbud\n:::", "dagtilbud\n:::\n\n:::{toctree}\n:hidden:\n:glob:\n\np0*\nfag*\n:::"
        ),
        "utf-8",
    )


def stock(folder: Path, count: int) -> None:
    """The same pages for sphinx-needs alone. Its configuration is ours, as we give it."""

    def written(kind: str, head: str, fields: list[str], body: list[str]) -> list[str]:
        named = [re.sub(r"^:type:", f":{exported_name(kind, 'type')}:", line) for line in fields]
        return [f":::{{{_STOCK_NAMES.get(kind, kind)}}}{head}", *named, "", *body, ":::"]

    _rewrite(folder, count, written, lambda one: f"{{need}}`{one}`")
    (folder / "conf.py").write_text(_CONF + _NEEDS, "utf-8")


def plain(folder: Path, count: int) -> None:
    """The same text for Sphinx and MyST, without any objects."""

    def written(kind: str, head: str, fields: list[str], body: list[str]) -> list[str]:
        pairs = _pairs(fields)
        label = f"({pairs['id'].lower()})="
        return [label, f"###{head}", "", *_definitions(pairs), *body]

    _rewrite(folder, count, written, lambda one: f"[](#{one.lower()})")
    (folder / "conf.py").write_text(_CONF, "utf-8")


def mkdocs(folder: Path, count: int) -> None:
    """The same text for MkDocs."""
    where: dict[str, tuple[str, str]] = {}

    def written(kind: str, head: str, fields: list[str], body: list[str]) -> list[str]:
        pairs = _pairs(fields)
        return [f"###{head} {{#{pairs['id']}}}", "", *_definitions(pairs), *body]

    ours(folder, count)
    source = folder / "source"
    for page in source.rglob("*.md"):
        for kind, head, fields in _objects(page.read_text("utf-8")):
            if "id" in (pairs := _pairs(fields)) and kind in _TYPES:
                where[pairs["id"]] = (page.relative_to(source).as_posix(), head.strip())
    for page in source.rglob("*.md"):
        up = "../" * page.relative_to(source).as_posix().count("/")

        def link(id: str, up: str = up) -> str:
            path, title = where.get(id, ("", id))
            return f"[{title}]({up}{path}#{id})" if path else title

        text = _rewritten(page.read_text("utf-8"), written, link, keep_directives=False)
        page.write_text(text, "utf-8")
    shutil.rmtree(folder / "checklists")
    (folder / "conf.py").unlink()
    (folder / "mkdocs.yml").write_text(_MKDOCS, "utf-8")


FORMS: Mapping[str, Callable[[Path, int], None]] = {
    "ours": ours,
    "stock": stock,
    "plain": plain,
    "mkdocs": mkdocs,
}


# -- from our pages to the others' ----------------------------------------------------------------

_TYPES = {cls.om.navn: cls for cls in OBJEKTTYPER}
_OPENING = re.compile(r"^(:{3,}|`{3,})\{([a-z-]+)\}(.*)$")
_FIELD = re.compile(r"^:([a-z_]+):(?: (.*))?$")
_LINK = re.compile(r"\[\]\(#([A-Z][A-Z0-9_]+)\)")
_NAMED_LINK = re.compile(r"\[([^\]]+)\]\(#([A-Z][A-Z0-9_]+)\)")
_KNOWN_TO_ALL = ("toctree", "grid", "grid-item-card", "note", "tip")

Rewritten = Callable[[str, str, list[str], list[str]], list[str]]
"""From an object's type, heading, lines of fields and lines of text to its lines."""


def _rewrite(folder: Path, count: int, written: Rewritten, link: Callable[[str], str]) -> None:
    ours(folder, count)
    shutil.rmtree(folder / "checklists")
    for page in (folder / "source").rglob("*.md"):
        page.write_text(_rewritten(page.read_text("utf-8"), written, link), "utf-8")


def _rewritten(
    text: str, written: Rewritten, link: Callable[[str], str], *, keep_directives: bool = True
) -> str:
    lines = text.splitlines()
    out: list[str] = []
    while lines:
        line = lines.pop(0)
        opening = _OPENING.match(line)
        if opening is None:
            out.append(line)
            mark = line[: len(line) - len(line.lstrip("`"))]
            if len(mark) > 2 and mark in lines:  # an example: nothing in it is an object
                example = lines[: lines.index(mark) + 1]
                out += example
                del lines[: len(example)]
            continue
        fence, kind, head = opening.groups()
        inner = lines[: (end := lines.index(fence))]
        del lines[: end + 1]
        if kind in _TYPES:
            fields = list(itertools.takewhile(lambda one: one.strip(), inner))
            out += written(kind, head, fields, inner[len(fields) + 1 :])
        elif kind in _KNOWN_TO_ALL and keep_directives:
            out += [line, *_rewritten("\n".join(inner), written, link).splitlines(), fence]
        elif kind.startswith("grid"):
            body = _rewritten("\n".join(inner), written, link, keep_directives=False)
            out += [one for one in body.splitlines() if not one.startswith(":")]
    joined = "\n".join(out) + "\n"
    return _NAMED_LINK.sub(lambda m: m[1], _LINK.sub(lambda m: link(m[1]), joined))


def _objects(text: str) -> Iterator[tuple[str, str, list[str]]]:
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if opening := _OPENING.match(line):
            rest = itertools.takewhile(lambda one: one.startswith(":"), lines[number + 1 :])
            yield opening[2], opening[3], list(rest)


def _pairs(fields: list[str]) -> dict[str, str]:
    return {found[1]: found[2] or "" for line in fields if (found := _FIELD.match(line))}


def _definitions(pairs: Mapping[str, str]) -> list[str]:
    return [part for name, text in pairs.items() for part in (name, f": {text}", "")]


_STOCK_NAMES = {"program": "programme"}
"""Sphinx has a directive of its own with the name of ours."""

_CONF = """project = "Håndbog"
language = "da"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["**/_*"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4
suppress_warnings = ["myst", "ref", "toc", "docutils", "config.cache", "needs"]
"""
_NEEDS = """
extensions.append("sphinx_needs")
needs_build_json = True


def setup(app):
    from gevinst.sphinx_ext import needs

    def configure(app, config):
        needs.configure(app, config)
        for type in config.needs_types:
            type["directive"] = {"program": "programme"}.get(type["directive"], type["directive"])

    app.connect("config-inited", configure, priority=100)
"""
_MKDOCS = """site_name: Håndbog
docs_dir: source
theme:
  name: material
  language: da
  font: false
plugins:
  - search
markdown_extensions:
  - def_list
  - attr_list
  - tables
"""
