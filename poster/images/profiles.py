"""The ICC profile of a picture -> what its numbers mean, and its pixels in sRGB."""

from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from poster.images.inks import profile

if TYPE_CHECKING:
    from PIL.Image import Image

SPACES = {"RGB": b"RGB ", "L": b"GRAY", "CMYK": b"CMYK"}
"""Signature of the color space that a profile for a mode must have (ICC.1:2010, 7.2.6)."""

CLASSES = (b"mntr", b"scnr", b"prtr", b"spac")
"""Kinds of profiles that PDF/A lets stand beside a picture (ISO 32000-1, 8.6.5.5)."""


class Colors(NamedTuple):
    """What the numbers of a picture mean."""

    profile: bytes
    """ICC profile; empty where they are sRGB already, or nothing is known."""
    doubt: str
    """What a person should look at; empty where all is clear."""


def colors_of(image: "Image") -> Colors:
    """The profile of a picture, checked; one that cannot be used or fits no pixels of this kind is left out."""
    if image.mode == "LAB":
        return Colors(b"", "")  # Lab says by itself what its numbers mean
    profile = image.info.get("icc_profile") or b""
    if not isinstance(profile, bytes) or not profile:
        unknown = (
            "is in CMYK without a color profile, so its colors are those of a press on coated paper"
            if image.mode == "CMYK"
            else ""
        )
        return Colors(b"", unknown)
    base = {"RGBA": "RGB", "RGBX": "RGB", "P": "RGB", "PA": "RGB", "YCbCr": "RGB", "LA": "L", "1": "L"}
    mode = base.get(image.mode, image.mode)
    if profile[16:20] != SPACES.get(mode) or not _is_sound(profile, mode):
        if image.mode == "P" and profile[16:20] == b"GRAY":
            return Colors(b"", "")
        return Colors(b"", "has a color profile that cannot be used, so its colors are taken as sRGB")
    return Colors(b"" if _is_srgb(profile) else profile, "")


def _is_sound(profile: bytes, mode: str) -> bool:
    """Whether pixels can be converted by it: its head may be whole and its tables damaged."""
    if len(profile) < 132 or profile[8] not in (2, 4) or profile[12:16] not in CLASSES or profile[36:40] != b"acsp":
        return False
    try:
        transform_of(profile, mode)
    except Exception:  # littlecms says OSError, Pillow several more
        return False
    return True


def transform_of(profile: bytes, mode: str) -> Any:
    """The way from the colors of a profile to sRGB."""
    return _transform(_opened(profile), mode)


def _transform(source: Any, mode: str) -> Any:
    """The way from the colors of a profile to sRGB."""
    from PIL import ImageCms

    return ImageCms.buildTransform(
        source,
        ImageCms.createProfile("sRGB"),
        mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _is_srgb(profile: bytes) -> bool:
    from PIL import ImageCms

    try:
        name = ImageCms.getProfileDescription(_opened(profile))
    except (ImageCms.PyCMSError, UnicodeError):
        return False
    return "sRGB" in name


def _opened(profile: bytes) -> Any:
    from PIL import ImageCms  # only for pictures with a profile

    return ImageCms.ImageCmsProfile(BytesIO(profile))


def to_srgb(image: "Image", colors: Colors) -> "Image":
    """Grey, RGB, CMYK or Lab pixels as grey or RGB ones in sRGB."""
    from PIL import ImageCms

    if image.mode == "LAB":
        source: Any = ImageCms.createProfile("LAB")
    elif image.mode == "CMYK":
        source = _opened(colors.profile or profile())
    elif not colors.profile:
        return image if image.mode in ("L", "RGB") else image.convert("RGB")
    else:
        source = _opened(colors.profile)
    converted = ImageCms.applyTransform(image, _transform(source, image.mode))
    assert converted is not None  # None only where the picture itself is changed
    return converted.getchannel(0) if image.mode == "L" else converted
