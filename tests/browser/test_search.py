"""The search finds what a Danish reader means, from a folder, for everyone, and only when asked."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from .test_reading import RULES

ASKED = Path(__file__).parents[1] / "soegning" / "forespoergsler.toml"
LIST = ".soeg-fund li"
ROLE = "roller/gevinstansvarlig.html#ROL_GEVINSTANSVARLIG"


@pytest.fixture
def searching(browser, site: Path):
    """The page of the search, from a folder."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto((site / "search.html").as_uri())
    return page


def found(page, asked: str) -> list[str]:
    """The addresses of what is found, from the root, the best first."""
    page.get_by_label("Søg i håndbogen").fill(asked)
    page.keyboard.press("Enter")
    page.wait_for_function(
        "asked => document.querySelector('.soegning').dataset.vist === asked", arg=asked
    )
    links = page.locator(f"{LIST} a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return [link.removeprefix("./") for link in links]


def answers(address: str, answer: str) -> bool:
    """Whether an address is that of an object with an id, or of a page."""
    if not answer.partition("_")[0].isupper():
        return address.partition("#")[0] == f"{answer}.html"
    kind_and_slug = address.removesuffix("index.html").rstrip("/")
    slug = answer.partition("_")[2].lower().replace("_", "-")
    kinds = {
        "PER": "person", "PRG": "program", "PRJ": "projekt", "GEV": "gevinst",
        "REG": "regel", "TJL": "tjekliste",
    }  # fmt: skip
    own = kinds.get(answer.partition("_")[0])
    return kind_and_slug == f"{own}/{slug}" if own else address.endswith(f"#{answer}")


def test_the_right_answer_is_among_the_first_three(searching):
    asked = tomllib.loads(ASKED.read_text(encoding="utf-8"))
    wrong = {}
    for kind, questions in asked.items():
        for question, right in questions.items():
            best = found(searching, question)[:3]
            if not any(answers(address, one) for address in best for one in right.split()):
                wrong[kind, question] = (right, best)
    assert wrong == {}


def test_the_old_address_answers_and_says_in_danish_how_much_there_is(browser, server):
    page = browser.new_context().new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{server}search.html?q=gevinstansvarlig")
    first = page.locator(LIST).first
    first.wait_for()
    assert first.locator("a").get_attribute("href") == f"./{ROLE}"
    assert first.locator(".soeg-type").inner_text() == "Rolle"
    assert first.locator("mark").first.inner_text() == "Gevinstansvarlig"
    said = page.get_by_role("status").inner_text()
    assert said.startswith("Fandt ")
    assert said.endswith(" steder. De 30 bedste står her.")
    first.locator("a").click()
    assert page.url == f"{server}{ROLE}"
    assert errors == []


def test_a_misspelt_word_is_said_and_an_unknown_one_gets_a_suggestion(searching):
    found(searching, "gevinstansvarlg")
    said = searching.get_by_role("status")
    assert said.inner_text().endswith("Ordet »gevinstansvarlg« er læst som »gevinstansvarlig«.")
    assert found(searching, "nulpkt") == []
    assert said.inner_text() == (
        "Intet fundet om »nulpkt«. Prøv et kortere ord eller et andet ord for det samme."
    )
    searching.get_by_role("button", name="nulpunkt").click()
    searching.locator(LIST).first.wait_for()
    assert searching.get_by_label("Søg i håndbogen").input_value() == "nulpunkt"
    assert found(searching, "") == []
    assert said.inner_text() == ""


def test_an_index_that_does_not_come_is_said_and_asked_for_again(browser, site: Path):
    page = browser.new_context().new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/soegning.js", lambda route: route.abort())
    page.goto((site / "search.html").as_uri() + "?q=nulpunkt")
    page.get_by_text("Søgningen kunne ikke hentes. Prøv at genindlæse siden.").wait_for()
    page.unroute("**/soegning.js")
    assert answers(found(page, "nulpunkt")[0], "BEG_NULPUNKT")
    assert errors == []


def test_short_words_are_not_taken_for_others(searching):
    """Of four letters one may be missing, but none may be another: »fose« is not »fase«."""
    assert answers(found(searching, "plje")[0], "BEG_PULJE")
    assert found(searching, "fose") == []
    assert found(searching, "fxe") == []


def test_what_a_reader_writes_is_only_ever_text(searching):
    asked = "<img src=x onerror=alert(1)> \"'&"
    found(searching, asked)
    assert searching.locator(".soegning img").count() == 0
    assert found(searching, "<zzqq>") == []
    assert searching.get_by_role("status").inner_text().startswith("Intet fundet om »<zzqq>«.")


def test_the_index_is_loaded_when_a_reader_searches_and_not_before(browser, site: Path):
    page = browser.new_context().new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto((site / "index.html").as_uri())
    page.wait_for_load_state("networkidle")
    assert "soeg.js" in {name.partition("?")[0] for name in asked}
    assert "soegning.js" not in asked
    page.keyboard.press("Control+k")
    page.get_by_label("Søg i håndbogen").last.fill("nulpunkt")
    page.locator(f"dialog {LIST}").first.wait_for()
    assert asked.count("soegning.js") == 1


def test_with_keys_alone_from_a_page_that_lies_deep(browser, site: Path):
    page = browser.new_context().new_page()
    page.goto((site / "person/skolechef/index.html").as_uri())
    button = page.locator("a.soegeknap:visible")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Søg i håndbogen")
    page.keyboard.type("nulpunkt")
    dialog.locator("li").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "Nulpunkt"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")  # the first empties the field in some browsers
    assert dialog.is_hidden()
    assert button.evaluate("one => one === document.activeElement"), "back where it was opened"
    page.keyboard.press("Enter")
    page.keyboard.type("nulpunkt")
    dialog.locator("li").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/begreber.html#BEG_NULPUNKT")


def test_without_script_the_button_leads_to_a_page_that_helps(browser, site: Path):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / "person/skolechef/index.html").as_uri())
    page.locator("a.soegeknap:visible").click()
    assert page.url.endswith("/search.html")
    assert page.get_by_text("Søgningen kræver, at JavaScript er slået til").is_visible()
    assert page.locator("input[type=search]").count() == 0
    for link in page.locator("article li a").all():
        assert (site / link.get_attribute("href")).is_file()
    assert page.locator("article li a").count() == 6


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_results_have_no_barrier_and_fit_a_phone(browser, site: Path, scheme: str):
    page = browser.new_context(color_scheme=scheme).new_page()
    barriers = {}
    for width in (375, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for name in ("search.html", "roller/gevinstansvarlig.html"):
            page.goto((site / name).as_uri())
            page.keyboard.press("Control+k")
            for asked, shown in (("gevinstansvarlg", LIST), ("nulpkt", ".soeg-mente")):
                page.get_by_label("Søg i håndbogen").last.fill(asked)
                page.locator(shown).first.wait_for()
                over = page.evaluate(
                    "Math.max(document.documentElement.scrollWidth - innerWidth, "
                    "...[...document.querySelectorAll('.soegning')]"
                    ".map(one => one.scrollWidth - one.clientWidth))"
                )
                assert over <= 0, (name, width)
                found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
                for one in found:
                    barriers[name, width, asked, one["id"]] = one["nodes"][0]["html"]
    assert barriers == {}
