"""Content and layout -> the content with the engine's marks in its texts: numbers of notes and of links.

A mark leads to what it stands for: a note, an address that is listed like one, or the code of a resource. Notes have
their numbers by the order of the content, whatever a layout shows of it. Where text points to codes, these have the
numbers behind them, and addresses of no code those behind all codes.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from poster.compose.addresses import key_of, plain_address, says_address
from poster.model.content import Content, Note, Run, Text
from poster.model.layout import Layout, LinkSign
from poster.model.references import changed, texts_of
from poster.model.seats import Topic
from poster.problems import Place

READ = (
    "title", "subtitle", "event", "date", "number", "sections", "takeaway", "facts", "acknowledgements", "funding",
    "contact",
)  # fmt: skip
"""Parts of a content that hold running text, in the order of the structure."""
NAMED = ("sections", "facts")
"""Those of which an area may show one by its id."""
PREFIX = "note:"
"""Before the number of a remark; no id that is typed or made from a title has a colon."""


class Remark(NamedTuple):
    """What a number in a text stands for, where that is listed: a note, or an address."""

    number: int
    texts: tuple[Text, ...]
    place: Place


class Marked(NamedTuple):
    """A content with its marks."""

    content: Content
    remarks: dict[str, Remark]
    """By the name that marks lead to."""
    codes: dict[str, int]
    """Id of each resource -> the number by which text points to it; empty where none does."""


def marked(content: Content, layout: Layout, seats: Mapping[Topic, str]) -> Marked:
    """The parts that are shown with all their marks."""
    texts = [text for part in READ for text in texts_of(getattr(content, part))]
    if not any(run.note or (run.url and layout.links != "none") for text in texts for run in text.runs):
        return Marked(content, {}, {})  # most posters
    marker = _Marker(content, layout.links, seats, texts)
    parts = {name: marker.part(name, getattr(content, name)) for name in READ}
    return Marked(content._replace(**parts), marker.remarks, marker.codes)


class _Marker:
    """Gives numbers in order, and sets the marks."""

    def __init__(self, content: Content, sign: LinkSign, seats: Mapping[Topic, str], texts: list[Text]) -> None:
        self.sign, self.seats = sign, seats
        notes = dict.fromkeys(run.note for text in texts for run in text.runs if run.note)
        self.numbers: dict[Note, int] = {note: number for number, note in enumerate(notes, 1)}
        self.remarks: dict[str, Remark] = {}
        places = {key_of(each.url): at for at, each in enumerate(content.resources, len(notes) + 1)
                  if each.url and self._stands("resources", each.id, each.group)}  # fmt: skip
        linked = {key_of(run.url) for text in texts for run in text.runs if run.url} if sign == "number" else set()
        self.by_code = places if linked & set(places) else {}
        numbered = enumerate(content.resources, len(notes) + 1) if self.by_code else ()
        self.codes = {each.id: number for number, each in numbered}
        self.by_address: dict[str, int] = {}
        self.next = len(notes) + len(self.codes) + 1

    def _stands(self, what: str, *names: str) -> bool:
        return any((what, name) in self.seats for name in ("", *names))

    def part(self, name: str, value: Any) -> Any:
        """A part of the content, as far as an area shows it."""
        if name in NAMED:
            return tuple(self.value(each) if self._stands(name, each.id) else each for each in value)
        return self.value(value) if self._stands(name) else value

    def value(self, value: Any) -> Any:
        """Whatever holds texts, with marks in them."""
        return changed(value, Text, self.text)

    def text(self, text: Text) -> Text:
        """A text with its marks."""
        if not any(run.note or run.url for run in text.runs):
            return text
        found: list[tuple[Run, Place]] = []
        words: list[str] = []
        for at, (run, place) in enumerate(zip(text.runs, text.places, strict=True)):
            if run.note:
                self._add(self._note_mark(run, run.note), place, found)
                continue
            found.append((run, place))
            words = [*words, run.text] if run.url else []
            is_last = at + 1 == len(text.runs) or text.runs[at + 1].url != run.url
            if run.url and is_last:
                mark = self._link_mark(run, "".join(words), place)
                words = []
                if mark:
                    self._add(mark, place, found)
        return Text(tuple(run for run, _ in found), tuple(place for _, place in found))

    def _add(self, mark: Run, place: Place, found: list[tuple[Run, Place]]) -> None:
        """Adds a mark, a comma before it where it stands right behind another one."""
        before = found[-1][0] if found else Run("")
        if before.within and before.script and mark.script:
            found.append((Run(",", script=1, own=True, within=True), place))
        found.append((mark, place))

    def _note_mark(self, run: Run, note: Note) -> Run:
        number = self.numbers[note]
        name = f"{PREFIX}{number}"
        if name not in self.remarks:
            self.remarks[name] = Remark(number, (), note.place)  # keeps its place: its own links come behind it
            self.remarks[name] = Remark(number, tuple(self.text(each) for each in note.texts), note.place)
        return run._replace(text=str(number), note=None, url=f"#{name}")

    def _link_mark(self, run: Run, words: str, place: Place) -> Run | None:
        """What stands behind the words of a link: a number, its address, or nothing."""
        if self.sign == "none" or run.url.startswith("#"):
            return None
        is_said = says_address(words, run.url)
        plain = run._replace(
            own=True, within=True, code=False, struck=False, marked=False, capitals=False, formula=None
        )
        if self.sign == "address":
            return None if is_said else plain._replace(text=f" ({plain_address(run.url)})")
        key = key_of(run.url)
        strong = plain._replace(strong=True, emphasis=False, script=1)
        if key in self.by_code:
            return strong._replace(text=str(self.by_code[key]))
        if is_said:
            return None
        if key not in self.by_address:
            self.by_address[key], self.next = self.next, self.next + 1
            listed = Run(plain_address(run.url), url=run.url, own=True)
            self.remarks[f"{PREFIX}{self.by_address[key]}"] = Remark(
                self.by_address[key], (Text((listed,), (place,)),), place
            )
        number = self.by_address[key]
        return strong._replace(text=str(number), url=f"#{PREFIX}{number}")
