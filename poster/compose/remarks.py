"""What marks in a text stand for -> blocks in small type, and their nodes behind the paragraph that holds the mark."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from poster.blocks.kinds import stands
from poster.blocks.note import Note, Noted, NoteRule
from poster.compose.marks import Remark
from poster.compose.tree import Tree
from poster.model.color import BLACK
from poster.model.content import Run
from poster.model.layout import Layout, Style
from poster.model.seats import Topic
from poster.model.story import Copy, Entry

if TYPE_CHECKING:
    from poster.compose.copies import Case

HOLDERS = ("Document", "Sect", "LBody", "BlockQuote", "Div", "Caption", "TD")
"""Elements in which a note may stand beside paragraphs: ISO 32000-1, 14.8.4."""


class Written(NamedTuple):
    """A remark that is ready to be set."""

    name: str
    area: str
    """Where its mark stands."""
    number: int
    block: Note


class RemarkWriter:
    """Writes each remark once, where its first mark is set."""

    def __init__(self, remarks: dict[str, Remark], tree: Tree, layout: Layout) -> None:
        self.remarks, self.tree = remarks, tree
        self.rule = NoteRule(layout.colors.get("hairline", BLACK))
        self.is_at_feet = layout.notes == "column"
        self.done: set[str] = set()
        self.written: list[Written] = []
        """Those that no block has taken to the foot of its column."""
        self.digits = len(str(max((remark.number for remark in remarks.values()), default=0)))

    def write(self, runs: tuple[Run, ...], owner: int, case: "Case") -> None:
        """The remarks that the marks in a text lead to, unless they are written."""
        for run in runs:
            name = run.url[1:]
            if run.within and run.url.startswith("#") and name in self.remarks and name not in self.done:
                self.done.add(name)
                self._write(name, self.remarks[name], owner, case)

    def _write(self, name: str, remark: Remark, owner: int, case: "Case") -> None:
        node = self.tree.add("Note", self._above(owner), name=name)
        style = case.styles["note"]
        number = case.words(str(remark.number), _bold(style), self.tree.add("Lbl", node))
        place = len(self.written)  # before what is marked in it
        copies = tuple(case.copy(text, style, self.tree.add("P", node)) for text in remark.texts)
        widest = case.words("0" * self.digits, _bold(style)).galley.ends[-1]
        block = Note(number, copies[0], copies[1:], widest)
        self.written.insert(place, Written(name, case.area, remark.number, block))

    def _above(self, owner: int) -> int:
        """The element that holds a note beside its paragraph; the paragraph itself where none may."""
        above = owner
        nodes = self.tree.nodes
        while nodes[above].parent is not None and nodes[above].kind != "Note":
            above = nodes[above].parent or 0
        if nodes[above].kind == "Note":  # an address in a note stands behind the note
            return nodes[above].parent or 0
        parent = nodes[owner].parent or 0
        return parent if nodes[parent].kind in HOLDERS else owner

    def at_foot(self, copy: Copy) -> tuple[Noted, ...]:
        """The remarks whose marks stand in a copy, for the foot of its column; then they are no longer there."""
        links = {url: number for number, url in reversed((*enumerate(copy.urls, 1),))}
        found: list[Written] = []
        for each in self.written:
            if f"#{each.name}" in links:
                found.append(each)
                within = (url for own in (each.block.copy, *each.block.more) for url in own.urls)
                links.update({url: links[f"#{each.name}"] for url in within if url not in links})
        self.written = [each for each in self.written if each not in found]
        return tuple(Noted(links[f"#{each.name}"], each.block, self.rule) for each in found)

    def taken(self, areas: set[str]) -> tuple[Note, ...]:
        """The remarks of some areas by number, which are then no longer there."""
        found = tuple(each.block for each in sorted(self.written, key=_number) if each.area in areas)
        self.written = [each for each in self.written if each.area not in areas]
        return found


def listed(blocks: tuple[Note, ...], rule: NoteRule) -> tuple[Entry, ...]:
    """Remarks at the end of an area, below their rule."""
    if not blocks:
        return ()
    first, *others = blocks
    return (
        Entry(rule, "paragraph", True, -1),
        Entry(first, "tight", False, -1),
        *(Entry(block, "tight", False, -1) for block in others),
    )


def _number(written: Written) -> int:
    return written.number


def _bold(style: Style) -> Style:
    """Numbers are looked for."""
    return style._replace(weight=max(style.weight, 600))


def listed_in(
    flows: dict[str, tuple[Entry, ...]], seats: Mapping[Topic, str], remarks: RemarkWriter
) -> dict[str, tuple[Entry, ...]]:
    """What the marks of each area stand for, at its end; where no text runs on, it goes where sections do."""
    running = [name for name, entries in flows.items() if any(not stands(entry.block) for entry in entries)]
    home = next((area for (what, _), area in seats.items() if what == "sections" and area in running), "")
    found: dict[str, tuple[Entry, ...]] = {}
    for name in flows:
        areas = {name} if name in running or not home else set()
        if name == home:
            areas |= set(flows) - set(running)
        found[name] = listed(remarks.taken(areas), remarks.rule)
    return found
