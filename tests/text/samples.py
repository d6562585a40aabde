"""Fonts whose letters are all half an em wide, and styles to set text in."""

from pathlib import Path

from poster.cache import Cache
from poster.model.color import BLACK
from poster.model.content import Run
from poster.model.layout import Style
from poster.model.text import Galley, Line
from poster.model.units import Length
from poster.problems import Place
from poster.text.fonts import open_fonts
from poster.text.galley import make_galley

ROOT = Path(__file__).parents[2]
TEST_FONTS = str(ROOT / "tests" / "fonts")
SHIPPED = str(ROOT / "fonts")
FOLDERS = (TEST_FONTS, SHIPPED)

STYLE = Style(
    name="body",
    families=("Test Plain",),
    weight=400,
    italic=False,
    size=(Length(0, 1), Length(0, 1)),
    swell=None,
    leading=1.3,
    tracking=0.0,
    space=0.0,
    color=BLACK,
    align="start",
    hyphens=False,
    balance=False,
    lines=0,
    place=Place("test.yaml"),
)
CODE = STYLE._replace(name="code", families=("JetBrains Mono",), size=(Length(0, 0.88), Length(0, 0.88)))
INTER = STYLE._replace(families=("Inter Tight",))


def galley_of(text: str, style: Style = STYLE, *, url: bool = False, lang: str = "en-GB") -> Galley:
    """The galley of a text in one run."""
    cache = Cache()
    return make_galley((Run(text),), style, CODE, lang, open_fonts(FOLDERS, cache), cache, url=url).galley


def text_of(galley: Galley, lines: tuple[Line, ...]) -> list[str]:
    """The text of each line, a hyphen that was added as `=`."""
    texts = []
    for line in lines:
        text = ""
        for number in range(line.first, line.last + 1):
            box = galley.boxes[number]
            text += "".join(piece.word.text for piece in box.pieces)
            if number < line.last and box.space:
                text += " "
            if number == line.last and box.hyphen and number not in galley.stops:
                text += "="
        texts.append(text)
    return texts


def boxes_of(galley: Galley) -> list[str]:
    """The text of each box, joined to the next by `_` for a space, `=` for a hyphen and `|` for a plain break."""
    texts = []
    for box in galley.boxes:
        text = "".join(piece.word.text for piece in box.pieces)
        texts.append(text + ("_" if box.space else "=" if box.hyphen else "|"))
    return texts
