"""Mutated files led by coverage, with atheris: ``python tests/fuzz/daekning.py MÅL MINUTTER``.

Files that reach a line or a branch of the program that none has reached before are kept in
``tests/fuzz/samling/<mål>/`` and mutated further. It stops at the first that breaks something, and
writes it to ``tests/fuzz/fund/<mål>/``.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import atheris

HERE = Path(__file__).parent
for folder in (HERE, HERE.parent, HERE.parent / "model", HERE.parent / "rules"):
    sys.path.insert(0, str(folder))

with atheris.instrument_imports(include=["gevinst"]):
    from maal import targets

from mutation import mutate  # noqa: E402 - the folders above must be known first


def main(arguments: list[str]) -> None:
    name, minutes = arguments
    maal = targets()[name]
    collected, found = HERE / "samling" / name, HERE / "fund" / name
    for path in (collected, found):
        path.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(maal.seeds):
        collected.joinpath(f"seed-{number}").write_bytes(data)

    def mutator(data: bytes, most: int, seed: int) -> bytes:
        """Half of them as a hand would break a file, half as libFuzzer breaks any."""
        chance = random.Random(seed)
        if chance.random() < 0.5:
            return mutate(data, maal.seeds, chance)[:most]
        return bytes(atheris.Mutate(data, most))

    longest = 2 * max(map(len, maal.seeds))
    options = [
        f"-max_total_time={int(float(minutes) * 60)}",
        f"-timeout={int(maal.seconds * 10)}",
        f"-max_len={longest}",
        f"-artifact_prefix={found}/",
        "-print_final_stats=1",
        str(collected),
    ]
    atheris.Setup([sys.argv[0], *options], maal.run, custom_mutator=mutator)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
