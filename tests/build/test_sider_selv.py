"""What is around the text of a page: its foot, what it tells other programs, and the page of a
wrong address."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import GRUND, ROOT, Built, Folder, Site, copy_of, files_of, git, new_folder
from gevinst.cli import main
from gevinst.model.adresser import lost, read_lists
from gevinst.sphinx_ext.history import Change, history, read_log
from gevinst.sphinx_ext.site_files import from_root, root_of
from sphinx.errors import ConfigError

BASE = "https://gevinsthaandbogen.example/"
PROGRAMME = "kommune/programmer/planlaegning.html"


def foot(html: str) -> str:
    found = re.findall(r'<footer class="sidefod">(.*?)</footer>', html, flags=re.S)
    assert len(found) <= 1
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", "".join(found)))).strip()


def told(html: str) -> dict[str, str]:
    """What a page tells programs that preview it."""
    tags = re.findall(r'<meta (?:property|name)="([a-z_:]+)" content="([^"]*)">', html)
    assert len(tags) == len(dict(tags)), "a name stands twice"
    return {name: unescape(text) for name, text in tags}


# -- the history ----------------------------------------------------------------------------------


@pytest.fixture
def kept(small: Folder) -> Folder:
    """The small municipality under git: everything on one day, two pages changed on a later."""
    small.write("mål å.md", "---\norphan:\naendret: Nu med mål!\n---\n# Mål\n")
    git(small.path, "init", "-q")
    git(small.path, "add", "source")
    git(small.path, "commit", "-qm", "All pages", day="2026-01-05")
    small.replace("roller.md", "# Roller", "# Rollerne")
    reason = "A <b>subject</b> in English\n\nWhy\n\nGrund: Ejeren & <b>chefen</b>\n er to roller"
    git(small.path, "commit", "-qam", reason)
    return small


def test_the_log_is_read_the_newest_change_first() -> None:
    log = "\0002026-11-23\0Ny  grænse\n\0\n\nsource/a.md\nsource/b.md\n"
    log += "\0002026-01-05\0\0\n\nsource/a.md\nsource/c.md\n"
    assert read_log(log) == {
        "source/a.md": Change(date(2026, 11, 23), "Ny grænse"),
        "source/b.md": Change(date(2026, 11, 23), "Ny grænse"),
        "source/c.md": Change(date(2026, 1, 5)),
    }
    assert read_log("") == {}


def test_git_knows_the_last_change_of_every_file(kept: Folder) -> None:
    found = history(kept.path)
    assert found["source/roller.md"] == Change(
        date(2026, 11, 23), "Ejeren & <b>chefen</b> er to roller"
    )
    assert found["source/kommune/fora.md"] == found["source/mål å.md"] == Change(date(2026, 1, 5))
    kept.replace("roller.md", "# Rollerne", "# Roller")
    assert "source/roller.md" not in history(kept.path)


def test_what_git_cannot_know_is_left_out(kept: Folder, tmp_path: Path) -> None:
    shallow = tmp_path / "kort"
    git(tmp_path, "clone", "-q", "--depth", "1", kept.path.as_uri(), str(shallow))
    assert (shallow / "source/roller.md").is_file()
    assert history(shallow) == {}
    assert history(new_folder(tmp_path / "uden git", GRUND).path) == {}
    git(tmp_path / "uden git", "init", "-q")
    assert history(tmp_path / "uden git") == {}


def test_a_handbook_in_a_folder_of_its_repository_has_its_own_paths(tmp_path: Path) -> None:
    folder = new_folder(tmp_path / "alt" / "haandbog", GRUND)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "alt/haandbog/source")
    git(tmp_path, "commit", "-qm", "All pages")
    assert history(folder.path)["source/roller.md"] == Change(date(2026, 11, 23))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A handbook in a folder of its server, with settings and a field that try to be HTML."""
    folder = new_folder(tmp_path_factory.mktemp("andetsteds") / "lille", GRUND)
    folder.replace("roller.md", ":pligt: ", ':pligt: "><script>alert(1)</script> ')
    return folder.build(
        settings={
            "html_baseurl": "https://kommune.dk/haandbog/",
            "gevinst_ansvarlig": "<i>Os</i>",
            "gevinst_kontakt": "os@kommune.example",
        }
    )


# -- the foot -------------------------------------------------------------------------------------


def test_a_page_says_when_and_why_it_was_changed(kept: Folder) -> None:
    built = kept.build()
    assert "Sidst ændret 23. november 2026: Ejeren & <b>chefen</b> er to roller." in unescape(
        built.read("roller.html")
    )
    assert "<b>chefen</b>" not in built.read("roller.html")
    assert foot(built.read("kommune/fora.html")).startswith("Sidst ændret 5. januar 2026. ")
    reason = "Sidst ændret 5. januar 2026: Nu med mål! Den, der svarer"
    assert foot(built.read("mål å.html")).startswith(reason)
    # A page that the program makes about an object, by the file the object is written in.
    assert foot(built.read("gevinst/forloeb/index.html")) == (
        "Sidst ændret 5. januar 2026. Den, der svarer for siden: Skolechef."
    )
    assert "A subject" not in "".join(built.pages.values())
    assert f"<loc>{BASE}roller.html</loc><lastmod>2026-11-23</lastmod>" in built.read("sitemap.xml")


def test_a_build_after_a_commit_is_like_a_clean_one(kept: Folder) -> None:
    kept.build()
    kept.replace("roller.md", "# Rollerne", "# Roller")
    git(kept.path, "commit", "-qam", "Back again", day="2026-11-24")
    again = kept.build()
    assert "Sidst ændret 24. november 2026." in foot(again.read("roller.html"))
    on_top = files_of(again.outdir)
    from_nothing = files_of(kept.build(fresh=True).outdir)
    assert [name for name in from_nothing if on_top.get(name) != from_nothing[name]] == []
    assert sorted(on_top) == sorted(from_nothing)


def test_what_a_page_says_itself_comes_before_what_is_computed(small: Folder) -> None:
    page = "kommune/programmer/planlaegning.md"
    assert foot(small.build().read(PROGRAMME)) == "Den, der svarer for siden: Programleder."
    small.write(page, f"---\nansvarlig: ROL_EJER\n---\n{small.text(page)}")
    assert foot(small.build().read(PROGRAMME)) == "Den, der svarer for siden: Gevinstansvarlig."


def test_a_page_of_the_handbook_is_answered_for_by_whoever_publishes_it(elsewhere: Built) -> None:
    html = elsewhere.read("roller.html")
    assert foot(html).startswith("Den, der svarer for siden: <i>Os</i>, os@kommune.example.")
    assert '<a href="mailto:os@kommune.example">' in html
    assert "<i>Os" not in html


def test_every_page_says_what_is_the_guides_and_what_is_ours(real_site: Site) -> None:
    built = real_site.built
    assert "Siden bygger på 17 udsagn fra vejledningen." in foot(
        built.read("roller/gevinstansvarlig.html")
    )
    source = (ROOT / "source/begreber.md").read_text(encoding="utf-8")
    added = source.count("\n:tilfoejet: ja\n")
    assert added > 1
    assert f"{added} steder på siden er mærket »Tilføjet af os«." in foot(
        built.read("begreber.html")
    )
    assert "Siden bygger på 8 udsagn" in foot(built.read("regel/ej01/index.html"))


# -- what other programs are told -----------------------------------------------------------------


def test_every_page_can_be_previewed(real_site: Site) -> None:
    needed = {"description", "og:type", "og:site_name", "og:locale", "og:title", "og:description"}
    for name, html in real_site.built.pages.items():
        if name in ("404.html", "search.html"):
            continue
        tags = told(html)
        assert needed | {"og:url"} <= tags.keys(), name
        assert all(tags.values()), name
        address = name.removesuffix("index.html") if name.count("/") >= 2 else name
        assert tags["og:url"] in (f"{BASE}{address}", f"{BASE}{name}", BASE), name
        assert tags["og:description"] == tags["description"], name
        assert len(tags["description"]) <= 260, name


def test_a_link_to_a_role_shows_its_duty(real_site: Site) -> None:
    built = real_site.built
    duty = "Du sørger for, at gevinsten bliver hentet i driften, også efter at projektet er lukket."
    short = told(built.read("rolle/gevinstansvarlig/index.html"))
    assert short["og:title"] == "Gevinstansvarlig"
    assert short["og:description"] == duty
    assert short["og:url"] == f"{BASE}rolle/gevinstansvarlig/"
    assert short["robots"] == "noindex"
    assert told(built.read("roller/gevinstansvarlig.html"))["og:description"] == duty
    assert told(built.read("index.html"))["og:type"] == "website"
    assert told(built.read("index.html"))["og:url"] == BASE


def test_what_is_written_in_a_field_is_not_html_in_a_preview(elsewhere: Built) -> None:
    html = elsewhere.read("rolle/ejer/index.html")
    assert "<script>alert" not in html
    assert told(html)["og:description"].startswith('"><script>alert(1)</script> ')


def test_the_sitemap_has_every_page_and_nothing_that_leads_on(real_site: Site) -> None:
    built = real_site.built
    root = ElementTree.fromstring(built.read("sitemap.xml"))
    listed = [node.text or "" for node in root.iter() if node.tag.endswith("loc")]
    assert listed == sorted(set(listed))
    files = {
        f"{address.removeprefix(BASE)}index.html" if address.endswith("/") else address[len(BASE) :]
        for address in listed
    }
    assert files == {
        name
        for name, html in built.pages.items()
        if 'http-equiv="refresh"' not in html and name not in ("404.html", "search.html")
    }
    assert built.read("robots.txt") == f"User-agent: *\nAllow: /\nSitemap: {BASE}sitemap.xml\n"


def test_without_an_address_of_its_own_a_site_has_no_sitemap(small: Folder) -> None:
    small.page("../_build/html").mkdir(parents=True)
    (small.path / "_build/html/sitemap.xml").write_text("fra en udgave med adresse")
    built = small.build(settings={"html_baseurl": ""})
    assert not (built.outdir / "sitemap.xml").exists()
    assert not (built.outdir / "robots.txt").exists()
    assert "og:url" not in told(built.read("roller.html"))


# -- a wrong address ------------------------------------------------------------------------------


def test_the_root_of_a_site() -> None:
    assert root_of("") == root_of("https://kommune.dk") == root_of("https://kommune.dk/") == "/"
    assert root_of("https://kommune.dk/haandbog") == "/haandbog/"
    assert root_of("https://kommune.dk/it/haandbog/") == "/it/haandbog/"


def test_links_count_from_the_root_unless_they_count_from_somewhere_else() -> None:
    html = '<a href="a/b.html" class="x"> <a href="#c"> <a href="mailto:x"> <img src="/d.png">'
    assert from_root(html, "/h/") == html.replace("a/b.html", "/h/a/b.html")


def test_the_page_of_a_wrong_address_works_in_any_folder(elsewhere: Built) -> None:
    html = elsewhere.read("404.html")
    found = re.findall(r'\s(?:href|src|action|data-content_root)="([^"]*)"', html)
    local = [link for link in found if not link.startswith(("#", "https://kommune.dk/"))]
    assert len(local) > 10
    assert [link for link in local if not link.startswith("/haandbog/")] == []
    assert told(html)["robots"] == "noindex"
    assert "<h1>Siden findes ikke</h1>" in html
    assert 'href="/haandbog/roller.html"' in html  # the menu
    assert not (elsewhere.outdir / "robots.txt").exists()


# -- moved pages and published addresses ----------------------------------------------------------


def published(folder: Folder, built: Built) -> list[str]:
    return [str(one) for one in lost(read_lists(folder.path), built.result.addresses)]


def test_a_moved_page_keeps_its_address_and_its_anchors(small: Folder) -> None:
    small.write("adresser.txt", "roller.html\nrolle/ejer/\n")
    assert published(small, small.build()) == []
    small.page("drift").mkdir()
    small.page("roller.md").rename(small.page("drift/roller.md"))
    small.replace("index.md", "roller\n", "drift/roller\n")
    assert published(small, small.build()) == [
        "source/adresser.txt:1: adressen roller.html er offentliggjort, men fører ingen steder hen."
        " Ret: skriv 'tidligere_adresse: roller.html' mellem to linjer med '---' øverst på den "
        "side, som læseren nu skal føres til, for eksempel source/drift/roller.md."
    ]
    moved = small.text("drift/roller.md")
    small.write("drift/roller.md", f"---\ntidligere_adresse: roller.html\n---\n{moved}")
    built = small.build()
    assert (built.lines, published(small, built)) == ([], [])
    html = built.read("roller.html")
    assert '<meta http-equiv="refresh" content="0; url=drift/roller.html">' in html
    assert 'location.replace("drift/roller.html" + location.hash)' in html
    assert f'<link rel="canonical" href="{BASE}drift/roller.html">' in html
    assert '<a href="drift/roller.html">Gå til Roller</a>' in html
    assert told(html)["robots"] == "noindex"
    clean = copy_of(small, small.path.with_name("forfra")).build()
    assert files_of(built.outdir) == files_of(clean.outdir)
    small.write("drift/roller.md", moved)
    assert not (small.build().outdir / "roller.html").exists()


def test_a_renamed_object_keeps_its_address_and_a_deleted_one_must_be_led_on(small: Folder) -> None:
    small.write("adresser.txt", "rolle/ejer/\n")
    text = small.text("roller.md")
    small.write("roller.md", text.replace("ROL_EJER", "ROL_NY_EJER"))
    assert published(small, small.build()) == [
        "source/adresser.txt:1: adressen rolle/ejer/ er offentliggjort, men fører ingen steder "
        "hen. Ret: har objektet fået et nyt id, så skriv ':tidligere_id: ROL_EJER' på det. Ellers "
        "skriv 'tidligere_adresse: rolle/ejer/' mellem to linjer med '---' øverst på den side, som "
        "læseren nu skal føres til."
    ]
    small.write(
        "roller.md",
        text.replace(":id: ROL_EJER\n", ":id: ROL_NY_EJER\n:tidligere_id: ROL_EJER\n"),
    )
    assert published(small, small.build()) == []
    small.write("roller.md", "---\ntidligere_adresse: rolle/ejer/\n---\n# Roller\n")
    built = small.build()
    assert published(small, built) == []
    assert 'url=../../roller.html"' in built.read("rolle/ejer/index.html")


def test_the_command_writes_what_is_new_and_says_what_is_lost(
    small: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["adresser", "--mappe", str(small.path)]
    assert main([*command, "--skriv"]) == 0
    said = "source/adresser.txt er skrevet.\nAlle offentliggjorte adresser virker.\n"
    assert capsys.readouterr().out == said
    listed = small.text("adresser.txt")
    assert "\nrolle/ejer/\n" in listed
    assert "\nroller.html\n" in listed
    small.page("roller.md").unlink()
    small.replace("index.md", "roller\n", "")
    assert main([*command, "--skriv"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[2] for line in lines] == ["rolle/ejer/", "roller.html"]
    assert small.text("adresser.txt") == listed


def test_a_contact_that_cannot_be_written_to_is_said(small: Folder) -> None:
    with pytest.raises(ConfigError, match=r"gevinst_kontakt i conf\.py er »ring til os«"):
        small.build(settings={"gevinst_kontakt": "ring til os"})


def test_every_address_that_was_published_leads_somewhere(real_site: Site) -> None:
    """Fails when one is lost; the message says what to write. `make adresser` adds the new."""
    gone = lost(read_lists(ROOT), real_site.built.result.addresses)
    assert [str(one) for one in gone] == []


def test_an_address_in_use_is_a_file_of_the_site(real_site: Site) -> None:
    built = real_site.built
    assert sorted(built.result.addresses) == built.read("adresser.txt").split()
    for address in built.result.addresses:
        file = f"{address}index.html" if address.endswith("/") else address
        assert (built.outdir / file).is_file(), address


def test_the_page_of_addresses_has_each_to_copy_and_to_mail(real_site: Site) -> None:
    built = real_site.built
    html = built.read("adresser.html")
    copied = set(re.findall(r'data-kopier="([^"]*)"', html))
    assert copied == {f"{BASE}{a}" for a in built.result.addresses if a.endswith("/")}
    assert html.count('href="mailto:?subject=') == len(copied)
