"""What a scalar says -> lengths, ranges, tracks, counts, page sizes. A ValueError tells users fact and way out."""

import re
from collections.abc import Callable

from poster.model.layout import Track
from poster.model.units import MM, Length, Range
from poster.read.suggest import did_you_mean, either, quoted

UNITS = {"mm": MM, "cm": 10 * MM, "in": 72.0, "pt": 1.0, "m": 1000 * MM}
"""Points in each unit."""

LENGTHS = "write it like 12mm, 1.2cm, 0.5in or 24pt"
SPACES = "write it like 12mm or 24pt, as a share of the page's short side: 2.5%, or in body sizes: 1.5"
MARGINS = "write it like 12mm or 0.5in, or as a share of the page's short side: 3.5%"
SIZES = "write it like 24pt or 8mm, or as a bare number for times the body size, or as a range: 24pt to 40pt"
RANGES = "write it like 1.2 to 1.45"

PAPERS = {
    "a0": (841, 1189), "a1": (594, 841), "a2": (420, 594), "a3": (297, 420), "a4": (210, 297), "a5": (148, 210),
    "a6": (105, 148), "b1": (707, 1000), "b2": (500, 707), "letter": (215.9, 279.4), "legal": (215.9, 355.6),
    "tabloid": (279.4, 431.8), "arch c": (457.2, 609.6), "arch d": (609.6, 914.4), "arch e": (914.4, 1219.2),
}  # fmt: skip
"""Width and height in millimetres, upright. Sources: ISO 216, ANSI/ASME Y14.1."""

SMALLEST_PAGE, LARGEST_PAGE = 50 * MM, 5000 * MM
MOST_PAGES = 400

LONGEST_ID = 100
"""Characters of the name by which one thing addresses another."""


def number(text: str) -> float:
    """A decimal number as people write it: no exponent, no infinity."""
    digits = text.strip().removeprefix("-")
    if not digits or len(digits) > 12 or digits.strip("0123456789.") or digits.count(".") > 1 or digits == ".":
        raise ValueError(f"{quoted(text)} is not a number; write it like 1.5")
    return float(text)


def identifier(text: str) -> str:
    """An id: letters, digits, `-` and `_`; ValueError where it is none."""
    if not text or len(text) > LONGEST_ID or not text.replace("-", "").replace("_", "").isalnum():
        raise ValueError(f"{quoted(text)} is not an id; write letters, digits, - and _ only")
    return text


def _split_unit(text: str) -> tuple[str, str]:
    words = text.strip()
    digits = words.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ%\"'µ ")
    return digits, words[len(digits) :].strip()


def length(text: str, low: float = 0.0, high: float = LARGEST_PAGE, hint: str = LENGTHS) -> float:
    """A length in points, not outside `low` and `high`."""
    digits, unit = _split_unit(text)
    if digits == "0" and not unit:
        return 0.0
    try:
        points = number(digits) * UNITS[unit]
    except (ValueError, KeyError):
        raise ValueError(f"{quoted(text)} is not a length; {hint}") from None
    if not low - 1e-6 <= points <= high + 1e-6:
        raise ValueError(f"{quoted(text)} is out of bounds; from {points_text(low)} to {points_text(high)} is allowed")
    return points


def points_text(points: float) -> str:
    """A length for messages: type sizes in points, more in millimetres."""
    if points == 0:
        return "0"
    return f"{points:.4g}pt" if points < 1000 and abs(points - round(points)) < 1e-9 else f"{points / MM:.4g}mm"


def scaled(text: str) -> Length:
    """A length, or a bare number for times the body size."""
    digits, unit = _split_unit(text)
    if unit:
        return Length(points=length(text, hint=SIZES))
    try:
        bodies = number(digits)
    except ValueError:
        raise ValueError(f"{quoted(text)} is not a size; {SIZES}") from None
    if not 0 <= bodies <= 100:
        raise ValueError(f"{quoted(text)} is out of bounds; from 0 to 100 times the body size is allowed")
    return Length(bodies=bodies)


def space(text: str) -> Length:
    """A length, a share of the page's short side, or a bare number for times the body size."""
    unit = _split_unit(text)[1]
    if unit == "%":
        return Length(sides=_short_sides(text))
    if unit:
        return Length(points=length(text, hint=SPACES))
    return scaled(text)


def margin(text: str) -> Length:
    """A length, or a share of the page's short side."""
    digits, unit = _split_unit(text)
    if unit == "%":
        return Length(sides=_short_sides(text))
    if not unit and digits.strip() != "0":
        raise ValueError(f"{quoted(text)} lacks a unit; {MARGINS}")
    return Length(points=length(text, hint=MARGINS))


def _short_sides(text: str) -> float:
    try:
        percent = number(text.strip().removesuffix("%"))
    except ValueError:
        raise ValueError(f"{quoted(text)} is not a length; {SPACES}") from None
    if not 0 <= percent <= 50:
        raise ValueError(f"{quoted(text)} is out of bounds; from 0 to 50% of the page's short side is allowed")
    return percent / 100


def _ends(text: str) -> tuple[str, str]:
    low, between, high = text.partition(" to ")
    if between and not _split_unit(low)[1] and _split_unit(high)[1]:
        low += _split_unit(high)[1]  # `24 to 40pt`
    return low, high if between else low


def type_size(text: str) -> tuple[Length, Length]:
    """Smallest and largest size of a style: 4pt to 1000pt, or 0.1 to 100 bodies."""
    low, high = (scaled(end) for end in _ends(text))
    for end in (low, high):
        if end.points and not 4 <= end.points <= 1000:
            raise ValueError(f"{quoted(text)} is out of bounds; type from 4pt to 1000pt is allowed")
        if not end.points and not 0.1 <= end.bodies <= 100:
            raise ValueError(f"{quoted(text)} is out of bounds; from 0.1 to 100 times the body size is allowed")
    same_kind = bool(low.points) == bool(high.points)
    if same_kind and low > high:
        raise ValueError(f"{quoted(text)} is a range whose first size is the larger; write the smaller first")
    return low, high


def body_size(text: str) -> Range:
    """The sizes of the body, in points: absolute, for all others hang on it."""
    hint = "write it like 24pt to 40pt"
    low, high = (length(end, 4, 1000, hint) for end in _ends(text))
    return _ordered(text, low, high)


def _ordered(text: str, low: float, high: float) -> Range:
    if low > high:
        raise ValueError(f"{quoted(text)} is a range whose first number is the larger; write the smaller first")
    return Range(low, high)


def lengths(text: str) -> tuple[Length, Length, Length, Length]:
    """One to four lengths around a rectangle, in CSS order."""
    return _around(text, [space(word) for word in text.split()])


def margins(text: str) -> tuple[Length, Length, Length, Length]:
    """One to four margins of a page, in CSS order."""
    return _around(text, [margin(word) for word in text.split()])


def _around(text: str, found: list[Length]) -> tuple[Length, Length, Length, Length]:
    """One to four values spread to top, right, bottom and left as CSS does."""
    if not 1 <= len(found) <= 4:
        raise ValueError(f"{quoted(text)} is not one to four lengths; write them like 16mm, or 3mm 0 24mm 0")
    top = found[0]
    right = found[1] if len(found) > 1 else top
    bottom = found[2] if len(found) > 2 else top
    left = found[3] if len(found) > 3 else right
    return top, right, bottom, left


def gaps(text: str) -> tuple[Length, Length]:
    """Row gap and column gap, as CSS writes `gap`: one length for both, or `ROW COLUMN`."""
    found = [space(word) for word in text.split()]
    if not 1 <= len(found) <= 2:
        raise ValueError(f"{quoted(text)} is not a gap; write one length, or row gap and column gap: 28mm 20mm")
    return found[0], found[-1]


def share(text: str) -> float:
    """A percentage as a number from 0 to 1."""
    try:
        part = number(text.strip().removesuffix("%")) if text.strip().endswith("%") else -1.0
    except ValueError:
        part = -1.0
    if not 0 < part <= 100:
        raise ValueError(f"{quoted(text)} is not a share; write it like 12%")
    return part / 100


def tracks(text: str) -> tuple[Track, ...]:
    """Columns or rows: lengths, shares, ranges of shares, `content` and `fill`."""
    words = re.sub(r"\s+to\s+", "~", text.strip()).split()
    found = tuple(_range_track(word) if "~" in word else _track(word) for word in words)
    if not 0 < len(found) <= 64:
        raise ValueError(f"{quoted(text)} names {len(found)} tracks; write 1 to 64, like 'fill fill 40mm'")
    if sum(max(track.value, track.most) for track in found if track.kind == "share") > 1 + 1e-9:
        raise ValueError(f"{quoted(text)} is more than 100%; write smaller shares")
    return found


def _range_track(word: str) -> Track:
    low, high = (end if end.endswith("%") else f"{end}%" for end in word.split("~", 1))
    least, most = share(low), share(high)
    if least > most:
        raise ValueError(f"'{low} to {high}' is a range whose first share is the larger; write the smaller first")
    return Track("share", least, most)


def _track(word: str) -> Track:
    if word == "fill":
        return Track("fill", 1.0)
    if word == "content":
        return Track("content", 1.0)
    if word.endswith("%"):
        return Track("share", share(word))
    hint = "write 'fill', 'content', a share like 24% or a length like 40mm"
    if word.isalpha():
        raise ValueError(f"{quoted(word)} is not a track; {did_you_mean(word, ('fill', 'content'), hint)}")
    return Track("length", length(word, hint=hint))


def counts(text: str) -> tuple[int, ...]:
    """Numbers of pages: `4`, `1 to 8`, `2, 4, 6 or 8`."""
    words = text.replace(",", " ").replace(" or ", " ").split()
    hint = "write it like 2, 1 to 8, or 2, 4, 6 or 8"
    is_range = len(words) == 3 and words[1] == "to"
    numbers = [words[0], words[2]] if is_range else words
    if (
        not numbers
        or len(numbers) > MOST_PAGES
        or any(not (w.isascii() and w.isdigit() and len(w) < 5) for w in numbers)
    ):
        raise ValueError(f"{quoted(text)} is not a number of pages; {hint}")
    found = [int(word) for word in numbers]
    if min(found) < 1 or max(found) > MOST_PAGES:
        raise ValueError(f"{quoted(text)} is out of bounds; 1 to {MOST_PAGES} pages are allowed")
    if is_range and found[0] > found[1]:
        raise ValueError(f"{quoted(text)} is a range whose first number is the larger; write the smaller first")
    return tuple(range(found[0], found[1] + 1)) if is_range else tuple(sorted(set(found)))


def page_size(text: str) -> tuple[float, float]:
    """Width and height in points: a paper and how it lies, or two lengths."""
    words = text.lower().replace("×", "x").split()
    lying = words[-1] if words and words[-1] in ("portrait", "landscape") else ""
    paper = " ".join(words[:-1] if lying else words)
    if paper in PAPERS:
        width, height = PAPERS[paper]
        return (height * MM, width * MM) if lying == "landscape" else (width * MM, height * MM)
    sides = paper.split("x")
    if len(sides) != 2:
        names = [name.title() if len(name) > 2 and name[:4] != "arch" else name.upper() for name in PAPERS]
        hint = did_you_mean(paper, names, f"write {either(names)}, or width and height like 48in x 36in")
        raise ValueError(f"{quoted(text)} is not a page size; {hint}")
    if not _split_unit(sides[0])[1]:
        sides[0] += _split_unit(sides[1])[1]
    hint = "write width and height like 48in x 36in"
    width, height = (length(side, SMALLEST_PAGE, LARGEST_PAGE, hint) for side in sides)
    if lying and (lying == "landscape") != (width > height):
        width, height = height, width
    return width, height


def page_size_like(text: str, own: tuple[float, float]) -> tuple[float, float]:
    """A page size as above, for a layout drawn for pages of `own` width and height.

    A paper that is named without saying how it lies, lies as the layout's own does; two lengths are taken as written.
    """
    width, height = page_size(text)
    is_named = " ".join(text.lower().split()) in PAPERS
    return (height, width) if is_named and (own[0] > own[1]) != (width > height) else (width, height)


def bounded(low: float, high: float, hint: str = "") -> Callable[[str], float]:
    """A reader of numbers from `low` to `high`."""

    def read(text: str) -> float:
        try:
            value = number(text)
        except ValueError as fault:
            raise ValueError(f"{quoted(text)} is not a number; {hint}" if hint else str(fault)) from None
        if not low <= value <= high:
            raise ValueError(f"{quoted(text)} is out of bounds; from {low:g} to {high:g} is allowed")
        return value

    return read


def whole(low: int, high: int) -> Callable[[str], int]:
    """A reader of whole numbers from `low` to `high`."""

    def read(text: str) -> int:
        words = text.strip()
        if not words.isascii() or not words.isdigit() or len(words) > 9:
            raise ValueError(f"{quoted(text)} is not a whole number; write one from {low} to {high}")
        if not low <= int(words) <= high:
            raise ValueError(f"{quoted(text)} is out of bounds; from {low} to {high} is allowed")
        return int(words)

    return read


def spread(low: float, high: float) -> Callable[[str], Range]:
    """A reader of ranges of numbers within `low` and `high`; one number is a range of its own."""

    def read(text: str) -> Range:
        first, last = text.partition(" to ")[::2]
        try:
            ends = number(first), number(last or first)
        except ValueError:
            raise ValueError(f"{quoted(text)} is not a range of numbers; {RANGES}") from None
        if min(ends) < low or max(ends) > high:
            raise ValueError(f"{quoted(text)} is out of bounds; from {low:g} to {high:g} is allowed")
        return _ordered(text, *ends)

    return read


def within(low: float, high: float, hint: str = LENGTHS) -> Callable[[str], float]:
    """A reader of lengths from `low` to `high` points."""
    return lambda text: length(text, low, high, hint)


def choice(*names: str) -> Callable[[str], str]:
    """A reader of one word of a few."""

    def read(text: str) -> str:
        if text.strip() not in names:
            hint = did_you_mean(text.strip(), names, f"write {either(names)}")
            raise ValueError(f"{quoted(text)} is not known here; {hint}")
        return text.strip()

    return read


def flag(text: str) -> bool:
    """yes or no; true and false as well."""
    known = {"yes": True, "true": True, "no": False, "false": False}
    if text.strip().lower() not in known:
        raise ValueError(f"{quoted(text)} is neither yes nor no; write yes or no")
    return known[text.strip().lower()]


def weight(text: str) -> int:
    """A font weight: 100 to 1000, or one of CSS's words."""
    known = {"regular": 400, "normal": 400, "bold": 700}
    words = text.strip().lower()
    if words in known:
        return known[words]
    if not words.isascii() or not words.isdigit() or len(words) > 4 or not 100 <= int(words) <= 1000:
        raise ValueError(f"{quoted(text)} is not a weight; write 100 to 1000, regular or bold")
    return int(words)
