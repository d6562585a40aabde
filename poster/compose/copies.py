"""Text and style -> copy: shaped, with the nodes of its links, and the characters that no font has."""

from typing import NamedTuple

from poster.cache import Cache
from poster.compose.leftwards import wrong_order
from poster.compose.tree import Tree
from poster.model.color import READABLE, WHITE, Color, contrast
from poster.model.content import Run, Text
from poster.model.layout import Layout, Style
from poster.model.story import Copy, Said
from poster.model.text import Galley
from poster.problems import Place, Problem, error, warning
from poster.text.fonts import Fonts
from poster.text.galley import links_and_formulas, make_galley
from poster.text.lines import narrowest
from poster.text.shape import shape

BODY_STYLES = frozenset({"body", "quote", "code", "subheading"})
"""Styles that stand among lines of body and take its leading."""
ONE_MEASURE = frozenset({"authors", "affiliation", "fact"})
"""Styles whose size may be a range, but which are not fitted by the number of their lines."""

MOST_LINES = 16
"""Lines up to which text is fitted to a size."""


class Copyist:
    """Makes copy in the styles of one layout and gathers what goes wrong."""

    def __init__(self, layout: Layout, lang: str, fonts: Fonts, tree: Tree, cache: Cache) -> None:
        self.layout, self.lang, self.fonts, self.tree, self.cache = layout, lang, fonts, tree, cache
        self.problems: list[Problem] = []
        self.said: list[Said] = []
        """What stands in the structure."""
        self._told: set[tuple[str, str]] = set()

    def copy(
        self, text: Text, style: Style, owner: int | None, ink: Color | None = None, code: Style | None = None, *,
        url: bool = False,
    ) -> Copy:  # fmt: skip
        """Copy of `text` owned by the node `owner`, its links given nodes of their own below it.

        `ink` is the color of text on its ground, `code` the style of computer text if it is not the layout's.
        """
        style = self._inked(style, ink)
        code = code or self.layout.styles["code"]
        made = make_galley(self._colored(text, style, ink), style, code, self.lang, self.fonts, self.cache, url=url)
        leftwards = wrong_order(text)
        if leftwards:
            self._report_leftwards(text, *leftwards)
        for run, character, missing in () if leftwards else made.missing:
            self._report_missing(text, run, character, missing, style)
        if owner is not None:
            self.said.append(Said(owner, text.runs))
        links = links_and_formulas(text.runs)
        nodes = [self._node(run, owner) for run in links]
        face = self.fonts.face(style.families[0], style.weight, style.italic)
        assert face is not None, "families are checked before anything is set"
        widths = self._widths(made.galley, style)
        shared = style.name in BODY_STYLES
        tint = self.layout.colors.get("tint") if made.galley.has_bars else None
        owners, urls = (owner, *(own for own, _ in nodes)), tuple(run.url for run in links)
        linking = tuple(node for _, node in nodes)
        return Copy(made.galley, style, face, owners, urls, shared, widths, tint, linking)

    def _node(self, run: Run, owner: int | None) -> tuple[int | None, int | None]:
        """The node of a link or a formula, and that of the link; a formula within a link stands below it."""
        if owner is None:
            return None, None
        link = self.tree.add("Link", owner, url=run.url) if run.url else None
        if run.formula is None:
            return link, link
        parent = owner if link is None else link
        return self.tree.add("Formula", parent, alt=run.formula.speech or run.text, actual=run.text), link

    def _colored(self, text: Text, style: Style, ink: Color | None) -> tuple[Run, ...]:
        """The runs, those with a role of the palette in its color; on a ground with an ink of its own all have that."""
        if not any(run.role or run.marked or run.capitals for run in text.runs):  # nearly always
            return text.runs
        runs: list[Run] = []
        for run, place in zip(text.runs, text.places):
            color = None if ink else self._readable(run.role, style.color)
            if (run.role and color is None) or (run.marked and ink):
                where = (
                    "its ground has one color for words"
                    if ink
                    else f"the theme's '{run.role}' cannot be read, or told from the text"
                )
                hint = "choose a theme whose color can be read, or show it in an area on paper"
                self._warn(place, f"'{run.text[:40]}' is set in bold: {where}", hint)
                run = run._replace(marked=False, strong=True)
            if run.capitals and not self._has_small_capitals(style):
                fact = f"the font {style.families[0]} has no small capitals: '{run.text[:40]}' stays as it is typed"
                self._warn(place, fact, "take a font that has them, or write capitals")
            runs.append(run._replace(color=color))
        return tuple(runs)

    def _readable(self, role: str, usual: Color) -> Color | None:
        """The color of a role, or the brand's, where it can be read on paper and told from the usual one."""
        paper = self.layout.colors.get("paper", WHITE)
        colors = [self.layout.colors.get(each) for each in ((role, "brand") if role == "accent" else (role,))]
        return next(
            (color for color in colors if color and color != usual and contrast(color, paper) >= READABLE), None
        )

    def _has_small_capitals(self, style: Style) -> bool:
        face = self.fonts.face(style.families[0], style.weight, style.italic)
        assert face is not None, "families are checked before anything is set"
        small, usual = (shape("a", face, how, self.lang, self.cache).glyphs for how in ((("smcp", 1),), ()))
        return small != usual

    def _warn(self, place: Place, fact: str, hint: str) -> None:
        """Tells once what copy that is made several times would tell again."""
        found = warning(place, fact, hint)
        self.problems.extend([] if found in self.problems else [found])

    def can_set(self, text: Text, style: Style, *, url: bool = False) -> bool:
        """Whether a text comes out as it is written: fonts have all of its characters, and their order is known."""
        made = make_galley(text.runs, style, self.layout.styles["code"], self.lang, self.fonts, self.cache, url=url)
        return not made.missing and wrong_order(text) is None

    def _widths(self, galley: Galley, style: Style) -> tuple[float, ...]:
        """The least widths of text in a fitted size, for each number of lines that it may have."""
        if style.size[0] == style.size[1] or style.name in ONE_MEASURE:
            return ()
        lines = range(1, min(len(galley.boxes), MOST_LINES) + 1)
        key = (galley.starts, galley.ends, galley.stops)
        return self.cache.get("least widths", key, lambda: tuple(narrowest(galley, count) for count in lines))

    def _inked(self, style: Style, ink: Color | None) -> Style:
        """On a ground, text in a color for paper takes the color that belongs on the ground."""
        if ink is None or style.color not in [self.layout.colors.get(role) for role in ("ink", "soft", "brand")]:
            return style
        return style._replace(color=ink)

    def _report_leftwards(self, text: Text, run: int, character: int, word: str) -> None:
        place = text.places[run]
        fact = f"right-to-left text is not supported yet: only single words come out in order, not '{word[:40]}'"
        hint = "set it as a picture with an alternative text"
        self.problems.append(error(place._replace(column=place.column + character), fact, hint))

    def _report_missing(self, text: Text, run: int, character: int, missing: str, style: Style) -> None:
        if (missing, style.families[0]) in self._told:
            return
        self._told.add((missing, style.families[0]))
        place = text.places[run]
        place = Place(place.file, place.line, place.column + character)
        families = ", ".join(style.families)
        fact = f"no font has the character {missing!r} (U+{ord(missing):04X}); it is looked for in {families}"
        hint = "add a family that has it to the fonts of the theme, or write it otherwise"
        self.problems.append(error(place, fact, hint))


class Case(NamedTuple):
    """The type case of an area: what its text is set with."""

    copyist: Copyist
    styles: dict[str, Style]
    ink: Color | None
    """Color of text on its ground; None: as the styles say."""
    scale: float = 1.0
    """Size of its body in bodies of the layout."""

    def copy(self, text: Text, style: Style, owner: int | None, *, url: bool = False) -> Copy:
        """Copy of `text` owned by the node `owner`, its links given nodes of their own below it."""
        return self.copyist.copy(text, style, owner, self.ink, self.styles["code"], url=url)

    def words(self, text: str, style: Style, owner: int | None = None) -> Copy:
        """Copy of the engine's own words."""
        return self.copy(Text((Run(text, own=True),), (self.copyist.layout.place,)), style, owner)
