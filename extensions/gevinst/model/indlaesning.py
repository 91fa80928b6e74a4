"""From raw objects to a handbook, with a finding for everything that could not be understood.

An object is never dropped: a field that cannot be read is left empty, and the object stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import Any

from .felt import Felt, Slags, felter_efter_navn, felter_med_id, navngivne_id
from .finding import Finding, Severity, sort_findings
from .haandbog import Eksempel
from .handbook import Handbook
from .kommune import Indikator, Kommune, Maaling, Projekt
from .lister import FASER
from .location import Location
from .objekt import ID_SLUT, Objekt
from .raa import Brud, RawObject
from .typer import EFTER_NAVN, er_kommunens
from .vaerdier import (
    Vaerdifejl,
    ascii_af,
    del_op,
    laes_dato,
    laes_ja_nej,
    laes_tal,
    laes_valg,
    naermeste,
    opremsning,
    som_kode,
)

ID_MOENSTER = re.compile(rf"[A-Z]{{2,4}}_{ID_SLUT}")


def read_handbook(
    raw_objects: Iterable[RawObject],
    given: Iterable[Objekt] = (),
    found: Iterable[Finding] = (),
) -> tuple[Handbook, tuple[Finding, ...]]:
    """Read the objects of all pages.

    ``given`` are objects that come from the program and not from a page, such as the rules;
    ``found`` is what was found already, while the files that pages name were read.
    Returns the handbook and every finding of the family IN, sorted by file and line.
    """
    raws = sorted(
        raw_objects, key=lambda raw: (raw.location.path, raw.location.line, raw.text("id"))
    )
    findings: list[Finding] = [*found]
    objects: list[Objekt] = [*given, *(_read_object(raw, findings.append) for raw in raws)]
    objects = _without_the_example(objects)
    handbook = Handbook(tuple(objects))
    nearest: _Nearest = {}
    for raw, objekt in zip(raws, objects[len(objects) - len(raws) :], strict=True):
        findings += _link_findings(handbook, raw, objekt, nearest)
        findings += _phase_findings(handbook, raw, objekt)
    findings += _identity_findings(handbook)
    findings += _repeated_measurements(handbook)
    findings += _shared_files(handbook)
    return handbook, sort_findings([_with_programmes(handbook, finding) for finding in findings])


def _without_the_example(objects: list[Objekt]) -> list[Objekt]:
    """Where another municipality has taken the example's place, the handbook's own examples
    illustrate only what is left. Its pages must not be full of errors then."""
    if any(isinstance(objekt, Kommune) and objekt.fiktiv for objekt in objects):
        return objects
    known = {id for objekt in objects for id in (objekt.id, *objekt.tidligere_id)}
    return [
        replace(
            objekt,
            illustrerer=tuple(
                id for id in objekt.illustrerer if id in known or not er_kommunens(id)
            ),
        )
        if isinstance(objekt, Eksempel)
        else objekt
        for objekt in objects
    ]


def _with_programmes(handbook: Handbook, finding: Finding) -> Finding:
    """Say which programmes a mistake belongs to, now that all objects are read."""
    objekt = handbook.by_id.get(finding.object_id)
    owners = handbook.programmes_of(objekt) if objekt else ()
    return replace(finding, programmes=tuple(owner.id for owner in owners))


# -- one object ---------------------------------------------------------------------------------

Report = Callable[[Finding], None]


def _finding(kode: str, sted: Location, objekt_id: str, besked: str, ret: str) -> Finding:
    return Finding(kode, Severity.FEJL, sted, objekt_id, besked, ret)


Fund = Callable[[str, int, str, str], None]
"""What is wrong with the object that is read: code, line, message, remedy."""


def _read_object(raw: RawObject, report: Report) -> Objekt:
    cls = EFTER_NAVN[raw.type]
    objekt_id = _read_id(raw, cls, report)
    navn = benaevn(cls, objekt_id, raw.titel)

    def fund(kode: str, linje: int, besked: str, ret: str) -> None:
        report(_finding(kode, Location(raw.location.path, linje), objekt_id, besked, ret))

    felter = felter_efter_navn(cls)
    misspelt = _misspelt(raw, felter)
    values, linjer = _read_fields(raw, felter, fund, navn)
    if not raw.titel:
        fund(
            "IN06",
            raw.location.line,
            f"{cls.om.bestemt} {objekt_id} har ingen overskrift",
            f"skriv den efter {{{raw.type}}} på samme linje",
        )
    _check_required(raw, felter.values(), {*values, *misspelt}, fund, navn)
    _check_either(cls, linjer, values, misspelt, raw, fund, navn)
    unread = {navn for navn, value in values.items() if value is _UREAD}
    return cls(
        id=objekt_id,
        titel=raw.titel or objekt_id,
        sted=raw.location,
        broedtekst=raw.broedtekst,
        linjer=tuple(sorted((navn, line) for navn, line in linjer.items() if navn != "id")),
        ulaest=tuple(sorted(unread | (misspelt - values.keys()))),
        side=raw.side,
        **{navn: value for navn, value in values.items() if navn not in unread},
    )


def _read_fields(
    raw: RawObject, felter: Mapping[str, Felt], fund: Fund, navn: str
) -> tuple[dict[str, Any], dict[str, int]]:
    """The value of each field that is filled in, and the line of each that is written.

    Where a value cannot be read it is ``_UREAD``.
    """
    values: dict[str, Any] = {}
    linjer: dict[str, int] = {}
    _check_breaks(raw, felter, fund, navn)
    for field in raw.fields:
        if field.navn not in felter and field.navn != "id":
            meant = _meant(field.navn, felter)
            forslag = f"mente du {meant}? Ellers " if meant else ""
            fund(
                "IN01",
                field.line,
                f"{navn} har et felt, der ikke findes: :{field.navn}:",
                f"{forslag}slet linjen. Felterne står på siden om objekttyper",
            )
            continue
        if field.navn in linjer:
            fund(
                "IN13",
                field.line,
                f"{navn} har feltet :{field.navn}: to gange, også i linje {linjer[field.navn]}",
                "behold den ene af de to linjer",
            )
            continue
        linjer[field.navn] = field.line
        if field.navn == "id" or not field.tekst:
            continue
        try:
            values[field.navn] = _read_value(felter[field.navn], field.tekst)
        except Vaerdifejl as fejl:
            fund(fejl.kode, field.line, f"{navn}: :{field.navn}: {fejl.besked}", fejl.ret)
            values[field.navn] = _UREAD
    return values, linjer


def _check_required(
    raw: RawObject, felter: Iterable[Felt], there: Collection[str], fund: Fund, navn: str
) -> None:
    """Say which required fields are not ``there``; one that is misspelt is said where it is."""
    for felt in felter:
        if felt.kraevet and felt.navn not in there:
            fund(
                "IN06",
                raw.location.line,
                f"{navn} mangler feltet :{felt.navn}: ({felt.label})",
                f"udfyld kolonnen {felt.navn}, for eksempel med {felt.eksempel}"
                if raw.side
                else f"tilføj en linje som ':{felt.navn}: {felt.eksempel}'",
            )


def _check_either(
    cls: type[Objekt],
    linjer: Mapping[str, int],
    values: Mapping[str, Any],
    misspelt: frozenset[str],
    raw: RawObject,
    fund: Fund,
    navn: str,
) -> None:
    """Of the fields that exclude each other, one must be there, and no more."""
    given = [felt for felt in cls.om.enten if felt in values]
    if len(given) > 1:
        fund(
            "IN24",
            linjer[given[-1]],
            f"{navn} har både {opremsning([f':{felt}:' for felt in given])}",
            "behold den ene af dem",
        )
    elif cls.om.enten and not given and misspelt.isdisjoint(cls.om.enten):
        names = opremsning([f":{felt}:" for felt in cls.om.enten], "eller")
        fund("IN24", raw.location.line, f"{navn} har hverken {names}", f"tilføj {names}")


_UREAD = object()
"""A field that is there but cannot be read: not missing, and without a value."""


def _misspelt(raw: RawObject, felter: Mapping[str, Felt]) -> frozenset[str]:
    """The fields that a field of an unknown name was probably meant to be."""
    unknown = [field.navn for field in raw.fields if field.navn not in felter]
    return frozenset(meant for navn in unknown if navn != "id" and (meant := _meant(navn, felter)))


def _meant(navn: str, felter: Mapping[str, Felt]) -> str:
    """The field that an unknown name was probably meant to be, or an empty string.

    An author who reads the pages knows the field by its label: ``:hentes i:`` is ``realiseres_i``.
    """
    plain = som_kode(navn)
    labels = {som_kode(felt.label): felt.navn for felt in felter.values()}
    if plain in felter:
        return plain
    return labels.get(plain) or next(iter(get_close_matches(plain, sorted(felter), n=1)), "")


def benaevn(cls: type[Objekt], objekt_id: str, titel: str) -> str:
    """How a message names an object: id for the author, title for the reader."""
    return f"{objekt_id} »{titel}«" if titel else f"{cls.om.bestemt} {objekt_id}"


def id_of(raw: RawObject) -> str:
    """The id an object is known by: the one that is written, or one that says it has none."""
    return raw.text("id") or f"{EFTER_NAVN[raw.type].om.praefiks}_UDEN_ID_{raw.location.line}"


def _read_id(raw: RawObject, cls: type[Objekt], report: Report) -> str:
    felt = next((field for field in raw.fields if field.navn == "id"), None)
    if felt is None or not felt.tekst:
        report(
            _finding(
                "IN06",
                raw.location,
                id_of(raw),
                f"{cls.om.bestemt} »{raw.titel}« har intet id",
                f"tilføj en linje som ':id: {_example_of_id(raw, cls)}'",
            )
        )
        return id_of(raw)
    sted = Location(raw.location.path, felt.line)
    if not ID_MOENSTER.fullmatch(felt.tekst):
        report(
            _finding(
                "IN11",
                sted,
                felt.tekst,
                f"»{felt.tekst}« kan ikke være et id",
                f"brug {cls.om.praefiks}_ og mindst to store bogstaver A-Z, tal eller _, "
                f"for eksempel {_mended_id(felt.tekst, raw, cls)}",
            )
        )
    elif not felt.tekst.startswith(f"{cls.om.praefiks}_"):
        report(
            _finding(
                "IN11",
                sted,
                felt.tekst,
                f"{felt.tekst} er id på {cls.om.label.lower()}, men begynder ikke med "
                f"{cls.om.praefiks}_",
                f"skriv {cls.om.praefiks}_{felt.tekst.partition('_')[2]}",
            )
        )
    return felt.tekst


def _example_of_id(raw: RawObject, cls: type[Objekt]) -> str:
    """An id that the title could give."""
    words = _id_words(raw.titel)
    return f"{cls.om.praefiks}_{'_'.join(words[:3])[:48] or 'NAVN'}"


def _mended_id(written: str, raw: RawObject, cls: type[Objekt]) -> str:
    """The id that what is written was meant to be: what points at it is written the same way."""
    praefiks, *words = _id_words(written) or [""]
    if praefiks != cls.om.praefiks:
        words = [praefiks, *words]
    mended = "_".join([cls.om.praefiks, *words])
    return mended if ID_MOENSTER.fullmatch(mended) else _example_of_id(raw, cls)


def _id_words(text: str) -> list[str]:
    return re.findall(r"[A-Z0-9]+", ascii_af(text).upper())


def _check_breaks(raw: RawObject, felter: Collection[str], fund: Fund, navn: str) -> None:
    """Fields that break the block in the same way are one mistake: an empty line too many, or
    all of them written without the first colon."""
    for brud, (besked, ret) in _BRUD.items():
        broken = [field for field in raw.fields if field.brud is brud]
        if brud is Brud.EFTER_TEKST:  # a name that is no field is said as one, by IN01
            broken = [field for field in broken if field.navn in felter or field.navn == "id"]
        for fields in [[field] for field in broken] if brud is Brud.FORTSAT else [broken]:
            if not fields:
                continue
            first = fields[0]
            names = opremsning([f":{field.navn}:" for field in fields])
            fund(
                "IN12",
                first.line,
                f"{navn}: {'feltet' if len(fields) == 1 else 'felterne'} {names} {besked}",
                ret[len(fields) > 1].format(linje=f"':{first.navn}: {_begun(first.tekst)}'"),
            )


_BRUD = {
    Brud.FORTSAT: (
        "går over flere linjer",
        ("skriv hele feltet på én linje, uanset hvor lang den bliver",) * 2,
    ),
    Brud.EFTER_TEKST: (
        "står under teksten",
        (
            "flyt linjen op til de andre felter, uden tomme linjer imellem",
            "flyt linjerne op under overskriften, uden tomme linjer imellem",
        ),
    ),
    Brud.KOLON: (
        "er ikke skrevet med et kolon på hver side af navnet og et mellemrum efter",
        ("skriv linjen som {linje}", "skriv den første som {linje} og de andre på samme måde"),
    ),
}
"""What is wrong with fields that break the block, and how to mend one and several."""


def _begun(text: str) -> str:
    """A text, or how a long one begins."""
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"


# -- one value ----------------------------------------------------------------------------------


def _read_value(felt: Felt, text: str) -> Any:
    match felt.slags:
        case Slags.TEKST:
            return text
        case Slags.LINK:
            return tuple(del_op(text, ",; "))
        case Slags.LISTE:
            return tuple(del_op(text, ";"))
        case Slags.DATOER:
            return tuple(sorted(laes_dato(part) for part in del_op(text, ";,")))
        case Slags.VALGLISTE:
            return tuple(laes_valg(part, felt.valg) for part in del_op(text, ",;"))
        case Slags.PAR:
            return tuple(_read_pair(felt, part) for part in del_op(text, ";"))
        case slags:
            return _read_single(felt, slags, text)


def _read_single(felt: Felt, slags: Slags, text: str) -> Any:
    match slags:
        case Slags.DATO:
            return laes_dato(text)
        case Slags.TAL:
            return laes_tal(text)
        case Slags.JA_NEJ:
            return laes_ja_nej(text)
        case Slags.VALG:
            return laes_valg(text, felt.valg)
        case _:
            return text


def _read_pair(felt: Felt, text: str) -> tuple[Any, Any]:
    noegle, lighedstegn, vaerdi = (part.strip() for part in text.partition("="))
    if not (noegle and lighedstegn and vaerdi):
        raise Vaerdifejl(
            "IN02",
            f"»{text}« er ikke et par",
            f"skriv det som '{felt.eksempel}' med = imellem og ; efter hvert par",
        )
    return (
        _read_single(felt, felt.noegle, noegle),
        _read_single(felt, felt.vaerdi, vaerdi),
    )


# -- links --------------------------------------------------------------------------------------


_Nearest = dict[tuple[str, tuple[str, ...], str], str]
"""What is like an id that nothing has: by the id, the types that are meant, and the object that
names it where it might be meant itself. Looked for once, however many name it."""


def _link_findings(
    handbook: Handbook, raw: RawObject, objekt: Objekt, nearest: _Nearest
) -> Iterator[Finding]:
    navn = benaevn(type(objekt), objekt.id, raw.titel)
    for felt in felter_med_id(type(objekt)):
        value = getattr(objekt, felt.navn)
        if not value and not felt.mindst:
            continue
        if felt.er_link and (wrong := _no_ids(handbook, value, raw.text(felt.navn))):
            yield from _no_id_findings(handbook, felt, objekt, navn, wrong)
            continue
        if felt.er_link and felt.navn not in objekt.ulaest:
            yield from _count_findings(handbook, felt, objekt, navn)
        for target in navngivne_id(felt, value):
            yield from _target_findings(handbook, felt, objekt, navn, target, nearest)


def _no_ids(handbook: Handbook, words: Iterable[str], text: str) -> list[str]:
    """What stands between the commas of a link and has a word that cannot be an id: a title, or
    two ids with »og« between them. Said as a whole, and not word by word."""
    odd = {word for word in words if "_" not in word and word not in handbook.by_id}
    return [part for part in del_op(text, ",;") if not odd.isdisjoint(part.split())] if odd else []


def _no_id_findings(
    handbook: Handbook, felt: Felt, objekt: Objekt, navn: str, wrong: Iterable[str]
) -> Iterator[Finding]:
    meant = {id: other for id, other in handbook.by_id.items() if _may_be(felt, other)}
    slags = opremsning([EFTER_NAVN[til].om.label.lower() for til in felt.til], "eller")
    for part in wrong:
        first, *rest = part.split()
        titled = [id for id, other in meant.items() if som_kode(other.titel) == som_kode(part)]
        if rest and [first, *rest[1:]] == [word for word in (first, *rest) if word in meant]:
            ret = f"skriv komma imellem: {first}, {', '.join(rest[1:])}"
        elif titled:
            ret = f"skriv {titled[0]}"
        else:
            forslag = "" if rest else naermeste("_".join(_id_words(part)), list(meant))
            ret = f"{forslag}skriv id'et på {slags or 'objektet'}"
        yield _finding(
            "IN08",
            objekt.sted_for(felt.navn),
            objekt.id,
            f"{navn}: :{felt.navn}: »{part}« er ikke et id",
            ret,
        )


def _may_be(felt: Felt, other: Objekt) -> bool:
    """Whether an object is of a type that a field may name."""
    return not felt.til or other.om.navn in felt.til


def _example_of_link(handbook: Handbook, felt: Felt) -> str:
    """The example of a field, or what stands in its place where the example's municipality is
    taken out: the only object there is to point at, else the beginning of its id."""
    if not felt.til or any(id in handbook.by_id for id in del_op(felt.eksempel, ",")):
        return felt.eksempel
    own = [id for id, other in handbook.by_id.items() if other.om.navn in felt.til]
    return own[0] if len(own) == 1 else f"{EFTER_NAVN[felt.til[0]].om.praefiks}_…"


def _count_findings(handbook: Handbook, felt: Felt, objekt: Objekt, navn: str) -> Iterator[Finding]:
    ids = getattr(objekt, felt.navn)
    sted = objekt.sted_for(felt.navn)
    for repeated in sorted({id for id in ids if ids.count(id) > 1}):
        yield _finding(
            "IN07",
            sted,
            objekt.id,
            f"{navn}: {repeated} står to gange i :{felt.navn}:",
            "slet den ene",
        )
    if felt.bedoemmes_af:
        return
    antal = len(set(ids))
    if antal < felt.mindst:
        hvad = "præcis ét" if felt.hoejst == 1 else "mindst ét"
        yield _finding(
            "IN07",
            sted,
            objekt.id,
            f"{navn} skal have {hvad} link i :{felt.navn}: ({felt.label}), men har ingen",
            f"tilføj en linje som ':{felt.navn}: {_example_of_link(handbook, felt)}'",
        )
    elif felt.hoejst is not None and antal > felt.hoejst:
        yield _finding(
            "IN07",
            sted,
            objekt.id,
            f"{navn} må kun have ét link i :{felt.navn}: ({felt.label}), men har {antal}",
            "behold det ene",
        )


def _target_findings(
    handbook: Handbook, felt: Felt, objekt: Objekt, navn: str, target: str, nearest: _Nearest
) -> Iterator[Finding]:
    found = handbook.by_id.get(target)
    if found is not None and _may_be(felt, found):
        return
    sted = objekt.sted_for(felt.navn)
    slags = opremsning([EFTER_NAVN[til].om.label.lower() for til in felt.til], "eller")
    if found is None:
        renamed = handbook.former_ids.get(target)
        if renamed:
            ret = f"{target} hedder nu {renamed.id}. Skriv det nye id"
        else:
            own = objekt.id if _may_be(felt, objekt) else ""
            key = (target, felt.til, own)
            if key not in nearest:
                known = [
                    id for id, other in handbook.by_id.items() if id != own and _may_be(felt, other)
                ]
                nearest[key] = naermeste("_".join(_id_words(target)), known)
            opret = f"opret {slags} med det id" if slags else "opret objektet"
            ret = f"{nearest[key]}{opret}, eller slet linket"
        yield _finding(
            "IN08",
            sted,
            objekt.id,
            f"{navn}: :{felt.navn}: peger på {target}, som ikke findes",
            ret,
        )
    else:
        praefikser = opremsning([f"{EFTER_NAVN[til].om.praefiks}_" for til in felt.til], "eller")
        yield _finding(
            "IN09",
            sted,
            objekt.id,
            f"{navn}: :{felt.navn}: peger på {target} »{found.titel}«, som er "
            f"{found.om.label.lower()}. Her skal stå {slags}",
            f"skriv et id, der begynder med {praefikser}",
        )


def _phase_findings(handbook: Handbook, raw: RawObject, objekt: Objekt) -> Iterator[Finding]:
    """A project outside every programme has no other to take its phase from."""
    if isinstance(objekt, Projekt) and objekt.mangler("fase") and handbook.is_alone(objekt):
        yield _finding(
            "IN06",
            objekt.sted,
            objekt.id,
            f"{benaevn(Projekt, objekt.id, raw.titel)} mangler feltet :fase:, som et projekt uden "
            "program skal have",
            f"tilføj en linje ':fase:' med {opremsning([valg.kode for valg in FASER], 'eller')}",
        )


# -- identity -----------------------------------------------------------------------------------


def _identity_findings(handbook: Handbook) -> Iterator[Finding]:
    by_id: dict[str, list[Objekt]] = defaultdict(list)
    by_address: dict[str, list[Objekt]] = defaultdict(list)
    for objekt in handbook.objects:
        by_id[objekt.id].append(objekt)
    for objekt in handbook.by_id.values():
        by_address[objekt.adresse].append(objekt)
    for id, same in by_id.items():
        for objekt in same if len(same) > 1 else ():
            others = opremsning([str(other.sted) for other in same if other is not objekt])
            yield _finding(
                "IN10",
                objekt.sted,
                id,
                f"{id} »{objekt.titel}« har samme id som objektet i {others}",
                "giv det ene et nyt id, og ret de links, der skal pege på det",
            )
    for address, same in by_address.items():
        for objekt in same if len(same) > 1 else ():
            others = opremsning([other.id for other in same if other is not objekt])
            yield _finding(
                "IN18",
                objekt.sted,
                objekt.id,
                f"{objekt.id} får den samme korte adresse som {others}: {address}",
                "giv det ene et andet id",
            )
    yield from _former_id_findings(handbook)


def _former_id_findings(handbook: Handbook) -> Iterator[Finding]:
    claimed: dict[str, Objekt] = {}
    for objekt in handbook.by_id.values():
        for former in objekt.tidligere_id:
            holder = handbook.by_id.get(former) or claimed.get(former)
            claimed.setdefault(former, objekt)
            sted = objekt.sted_for("tidligere_id")
            if not former.startswith(f"{objekt.om.praefiks}_") or not ID_MOENSTER.fullmatch(former):
                yield _finding(
                    "IN11",
                    sted,
                    objekt.id,
                    f"{objekt.id}: det tidligere id »{former}« kan ikke være et id",
                    f"skriv det id, objektet havde før; det begynder med {objekt.om.praefiks}_",
                )
            elif holder is not None:
                yield _finding(
                    "IN17",
                    sted,
                    objekt.id,
                    f"{objekt.id} har haft id'et {former}, men det bruges af {holder.id} "
                    f"({holder.sted})",
                    "giv det andet objekt et nyt id, eller ret :tidligere_id:",
                )


# -- measurements -------------------------------------------------------------------------------


def _repeated_measurements(handbook: Handbook) -> Iterator[Finding]:
    """The same measurement twice: what a page says stands before a file, else the first does."""
    first: dict[tuple[str, date, str], Maaling] = {}
    for maaling in sorted(handbook.all(Maaling), key=lambda maaling: bool(maaling.side)):
        for indikator_id in dict.fromkeys(maaling.maaling_af):
            if maaling.dato is None or not maaling.type:
                continue  # said where it is read
            same = first.setdefault((indikator_id, maaling.dato, maaling.type), maaling)
            if same is not maaling:
                yield _finding(
                    "IN23",
                    maaling.sted,
                    maaling.id,
                    f"{maaling.id} »{maaling.titel}« har samme dato og type som {same.id} "
                    f"({same.sted})",
                    "slet den ene, eller ret datoen",
                )


def _shared_files(handbook: Handbook) -> Iterator[Finding]:
    """Two indicators with one file of measurements: most often a copied line."""
    users: dict[str, dict[str, Indikator]] = defaultdict(dict)
    for maaling in handbook.all(Maaling):
        if maaling.side:
            for indikator in handbook.find(maaling.maaling_af, Indikator):
                users[maaling.sted.path][indikator.id] = indikator
    for path, indicators in users.items():
        first, *others = sorted(indicators.values(), key=lambda indikator: indikator.sted)
        for other in others:
            yield _finding(
                "IN23",
                other.sted_for("maalinger"),
                other.id,
                f"{other.id} »{other.titel}« bruger {path}, som også er målingerne af {first.id} "
                f"({first.sted})",
                "giv hver indikator sin egen fil, eller slet linjen",
            )
