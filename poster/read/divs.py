"""A div, `::: {.callout-tip}` … `:::` -> the box that it stands for, or its blocks and what is told about it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from poster.model.boxes import CALLOUTS, THEOREMS, UNCOUNTED, Box, Pair
from poster.model.content import Block, Heading, Paragraph, Run, Text
from poster.model.worksheet import ANSWER, EXERCISE, Field, Lines, Space
from poster.problems import Place, error, warning
from poster.read import unset
from poster.read.inline import read_inline
from poster.read.reader import Reader
from poster.read.suggest import did_you_mean, quoted

if TYPE_CHECKING:
    from markdown_it.token import Token

    from poster.read.dialect.attributes import Attributes

DASHES = ("\u2014", "\u2013", "---", "--")
"""What a line that says whom a quotation is from begins with."""
ON_SCREEN = ("collapse",)
"""Attributes of callouts that mean nothing on paper."""


def div(reader: Reader, token: "Token") -> list[Block]:
    """The blocks of a div."""
    attributes: Attributes = token.meta["attributes"]
    name = kind_of(attributes)
    if name is None:
        return unset.div(reader, token)
    assert token.map is not None
    place = reader.row(token.map[0])
    if not token.meta["is_closed"]:
        reader.tell("div open", place, reader.lines[token.map[0]].strip())
    title = attribute_text(reader, token, attributes, "title") or attribute_text(reader, token, attributes, "name")
    levels = list(reader.levels)
    blocks = reader.blocks("div_close")
    reader.levels[:] = levels  # headings in a box do not go on behind it
    return MAKERS.get(name, _box)(reader, token, name, title, blocks)


def kind_of(attributes: "Attributes") -> str | None:
    """What kind of box the classes or the id of a div mean; None for another div."""
    for name in attributes.classes:
        bare = name.removeprefix("callout-")
        if bare in KNOWN or (bare != name and bare in CALLOUTS):
            return bare
        if name == "callout":
            return "box"
    prefix = attributes.id.partition("-")[0]
    if prefix == "exr" and "-" in attributes.id:
        return EXERCISE
    return next((name for name, own in THEOREMS.items() if own == prefix and "-" in attributes.id), None)


def attribute_text(
    reader: Reader, token: "Token", attributes: "Attributes", key: str, plain: bool = False
) -> Text | None:
    """The Markdown that an attribute of a line holds, or its characters where it is plain, with their place."""
    from poster.read.dialect.grammar import line_tokens
    from poster.read.notes import Notes

    words = attributes.get(key)
    if not words.strip():
        return None
    number = token.map[0] if token.map else 0
    column = max(reader.lines[number].find(words, reader.lines[number].find(key)), 0)
    if plain:
        return Text((Run(words),), (reader.place(reader.offsets[number] + column),))
    where = reader.where(words, [(0, len(words), reader.offsets[number] + column)])
    tokens, env = line_tokens(words)
    return read_inline(where, tokens, reader.problems, Notes(env), reader.opened, reader.manner)


def _box(reader: Reader, token: "Token", name: str, title: Text | None, blocks: tuple[Block, ...]) -> list[Block]:
    attributes: Attributes = token.meta["attributes"]
    place = _place(reader, token)
    first = blocks[0] if blocks else None
    if title is None and isinstance(first, Heading):
        title, blocks = first.text, blocks[1:]
    known = ("title", "name", *(("icon", "appearance", *ON_SCREEN) if name in CALLOUTS else ()))
    _tell_others(reader, token, known)
    appearance = attributes.get("appearance")
    if appearance not in ("", "default", "simple", "minimal"):
        hint = did_you_mean(appearance, ("default", "simple", "minimal"), "write default, simple or minimal")
        reader.problems.append(warning(place, f"no box looks {quoted(appearance)}: it looks as others do", hint))
    has_icon = attributes.get("icon") != "false" and appearance != "minimal"
    return [Box(name, title, blocks, place, _name(attributes.id, name, place), has_icon, appearance == "minimal")]


def _name(written: str, kind: str, place: Place) -> str:
    """The id of a box; what is numbered has one, so that it is counted with those that are referred to."""
    prefix = "exr" if kind == EXERCISE else THEOREMS.get(kind, "") if kind not in UNCOUNTED else ""
    return written if not prefix or written.startswith(f"{prefix}-") else f"{prefix}-line-{place.line}"


def _place(reader: Reader, token: "Token") -> Place:
    assert token.map is not None
    return reader.row(token.map[0])


def _tell_others(reader: Reader, token: "Token", known: tuple[str, ...]) -> None:
    """Tells of attributes that mean nothing here."""
    others = [key for key, _ in token.meta["attributes"].pairs if key not in known]
    for key in others:
        reader.tell("attributes", _place(reader, token), key)


def _quote(reader: Reader, token: "Token", name: str, title: Text | None, blocks: tuple[Block, ...]) -> list[Block]:
    """A quotation; its source is an attribute, or the last paragraph where that begins with a dash."""
    _tell_others(reader, token, ("source", "title", "name"))
    source = attribute_text(reader, token, token.meta["attributes"], "source") or title
    last = blocks[-1] if len(blocks) > 1 else None
    if source is None and isinstance(last, Paragraph) and last.text.plain.startswith(DASHES):
        source, blocks = last.text, blocks[:-1]
    return [Box("quote", None, blocks, _place(reader, token), token.meta["attributes"].id, source=source)]


def _pair(reader: Reader, token: "Token", name: str, title: Text | None, blocks: tuple[Block, ...]) -> list[Block]:
    """Two halves: each begins with a heading, or is one block."""
    place = _place(reader, token)
    _tell_others(reader, token, ())
    starts = [number for number, block in enumerate(blocks) if isinstance(block, Heading)]
    starts = starts if starts[:1] == [0] and len(starts) == 2 else list(range(len(blocks)))
    if len(starts) != 2:
        fact = f"a pair has two halves, but there are {len(starts)} blocks in this one"
        reader.problems.append(error(place, fact, "begin each half with a heading, or put each into a '::: {.half}'"))
        return list(blocks)
    one, two = blocks[: starts[1]], blocks[starts[1] :]
    return [Pair((_opened(one), _opened(two)), place)]


def _opened(half: tuple[Block, ...]) -> tuple[Block, ...]:
    """What is in a half that has a div of its own."""
    only = half[0] if len(half) == 1 else None
    if isinstance(only, Box) and only.kind == "half":
        return only.blocks
    return half


def _half(reader: Reader, token: "Token", name: str, title: Text | None, blocks: tuple[Block, ...]) -> list[Block]:
    """Half of a pair: it is unwrapped there."""
    return [Box("half", title, blocks, _place(reader, token))]


MOST_LINES = 60
"""Lines to write on of one div: more than a page holds."""


def _lines(reader: Reader, token: "Token", name: str, title: Text | None, blocks: tuple[Block, ...]) -> list[Block]:
    """Lines to write on: `n` of them, three where it says nothing."""
    _tell_others(reader, token, ("n",))
    asked, place = token.meta["attributes"].get("n") or "3", _place(reader, token)
    if not (asked.isdecimal() and 1 <= int(asked) <= MOST_LINES):
        fact = f"{quoted(asked)} is no number of lines"
        reader.problems.append(warning(place, fact, f"write a number from 1 to {MOST_LINES}; there are three now"))
        asked = "3"
    return [*blocks, Lines(int(asked), place)]


def _space(reader: Reader, token: "Token", name: str, title: Text | None, blocks: tuple[Block, ...]) -> list[Block]:
    _tell_others(reader, token, ("title",))
    if title is None and blocks and isinstance(blocks[0], Heading):
        title, blocks = blocks[0].text, blocks[1:]
    return [*blocks, Space(title, _place(reader, token))]


def _field(reader: Reader, token: "Token", name: str, title: Text | None, blocks: tuple[Block, ...]) -> list[Block]:
    """A field to fill in for each paragraph, or one for a name."""
    _tell_others(reader, token, ("title",))
    place = _place(reader, token)
    texts: list[Text | None] = [block.text for block in blocks if isinstance(block, Paragraph)]
    others = [block for block in blocks if not isinstance(block, Paragraph)]
    return [*others, *(Field(text, place) for text in texts or [title])]


MAKERS: dict[str, Callable[[Reader, "Token", str, Text | None, tuple[Block, ...]], list[Block]]] = {
    "quote": _quote, "pair": _pair, "half": _half, "lines": _lines, "space": _space, "name": _field,
}  # fmt: skip
"""How divs are made; all others are boxes."""
KNOWN = (*CALLOUTS, *THEOREMS, "box", "key", "steps", EXERCISE, ANSWER, *MAKERS)
"""Classes that mean a box."""
