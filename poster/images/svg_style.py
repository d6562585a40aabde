"""The elements of an SVG -> the same without style sheets and variables; what the converter does not draw is told."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from poster.images.svg_sheets import Declaration, Sheets
from poster.images.svg_tree import Node
from poster.images.svg_values import OddValueError, declarations, font, paint, substituted

PAINTS = frozenset("fill stroke color stop-color flood-color lighting-color background-color".split())

DRAWN = PAINTS | frozenset(
    "fill-opacity fill-rule stroke-width stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-opacity opacity display visibility clip-path clip-rule mask mask-type filter "
    "flood-opacity stop-opacity marker-start marker-mid marker-end paint-order mix-blend-mode isolation transform "
    "transform-origin transform-box font-family font-size font-style font-weight font-stretch font-variant "
    "font-kerning letter-spacing word-spacing text-anchor text-decoration baseline-shift dominant-baseline "
    "alignment-baseline writing-mode text-rendering shape-rendering image-rendering color-interpolation-filters "
    "overflow text-transform white-space vector-effect".split()
)
"""Properties that are drawn, by the converter or by us."""

GEOMETRY = frozenset("x y width height cx cy r rx ry d".split())
"""Attributes that CSS may set; the converter reads them as attributes only."""

STYLE_ONLY = ("mix-blend-mode", "isolation", "font-kerning")
"""Properties that are no attributes."""
IN_STYLE = (*STYLE_ONLY, "image-rendering")
"""Properties that the converter reads in a `style` only."""

SILENT = frozenset(
    "cursor pointer-events user-select touch-action transition enable-background color-rendering will-change "
    "shape-padding shape-margin line-height text-align text-indent text-align-last tab-size outline border margin "
    "padding font-optical-sizing font-synthesis text-underline-position text-decoration-skip-ink text-overflow "
    "word-wrap overflow-wrap max-width max-height min-width min-height animation-play-state color-scheme contain "
    "block-progression solid-color solid-opacity box-sizing position float clear vertical-align zoom font-smooth "
    "quotes content list-style -inkscape-font-specification speak orphans widows resize caret-color accent-color "
    "forced-color-adjust hyphens print-color-adjust color-adjust text-size-adjust overflow-x overflow-y left top "
    "right bottom z-index flex align-items justify-content align-content background-image background-repeat "
    "background-position background-size".split()
)
"""Properties that change nothing on a page that stands still, or nothing in SVG."""
SILENT_FAMILIES = ("-", "transition-", "scroll-", "border-", "outline-", "margin-", "padding-", "animation-", "flex-")

PLAIN = frozenset(
    "normal none auto 0 0px 0em 0% initial inherit unset revert start baseline visible ltr srgb 100% 1 medium solid "
    "currentcolor repeat rgb(0,0,0) #000000 embed".split()
)
"""Values that leave a property as it is without it."""

KEYWORDS = {"revert", "revert-layer", "unset"}

REM = re.compile(r"(?<![\w#.])([-+]?(?:\d+\.?\d*|\.\d+))rem\b")
TOLD_ATTRIBUTES = (
    "direction unicode-bidi clip glyph-orientation-vertical font-size-adjust color-interpolation color-profile".split()
)
CHECKED = frozenset((*PAINTS, *STYLE_ONLY, *TOLD_ATTRIBUTES, "text-decoration", "clip-path", "mask", "transform"))
"""Attributes whose values are looked at as those of CSS are."""


class Look(NamedTuple):
    """What an element hands down that is needed to set its text."""

    families: str
    weight: int
    is_italic: bool
    transform: str
    """Of letters: `uppercase`, `lowercase`, `capitalize` or none."""


START = Look("", 400, False, "none")


def style(root: Node, width: float, doubts: dict[str, None]) -> dict[Node, Look]:
    """Put what sheets and `style` say into attributes, throughout; give back how letters look. `width` is in pixels."""
    sheets = Sheets(root, width, doubts)
    above: dict[Node, Node] = {kid: node for node in root.iter() for kid in node}  # type: ignore[misc]
    looks: dict[Node, Look] = {}
    variables: dict[Node, Mapping[str, str]] = {}
    writer = _Writer(doubts)
    for node, rules in sheets.matched(root):
        parent = above.get(node)
        own = _ordered([*rules, *_inline(node.attrib.pop("style", ""))])
        handed = variables[parent] if parent is not None else {}
        named = {name: value for name, value in own if name.startswith("--")}
        variables[node] = {**handed, **named} if named else handed
        writer.write(node, own, variables[node])
        looks[node] = _look(node, looks[parent] if parent is not None else START)
        node.attrib.pop("class", None)
    _hand_to_used(root, looks, above, doubts)
    return looks


def _hand_to_used(root: Node, looks: dict[Node, Look], above: Mapping[Node, Node], doubts: dict[str, None]) -> None:
    """What is defined and used takes its look from where it is used."""
    named = {node.attrib["id"]: node for node in root.iter() if "id" in node.attrib}
    given: dict[object, Look] = {}
    for use in root.iter("use"):
        target = named.get(use.attrib.get("href", "").removeprefix("#"))
        if not isinstance(use, Node) or not isinstance(target, Node) or not _is_defined(target, above):
            continue
        if next(target.iter("text"), None) is None:
            continue
        look = looks[use]
        if given.setdefault(target, look) != look:
            doubts[f"uses the text of line {target.line} in several looks, of which the first is drawn"] = None
            continue
        for node in target.iter():
            assert isinstance(node, Node)
            looks[node] = _look(node, look if node is target else looks[above[node]])


def _is_defined(node: Node, above: Mapping[Node, Node]) -> bool:
    """Whether an element shows only where it is used."""
    while node.tag not in ("defs", "symbol"):
        if node not in above:
            return False
        node = above[node]
    return True


def _inline(text: str) -> list[Declaration]:
    return declarations(text) if text else []


def _ordered(found: list[Declaration]) -> list[tuple[str, str]]:
    """What is important goes last."""
    plain = [(name, value) for name, value, is_important in found if not is_important]
    return plain + [(name, value) for name, value, is_important in found if is_important]


class _Writer:
    """Writes declarations as attributes."""

    def __init__(self, doubts: dict[str, None]) -> None:
        self.doubts = doubts
        self.paints: dict[str, str | None] = {}

    def write(self, node: Node, own: Iterable[tuple[str, str]], variables: Mapping[str, str]) -> None:
        for name in [name for name in node.attrib if name in CHECKED]:
            given = node.attrib.pop(name)
            if name not in STYLE_ONLY:
                self.put(node, name, given.strip(), variables)
        for name, value in own:
            if not name.startswith("--"):
                self.put(node, name, value, variables)
        kept = "".join(f"{name}:{node.attrib[name]};" for name in IN_STYLE if name in node.attrib)
        if kept:
            node.set("style", kept)

    def put(self, node: Node, name: str, value: str, variables: Mapping[str, str]) -> None:
        """Set an attribute. What is not understood leaves what the element has without it, as CSS has it."""
        if "(" in value and "var(" in value:
            found = substituted(value, variables)
            if found is None:
                return
            value = found
        if name in SHORTHANDS:
            try:
                for each, own in SHORTHANDS[name](value).items():
                    self.put(node, each, own, variables)
            except OddValueError:
                self.tell(node, name, value)
            return
        if name in GEOMETRY:
            if value not in ("auto", ""):
                node.set(name, value.removeprefix("path(").rstrip(")").strip("'\"") if name == "d" else value)
            return
        if name not in DRAWN:
            if name not in SILENT and not name.startswith(SILENT_FAMILIES) and value.lower() not in PLAIN:
                self.tell(node, name, value)
            return
        value = self.understood(node, name, value)
        if value:
            node.set(name, value)

    def understood(self, node: Node, name: str, value: str) -> str:
        """The value as the converter reads it; empty where nobody does."""
        low = value.lower()
        if low in KEYWORDS:
            return "inherit"
        if low == "initial":
            node.attrib.pop(name, None)
            return INITIAL.get(name, "")
        if name in PAINTS:
            if value not in self.paints:
                try:
                    self.paints[value] = paint(value)
                except OddValueError:
                    self.paints[value] = None
            found = self.paints[value]
            if found is None and not NO_COLOR.fullmatch(value):
                self.tell(node, name, value)
            return found or ""
        if "rem" in value:
            value = REM.sub(lambda match: f"{float(match[1]) * 16:g}px", value)
        if "(" in value and re.search(r"(?:calc|min|max|clamp|env|attr)\(", value):
            self.tell(node, name, value)
            return ""
        if name in ("clip-path", "mask") and low not in ("none", "inherit") and not low.startswith("url("):
            self.tell(node, name, value)
            return ""
        if name == "text-decoration":
            return self.decoration(node, value)
        if name == "transform":
            return self.transform(node, value)
        return value

    def decoration(self, node: Node, value: str) -> str:
        """Lines at words; the converter draws them plain, and in the color of the words."""
        words = value.lower().split()
        lines = [word for word in words if word in LINES]
        if not lines or set(words) - {*LINES, "solid", "auto", "currentcolor"}:
            self.tell(node, "text-decoration", value)
        return " ".join(lines)

    def transform(self, node: Node, value: str) -> str:
        """A transform in plain numbers."""
        if value == "none":
            return ""
        for pattern, plain in AXES.items():
            value = pattern.sub(plain, value)
        if PLAIN_TRANSFORM.fullmatch(value):
            return value
        self.tell(node, "transform", value)
        return ""

    def tell(self, node: Node, name: str, value: str) -> None:
        self.doubts[f"has the style '{name}: {value[:60]}' in line {node.line}, which is not drawn"] = None


LINES = ("underline", "overline", "line-through", "none")

NO_COLOR = re.compile(r"[#\w.\s%,-]*")
"""Misspelt names, for which browsers too take the color below."""

INITIAL = {
    "fill": "black", "stroke": "none", "opacity": "1", "fill-opacity": "1", "stroke-opacity": "1", "stroke-width": "1",
    "display": "inline", "visibility": "visible", "stroke-dasharray": "none", "font-weight": "normal",
    "font-style": "normal", "font-size": "medium", "text-anchor": "start", "stop-color": "black", "stop-opacity": "1",
    "marker-start": "none", "marker-mid": "none", "marker-end": "none", "filter": "none", "clip-path": "none",
    "mask": "none", "color": "black", "fill-rule": "nonzero", "letter-spacing": "normal",
}  # fmt: skip


AXES = {
    re.compile(r"translateX\(([^()]*)\)"): r"translate(\1, 0)",
    re.compile(r"translateY\(([^()]*)\)"): r"translate(0, \1)",
    re.compile(r"scaleX\(([^()]*)\)"): r"scale(\1, 1)",
    re.compile(r"scaleY\(([^()]*)\)"): r"scale(1, \1)",
    re.compile(r"rotateZ\("): "rotate(",
    re.compile(r"(?<=\d)(?:px|deg)\b"): "",
}
"""Transforms of CSS -> the same as attributes have them."""
PLAIN_TRANSFORM = re.compile(r"(?:\s*,?\s*(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([-+.\deE,\s]*\))*\s*")


def _background(value: str) -> dict[str, str]:
    """Only a color: `#fff`."""
    return {"background-color": value} if value.lower() not in PLAIN else {}


def _marker(value: str) -> dict[str, str]:
    return dict.fromkeys(("marker-start", "marker-mid", "marker-end"), value)


SHORTHANDS: Mapping[str, Callable[[str], dict[str, str]]] = {
    "font": font,
    "marker": _marker,
    "background": _background,
    "text-decoration-line": lambda value: {"text-decoration": value},
    "mask-image": lambda value: {"mask": value},
}


def _look(node: Node, above: Look) -> Look:
    given = node.attrib
    families, weight, slant, transform = (
        given.get(name) for name in ("font-family", "font-weight", "font-style", "text-transform")
    )
    if families is None and weight is None and slant is None and transform is None:
        return above
    return Look(
        above.families if families in (None, "inherit") else str(families),
        above.weight if weight in (None, "inherit") else _weight(str(weight).strip().lower(), above.weight),
        above.is_italic if slant in (None, "inherit") else str(slant).startswith(("italic", "oblique")),
        above.transform if transform in (None, "inherit") else str(transform),
    )


def _weight(text: str, above: int) -> int:
    """A weight by name or number. Source of the relative ones: CSS Fonts 4, 2.2.1."""
    if text == "bolder":
        return 400 if above < 350 else 700 if above < 550 else 900
    if text == "lighter":
        return 100 if above < 550 else 400 if above < 750 else 700
    number = {"normal": 400, "bold": 700}.get(text)
    if number is None:
        try:
            number = round(float(text))
        except (ValueError, OverflowError):
            number = 400
    return max(1, min(1000, number))
