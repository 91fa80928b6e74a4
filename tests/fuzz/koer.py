"""Mutated files for as long as you like: ``python tests/fuzz/koer.py MINUTTER [mål …]``.

A case that breaks something is written to ``tests/fuzz/fund/<mål>/``. Mend what it breaks, make the
file as small as it can be, and move it to ``korpus/``, where the tests try it every time.
"""

from __future__ import annotations

import hashlib
import random
import signal
import sys
import time
import traceback
from pathlib import Path
from types import FrameType

HERE = Path(__file__).parent
for folder in (HERE, HERE.parent, HERE.parent / "model", HERE.parent / "rules"):
    sys.path.insert(0, str(folder))

from maal import Maal, targets  # noqa: E402 - the folders above must be known first
from mutation import mutate  # noqa: E402


class TooSlow(Exception):
    """A case took longer than it may."""


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def case(maal: Maal, seed: str) -> bytes:
    """The file of a seed."""
    chance = random.Random(seed)
    return mutate(chance.choice(maal.seeds), maal.seeds, chance)


def try_one(maal: Maal, data: bytes) -> str:
    """What went wrong with a file; empty for nothing.

    What a case takes is counted in the time of this process alone, so that a machine with much else
    to do makes none too slow.
    """
    signal.signal(signal.SIGPROF, _too_slow)
    signal.setitimer(signal.ITIMER_PROF, maal.seconds)
    try:
        maal.run(data)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


def main(arguments: list[str]) -> int:
    minutes = float(arguments[0]) if arguments else 5
    every = targets()
    chosen = {name: every[name] for name in arguments[1:] or every}
    run_of_today = str(time.time_ns())
    broken = 0
    for name, maal in chosen.items():
        counted, end, seen = 0, time.monotonic() + minutes * 60 / len(chosen), set[str]()
        while time.monotonic() < end:
            data = case(maal, f"{run_of_today} {name} {counted}")
            counted += 1
            if said := try_one(maal, data):
                kind = "\n".join(said.splitlines()[-4:])[:300]
                if kind not in seen:
                    seen.add(kind)
                    folder = HERE / "fund" / name
                    folder.mkdir(parents=True, exist_ok=True)
                    file = folder / hashlib.sha256(data).hexdigest()[:12]
                    file.write_bytes(data)
                    print(f"{name}: {file}\n{said}", flush=True)
        broken += len(seen)
        print(f"{name}: {counted} filer, {len(seen)} slags fejl", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
