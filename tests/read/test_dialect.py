"""What people type in Pandoc's and Quarto's Markdown -> set, or told with its place; never raw in silence."""

import json
import random
from pathlib import Path

import pytest

from poster.cache import Cache
from poster.model.boxes import Box, Pair
from poster.model.content import Block, CodeBlock, Figure, ListBlock, Paragraph, Quote, Run, SideBySide, Table
from poster.model.references import texts_of
from poster.problems import Place, Problem
from poster.read.content import read_content
from poster.read.markdown import read_blocks
from poster.read.origins import Anchor


def read(text: str) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    return read_blocks("f", text, tuple(_anchors(text)))


def _anchors(text: str) -> list[Anchor]:
    lines = text.split("\n")
    return [Anchor(sum(len(each) + 1 for each in lines[:number]), number + 1, 1) for number in range(len(lines))]


def words(blocks: tuple[Block, ...], notes: bool = False) -> str:
    """All words of blocks, one line each; those of notes where their marks stand, or not at all."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, ListBlock):
            found += [words(item, notes) for item in block.items]
        elif isinstance(block, Quote):
            found.append(words(block.blocks, notes))
        elif isinstance(block, Table):
            rows = [" ".join(cell.text.plain for cell in row) for row in (*block.head, *block.rows)]
            found += [*rows, *([block.caption.plain] if block.caption else [])]
        elif isinstance(block, CodeBlock):
            found.append("\n".join(block.lines))
        elif isinstance(block, Box):
            found += [block.title.plain] if block.title else []
            found += [words(block.blocks, notes)] if block.blocks else []
        elif isinstance(block, Pair):
            found += [words(half, notes) for half in block.halves]
        else:
            found.append("".join(_said(run, notes) for run in block.text.runs))
    return "\n".join(found)


def _said(run: Run, notes: bool) -> str:
    if not run.note:
        return run.text
    return "".join(each.plain for each in run.note.texts) if notes else ""


@pytest.mark.parametrize(
    "text, expected, told",
    [
        ("| Site | Yield |\n|:--|--:|\n| Coast | 4.25 |\n\n: Yields {#tbl-a tbl-colwidths=\"[60,40]\"}",
         "Site Yield\nCoast 4.25\nYields", []),
        ("+----+----+\n| a  | b  |\n| c  |    |\n+====+====+\n| d  | e  |\n+----+----+",
         "a c b\nd e", []),
        ("x[^2]", "x[^2]", ["1:2: there is no note"]),
        ("a $x^2 \\: y$ b", "a x^2 y b", []),
        ("$$ y = a x + b $$ {#eq-line}", "y = ax + b", []),
        ("$$\ny = x\nz\n$$\n", "y = xz", []),
        ("a $$ y = x $$ b", "a\ny = x\nb", []),
        ("from $5 to $10, \\$x and $ 5 $", "from $5 to $10, $x and $ 5 $", []),
        ("[@kim2021, p. 3; @ode2020]", "[@kim2021, p. 3; @ode2020]", ["1:1: citations are not set"]),
        ("@kim says so, me@a.org too, \\@fig-a", "@kim says so, me@a.org too, @fig-a", []),
        ("a [![so](a.png)](http://b.org)", "a so", ["1:4: pictures in a line"]),
        ("::: {.callout-tip title=\"Key\"}\nOne.\n:::\n", "Key\nOne.", []),
        ("::: warning\na\n", "a", ["1:1: '::: warning' is not closed"]),
        ("a\n\n:::\n", "a", ["3:1: this line of colons"]),
        ("::: {.notes}\na\n:::\nb", "b", ["1:1: notes for the speaker"]),
        ("[a]{.acent} [b]{.accent}", "a b", ["1:1: the class '.acent' is not known"]),
        ("{{< fa github >}} a", " a", ["1:1: the command"]),
        ("a <b>c</b> &lt;d>", "a c <d>", ["1:3: the HTML '<b>'"]),
        ("a <your name> b", "a <your name> b", ["1:3: '<your name>' looks like a tag"]),
        ("a <!-- hidden --> b\n\n<!-- one\n\ntwo -->\n\nc", "a  b\nc", []),
        ("a <!-- never", "a <!-- never", ["1:3: a comment begins here"]),
        ("<script>\nx\n\ny\n</script>\na", "a", ["1:1: a '<script>' is left out"]),
        ("a\n\n---\n\nb", "a\nb", ["3:1: a rule between paragraphs"]),
        ("a ____ b", "a \u00a0\u00a0\u00a0\u00a0\u200b\u00a0\u00a0\u00a0\u00a0 b", []),
        ("- a\n-\n- b", "a\nb", ["2:1: an item without words"]),
        ("| a line\n|   so\n", "a line\n\u00a0\u00a0so", []),
        ("| a | b |\n| c | d |\n", "a | b |\nc | d |", ["1:1: these lines look like a table"]),
        ("```{=html}\n<b>\n```", "<b>", ["1:4: raw 'html'"]),
        ("a `\\x`{=latex}", "a \\x", ["1:3: raw 'latex'"]),
        ("[a](http://b.org){target=_blank}", "a", ["1:18: '{target=_blank}' is not used"]),
        ("~~~Important words here\nx\n~~~", "Important words here\nx", ["1:4: 'Important words here' stands behind"]),
        ("```{.python code-line-numbers=\"true\"}\nx\n```", "x", []),
        ("```{.python code-line-numbers=\"a\"}\nx\n```", "x", ["1:4: 'a' names no lines"]),
        ("```{.python width=4}\nx\n```", "x", ["1:4: 'width' is not used"]),
        ("`x`{.python}", "x", []),
        ("WONDRA\n    * belim", "WONDRA\nbelim", []),
        ("```\na\n\nb\n```", "a\n\nb", []),
    ],
)  # fmt: skip
def test_it_is_set_or_told_with_its_place_and_its_words_stay(text: str, expected: str, told: list[str]) -> None:
    blocks, problems = read(text)
    assert expected == words(blocks)
    lines = [f"{each.place.line}:{each.place.column}: {each.message}" for each in problems]
    assert all(line.startswith(start) for line, start in zip(lines, told, strict=True)), lines
    assert all(each.level == "warning" and each.hint for each in problems)


@pytest.mark.parametrize("text", ["```{r}\nx\n```", "```{python}\nx\n```", "~~~{r, echo=FALSE}\nx\n~~~", "a `{r} x` b"])
def test_code_to_be_run_is_refused_with_the_way_out(text: str) -> None:
    (problem,) = read(text)[1]
    assert (problem.level, "keep-md" in problem.hint) == ("error", True)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("~~a~~", Run("a", struck=True)),
        ("==a==", Run("a", marked=True)),
        ("[a]{.accent}", Run("a", role="accent")),
        ("[a]{.soft}", Run("a", role="soft")),
        ("[a]{.smallcaps}", Run("a", capitals=True)),
        ("[a]{.underline}", Run("a", underlined=True)),
        ("[*a*]{.accent}", Run("a", emphasis=True, role="accent")),
        ("<sub>a</sub>", Run("a", script=-1)),
        ("<sup>a</sup>", Run("a", script=1)),
        ("a == b", Run("a == b")),
        ("~ a ~~ b", Run("~ a ~~ b")),
    ],
)
def test_words_in_another_dress(text: str, expected: Run) -> None:
    blocks, problems = read(text)
    assert () == problems
    (block,) = blocks
    assert isinstance(block, Paragraph)
    assert (expected,) == block.text.runs


@pytest.mark.parametrize(
    "text, expected",
    [
        ("**青い鳥は遅い。**白い石は重い。", "青い鳥は遅い。"),
        ("これは**「青い」**です", "「青い」"),
        ("**重要：**内容", "重要："),
        ("foo***bar***baz", "bar"),
        ("他们说**“好”**的", "“好”"),
    ],
)
def test_emphasis_works_beside_ideographs(text: str, expected: str) -> None:
    (block,), _ = read(text)
    assert isinstance(block, Paragraph)
    assert [expected] == [run.text for run in block.text.runs if run.strong]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("青い鳥は遅い。\n白い石は重い。", "青い鳥は遅い。白い石は重い。"),
        ("*青い*\n白い", "青い白い"),
        ("青い\nbird", "青い bird"),
        ("파란\n새", "파란 새"),
        ("blue\nbird", "blue bird"),
    ],
)
def test_no_space_comes_between_ideographs_at_the_end_of_a_line(text: str, expected: str) -> None:
    assert expected == words(read(text)[0])


@pytest.mark.parametrize("sign", ["> ", "- ", "::: {.x}\n"])
def test_nothing_is_lost_unsaid_in_the_depths(sign: str) -> None:
    assert [True] == ["nested deeper" in each.message for each in read(sign * 100 + "a")[1] if each.level == "error"]


def test_definitions_and_boxes_are_lists() -> None:
    (block,), _ = read("term\n: one\n\nother\n: two\n: three\n")
    assert isinstance(block, ListBlock)
    assert (True, ["term\none", "other\ntwo\nthree"]) == (block.defines, [words(item) for item in block.items])
    (block,), _ = read("- [ ] a\n- [x] b\n- c\n")
    assert isinstance(block, ListBlock)
    assert (False, True, None) == block.boxes


PIECES = (
    "a bc *d* **e** `f` [g](http://x.org) ^[h i] $j$ [k]{.accent} ~~l~~ ==m== H~2~O x^2^ \\* &amp; [@key] @fig-a <b> "
    "</b> ![n](o.png) {{<p>}} <!--q--> ###### | : ::: 青い $$ ``` ~~~ - 1. > + \\ \" ' ( ) [ ] { } < > = _ # ! 。"
).split()
SPACES = (
    " ",
    " ",
    "",
    "\n",
    "\n\n",
    "  \n",
    "\n    ",
    "\n- ",
    "\n> ",
    "\n| ",
    "\n: ",
    "\n::: {.x}\n",
    "\n:::\n",
    "\n---\n",
)


def places(blocks: tuple[Block, ...]) -> list[tuple[str, Place]]:
    found: list[tuple[str, Place]] = []
    for block in blocks:
        if isinstance(block, ListBlock):
            found += [each for item in block.items for each in places(item)]
        elif isinstance(block, Quote):
            found += places(block.blocks)
        elif isinstance(block, Table):
            cells = [cell.text for row in (*block.head, *block.rows) for cell in row]
            texts = [*cells, *([block.caption] if block.caption else []), *block.notes]
            found += [each for text in texts for each in zip((run.text for run in text.runs), text.places, strict=True)]
        elif isinstance(block, CodeBlock):
            found += zip(block.lines, block.places, strict=True)
        elif isinstance(block, Figure | SideBySide):
            found += [each for text in texts_of(block) for each in zip((run.text for run in text.runs), text.places)]
        else:
            runs = zip(block.text.runs, block.text.places, strict=True)
            found += [("$" if run.formula else run.text, place) for run, place in runs]
    return found


MADE = {"\u00a0": "\\|", "(": "[", ")": "]", "&": "&", "*": "[^"}
"""Characters that stand for others: spaces of their own, parentheses within notes and marks of notes."""


def test_places_of_thousands_of_texts_point_at_the_first_characters() -> None:
    chance = random.Random(9)
    for _ in range(4000):
        text = "".join(chance.choice(PIECES) + chance.choice(SPACES) for _ in range(chance.randrange(1, 16)))
        lines = text.split("\n")
        blocks, problems = read(text)
        for run, place in places(blocks):
            first = run.lstrip(" \n\u00a0")
            if first != run or not run:
                continue
            found = lines[place.line - 1][place.column - 1 : place.column]
            assert found == first[0] or found in MADE.get(first[0], ""), (text, run, place)
        for problem in problems:
            assert 0 < problem.place.line <= len(lines), (text, problem)
            assert 0 < problem.place.column <= len(lines[problem.place.line - 1]) + 1, (text, problem)


STYLES = ("|", "|-", ">", ">-", '"', "'")
"""How the scalar of a text is written."""


def written(text: str, style: str) -> str:
    """A text as a scalar of YAML."""
    if style == '"':
        return json.dumps(text, ensure_ascii=False).replace("青", "\\u9752")
    if style == "'":
        return "'" + text.replace("'", "''").replace("\n", "\n\n      ") + "'"
    lines = text.split("\n")
    return (
        style
        + "2\n"
        + "\n".join(("\n" if style[0] == ">" and number else "") + "      " + line for number, line in enumerate(lines))
    )


@pytest.mark.parametrize("style", STYLES)
def test_places_in_scalars_of_every_style_point_at_the_first_characters(style: str, tmp_path: Path) -> None:
    chance = random.Random(style)
    path = tmp_path / "content.yaml"
    checked = 0
    for _ in range(300):
        text = "".join(chance.choice(PIECES) + chance.choice((" ", "\n", "  ")) for _ in range(8)).strip()
        file = f"title: a\nsections:\n  - id: b\n    text: {written(text, style)}\n"
        path.write_text(file, encoding="utf-8")
        content, _ = read_content(str(path), Cache())
        lines = file.split("\n")
        for run, place in places(content.sections[0].blocks) if content else ():
            first = run.lstrip(" \n\u00a0")
            if first != run or not run:
                continue
            found = lines[place.line - 1][place.column - 1 : place.column]
            assert found == first[0] or found in MADE.get(first[0], "") or found == "\\", (text, file, run, place)
            checked += 1
    assert checked > 100


def test_no_letter_is_lost_and_none_is_doubled() -> None:
    chance = random.Random(10)
    signs = "* ** _ ` [ ] ( ) < > ^ ~ ~~ == # - 1. \\ & ! | $ $$ @ : {.x} {#y} +".split()
    for _ in range(4000):
        text = "".join(chance.choice([*signs, "q", "w", "z", "\n", "  ", "\n\n"]) for _ in range(24))
        blocks, problems = read(text)
        if "~~~" in text:
            continue  # the word behind a fence names a language
        if any(each.level == "error" or "left out" in each.message for each in problems):
            continue
        letters = [letter for letter in text if letter in "qwz"]
        assert letters == [letter for letter in words(blocks, notes=True) if letter in "qwz"], (text, problems)
