"""What a page or a command asks to see of a register, and what is wrong with the wish.

The same for a page, the command line and the files, so that all of them say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gevinst.model.finding import Finding, Severity
from gevinst.model.handbook import Handbook
from gevinst.model.kommune import Person
from gevinst.model.location import Location
from gevinst.model.objekt import Objekt
from gevinst.model.raa import Brud, RawField, RawObject
from gevinst.model.vaerdier import naermeste, opremsning

from .oversigter import REGISTERS

OPTIONS = ("program", "post")
"""What may be written below a directive."""
CARD = "rollekort"
DIRECTIVES = ("register", "gevinstoversigt", "kalender", "eksport", CARD)
"""``{register}`` names a register; the next two show the one they are named after, ``{eksport}``
lists the files of all, and ``{rollekort}`` names the post whose card it shows."""
CODE = "IN25"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a wish. ``option`` is what it was written under; no final full stops."""

    option: str
    message: str
    remedy: str


def faults(handbook: Handbook, program: str, post: str) -> tuple[Fault, ...]:
    """What is wrong with the ids of a wish; an empty id asks for nothing."""
    return (
        *(_wrong(handbook, "program", program, Handbook.is_owner) if program else ()),
        *(_wrong(handbook, "post", post, _is_post) if post else ()),
    )


def _is_post(handbook: Handbook, objekt: Objekt) -> bool:
    return isinstance(objekt, Person)


def _wrong(
    handbook: Handbook, option: str, id: str, fits: Callable[[Handbook, Objekt], bool]
) -> Iterator[Fault]:
    found = handbook.by_id.get(id)
    prefix = "PRG_" if option == "program" else "PER_"
    if found is None:
        renamed = handbook.former_ids.get(id)
        known = [o.id for o in handbook.by_id.values() if fits(handbook, o)]
        ret = (
            f"{id} hedder nu {renamed.id}. Skriv det nye id"
            if renamed
            else f"{naermeste(id, known)}skriv et id, der begynder med {prefix}"
        )
        yield Fault(option, f"{option} {id} findes ikke", ret)
    elif not fits(handbook, found):
        label = found.om.label.lower()
        owners = handbook.programmes_of(found)
        ret = (
            f"skriv {owners[0].id}, som {found.om.bestemt.lower()} hører til"
            if option == "program" and owners
            else f"skriv et id, der begynder med {prefix}"
        )
        yield Fault(option, f"{id} »{found.titel}« er {label} og ikke {option}", ret)


# -- on a page -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wish:
    """The register or role card a page shows, and whose part of it; empty ids ask for all."""

    navn: str
    program: str = ""
    post: str = ""


def read_wish(handbook: Handbook, raw: RawObject) -> tuple[Wish, tuple[Finding, ...]]:
    """What a directive asks for as it is written, and all that is wrong with it."""
    if raw.type == CARD:
        wish = Wish(CARD, raw.text("program"), raw.titel)
    else:
        wish = Wish(
            raw.titel if raw.type == "register" else raw.type,
            *(raw.text(option) for option in OPTIONS),
        )
    found = [*_wrong_name(handbook, raw), *_wrong_fields(raw)]
    if not _can_be_shared(raw, wish) and (wish.program or wish.post):
        found.append(
            (
                raw.location.line,
                f"{_named(raw)} kan ikke deles op efter program eller post",
                "slet linjerne med :program: og :post:",
            )
        )
    else:
        lines = {field.navn: field.line for field in reversed(raw.fields)}
        found += [
            (lines[fault.option], f"{_named(raw)}: {fault.message}", fault.remedy)
            for fault in faults(
                handbook,
                *(_id(raw, option) if option in _options(raw) else "" for option in OPTIONS),
            )
        ]
    return wish, tuple(
        Finding(CODE, Severity.FEJL, Location(raw.location.path, line), "", message, remedy)
        for line, message, remedy in found
    )


_Wrong = tuple[int, str, str]
"""(line, message, remedy)"""


def _named(raw: RawObject) -> str:
    return f"{{{raw.type}}}{f' {raw.titel}' if raw.titel else ''}"


def _id(raw: RawObject, option: str) -> str:
    """The id written under an option; nothing where the line is broken, which is said already."""
    text = raw.text(option)
    return "" if " " in text else text


def _can_be_shared(raw: RawObject, wish: Wish) -> bool:
    register = REGISTERS.get(wish.navn)
    return raw.type != "eksport" and (register is None or register.shared)


def _options(raw: RawObject) -> tuple[str, ...]:
    """What may be written below a directive. The post of a card is named by the card itself."""
    return ("program",) if raw.type == CARD else OPTIONS


def _what(raw: RawObject) -> str:
    return "rollekortet" if raw.type == CARD else "registeret"


def _wrong_post(handbook: Handbook, raw: RawObject) -> Iterator[_Wrong]:
    line = raw.location.line
    if not raw.titel:
        ret = "skriv postens id efter {rollekort}, et id, der begynder med PER_"
        yield line, "{rollekort} siger ikke, hvis rollekort der skal vises", ret
    for fault in faults(handbook, "", raw.titel):
        yield line, f"{{{CARD}}}: {fault.message}", fault.remedy


def _wrong_name(handbook: Handbook, raw: RawObject) -> Iterator[_Wrong]:
    if raw.type == CARD:
        yield from _wrong_post(handbook, raw)
        return
    line = raw.location.line
    names = opremsning(list(REGISTERS), "eller")
    if raw.type != "register":
        if raw.titel:
            ret = "slet det efter }. En del af registeret vælger du med :program: eller :post:"
            yield line, f"{{{raw.type}}} skal stå alene, men har »{raw.titel}« efter sig", ret
    elif not raw.titel:
        ret = f"skriv et navn efter {{register}}: {names}"
        yield line, "{register} siger ikke, hvilket register der skal vises", ret
    elif raw.titel not in REGISTERS:
        ret = f"{naermeste(raw.titel, list(REGISTERS))}vælg mellem {names}"
        yield line, f"der er intet register »{raw.titel}«", ret


def _wrong_fields(raw: RawObject) -> Iterator[_Wrong]:
    seen: set[str] = set()
    for field in raw.fields:
        if field.navn not in _options(raw):
            known = opremsning([f":{option}:" for option in _options(raw)])
            ret = f"{naermeste(field.navn, _options(raw))}slet linjen. Du kan skrive {known}"
            yield field.line, f"{_named(raw)} har et felt, der ikke findes: :{field.navn}:", ret
        elif field.navn in seen:
            yield (
                field.line,
                f"{_named(raw)} har feltet :{field.navn}: to gange",
                "behold den ene af de to linjer",
            )
        else:
            yield from _wrong_field(raw, field)
        seen.add(field.navn)
    if raw.broedtekst:
        yield (
            raw.location.line,
            f"{_named(raw)} har tekst i sig, som ikke bliver vist",
            f"flyt teksten op over eller ned under {_what(raw)}",
        )


def _wrong_field(raw: RawObject, field: RawField) -> Iterator[_Wrong]:
    if not field.tekst:
        ret = "skriv et id efter det, eller slet linjen"
        yield field.line, f"{_named(raw)}: feltet :{field.navn}: er tomt", ret
    elif field.brud is not Brud.INTET:
        yield (
            field.line,
            f"{_named(raw)}: feltet :{field.navn}: står ikke på én linje øverst",
            f"skriv felterne lige under {_what(raw)}s navn, hvert på sin linje",
        )
