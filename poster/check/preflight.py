"""Content, layout and drawing -> problems that only the finished page shows."""

import re
from collections import Counter
from collections.abc import Callable

from poster.model.content import Block, Content, Heading, ListBlock, Paragraph, Quote, Text
from poster.model.drawing import Drawing, Glyphs
from poster.model.layout import Layout
from poster.model.units import MM
from poster.problems import Place, Problem, error, warning

TITLE_FLOOR = 72.0
"""Points for the title of a poster: rules T4."""
POSTER_FROM = 1.0
"""Metres of reading distance from which a page is a poster."""


def preflight(content: Content, layout: Layout, drawing: Drawing) -> tuple[Problem, ...]:
    """All that the checks find."""
    return tuple(problem for check in CHECKS for problem in check(content, layout, drawing))


def inside_the_page(content: Content, layout: Layout, drawing: Drawing) -> list[Problem]:
    """No glyph off the page: rules S6."""
    problems = []
    for number, page in enumerate(drawing.pages, 1):
        for item in page.items:
            if type(item) is Glyphs and not _is_inside(item, page.width, page.height):
                text = "".join(word.text for word in item.words).strip()
                fact = f"'{text[:60]}' runs off page {number} of layout '{layout.name}'"
                problems.append(error(_place_of(text, content), fact, "shorten it, break it, or widen its area"))
    return problems


def _is_inside(item: Glyphs, width: float, height: float) -> bool:
    advance = sum(word.width * item.size + item.tracking * len(word.glyphs) for word in item.words)
    trailing = item.words[-1].width * item.size if item.words and item.words[-1].text == " " else 0.0
    return -0.1 * item.size <= item.x and item.x + advance - trailing <= width + 0.5 and 0 <= item.y <= height


def large_enough(content: Content, layout: Layout, drawing: Drawing) -> list[Problem]:
    """A poster's title can be read from 3.6 m: rules T4."""
    metres = layout.read / MM / 1000
    if metres < POSTER_FROM:
        return []
    title = next((i for i, node in enumerate(drawing.tree) if node.kind == "H1"), None)
    sizes = [item.size for page in drawing.pages for item in page.items if type(item) is Glyphs and item.owner == title]
    if not sizes or min(sizes) >= TITLE_FLOOR - 0.01:
        return []
    fact = f"the title is set in {min(sizes):.0f}pt in layout '{layout.name}'; from {TITLE_FLOOR:.0f}pt it can be read from 3.6 m"
    return [warning(content.places.get("title", Place(content.file)), fact, "shorten it")]


def every_word_once(content: Content, layout: Layout, drawing: Drawing) -> list[Problem]:
    """Every word of what the layout shows is on the pages: rules P3."""
    shown = {each.what for area in layout.areas.values() for each in area.show}
    wanted: Counter[str] = Counter()
    for text in _texts(content, shown):
        wanted.update(_words(text.plain))
    have = Counter(_words(_drawn(drawing)))
    lost = [word for word in wanted if have[word] < wanted[word]]
    if not lost:
        return []
    fact = f"layout '{layout.name}' has lost words of the content: {', '.join(lost[:8])}"
    return [error(Place(content.file), fact, "this is a fault of poster; please report it with this file")]


def _drawn(drawing: Drawing) -> str:
    """The text of all items that belong to the structure; what ends a stretch without a space goes on in the next."""
    parts: list[str] = []
    owner: int | None = None
    for page in drawing.pages:
        for item in page.items:
            if type(item) is not Glyphs or item.owner is None:
                continue
            if item.owner != owner:
                before, after = _parent(drawing, owner), _parent(drawing, item.owner)
                parts.append("" if owner is not None and before == after else "\n")
            parts.extend(word.text for word in item.words)
            owner = item.owner
    return "".join(parts).replace("\u00ad", "")


def _parent(drawing: Drawing, node: int | None) -> int | None:
    """The paragraph of a node: a link's parent, else the node itself."""
    if node is None:
        return None
    return drawing.tree[node].parent if drawing.tree[node].kind == "Link" else node


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _texts(content: Content, shown: set[str]) -> list[Text]:
    texts: list[Text] = []
    if "title" in shown:
        texts.append(content.title)
    if "subtitle" in shown and content.subtitle:
        texts.append(content.subtitle)
    if "takeaway" in shown and content.takeaway:
        texts.append(content.takeaway)
    if "sections" in shown:
        for section in content.sections:
            texts += [section.title] if section.title else []
            texts += _block_texts(section.blocks)
    return texts


def _block_texts(blocks: tuple[Block, ...]) -> list[Text]:
    texts: list[Text] = []
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            texts.append(block.text)
        elif isinstance(block, ListBlock):
            texts += [text for item in block.items for text in _block_texts(item)]
        elif isinstance(block, Quote):
            texts += _block_texts(block.blocks)
    return texts


def _place_of(text: str, content: Content) -> Place:
    """The place in the content of the first run that holds the words."""
    head = text.split(" ")[0]
    for each in _texts(content, {"title", "subtitle", "takeaway", "sections"}):
        for run, place in zip(each.runs, each.places):
            if head and head in run.text:
                return place._replace(column=place.column + run.text.index(head))
    return Place(content.file)


CHECKS: tuple[Callable[[Content, Layout, Drawing], list[Problem]], ...] = (
    inside_the_page,
    large_enough,
    every_word_once,
)
