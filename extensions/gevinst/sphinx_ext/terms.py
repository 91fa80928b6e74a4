"""Link the words of the glossary where a page uses them, the first time on each page."""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes

from gevinst.model.haandbog import Begreb
from gevinst.views.glossary import Glossary

_NOT_IN = (nodes.reference, nodes.literal, nodes.title, nodes.raw, nodes.literal_block)


def link(doctree: nodes.document, words: Glossary, url: Callable[[Begreb], str]) -> None:
    """Make the first use of each word in running text a link to what it means."""
    seen: set[str] = set()
    for text in list(doctree.findall(nodes.Text)):
        if isinstance(text.parent, nodes.paragraph | nodes.strong | nodes.emphasis) and not _inside(
            text
        ):
            _link_in(text, words, url, seen)


def _inside(text: nodes.Text) -> bool:
    parent = text.parent
    while parent is not None and not isinstance(parent, nodes.section):
        if isinstance(parent, _NOT_IN):
            return True
        parent = parent.parent
    return False


def _link_in(
    text: nodes.Text, words: Glossary, url: Callable[[Begreb], str], seen: set[str]
) -> None:
    written = text.astext()
    pieces: list[nodes.Node] = []
    done = 0
    for start, end, begreb in words.find(written):
        if begreb.id in seen:
            continue
        seen.add(begreb.id)
        pieces.append(nodes.Text(written[done:start]))
        used = written[start:end]
        pieces.append(
            nodes.reference(
                "",
                used,
                refuri=url(begreb),
                internal=True,
                reftitle=begreb.definition,
                classes=["begreb"],
            )
        )
        done = end
    if pieces:
        text.parent.replace(text, [*pieces, nodes.Text(written[done:])])
