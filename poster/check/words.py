"""Words: the text of a drawing as a reader of the PDF gets it, and whether all of the content is in it. Rules P3."""

import re
from collections import Counter

from poster.check.proof import Proof
from poster.model.content import Block, Content, Heading, ListBlock, Paragraph, Quote, Text
from poster.model.drawing import Drawing, Glyphs
from poster.model.layout import Layout
from poster.problems import Place, Problem, error

LINES = ("event", "date", "number", "acknowledgements", "funding", "contact")
"""What is a paragraph of its own."""


def drawn_text(drawing: Drawing) -> str:
    """The text of all items with an owner; a line that ends without a space goes on in the next of its paragraph."""
    parts: list[str] = []
    before: int | None = None
    for page in drawing.pages:
        for item in page.items:
            if type(item) is not Glyphs or item.owner is None:
                continue
            paragraph = paragraph_of(drawing, item.owner)
            if paragraph != before:
                parts.append("\n")
            parts.extend(word.text for word in item.words)
            before = paragraph
    return "".join(parts).replace("\u00ad", "").strip()


def paragraph_of(drawing: Drawing, node: int) -> int:
    """The paragraph of a node: a link's parent, else the node itself."""
    parent = drawing.tree[node].parent
    return parent if drawing.tree[node].kind == "Link" and parent is not None else node


def every_word_once(proof: Proof) -> list[Problem]:
    """Every word of what the layout shows is on the pages: rules P3."""
    content, layout = proof.content, proof.layout
    shown = {each.what for area in layout.areas.values() for each in area.show}
    wanted = Counter(_words("\n".join([text.plain for text in _texts(content, shown)])))
    drawn = drawn_text(proof.drawing)
    have = Counter(_words(drawn))
    lost = [word for word, count in wanted.items() if have[word] < count]
    # Marks stand close behind names, so that these are looked for as they are written.
    written = drawn.replace("\u00a0", " ")
    lost += [text.plain for text in _people(content, layout) if text.plain not in written]
    if not lost:
        return []
    fact = f"layout '{layout.name}' has lost words of the content: {', '.join(lost[:8])}"
    return [error(Place(content.file), fact, "this is a fault of poster; please report it with this file")]


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
    if "resources" in shown:
        texts += [group.title for group in content.groups] + [resource.title for resource in content.resources]
    for what in LINES:
        text: Text | None = getattr(content, what)
        texts += [text] if what in shown and text else []
    if "facts" in shown:
        for fact in content.facts:
            texts += [fact.value, fact.text] if fact.text else [fact.value]
    return texts


def _people(content: Content, layout: Layout) -> list[Text]:
    """Names and places of work; none of those that the layout folds away."""
    shown = {each.what for area in layout.areas.values() for each in area.show}
    if any(area.fold for area in layout.areas.values()):
        return []
    names = [author.name for author in content.authors] if "authors" in shown else []
    return names + [each.text for each in content.affiliations if "affiliations" in shown]


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


def place_of(text: str, content: Content) -> Place:
    """The place in the content of the first run that holds the words."""
    head = text.split(" ")[0]
    names = [author.name for author in content.authors] + [each.text for each in content.affiliations]
    for each in _texts(content, {"title", "subtitle", "takeaway", "sections", "facts", *LINES}) + names:
        for run, place in zip(each.runs, each.places):
            if head and head in run.text:
                return place._replace(column=place.column + run.text.index(head))
    return Place(content.file)
