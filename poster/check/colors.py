"""Colors: can text be read on the ground it stands on, and can everybody tell the colors of a palette apart?"""

from collections.abc import Iterator
from itertools import combinations
from typing import Literal, NamedTuple

from poster.check.proof import Proof, text_of
from poster.check.vision import closest, difference, lab
from poster.model.color import READABLE, WHITE, Color, contrast
from poster.model.drawing import Artwork, Glyphs, Image, Page, Shape
from poster.model.layout import Layout
from poster.problems import Place, Problem, error, warning

COMFORTABLE = 7.0
"""Contrast of the body. Source: WCAG 2.2, 1.4.6."""
MARKED = 3.0
"""Contrast of bullets. Source: WCAG 2.2, 1.4.11."""
APART = 8.0
"""Least CIEDE2000 difference of colors that are used together."""
HAIR = 0.01
"""Difference of type sizes that is none."""

ROLES = ("paper", "ink", "soft", "brand", "accent", "tint")
"""Roles that meet each other on a page; two that are one color on purpose are one."""
PAIRS = (*combinations(ROLES, 2), ("accent", "on-accent"), ("tint", "on-tint"))


def colors_apart(layout: Layout) -> list[Problem]:
    """Warnings about colors of the palette that look alike, to some eyes or to all."""
    problems = []
    for one, other in PAIRS:
        if one not in layout.color_places or other not in layout.color_places:
            continue
        first, second = layout.colors[one], layout.colors[other]
        apart, vision = closest(first, second)
        if first != second and apart < APART:
            is_plain = difference(lab(first), lab(second)) < APART
            whom = "everybody" if is_plain else f"people with {vision}"
            fact = f"'{one}' {first} and '{other}' {second} look much alike to {whom}: {apart:.1f} apart, not {APART:g}"
            place = max(layout.color_places[one], layout.color_places[other])
            problems.append(warning(place, fact, "make one lighter or darker, or make them the same"))
    return problems


class Standing(NamedTuple):
    """Text or a bullet, and the color it stands on."""

    item: Glyphs | Shape
    ground: Color
    kind: Literal["body", "text", "bullet"]


class Ground(NamedTuple):
    """A rectangle of color."""

    left: float
    top: float
    right: float
    bottom: float
    color: Color | None
    """None for a picture: text on it is measured on its pixels."""


def text_readable(proof: Proof) -> list[Problem]:
    """Text and bullets stand out from what they stand on: errors for text, warnings for the body and bullets."""
    distinct: dict[tuple[Color, Color, str], Standing] = {}
    for page in proof.drawing.pages:
        for standing in _standing(page, proof):
            distinct.setdefault((standing.item.color, standing.ground, standing.kind), standing)
    found = (_of_bullet(each, proof) if each.kind == "bullet" else _of_text(each, proof) for each in distinct.values())
    return [problem for problem in found if problem]


def _standing(page: Page, proof: Proof) -> Iterator[Standing]:
    """What is set on a page, in painting order: a later ground covers an earlier one."""
    tree = proof.drawing.tree
    grounds = [Ground(0.0, 0.0, page.width, page.height, WHITE)]
    for item in page.items:
        if type(item) is Glyphs:
            kind: Literal["body", "text"] = "body" if _is_body(item, proof) else "text"
            under = color_under(grounds, item.x + item.size / 10, item.y - item.size / 5)
            if under:
                yield Standing(item, under, kind)
        elif isinstance(item, Image | Artwork):
            grounds += grounds_of_picture(item)
        elif type(item) is Shape and item.owner is None:
            grounds += grounds_of_shape(item, proof.floor)
        elif type(item) is Shape and item.owner is not None and tree[item.owner].kind == "Lbl":
            under = color_under(grounds, item.x, item.y)
            if under:
                yield Standing(item, under, "bullet")


def _is_body(item: Glyphs, proof: Proof) -> bool:
    """Whether glyphs belong to the running text: of the body's size, in a section, in no box, and no link."""
    tree, node = proof.drawing.tree, item.owner
    if node is None or (abs(item.size - proof.body) >= HAIR and not (proof.bodies and _is_own_body(item, proof))):
        return False
    if tree[node].kind == "Link":
        return False
    while node is not None and tree[node].kind not in ("Sect", "Div"):
        node = tree[node].parent
    return node is not None and tree[node].kind == "Sect"


def _is_own_body(item: Glyphs, proof: Proof) -> bool:
    """Whether glyphs have the size that the body has in an area of other styles."""
    return any(abs(item.size - size) < HAIR for size in proof.bodies)


def grounds_of_shape(shape: Shape, least: float) -> list[Ground]:
    """The rectangle around a shape; none for a border, or a rule, on which no text of the `least` size can stand."""
    if len(shape.outlines) > 1:
        return []
    xs = [x for outline in shape.outlines for x, _ in outline]
    ys = [y for outline in shape.outlines for _, y in outline]
    left, right = (shape.x + shape.scale * edge for edge in (min(xs), max(xs)))
    top, bottom = (shape.y + shape.scale * edge for edge in (min(ys), max(ys)))
    return [Ground(left, top, right, bottom, shape.color)] if min(right - left, bottom - top) >= least else []


def grounds_of_picture(item: Image | Artwork) -> list[Ground]:
    """The rectangle of a picture that covers an area; none for another."""
    if item.crop is None:
        return []
    x, y, width, height = item.crop
    return [Ground(x, y, x + width, y + height, None)]


def color_under(grounds: list[Ground], x: float, y: float) -> Color | None:
    """The color at a point; None where that is a picture."""
    return next((g.color for g in reversed(grounds) if g.left <= x <= g.right and g.top <= y <= g.bottom), WHITE)


def _of_text(standing: Standing, proof: Proof) -> Problem | None:
    item, ground, kind = standing
    ratio = contrast(item.color, ground)
    if ratio >= (COMFORTABLE if kind == "body" else READABLE):
        return None
    assert isinstance(item, Glyphs)
    fact = (
        f"'{text_of(item)[:40]}' is {item.color} on {ground} in layout '{proof.layout.name}': a contrast of {ratio:.1f}"
    )
    if ratio < READABLE:
        return error(
            _place(item.color, ground, proof.layout), fact, f"text needs {READABLE:g}: change one of the colors"
        )
    hint = f"the body reads well from {COMFORTABLE:g}"
    return warning(_place(item.color, ground, proof.layout), fact, hint)


def _of_bullet(standing: Standing, proof: Proof) -> Problem | None:
    color, ground = standing.item.color, standing.ground
    ratio = contrast(color, ground)
    if ratio >= MARKED:
        return None
    fact = f"bullets are {color} on {ground} in layout '{proof.layout.name}': a contrast of {ratio:.1f}"
    hint = f"they show well from {MARKED:g}: 'bullet: {{color: brand}}'"
    return warning(_place(color, ground, proof.layout), fact, hint)


def _place(color: Color, ground: Color, layout: Layout) -> Place:
    """Where the palette has the color, else the ground, else the layout."""
    for wanted in (color, ground):
        for role, own in layout.colors.items():
            if own == wanted:
                return layout.color_places.get(role, layout.place)
    return layout.place
