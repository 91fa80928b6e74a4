"""How often Python looks for memory to give back during a build.

A build makes a great many objects that live to its end, and Python looks through all of them again
and again. Looking more seldom is a fifth of the time, for some more memory.
"""

from __future__ import annotations

import gc

from sphinx.application import Sphinx

SELDOM = (50_000, 20, 20)


def collect_seldom(app: Sphinx) -> None:
    """Look seldom from when the builder is ready to the end, also where a build goes wrong."""
    before = gc.get_threshold()

    def begin(app: Sphinx) -> None:
        gc.freeze()
        gc.set_threshold(*SELDOM)

    def end(app: Sphinx, exception: Exception | None) -> None:
        gc.set_threshold(*before)
        gc.unfreeze()

    app.connect("builder-inited", begin)
    app.connect("build-finished", end, priority=10_000)
