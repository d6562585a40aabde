"""Content -> content in which every reference has its word and its number; and what captions begin with."""

from collections.abc import Iterator, Mapping

from poster.model.content import Content, Run, Text
from poster.model.references import LETTERS, Referable, changed, figures_of, referables, texts_of
from poster.model.seats import Topic
from poster.problems import Place


def numbered(content: Content, words: dict[str, str], standing: set[str]) -> Content:
    """The content with the engine's words in the place of references. Those to what is not `standing` are no links."""
    if not any(run.ref or run.url.startswith("#") for text in texts_of(content) for run in text.runs):
        return content  # nearly always
    known = referables(content)

    def replaced(text: Text) -> Text:
        return text._replace(runs=tuple(_run(run, known, words, standing) for run in text.runs))

    made: Content = changed(content, Text, replaced)
    return made


def _run(run: Run, known: dict[str, Referable], words: dict[str, str], standing: set[str]) -> Run:
    if run.note:
        texts = (tuple(_run(each, known, words, standing) for each in text.runs) for text in run.note.texts)
        within = tuple(text._replace(runs=runs) for text, runs in zip(run.note.texts, texts))
        return run._replace(note=run.note._replace(texts=within))
    if not run.ref and not run.url.startswith("#"):
        return run
    name = run.url[1:]
    if run.ref and name in known:
        run = run._replace(text=said_of(known[name], words, is_bare=run.ref.startswith("-")))
    return run if name in standing else run._replace(url="")


def said_of(target: Referable, words: dict[str, str], *, is_bare: bool) -> str:
    """`Fig. 1a`; of a bare one its number, of a section its title."""
    if not target.kind:
        return target.title
    number = f"{target.number}{target.panel}"
    word = words[target.kind]
    if "{number}" not in word:  # words of boxes stand alone, too
        word += "\u00a0{number}"
    return number if is_bare else word.replace("{number}", number)


def letter_of(position: int) -> str:
    """The letter of a panel: a for the first."""
    return LETTERS[position % len(LETTERS)]


def standing(content: Content, seats: Mapping[Topic, str]) -> set[str]:
    """Ids of what a layout shows, so that links can lead there."""
    shown = [("sections", section.id) in seats or ("sections", "") in seats for section in content.sections]
    lifted = {identity for what, identity in seats if what == "figures"}
    panels = {plate.id for figure, name in figures_of(content).values() if name in lifted
              for row in figure.rows for plate in row}  # fmt: skip
    return {name for name, each in referables(content).items() if shown[each.section] or name in lifted | panels}


def lifted_in(content: Content, seats: Mapping[Topic, str]) -> Iterator[tuple[Place, str, str]]:
    """The figures that areas show alone: the place of each, its name and the area."""
    names = {name: place for place, (_, name) in figures_of(content).items()}
    for (what, identity), area in seats.items():
        if what == "figures" and identity in names:
            yield names[identity], identity, area
