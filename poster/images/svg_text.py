"""A `text` element of an SVG -> outlines of its words, set in the project's faces by the caller's typesetter."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from poster.images.source import PictureError
from poster.images.svg_path import NUMBER, moved
from poster.images.svg_style import Rules, inherit, length, own_properties
from poster.images.svg_tree import Element
from poster.model.picture import Outlined, Segments, SetText

Properties = Mapping[str, str]

WEIGHTS = {"normal": 400, "bold": 700, "bolder": 700, "lighter": 300}

LONGEST = 20_000
"""Characters of text in one element."""


class Chunk(NamedTuple):
    """Characters that are set together, and where they begin."""

    text: str
    properties: Properties
    x: float | None
    """None: where the run before ends."""
    y: float | None
    dx: float
    dy: float


def text_paths(
    element: Element, properties: Properties, rules: Rules, set_text: SetText
) -> Iterator[tuple[Segments, Properties]]:
    """Outlines in the units of the element, with the properties that color them."""
    runs = _trimmed(list(_runs(element, properties, rules)))
    x = y = 0.0
    at = 0
    while at < len(runs):
        # An anchor holds for a stretch: all runs up to the next one with a place of its own (SVG 1.1, 10.9.1).
        end = at + 1
        while end < len(runs) and runs[end].x is None:
            end += 1
        chunk = [(run, _set(run, set_text, element.line)) for run in runs[at:end]]
        first = runs[at]
        width = sum(outlined.width * _size(run.properties) + run.dx for run, outlined in chunk)
        x = first.x if first.x is not None else x
        share = {"middle": 0.5, "end": 1.0}.get(first.properties.get("text-anchor", ""), 0.0)
        x -= share * width
        for run, outlined in chunk:
            size = _size(run.properties)
            x, y = x + run.dx, (run.y if run.y is not None else y) + run.dy
            yield moved(outlined.segments, (size, 0, 0, size, x, y)), run.properties
            x += outlined.width * size
        at = end


def _size(properties: Properties) -> float:
    return length(properties.get("font-size", "16"), 16, 16, 16)


def _runs(element: Element, properties: Properties, rules: Rules) -> Iterator[Chunk]:
    size = _size(properties)
    places = {name: _places(element.attributes.get(name, ""), size) for name in ("x", "y", "dx", "dy")}
    number = 0
    for kid in element.kids:
        if isinstance(kid, Element):
            if kid.name in ("tspan", "a"):
                own = own_properties(kid, rules)
                if own.get("display") != "none":
                    yield from _runs(kid, inherit(properties, own), rules)
            elif kid.name == "textPath":
                raise PictureError(f"has text along a path in line {kid.line}", "export it with text as outlines")
            continue
        if len(kid) > LONGEST:
            raise PictureError(f"has more than {LONGEST} characters in line {element.line}", "shorten it")
        text = kid if properties.get("white-space") == "pre" else " ".join(f"|{kid}|".split())[1:-1]
        single = max((len(each) for each in places.values()), default=0) > 1
        for part in text if single else [text]:
            given = [each[number] if number < len(each) else None for each in places.values()]
            if part:
                yield Chunk(part, properties, given[0], given[1], given[2] or 0.0, given[3] or 0.0)
                number += 1


def _places(text: str, size: float) -> list[float]:
    found = [part for part in text.replace(",", " ").split() if NUMBER.match(part)]
    return [length(part, 0, size) for part in found]


def _trimmed(runs: list[Chunk]) -> list[Chunk]:
    """Runs without the space at both ends and without the second of two spaces that meet."""
    kept: list[Chunk] = []
    for run in runs:
        is_after_space = not kept or kept[-1].text.endswith(" ")
        text = run.text.lstrip(" ") if is_after_space else run.text
        if text or run.x is not None or run.dx or run.dy:
            kept.append(run._replace(text=text))
    if kept:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(" "))
    return kept


def _set(run: Chunk, set_text: SetText, line: int) -> Outlined:
    if not run.text.strip():
        return Outlined((), 0.25 * len(run.text))  # a word space, where a run is nothing else
    families = tuple(name.strip().strip("'\"") for name in run.properties.get("font-family", "").split(",") if name)
    weight = run.properties.get("font-weight", "normal")
    heavy = WEIGHTS.get(weight) or (int(weight) if weight.isdecimal() and len(weight) < 5 else 400)
    is_italic = run.properties.get("font-style", "normal") in ("italic", "oblique")
    outlined = set_text(run.text, families, max(1, min(1000, heavy)), is_italic)
    if outlined is None:
        raise PictureError(
            f"has text in line {line} that no font has: '{run.text[:40]}'", "export it with text as outlines"
        )
    return outlined
