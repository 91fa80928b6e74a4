"""Every object type is explained to the reader, under the name the reader sees."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from gevinst.model.objekt import Objekt
from gevinst.model.typer import OBJEKTTYPER

GLOSSARY = (Path(__file__).parents[2] / "source" / "begreber.md").read_text(encoding="utf-8")
EXPLAINED = dict(re.findall(r"^:{3,}\{begreb\} (.+)\n:id: (\w+)$", GLOSSARY, re.MULTILINE))


@pytest.mark.parametrize("cls", OBJEKTTYPER, ids=lambda cls: cls.om.navn)
def test_every_object_type_stands_in_the_glossary(cls: type[Objekt]) -> None:
    assert EXPLAINED.get(cls.om.label) == f"BEG_{cls.om.navn.upper()}"
