"""Paths of pictures, as content and layout write them -> pictures ready to be placed, and what is wrong with them."""

import os

from poster.cache import Cache
from poster.images.pictures import open_picture
from poster.images.samples import inks_of, inks_of_page, samples_of, samples_of_page
from poster.images.type_sizes import joined, sizes_of_page
from poster.model.color import WHITE, Color
from poster.model.content import Content
from poster.model.layout import Area, Layout
from poster.model.picture import Ink, Letters, PdfPage, Picture, Raster, Samples, TypeSize
from poster.model.story import Ground
from poster.paint.alone import paint_alone
from poster.problems import Place, Problem
from poster.reach import project_of
from poster.text.fonts import Fonts
from poster.text.lettering import lettering_of


class Pictures:
    """Opens the pictures of one story; gathers their places and what goes wrong."""

    def __init__(self, content: Content, layout: Layout, fonts: Fonts, cache: Cache) -> None:
        self.folder, self.reach, self.folders = project_of(content.file), fonts.reach, fonts.folders
        self.colors, self.cache = layout.colors, cache
        self.families = tuple(dict.fromkeys(name for style in layout.styles.values() for name in style.families))
        self.lettering = lettering_of(fonts, self.families, cache)
        self.places: list[tuple[str, Place]] = []
        self.problems: list[Problem] = []
        self.inks: dict[str, tuple[Ink, ...]] = {}
        """Colors of the pictures that are no grounds, by digest."""
        self.lettered: dict[str, Letters] = {}
        """How large the letters in figures are, by digest."""

    def open(self, path: str, place: Place, folder: str = "", paper: Color | None = None) -> Picture | None:
        """The picture in the content's folder, or in another; None where it cannot be used."""
        picture, problems = open_picture(
            path,
            folder or self.folder,
            place,
            self.cache,
            paper=paper,
            lettering=self.lettering,
            families=(*self.families, *self.folders),
            reach=self.reach,
        )
        self.problems += problems
        if picture:
            self.places.append((path, place))
            if paper is None:
                self.inks[picture.digest] = self._inks(picture)
        return picture

    def ground(self, area: Area, figure: int | None) -> Ground | None:
        """The picture that covers an area, laid on the area's color where light goes through it."""
        assert area.picture, "only areas with a picture are asked for one"
        path, folder = _beside(area.picture.file, area.picture.place.file, self.folder)
        paper = area.ground or self.colors.get("paper", WHITE)
        picture = self.open(path, area.picture.place, folder, paper)
        if picture is None:
            return None
        if not isinstance(picture, Raster):
            # Named after its paper too: light goes through it, and what is measured depends on what is below.
            picture = picture._replace(digest=f"{picture.digest}{paper}".replace("#", "x"))
        return Ground(picture, self._samples(picture, paper), figure)

    def letters(self, picture: PdfPage) -> Letters:
        """How large the letters in a vector picture are, at its natural size."""

        def measured() -> tuple[TypeSize, ...]:
            page = paint_alone(picture)
            return sizes_of_page(page, picture.width) if page else ()

        sizes = self.cache.get("type sizes", picture.digest, measured)
        found = Letters(joined(sizes, picture.outlines), bool(sizes) and not picture.outlines)
        self.lettered[picture.digest] = found
        return found

    def _inks(self, picture: Picture) -> tuple[Ink, ...]:
        """The picture's colors; none where they cannot be had."""
        if isinstance(picture, Raster):
            return inks_of(picture, self.cache)

        def drawn() -> tuple[Ink, ...]:
            page = paint_alone(picture)
            return inks_of_page(page) if page else ()

        return self.cache.get("inks", picture.digest, drawn)

    def _samples(self, picture: Picture, paper: Color) -> Samples | None:
        """The picture's pixels on its paper; None where they cannot be had."""
        if isinstance(picture, Raster):
            return samples_of(picture, self.cache)

        def drawn() -> Samples | None:
            page = paint_alone(picture)
            return samples_of_page(page, paper) if page else None

        return self.cache.get("samples", picture.digest, drawn)


def _beside(path: str, layout_file: str, folder: str) -> tuple[str, str]:
    """The path and the folder to open it in: the layout's own where it is there, else the content's.

    A layout within the project may name any picture of the project: `../figures/hall.jpg`.
    """
    own = os.path.dirname(layout_file) or "."
    beside = os.path.normpath(os.path.join(own, path))
    if os.path.isabs(path) or not os.path.exists(beside):
        return path, folder
    inside = os.path.relpath(beside, folder)
    return (path, own) if inside.startswith(os.pardir) else (inside, folder)
