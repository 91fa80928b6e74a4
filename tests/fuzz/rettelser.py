"""Edits of a handbook as hands make them, right and wrong: the same ones for the same seed."""

from __future__ import annotations

import base64
import os
import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from conftest import Folder, git
from mutation import PIECES, mutate


@dataclass(frozen=True)
class Block:
    """An object as it is written: lines ``start`` to ``end`` of a page, the last left out."""

    page: str
    start: int
    end: int
    lines: tuple[str, ...]

    @property
    def head(self) -> tuple[str, str]:
        """(everything before the title, the title)."""
        before, brace, title = self.lines[0].partition("} ")
        return before + brace, title

    @cached_property
    def fields(self) -> Mapping[str, int]:
        """The line of each field, from the first of the block."""
        found = ((_FIELD.match(line), n) for n, line in enumerate(self.lines))
        return {match[1]: n for match, n in found if match}

    @property
    def id(self) -> str:
        return self.value("id")

    def value(self, name: str) -> str:
        """What a field says; empty where there is none."""
        if name not in self.fields:
            return ""
        return self.lines[self.fields[name]].partition(f":{name}:")[2].strip()


_BEGIN = re.compile(r"(:{3,})\{\w+\} ")
_FIELD = re.compile(r":(\w+):(?: |$)")


@dataclass
class Hand:
    """A folder, and chance, which chooses what is done to it."""

    folder: Folder
    original: Mapping[str, bytes]
    """Every file as it was to begin with: what is mended is put back."""
    chance: random.Random

    def files(self, suffix: str) -> list[str]:
        """The files with a name that ends so, by their paths from the folder; sorted."""
        return [name for name in names_in(self.folder.path) if name.endswith(suffix)]

    def pages(self) -> list[str]:
        return [name for name in self.files(".md") if name.startswith("source/")]

    def page(self) -> str:
        return self.chance.choice(self.pages())

    def text(self, name: str) -> str:
        data = self.folder.path.joinpath(name).read_bytes()
        return data.decode("utf-8", "surrogateescape")

    def write(self, name: str, text: str) -> None:
        self.write_bytes(name, text.encode("utf-8", "surrogateescape"))

    def write_bytes(self, name: str, data: bytes) -> None:
        path = self.folder.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def remove(self, name: str) -> None:
        self.folder.path.joinpath(name).unlink()

    def blocks(self) -> list[Block]:
        return [block for page in self.pages() for block in _blocks(page, self.text(page))]

    def block(self) -> Block | None:
        blocks = self.blocks()
        return self.chance.choice(blocks) if blocks else None

    def set_lines(self, block: Block, lines: list[str]) -> None:
        """Put other lines in the place of a block."""
        all_lines = self.text(block.page).split("\n")
        all_lines[block.start : block.end] = lines
        self.write(block.page, "\n".join(all_lines))

    def everywhere(self, old: str, new: str) -> None:
        """Exchange a word wherever it stands."""
        word = re.compile(rf"\b{re.escape(old)}\b")
        for name in names_in(self.folder.path):
            if name.endswith((".md", ".csv", ".yaml")):
                text = self.text(name)
                if (changed := word.sub(new, text)) != text:
                    self.write(name, changed)


def names_in(folder: Path) -> list[str]:
    """Every file that an author may write, by its path from ``folder``; sorted."""
    found = [folder / "conf.py"]
    found += [path for sub in ("source", "checklists") for path in folder.joinpath(sub).rglob("*")]
    return sorted(path.relative_to(folder).as_posix() for path in found if path.is_file())


def _blocks(page: str, text: str) -> Iterator[Block]:
    lines = text.split("\n")
    start, fence = 0, ""
    for number, line in enumerate(lines):
        if fence and line.strip() == fence:
            yield Block(page, start, number + 1, tuple(lines[start : number + 1]))
            fence = ""
        elif not fence and (match := _BEGIN.match(line)):
            start, fence = number, match[1]


# -- objects --------------------------------------------------------------------------------------
# Each returns what it did in words, or nothing where there was nothing to do it to.


def change_a_field(hand: Hand) -> str:
    """Give a field what the same field says elsewhere, or something near what it says."""
    block = hand.block()
    if block is None or not (names := [name for name in block.fields if name != "id"]):
        return ""
    name = hand.chance.choice(names)
    now = block.value(name)
    values = sorted({one.value(name) for one in hand.blocks()} - {now, ""})
    near = re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), now) + "x" * (now.isalpha())
    value = hand.chance.choice([*values, near, hand.chance.choice(PIECES)])
    lines = list(block.lines)
    lines[block.fields[name]] = f":{name}: {value}"
    hand.set_lines(block, lines)
    return f"{block.page}: {block.id}.{name} = {value!r}"


def leave_out_a_field(hand: Hand) -> str:
    block = hand.block()
    if block is None or not block.fields:
        return ""
    name = hand.chance.choice(list(block.fields))
    lines = list(block.lines)
    del lines[block.fields[name]]
    hand.set_lines(block, lines)
    return f"{block.page}: {block.id}.{name} er væk"


def add_a_field(hand: Hand) -> str:
    block = hand.block()
    others = hand.blocks()
    if block is None:
        return ""
    kind = block.head[0]
    other = hand.chance.choice([one for one in others if one.head[0] == kind])
    if not (names := sorted(other.fields.keys() - block.fields.keys())):
        return ""
    name = hand.chance.choice(names)
    lines = list(block.lines)
    lines.insert(1, f":{name}: {other.value(name)}")
    hand.set_lines(block, lines)
    return f"{block.page}: {block.id} får {name}"


def change_a_title(hand: Hand) -> str:
    block = hand.block()
    if block is None:
        return ""
    before, title = block.head
    new = hand.chance.choice([f"{title} nu", title.upper(), f"<b>{title}</b> & co", ""])
    hand.set_lines(block, [before + new, *block.lines[1:]])
    return f"{block.page}: {block.id} hedder {new!r}"


def rename_an_id(hand: Hand) -> str:
    """Wherever it stands; the former id is kept or not."""
    block = hand.block()
    if block is None or not block.id.isascii() or not block.id.replace("_", "").isalnum():
        return ""
    old, new = block.id, f"{block.id[:40]}_{hand.chance.randrange(100)}"
    hand.everywhere(old, new)
    keep = hand.chance.random() < 0.5
    if keep and "tidligere_id" not in block.fields:
        text = hand.text(block.page)
        hand.write(block.page, text.replace(f":id: {new}", f":id: {new}\n:tidligere_id: {old}", 1))
    return f"{old} hedder {new}{' med tidligere_id' if keep else ''}"


def rename_an_id_in_one_place(hand: Hand) -> str:
    block = hand.block()
    if block is None or "id" not in block.fields:
        return ""
    other = hand.chance.choice([f"{block.id}X", hand.chance.choice(hand.blocks()).id, "x y", ""])
    lines = list(block.lines)
    lines[block.fields["id"]] = f":id: {other}"
    hand.set_lines(block, lines)
    return f"{block.page}: {block.id} hedder {other!r}, kun her"


def delete_an_object(hand: Hand) -> str:
    block = hand.block()
    if block is None:
        return ""
    hand.set_lines(block, [])
    return f"{block.page}: {block.id} er slettet"


def delete_a_post(hand: Hand) -> str:
    posts = [block for block in hand.blocks() if block.head[0].endswith("{person} ")]
    if not posts:
        return ""
    block = hand.chance.choice(posts)
    hand.set_lines(block, [])
    return f"{block.page}: posten {block.id} er slettet"


def move_an_object(hand: Hand) -> str:
    block = hand.block()
    if block is None:
        return ""
    hand.set_lines(block, [])
    to = hand.page()
    lines = hand.text(to).split("\n")
    at = hand.chance.choice([len(lines), hand.chance.randrange(len(lines) + 1)])
    lines[at:at] = ["", *block.lines, ""]
    hand.write(to, "\n".join(lines))
    return f"{block.id} flytter fra {block.page} til {to}:{at}"


def write_an_object_twice(hand: Hand) -> str:
    block = hand.block()
    if block is None:
        return ""
    to = hand.page()
    hand.write(to, "\n".join([hand.text(to), *block.lines, ""]))
    return f"{block.id} står også på {to}"


# -- pages ----------------------------------------------------------------------------------------


def _link(hand: Hand) -> str:
    page = hand.page()
    headings = re.findall(r"^#+ (.+)$", hand.text(page), re.MULTILINE)
    address = "/" + page.removeprefix("source/")
    anchor = re.sub(r"[^a-z0-9]+", "-", hand.chance.choice(headings or ["x"]).lower()).strip("-")
    block = hand.block()
    id = block.id if block else "X"
    return hand.chance.choice(
        [f"[](#{id})", f"[her](#{id})", f"[]({address})", f"[]({address}#{anchor})", "[](vaek.md)",
         "[](#PRG_VAEK)", f"{{doc}}`{address[:-3]}`", f"[ord]({address}#{anchor})"]
    )  # fmt: skip


def change_a_text(hand: Hand) -> str:
    page = hand.page()
    lines = hand.text(page).split("\n")
    at = hand.chance.randrange(len(lines) + 1)
    said = hand.chance.choice(
        ["Et nyt afsnit.", _link(hand), f"Se {_link(hand)} og {_link(hand)}."]
    )
    lines[at:at] = ["", said, ""]
    hand.write(page, "\n".join(lines))
    return f"{page}:{at} {said}"


def change_a_heading(hand: Hand) -> str:
    page = hand.page()
    lines = hand.text(page).split("\n")
    headings = [n for n, line in enumerate(lines) if re.match(r"#+ ", line)]
    if not headings:
        return ""
    at = hand.chance.choice(headings)
    lines[at] = hand.chance.choice([f"{lines[at]} igen", f"#{lines[at]}", "# Noget *andet*", ""])
    hand.write(page, "\n".join(lines))
    return f"{page}:{at} {lines[at]!r}"


def change_the_head(hand: Hand) -> str:
    """The lines at the top of a page that the handbook reads."""
    page = hand.page()
    text = re.sub(r"\A---\n.*?\n---\n", "", hand.text(page), flags=re.DOTALL)
    posts = [block.id for block in hand.blocks() if block.head[0].endswith("{person} ")]
    post = hand.chance.choice(posts or ["x"])
    head = hand.chance.choice(
        ["", "tidligere_adresse: gammel/side.html", f"ansvarlig: {post}",
         "aendret: 2026-01-02", "aendret: i går", "myst: {}", "ansvarlig: PER_INGEN",
         "tidligere_adresse: index.html"]
    )  # fmt: skip
    hand.write(page, f"---\n{head}\n---\n{text}" if head else text)
    return f"{page}: {head or 'intet'} øverst"


def add_a_page(hand: Hand) -> str:
    name = f"source/{hand.chance.choice(['', 'kommune/', 'ny/'])}ny{hand.chance.randrange(9)}.md"
    hand.write(name, f"# En ny side\n\nSe {_link(hand)}.\n")
    menu = hand.chance.choice(_menus(hand) or [""])
    if menu and hand.chance.random() < 0.7:
        _in_menu(hand, menu, "/" + name.removeprefix("source/").removesuffix(".md"))
        return f"{name} i menuen på {menu}"
    return f"{name} uden for menu"


def delete_a_page(hand: Hand) -> str:
    page = hand.page()
    if page == "source/index.md":
        return ""
    hand.remove(page)
    return f"{page} er slettet"


def move_a_page(hand: Hand) -> str:
    """With its menu and the links to it set right, or not."""
    page = hand.page()
    if page == "source/index.md":
        return ""
    stem = Path(page).stem
    folder = hand.chance.choice(["source/andet", "source", str(Path(page).parent)])
    to = f"{folder}/{hand.chance.choice([stem, f'{stem}2'])}.md"
    if hand.folder.path.joinpath(to).exists():
        return ""
    hand.write(to, hand.text(page))
    hand.remove(page)
    right = hand.chance.random() < 0.7
    if right:
        address = to.removeprefix("source/").removesuffix(".md")
        for menu in _menus(hand):
            lines = hand.text(menu).split("\n")
            old = os.path.relpath(page.removesuffix(".md"), Path(menu).parent)
            lines = [
                f"/{address}" if line.strip() in {old, f"{old}.md"} else line for line in lines
            ]
            hand.write(menu, "\n".join(lines))
    return f"{page} flytter til {to}{'' if right else ', menuen følger ikke med'}"


def change_a_menu(hand: Hand) -> str:
    if not (menus := _menus(hand)):
        return ""
    menu = hand.chance.choice(menus)
    lines = hand.text(menu).split("\n")
    begin = next(n for n, line in enumerate(lines) if "{toctree}" in line) + 1
    if begin < len(lines) and hand.chance.random() < 0.5:
        said = f"uden {lines.pop(begin)!r}"
    else:
        said = "/" + hand.page().removeprefix("source/").removesuffix(".md")
        lines.insert(begin, said)
    hand.write(menu, "\n".join(lines))
    return f"menuen på {menu}: {said}"


def _menus(hand: Hand) -> list[str]:
    return [page for page in hand.pages() if "{toctree}" in hand.text(page)]


def _in_menu(hand: Hand, menu: str, entry: str) -> None:
    text = hand.text(menu)
    at = text.index("{toctree}")
    end = text.find("\n\n", at) if ":hidden:" in text[at : at + 60] else text.find("\n", at)
    hand.write(menu, f"{text[:end]}\n{entry}{text[end:]}" if end > 0 else f"{text}\n{entry}\n")


def break_a_page(hand: Hand) -> str:
    page = hand.page()
    data = hand.folder.path.joinpath(page).read_bytes()
    hand.write_bytes(page, mutate(data, [data], hand.chance))
    return f"{page} går i stykker"


def put_something_odd_on_a_page(hand: Hand) -> str:
    page = hand.page()
    odd = hand.chance.choice(
        ["<script>x</script>", "```{include} /etc/passwd\n```", ":::{ukendt} x\n:::", "{{ x }}",
         ":::{gevinst} Halv\n:id: GEV_HALV", "```{gevinstdiagram} PRG_VAEK\n```", "#### Langt nede",
         "```{register} mangler\n:program: PRG_PLAN\n```", "```{rollekort} PER_DIREKTOER\n```",
         "```{tjeklistestatus}\n```", "```{regelfamilie} EJ\n```", "(maerke)=\n## Mærke", "\0"]
    )  # fmt: skip
    hand.write(page, f"{hand.text(page)}\n\n{odd}\n")
    return f"{page}: {odd!r}"


# -- other files ----------------------------------------------------------------------------------


def change_measurements(hand: Hand) -> str:
    if not (files := hand.files(".csv")):
        return ""
    name = hand.chance.choice(files)
    lines = hand.text(name).split("\n")
    at = hand.chance.randrange(len(lines))
    match hand.chance.randrange(5):
        case 0:
            lines[at] = re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), lines[at])
        case 1:
            lines.insert(at, "31-07-2026;40;;;")
        case 2:
            del lines[at]
        case 3:
            lines[at] = "mange;x"
        case _:
            hand.remove(name)
            return f"{name} er slettet"
    hand.write(name, "\n".join(lines))
    return f"{name}:{at} er ændret"


def use_measurements(hand: Hand) -> str:
    """An indicator gets a file that is there, or one that is not."""
    blocks = [block for block in hand.blocks() if block.head[0].endswith("{indikator} ")]
    files = [*hand.files(".csv"), "source/vaek.csv"]
    if not blocks:
        return ""
    block, file = hand.chance.choice(blocks), hand.chance.choice(files)
    named = os.path.relpath(file, Path(block.page).parent)
    lines = [line for line in block.lines if not line.startswith(":maalinger:")]
    hand.set_lines(block, [lines[0], f":maalinger: {named}", *lines[1:]])
    return f"{block.page}: {block.id} får {named}"


def change_a_checklist(hand: Hand) -> str:
    if not (files := hand.files(".yaml")):
        return ""
    name = hand.chance.choice(files)
    data = hand.folder.path.joinpath(name).read_bytes()
    match hand.chance.randrange(4):
        case 0:
            hand.remove(name)
            return f"{name} er slettet"
        case 1:
            hand.write_bytes(name, mutate(data, [data], hand.chance))
            return f"{name} går i stykker"
        case 2:
            hand.write(name, re.sub(r"(?m)^(titel: .*)$", r"\1 nu", hand.text(name)))
            return f"{name} får en ny titel"
        case _:
            copy = name.replace(".yaml", "-to.yaml")
            hand.write(copy, re.sub(r"(?m)^(id: \w{,40})$", r"\1_TO", hand.text(name)))
            return f"{copy} er ny"


def change_a_picture(hand: Hand) -> str:
    name = f"source/{hand.chance.choice(['kommune/', ''])}billede.png"
    page = hand.page()
    match hand.chance.randrange(5):
        case 0:
            hand.write_bytes(name, PICTURE + bytes([hand.chance.randrange(256)]))
            return f"{name} er et andet"
        case 1 if hand.folder.path.joinpath(name).exists():
            hand.remove(name)
            return f"{name} er slettet"
        case 2:
            hand.write(page, hand.text(page) + f"\n![Et billede](/{name[7:]})\n")
            return f"{page} viser {name}"
        case 3:
            hand.write("source/kommune/bilag.txt", f"Bilag {hand.chance.randrange(9)}")
            hand.write(page, hand.text(page) + "\nHent [bilaget](/kommune/bilag.txt).\n")
            return f"{page} henter bilaget"
        case _:
            lines = [line for line in hand.text(page).split("\n") if "billede" not in line]
            hand.write(page, "\n".join(line for line in lines if "bilag" not in line))
            return f"{page} viser hverken billede eller bilag"


PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)


def change_a_setting(hand: Hand) -> str:
    line = hand.chance.choice(
        ["gevinst_kontakt = 'andre@example.dk'", "gevinst_ansvarlig = ''", "gevinst_telefon = '1'",
         "gevinst_dato = '2026-07-01'", "gevinst_dato = '2027-01-01'", "gevinst_profil = 'streng'",
         "gevinst_profil = 'standard'", "html_baseurl = ''", "html_title = 'En anden håndbog'",
         "html_baseurl = 'https://andet.example/dybt/'", "myst_heading_anchors = 2"]
    )  # fmt: skip
    hand.write("conf.py", f"{hand.text('conf.py')}\n{line}\n")
    return f"conf.py: {line}"


def save_in_history(hand: Hand) -> str:
    """What is there now becomes a change in git, or the first one."""
    folder = hand.folder.path
    if not folder.joinpath(".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "conf.py", "source", "checklists")
    day = f"2026-0{hand.chance.randint(1, 5)}-11"
    git(folder, "commit", "-qm", "Et skridt\n\nGrund: Vi ved mere nu", "--allow-empty", day=day)
    return f"gemt i git den {day}"


def touch_a_file(hand: Hand) -> str:
    name = hand.chance.choice(names_in(hand.folder.path))
    hand.folder.path.joinpath(name).touch()
    return f"{name} er rørt"


# -- mending --------------------------------------------------------------------------------------


def put_back_a_file(hand: Hand) -> str:
    """As it was to begin with, as old as it was then: a copy that is moved back."""
    wrong = _changed(hand)
    if not wrong:
        return ""
    name = hand.chance.choice(wrong)
    _put_back(hand, name)
    os.utime(hand.folder.path / name, (1.6e9, 1.6e9)) if name in hand.original else None
    return f"{name} er, som den var"


def put_back_all(hand: Hand) -> str:
    for name in _changed(hand):
        _put_back(hand, name)
    return "alt er, som det var"


def _changed(hand: Hand) -> list[str]:
    names = names_in(hand.folder.path)
    now = {name: hand.folder.path.joinpath(name).read_bytes() for name in names}
    both = {*now, *hand.original}
    return sorted(name for name in both if now.get(name) != hand.original.get(name))


def _put_back(hand: Hand, name: str) -> None:
    if name in hand.original:
        hand.write_bytes(name, hand.original[name])
    else:
        hand.remove(name)


EDITS: Mapping[str, Callable[[Hand], str]] = {
    edit.__name__: edit
    for edit in (
        change_a_field,
        leave_out_a_field,
        add_a_field,
        change_a_title,
        rename_an_id,
        rename_an_id_in_one_place,
        delete_an_object,
        delete_a_post,
        move_an_object,
        write_an_object_twice,
        change_a_text,
        change_a_heading,
        change_the_head,
        add_a_page,
        delete_a_page,
        move_a_page,
        change_a_menu,
        break_a_page,
        put_something_odd_on_a_page,
        change_measurements,
        use_measurements,
        change_a_checklist,
        change_a_picture,
        change_a_setting,
        save_in_history,
        touch_a_file,
        put_back_a_file,
        put_back_all,
    )
}
