"""Any content in any layout: the text of the marked content is what was typed, each word of it once."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from poster import press
from poster.cache import Cache
from poster.check.words import words_of
from poster.model.address import short
from poster.model.content import Block, Content, Heading, ListBlock, Paragraph, Quote
from poster.press import Result
from poster.problems import PosterError
from tests.making import shipped_layout
from tests.tools.pdf_text import texts_of

ROOT = Path(__file__).parent.parent
SHIPPED = sorted(path.stem for path in (ROOT / "layouts").glob("*.yaml") if path.stem != "base")
CACHE = Cache()

WORDS = (
    "lorva mintel sabor quenta dilem parsovi tekel Ada-Maria LZD-R 21 cm co\u00adoperate al\u200bways "
    "word\u2060joined a\u200cb «quo» it's naïve e\u0301tude Straße A/B 2,000 a\u00a0b ΑΒΓ 100% (see)"
).split(" ")


def words(chance: random.Random, most: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, most)))


def maybe(chance: random.Random, line: str) -> list[str]:
    return [line] if chance.random() < 0.5 else []


def section(chance: random.Random) -> list[str]:
    """Lines of one section, with or without a title."""
    blocks = [
        words(chance, 60),
        f"- {words(chance, 9)}\n- {words(chance, 9)}\n  - {words(chance, 3)}",
        f"3. {words(chance, 9)}\n4. {words(chance, 9)}",
        "```\nfor  x in y:\n    print(x)   # a b\n```",
        f"> {words(chance, 9)}",
        f"## {words(chance, 3)}\n\n{words(chance, 9)}",
    ]
    text = "\n\n".join(chance.sample(blocks, chance.randint(1, 4))).replace("\n", "\n      ")
    title = [f'title: "{words(chance, 4)}"'] if chance.random() < 0.8 else []
    first, *others = [*title, f"text: |\n      {text}"]
    return [f"  - {first}", *(f"    {other}" for other in others)]


def resource(chance: random.Random, number: int) -> list[str]:
    """Lines of a resource, or of a group of one to three."""
    if chance.random() < 0.6:
        return [f'  - {{title: "{words(chance, 2)}", url: "https://example.org/{number}"}}']
    own = [
        f'{{title: "{words(chance, 2)}", url: "https://example.org/{number}/{i}"}}' for i in range(chance.randint(1, 3))
    ]
    return [f'  - {{title: "{words(chance, 2)}", resources: [{", ".join(own)}]}}']


def content_of(chance: random.Random) -> str:
    """A content file with some of everything."""
    lines = [f'title: "{words(chance, 8)}"', *maybe(chance, f'subtitle: "{words(chance, 6)}"')]
    lines += maybe(chance, f'takeaway: "{words(chance, 9)}"')
    for key in ("event", "date", "number", "acknowledgements", "funding", "contact"):
        lines += maybe(chance, f'{key}: "{words(chance, 5)}\\n\\n{words(chance, 5)}"')
    lines += maybe(chance, f'facts: [{{value: 42 %, text: "{words(chance, 5)}"}}, {{value: "1,204"}}]')
    sections = [line for _ in range(chance.randint(0, 5)) for line in section(chance)]
    resources = [line for i in range(chance.randint(0, 3)) for line in resource(chance, i)]
    lines += ["sections:", *sections] if sections else []
    lines += ["resources:", *resources] if resources else []
    return "\n".join(lines) + "\n"


LAYOUTS = (
    *(f"extends: {name}\n" for name in SHIPPED),
    "extends: poster\nareas:\n  body: {show: [sections, facts, resources.1]}\n",
    "extends: handout\nareas:\n  body: "
    "{show: [resources.1, sections, takeaway, facts, resources, acknowledgements, funding, contact, logos]}\n",
    "extends: poster\nareas:\n  take: {show: [takeaway, sections]}\n",
    "extends: poster\nareas:\n  sub: {show: [subtitle, resources.1]}\n",
    "extends: spotlight\nareas:\n  spot: {show: [resources.2, resources.1]}\n",
    "extends: cards\nareas:\n  codes: {show: [facts.1, resources]}\n",
    "extends: handout\nareas:\n  body: {cards: 2, ground: tint}\n",
    "extends: handout\nareas:\n  foot: {show: [page, funding]}\n",
    "extends: handout\npages: 1 to 6\n",
    "extends: handout-leaf\npages: 4\n",
    "extends: handout-links\nareas:\n  body: {show: [title, contact, resources.1, resources]}\n",
)
"""The shipped ones, and what people make of them."""


OWN = re.compile(r"\d+\.|Resources")
"""The engine's own words that stand in the structure of such a content: numbers of items, the heading of the codes."""

BETWEEN = re.compile(r"\s·\s")
"""Between event, date and number, which run in one line."""


def typed_texts(content: Content) -> list[str]:
    """All texts of a content that has no authors, in its own order."""
    texts = [content.title, content.subtitle, *content.event, *content.date, *content.number]
    found = [text.plain for text in texts if text]
    for section in content.sections:
        found += [section.title.plain] if section.title else []
        found += block_texts(section.blocks)
    found += [content.takeaway.plain] if content.takeaway else []
    found += [text.plain for fact in content.facts for text in (fact.value, fact.text) if text]
    found += [text for each in content.resources for text in (each.title.plain, short(each.url))]
    found += [group.title.plain for group in content.groups]
    return found + [text.plain for text in (*content.acknowledgements, *content.funding, *content.contact)]


def block_texts(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            found.append(block.text.plain)
        elif isinstance(block, ListBlock):
            found += [text for item in block.items for text in block_texts(item)]
        elif isinstance(block, Quote):
            found += block_texts(block.blocks)
        else:
            found.append("\n".join(block.lines))
    return found


def build(text: str, layout: str, folder: Path) -> tuple[Content, Result | PosterError]:
    """The content of a text, and what is built of it in a layout, or why nothing is."""
    (folder / "content.yaml").write_text(text, encoding="utf-8")
    (folder / "own.yaml").write_text(layout, encoding="utf-8")
    content = press.load(folder / "content.yaml")
    try:
        return content, press.build(content, folder / "own.yaml", cache=CACHE)
    except PosterError as refused:
        return content, refused


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", range(4))
def test_each_word_stands_once_in_the_marked_content_or_the_layout_is_refused(
    layout: str, seed: int, tmp_path: Path
) -> None:
    typed, built = build(content_of(random.Random(f"{layout} {seed}")), layout, tmp_path)
    if isinstance(built, PosterError):
        assert "fault of poster" not in str(built)
        return
    texts = texts_of(built.pdf)
    found = Counter(words_of(part) for text in texts if not OWN.fullmatch(text) for part in BETWEEN.split(text))
    if "links" in layout:  # leaves out most of the content on purpose
        wanted = [
            typed.title.plain,
            *(text for each in typed.resources for text in (each.title.plain, short(each.url))),
        ]
        assert not Counter(map(words_of, wanted)) - found
    else:
        assert Counter(map(words_of, typed_texts(typed))) == found
    code = [text for text in texts if text.startswith("for")]
    assert ["for  x in y:\n    print(x)   # a b"] * len(code) == code


@pytest.mark.parametrize("layout", SHIPPED)
def test_names_are_whole_and_their_signs_stand_behind_them(layout: str, tmp_path: Path) -> None:
    names = ["Ann B", "Wolfhardt von der Quentadilemparsovi-Mintel Saborwondrabelimov", "Li\u3000Mao"]
    lines = [f"  - {{name: {name}, orcid: 0000-0002-1825-0097}}" for name in names]
    text = "\n".join(["title: One", "authors:", *lines, "sections: [{title: Two, text: Three four.}]"])
    typed, built = build(text, f"extends: {layout}\n", tmp_path)
    assert isinstance(built, Result), str(built)
    if "authors" in shipped_layout(layout, CACHE).omit:
        return
    assert ", ".join(names) in texts_of(built.pdf)
    assert typed.authors[2].name.plain == names[2]
