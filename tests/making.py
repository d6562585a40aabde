"""What tests of several packages need: contents made by number, and every stage of their build."""

import random
from pathlib import Path
from typing import NamedTuple

from poster import press
from poster.cache import Cache
from poster.check.proof import Proof
from poster.fit.place import place_story
from poster.fit.plan import Plan
from poster.model.address import printed
from poster.model.content import Block, Content, Heading, ListBlock, Paragraph
from poster.model.drawing import Drawing, Glyphs
from poster.model.layout import Layout
from poster.model.story import Story
from poster.problems import PosterError
from poster.read.content import read_content
from poster.read.layout import read_layout
from poster.text.fonts import Fonts, open_fonts

ROOT = Path(__file__).parent.parent
LAYOUTS = ("poster", "poster-landscape", "handout")
LONG_TITLE = "A rather long title about heterogeneous environmental measurements and what they may yet tell us all"

SHORT_WORDS = (
    "the of and to in a is that for it as was with be by on not at are this have from or had an which one were all "
    "there would their we been has when who will more no if out so what up about into than them can only other time "
    "new some these two may then do first any my now such like our over even most made after also many before years"
).split()
LONG_WORDS = (
    "environmental measurements population statistically significant microbial communities interaction reproducible "
    "infrastructure collaboration methodology understanding visualisation heterogeneous"
).split()


class Recipe(NamedTuple):
    """How much of everything a content has."""

    words: int
    sections: int = 5
    resources: int = 5
    title: str = "Give and Take"
    subtitle: bool = True
    takeaway: bool = True
    lists: bool = True
    """List items among the paragraphs; else one paragraph a section."""
    seed: int = 1


class Made(NamedTuple):
    """A build with all that came between."""

    content: Content
    layout: Layout
    story: Story
    plan: Plan
    drawing: Drawing

    @property
    def proof(self) -> Proof:
        """What the checks look at."""
        return press.proof_of(self.content, self.layout, self.story, self.plan, self.drawing)


def sentence(chance: random.Random, words: int) -> str:
    """A sentence of so many words, one in five of them long."""
    picked = [chance.choice(LONG_WORDS if chance.random() < 0.2 else SHORT_WORDS) for _ in range(words)]
    return " ".join([picked[0].capitalize(), *picked[1:]]) + "."


def sentences(chance: random.Random, words: int) -> str:
    """Sentences of 8 to 20 words."""
    text = []
    while words > 0:
        length = min(words, chance.randint(8, 20))
        text.append(sentence(chance, length))
        words -= length
    return " ".join(text)


def yaml_of(recipe: Recipe) -> str:
    """A content file by a recipe; the same recipe gives the same text."""
    chance = random.Random(recipe.seed)
    lines = [f"title: {recipe.title}", "lang: en-GB"]
    lines += [f"subtitle: {sentence(chance, 10)}"] if recipe.subtitle else []
    lines += [f"takeaway: {sentence(chance, 14)}"] if recipe.takeaway else []
    lines.append("sections:")
    for _ in range(recipe.sections):
        lines += [f"  - title: {sentence(chance, chance.randint(1, 5))[:-1]}", "    text: |"]
        lines += _blocks(chance, recipe)
    lines += ["resources:"] if recipe.resources else []
    for _ in range(recipe.resources):
        host = chance.choice(("example.org", "data.example.com", "github.com"))
        path = "/".join(chance.choice(LONG_WORDS) for _ in range(chance.randint(0, 4)))
        lines += [f"  - title: {sentence(chance, chance.randint(1, 4))[:-1]}", f"    url: https://{host}/{path}"]
    return "\n".join(lines) + "\n"


def _blocks(chance: random.Random, recipe: Recipe) -> list[str]:
    """The text of one section, indented."""
    share = recipe.words // recipe.sections
    left = max(int(share * chance.uniform(0.6, 1.4)), 8) if recipe.sections > 1 else share
    if not recipe.lists:
        return ["      " + sentences(chance, left)]
    lines = []
    while left > 0:
        length = min(left, chance.randint(10, 40))
        text = sentences(chance, length)
        lines += [f"      - {text}"] if chance.random() < 0.6 else ["", f"      {text}", ""]
        left -= length
    return lines


def read(text: str, folder: Path, cache: Cache) -> Content:
    """The content of a text. Raises PosterError."""
    path = folder / "content.yaml"
    path.write_text(text, encoding="utf-8")
    content, problems = read_content(str(path), cache)
    if content is None:
        raise PosterError(problems)
    return content


def shipped_layout(name: str, cache: Cache) -> Layout:
    """A layout that ships."""
    layout, problems = read_layout(str(ROOT / f"layouts/{name}.yaml"), str(ROOT), cache)
    assert layout is not None, problems
    return layout


def shipped_fonts(cache: Cache) -> Fonts:
    """The fonts that ship."""
    return open_fonts((press.SHIPPED_FONTS,), cache)


def make(content: Content, layout: Layout, cache: Cache) -> Made:
    """All stages of a build but the PDF. Raises PosterError."""
    layout = press.readable(layout)
    story = press.compose(content, layout, shipped_fonts(cache), cache)
    if any(problem.level == "error" for problem in story.problems):
        raise PosterError(story.problems)
    plan = press.fitted(story, content, layout, cache)
    return Made(content, layout, story, plan, place_story(plan, story, layout, cache))


def content_words(content: Content) -> list[str]:
    """All words in the order of the content: title, subtitle, sections, takeaway, resources with title and URL."""
    texts = [content.title.plain, content.subtitle.plain if content.subtitle else ""]
    for section in content.sections:
        texts += [section.title.plain if section.title else "", *_texts(section.blocks)]
    texts.append(content.takeaway.plain if content.takeaway else "")
    for resource in content.resources:
        texts += [resource.title.plain, "".join(printed(resource.url, resource.title.plain))]
    return " ".join(texts).split()


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    texts = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            texts.append(block.text.plain)
        elif isinstance(block, ListBlock):
            texts += [text for item in block.items for text in _texts(item)]
    return texts


def drawn_words(drawing: Drawing) -> list[str]:
    """All words in the order of the structure; those of the engine's own heading of the resources left out."""
    texts = [""] * len(drawing.tree)
    for page in drawing.pages:
        for item in page.items:
            if type(item) is Glyphs and item.owner is not None:
                texts[item.owner] += "".join(word.text for word in item.words)
    listing = [i for i, node in enumerate(drawing.tree) if node.kind == "Sect"][-1:]
    own = {i for i, node in enumerate(drawing.tree) if node.kind == "H2" and [node.parent] == listing}
    own = {i for i in own if texts[i] == "Resources"}
    return "\n".join(text.replace("\u00ad", "") for i, text in enumerate(texts) if i not in own).split()


def ends_of(made: Made) -> list[tuple[float, float]]:
    """For every column that is used: where it should end, and where its last line or ground does."""
    ends = []
    for column in made.proof.columns:
        x, y, width, height = column.rect
        reached = []
        for item in made.drawing.pages[column.page - 1].items:
            # Large letters hang out by their side bearing.
            if not (x - 0.2 * made.plan.body <= item.x <= x + width and y - 1 <= item.y <= y + height + 1):
                continue
            if type(item) is Glyphs:
                reached.append(item.y)
            elif hasattr(item, "outlines"):
                foot = item.y + item.scale * max(corner[1] for outline in item.outlines for corner in outline)
                is_quiet_zone = item.owner is not None and item.scale == 1.0
                reached += [] if is_quiet_zone else [foot]
        ends.append((y + height, max(reached)))
    return ends
