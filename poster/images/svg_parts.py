"""The elements of an SVG -> only such as the converter draws: of a `switch` one branch; what is not drawn is told."""

from poster.images.source import PictureError
from poster.images.svg_tree import Node

DRAWN = frozenset(
    "a circle clipPath defs ellipse filter g image line linearGradient marker mask path pattern polygon polyline "
    "radialGradient rect stop svg symbol text textPath tref tspan use feBlend feColorMatrix feComponentTransfer "
    "feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA "
    "feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight "
    "feSpecularLighting feSpotLight feTile feTurbulence".split()
)
SILENT = frozenset("title desc metadata style view cursor font-face font glyph missing-glyph hkern vkern".split())
"""Elements that show nothing by themselves."""

PLAIN = "export it as PDF, or with text as plain SVG text (draw.io: no formatted text; Mermaid: htmlLabels: false)"
PIXELS = "export it as PDF, or as PNG with enough pixels"

REFUSED = {
    "video": ("a film", PIXELS),
    "audio": ("sound", PIXELS),
    "iframe": ("a web page", PIXELS),
    "canvas": ("a drawing made by a script", PIXELS),
    "flowRoot": ("text that flows (flowRoot)", "Inkscape: Text > Convert to Text, then save it again"),
    "mesh": ("a mesh gradient", PIXELS),
    "meshgradient": ("a mesh gradient", PIXELS),
    "hatch": ("a hatch of SVG 2", PIXELS),
    "altGlyph": ("letters by the number of their glyphs", "export it with text as outlines"),
}
"""Elements without which a picture is wrong, and the way out."""


BEHIND = ("BackgroundImage", "BackgroundAlpha", "FillPaint", "StrokePaint")
"""What filters may work on besides the element itself, and no program has: matplotlib's Gouraud shading asks for it."""


def sort_out(root: Node, doubts: dict[str, None]) -> None:
    """Take out of the tree what shows nothing. Raises PictureError where what is left would be wrong."""
    for node in list(root.iter("switch")):
        assert isinstance(node, Node)
        _choose(node)
    for above in list(root.iter()):
        for node in list(above):
            assert isinstance(node, Node)
            if node.tag not in DRAWN:
                _leave_out(node, doubts)
                _remove(above, node)
    _put_in_words(root)
    _wrap_inner(root)
    for node in root.iter("radialGradient"):
        assert isinstance(node, Node)
        for name, plain in (("spreadMethod", ("pad",)), ("fr", ("0", "0%"))):
            if node.get(name, plain[0]) not in plain:
                doubts[f"has a round gradient with '{name}' in line {node.line}, which is not drawn"] = None
    for node in root.iter():
        behind = next((node.get(name, "") for name in ("in", "in2") if node.get(name) in BEHIND), "")
        if behind and isinstance(node, Node):
            doubts[f"has a filter in line {node.line} that asks for '{behind}', which is not drawn"] = None
    for name in ("shape-inside", "inline-size"):
        for node in root.iter("text"):
            if node.get(name, "auto") not in ("auto", "none", "0"):
                doubts[f"has text that is wrapped by '{name}', whose lines are drawn as the file places them"] = None


def _leave_out(node: Node, doubts: dict[str, None]) -> None:
    """Nothing where an element shows nothing; else a refusal or a doubt."""
    if node.tag == "foreignObject":
        text = words_of(node)
        if text and node.get("requiredExtensions") is None and _is_shown(node):
            raise PictureError(f"has text in HTML in line {node.line}: '{text[:40]}'", PLAIN)
    elif node.tag in REFUSED:
        noun, hint = REFUSED[node.tag]
        raise PictureError(f"has {noun} in line {node.line}", hint)
    elif node.tag not in SILENT:
        doubts[f"has the element '{node.tag[:40]}' in line {node.line}, which is not drawn"] = None


def _put_in_words(root: Node) -> None:
    """The words that a `tref` refers to, in its place."""
    named = {node.get("id"): node for node in root.iter() if "id" in node.attrib}
    for node in list(root.iter("tref")):
        other = named.get(node.attrib.pop("href", "").removeprefix("#"))
        node.tag = "tspan"
        node.text = words_of(other) if isinstance(other, Node) and other.tag in ("text", "tspan") else ""


OUTER = ("transform", "transform-origin", "opacity", "filter", "mask", "clip-path", "mix-blend-mode", "style")


def _wrap_inner(root: Node) -> None:
    """A group around each inner `svg` that is moved, since the converter moves it twice."""
    for above in list(root.iter()):
        for at, node in enumerate(list(above)):
            if node.tag != "svg" or not any(name in node.attrib for name in OUTER):
                continue
            group = Node("g", {name: node.attrib.pop(name) for name in OUTER if name in node.attrib})
            group.tail, node.tail = node.tail, None
            above[at] = group
            group.append(node)


def _is_shown(node: Node) -> bool:
    return node.get("display") != "none" and node.get("visibility") not in ("hidden", "collapse")


def _choose(switch: Node) -> None:
    """Of a `switch` keep the first branch that can be drawn: HTML has the same as a picture or as text after it."""
    chosen = next((kid for kid in switch if _can_be_drawn(kid)), None)
    html = [kid for kid in switch if kid.tag == "foreignObject" and kid.get("requiredExtensions") is None]
    for kid in html:
        assert isinstance(kid, Node)
        _check_same(words_of(kid), chosen, kid.line)
    for kid in list(switch):
        if kid is not chosen:
            switch.remove(kid)
    switch.tag = "g"
    if chosen is not None:
        for name in ("requiredFeatures", "systemLanguage"):
            chosen.attrib.pop(name, None)


def _can_be_drawn(node: "Node | object") -> bool:
    assert isinstance(node, Node)
    # What features a program must have is no longer asked (SVG 2, 5.8.2).
    languages = node.get("systemLanguage", "en").replace(",", " ").split()
    is_read = any(language.lower().startswith("en") for language in languages)
    return node.tag in DRAWN and node.get("requiredExtensions") is None and is_read


def _check_same(html: str, chosen: "Node | object | None", line: int) -> None:
    """The plain text beside HTML says the same, or is a picture of it. draw.io cuts it short: `Lamp...`."""
    if not html:
        return
    if not isinstance(chosen, Node):
        raise PictureError(f"has text in HTML in line {line}: '{html[:40]}'", PLAIN)
    plain = words_of(chosen)
    if plain and "".join(plain.split()) != "".join(html.split()):
        fact = f"has text in HTML in line {line}, '{html[:40]}', and plain text that says '{plain[:40]}'"
        raise PictureError(fact, PLAIN)


def words_of(node: Node) -> str:
    """All text in an element."""
    return " ".join("".join(node.itertext()).split())


def _remove(above: "Node | object", node: Node) -> None:
    """Take out an element, not the text behind it."""
    assert isinstance(above, Node)
    at = list(above).index(node)
    if node.tail:
        if at:
            above[at - 1].tail = (above[at - 1].tail or "") + node.tail
        else:
            above.text = (above.text or "") + node.tail
    above.remove(node)
