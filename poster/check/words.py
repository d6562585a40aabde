"""Drawing -> the text that belongs to the document, as a reader of the PDF gets it."""

from poster.model.drawing import Drawing, Glyphs


def drawn_text(drawing: Drawing) -> str:
    """The text of all items that have an owner; a line that ends without a space goes on in the next of its paragraph."""
    parts: list[str] = []
    before: int | None = None
    for page in drawing.pages:
        for item in page.items:
            if type(item) is not Glyphs or item.owner is None:
                continue
            paragraph = _paragraph(drawing, item.owner)
            if paragraph != before:
                parts.append("\n")
            parts.extend(word.text for word in item.words)
            before = paragraph
    return "".join(parts).replace("\u00ad", "").strip()


def _paragraph(drawing: Drawing, node: int) -> int | None:
    """The paragraph of a node: a link's parent, else the node itself."""
    return drawing.tree[node].parent if drawing.tree[node].kind == "Link" else node
