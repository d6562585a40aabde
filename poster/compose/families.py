"""The families that a layout names -> what is wrong with them: missing, or with font files that cannot be used."""

from itertools import chain

from poster.model.layout import Layout
from poster.paint.faces import DamagedFaceError
from poster.problems import Problem, error
from poster.read.suggest import suggest
from poster.text.fonts import Fonts

ANOTHER = "download it again, or use another family"


def damaged_font(fault: DamagedFaceError, layout: Layout) -> Problem:
    """What is said of a font that turned out to be damaged as its glyphs were cut out."""
    places = (style.place for style in layout.styles.values() if fault.face.family in style.families)
    return error(next(places, layout.place), f"font file '{fault.face.path}' is damaged: {fault}", ANOTHER)


def font_problems(layout: Layout, fonts: Fonts) -> list[Problem]:
    """Families that are not there, or whose files cannot be used."""
    problems: list[Problem] = []
    told: set[str] = set()
    own = (area.styles.values() for area in layout.areas.values() if area.styles)
    for style in chain(layout.styles.values(), *own):
        for family in style.families:
            if family in told:
                continue
            told.add(family)
            face = fonts.face(family, style.weight, style.italic)  # which may turn out to be damaged
            broken = fonts.problems(family)
            problems += [error(style.place, message, _way_out(message)) for message in broken]
            if not broken and face is None:
                near = suggest(family, fonts.family_names())
                hint = f"did you mean '{near}'?" if near else f"there are: {', '.join(fonts.family_names())}"
                problems.append(error(style.place, f"there is no font family '{family}' in fonts/", hint))
    return problems


def _way_out(message: str) -> str:
    """What to do about a font file that is damaged; other messages say it."""
    return ANOTHER if "is damaged" in message else ""
