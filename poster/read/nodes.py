"""The text of a YAML file -> a tree of nodes with places; every scalar stays the text that was written.

Only parse events are used: composing a tree in the C library ends the process on 100,000 open brackets, and
aliases grow a small file into billions of nodes. So aliases, anchors and tags are refused, depth and size are capped.
"""

from typing import Any, Literal, NamedTuple

from poster.problems import Place, Problem, error
from poster.read.faults import syntax_problem
from poster.read.source import describe, is_refused
from poster.read.suggest import quoted

DEEPEST = 40
"""Levels of nesting; a layout has six."""

MOST = 20_000
"""Nodes of a file; the largest real poster has about 500."""


class Node(NamedTuple):
    """A value of a YAML file. Of kind `refused` where a problem was reported already."""

    kind: Literal["text", "map", "list", "refused"]
    place: Place
    text: str = ""
    """What a scalar says."""
    entries: "dict[str, Entry]" = {}  # noqa: RUF012 - never changed: nodes are values
    """Of a map, in file order."""
    items: tuple["Node", ...] = ()
    """Of a list."""
    style: str = ""
    """How a scalar is written: empty for plain, `'`, `"`, `|` or `>`."""
    start: int = 0
    """Index of the first character of the scalar, with its quote, in the text of the file."""
    end: int = 0
    """Index behind its last character."""
    indent: int = 0
    """Columns before the lines of a block scalar."""
    comment: str = ""
    """What YAML took for a comment behind a plain scalar though it may be meant as text: `title: join #OTalk`."""
    comment_place: Place | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing was written behind the key."""
        return self.kind == "text" and not self.text and not self.style


class Entry(NamedTuple):
    """A key and its value."""

    place: Place
    """Of the key."""
    node: Node


def swallowed(source: str, end: int) -> tuple[str, int] | None:
    """The comment that cuts short the plain scalar that ends before `end`, and its index; None where there is none."""
    stop = source.find("\n", end)
    rest = source[end : stop if stop >= 0 else len(source)]
    words = rest.lstrip(" \t")
    # A comment proper has a space behind its sign; words that begin with one, as on Twitter, have none.
    if words[:1] != "#" or not words[1:2].strip():
        return None
    return words.rstrip(), end + len(rest) - len(words)


def block_indent(written: str) -> int:
    """Columns before the first words of a block scalar, whose first line is its sign."""
    words = next((line for line in written.split("\n")[1:] if line.strip(" ")), "")
    return len(words) - len(words.lstrip(" "))


class _PassedError(Exception):
    """A cap was passed: what follows is not read."""


def _parser(text: str) -> Any:
    try:
        from yaml._yaml import CParser
    except ImportError:  # PyYAML was built without libyaml: the same events, some twenty times slower
        from yaml import BaseLoader

        return BaseLoader(text)
    return CParser(text)


class _Reader:
    """Reads the events of one file once."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.source = text
        self.problems: list[Problem] = []
        self.count = 0
        self.next = _parser(text).get_event

    def place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def refuse(self, event: Any, message: str, hint: str) -> None:
        self.problems.append(error(self.place(event), message, hint))

    def node(self, event: Any, depth: int) -> Node:
        """The node that begins with the event."""
        self.count += 1
        place = self.place(event)
        if self.count > MOST:
            self.refuse(event, f"the file has more than {MOST:,} values", "cut it")
            raise _PassedError
        if depth > DEEPEST:
            self.refuse(event, f"lists and maps are nested deeper than {DEEPEST} levels here", "flatten them")
            raise _PassedError
        name = type(event).__name__
        if name == "AliasEvent":
            self.refuse(event, f"'*{event.anchor}' is an alias, which is not read", "write the value out")
            return Node("refused", place)
        if event.anchor is not None:
            self.refuse(event, f"'&{event.anchor}' is an anchor, which is not read", "take it out, or quote the text")
        if event.tag is not None:
            self.refuse(event, f"{quoted(event.tag)} is a tag, which is not read", "take it out, or quote the text")
        if name == "ScalarEvent":
            return self.scalar(event, place)
        if name == "SequenceStartEvent":
            return Node("list", place, items=self.list_items(depth))
        return Node("map", place, entries=self.map_entries(depth))

    def scalar(self, event: Any, place: Place) -> Node:
        text: str = event.value
        if event.style == '"' and not text.isprintable():
            # The file itself was checked as text; here escapes such as "\0" have become characters.
            for character in sorted(set(text)):
                if is_refused(character):
                    self.refuse(event, f"this text holds {describe(character)}", "take its escape out")
                    return Node("refused", place)
        start, end = event.start_mark, event.end_mark
        node = Node("text", place, text, style=event.style or "", start=start.index, end=end.index)
        if node.style in ("|", ">"):
            return node._replace(indent=block_indent(self.source[start.index : end.index]))
        is_cut = not node.style and self.source[end.index : end.index + 1] in (" ", "\t")
        lost = swallowed(self.source, end.index) if is_cut else None
        if lost is None:
            return node
        column = end.column + 1 + lost[1] - end.index
        return node._replace(comment=lost[0], comment_place=Place(self.file, end.line + 1, column))

    def list_items(self, depth: int) -> tuple[Node, ...]:
        items = []
        while type(event := self.next()).__name__ != "SequenceEndEvent":
            items.append(self.node(event, depth + 1))
        return tuple(items)

    def map_entries(self, depth: int) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        while type(event := self.next()).__name__ != "MappingEndEvent":
            key = self.node(event, depth + 1)
            value = self.node(self.next(), depth + 1)
            if key.kind == "refused":
                continue
            if key.kind != "text":
                self.problems.append(error(key.place, "a key must be words", "quote the text if it holds { or ["))
                continue
            if key.text in entries:
                first = entries[key.text].place
                hint = "keep one of them"
                fact = f"{quoted(key.text)} is written twice: first at {first}, again here"
                self.problems.append(error(key.place, fact, hint))
                continue
            entries[key.text] = Entry(key.place, value)
        return entries

    def document(self) -> Node | None:
        """The one document of the file; None where it is empty."""
        root = None
        while (event := self.next()) is not None:
            name = type(event).__name__
            if name == "DocumentStartEvent" and root is not None:
                self.refuse(event, "a second YAML document begins here", "keep one document to a file")
                break
            if name in ("ScalarEvent", "AliasEvent", "SequenceStartEvent", "MappingStartEvent"):
                root = self.node(event, 1)
        return root


def read_nodes(file: str, text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The top map of a YAML file; None where nothing of it can be used. All problems found on the way."""
    root = None
    problems: list[Problem] = []
    try:
        reader = _Reader(file, text)
        problems = reader.problems
        root = reader.document()
    except _PassedError:
        return None, tuple(problems)
    except Exception as failure:
        if not type(failure).__module__.startswith("yaml"):
            raise
        problems.append(syntax_problem(file, text, failure))
        return None, tuple(problems)
    if root is None or root.is_empty:
        problems.append(error(Place(file), "the file is empty", "write at least a 'title:' or 'extends:' in it"))
        return None, tuple(problems)
    if root.kind != "map":
        if root.kind != "refused":
            problems.append(error(root.place, "the file must consist of lines like 'title: …'", "add the keys"))
        return None, tuple(problems)
    return root, tuple(problems)
