"""The resources of the content -> pieces: a heading and the codes, one version for all of them."""

from poster.blocks.codes import module_for
from poster.cache import Cache
from poster.compose.copies import Copyist
from poster.images.codes import Code, encode, smallest_version
from poster.model.color import Color
from poster.model.content import Content, Resource, Run, Text
from poster.model.layout import Area, Layout
from poster.model.story import CodeCell, CodeGroup, CodeHead, Piece
from poster.model.units import MM
from poster.problems import Problem, error

LONGEST = {"M": 213, "L": 271}
"""Bytes that a version 10 code holds: ISO/IEC 18004, table 7."""


class ResourceWriter:
    """Writes the resources in the areas that show them."""

    def __init__(
        self, content: Content, layout: Layout, level: str, words: dict[str, str], copyist: Copyist, cache: Cache
    ) -> None:
        self.content, self.layout, self.words, self.copyist = content, layout, words, copyist
        self.problems: list[Problem] = []
        self.codes = self._encode(level, cache)

    def write(
        self, shown: dict[tuple[str, str], str], inks: dict[str, Color]
    ) -> dict[tuple[str, str], tuple[Piece, ...]]:
        """What is shown -> its pieces: all resources that no area names under `("resources", "")`."""
        material: dict[tuple[str, str], tuple[Piece, ...]] = {}
        tree, rest = self.copyist.tree, []
        area_name = shown.get(("resources", ""))
        sect = tree.add("Sect", 0, title=self.words["resources"])
        head = self._head(self.layout.areas[area_name], sect, inks.get(area_name)) if area_name else None
        listing = tree.add("L", sect)
        for resource, code in zip(self.content.resources, self.codes):
            name = shown.get(("resources", resource.id))
            area = self.layout.areas.get(name or area_name or "")
            if area is None:
                continue
            cell = self._cell(resource, code, listing, inks.get(area.name))
            if name:
                material["resources", resource.id] = (self._group((cell,), area),)
            else:
                rest.append(cell)
        material["resources", ""] = ()
        if area_name and head and rest:
            material["resources", ""] = (head, self._group(tuple(rest), self.layout.areas[area_name]))
        return material

    def _encode(self, level: str, cache: Cache) -> tuple[Code, ...]:
        urls = tuple(resource.url for resource in self.content.resources)
        version = smallest_version(urls, level, cache) or smallest_version(urls, "L", cache)
        if version:
            return tuple(encode(url, version, cache) for url in urls)
        for resource in self.content.resources:
            if smallest_version((resource.url,), "L", cache) is None:
                size = len(resource.url)
                fact = f"this URL has {size} characters, more than a code of version 10 holds ({LONGEST['L']})"
                self.problems.append(error(resource.url_place, fact, "use a short link"))
        return ()

    def _group(self, cells: tuple[CodeCell, ...], area: Area) -> Piece:
        module = module_for(area.codes.scan, cells[0].modules, min(self.layout.read, 1000 * MM))
        return Piece(CodeGroup(cells, module, area.codes), "code", False, -1)

    def _head(self, area: Area, sect: int, ink: Color | None) -> Piece:
        styles = self.layout.styles
        node = self.copyist.tree.add("H2", sect)
        copy = self.copyist.words(self.words["resources"], styles["heading"], node, ink)
        invite = self.copyist.words(self.words["scan"], styles["small"], None, ink) if area.invite else None
        return Piece(CodeHead(copy, invite), "head", True, -1)

    def _cell(self, resource: Resource, code: Code, listing: int, ink: Color | None) -> CodeCell:
        tree, styles = self.copyist.tree, self.layout.styles
        body = tree.add("LBody", tree.add("LI", listing))
        title = resource.title.plain
        label = self.copyist.copy(resource.title, styles["label"], tree.add("P", body), ink)
        alt = self.words["code"].replace("{url}", resource.url)
        spoken = tree.add("Link", tree.add("P", body), url=resource.url)
        text = Text((Run(resource.url),), (resource.url_place,))
        address = self.copyist.copy(text, styles["url"], spoken, ink, url=True)
        link = tree.add("Link", body, url=resource.url)
        figure = tree.add("Figure", link, alt=f"{title}: {alt}")
        return CodeCell(
            resource.url, alt, code.modules, code.outlines, code.version, code.level, label, address, figure, link
        )
