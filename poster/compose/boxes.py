"""Boxes of a text, and blocks side by side -> blocks with what they hold, in the look of the theme."""

from typing import TYPE_CHECKING, NamedTuple

from poster.blocks.box import BoxBlock, Icon, Look, Numeral
from poster.blocks.kinds import piece
from poster.blocks.pair import PairBlock
from poster.blocks.within import Within
from poster.compose.copies import Case
from poster.compose.laid import Laid
from poster.model.boxes import CALLOUTS, THEOREMS, UNCOUNTED, Box, Pair
from poster.model.color import READABLE, Color, contrast
from poster.model.content import Content, Heading, ListBlock, Paragraph, Run, Text
from poster.model.layout import Style
from poster.model.references import identified, referables
from poster.model.story import Gap
from poster.model.trim import Backing, Boxes
from poster.model.units import Length
from poster.problems import Place

if TYPE_CHECKING:
    from poster.compose.prose import ProseWriter

LOUD = ("important", "warning", "caution", "key")
"""What is said loudly; all else is quiet."""
ICON, ICON_GAP = 1.15, 0.5
"""Side of an icon, and from it to the word beside it, in em of the body."""
BAR, BAR_GAP = 0.3, 0.75
"""Width of a bar, and from it to the text, in em of the body."""
THIN, THICK = 0.09, 0.24
"""Rules of what is quiet and of what is loud, in em of the body."""
STEP_HANG = 1.75
"""From the edge of the column to the text of a step, in em of the body, unless its number is wider."""
STEP_GAP = 0.55
"""From a number to its text, in em of the body."""
SHOWS = 3.0
"""Least contrast of an icon with its ground. Source: WCAG 2.2, 1.4.11."""
END_MARKS = ("\u25a1", "\u220e", "\u25a0")
"""What ends a proof: the first of these that a font has."""


class Labels(NamedTuple):
    """What boxes are called."""

    words: dict[str, str]
    """The engine's own."""
    numbers: dict[Place, int]
    """Number of each statement among those of its kind, in the order of the content, by its place."""
    answers: list[tuple[str, Box]]
    """Those that wait for the end, each with the number of its exercise."""


def labels_of(content: Content, words: dict[str, str]) -> Labels:
    """Numbers are those by which texts refer to statements, exercises and listings: in the order of the content."""
    named = referables(content)
    numbers: dict[Place, int] = {}
    for section in content.sections:
        for name, _, place in identified(section.blocks):
            if name in named:
                numbers[place] = named[name].number
    return Labels(words, numbers, [])


def write_box(writer: "ProseWriter", box: Box, parent: int, indent: float, depth: int, gap: Gap) -> None:
    """Adds a box to what is written."""
    if box.kind == "steps":
        _write_steps(writer, box, parent, indent, depth, gap)
        return
    if box.kind in UNCOUNTED:
        node = writer.tree.add("Div", parent, name=box.id)
        _statement(writer, box, node, indent, depth, "paragraph" if gap == "box" else gap)
        return
    look, case = look_of(writer.case, box.kind in LOUD, box.is_plain)
    node = writer.tree.add("BlockQuote" if box.kind == "quote" else "Div", parent, name=box.id)
    inside = writer.inside(case)
    sign = None
    if box.kind in CALLOUTS:
        sign = _callout(inside, box, node, depth)
    elif box.kind in THEOREMS:
        _statement(inside, box, node, 0.0, depth, "paragraph")
    elif box.kind == "quote":
        _pull_quote(inside, box, node, depth)
    else:
        _titled(inside, box, node, depth)
    if inside.written:
        if look.rule:
            _left_open(inside)  # a rule below the last thing in it would lie beside its own
        joined = _left_open(writer) if look.rule else False
        writer.written.append(_laid(BoxBlock(within_of(inside), look, sign, indent), "close" if joined else gap))


def _left_open(writer: "ProseWriter") -> bool:
    """Whether what was written last is a box between rules: it leaves the lower one to what follows."""
    above = writer.written[-1] if writer.written else None
    if above is None or above.ruled is None:
        return False
    top, right, _, left = above.ruled.look.pads
    look = above.ruled.look._replace(closes=False, pads=(top, right, Length(), left))
    writer.written[-1] = _laid(above.ruled._replace(look=look), above.gap)
    return True


def _laid(box: BoxBlock, gap: Gap) -> Laid:
    return Laid(box, gap, ruled=box if box.look.rule else None)


def within_of(inside: "ProseWriter") -> Within:
    """What a writer has written, as a block holds it."""
    case = inside.case
    face = case.copyist.fonts.face(case.styles["body"].families[0], case.styles["body"].weight, False)
    size = case.styles["body"].size[0]
    cap = face.cap_height if face else 0.7
    gaps = tuple(case.copyist.layout.fit.gaps.items())
    pieces = tuple(piece(each.block, each.gap, each.keep) for each in inside.written)
    return Within(pieces, gaps, Length(cap * size.points, cap * size.bodies))


def look_of(case: Case, is_loud: bool, is_plain: bool = False) -> tuple[Look, Case]:
    """How a box is set apart in the theme, and what its text is set with."""
    boxes, scale = case.copyist.layout.boxes, case.scale
    backing = boxes.loud if is_loud else boxes.quiet
    mode = boxes.mode
    if is_plain or (mode == "ground" and case.ground is not None):
        mode = "bar"  # on the ground of an area another one would be lost, or too much
    block, inline = (_scaled(pad, scale) for pad in boxes.pad)
    mark = case.shown(boxes.mark)
    if mode == "ground":
        look = Look((block, inline, block, inline), backing.ground, case.copyist.layout.grounds._replace(rule=Length()))
        return look, _on(case, backing)
    if mode == "rule":
        thick = Length(bodies=scale * (THICK if is_loud else THIN))
        return Look((block, inline, block, inline), rule=mark, thick=thick), case
    wide, apart = Length(bodies=scale * BAR), Length(bodies=scale * (BAR + BAR_GAP))
    if is_loud and not is_plain and case.ground is None and boxes.mode == "bar":
        edges = case.copyist.layout.grounds._replace(rule=Length())
        return Look((inline, inline, inline, apart), backing.ground, edges, mark, wide), _on(case, backing)
    slim = Length(bodies=scale * SLIM)
    return Look((slim, Length(), slim, apart), bar=mark, wide=wide), case


SLIM = 0.12
"""By how much a bar without a ground is longer than its text at each end, in em of the body."""


def _on(case: Case, backing: Backing) -> Case:
    return case._replace(ink=backing.ink, ground=backing.ground)


def _scaled(length: Length, scale: float) -> Length:
    return length._replace(bodies=scale * length.bodies)


def own_text(text: str, place: Place, **kind: bool) -> Text:
    """Words of the engine."""
    return Text((Run(text, own=True, **kind),), (place,))  # type: ignore[arg-type] # booleans of a run


def joined_text(*texts: Text) -> Text:
    """Texts behind one another."""
    return Text(
        tuple(run for text in texts for run in text.runs), tuple(place for text in texts for place in text.places)
    )


def _title_style(case: Case, boxes: Boxes) -> Style:
    """Words over a box without a ground have the color of its mark where they can be read."""
    style = case.styles["box title"]
    if case.ground is None and boxes.mode == "bar" and contrast(boxes.mark, case.paper) >= READABLE:
        return style._replace(color=boxes.mark)
    return style


def _callout(inside: "ProseWriter", box: Box, node: int, depth: int) -> Icon | None:
    """Icon and word, the text below from the left edge."""
    case = inside.case
    boxes = case.copyist.layout.boxes
    word = inside.labels.words[box.kind]
    title = box.title or own_text(word, box.place)
    label = inside.tree.add("P", node)
    style = _title_style(case, boxes)
    icon = None
    indent = 0.0
    if box.has_icon:
        # Where the title is not the word itself, who cannot see the icon hears what it says.
        says = None if box.title is None else inside.tree.add("Span", label, actual=f"{word}: ")
        copy_face = case.copyist.fonts.face(style.families[0], style.weight, style.italic)
        size = style.size[0]
        middle = (copy_face.cap_height if copy_face else 0.7) / 2
        side = Length(bodies=ICON * case.scale)
        icon = Icon(box.kind, side, _icon_color(case, boxes), Length(middle * size.points, middle * size.bodies), says)
        indent = (ICON + ICON_GAP) * case.scale
    inside.prose(case.copy(title, style, label), indent, "paragraph", whole=True, keep=bool(box.blocks))
    inside.blocks(box.blocks, node, 0.0, depth, "close")
    return icon


def _icon_color(case: Case, boxes: Boxes) -> Color:
    """That of the mark where it shows and the text is plain, else that of the text."""
    ink = case.ink or case.styles["body"].color
    return boxes.mark if case.ground is None and contrast(boxes.mark, case.paper) >= SHOWS and not case.ink else ink


def _titled(inside: "ProseWriter", box: Box, node: int, depth: int) -> None:
    """A box with a title or none; the first words of a key result are large."""
    case = inside.case
    first: Gap = "paragraph"
    if box.title:
        style = _title_style(case, case.copyist.layout.boxes)
        label = inside.tree.add("P", node)
        inside.prose(case.copy(box.title, style, label), 0.0, "paragraph", whole=True, keep=bool(box.blocks))
        first = "close"
    blocks = box.blocks
    if box.kind == "key" and blocks and isinstance(blocks[0], Paragraph):
        style = case.styles["key"]
        inside.prose(case.copy(blocks[0].text, style, inside.tree.add("P", node)), 0.0, first, keep=len(blocks) > 1)
        blocks, first = blocks[1:], "close"
    inside.blocks(blocks, node, 0.0, depth, first)


def _statement(inside: "ProseWriter", box: Box, node: int, indent: float, depth: int, gap: Gap) -> None:
    """Word, number and name run into the statement, which is in italics; a proof is upright, with a mark at its end."""
    case, words = inside.case, inside.labels.words
    number = inside.labels.numbers.get(box.place)
    called = words[box.kind] + (f"\u00a0{number}" if number else "")
    is_proof = box.kind in UNCOUNTED
    begun = {"emphasis": True} if is_proof else {"strong": True}
    texts = [own_text(called, box.place, **begun)]
    if box.title:
        texts += [own_text(" (", box.place), box.title, own_text(")", box.place)]
    texts.append(own_text(". ", box.place, **begun))
    blocks = box.blocks
    slants = box.kind not in (*UNCOUNTED, "definition", "example")
    if blocks and isinstance(blocks[0], Paragraph):
        texts.append(_slanted(blocks[0].text) if slants else blocks[0].text)
        blocks = blocks[1:]
    if box.kind == "proof" and not blocks and (mark := _end_mark(case)):
        texts.append(own_text(f"\u00a0{mark}", box.place))
    label = inside.tree.add("P", node)
    inside.prose(case.copy(joined_text(*texts), case.styles["body"], label), indent, gap)
    quoted = case.styles["quote"] if slants else case.styles["body"]
    inside.blocks(blocks, node, indent, depth, "paragraph", quoted)


def _slanted(text: Text) -> Text:
    """In italics, what is emphasised in it upright."""
    return Text(tuple(run._replace(emphasis=not run.emphasis) for run in text.runs), text.places)


def _end_mark(case: Case) -> str:
    style = case.styles["body"]
    found = (mark for mark in END_MARKS if case.copyist.can_set(own_text(mark, Place("")), style))
    return next(found, "")


def _pull_quote(inside: "ProseWriter", box: Box, node: int, depth: int) -> None:
    """Its words large, whom they are from below them in small type."""
    case = inside.case
    inside.blocks(box.blocks, node, 0.0, depth, "paragraph", case.styles["pull quote"])
    if box.source:
        label = inside.tree.add("P", node)
        inside.prose(case.copy(box.source, case.styles["small"], label), 0.0, "paragraph", whole=True)


def _write_steps(writer: "ProseWriter", box: Box, parent: int, indent: float, depth: int, gap: Gap) -> None:
    """Steps one below the other, each with a large number at the edge of the column."""
    if box.title:
        heading = Heading(1, box.title)
        writer.blocks((heading,), parent, indent, depth, gap)
        gap = "close"
    for number, block in enumerate(box.blocks):
        before = gap if number == 0 else "paragraph"
        if isinstance(block, ListBlock):
            _write_step_list(writer, block, parent, indent, depth, before)
        else:
            writer.blocks((block,), parent, indent, depth, before)


def _write_step_list(writer: "ProseWriter", block: ListBlock, parent: int, indent: float, depth: int, gap: Gap) -> None:
    tree, case = writer.tree, writer.case
    node = tree.add("L", parent, numbering="Decimal")
    style = case.styles["numeral"]
    numbers = [str(block.start + number) for number in range(len(block.items))]
    widest = max(case.words(number, style).galley.ends[-1] for number in numbers) * style.size[0].bodies
    hang = max(STEP_HANG * case.scale, widest + STEP_GAP * case.scale)
    look = Look((Length(), Length(), Length(), Length(bodies=hang)), closes=False)
    for number, item in zip(numbers, block.items):
        entry = tree.add("LI", node)
        label = tree.add("Lbl", entry)
        numeral = Numeral(case.words(number, style, label))
        inside = writer.inside(case)
        inside.blocks(item, tree.add("LBody", entry), 0.0, depth + 1, "paragraph")
        if inside.written:
            writer.written.append(Laid(BoxBlock(within_of(inside), look, numeral, indent), gap))
            gap = "paragraph"


def write_pair(writer: "ProseWriter", pair: Pair, parent: int, indent: float, depth: int, gap: Gap) -> None:
    """Adds halves side by side to what is written."""
    halves: list[Within] = []
    for half in pair.halves:
        inside = writer.inside(writer.case)
        inside.blocks(half, writer.tree.add("Div", parent), 0.0, depth, "paragraph")
        if inside.written:
            halves.append(within_of(inside))
    if halves:
        writer.written.append(Laid(PairBlock(tuple(halves), indent), gap))
