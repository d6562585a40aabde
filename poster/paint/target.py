"""What a PDF is for, as values: how its pages stand on paper, what its colors mean. A new use is a new value here."""

from typing import Literal, NamedTuple

Name = Literal["screen", "print"]


class Intent(NamedTuple):
    """The colors that the numbers of a file mean: its output intent (ISO 32000-1, 14.11.5)."""

    kind: str
    """The standard that it is for: `GTS_PDFA1`."""
    condition: str
    """What the colors are made for, as the registry has it."""
    info: str
    """The same for people."""
    registry: str
    profile: str
    """File of the ICC profile in `data`."""
    channels: int


SRGB = Intent("GTS_PDFA1", "sRGB", "sRGB IEC61966-2.1", "http://www.color.org", "sRGB.icc", 3)


class Target(NamedTuple):
    """What a PDF is for."""

    name: Name
    suffix: str
    """What is added to the name of the layout in that of the file."""
    links: bool
    """Whether links can be followed. Print shops want none: PDF/X forbids them within the bleed (ISO 15930-7)."""
    bleeds: bool
    """Whether pages come one by one with their bleed; else cut at the trim, on sheets if the layout has any."""
    marks: bool
    """Whether crop marks stand around pages that bleed."""
    intent: Intent


SCREEN = Target("screen", "", links=True, bleeds=False, marks=False, intent=SRGB)
PRINT = Target("print", "-print", links=False, bleeds=True, marks=False, intent=SRGB)
TARGETS: dict[str, Target] = {target.name: target for target in (SCREEN, PRINT)}
