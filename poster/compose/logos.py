"""The logos of the content -> one entry with all of them, and their part of the tree."""

from poster.blocks.logos import LogoCell, Logos
from poster.compose.pictures import Pictures
from poster.compose.tree import Tree
from poster.model.layout import Area
from poster.model.logo import Logo
from poster.model.story import Entry


def write_logos(logos: tuple[Logo, ...], area: Area, pictures: Pictures, tree: Tree) -> tuple[Entry, ...]:
    """The logos as a strip in `area`; those that cannot be opened are problems of `pictures`."""
    cells = [_cell(logo, pictures, tree) for logo in logos]
    there = tuple(cell for cell in cells if cell is not None)
    return (Entry(Logos(there, area.logos), "head", False, -1),) if there else ()


def _cell(logo: Logo, pictures: Pictures, tree: Tree) -> LogoCell | None:
    picture = pictures.open(logo.file, logo.place)
    if picture is None:
        return None
    link = tree.add("Link", tree.add("P", 0), url=logo.url) if logo.url else None
    figure = tree.add("Figure", 0 if link is None else link, alt=logo.alt) if logo.alt else None
    return LogoCell(picture, figure, link, logo.url, logo.alt)
