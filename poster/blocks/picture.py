"""A picture and a rectangle -> the item that shows it there."""

from poster.model.drawing import Artwork, Image
from poster.model.picture import Picture, Raster
from poster.model.units import Rect


def set_picture(picture: Picture, rect: Rect, owner: int | None, crop: Rect | None = None) -> Image | Artwork:
    """The picture stretched over `rect`, in points; `crop` is what of it shows."""
    if isinstance(picture, Raster):
        return Image(owner, *rect, picture, crop)
    return Artwork(owner, *rect, picture, crop)


def cover(picture: Picture, rect: Rect, owner: int | None) -> Image | Artwork:
    """The picture as large as it takes to cover `rect`, its middle in the middle, the rest cut off."""
    return cover_about(picture, rect, (0.5, 0.5), owner)


def cover_about(picture: Picture, rect: Rect, focus: tuple[float, float], owner: int | None) -> Image | Artwork:
    """The same, a point of the picture as near to the middle as its edges allow."""
    scale = max(rect.width / picture.width, rect.height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    x = min(max(rect.width / 2 - focus[0] * width, rect.width - width), 0.0)
    y = min(max(rect.height / 2 - focus[1] * height, rect.height - height), 0.0)
    return set_picture(picture, Rect(rect.x + x, rect.y + y, width, height), owner, rect)
