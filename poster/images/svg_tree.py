"""The bytes of an SVG -> its elements. No entities, no external files, no scripts: each of them is refused."""

from typing import NamedTuple

from poster.images.source import PictureError

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

MOST_BYTES = 5_000_000
"""A plot with a quarter of a million points has about so many; it is better drawn as pixels."""
MOST_ELEMENTS = 100_000
DEEPEST = 100
"""Elements within elements; the ones below are read by recursion."""

SCRIPTS = ("script", "handler", "listener")
MOVING = ("animate", "animateTransform", "animateMotion", "animateColor", "set")

EXPORT = "export it again as plain SVG, without links and scripts"


class Element(NamedTuple):
    """An element of SVG; those of other vocabularies (editors' notes) are left out."""

    name: str
    attributes: dict[str, str]
    kids: "list[Element | str]"
    """Elements and, in order, the text between them."""
    line: int


class _Reader:
    """Collects elements from expat's calls."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.open: list[Element] = []
        self.skipping = 0
        self.count = 0
        self.line = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        if self.skipping:
            self.skipping += 1
            return
        space, _, local = name.rpartition(" ")
        if space not in (SVG, ""):
            self.skipping = 1
            return
        self.count += 1
        if self.count > MOST_ELEMENTS:
            raise PictureError(f"has more than {MOST_ELEMENTS} elements", "save it as PNG with enough pixels")
        if len(self.open) >= DEEPEST:
            raise PictureError(f"has elements more than {DEEPEST} deep", "export it again with fewer groups")
        if local in SCRIPTS:
            raise PictureError(f"has a script in line {self.line}", EXPORT)
        if local in MOVING:
            raise PictureError(f"has an animation in line {self.line}", "export it again without movement")
        element = Element(local, _attributes(given, self.line), [], self.line)
        if self.open:
            self.open[-1].kids.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, name: str) -> None:
        if self.skipping:
            self.skipping -= 1
        else:
            self.open.pop()

    def text(self, text: str) -> None:
        if self.open and not self.skipping:
            self.open[-1].kids.append(text)


def _attributes(given: dict[str, str], line: int) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for name, value in given.items():
        space, _, local = name.rpartition(" ")
        if space not in ("", XLINK):
            continue
        if not space and local.startswith("on"):
            raise PictureError(f"has a script in line {line}", EXPORT)
        if space == XLINK and local != "href":
            continue
        if local == "href" and space and "href" in attributes:
            continue  # SVG 2's own href goes first
        attributes[local] = value
    return attributes


def read_tree(content: bytes) -> Element:
    """The root element. Raises PictureError where it is no sound SVG, or one that wants more than itself."""
    from xml.parsers import expat  # only for SVG pictures

    if len(content) > MOST_BYTES:
        raise PictureError(f"has more than {MOST_BYTES // 1_000_000} MB of SVG", "save it as PNG with enough pixels")
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(name: str, given: dict[str, str]) -> None:
        reader.line = parser.CurrentLineNumber
        reader.start(name, given)

    def entity(*_: object) -> None:
        raise PictureError("declares entities", "export it again as plain SVG")

    def instruction(target: str, _: str) -> None:
        if target == "xml-stylesheet":
            raise PictureError("wants a style sheet from another file", EXPORT)

    parser.StartElementHandler = start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    # A document type without declarations is common and harmless: expat reads no file by itself.
    parser.EntityDeclHandler = entity
    parser.SkippedEntityHandler = entity
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(content, True)
    except expat.ExpatError as fault:
        raise PictureError(
            f"is damaged in line {fault.lineno}: {expat.ErrorString(fault.code)}", "export it again"
        ) from None
    except (ValueError, LookupError):  # an encoding that expat or Python does not know
        raise PictureError("has an encoding that cannot be read", "save it as UTF-8") from None
    if reader.root is None or reader.root.name != "svg":
        raise PictureError("is not an SVG picture", "export it again")
    return reader.root
