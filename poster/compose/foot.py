"""What an area shows of pages -> the foot of each: the number of the page, the running head."""

from poster.blocks.foot import Foot
from poster.compose.copies import Case
from poster.model.content import Content, Run, Text
from poster.model.layout import Area
from poster.model.story import Entry


def foot(content: Content, area: Area, case: Case) -> tuple[Entry, ...]:
    """The foot of an area that shows `page` or `running`; nothing for another."""
    shown = {shown.what for shown in area.show}
    if not shown & {"page", "running"}:
        return ()
    bold = case.styles["small"]._replace(weight=600)
    digits = tuple(case.words(digit, bold) for digit in "0123456789") if "page" in shown else ()
    title = more = None
    if "running" in shown:
        more = case.words("…", case.styles["small"])
        head = content.short_title or content.title
        title = case.copy(Text((Run(head.plain),), head.places[:1]), case.styles["small"], None)
    return (Entry(Foot(digits, title, more), "close", False, -1),)
