"""Structure: what a screen reader needs is there. Rules P1, P2."""

from poster.check.proof import Proof
from poster.check.words import place_of
from poster.model.drawing import Glyphs
from poster.problems import Place, Problem, error

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def tree_sound(proof: Proof) -> list[Problem]:
    """Language, title, headings without gaps, an alternative for every figure, a URL for every link: rules P1."""
    drawing = proof.drawing
    faults = []
    if not drawing.lang or not drawing.title.strip():
        faults.append("no language or no title")
    names = {node.name for node in drawing.tree if node.name}
    level = 0
    for number, node in enumerate(drawing.tree):
        if node.kind in HEADINGS:
            own = HEADINGS.index(node.kind) + 1
            if own > level + 1:
                faults.append(f"a heading {node.kind} below a heading of level {level}")
            level = own
        if node.kind == "Figure" and not node.alt:
            faults.append(f"a figure without words (node {number})")
        if node.kind == "Link" and (not node.url or (node.url[0] == "#" and node.url[1:] not in names)):
            faults.append(f"a link that leads nowhere (node {number})")
        if node.parent is not None and node.parent >= number:
            faults.append(f"a part before the whole (node {number})")
    hint = "this is a fault of poster; please report it with this file"
    place = Place(proof.content.file)
    return [error(place, f"the structure of layout '{proof.layout.name}' has {fault}", hint) for fault in faults[:1]]


def glyphs_there(proof: Proof) -> list[Problem]:
    """No empty boxes in place of characters: rules P2."""
    for page in proof.drawing.pages:
        for item in page.items:
            if type(item) is not Glyphs:
                continue
            for word in item.words:
                if 0 in word.glyphs:
                    fact = f"{word.face.family} has no shape for a character of '{word.text[:40]}'"
                    hint = "add a family that has it to the fonts of the theme, or write it otherwise"
                    return [error(place_of(word.text, proof.content), fact, hint)]
    return []
