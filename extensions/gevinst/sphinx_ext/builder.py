"""A builder that writes no pages: it reads them all and runs the checks, for `make tjek`."""

from __future__ import annotations

from docutils import nodes
from sphinx.builders import Builder


class TjekBuilder(Builder):
    """Reads what has changed; everything else happens in the handlers of `build.py`."""

    name = "tjek"
    allow_parallel = True

    def get_outdated_docs(self) -> list[str]:
        return []

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return ""

    def write_documents(self, docnames: object) -> None:
        """There is nothing to write."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        raise NotImplementedError  # `write_documents` never asks for it
