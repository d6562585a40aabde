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
    scale = max(rect.width / picture.width, rect.height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    whole = Rect(rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2, width, height)
    return set_picture(picture, whole, owner, rect)
