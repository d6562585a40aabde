"""Copy + width and size -> its lines, how tall they are, and the glyphs that set them."""

from poster.cache import Cache
from poster.model.color import Color
from poster.model.drawing import Glyphs, Item, Link, Shape
from poster.model.story import Copy, Extent, Linear, Setting
from poster.model.text import MARKED, STRUCK, UNDERLINED, Line
from poster.text.ink import barred, left_bearing, line_glyphs
from poster.text.lines import break_lines, count_lines

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
    """Cap line to last baseline in points, of copy with its own leading."""
    return (copy.face.cap_height + (lines - 1) * copy.style.leading) * size


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
    baseline = y + copy.face.cap_height * size
    hangs = copy.style.align == "start" and (copy.widths or size >= DISPLAY)
    shift = left_bearing(copy.galley, cache) * size if hangs else 0.0
    items: list[Item] = []
    for line in lines[first : last or len(lines)]:
        left = x - shift + aside(copy.style.align, width - line.width * size)
        is_last = line.last == len(copy.galley.boxes) - 1
        glyphs = line_glyphs(copy.galley, line, left, baseline, size, copy.owners, last=is_last, cache=cache)
        behind, above = _bars(copy, line, left, baseline, size, is_last, cache) if copy.galley.has_bars else ([], [])
        items.extend([*behind, *glyphs, *above])
        if copy.urls:
            items.extend(_links(copy, glyphs, left + line.width * size))
        baseline += lead
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


def _links(copy: Copy, glyphs: tuple[Glyphs, ...], end: float) -> list[Item]:
    """A link over each stretch of glyphs that belongs to one."""
    links: list[Item] = []
    for i, each in enumerate(glyphs):
        number = copy.owners.index(each.owner)
        if number and each.owner is not None:
            right = glyphs[i + 1].x if i + 1 < len(glyphs) else end
            top = each.y - copy.face.ascent * each.size
            height = (copy.face.ascent + copy.face.descent) * each.size
            url = copy.urls[number - 1]
            says = "".join([word.text for word in each.words]) if url.startswith("#") else url
            links.append(Link(each.owner, each.x, top, right - each.x, height, url, says))
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
