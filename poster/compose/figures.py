"""The figures of the content -> blocks with pictures, captions and numbers, and their part of the tree.

In the structure a figure and its caption are neighbours in a part of their own, as PDF/UA has them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from poster.blocks.figure import FigureBlock, Lifted, PlateBlock
from poster.compose.copies import Case
from poster.compose.references import letter_of, said_of
from poster.compose.tree import Tree
from poster.model import content as written
from poster.model.content import Run, Text
from poster.model.files import Size
from poster.model.layout import Area, FigureSet, Layout
from poster.model.picture import PdfPage, Picture
from poster.model.references import Referable, figures_in
from poster.model.story import Copy, Entry
from poster.problems import Place, Problem, warning

if TYPE_CHECKING:
    from poster.compose.pictures import Pictures

THREE_BY_TWO = 1.5
"""Width over height of a picture that is cut and whose height nobody says."""


class FigureWriter:
    """Writes the figures of one story; those that areas show alone are put aside for them."""

    def __init__(
        self, layout: Layout, words: dict[str, str], known: dict[str, Referable], tree: Tree,
        pictures: Callable[[], "Pictures"], lifted: dict[Place, tuple[str, Area, Case]],
    ) -> None:  # fmt: skip
        """`lifted` are the figures, by their places, that have areas for themselves: their names, areas and cases."""
        self.layout, self.words, self.known, self.tree = layout, words, known, tree
        self.pictures, self.lifted = pictures, lifted
        self.aside: dict[str, Entry] = {}
        """The figures that have areas for themselves, by the names by which areas show them."""
        self.problems: list[Problem] = []

    def write(self, figure: written.Figure, parent: int, case: Case, indent: float, area: Area) -> FigureBlock | None:
        """The block of a figure; None where it has an area for itself, or a picture of it cannot be used."""
        lifted = self.lifted.get(figure.place)
        if lifted:
            name, area, case = lifted
            block = self._figure(figure, parent, case, 0.0, area.figures)
            if block:
                made = Lifted(block, area.covers, area.focus, area.most * self.layout.height)
                self.aside[name] = Entry(made, "figure", False, -1)
            return None
        return self._figure(figure, parent, case, indent, area.figures)

    def tell_narrow(self, blocks: tuple[written.Block, ...]) -> None:
        """Tells of figures that ask for several columns of their area within columns of the text."""
        for figure in figures_in(blocks):
            if figure.span:
                fact = "a figure within columns of the text stands in its own: it cannot be over those of the page"
                self.problems.append(warning(figure.place, fact, "write it outside of '.columns'"))

    def _figure(
        self, figure: written.Figure, parent: int, case: Case, indent: float, settings: FigureSet
    ) -> FigureBlock | None:
        # The place of its picture keeps figures apart that are in one section.
        sect = self.tree.add("Sect", parent, name=figure.id)
        many = sum(len(row) for row in figure.rows) > 1
        is_lettered = bool(figure.id) and many
        plates = [plate for row in figure.rows for plate in row]
        made: list[PlateBlock | None] = []
        for number, plate in enumerate(plates):
            letter = letter_of(number) if is_lettered else ""
            made.append(self._plate(figure, plate, sect, case, letter, many))
        there = iter(made)
        rows = tuple(tuple(each for each in [next(there) for _ in row] if each) for row in figure.rows)
        if not all(made):
            return None
        caption = self._caption(figure.id, figure.caption, sect, case)
        credit = self._credit(figure.credit, sect, case)
        align = figure.align or settings.align
        floor = self.layout.lettering
        return FigureBlock(
            rows, caption, credit, figure.width, align, is_lettered, settings, indent, floor, figure.span != 0
        )

    def _plate(
        self, figure: written.Figure, plate: written.Plate, sect: int, case: Case, letter: str, many: bool
    ) -> PlateBlock | None:
        """A picture with its words."""
        picture = self.pictures().open(plate.file, plate.place)
        if picture is None:
            return None
        own = self.tree.add("Sect", sect, name=plate.id) if plate.id and many else sect
        alt = plate.alt
        if alt is None:
            said = plate.caption or figure.caption
            alt = said.plain if said else ""
        link = None
        if plate.url:
            link = self.tree.add("Link", self.tree.add("P", own), url=plate.url)
        node = self.tree.add("Figure", own if link is None else link, alt=alt) if alt else None
        words = self._panel_words(plate, own, case, letter) if many else None
        aspect = picture.width / picture.height
        if plate.crop:
            aspect = _cut(figure.width, plate.height)
        lettering = self._lettering(picture)
        return PlateBlock(
            picture, aspect, node, link, plate.url, alt, words, plate.share, plate.crop, plate.focus, lettering
        )

    def _lettering(self, picture: Picture) -> float:
        return self.pictures().letters(picture).least if isinstance(picture, PdfPage) else 0.0

    def _panel_words(self, plate: written.Plate, sect: int, case: Case, letter: str) -> Copy | None:
        """The letter of a panel, or its number where it is a figure of its own, and its words."""
        if not letter:
            return self._caption(plate.id, plate.caption, sect, case)
        if plate.caption:
            return self._labelled(letter, plate.caption, sect, case)
        return self._labelled(letter, None, sect, case)

    def _caption(self, name: str, text: Text | None, sect: int, case: Case) -> Copy | None:
        """The caption of a figure, its number before it; None where there is neither."""
        target = self.known.get(name)
        label = said_of(target, self.words, is_bare=False) if target else ""
        return self._labelled(label, text, sect, case) if label or text else None

    def _labelled(self, label: str, text: Text | None, sect: int, case: Case) -> Copy:
        runs = text.runs if text else ()
        places = text.places if text else ()
        if label:
            own: tuple[Run, ...] = (Run(label, own=True, strong=True),)
            own += (Run(" ", own=True),) if text else ()
            runs, places = own + runs, (places[:1] or (self.layout.place,)) * len(own) + places
        return case.copy(Text(runs, places), case.styles["caption"], self.tree.add("Caption", sect))

    def _credit(self, text: Text | None, sect: int, case: Case) -> Copy | None:
        if text is None:
            return None
        soft = self.layout.colors.get("soft")
        style = case.styles["caption"]
        style = style._replace(color=soft) if soft else style
        return case.copy(text, style, self.tree.add("P", sect))


def _cut(width: Size, height: Size) -> float:
    """Width over height of a picture that is cut."""
    if height.points and width.points:
        return width.points / height.points
    return THREE_BY_TWO
