"""Every register by its name: what a page, the command line and the files beside the pages show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .basis import Basis
from .gevinstoversigt import gevinstoversigt
from .kalender import kalender
from .mangler import mangler, raci
from .registre import (
    beslutninger,
    fora,
    indikatorer,
    indsatser,
    maalinger,
    opfoelgninger,
    programmer,
    projekter,
    undtagelser,
)
from .roller import roller
from .table import Table


@dataclass(frozen=True, slots=True)
class Register:
    """A register: how it is made, and what a reader finds in it."""

    make: Callable[[Basis], Table]
    about: str
    shared: bool = True
    """Whether its rows belong to programmes and posts."""

    @property
    def name(self) -> str:
        return self.make.__name__


REGISTERS: Mapping[str, Register] = {
    register.name: register
    for register in (
        Register(gevinstoversigt, "Alle gevinster: ejer, enheder, mål, seneste måling og budget"),
        Register(programmer, "Alle programmer: fase, ledelse, styregruppe og antal mangler"),
        Register(projekter, "Alle projekter: program, leder, datoer og leverancer"),
        Register(indsatser, "Leverancer, ad hoc-indsatser og driftsændringer"),
        Register(indikatorer, "Alle indikatorer: nulpunkt, mål, seneste måling, og hvem der måler"),
        Register(maalinger, "Alle målinger med dato, tal, metode og dokumentation"),
        Register(roller, "Hver post i hver rolle, og hvor den har rollen"),
        Register(fora, "Alle fora: formand, medlemmer, og hvad de er styregruppe for"),
        Register(raci, "Hvem gør hvad: håndbogens aktiviteter og rollerne i dem", shared=False),
        Register(beslutninger, "Beslutningsloggen: dato, forum, sag, og hvad der blev besluttet"),
        Register(undtagelser, "Undtagelsesloggen: regel, begrundelse, godkender og udløb"),
        Register(opfoelgninger, "Opfølgninger: årsag, tiltag, frist og status"),
        Register(kalender, "Alle datoer, nogen skal huske, og hvem de er for"),
        Register(mangler, "Alt, hvad reglerne finder nu, og hvordan det rettes"),
    )
}
"""Every register by its name, in the order readers see them."""
