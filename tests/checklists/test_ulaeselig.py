"""No file, however odd, makes the reading or the judging of lists raise."""

from __future__ import annotations

from byg import TODAY, haandbog
from gevinst.checklists.checking import check
from gevinst.checklists.evaluation import evaluate
from gevinst.checklists.objects import as_objects
from gevinst.checklists.pages import ByObject, lists_page, status_tables
from gevinst.checklists.reading import read_checklists
from gevinst.checklists.selection import select
from gevinst.model.finding import Severity
from gevinst.model.handbook import Handbook
from gevinst.reports import checklist_json, checklist_junit, checklist_text
from gevinst.reports.result import Result
from hypothesis import given, settings
from hypothesis import strategies as st
from lister import PATH, SHIFT, WHOLE, tjeksvar

LINES = WHOLE.replace("punkter:\n", f"{SHIFT}punkter:\n").splitlines()
ODD = st.sampled_from(
    [
        "",
        "\t",
        "  - ",
        "id:",
        "id: {}",
        "? [a, b]: c",
        "titel: [a, {b: c}]",
        "punkter: {a: b}",
        "  - {id: ejer, bevis: [x]}",
        "faseskift: {fra: x, til: [y]}",
        "faser: [x, 1, {}]",
        "gaelder: ~",
        "hvem: [[ROL_A]]",
        "    regler: {EJ01: 1}",
        "    bevis: nej",
        "      hoejst_dage: 1e9",
        "--- !!set {a}",
        "!!binary x: y",
        "&a a: *a",
        "%YAML 9.9",
    ]
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A list with some of its lines taken out, moved, doubled or made odd."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["out", "twice", "odd", "indent", "cut"])):
            case "out" if len(lines) > 1:
                del lines[at]
            case "twice":
                lines.insert(at, lines[at])
            case "odd":
                lines[at] = draw(ODD)
            case "indent":
                lines[at] = " " * draw(st.integers(0, 6)) + lines[at].lstrip()
            case _:
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
    return "\n".join(lines).encode()


@settings(max_examples=300)
@given(st.one_of(st.binary(max_size=60), files()))
def test_whatever_stands_in_a_file_is_read_judged_and_shown(data: bytes) -> None:
    loaded = read_checklists({PATH: data})
    handbook = Handbook((*haandbog(tjeksvar()).objects, *as_objects(loaded.lists)))
    wrong = [*loaded.findings, *check(loaded.lists, handbook)]
    assert loaded.lists or wrong
    assert all(
        f.location.path == PATH and f.message and f.remedy and f.severity is Severity.FEJL
        for f in wrong
    )
    evaluation = evaluate(handbook, loaded.lists, TODAY, None, [], complete=loaded.complete)
    result = Result.of(handbook, evaluation.findings, TODAY, "standard", evaluation)
    selection = select(evaluation)
    assert checklist_text.render(result, selection)
    assert checklist_json.render(result, selection)
    assert checklist_junit.render(result, selection)
    lists_page(handbook, evaluation)
    status_tables(handbook, evaluation)
    ByObject(evaluation)
