"""The figures of the handbook, drawn from its own objects.

A figure object names its drawing in `:generator:`. What a drawing says is taken from the objects it
links to, so that a figure never says another thing than the page. Each function returns None when
the objects it draws are not there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from gevinst.model.haandbog import (
    Begreb,
    Figur,
    Forudsaetning,
    Praksis,
    Risiko,
    Rolle,
    Spoergsmaal,
    Trin,
)
from gevinst.model.handbook import Handbook
from gevinst.model.lister import FASER
from gevinst.model.objekt import Objekt

from .drawing import (
    FORMS,
    FRAME_HEAD,
    FRAME_PADDING,
    INDENT,
    Box,
    Drawing,
    Entry,
    Form,
    Line,
    across,
    below,
    beside,
    box,
    chain,
    down,
    drawing,
    frame,
    gather,
    height_of,
    series,
    tree,
)


def _entry(handbook: Handbook, id: str, cls: type[Objekt], text: str = "", kind: str = "") -> Entry:
    """A box about an object: its title, and a link to it; the text alone where it is not there."""
    found = next(iter(handbook.find((id,), cls)), None)
    return Entry(text or (found.titel if found else id), found, kind)


def raad_og_risici(handbook: Handbook, form: Form) -> Drawing | None:
    """The five pieces of advice and the risk that each one counters. Source: statement 1.11."""
    first = [f"UDS_1_0{number}" for number in range(1, 6)]
    pairs = [
        (advice, risk)
        for statement in first
        for advice in handbook.all(Praksis)
        if statement in advice.daekker
        for risk in handbook.find(advice.imoedegaar[:1], Risiko)
    ]
    if not pairs:
        return None
    texts = ("Fem råd", "Fem risici") if form.is_wide else ("Fem råd og fem risici",)
    boxes = series([Entry(text, kind="overskrift") for text in texts], form, 40)
    lines = []
    for advice, risk in pairs:
        entries = (
            Entry(f"+ {advice.titel}", advice, "plus"),
            Entry(f"– {risk.titel}", risk, "minus"),
        )
        y = boxes[-1].bottom + (12 if form.is_wide else 20)
        left, right = series(entries, form, 40 if form.is_wide else 10, y=y)
        boxes += [left, right]
        lines += [replace(line, head=False) for line in chain((left, right))]
    return drawing(form, boxes, lines)


def forudsaetninger(handbook: Handbook, form: Form) -> Drawing | None:
    """The three preconditions, side by side, and what they carry. Source: statement 1.40."""
    found = handbook.all(Forudsaetning)
    first = [f for f in found if {"UDS_1_19", "UDS_1_22", "UDS_1_25"} & set(f.daekker)]
    if not first:
        return None
    owner = _entry(handbook, "ROL_GEVINSTANSVARLIG", Rolle, kind="fremhaevet")
    posts = series([Entry(f.titel, f) for f in first], form, 16, x=0 if form.is_wide else INDENT)
    carried = box(owner, 0, posts[-1].bottom + 32, form.width)
    if form.is_wide:
        arrows = [Line(((post.centre, post.bottom), (post.centre, carried.y))) for post in posts]
    else:
        arrows = gather(posts, carried)
    return drawing(form, [*posts, carried], arrows)


def sager_til_programmer(handbook: Handbook, form: Form) -> Drawing | None:
    """From the causes of the municipality to new programmes. Source: statement 2.34."""
    questions = {
        statement: question
        for question in handbook.all(Spoergsmaal)
        for statement in question.daekker
    }
    steps = [
        Entry("Kommunens centrale opgaver og sager", questions.get("UDS_2_31")),
        Entry("Den digitale platform, I har nu", questions.get("UDS_2_33")),
        _entry(handbook, "BEG_PROGRAM", Begreb, "Nye programmer og projekter", "fremhaevet"),
    ]
    boxes = series(steps, form, 32)
    return drawing(form, boxes, chain(boxes))


def programorganisation(handbook: Handbook, form: Form) -> Drawing | None:
    """Who stands where in a programme, on its two levels. Source: statements 2.55, 2.57, 2.58."""
    chief = _entry(handbook, "ROL_PROGRAMCHEF", Rolle, kind="fremhaevet")
    owner = _entry(handbook, "ROL_GEVINSTANSVARLIG", Rolle)
    leader = _entry(handbook, "ROL_PROGRAMLEDER", Rolle)
    project = _entry(handbook, "ROL_PROJEKTLEDER", Rolle)
    if chief.target is None:
        return None
    levels = [
        Entry(text, kind="overskrift")
        for text in ("Programmet: gevinster", "Projekterne: leverancer")
    ]
    if not form.is_wide:
        programme, projects = levels
        rows = [(0, chief), *((1, entry) for entry in (programme, owner, owner, leader))]
        rows += [(2, entry) for entry in (projects, project, project, project)]
        return drawing(form, *tree(rows, form.width))
    width, gap, away = 155, 8, 40
    step = width + gap
    height = height_of((chief, owner, leader, project), width)
    top = box(chief, step, 0, width, height)
    second = [
        box(entry, n * step, height + away, width, height)
        for n, entry in enumerate((owner, leader, owner))
    ]
    third = [box(project, n * step, 2 * (height + away), width, height) for n in range(3)]
    sides = [
        box(entry, 3 * step, row[0].y, form.width - 3 * step, height)
        for entry, row in zip(levels, (second, third), strict=True)
    ]
    lines = [
        *(down(top, under, head=False) for under in second),
        *(down(second[1], under, head=False) for under in third),
    ]
    return drawing(form, [top, *second, *third, *sides], lines)


def overblik(handbook: Handbook, form: Form) -> Drawing | None:
    """From efforts to effects. Source: statements 2.61 and 4.30."""
    efforts = [
        _entry(handbook, "BEG_PROJEKT", Begreb, "Projekter"),
        _entry(handbook, "BEG_ADHOC", Begreb, "Ad hoc-indsatser"),
        _entry(handbook, "BEG_DRIFTSAENDRING", Begreb, "Driftsændringer"),
    ]
    later = [
        _entry(handbook, "BEG_TIDLIG_INDIKATOR", Begreb, "Tidlige indikatorer"),
        _entry(handbook, "BEG_SUCCESKRITERIUM", Begreb, "Succeskriterier"),
        _entry(handbook, "BEG_EFFEKT", Begreb, "Effekter", "fremhaevet"),
    ]
    if not form.is_wide:
        left = below(efforts, INDENT, 0, form.width - INDENT, 12)
        right = below(later, 0, left[-1].bottom + 28, form.width, 28)
        return drawing(form, [*left, *right], [*gather(left, right[0]), *chain(right)])
    gap = 24
    width = (form.width - 3 * gap) // 4
    left = below(efforts, 0, 0, width, 16)
    first = width + gap
    right = beside(later, first, left[1].y, form.width - first, gap)
    return drawing(form, [*left, *right], [*(across(one, right[0]) for one in left), *chain(right)])


def portefoelje_program_projekt(handbook: Handbook, form: Form) -> Drawing | None:
    """A portfolio holds programmes, a programme holds projects. Source: statement 3.13."""
    portfolio = _entry(handbook, "BEG_PORTEFOELJE", Begreb, "Portefølje", "ramme")
    programme = _entry(handbook, "BEG_PROGRAM", Begreb, "Program", "ramme")
    project = _entry(handbook, "BEG_PROJEKT", Begreb, "Projekt")
    others = (
        _entry(handbook, "BEG_ADHOC", Begreb, "Ad hoc-indsats"),
        _entry(handbook, "BEG_DRIFTSAENDRING", Begreb, "Driftsændring"),
    )
    x, y, gap = 2 * FRAME_PADDING, 2 * FRAME_HEAD, 12
    width = form.width - 2 * x
    if form.is_wide:
        # Three in the programme and one beside it, all of one size.
        each = (width - 2 * FRAME_PADDING - 3 * gap) // 4
        inner = beside((project, *others), x, y, 3 * each + 2 * gap, gap)
        alone = box(project, form.width - x - each + FRAME_PADDING, y, each, inner[0].height)
    else:
        inner = below((project, *others), x, y, width, gap)
        alone = box(project, FRAME_PADDING, inner[-1].bottom + 2 * gap, width + 2 * FRAME_PADDING)
    middle = frame(programme, inner)
    return drawing(form, [frame(portfolio, [middle, alone]), middle, *inner, alone])


def trin(handbook: Handbook, form: Form) -> Drawing | None:
    """The six steps, in the phase each belongs to. Source: statements 4.35-4.41."""
    six = {f"UDS_4_{number}" for number in range(36, 42)}
    steps = [step for step in handbook.all(Trin) if six.intersection(step.daekker)]
    by_phase = [(valg.label, [s for s in steps if s.fase == valg.kode]) for valg in FASER]
    filled = [
        (Entry(label, kind="overskrift"), [Entry(step.titel, step) for step in found])
        for label, found in by_phase
        if found
    ]
    if not filled:
        return None
    boxes: list[Box] = []
    if form.is_wide:
        headings = beside([heading for heading, _ in filled], 0, 0, form.width, 30)
        for top, (_, entries) in zip(headings, filled, strict=True):
            boxes += [top, *below(entries, top.x, top.bottom + 8, top.width, 12)]
        return drawing(form, boxes, chain(headings))
    lines: list[Line] = []
    for heading, entries in filled:
        y = boxes[-1].bottom + 24 if boxes else 0
        column = below((heading, *entries), 0, y, form.width, 8)
        lines += chain((boxes[-1], column[0])) if boxes else []
        boxes += column
    return drawing(form, boxes, lines)


FIGURES: Mapping[str, Callable[[Handbook, Form], Drawing | None]] = {
    figure.__name__: figure
    for figure in (
        raad_og_risici,
        forudsaetninger,
        sager_til_programmer,
        programorganisation,
        overblik,
        portefoelje_program_projekt,
        trin,
    )
}
"""Every figure by the name that stands in `:generator:`."""


def figure(handbook: Handbook, objekt: Objekt) -> tuple[Drawing, ...]:
    """A figure object drawn in each form; nothing for other objects, and where it cannot be."""
    if not isinstance(objekt, Figur) or objekt.generator not in FIGURES:
        return ()
    drawn = (FIGURES[objekt.generator](handbook, form) for form in FORMS)
    return tuple(one for one in drawn if one)
