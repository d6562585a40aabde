"""Colors of printing inks -> sRGB, by a profile of a press on coated paper: FOGRA39, the usual one of Europe."""

import os
from typing import Any

PROFILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "standard", "FOGRA39L_coated.icc")

DOUBT = "has colors of printing inks (CMYK) without a profile: they are shown as a press prints them on coated paper"


def profile() -> bytes:
    """The profile, 121 kB."""
    with open(PROFILE, "rb") as file:
        return file.read()


class Inks:
    """Converts colors one by one; each is converted once."""

    def __init__(self) -> None:
        self.known: dict[tuple[float, ...], tuple[float, ...]] = {}
        self.transform: Any = None

    def rgb(self, cyan: float, magenta: float, yellow: float, black: float) -> tuple[float, ...]:
        """Shares of inks, 0 to 1 -> shares of red, green and blue."""
        inks = (cyan, magenta, yellow, black)
        if inks not in self.known:
            self.known[inks] = self._converted(inks)
        return self.known[inks]

    def _converted(self, inks: tuple[float, ...]) -> tuple[float, ...]:
        from PIL import Image, ImageCms  # only where a PDF has such colors

        if self.transform is None:
            from poster.images.profiles import transform_of

            self.transform = transform_of(profile(), "CMYK")
        pixel = Image.new("CMYK", (1, 1), tuple(round(255 * min(1.0, max(0.0, ink))) for ink in inks))
        converted = ImageCms.applyTransform(pixel, self.transform)
        assert converted is not None  # None only where the picture itself is changed
        return tuple(channel / 255 for channel in converted.getpixel((0, 0)))  # type: ignore[union-attr]
