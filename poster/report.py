"""Plan, story and drawing -> the report of one output, as data for JSON (docs/report.md)."""

from poster.blocks.kind import SetCode
from poster.blocks.kinds import codes_of, passages
from poster.cache import Cache
from poster.check.pictures import printed_lettering, resolution
from poster.check.proof import Proof
from poster.check.words import drawn_text
from poster.fit.plan import Filled, Plan
from poster.model.drawing import Artwork, Drawing, Glyphs, Image, Page
from poster.model.layout import Layout
from poster.model.picture import Letters
from poster.model.story import Entry, Story
from poster.model.text import Face
from poster.model.units import MM, Rect
from poster.paint.target import PRINT, SCREEN, Target

Report = dict[str, object]

METRE = 2.5
"""Millimetres of module for each metre between a phone and a code."""


def report_of(
    plan: Plan,
    story: Story,
    layout: Layout,
    proof: Proof,
    sheets: Drawing,
    cache: Cache,
    seconds: float,
    target: Target = SCREEN,
) -> Report:
    """What is on the paper: sizes in pt and mm, fill of columns, codes, fonts, words; `sheets` is what is painted."""
    drawing = proof.drawing
    return {
        "layout": layout.name,
        "file": file_name(layout.name, target),
        "pages": [_page(number, page, proof) for number, page in enumerate(sheets.pages)],
        "sheet": "" if target.bleeds else layout.sheet,
        "body_pt": round(plan.body, 2),
        "areas": [*(area for filled in plan.filled for area in _areas(filled)), *_cards(plan, story)],
        "codes": [_code(code) for code in _codes(plan, story, cache)],
        "pictures": _pictures(drawing, proof),
        "fonts": _fonts(drawing),
        "words": len(drawn_text(drawing).split()),
        **_print(layout, target),
        "seconds": round(seconds, 4),
    }


def file_name(name: str, target: Target) -> str:
    """What the PDF of a layout is called."""
    return f"{name}{target.suffix}.pdf"


def _print(layout: Layout, target: Target) -> Report:
    """Whether a file for the print shop is asked for, or this is it; what it is called, and how far it bleeds."""
    if not (layout.is_printed or target.bleeds):
        return {"print": False, "print_file": None, "bleed_mm": None}
    bleed = round(layout.print_bleed / MM, 2)
    return {"print": True, "print_file": file_name(layout.name, PRINT), "bleed_mm": bleed}


def _page(number: int, page: Page, proof: Proof) -> Report:
    """A page, or a side of a sheet, which is as empty as the emptiest page on it."""
    numbers = [leaf.number for leaf in page.leaves] or [number]
    empty = max(proof.empty[each].share for each in numbers)
    return {"width_mm": round(page.width / MM, 2), "height_mm": round(page.height / MM, 2), "empty": empty}


def _areas(filled: Filled) -> list[Report]:
    """The columns of a flow, page by page, and by how much the last of a page ends above the foot of the others."""
    pages: dict[tuple[int, str], list[Report]] = {}
    closing: dict[tuple[int, str], float] = {}
    unused = (0.0,) * (len(filled.flow.columns) - len(filled.rooms))
    for column, used, short in zip(filled.flow.columns, filled.rooms + unused, filled.closing + unused):
        key = (column.page, column.area)
        fill = round(used / column.height, 4) if column.height else 0.0
        pages.setdefault(key, []).append({"fill": fill, "bottom_mm": round((column.y + used) / MM, 3)})
        closing[key] = round(short / MM, 2)
    return [
        {"name": name, "page": page, "columns": columns, "closing": closing[page, name]}
        for (page, name), columns in pages.items()
    ]


def _cards(plan: Plan, story: Story) -> list[Report]:
    """The areas of text that stand by themselves, such as cards: one column each, opened to its foot."""
    flowing = {filled.flow.name for filled in plan.filled}
    return [
        {
            "name": slot.area.name,
            "page": page,
            "columns": [{"fill": 1.0, "bottom_mm": _foot(slot.inner)}],
            "closing": 0.0,
        }
        for page, slots in enumerate(plan.sheet.pages, 1)
        for slot in slots
        if slot.area.stand == "fill" and slot.area.name not in flowing and _has_text(slot.area.name, story)
    ]


def _foot(rect: Rect) -> float:
    return round((rect.y + rect.height) / MM, 3)


def _has_text(name: str, story: Story) -> bool:
    return any(passages(entry.block) for entry in story.flows.get(name, ()))


def _codes(plan: Plan, story: Story, cache: Cache) -> list[SetCode]:
    """All codes as they are printed."""
    blocks = [entry.block for name in story.flows for entry in _entries_set(name, plan)]
    return [code for block in blocks for code in codes_of(block, plan.sheet.setting, cache)]


def _entries_set(name: str, plan: Plan) -> tuple[Entry, ...]:
    """What an area shows, as it is set: codes in rows."""
    for flow in plan.sheet.flows:
        if flow.name == name:
            return flow.entries
    stacks = (stack for (area, _), stack in plan.sheet.stacks.items() if area == name)
    return tuple(shelf.entry for stack in [*stacks][:1] for shelf in stack.shelves)


def _code(printed: SetCode) -> Report:
    code, module = printed.code, printed.module
    return {
        "url": printed.url,
        "kind": printed.action,
        "payload": code.payload,
        "version": code.version,
        "level": code.level,
        "module_mm": round(module / MM, 3),
        "side_mm": round(module * code.modules / MM, 2),
        "distance_m": round(module / MM / METRE, 2),
    }


def _pictures(drawing: Drawing, proof: Proof) -> list[Report]:
    natural = dict(proof.lettering)
    placed = (item for page in drawing.pages for item in page.items)
    return [_picture(item, natural) for item in placed if isinstance(item, Image | Artwork)]


def _picture(item: Image | Artwork, natural: dict[str, Letters]) -> Report:
    """A picture as printed: what of it shows; its smallest lettering, null where there is none to be measured."""
    ppi = round(resolution(item)) if isinstance(item, Image) else None
    seen = item.crop or Rect(item.x, item.y, item.width, item.height)
    width, height = round(seen.width / MM, 1), round(seen.height / MM, 1)
    own = natural.get(item.picture.digest) if isinstance(item, Artwork) else None
    lettering = (
        round(printed_lettering(item, own.least), 1) if isinstance(item, Artwork) and own and own.least else None
    )
    return {
        "file": item.picture.name,
        "width_mm": width,
        "height_mm": height,
        "ppi": ppi,
        "lettering_pt": lettering,
        "lettering_exact": own.is_exact if own else None,
    }


def _fonts(drawing: Drawing) -> list[str]:
    glyphs = [item for page in drawing.pages for item in page.items if type(item) is Glyphs]
    faces = {word.face for item in glyphs for word in item.words}
    return sorted({_name(face) for face in faces})


def _name(face: Face) -> str:
    return f"{face.family} {face.weight}{' italic' if face.italic else ''}"
