"""How often Python looks for memory to give back during a build.

A build makes a great many objects that live to its end, and Python looks through all of them again
and again. Looking more seldom is a fifth of the time, for some more memory.
"""

from __future__ import annotations

import atexit
import gc

from sphinx.application import Sphinx
from sphinx.config import Config

SELDOM = (50_000, 20, 20)


def _leave_it() -> None:
    """Let Python not look when the process ends: then all of its memory is given back anyhow, and
    looking is a fifth of a check."""
    gc.freeze()


def collect_seldom(app: Sphinx) -> None:
    """Look seldom from when the settings are read to the end, also where a build goes wrong."""
    before = gc.get_threshold()

    def begin(app: Sphinx, config: Config) -> None:
        """Before Sphinx takes out what it knows: that is most of what there is to look through."""
        gc.set_threshold(*SELDOM)

    def loaded(app: Sphinx) -> None:
        gc.freeze()

    def end(app: Sphinx, exception: Exception | None) -> None:
        gc.set_threshold(*before)
        gc.unfreeze()

    atexit.unregister(_leave_it)
    atexit.register(_leave_it)
    app.connect("config-inited", begin, priority=10_000)
    app.connect("builder-inited", loaded)
    app.connect("build-finished", end, priority=10_000)
