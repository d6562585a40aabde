"""Contrast: can text on a picture be read? Measured on the pixels under it. Rules C1."""

from typing import NamedTuple

from poster.check.proof import Proof, advance, text_of
from poster.model.color import READABLE, Color, luminance
from poster.model.drawing import Artwork, Glyphs, Image, Page, Shape
from poster.model.picture import Samples
from poster.model.units import Rect
from poster.problems import Place, Problem, error, warning

ABOVE, BELOW = 0.75, 0.22
"""Reach of text over and under its baseline, in em."""
ACROSS, DOWN = 6, 5
"""Points at which a square of an em is sampled."""
STRAY = 1
"""Points of each such square that may be worse: a thirtieth of it."""

Lights = tuple[tuple[float, ...], ...]
"""What each value of red, green and blue adds to the luminance."""


class Worst(NamedTuple):
    """Where text and picture differ least."""

    contrast: float
    text: str


def text_on_pictures(proof: Proof) -> list[Problem]:
    """All text on a picture has a contrast of 4.5:1 wherever it stands."""
    worst: dict[str, Worst] = {}
    blind: set[str] = set()
    samples = dict(proof.samples)
    standing = [each for page in proof.drawing.pages for each in _standing(page)]
    lights = _lights() if standing else ()
    for item, ground in standing:
        name = ground.picture.name
        known = samples.get(ground.picture.digest)
        if known is None:
            blind.add(name)
            continue
        found = Worst(_least(item, ground, known, lights), text_of(item))
        worst[name] = min(worst.get(name, found), found)
    return [*_too_weak(worst, proof), *_unmeasured(blind, proof)]


def _standing(page: Page) -> list[tuple[Glyphs, Image | Artwork]]:
    """The text of a page that stands on pictures, with the picture."""
    if not any((type(item) is Image or type(item) is Artwork) and item.crop for item in page.items):
        return []
    below: list[Shape | Image | Artwork] = []
    standing: list[tuple[Glyphs, Image | Artwork]] = []
    for item in page.items:
        if type(item) is Glyphs:
            ground = _ground_of(_box(item), below)
            standing += [(item, ground)] if ground else []
        elif isinstance(item, Image | Artwork):
            below += [item] if item.crop else []
        elif isinstance(item, Shape) and len(item.outlines) == 1:
            below.append(item)
    return standing


def _too_weak(worst: dict[str, Worst], proof: Proof) -> list[Problem]:
    hint = "give its area a 'ground' whose 'on-' color suits it, or another picture, evenly light or dark there"
    return [
        error(
            _place(name, proof),
            f"'{found.text[:40]}' has a contrast of {int(found.contrast * 10) / 10}:1 with the picture '{name}' "
            f"in layout '{proof.layout.name}'; text needs {READABLE:g}:1",
            hint,
        )
        for name, found in worst.items()
        if found.contrast < READABLE
    ]


def _unmeasured(blind: set[str], proof: Proof) -> list[Problem]:
    hint = "look at it, or use a PNG or JPEG"
    return [
        warning(_place(name, proof), f"the contrast of text on the picture '{name}' cannot be measured", hint)
        for name in sorted(blind)
    ]


def _place(name: str, proof: Proof) -> Place:
    return dict(proof.pictures).get(name, Place(proof.layout.file))


def _box(item: Glyphs) -> Rect:
    """The rectangle of a run of text."""
    return Rect(item.x, item.y - ABOVE * item.size, max(advance(item), 0.0), (ABOVE + BELOW) * item.size)


def _ground_of(box: Rect, below: list[Shape | Image | Artwork]) -> Image | Artwork | None:
    """The picture that text stands on; None where a plain ground is between, or nothing."""
    for item in reversed(below):
        if isinstance(item, Shape):
            if _holds(item, box):
                return None
        elif _common(box, item.crop or box):
            return item
    return None


def _holds(shape: Shape, box: Rect) -> bool:
    """Whether all corners of the box are inside the outline of a shape."""
    corners = ((box.x, box.y), (box.x + box.width, box.y), (box.x, box.y + box.height),
               (box.x + box.width, box.y + box.height))  # fmt: skip
    return all(_is_inside((x - shape.x) / shape.scale, (y - shape.y) / shape.scale, shape) for x, y in corners)


def _is_inside(x: float, y: float, shape: Shape) -> bool:
    """Whether a point is inside: a line from it to the left crosses the outline an odd number of times."""
    outline = shape.outlines[0]
    inside = False
    for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0])):
        if (y1 > y) != (y2 > y) and x > x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def _common(one: Rect, other: Rect) -> Rect | None:
    """What two rectangles have in common; None where that is nothing."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    right = min(one.x + one.width, other.x + other.width)
    bottom = min(one.y + one.height, other.y + other.height)
    return Rect(left, top, right - left, bottom - top) if left < right and top < bottom else None


def _least(item: Glyphs, ground: Image | Artwork, samples: Samples, lights: Lights) -> float:
    """The least contrast of text in any square of an em along its line."""
    box = _box(item)
    seen = _common(box, ground.crop or box)
    assert seen, "the text stands on the picture"
    ink = luminance(item.color) + 0.05
    squares = max(round(seen.width / item.size), 1)
    step = seen.width / squares
    row = (seen._replace(x=seen.x + i * step, width=step) for i in range(squares))
    return min(_of_square(square, ink, ground, samples, lights) for square in row)


def _of_square(square: Rect, ink: float, ground: Image | Artwork, samples: Samples, lights: Lights) -> float:
    """The contrast of all points of a square but a stray one; `ink` is the luminance of the text and 0.05."""
    red, green, blue = lights
    pixels = samples.pixels
    found = []
    for row in range(DOWN):
        y = (square.y + (row + 0.5) / DOWN * square.height - ground.y) / ground.height
        start = min(max(int(y * samples.rows), 0), samples.rows - 1) * samples.columns
        for column in range(ACROSS):
            x = (square.x + (column + 0.5) / ACROSS * square.width - ground.x) / ground.width
            at = 3 * (start + min(max(int(x * samples.columns), 0), samples.columns - 1))
            paper = red[pixels[at]] + green[pixels[at + 1]] + blue[pixels[at + 2]] + 0.05
            found.append(paper / ink if paper > ink else ink / paper)
    return sorted(found)[STRAY]


def _lights() -> Lights:
    return tuple(
        tuple(luminance(Color(*(value if channel == own else 0 for channel in range(3)))) for value in range(256))
        for own in range(3)
    )
