"""The checked values of a layout and the short side of its page -> the same values, shares of that side as lengths."""

from poster.model.units import MM, Length
from poster.read.fields import Found


def settled(found: Found, short: float) -> Found:
    """The value with every length that is a share of the page as points; `short` is the page's short side in points."""
    return found._replace(value=_settled(found.value, short))


def _settled(value: object, short: float) -> object:
    # Exact types: most values are plain tuples, of which lengths, ranges and tracks are none.
    if type(value) is Length:
        return _length(value, short)
    if type(value) is dict:
        return {key: settled(found, short) for key, found in value.items()}
    if type(value) is tuple:
        return tuple(settled(item, short) if type(item) is Found else _settled(item, short) for item in value)
    return value


def _length(length: Length, short: float) -> Length:
    if not length.sides:
        return length
    # To a tenth of a millimetre, which nobody sees: so 3.57% of an A0 is 30 mm, as it was meant.
    return length._replace(points=round(length.sides * short / MM, 1) * MM, sides=0.0)
