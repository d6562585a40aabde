"""The tokens of notes -> notes, and marks that know theirs; told: notes without a mark, and marks without a note."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from poster.model.content import Block, CodeBlock, Equation, Note, Paragraph, Run, Text
from poster.model.formula import Formula
from poster.problems import Place, warning
from poster.read.suggest import did_you_mean, quoted

if TYPE_CHECKING:
    from markdown_it.token import Token

    from poster.read.inline import InlineReader
    from poster.read.reader import Reader

SHORTEST = 3
"""Characters from which a label is a word that may be mistyped."""

END = "footnote_reference_close"


class Notes:
    """The notes of one text."""

    def __init__(self, env: dict[str, Any] | None = None) -> None:
        """`env` is what the parser knows of the text."""
        self.within: dict[int, Any] = (env or {}).get("footnotes", {}).get("list", {})
        """Notes within the running text: their words and tokens."""
        self.written: dict[str, Note] = {}
        """Those that are written elsewhere, by label."""
        self.marked: set[str] = set()
        """Labels of which there is a mark."""
        self.is_open = False
        """Whether a note is being read: there are none within notes."""


def read_notes(reader: "Reader", env: dict[str, Any]) -> None:
    """Reads all notes of a text before its blocks: marks come first, and refer to what is written later."""
    reader.notes = Notes(env)
    openings = [at for at, token in enumerate(reader.tokens) if token.type == "footnote_reference_open"]
    for at in openings:
        _read_note(reader, reader.tokens[at], at)
    reader.at = 0


def _read_note(reader: "Reader", token: "Token", at: int) -> None:
    assert token.map is not None
    label, place, notes = token.meta["label"], reader.row(token.map[0]), reader.notes
    reader.at = at + 1
    notes.is_open = True
    texts = tuple(text for block in reader.inside(token, END) for text in _paragraphs(block, reader, place))
    notes.is_open = False
    if label in notes.written:
        fact = f"a second note is written for {_shown(label)}: it is left out"
        first = notes.written[label].place.line
        reader.problems.append(warning(place, fact, f"give it a label of its own; the first is in line {first}"))
    elif not texts:
        reader.problems.append(warning(place, f"the note {_shown(label)} says nothing", "write words behind the colon"))
        notes.written[label] = Note((), place)
    else:
        notes.written[label] = Note(texts, place)


def _paragraphs(block: Block, reader: "Reader", place: Place) -> list[Text]:
    """The paragraphs of a block within a note: what is more than paragraphs is told."""
    if isinstance(block, Paragraph):
        return [block.text]
    texts = [*_words_in(block)]
    fact = "a note has paragraphs only: of what is more, as a list, a table, a box or a picture, the words stand"
    problem = warning(texts[0].places[0] if texts else place, fact, "write it as a paragraph")
    reader.problems.extend([] if problem in reader.problems else [problem])
    return texts


def _words_in(value: Any) -> Iterator[Text]:
    """All words within a value, a text for each paragraph, cell and line of computer text."""
    if isinstance(value, Text):
        yield from [value] if value.runs else []
    elif isinstance(value, Equation):
        yield value.text
    elif isinstance(value, CodeBlock):
        yield from [each for each in (value.caption, value.filename) if each]
        lines = zip(value.lines, value.places)
        yield from (Text((Run(line, code=True),), (place,)) for line, place in lines if line.strip())
    elif isinstance(value, tuple) and not isinstance(value, Run | Place | Formula):
        for part in value:
            yield from _words_in(part)


def pass_over(reader: "Reader", token: "Token") -> list[Block]:
    """Where a note is written nothing stands: it has been read."""
    depth = 1
    while depth:
        kind = reader.tokens[reader.at].type
        depth += (kind == "footnote_reference_open") - (kind == END)
        reader.at += 1
    return []


def tell_unmarked(reader: "Reader") -> None:
    """Tells of notes that no mark refers to, once all of the text is read."""
    notes = reader.notes
    for label, note in notes.written.items():
        if label not in notes.marked and note.texts:
            fact = f"no mark refers to the note {_shown(label)}: it is left out"
            lost = sorted(notes.marked - set(notes.written))
            hint = _meant(label, lost, f"write {_shown(label)} where it belongs, or take it out")
            reader.problems.append(warning(note.place, fact, hint))


def add_mark(reader: "InlineReader", token: "Token", at: int) -> None:
    """The mark of a note; what is none stands as it is typed, and is told."""
    label = token.meta.get("label")
    if reader.notes.is_open:
        _tell_nested(reader, token, at)
    elif label is None:
        within = reader.notes.within[token.meta["id"]]
        reader.notes.is_open = True
        text = reader.apart(within["tokens"], at + 2)
        reader.notes.is_open = False
        if text.plain.strip():
            _add(reader, Note((text,), reader.where.place(at)), at)
        else:
            reader.problems.append(warning(reader.where.place(at), "the note '^[]' says nothing", "write what it says"))
    elif label in reader.notes.written:
        reader.notes.marked.add(label)
        if reader.notes.written[label].texts:
            _add(reader, reader.notes.written[label], at)
    else:
        reader.notes.marked.add(label)
        way = f"write {quoted(f'[^{label}]: …')} in a line of its own in the same text, or '\\[' for a bracket"
        hint = _meant(label, reader.notes.written, way)
        fact = f"there is no note for the mark {_shown(label)}: it stands as it is typed"
        reader.problems.append(warning(reader.where.place(at), fact, hint))
        reader.add(f"[^{label}]", at)


def _add(reader: "InlineReader", note: Note, at: int) -> None:
    kind = reader.kinds[-1]._replace(own=True, within=True, script=1, url="", code=False, note=note)
    reader.add("*", at, kind, as_written=False)


def _tell_nested(reader: "InlineReader", token: "Token", at: int) -> None:
    """A note within a note: its words stand in parentheses, a mark as it is typed."""
    label = token.meta.get("label")
    fact, hint = "a note has no notes of its own", "say it in the note itself"
    if label is not None:
        reader.notes.marked.add(label)
        reader.problems.append(warning(reader.where.place(at), f"{fact}: {_shown(label)} stands as it is typed", hint))
        reader.add(f"[^{label}]", at)
        return
    content = reader.notes.within[token.meta["id"]]["content"]
    reader.problems.append(warning(reader.where.place(at), f"{fact}: this one stands in parentheses", hint))
    reader.add("(", at + 1, as_written=False)
    reader.nested(reader.notes.within[token.meta["id"]]["tokens"], at + 2)
    reader.add(")", at + 2 + len(content), as_written=False)


def _meant(label: str, known: Iterable[str], otherwise: str) -> str:
    """The known label that was probably meant; between two numbers there is no telling."""
    return did_you_mean(label, [each for each in known if min(len(each), len(label)) >= SHORTEST], otherwise)


def _shown(label: str) -> str:
    return quoted(f"[^{label}]")
