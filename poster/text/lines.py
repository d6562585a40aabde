"""Line breaking: a galley and a width in em -> the number of lines, and the lines with least demerits.

Every way of breaking here uses the least number of lines that the width allows at natural word spaces, so that the
number that was counted is the number that is drawn; demerits only choose among breaks into that many lines.
Source of the method: Knuth and Plass, "Breaking Paragraphs into Lines", 1981.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from poster.cache import Cache
from poster.model.layout import Align
from poster.model.text import Galley, Line

SLACK = 1e-9
"""Em by which a line may be over: rounding of sums, so that a galley fits the width that `narrowest` gives."""
SHRINK, STRETCH = 0.25, 0.6
"""How far a word space of justified text gives way, as a share of itself: from 0.75 to 1.6 of its width."""
LEAST_GIVE = 0.05
"""Em by which a line without word spaces counts as giving way, so that the shorter of two such lines costs more."""
SHORT_LAST = 5000.0
"""Demerits for a last line of one word or fewer than four characters: more than for a line that is two thirds empty."""
JUSTIFIED = 100.0
"""How many times the demerits of ragged text count in justified text, whose lines cost (10 + badness) squared."""
HOLE = 0.3
"""Share of the longest line by which another, the last aside, may be shorter in balanced text: beyond that it shows as
a hole, and a short last line is better."""
TWO_HYPHENS = 600.0
"""Demerits for hyphens at the ends of two lines in a row."""
FEWEST_CHARACTERS = 4
"""Characters of the shortest last line. Source: Bringhurst, 2.4.4."""


def count_lines(galley: Galley, width: float) -> int:
    """The least number of lines at a width in em; a box wider than that has a line of its own. 0 for no text."""
    starts, ends = galley.starts, galley.ends
    width += SLACK
    first = count = 0
    for stop in galley.stops:
        end = stop + 1
        while first < end:
            following = bisect_right(ends, starts[first] + width, first, end)
            if galley.hyphenated:
                following = _without_hyphen(galley, starts[first] + width, first, following, stop)
            first = following if following > first else first + 1
            count += 1
    return count


def count_until(galley: Galley, width: float) -> tuple[int, float]:
    """The number of lines at a width in em, and a wider one up to which it stays the same for sure."""
    starts, ends = galley.starts, galley.ends
    if galley.hyphenated:
        return count_lines(galley, width), width
    room = width + SLACK
    first = count = 0
    until = float("inf")
    for stop in galley.stops:
        end = stop + 1
        while first < end:
            following = max(bisect_right(ends, starts[first] + room, first, end), first + 1)
            if following < end:
                until = min(until, ends[following] - starts[first])
            first = following
            count += 1
    return count, until - 2 * SLACK


def _without_hyphen(galley: Galley, limit: float, first: int, following: int, stop: int) -> int:
    """Fewer boxes, until the hyphen that the line ends in fits too."""
    last = following - 1
    while first < last < stop:
        hyphen = galley.boxes[last].hyphen
        if hyphen is None or galley.ends[last] + hyphen.width <= limit:
            break
        last -= 1
    return last + 1


def break_lines(galley: Galley, width: float, align: Align, balance: bool, cache: Cache) -> tuple[Line, ...]:
    """The lines of a galley at a width in em: `count_lines` of them, with the least demerits.

    Ragged text: squares of what is left of each line but the last. Balanced: of each line, below the least width that
    gives as many lines. Justified: Knuth and Plass's demerits, word spaces from 0.75 to 1.6, last lines not stretched.
    """
    # By the number of the galley: its value is long to hash, and galleys are made once and shared. It is kept with its
    # lines, so that no other can take its number.
    key = (id(galley), width, align, balance)
    table: dict[tuple[int, float, Align, bool], tuple[Galley, tuple[Line, ...]]]
    table = cache.table("lines")  # type: ignore[assignment]
    found = table.get(key)
    if found is None:
        found = table[key] = (galley, _break(galley, width, align, balance))
    return found[1]


def broken(galley: Galley, width: float, align: Align, balance: bool) -> tuple[Line, ...]:
    """The same lines, found anew: for widths that are only tried."""
    return _break(galley, width, align, balance)


class Room(NamedTuple):
    """Room above or below the letters of a line, in em."""

    enough: float
    """What a formula may take without the line opening: a script may come near a letter of the next line."""
    wanted: float
    """What is left free once it opens."""

    def lacking(self, reach: float) -> float:
        """How far a line opens for what reaches so far."""
        return reach - self.wanted if reach > self.enough else 0.0


def openings(galley: Galley, lines: Sequence[Line], up: Room, down: Room) -> list[tuple[float, float]]:
    """How far each line must open above and below for its formulas, in em."""
    found: list[tuple[float, float]] = []
    for line in lines:
        own = [each for each in galley.tall if line.first <= each.box <= line.last]
        ascent = max([each.ascent for each in own], default=0.0)
        depth = max([each.depth for each in own], default=0.0)
        found.append((up.lacking(ascent), down.lacking(depth)))
    return found


def _break(galley: Galley, width: float, align: Align, balance: bool) -> tuple[Line, ...]:
    lines: list[Line] = []
    first = 0
    for stop in galley.stops:
        part = _Part(galley, first, stop)
        if align == "justify":
            lines.extend(_justify(part, width))
        else:
            lines.extend(_rag(part, width, balance))
        first = stop + 1
    return tuple(lines)


class _Part:
    """The boxes between two forced stops."""

    __slots__ = ("boxes", "ends", "first", "full", "galley", "starts", "stop")

    def __init__(self, galley: Galley, first: int, stop: int) -> None:
        self.galley = galley
        self.boxes, self.starts = galley.boxes, galley.starts
        self.first, self.stop = first, stop
        self.ends = galley.ends
        self.full = galley.ends
        """Right edge of each box with the hyphen that it ends a line with."""
        if galley.hyphenated:
            hyphens = [box.hyphen.width if box.hyphen else 0.0 for box in galley.boxes]
            full = [end + hyphen for end, hyphen in zip(galley.ends, hyphens, strict=True)]
            full[stop] = galley.ends[stop]
            self.full = tuple(full)

    def furthest(self, first: int, width: float) -> int:
        """Number of the last box of the longest line that starts with box `first`."""
        last = bisect_right(self.ends, self.starts[first] + width + SLACK, first, self.stop + 1) - 1
        while last > first and self.full[last] - self.starts[first] > width + SLACK:
            last -= 1
        return max(last, first)

    def greedy(self, width: float) -> list[int]:
        """The last box of each line where every line takes as many boxes as it can."""
        lasts = []
        first = self.first
        while first <= self.stop:
            last = self.furthest(first, width)
            lasts.append(last)
            first = last + 1
        return lasts

    def earliest(self, width: float, count: int) -> list[int]:
        """The last box of each of `count` lines where the later lines take as many boxes as they can."""
        lasts = [self.stop]
        for _ in range(count - 1):
            last = lasts[-1]
            first = bisect_left(self.starts, self.ends[last] - width - SLACK, self.first, last + 1)
            lasts.append(min(first, last) - 1)
        return lasts[::-1]

    def lines(self, lasts: list[int]) -> list[tuple[int, int]]:
        """First and last box of the lines that end with these boxes."""
        return list(zip([self.first, *[last + 1 for last in lasts[:-1]]], lasts, strict=True))

    def widest_box(self) -> float:
        """Width that every single box fits, its hyphen included."""
        return max(self.full[last] - self.starts[last] for last in range(self.first, self.stop + 1))

    def widest_line(self, lasts: list[int]) -> float:
        """Width of the widest of the lines that end with these boxes."""
        return max(self.full[last] - self.starts[first] for first, last in self.lines(lasts))

    def next_change(self, lasts: list[int]) -> float:
        """The least width at which one of the lines could take one more box."""
        more = [self.ends[last + 1] - self.starts[first] for first, last in self.lines(lasts) if last < self.stop]
        return min(more, default=float("inf"))

    def line(self, first: int, last: int, stretch: float) -> Line:
        return Line(first, last, self.full[last] - self.starts[first], stretch)


Cost = Callable[[int, int], float]
"""Demerits of a line from its first and its last box; infinite where it cannot be."""


def _least(part: _Part, latest: list[int], earliest: list[int], cost: Cost) -> list[int]:
    """The last box of each line on the cheapest path through the breaks from `earliest` to `latest`: one step a line.

    Where a line cannot do otherwise it may be one box that is too wide.
    """
    reached: dict[int, float] = {part.first - 1: 0.0}
    trail: list[dict[int, int]] = []
    for low, high in zip(earliest, latest, strict=True):
        best: dict[int, float] = {}
        come: dict[int, int] = {}
        for last in range(max(low, part.first), high + 1):
            least = float("inf")
            for before, so_far in reached.items():
                if before < last and (total := so_far + cost(before + 1, last)) < least:
                    least, come[last] = total, before
            if last in come:
                best[last] = least
        reached = best
        trail.append(come)
    lasts = [part.stop]
    for come in reversed(trail[1:]):
        lasts.append(come[lasts[-1]])
    return lasts[::-1]


def _spread(part: _Part, lasts: list[int], stretch: Callable[[int, int], float]) -> list[Line]:
    return [part.line(first, last, stretch(first, last)) for first, last in part.lines(lasts)]


def _no_stretch(first: int, last: int) -> float:
    return 0.0


def _rag(part: _Part, width: float, balance: bool) -> list[Line]:
    latest = part.greedy(width)
    if len(latest) == 1:
        return [part.line(part.first, part.stop, 0.0)]
    if balance:
        even = _broken(part, width, True)
        if (hole := _hole(even)) > HOLE:
            ragged = _broken(part, width, False)
            return ragged if _hole(ragged) < hole else even
        return even
    return _broken(part, width, False)


def _hole(lines: list[Line]) -> float:
    """How much shorter the shortest line but the last is than the longest, as a share of that."""
    return 1.0 - min(line.width for line in lines[:-1]) / max(max(line.width for line in lines), SLACK)


def _broken(part: _Part, width: float, balance: bool) -> list[Line]:
    latest = part.greedy(width)
    if balance:
        width = min(width, _narrowest((part,), len(latest)))  # a word too wide for the line stays so
        latest = part.greedy(width)
    starts, full, boxes, stop = part.starts, part.full, part.boxes, part.stop
    limit = width + SLACK
    scale = 100.0 / width if width > 0 else 0.0
    hyphenated = full is not part.ends

    def cost(first: int, last: int) -> float:
        natural = full[last] - starts[first]
        if natural > limit:
            return 0.0 if first == last else float("inf")
        if last == stop:
            return ((width - natural) * scale) ** 2 if balance else _last_line(part, first)
        demerits = ((width - natural) * scale) ** 2 + boxes[last].penalty
        if hyphenated and first > part.first and boxes[last].hyphen and boxes[first - 1].hyphen:
            demerits += TWO_HYPHENS
        return demerits

    return _spread(part, _least(part, latest, part.earliest(width, len(latest)), cost), _no_stretch)


def _last_line(part: _Part, first: int) -> float:
    """Demerits of a last line that starts with box `first`, if it is not the only one."""
    if first == part.first:
        return 0.0
    boxes = part.boxes[first : part.stop + 1]
    words = 1 + sum(box.space is not None for box in boxes[:-1])
    if words > 1 and sum(len(piece.word.text) for box in boxes for piece in box.pieces) >= FEWEST_CHARACTERS:
        return 0.0
    return SHORT_LAST


def _justify(part: _Part, width: float) -> list[Line]:
    count = len(part.greedy(width))
    starts, full, boxes, stop = part.starts, part.full, part.boxes, part.stop

    def spaces(first: int, last: int) -> tuple[int, float]:
        """Number and width of the word spaces of a line."""
        widths = [box.space.width for box in boxes[first:last] if box.space]
        widths += [piece.width for box in boxes[first : last + 1] for piece in box.pieces if piece.word.text == " "]
        return len(widths), sum(widths)

    def cost(first: int, last: int) -> float:
        spare = width - (full[last] - starts[first])
        if spare < -SLACK and first == last:
            return 0.0
        if last == stop:
            return JUSTIFIED * _last_line(part, first) if spare >= -SLACK else float("inf")
        _, room = spaces(first, last)
        if spare < -SHRINK * room - SLACK:
            return float("inf")
        give = room * (STRETCH if spare > 0 else SHRINK)
        ratio = abs(spare) / max(give, LEAST_GIVE)
        demerits = (10.0 + 100.0 * ratio**3) ** 2 + JUSTIFIED * boxes[last].penalty
        if first > part.first and boxes[last].hyphen and boxes[first - 1].hyphen:
            demerits += JUSTIFIED * TWO_HYPHENS
        return demerits

    def stretch(first: int, last: int) -> float:
        number, room = spaces(first, last)
        spare = width - (full[last] - starts[first])
        if last == stop or not number:
            return 0.0
        return max(spare, -SHRINK * room) / number

    tight = _tight(part)
    most = [part.stop - count + number for number in range(1, count + 1)]
    greedy = tight.greedy(width)
    latest = [min(last, end) for last, end in zip(greedy + [part.stop] * (count - len(greedy)), most, strict=True)]
    earliest = [max(last, part.first + number) for number, last in enumerate(tight.earliest(width, count))]
    return _spread(part, _least(part, latest, earliest, cost), stretch)


def _tight(part: _Part) -> _Part:
    """The same boxes with every word space as narrow as it may be: how much a justified line holds at most."""
    saved = list(accumulate((SHRINK * box.space.width if box.space else 0.0 for box in part.boxes), initial=0.0))
    tight = _Part(part.galley, part.first, part.stop)
    tight.starts = tuple([start - less for start, less in zip(part.starts, saved, strict=False)])
    tight.ends = tuple([end - less for end, less in zip(part.ends, saved, strict=False)])
    tight.full = tuple([end - less for end, less in zip(part.full, saved, strict=False)])
    return tight


def narrowest(galley: Galley, lines: int) -> float:
    """The least width in em at which a galley breaks into at most `lines` lines and no box is wider than its line.

    Where forced stops ask for more lines, the least width that leaves the text between them whole. 0 for no text.
    """
    if not galley.boxes:
        return 0.0
    firsts = (0, *[stop + 1 for stop in galley.stops[:-1]])
    parts = tuple([_Part(galley, first, stop) for first, stop in zip(firsts, galley.stops, strict=True)])
    return _narrowest(parts, lines)


def _narrowest(parts: tuple[_Part, ...], lines: int) -> float:
    """Bisection over widths that jumps to where something changes, so that the answer is the exact width of a line."""
    low = max(part.widest_box() for part in parts)
    high = max(part.ends[part.stop] - part.starts[part.first] for part in parts)
    if len(parts) > lines:
        return high
    if _count(parts, low) <= lines:
        return low
    while high - low > 4 * SLACK:  # closer than that, a line that is over by less than SLACK changes nothing
        middle = (low + high) / 2
        broken = [(part, part.greedy(middle)) for part in parts]
        if sum(len(lasts) for _, lasts in broken) <= lines:
            high = max(part.widest_line(lasts) for part, lasts in broken)
        else:
            low = max(middle, min(part.next_change(lasts) for part, lasts in broken))
            if low < high and _count(parts, low) <= lines:
                return low
    return high


def _count(parts: tuple[_Part, ...], width: float) -> int:
    return sum(len(part.greedy(width)) for part in parts)
