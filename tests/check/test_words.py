"""The check of words counts both ways: what a drawing lacks, has twice or has in another order is told."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from poster.cache import Cache
from poster.check.proof import Proof
from poster.check.words import every_word_once, words_of
from poster.compose.cards import deal
from poster.model.drawing import Glyphs, Item
from tests.making import make, read, shipped_layout

TEXT = """\
title: Reeds *bend* and x^2^
subtitle: They do not break
authors:
  - {name: Ada van-der-Berg, affiliations: north, orcid: 0000-0002-1825-0097, email: ada@north.org, corresponding: yes}
  - {name: Bob Noyce, affiliations: [south, north], equal-contributor: yes}
affiliations: [{id: south, name: South College}, {id: north, name: University of the North}]
event: A Conference
sections:
  - title: Counting
    text: |
      We co\u00adoperate and al\u200bways count **all** of the [reeds](https://example.org/reeds).

      1. one
      2. two

      ```
      for each in  reeds:
          count(each)
      ```

      > quoted
takeaway: Bend, then.
facts: [{value: 42 %, text: of all reeds}]
resources: [{title: The data, url: "https://example.org/data"}]
acknowledgements: "We thank you.\\n\\nAnd them."
"""


@pytest.fixture(scope="module", params=["poster", "cards", "handout"])
def proof(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Proof:
    cache = Cache()
    content = read(TEXT, tmp_path_factory.mktemp("words"), cache)
    return make(content, deal(shipped_layout(request.param, cache), content), cache).proof


def told(proof: Proof) -> str:
    return " ".join(problem.message for problem in every_word_once(proof))


def changed(proof: Proof, change: Callable[[list[Item]], list[Item]]) -> Proof:
    """The proof with the items of every page changed."""
    pages = tuple(page._replace(items=tuple(change(list(page.items)))) for page in proof.drawing.pages)
    return proof._replace(drawing=proof.drawing._replace(pages=pages))


def texts(proof: Proof) -> list[Glyphs]:
    """All glyphs that belong to the structure and say anything."""
    items = (item for page in proof.drawing.pages for item in page.items)
    owned = [item for item in items if type(item) is Glyphs and item.owner is not None]
    return [item for item in owned if words_of("".join(word.text for word in item.words))]


def test_a_sound_drawing_passes(proof: Proof) -> None:
    assert "" == told(proof)


def test_each_line_that_is_missing_is_told(proof: Proof) -> None:
    for item in texts(proof):
        assert "has lost words" in told(changed(proof, lambda items, item=item: [i for i in items if i is not item]))


def test_each_line_that_comes_twice_is_told(proof: Proof) -> None:
    for item in texts(proof):
        twice = changed(proof, lambda items, item=item: [i for each in items for i in [each] * (1 + (each is item))])
        assert "more often than the content" in told(twice)


def test_words_that_change_places_are_told(proof: Proof) -> None:
    lines = [item for item in texts(proof) if len({word.text for word in item.words if word.text.isalpha()}) > 1]
    for item in lines:
        one, other = [i for i, word in enumerate(item.words) if word.text.isalpha()][:2]
        words = list(item.words)
        words[one], words[other] = words[other], words[one]
        turned = item._replace(words=tuple(words))
        assert told(changed(proof, lambda items, item=item, turned=turned: [turned if i is item else i for i in items]))
    assert lines


def test_lines_that_change_places_are_told(proof: Proof) -> None:
    by_node: dict[int | None, list[Glyphs]] = {}
    for item in texts(proof):
        by_node.setdefault(item.owner, []).append(item)
    pairs = [(one, other) for own in by_node.values() for one, other in pairwise(own) if one.words != other.words]
    for one, other in pairs:
        change = {id(one): other, id(other): one}
        assert told(changed(proof, lambda items, change=change: [change.get(id(item), item) for item in items]))
    assert pairs


def test_a_word_that_the_story_leaves_out_is_told(proof: Proof) -> None:
    shorter = proof._replace(content=proof.content._replace(subtitle=proof.content.title))
    assert "has lost words of the content: Reeds, bend" in told(shorter)
    assert "more often than the content: They" in told(shorter)
    longer = proof._replace(said=proof.said + proof.said[:1])
    assert "more often" in told(longer) or "lost" in told(longer)


def test_decoration_is_not_counted(proof: Proof) -> None:
    item = texts(proof)[0]
    assert "" == told(changed(proof, lambda items: [*items, item._replace(owner=None)]))


def test_the_engines_own_words_are_listed(tmp_path: Path) -> None:
    cache = Cache()
    story = make(read(TEXT, tmp_path, cache), shipped_layout("poster", cache), cache).story
    own = [text.replace("\u00a0", " ").strip() for text in story.own_words]
    assert ["1", "*", "", ",", "1,2", "†"] == own[:6]
    assert {"1.", "2.", "Resources", "Equal contribution"} <= set(own)
    assert not {"Counting", "Ada van-der-Berg", "one"} & set(own)


@pytest.mark.parametrize(
    "typed",
    ["co\u00adoperate", "co\u200boperate", "co\u2060operate", "co\u200doperate", "co\u200coperate", "co\ufeffoperate"],
)
def test_what_nobody_sees_counts_for_nothing(typed: str) -> None:
    assert ("cooperate",) == words_of(typed)


HELD = """\
title: Codes
sections: [{title: One, text: Reeds bend.}]
resources:
  - {title: Call us, url: "tel:+49-30-1234567"}
  - {title: Write, url: "sms:+49301234567?body=Hello%20there"}
  - {title: Map, url: "geo:48.137,11.575"}
  - {title: Net, wifi: {name: Lorva Net, password: a-b c1Ox}}
  - {title: Open, wifi: {name: Lorva Free, security: none}}
  - {title: Ada B, vcard: {name: Ada B, organisation: Lorva, email: a@b.org, url: "https://example.org/ä"}}
  - {title: Han, url: "https://example.org/漢"}
  - {title: Mail, url: "mailto:a@b.org"}
"""


@pytest.mark.parametrize("layout", ["poster", "handout-links"])
def test_what_codes_hold_is_content_and_what_they_do_the_engines(layout: str, tmp_path: Path) -> None:
    cache = Cache()
    made = make(read(HELD, tmp_path, cache), shipped_layout(layout, cache), cache)
    assert "" == told(made.proof)
    assert {"Send a text", "Save the contact", "Network: "} <= set(made.story.own_words)
    for item in texts(made.proof):
        assert told(changed(made.proof, lambda items, item=item: [each for each in items if each is not item]))
