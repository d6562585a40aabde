"""Codes: do they say what they should, and can a phone read them from where it is held? Rules Q1 to Q5."""

from functools import partial
from typing import NamedTuple

from poster.cache import Cache
from poster.check.proof import Inked, Proof, text_of
from poster.check.symbol import text_of as text_of_code
from poster.model.color import contrast, luminance
from poster.model.content import Content, Resource
from poster.model.drawing import Shape
from poster.model.held import Contact
from poster.model.quiet import least_clear, tallest
from poster.model.units import MM
from poster.model.uri import uri_of
from poster.problems import Place, Problem, error, quoted, warning

EASY_VERSION, EASY_LENGTH, EASY_MODULE = 6, 106, 0.6
"""In the hand, codes above this version, which has so many bytes at level M, with modules under so many millimetres are
slow to read: rules Q1, Q5."""
CONTRAST = 4.5
"""Rules Q4."""


class Floor(NamedTuple):
    """The smallest a code may be, in millimetres."""

    module: float
    side: float


ON_POSTERS, IN_THE_HAND = Floor(1.0, 40.0), Floor(0.5, 20.0)
"""Rules Q1, Q2."""


FINDER = 7
"""Modules on a side of a finder pattern: ISO/IEC 18004."""


class Symbol(NamedTuple):
    """A code on a page."""

    runs: tuple[Inked, ...]
    """All glyphs of its page."""
    figure: int
    """Its node."""
    ground: Shape
    dark: Shape

    @property
    def modules(self) -> int:
        """Modules on a side."""
        # The finder pattern of the top right corner begins in the first row of modules.
        begins = max(outline[0][0] for outline in self.dark.outlines if outline[0][1] == 0)
        return round(begins) + FINDER

    @property
    def version(self) -> int:
        """1 has 21 modules on a side, each one after it 4 more."""
        return (self.modules - 17) // 4


def codes_readable(proof: Proof) -> list[Problem]:
    """Modules, sides, contrast and quiet zones of all codes: rules Q1 to Q4."""
    floor = ON_POSTERS if proof.is_poster else IN_THE_HAND
    problems = []
    for symbol in _symbols(proof):
        alt = proof.drawing.tree[symbol.figure].alt
        what = f"the code '{alt[:40]}' in layout '{proof.layout.name}'"
        place = _place(alt, proof.content)
        module = symbol.dark.scale / MM
        side = module * symbol.modules
        if module < floor.module - 0.005 or side < floor.side - 0.05:
            fact = f"{what} is {side:.0f} mm wide with modules of {module:.2f} mm"
            hint = f"a larger 'scan:' distance gives it at least {floor.side:g} mm and {floor.module:g} mm"
            problems.append(error(place, fact, hint))
        dark, light = symbol.dark.color, symbol.ground.color
        if contrast(dark, light) < CONTRAST or luminance(dark) > luminance(light):
            fact = f"{what} is {dark} on {light}: phones want dark on light with a contrast of {CONTRAST:g}"
            problems.append(error(proof.layout.place, fact, "change 'codes: {color: ..., light: ...}'"))
        covering = _in_quiet_zone(symbol)
        if covering:
            fact = f"'{covering[:40]}' stands in the quiet zone of {what}"
            problems.append(error(place, fact, "give the codes a larger 'gap' or more room"))
    return problems


def codes_true(proof: Proof) -> list[Problem]:
    """Every code is read back from its outlines: it says where its link leads, or what the content holds."""
    tree, cache = proof.drawing.tree, proof.cache or Cache()
    held = {resource.payload for resource in proof.content.resources if resource.held}
    problems = []
    for symbol in _symbols(proof):
        outlines, modules = symbol.dark.outlines, symbol.modules
        says = cache.kept("painted codes", outlines, modules, partial(text_of_code, outlines, modules, cache))
        parent = tree[symbol.figure].parent
        url = tree[parent].url if parent is not None else ""
        if says in held if not url else _lowered(says) == _lowered(uri_of(url)):
            continue
        alt = tree[symbol.figure].alt
        fact = f"the code '{alt[:40]}' in layout '{proof.layout.name}' says {quoted(says)}"
        hint = "this is a fault of poster; please report it with this file"
        problems.append(error(_place(alt, proof.content), fact, hint))
    return problems


def _lowered(uri: str) -> str:
    """A URI with scheme and host in small letters, in which they mean the same: RFC 3986, 6.2.2.1."""
    scheme, mark, rest = uri.partition("://")
    host = rest[: min((rest.find(end) for end in "/?#" if end in rest), default=len(rest))]
    return scheme.lower() + mark + host.lower() + rest[len(host) :] if mark else uri


def links_short(proof: Proof) -> list[Problem]:
    """No URL makes the codes of a handout fine: rules Q5. All codes of a layout share the version of the longest."""
    if proof.is_poster or not proof.content.resources:
        return []
    longest = max(proof.content.resources, key=lambda resource: len(resource.payload))
    if len(longest.payload) <= EASY_LENGTH:
        return []
    fine = min((symbol.dark.scale / MM for symbol in _symbols(proof) if symbol.version > EASY_VERSION), default=1.0)
    if fine >= EASY_MODULE - 0.005:
        return []
    fact = (
        f"{_what(longest)} {len(longest.payload)} characters, so that the codes in layout '{proof.layout.name}' "
        f"have modules of {fine:.2f} mm; phones read {EASY_MODULE:g} mm with ease"
    )
    return [warning(longest.url_place, fact, "take keys out" if longest.held else "use a short link")]


def _what(resource: Resource) -> str:
    """What a code carries, and that it has so many characters."""
    if resource.held:
        return "this contact takes" if isinstance(resource.held, Contact) else "this network takes"
    return "this URL has" if resource.url == resource.payload else "with its escapes this URL has"


def _symbols(proof: Proof) -> list[Symbol]:
    """The codes of all pages: each figure is a light ground and the dark modules."""
    tree = proof.drawing.tree
    symbols = []
    for page, runs in zip(proof.drawing.pages, proof.runs):
        shapes: dict[int, list[Shape]] = {}
        for item in page.items:
            if type(item) is Shape and item.owner is not None and tree[item.owner].kind == "Figure":
                shapes.setdefault(item.owner, []).append(item)
        symbols += [Symbol(runs, figure, own[0], own[1]) for figure, own in shapes.items() if len(own) == 2]
    return symbols


def _in_quiet_zone(symbol: Symbol) -> str:
    """The first text that stands on the quiet zone; empty where none does."""
    dark = symbol.dark
    quiet = least_clear(dark.scale) - 0.01
    left, top = dark.x - quiet, dark.y - quiet
    size = symbol.modules * dark.scale + 2 * quiet
    for item, width in symbol.runs:
        if item.y <= top or not (left < item.x + width and item.x < left + size):
            continue
        if item.y - tallest(item.words) * item.size < top + size:
            return text_of(item)
    return ""


def _place(alt: str, content: Content) -> Place:
    """The URL of the resource whose title begins the alt text."""
    for resource in content.resources:
        if alt.startswith(resource.title.plain) and resource.url in alt:
            return resource.url_place
    return Place(content.file)
