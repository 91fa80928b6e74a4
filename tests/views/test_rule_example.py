"""The example on a rule's page: what differs between the pages that break it and keep it."""

from __future__ import annotations

from gevinst.views.rule_example import Line, RuleExample, rule_example

BROKEN = """% forventet: 5 FEJL EJ01 …

# Ingen ejer

::::{program} Skolen
:id: PRG_A
:::{gevinst} Indeni
:id: GEV_B
:::
::::

:::{gevinst} Kortere ventetid
:id: GEV_A
:status: godkendt
:::
"""
KEPT = """# Én ejer

::::{program} Skolen
:id: PRG_A
:::{gevinst} Indeni
:id: GEV_B
:::
::::

:::{gevinst} Kortere ventetid
:id: GEV_A
:status: godkendt
:gevinstansvarlig: PER_A
:::

:::{person} Leder
:id: PER_A
:::
"""


def test_only_the_objects_that_differ_are_shown_and_the_lines_that_differ_are_marked() -> None:
    assert rule_example({"EJ01-brud": BROKEN, "EJ01-overholdt": KEPT}, "EJ01") == RuleExample(
        broken=(
            (
                Line(":::{gevinst} Kortere ventetid", False),
                Line(":id: GEV_A", False),
                Line(":status: godkendt", False),
                Line(":::", False),
            ),
        ),
        kept=(
            (
                Line(":::{gevinst} Kortere ventetid", False),
                Line(":id: GEV_A", False),
                Line(":status: godkendt", False),
                Line(":gevinstansvarlig: PER_A", True),
                Line(":::", False),
            ),
            (
                Line(":::{person} Leder", False),
                Line(":id: PER_A", False),
                Line(":::", False),
            ),
        ),
    )


def test_a_mistake_in_a_page_is_compared_with_the_mended_page() -> None:
    pages = {"IN06-brud": ":::{enhed} A\n:::", "IN06-rettet": ":::{enhed} A\n:id: ENH_A\n:::"}
    example = rule_example(pages, "IN06")
    assert example is not None
    assert [[line.text for line in lines] for lines in example.kept] == [
        [":::{enhed} A", ":id: ENH_A", ":::"]
    ]


def test_where_the_mend_is_an_object_more_the_object_at_fault_is_shown() -> None:
    before = "\n:::{gevinst} A\n:id: GEV_A\n:::\n\n:::{indikator} B\n:id: IND_B\n:::\n"
    broken = f"% forventet: 8 TIP RE03 …\n% forventet: 4 FEJL RE01 …\n{before}"
    kept = f"{before}\n:::{{maaling}} C\n:id: MLG_C\n:::\n"
    assert rule_example({"RE03-brud": broken, "RE03-overholdt": kept}, "RE03") == RuleExample(
        broken=(
            (
                Line(":::{indikator} B", False),
                Line(":id: IND_B", False),
                Line(":::", False),
            ),
        ),
        kept=((Line(":::{maaling} C", False), Line(":id: MLG_C", False), Line(":::", False)),),
    )


def test_without_the_pages_there_is_no_example() -> None:
    assert rule_example({"EJ01-brud": BROKEN}, "EJ01") is None
    assert rule_example({"EJ01-overholdt": KEPT}, "EJ01") is None


def test_where_the_mistake_is_in_a_file_the_files_are_compared() -> None:
    pages = {
        "IN22-brud": ":::{indikator} Porto\n:maalinger: IN22-brud.csv\n:::\n",
        "IN22-rettet": ":::{indikator} Porto\n:maalinger: IN22-rettet.csv\n:::\n",
        "IN22-brud.csv": "dato,vaerdi\n2026-01-31,4,5\n",
        "IN22-rettet.csv": 'dato,vaerdi\n2026-01-31,"4,5"\n',
    }
    assert rule_example(pages, "IN22") == RuleExample(
        broken=((Line("dato,vaerdi", False), Line("2026-01-31,4,5", True)),),
        kept=((Line("dato,vaerdi", False), Line('2026-01-31,"4,5"', True)),),
    )


def test_the_head_of_a_page_is_an_example_like_an_object() -> None:
    pages = {
        "IN27-brud": "---\nansvarlig: PER_X\naendret: Nyt\n---\n# Side\n---\nansvarlig: PER_X\n",
        "IN27-rettet": "---\nansvarlig: PER_CHEF\naendret: Nyt\n---\n# Side\n",
    }
    assert rule_example(pages, "IN27") == RuleExample(
        broken=(
            (
                Line("---", False),
                Line("ansvarlig: PER_X", True),
                Line("aendret: Nyt", False),
                Line("---", False),
            ),
        ),
        kept=(
            (
                Line("---", False),
                Line("ansvarlig: PER_CHEF", True),
                Line("aendret: Nyt", False),
                Line("---", False),
            ),
        ),
    )


def test_an_object_that_lacks_a_colon_is_compared_with_the_one_that_has_it() -> None:
    pages = {
        "IN32-brud": "::{pulje} En\n:id: PUL_EN\n:::\n\n:::{pulje} To\n:id: PUL_TO\n:::\n",
        "IN32-rettet": ":::{pulje} En\n:id: PUL_EN\n:::\n\n:::{pulje} To\n:id: PUL_TO\n:::\n",
    }
    assert rule_example(pages, "IN32") == RuleExample(
        broken=((Line("::{pulje} En", True), Line(":id: PUL_EN", False), Line(":::", False)),),
        kept=((Line(":::{pulje} En", True), Line(":id: PUL_EN", False), Line(":::", False)),),
    )
