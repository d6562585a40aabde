"""What the fit may move, in which steps, and what each costs: one table, in lines of body.

A price says what a designer thinks of a choice beside all others; the plan with the least sum is taken. A line of body
is the unit, since that is what a reader notices first: text a line longer or shorter. Prices are never negative, so
that the sum of those known so far is a bound on what a plan can cost, and a search that takes the cheapest first may
stop at the first plan that is no dearer than the next bound.
"""

from collections.abc import Callable
from math import log
from typing import NamedTuple

from poster.model.units import MM


class Lever(NamedTuple):
    """One choice of the fit."""

    name: str
    steps: str
    """What it may be."""
    price: str
    """Lines of body, in words; the functions below are the same in figures."""
    why: str
    source: str
    """A rule of typography with where it is written, or what was looked at."""


LEVERS = (
    Lever("body", "0.05 pt, from the largest at which all fits", "6 for 100 % smaller; under 95 % 90 more",
          "the largest type that fits is what the page is for; four per cent are not seen, ten are",
          "compositors try the body a little smaller before anything opens"),
    Lever("measure", "lines down to three quarters of the least measure", "10 for 100 % shorter",
          "a short text in larger type fills its page; short lines are hard to read",
          "45 to 75 characters a line: Bringhurst, 2.1.2"),
    Lever("pages", "those the layout allows", "2 a step, and 60 for 100 % under a comfortable body",
          "paper is dear and type under its comfortable size is dearer", "the layout's `comfort`"),
    Lever("columns", "from most to fewest", "0.5 each, and 20 for 100 % of lines beyond the measure",
          "columns are part of a layout's face, but a page full of larger type is worth one less",
          "three columns at 24 pt beside two at 36"),
    Lever("unused", "the last columns of an area stay empty", "6 each",
          "two lines do not make three columns; dearer than any other fault", "the warning names what is empty"),
    Lever("track", "sixteen steps of a range", "2 for all of it",
          "what stands beside the text is meant to be as wide as it is drawn", "`24% to 36%` in a layout"),
    Lever("codes", "0.9 to 0.5 of the distance, level L, words beside", "1 for each tenth, 0.3, 0.5",
          "a code must be scanned from where people stand; a larger body or a full page is worth a step nearer",
          "module of 2.5 mm for each metre"),
    Lever("fitted", "0.85 to 0.4 of the height of large type", "1 a step",
          "a title may be smaller before the text is", "a band never takes a page from its text"),
    Lever("figures", "0.9 to 0.5 of their size", "0.3 a tenth",
          "a smaller figure is worth a body that reads well, not one that is larger still",
          "figures cover a quarter of a page; their lettering has its own floor"),
    Lever("leading", "the layout's range, one for each page", "0.1 a per cent between pages",
          "it is the first to take spare height and the last that anyone sees", "lines 1.25 to 1.45 em apart"),
    Lever("bands, panels, codes", "from their least to their most height", "none",
          "what is elastic takes what is left before any gap opens", "a compositor's third step"),
    Lever("figures apart", "a tenth more or less than the size they share",
          "0.6 for one at its least beside one at its most",
          "they take and give height before gaps do, alike as far as may be", "a compositor's third step"),
    Lever("heading gaps", "the layout's range, by column", "0.3 a line of difference, 1.5 lines at the most",
          "only distances before headings may differ, and little", "a line and a half is much"),
    Lever("split", "every place where a column may begin", "as below", "whole sections and whole lists first",
          "a compositor's first step"),
    Lever("looser", "a paragraph of five lines or more runs one line longer", "0.4 each",
          "lines a tenth shorter are not seen in ragged text", "a compositor's oldest lever"),
    Lever("closing", "the last column of an area ends short", "2.5, 0.25 a line, 0.5 more beyond three",
          "a hole inside a list is worse than paper at the end", "a compositor's last step"),
    Lever("spans", "page, end and columns of what stands over several", "as below",
          "a figure over columns stands near where it is read of; over the text rather than under it",
          "figures at the top of a page are found first"),
    Lever("room", "all columns of the page end higher", "4, and 0.4 a line", "a page that is not full says so",
          "the page is always full, or the tool says what is missing"),
)  # fmt: skip
"""In the order in which a designer would try them."""

INSIDE = 0.25
"""A column that begins inside a section, between two of its blocks: a running title says where one is."""
LIST_PARTED = 1.5
"""A list of fewer than LONG_LIST items parted between columns: seen as a whole, it is to stay whole wherever a split
allows it; five per cent of the body are cheaper."""
LONG_LIST = 5
"""Items from which a list may be parted as a section may."""
LONE_ITEM = 1.0
"""One item alone under its heading, or alone at the top of a column."""
PARAGRAPH_PARTED, SHORT_PARAGRAPH_PARTED = 0.5, 1.5
"""A paragraph parted between columns; one of fewer than LONG_PARAGRAPH lines is to stay whole like a short list."""
LONG_PARAGRAPH = 6
ITEM_PARTED = 1.0
"""A list item of more than LONG_ITEM lines parted; shorter ones never are."""
LONG_ITEM = 6
CODES_PARTED = 2.0
"""A column that begins between rows of codes."""

HEADS_APART = 1.5
"""Lines by which distances before headings may differ between the columns of a page."""
HEADS_PRICE = 0.3
"""For each line by which they do."""
LEADINGS_APART = 10.0
"""For each 100 % by which lines of one page are further apart than those of another: 3 % are not seen across a page."""
ALIKE = 0.05
"""Lines by which distances that are to be one may differ: less than printers and eyes tell apart."""
SHORT, SHORT_LINE, FAR_SHORT, FAR_SHORT_LINE = 2.5, 0.25, 3.0, 0.5
"""The last column ends short, each line by which it does, and more for each beyond a few. Feet that are not level are
seen from afar: columns end on one line wherever a split and its levers can do it."""
LOOSER = 0.4
"""A paragraph set one line longer than it needs, its lines broken a little shorter."""
LOOSE_FROM, NARROWER, MOST_LOOSER = 5, 0.9, 2
"""Lines from which a paragraph may be, the share of its width down to which its lines get shorter for it, and how many
of a column may be."""


def price_of_short(lines: float) -> float:
    """Of a last column that ends so many lines above the foot of the others."""
    return SHORT + SHORT_LINE * lines + FAR_SHORT_LINE * max(lines - FAR_SHORT, 0.0)


HOLE, HOLE_LINE = 4.0, 0.4
"""All columns end above the foot of the page, and each line by which they do: dearer than any other fault."""
OPEN = 0.6
"""Gaps wide open on the whole rather than half."""

SIZES_APART = 0.6
"""Blocks that may be larger and smaller than they are, one at its least in a column beside one at its most: figures
of a page are to be of one size, as far as a tenth of it is seen."""
TURNED, ASIDE, AT_FOOT = 4.0, 0.3, 0.25
"""What stands over columns, for each page between it and the place where it is read of; for each column; and at the
foot where the top would do. Nobody is to turn a page for it where a short last column spares that."""

READS_WELL = 28.0
"""Points of body on a wall from which text reads well rather than only just: rules T1."""
ON_A_WALL = 1000 * MM
"""Reading distance in points from which it hangs on one."""
SHORTEST = 0.25
"""Share by which lines may be shorter than the least measure."""
SMALLER, MUCH_SMALLER, SEEN = 6.0, 90.0, 0.95
"""Body: for each 100 % smaller than the largest; and, below a share of the largest that nobody sees, more."""


def price_of_body(body: float, largest: float, most: float) -> float:
    """Of a body in points: `largest` is the largest with the same other choices, `most` with any."""
    seen = SEEN * largest
    return SMALLER * log(max(most / body, 1.0)) + (MUCH_SMALLER * (seen - body) / largest if body < seen else 0.0)


Price = Callable[[float], float]
PRICES: dict[str, Price] = {
    "measure": lambda short: 10.0 * short,
    "pages": lambda more: 2.0 * more,
    "comfort": lambda under: 60.0 * under,
    "columns": lambda fewer: 0.5 * fewer,
    "wide": lambda over: 20.0 * over,
    "unused": lambda columns: 6.0 * columns,
    "track": lambda part: 2.0 * part,
    "codes": lambda nearer: 10.0 * nearer,
    "beside": lambda whether: 0.5 * whether,
    "fitted": lambda steps: 1.0 * steps,
    "foot": lambda blocks: AT_FOOT * blocks,
    "figures": lambda smaller: 3.0 * smaller,
}
"""For each lever how far it is moved -> its price: shares, steps or parts of a range, as the table says."""
