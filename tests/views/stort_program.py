"""A large programme, made up: many benefits, more links, in no good order, the same every time."""

from __future__ import annotations

from random import Random

from gevinst.model.handbook import Handbook
from gevinst.model.kommune import (
    Driftsaendring,
    Effekt,
    Gevinst,
    Indikator,
    Leverance,
    Program,
    Projekt,
    StrategiskMaal,
)
from gevinst.model.objekt import Objekt
from vis import handbook, made

WORDS = (
    *("Kortere svartid til borgerne", "Færre henvendelser om breve", "Lavere udgifter til print"),
    *("Flere borgere klarer sig selv", "Mindre sygefravær i hjemmeplejen", "Færre fejl i sagerne"),
    *("Medarbejderne bruger mindre tid på dokumentation", "Bedre overblik for lederne"),
    "Flere henvendelser fra borgere uden digital post",
)


def stort_program(benefits: int, seed: int = 7, *, shuffled: bool = True) -> Handbook:
    """A programme with so many benefits; each has about one and a half link on either side.

    What belongs together is numbered alike, and then everything is shuffled: that is how a
    programme grows. A benefit in twenty lacks its efforts, and one its effects.
    """
    chance = Random(seed)
    effects, projects = max(2, benefits // 8), max(2, benefits // 6)
    objects: list[Objekt] = [
        made(
            Program,
            "PRG_STORT",
            "Det store program",
            fase="gennemfoerelse",
            sigter_mod=tuple(f"EFF_{n}" for n in range(effects)),
            understoetter=("MAAL_0",),
        )
    ]
    for n in range(max(1, effects // 3)):
        objects.append(made(StrategiskMaal, f"MAAL_{n}", f"Strategisk mål {n}", formulering="-"))
    for n in range(effects):
        goal = (f"MAAL_{n * max(1, effects // 3) // effects}",)
        objects.append(made(Effekt, f"EFF_{n}", f"Effekt {n} for borgerne", understoetter=goal))
        objects.append(
            made(Indikator, f"IND_{n}", f"Tidligt tegn {n}", type="tidlig", varsler=(f"EFF_{n}",))
        )
    for n in range(projects):
        objects.append(
            made(
                Projekt,
                f"PRJ_{n}",
                f"Projekt {n}",
                indgaar_i=("PRG_STORT",),
                skaber=tuple(f"LEV_{n}_{m}" for m in range(4)),
            )
        )
        for m in range(4):
            helped = {_near(chance, n, projects, benefits) for _ in range(1 + (m == 0))}
            objects.append(
                made(
                    Leverance,
                    f"LEV_{n}_{m}",
                    f"Leverance {n}.{m} til fagsystemerne",
                    type="it",
                    bidrager_til=tuple(f"GEV_{one}" for one in sorted(helped)),
                )
            )
    for n in range(benefits // 3):
        helped = {_near(chance, n, benefits // 3, benefits)}
        objects.append(
            made(
                Driftsaendring,
                f"DRI_{n}",
                f"Ny arbejdsgang {n}",
                indgaar_i=("PRG_STORT",),
                bidrager_til=tuple(f"GEV_{one}" for one in sorted(helped)),
            )
        )
    for n in range(benefits):
        given = {_near(chance, n, benefits, effects)}
        if n % 3 == 0:
            given.add(_near(chance, n, benefits, effects))
        objects.append(
            made(
                Gevinst,
                f"GEV_{n}",
                f"{WORDS[n % len(WORDS)]} {n}",
                gevinsttype="tid",
                status="planlagt",
                foer="-",
                efter="-",
                hoerer_til=("PRG_STORT",),
                giver=() if n % 20 == 11 else tuple(f"EFF_{one}" for one in sorted(given)),
                bidrager_til=(f"GEV_{n + 1}",) if n % 15 == 4 and n + 1 < benefits else (),
                maales_ved=(f"IND_{n % effects}",),
            )
        )
    if shuffled:
        chance.shuffle(objects)
    return handbook(*objects)


def _near(chance: Random, place: int, of: int, among: int) -> int:
    """A number about as far along ``among`` as ``place`` is along ``of``."""
    return min(among - 1, max(0, place * among // of + chance.randint(-1, max(1, among // of))))
