"""The description of layout and theme files, as data. See fields.py for the kinds."""

from poster.model.units import MM, Length, Range
from poster.read import attributes, values
from poster.read.colors import color
from poster.read.fields import Either, Field, Many, Named, Record, Scalar, Words
from poster.read.logos import ALT, FILE
from poster.read.source import is_blank
from poster.read.suggest import did_you_mean, either, quoted

STYLES = (
    "body", "small", "label", "url", "title", "subtitle", "heading", "number", "subheading", "takeaway", "quote",
    "code", "link", "running", "authors", "affiliation", "fact", "fact text", "note", "caption", "thanks", "box title",
    "key", "pull quote", "numeral", "table", "table head", "table note",
)  # fmt: skip
"""The kinds of text; each style starts from `body`, that of notes from `small`."""

SHOWN = (
    "title", "subtitle", "authors", "affiliations", "event", "date", "number", "sections", "takeaway", "facts",
    "figures", "resources", "acknowledgements", "funding", "contact", "logos", "page", "running",
)  # fmt: skip
"""What an area can show."""

IN_PARTS = ("sections", "facts", "figures", "resources")
"""What has parts with ids, each of which an area can show."""

MOST_COLUMNS = 24
"""Text columns of an area."""

SIDES = ("top", "right", "bottom", "left")

_NUMBER = r"-?\d+(\.\d+)?"
_UNIT = r"\s*(mm|cm|in|pt|m)"
_LENGTH = rf"({_NUMBER}{_UNIT}|0)"
_SCALED = rf"({_NUMBER}({_UNIT})?)"
_SPACE = rf"({_NUMBER}({_UNIT}|\s*%)?)"
_MARGIN = rf"({_NUMBER}({_UNIT}|\s*%)|0)"


def shown(text: str) -> tuple[str, str]:
    """What to show and the id of the one meant: `sections.connectivism`."""
    what, dot, name = text.strip().partition(".")
    if what not in SHOWN:
        hint = did_you_mean(what, SHOWN, f"write {either(SHOWN)}")
        raise ValueError(f"{quoted(text)} is not something to show; {hint}")
    if dot and what not in IN_PARTS:
        raise ValueError(f"{quoted(text)} names a part of '{what}', which has none; write '{what}'")
    if what == "figures" and not dot:
        raise ValueError("'figures' stand where they are in the text; write 'figures.ID' or 'figures.hero' for one")
    if dot and not name:
        raise ValueError(f"{quoted(text)} names no id; write '{what}' or '{what}.ID'")
    return what, values.identifier(name) if dot else ""


def point(text: str) -> tuple[float, float]:
    """A point of a picture: `50% 30%`."""
    return attributes.focus(text)


def edge(text: str) -> str:
    """A side, or `all`."""
    return values.choice(*SIDES, "all")(text)


def span_of(text: str) -> int:
    """A number of columns; 0 for all of them."""
    if text.strip() == "all":
        return 0
    try:
        return values.whole(1, MOST_COLUMNS)(text)
    except ValueError:
        hint = did_you_mean(text.strip(), ("all",), f"write 2 to {MOST_COLUMNS}, or all")
        raise ValueError(f"{quoted(text)} is not a number of columns to span; {hint}") from None


def own_text(text: str) -> str:
    """Any text on one line: never empty, for its place on the page cannot be."""
    if is_blank(text):
        raise ValueError(f"{quoted(text)} says nothing; write words, or take the entry out")
    if len(text) > 1000:
        raise ValueError(f"{quoted(text)} is longer than 1,000 characters; shorten it")
    return " ".join(text.split())


def area_rule(text: str) -> Length | bool:
    """The thickness of a rule, or whether there is one as thick as the theme has it."""
    return text == "yes" if text in ("yes", "no") else values.space(text)


def logo_height(text: str) -> Length:
    """A length, a share of the page's short side, or a bare number for times the body size; more than nothing."""
    height = values.space(text)
    if max(height) <= 0:
        raise ValueError(f"{quoted(text)} leaves nothing to see; write it like 2 or 30mm")
    return height


def name_of(says: str) -> Scalar:
    """A name or text that is looked up later."""
    return Scalar(says, own_text)


TEXT = name_of("a text")
COLOR = name_of("a color or the name of one")
FLAG = Scalar("yes or no", values.flag, names=("yes", "no"))
LENGTHS = Scalar("one to four lengths", values.lengths, rf"^{_SPACE}(\s+{_SPACE}){{0,3}}$")
SPACE = Scalar("a length", values.space, rf"^{_SPACE}$")
SHARE = Scalar("a share like 12%", values.share, rf"^{_NUMBER}%$")
GAP = Scalar("a gap", values.gaps, rf"^{_SPACE}(\s+{_SPACE})?$")
_TRACK = rf"(fill|content|{_NUMBER}%(\s+to\s+{_NUMBER}%)?|{_LENGTH})"
TRACKS = Scalar("columns or rows", values.tracks, rf"^\s*{_TRACK}(\s+{_TRACK})*\s*$")
DISTANCE = Scalar("a distance", values.within(50 * MM, 50_000 * MM, "write it like 1.2m or 30cm"), rf"^{_LENGTH}$")
MARGIN = Scalar("a length", values.margin, rf"^{_MARGIN}$")
DRAWING = Words("a drawing of areas, behind '|'")


def _number(says: str, low: float, high: float, hint: str = "") -> Scalar:
    return Scalar(says, values.bounded(low, high, hint), f"^{_NUMBER}$")


def _spread(low: float, high: float) -> Scalar:
    return Scalar("a range like 1.2 to 1.45", values.spread(low, high), rf"^{_NUMBER}(\s+to\s+{_NUMBER})?$")


MARGINS = Record("a margin", tuple(
    Field(side, MARGIN, doc) for side, doc in (
        ("inner", "At the fold; even pages are mirrored."), ("outer", "Away from the fold."), ("top", "Above."),
        ("right", "To the right."), ("bottom", "Below."), ("left", "To the left."))
))  # fmt: skip

PAGE = Record("a page", (
    Field("size", Scalar("a page size", values.page_size), "A0 portrait, Letter landscape, 48in x 36in."),
    Field("margin", Either(Scalar("a margin", values.margins, rf"^{_MARGIN}(\s+{_MARGIN}){{0,3}}$"), MARGINS),
          "One to four lengths in CSS order, or a map of sides."),
    Field("bleed", Scalar("a length", values.within(0, 20 * MM), rf"^{_LENGTH}$"), "What grounds run over the trim."),
))  # fmt: skip

PANEL = Record("a panel", (
    Field("ground", COLOR, "Its color: a role or a color."),
    Field("padding", LENGTHS, "Around its text, in CSS order."),
    Field("max-height", SHARE, "Its largest share of the height of its column."),
))  # fmt: skip

CODES = Record("codes", (
    Field("text", Scalar("below, beside or auto", values.choice("below", "beside", "auto"),
                         names=("below", "beside", "auto")), "Where label and URL stand."),
    Field("scan", DISTANCE, "Distance from which they are scanned."),
    Field("min-scan", DISTANCE, "Distance down to which it may go where the page is too small for all."),
    Field("gap", SPACE, "From code to text."),
    Field("apart", MARGIN, "Least distance between two codes of a row."),
    Field("side", MARGIN, "Least side of a code: those of short addresses get larger modules."),
    Field("grow", MARGIN, "Side up to which up to four codes grow where that takes no more rows."),
    Field("color", COLOR, "Of the dark modules."),
    Field("light", COLOR, "Of the light modules and the quiet zone."),
))  # fmt: skip

DIRECTORY = Record("a directory", (
    Field("title", COLOR, "Ground of the cell of the title: a role or a color."),
    Field("heads", COLOR, "Ground of the cells of group heads."),
    Field("padding", LENGTHS, "Inside the cells, in CSS order."),
    Field("rule", SPACE, "Thickness of the rule over each link; four times that over heads."),
    Field("rule color", COLOR, "Of the rules over links."),
))  # fmt: skip

LOGOS = Record("logos", (
    Field("height", Scalar("a height", logo_height, rf"^{_SPACE}$"),
          "Of a logo twice as wide as high; others take as much surface."),
    Field("gap", SPACE, "Between two logos, and between rows of them."),
    Field("align", Scalar("start, center or end", values.choice("start", "center", "end"),
                          names=("start", "center", "end")), "How rows stand."),
))  # fmt: skip

FIGURES = Record("figures", (
    Field("caption", Scalar("below, beside or auto", values.choice("below", "beside", "auto"),
                            names=("below", "beside", "auto")),
          "Where captions stand; auto: beside pictures that leave room for them."),
    Field("align", Scalar("left, center or right", values.choice("left", "center", "right"),
                          names=("left", "center", "right")), "Where figures stand that are narrower than a column."),
    Field("gap", SPACE, "From a picture to its caption."),
    Field("gutter", SPACE, "Between the pictures of a row."),
))  # fmt: skip

PICTURE = Record("a picture", (
    Field("file", FILE, "From the folder of the layout file, or of the content file.", required=True),
    Field("alt", ALT, "What it shows, in words; or decoration.", required=True),
))  # fmt: skip

STYLE = Record("a style", (
    Field("font", TEXT, "A role of 'fonts:' or a family."),
    Field("weight", Scalar("a weight", values.weight), "100 to 1000."),
    Field("italic", FLAG, "Whether it is italic."),
    Field("size", Scalar("a size", values.type_size), "1.5 (times the body), 24pt, or a range: 2 to 12."),
    Field("swell", Scalar("a size", values.scaled, rf"^{_SCALED}$"), "Largest size in an area that stretches."),
    Field("leading", _number("a leading", 0.7, 3, "write it in em, like 1.2"), "Baseline to baseline, in em."),
    Field("tracking", _number("a tracking", -0.2, 1, "write it in em, like -0.02"), "After every letter, in em."),
    Field("space", _number("a space", -0.2, 1, "write it in em, like 0.05"), "Added to every word space, in em."),
    Field("color", COLOR, "A role or a color."),
    Field("align", Scalar("start, center, end or justify", values.choice("start", "center", "end", "justify"),
                          names=("start", "center", "end", "justify")), "How lines stand."),
    Field("hyphens", FLAG, "Whether words are hyphenated."),
    Field("balance", FLAG, "Lines of even length rather than a short last one."),
    Field("lines", Scalar("a number of lines", values.whole(0, 20)), "Most lines of a fitted style; 0: any number."),
))  # fmt: skip

_SPAN = Scalar("a number of columns or all", span_of, r"^([0-9]+|all)$")
SPANS = Named("spans", Either(_SPAN, Record("a span", (
    Field("span", _SPAN, "How many columns it stands over: 2, or all."),
    Field("at", Scalar("top, foot or auto", values.choice("top", "foot", "auto"), names=("top", "foot", "auto")),
          "The end of the area at which it stands."),
))), "something that the area shows")  # fmt: skip

ALL_STYLES = Record("styles", tuple(Field(name, STYLE, f"The style of {name}.") for name in STYLES))

AREA = Record("an area", (
    Field("show", Many("a list of what to show", Scalar("something to show", shown), alone=True),
          f"{either(SHOWN)}; sections.ID, facts.ID, figures.ID and resources.ID for one of them."),
    Field("continues", name_of("the name of an area"), "The area whose text goes on here, after its columns."),
    Field("columns", name_of("a number of columns"), "Number of text columns, or auto; tracks where it is a map."),
    Field("rows", TRACKS, "Rows, where the area is a map."),
    Field("gap", GAP, "Between rows and columns, where the area is a map."),
    Field("areas", DRAWING, "The drawing of smaller areas inside."),
    Field("gutter", SPACE, "Between text columns; else the column gap of its map."),
    Field("ground", COLOR, "Color behind it: a role or a color."),
    Field("corners", SPACE, "Radius of the corners of its ground and border."),
    Field("border", SPACE, "Thickness of a line around it."),
    Field("border color", COLOR, "Of that line."),
    Field("bleed", Many("edges", Scalar("an edge", edge, names=(*SIDES, "all")), alone=True, words=True),
          "Edges of the page that the ground runs over."),
    Field("padding", LENGTHS, "Inside its edges, in CSS order."),
    Field("shape", Scalar("box or disc", values.choice("box", "disc"), names=("box", "disc")), "Of its ground."),
    Field("stand", Scalar("top, middle, bottom or fill", values.choice("top", "middle", "bottom", "fill"),
                          names=("top", "middle", "bottom", "fill")), "Where its text stands in a taller area."),
    Field("rule", Scalar("a length or yes", area_rule, rf"^({_SPACE}|yes|no)$", names=("yes", "no")),
          "Thickness of a rule along its top edge; yes: the theme's."),
    Field("rule color", COLOR, "Of that rule."),
    Field("max-height", SHARE, "Largest height of fitted text, as a share of the page."),
    Field("stretch", SHARE, "Up to this share of the page it takes spare height."),
    Field("cards", Scalar("a number of cards", values.whole(1, 6)), "Sections as cards, so many in a row."),
    Field("numbers", FLAG, "Whether headings carry numbers."),
    Field("continued", FLAG, "Whether a column that starts inside a section repeats its title."),
    Field("invite", FLAG, "Whether a call to scan stands beside the heading of the resources."),
    Field("authors", _spread(0, 1000), "Numbers of authors for which it shows authors and affiliations: 1 to 6."),
    Field("fold", Scalar("a number of authors", values.whole(1, 1000)), "Authors named; the others are counted."),
    Field("spans", SPANS, "What of that which it shows stands over several of its columns."),
    Field("panel", PANEL, "How the takeaway stands among other blocks."),
    Field("codes", CODES, "How resources stand as codes."),
    Field("directory", DIRECTORY, "Resources as a directory: a cell for each, `columns` of them side by side."),
    Field("logos", LOGOS, "How logos stand."),
    Field("figures", FIGURES, "How figures stand."),
    Field("fit", Scalar("contain or cover", values.choice("contain", "cover"), names=("contain", "cover")),
          "Whether a figure that it shows alone stands in it whole, or covers it."),
    Field("focus", Scalar("a point", point, rf"^{_NUMBER}%\s+{_NUMBER}%$"),
          "The point of that figure that stays in sight: 50% 30%."),
    Field("picture", PICTURE, "A picture that covers its ground."),
    Field("styles", ALL_STYLES, "How text is set in it and in the areas inside it, where that differs."),
))  # fmt: skip

MAP = Record("a page map", (
    Field("columns", TRACKS, "Columns: fill, content, 24%, 24% to 36%, 40mm."),
    Field("rows", TRACKS, "Rows: fill, content, 24%, 24% to 36%, 40mm."),
    Field("gap", GAP, "Between them: one length, or row gap and column gap."),
    Field("areas", DRAWING, "The drawing: a row of names for each row, '.' for an empty cell.", required=True),
))  # fmt: skip

PAGES = Either(
    Scalar("a number of pages", values.counts),
    Record(
        "pages", (Field("count", Scalar("a number of pages", values.counts), "4; 1 to 8; 2, 4, 6 or 8."),), rest=MAP
    ),
)

FONTS = Named("fonts", Many("families", TEXT, alone=True), "a role such as text")
COLORS = Named("colors", Scalar("a color", color), "a role such as ink")

BULLET = Record("a bullet", (
    Field("shape", Scalar("square, disc or dash", values.choice("square", "disc", "dash"),
                          names=("square", "disc", "dash")), "Its shape."),
    Field("size", _number("a size", 0.05, 3, "write it in em of the body"), "Its side, in em of the body."),
    Field("color", COLOR, "A role or a color."),
    Field("indent", _number("an indent", 0, 5, "write it in em of the body"), "To the text, in em of the body."),
))  # fmt: skip

HEADING = Record("a heading", (
    Field("rule", SPACE, "Thickness of the rule above it; 0: none."),
    Field("rule gap", _number("a gap", 0, 10, "write it in lines of body"), "From rule to words, in lines of body."),
    Field("thin", SPACE, "Thickness of the rule where a column goes on with a section."),
    Field("color", COLOR, "Of the rules."),
    Field("areas", SPACE, "Thickness of the rules of areas with 'rule: yes'."),
))  # fmt: skip

GROUNDS = Record("grounds", (
    Field("corners", SPACE, "Radius of the corners of grounds and panels; 0: square."),
    Field("rule", SPACE, "Thickness of a rule along their upper and lower edges; 0: none."),
    Field("color", COLOR, "Of those rules."),
    Field("border", SPACE, "Thickness of the line around grounds on a ground of their color; 0: none."),
))  # fmt: skip

BOXES = Record("boxes", (
    Field("mode", Scalar("ground, bar or rule", values.choice("ground", "bar", "rule"),
                         names=("ground", "bar", "rule")), "What sets boxes apart from the text."),
    Field("quiet", COLOR, "Ground of notes, tips, quotations, theorems and code: a role or a color."),
    Field("loud", COLOR, "Ground of key results, of what is important and of warnings: a role or a color."),
    Field("mark", COLOR, "Of bars, rules, icons and marked lines of code."),
    Field("pad", GAP, "From the edge to the text: one length, or above and below, then at the sides."),
))  # fmt: skip

TABLES = Record("tables", (
    Field("rule", SPACE, "Thickness of the rules above and below, a bare number in em of the table's type."),
    Field("inner", SPACE, "Of the rule below the head, and below headings of several columns."),
    Field("between", SPACE, "Of the hairlines between rows; 0: none."),
    Field("padding", _number("a padding", 0.2, 3, "write it in em of the table's type"),
          "From a rule to the words below it and above it, in em of the table's type."),
    Field("color", COLOR, "Of the rules."),
    Field("hairline", COLOR, "Of those between rows."),
))  # fmt: skip

GAP_KINDS = {
    "item": Range(0.5, 1.5), "paragraph": Range(0.5, 1.5), "head": Range(2, 4), "text": Range(0.5, 0.5),
    "figure": Range(0.55, 0.9), "panel": Range(1, 2), "box": Range(0.5, 0.9), "scan": Range(0.5, 1.5),
    "code": Range(0.5, 4),
}  # fmt: skip
"""The kinds of gaps and what they are where no layout says, in lines of body."""

FIT = Record("a fit", (
    Field("body", Scalar("a range of sizes", values.body_size), "Size of the body: 24pt to 40pt."),
    Field("measure", _spread(5, 300), "Characters in a line: 40 to 70."),
    Field("lines", _spread(0.7, 3), "Leading of the body in em: 1.2 to 1.45."),
    Field("gaps", Record("gaps", tuple(Field(kind, _spread(0, 20), "In lines of body.") for kind in GAP_KINDS)),
          "Space between blocks by kind, in lines of body."),
    Field("comfort", Scalar("a size", values.within(4, 1000, "write it like 10pt"), rf"^{_LENGTH}$"),
          "Body size that fewer pages, or a narrower track of a range, must reach."),
))  # fmt: skip

LAYOUT = Record("a layout", (
    Field("extends", TEXT, "The layout it starts from."),
    Field("theme", TEXT, "The theme: colors and fonts."),
    Field("name", TEXT, "What people call it."),
    Field("page", PAGE, "Size, margin and bleed."),
    Field("read", DISTANCE, "Distance from which the body is read."),
    Field("scan", DISTANCE, "Distance from which codes are scanned."),
    Field("min-scan", DISTANCE, "Distance down to which it may go where the page is too small for all."),
    Field("fit", FIT, "What the fit may choose from."),
    Field("pages", PAGES, "Number of pages and their maps."),
    Field("sheet", Scalar("booklet or two-up", values.choice("booklet", "two-up"), names=("booklet", "two-up")),
          "Two pages on a side of a sheet: a booklet to fold, or two copies to cut apart."),
    Field("notes", Scalar("column or end", values.choice("column", "end"), names=("column", "end")),
          "Where notes stand: at the foot of the column that holds their mark, or at the end of their area."),
    Field("links", Scalar("number, address or none", values.choice("number", "address", "none"),
                          names=("number", "address", "none")),
          "What stands behind a link in running text, so that it can be followed on paper."),
    Field("print", FLAG, "Whether a file for the print shop goes with it."),
    Field("areas", Named("areas", AREA, "the name of an area"), "What stands in each area."),
    Field("styles", ALL_STYLES, "How text is set."),
    Field("fonts", FONTS, "Families by role."),
    Field("colors", COLORS, "Colors by role."),
    Field("bullet", BULLET, "The mark of list items."),
    Field("heading", HEADING, "The rules of headings."),
    Field("grounds", GROUNDS, "Corners and rules of all grounds."),
    Field("boxes", BOXES, "How boxes in a text are set apart."),
    Field("tables", TABLES, "Rules of tables, and the room in them."),
    Field("answers", Scalar("last or omit", values.choice("last", "omit"), names=("last", "omit")),
          "Answers of exercises: upside down behind the last section, or left out."),
    Field("codes", CODES, "How resources stand as codes, in all areas."),
    Field("logos", LOGOS, "How logos stand, in all areas."),
    Field("figures", FIGURES, "How figures stand, in all areas."),
    Field("omit", Many("a list of what to leave out", Scalar("something to show", shown), alone=True),
          "What the layout leaves out on purpose."),
    Field("words", Named("words", TEXT, "the word's name"), "The engine's own words, replaced."),
))  # fmt: skip
"""All that a layout file has."""

_THEMED = ("name", "fonts", "colors", "styles", "bullet", "heading", "grounds", "boxes", "tables")
THEME = Record("a theme", tuple(field for field in LAYOUT.fields if field.key in _THEMED))
"""All that a theme file has."""
