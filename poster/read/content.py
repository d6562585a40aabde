"""A content file -> Content, or all that is wrong with it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from poster.cache import Cache
from poster.model.content import (
    Block,
    CodeBlock,
    Content,
    Fact,
    Group,
    ListBlock,
    Quote,
    Resource,
    Section,
    Table,
    Text,
)
from poster.problems import Place, Problem, error, warning
from poster.reach import Reach
from poster.read.about import printed_event, printed_grant, read_about
from poster.read.chapters import Chapter, read_chapters
from poster.read.companions import Companions
from poster.read.content_fields import CONTENT, KEYS
from poster.read.document import is_document, parts_of, read_matter
from poster.read.fields import Found, check, report
from poster.read.held import read_contact, read_network
from poster.read.limits import MOST_BLOCKS, TOGETHER, excess
from poster.read.links import spaced
from poster.read.logos import read_logos
from poster.read.manner import PLAIN, Manner
from poster.read.markdown import read_blocks, read_line, read_paragraphs
from poster.read.mathematics import numbered, read_macros
from poster.read.nodes import Node, read_nodes
from poster.read.numbered import with_tables
from poster.read.origins import Anchor, anchors, place_of
from poster.read.people import read_people
from poster.read.references import check_references
from poster.read.smart import marks_of
from poster.read.source import is_blank, read_text
from poster.read.suggest import either, quoted
from poster.read.values import identifier

MOST_RESOURCES = 1000
"""Codes of a poster, those of all groups together."""


class _Source:
    """The file that is being read: what its scalars need to become text with places."""

    def __init__(self, file: str, text: str, problems: list[Problem], cache: Cache, manner: Manner = PLAIN) -> None:
        self.file = file
        self.text = text
        self.problems = problems
        self.cache = cache
        self.manner = manner
        self.room = TOGETHER
        self.blocks_left = MOST_BLOCKS

    def is_too_much(self, node: Node, origin: tuple[Anchor, ...] = ()) -> bool:
        """Whether the text, or all of the file up to it, goes beyond what is parsed; reports it."""
        before, self.room = self.room, self.room - len(node.text)
        found = excess(node.text)
        if found:
            where = place_of(found.at, origin or anchors(node, self.text), self.file) if found.at else node.place
            self.problems.append(error(where, found.fact, found.hint))
        elif self.room < 0 <= before:
            fact = f"the texts of the file are longer than {TOGETHER:,} characters here"
            self.problems.append(error(node.place, fact, "cut them: a poster holds about 5,000, a handout 30,000"))
        return found is not None or self.room < 0

    def blocks(self, node: Node) -> tuple[Block, ...]:
        if self.is_too_much(node):
            return ()
        key = (node.text, anchors(node, self.text), self.manner)
        found, problems = self.cache.get("read blocks", (self.file, *key), lambda: read_blocks(self.file, *key))
        self.problems += problems
        self.count(found, node.place)
        return found

    def count(self, blocks: tuple[Block, ...], place: Place) -> None:
        """Refuses more blocks than a content may have."""
        before, self.blocks_left = self.blocks_left, self.blocks_left - sum(map(_count, blocks))
        if self.blocks_left < 0 <= before:
            fact = f"the texts of the file have more than {MOST_BLOCKS:,} paragraphs, items and lines of code here"
            self.problems.append(error(place, fact, "cut them, or join some"))

    def chapters(self, body: str, origin: tuple[Anchor, ...]) -> tuple[Chapter, ...]:
        """The sections of a document's body."""
        node = Node("text", Place(self.file, origin[0].line), body)
        if self.is_too_much(node, origin):
            return ()
        key = (body, origin, self.manner)
        found, problems = self.cache.get("read chapters", (self.file, *key), lambda: read_chapters(self.file, *key))
        self.problems += problems
        for chapter in found:
            self.count(chapter.blocks, chapter.place)
        return found

    def line(self, found: Found | None) -> Text | None:
        if found is None:
            return None
        node: Node = found.value
        if self.is_too_much(node):
            return Text((), ())
        key = (node.text, anchors(node, self.text), self.manner)
        text, problems = self.cache.get("read line", (self.file, *key), lambda: read_line(self.file, *key))
        self.problems += problems
        if is_blank(text.plain) and not problems:
            self._report_nothing(node)
        return text

    def paragraphs(self, found: Found | None) -> tuple[Text, ...]:
        """The paragraphs of a text that blank lines part."""
        if found is None or self.is_too_much(found.value):
            return ()
        node: Node = found.value
        key = (node.text, anchors(node, self.text), self.manner)
        texts, problems = self.cache.get("read texts", (self.file, *key), lambda: read_paragraphs(self.file, *key))
        self.problems += problems
        if not texts and not problems:
            self._report_nothing(node)
        return texts

    def _report_nothing(self, node: Node) -> None:
        hint = "write words, or take the entry out"
        self.problems.append(error(node.place, f"{quoted(node.text)} says nothing", hint))


def _count(block: Block) -> int:
    """Paragraphs, items and lines of computer text in a block."""
    if isinstance(block, ListBlock):
        return sum(_count(each) for item in block.items for each in item)
    if isinstance(block, Quote):
        return sum(map(_count, block.blocks))
    if isinstance(block, Table):
        return len(block.rows) + 1
    return len(block.lines) if isinstance(block, CodeBlock) else 1


def slug(text: str) -> str:
    """An id made from a title: small letters and digits with hyphens between words."""
    letters = "".join(letter if letter.isalnum() else " " for letter in text.lower())
    return "-".join(letters.split())[:60].strip("-")


class _Ids:
    """Gives every entry of a list an id of its own."""

    def __init__(self, noun: str, entries: tuple[Found, ...], problems: list[Problem]) -> None:
        self.noun = noun
        self.problems = problems
        self.written: dict[str, Place] = {}
        self.taken: set[str] = {entry.value["id"].value for entry in entries if "id" in entry.value}
        self.last: dict[str, int] = {}

    def give(self, written: Found | None, title: Text | None) -> str:
        if written is not None:
            first = self.written.setdefault(written.value, written.place)
            if first != written.place:
                fact = f"id {quoted(written.value)} is taken: the first is in line {first.line}"
                self.problems.append(error(written.place, fact, "give each its own"))
            return str(written.value)
        stem = (slug(title.plain) if title else "") or self.noun
        number = self.last.get(stem, 1)
        name = stem
        while name in self.taken:
            number += 1
            name = f"{stem}-{number}"
        self.last[stem] = number
        self.taken.add(name)
        return name


def _sections(source: _Source, entries: tuple[Found, ...], chapters: tuple[Chapter, ...]) -> tuple[Section, ...]:
    ids = _Ids("section", entries, source.problems)
    sections = []
    for entry in entries:
        title = source.line(entry.value.get("title"))
        text = entry.value.get("text")
        blocks = source.blocks(text.value) if text else ()
        if not title and not blocks and not any(problem.place >= entry.place for problem in source.problems):
            fact = "a section needs a 'title' or a 'text'"
            source.problems.append(error(entry.place, fact, "write one, or take it out"))
        sections.append(Section(ids.give(entry.value.get("id"), title), title, blocks, entry.place))
    for chapter in chapters:
        name = Found(chapter.id, chapter.place, chapter.place) if _is_id(chapter.id) else None
        sections.append(Section(ids.give(name, chapter.title), chapter.title, chapter.blocks, chapter.place))
    return tuple(sections)


def _resources(source: _Source, entries: tuple[Found, ...]) -> tuple[tuple[Resource, ...], tuple[Group, ...]]:
    within = (each for entry in entries if "resources" in entry.value for each in entry.value["resources"].value)
    ids = _Ids("resource", (*entries, *within), source.problems)
    resources: list[Resource] = []
    groups: list[Group] = []

    def add(entry: Found, group: str) -> None:
        title = source.line(entry.value.get("title"))
        name = ids.give(entry.value.get("id"), title)
        resource = _resource(entry, name, title, group, source.problems)
        resources.extend([resource] if resource else [])

    for entry in entries:
        own = entry.value.get("resources")
        _one_way(entry, source.problems)
        if own is None:
            add(entry, "")
            continue
        title = source.line(entry.value.get("title"))
        name = ids.give(entry.value.get("id"), title)
        if title and own.value:
            groups.append(Group(name, title, entry.place))
        for each in own.value:
            _one_way(each, source.problems)
            add(each, name)
    if len(resources) > MOST_RESOURCES:
        fact = f"there are {len(resources):,} resources; at most {MOST_RESOURCES:,} are shown"
        source.problems.append(error(resources[MOST_RESOURCES].place, fact, "take some out"))
    return tuple(resources), tuple(groups)


def _resource(entry: Found, name: str, title: Text | None, group: str, problems: list[Problem]) -> Resource | None:
    """The resource of an entry; None where anything of it is missing."""
    values = entry.value
    way = next((values[key] for key in ("url", "wifi", "vcard") if key in values), None)
    if title is None or way is None:
        return None
    if "url" in values:
        doubt = spaced(way.value)
        problems.extend([warning(way.place, *doubt)] if doubt else [])
        return Resource(name, title, way.value, entry.place, way.place, group)
    held = read_network(way, problems) if "wifi" in values else read_contact(way)
    return Resource(name, title, "", entry.place, way.key, group, held) if held else None


def _one_way(entry: Found, problems: list[Problem]) -> None:
    """Refuses an entry that says in no way what its code does, or in two."""
    ways = [key for key in ("url", "wifi", "vcard", "resources") if key in entry.value]
    if len(ways) > 1:
        key = entry.value[ways[1]].key
        if ways == ["url", "resources"]:
            key = entry.value["url"].key
        wanted = "a resource has a 'url', 'wifi' or 'vcard', a group has 'resources'"
        problems.append(error(key, f"{wanted}; this has both {either(ways, 'and')}", "make a resource of each"))
    elif not ways and not any(problem.place >= entry.place for problem in problems):
        fact = "a resource needs a 'url'"
        problems.append(error(entry.place, fact, "add 'url: https://…', or take it out"))
    elif ways == ["resources"] and not entry.value["resources"].value and not problems:
        problems.append(error(entry.value["resources"].key, "this group has no resources", "add some, or take it out"))


def _facts(source: _Source, entries: tuple[Found, ...]) -> tuple[Fact, ...]:
    ids = _Ids("fact", entries, source.problems)
    facts = []
    for entry in entries:
        value, text = source.line(entry.value.get("value")), source.line(entry.value.get("text"))
        name = ids.give(entry.value.get("id"), value)
        if value:
            facts.append(Fact(name, value, text, entry.place))
    return tuple(facts)


def _is_id(name: str) -> bool:
    try:
        return bool(identifier(name))
    except ValueError:
        return False


def _content(source: _Source, root: Node, values: dict[str, Found], chapters: tuple[Chapter, ...] = ()) -> Content:
    nothing: Any = Found((), root.place, root.place)
    title = source.line(values.get("title"))
    lang = values.get("lang")
    authors = values.get("authors", nothing).value + values.get("author", nothing).value
    resources, groups = _resources(source, values.get("resources", nothing).value)
    people = read_people(authors, values.get("affiliations", nothing).value, source.problems)
    return Content(
        file=source.file,
        lang=lang.value if lang else "en",
        title=title or Text((), ()),
        subtitle=source.line(values.get("subtitle")),
        sections=numbered(_sections(source, values.get("sections", nothing).value, chapters), source.problems),
        takeaway=source.line(values.get("takeaway")),
        resources=resources,
        layouts=tuple((found.value, found.place) for found in values.get("layouts", nothing).value),
        places={key: entry.place for key, entry in root.entries.items()},
        authors=people.authors,
        affiliations=people.affiliations,
        facts=_facts(source, values.get("facts", nothing).value),
        event=_said(source, values.get("event"), printed_event),
        date=source.paragraphs(values.get("date")),
        number=source.paragraphs(values.get("number")),
        contact=source.paragraphs(values.get("contact")),
        funding=_funding(source, values.get("funding", nothing).value),
        acknowledgements=source.paragraphs(values.get("acknowledgements")),
        logos=read_logos(values.get("logos", nothing).value, source.problems),
        groups=groups,
        about=read_about(values, source.problems),
        short_title=source.line(values.get("short-title")),
    )


def _said(source: _Source, found: Found | None, printed: Callable[[dict[str, Found]], Text | None]) -> tuple[Text, ...]:
    """What is printed of words, or of a map that says the same for records too."""
    if found is None or not isinstance(found.value, dict):
        return source.paragraphs(found)
    text = printed(found.value)
    return (text,) if text else ()


def _funding(source: _Source, entries: tuple[Found, ...]) -> tuple[Text, ...]:
    return tuple(text for each in entries for text in _said(source, each, printed_grant))


class _Reading(NamedTuple):
    """What has been read, and with which other files."""

    content: Content | None
    problems: tuple[Problem, ...]
    companions: Companions


def _read(path: str, text: str, cache: Cache, reach: Reach | None) -> _Reading:
    document = parts_of(text) if is_document(path) else None
    problems: list[Problem] = []
    content = None
    companions = Companions(reach)
    root = read_matter(path, document, KEYS, problems) if document else _root(path, text, problems)
    values = check(root, CONTENT, problems) if root is not None else None
    if root is not None and values is not None:
        manner = _manner(path, values.value, document is not None, companions, problems)
        source = _Source(path, document.matter if document else text, problems, cache, manner)
        chapters = source.chapters(document.body, document.origin) if document else ()
        content = _content(source, root, values.value, chapters)
        problems += check_references(content)
    if any(problem.level == "error" for problem in problems):
        content = None
    return _Reading(content, report(problems, (path, *companions.seen)), companions)


def _manner(
    path: str, values: dict[str, Found], is_markdown: bool, companions: Companions, problems: list[Problem]
) -> Manner:
    """How the texts of a content are read."""
    smart, lang = values.get("smart"), values.get("lang")
    name = str(lang.value) if lang else "en"
    marks = marks_of(name) if (smart.value if smart else is_markdown) else None
    return Manner(marks, name, read_macros(values.get("macros"), path, companions, problems))


def _root(path: str, text: str, problems: list[Problem]) -> Node | None:
    root, found = read_nodes(path, text)
    problems += found
    return root


def read_content(path: str, cache: Cache, reach: Reach | None = None) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content of a file, None if there is any error; and all problems in file order, warnings included."""
    text, problems = read_text(path, reach=reach)
    if text is None:
        return None, problems
    table = cache.table("read content")
    found: _Reading | None = table.get((path, text))
    if found is None or not found.companions.are_as_before(reach):
        found = table[path, text] = _read(path, text, cache, reach)
    if found.content is None:
        return None, found.problems
    return with_tables(found.content, found.problems, cache, reach)


def named_layouts(path: str, reach: Reach | None = None) -> tuple[tuple[str, Place], ...]:
    """The layouts that a content file names, with their places, as far as it can be read at all."""
    text, _ = read_text(path, reach=reach)
    if text is not None and is_document(path):
        text = parts_of(text).matter
    root = read_nodes(path, text)[0] if text is not None else None
    if root is None or "layouts" not in root.entries:
        return ()
    node = root.entries["layouts"].node
    named = node.items if node.kind == "list" else (node,)
    return tuple((each.text, each.place) for each in named if each.kind == "text" and each.text)
