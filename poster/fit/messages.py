"""What did not fit, in the writer's words: area, millimetres, lines, words and levers."""

from poster.blocks.copy import size_of
from poster.blocks.kind import Told
from poster.blocks.kinds import copies, too_wide
from poster.check.words import place_of
from poster.fit.fitter import Fitter
from poster.fit.flow import Flow
from poster.fit.page import Sheet, least_body
from poster.fit.plan import Plan, rooms_of
from poster.model.content import Content
from poster.model.layout import Layout
from poster.model.units import MM
from poster.problems import Place, Problem, error, warning


def too_much(fitter: Fitter, content: Content, layout: Layout) -> tuple[Problem, ...]:
    """Why nothing can be made of the text on any of the numbers of pages allowed."""
    pages = layout.pages.counts[-1]
    body = fitter.sizes.body.low
    sheet = fitter.sheeter.sheet(body, pages)
    problems = [_tight(fitter, name, content, layout, sheet) for name in sheet.tight]
    if sheet.over > 0.01:
        problems.append(_over(sheet, layout, content))
    if not problems:
        problems = [each for i in range(len(sheet.flows)) if (each := _surplus(fitter, sheet, i, content, layout))]
    if not problems:
        problems = [_uneven(sheet, content, layout)]
    return tuple(problems)


def too_little(plan: Plan, content: Content, layout: Layout) -> tuple[Problem, ...]:
    """Warnings about room that is left over."""
    place = _sections(content)
    pages = len(plan.sheet.pages)
    if plan.hole > 1.0 * MM:
        lines = plan.hole / plan.leading
        columns = sum(len(filled.rooms) for filled in plan.filled) or 1
        words = round(lines * columns * 7)
        name = _named(plan.filled[0].flow) if plan.filled else "'page'"
        fact = (
            f"{name} is {plan.hole / MM:.0f} mm ({lines:.0f} lines in each column, about {words} words) "
            f"short of full at {plan.body:g}pt in layout '{layout.name}'"
        )
        return (warning(place, fact, _more(pages)),)
    if plan.unused:
        columns = plan.unused + sum(len(filled.rooms) for filled in plan.filled)
        areas = {
            column.area: column.page for filled in plan.filled for column in filled.flow.columns[len(filled.rooms) :]
        }
        where = ", ".join(f"'{area}' on page {page}" for area, page in areas.items())
        layout_said = f"{plan.unused} of {columns} columns of layout '{layout.name}' stay empty at {plan.body:g}pt"
        fact = f"{layout_said}: the last of {where}"
        return (warning(place, fact, _more(pages)),)
    return ()


def _named(flow: Flow) -> str:
    """The area of a flow, and those in which it goes on."""
    names = [f"'{name}'" for name in dict.fromkeys(column.area for column in flow.columns)]
    return f"{names[0]} with {' and '.join(names[1:])}" if len(names) > 1 else names[0]


def _more(pages: int) -> str:
    fewer = ", allow fewer pages with 'pages:'" if pages > 1 else ""
    return f"write more, allow larger type with 'fit: body'{fewer}, or let an area 'stretch'"


def _sections(content: Content) -> Place:
    return content.places.get("sections") or content.places.get("title") or Place(content.file)


def _tight(fitter: Fitter, name: str, content: Content, layout: Layout, sheet: Sheet) -> Problem:
    area = layout.areas[fitter.sheeter.source(name)]
    what = area.show[0].what if area.show else name
    place = content.places.get(what) or _sections(content)
    if told := _told(fitter, area.name, sheet):
        return error(*told)
    style = None if area.directory else (area.styles or layout.styles).get(what)
    if style is None or style.size[0] == style.size[1]:
        word = _widest_word(fitter, area.name)
        where = place_of(word, content)
        fact = f"'{_short(word)}' is wider than its column in area '{name}' of layout '{layout.name}' at any size"
        return error(
            where,
            fact,
            "shorten it, or show with a soft hyphen or a hyphen where it may break, or give the area fewer columns",
        )
    low = style.size[0]
    least = f"{low.points:g}pt" if low.points else f"{low.bodies:g} times the body"
    limits = [f"{style.lines} line{'s' if style.lines > 1 else ''}"] if style.lines else []
    if area.most:
        limits.append(f"{area.most * layout.height / MM:.0f} mm")
    bounds = f" in {' and '.join(limits)}" if limits else ""
    fact = f"'{what}' does not fit its area '{name}'{bounds} even at its smallest size, {least}"
    way = f"shorten it, or allow a smaller 'size', more 'lines' or more 'max-height' ({style.place})"
    return error(place, fact, way)


def _over(sheet: Sheet, layout: Layout, content: Content) -> Problem:
    tall = max((slot for slots in sheet.pages for slot in slots), key=lambda slot: slot.outer.height)
    fact = (
        f"the areas of layout '{layout.name}' need {sheet.over / MM:.0f} mm more than the page is tall; "
        f"the tallest, '{tall.area.name}', takes {tall.outer.height / MM:.0f} mm"
    )
    return error(_sections(content), fact, "shorten what stands in it, or choose a larger page")


def _surplus(fitter: Fitter, sheet: Sheet, number: int, content: Content, layout: Layout) -> Problem | None:
    flow, measured = sheet.flows[number], sheet.measured[number]
    leading = layout.fit.lines.low * sheet.body
    rooms = rooms_of(flow)
    whole = measured.whole
    over = whole.fixed + leading * (whole.leads - 1.5 * (len(rooms) - 1)) - sum(rooms)
    if fitter.sizes.holds(sheet.body, len(sheet.pages)):
        return None
    over = max(over, leading)
    lines = max(round(over / leading), 1)
    characters = fitter.sizes.characters(sheet.body, len(sheet.pages))
    words = max(round(lines * min(characters, 90.0) / 6.2), 1)
    fact = (
        f"{_named(flow)} is {over / MM:.0f} mm ({lines} lines, about {words} words) too long at {sheet.body:g}pt "
        f"in layout '{layout.name}'"
    )
    smaller = ", allow smaller type with 'fit: body'" if sheet.body > least_body(layout) + 0.01 else ""
    more = ", allow more pages with 'pages:'" if len(sheet.pages) > 1 else ", or choose a larger page"
    return error(_sections(content), fact, f"cut text{smaller}{more}")


def _uneven(sheet: Sheet, content: Content, layout: Layout) -> Problem:
    columns = sum(len(flow.columns) for flow in sheet.flows)
    fact = (
        f"the text of layout '{layout.name}' cannot be split into {columns} level columns at any size "
        f"from {sheet.body:g}pt"
    )
    return error(_sections(content), fact, "change the number of columns, widen 'fit: gaps', or part a long paragraph")


def _told(fitter: Fitter, name: str, sheet: Sheet) -> Told | None:
    """What a block of an area says of itself that is wider than its column."""
    widths = [column.width for flow in sheet.flows for column in flow.columns if column.area == name]
    widths += [slot.inner.width for slots in sheet.pages for slot in slots if slot.area.name == name and not widths]
    own = (entry.block for entry in fitter.sheeter.story.flows.get(name, ()) if entry.span is None)
    said = (too_wide(block, min(widths), sheet.setting) for block in own if widths)
    return next((each for each in said if each), None)


def _widest_word(fitter: Fitter, name: str) -> str:
    """What never breaks and is widest among the text of an area."""
    widest = (0.0, "")
    body, floor = fitter.sizes.body.low, fitter.setting.floor
    entries = fitter.sheeter.story.flows[name]
    for entry in [entry for entry in entries if entry.span is None] or entries:  # columns are what is narrow
        for copy in copies(entry.block):
            for box in copy.galley.boxes:
                text = "".join(part.word.text for part in box.pieces)
                widest = max(widest, (box.width * size_of(copy, body, floor), text))
    return widest[1]


def _short(word: str) -> str:
    return word if len(word) <= 40 else word[:39] + "…"
