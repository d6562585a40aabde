"""Names and hexadecimal numbers of colors -> Color."""

from poster.model.color import Color
from poster.read.suggest import did_you_mean, quoted

NAMES = {
    "black": 0x000000, "white": 0xFFFFFF, "gray": 0x808080, "grey": 0x808080, "silver": 0xC0C0C0, "red": 0xFF0000,
    "maroon": 0x800000, "yellow": 0xFFFF00, "olive": 0x808000, "lime": 0x00FF00, "green": 0x008000, "aqua": 0x00FFFF,
    "teal": 0x008080, "blue": 0x0000FF, "navy": 0x000080, "fuchsia": 0xFF00FF, "purple": 0x800080, "orange": 0xFFA500,
    "crimson": 0xDC143C, "tomato": 0xFF6347, "gold": 0xFFD700, "ivory": 0xFFFFF0, "indigo": 0x4B0082,
    "steelblue": 0x4682B4, "royalblue": 0x4169E1, "midnightblue": 0x191970, "darkblue": 0x00008B,
    "darkgreen": 0x006400, "seagreen": 0x2E8B57, "forestgreen": 0x228B22, "darkred": 0x8B0000, "firebrick": 0xB22222,
    "slategray": 0x708090, "slategrey": 0x708090, "dimgray": 0x696969, "dimgrey": 0x696969, "lightgray": 0xD3D3D3,
    "lightgrey": 0xD3D3D3, "whitesmoke": 0xF5F5F5, "beige": 0xF5F5DC, "coral": 0xFF7F50, "turquoise": 0x40E0D0,
}  # fmt: skip
"""The sixteen names of HTML 4 and some that suit posters. Source: CSS Color 4, section 6.1."""


def color(text: str) -> Color:
    """A color by name, `#rgb` or `#rrggbb`. ValueError with a way out."""
    words = text.strip().lower()
    if words in NAMES:
        return _of(NAMES[words])
    digits = words.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if words[:1] == "#" and len(digits) == 6 and not digits.strip("0123456789abcdef"):
        return _of(int(digits, 16))
    hint = did_you_mean(words, NAMES, "write '#FF4A2B' in quotes, or a name such as navy")
    raise ValueError(f"{quoted(text)} is not a color; {hint}")


def _of(number: int) -> Color:
    return Color(number >> 16, number >> 8 & 255, number & 255)


def color_or_role(text: str, roles: dict[str, Color]) -> Color:
    """A color of the layout by its role, or a color. ValueError with a way out."""
    if text.strip() in roles:
        return roles[text.strip()]
    try:
        return color(text)
    except ValueError:
        hint = did_you_mean(
            text.strip(), [*roles, *NAMES], "write a role of 'colors:', '#FF4A2B' in quotes, or a CSS name"
        )
        raise ValueError(f"{quoted(text)} is neither a role of 'colors:' nor a color; {hint}") from None
