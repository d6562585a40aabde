"""The tokens of a table, its caption and its notes -> a table; and pictures of data files -> tables yet to be read."""

import re
from typing import TYPE_CHECKING, Literal

from poster.model.content import Block, Cell, CodeBlock, Run, Table, Text
from poster.model.files import DataFile
from poster.problems import Place, error
from poster.read.dialect.attributes import Attributes
from poster.read.inline import read_within
from poster.read.reader import Reader
from poster.read.suggest import quoted

if TYPE_CHECKING:
    from markdown_it.token import Token

Row = tuple[Cell, ...]
Side = Literal["", "left", "center", "right"]

DATA = (".csv", ".tsv", ".xlsx")
"""Ends of the names of files that tables are read from."""
SPANS = {"span": -1, "column-page": -1, "column-screen": -1, "span-2": 2, "span-3": 3, "span-4": 4}
"""Classes of tables that stand over several columns: -1 for all."""
USUAL = ("table", "tbl-note", *SPANS)
MOST_DIGITS = 15
BULLET = "•\u00a0"
RANGE = re.compile(r"[A-Za-z]{1,3}[1-9]\d{0,6}(:[A-Za-z]{1,3}[1-9]\d{0,6})?")


def table(reader: Reader, token: "Token") -> list[Block]:
    """A table with what stands around it: its caption above or below, its notes."""
    return _table(reader, token, None)


def _table(reader: Reader, token: "Token", above: "Token | None") -> list[Block]:
    assert token.map is not None
    place = reader.row(token.map[0])
    if token.meta.get("torn"):
        reader.tell("torn table", place)
        return [_as_typed(reader, token)]
    head, rows = _rows(reader)
    if not any(cell.text.runs for row in head for cell in row):
        head = ()
    caption, attributes, where = _caption(reader, above, place)
    notes = _notes(reader)
    columns = max((cell.column + cell.across for row in (*head, *rows) for cell in row), default=0)
    if not columns or not any(cell.text.runs for row in (*head, *rows) for cell in row):
        return []
    aligns: tuple[Side, ...] = tuple(token.meta["aligns"])
    shares = _shares(reader, attributes, columns, where)
    return [Table(attributes.id, head, rows, aligns, caption, notes, shares, _span(attributes), place)]


def around(reader: Reader, inline: "Token") -> list[Block]:
    """What a paragraph is to a table: the caption of the one below it, or a picture of a data file; none for others."""
    from poster.read.dialect.grammar import CAPTIONS

    following = reader.tokens[reader.at] if reader.at < len(reader.tokens) else None
    if following and following.type == "table_open" and inline.content.startswith(CAPTIONS):
        reader.at += 1
        return _table(reader, following, inline)
    if _is_note(reader, reader.at - 3):
        reader.tell("table note", reader.where(inline.content, reader.rows(inline)).place(0), "{.tbl-note}")
    return _data(reader, inline)


def _as_typed(reader: Reader, token: "Token") -> CodeBlock:
    assert token.map is not None
    while reader.tokens[reader.at].type != "table_close":
        reader.at += 1
    reader.at += 1
    numbers = range(*token.map)
    return CodeBlock(
        tuple(reader.lines[number].strip() for number in numbers),
        reader.row(token.map[0]),
        tuple(reader.row(number) for number in numbers),
    )


def _rows(reader: Reader) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows of the head and the others."""
    head: list[Row] = []
    rows: list[Row] = []
    while (token := reader.tokens[reader.at]).type != "table_close":
        reader.at += 1
        cells: list[Cell] = []
        while reader.tokens[reader.at].type != "tr_close":
            cells.append(_cell(reader))
        reader.at += 1
        (head if token.meta["head"] else rows).append(tuple(cells))
    reader.at += 1
    return tuple(head), tuple(rows)


def _cell(reader: Reader) -> Cell:
    """The cell that the next token opens, its paragraphs below each other."""
    opening = reader.tokens[reader.at]
    reader.at += 1
    runs: list[Run] = []
    places: list[Place] = []
    while (token := reader.tokens[reader.at]).type != "td_close":
        reader.at += 1
        text = reader.inline(token)
        if runs and text.runs:
            runs.append(Run("\n"))
            places.append(places[-1])
        if token.meta.get("bullet") and text.runs:
            runs.append(Run(BULLET))
            places.append(text.places[0])
        runs += text.runs
        places += text.places
    reader.at += 1
    column, across, down = opening.meta["cell"]
    return Cell(Text(tuple(runs), tuple(places)), column, across, down)


def _caption(reader: Reader, above: "Token | None", place: Place) -> tuple[Text | None, Attributes, Place]:
    """The caption above or below a table, with the attributes behind it and their place."""
    from poster.read.dialect.grammar import CAPTIONS

    inline, opening = above, reader.tokens[reader.at - 1]
    if above is not None:
        opening = next(token for token, own in zip(reader.tokens, reader.tokens[1:]) if own is above)
    elif reader.at + 1 < len(reader.tokens) and reader.tokens[reader.at].type == "paragraph_open":
        opening, inline = reader.tokens[reader.at : reader.at + 2]
        if not inline.content.startswith(CAPTIONS):
            inline = None
        else:
            reader.at += 3
    if inline is None:
        return None, Attributes(), place
    sign = next(sign for sign in CAPTIONS if inline.content.startswith(sign))
    text = _without(reader.inline(inline), sign.rstrip())
    attributes = opening.meta.get("attributes", Attributes())
    where = reader.where(inline.content, reader.rows(inline)).place(0)
    for name in attributes.classes:
        if name not in USUAL:
            reader.tell("table attribute", where, f".{name}")
    for key, _ in attributes.pairs:
        if key != "tbl-colwidths":
            reader.tell("table attribute", where, f"{key}=")
    return (text if text.plain.strip() else None), attributes, where


def _without(text: Text, sign: str) -> Text:
    """A caption without the sign that it begins with."""
    first = text.runs[0].text.removeprefix(sign).lstrip()
    place = text.places[0]._replace(column=text.places[0].column + len(text.runs[0].text) - len(first))
    if not first:
        return Text(text.runs[1:], text.places[1:])
    return Text((text.runs[0]._replace(text=first), *text.runs[1:]), (place, *text.places[1:]))


def _is_note(reader: Reader, at: int) -> bool:
    """Whether a paragraph begins there that is marked as a note of a table."""
    if at < 0 or at >= len(reader.tokens) or reader.tokens[at].type != "paragraph_open":
        return False
    return "tbl-note" in reader.tokens[at].meta.get("attributes", Attributes()).classes


def _notes(reader: Reader) -> tuple[Text, ...]:
    """The paragraphs that follow and are marked as notes; a div of that class holds some too."""
    notes: list[Text] = []
    while reader.at < len(reader.tokens):
        token = reader.tokens[reader.at]
        if _is_note(reader, reader.at):
            notes.append(reader.inline(reader.tokens[reader.at + 1]))
            reader.at += 3
        elif token.type == "div_open" and "tbl-note" in token.meta["attributes"].classes:
            reader.at += 1
            while reader.tokens[reader.at].type == "paragraph_open":
                notes.append(reader.inline(reader.tokens[reader.at + 1]))
                reader.at += 3
            if reader.tokens[reader.at].type == "div_close":
                reader.at += 1
        else:
            break
    return tuple(note for note in notes if note.plain.strip())


def _span(attributes: Attributes) -> int:
    return next((SPANS[name] for name in attributes.classes if name in SPANS), 0)


def _shares(reader: Reader, attributes: Attributes, columns: int, place: Place) -> tuple[float, ...]:
    """`[60,40]`: what columns take of the width of the table, as shares of it; with no columns, any number of them."""
    typed = attributes.get("tbl-colwidths")
    if typed in ("", "auto", "true", "false"):
        return ()
    try:
        parts = tuple(float(part.strip().rstrip("%")) for part in typed.strip("[] ").split(","))
    except ValueError:
        parts = ()
    if len(parts) != (columns or len(parts)) or min(parts, default=0) <= 0 or sum(parts) > 1e6:
        reader.tell("table widths", place, typed)
        return ()
    return tuple(part / max(sum(parts), 100.0) for part in parts)


def _data(reader: Reader, inline: "Token") -> list[Block]:
    """The table of a paragraph that is nothing but the picture of a data file."""
    tokens = [token for token in inline.children or () if token.type != "text" or token.content.strip()]
    if not tokens or tokens[0].type != "image" or any(token.type != "attributes" for token in tokens[1:]):
        return []
    picture = tokens[0]
    attributes: Attributes = tokens[1].meta["attributes"] if len(tokens) > 1 else Attributes()
    attributes = picture.meta.get("attributes", attributes)
    file = str(picture.attrs["src"])
    if not file.lower().endswith(DATA) and "table" not in attributes.classes:
        return []
    place = reader.where(inline.content, reader.rows(inline)).place(picture.meta["at"])
    caption = _picture_words(reader, inline, picture)
    values = {key: value for key, value in attributes.pairs if key not in ("digits", "sheet", "range")}
    for key in values:
        if key != "tbl-colwidths":
            reader.tell("table attribute", place, f"{key}=")
    for name in attributes.classes:
        if name not in USUAL:
            reader.tell("table attribute", place, f".{name}")
    digits, cells = _digits(reader, attributes, place), _range(reader, attributes, place)
    data = DataFile(file, digits, attributes.get("sheet"), cells)
    shares = _shares(reader, attributes, 0, place)
    return [Table(attributes.id, (), (), (), caption, _notes(reader), shares, _span(attributes), place, data)]


def _picture_words(reader: Reader, inline: "Token", picture: "Token") -> Text | None:
    where = reader.where(inline.content, reader.rows(inline))
    children, at = picture.children or (), picture.meta["at"] + 2
    text = read_within(where, children, at, reader.problems, reader.notes, reader.opened, reader.manner)
    return text if text.plain.strip() else None


def _digits(reader: Reader, attributes: Attributes, place: Place) -> int | None:
    typed = attributes.get("digits")
    if not typed:
        return None
    if typed.isascii() and typed.isdigit() and int(typed[:3]) <= MOST_DIGITS:
        return int(typed)
    fact = f"{quoted(typed)} is no number of digits"
    reader.problems.append(error(place, fact, f"write 'digits=2', at most {MOST_DIGITS}"))
    return None


def _range(reader: Reader, attributes: Attributes, place: Place) -> str:
    typed = attributes.get("range")
    if typed and not RANGE.fullmatch(typed):
        reader.problems.append(error(place, f"{quoted(typed)} is no range of cells", "write it like 'range=A1:F9'"))
        return ""
    return typed.upper()
