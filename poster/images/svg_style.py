"""Presentation attributes, `style` and simple style sheets of an SVG -> the properties of each element."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from poster.images.source import PictureError
from poster.images.svg_path import NUMBER, number_of
from poster.images.svg_tree import EXPORT, Element
from poster.model.color import BLACK, Color

INHERITED = frozenset(
    "color fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-dasharray stroke-dashoffset stroke-opacity font-family font-size font-style font-weight text-anchor "
    "visibility clip-rule letter-spacing white-space".split()
)
"""Properties that elements take over from the one around them (SVG 1.1, N)."""

OWN = frozenset(
    "opacity display clip-path mask filter stop-color stop-opacity marker-start marker-mid marker-end".split()
)
"""Properties of the element alone."""

SIMPLE = re.compile(r"(?:\*|([A-Za-z][\w-]*))?((?:[.#][\w-]+)*)")
"""A selector without relations: an element's name, classes and ids."""
LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-zA-Z]+|%)?\s*")
LOCAL_URL = re.compile(r"""url\(\s*['"]?#([^'")]+)['"]?\s*\)""")

PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}
"""CSS pixels in a unit."""

MOST_RULES = 2000
"""Rules of style sheets; a plot has a few dozen."""

Properties = Mapping[str, str]


class Rule(NamedTuple):
    """A rule of a style sheet with one simple selector."""

    name: str
    """Of the elements; empty for all."""
    marks: frozenset[str]
    """Classes as `.c` and ids as `#i` that the element must have."""
    weight: tuple[int, int, int, int]
    """Ids, classes, names, and its number: a heavier one wins."""
    properties: Properties


Rules = Mapping[str, tuple[Rule, ...]]
"""Rules by one mark or the name that an element must have for them, or by `*`."""


def rules_of(root: Element) -> Rules:
    """The rules of all style sheets. What has no simple selector is left out."""
    sheets: list[str] = []
    _gather(root, sheets)
    # Split rather than matched: regular expressions take minutes for a megabyte that only opens.
    text = "".join(each.partition("*/")[2] if at else each for at, each in enumerate(" ".join(sheets).split("/*")))
    if "@import" in text:
        raise PictureError("wants a style sheet from another file", EXPORT)
    rules: dict[str, list[Rule]] = {}
    count = 0
    for block in text.split("}")[:-1]:
        *_, selectors, body = ("", *block.split("{"))
        properties = declarations(body)
        for selector in selectors.split(","):
            found = SIMPLE.fullmatch(selector.strip())
            if not found or not selector.strip():
                continue
            marks = frozenset(re.findall(r"[.#][\w-]+", found[2]))
            ids = sum(mark.startswith("#") for mark in marks)
            count += 1
            weight = (ids, len(marks) - ids, int(bool(found[1])), count)
            key = min(marks, default=found[1] or "*")
            rules.setdefault(key, []).append(Rule(found[1] or "", marks, weight, properties))
            if count > MOST_RULES:
                raise PictureError(f"has more than {MOST_RULES} style rules", "export it again as plain SVG")
    return {key: tuple(found) for key, found in rules.items()}


def _gather(element: Element, sheets: list[str]) -> None:
    for kid in element.kids:
        if isinstance(kid, Element):
            if kid.name == "style":
                sheets.append("".join(text for text in kid.kids if isinstance(text, str)))
            _gather(kid, sheets)


def declarations(text: str) -> dict[str, str]:
    """`fill: red; stroke: none` as a map; `!important` is read over."""
    found = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip()
    return found


def own_properties(element: Element, rules: Rules) -> dict[str, str]:
    """What an element says itself: attributes, over them style sheets, over them its `style`."""
    given = element.attributes
    own = {name: given[name].strip() for name in given if name in INHERITED or name in OWN}
    if rules:
        marks = {f".{name}" for name in given.get("class", "").split()} | {f"#{given.get('id', '')}"}
        tried = [rule for key in ("*", element.name, *sorted(marks)) for rule in rules.get(key, ())]
        for rule in sorted(tried, key=lambda rule: rule.weight):
            if rule.name in ("", element.name) and rule.marks <= marks:
                own.update(rule.properties)
    if "style" in given:
        own.update(declarations(given["style"]))
    for name, value in own.items():
        if "url(" in value and not LOCAL_URL.match(value):
            fact = f"refers to something outside itself in line {element.line}: {name} '{value[:60]}'"
            raise PictureError(fact, EXPORT)
    return own


def inherit(above: Properties, own: Properties) -> dict[str, str]:
    """The properties of an element below one with the properties `above`."""
    properties = {name: value for name, value in above.items() if name in INHERITED}
    for name, value in own.items():
        if value == "inherit":
            properties[name] = above.get(name, "")
        elif value != "initial":
            properties[name] = value
        else:
            properties.pop(name, None)
    return properties


def color_of(text: str, properties: Properties) -> tuple[Color, float] | None:
    """A color and its opacity; None for `none`. What cannot be read is black, as a missing fill is."""
    from PIL import ImageColor  # names, hex, rgb() and hsl(); it evaluates nothing

    text = text.strip().lower()
    if text in ("none", "transparent"):
        return None
    if text == "currentcolor":
        return color_of(properties.get("color", "black").replace("currentColor", "black"), {})
    try:
        red, green, blue, *alpha = ImageColor.getrgb(_plain(text))
    except ValueError:
        return BLACK, 1.0
    limited = (max(0, min(255, channel)) for channel in (red, green, blue))
    return Color(*limited), max(0, min(255, alpha[0])) / 255 if alpha else 1.0


def _plain(text: str) -> str:
    """`rgb(1 2 3 / 50%)` and `rgba(1, 2, 3, .5)` as hex digits; all else as it is."""
    if not text.startswith(("rgb(", "rgba(")):
        return text
    parts = re.findall(NUMBER.pattern + "%?", text)
    if len(parts) not in (3, 4):
        return text
    values = [number_of(part.rstrip("%")) * (2.55 if part.endswith("%") else 1) for part in parts[:3]]
    if len(parts) == 4:
        values.append(255 * number(parts[3], 1.0))
    return "#" + "".join(f"{max(0, min(255, round(value))):02x}" for value in values)


def number(text: str, otherwise: float) -> float:
    """A number or a percentage, 1 for 100 %."""
    found = LENGTH.fullmatch(text)
    if not found or (found[2] or "%") != "%":
        return otherwise
    return number_of(found[1]) / 100 if found[2] else number_of(found[1])


def length(text: str, whole: float, size: float, otherwise: float = 0.0) -> float:
    """A length in CSS pixels; a percentage is of `whole`, em and ex are of the type `size`."""
    found = LENGTH.fullmatch(text)
    if not found:
        return otherwise
    unit = (found[2] or "").lower()
    factor = {"%": whole / 100, "em": size, "rem": 16.0, "ex": size / 2}.get(unit, PIXELS.get(unit))
    return otherwise if factor is None else number_of(found[1]) * factor
