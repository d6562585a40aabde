"""The tree of a drawing and the marks on its pages -> structure elements, parent tree, link annotations.

Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1 for what must be there.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from poster.cache import Cache
from poster.model.drawing import Artwork, Drawing, Glyphs, Image, Link, Node, Page, Seat, Shape
from poster.model.uri import uri_of
from poster.paint.content import Mark, PaintedPage, path_of
from poster.paint.objects import File, Number, real, text_string

Place = tuple[int, int]
"""A page in the order of reading and an item: where in the order of painting something starts."""

CELLS = ("TR", "TH", "TD")
NOWHERE: Place = (1 << 30, 0)


class Written(NamedTuple):
    """What the catalog and the pages refer to."""

    root: Number
    annotations: tuple[tuple[Number, ...], ...]
    """The link annotations of each page."""


def write_structure(
    file: File, drawing: Drawing, pages: Sequence[PaintedPage], page_numbers: Sequence[Number], cache: Cache
) -> Written:
    """Write the elements that have content, their annotations and the way back from content to element."""
    tree = drawing.tree
    own: list[list[Mark]] = [[] for _ in tree]
    for page in pages:
        for mark in page.marks:
            own[mark.node].append(mark)
    starts = _starts(tree, own)
    numbers = [file.reserve() if start != NOWHERE else 0 for start in starts]
    kids: list[list[int]] = [[] for _ in tree]
    for node, number in enumerate(numbers):
        parent = tree[node].parent
        if number and parent is not None:
            kids[parent].append(node)
    heads = _heads(tree)
    root = file.reserve()
    annotations = _write_annotations(file, drawing, pages, page_numbers)
    boxes = _figure_boxes(drawing, cache)
    for node, number in enumerate(numbers):
        if number:
            parent = tree[node].parent
            above = root if parent is None else numbers[parent]
            name = f"/ID{_name(node)}" if node in heads else ""
            content = _content(own[node], kids[node], starts, numbers, page_numbers, annotations)
            said = _attributes(tree[node], boxes.get(node))
            file.fill(number, f"<</Type/StructElem/P {above} 0 R{name}{said}{content}>>")
    parents = _parent_tree(pages, numbers)
    names = _names(tree, numbers, heads)
    file.fill(root, f"<</Type/StructTreeRoot/K[{numbers[0]} 0 R]/ParentTree<</Nums[{parents}]>>{names}>>")
    return Written(root, annotations)


def _starts(tree: Sequence[Node], own: Sequence[Sequence[Mark]]) -> list[Place]:
    """Where each node or the first of its descendants is painted; the document is always somewhere."""
    starts = [min((mark.leaf, mark.at) for mark in marks) if marks else NOWHERE for marks in own]
    for node in range(len(tree) - 1, 0, -1):
        parent = tree[node].parent
        assert parent is not None
        assert parent < node
        starts[parent] = min(starts[parent], starts[node])
    starts[0] = min(starts[0], (0, 0))
    for node, (kind, *_) in enumerate(tree):
        if kind in CELLS and starts[node] == NOWHERE:  # rows of a table have all their cells, empty ones too
            starts[node] = starts[tree[node].parent or 0]
    return starts


def _content(
    own: Sequence[Mark],
    kids: Sequence[int],
    starts: Sequence[Place],
    numbers: Sequence[Number],
    page_numbers: Sequence[Number],
    annotations: Sequence[Sequence[Number]],
) -> str:
    """The page and the kids of an element: in the order of the tree, or of painting where it has content of its own."""
    if len(own) == 1 and not kids and not own[0].is_link:
        return f"/Pg {page_numbers[own[0].page]} 0 R/K[{own[0].number}]"
    home = next((mark.page for mark in own if not mark.is_link), -1)
    parts: list[tuple[Place, str]] = [(starts[kid], f"{numbers[kid]} 0 R") for kid in kids]
    for mark in own:
        at = (mark.leaf, mark.at)
        if mark.is_link:
            annotation = annotations[mark.page][mark.number]
            parts.append((at, f"<</Type/OBJR/Obj {annotation} 0 R/Pg {page_numbers[mark.page]} 0 R>>"))
        elif mark.page == home:
            parts.append((at, str(mark.number)))
        else:
            parts.append((at, f"<</Type/MCR/Pg {page_numbers[mark.page]} 0 R/MCID {mark.number}>>"))
    if own:
        parts.sort(key=_place)
    page = f"/Pg {page_numbers[home]} 0 R" if home >= 0 else ""
    return f"{page}/K[{' '.join(part for _, part in parts)}]"


def _place(part: tuple[Place, str]) -> Place:
    return part[0]


def _names(tree: Sequence[Node], numbers: Sequence[Number], heads: Collection[int]) -> str:
    """The way from a name to its element, which notes must have (ISO 14289-1, 7.9), and headings of cells."""
    named = [
        (node.name, text_string(node.name), number)
        for node, number in zip(tree, numbers, strict=True)
        if node.name and number
    ]
    named += [(_name(head)[1:-1], _name(head), numbers[head]) for head in heads if numbers[head]]
    pairs = "".join(f"{name}{number} 0 R" for _, name, number in sorted(named))
    return f"/IDTree<</Names[{pairs}]>>" if named else ""


def _attributes(node: Node, box: tuple[float, float, float, float] | None) -> str:
    parts = [f"/S/{node.kind}"]
    if node.name:
        parts.append(f"/ID{text_string(node.name)}")
    if node.alt:
        parts.append(f"/Alt{text_string(node.alt)}")
    if node.actual and not node.alt:  # a formula has both: content.py
        parts.append(f"/ActualText{text_string(node.actual)}")
    if node.title:
        parts.append(f"/T{text_string(node.title)}")
    if node.lang:
        parts.append(f"/Lang{text_string(node.lang)}")
    if node.seat:
        parts.append(_seat(node.seat))
    if node.numbering:
        parts.append(f"/A<</O/List/ListNumbering/{node.numbering}>>")
    if box:
        parts.append(f"/A<</O/Layout/BBox[{' '.join(real(side) for side in box)}]>>")
    return "".join(parts)


def _seat(seat: Seat) -> str:
    """How a cell stands in its table. Source: ISO 32000-1, table 349."""
    parts = [f"/Scope/{seat.scope}"] if seat.scope else []
    parts += [f"/ColSpan {seat.across}"] if seat.across > 1 else []
    parts += [f"/RowSpan {seat.down}"] if seat.down > 1 else []
    parts += [f"/Headers[{''.join(_name(head) for head in seat.heads)}]"] if seat.heads else []
    return f"/A<</O/Table{''.join(parts)}>>" if parts else ""


def _name(node: int) -> str:
    """The name of a heading, by which cells refer to it; names of one length sort as their numbers do."""
    return f"(h{node:07d})"


def _heads(tree: Sequence[Node]) -> frozenset[int]:
    """The headings that cells name."""
    return frozenset(head for node in tree if node.seat for head in node.seat.heads)


def _parent_tree(pages: Sequence[PaintedPage], numbers: Sequence[Number]) -> str:
    """The element of each marked content by page, then that of each link."""
    parts = []
    for key, page in enumerate(pages):
        elements = " ".join(f"{numbers[mark.node]} 0 R" for mark in page.marks if not mark.is_link)
        parts.append(f"{key}[{elements}]")
    links = [mark for page in pages for mark in page.marks if mark.is_link]
    parts += [f"{key} {numbers[mark.node]} 0 R" for key, mark in enumerate(links, len(pages))]
    return " ".join(parts)


def _write_annotations(
    file: File, drawing: Drawing, painted: Sequence[PaintedPage], page_numbers: Sequence[Number]
) -> tuple[tuple[Number, ...], ...]:
    key = len(drawing.pages)
    is_linked = any(link.url.startswith("#") for page in painted for link in page.links)
    targets = _destinations(drawing, page_numbers) if is_linked else {}
    written = []
    for page, paint in zip(drawing.pages, painted, strict=True):
        first, key = key, key + len(paint.links)
        links = enumerate(paint.links, first)
        written.append(tuple(file.add(_annotation(link, page, at, targets)) for at, link in links))
    return tuple(written)


def _destinations(drawing: Drawing, page_numbers: Sequence[Number]) -> dict[str, str]:
    """For each name of a node where in the document what it holds begins: its topmost item on its first page."""
    names: list[tuple[str, ...]] = []  # of each node and of those that it is in
    for node in drawing.tree:
        around = () if node.parent is None else names[node.parent]
        names.append((*around, node.name) if node.name else around)
    found: dict[str, tuple[int, float, float]] = {}
    for number, page in enumerate(drawing.pages):
        for item in page.items:
            if item.owner is None or isinstance(item, Link):
                continue
            left, _, _, top = box_of(page, item.x, item.y, item.x, item.y)
            top += item.size if isinstance(item, Glyphs) else 0.0
            for name in names[item.owner]:
                known = found.get(name)
                if known is None or (known[0] == number and top > known[2]):
                    found[name] = (number, left, top)
    return {
        name: f"[{page_numbers[number]} 0 R/XYZ {real(left)} {real(top)} null]"
        for name, (number, left, top) in found.items()
    }


def _annotation(link: Link, page: Page, key: int, targets: dict[str, str]) -> str:
    """A link: it leads where the code of the same URL leads, or to a place of the document, and is spoken as it is
    written.
    """
    inside = targets.get(link.url[1:]) if link.url.startswith("#") else None
    assert inside or not link.url.startswith("#"), f"nothing is called '{link.url}': compose links to what stands"
    way = f"/Dest{inside}" if inside else f"/A<</S/URI/URI{text_string(uri_of(link.url))}>>"
    sides = box_of(page, link.x, link.y, link.x + link.width, link.y + link.height)
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{' '.join(real(side) for side in sides)}]/Border[0 0 0]/F 4"
        f"/StructParent {key}"
        f"/Contents{text_string(link.title or link.url)}{way}>>"
    )


def _figure_boxes(drawing: Drawing, cache: Cache) -> dict[int, tuple[float, float, float, float]]:
    """Left, bottom, right and top of each figure on the first page that shows it."""
    tree = drawing.tree
    figure_of: list[int] = []
    for number, node in enumerate(tree):
        above = -1 if node.parent is None else figure_of[node.parent]
        figure_of.append(number if node.kind == "Figure" else above)
    boxes: dict[int, tuple[float, float, float, float]] = {}
    for page in drawing.pages:
        on_page: dict[int, tuple[float, float, float, float]] = {}
        for item in page.items:
            figure = -1 if item.owner is None or isinstance(item, Link) else figure_of[item.owner]
            if figure >= 0 and figure not in boxes and not isinstance(item, Link):
                box = box_of(page, *_extent(item, cache))
                on_page[figure] = _around(on_page.get(figure, box), box)
        boxes.update(on_page)
    return boxes


def box_of(page: Page, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a rectangle of a page in the coordinates of its paper."""
    foot = page.around + page.height
    return page.around + left, foot - bottom, page.around + right, foot - top


def _around(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _extent(item: Glyphs | Shape | Image | Artwork, cache: Cache) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is inked, y downwards."""
    if isinstance(item, Image | Artwork):
        x, y, width, height = item.crop or item[1:5]
        return x, y, x + width, y + height
    if isinstance(item, Shape):
        path = path_of(item.outlines, cache)
        left, right = item.x + item.scale * path.left, item.x + item.scale * path.right
        return left, item.y + item.scale * path.top, right, item.y + item.scale * path.bottom
    width = sum(
        word.width * item.size + item.tracking * len(word.glyphs) + (item.space if word.text == " " else 0)
        for word in item.words
    )
    ascent = max((word.face.ascent for word in item.words), default=0.0) * item.size
    descent = max((word.face.descent for word in item.words), default=0.0) * item.size
    return item.x, item.y - ascent, item.x + width, item.y + descent
