"""Entries of one thing that an area shows -> the same over several of its columns."""

from typing import cast

from poster.blocks.fact import FactBlock
from poster.blocks.facts import FactRow
from poster.model.layout import Area, Shown
from poster.model.story import Entry


def over_columns(entries: tuple[Entry, ...], shown: Shown, area: Area) -> tuple[Entry, ...]:
    """What an area shows, over as many columns as it says; facts side by side. The entries as they are elsewhere."""
    span = dict(area.spans).get(shown.written)
    if span is None or not entries:
        return entries
    if shown.what == "facts":
        facts = tuple(cast(FactBlock, entry.block) for entry in entries)
        return (entries[0]._replace(block=FactRow(facts, area.gutter), span=span),)
    return tuple(entry._replace(span=span) for entry in entries)
