"""Tracks and a total -> where each column or row starts and how large it is."""

from poster.model.layout import Track

Spans = list[tuple[float, float]]

FILLS = -1.0
"""In the place of the size of a track that fills."""


def divide(tracks: tuple[Track, ...], total: float, gap: float, naturals: list[float | None]) -> Spans:
    """Start and size in points of each track of a total length.

    `naturals` holds what each track's content needs; None for a track whose areas have nothing to show, which takes no
    room and no gap unless it is a fixed length. Tracks that fill share what the others leave in proportion to their
    values.
    """
    sizes: list[float | None] = []
    fixed = shares = 0.0
    there, grows = 0, False
    for (kind, value, *_), natural in zip(tracks, naturals):
        if natural is None and kind != "length":
            sizes.append(None)
            continue
        there += 1
        if kind == "fill":
            shares += value
            sizes.append(FILLS)
            continue
        grows = grows or kind == "grow"
        size = value if kind == "length" else value * total if kind == "share" else natural or 0.0
        fixed += size
        sizes.append(size)
    rest = max(total - gap * max(there - 1, 0) - fixed, 0.0)
    if grows:
        return _grown(tracks, sizes, gap, rest)
    spans: Spans = []
    position = 0.0
    for track, own in zip(tracks, sizes):
        if own is None:
            spans.append((position, 0.0))
            continue
        size = rest * track.value / shares if own == FILLS else own
        spans.append((position, size))
        position += size + gap
    return spans


def _grown(tracks: tuple[Track, ...], sizes: list[float | None], gap: float, rest: float) -> Spans:
    """Tracks as large as their content and, where they grow, an equal part of what is left."""
    each = rest / sum(track.kind == "grow" for track in tracks)
    spans: Spans = []
    position = 0.0
    for track, size in zip(tracks, sizes, strict=True):
        grown = max(size or 0.0, 0.0) + (each if track.kind == "grow" else 0.0)
        spans.append((position, grown))
        position += grown + gap
    return spans


def extent(spans: Spans, first: int, count: int) -> tuple[float, float]:
    """Start and size of `count` neighbouring tracks; those without room at their end take no gap either."""
    start, own = spans[first]
    if count == 1:
        return start, start + own - start
    end = max((position + size for position, size in spans[first : first + count] if size), default=start)
    return start, end - start
