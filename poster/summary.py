"""The report of an output -> the line that says it to a person."""

from collections.abc import Mapping
from typing import Any

TOLD_EMPTY = 0.05
"""Share of a page that is said to be empty."""


def summary(report: Mapping[str, object], path: str) -> str:
    """What was made, in one line: pages, trimmed size, type and the distance it serves, fill, codes, time."""
    facts: dict[str, Any] = dict(report)
    pages = facts["pages"]
    sizes = dict.fromkeys(f"{page['width_mm']:.4g} x {page['height_mm']:.4g} mm" for page in pages)
    parts = [counted(len(pages), "side of paper" if facts.get("sheet") else "page"), *sizes]
    body = facts["body_pt"]
    # 20 points of type for every metre: an x-height of 0.2 degrees (Legge and Bigelow 2011).
    parts.append(f"body {body:.4g} pt for {body / 20:.1f} m")
    fills = [column["fill"] for area in facts["areas"] for column in area["columns"]]
    if fills:
        low, high = f"{100 * min(fills):.0f}", f"{100 * max(fills):.0f}"
        parts.append(f"{low} % full" if low == high else f"{low}-{high} % full")
    empty = max(page["empty"] for page in pages)
    if empty > TOLD_EMPTY:
        parts.append(f"{100 * empty:.0f} % empty")
    codes = facts["codes"]
    if codes:
        parts.append(f"{counted(len(codes), 'code')} for {min(code['distance_m'] for code in codes):.3g} m")
    parts.append(f"{facts['seconds']:.2f} s")
    return f"{path}: {', '.join(parts)}"


def print_summary(report: Mapping[str, object], path: str, marks: bool) -> str:
    """What a print shop gets, in one line: pages, trimmed size and bleed."""
    facts: dict[str, Any] = dict(report)
    pages = facts["pages"]
    sizes = dict.fromkeys(f"{page['width_mm']:.4g} x {page['height_mm']:.4g} mm" for page in pages)
    parts = [counted(len(pages), "page"), *sizes, f"{facts['bleed_mm']:.3g} mm of bleed on each side"]
    parts += ["crop marks"] if marks else []
    return f"{path}: {', '.join(parts)}"


def counted(number: int, thing: str) -> str:
    """`1 page`, `2 pages`, `2 sides of paper`."""
    noun, space, rest = thing.partition(" ")
    return f"{number} {noun}{'' if number == 1 else 's'}{space}{rest}"
