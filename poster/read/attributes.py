"""The attributes of pictures, as Pandoc and Quarto write them -> sizes and points; ValueError says what is wrong."""

import re

from poster.model.files import Size
from poster.model.units import MM
from poster.problems import quoted

UNITS = {"mm": MM, "cm": 10 * MM, "in": 72.0, "pt": 1.0, "px": 0.75, "": 0.75, "em": 12.0}
"""Points in each unit; a bare number is pixels of a screen with 96 an inch: Pandoc's manual, images."""
SIZE = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(%|[a-z]*)")
FOCUS = re.compile(r"(\d+(?:\.\d+)?)\s*%[\s,]+(\d+(?:\.\d+)?)\s*%")
WEIGHTS = re.compile(r"-?\d+(?:\.\d+)?")


def size(text: str) -> Size:
    """`80%`, `4in`, `300px`, `300`."""
    found = SIZE.fullmatch(text.strip().lower())
    number = float(found[1]) if found else 0.0
    if not found or number <= 0 or (found[2] != "%" and found[2] not in UNITS):
        raise ValueError(f"{quoted(text)} is no size of a picture; write it like 80%, 120mm or 4in")
    if found[2] == "%":
        return Size(share=min(number / 100, 1.0))
    return Size(points=number * UNITS[found[2]])


def focus(text: str) -> tuple[float, float]:
    """`30% 60%`: how far across and how far down."""
    found = FOCUS.fullmatch(text.strip())
    if not found or max(float(found[1]), float(found[2])) > 100:
        raise ValueError(f"{quoted(text)} is no point of a picture; write it like 30% 60%: across, then down")
    return float(found[1]) / 100, float(found[2]) / 100


def share(text: str) -> float:
    """`40%` of the width."""
    found = size(text)
    if not found.share:
        raise ValueError(f"{quoted(text)} is no share of the width; write it like 40%")
    return found.share


def rows(text: str) -> tuple[tuple[float, ...], ...]:
    """`[[1,1],[1]]`, `[40, 60]`: the parts of each row; gaps, which are negative, are left out."""
    bare = re.sub(r"\s", "", text)
    inner = bare[1:-1] if bare.startswith("[[") and bare.endswith("]]") else bare
    parts = re.findall(r"\[([^\[\]]*)\]", inner)
    if ",".join(f"[{part}]" for part in parts) != inner or not parts:
        raise ValueError(f"{quoted(text)} is no layout of pictures; write it like [[1,1],[1]]: a list for each row")
    found = []
    for part in parts:
        weights = part.split(",")
        if not all(WEIGHTS.fullmatch(weight) for weight in weights):
            raise ValueError(f"{quoted(text)} is no layout of pictures; write numbers, like [[1,1],[1]]")
        kept = tuple(float(weight) for weight in weights if float(weight) > 0)
        if kept:
            found.append(kept)
    if not found:
        raise ValueError(f"{quoted(text)} leaves no room for pictures; write it like [[1,1],[1]]")
    return tuple(found)
