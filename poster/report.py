"""Plan, story and drawing -> the report of one output, as data for JSON (docs/report.md)."""

from poster.fit.size import Filled, Plan
from poster.model.drawing import Drawing, Glyphs
from poster.model.layout import Layout
from poster.model.story import CodeRow, Story
from poster.model.units import MM

Report = dict[str, object]


def report_of(plan: Plan, story: Story, layout: Layout, drawing: Drawing, seconds: float) -> Report:
    """What is on the paper: sizes in pt and mm, fill of columns, codes, fonts, words."""
    return {
        "layout": layout.name,
        "file": f"{layout.name}.pdf",
        "pages": [{"width_mm": round(page.width / MM, 2), "height_mm": round(page.height / MM, 2)} for page in drawing.pages],
        "body_pt": round(plan.body, 2),
        "areas": [area for filled in plan.filled for area in _areas(filled, plan)],
        "codes": _codes(plan, story, layout),
        "fonts": _fonts(drawing),
        "words": _count_words(drawing),
        "seconds": round(seconds, 4),
    }


def _areas(filled: Filled, plan: Plan) -> list[Report]:
    pages: dict[int, list[Report]] = {}
    for i, column in enumerate(filled.flow.columns):
        used = filled.rooms[i] if i < len(filled.rooms) else 0.0
        room = max(own.height for own in _now(filled, plan, column.page))
        row = {"fill": round(used / room, 4) if room else 0.0, "bottom_mm": round((column.y + used) / MM, 3)}
        pages.setdefault(column.page, []).append(row)
    return [{"name": filled.flow.name, "page": page, "columns": columns} for page, columns in pages.items()]


def _now(filled: Filled, plan: Plan, page: int) -> list[object]:
    """The columns of a page as tall as the page leaves them."""
    flow = next(flow for flow in plan.sheet.flows if flow.name == filled.flow.name)
    return [column for column in flow.columns if column.page == page]


def _codes(plan: Plan, story: Story, layout: Layout) -> list[Report]:
    codes: list[Report] = []
    for flow in story.flows.values():
        for piece in flow:
            block = piece.block
            if not hasattr(block, "cells"):
                continue
            for cell in block.cells:
                codes.append(
                    {
                        "url": cell.url,
                        "version": cell.version,
                        "level": cell.level,
                        "module_mm": round(block.module / MM, 3),
                        "side_mm": round(block.module * cell.modules / MM, 2),
                        "distance_m": round(block.module / MM / 2.5, 2),
                    }
                )
    return codes


def _fonts(drawing: Drawing) -> list[str]:
    names = {
        f"{word.face.family} {word.face.weight}{' italic' if word.face.italic else ''}"
        for page in drawing.pages
        for item in page.items
        if type(item) is Glyphs
        for word in item.words
    }
    return sorted(names)


def _count_words(drawing: Drawing) -> int:
    """Words on the pages, the engine's own left out."""
    text = [
        word.text if word.text != " " else " "
        for page in drawing.pages
        for item in page.items
        if type(item) is Glyphs and item.owner is not None
        for word in (*item.words, None)
        if word is not None
    ]
    return len("".join(text).split())
