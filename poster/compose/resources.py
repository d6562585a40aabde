"""The resources of the content -> pieces: a heading and the codes, one version for all of them."""

from collections.abc import Callable
from typing import NamedTuple

from poster.blocks.codes import module_for
from poster.cache import Cache
from poster.compose.copies import Case, Copyist
from poster.compose.sayings import JOINER, said_by, size_of
from poster.images.codes import Code, encode, smallest_version
from poster.model.color import WHITE, Color
from poster.model.content import Content, Resource, Run, Text
from poster.model.layout import Area, Directory, Layout, Style
from poster.model.story import (
    BoxCell,
    CellGrid,
    CellGroup,
    CodeCell,
    CodeGroup,
    CodeHead,
    Copy,
    Display,
    Gap,
    LinkCell,
    Piece,
    Prose,
)
from poster.model.units import MM
from poster.problems import Problem, error, quoted, warning

LONGEST = {"M": 213, "L": 271}
"""Bytes that a version 10 code holds: ISO/IEC 18004, table 7."""


class Link(NamedTuple):
    """A resource with its code."""

    number: int
    """Among all resources of the content, from 1."""
    resource: Resource
    code: Code


class Part(NamedTuple):
    """Resources under one heading."""

    title: Text | None
    """Of the group; None for those of none."""
    links: list[Link]


class ResourceWriter:
    """Writes the resources in the areas that show them."""

    def __init__(
        self, content: Content, layout: Layout, level: str, words: dict[str, str], copyist: Copyist,
        grounds: dict[str, Color], cache: Cache,
    ) -> None:  # fmt: skip
        """`grounds` are the colors that areas stand on, where these are not the paper."""
        self.content, self.layout, self.words, self.copyist = content, layout, words, copyist
        self.grounds = grounds
        self.problems: list[Problem] = []
        self.shown: dict[tuple[str, str], str] = {}
        self.case_of: Callable[[str], Case] = lambda name: Case(copyist, layout.styles, None)
        self.material: dict[tuple[str, str], tuple[Piece, ...]] = {}
        self.codes = self._encode(level, cache)

    def write(
        self, shown: dict[tuple[str, str], str], case_of: Callable[[str], Case]
    ) -> dict[tuple[str, str], tuple[Piece, ...]]:
        """What is shown -> its pieces: all resources that no area names under `("resources", "")`."""
        self.shown, self.case_of, self.material = shown, case_of, {}
        links = [Link(number, *pair) for number, pair in enumerate(zip(self.content.resources, self.codes), 1)]
        own = {group.id: Part(group.title, [link for link in links if link.resource.group == group.id])
               for group in self.content.groups}  # fmt: skip
        lifted = {group_id: own.pop(group_id) for group_id in tuple(own) if ("resources", group_id) in shown}
        loose = Part(None, [link for link in links if not link.resource.group])
        parts = tuple(part for part in (loose, *own.values()) if part.links)
        self.material["resources", ""] = self._pieces(parts, ("resources", ""))
        for group_id, part in lifted.items():
            self.material["resources", group_id] = self._pieces((part,), ("resources", group_id))
        return self.material

    def _sect(self, title: str) -> int:
        return self.copyist.tree.add("Sect", 0, title=title)

    def _pieces(self, parts: tuple[Part, ...], key: tuple[str, str]) -> tuple[Piece, ...]:
        """Resources as what `key` stands for shows them: a heading, the codes, those of each group under a heading of
        its own. Those that an area names are written too, in their place in the structure.
        """
        area, case = self._where(key)
        if area and area.directory and any(self._rest(part) for part in parts):
            return (self._directory(parts, area, area.directory, case),)
        left = [part for part in parts if area and self._rest(part)]
        only = parts[0].title if len(parts) == 1 else None
        sect = self._sect(only.plain if only else self.words["resources"]) if parts else 0
        pieces = [self._head(only, area, sect, case)] if area and left else []
        for part in parts:
            if area and part.title and not only and part in left:
                node = self.copyist.tree.add("H3", sect)
                copy = case.copy(part.title, case.styles["subheading"], node)
                gap: Gap = "text" if len(pieces) == 1 else "head"
                pieces.append(Piece(Prose(copy, 0.0, None, 0.0, True), gap, True, -1))
            cells = self._cells(part, sect, case)
            if area and cells:
                pieces.append(self._group(tuple(cell for _, cell in cells), area, "scan"))
        return tuple(pieces)

    def _where(self, key: tuple[str, str]) -> tuple[Area | None, Case]:
        """The area that shows something, and what it is set with."""
        area = self.layout.areas.get(self.shown.get(key, ""))
        return area, self.case_of(area.name) if area else Case(self.copyist, self.layout.styles, None)

    def _rest(self, part: Part) -> list[Link]:
        """Those of a part that no area names."""
        return [link for link in part.links if ("resources", link.resource.id) not in self.shown]

    def _cells(self, part: Part, sect: int, case: Case) -> list[tuple[int, CodeCell]]:
        """The codes of a part with their numbers, but for those that an area names: these go there."""
        listing = self.copyist.tree.add("L", sect)
        cells = []
        for number, resource, code in part.links:
            area, own = self._where(("resources", resource.id))
            if area:
                cell = self._cell(resource, code, listing, own)
                self.material["resources", resource.id] = (self._group((cell,), area),)
            elif {("resources", ""), ("resources", resource.group)} & set(self.shown):
                cells.append((number, self._cell(resource, code, listing, case)))
        return cells

    def _directory(self, parts: tuple[Part, ...], area: Area, directory: Directory, case: Case) -> Piece:
        """The resources of an area as cells of a directory."""
        tree, styles = self.copyist.tree, case.styles
        headed = case._replace(ink=directory.head.ink) if directory.head else case
        cells: list[BoxCell | LinkCell] = []
        for part in parts:
            sect = self._sect(part.title.plain if part.title else self.words["resources"])
            if part.title and self._rest(part):
                node = tree.add("H2", sect)
                head = Display(headed.copy(part.title, styles["heading"], node), 0.0)
                note = _range(part, headed) if area.numbers else None
                ground = directory.head.ground if directory.head else None
                cells.append(BoxCell((head,), note, None, ground, directory.head_color, False))
            for number, cell in self._cells(part, sect, case):
                numeral = case.words(str(number), styles["number"]) if area.numbers else None
                cells.append(LinkCell(cell, numeral))
        links = [cell.code for cell in cells if isinstance(cell, LinkCell)]
        module = self._module(area, links[0].modules)
        side = links[0].modules * module
        grid = CellGrid(module, side, area.codes, directory, area.gutter, self.layout.grounds)
        group = CellGroup(tuple(cells), grid)
        return Piece(group, "code", False, -1)

    def _encode(self, level: str, cache: Cache) -> tuple[Code, ...]:
        payloads = tuple(resource.payload for resource in self.content.resources)
        version = smallest_version(payloads, level, cache) or smallest_version(payloads, "L", cache)
        if version:
            return tuple(encode(payload, version, cache) for payload in payloads)
        for resource, payload in zip(self.content.resources, payloads):
            if smallest_version((payload,), "L", cache) is None:
                fact = f"{size_of(resource)}, more than a code of version 10 holds ({LONGEST['L']})"
                hint = "take keys out" if resource.held else "use a short link"
                self.problems.append(error(resource.url_place, fact, hint))
        return ()

    def _group(self, cells: tuple[CodeCell, ...], area: Area, gap: Gap = "code") -> Piece:
        ground = self.grounds.get(area.name, self.layout.colors.get("paper", WHITE))
        codes = area.codes._replace(framed=ground != area.codes.light)
        return Piece(CodeGroup(cells, self._module(area, cells[0].modules), codes), gap, False, -1)

    def _module(self, area: Area, modules: int) -> float:
        least = module_for(area.codes.scan, modules, min(self.layout.read, 1000 * MM))
        return max(least, area.codes.side / modules)

    def _head(self, title: Text | None, area: Area, sect: int, case: Case) -> Piece:
        """The heading: the name of the group that is all there is, else the engine's word for resources."""
        node = self.copyist.tree.add("H2", sect)
        own = title or Text((Run(self.words["resources"]),), (self.layout.place,))
        copy = case.copy(own, case.styles["heading"], node)
        invite = case.words(self.words["scan"], case.styles["small"]) if area.invite else None
        return Piece(CodeHead(copy, invite), "head", True, -1)

    def _cell(self, resource: Resource, code: Code, listing: int, case: Case) -> CodeCell:
        tree, styles = self.copyist.tree, case.styles
        body = tree.add("LBody", tree.add("LI", listing))
        title = resource.title.plain
        # A title that is itself the URL breaks as one.
        label = case.copy(resource.title, styles["label"], tree.add("P", body), url=title in resource.url)
        printed = self._printed(resource, styles["url"])
        alt = self._alt(resource)
        spoken = tree.add("P", body)
        if resource.url:
            spoken = tree.add("Link", spoken, url=resource.url)
        address = case.copy(printed, styles["url"], spoken, url=True)
        link = tree.add("Link", body, url=resource.url) if resource.url else body
        figure = tree.add("Figure", link, alt=f"{title}: {alt}")
        return CodeCell(
            resource.url, alt, code.modules, code.outlines, code.version, code.level, label, address, figure, link,
            code.payload, resource.action,
        )  # fmt: skip

    def _alt(self, resource: Resource) -> str:
        """What the code does, in words: the readable URL, the number, the name of the network."""
        if resource.action in ("open", "mail"):
            return self.words["code"].replace("{url}", resource.url)
        first = "".join(run.text for line in said_by(resource, self.words)[:1] for run in line).replace(JOINER, "")
        what = ", ".join(part for part in (self.words[resource.action], first) if part)
        return self.words["code for"].replace("{what}", what)

    def _printed(self, resource: Resource, style: Style) -> Text:
        """What stands below the title: the URL as it is written, or what a phone does and with what."""
        place = resource.url_place
        if resource.action in ("open", "mail"):
            written = Text((Run(resource.url),), (place,))
            if self.copyist.can_set(written, style, url=True):
                return written
            fact = f"no font sets {quoted(resource.url)} as it is written, so that it is printed as {resource.payload}"
            self.problems.append(warning(place, fact, "add a family that has its letters to the fonts of the theme"))
            return Text((Run(resource.payload),), (place,))
        runs = [Run(self.words[resource.action])]
        for line in said_by(resource, self.words):
            runs += [Run("\n"), *line]
        return Text(tuple(runs), (place,) * len(runs))


def _range(part: Part, case: Case) -> Copy:
    """The numbers of a group's links, first to last."""
    first, last = part.links[0].number, part.links[-1].number
    return case.words(str(first) if first == last else f"{first}–{last}", case.styles["small"])
