"""Drawing of pages and a target -> drawing as it stands on paper: on sheets, or page by page with bleed and marks."""

from typing import Literal

from poster.model.drawing import Drawing, Link
from poster.paint.impose import impose
from poster.paint.target import Target


def on_paper(drawing: Drawing, target: Target, sheet: Literal["", "booklet", "two-up"], bleed: float) -> Drawing:
    """The drawing as it is to be painted. `sheet` and `bleed`, in points, are those of the layout."""
    if not target.links:
        drawing = without_links(drawing)
    if target.bleeds:
        # Imported here: few builds are for print.
        from poster.paint.bleed import let_bleed

        return let_bleed(drawing, bleed, target.marks)
    return impose(drawing, sheet) if sheet else drawing


def without_links(drawing: Drawing) -> Drawing:
    """The drawing with nothing to click. What the links said stays: a link without its annotation is a span."""
    pages = tuple(
        page._replace(items=tuple(item for item in page.items if type(item) is not Link)) for page in drawing.pages
    )
    tree = tuple(node._replace(kind="Span", url="") if node.kind == "Link" else node for node in drawing.tree)
    return drawing._replace(pages=pages, tree=tree)
