"""Copy + width and size -> its lines, how tall they are, and the glyphs that set them."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from poster.cache import Cache
from poster.model.color import Color
from poster.model.drawing import Glyphs, Item, Link, Shape
from poster.model.story import Copy, Extent, Linear, Setting
from poster.model.text import MARKED, STRUCK, UNDERLINED, Line
from poster.text.ink import barred, left_bearing, line_glyphs
from poster.text.lines import Room, break_lines, count_lines, openings

DISPLAY = 60.0
"""Points from which the side bearing of the first letter shows and is taken out."""


def size_of(copy: Copy, body: float, floor: float) -> float:
    """Size in points of copy that is not fitted: a multiple of the body, never under the floor."""
    return max(copy.style.size[0].at(body), min(floor, body))


def lead_of(copy: Copy, size: float, leading: float) -> float:
    """Baseline to baseline in points: the body's leading where it is shared, else the style's own."""
    return leading if copy.shared else copy.style.leading * size


def lines_in(copy: Copy, width: float, size: float) -> int:
    """Number of lines that copy of `size` points takes in a width in points."""
    return count_lines(copy.galley, width / size)


def height_of(copy: Copy, lines: int, size: float) -> float:
    """Cap line to last baseline in points, of copy with its own leading; at least, where it has several formulas."""
    height = (copy.face.cap_height + (lines - 1) * copy.style.leading) * size
    if copy.galley.tall:  # each opens its line once
        every = [Line(each.box, each.box, 0.0, 0.0) for each in copy.galley.tall]
        height += sum(up + down for up, down in opened(copy, every)) * size
    return height


TIGHT = 1.25
"""Baseline to baseline of the body, in em, at which lines open for formulas: the least of the shipped layouts. It hangs
not on the leading that the fit finds, which is to be found in the sum of fixed heights and leadings."""
NEAR, APART = 0.04, 0.15
"""Least distance in em between a formula and the letters above or below at which a line need not open: two signs seldom
meet just there. What is left between them where it does."""


def opened(copy: Copy, lines: Sequence[Line]) -> list[tuple[float, float]]:
    """How far each line opens above and below itself for its formulas, in em of the copy."""
    lead, face = TIGHT if copy.shared else copy.style.leading, copy.face
    up, down = lead - face.descent, lead - face.ascent
    return openings(
        copy.galley,
        lines,
        Room(max(face.ascent, up - NEAR), max(face.ascent, up - APART)),
        Room(max(face.descent, down - NEAR), max(face.descent, down - APART)),
    )


EDGE = 0.4
"""Em above the first line and below the last that belong to the gap there, which is wider: the least of list items."""


def steps_of(copy: Copy, lines: Sequence[Line]) -> list[float]:
    """For each line how far it is pushed down beyond its leading, and last what opens below the last; in em."""
    if not copy.galley.tall:
        return [0.0] * (len(lines) + 1)
    (first, _), *_ = own = opened(copy, lines)
    between = [down + up for (_, down), (up, _) in pairwise(own)]
    return [max(first - EDGE, 0.0), *between, max(own[-1][1] - EDGE, 0.0)]


def lines_of(copy: Copy, width: float, size: float, cache: Cache) -> tuple[Line, ...]:
    """The lines of copy of `size` points in a width in points."""
    return break_lines(copy.galley, width / size, copy.style.align, copy.style.balance, cache)


def widest_in(copy: Copy, setting: Setting) -> float:
    """The widest stretch of copy that never breaks, in points."""
    return copy.galley.widest * size_of(copy, setting.body, setting.floor)


def length_of(copy: Copy, setting: Setting) -> float:
    """Copy as one line, in points."""
    return copy.galley.ends[-1] * size_of(copy, setting.body, setting.floor)


def firm(height: float, over: float = 0.0) -> Extent:
    """The extent of what stays whole, `height` points tall, `over` points too wide where that is positive."""
    return Extent(Linear(height), max(over, 0.0))


def set_copy(
    copy: Copy, x: float, y: float, width: float, size: float, lead: float, cache: Cache, first: int = 0, last: int = 0
) -> list[Item]:
    """Lines `first` to `last` (0: all) of copy, the cap line of the first at `y`, as glyphs."""
    lines = lines_of(copy, width, size, cache)
    steps = steps_of(copy, lines)
    baseline = y + (copy.face.cap_height + (0.0 if first else steps[0])) * size
    hangs = copy.style.align == "start" and (copy.widths or size >= DISPLAY)
    shift = left_bearing(copy.galley, cache) * size if hangs else 0.0
    items: list[Item] = []
    for line, step in zip(lines[first : last or len(lines)], steps[first + 1 :]):
        left = x - shift + aside(copy.style.align, width - line.width * size)
        is_last = line.last == len(copy.galley.boxes) - 1
        glyphs = line_glyphs(copy.galley, line, left, baseline, size, copy.owners, last=is_last, cache=cache)
        behind, above = _bars(copy, line, left, baseline, size, is_last, cache) if copy.galley.has_bars else ([], [])
        items.extend([*behind, *glyphs, *above])
        if copy.urls:
            items.extend(_links(copy, glyphs, left + line.width * size))
        baseline += lead + step * size
    return items


STROKE = 0.055
"""Thickness of a line through or under words, in em."""
UNDER = 0.1
"""From the baseline to the line under words, in em."""
MARK_ABOVE, MARK_BELOW = 0.12, 0.24
"""How far a mark reaches above the capitals and below the baseline, in em."""


def _bars(
    copy: Copy, line: Line, x: float, baseline: float, size: float, is_last: bool, cache: Cache | None
) -> tuple[list[Item], list[Item]]:
    """What is drawn behind the words of a line, and what over them; decoration, as the words say it all."""
    behind: list[Item] = []
    above: list[Item] = []
    for each in barred(copy.galley, line, x, baseline, size, last=is_last, cache=cache):
        thick = STROKE * each.size
        if each.bars & MARKED and copy.tint:
            top = each.y - (each.face.cap_height + MARK_ABOVE) * each.size
            height = (each.face.cap_height + MARK_ABOVE + MARK_BELOW) * each.size
            behind.append(bar(each.x, top, each.width, height, copy.tint, None))
        if each.bars & UNDERLINED:
            above.append(bar(each.x, each.y + UNDER * each.size, each.width, thick, each.color, None))
        if each.bars & STRUCK:
            middle = each.y - each.face.x_height / 2 * each.size
            above.append(bar(each.x, middle - thick / 2, each.width, thick, each.color, None))
    return behind, above


def _links(copy: Copy, glyphs: tuple[Glyphs | Shape, ...], end: float) -> list[Item]:
    """A link over each stretch of glyphs that belongs to one; over a formula within one as a whole."""
    links: list[Item] = []
    stops = [*(each.x for each in glyphs), end]
    at = 0
    for owner, group in groupby(glyphs, lambda each: each.owner):
        own = list(group)
        first, at = at, at + len(own)
        number = copy.owners.index(owner)
        node = copy.links[number - 1] if number else None
        letters = [each for each in own if isinstance(each, Glyphs)]
        if node is not None and letters:
            main = max(letters, key=lambda each: each.size)
            top = main.y - copy.face.ascent * main.size
            height = (copy.face.ascent + copy.face.descent) * main.size
            url = copy.urls[number - 1]
            says = "".join([word.text for each in letters for word in each.words]) if url.startswith("#") else url
            links.append(Link(node, stops[first], top, stops[at] - stops[first], height, url, says))
    return links


def set_line(copy: Copy, x: float, baseline: float, size: float, align: str = "start") -> list[Item]:
    """Copy as one line that starts (or ends, or is centred) at `x`."""
    galley = copy.galley
    width = galley.ends[-1]
    line = Line(0, len(galley.boxes) - 1, width, 0.0)
    shift = {"start": 0.0, "center": width / 2, "end": width}[align] * size
    glyphs = line_glyphs(galley, line, x - shift, baseline, size, copy.owners, last=True)
    behind, above = _bars(copy, line, x - shift, baseline, size, True, None) if galley.has_bars else ([], [])
    return [*behind, *glyphs, *above]


def set_clipped(
    copy: Copy, more: Copy, x: float, baseline: float, size: float, width: float, align: str = "start"
) -> list[Item]:
    """Copy as one line of at most `width` points that starts or ends at `x`; what is too long ends in `more`."""
    galley = copy.galley
    if galley.ends[-1] * size <= width:
        return set_line(copy, x, baseline, size, align)
    dots = more.galley.ends[-1]
    last = max((i for i, end in enumerate(galley.ends) if (end + dots) * size <= width), default=-1)
    if last < 0:
        return []
    taken = (galley.ends[last] + dots) * size
    left = x - taken if align == "end" else x
    glyphs = line_glyphs(galley, Line(0, last, galley.ends[last], 0.0), left, baseline, size, copy.owners, last=True)
    return [*glyphs, *set_line(more, left + galley.ends[last] * size, baseline, size)]


def aside(align: str, left_over: float) -> float:
    """How far from the left edge a line with `left_over` points to spare starts."""
    return {"start": 0.0, "justify": 0.0, "center": left_over / 2, "end": left_over}[align]


def bar(x: float, y: float, width: float, height: float, color: Color, owner: int | None = None) -> Shape:
    """A filled rectangle, its top left corner at (x, y)."""
    return Shape(owner, x, y, 1.0, (((0.0, 0.0), (width, 0.0), (width, height), (0.0, height)),), color)
