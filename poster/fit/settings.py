"""Layout and story -> the settings of figures, codes and large type that may be tried, each with its price.

Figures may be smaller, codes may be scanned from nearer, words may go beside them, large type may be less tall, each
as far as the layout leaves it open.
"""

from collections.abc import Iterator
from typing import NamedTuple

from poster.blocks.kinds import has_codes, scales
from poster.fit import levers
from poster.fit.spans import seats_of
from poster.model.layout import Layout
from poster.model.story import Setting, Story

NEARER = (0.9, 0.8, 0.7, 0.6, 0.5)
"""Parts of the scanning distance."""
SQUEEZED = (0.85, 0.7, 0.55, 0.4)
"""Parts of the largest height of fitted text."""
SCALED = (0.9, 0.8, 0.7, 0.6, 0.5)
"""Parts of the size of figures."""


class Dress(NamedTuple):
    """A setting with what it costs."""

    price: float
    setting: Setting
    has_codes: bool
    """Whether there are codes, whose level may be lowered."""


def dresses(layout: Layout, story: Story, usual: Setting) -> list[Dress]:
    """The usual setting, then all others that change anything, the one last in which everything gives way."""
    codes = any(has_codes(entry.block) for flow in story.flows.values() for entry in flow)
    found: dict[tuple[object, ...], Dress] = {}
    figures = any(scales(entry.block) for flow in story.flows.values() for entry in flow)
    for price, setting in _settings(usual, codes, figures):
        changed = _changed(setting, layout)
        if changed not in found or price < found[changed].price:
            found[changed] = Dress(price, setting, codes)
    first, *others = found.values()
    return [first, *others]


def reseated(usual: Dress, layout: Layout, story: Story) -> list[Dress]:
    """The usual setting with one block that spans columns elsewhere than it would stand by itself, cheapest first."""
    found = [
        usual._replace(price=usual.price + price, setting=usual.setting._replace(seats=(seat,)))
        for price, seat in seats_of(layout, story)
    ]
    return sorted(found, key=lambda dress: dress.price)


def tight_ones(found: list[Dress]) -> list[Dress]:
    """Of all settings those in which the text has most room: the nearest codes and the smallest figures, with every
    height of large type, since text in a fitted size needs some height itself.
    """
    least = min(dress.setting.codes for dress in found)
    smallest = min(dress.setting.figures for dress in found)
    near = [dress for dress in found if dress.setting.codes == least and dress.setting.figures == smallest]
    beside = any(dress.setting.beside for dress in near)
    return [dress for dress in near if dress.setting.beside == beside]


def _settings(usual: Setting, codes: bool, figures: bool) -> Iterator[tuple[float, Setting]]:
    yield 0.0, usual
    scaled = [(levers.PRICES["figures"](1.0 - part), part) for part in SCALED] if figures else []
    for price, part in scaled:
        yield price, usual._replace(figures=part)
    parts = [(levers.PRICES["codes"](1.0 - part), part) for part in NEARER] if codes else []
    for price, part in parts:
        yield price, usual._replace(codes=part)
    if codes:
        yield levers.PRICES["beside"](1.0), usual._replace(beside=True)
    nearest = [(0.0, usual)]
    if codes:
        nearest.append((parts[-1][0], usual._replace(codes=0.0)))
        nearest.append((parts[-1][0] + levers.PRICES["beside"](1.0), usual._replace(codes=0.0, beside=True)))
    if scaled:
        nearest += [(price + scaled[-1][0], each._replace(figures=scaled[-1][1])) for price, each in nearest]
        yield from nearest
    for price, setting in nearest:
        for step, part in enumerate(SQUEEZED, 1):
            yield price + levers.PRICES["fitted"](step), setting._replace(fitted=part)


def _changed(setting: Setting, layout: Layout) -> tuple[object, ...]:
    """What a setting makes of the codes and the fitted text of each area."""
    return tuple(
        (
            max(area.codes.scan * setting.codes, area.codes.min_scan),
            area.codes.side * setting.codes,
            area.codes.grow * setting.codes,
            area.codes.text == "beside" or (area.codes.text == "auto" and setting.beside),
            (area.most or len(area.spans)) * setting.fitted,
            setting.figures,
        )
        for area in layout.areas.values()
    )
