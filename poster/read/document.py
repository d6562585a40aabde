"""A `.qmd` or `.md` file -> its front matter as nodes, and its body with the lines that it stands in.

Front matter maps one to one to the keys of a content file. What it says to Quarto, Pandoc or R Markdown alone is told
and left out.
"""

from collections.abc import Collection
from typing import NamedTuple

from poster.problems import Place, Problem, warning
from poster.read.nodes import Node, read_nodes
from poster.read.origins import Anchor
from poster.read.suggest import did_you_mean, quoted

ENDINGS = (".qmd", ".md", ".markdown", ".rmd")
FOREIGN = frozenset(
    "abstract bibliography categories code-fold crossref csl css description documentclass editor engine execute "
    "fig-height fig-width filters format geometry header-includes html image jupyter keywords knitr link-citations "
    "nocite number-sections output params pdf revealjs server shortcodes theme toc typst".split()
)
"""Keys that mean something to other programs, or later here."""


class Document(NamedTuple):
    """The parts of a file."""

    matter: str
    """The front matter as the whole text of a YAML file whose lines are those of the file."""
    body: str
    line: int
    """Of the body's first line, from 1."""

    @property
    def origin(self) -> tuple[Anchor, ...]:
        """Where the characters of the body stand."""
        anchors: list[Anchor] = []
        offset = 0
        for number, line in enumerate(self.body.split("\n"), self.line):
            anchors.append(Anchor(offset, number, 1))
            offset += len(line) + 1
        return tuple(anchors)


def is_document(path: str) -> bool:
    """Whether a content file is Markdown with front matter rather than YAML."""
    return path.lower().endswith(ENDINGS)


def parts_of(text: str) -> Document:
    """The front matter, which stands between a first line of three dashes and one of three dashes or dots; the body."""
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], 1):
            if line.rstrip() in ("---", "..."):
                return Document("\n".join(["", *lines[1:number]]) + "\n", "\n".join(lines[number + 1 :]), number + 2)
    return Document("", text, 1)


def read_matter(path: str, document: Document, known: Collection[str], problems: list[Problem]) -> Node | None:
    """The front matter as a map of the keys that a content file has; None where it cannot be read."""
    if not document.matter.strip():
        return Node("map", Place(path))
    root, found = read_nodes(path, document.matter)
    problems += found
    if root is None or root.kind != "map":
        return root
    foreign = [(key, entry) for key, entry in root.entries.items() if key in FOREIGN and key not in known]
    if foreign:
        names = ", ".join(f"'{key}'" for key, _ in foreign)
        fact = f"{names} {'says' if len(foreign) == 1 else 'say'} nothing to this program: left out"
        problems.append(warning(foreign[0][1].place, fact, "how the page looks is the layout's: '--layout', '--theme'"))
    for key, entry in root.entries.items():
        if key not in known and key not in FOREIGN:
            hint = did_you_mean(key, sorted(known), "take it out")
            problems.append(warning(entry.place, f"the key {quoted(key)} is not known here: it is left out", hint))
    return root._replace(entries={key: entry for key, entry in root.entries.items() if key in known})
