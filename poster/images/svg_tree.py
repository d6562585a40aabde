"""The bytes of an SVG -> its elements, and back. No external files, no scripts: each of them is refused."""

from xml.etree.ElementTree import Element, tostring

from poster.images.source import PictureError

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

MOST_BYTES = 20_000_000
"""Pictures inside count."""
MOST_ELEMENTS = 100_000
DEEPEST = 100
"""Elements within elements; the ones below are read by recursion."""

MOST_ENTITIES = 100
LONGEST_ENTITY = 1000
"""Characters of a plain string that stands for a longer one, as old versions of Illustrator write namespaces."""

SCRIPTS = ("script", "handler", "listener")
MOVING = ("animate", "animateTransform", "animateMotion", "animateColor", "set")

SEEN = ("img", "canvas", "video", "svg", "math", "input", "iframe", "object", "hr")
"""Elements of HTML that show something without words."""

EXPORT = "export it again as plain SVG, without links and scripts"


class Node(Element):
    """An element of SVG by its plain name; those of other vocabularies (editors' notes) are left out.

    Links are `href`, whichever way they were written. Text in HTML is the text of its `foreignObject`.
    """

    line = 0
    """Where it begins in the file."""


class _Reader:
    """Collects elements from expat's calls."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.open: list[Node] = []
        self.skipping = 0
        self.count = 0
        self.line = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        if self.skipping:
            self.skipping += 1
            self.note(name.rpartition(" ")[2])
            return
        space, _, local = name.rpartition(" ")
        is_html = self.open and self.open[-1].tag == "foreignObject"
        if space not in (SVG, "") or is_html:
            self.skipping = 1
            self.note(local)
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
        node = Node(local, _attributes(given, self.line))
        node.line = self.line
        if self.open:
            self.open[-1].append(node)
        else:
            self.root = node
        self.open.append(node)

    def note(self, name: str) -> None:
        """Of HTML only the words are kept, and that there is something else to be seen."""
        if name in SEEN and self.open and self.open[-1].tag == "foreignObject":
            self.open[-1].text = f"{self.open[-1].text or ''}<{name}>"

    def end(self, name: str) -> None:
        if not self.skipping:
            self.open.pop()
            return
        self.skipping -= 1
        if self.open and self.open[-1].tag == "foreignObject":
            self.open[-1].text = (self.open[-1].text or "") + " "

    def text(self, text: str) -> None:
        if not self.open or (self.skipping and self.open[-1].tag != "foreignObject"):
            return
        node = self.open[-1]
        if len(node):
            node[-1].tail = (node[-1].tail or "") + text
        else:
            node.text = (node.text or "") + text


def _attributes(given: dict[str, str], line: int) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for name, value in given.items():
        space, _, local = name.rpartition(" ")
        if space == XML:
            attributes[f"xml:{local}"] = value
        elif not space:
            if local.startswith("on"):
                raise PictureError(f"has a script in line {line}", EXPORT)
            attributes[local] = value
        elif space == XLINK and local == "href":
            attributes.setdefault("href", value)  # SVG 2's own href goes first, wherever it stands
    return attributes


class _Entities:
    """Plain strings that stand for others are read; all else that a document type may declare is refused."""

    def __init__(self, content: bytes) -> None:
        self.uses = content.count(b"&")
        self.count = self.longest = 0

    def declare(
        self, name: str, is_parameter: int, value: str | None, _: str | None, other: str | None, *__: str | None
    ) -> None:
        if value is None or is_parameter or other:
            raise PictureError(f"wants the entity '{name[:40]}' from another file", "export it again as plain SVG")
        self.count += 1
        self.longest = max(self.longest, len(value))
        is_plain = "&" not in value and "<" not in value
        if not is_plain or self.longest > LONGEST_ENTITY or self.count > MOST_ENTITIES:
            fact = f"declares the entity '{name[:40]}', which is more than a short string"
            raise PictureError(fact, "export it again as plain SVG")
        if self.uses * self.longest > MOST_BYTES:
            raise PictureError("uses its entities too often", "export it again as plain SVG")

    def skipped(self, name: str, _: int) -> None:
        raise PictureError(f"uses the entity '{name[:40]}', which it does not declare", "export it again as plain SVG")


def read_tree(content: bytes) -> Node:
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

    def instruction(target: str, _: str) -> None:
        if target == "xml-stylesheet":
            raise PictureError("wants a style sheet from another file", EXPORT)

    entities = _Entities(content)
    parser.StartElementHandler = start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    # The document type itself names a file, which expat does not read.
    parser.EntityDeclHandler = entities.declare
    parser.SkippedEntityHandler = entities.skipped
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(content, True)
    except expat.ExpatError as fault:
        raise PictureError(
            f"is damaged in line {fault.lineno}: {expat.ErrorString(fault.code)}", "export it again"
        ) from None
    except (ValueError, LookupError):  # an encoding that expat or Python does not know
        raise PictureError("has an encoding that cannot be read", "save it as UTF-8") from None
    if reader.root is None or reader.root.tag != "svg":
        raise PictureError("is not an SVG picture", "export it again")
    return reader.root


def written(root: Node) -> bytes:
    """The elements as a file."""
    root.set("xmlns", SVG)
    content: bytes = tostring(root, "utf-8")
    return content
