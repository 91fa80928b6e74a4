"""A short address from an e-mail lands on its object, for years and without script."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import ROOT, build
from .test_reading import RULES


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_address_of_a_role_lands_on_the_role(browser, site, script):
    page = browser.new_context(java_script_enabled=script).new_page()
    page.goto((site / "rolle/gevinstansvarlig/index.html").as_uri())
    page.wait_for_url("**/roller/gevinstansvarlig.html#ROL_GEVINSTANSVARLIG")
    assert page.locator("h1").inner_text().startswith("Gevinstansvarlig")
    assert page.locator("#ROL_GEVINSTANSVARLIG").is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_address_follows_the_page_to_another_folder(browser, tmp_path, script):
    source = tmp_path / "source"
    shutil.copytree(ROOT / "source", source)
    moved = source / "roller" / "drift"
    moved.mkdir()
    (source / "roller/gevinstansvarlig.md").rename(moved / "gevinstansvarlig.md")
    for page in source.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        if page == source / "roller/index.md":
            text = text.replace("\ngevinstansvarlig\n", "\ndrift/gevinstansvarlig\n")
        page.write_text(
            text.replace("roller/gevinstansvarlig.md", "roller/drift/gevinstansvarlig.md"),
            encoding="utf-8",
        )
    role = moved / "gevinstansvarlig.md"
    head = "---\ntidligere_adresse: roller/gevinstansvarlig.html\n---\n"
    role.write_text(head + role.read_text(encoding="utf-8"), encoding="utf-8")
    site = build(source, tmp_path / "html")
    page = browser.new_context(java_script_enabled=script).new_page()
    page.goto((site / "rolle/gevinstansvarlig/index.html").as_uri())
    page.wait_for_url("**/roller/drift/gevinstansvarlig.html#ROL_GEVINSTANSVARLIG")
    assert page.locator("#ROL_GEVINSTANSVARLIG").is_visible()
    # So does the old address of the page; an anchor goes with it where there is script.
    page.goto(f"{(site / 'roller/gevinstansvarlig.html').as_uri()}#kan-jeg-sige-nej")
    page.wait_for_url("**/roller/drift/gevinstansvarlig.html" + "#kan-jeg-sige-nej" * script)


def test_the_copied_link_is_the_published_address(browser, site: Path):
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((site / "roller/gevinstansvarlig.html").as_uri())
    page.get_by_role("button", name="Kopiér link til Gevinstansvarlig").click()
    status = page.locator("[role=status]")
    status.wait_for()
    assert status.inner_text() == "Linket er kopieret"
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "https://gevinsthaandbogen.example/rolle/gevinstansvarlig/"


def test_without_script_the_permanent_address_is_there_and_the_button_is_not(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / "roller/gevinstansvarlig.html").as_uri())
    assert page.locator("button.kopier").first.is_hidden()
    page.get_by_role("link", name="Fast adresse til Gevinstansvarlig").click()
    page.wait_for_url("**/roller/gevinstansvarlig.html#ROL_GEVINSTANSVARLIG")


def test_a_wrong_address_suggests_the_right_one_at_any_depth(browser, server):
    page = browser.new_context().new_page()
    page.goto(f"{server}roller/gevinstansvarlg.html")
    page.get_by_role("link", name="roller/gevinstansvarlig.html").click()
    page.wait_for_url(f"{server}roller/gevinstansvarlig.html")
    page.goto(f"{server}et/helt/andet/sted/driftsleder.html")
    page.get_by_role("link", name="roller/driftsleder.html").wait_for()
    page.get_by_label("Søg efter den").fill("driftsleder")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}search.html?q=driftsleder")


def test_a_wrong_address_helps_without_script(browser, server):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{server}et/helt/andet/sted/")
    page.get_by_role("link", name="Alle roller").click()
    page.wait_for_url(f"{server}roller/index.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_a_wrong_address_has_no_barrier(browser, server, scheme):
    """It needs a server: its links count from the root of the site."""
    page = browser.new_context(color_scheme=scheme).new_page()
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{server}et/sted/driftsleder.html")
        page.get_by_text("Mente du en af disse?").wait_for()
        assert Axe().run(page, options={"runOnly": RULES}).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
