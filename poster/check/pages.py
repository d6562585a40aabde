"""Pages: nothing runs off or covers something else; columns end on one line, without holes. Rules S3, S4, S6."""

from poster.check.proof import Proof, Used, text_of, upright
from poster.check.words import paragraph_of, place_of
from poster.model.drawing import Artwork, Glyphs, Image, Item, Link, Node, Page, Shape
from poster.model.units import MM
from poster.problems import Place, Problem, error, warning

UNEVEN = 0.5 * MM
"""Difference between the ends of columns that an eye sees along a ruler."""
HOLE = 0.05
"""Largest empty stretch of a column, as a share of all columns of its area: rules S4."""
SHORT = 8.0
"""Gap in bodies that is never called a hole."""
FREE_ON_POSTERS, FREE_IN_THE_HAND = 15 * MM, 5 * MM
"""Edge of the page without text: rules A4. Large printers leave up to 17 mm white or cut, office printers 5 mm."""
LARGE, BEARING = 60.0, 0.1
"""Points from which side bearings are taken out, and the most that they are, in em."""
X_HEIGHT = 0.5
"""Of the face, in em: what must not be covered."""


def inside_the_page(proof: Proof) -> list[Problem]:
    """No glyph off the page, and none where printers cut or cannot print: rules A4, S6."""
    problems = []
    nearest, at = proof.layout.width, ("", 0)
    for number, (page, runs) in enumerate(zip(proof.drawing.pages, proof.runs), 1):
        for item, width in runs:
            if not _is_inside(item, width, page):
                text = text_of(item)
                fact = f"'{text[:60]}' runs off page {number} of layout '{proof.layout.name}'"
                place = place_of(text, proof.content)
                problems.append(error(place, fact, "shorten it, break it, or widen its area"))
                continue
            near = _near_edge(item, width, page)
            if near < nearest:
                nearest, at = near, (text_of(item), number)
    return problems or _margin_free(proof, nearest, *at)


def _margin_free(proof: Proof, nearest: float, text: str, page: int) -> list[Problem]:
    """No text too near to an edge; `nearest` is the least distance in points, that of `text` on the page."""
    free = FREE_ON_POSTERS if proof.is_poster else FREE_IN_THE_HAND
    if nearest >= free - 0.05 * MM:
        return []
    fact = (
        f"'{text[:40]}' stands {nearest / MM:.1f} mm from the edge of page {page} of layout '{proof.layout.name}'; "
        f"printers want {free / MM:g} mm without text"
    )
    say = error if proof.is_poster else warning
    return [say(proof.layout.place, fact, f"give 'page:' a margin of {free / MM:g}mm or more")]


def _is_inside(item: Glyphs, width: float, page: Page) -> bool:
    # A tenth of an em: the side bearing of a hanging first letter.
    return -0.1 * item.size <= item.x and item.x + width <= page.width + 0.5 and 0 <= item.y <= page.height


def _near_edge(item: Glyphs, width: float, page: Page) -> float:
    """How far an item so wide is from the nearest edge of its page, in points. Letters are taken for 0.7 em tall; large
    type starts left of its margin by the side bearing of its first letter, which has no ink.
    """
    left = item.x + (BEARING * item.size if item.size >= LARGE else 0.0)
    return min(left, page.width - item.x - width, item.y - 0.7 * item.size, page.height - item.y)


def nothing_covered(proof: Proof) -> list[Problem]:
    """No text over other text: rules S6. The marks of a formula may reach over each other."""
    tree = proof.drawing.tree
    for number, runs in enumerate(proof.runs, 1):
        boxes = sorted([(run.item.y - X_HEIGHT * run.item.size, i) for i, run in enumerate(runs)])
        open_boxes: list[tuple[float, float, float, int]] = []
        for top, i in boxes:
            item, width = runs[i]
            left, right = item.x + 0.1 * item.size, item.x + width - 0.1 * item.size
            open_boxes = [box for box in open_boxes if box[0] > top + 0.5]
            own = item.owner if item.owner is not None and tree[item.owner].kind == "Formula" else -1
            met = (j for _, start, end, j in open_boxes if start < right and left < end)
            other = next((j for j in met if runs[j].item.owner != own), None)
            if other is not None:
                one, two = text_of(runs[other].item), text_of(item)
                fact = f"'{two[:40]}' covers '{one[:40]}' on page {number} of layout '{proof.layout.name}'"
                return [error(place_of(two, proof.content), fact, "shorten one of them, or give its area more room")]
            if left < right:
                open_boxes.append((item.y, left, right, i))
    return []


def columns_filled(proof: Proof) -> list[Problem]:
    """The columns of an area reach the line they should end on, the same for all but the last of a page; none has a
    large empty stretch: rules S3, S4.
    """
    areas: dict[tuple[str, int], list[list[tuple[float, float]]]] = {}
    feet: dict[tuple[str, int], list[float]] = {}
    total: dict[tuple[str, int], float] = {}
    for column in proof.columns:
        key = (column.area, column.page)
        areas.setdefault(key, []).append([(column.rect.y, column.rect.y), *_stretches(column, proof)])
        feet.setdefault(key, []).append(column.rect.y + column.rect.height)
        total[key] = total.get(key, 0.0) + column.rect.height
    problems = []
    for (area, page), columns in areas.items():
        where = f"'{area}' on page {page} of layout '{proof.layout.name}'"
        ends = [max(bottom for _, bottom in stretches) for stretches in columns]
        apart = _apart(ends, feet[area, page])
        if apart > UNEVEN:
            fact = f"the columns of {where} end {apart / MM:.1f} mm apart"
            problems.append(warning(_sections(proof), fact, "change the text a little, or widen 'fit: gaps'"))
        if proof.layout.areas[area].directory:
            continue  # rows under rules: what a row has left below its text is its own, and no taller than the row
        hole = max(_largest_gap(stretches) for stretches in columns)
        # Where an area is one short column, a gap between blocks is a share of it that says little.
        if hole > max(HOLE * total[area, page], SHORT * proof.body):
            fact = f"a column of {where} has {hole / MM:.0f} mm of nothing between two blocks"
            problems.append(warning(_sections(proof), fact, "write more, or narrow 'fit: gaps'"))
    return problems


def _apart(ends: list[float], feet: list[float]) -> float:
    """How far columns end from where they should, or from each other; the last may be meant to end above the others."""
    missed = max([abs(end - foot) for end, foot in zip(ends, feet)])
    level = feet if feet[-1] > max(feet) - UNEVEN else feet[:-1]
    return max(missed, max(level) - min(level))


def _largest_gap(stretches: list[tuple[float, float]]) -> float:
    """The largest height that none of the stretches covers."""
    reached, gap = stretches[0][1], 0.0
    for top, bottom in sorted(stretches):
        gap = max(gap, top - reached)
        reached = max(reached, bottom)
    return gap


def _stretches(column: Used, proof: Proof) -> list[tuple[float, float]]:
    """Top and bottom of what begins in a column: x-height to baseline of text, the whole of shapes."""
    x, y, width, height = column.rect
    left, right, bottom = x - 0.5 * proof.body, x + width, y + height + MM
    stretches = []
    tree, worded = proof.drawing.tree, _worded(proof)
    for each in proof.drawing.pages[column.page - 1].items:
        item = upright(each) if type(each) is Glyphs else each
        if not (left <= item.x <= right and y - 1 <= item.y <= bottom):
            continue
        if _is_in_line(item, tree, worded):
            continue
        if type(item) is Glyphs:
            stretches.append((item.y - X_HEIGHT * item.size, item.y))
        elif type(item) is Shape:
            foot = item.y + item.scale * max([y for outline in item.outlines for _, y in outline])
            if foot <= bottom:  # no quiet zone that reaches out of the column
                stretches.append((item.y, foot))
        elif (type(item) is Image or type(item) is Artwork) and item.crop is None:  # what is cropped is a ground
            stretches.append((item.y, min(item.y + item.height, bottom)))
    return stretches


def _worded(proof: Proof) -> set[int]:
    """Paragraphs with formulas and with words of their own."""
    tree = proof.drawing.tree
    holders = {paragraph_of(tree, number) for number, node in enumerate(tree) if node.kind == "Formula"}
    if not holders:
        return holders
    items = (item for page in proof.drawing.pages for item in page.items if type(item) is Glyphs)
    return holders.intersection(item.owner for item in items if item.owner is not None)


def _is_in_line(item: Item, tree: tuple[Node, ...], worded: set[int]) -> bool:
    """Whether an item is of a formula in a line of words, which ends where these do."""
    owner = None if not worded or isinstance(item, Link) else item.owner
    return owner is not None and tree[owner].kind == "Formula" and paragraph_of(tree, owner) in worded


def _sections(proof: Proof) -> Place:
    return proof.content.places.get("sections", Place(proof.content.file))
