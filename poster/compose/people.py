"""Authors, affiliations and facts of the content -> entries: lists run in, with marks, notes and links; big values."""

from collections.abc import Callable, Iterable
from math import ceil
from re import sub

from poster.blocks.byline import Byline
from poster.blocks.fact import FactBlock
from poster.compose.copies import Case, Copyist
from poster.model.color import Color
from poster.model.content import Author, Content, Fact, Run, Text
from poster.model.layout import Area
from poster.model.story import Copy, Entry, Gap
from poster.problems import Place
from poster.text.breaks import LONG_KEY, WORD_JOINER

FIXED = "\u00a0"
"""A space at which no line ends, of the engine's own."""
KEPT = " " + WORD_JOINER
"""A space at which no line ends, and which is read as it was written."""
LONG_NAME = 30
"""Characters up to which a name stays on one line: the narrow column of a handout holds as many."""
BREAKS = r"([-‐–—/\u2e80-\U0003ffff])"
"""Characters beside which a line might end."""
SIGN_ROOM = 0.85
"""Width kept free for the sign of ORCID, in em: its disc is as high as capitals, with a little space on either side."""
RECORD = "https://orcid.org/"
CORRESPONDING, EQUAL = "*", "†"

OCCASION: tuple[tuple[str, Gap], ...] = (("event", "paragraph"), ("date", "tight"), ("number", "tight"))
"""Where and when the work is shown, with the gap before each where they stand below each other."""
ONE_PLACE = 5
"""Facts up to which they stay together: more are as tall as a page of a handout."""
ONE_A_LINE = 4
"""Affiliations up to which each has a line of its own: more would take a header as tall as a section."""

Runs = list[tuple[Run, Place]]


class PeopleWriter:
    """Writes who made the work and where they work, and its facts."""

    def __init__(self, content: Content, height: float, words: dict[str, str], copyist: Copyist, fold: int) -> None:
        self.content, self.height, self.words, self.copyist = content, height, words, copyist
        self.named = _named(content.authors, fold)
        self.marked = _need_marks(content)
        used = sorted({number for author in self.named for number in author.affiliations})
        self.numbers = {number: printed for printed, number in enumerate(used, 1)}
        """Position of an affiliation -> its mark; those of nobody who is named have none."""

    def lines(self, texts: tuple[Text, ...], style: str, area: Area, case: Case, gap: Gap) -> tuple[Entry, ...]:
        """Paragraphs of their own: the event, thanks, where to ask."""
        between: Gap = "tight" if gap == "tight" else "item"
        copies = [case.copy(text, case.styles[style], self.copyist.tree.add("P", 0)) for text in texts]
        blocks = [Byline(copy, area.most * self.height, ()) for copy in copies]
        return tuple(Entry(block, between if i else gap, False, -1) for i, block in enumerate(blocks))

    def occasion(
        self, areas: dict[str, Area | None], case_of: Callable[[str], Case]
    ) -> dict[tuple[str, str], tuple[Entry, ...]]:
        """Event, date and number in one paragraph, a dot between two of them, which never begins a line; nothing where
        they are fewer than two, or several areas show them.
        """
        area = next(iter(areas.values()), None)
        if area is None or len(areas) < 2 or any(other != area for other in areas.values()):
            return {}
        runs: Runs = []
        for text in (text for what in areas for text in getattr(self.content, what)):
            runs += [(Run(f"{FIXED}· ", own=True), text.places[0])] if runs else []
            runs += zip(text.runs, text.places, strict=True)
        case = case_of(area.name)
        copy = case.copy(_text(runs), case.styles["affiliation"], self.copyist.tree.add("P", 0))
        entry = Entry(Byline(copy, area.most * self.height, ()), "paragraph", False, -1)
        return {**{(what, ""): () for what, _ in OCCASION}, (next(iter(areas)), ""): (entry,)}

    def authors(self, area: Area, case: Case) -> tuple[Entry, ...]:
        """The names, run in, each with its marks and the sign of its ORCID record; the others counted."""
        node = self.copyist.tree.add("P", 0)
        room = _room_of_sign(case)
        runs: Runs = []
        for author in self.named:
            place = author.name.places[0]
            runs += [(Run(", ", own=True), place)] if runs else []
            runs += self._author(author, place, room)
        hidden = len(self.content.authors) - len(self.named)
        if hidden:
            count = self.words["others"].replace("{count}", str(hidden)).replace(" ", KEPT)
            runs.append((Run(f", {count}", own=True), self.copyist.layout.place))
        copy = case.copy(_text(runs), case.styles["authors"], node)
        return (Entry(Byline(copy, area.most * self.height, self._signs(copy)), "paragraph", False, -1),)

    def _author(self, author: Author, place: Place, room: str) -> Runs:
        # The address of a corresponding author stands among the notes, where it can be read.
        link = f"mailto:{author.email}" if author.email and not author.corresponding else ""
        numbers = ",".join(str(self.numbers[number]) for number in sorted(author.affiliations)) if self.marked else ""
        runs = [
            Run(_whole_words(author.name.plain), url=link),
            Run(numbers, script=1, own=True),
            Run(CORRESPONDING if author.corresponding else "", own=True),
            Run(EQUAL if author.equal else "", script=1, own=True),
            Run(room if author.orcid else "", url=RECORD + author.orcid if author.orcid else "", own=True),
        ]
        return [(run, place) for run in runs if run.text]

    def _signs(self, copy: Copy) -> tuple[tuple[int, int], ...]:
        """The links of a copy that lead to ORCID, each with a new node for its sign."""
        links = [
            owner for owner, url in zip(copy.owners[1:], copy.urls) if owner is not None and url.startswith(RECORD)
        ]
        holders = [author for author in self.named if author.orcid]
        return tuple(
            (link, self.copyist.tree.add("Figure", link, alt=f"{author.name.plain}: ORCID iD {author.orcid}"))
            for link, author in zip(links, holders, strict=True)
        )

    def affiliations(self, area: Area, case: Case) -> tuple[Entry, ...]:
        """Where they work, run in, each behind its mark; then what the other marks mean."""
        entries = [
            [(Run(f"{self.numbers.get(number)}{FIXED}", script=1, own=True), each.place)] * self.marked
            + list(zip(*each.text))
            for number, each in enumerate(self.content.affiliations)
            if number in self.numbers or not self.marked
        ]
        notes = self._notes()
        if not entries and not notes:
            return ()
        runs: Runs = []
        for number, entry in enumerate([*entries, *notes]):
            # The fixed space makes the gap between entries wider than a word space; whom to write to stands by itself.
            apart = "\n" if len(entries) <= ONE_A_LINE or number == len(entries) else f"{FIXED} "
            runs += [(Run(apart, own=True), entry[0][1])] if runs else []
            runs += entry
        copy = case.copy(_text(runs), case.styles["affiliation"], self.copyist.tree.add("P", 0))
        return (Entry(Byline(copy, area.most * self.height, ()), "by", False, -1),)

    def _notes(self) -> list[Runs]:
        """The addresses of corresponding authors, and what the mark of equal contribution means."""
        notes: list[Runs] = []
        own = self.copyist.layout.place
        corresponding = [author for author in self.named if author.corresponding]
        if corresponding:
            addresses: Runs = []
            for author in corresponding:
                if author.email:
                    addresses += [(Run(", ", own=True), author.place)] if addresses else []
                    addresses.append((Run(author.email, url=f"mailto:{author.email}"), author.place))
            meant = addresses or [(Run(self.words["corresponding"], own=True), own)]
            notes.append([(Run(CORRESPONDING + FIXED, own=True), own), *meant])
        if any(author.equal for author in self.named):
            notes.append([(Run(EQUAL + FIXED, script=1, own=True), own), (Run(self.words["equal"], own=True), own)])
        return notes

    def facts(self, shown: Iterable[tuple[Fact, Case, Color]]) -> dict[str, Entry]:
        """The entry of each fact by its id, from the type case of its area and the color of its rule.

        All values share the size at which the widest of them fits.
        """
        tree = self.copyist.tree
        blocks: dict[str, FactBlock] = {}
        listing = -1
        for fact, case, rule in shown:
            listing = listing if listing >= 0 else tree.add("L", 0)
            body = tree.add("LBody", tree.add("LI", listing))
            value = case.copy(_fixed(fact.value), case.styles["fact"], tree.add("P", body))
            text = case.copy(fact.text, case.styles["fact text"], tree.add("P", body)) if fact.text else None
            blocks[fact.id] = FactBlock(value, text, value.galley.widest, rule)
        widest = max((block.widest for block in blocks.values()), default=0.0)
        return {key: Entry(block._replace(widest=widest), "panel", False, -1) for key, block in blocks.items()}


def together(facts: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Facts that are not parted between columns or pages, unless they are more than one of them holds."""
    if len(facts) > ONE_PLACE:
        return facts
    return (*(entry._replace(keep=True) for entry in facts[:-1]), *facts[-1:])


def _room_of_sign(case: Case) -> str:
    """As many fixed spaces as the sign of ORCID takes."""
    space = case.words(FIXED, case.styles["authors"]).galley
    return FIXED * ceil(SIGN_ROOM / max(space.widest, 0.1))


def _named(authors: tuple[Author, ...], fold: int) -> tuple[Author, ...]:
    """The authors that are named, at most `fold` (0 for all): the first ones, and whoever is to be written to."""
    if not 0 < fold < len(authors) - 1:  # to count one author takes the place of naming that one
        return authors
    room = max(fold - sum(author.corresponding for author in authors), 1)
    others = [at for at, author in enumerate(authors) if not author.corresponding][:room]
    kept = [author for at, author in enumerate(authors) if author.corresponding or at in others]
    return tuple(kept) if len(kept) < len(authors) - 1 else authors


def _need_marks(content: Content) -> bool:
    """Whether marks say who works where: not if nobody says so, or all work in one place."""
    own = [author.affiliations for author in content.authors]
    return any(own) and (len(content.affiliations) > 1 or not all(own))


def _whole_words(name: str) -> str:
    """A name that is never parted inside a word; nor between words, unless it is long."""
    return _unbroken(name) if len(name) <= LONG_NAME else " ".join(_unbroken(word) for word in name.split(" "))


def _unbroken(text: str) -> str:
    """Text that stays on one line: neither parted at its spaces and hyphens nor divided by syllables."""
    whole = WORD_JOINER.join(text) if len(text) >= LONG_KEY else sub(BREAKS, f"{WORD_JOINER}\\1{WORD_JOINER}", text)
    return whole.replace(" ", KEPT) + WORD_JOINER


def _fixed(text: Text) -> Text:
    """Text that stays on one line."""
    return text._replace(runs=tuple(run._replace(text=_unbroken(run.text)) for run in text.runs))


def _text(runs: Runs) -> Text:
    return Text(tuple(run for run, _ in runs), tuple(place for _, place in runs))
