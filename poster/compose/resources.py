"""The resources of the content -> entries: a heading and the codes, one version for all of them."""

from collections.abc import Callable
from typing import NamedTuple

from poster.blocks.code_cells import CodeCell, Scanning
from poster.blocks.code_head import CodeHead
from poster.blocks.codes import CodeGroup
from poster.blocks.directory import BoxCell, CellGrid, CellGroup, LinkCell
from poster.blocks.display import Display
from poster.blocks.prose import Prose
from poster.cache import Cache
from poster.compose.copies import Case, Copyist
from poster.compose.sayings import JOINER, said_by, size_of
from poster.images.codes import common_version
from poster.model.address import printed
from poster.model.color import WHITE, Color
from poster.model.content import Content, Resource, Run, Text
from poster.model.drawing import Tag
from poster.model.layout import Area, Codes, Directory, Layout, Style
from poster.model.story import Copy, Entry, Gap
from poster.model.units import MM
from poster.problems import Problem, error, quoted, warning

LONGEST = 271
"""Bytes that a version 10 code holds at level L: ISO/IEC 18004, table 7."""


NUMBER_SPACE = "\u2002"
"""Between a number and the title behind it: wider than a word space."""


class Numbered(NamedTuple):
    """A resource with its number."""

    number: int
    """Among all resources of the content, from 1."""
    resource: Resource


class Batch(NamedTuple):
    """Resources under one heading."""

    title: Text | None
    """Of the group; None for those of none."""
    links: list[Numbered]


class ResourceWriter:
    """Writes the resources in the areas that show them."""

    def __init__(
        self, content: Content, layout: Layout, words: dict[str, str], copyist: Copyist, grounds: dict[str, Color],
        displays: Callable[[Area], tuple[Display, ...]], cache: Cache, codes: dict[str, int],
    ) -> None:  # fmt: skip
        """`grounds` are the colors that areas stand on, where these are not the paper; `displays` says which texts in a
        fitted size an area shows: those of a directory stand in its first cell.
        """
        self.content, self.layout, self.words, self.copyist = content, layout, words, copyist
        self.grounds = grounds
        self.codes = codes
        """The numbers by which text points to resources; empty where none does."""
        self.problems: list[Problem] = []
        self.shown: dict[tuple[str, str], str] = {}
        self.case_of: Callable[[str], Case] = lambda name: Case(copyist, layout.styles, None)
        self.material: dict[tuple[str, str], tuple[Entry, ...]] = {}
        self.displays = displays
        self.titled: set[str] = set()
        """Directories that have their title in a cell."""
        self.payloads = tuple(resource.payload for resource in content.resources)
        self.too_long = common_version(self.payloads, "M", cache) is None
        if self.too_long:
            self._report_long(cache)

    def write(
        self, shown: dict[tuple[str, str], str], case_of: Callable[[str], Case]
    ) -> dict[tuple[str, str], tuple[Entry, ...]]:
        """What is shown -> its entries: all resources that no area names under `("resources", "")`."""
        self.shown, self.case_of, self.material = shown, case_of, {}
        resources = enumerate(self.content.resources, 1)
        links = [Numbered(self.codes.get(resource.id, number), resource) for number, resource in resources]
        links = [] if self.too_long else links
        own = {group.id: Batch(group.title, [link for link in links if link.resource.group == group.id])
               for group in self.content.groups}  # fmt: skip
        lifted = {group_id: own.pop(group_id) for group_id in tuple(own) if ("resources", group_id) in shown}
        loose = Batch(None, [link for link in links if not link.resource.group])
        batches = tuple(batch for batch in (loose, *own.values()) if batch.links)
        self.material["resources", ""] = self._pieces(batches, ("resources", ""))
        for group_id, batch in lifted.items():
            self.material["resources", group_id] = self._pieces((batch,), ("resources", group_id))
        return self.material

    def _sect(self, title: str) -> int:
        return self.copyist.tree.add("Sect", 0, title=title)

    def _pieces(self, batches: tuple[Batch, ...], key: tuple[str, str]) -> tuple[Entry, ...]:
        """Resources as what `key` stands for shows them: a heading, the codes, those of each group under a heading of
        its own. Those that an area names are written too, in their place in the structure.
        """
        area, case = self._where(key)
        if area and area.directory and any(self._rest(batch) for batch in batches):
            return (self._directory(batches, area, area.directory, case),)
        left = [batch for batch in batches if area and self._rest(batch)]
        only = batches[0].title if len(batches) == 1 else None
        sect = self._sect(only.plain if only else self.words["resources"]) if batches else 0
        entries = [self._head(only, area, sect, case)] if area and left else []
        for batch in batches:
            if area and batch.title and not only and batch in left:
                node = self.copyist.tree.add("H3", sect)
                copy = case.copy(batch.title, case.styles["subheading"], node)
                gap: Gap = "text" if len(entries) == 1 else "head"
                entries.append(Entry(Prose(copy, 0.0, None, 0.0, True), gap, True, -1))
            kind: Tag | None = None if batch in left else "H3" if left else "H2"
            cells = self._cells(batch, sect, case, kind)
            if area and cells:
                entries.append(self._group(tuple(cell for _, cell in cells), area, "scan"))
        return tuple(entries)

    def _where(self, key: tuple[str, str]) -> tuple[Area | None, Case]:
        """The area that shows something, and what it is set with."""
        area = self.layout.areas.get(self.shown.get(key, ""))
        return area, self.case_of(area.name) if area else Case(self.copyist, self.layout.styles, None)

    def _rest(self, batch: Batch) -> list[Numbered]:
        """Those of a batch that no area names."""
        return [link for link in batch.links if ("resources", link.resource.id) not in self.shown]

    def _cells(self, batch: Batch, sect: int, case: Case, head: Tag | None) -> list[tuple[int, CodeCell]]:
        """The codes of a batch with their numbers, but for those that an area names: these go there, the first of them
        under the heading of its group where that stands nowhere else; `head` is then the kind of heading.
        """
        over = self._lifted_head(batch, sect, head) if head else ()
        listing = self.copyist.tree.add("L", sect)
        cells = []
        for number, resource in batch.links:
            area, own = self._where(("resources", resource.id))
            if area:
                cell = self._cell(resource, listing, own)
                entries = (*over, self._group((cell,), area, "scan" if over else "code"))
                self.material["resources", resource.id], over = entries, ()
            elif {("resources", ""), ("resources", resource.group)} & set(self.shown):
                cells.append((number, self._cell(resource, listing, case)))
        return cells

    def _lifted_head(self, batch: Batch, sect: int, kind: Tag) -> tuple[Entry, ...]:
        """The heading of a group in the area that shows the first of its resources by name."""
        areas = (self._where(("resources", link.resource.id)) for link in batch.links)
        first = next(((area, case) for area, case in areas if area), None)
        if batch.title is None or first is None:
            return ()
        _, case = first
        copy = case.copy(batch.title, case.styles["subheading"], self.copyist.tree.add(kind, sect))
        return (Entry(Display(copy, 0.0), "head", True, -1),)

    def _directory(self, batches: tuple[Batch, ...], area: Area, directory: Directory, case: Case) -> Entry:
        """The resources of an area as cells of a directory."""
        tree, styles = self.copyist.tree, case.styles
        headed = case._replace(ink=directory.head.ink) if directory.head else case
        cells: list[BoxCell | LinkCell] = []
        count = 0
        for batch in batches:
            sect = self._sect(batch.title.plain if batch.title else self.words["resources"])
            if batch.title and self._rest(batch):
                node = tree.add("H2", sect)
                head = Display(headed.copy(batch.title, styles["heading"], node), 0.0)
                note = _range(batch, headed) if area.numbers else None
                ground = directory.head.ground if directory.head else None
                cells.append(BoxCell((head,), note, None, ground, directory.head_color, False))
            for number, cell in self._cells(batch, sect, case, None if self._rest(batch) else "H2"):
                numeral = case.words(str(number), styles["number"]) if area.numbers else None
                cells.append(LinkCell(cell, numeral))
                count += 1
        texts = self.displays(area)
        if texts and area.name not in self.titled:
            self.titled.add(area.name)
            cells.insert(0, self._title(texts, count, area, directory, case))
        grid = CellGrid(self._scanning(area.codes), directory, area.gutter, self.layout.grounds)
        return Entry(CellGroup(tuple(cells), grid), "code", False, -1)

    def _title(self, texts: tuple[Display, ...], count: int, area: Area, directory: Directory, case: Case) -> BoxCell:
        """The first cell of a directory of so many links: the title and what belongs to it."""
        case = case._replace(ink=directory.title.ink) if directory.title else case
        invite = case.words(self.words["scan"], case.styles["small"]) if area.invite else None
        ground = directory.title.ground if directory.title else None
        numbers = f"1–{count}" if area.numbers and count == len(self.content.resources) > 1 else ""
        note = case.words(numbers, case.styles["small"]) if numbers else None
        return BoxCell(texts, note, invite, ground, None if ground else directory.head_color, True)

    def _report_long(self, cache: Cache) -> None:
        for resource in self.content.resources:
            if common_version((resource.payload,), "L", cache) is None:
                fact = f"{size_of(resource)}, more than a code of version 10 holds ({LONGEST})"
                hint = "take keys out" if resource.held else "use a short link"
                self.problems.append(error(resource.url_place, fact, hint))

    def _group(self, cells: tuple[CodeCell, ...], area: Area, gap: Gap = "code") -> Entry:
        ground = self.grounds.get(area.name, self.layout.colors.get("paper", WHITE))
        codes = area.codes._replace(framed=ground != area.codes.light)
        return Entry(CodeGroup(cells, self._scanning(codes), self.layout.fit.body.low), gap, False, -1)

    def _scanning(self, codes: Codes) -> Scanning:
        return Scanning(self.payloads, codes, min(self.layout.read, 1000 * MM))

    def _head(self, title: Text | None, area: Area, sect: int, case: Case) -> Entry:
        """The heading: the name of the group that is all there is, else the engine's word for resources."""
        node = self.copyist.tree.add("H2", sect)
        own = title or Text((Run(self.words["resources"], own=True),), (self.layout.place,))
        copy = case.copy(own, case.styles["heading"], node)
        invite = case.words(self.words["scan"], case.styles["small"]) if area.invite else None
        return Entry(CodeHead(copy, invite), "head", True, -1)

    def _cell(self, resource: Resource, listing: int, case: Case) -> CodeCell:
        tree, styles = self.copyist.tree, case.styles
        body = tree.add("LBody", tree.add("LI", listing))
        title = resource.title.plain
        # A title that is itself the URL breaks as one.
        titled = self._numbered(resource, case)
        label = case.copy(titled, styles["label"], tree.add("P", body), url=title in resource.url)
        printed = self._printed(resource, styles["url"])
        alt = self._alt(resource)
        spoken = tree.add("P", body)
        if resource.url:
            spoken = tree.add("Link", spoken, url=resource.url)
        address = case.copy(printed, styles["url"], spoken, url=True)
        link = tree.add("Link", body, url=resource.url) if resource.url else body
        figure = tree.add("Figure", link, alt=f"{title}: {alt}")
        return CodeCell(resource.url, alt, label, address, figure, link, resource.payload, resource.action)

    def _numbered(self, resource: Resource, case: Case) -> Text:
        """The title behind the number by which text points to it, unless that stands beside it in a directory."""
        area = self.layout.areas.get(case.area)
        if resource.id not in self.codes or (area and area.directory and area.numbers):
            return resource.title
        runs, places = resource.title
        number = Run(f"{self.codes[resource.id]}{NUMBER_SPACE}", strong=True, own=True)
        return Text((number, *runs), (resource.place, *places))

    def _alt(self, resource: Resource) -> str:
        """What the code does, in words: the readable URL, the number, the name of the network."""
        if resource.action in ("open", "mail"):
            return self.words["code"].replace("{url}", resource.url)
        first = "".join(run.text for line in said_by(resource, self.words)[:1] for run in line).replace(JOINER, "")
        what = ", ".join(batch for batch in (self.words[resource.action], first) if batch)
        return self.words["code for"].replace("{what}", what)

    def _printed(self, resource: Resource, style: Style) -> Text:
        """What stands below the title: the URL as it is typed, or what a phone does and with what."""
        place = resource.url_place
        if resource.action in ("open", "mail"):
            written = _address(resource.url, resource)
            if self.copyist.can_set(written, style, url=True):
                return written
            fact = f"no font sets {quoted(resource.url)} as it is written, so that it is printed as {resource.payload}"
            self.problems.append(warning(place, fact, "add a family that has its letters to the fonts of the theme"))
            return _address(resource.payload, resource)
        runs = [Run(self.words[resource.action], own=True)]
        for line in said_by(resource, self.words):
            runs += [Run("\n", own=True), *line]
        return Text(tuple(runs), (place,) * len(runs))


def _address(url: str, resource: Resource) -> Text:
    """A URL as it is printed; the sign for what is left out does not begin a line."""
    address, cut = printed(url, resource.title.plain)
    runs = (Run(address), Run(JOINER + cut, own=True)) if cut else (Run(address),)
    return Text(runs, (resource.url_place,) * len(runs))


def _range(batch: Batch, case: Case) -> Copy:
    """The numbers of a group's links, first to last."""
    first, last = batch.links[0].number, batch.links[-1].number
    return case.words(str(first) if first == last else f"{first}–{last}", case.styles["small"])
