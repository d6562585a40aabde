"""Pictures: have they pixels enough for the size they are printed at? Rules C5."""

from poster.check.proof import Proof
from poster.model.drawing import Image
from poster.model.picture import ppi
from poster.problems import Place, Problem, error, warning

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
