"""The path of a picture, as the user wrote it -> the picture ready to be placed, or what is wrong with it."""

import os
from typing import NamedTuple
from urllib.parse import unquote

from poster.cache import Cache
from poster.images.source import PictureError, Source, kind_of, locate, read
from poster.model.color import Color
from poster.model.picture import Lettering, Picture
from poster.problems import Place, Problem, error, warning
from poster.reach import Reach

SLIMMEST = 10_000.0
"""Sides of which one may be that many times the other: a line of one pixel across a wall has 6,000."""

MOST_KEPT = 64
"""Pictures that the cache holds; they may have megabytes each."""


class _Opened(NamedTuple):
    """A picture, or the reason why there is none; not yet told with a place."""

    picture: Picture | None
    doubts: tuple[str, ...]
    fact: str = ""
    hint: str = ""
    links: tuple[tuple[str, Source], ...] = ()
    """Pictures that an SVG shows, as it writes them."""


def open_picture(
    path: str,
    folder: str,
    place: Place,
    cache: Cache,
    *,
    paper: Color | None = None,
    lettering: Lettering | None = None,
    families: tuple[str, ...] = (),
    reach: Reach | None = None,
) -> tuple[Picture | None, tuple[Problem, ...]]:
    """The picture that `path` names, beginning at `folder`, None where it cannot be used; its problems at `place`.

    PNG, JPEG, TIFF, WebP, SVG and PDF are told apart by their content. With a `paper`, pixels that let light through
    are laid on it. `lettering` has the fonts for the text of SVGs; without it such text is refused; `families` say
    where it looks. `reach` is what may be read; without it `folder`. The cache keeps a picture as long as its file
    does not change.
    """
    reach = reach or Reach((os.path.realpath(folder),), (), set())
    try:
        source = locate(path, folder, reach)
    except PictureError as fault:
        return None, (error(place, f"the picture '{path[:200]}' {fault.fact}", fault.hint),)
    kept = cache.table("pictures")
    key = (source, path, paper, lettering is not None, families)
    opened: _Opened | None = kept.get(key)
    if opened is None or _has_changed(opened, source, reach):
        if len(kept) >= MOST_KEPT:
            kept.clear()
        opened = kept[key] = _open(source, path, paper, lettering, reach, cache)
    if opened.picture is None:
        return None, (error(place, f"the picture '{path[:200]}' {opened.fact}", opened.hint),)
    doubts = (
        warning(place, f"the picture '{path}' {doubt}", "export it again, or look at it") for doubt in opened.doubts
    )
    return opened.picture, tuple(doubts)


def _has_changed(opened: _Opened, source: Source, reach: Reach) -> bool:
    """Whether a picture that an SVG shows is another one by now; each of them counts as read."""
    try:
        return any(locate(link, os.path.dirname(source.path), reach) != known for link, known in opened.links)
    except PictureError:
        return True


def _open(
    source: Source, name: str, paper: Color | None, lettering: Lettering | None, reach: Reach, cache: Cache
) -> _Opened:
    opened = _opened(source, name, paper, lettering, reach, cache)
    if opened.picture is not None:
        sides = opened.picture.width, opened.picture.height
        if max(sides) > SLIMMEST * min(sides):
            fact = f"is {sides[0]:g} x {sides[1]:g}: a line, no picture"
            return _Opened(None, (), fact, "crop it, or export it again")
    return opened


def _opened(
    source: Source, name: str, paper: Color | None, lettering: Lettering | None, reach: Reach, cache: Cache
) -> _Opened:
    links: dict[str, Source] = {}

    def find(link: str) -> bytes:
        """A picture that an SVG shows, sought from the SVG's own folder."""
        path = unquote(link)
        links[path] = locate(path, os.path.dirname(source.path), reach)
        return read(links[path], reach)

    try:
        content = read(source, reach)
        kind = kind_of(content)
        # Each reader has imports of its own that other pictures do not need.
        if kind == "SVG":
            from poster.images.svg import open_svg

            page, doubts = open_svg(content, name, lettering, find, cache)
            return _Opened(page, doubts, links=tuple(links.items()))
        if kind == "PDF":
            from poster.images.pdf_page import open_pdf

            return _Opened(*open_pdf(content, name))
        from poster.images.raster import open_raster

        return _Opened(*open_raster(content, kind, name, paper))
    except PictureError as fault:
        return _Opened(None, (), fault.fact, fault.hint, tuple(links.items()))
    except (MemoryError, RecursionError):
        return _Opened(None, (), "is too large or too deep to be read", "save it smaller", tuple(links.items()))
