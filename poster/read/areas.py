"""The checked values of a layout -> its page maps and areas."""

from typing import Literal

from poster.model.color import BLACK, Color
from poster.model.layout import (
    Area,
    Backdrop,
    Codes,
    Directory,
    FigureSet,
    LogoStrip,
    Map,
    Panel,
    Shown,
    Side,
    Span,
    Stand,
    Style,
    Track,
)
from poster.model.trim import Backing
from poster.model.units import MM, Length, Range
from poster.problems import Place, Problem, error
from poster.read import values as written
from poster.read.fields import Found
from poster.read.layout_fields import MOST_COLUMNS
from poster.read.map import read_drawing
from poster.read.nodes import Node
from poster.read.spans import read_spans
from poster.read.styles import (
    PLAIN,
    Palette,
    Values,
    merged_styles,
    paper,
    read_heading,
    read_styles,
    sized_by_body,
    value,
)
from poster.read.suggest import did_you_mean, quoted
from poster.read.taken import around, chosen, each, given, inside, taken

NONE = Length()
NO_PADDING = (NONE, NONE, NONE, NONE)
CODE_GAP = Length(bodies=1.0)
LOGO_HEIGHT = Length(bodies=2.0)
LOGO_GAP = Length(bodies=1.6)

SCAN = 1000 * MM
"""Scanning distance where no layout says one: an arm's length and a half."""

DEEPEST = 12
"""Areas within each other; a layout has three."""

EDGES: tuple[Side, ...] = ("top", "right", "bottom", "left")
SHAPES: tuple[Literal["box", "disc"], ...] = ("box", "disc")
STANDS: tuple[Stand, ...] = ("top", "middle", "bottom", "fill")
BESIDE: tuple[Literal["below", "beside", "auto"], ...] = ("below", "beside", "auto")
SIDEWAYS: tuple[Literal["left", "center", "right"], ...] = ("left", "center", "right")
FITS: tuple[Literal["contain", "cover"], ...] = ("contain", "cover")
ALIGNED: tuple[Literal["start", "center", "end"], ...] = ("start", "center", "end")


def _row_places(node: Node) -> tuple[Place, ...]:
    """Where each row of a drawing stands: a block begins in the line behind its sign, indented alike."""
    rows = node.text.split("\n")
    first = node.place
    if node.style not in ("|", ">"):
        return tuple(first for _ in rows)
    return tuple(Place(first.file, first.line + number, 1 + node.indent) for number in range(1, len(rows) + 1))


def _shown(item: Found) -> Shown:
    """What to show, and the id of the one meant."""
    what, name = each(item, str)
    return Shown(what, name, item.place)


class Builder:
    """Builds the maps and areas of one layout; `refused` are the names of areas whose description is wrong."""

    def __init__(self, values: Values, palette: Palette, problems: list[Problem], refused: frozenset[str]) -> None:
        self.values = values
        self.palette = palette
        self.problems = problems
        self.named: Values = value(values, "areas")
        self.areas: dict[str, Area] = {}
        self.is_whole = True
        """Whether every drawing could be read."""
        self.path: list[str] = []
        self.drawn: dict[str, Place] = {}
        self.refused = refused
        self.written: list[Values] = []
        """What the areas around say about styles, each with what those around it say."""
        self.heading = read_heading(values, palette)

    def refuse(self, place: Place, fact: str, hint: str) -> None:
        problem = error(place, fact, hint)
        if problem not in self.problems:
            self.problems.append(problem)

    def map(self, said: Values, place: Place) -> Map | None:
        """The map of a page or of the inside of an area, and with it all areas it names."""
        drawing = said.get("areas")
        if drawing is None:
            return None
        node = given(drawing, Node)
        cells, columns, rows, problems = read_drawing(node.text, _row_places(node), drawing.place)
        for problem in problems:
            self.refuse(problem.place, problem.message, problem.hint)
        wide = self.tracks(said.get("columns"), columns, "columns", bool(problems))
        high = self.tracks(said.get("rows"), rows, "rows", bool(problems))
        if wide is None or high is None or problems:
            self.is_whole = False
            return None
        row_gap, column_gap = each(said["gap"], Length) if "gap" in said else (NONE, NONE)
        # What cannot stand here is left out of the map, so that no map holds itself.
        standing = tuple(cell for cell in cells if self.area(cell.area, drawing.place, column_gap))
        return Map(wide, high, column_gap, row_gap, standing, drawing.place)

    def tracks(self, said: Found | None, drawn: int, noun: str, is_wrong: bool) -> tuple[Track, ...] | None:
        """The tracks of a map; all `fill` where the layout says nothing."""
        if said is None:
            return tuple(Track("fill", 1.0) for _ in range(drawn))
        try:  # an area's own are text: a number of text columns, or tracks where it is a map
            found = written.tracks(said.value) if isinstance(said.value, str) else each(said, Track)
        except ValueError as fault:
            self.refuse(said.place, *str(fault).split("; ", 1))
            return None
        if len(found) != drawn and not is_wrong:
            fact = f"'{noun}' names {len(found)} {noun}, but the drawing has {drawn}"
            self.refuse(said.place, fact, f"write {drawn} tracks, or change the drawing")
            return None
        return found

    def area(self, name: str, drawn: Place, gutter: Length) -> bool:
        """Adds the area that a drawing names; whether it can stand there."""
        said = self.named.get(name)
        if said is None:
            hint = did_you_mean(name, self.named, f"add '{name}:' below 'areas:'")
            if name not in self.refused or not self.problems:  # an empty description is refused nowhere else
                self.refuse(drawn, f"the drawing names {quoted(name)}, which 'areas:' does not define", hint)
            return False
        if name in self.path:
            circle = " > ".join([*self.path[self.path.index(name) :], name])
            self.refuse(
                drawn, f"areas stand in each other in a circle: {circle}", "take one of them out of its drawing"
            )
            return False
        if name in self.drawn:
            fact = f"area {quoted(name)} stands twice on one page: first in the drawing of line {self.drawn[name].line}"
            self.refuse(drawn, fact, "draw it once")
            return False
        if len(self.path) >= DEEPEST:
            fact = f"areas stand in each other deeper than {DEEPEST} levels: {quoted(name)} is one too many"
            self.refuse(drawn, fact, "draw it in the area around it")
            return False
        self.drawn[name] = drawn
        self.path.append(name)
        self.areas[name] = self.build(name, said, gutter)
        self.path.pop()
        return True

    def build(self, name: str, said: Found, gutter: Length) -> Area:
        values = inside(said)
        show = tuple(_shown(item) for item in each(values.get("show"), Found))
        styles = self.styles(values, said.key)
        inner = self.map(values, said.key)
        self.written.pop()
        if "areas" in values and show:
            self.refuse(values["show"].place, f"area {quoted(name)} has a drawing of its own and cannot show anything",
                        "take 'show:' or 'areas:' out")  # fmt: skip
        if not show and not {"areas", "picture", "continues"} & set(values):
            self.refuse(said.key, f"area {quoted(name)} shows nothing", "add 'show:', or draw '.' in its place")
        if "directory" in values and "columns" in values and values["columns"].value.strip() == "auto":
            fact = f"area {quoted(name)} is a directory, whose cells stand in columns that are counted, not 'auto'"
            self.refuse(values["columns"].place, fact, "write 'columns: 2', or '1 to 3'")
        ground = values.get("ground")
        most, fewest = (0, 0) if "areas" in values else self.text_columns(values.get("columns"))
        return Area(
            name=name,
            show=show,
            map=inner,
            columns=most,
            fewest=fewest,
            gutter=taken(values, "gutter", Length, gutter),
            ground=self.palette.color(ground, paper(self.palette)) if ground else None,
            ink=self.palette.ink(ground),
            shape=chosen(values, "shape", SHAPES, "box"),
            corners=taken(values, "corners", Length, None),
            border=taken(values, "border", Length, NONE),
            border_color=self.visible(values.get("border color")),
            bleed=self.edges(values.get("bleed")),
            padding=around(values, "padding", NO_PADDING),
            stand=chosen(values, "stand", STANDS, ""),
            rule=self.rule(values.get("rule")),
            rule_color=self.visible(values.get("rule color")),
            most=taken(values, "max-height", float, 0.0),
            stretch=taken(values, "stretch", float, 0.0),
            cards=taken(values, "cards", int, 0),
            numbers=taken(values, "numbers", bool, False),
            continued=taken(values, "continued", bool, False),
            invite=taken(values, "invite", bool, False),
            crowd=taken(values, "authors", Range, None),
            fold=taken(values, "fold", int, 0),
            panel=self.panel(values.get("panel")),
            codes=self.codes(value(values, "codes")),
            directory=self.directory(values.get("directory")),
            logos=self.logos(value(values, "logos")),
            picture=self.picture(values),
            figures=self.figures(value(values, "figures")),
            covers=chosen(values, "fit", FITS, "contain") == "cover",
            focus=self.focus(values.get("focus")),
            place=said.key,
            styles=styles,
            continues=taken(values, "continues", str, ""),
            spans=self.spans(values, show, most),
        )

    def styles(self, values: Values, place: Place) -> dict[str, Style] | None:
        """The styles of an area, those of the areas around it inherited; until it is built they are the last written.

        None where neither it nor any of them says anything.
        """
        around: Values = self.written[-1] if self.written else {}
        own = value(values, "styles")
        self.written.append(merged_styles(around, own) if own else around)
        if not self.written[-1]:
            return None
        whole = merged_styles(value(self.values, "styles"), self.written[-1])
        styles = read_styles(whole, value(self.values, "fonts"), self.palette, place)
        usual = value(value(self.values, "styles"), "body").get("size")
        return sized_by_body(styles, whole, each(usual, Length)[0] if usual else PLAIN.size[0])

    def rule(self, said: Found | None) -> Length | None:
        """The thickness of an area's rule: its own, or the theme's."""
        if said is None:
            return None
        if isinstance(said.value, bool):
            thickness = self.heading.areas if said.value else NONE
        else:
            thickness = given(said, Length)
        return thickness if thickness != NONE else None

    def visible(self, said: Found | None) -> Color:
        """The color of a rule: the brand where a theme without color would make it one with the paper."""
        color = self.palette.color(said, self.heading.color)
        return self.palette.role("brand", BLACK) if color == paper(self.palette) else color

    def text_columns(self, said: Found | None) -> tuple[int, int]:
        """The largest and the smallest number of text columns; 0 and 1 for `auto`."""
        if said is None:
            return 1, 1
        if said.value.strip() == "auto":
            return 0, 1
        words = given(said, str)
        fewest, _, most = words.partition(" to ")
        try:
            low, high = (written.whole(1, MOST_COLUMNS)(number.strip()) for number in (fewest, most or fewest))
        except ValueError:
            fact = f"{quoted(words)} is not a number of columns"
            self.refuse(
                said.place, fact, f"write 1 to {MOST_COLUMNS}, `2 to 3`, or auto; tracks need a drawing, 'areas:'"
            )
            return 1, 1
        return max(low, high), min(low, high)

    def edges(self, said: Found | None) -> tuple[Side, ...]:
        names = {given(item, str) for item in each(said, Found)}
        return tuple(side for side in EDGES if side in names or "all" in names)

    def panel(self, said: Found | None) -> Panel | None:
        if said is None:
            return None
        values = inside(said)
        ground = values.get("ground")
        return Panel(
            ground=self.palette.color(ground, paper(self.palette)),
            ink=self.palette.ink(ground),
            padding=around(values, "padding", NO_PADDING),
            most=taken(values, "max-height", float, 1.0),
        )

    def spans(self, values: Values, show: tuple[Shown, ...], columns: int) -> tuple[tuple[str, Span], ...]:
        said, cells = values.get("spans"), {"cards", "directory"} & set(values)
        if said and cells:
            fact = f"what an area with {quoted(min(cells))} shows stands in cells, not in columns that could be spanned"
            self.refuse(said.key, fact, "take 'spans:' out")
            return ()
        spans, problems = read_spans(dict(inside(said)), show, columns)
        for place, _, fact, hint in problems:
            self.refuse(place, fact, hint)
        return spans

    def codes(self, own: Values) -> Codes:
        said = {**value(self.values, "codes"), **own}
        distances = said if "scan" in said else {**self.values, **said}
        scan = taken(distances, "scan", float, SCAN)
        return Codes(
            text=chosen(said, "text", BESIDE, "auto"),
            scan=scan,
            min_scan=min(taken(distances, "min-scan", float, scan), scan),
            gap=taken(said, "gap", Length, CODE_GAP),
            apart=taken(said, "apart", Length, NONE).points,
            color=self.palette.color(said.get("color"), BLACK),
            light=self.palette.color(said.get("light"), paper(self.palette)),
            side=taken(said, "side", Length, NONE).points,
            grow=taken(said, "grow", Length, NONE).points,
        )

    def directory(self, said: Found | None) -> Directory | None:
        if said is None:
            return None
        values = inside(said)
        paler = self.palette.role("hairline", self.palette.role("soft", BLACK))
        return Directory(
            title=self.box(values.get("title")),
            head=self.box(values.get("heads")),
            padding=around(values, "padding", NO_PADDING),
            rule=taken(values, "rule", Length, NONE),
            rule_color=self.palette.color(values.get("rule color"), paler),
            head_color=self.palette.role("brand", BLACK),
        )

    def box(self, said: Found | None) -> Backing | None:
        return Backing(self.palette.color(said, paper(self.palette)), self.palette.ink(said)) if said else None

    def logos(self, own: Values) -> LogoStrip:
        said = {**value(self.values, "logos"), **own}
        return LogoStrip(
            height=taken(said, "height", Length, LOGO_HEIGHT),
            gap=taken(said, "gap", Length, LOGO_GAP),
            align=chosen(said, "align", ALIGNED, "start"),
        )

    def figures(self, own: Values) -> FigureSet:
        said = {**value(self.values, "figures"), **own}
        usual = FigureSet()
        return FigureSet(
            caption=chosen(said, "caption", BESIDE, usual.caption),
            align=chosen(said, "align", SIDEWAYS, usual.align),
            gap=taken(said, "gap", Length, usual.gap),
            gutter=taken(said, "gutter", Length, usual.gutter),
        )

    def focus(self, said: Found | None) -> tuple[float, float]:
        across, down = each(said, float) or (0.5, 0.5)
        return across, down

    def picture(self, values: Values) -> Backdrop | None:
        said = value(values, "picture")
        if "file" not in said or "alt" not in said:
            return None
        if "shape" in values and values["shape"].value == "disc":
            self.refuse(values["shape"].place, "a picture covers no disc", "take 'shape:' or 'picture:' out")
        return Backdrop(given(said["file"], str), given(said["alt"], str), said["file"].place)

    def in_order(self) -> dict[str, Area]:
        """The areas built, in the order in which the layout describes them."""
        order = {name: position for position, name in enumerate(self.named)}
        return dict(sorted(self.areas.items(), key=lambda item: order.get(item[0], len(order))))

    def page(self, name: str, found: Found) -> Map | None:
        """The map of one page; no area stands on it twice."""
        self.drawn = {}
        return self.map(inside(found), found.place)

    def unused(self, file: str) -> None:
        """Reports the areas that this file defines and no map names; those of extended layouts may go unused."""
        for name, said in self.named.items():
            if self.is_whole and name not in self.areas and said.key.file == file:
                self.refuse(said.key, f"area {quoted(name)} stands in no drawing", "draw it, or take it out")
