"""Images and artwork -> operators that place them, and one object for each picture, however often it is used."""

from collections.abc import Iterable

from poster.model.drawing import Artwork, Image
from poster.model.picture import FileObject, Picture, Raster
from poster.paint.objects import File, Number, deflated, real, stream

PLACES = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""EXIF's orientations -> the matrix from the unit square of a stored picture to that of the picture as it is seen."""

Written = tuple[tuple[str, bytes | None], ...]


def picture_name(picture: Picture) -> str:
    """The name of a picture in the resources of a page."""
    return f"P{picture.digest}"


def place_picture(item: Image | Artwork, height: float) -> str:
    """The operators that paint a picture on a page of `height`."""
    x, y, wide, high = item.x, height - item.y - item.height, item.width, item.height
    crop = ""
    if item.crop:
        left, top, width, down = item.crop
        crop = f"{left:.3f} {height - top - down:.3f} {width:.3f} {down:.3f} re W n "
    if isinstance(item.picture, Raster):
        a, b, c, d, e, f = PLACES[item.picture.turn]
        matrix = (a * wide, b * high, c * wide, d * high, e * wide + x, f * high + y)
    else:
        matrix = (wide / item.picture.width, 0, 0, high / item.picture.height, x, y)
    numbers = " ".join(real(number, 6) for number in matrix)
    return f"q {crop}{numbers} cm /{picture_name(item.picture)} Do Q\n"


def add_pictures(file: File, pictures: Iterable[Picture], known: dict[str, Number]) -> None:
    """Add the pictures that are not `known`, a number by its name; from then on they are."""
    for picture in pictures:
        name = picture_name(picture)
        if name not in known:
            known[name] = _add(file, picture)


def _add(file: File, picture: Picture) -> Number:
    if isinstance(picture, Raster):
        return _add_raster(file, picture)
    return _add_parts(file, picture.parts)


def _add_raster(file: File, picture: Raster) -> Number:
    space = "/DeviceGray" if picture.channels == 1 else "/DeviceRGB"
    if picture.profile:
        space = f"[/ICCBased {file.add(deflated(f'/N {picture.channels}', picture.profile))} 0 R]"
    size = f"/Width {picture.columns}/Height {picture.rows}/BitsPerComponent 8"
    mask = ""
    if picture.mask:
        entries = f"/Type/XObject/Subtype/Image{size}/ColorSpace/DeviceGray/Filter/FlateDecode"
        mask = f"/SMask {file.add(stream(entries, picture.mask))} 0 R"
    rows = ""
    if picture.filter == "FlateDecode":
        rows = f"/DecodeParms<</Predictor 15/Colors {picture.channels}/BitsPerComponent 8/Columns {picture.columns}>>"
    entries = f"/Type/XObject/Subtype/Image{size}/ColorSpace{space}/Filter/{picture.filter}{rows}{mask}"
    return file.add(stream(entries, picture.data))


def _add_parts(file: File, parts: tuple[FileObject, ...]) -> Number:
    """Add the parts under new numbers. A stream that came with its filter keeps it; plain ones are deflated."""
    numbers = [file.reserve() for _ in parts]
    for number, part in zip(numbers, parts):
        body = part.body
        if "\0" in body:
            pieces = body.split("\0")
            pieces[1::2] = [f" {numbers[int(own)]} 0 R " for own in pieces[1::2]]
            body = "".join(pieces)
        if part.stream is None:
            file.fill(number, body)
        elif "/Filter" in body:
            file.fill(number, stream(body, part.stream))
        else:
            file.fill(number, deflated(body, part.stream))
    return numbers[0]
