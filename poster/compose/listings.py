"""Code of a text -> a listing on its ground: caption, name of its file, lines in the colors of the theme."""

from typing import TYPE_CHECKING

from poster.blocks.box import BoxBlock
from poster.blocks.listing import ListingBlock
from poster.compose.boxes import joined_text, look_of, own_text, within_of
from poster.compose.copies import Case
from poster.compose.highlight import MANNERS, highlighted, is_known
from poster.compose.laid import Laid
from poster.model.color import READABLE, Color, contrast
from poster.model.content import CodeBlock, Run, Text
from poster.model.layout import Style
from poster.model.story import Gap
from poster.problems import Place, warning

if TYPE_CHECKING:
    from poster.compose.prose import ProseWriter

KEPT = " \u2060"
"""A space at which no line ends, and which is read as it was written."""
TAB = 4
"""Columns of a tab stop."""
SHADE = 0.22
"""Share of the mark's color in what is behind a marked line: seen beside the ground, and text on it stays readable."""
NUMBER_WEIGHT = 700
"""Of the numbers of marked lines."""


def write_listing(writer: "ProseWriter", block: CodeBlock, parent: int, indent: float, gap: Gap) -> None:
    """Adds a listing to what is written, its caption above it."""
    is_headed = bool(block.caption or block.filename)
    parent = writer.tree.add("Div", parent, name=block.id) if is_headed else parent
    if block.caption:
        text = block.caption
        number = writer.labels.numbers.get(block.place)
        if number:
            word = writer.labels.words["listing"].replace("{number}", str(number))
            begun = own_text(f"{word}.", block.place, strong=True)
            text = joined_text(begun, own_text(" ", block.place), text)
        label = writer.tree.add("P", parent)
        writer.prose(writer.case.copy(text, writer.case.styles["small"], label), indent, gap, whole=True, keep=True)
        gap = "close"
    look, case = look_of(writer.case, False)
    inside = writer.inside(case)
    if block.filename:
        style = case.styles["code"]._replace(weight=NUMBER_WEIGHT)
        inside.prose(case.copy(block.filename, style, writer.tree.add("P", parent)), 0.0, gap, whole=True, keep=True)
    node = writer.tree.add("Code", writer.tree.add("P", parent, name="" if is_headed else block.id))
    listing = _listing(case, block, node, (look.pads[3], look.pads[1]))
    inside.written.append(Laid(listing, "close"))
    box = BoxBlock(within_of(inside), look, None, indent)
    writer.written.append(Laid(box, gap, ruled=box if look.rule else None))


def _listing(case: Case, block: CodeBlock, node: int, reach: tuple[object, object]) -> ListingBlock:
    style = case.styles["code"]
    if case.scale != 1.0:  # a multiple of the text it stands in, as code within a line is
        low, high = (size._replace(bodies=size.bodies * case.scale) for size in style.size)
        style = style._replace(size=(low, high))
    lines = tuple(line.expandtabs(TAB) for line in block.lines)
    tint = _tint(case) if block.marked else None
    copy = case.copy(_text(case, block, lines, tint), style, node)
    column = case.words("0", style).galley.ends[-1]
    count = range(1, len(lines) + 1)
    return ListingBlock(
        copy=copy,
        indents=tuple((len(line) - len(line.lstrip(" "))) * column for line in lines),
        numbers=_numbers(case, block, style) if block.numbers else (),
        marked=tuple(number in block.marked for number in count),
        mark=case.shown(case.copyist.layout.boxes.mark),
        tint=tint,
        soft=_soft(case),
        reach=reach,  # type: ignore[arg-type] # two lengths
    )


def _soft(case: Case) -> Color:
    soft = case.copyist.layout.colors.get("soft", case.styles["body"].color)
    return case.ink or (soft if contrast(soft, case.paper) >= READABLE else case.styles["body"].color)


def _numbers(case: Case, block: CodeBlock, style: Style) -> tuple:  # type: ignore[type-arg]
    """The numbers of lines, artifacts; those of marked lines are bold."""
    soft, strong = style._replace(color=_soft(case)), style._replace(weight=NUMBER_WEIGHT)
    return tuple(
        case.words(str(block.numbers + number), strong if number + 1 in block.marked else soft)
        for number in range(len(block.lines))
    )


def _tint(case: Case) -> Color | None:
    """What is behind marked lines: beside bars the loud ground, on a ground a shade of it; between rules nothing."""
    boxes = case.copyist.layout.boxes
    if boxes.mode == "rule":
        return None
    if boxes.mode == "bar":
        return boxes.loud.ground if case.ground is None else None
    ground = case.paper
    mixed = (round(SHADE * mark + (1 - SHADE) * own) for mark, own in zip(boxes.mark, ground))
    shade = Color(*mixed)
    return shade if contrast(case.ink or case.styles["body"].color, shade) >= READABLE else None


def _text(case: Case, block: CodeBlock, lines: tuple[str, ...], tint: Color | None) -> Text:
    """The runs of all lines, a newline after each but the last."""
    tell_language(case, block.language, block.place)
    runs: list[Run] = []
    places = []
    colors = colors_of(case, tint)
    for line, place in zip(highlighted("\n".join(lines), block.language), block.places):
        if runs:
            runs.append(Run("\n", code=True))
            places.append(place)
        # A line without ink keeps a space, or it would close up.
        begun = False
        for characters, role in line if "".join(part for part, _ in line).strip() else [("\u00a0", "")]:
            runs.append(colored(Run(_kept(characters, begun), code=True), role, colors))
            places.append(place)
            begun = begun or bool(characters.strip())
    return Text(tuple(runs), tuple(places))


def _kept(characters: str, begun: bool) -> str:
    """Characters of a line with spaces that stay: those it begins with, and of several in a row all but one."""
    inked = characters.lstrip(" ")
    lead = characters[: len(characters) - len(inked)]
    first = KEPT * len(lead) if not begun else KEPT * (len(lead) - 1) + " " * bool(lead)
    while "  " in inked:
        inked = inked.replace("  ", KEPT + " ")
    return first + inked


Colors = dict[str, Color]
"""Role of code -> its color; roles without one of their own are not in it."""


def colors_of(case: Case, tint: Color | None = None) -> Colors:
    """The colors of code on its ground and on what is behind marked lines, as far as they can be read there."""
    if case.ink:
        return {}
    layout = case.copyist.layout
    palette = {**layout.colors, "mark": layout.boxes.mark}
    grounds = (case.paper, tint or case.paper)
    found: Colors = {}
    for role, manner in MANNERS.items():
        colors = (palette[name] for name in manner.colors if name in palette)
        color = next((each for each in colors if min(contrast(each, own) for own in grounds) >= READABLE), None)
        if color:
            found[role] = color
    return found


def colored(run: Run, role: str, colors: Colors) -> Run:
    """A run of code as what it is."""
    if not role:
        return run
    manner = MANNERS[role]
    return run._replace(strong=manner.strong, emphasis=manner.emphasis, struck=manner.struck, color=colors.get(role))


def in_colors(case: Case, text: Text) -> Text:
    """A text with the code in it that has a language in the colors of what it is."""
    colors = colors_of(case)
    runs: list[Run] = []
    places = []
    for run, place in zip(text.runs, text.places):
        line = highlighted(run.text, run.language)[0] if run.language else [(run.text, "")]
        tell_language(case, run.language, place)
        column = place.column
        for characters, role in line:
            runs.append(colored(run._replace(text=characters), role, colors) if run.language else run)
            places.append(place._replace(column=column))
            column += len(characters)
    return Text(tuple(runs), tuple(places))


def tell_language(case: Case, language: str, place: Place) -> None:
    """Warns of a language that nobody here knows."""
    if language and not is_known(language):
        fact = f"the language '{language[:40]}' is not known here: its code has no colors"
        hint = "write a name such as python, r, bash or json, or none"
        case.copyist.tell(warning(place, fact, hint))
