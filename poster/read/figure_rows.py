"""The tokens of a div that holds pictures or columns -> a figure of several pictures, or columns side by side."""

from typing import TYPE_CHECKING

from poster.model.content import Block, Figure, Paragraph, Plate, SideBySide, Strand, Text
from poster.model.files import Size
from poster.model.references import figures_in, kind_of
from poster.problems import Place, warning
from poster.read import attributes as written
from poster.read.dialect.attributes import Attributes
from poster.read.figures import Said, plain, said_by, tell_alternatives
from poster.read.reader import Reader
from poster.read.suggest import quoted

if TYPE_CHECKING:
    from markdown_it.token import Token

Rows = tuple[tuple[float, ...], ...]
LAYOUTS = ("layout", "layout-ncol", "layout-nrow")
ASIDE = ("layout-valign", "layout-align", "fig-pos")
"""What says how cells stand in rows: pictures of a row are equally high here."""


def is_laid_out(attributes: Attributes) -> bool:
    """Whether a div is a figure, a row of cells, or columns."""
    is_figure = kind_of(attributes.id) == "figure"
    return is_figure or "columns" in attributes.classes or any(attributes.get(key) for key in LAYOUTS)


def laid_out(reader: Reader, token: "Token") -> list[Block]:
    """The blocks of such a div."""
    assert token.map is not None
    attributes, place = token.meta["attributes"], reader.row(token.map[0])
    if not token.meta["is_closed"]:
        reader.tell("div open", place, reader.lines[token.map[0]].strip())
    if "columns" in attributes.classes:
        return _columns(reader, place)
    reader.in_figure += 1
    cells = _cells(reader)
    reader.in_figure -= 1
    if kind_of(attributes.id) == "figure":
        return _figure(reader, attributes, cells, place)
    return _in_rows(reader, attributes, cells, place)


def _cells(reader: Reader) -> list[tuple[Block, ...]]:
    """The blocks of a div one by one, those of a div within it together."""
    cells: list[tuple[Block, ...]] = []
    while reader.at < len(reader.tokens):
        token = reader.tokens[reader.at]
        reader.at += 1
        if token.type == "div_close":
            break
        if token.type == "div_open" and not is_laid_out(token.meta["attributes"]):
            cells.append(reader.blocks("div_close"))
        else:
            cells.append(tuple(reader.ways[token.type](reader, token)))
    return [cell for cell in cells if cell]


def _columns(reader: Reader, place: Place) -> list[Block]:
    strands: list[Strand] = []
    while reader.at < len(reader.tokens):
        token = reader.tokens[reader.at]
        reader.at += 1
        if token.type == "div_close":
            break
        if token.type == "div_open" and "column" in token.meta["attributes"].classes:
            strands.append(_column(reader, token))
        elif found := tuple(reader.ways[token.type](reader, token)):
            assert token.map is not None
            fact = "between columns stands something that is in none of them: it is put into the one before"
            hint = "write it within '::: {.column}' and ':::'"
            reader.problems.append(warning(reader.row(token.map[0]), fact, hint))
            if strands:
                strands[-1] = strands[-1]._replace(blocks=strands[-1].blocks + found)
            else:
                strands.append(Strand(0.0, found))
    kept = tuple(strand for strand in strands if strand.blocks)
    if sum(strand.share for strand in kept) > 1.0 + 1e-6:
        whole = sum(strand.share for strand in kept)
        fact = f"the columns are {whole:.0%} wide together: each is made narrower"
        reader.problems.append(warning(place, fact, "let their widths be 100% together"))
    return list(kept[0].blocks) if len(kept) == 1 else [SideBySide(kept)]


def _column(reader: Reader, token: "Token") -> Strand:
    assert token.map is not None
    share = 0.0
    width = token.meta["attributes"].get("width")
    if width:
        try:
            share = written.share(width)
        except ValueError as fault:
            reader.problems.append(warning(reader.row(token.map[0]), *str(fault).split("; ", 1)))
    outer, reader.in_figure = reader.in_figure, 0
    blocks = reader.blocks("div_close")
    reader.in_figure = outer
    return Strand(share, blocks)


def _figure(reader: Reader, attributes: Attributes, cells: list[tuple[Block, ...]], place: Place) -> list[Block]:
    """A figure of the pictures in the cells; the last paragraph is its caption."""
    said = said_by(reader, attributes._replace(pairs=_own(attributes)), place)
    blocks = [block for cell in cells for block in cell]
    pictures = [block for block in blocks if isinstance(block, Figure)]
    others: list[Block] = [block for block in blocks if not isinstance(block, Figure)]
    if not pictures:
        fact = f"the figure '{attributes.id}' holds no picture: what it holds stands as it comes"
        reader.problems.append(warning(place, fact, "only pictures make a figure here; take the lines of colons out"))
        return others
    caption = plain(said.caption, place) if said.caption else None
    last = others[-1] if others else None
    if isinstance(last, Paragraph) and caption is None:
        caption = last.text
        others.pop()
    for each in others:
        fact = f"in the figure '{attributes.id}' stands something that is neither a picture nor its caption"
        at = next(iter(_places(each)), place)
        reader.problems.append(warning(at, f"{fact}: it stands below", "write it outside of the lines of colons"))
    made = _made(reader, attributes, said, pictures, caption, place)
    for figure in (made, *figures_in(tuple(others))):
        tell_alternatives(reader, figure)
    return [made, *others]


def _made(
    reader: Reader, attributes: Attributes, said: Said, pictures: list[Figure], caption: Text | None, place: Place
) -> Figure:
    signed = [picture.credit for picture in pictures if picture.credit]
    credit = plain(said.credit, place) if said.credit else signed[0] if signed else None
    for other in signed[1:] if not said.credit else signed:
        reader.problems.append(warning(_begin(other), "a figure has one credit: this one is left out",
                                       "write all of them in one 'credit' of the figure"))  # fmt: skip
    is_single = sum(len(row) for picture in pictures for row in picture.rows) == 1
    if is_single:
        caption = caption or pictures[0].caption
        rows = pictures[0].rows
        width = said.width if said.width != Size() else pictures[0].width
    else:
        rows, width = _rows(reader, attributes, pictures, place), said.width
    if said.alt is not None:
        rows = tuple(tuple(plate if plate.alt is not None else plate._replace(alt=said.alt) for plate in row)
                     for row in rows)  # fmt: skip
    align = said.align or (pictures[0].align if is_single else "")
    return Figure(attributes.id, rows, caption, credit, width, align, said.span, said.is_hero, place)


def _begin(text: Text) -> Place:
    """Where a text begins."""
    return text.places[0]


def _in_rows(reader: Reader, attributes: Attributes, cells: list[tuple[Block, ...]], place: Place) -> list[Block]:
    """Cells in rows, without a caption of all: pictures equally high, or columns side by side."""
    if all(len(cell) == 1 and isinstance(cell[0], Figure) for cell in cells):
        pictures = [cell[0] for cell in cells if isinstance(cell[0], Figure)]
        if not pictures:
            return []
        made = _made(reader, attributes, said_by(reader, attributes._replace(pairs=_own(attributes)), place),
                     pictures, None, place)  # fmt: skip
        made = made._replace(id="")
        tell_alternatives(reader, made)
        return [made]
    shares = _shares(reader, attributes, len(cells), place)
    found: list[Block] = []
    at = 0
    for row in shares:
        own, at = cells[at : at + len(row)], at + len(row)
        whole = sum(row)
        found.append(SideBySide(tuple(Strand(part / whole, cell) for part, cell in zip(row, own))))
    for each in figures_in(tuple(cells)):
        tell_alternatives(reader, each)
    return [block for block in found if isinstance(block, SideBySide) and block.strands]


def _rows(
    reader: Reader, attributes: Attributes, pictures: list[Figure], place: Place
) -> tuple[tuple[Plate, ...], ...]:
    """The pictures in rows, as the layout of the div says, else as they stand in paragraphs."""
    if not any(attributes.get(key) for key in LAYOUTS):
        return tuple(tuple(_panel(picture, plate) for plate in row) for picture in pictures for row in picture.rows)
    plates = [_panel(picture, plate) for picture in pictures for row in picture.rows for plate in row]
    is_exact = bool(attributes.get("layout"))
    rows: list[tuple[Plate, ...]] = []
    for row in _shares(reader, attributes, len(plates), place):
        own, plates = plates[: len(row)], plates[len(row) :]
        even = len(set(row)) == 1 and len(row) > 1
        rows.append(
            tuple(plate._replace(share=part if is_exact and not even else 0.0) for plate, part in zip(own, row))
        )
    return tuple(row for row in rows if row)


def _panel(picture: Figure, plate: Plate) -> Plate:
    """A picture of its own as one among others."""
    if plate.caption or plate.id:
        return plate
    return plate._replace(id=picture.id, caption=picture.caption)


def _shares(reader: Reader, attributes: Attributes, count: int, place: Place) -> Rows:
    """The parts of the cells of each row, enough rows for all."""
    rows: Rows = ()
    try:
        if attributes.get("layout"):
            rows = written.rows(attributes.get("layout"))
        elif attributes.get("layout-ncol"):
            rows = ((1.0,) * _whole(attributes.get("layout-ncol")),)
        elif attributes.get("layout-nrow"):
            rows = ((1.0,) * -(-count // _whole(attributes.get("layout-nrow"))),)
    except ValueError as fault:
        reader.problems.append(warning(place, *str(fault).split("; ", 1)))
    rows = rows or ((1.0,) * count,)
    while sum(len(row) for row in rows) < count:
        rows = (*rows, rows[-1])
    return rows


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= len(text) <= 2 and int(text)):
        raise ValueError(f"{quoted(text)} is no number of columns; write it like layout-ncol=2")
    return int(text)


def _own(attributes: Attributes) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in attributes.pairs if pair[0] not in (*LAYOUTS, *ASIDE))


def _places(value: object) -> tuple[Place, ...]:
    """Where the first words of a block stand."""
    if isinstance(value, Text):
        return value.places[:1]
    if isinstance(value, tuple):
        return next((found for part in value if (found := _places(part))), ())
    return ()
