"""Drawing -> text for people and for golden files: what stands where, and what it means.

Lengths are points with two decimals; (0, 0) is the top left corner of the page.
"""

from collections.abc import Sequence

from poster.model.drawing import Artwork, Bookmark, Drawing, Glyphs, Image, Item, Link, Node, Page, Shape
from poster.model.picture import Raster
from poster.paint.objects import real


def dump(drawing: Drawing) -> str:
    """The pages with their items, the bookmarks and the tree, a line for each."""
    lines = [f"title {drawing.title!r} author {drawing.author!r} lang {drawing.lang}"]
    for number, page in enumerate(drawing.pages, 1):
        lines += _page(number, page, drawing.tree)
    lines += [_bookmark(bookmark) for bookmark in drawing.bookmarks]
    return "\n".join(lines) + "\n" + tag_tree(drawing)


def tag_tree(drawing: Drawing) -> str:
    """The tree in reading order, indented, each node with the text that it owns itself, in the order of painting."""
    texts = [""] * len(drawing.tree)
    for page in drawing.pages:
        for item in page.items:
            if isinstance(item, Glyphs) and item.owner is not None:
                texts[item.owner] += _text(item)
    kids: list[list[int]] = [[] for _ in drawing.tree]
    for number, node in enumerate(drawing.tree):
        if node.parent is not None:
            kids[node.parent].append(number)
    lines: list[str] = []
    _branch(0, 0, drawing.tree, kids, texts, lines)
    return "\n".join(lines) + "\n"


def _branch(
    number: int, depth: int, tree: Sequence[Node], kids: Sequence[Sequence[int]], texts: Sequence[str], lines: list[str]
) -> None:
    node = tree[number]
    words: list[str] = [node.kind]
    if texts[number]:
        words.append(repr(texts[number]))
    words += [
        f"{name}={value!r}"
        for name, value in (
            ("alt", node.alt),
            ("actual", node.actual),
            ("numbering", node.numbering),
            ("title", node.title),
            ("url", node.url),
            ("lang", node.lang),
        )
        if value
    ]
    lines.append("  " * depth + " ".join(words))
    for kid in kids[number]:
        _branch(kid, depth + 1, tree, kids, texts, lines)


def _page(number: int, page: Page, tree: Sequence[Node]) -> list[str]:
    head = f"page {number} {real(page.width)} x {real(page.height)}"
    return [head, *(f"  {_owner(item, tree)} {_item(item)}" for item in page.items)]


def _owner(item: Item, tree: Sequence[Node]) -> str:
    return "-" if item.owner is None else f"{tree[item.owner].kind}:{item.owner}"


def _item(item: Item) -> str:
    at = f"at {real(item.x)} {real(item.y)}"
    if isinstance(item, Glyphs):
        tracking = f" tracking {real(item.tracking)}" if item.tracking else ""
        space = f" space {real(item.space)}" if item.space else ""
        return f"text {_text(item)!r} {at} size {real(item.size)} {_faces(item)} {item.color}{tracking}{space}"
    if isinstance(item, Shape):
        corners = " / ".join(" ".join(f"{real(x)},{real(y)}" for x, y in outline) for outline in item.outlines[:2])
        more = f" and {len(item.outlines) - 2} outlines" if len(item.outlines) > 2 else ""
        return f"shape {at} scale {real(item.scale, 4)} {item.color} {corners}{more}"
    if isinstance(item, Image | Artwork):
        return _picture(item)
    assert isinstance(item, Link)
    return f"link {at} size {real(item.width)} x {real(item.height)} {item.url} {item.title!r}"


def _picture(item: Image | Artwork) -> str:
    """The file, its own size, and where it stands."""
    picture = item.picture
    if isinstance(picture, Raster):
        kind = f"image {picture.name!r} {picture.width} x {picture.height} px"
    else:
        kind = f"artwork {picture.name!r} {real(picture.width)} x {real(picture.height)}"
    crop = f" seen {' '.join(map(real, item.crop))}" if item.crop else ""
    return f"{kind} at {real(item.x)} {real(item.y)} size {real(item.width)} x {real(item.height)}{crop}"


def _text(item: Glyphs) -> str:
    return "".join(word.text for word in item.words)


def _faces(item: Glyphs) -> str:
    """The faces in the order of their first use."""
    faces = dict.fromkeys(word.face for word in item.words)
    return ", ".join(f"{face.family} {face.weight}{' italic' if face.italic else ''}" for face in faces)


def _bookmark(bookmark: Bookmark) -> str:
    return f"bookmark {'  ' * bookmark.level}{bookmark.title!r} page {bookmark.page + 1} at {real(bookmark.y)}"
