"""Tracks and a total -> where each column or row starts and how large it is."""

from poster.model.layout import Track

Spans = list[tuple[float, float]]


def divide(tracks: tuple[Track, ...], total: float, gap: float, naturals: list[float | None]) -> Spans:
    """Start and size in points of each track of a total length.

    `naturals` holds what each track's content needs; None for a track whose areas have nothing to show, which takes no
    room and no gap unless it is a fixed length. Tracks that fill share what the others leave in proportion to their
    values.
    """
    gone = [natural is None and track.kind != "length" for track, natural in zip(tracks, naturals)]
    sizes = [0.0 if left else _fixed(track, total, own) for track, own, left in zip(tracks, naturals, gone)]
    gaps = gap * max(len(tracks) - sum(gone) - 1, 0)
    rest = max(total - gaps - sum(size for size in sizes if size is not None), 0.0)
    if any(track.kind == "grow" for track in tracks):
        return _grown(tracks, sizes, gap, rest)
    shares = sum(track.value for track, size, left in zip(tracks, sizes, gone) if size is None and not left)
    spans: Spans = []
    position = 0.0
    for track, size, left in zip(tracks, sizes, gone):
        if left:
            spans.append((position, 0.0))
            continue
        size = rest * track.value / shares if size is None else size
        spans.append((position, size))
        position += size + gap
    return spans


def _grown(tracks: tuple[Track, ...], sizes: list[float | None], gap: float, rest: float) -> Spans:
    """Tracks as large as their content and, where they grow, an equal part of what is left."""
    each = rest / sum(track.kind == "grow" for track in tracks)
    spans: Spans = []
    position = 0.0
    for track, size in zip(tracks, sizes, strict=True):
        grown = (size or 0.0) + (each if track.kind == "grow" else 0.0)
        spans.append((position, grown))
        position += grown + gap
    return spans


def _fixed(track: Track, total: float, natural: float | None) -> float | None:
    """The size of a track that does not fill, else None."""
    if track.kind == "length":
        return track.value
    if track.kind == "share":
        return track.value * total
    if track.kind in ("content", "grow"):
        return natural or 0.0
    return None


def extent(spans: Spans, first: int, count: int) -> tuple[float, float]:
    """Start and size of `count` neighbouring tracks; those without room at their end take no gap either."""
    start, own = spans[first]
    if count == 1:
        return start, start + own - start
    end = max((position + size for position, size in spans[first : first + count] if size), default=start)
    return start, end - start
