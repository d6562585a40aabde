"""The style sheets of an SVG -> for each element the declarations that hold, as CSS's cascade has it.

tinycss2 and cssselect2 read the sheets: selectors are all that CSS has, of media the poster is one in print.
"""

import re
from collections.abc import Iterator
from typing import Any

from poster.images.source import PictureError
from poster.images.svg_tree import Node
from poster.images.svg_values import declarations

Declaration = tuple[str, str, bool]
"""Name, value, and whether it is important."""

LONGEST = 500_000
"""Characters of a style sheet, some microseconds each."""
MOST_RULES = 5000
MOST_MATCHES = 2_000_000
"""Rules times elements, at a microsecond each."""

FEATURE = re.compile(r"\(\s*(min-|max-)?([-a-z]+)\s*(?::\s*([^)]*?)\s*)?\)")
LIGHT = {
    "prefers-color-scheme": "light", "prefers-reduced-motion": "reduce", "prefers-contrast": "no-preference",
    "forced-colors": "none", "inverted-colors": "none", "scripting": "none", "update": "none", "hover": "none",
}  # fmt: skip
"""What is true of a printed page."""
PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}

QUIET = ("charset", "namespace", "page", "keyframes", "-webkit-keyframes", "-moz-keyframes", "font-feature-values")
"""Rules that change nothing on a page that stands still."""


class Sheets:
    """All style sheets of one picture."""

    def __init__(self, root: Node, width: float, doubts: dict[str, None]) -> None:
        self.width = width
        """Of the picture, in CSS pixels."""
        self.doubts = doubts
        self.count = 0
        self.matcher: Any = None
        for node in root.iter("style"):
            if node.get("type", "text/css").strip().lower() in ("", "text/css"):
                self._read("".join(node.itertext()))

    def matched(self, root: Node) -> Iterator[tuple[Node, list[Declaration]]]:
        """Each element, in the order of the file, with what the sheets say of it, the strongest last."""
        if self.matcher is None:
            for node in root.iter():
                yield node, []  # type: ignore[misc] # all elements of the tree are nodes
            return
        from cssselect2 import ElementWrapper

        left = MOST_MATCHES
        for wrapped in ElementWrapper.from_xml_root(root).iter_subtree():
            left -= self.count if self.count > 20 else 1
            if left < 0:
                raise PictureError("has too many style rules for its elements", "export it again as plain SVG")
            found = self.matcher.match(wrapped)
            yield wrapped.etree_element, [own for _, _, pseudo, rule in found if pseudo is None for own in rule]

    def _read(self, text: str) -> None:
        import cssselect2  # only for pictures with a style sheet
        import tinycss2

        if len(text) > LONGEST:
            raise PictureError(f"has a style sheet of more than {LONGEST} characters", "export it again as plain SVG")
        self.matcher = self.matcher or cssselect2.Matcher()
        self._rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))

    def _rules(self, rules: list[Any]) -> None:
        for rule in rules:
            if rule.type == "qualified-rule":
                self._style(rule)
            elif rule.type == "at-rule":
                self._at(rule)

    def _style(self, rule: Any) -> None:
        import cssselect2
        import tinycss2

        self.count += 1
        if self.count > MOST_RULES:
            raise PictureError(f"has more than {MOST_RULES} style rules", "export it again as plain SVG")
        own = declarations(tinycss2.serialize(rule.content))
        if any(token.type == "{} block" for token in rule.content):
            self.tell(f"has style rules within the rule '{_short(rule.prelude)}'")
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except (cssselect2.SelectorError, NotImplementedError):
            self.tell(f"has the selector '{_short(rule.prelude)}'")
            return
        for selector in selectors:
            self.matcher.add_selector(selector, own)

    def _at(self, rule: Any) -> None:
        import tinycss2

        name = rule.lower_at_keyword
        inner = rule.content or []
        if name == "media":
            if self.holds(tinycss2.serialize(rule.prelude).strip().lower()):
                self._rules(tinycss2.parse_rule_list(inner, skip_comments=True, skip_whitespace=True))
        elif name == "layer" and inner:
            self._rules(tinycss2.parse_rule_list(inner, skip_comments=True, skip_whitespace=True))
        elif name == "import":
            self.doubts["wants a style sheet from another file (@import), which is not read"] = None
        elif name == "font-face":
            self.doubts["brings fonts of its own (@font-face), which are not read: the poster's stand in"] = None
        elif name not in QUIET and inner:
            self.tell(f"has style rules in '@{name}'")

    def holds(self, query: str) -> bool:
        """Whether a list of media queries is true of a printed page as wide as the picture."""
        return not query or any(self._one(each.strip()) for each in query.split(","))

    def _one(self, query: str) -> bool:
        is_turned = query.startswith("not ")
        words = query.removeprefix("not ").removeprefix("only ").strip()
        held = True
        for part in re.split(r"\s+and\s+", words):
            found = FEATURE.fullmatch(part)
            if found is None and re.fullmatch(r"[a-z]+", part):
                held &= part in ("all", "print")
                if part == "screen":
                    self.doubts[
                        "has style rules for screens only (@media screen), which a printed poster leaves out"
                    ] = None
            elif found is None or (feature := self._feature(*found.groups())) is None:
                self.tell(f"has style rules for '@media {query[:60]}'")
                return False
            else:
                held &= feature
        return held != is_turned

    def _feature(self, bound: str | None, name: str, value: str | None) -> bool | None:
        """Whether a feature is there; None where it is not known."""
        if name in LIGHT:
            return value == LIGHT[name] if value else LIGHT[name] not in ("none", "no-preference")
        if name in ("color", "orientation", "monochrome", "resolution", "any-hover", "pointer", "any-pointer"):
            return name == "color" and not value
        length = re.fullmatch(r"([\d.]+)([a-z]*)", value or "")
        if name != "width" or length is None or (length[2] or "px") not in PIXELS:
            return None
        asked = float(length[1]) * PIXELS[length[2] or "px"]
        return self.width >= asked if bound == "min-" else self.width <= asked if bound else self.width == asked

    def tell(self, fact: str) -> None:
        """Note what is left out."""
        self.doubts[f"{fact}, which are left out" if "rules" in fact else f"{fact}, which is not read"] = None


def _short(tokens: Any) -> str:
    import tinycss2

    return " ".join(tinycss2.serialize(tokens).split())[:60]
