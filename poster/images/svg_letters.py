"""The texts of an SVG -> the same, each stretch in a font that is loaded and has all its letters.

The converter is given no font but these, and looks for none: every stretch names the one it is set in.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from poster.images.source import PictureError
from poster.images.svg_style import Look
from poster.images.svg_tree import Node
from poster.model.picture import Lettering
from poster.model.text import Face

LONGEST = 20_000
"""Characters of text in one element."""

MARK = "poster-face-"

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
IN_SYMBOL = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ"
GREEK = str.maketrans(LATIN, IN_SYMBOL)
"""What letters are in the font Symbol, which gnuplot asks for: Adobe's Symbol encoding (ISO 32000-1, D.6)."""
SIGNS = ("wingdings", "webdings", "zapfdingbats", "zapf dingbats", "itc zapf dingbats", "marlett")
"""Fonts that show signs in the place of letters."""

CASES = {"uppercase": str.upper, "lowercase": str.lower, "capitalize": str.title}


def set_letters(root: Node, looks: Mapping[Node, Look], lettering: Lettering | None, names: dict[Face, str]) -> None:
    """Name the font of every stretch of text; `names` gains the fonts. Raises PictureError where there is none."""
    setter = _Setter(looks, lettering, names)
    for node in list(root.iter("text")):
        assert isinstance(node, Node)
        setter.line = node.line
        setter.element(node, "text")


class _Setter:
    """Gives fonts to texts, and names to fonts."""

    def __init__(self, looks: Mapping[Node, Look], lettering: Lettering | None, names: dict[Face, str]) -> None:
        self.looks = looks
        self.lettering = lettering
        self.names = names
        self.line = 0

    def element(self, node: Node, above: str) -> None:
        look = self.looks[node]
        if node.attrib.pop("white-space", "").startswith(("pre", "break-spaces")):
            node.set("xml:space", "preserve")
        kids = list(node)
        texts: list[tuple[Element | None, str]] = [(None, node.text or "")]
        texts += [(kid, kid.tail or "") for kid in kids]
        pieces = [(kid, self.stretches(text, look)) for kid, text in texts]
        main = next((name for _, stretches in pieces for _, name in stretches if name), above)
        for each in kids:
            node.remove(each)
        node.text = None
        for kid, stretches in pieces:
            if isinstance(kid, Node):
                kid.tail = None
                node.append(kid)
                self.element(kid, main)
            for text, name in stretches:
                self.add(node, text, name if name != main else "")
        if main != "text":
            node.attrib.update({"font-family": main, "font-weight": "400", "font-style": "normal"})
            node.attrib.pop("font-stretch", None)

    def add(self, node: Node, text: str, name: str) -> None:
        """Text at the end of an element, in an element of its own where its font is another."""
        if name:
            own = Node("tspan", {"font-family": name})
            own.text = text
            node.append(own)
        elif len(node):
            node[-1].tail = (node[-1].tail or "") + text
        else:
            node.text = (node.text or "") + text

    def meant(self, text: str, family: str) -> str:
        """A text as its font shows it: letters of the font Symbol are Greek, other fonts of signs cannot be had."""
        if family == "symbol":
            return text.translate(GREEK)
        if family.startswith(SIGNS) and any(letter.isascii() and not letter.isspace() for letter in text):
            fact = f"has signs of the font '{family}' in line {self.line}, which is not there"
            raise PictureError(fact, "write them as Unicode has them, or export it with text as outlines")
        return text

    def stretches(self, text: str, look: Look) -> list[tuple[str, str]]:
        """Parts of a text with the names of their fonts; none where there is nothing to be set."""
        if not text:
            return []
        if len(text) > LONGEST:
            raise PictureError(f"has more than {LONGEST} characters in line {self.line}", "shorten it")
        text = CASES.get(look.transform, str)(text)
        families = tuple(name.strip().strip("'\"") for name in look.families.split(",") if name.strip())
        text = self.meant(text, families[0].lower() if families else "")
        if not text.strip():
            return [(text, "")]
        if self.lettering is None:
            raise PictureError(f"has text in line {self.line}", "export it with text as outlines")
        found = []
        for stretch, face in self.lettering.choose(text, families, look.weight, look.is_italic):
            if face is None:
                fact = f"has text in line {self.line} that no font has: '{stretch.strip()[:40]}'"
                raise PictureError(fact, "add a family that has it under 'fonts', or export it with text as outlines")
            found.append((stretch, self.names.setdefault(face, f"{MARK}{len(self.names)}")))
        return found
