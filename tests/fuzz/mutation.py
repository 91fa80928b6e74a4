"""Files that are nearly right: real ones with a few mistakes put in, the same for the same seed."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence

PIECES = (
    # What has a meaning of its own to something that reads a page, a CSV file or YAML.
    *(":::", "```", "::::{gevinst}", ":::{gevinst} ", ":id:", ":id: ", ": ", "::", ":fase: ", "{}"),
    *("`", '"', "'", ";", ",", "=1+1", "[", "](", "[](#", "](#PRG_PLAN)", "![](", "<", "<b>", "|"),
    *("# ", "###### ", "> ", "- ", "1. ", "---\n", "---", "***", "+++", "% ", "(a)=", "[^1]", "\\"),
    *("{{ x }}", "[[x]]", "<<x:y, z>>", "{ref}`x`", "```{toctree}\nindex\n```\n", "```{note}\n"),
    *("PRG_PLAN", "GEV_", "PER_DIREKTOER", "UND_", "2026-02-30", "0001-01-01", "9999-12-31", "ja"),
    *("1e400", "-0", "NaN", "99999999999999999999999", "1.2.3,4", "٣", "&a ", "*a", "!!set ", "? "),
    *("\t", "\r", "\r\n", "\0", "\x0b", "\x1b[2J", "\u2028", "\u200b", "\u202e", "\ufeff", "å"),
    *("A" * 3000, "(" * 300, "> " * 60, "ﬀ", "İ", "ß", "\U0001f600", "\u0301"),
)

_Mistake = Callable[[bytes, Sequence[bytes], random.Random], bytes]


def mutate(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """``data`` with one to four mistakes; ``others`` are files that lines may come from."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        data = chance.choice(_MISTAKES)(data, others, chance)
    return data


def _lines(change: Callable[[list[bytes], int, random.Random], None]) -> _Mistake:
    def mistake(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
        lines = data.splitlines(keepends=True) or [b"\n"]
        change(lines, chance.randrange(len(lines)), chance)
        return b"".join(lines)

    return mistake


def _leave_out(lines: list[bytes], at: int, chance: random.Random) -> None:
    del lines[at : at + chance.choice((1, 1, 2, 5))]


def _double(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at:at] = lines[at : at + chance.choice((1, 1, 8))]


def _move(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), lines.pop(at))


def _indent(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at] = chance.choice((b" ", b"    ", b"\t")) + lines[at]


def _join(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at] = lines[at].rstrip(b"\r\n")


def _put_in(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(PIECES).encode("utf-8", "surrogatepass") + data[at:]


def _in_place_of_a_value(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Of a field, or of a key: where most mistakes are made."""
    lines = data.splitlines(keepends=True)
    fields = [n for n, line in enumerate(lines) if line.count(b":") and line.strip() != b":::"]
    if not fields:
        return data
    at = chance.choice(fields)
    name, colon, _ = lines[at].rpartition(b": ")
    lines[at] = name + colon + chance.choice(PIECES).encode() + b"\n"
    return b"".join(lines)


def _one_byte(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _from_another(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    other = chance.choice(others).splitlines(keepends=True)
    begin = chance.randrange(len(other) + 1)
    lines = data.splitlines(keepends=True)
    at = chance.randint(0, len(lines))
    lines[at:at] = other[begin : begin + chance.choice((1, 3, 12))]
    return b"".join(lines)


def _saved_otherwise(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    way = chance.randrange(5)
    if way == 0:
        return unicodedata.normalize("NFD", text).encode()
    return text.encode(("cp1252", "utf-16", "utf-8-sig", "utf-32")[way - 1], "replace")


_MISTAKES: tuple[_Mistake, ...] = (
    *map(_lines, (_leave_out, _double, _move, _indent, _join)),
    _put_in,
    _put_in,
    _in_place_of_a_value,
    _in_place_of_a_value,
    _one_byte,
    _cut,
    _from_another,
    _saved_otherwise,
)
