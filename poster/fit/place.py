"""Plan -> drawing: every ground, rule, line and code in its place on the pages."""

from poster.blocks.copy import bar
from poster.blocks.ground import circle, draw_border, draw_ground, framed
from poster.blocks.kind import WHOLE, Portion, Spot
from poster.blocks.kinds import measure, place
from poster.blocks.picture import cover
from poster.cache import Cache
from poster.fit.flow import Column, Measured
from poster.fit.frame import HIGH_DISC, Slot, Stack, margins
from poster.fit.notes import above_of, due_in
from poster.fit.plan import Filled, Plan
from poster.fit.spans import Spanned
from poster.model.color import WHITE, Color
from poster.model.drawing import Bookmark, Drawing, Item, Link, Page, Shape
from poster.model.layout import Layout
from poster.model.story import Gap, Insert, Setting, Story
from poster.model.units import Edges, Length, Rect

DISC = 0.95
"""Largest radius of a disc, in widths of its area, unless what it shows takes more."""
ABOVE = {"middle": 0.5, "bottom": 1.0}
"""Share of the height that an area has to spare which is above what stands in it; else nothing is."""
HAIR = 3.0
"""Points by which a notch runs over the edge of the ground that it is cut out of."""
SAME = 0.01
"""Points within which two edges are one: tracks are sums of many parts."""


ROW_GAP = 1.0
"""Between the boxes of a directory and the row below them, in lines, where there is as much."""
NEAR = 0.35
"""How far the gap between a heading and its codes opens where areas are filled, as a share of other gaps."""
CLOSE = ("text", "close", "by", "tight")
"""Gaps that do not open there."""


def place_story(plan: Plan, story: Story, layout: Layout, cache: Cache) -> Drawing:
    """The drawing of a story as planned."""
    pages = []
    stood: set[str] = set()
    for number, slots in enumerate(plan.sheet.pages, 1):
        items: list[Item] = _paper(layout)
        for slot in slots:
            items += _once(slot, stood, _ground(slot, slots, number, story, layout, plan))
        for slot in slots:
            items += _once(slot, stood, _stand(slot, number, plan, layout, cache))
        stood |= {slot.area.name for slot in slots}
        for filled in plan.filled:
            items += _columns(filled, number, plan, story, layout, cache)
        for span in [span for spans in plan.sheet.spans for span in spans if span.page == number]:
            items += _span(span, layout, cache)
        pages.append(Page(layout.width, layout.height, tuple(items)))
    bleed = Edges(layout.bleed, layout.bleed, layout.bleed, layout.bleed)
    marks = _bookmarks(story, tuple(pages))
    drawing = Drawing(story.title, story.author, story.lang, tuple(pages), story.tree, marks, bleed)
    return drawing._replace(about=story.about)


def _once(slot: Slot, stood: set[str], items: list[Item]) -> list[Item]:
    """The items of an area; where it stood on a page before they are decoration: nobody is told anything twice."""
    if slot.area.name not in stood:
        return items
    return [item._replace(owner=None) for item in items if not isinstance(item, Link)]


def _paper(layout: Layout) -> list[Item]:
    """The ground of the whole page, where the paper is to be another color than white."""
    color, over = layout.colors.get("paper", WHITE), layout.bleed
    return [] if color == WHITE else [bar(-over, -over, layout.width + 2 * over, layout.height + 2 * over, color)]


def _ground(slot: Slot, slots: tuple[Slot, ...], page: int, story: Story, layout: Layout, plan: Plan) -> list[Item]:
    """The ground of an area, color and picture, out over the page's edges where it bleeds, and its rule."""
    area, rect, body = slot.area, slot.outer, plan.body
    bleed = _sides_at_edge(area.bleed, rect, page, layout)
    items: list[Item] = []
    picture = story.grounds.get(area.name)
    if area.ground:
        if area.shape == "disc":
            return [_disc(rect, area.ground, slot.reach)]
        wide = _overlapped(_bled(rect, bleed, layout), slot, slots, page, layout)
        below = _ground_below(slot, slots)
        edges = layout.grounds._replace(corners=area.corners) if area.corners else layout.grounds
        edges = edges._replace(rule=Length()) if below or area.border != Length() else edges
        if below == area.ground and edges.border.at(body) and not bleed and area.border == Length():
            items += framed(rect, area.ground, edges, body)
        else:
            items += draw_ground(rect, wide, area.ground, edges, body, bleed)
    if picture and min(rect.width, rect.height) > 0:
        items.insert(1, cover(picture.picture, _bled(rect, bleed, layout), picture.figure))  # below its rules
    if area.border != Length() and min(rect.width, rect.height) > 0:
        radius = (area.corners or layout.grounds.corners).at(body)
        items += draw_border(rect, area.border_color, area.border.at(body), radius, bleed)
    if area.rule:
        thickness = area.rule.at(body)
        items.append(bar(rect.x, rect.y, rect.width, thickness, area.rule_color))
    return items


def _disc(rect: Rect, color: Color, reach: float) -> Shape:
    """A disc around the middle of an area, nearly twice as wide as the area, that holds what reaches so far."""
    radius = max(min(DISC * rect.width, HIGH_DISC * rect.height), reach)
    return Shape(None, rect.x + rect.width / 2, rect.y + rect.height / 2, radius, (circle(96),), color)


def _ground_below(slot: Slot, slots: tuple[Slot, ...]) -> Color | None:
    """The ground of the nearest area around an area; None where it lies on the paper."""
    around = _around(slot, slots)
    return around.area.ground if around else None


def _around(slot: Slot, slots: tuple[Slot, ...]) -> Slot | None:
    """The nearest area around an area that has a ground."""
    around = [other for other in slots[: slots.index(slot)] if other.area.ground and _holds(other.outer, slot.outer)]
    return around[-1] if around else None


def _holds(around: Rect, rect: Rect) -> bool:
    right, bottom = around.x + around.width + HAIR, around.y + around.height + HAIR
    inside = rect.x >= around.x - HAIR and rect.y >= around.y - HAIR
    return inside and rect.x + rect.width <= right and rect.y + rect.height <= bottom


def _overlapped(ground: Rect, slot: Slot, slots: tuple[Slot, ...], page: int, layout: Layout) -> Rect:
    """A notch in the right or lower edge of a ground, drawn a little over it: no hairline of that ground shows.

    A notch has the color of what that ground lies on. Any other ground ends where it ends, and so does a notch beside
    which another ground begins. One that bleeds there goes on beyond the edge by itself.
    """
    around = _around(slot, slots)
    if around is None or slot.area.ground != (_ground_below(around, slots) or layout.colors.get("paper", WHITE)):
        return ground
    outer = around.outer
    bleed = _sides_at_edge(around.area.bleed, outer, page, layout)
    right, bottom = ground.x + ground.width, ground.y + ground.height
    wider = abs(outer.x + outer.width - right) < SAME and outer.x < ground.x - SAME and "right" not in bleed
    taller = abs(outer.y + outer.height - bottom) < SAME and outer.y < ground.y - SAME and "bottom" not in bleed
    others = [other.outer for other in slots if other.area.ground and not _holds(other.outer, slot.outer)]
    wider = wider and not any(_overlap(Rect(right, ground.y, HAIR, ground.height), other) for other in others)
    taller = taller and not any(_overlap(Rect(ground.x, bottom, ground.width, HAIR), other) for other in others)
    return ground._replace(width=ground.width + wider * HAIR, height=ground.height + taller * HAIR)


def _overlap(one: Rect, other: Rect) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > SAME and down > SAME


def _sides_at_edge(sides: tuple[str, ...], rect: Rect, page: int, layout: Layout) -> tuple[str, ...]:
    """Of the sides that are to bleed those on which an area lies at the edge of the type area; what stands between it
    and the edge of the page is not drawn over, and where that has nothing to show the area reaches the edge.
    """
    margin = margins(layout, page)
    far = {
        "left": rect.x - margin.left,
        "top": rect.y - margin.top,
        "right": layout.width - margin.right - rect.x - rect.width,
        "bottom": layout.height - margin.bottom - rect.y - rect.height,
    }
    return tuple(side for side in sides if far[side] < SAME)


def _bled(rect: Rect, sides: tuple[str, ...], layout: Layout) -> Rect:
    left = -layout.bleed if "left" in sides else rect.x
    top = -layout.bleed if "top" in sides else rect.y
    right = layout.width + layout.bleed if "right" in sides else rect.x + rect.width
    bottom = layout.height + layout.bleed if "bottom" in sides else rect.y + rect.height
    return Rect(left, top, right - left, bottom - top)


def _stand(slot: Slot, page: int, plan: Plan, layout: Layout, cache: Cache) -> list[Item]:
    """What an area shows that is no running text: block below block from where the area says."""
    stack = plan.sheet.stacks.get((slot.area.name, slot.inner.width))
    if stack is None or any(filled.flow.name == slot.area.name for filled in plan.filled):
        return []
    shift, extra, between = _shift(slot, stack)
    outer = _outer(page, layout)
    y = slot.inner.y + shift
    items: list[Item] = []
    for shelf, more in zip(stack.shelves, between):
        y += more
        spot = Spot(slot.inner.x, y + shelf.drop, slot.inner.width, shelf.height + extra, page, outer)
        items += place(shelf.entry.block, spot, WHOLE, stack.setting, cache)
    return items


def _shift(slot: Slot, stack: Stack) -> tuple[float, float, list[float]]:
    """How far down a stack starts, by how much its only block is taller, and what the gap before each takes more."""
    left = max(slot.inner.height, stack.least) - stack.height
    if left < 0.0 and not (len(stack.shelves) == 1 and stack.shelves[0].extent.swells):
        left = 0.0
    none = [0.0] * len(stack.shelves)
    if len(stack.shelves) == 1 and stack.shelves[0].extent.swells:
        return 0.0, left, none
    if slot.area.stand == "fill":
        return 0.0, 0.0, _opened([shelf.entry.gap for shelf in stack.shelves], left)
    return left * ABOVE.get(slot.area.stand, 0.0), 0.0, none


def _opened(kinds: list[Gap], left: float) -> list[float]:
    """What the gap before each block takes of `left` points: alike for all, but headings stay near their text. Where
    there is nothing else, all of it stands at the foot.
    """
    shares = [0.0, *[{"scan": NEAR}.get(kind, float(kind not in CLOSE)) for kind in kinds[1:]]]
    if max(shares) < 1.0:
        shares = [1.0, *[0.0] * (len(kinds) - 1)]
    return [left * share / sum(shares) for share in shares]


def _outer(page: int, layout: Layout) -> str:
    return "left" if layout.mirrored and page % 2 == 0 else "right"


def _columns(filled: Filled, page: int, plan: Plan, story: Story, layout: Layout, cache: Cache) -> list[Item]:
    items: list[Item] = []
    for i, room in enumerate(filled.rooms):
        column = filled.flow.columns[i]
        if column.page == page:
            items += _column(filled, i, column._replace(height=room), plan, story, layout, cache)
    return items


def _column(
    filled: Filled, number: int, column: Column, plan: Plan, story: Story, layout: Layout, cache: Cache
) -> list[Item]:
    """One column from its first place to its last, gaps as far open as the plan says."""
    measured, opening = filled.measured.at(number), dict(zip(filled.measured.kinds, filled.opens[number]))
    first, last = (measured.places[filled.bounds[number + i]] for i in (0, 1))
    leading = filled.leadings[number]
    own_leading = measured.unit * leading
    by = {kind: leading * lines for kind, lines in opening.items()}
    setting = plan.sheet.setting._replace(leading=own_leading, opened=tuple(by.items()))
    stretch = measured.stretch(filled.bounds[number], filled.bounds[number + 1])
    counts = measured.counts(filled.bounds[number], filled.bounds[number + 1])
    opened = sum(n * x for n, x in zip(counts, filled.opens[number]))
    leads = stretch.leads + measured.unit * len(filled.looser[number])
    spare = column.height - stretch.fixed - leading * leads - leading * opened
    taken = min(max(spare, 0.0) / stretch.spare, 1.0) if stretch.spare > 0.0 else 0.0
    outer = _outer(column.page, layout)
    y = column.y
    items: list[Item] = []
    noted: list[Insert] = []

    def below(kind: Gap) -> float:
        least = measured.least.get(kind, measured.least["close"])
        return least.at(own_leading) + leading * opening.get(kind, 0.0)

    begins_inside = measured.costs[filled.bounds[number]] and first != (0, 0)
    entry = filled.flow.entries[first.block] if first.block < len(filled.flow.entries) else None
    if begins_inside and entry and filled.flow.continued and entry.section >= 0:
        height = measured.titles[entry.section].at(own_leading)
        spot = Spot(column.x, y, column.width, height, column.page, outer)
        items += place(story.running[entry.section], spot, WHOLE, setting, cache)
        y += height + below("text")
    rest = measured.rests.get(filled.bounds[number])
    for block in range(first.block, last.block + (1 if last.at else 0)):
        entry, own = filled.flow.entries[block], measured.extents[block]
        start = first.at if block == first.block else 0
        if rest and block == first.block:
            entry, own, start = entry._replace(block=rest[0]), rest[1], 0
        if block > first.block:
            y += below(entry.gap)
        part = Portion(start, last.at if block == last.block else 0, block in filled.looser[number])
        height = own.between(part.first, part.last).at(own_leading) + (own_leading if part.looser else 0.0)
        height += own.opened(part.first, part.last, by)
        if (own.grow or own.shrink) and part == WHOLE:
            height += (own.grow + own.shrink) * taken - own.shrink
        if own.closing and block + 1 == last.block and not last.at:
            height += own.closing * taken
        more = 0.0
        if own.reaches and block + 1 < last.block:
            more = max(below(filled.flow.entries[block + 1].gap) - ROW_GAP * own_leading, 0.0)
        spot = Spot(column.x, y, column.width, height + more, column.page, outer)
        items += place(entry.block, spot, part, setting, cache)
        noted += due_in(own, part.first, part.last) if own.inserts else ()
        y += height
    if noted:
        foot = column.y + column.height + filled.closing[number]
        items += _notes(noted, Spot(column.x, foot, column.width, 0.0, column.page, outer), measured, setting, cache)
    return items


def _notes(notes: list[Insert], foot: Spot, measured: Measured, setting: Setting, cache: Cache) -> list[Item]:
    """What stands at the foot of a column, down to that foot."""
    blocks = [each.block for each in notes]
    apart = measured.notes.between.at(setting.leading)
    above = above_of(notes)
    if above:
        blocks.insert(0, above)
    heights = [measure(block, foot.width, setting).height.at(setting.leading) for block in blocks]
    y = foot.y - sum(heights) - apart * (len(notes) - 1)
    items: list[Item] = []
    for block, height in zip(blocks, heights):
        items += place(block, foot._replace(y=y, height=height), WHOLE, setting, cache)
        y += height + (0.0 if block is above else apart)
    return items


def _span(span: Spanned, layout: Layout, cache: Cache) -> list[Item]:
    """What stands over columns, block below block; what grows takes what it has been given."""
    outer = _outer(span.page, layout)
    y = span.y
    items: list[Item] = []
    for shelf in span.stack.shelves:
        grow, shrink = shelf.extent.grow, shelf.extent.shrink
        more = span.given * (grow + shrink) - shrink
        spot = Spot(span.x, y + shelf.drop, span.width, shelf.height + more, span.page, outer)
        items += place(shelf.entry.block, spot, WHOLE, span.stack.setting, cache)
        y += more
    return items


def _bookmarks(story: Story, pages: tuple[Page, ...]) -> tuple[Bookmark, ...]:
    wanted = {node: (title, level) for node, title, level in story.marks}
    found: dict[int, Bookmark] = {}
    for number, page in enumerate(pages):
        for item in page.items:
            if item.owner in wanted and item.owner not in found and type(item) is not Link:
                title, level = wanted[item.owner]
                found[item.owner] = Bookmark(title, level, number, item.y)
    return tuple(found[node] for node in wanted if node in found)
