"""How open a page is, from 0 to 1 -> its leading and the distances that all its columns share.

Spare height goes out in one order: first the leading, then what is elastic (bands, panels, codes), then gaps. One
number says how far on the whole; what single columns take more or less of it is found by the split (split.py) and made
exact by their equations (level.py).
"""

from typing import NamedTuple

from poster.fit.flow import Measured
from poster.model.units import Range

COMMON = ("item", "paragraph", "text", "box")
"""Gaps that are one distance on a page."""
LEADS_TO = 0.6
"""Openness at which the leading is as wide as it gets: before that gaps are nearly closed, after it only they open."""
GAPS_FROM = 0.15
"""Openness at which gaps begin to open."""
ELASTIC_AT = 0.35
"""Openness at which elastic blocks and bands take all they can: lines are comfortably apart, gaps a quarter open."""

SHORT_AT = 0.6
"""Openness of a page that is not filled at any: each of its columns, and each of several pages, may still be opened
and closed a little so that all end on one line."""


class Spacing(NamedTuple):
    """Leading and gaps of a page."""

    leading: float
    """Baseline to baseline of the body, in points."""
    open: float
    """Share of their ranges by which gaps are open."""

    def gaps(self, measured: Measured) -> tuple[float, ...]:
        """What gaps of each kind of a flow take beyond their least, in points."""
        return tuple([self.open * self.leading * give for give in measured.gives])


def spacing_at(openness: float, lines: Range, body: float) -> Spacing:
    """The spacing of a page so open, `lines` being the leadings allowed, in em."""
    leading = (lines.low + (lines.high - lines.low) * min(openness / LEADS_TO, 1.0)) * body
    return Spacing(leading, max(openness - GAPS_FROM, 0.0) / (1.0 - GAPS_FROM))


class Spare(NamedTuple):
    """How the height that a page has to spare is shared out."""

    openness: float
    """0 to 1."""
    lowered: float
    """Points by which each column is less tall than its room: taken by bands, or left empty."""


def share_out(
    flows: list[tuple[Measured, tuple[float, ...], tuple[float, ...]]], lines: Range, body: float, elastic: float,
    lent: float = 0.0,
) -> Spare:  # fmt: skip
    """How open a page has to be for its flows to fill their rooms, `elastic` being the points that bands can take, each
    column its share of them, `lent` those that what stands over some columns can.

    Sums over all columns: where each ends is not known yet. The gap before the first block of a column goes, about a
    line and a half each.
    """
    room = sum([sum(rooms) for _, rooms, _ in flows])
    columns = sum([len(rooms) for _, rooms, _ in flows])
    less = sum([sum(shares) for _, _, shares in flows])

    def left(openness: float) -> float:
        spacing = spacing_at(openness, lines, body)
        used = 0.0
        for measured, rooms, _ in flows:
            whole = measured.whole
            used += whole.fixed + spacing.leading * (whole.leads + spacing.open * whole.gaps - 1.5 * (len(rooms) - 1))
        return room - used

    def reached(low: float, high: float, spent: float) -> float:
        for _ in range(12):
            middle = (low + high) / 2
            if left(middle) > spent:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    own = lent + sum([measured.whole.spare for measured, _, _ in flows])
    most = own + less * elastic
    at = left(ELASTIC_AT)
    if at <= 0.0:
        return Spare(reached(0.0, ELASTIC_AT, 0.0), 0.0)
    if at <= most:
        return Spare(ELASTIC_AT, max(at - own, 0.0) / less if less > 0.0 else 0.0)
    at = left(1.0)
    if at <= most:
        return Spare(reached(ELASTIC_AT, 1.0, most), elastic)
    return Spare(SHORT_AT, elastic + (left(SHORT_AT) - most) / columns)
