"""A content file -> Content, or all that is wrong with it."""

from typing import Any

from poster.cache import Cache
from poster.model.content import Block, CodeBlock, Content, Fact, Group, ListBlock, Quote, Resource, Section, Text
from poster.problems import Place, Problem, error, warning
from poster.reach import Reach
from poster.read.fields import Field, Found, Many, Record, Scalar, Words, check, report
from poster.read.held import VCARD, WIFI, read_contact, read_network
from poster.read.limits import MOST_BLOCKS, TOGETHER, excess
from poster.read.links import URL_PATTERN, spaced, url
from poster.read.logos import LOGO, read_logos
from poster.read.markdown import read_blocks, read_line, read_paragraphs
from poster.read.nodes import Node, read_nodes
from poster.read.origins import anchors, place_of
from poster.read.people import AFFILIATIONS, AUTHORS, read_people
from poster.read.source import is_blank, read_text
from poster.read.suggest import either, quoted
from poster.read.values import identifier

MOST_RESOURCES = 1000
"""Codes of a poster, those of all groups together."""


def language(text: str) -> str:
    """A BCP 47 tag as written; ValueError where it is none."""
    subtags = text.strip().split("-")
    is_tag = all(tag.isascii() and tag.isalnum() and len(tag) <= 8 for tag in subtags)
    if is_tag and subtags[0].isalpha() and 2 <= len(subtags[0]) <= 3:
        return text.strip()
    if "_" in text:
        raise ValueError(f"{quoted(text)} is not a language; did you mean '{text.strip().replace('_', '-')[:20]}'?")
    raise ValueError(f"{quoted(text)} is not a language; write its code, like en, en-GB, de or zh-Hant")


def layout_name(text: str) -> str:
    """The name of a layout, or the path of one."""
    if not text.strip() or len(text) > 300 or "\n" in text:
        raise ValueError(f"{quoted(text)} is not the name of a layout; write one such as poster")
    return text.strip()


ID = Scalar("an id", identifier, r"^[\w-]+$")
INLINE = Words("one paragraph of Markdown")
TEXTS = Words("Markdown: paragraphs with blank lines between them")

SECTION = Record("a section", (
    Field("title", INLINE, "Its heading; a section may go without."),
    Field("text", Words("Markdown"), "What it says, in Markdown."),
    Field("id", ID, "The name by which layouts address it; made from the title where it is not written."),
))  # fmt: skip

URL = Scalar("a URL", url, URL_PATTERN)
NAME = Field("id", ID, "The name by which layouts address it; made from the title where it is not written.")

WAYS = (
    Field("url", URL, "Where it leads: http, https, mailto, tel, sms or geo."),
    Field("wifi", WIFI, "In the place of a URL: a network that its code lets a phone join."),
    Field("vcard", VCARD, "In the place of a URL: a contact that its code lets a phone save."),
)

RESOURCE = Record("a resource", (
    Field("title", INLINE, "What the code opens.", required=True),
    *WAYS,
    NAME,
))  # fmt: skip

RESOURCE_OR_GROUP = Record("a resource", (
    Field("title", INLINE, "What the code opens, or what the group is called.", required=True),
    *WAYS,
    Field("resources", Many("a list of resources", RESOURCE), "In the place of a URL: those of a group."),
    NAME,
))  # fmt: skip

FACT = Record("a fact", (
    Field("value", INLINE, "The figure to be seen from afar: 42 %.", required=True),
    Field("text", INLINE, "One sentence about it."),
    Field("id", ID, "The name by which layouts address it; made from the value where it is not written."),
))  # fmt: skip

# Later keys of a content file (figures, references) are one more Field here and one more line in `_content`.
CONTENT = Record("a content file", (
    Field("title", INLINE, "The title.", required=True),
    Field("subtitle", INLINE, "Stands below or beside the title."),
    Field("authors", AUTHORS, "Who made it: names, or more about each."),
    Field("author", AUTHORS, "The same."),
    Field("affiliations", AFFILIATIONS, "Where the authors work; they refer to them by id."),
    Field("event", TEXTS, "Where it is shown."),
    Field("date", TEXTS, "When it is shown."),
    Field("number", TEXTS, "Of the poster at its event."),
    Field("lang", Scalar("a language", language, "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"), "Its language: en-GB."),
    Field("takeaway", INLINE, "The one sentence to remember."),
    Field("facts", Many("a list of facts", FACT), "Values to be seen from afar, each with a sentence."),
    Field("sections", Many("a list of sections", SECTION), "The sections in reading order."),
    Field("resources", Many("a list of resources", RESOURCE_OR_GROUP), "What readers may open; each becomes a code."),
    Field("acknowledgements", TEXTS, "Thanks."),
    Field("funding", TEXTS, "Who paid."),
    Field("contact", TEXTS, "Where to ask."),
    Field("logos", Many("a list of logos", LOGO), "The logos of those behind it."),
    Field("layouts", Many("a list of layouts", Scalar("the name of a layout", layout_name), alone=True, most=100),
          "The layouts that are built where none is asked for."),
))  # fmt: skip
"""All that a content file has."""


class _Source:
    """The file that is being read: what its scalars need to become text with places."""

    def __init__(self, file: str, text: str, problems: list[Problem], cache: Cache) -> None:
        self.file = file
        self.text = text
        self.problems = problems
        self.cache = cache
        self.room = TOGETHER
        self.blocks_left = MOST_BLOCKS

    def is_too_much(self, node: Node) -> bool:
        """Whether the text, or all of the file up to it, goes beyond what is parsed; reports it."""
        before, self.room = self.room, self.room - len(node.text)
        found = excess(node.text)
        if found:
            where = place_of(found.at, anchors(node, self.text), self.file) if found.at else node.place
            self.problems.append(error(where, found.fact, found.hint))
        elif self.room < 0 <= before:
            fact = f"the texts of the file are longer than {TOGETHER:,} characters here"
            self.problems.append(error(node.place, fact, "cut them: a poster holds about 5,000, a handout 30,000"))
        return found is not None or self.room < 0

    def blocks(self, node: Node) -> tuple[Block, ...]:
        if self.is_too_much(node):
            return ()
        key = (self.file, node.text, origin := anchors(node, self.text))
        found, problems = self.cache.get("read blocks", key, lambda: read_blocks(self.file, node.text, origin))
        self.problems += problems
        before, self.blocks_left = self.blocks_left, self.blocks_left - sum(map(_count, found))
        if self.blocks_left < 0 <= before:
            fact = f"the texts of the file have more than {MOST_BLOCKS:,} paragraphs, items and lines of code here"
            self.problems.append(error(node.place, fact, "cut them, or join some"))
        return found

    def line(self, found: Found | None) -> Text | None:
        if found is None:
            return None
        node: Node = found.value
        if self.is_too_much(node):
            return Text((), ())
        key = (self.file, node.text, origin := anchors(node, self.text))
        text, problems = self.cache.get("read line", key, lambda: read_line(self.file, node.text, origin))
        self.problems += problems
        if is_blank(text.plain) and not problems:
            self._report_nothing(node)
        return text

    def paragraphs(self, found: Found | None) -> tuple[Text, ...]:
        """The paragraphs of a text that blank lines part."""
        if found is None or self.is_too_much(found.value):
            return ()
        node: Node = found.value
        key = (self.file, node.text, origin := anchors(node, self.text))
        texts, problems = self.cache.get("read texts", key, lambda: read_paragraphs(self.file, node.text, origin))
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


def _sections(source: _Source, entries: tuple[Found, ...]) -> tuple[Section, ...]:
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


def _content(source: _Source, root: Node, values: dict[str, Found]) -> Content:
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
        sections=_sections(source, values.get("sections", nothing).value),
        takeaway=source.line(values.get("takeaway")),
        resources=resources,
        layouts=tuple((found.value, found.place) for found in values.get("layouts", nothing).value),
        places={key: entry.place for key, entry in root.entries.items()},
        authors=people.authors,
        affiliations=people.affiliations,
        facts=_facts(source, values.get("facts", nothing).value),
        event=source.paragraphs(values.get("event")),
        date=source.paragraphs(values.get("date")),
        number=source.paragraphs(values.get("number")),
        contact=source.paragraphs(values.get("contact")),
        funding=source.paragraphs(values.get("funding")),
        acknowledgements=source.paragraphs(values.get("acknowledgements")),
        logos=read_logos(values.get("logos", nothing).value, source.problems),
        groups=groups,
    )


def _read(path: str, text: str, cache: Cache) -> tuple[Content | None, tuple[Problem, ...]]:
    root, found = read_nodes(path, text)
    problems = list(found)
    content = None
    if root is not None:
        values = check(root, CONTENT, problems)
        if values is not None:
            content = _content(_Source(path, text, problems, cache), root, values.value)
    if any(problem.level == "error" for problem in problems):
        content = None
    return content, report(problems, (path,))


def read_content(path: str, cache: Cache, reach: Reach | None = None) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content of a file, None if there is any error; and all problems in file order, warnings included."""
    text, problems = read_text(path, reach=reach)
    if text is None:
        return None, problems
    return cache.get("read content", (path, text), lambda: _read(path, text, cache))


def named_layouts(path: str, reach: Reach | None = None) -> tuple[tuple[str, Place], ...]:
    """The layouts that a content file names, with their places, as far as it can be read at all."""
    text, _ = read_text(path, reach=reach)
    root = read_nodes(path, text)[0] if text is not None else None
    if root is None or "layouts" not in root.entries:
        return ()
    node = root.entries["layouts"].node
    named = node.items if node.kind == "list" else (node,)
    return tuple((each.text, each.place) for each in named if each.kind == "text" and each.text)
