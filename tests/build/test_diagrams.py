"""Diagrams on pages: drawn, said as text, and mistakes found where they are written."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from conftest import Folder, Site

PAGE = "kommunen/programmer/index.md"
MEND = "Ret: ret stedet, som beskeden nævner, eller spørg dem, der passer håndbogen."
WHAT = "Skriv id på et program (PRG_…) eller et projekt (PRJ_…)"


@pytest.mark.parametrize("page", ["digital-post", "folkeskole"])
def test_a_programme_page_has_its_overview_and_its_gevinstdiagram(
    real_site: Site, page: str
) -> None:
    soup = BeautifulSoup(real_site.built.read(f"kommunen/programmer/{page}.html"), "html.parser")
    title = soup.h1.get_text().removesuffix("#") if soup.h1 else ""
    diagrams = soup.select(".diagram")
    names = [diagram.select("svg")[0]["aria-label"] for diagram in diagrams]
    assert names == [f"Overblik for {title}", f"Gevinstdiagram for {title}"]
    for diagram in diagrams:
        wide, narrow = diagram.select("svg")
        assert [wide["class"], narrow["class"]] == [["tegning-bred"], ["tegning-smal"]]
        links = {link["href"] for link in diagram.select("details a")}
        assert {link["href"] for link in narrow.select("a")} <= links
        assert {link["href"] for link in wide.select("a")} - links <= {
            link["href"] for link in wide.select("a") if link.select(".boks-ramme")
        }
        assert diagram.select(".huller") == []


MISTAKES = (
    # (what stands on the page, what is said of it)
    (
        "{gevinstdiagram} GEV_POST_PORTO",
        "IN99 Sphinx melder: {gevinstdiagram} kan ikke vise »GEV_POST_PORTO«. "
        f"{WHAT}, eller skriv alle [docutils]. {MEND}",
    ),
    (
        "{gevinstdiagram}",
        f"IN99 Sphinx melder: {{gevinstdiagram}} kan ikke vise »«. {WHAT}, eller skriv alle "
        f"[docutils]. {MEND}",
    ),
    (
        "{overblik} alle",
        f"IN99 Sphinx melder: {{overblik}} kan ikke vise »alle«. {WHAT} [docutils]. {MEND}",
    ),
    (
        "{gevinstdiagram} alle\n:farve: ja",
        "IN99 Sphinx melder: {gevinstdiagram} har ingen linjer under sig. Slet dem "
        f"[docutils]. {MEND}",
    ),
    (
        "{gevinstdiagram} PRG_FOLKESKOLER",
        "IN15 teksten henviser til #PRG_FOLKESKOLER, som ikke findes. Ret: mente du "
        "PRG_FOLKESKOLE? Ellers ret henvisningen, eller slet den.",
    ),
)


@pytest.mark.parametrize("builder", ["html", "tjek"])
def test_mistakes_in_diagrams_are_found_on_their_lines(warm: Folder, builder: str) -> None:
    with warm.put_back():
        expected = []
        for written, line in MISTAKES:
            before = warm.text(PAGE)
            warm.write(PAGE, f"{before}\n:::{written}\n:::\n")
            expected.append(f"source/{PAGE}:{before.count(chr(10)) + 2} FEJL {line}")
        built = warm.build(builder)
        assert [found for found in built.lines if " FEJL " in found] == expected


def test_a_diagram_of_all_and_one_without_anything_to_show(warm: Folder) -> None:
    with warm.put_back():
        bare = (
            "\n:::{projekt} Noget nyt\n:id: PRJ_NYT\n:tilstand: ide\n:fase: initiering\n"
            ":indgaar_i: PF_EKSEMPELKOEBING\n:projektleder: PER_PROJEKTLEDER_1\n"
            ":rapporterer_til: FRM_DIREKTION\n:::\n"
        )
        diagrams = "".join(
            f"\n:::{written}\n:::\n"
            for written in ("{gevinstdiagram} alle", "{gevinstdiagram} PRJ_NYT")
        )
        warm.write(PAGE, f"{warm.text(PAGE)}{bare}{diagrams}")
        built = warm.build()
        soup = BeautifulSoup(built.read("kommunen/programmer/index.html"), "html.parser")
        assert built.errors == []
        (whole,) = soup.select(".diagram")
        frames = {" ".join(g.get_text().split()) for g in whole.select(".boks-ramme")}
        assert {"Digital kommunika- tion med borgerne", "Folkeskolen i udvikling"} <= frames
        assert "Gevinstdiagram for hele porteføljen" in soup.get_text()
        empty = [p for p in soup.select("p.mangler") if "ikke noget at vise endnu" in p.get_text()]
        assert len(empty) == 1


def test_a_diagram_follows_what_is_changed_on_another_page(warm: Folder) -> None:
    with warm.put_back():
        warm.replace("kommunen/maal.md", "{effekt} Eleverne lærer mere", "{effekt} Alle lærer mere")
        page = warm.build().read("kommunen/programmer/folkeskole.html")
        assert "Effekt: Alle lærer mere" in page


def test_a_hole_is_drawn_and_said(warm: Folder) -> None:
    with warm.put_back():
        warm.replace("kommunen/programmer/folkeskole.md", ":giver: EFF_TRIVSEL, EFF_LAERING\n", "")
        page = warm.build().read("kommunen/programmer/folkeskole.html")
        soup = BeautifulSoup(page, "html.parser")
        said = [" ".join(li.get_text().split()) for li in soup.select(".huller li")]
        assert "Gevinst: Lavere fravær blandt eleverne mangler en effekt." in said
        holes = {" ".join(g.get_text().split()) for g in soup.select("svg .boks-mangler")}
        assert "Mangler en effekt" in holes
