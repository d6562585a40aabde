"""Story and layout -> the plan that costs least among all that the levers allow; or why there is none.

Three levels, each cheapest first: what codes and large type give (a setting), pages, columns and tracks (a trial), the
size of the body. Each choice costs at least its price, so that a search ends when the next one is no cheaper than the
best plan found.
"""

from collections.abc import Iterator
from typing import NamedTuple

from poster.cache import Cache
from poster.fit import levers
from poster.fit.at_size import emptiness, filled_at, standing
from poster.fit.fitter import Fitter
from poster.fit.messages import too_much
from poster.fit.page import small_floor
from poster.fit.plan import Found, Plan
from poster.fit.ranges import ranged
from poster.fit.settings import Dress, dresses, reseated, tight_ones
from poster.fit.split import ENDLESS
from poster.fit.stand import stood
from poster.model.content import Content
from poster.model.layout import Layout
from poster.model.story import Setting, Story
from poster.problems import Problem

ENOUGH = 0.12
"""Lines of body that a plan costs more than the least it could: nobody sees what else could be gained."""
FEW_COUNTS = 3
"""Numbers of pages that are tried, from the first at which the body is comfortable."""
FEW_SIZES = 4
"""Sizes of the body that are tried where columns stay empty."""
COARSE = 4
"""Parts of a range between the steps that are tried first."""
LONG = 12
"""Pages above which the first plan is taken: of dozens of pages no reader sees what another size would have given."""
FINEST = 2
"""Steps of a range from one that is tried to the next at the end: a hundredth of a page's width."""
STRIDE = 0.02
"""From one size beyond the measure to the next, as a share of it."""


class Trial(NamedTuple):
    """Choices that change the areas of the pages."""

    price: float
    pages: int
    fewer: int
    """Columns that areas have fewer than most."""
    track: int
    """Step of the layout's ranges."""


def fit(story: Story, content: Content, layout: Layout, cache: Cache) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan of a story, or the problems that say what is too much."""
    usual, *others = dresses(layout, story, Setting(0.0, 0.0, small_floor(layout.read)))
    tightest = [_Fit(story, layout, dress, cache) for dress in tight_ones([usual, *others])]
    if not any(search.holds() for search in tightest):
        return None, _too_much(content, tightest)
    best = _Fit(story, layout, usual, cache).best(ENDLESS)
    for dress in reseated(usual, layout, story):
        if best and dress.price + ENOUGH >= best[0]:
            break
        found = _Fit(story, layout, dress, cache).best(best[0] - dress.price if best else ENDLESS)
        best = (found[0] + dress.price, found[1]) if found else best
    for dress in sorted(others, key=lambda dress: dress.price):
        # What is parted stays parted: codes and large type can only cure what is empty, short or small.
        curable = best[0] - best[1].parted if best else ENDLESS
        if (
            dress.price + ENOUGH >= curable
            or (best and len(best[1].sheet.pages) > LONG)
            or (best and best[1].is_full and best[1].body >= comfortable(layout))
        ):
            break
        found = _Fit(story, layout, dress, cache).best(best[0] - dress.price if best else ENDLESS)
        if found:
            best = (found[0] + dress.price, found[1])
    if best:
        return stood(best[1], layout), ()
    return None, _too_much(content, tightest)


def comfortable(layout: Layout) -> float:
    """Size of the body in points from which codes and large type need not give way for a larger one."""
    return max(layout.fit.comfort, levers.READS_WELL if layout.read >= levers.ON_A_WALL else 0.0)


def _too_much(content: Content, searches: list["_Fit"]) -> tuple[Problem, ...]:
    """What is too much where codes and large type give way as far as they do: of the columns, tracks and settings that
    come nearest.
    """
    fitters = [search.fitter(fewer, track) for search in searches for fewer, track in search.ends()]
    nearest = min(fitters, key=Fitter.shortfall)
    return too_much(nearest, content, nearest.layout)


class _Fit:
    """The search for the plan of one story in one layout, codes and large type being what a setting says."""

    def __init__(self, story: Story, layout: Layout, dress: Dress, cache: Cache) -> None:
        self.story, self.layout, self.dress, self.cache = story, layout, dress, cache
        self.layouts = ranged(layout)
        self.tracks = len(self.layouts)
        self.coarse = range(0, self.tracks, max((self.tracks - 1) // COARSE, 1))
        """Steps of a range that are tried first, its ends among them."""
        self.fitters: dict[tuple[int, int], Fitter] = {}
        self.most = 0.0
        """The largest body that any choice allows."""
        self.taken = Trial(0.0, 0, 0, 0)
        """That of the best plan so far."""
        self.fewest = max((area.columns - area.fewest for area in layout.areas.values()), default=0)

    def fitter(self, fewer: int, track: int) -> Fitter:
        """What measures the story with these choices; codes at level L where those at M do not fit."""
        key = (fewer, track)
        if key not in self.fitters:
            setting = self.dress.setting
            made = Fitter(self.layouts[track], self.story, setting, self.cache, fewer)
            if self.dress.has_codes and not made.fits_at_all():
                other = Fitter(self.layouts[track], self.story, setting._replace(level="L"), self.cache, fewer)
                made = other if other.fits_at_all() else made
            self.fitters[key] = made
        return self.fitters[key]

    def ends(self) -> list[tuple[int, int]]:
        """Numbers of columns fewer, and of the tracks that are tried first."""
        return [(fewer, track) for fewer in range(self.fewest + 1) for track in self.coarse]

    def holds(self) -> bool:
        """Whether the story fits at the smallest body with any of the choices that are tried first."""
        return any(self.fitter(fewer, track).fits_at_all() for fewer, track in self.ends())

    def best(self, below: float) -> Found | None:
        """The cheapest plan that costs less than `below`; None where there is none."""
        ways = self._ways()
        trials = [self._trial(*way, track) for way in ways for track in self.coarse]
        self.most = max([self._largest(trial) for trial in trials], default=0.0)
        best: Found | None = None
        for trial in sorted(trials):
            if best and trial.pages > LONG:
                break
            best = self._better(trial, best, below)
        return self._refined(best) if best and self.tracks > 1 else best

    def _ways(self) -> list[tuple[float, int, int]]:
        """Numbers of pages and of columns, each with its price; of numbers of pages the few around what is needed."""
        counts = self.layout.pages.counts
        if len(counts) > 1:
            comfort = max(self.layout.fit.comfort, self.fitter(0, 0).sizes.body.low)
            needed = self.fitter(0, 0).pages_needed(comfort)
            first = next((i for i, count in enumerate(counts) if 0 < needed <= count), len(counts) - 1)
            counts = counts[first : first + FEW_COUNTS]
        return [
            (levers.PRICES["pages"](number) + levers.PRICES["columns"](fewer), pages, fewer)
            for number, pages in enumerate(counts)
            for fewer in range(self.fewest + 1)
        ]

    def _trial(self, price: float, pages: int, fewer: int, track: int) -> Trial:
        if self.tracks > 1:
            price += levers.PRICES["track"](track / (self.tracks - 1))
        comfort, largest = self.layout.fit.comfort, self.fitter(fewer, track).sizes.largest(pages) or 0.0
        if 0.0 < largest < comfort:
            price += levers.PRICES["comfort"](comfort / largest - 1.0)
        return Trial(price, pages, fewer, track)

    def _better(self, trial: Trial, best: Found | None, below: float = ENDLESS) -> Found | None:
        """The cheaper of a plan and the best of a trial."""
        largest, below = self._largest(trial), min(best[0] if best else ENDLESS, below)
        if not largest or trial.price + levers.price_of_body(largest, largest, self.most) + ENOUGH >= below:
            return best
        found = self._plan(trial, self.most, below)
        if found and found[0] < below:
            self.taken = trial
            return found
        return best

    def _refined(self, best: Found) -> Found:
        """The best plan among tracks ever nearer to that of the best so far."""
        step = max((self.tracks - 1) // COARSE, 1) // 2
        while step >= FINEST:
            _, pages, fewer, track = self.taken
            price = levers.PRICES["pages"](self.layout.pages.counts.index(pages)) + levers.PRICES["columns"](fewer)
            for other in (track - step, track + step):
                if 0 <= other < self.tracks:
                    best = self._better(self._trial(price, pages, fewer, other), best) or best
            step //= 2
        return best

    def _largest(self, trial: Trial) -> float:
        """The largest body at which the story fits; 0 where it does not."""
        return self.fitter(trial.fewer, trial.track).sizes.largest(trial.pages) or 0.0

    def _plan(self, trial: Trial, most: float, below: float) -> Found | None:
        """The cheapest plan of a trial, at any size of the body."""
        fitter = self.fitter(trial.fewer, trial.track)
        largest = self._largest(trial)
        if not fitter.sheeter.sheet(largest, trial.pages).flows:
            return self._standing(fitter, trial, largest, most)
        best: Found | None = None
        # First all sizes with their paragraphs as they are: what that finds bounds the longer search for the others.
        for looser in (0, levers.MOST_LOOSER):
            for body, price in self._bodies(fitter, trial, largest, most):
                least = trial.price + price + (levers.LOOSER if looser else 0.0)
                if least + ENOUGH >= below:
                    if body < largest:
                        break
                    continue
                if body != largest and not fitter.sizes.holds(body, trial.pages):
                    continue
                found = filled_at(fitter, body, trial.pages, looser, below - trial.price - price)
                if found and found[0] + trial.price + price < below:
                    below = found[0] + trial.price + price
                    best = (below, found[1])
                    if trial.pages > LONG:
                        return best
        return best or self._in_fewer(fitter, trial, most, below)

    def _in_fewer(self, fitter: Fitter, trial: Trial, most: float, below: float) -> Found | None:
        """The plan of a text that does not part into as many columns as there are: the last of them stay empty."""
        largest = self._largest(trial)
        sizes = [body for _, body in zip(range(FEW_SIZES), fitter.sizes.near(largest, trial.pages))]
        columns = max(len(flow.columns) for flow in fitter.sheeter.sheet(largest, trial.pages).flows)
        for unused in range(1, columns):
            for body in sizes:
                price = trial.price + levers.price_of_body(body, largest, most) + levers.PRICES["unused"](unused)
                found = filled_at(fitter, body, trial.pages, 0, below - price, unused)
                if found:
                    return found[0] + price, found[1]
        return None

    def _standing(self, fitter: Fitter, trial: Trial, largest: float, most: float) -> Found:
        """The cheapest plan of a document without running text: at the largest size, or beyond the measure."""
        sizes = [(largest, levers.price_of_body(largest, largest, most)), *self._beyond(fitter, trial, largest)]
        plans = [(trial.price + price, standing(fitter, body, trial.pages)) for body, price in sizes]
        return min([(price + emptiness(plan), plan) for price, plan in plans], key=lambda found: found[0])

    def _bodies(self, fitter: Fitter, trial: Trial, largest: float, most: float) -> Iterator[tuple[float, float]]:
        """Sizes of the body with their prices: from the largest down, after it those beyond the measure."""
        sizes = fitter.sizes
        wide = self._wideness(fitter, trial, largest)
        yield largest, levers.price_of_body(largest, largest, most) + wide
        yield from self._beyond(fitter, trial, largest)
        down = (*sizes.near(largest, trial.pages),)[1:]
        for body in (*down, *sizes.smaller(largest, trial.pages)):
            yield body, levers.price_of_body(body, largest, most) + wide

    def _beyond(self, fitter: Fitter, trial: Trial, largest: float) -> Iterator[tuple[float, float]]:
        """Sizes larger than the measure allows, as far as its lines may be shorter."""
        sizes = fitter.sizes
        least = self.layout.fit.measure.low
        number = sizes.index(largest) + 2
        while number <= sizes.index(sizes.swell):
            body = sizes.grid(number)
            number += max(6, sizes.index(sizes.body.low + STRIDE * body))
            if not sizes.holds(body, trial.pages):
                return
            short = 1.0 - sizes.characters(body, trial.pages) / least
            if short > levers.SHORTEST:
                return
            yield body, levers.PRICES["measure"](max(short, 0.0))

    def _wideness(self, fitter: Fitter, trial: Trial, body: float) -> float:
        """Price of lines that are longer than the measure."""
        characters = fitter.sizes.characters(body, trial.pages)
        over = characters / self.layout.fit.measure.high - 1.0
        return levers.PRICES["wide"](over) if 0.0 < over < ENDLESS else 0.0
