"""Story and layout -> the plan that costs least among all that the levers allow; or why there is none.

One queue of what may be tried, cheapest first: settings of codes and large type, then pages, columns and tracks (a
trial), then sizes of the body. Each entry says what it costs at least; what is tried puts on the queue what it leads
to. The search ends when the next entry is no cheaper than the best plan, or when so much has been tried that what is
left could not be seen.
"""

from collections.abc import Callable, Iterator
from functools import partial
from heapq import heappop, heappush
from itertools import count, islice

from poster.blocks.kinds import has_codes
from poster.cache import Cache
from poster.fit import levers
from poster.fit.at_size import emptiness, filled_at, standing
from poster.fit.fitter import Fitter
from poster.fit.messages import too_much
from poster.fit.page import Sheet, small_floor
from poster.fit.plan import Found, Plan
from poster.fit.ranges import ranged
from poster.fit.refusal import Choices, roomiest
from poster.fit.settings import Dress, dresses, reseated, tight_ones
from poster.fit.split import ENDLESS
from poster.fit.stand import stood
from poster.fit.trials import Fullness, Sized, Trial, beyond, largest_first, price_under_comfort
from poster.model.content import Content
from poster.model.layout import Layout
from poster.model.story import Setting, Story
from poster.problems import Problem

ENOUGH = 0.12
"""Lines of body that a plan costs more than the least it could: nobody sees what else could be gained."""
WORK = 60.0
"""Sheets after which the best plan so far is taken. A sheet of dozens of pages counts for many: there no reader sees
what another size would have given.
"""
MORE = 20.0
"""Sheets that are made after the first plan even so: where hardly anything fits, the first is seldom the best."""
DOUBT = 0.3
"""Lines by which a trial is put back behind others for each size of it that gave no cheaper plan: what costs least is
known, but not whether there is any.
"""
FEW_COUNTS = 3
"""Numbers of pages that are tried, from the first at which the body is comfortable."""
FEW_SIZES = 4
"""Sizes of the body that are tried where columns stay empty."""
FINEST = 2
"""Steps of a range from one that is tried to the next at the end: a hundredth of a page's width."""


def fit(story: Story, content: Content, layout: Layout, cache: Cache) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan of a story, or the problems that say what is too much."""
    search = _Search(story, layout, cache)
    if any(search.fitter(search.usual, 0, 0).strain()):
        choice, tried = roomiest(search.box(), search.fitter)
        if choice is None:
            return None, too_much(min(tried, key=Fitter.shortfall), content, layout)
        search.held = choice[1:]
    best = search.best()
    if best:
        return stood(best, layout), ()
    return None, too_much(search.fitter(search.usual, 0, 0), content, layout)


def comfortable(layout: Layout) -> float:
    """Size of the body in points from which codes and large type need not give way for a larger one."""
    return max(layout.fit.comfort, levers.READS_WELL if layout.read >= levers.ON_A_WALL else 0.0)


def simpler(dress: Dress) -> Dress:
    """The same with codes of level L, which are smaller."""
    return dress._replace(setting=dress.setting._replace(level="L")) if dress.has_codes else dress


class _Search:
    """The search for the plan of one story in one layout."""

    def __init__(self, story: Story, layout: Layout, cache: Cache) -> None:
        self.story, self.layout, self.cache = story, layout, cache
        self.layouts = ranged(layout)
        self.tracks = len(self.layouts)
        self.fewest = max((area.columns - area.fewest for area in layout.areas.values()), default=0)
        self.usual, *self.others = dresses(layout, story, Setting(0.0, 0.0, small_floor(layout.read)))
        self.seated = reseated(self.usual, layout, story)
        """The usual setting, with what spans columns elsewhere."""
        self.fitters: dict[tuple[Setting, int, int], Fitter] = {}
        self.highest = self.fitter(self.usual, 0, 0).sizes.swell
        """A body that none is larger than: what all prices of bodies are counted from."""
        self.opened: set[tuple[Setting, int, int, int]] = set()
        """What trials there were."""
        self.most = 0.0
        """The largest body that was found to fit."""
        self.held = (0, 0)
        """Columns fewer and a track with which all is known to fit if codes and large type give way."""
        self.near = 0.0
        """A size near the largest of the last trial."""
        self.cost, self.until = ENDLESS, WORK
        self.plan: Plan | None = None
        self.taken: Trial | None = None
        """The trial of the best plan so far."""
        self.counts: tuple[int, ...] = ()
        """Numbers of pages that are tried."""
        self.failed: dict[tuple[int, int, int], int] = {}
        """Sizes that gave no plan that was cheaper, of trials with so many pages, columns fewer, and such a track."""
        self.queue: list[tuple[float, int, float, Callable[[], None]]] = []
        self.number = count()
        """Of entries: those of one price in the order in which they were put on."""

    def fitter(self, dress: Dress, fewer: int, track: int) -> Fitter:
        """What measures the story with these choices."""
        key = (dress.setting, fewer, track)
        if key not in self.fitters:
            self.fitters[key] = Fitter(self.layouts[track], self.story, dress.setting, self.cache, fewer)
        return self.fitters[key]

    def of(self, trial: Trial) -> Fitter:
        """What measures the story in a trial."""
        return self.fitter(trial.dress, trial.fewer, trial.track)

    def box(self) -> Choices:
        """All choices in which the text has most room, the smallest large type first."""
        tight = sorted(tight_ones([self.usual, *self.others]), key=lambda dress: dress.setting.fitted)
        return Choices([simpler(dress) for dress in tight], self.fewest, self.tracks - 1)

    def best(self) -> Plan | None:
        """The cheapest plan; None where there is none."""
        self.counts = self._few_counts(self.usual)
        self._open(self._first(self.usual))
        self._run()
        for dress in sorted([*self.others, *self.seated], key=lambda dress: dress.price):
            if not self.plan:
                self.counts = self._few_counts(dress)
                self.failed.clear()
                self._open(self._first(dress))
                self._run()
        return self.plan

    def _run(self) -> None:
        while self.queue and not (self.plan and self._work() >= self.until):
            _, _, price, action = heappop(self.queue)
            if price + ENOUGH < self.cost:
                action()
        if self.queue and self.plan and self.taken and self.plan.filled:
            # Its sheet is there: what is not tried any more for others is for the best.
            self._loosen(self.taken, self.cost - self.plan.cost, self.plan.body)

    def _work(self) -> float:
        return sum([fitter.sheeter.work for fitter in self.fitters.values()])

    def _put(self, price: float, action: Callable[[], None], doubt: float = 0.0) -> None:
        """Put what costs so much at least on the queue; the more `doubt` about it, the later it is tried."""
        heappush(self.queue, (price + doubt, next(self.number), price, action))

    def _first(self, dress: Dress) -> list[Trial]:
        """The trials that are opened first: of each range its ends and its middle, and where all is known to fit."""
        step = max((self.tracks - 1) // 2, 1)
        ways = [(fewer, track, step) for fewer in range(self.fewest + 1) for track in range(0, self.tracks, step)]
        fewer, track = self.held
        if track % step:
            ways.append((fewer, track, step // 2))
        return [self._trial(dress, pages, *way) for pages in self.counts for way in ways]

    def _few_counts(self, dress: Dress) -> tuple[int, ...]:
        """Numbers of pages: the few around what is needed."""
        counts = self.layout.pages.counts
        if len(counts) == 1:
            return counts
        fitter = self.fitter(dress, 0, 0)
        needed = fitter.pages_needed(max(self.layout.fit.comfort, fitter.sizes.body.low))
        first = next((i for i, pages in enumerate(counts) if 0 < needed <= pages), len(counts) - 1)
        return counts[first : first + FEW_COUNTS]

    def _trial(self, dress: Dress, pages: int, fewer: int, track: int, step: int) -> Trial:
        price = dress.price + levers.PRICES["columns"](fewer)
        price += levers.PRICES["pages"](self.counts.index(pages))
        if self.tracks > 1:
            price += levers.PRICES["track"](track / (self.tracks - 1))
        return Trial(price, dress, pages, fewer, track, step)

    def _open(self, trials: list[Trial]) -> None:
        """Put trials on the queue, each with what it costs where its body is about as large as it may be."""
        found: list[tuple[float, Trial]] = []
        for trial in trials:
            key = (trial.dress.setting, trial.pages, trial.fewer, trial.track)
            if key in self.opened:
                continue
            self.opened.add(key)
            about = self.of(trial).sizes.about(trial.pages, self.near)
            if about:
                self.near = about
                self.most = max(self.most, about)
                found.append((about, trial))
            else:
                self._with_simpler_codes(trial)
        for about, trial in found:
            price = trial.price + price_under_comfort(self.of(trial), about)
            self._put(price + levers.price_of_body(about, about, self.highest), partial(self._begin, trial))

    def _with_simpler_codes(self, trial: Trial) -> None:
        """Try codes at level L where those at M do not fit, in as many columns as there are."""
        if trial.dress != simpler(trial.dress) and not trial.fewer:
            self._open([trial._replace(dress=simpler(trial.dress))])

    def _begin(self, trial: Trial) -> None:
        """Put the first sizes of a trial on the queue, its largest being known."""
        fitter = self.of(trial)
        largest = fitter.sizes.largest(trial.pages)
        if not largest:
            self._with_simpler_codes(trial)
            return
        trial = trial._replace(price=trial.price + price_under_comfort(fitter, largest))
        self.most = max(self.most, largest)
        fullness = Fullness(fitter, fitter.sheeter.sheet(largest, trial.pages))
        down = largest_first(fitter, trial, largest, self.highest)
        self._next(trial, fullness.priced(down) if fullness.columns else islice(down, 1))
        self._next(trial, fullness.priced(beyond(fitter, trial, largest, self._least())))
        for unused in fullness.unused():
            price = trial.price + levers.PRICES["unused"](unused)
            price += levers.price_of_body(largest, largest, self.highest)
            self._put(price + fullness.hole(largest, unused), partial(self._in_fewer, trial, unused))

    def _next(self, trial: Trial, sizes: Iterator[Sized]) -> None:
        """Put the next size of a trial on the queue."""
        sized = next(sizes, None)
        if sized:
            least = trial.price + sized.price + sized.hole
            self._put(least, partial(self._try, trial, sized, sizes), self._doubt(trial))

    def _doubt(self, trial: Trial) -> float:
        """Lines by which a trial is put back for the sizes of it that gave no cheaper plan."""
        return DOUBT * self.failed.get(trial[2:5], 0)

    def _try(self, trial: Trial, sized: Sized, sizes: Iterator[Sized]) -> None:
        """A size, its paragraphs as they are; then the same with some of them looser, which takes a longer search."""
        fitter, body, price = self.of(trial), sized.body, trial.price + sized.price
        holds = fitter.sizes.holds(body, trial.pages)
        found: Found | None = None
        if holds and fitter.sheeter.sheet(body, trial.pages).flows:
            found = filled_at(fitter, body, trial.pages, 0, self.cost - price)
            self._put(price + sized.hole + levers.LOOSER, partial(self._loosen, trial, price, body), self._doubt(trial))
        elif holds:
            plan = standing(fitter, body, trial.pages)
            found = emptiness(plan), plan
        self._take(trial, price, found)
        if holds or not sized.is_beyond:
            self._next(trial, sizes)

    def _least(self) -> float:
        """Price of the largest body that was found to fit."""
        return levers.price_of_body(self.most, self.most, self.highest)

    def _loosen(self, trial: Trial, price: float, body: float) -> None:
        found = filled_at(self.of(trial), body, trial.pages, levers.MOST_LOOSER, self.cost - price)
        self._take(trial, price, found)

    def _in_fewer(self, trial: Trial, unused: int) -> None:
        """A text that does not part into as many columns as there are: the last of them stay empty."""
        fitter = self.of(trial)
        largest = fitter.sizes.largest(trial.pages) or 0.0
        empty = trial.price + levers.PRICES["unused"](unused)
        for sized in islice(largest_first(fitter, trial, largest, self.highest), FEW_SIZES):
            price = empty + sized.price
            if price + ENOUGH < self.cost and fitter.sizes.holds(sized.body, trial.pages):
                self._take(trial, price, filled_at(fitter, sized.body, trial.pages, 0, self.cost - price, unused))

    def _take(self, trial: Trial, price: float, found: Found | None) -> None:
        """Keep what was found if it is the cheapest, and look on around it."""
        if not found or found[0] + price >= self.cost:
            self.failed[trial[2:5]] = self.failed.get(trial[2:5], 0) + 1
            return
        if not self.plan:
            self.until = max(self._work() + MORE, WORK)
            for dress in self.others:
                self._put(dress.price + self._least(), partial(self._dress, dress))
            for dress in self.seated:
                self._put(dress.price + self._least(), partial(self._reseat, dress))
        self.cost, self.plan, self.taken = found[0] + price, found[1], trial
        step = trial.step // 2
        if step >= FINEST:
            for track in (trial.track - step, trial.track + step):
                if 0 <= track < self.tracks:
                    self._between(trial, track, step)

    def _between(self, trial: Trial, track: int, step: int) -> None:
        """Put the trial in the middle between two tracks on the queue: its body is no larger than at both of them."""
        other = self._trial(trial.dress, trial.pages, trial.fewer, track, step)
        beside = 2 * track - trial.track
        bodies = [self.of(trial).sizes.about(trial.pages, self.near)]
        if (trial.dress.setting, trial.pages, trial.fewer, beside) in self.opened:
            bodies.append(self.fitter(trial.dress, trial.fewer, beside).sizes.about(trial.pages, self.near))
        body = max(bodies)
        self._put(other.price + levers.price_of_body(body, body, self.highest), partial(self._open, [other]))

    def _reseat(self, dress: Dress) -> None:
        """Let what spans columns stand elsewhere, in the trial of the cheapest plan."""
        assert self.taken
        _, _, pages, fewer, track, step = self.taken
        self._open([self._trial(dress, pages, fewer, track, step)])

    def _dress(self, dress: Dress) -> None:
        """Let codes or large type give way: in the trials of the cheapest plan and of the cheapest choices. What is
        parted stays parted: they can only cure what is empty, short or small.
        """
        assert self.plan
        assert self.taken
        if dress.price + ENOUGH >= self.cost - self._least() - self.plan.parted:
            return
        if self.plan.is_full and self.plan.body >= comfortable(self.layout):
            return
        _, _, pages, fewer, track, step = self.taken
        if self._changes(dress):
            self._open([self._trial(dress, pages, fewer, track, step)])
            self._open(self._first(dress)[:1])

    def _changes(self, dress: Dress) -> bool:
        """Whether a setting changes the columns of the cheapest plan, or what stands in them."""
        assert self.taken
        _, _, pages, fewer, track, _ = self.taken
        fitter, other = self.of(self.taken), self.fitter(dress, fewer, track)
        largest = fitter.sizes.largest(pages) or 0.0
        sheet = fitter.sheeter.sheet(largest, pages)
        codes = any(has_codes(entry.block) for flow in sheet.flows for entry in flow.entries)
        # Whether words go beside their codes hangs on the size.
        return any(
            _unlike(*(each.sheeter.sheet(body, pages) for each in (fitter, other)))
            for body in (largest, fitter.sizes.grid(fitter.sizes.index(levers.SEEN * largest)))[: 2 if codes else 1]
        )


def _unlike(one: Sheet, other: Sheet) -> bool:
    """Whether the columns of two sheets differ, or what stands in them; without columns it is not known."""
    heights = [[own.whole for own in sheet.measured] for sheet in (one, other)]
    return one.flows != other.flows or heights[0] != heights[1] or not one.flows
