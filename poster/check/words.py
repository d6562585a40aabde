"""Words: the text of a drawing as a reader of the PDF gets it, and whether it says what the content does. Rules P3.

Two comparisons meet in the story, which keeps all text that it puts into the structure, its own words marked:
the drawing says what the story says, element by element; and what the story says beyond its own words is the content.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from poster.check.proof import Proof
from poster.model.address import printed
from poster.model.answers import without_answers
from poster.model.boxes import Box, Pair
from poster.model.content import (
    Block,
    CodeBlock,
    Content,
    Equation,
    Figure,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Resource,
    Run,
    SideBySide,
    Table,
    Text,
)
from poster.model.drawing import Drawing, Glyphs, Node
from poster.model.held import Contact, Network
from poster.model.references import figures_in, figures_of
from poster.model.seats import Topic, seated, seats_of
from poster.model.story import Said
from poster.model.worksheet import Field, Space
from poster.problems import Place, Problem, error

LINES = ("event", "date", "number", "acknowledgements", "funding", "contact")
"""What are paragraphs of their own."""
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Characters that a reader does not see: soft hyphens, joiners, spaces without width, marks of direction, selectors."""
TOLD = 8
"""Words that a message names."""

Words = tuple[str, ...]


def words_of(text: str) -> Words:
    """The words of a text as a reader sees them, in order: what stands between two spaces."""
    return tuple((text if text.isascii() else UNSEEN.sub("", text)).split())


def drawn_text(drawing: Drawing) -> str:
    """The text of all items with an owner; a line that ends without a space goes on in the next of its paragraph."""
    return "\n".join(_drawn(drawing).values()).replace("\u00ad", "").strip()


def paragraph_of(tree: tuple[Node, ...], node: int) -> int:
    """The paragraph of a node: what holds a link or a formula, else the node itself."""
    while tree[node].kind in ("Link", "Formula") and (parent := tree[node].parent) is not None:
        node = parent
    return node


def _drawn(drawing: Drawing) -> dict[int, str]:
    """The text of each paragraph, in the order of painting."""
    tree = drawing.tree
    parts: dict[int, list[str]] = {}
    for page in drawing.pages:
        for item in page.items:
            if type(item) is Glyphs and item.owner is not None:
                own = parts.setdefault(paragraph_of(tree, item.owner), [])
                own.extend([word.text for word in item.words])
    return {node: "".join(own) for node, own in parts.items()}


def every_word_once(proof: Proof) -> list[Problem]:
    """Every word of what the layout shows is in the structure once, in order, and no other but the engine's own."""
    drawn = {node: words for node, text in _drawn(proof.drawing).items() if (words := words_of(text))}
    faults = _apart(_said(proof.said, proof.drawing.tree), drawn)
    faults = faults or _apart(*_contents(proof))
    if not faults:
        return []
    fact = f"layout '{proof.layout.name}' {' and '.join(faults)}"
    hint = "this is a fault of poster; please report it with this file"
    return [error(Place(proof.content.file), fact, hint)]


def _apart(wanted: dict[int, Words], found: dict[int, Words]) -> list[str]:
    """How two ways of saying the same differ: words lost, words that come too often, words in another order."""
    if wanted == found:
        return []
    here = Counter(word for words in wanted.values() for word in words)
    there = Counter(word for words in found.values() for word in words)
    faults = []
    if lost := here - there:
        faults.append(f"has lost words of the content: {_listed(lost)}")
    if more := there - here:
        faults.append(f"has words more often than the content: {_listed(more)}")
    if not faults:
        words = next(words for node, words in wanted.items() if found.get(node, ()) != words)
        faults.append(f"has words in another order than the content: {_listed(words)}")
    return faults


def _listed(words: Iterable[str]) -> str:
    return ", ".join(word[:40] for word in list(words)[:TOLD])


def _said(said: tuple[Said, ...], tree: tuple[Node, ...]) -> dict[int, Words]:
    """What the story says in each paragraph; what is nothing but space is no text."""
    texts: dict[int, Words] = {}
    for node, runs in said:
        if words := words_of("".join([_drawn_as(run) for run in runs if not _is_room(run)])):
            texts[paragraph_of(tree, node)] = words
    return texts


def _drawn_as(run: Run) -> str:
    """The characters of a run, or those that its formula is drawn with."""
    return run.formula.letters if run.formula else run.text


def _is_room(run: Run) -> bool:
    """Whether a run only keeps room in a link for the sign that is drawn there."""
    return run.own and run.url != "" and run.text.isspace()


def _contents(proof: Proof) -> tuple[dict[int, Words], dict[int, Words]]:
    """The texts of the content that the layout shows, and those that the story says, both numbered alike."""
    layout = proof.layout
    content = proof.content if layout.answers == "last" else without_answers(proof.content)
    # What a text refers to is said in the engine's words: a text is as many as they leave of it.
    shown = [
        words
        for text in _with_notes(_texts(content, seats_of(seated(layout, content), content)))
        for words in _content_of(text.runs)
    ]
    said = [words for each in proof.said for words in _content_of(each.runs)]
    forms = _printed_forms(content.resources)
    if forms:
        said = [forms.get(words, words) for words in said]
    if any(area.fold for area in layout.areas.values()):  # it names as many as it has room for, and counts the others
        left_out = Counter(shown) - Counter(said)
        people = Counter(words_of(text.plain) for text in (*_names(content), *_places_of_work(content)))
        shown = list((Counter(shown) - (left_out & people)).elements())
    return _numbered(shown, said)


def _printed_forms(resources: tuple[Resource, ...]) -> dict[Words, Words]:
    """What may be printed of an address -> the form that the content is counted in: an address that no font sets is
    printed as its code carries it.
    """
    return {
        words_of(printed(each.payload, each.title.plain)[0]): words_of(printed(each.url, each.title.plain)[0])
        for each in resources
        if each.url and each.payload != each.url
    }


def _numbered(shown: list[Words], said: list[Words]) -> tuple[dict[int, Words], dict[int, Words]]:
    """Texts with numbers, equal ones with the same: those that only one side has are the others."""
    if Counter(shown) == Counter(said):
        return {}, {}
    return dict(enumerate(sorted(shown))), dict(enumerate(sorted(said)))


def _content_of(runs: tuple[Run, ...]) -> Iterator[Words]:
    """The texts of the content that stand in an element: what is between two of the engine's own."""
    for is_own, stretch in groupby([run for run in runs if not run.within], lambda run: run.own):
        words = () if is_own else words_of("".join([run.text for run in stretch]))
        if words:
            yield words


def _texts(content: Content, seats: Collection[Topic]) -> Iterator[Text]:
    """The texts of the content that areas show."""
    for what in ("title", "subtitle", "takeaway"):
        text: Text | None = getattr(content, what)
        if text and (what, "") in seats:
            yield text
    for what, people in (("authors", _names(content)), ("affiliations", _places_of_work(content))):
        if (what, "") in seats:
            yield from people
    for what in LINES:
        if (what, "") in seats:
            yield from getattr(content, what)
    for section in content.sections:
        if _is_shown(("sections", section.id), seats):
            yield from [section.title] if section.title else []
            yield from _block_texts(section.blocks)
    for figure, name in figures_of(content).values():
        if ("figures", name) in seats and not _is_shown(("sections", _section_of(figure, content)), seats):
            yield from _figure_texts(figure)
    for fact in content.facts:
        if _is_shown(("facts", fact.id), seats):
            yield from [fact.value, fact.text] if fact.text else [fact.value]
    yield from _resource_texts(content, seats)


def _with_notes(texts: Iterable[Text]) -> Iterator[Text]:
    """Texts, and behind them those of the notes that they have marks of, each once."""
    notes: dict[Note, None] = {}
    for text in texts:
        yield text
        notes.update(dict.fromkeys(run.note for run in text.runs if run.note))
    yield from (text for note in notes for text in note.texts)


def _section_of(figure: Figure, content: Content) -> str:
    """Id of the section that a figure stands in."""
    return next(section.id for section in content.sections if figure in figures_in(section.blocks))


def _is_shown(part: Topic, seats: Collection[Topic]) -> bool:
    """Whether an area shows a part by name, or all that no other one names."""
    return part in seats or (part[0], "") in seats


def _resource_texts(content: Content, seats: Collection[Topic]) -> Iterator[Text]:
    shown = [
        each
        for each in content.resources
        if _is_shown(("resources", each.id), seats) or ("resources", each.group) in seats
    ]
    for each in shown:
        yield each.title
        yield from (_text(text, each.url_place) for text in _printed(each) if text)
    groups = {each.group for each in shown}
    yield from (group.title for group in content.groups if group.id in groups)


def _printed(resource: Resource) -> tuple[str, ...]:
    """What stands below the title of a resource: its URL as it is printed, or what those type who have no phone to scan
    with.
    """
    held = resource.held
    if isinstance(held, Network):
        return held.name, held.password
    if isinstance(held, Contact):
        name = "" if held.name in resource.title.plain else held.name
        return name, held.organisation, held.email, held.phone, held.url
    if resource.action in ("open", "mail"):
        return (printed(resource.url, resource.title.plain)[0],)
    number, _, fields = resource.url.partition(":")[2].partition("?")
    if resource.action == "map":
        return tuple(number.partition(";")[0].split(",")[:2])
    from urllib.parse import unquote  # few contents have one

    bodies = [field[len("body=") :] for field in fields.split("&") if field.lower().startswith("body=")]
    return number, *map(unquote, bodies)


def _names(content: Content) -> Iterator[Text]:
    return (author.name for author in content.authors)


def _places_of_work(content: Content) -> Iterator[Text]:
    """Where authors work, and the addresses of those who are to be written to."""
    yield from (each.text for each in content.affiliations)
    yield from (_text(each.email, each.place) for each in content.authors if each.corresponding and each.email)


def _block_texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield block.text
        elif isinstance(block, ListBlock):
            yield from (text for item in block.items for text in _block_texts(item))
        elif isinstance(block, Quote):
            yield from _block_texts(block.blocks)
        elif isinstance(block, Figure):
            yield from _figure_texts(block)
        elif isinstance(block, SideBySide):
            yield from (text for strand in block.strands for text in _block_texts(strand.blocks))
        elif isinstance(block, Table):
            yield from [block.caption] if block.caption else []
            yield from (cell.text for row in (*block.head, *block.rows) for cell in row if cell.text.runs)
            yield from block.notes
        elif isinstance(block, CodeBlock):
            yield from [block.caption] if block.caption else []
            yield from [block.filename] if block.filename else []
            yield _text("\n".join(block.lines), block.place)
        elif isinstance(block, Box):
            yield from [block.title] if block.title else []
            yield from _block_texts(block.blocks)
            yield from [block.source] if block.source else []
        elif isinstance(block, Space):
            yield from [block.title] if block.title else []
        elif isinstance(block, Field):
            yield from [block.label] if block.label else []
        elif isinstance(block, Pair):
            yield from (text for half in block.halves for text in _block_texts(half))
        elif isinstance(block, Equation):
            yield block.text


def _figure_texts(figure: Figure) -> Iterator[Text]:
    """Captions and credit of a figure; the caption of a lone picture is the figure's."""
    plates = [plate for row in figure.rows for plate in row]
    yield from (plate.caption for plate in plates if plate.caption and len(plates) > 1)
    yield from (text for text in (figure.caption, figure.credit) if text)


def _text(characters: str, place: Place) -> Text:
    return Text((Run(characters),), (place,))


ALL: frozenset[Topic] = frozenset(
    (what, "")
    for what in ("title", "subtitle", "takeaway", "authors", "affiliations", *LINES, "sections", "facts", "resources")
)
"""All parts of a content."""


def place_of(text: str, content: Content) -> Place:
    """The place in the content of the first run that holds the words."""
    head = text.split(" ")[0]
    for each in _texts(content, ALL) if head else ():
        for run, place in zip(each.runs, each.places):
            if run.formula and text in run.formula.letters:
                return place
            if head in run.text:
                return place._replace(column=place.column + run.text.index(head))
    return Place(content.file)
