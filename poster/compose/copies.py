"""Text and style -> copy: shaped, with the nodes of its links, and the characters that no font has."""

from typing import NamedTuple

from poster.cache import Cache
from poster.compose.leftwards import wrong_order
from poster.compose.marks import Remark
from poster.compose.remarks import RemarkWriter
from poster.compose.tones import tone
from poster.compose.tree import Tree
from poster.model.color import READABLE, WHITE, Color, contrast
from poster.model.content import Run, Text
from poster.model.layout import Layout, Style
from poster.model.story import Copy, Said
from poster.model.text import Galley
from poster.problems import Place, Problem, error, warning
from poster.text.dress import BOLD, STRONGER
from poster.text.fonts import Fonts
from poster.text.galley import links_and_formulas, make_galley
from poster.text.lines import narrowest
from poster.text.shape import shape

BODY_STYLES = frozenset({"body", "quote", "code", "subheading", "box title"})
"""Styles that stand among lines of body and take its leading."""
ONE_MEASURE = frozenset({"authors", "affiliation", "fact", "thanks", "table", "table head"})
"""Styles whose size may be a range, but which are not fitted by the number of their lines."""

SEEN = 200
"""Least difference of two weights in one line that shows."""
SHOWN = 3.0
"""Least contrast of drawn signs with what they stand on. Source: WCAG 2.2, 1.4.11."""
MOST_LINES = 24
"""Lines up to which text is fitted to a size."""


class Copyist:
    """Makes copy in the styles of one layout and gathers what goes wrong."""

    def __init__(
        self,
        layout: Layout,
        lang: str,
        fonts: Fonts,
        tree: Tree,
        cache: Cache,
        remarks: dict[str, Remark] | None = None,
    ) -> None:
        self.layout, self.lang, self.fonts, self.tree, self.cache = layout, lang, fonts, tree, cache
        self.problems: list[Problem] = []
        self.said: list[Said] = []
        """What stands in the structure."""
        self.remarks = RemarkWriter(remarks or {}, tree, layout)
        self._told: set[tuple[str, str]] = set()

    def copy(
        self, text: Text, style: Style, owner: int | None, ink: Color | None = None, code: Style | None = None, *,
        url: bool = False, ground: Color | None = None,
    ) -> Copy:  # fmt: skip
        """Copy of `text` owned by the node `owner`, its links given nodes of their own below it.

        `ink` is the color of text on its `ground`, `code` the style of computer text if it is not the layout's.
        """
        style = self._inked(style, ink)
        if owner is None or any(run.note for run in text.runs):
            text = _unmarked(text, owner is None)
        text, style = self._stressed(text, style)
        code = code or self.layout.styles["code"]
        made = make_galley(
            self._colored(text, style, ink, ground), style, code, self.lang, self.fonts, self.cache, url=url
        )
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

    def _stressed(self, text: Text, style: Style) -> tuple[Text, Style]:
        """Strong words in a style that is bold itself: the others are set lighter, or where the family has one weight
        only the strong words get a line under them.
        """
        strong = [run.strong for run in text.runs if run.text.strip() and not run.within]
        if style.weight < BOLD or all(strong) or not any(strong):
            return text, style
        lighter = self.fonts.face(style.families[0], style.weight - STRONGER, style.italic)
        usual = self.fonts.face(style.families[0], style.weight, style.italic)
        if lighter and usual and usual.weight - lighter.weight >= SEEN:
            return text, style._replace(weight=style.weight - STRONGER)
        return text._replace(
            runs=tuple(run._replace(underlined=True) if run.strong else run for run in text.runs)
        ), style

    def _colored(self, text: Text, style: Style, ink: Color | None, ground: Color | None) -> tuple[Run, ...]:
        """The runs, those with a role of the palette in a color that can be read where they stand."""
        if not any(run.role or run.marked or run.capitals for run in text.runs):  # nearly always
            return text.runs
        usual, paper = ink or style.color, ground or self.layout.colors.get("paper", WHITE)
        runs: list[Run] = []
        for run, place in zip(text.runs, text.places):
            marked = run.marked and self._shows_marks(usual, paper)
            color = tone(run.role, usual, self.layout.colors["tint"] if marked else paper, self.layout.colors)
            if (run.role and color is None) or marked != run.marked:
                lacking = f"color for '{run.role}'" if marked == run.marked else "mark"
                fact = f"'{run.text[:40]}' is set in bold: the theme has no {lacking} that shows on {paper}"
                self._warn(place, fact, "choose another theme, or another 'ground' for its area")
                run = run._replace(marked=False, strong=True)
            if run.capitals and not self._has_small_capitals(style):
                fact = f"the font {style.families[0]} has no small capitals: '{run.text[:40]}' stays as it is typed"
                self._warn(place, fact, "take a font that has them, or write capitals")
            runs.append(run._replace(color=color))
        return tuple(runs)

    def _shows_marks(self, ink: Color, ground: Color) -> bool:
        """Whether the tint behind marked words can be told from the ground, and the words be read on it."""
        tint = self.layout.colors.get("tint", ground)
        return tint != ground and contrast(ink, tint) >= READABLE

    def _has_small_capitals(self, style: Style) -> bool:
        face = self.fonts.face(style.families[0], style.weight, style.italic)
        assert face is not None, "families are checked before anything is set"
        small, usual = (shape("a", face, how, self.lang, self.cache).glyphs for how in ((("smcp", 1),), ()))
        return small != usual

    def tell(self, problem: Problem) -> None:
        """Tells once what copy that is made several times would tell again."""
        self.problems.extend([] if problem in self.problems else [problem])

    def _warn(self, place: Place, fact: str, hint: str) -> None:
        self.tell(warning(place, fact, hint))

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
    ground: Color | None = None
    """What it stands on; None for the paper."""
    area: str = ""
    """The area that it is of."""

    @property
    def paper(self) -> Color:
        """The color behind its text."""
        return self.ground or self.copyist.layout.colors.get("paper", WHITE)

    def shown(self, color: Color) -> Color:
        """A color for drawn signs; that of the text where it would not show on a ground."""
        if self.ink or self.ground is None:
            return self.ink or color
        return color if contrast(color, self.paper) >= SHOWN else self.styles["body"].color

    def copy(self, text: Text, style: Style, owner: int | None, *, url: bool = False) -> Copy:
        """Copy of `text` owned by the node `owner`, its links given nodes of their own below it."""
        if any(run.language for run in text.runs):
            from poster.compose.listings import in_colors  # it needs cases, and few texts hold code with a language

            text = in_colors(self, text)
        copy = self.copyist.copy(text, style, owner, self.ink, self.styles["code"], url=url, ground=self.ground)
        if owner is not None and self.copyist.remarks.remarks:
            self.copyist.remarks.write(text.runs, owner, self)
        return copy

    @property
    def cap(self) -> float:
        """Cap height of its body, in em of the layout's."""
        style = self.styles["body"]
        face = self.copyist.fonts.face(style.families[0], style.weight, style.italic)
        assert face is not None, "families are checked before anything is set"
        return face.cap_height * self.scale

    def words(self, text: str, style: Style, owner: int | None = None) -> Copy:
        """Copy of the engine's own words."""
        return self.copy(Text((Run(text, own=True),), (self.copyist.layout.place,)), style, owner)


def _unmarked(text: Text, is_repeated: bool) -> Text:
    """A text without marks that lead nowhere; one that is repeated has none at all."""
    kept = [pair for pair in zip(*text, strict=True) if not (pair[0].note or (is_repeated and pair[0].within))]
    return Text(tuple(run for run, _ in kept), tuple(place for _, place in kept))
