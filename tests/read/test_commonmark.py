"""CommonMark's 652 examples -> what we set is what its HTML says, but for a list of differences with their reasons.

The examples are those of the specification, version 0.31.2, by John MacFarlane (commonmark/LICENSE). docs/dialect.md
has the reasons in sentences. What a poster does not tell apart (tight and loose lists, titles of links, levels of
headings by themselves) is left out on both sides.
"""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from poster.model.content import Block, CodeBlock, Figure, Heading, ListBlock, Paragraph, Plate, Quote, Text
from poster.problems import Problem
from poster.read.markdown import read_blocks
from poster.read.origins import Anchor

EXAMPLES = json.loads((Path(__file__).parent / "commonmark" / "examples.json").read_text(encoding="utf-8"))

DIFFERENCES: dict[str, tuple[int, ...]] = {
    "indented text is no code": (
        1, 2, 3, 5, 6, 7, 8, 18, 36, 48, 69, 85, 100, 107, 110, 111, 112, 114, 115, 116, 117, 118, 134, 137,
        183, 184, 191, 211, 225, 231, 236, 252, 253, 254, 257, 264, 270, 271, 272, 273, 274, 278, 286, 287, 288,
        289, 290, 309, 313,
    ),
    "tags of HTML are left out, their words are Markdown": (
        148, 149, 150, 151, 152, 155, 156, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171,
        172, 173, 174, 175, 176, 177, 178, 180, 185, 186, 187, 188, 189, 190, 201, 344, 491, 494, 524, 536, 613,
        614, 615, 617, 623, 626,
    ),
    "words behind a fence are told and stay": (
        143, 144, 146,
    ),
    "a backslash and a space are a space that does not break": (
        13,
    ),
    "four underscores and more are a line to write on": (
        50, 435, 451,
    ),
    "a bullet begins a list however far it is indented": (
        238,
    ),
    "a paragraph without ink is left out": (
        334,
    ),
}  # fmt: skip
"""Reasons, and the numbers of the examples."""

START, END = "\1", "\2"
"""Around the styles of a stretch."""
EDGE = "\3"
"""Of a paragraph."""
STYLES = {"em": "e", "strong": "s", "code": "c"}


class Outline(HTMLParser):
    """The HTML of an example as a list of blocks and of stretches of text, each with its styles."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.styles: list[str] = []
        self.link = ""
        self.in_code = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in STYLES:
            self.styles += [] if self.in_code else [STYLES[tag]]
        elif tag == "a":
            self.link = values.get("href") or ""
        elif tag == "img":
            self.handle_data(values.get("alt") or "")
        elif tag == "br":
            self.found.append("\n")
        elif tag != "hr":
            self.in_code = self.in_code or tag == "pre"
            self.found.append(opening(tag, values.get("start") or "1"))

    def handle_endtag(self, tag: str) -> None:
        if tag in STYLES:
            self.styles = self.styles if self.in_code else self.styles[:-1]
        elif tag == "a":
            self.link = ""
        elif tag not in ("img", "br", "hr"):
            self.in_code = self.in_code and tag != "pre"
            self.found.append(closing(tag))

    def handle_data(self, data: str) -> None:
        if self.in_code:
            self.found += data.split("\n")
        else:
            self.found.append(stretch(data.replace("\n", " "), "".join(sorted(set(self.styles))), self.link))


def opening(tag: str, start: str = "1") -> str:
    return {"p": EDGE, "ol": f"<ol {start}>"}.get(tag, "<h>" if tag[0] == "h" and tag[1:].isdigit() else f"<{tag}>")


def closing(tag: str) -> str:
    return EDGE if tag == "p" else opening(tag).replace("<ol 1>", "<ol>").replace("<", "</")


def stretch(text: str, styles: str, link: str) -> str:
    return f"{START}{styles}{' ' + unescaped(link) if link else ''}{END}{text}" if styles or link else text


def unescaped(url: str) -> str:
    from urllib.parse import unquote

    return unquote(url)


def outline(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += [EDGE, *inline(block.text), EDGE]
        elif isinstance(block, Heading):
            found += ["<h>", *inline(block.text), "</h>"]
        elif isinstance(block, Quote):
            found += ["<blockquote>", *outline(block.blocks), "</blockquote>"]
        elif isinstance(block, CodeBlock):
            found += ["<pre>", *block.lines, "</pre>"]
        elif isinstance(block, Figure):
            found += [EDGE, *(part for row in block.rows for plate in row for part in shown(block, plate)), EDGE]
        elif isinstance(block, ListBlock):
            found += listed(block)
        else:
            found.append(type(block).__name__)
    return found


def shown(figure: Figure, plate: Plate) -> list[str]:
    """A picture as what it is called, within its link."""
    words = plate.alt or (figure.caption.plain if figure.caption else "")
    return [stretch(words, "", plate.url)]


def listed(block: ListBlock) -> list[str]:
    tag = "ol" if block.ordered else "ul"
    items = [each for item in block.items for each in ("<li>", *outline(item), "</li>")]
    return [opening(tag, str(block.start)), *items, closing(tag)]


def inline(text: Text) -> list[str]:
    return [
        run.text if run.text == "\n" else
        stretch(run.text, "e" * run.emphasis + "s" * run.strong if not run.code else
                "".join(sorted("c" + "e" * run.emphasis + "s" * run.strong)), run.url)
        for run in text.runs
    ]  # fmt: skip


def joined(pieces: list[str]) -> list[str]:
    """Neighbouring stretches of one kind joined, spaces at the edges and empty blocks left out."""
    found: list[str] = []
    kind = ""
    for piece in pieces:
        own = piece[: piece.index(END) + 1] if piece.startswith(START) else ""
        is_tag = piece in (EDGE, "\n") or (piece.startswith("<") and piece.endswith(">"))
        words = piece[len(own) :]
        if is_tag or not found or kind != own:
            found.append(piece)
        else:
            found[-1] += words
        kind = "tag" if is_tag else own
    found = [each.replace(f"{END} ", END) if at and found[at - 1] == "\n" else each for at, each in enumerate(found)]
    found = [each.strip(" \n") for each in found]
    found = [each for each in found if each and each != EDGE and not each.endswith(END)]
    return without_void(found)


def without_void(pieces: list[str]) -> list[str]:
    found: list[str] = []
    for piece in pieces:
        if found and piece.startswith("</") and found[-1].startswith("<") and found[-1][1:3] == piece[2:4]:
            found.pop()
        else:
            found.append(piece)
    return found


def read(text: str) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    return read_blocks("f", text, (Anchor(0, 1, 1),))


LISTED = {number for numbers in DIFFERENCES.values() for number in numbers}


@pytest.mark.parametrize("number", range(1, len(EXAMPLES) + 1))
def test_an_example_is_set_as_its_html_says_or_is_a_listed_difference(number: int) -> None:
    text, html = EXAMPLES[number - 1]
    found, expected = joined(outline(read(text)[0])), joined(Outline(html).found)
    if number in LISTED:
        assert expected != found, "this is no difference any more: take it off the list"
    else:
        assert expected == found


def test_the_page_of_the_docs_counts_as_the_list_does() -> None:
    page = (Path(__file__).parents[2] / "docs" / "dialect.md").read_text(encoding="utf-8")
    assert f"{len(EXAMPLES) - len(LISTED)} of CommonMark's {len(EXAMPLES)} examples" in page
