"""Type sizes: can everything be read from where the reader stands? Rules T1 to T4."""

from poster.check.proof import Proof
from poster.check.words import paragraph_of
from poster.model.drawing import Glyphs
from poster.model.layout import Layout
from poster.model.units import MM
from poster.problems import Place, Problem, error, warning

TITLE_FLOOR = 72.0
"""Points for the title of a poster: rules T4."""
HAIR = 0.01


def body_large_enough(layout: Layout, floor: float) -> list[Problem]:
    """The layout allows a body of `floor` points, the least that can be read from its distance: rules T1, T2, T9."""
    high = layout.fit.body.high
    if high >= floor - HAIR:
        return []
    fact = f"'fit: body' goes up to {high:g}pt, but text read from {layout.read / MM / 1000:g} m needs {floor:.4g}pt"
    return [error(layout.fit.place, fact, f"write 'body: {floor:.4g}pt to {2.5 * floor:.3g}pt', or a shorter 'read:'")]


def text_large_enough(proof: Proof) -> list[Problem]:
    """No text is smaller than can be read: rules T3. Scripts are judged by the text they stand in."""
    largest: dict[int, float] = {}
    for page in proof.drawing.pages:
        for item in page.items:
            if type(item) is Glyphs and item.owner is not None:
                text = paragraph_of(proof.drawing, item.owner)
                largest[text] = max(largest.get(text, 0.0), item.size)
    problems = []
    for owner, size in largest.items():
        if size < proof.floor - HAIR:
            fact = (
                f"layout '{proof.layout.name}' sets a {proof.drawing.tree[owner].kind} in {size:.1f}pt; "
                f"from {proof.metres:g} m nothing under {proof.floor:.1f}pt can be read"
            )
            problems.append(error(proof.layout.place, fact, "give its style a larger 'size'"))
    return problems[:1]


def title_large_enough(proof: Proof) -> list[Problem]:
    """A poster's title can be read from 3.6 m: rules T4."""
    if not proof.is_poster:
        return []
    drawing = proof.drawing
    title = next((i for i, node in enumerate(drawing.tree) if node.kind == "H1"), None)
    sizes = [item.size for page in drawing.pages for item in page.items if type(item) is Glyphs and item.owner == title]
    if not sizes or min(sizes) >= TITLE_FLOOR - HAIR:
        return []
    fact = (
        f"the title is set in {min(sizes):.0f}pt in layout '{proof.layout.name}'; "
        f"from {TITLE_FLOOR:.0f}pt it can be read from 3.6 m"
    )
    return [warning(proof.content.places.get("title", Place(proof.content.file)), fact, "shorten it")]
