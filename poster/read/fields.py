"""The description of a file as data, and a node -> its values with places, or all that is wrong with it.

A description is a tree of kinds. Validation (here) and the JSON Schemas (schema.py) are both derived from it.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, Union

from poster.problems import Place, Problem, error, warning
from poster.read.nodes import Node
from poster.read.source import is_blank
from poster.read.suggest import did_you_mean, either, quoted


class Scalar(NamedTuple):
    """A value written as a scalar."""

    says: str
    """What it is, with its article: `a length`."""
    read: Callable[[str], object]
    """Text to value; a ValueError carries fact and way out."""
    pattern: str = ""
    """Regular expression for editors; empty: any text."""
    names: tuple[str, ...] = ()
    """The words allowed, for editors."""
    exact: bool = False
    """Whether every character counts, so that what YAML takes for a comment is not passed over."""


class Words(NamedTuple):
    """Text that stands on the page. Its value is the node itself."""

    says: str = "text"


class Many(NamedTuple):
    """A list. Its value is a tuple of Found."""

    says: str
    item: "Form"
    alone: bool = False
    """One item may be written without the list."""
    words: bool = False
    """Several may be written in one scalar, with spaces between."""
    most: int = 1000
    """Items that are read; more are refused."""


class Named(NamedTuple):
    """A map whose keys are free. Its value is a dict of Found."""

    says: str
    item: "Form"
    key: str = "a name"
    """What a key is."""
    most: int = 500
    """Entries that are read; more are refused."""


class Record(NamedTuple):
    """A map of known keys. Its value is a dict of Found."""

    says: str
    """`a section`."""
    fields: "tuple[Field, ...]"
    rest: "Form | None" = None
    """Form of all other keys; None: there are none."""


class Either(NamedTuple):
    """A scalar or words, or a map that says the same at more length."""

    scalar: Scalar | Words
    record: Record


Form = Union[Scalar, Words, Many, Named, Record, Either]


class Field(NamedTuple):
    """A key of a record."""

    key: str
    kind: Form
    doc: str
    """One sentence for editors."""
    required: bool = False


class Found(NamedTuple):
    """A value, where it stands, and where its key stands."""

    value: Any
    place: Place
    key: Place


def check(node: Node, kind: Form, problems: list[Problem], key: Place | None = None) -> Found | None:
    """The value of a node, None where it has none or a wrong one. Problems are added in file order."""
    if node.kind == "refused":
        return None
    if node.is_empty:
        if node.comment and node.comment_place:
            fact = f"{quoted(node.comment)} is read as a comment, so nothing is said here"
            problems.append(error(node.comment_place, fact, "put it in quotes"))
        return None
    value = CHECKS[type(kind)](node, kind, problems)
    return None if value is None else Found(value, node.place, key or node.place)


WRITTEN = {"text": "a text", "map": "a map", "list": "a list"}


def _unlike(node: Node, wanted: str, problems: list[Problem], hint: str = "") -> None:
    problems.append(error(node.place, f"here belongs {wanted}, not {WRITTEN[node.kind]}", hint))


def _scalar(node: Node, kind: Scalar, problems: list[Problem]) -> object:
    if node.kind != "text":
        hint = "put it in quotes" if node.kind == "map" and len(node.entries) == 1 else ""
        _unlike(node, kind.says, problems, hint)
        return None
    if kind.exact and node.comment and node.comment_place:
        fact = f"{quoted(node.comment)} is read as a comment, so that {kind.says} would lack it"
        problems.append(error(node.comment_place, fact, "put all of it in quotes"))
        return None
    try:
        return kind.read(node.text)
    except ValueError as fault:
        problems.append(error(node.place, *str(fault).split("; ", 1)))
        return None


def _words(node: Node, kind: Words, problems: list[Problem]) -> Node | None:
    if node.kind != "text":
        _unlike(node, kind.says, problems, "put it in quotes, or in a block behind '|'")
        return None
    if node.comment and node.comment_place:
        fact = f"{quoted(node.comment)} is read as a comment and will not be printed"
        problems.append(warning(node.comment_place, fact, "put the text in quotes, or a space behind the '#'"))
    return None if is_blank(node.text) else node


def _are_too_many(count: int, kind: Many | Named, node: Node, problems: list[Problem]) -> bool:
    """Whether a list or map has more entries than are read; reports it."""
    if count > kind.most:
        fact = f"here stand {count:,} entries; at most {kind.most:,} are read"
        problems.append(error(node.place, fact, "take some out"))
    return count > kind.most


def _many(node: Node, kind: Many, problems: list[Problem]) -> tuple[Found, ...] | None:
    nodes = node.items
    if node.kind == "text" and kind.words:
        nodes = tuple(node._replace(text=word) for word in node.text.split())
    elif node.kind != "list" and kind.alone:
        nodes = (node,)
    elif node.kind != "list":
        _unlike(node, kind.says, problems, "begin each of its lines with '- '")
        return None
    if _are_too_many(len(nodes), kind, node, problems):
        return None
    found = (check(item, kind.item, problems) for item in nodes)
    return tuple(item for item in found if item is not None)


def _named(node: Node, kind: Named, problems: list[Problem]) -> dict[str, Found] | None:
    if node.kind != "map":
        _unlike(node, kind.says, problems, f"write {kind.key}, a colon and what it stands for")
        return None
    if _are_too_many(len(node.entries), kind, node, problems):
        return None
    found = {key: check(entry.node, kind.item, problems, entry.place) for key, entry in node.entries.items()}
    return {key: value for key, value in found.items() if value is not None}


def _record(node: Node, kind: Record, problems: list[Problem]) -> dict[str, Found] | None:
    fields = {field.key: field for field in kind.fields}
    if node.kind != "map":
        _unlike(node, kind.says, problems, f"write its keys below each other: {either(list(fields)[:4])}")
        return None
    values: dict[str, Found] = {}
    for key, entry in node.entries.items():
        item = fields[key].kind if key in fields else kind.rest
        if item is None:
            hint = did_you_mean(key, fields, f"it has {either(fields, 'and')}")
            problems.append(error(entry.place, f"{quoted(key)} is not something {kind.says} has", hint))
            continue
        value = check(entry.node, item, problems, entry.place)
        if value is not None:
            values[key] = value
    for field in kind.fields:
        entry_given = node.entries.get(field.key)
        if not field.required or field.key in values:
            continue
        if entry_given is None:
            problems.append(error(node.place, f"{kind.says} needs '{field.key}'", f"add '{field.key}: …'"))
            continue
        given = entry_given.node
        if given.kind == "text" and is_blank(given.text) and not given.comment:
            problems.append(error(entry_given.place, f"'{field.key}' is empty", "write it, or take the entry out"))
    return values


def _either(node: Node, kind: Either, problems: list[Problem]) -> object:
    if node.kind == "map":
        return _record(node, kind.record, problems)
    return CHECKS[type(kind.scalar)](node, kind.scalar, problems)


CHECKS: dict[Any, Callable[[Node, Any, list[Problem]], object]] = {
    Scalar: _scalar, Words: _words, Many: _many, Named: _named, Record: _record, Either: _either,
}  # fmt: skip
"""How each kind is read."""

SHOWN_MOST = 50
"""Problems reported at once: more are seldom read, and follow from the first."""


def report(problems: list[Problem], files: tuple[str, ...]) -> tuple[Problem, ...]:
    """The problems in the order of files and lines, each once; beyond the first fifty a last one says how many more."""
    order = {file: number for number, file in enumerate(files)}
    last = len(order)
    unique = sorted(dict.fromkeys(problems), key=lambda problem: (order.get(problem.place.file, last), problem.place))
    if len(unique) <= SHOWN_MOST:
        return tuple(unique)
    errors = [problem for problem in unique if problem.level == "error"]
    kept = sorted((errors + [p for p in unique if p.level == "warning"])[:SHOWN_MOST], key=unique.index)
    more = len(unique) - SHOWN_MOST
    say = error if errors else warning
    return (*kept, say(kept[-1].place, f"and {more} more problems", "mend these first"))
