"""LaTeX of a formula -> the places where it may be parted between lines: before relations, and before plus and minus.

Only what stands outside of all braces, fences and environments counts.
"""

import re
from itertools import pairwise
from typing import NamedTuple

RELATIONS = frozenset(
    "= < > \\le \\leq \\ge \\geq \\ne \\neq \\ll \\gg \\approx \\sim \\simeq \\cong \\equiv \\propto \\in \\ni"
    " \\notin \\subset \\subseteq \\supset \\supseteq \\prec \\succ \\mid \\parallel \\perp \\models \\vdash \\to"
    " \\mapsto \\rightarrow \\leftarrow \\longrightarrow \\Rightarrow \\Leftarrow \\Leftrightarrow \\leftrightarrow"
    " \\implies \\iff \\longmapsto \\coloneqq \\triangleq \\doteq \\asymp \\leqslant \\geqslant"
    " \\lesssim \\gtrsim".split()
)
"""Signs between two sides."""
SUMS = frozenset(("+", "-", "\\pm", "\\mp"))
WHOLE = ("\\color", "\\displaystyle", "\\textstyle", "\\over", "\\choose", "\\atop", "\\middle", "\\tag", "&", "\\\\",
         "\\newcommand", "\\def", "\\bf", "\\rm", "\\it")  # fmt: skip
"""What acts on all that follows it, so that a part alone would look otherwise."""

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|[{}^_]|\S|\s+", re.DOTALL)
_OPENING, _CLOSING = ("{", "\\left", "\\begin", "\\bigl", "[", "("), ("}", "\\right", "\\end", "\\bigr", "]", ")")


class Joint(NamedTuple):
    """A place where a formula may be parted."""

    at: int
    """Number of the character that the sign begins with."""
    end: int
    """Of the one behind the sign."""
    is_sum: bool


def joints_of(tex: str) -> list[Joint]:
    """The places, in order; none where parts could not stand alone."""
    if any(each in tex for each in WHOLE):
        return []
    joints: list[Joint] = []
    depth, before = 0, ""
    for found in _TOKEN.finditer(tex):
        token = found[0]
        if token.isspace():
            continue
        if token in _OPENING:
            depth += 1
        elif token in _CLOSING:
            depth -= 1
        elif depth == 0 and before and before not in ("^", "_", "\\not"):
            is_sum = token in SUMS
            follows_sign = before in RELATIONS or before in SUMS or before in (",", ";")
            if (is_sum or token in RELATIONS) and not follows_sign:
                joints.append(Joint(found.start(), found.end(), is_sum))
        before = token
    return joints if depth == 0 else []


def parts_before(tex: str, joints: list[Joint]) -> list[str]:
    """Parts that begin with their sign: for lines of their own."""
    bounds = [0, *(joint.at for joint in joints), len(tex)]
    parts = [tex[start:end] for start, end in pairwise(bounds)]
    return [parts[0] + "{}", *("{}" + part for part in parts[1:])]


def parts_behind(tex: str, joints: list[Joint]) -> list[str]:
    """Parts that end with their sign: for lines of running text. Empty groups keep the distances of the whole."""
    bounds = [0, *(joint.end for joint in joints), len(tex)]
    parts = [tex[start:end] for start, end in pairwise(bounds)]
    return [parts[0] + "{}", *("{}" + part + "{}" for part in parts[1:-1]), "{}" + parts[-1]]
