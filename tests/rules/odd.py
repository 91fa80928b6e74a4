"""Handbooks in which anything may point at anything, made from the metamodel by a seed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from byg import om
from gevinst.model.felt import Felt, Slags, felter_i
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.model.typer import OBJEKTTYPER
from gevinst.rules.families import ACTIVE

NUMBER = {
    "kommune": 1,
    "program": 3,
    **dict.fromkeys(("person", "gevinst", "indikator", "maaling"), 4),
    "udsagn": 8,
}
"""How many there are of a type; of the others there are two."""
IDS: dict[type[Objekt], list[str]] = {
    cls: [f"{cls.om.praefiks}_{letter * 2}" for letter in "ABCDEFGH"[: NUMBER.get(cls.om.navn, 2)]]
    for cls in OBJEKTTYPER
}
EVERY_ID = [id for ids in IDS.values() for id in ids]
OF_TYPE = {cls.om.navn: ids for cls, ids in IDS.items()}
DAYS = [date.min, om(-400), om(-61), om(-31), om(-30), om(-1), om(0), om(1), om(400), date.max]
NUMBERS = [Decimal(number) for number in ("-1", "0", "3", "4.9", "5", "30", "100", "1E+30")]
TEXTS = {
    "regel": ["EJ2", *[code for code in ACTIVE for _ in range(3)]],
    "begrundelse": ["Kort", *["En lang begrundelse, som alle kan forstå og efterprøve"] * 4],
    "mandat": ["Kort", "Må bruge op til 50.000 kr. og flytte fristerne fire uger"],
    "formaal": ["Bedre svar efter lov nr. 12", "% { } \\ \0 %s {0}", "010185-1234"],
    "kraevede_felter": ["program.formaal", "projekt.slutdato", "program.x", ".", "x"],
    "kraevede_objekter": ["effekt", "projekt", "adhoc", "sammenhaeng", "x"],
}


def link(random: Random, felt: Felt) -> str:
    """An id to point at: mostly one that may stand there, sometimes another, sometimes none."""
    right = [id for til in felt.til for id in OF_TYPE[til]] or EVERY_ID
    return random.choice(right if random.random() < 0.9 else [*EVERY_ID, "XXX_UKENDT", ""])


def value(random: Random, felt: Felt, slags: Slags) -> Any:
    match slags:
        case Slags.LINK:
            return link(random, felt)
        case Slags.DATO | Slags.DATOER:
            return random.choice(DAYS)
        case Slags.TAL:
            return random.choice(NUMBERS)
        case Slags.JA_NEJ:
            return random.random() < 0.5
        case Slags.VALG | Slags.VALGLISTE:
            return random.choice(felt.valg).kode
        case _:
            return random.choice(TEXTS.get(felt.navn, ["Tekst", "Bedre", "2026"]))


def field(random: Random, felt: Felt) -> Any:
    match felt.slags:
        case Slags.LINK:
            return tuple(link(random, felt) for _ in range(random.choice([0, 1, 1, 1, 2, 3])))
        case Slags.PAR:
            return tuple(
                (value(random, felt, felt.noegle), value(random, felt, felt.vaerdi))
                for _ in range(random.randrange(3))
            )
        case Slags.DATOER:
            return tuple(sorted(random.choices(DAYS, k=random.randrange(4))))
        case Slags.LISTE | Slags.VALGLISTE:
            return tuple(value(random, felt, felt.slags) for _ in range(random.randrange(3)))
        case slags:
            return value(random, felt, slags)


def objekt(random: Random, cls: type[Objekt], id: str) -> Objekt:
    """An object with most of its fields given, some that could not be read, and others left out."""
    values: dict[str, Any] = {}
    unread: list[str] = []
    for felt in felter_i(cls):
        chance = random.random()
        if felt.navn == "tidligere_id" or chance > 0.9:
            continue
        if chance > 0.86:
            unread.append(felt.navn)
        else:
            values[felt.navn] = field(random, felt)
    page = random.choice(["a.md", "b.md"])
    titel = random.choice([id, "Bedre svar", "Digitalisering"])
    return cls(id=id, titel=titel, sted=Location(page, 1), ulaest=tuple(unread), **values)


def odd(seed: int, left_out: set[str]) -> list[Objekt]:
    """A handbook in which anything may point at anything."""
    random = Random(seed)
    found = [objekt(random, cls, id) for cls, ids in IDS.items() for id in ids]
    return [one for one in found if one.id not in left_out]
