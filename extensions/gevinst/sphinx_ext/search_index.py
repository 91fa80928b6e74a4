"""The search index as a clean build would write it.

Sphinx keeps a word that no page has any longer, with an empty list of pages, so that an index that
was updated differs from one that was made anew.
"""

from __future__ import annotations

import json
from pathlib import Path

_PREFIX, _SUFFIX = "Search.setIndex(", ")"


def clean(outdir: Path) -> None:
    """Remove words without pages from ``searchindex.js``. Nothing is done where there is none."""
    path = outdir / "searchindex.js"
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8")
    index = json.loads(text.removeprefix(_PREFIX).removesuffix(_SUFFIX))
    for part in ("terms", "titleterms"):
        index[part] = {word: pages for word, pages in index[part].items() if pages != []}
    dumped = json.dumps(index, separators=(",", ":"), sort_keys=True)
    path.write_text(f"{_PREFIX}{dumped}{_SUFFIX}", encoding="utf-8")
