"""The file of the search says what is on the pages, and nothing of Sphinx's own search is left."""

from __future__ import annotations

import json
from typing import Any

from conftest import Built, Folder, Site, files_of

PAGE = "kommune/programmer/planlaegning.html"


def index(built: Built) -> dict[str, Any]:
    script = built.read("soegning.js")
    loaded: dict[str, Any] = json.loads(
        script.removeprefix("gevinstSoegning(").removesuffix(");\n")
    )
    return loaded


def test_every_address_that_is_found_leads_somewhere(small_site: Site) -> None:
    found = index(small_site.built)["fund"]
    pages = small_site.built.pages
    for title, _, address, *_ in found:
        page, _, anchor = address.partition("#")
        assert page in pages, title
        assert not anchor or f'id="{anchor}"' in pages[page], (title, address)
    addresses = [entry[2] for entry in found]
    assert "person/skolechef/index.html" in addresses
    assert PAGE in addresses
    assert len(addresses) == len(set(addresses)), "nothing is found twice"


def test_nothing_of_the_search_that_sphinx_brings_is_published(small_site: Site) -> None:
    names = {name.rpartition("/")[2] for name in files_of(small_site.built.outdir)}
    gone = {"searchindex.js", "searchtools.js", "language_data.js", "danish-stemmer.js"}
    assert names & {*gone, "base-stemmer.js"} == set()
    for page, html in small_site.built.pages.items():
        assert not any(name in html for name in gone), page
        assert "soegning.js" not in html, "it is loaded when a reader searches"


def test_a_page_that_changes_or_goes_is_found_as_it_is_now(small: Folder) -> None:
    small.write("ny.md", "---\norphan: true\n---\n\n# Snefald\n\nOm regnvejr.\n")
    built = small.build()
    assert "ny.html" in [entry[2] for entry in index(built)["fund"]]
    assert "regnvejr" in index(built)["ord"]
    small.replace("ny.md", "regnvejr", "solskin")
    changed = index(small.build())
    assert "regnvejr" not in changed["ord"]
    assert "solskin" in changed["ord"]
    small.page("ny.md").unlink()
    assert "Snefald" not in small.build().read("soegning.js")


def test_a_link_without_words_of_its_own_is_found_by_the_title_it_shows(small: Folder) -> None:
    head = "---\norphan: true\n---\n\n"
    small.write("vand.md", f"{head}# Oversvømmelse\n")
    small.write(
        "ny.md", f"{head}# Snefald\n\nSe [](vand.md), [](#PER_SKOLECHEF) og **[](#X_Y)**.\n"
    )
    texts = [entry[5] for entry in index(small.build())["fund"] if entry[2] == "ny.html"]
    assert texts == ["Se Oversvømmelse, Skolechef og ."]
