"""The tokens of pictures that stand alone in their paragraph -> a figure, and what is told about it."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar
from urllib.parse import unquote

from poster.model.content import Figure, Plate, Run, Text
from poster.model.files import Size
from poster.problems import Place, error, warning
from poster.read import attributes as written
from poster.read.dialect.attributes import Attributes
from poster.read.inline import Where, read_within
from poster.read.links import url_fault
from poster.read.reader import Reader
from poster.read.suggest import did_you_mean, either, quoted

if TYPE_CHECKING:
    from markdown_it.token import Token

Value = TypeVar("Value")
KEYS = ("width", "height", "fig-alt", "alt", "fig-align", "fig-cap", "credit", "focus")
ASIDE = ("fig-scap", "fig-pos", "fig-env", "fig-format", "fig-dpi", "group", "description", "desc-position", "fig-link")
"""What other outputs of Quarto use, or what a browser does; it changes nothing on paper, and is told once each."""
SPANS = {"span": -1, "column-page": -1, "column-screen": -1, "column-page-inset": -1, "column-screen-inset": -1}
"""Classes of figures over several columns: -1 for all."""
CLASSES = (*SPANS, "span-2", "span-3", "hero", "cover")
SIDES: tuple[Literal["left", "center", "right"], ...] = ("left", "center", "right")
ALIGNED: dict[str, Literal["", "left", "center", "right"]] = {"default": "", **{side: side for side in SIDES}}


class Given(NamedTuple):
    """A picture as it is written."""

    token: "Token"
    url: str
    """Of the link around it."""
    attributes: Attributes
    at: int
    """Where in the text of its paragraph it begins."""


class Said(NamedTuple):
    """What the attributes of a picture, or of a div of pictures, say."""

    width: Size
    height: Size
    alt: str | None
    align: Literal["", "left", "center", "right"]
    caption: str
    credit: str
    focus: tuple[float, float]
    span: int
    is_hero: bool
    crop: bool


def pictures_in(inline: "Token") -> list[Given]:
    """The pictures of a paragraph that holds nothing else; none where it holds anything else."""
    found: list[Given] = []
    url = ""
    for token in inline.children or ():
        if token.type == "image":
            found.append(Given(token, url, token.meta.get("attributes", Attributes()), token.meta["at"]))
        elif token.type == "link_open":
            url = str(token.attrs["href"])
        elif token.type == "link_close":
            url = ""
        elif token.type == "attributes" and found:
            if token.meta["of"] == "link_close":
                found[-1] = found[-1]._replace(attributes=token.meta["attributes"])
        elif token.type not in ("softbreak", "hardbreak") and (token.type != "text" or token.content.strip()):
            return []
    return found


def figure(reader: Reader, inline: "Token", given: list[Given]) -> Figure:
    """The figure of a paragraph of pictures; several of them are a row, and what stands in brackets says what each
    shows.
    """
    where = reader.where(inline.content, reader.rows(inline))
    place = where.place(given[0].at)
    if len(given) == 1:
        made = _single(reader, where, given[0])
    else:
        plates = tuple(_in_a_row(reader, where, each) for each in given)
        made = Figure("", (plates,), None, None, Size(), "", 0, False, place)
    if not reader.in_figure:
        tell_alternatives(reader, made)
    return made


def _single(reader: Reader, where: Where, given: Given) -> Figure:
    place = where.place(given.at)
    said = said_by(reader, given.attributes, place)
    caption = _words(reader, where, given)
    if said.caption:
        caption = plain(said.caption, place)
    plate = _plate(reader, where, given, said)
    credit = plain(said.credit, place) if said.credit else None
    return Figure(
        given.attributes.id, ((plate,),), caption, credit, said.width, said.align, said.span, said.is_hero, place
    )


def _in_a_row(reader: Reader, where: Where, given: Given) -> Plate:
    said = said_by(reader, given.attributes, where.place(given.at))
    plate = _plate(reader, where, given, said)
    words = _words(reader, where, given)
    alt = words.plain if said.alt is None and words else said.alt
    caption = plain(said.caption, where.place(given.at)) if said.caption else None
    return plate._replace(alt=alt, id=given.attributes.id, caption=caption)


def _words(reader: Reader, where: Where, given: Given) -> Text | None:
    """What stands in its brackets; None where nothing does."""
    text = read_within(
        where, given.token.children or (), given.at + 2, reader.problems, reader.notes, reader.opened, reader.manner
    )
    return text if text.plain.strip() else None


def _plate(reader: Reader, where: Where, given: Given, said: Said) -> Plate:
    file, text = str(given.token.attrs["src"]), where.text
    close = text.find("](", given.at)
    at = text.find(file, close) if close >= 0 else -1
    place = where.place(at if at >= 0 else given.at)
    if not file.strip():
        reader.problems.append(error(place, "a picture without a file", "write its path in the parentheses"))
    fault = url_fault(given.url) if given.url and not given.url.startswith("#") else None
    if fault:
        reader.problems.append(error(where.place(max(text.rfind("(", 0, len(text)), 0)), *fault))
    if given.token.attrs.get("title"):
        reader.tell("attributes", place, f'"{given.token.attrs["title"]}"')
    path = unquote(file) if "%" in file else file
    return Plate(path, said.alt, place, url=given.url, crop=said.crop, height=said.height, focus=said.focus)


def said_by(reader: Reader, attributes: Attributes, place: Place) -> Said:
    """What attributes say; what is not known is told."""
    pairs = dict(attributes.pairs)
    for key in pairs:
        if key in ASIDE:
            reader.tell("attributes", place, f"{key}={pairs[key]}")
        elif key not in KEYS and not key.startswith("layout"):
            hint = did_you_mean(key, KEYS, f"there is {either(KEYS, 'and')}")
            reader.problems.append(warning(place, f"{quoted(key)} says nothing about a picture here", hint))
    for name in attributes.classes:
        if name not in CLASSES and not re.fullmatch(r"span-[2-9]", name):
            hint = did_you_mean(name, CLASSES, f"there is {either(CLASSES, 'and')}")
            reader.problems.append(warning(place, f"the class {quoted('.' + name)} is not known for pictures", hint))
    width, height = _sized(reader, pairs, "width", place), _sized(reader, pairs, "height", place)
    if height.share:
        reader.problems.append(warning(place, "a height in per cent has nothing to be a part of", "write it like 80mm"))
        height = Size()
    align = pairs.get("fig-align", "")
    if align and align not in ALIGNED:
        hint = did_you_mean(align, SIDES, f"write {either(SIDES)}")
        reader.problems.append(warning(place, f"{quoted(align)} is no side to stand at", hint))
    focus = _tried(reader, written.focus, pairs.get("focus"), place, (0.5, 0.5))
    spans = [SPANS.get(name, int(name[5:]) if name.startswith("span-") else 0) for name in attributes.classes
             if name in SPANS or re.fullmatch(r"span-[2-9]", name)]  # fmt: skip
    alt = pairs.get("fig-alt", pairs.get("alt"))
    return Said(
        width, height, alt, ALIGNED.get(align, ""), pairs.get("fig-cap", ""), pairs.get("credit", ""), focus,
        spans[0] if spans else 0, "hero" in attributes.classes, "cover" in attributes.classes,
    )  # fmt: skip


def _sized(reader: Reader, pairs: dict[str, str], key: str, place: Place) -> Size:
    return _tried(reader, written.size, pairs.get(key), place, Size())


def _tried(reader: Reader, read: Callable[[str], Value], text: str | None, place: Place, otherwise: Value) -> Value:
    """What a value means; a warning where it means nothing."""
    if text is None:
        return otherwise
    try:
        return read(text)
    except ValueError as fault:
        reader.problems.append(warning(place, *str(fault).split("; ", 1)))
        return otherwise


def plain(words: str, place: Place) -> Text:
    """The words of an attribute."""
    return Text((Run(words),), (place,))


def tell_alternatives(reader: Reader, made: Figure) -> None:
    """Tells of pictures of which nobody says what they show: those of a figure with a caption, and those without."""
    for plate in (plate for row in made.rows for plate in row):
        if plate.alt is not None:
            continue
        name = quoted(plate.file)
        if made.caption or plate.caption:
            fact = f"{name} has no alternative text: its caption serves for those who cannot see it"
            reader.problems.append(warning(plate.place, fact, 'add fig-alt="…" in braces and say what it shows'))
        else:
            fact = f"{name} has neither a caption nor an alternative text"
            hint = 'write a caption in the brackets, or fig-alt="…" in braces behind it: say what it shows'
            reader.problems.append(error(plate.place, fact, hint))
