"""Values of CSS in an SVG -> the same as the converter reads them: variables, colors, the `font` shorthand."""

import re
from collections.abc import Mapping

from poster.images.source import PictureError

PART = r"""(?:[^;"'(){}]|"[^"]*"|'[^']*'|\((?:[^()"']|"[^"]*"|'[^']*'|\([^()]*\))*\))*"""
DECLARATION = re.compile(rf"\s*([-\w]+)\s*:({PART})(?:;|$)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
IMPORTANT = re.compile(r"!\s*important\s*$", re.IGNORECASE)

PLAIN_COLOR = re.compile(
    r"#[0-9a-f]{3,4}|#[0-9a-f]{6}(?:[0-9a-f]{2})?|rgba?\(\s*\d+%?\s*(?:,\s*\d+%?\s*){2}\)|none|currentcolor|inherit"
    r"|context-fill|context-stroke|black|white|red|green|blue|gray|grey",
    re.IGNORECASE,
)
LINKED = re.compile(r"(url\(\s*['\"]?#[^)]*?['\"]?\s*\))\s*(.*)", re.DOTALL)
VARIABLE = re.compile(r"var\(")

MOST_TURNS = 20
"""Variables that lead to each other."""
LONGEST_STYLE = 20_000
"""Characters of one `style`, or one rule of a sheet."""
LONGEST = 10_000
"""Characters of a value after its variables are put in."""

SIZE = re.compile(
    r"(?:[-+.\d]+(?:px|pt|pc|em|ex|rem|cm|mm|in|Q|%)|0|xx-small|x-small|small|medium|large|x-large|xx-large|smaller|larger)"
    r"(?:\s*/\s*[-.\w%]+)?$"
)
STYLES = ("italic", "oblique")
STRETCHES = (
    "ultra-condensed extra-condensed condensed semi-condensed semi-expanded expanded extra-expanded ultra-expanded"
).split()


class OddValueError(Exception):
    """A value that is not understood; says which."""


def declarations(text: str) -> list[tuple[str, str, bool]]:
    """`fill: red; stroke: none !important` as names, values, and whether each is important."""
    if len(text) > LONGEST_STYLE:
        raise PictureError(f"has a style of more than {LONGEST_STYLE} characters", "export it again as plain SVG")
    if "/*" in text:
        text = COMMENT.sub("", text)
    found = []
    for name, value in DECLARATION.findall(text):
        value = value.strip()
        is_important = "!" in value and IMPORTANT.search(value) is not None
        if is_important:
            value = IMPORTANT.sub("", value).strip()
        # Names of variables keep their case.
        found.append((name if name.startswith("--") else name.lower(), value, is_important))
    return found


def substituted(value: str, variables: Mapping[str, str]) -> str | None:
    """The value with its variables put in; None where one is missing and no other value stands in for it."""
    for _ in range(MOST_TURNS):
        found = VARIABLE.search(value)
        if found is None:
            return value
        end = _closing(value, found.end())
        if end is None:
            return None
        name, comma, other = value[found.end() : end].partition(",")
        put = variables.get(name.strip(), other.strip() if comma else None)
        if put is None:
            return None
        value = value[: found.start()] + put + value[end + 1 :]
        if len(value) > LONGEST:
            return None
    return None


def _closing(text: str, start: int) -> int | None:
    """Where the bracket that is open at `start` closes."""
    depth = 1
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if not depth:
            return at
    return None


def paint(value: str) -> str:
    """A color, or a link to a gradient or pattern with a color in its place. Raises OddValueError."""
    if PLAIN_COLOR.fullmatch(value):
        return value
    linked = LINKED.fullmatch(value)
    if "url(" in value and not linked:
        return value  # what leads out of the file is refused as all links are
    if linked:
        other = linked[2].strip()
        return linked[1] if not other else f"{linked[1]} {paint(other)}"
    if "icc-color(" in value:
        return paint(value.partition("icc-color(")[0].strip())
    return _color(value)


def _color(value: str) -> str:
    from tinycss2.color5 import parse_color

    try:
        color = parse_color(value, ("light",))
        if color == "currentcolor":
            return "currentColor"
        red, green, blue = (max(0.0, min(1.0, float(part))) for part in color.to("srgb").coordinates)
        alpha = max(0.0, min(1.0, float(color.alpha)))
    except (NotImplementedError, AttributeError, TypeError, ValueError):
        raise OddValueError(value) from None
    channels = [round(255 * channel) for channel in (red, green, blue)]
    if alpha >= 1:
        return "#" + "".join(f"{channel:02x}" for channel in channels)
    return f"rgba({channels[0]}, {channels[1]}, {channels[2]}, {alpha:.4g})"


def font(value: str) -> dict[str, str]:
    """The `font` shorthand in full: all that it does not name goes back to normal. Raises OddValueError."""
    found = {"font-style": "normal", "font-variant": "normal", "font-weight": "normal", "font-stretch": "normal"}
    words = re.sub(r"\s*/\s*", "/", value).split()
    for at, word in enumerate(words):
        low = word.lower()
        if SIZE.match(low):
            family = " ".join(words[at + 1 :])
            if not family:
                break
            return {**found, "font-size": low.partition("/")[0], "font-family": family}
        if low in STYLES:
            found["font-style"] = low
        elif low in ("bold", "bolder", "lighter") or re.fullmatch(r"[1-9]\d{0,3}", low):
            found["font-weight"] = low
        elif low == "small-caps":
            found["font-variant"] = low
        elif low in STRETCHES:
            found["font-stretch"] = low
        elif low != "normal":
            break
    raise OddValueError(value)
