"""A resource that opens no page -> what is printed beside its code, and how long what it carries is, in words."""

from poster.model.content import Resource, Run
from poster.model.held import Contact, Network

Line = tuple[Run, ...]

JOINER = "\u2060"
"""What holds a hyphen to what follows; it is neither inked nor extracted."""


def said_by(resource: Resource, words: dict[str, str]) -> tuple[Line, ...]:
    """The lines below what a phone does with the code, for those who type: a number, a place, a network, a contact."""
    if isinstance(resource.held, Network):
        return _network(resource.held, words)
    if isinstance(resource.held, Contact):
        held = resource.held
        name = "" if held.name in resource.title.plain else held.name
        return _lines(name, held.organisation, _whole(held.email), _whole(held.phone), held.url)
    number, _, fields = resource.url.partition(":")[2].partition("?")
    if resource.action == "map":
        north, east = number.partition(";")[0].split(",")[:2]
        return ((Run(north), Run(", ", own=True), Run(east)),)
    return _lines(_whole(number), *_bodies(fields))


def _lines(*texts: str) -> tuple[Line, ...]:
    return tuple((Run(text),) for text in texts if text)


def _whole(text: str) -> str:
    """Text that is typed to the letter: no line ends after its hyphen, which would read as one of the line's."""
    return text.replace("-", f"-{JOINER}")


def _network(network: Network, words: dict[str, str]) -> tuple[Line, ...]:
    """The name, and the password in the face of computer text, which tells 0 from O and 1 from l."""
    name = _filled(words["network"], "{name}", Run(network.name))
    if not network.password:
        return (name,)
    return name, _filled(words["password"], "{password}", Run(_whole(network.password), code=True))


def _filled(words: str, key: str, run: Run) -> Line:
    """The engine's words with what the content says in the place of a key."""
    before, _, after = words.partition(key)
    return tuple(each for each in (Run(before, own=True), run, Run(after, own=True)) if each.text)


def _bodies(fields: str) -> list[str]:
    """What a text message says, from the fields of its URL."""
    from urllib.parse import unquote  # few contents have one

    bodies = (field.partition("=")[2] for field in fields.split("&") if field.lower().startswith("body="))
    return [unquote(body) for body in bodies]


def size_of(resource: Resource) -> str:
    """How long what the code carries is, in words."""
    size = len(resource.payload.encode("utf-8"))
    if resource.held:
        noun = "contact" if isinstance(resource.held, Contact) else "network"
        return f"this {noun} takes {size} characters"
    escapes = "" if size == len(resource.url) else " with its escapes"
    return f"this URL has {size} characters{escapes}"
