"""The figures of the handbook, drawn from its own objects.

A figure object names its drawing in `:generator:`. What a drawing says is taken from the objects it
links to, so that a figure never says another thing than the page. Each function returns None when
the objects it draws are not there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
    Arrow,
    Box,
    Drawing,
    Entry,
    across,
    box,
    chain,
    columns,
    down,
    drawing,
    height_of,
)


def _entry(handbook: Handbook, id: str, cls: type[Objekt], text: str = "", kind: str = "") -> Entry:
    """A box about an object: its title, and a link to it; the text alone where it is not there."""
    found = next(iter(handbook.find((id,), cls)), None)
    return Entry(text or (found.titel if found else id), found, kind)


def raad_og_risici(handbook: Handbook) -> Drawing | None:
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
    headings, (advice_boxes, risk_boxes) = columns(
        [Entry("Fem gode råd", kind="overskrift"), Entry("Fem risici", kind="overskrift")],
        [
            [Entry(f"+ {advice.titel}", advice, "plus") for advice, _ in pairs],
            [Entry(f"– {risk.titel}", risk, "minus") for _, risk in pairs],
        ],
        width=285,
        gap=45,
    )
    joins = [
        Arrow(left.x + left.width, left.middle, right.x, right.middle, head=False)
        for left, right in zip(advice_boxes, risk_boxes, strict=True)
    ]
    return drawing([*headings, *advice_boxes, *risk_boxes], joins)


def forudsaetninger(handbook: Handbook) -> Drawing | None:
    """The three preconditions, side by side, and what they carry. Source: statement 1.40."""
    found = handbook.all(Forudsaetning)
    first = [f for f in found if {"UDS_1_19", "UDS_1_22", "UDS_1_25"} & set(f.daekker)]
    if not first:
        return None
    width = 190
    height = height_of([f.titel for f in first], width)
    posts = [
        box(Entry(f.titel, f), n * (width + 22), 0, width, height) for n, f in enumerate(first)
    ]
    owner = _entry(handbook, "ROL_GEVINSTANSVARLIG", Rolle, kind="fremhaevet")
    total = posts[-1].x + width
    below = box(owner, 0, height + 60, total, height_of([owner.text], total))
    arrows = [Arrow(post.centre, height, post.centre, below.y) for post in posts]
    return drawing([*posts, below], arrows)


def sager_til_programmer(handbook: Handbook) -> Drawing | None:
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
    width = 180
    height = height_of([step.text for step in steps], width)
    boxes = [box(step, n * (width + 37), 0, width, height) for n, step in enumerate(steps)]
    return drawing(boxes, chain(boxes))


def programorganisation(handbook: Handbook) -> Drawing | None:
    """Who stands where in a programme, on its two levels. Source: statements 2.55, 2.57, 2.58."""
    width, gap = 152, 8
    chief = _entry(handbook, "ROL_PROGRAMCHEF", Rolle, kind="fremhaevet")
    owner = _entry(handbook, "ROL_GEVINSTANSVARLIG", Rolle)
    leader = _entry(handbook, "ROL_PROGRAMLEDER", Rolle)
    project = _entry(handbook, "ROL_PROJEKTLEDER", Rolle)
    if chief.target is None:
        return None
    height = height_of([entry.text for entry in (chief, owner, leader, project)], width)
    step = width + gap
    top = box(chief, step, 0, width, height)
    second = [
        box(entry, n * step, height + 50, width, height)
        for n, entry in enumerate((owner, leader, owner))
    ]
    third = [box(project, n * step, 2 * (height + 50), width, height) for n in range(3)]
    levels = [
        box(Entry(text, kind="niveau"), 3 * step, place.y, 132, height)
        for text, place in (
            ("Programmet: gevinster", second[0]),
            ("Projekterne: leverancer", third[0]),
        )
    ]
    arrows = [
        *(
            Arrow(a.x1, a.y1, a.x2, a.y2, head=False)
            for a in (down(top, below) for below in second)
        ),
        *(
            Arrow(a.x1, a.y1, a.x2, a.y2, head=False)
            for a in (down(second[1], below) for below in third)
        ),
    ]
    return drawing([top, *second, *third, *levels], arrows)


def overblik(handbook: Handbook) -> Drawing | None:
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
    width, gap = 142, 16
    height = height_of([entry.text for entry in (*efforts, *later)], width)
    left = [box(entry, 0, n * (height + 16), width, height) for n, entry in enumerate(efforts)]
    right = [
        box(entry, (n + 1) * (width + gap), left[1].y, width, height)
        for n, entry in enumerate(later)
    ]
    return drawing([*left, *right], [*(across(one, right[0]) for one in left), *chain(right)])


def portefoelje_program_projekt(handbook: Handbook) -> Drawing | None:
    """A portfolio holds programmes, a programme holds projects. Source: statement 3.13."""
    portfolio = _entry(handbook, "BEG_PORTEFOELJE", Begreb, "Portefølje", "ramme")
    programme = _entry(handbook, "BEG_PROGRAM", Begreb, "Program", "ramme")
    project = _entry(handbook, "BEG_PROJEKT", Begreb, "Projekt")
    others = [
        _entry(handbook, "BEG_ADHOC", Begreb, "Ad hoc-indsats"),
        _entry(handbook, "BEG_DRIFTSAENDRING", Begreb, "Driftsændring"),
    ]
    inner = [box(entry, 30 + n * 138, 96, 130, 62) for n, entry in enumerate((project, *others))]
    frame = Box(18, 46, 430, 124, (programme.text,), programme.target, "ramme")
    alone = box(project, 466, 96, 130, 62)
    outer = Box(0, 0, 614, 186, (portfolio.text,), portfolio.target, "ramme")
    return drawing([outer, frame, *inner, alone])


def trin(handbook: Handbook) -> Drawing | None:
    """The six steps, in the phase each belongs to. Source: statements 4.35-4.41."""
    six = {f"UDS_4_{number}" for number in range(36, 42)}
    steps = [step for step in handbook.all(Trin) if six.intersection(step.daekker)]
    by_phase = [(valg.label, [s for s in steps if s.fase == valg.kode]) for valg in FASER]
    filled = [(label, steps) for label, steps in by_phase if steps]
    if not filled:
        return None
    headings, boxes = columns(
        [Entry(label, kind="overskrift") for label, _ in filled],
        [[Entry(step.titel, step) for step in steps] for _, steps in filled],
        width=185,
        gap=30,
    )
    return drawing([*headings, *(one for column in boxes for one in column)], chain(headings))


FIGURES: Mapping[str, Callable[[Handbook], Drawing | None]] = {
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


def figure(handbook: Handbook, objekt: Objekt) -> Drawing | None:
    """The drawing of a figure object; None for other objects, and where it cannot be drawn."""
    if not isinstance(objekt, Figur) or objekt.generator not in FIGURES:
        return None
    return FIGURES[objekt.generator](handbook)
