"""Pictures: have they pixels enough for their size in print, and do they show on what they stand on? Rules C5."""

from poster.check.colors import APART, Ground, color_under, grounds_of_picture, grounds_of_shape
from poster.check.proof import Proof
from poster.check.vision import difference, lab
from poster.model.color import WHITE, Color
from poster.model.drawing import Artwork, Image, Shape
from poster.model.picture import Ink, ppi
from poster.model.units import MM
from poster.problems import Place, Problem, error, warning

LEAST_INK = 0.005
"""Share of a picture's samples that its lines take at least: a thin drawing on white has one in fifty."""

SHARP, SOFT, COARSE = 150.0, 100.0, 60.0
"""Pixels per inch: from 150 on a picture is sharp at a poster's distance, below 100 its pixels begin to show, below 60
nobody can overlook them. Rules C5."""


def pictures_sharp(proof: Proof) -> list[Problem]:
    """Each picture made of pixels has enough of them at the size it is printed at; vector pictures always have."""
    lowest: dict[str, Image] = {}
    for page in proof.drawing.pages:
        for item in page.items:
            if type(item) is Image:
                known = lowest.get(item.picture.name)
                if known is None or resolution(item) < resolution(known):
                    lowest[item.picture.name] = item
    places = dict(proof.pictures)
    found = (_judged(item, proof, places.get(name, Place(proof.content.file))) for name, item in lowest.items())
    return [problem for problem in found if problem is not None]


def resolution(image: Image) -> float:
    """Pixels per inch as printed, in the direction that has fewer."""
    return min(ppi(image.picture, image.width), image.picture.height * 72 / image.height)


def _judged(image: Image, proof: Proof, place: Place) -> Problem | None:
    found = resolution(image)
    if found >= SHARP - 0.5:
        return None
    picture = image.picture
    needed = round(picture.width * SHARP / found)
    fact = (
        f"the picture '{picture.name}' has {found:.0f} pixels per inch at its size in layout '{proof.layout.name}' "
        f"({image.width / 72 * 25.4:.0f} mm wide)"
    )
    hint = f"use one that is {needed} pixels wide (it has {picture.width}), or a vector picture, or print it smaller"
    if found < COARSE:
        return error(place, f"{fact}: every pixel would show", hint)
    if found < SOFT:
        return warning(place, f"{fact}: it will look blurred", hint)
    return warning(place, f"{fact}: it will look a little soft from near", hint)


def lettering_large_enough(proof: Proof) -> list[Problem]:
    """The type in each figure is large enough as printed, where it can be measured."""
    natural = dict(proof.lettering)
    least: dict[str, tuple[float, Artwork]] = {}
    for page in proof.drawing.pages if natural else ():
        for item in page.items:
            letters = natural.get(item.picture.digest) if type(item) is Artwork else None
            if type(item) is Artwork and letters and letters.least:
                size = printed_lettering(item, letters.least)
                if size < least.get(item.picture.name, (size + 1.0,))[0]:
                    least[item.picture.name] = (size, item)
    floor, places = proof.layout.lettering, dict(proof.pictures)
    return [
        warning(
            places.get(name, Place(proof.content.file)),
            f"the lettering in '{name}' is {size:.1f} pt as printed in layout '{proof.layout.name}' "
            f"({item.width / MM:.0f} mm wide), smaller than {floor:g} pt",
            f"set its type {floor / size:.1f} times as large where it is drawn, or give the figure more width",
        )
        for name, (size, item) in least.items()
        if size < floor - 0.05
    ]


def printed_lettering(item: Artwork, natural: float) -> float:
    """Size in points of type that has `natural` points in the picture itself."""
    return natural * abs(item.width) / item.picture.width


def pictures_visible(proof: Proof) -> list[Problem]:
    """Each picture that is no ground has colors that can be told from what it stands on."""
    inks = dict(proof.inks)
    hidden: dict[str, Color] = {}
    for page in proof.drawing.pages if inks else ():
        grounds = [Ground(0.0, 0.0, page.width, page.height, WHITE)]
        for item in page.items:
            if isinstance(item, Image | Artwork):
                ground = color_under(grounds, item.x + item.width / 2, item.y + item.height / 2)
                if ground and not item.crop and not stands_out(inks.get(item.picture.digest, ()), ground):
                    hidden[item.picture.name] = ground
                grounds += grounds_of_picture(item)
            elif type(item) is Shape and item.owner is None:
                grounds += grounds_of_shape(item, proof.floor)
    places = dict(proof.pictures)
    hint = "give its area another 'ground', or use another version of it"
    return [
        warning(
            places.get(name, Place(proof.content.file)),
            f"the picture '{name}' can hardly be seen on {ground} in layout '{proof.layout.name}'",
            hint,
        )
        for name, ground in hidden.items()
    ]


def stands_out(inks: tuple[Ink, ...], ground: Color) -> bool:
    """Whether enough of what is seen differs from the ground; also where nothing is known."""
    seen = [ink for ink in inks if ink.is_seen]
    if not inks:
        return True
    paper = lab(ground)
    different = sum(ink.samples for ink in seen if difference(lab(ink.on(ground)), paper) >= APART)
    return different >= max(LEAST_INK * sum(ink.samples for ink in seen), 1)
