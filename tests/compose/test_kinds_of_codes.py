"""Codes that open no page: what stands beside them, how they are spoken, and which of them are links."""

import pytest

from poster.cache import Cache
from poster.compose.words import CODES, PEOPLE, WORDS, words_for
from poster.model.drawing import Drawing, Glyphs, Link
from tests.making import make, read, shipped_layout

KINDS = """title: T
sections: [{text: Reeds bend.}]
resources:
- {title: Ä, url: "https://bücher.example/ä"}
- {title: Desk, url: "tel:+49 30 901820"}
- {title: Vote, url: "sms:+49-151-1234567?body=Ja%2C gern"}
- {title: Meet, url: "geo:52.5163,13.3777;u=10"}
- {title: Hall, wifi: {name: Lorva, password: mintel12}}
- {title: Open, wifi: {name: Tekel}}
- {title: Ada, vcard: {name: Ada Lorva, organisation: North, email: ada@example.org, phone: +49 30 1, url: "https://ü.example"}}
"""

BESIDE = [
    ("Ä", "bücher.example/ä"),
    ("Desk", "Call +49 30 901820"),
    ("Vote", "Send a text +49-151-1234567 Ja, gern"),
    ("Meet", "Open the map 52.5163, 13.3777"),
    ("Hall", "Join the network Network: Lorva Password: mintel12"),
    ("Open", "Join the network Network: Tekel"),
    ("Ada", "Save the contact Ada Lorva North ada@example.org +49 30 1 https://ü.example"),
]
SPOKEN = [
    "Ä: QR code, opens https://bücher.example/ä",
    "Desk: QR code: Call, +49 30 901820",
    "Vote: QR code: Send a text, +49-151-1234567",
    "Meet: QR code: Open the map, 52.5163, 13.3777",
    "Hall: QR code: Join the network, Network: Lorva",
    "Open: QR code: Join the network, Network: Tekel",
    "Ada: QR code: Save the contact, Ada Lorva",
]


@pytest.fixture(scope="module", params=["poster", "handout", "handout-links", "sidebar"])
def drawing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Drawing:
    cache = Cache()
    content = read(KINDS, tmp_path_factory.mktemp("kinds"), cache)
    return make(content, shipped_layout(request.param, cache), cache).drawing


def words_of(drawing: Drawing, node: int) -> str:
    """The words of a node and of all within it."""
    within = {node}
    for number, each in enumerate(drawing.tree):
        if each.parent in within:
            within.add(number)
    items = (item for page in drawing.pages for item in page.items)
    texts = ["".join(w.text for w in item.words) for item in items if type(item) is Glyphs and item.owner in within]
    return " ".join("".join(texts).split())


def test_beside_each_code_stands_what_a_phone_does_and_with_what(drawing: Drawing) -> None:
    nodes = [*enumerate(drawing.tree)]
    bodies = [number for number, node in nodes if node.kind == "LBody"]
    rows = [[words_of(drawing, number) for number, node in nodes if node[:2] == ("P", body)] for body in bodies]
    assert BESIDE == [tuple(row) for row in rows]


def test_each_code_is_spoken_as_it_is_written(drawing: Drawing) -> None:
    assert SPOKEN == [node.alt for node in drawing.tree if node.kind == "Figure"]


def test_networks_and_contacts_are_no_links(drawing: Drawing) -> None:
    links = [item for page in drawing.pages for item in page.items if type(item) is Link]
    assert {"https://bücher.example/ä", "tel:+49 30 901820", "sms:+49-151-1234567?body=Ja%2C gern",
            "geo:52.5163,13.3777;u=10"} == {link.url for link in links}  # fmt: skip
    around = [drawing.tree[node.parent or 0].kind for node in drawing.tree if node.kind == "Figure"]
    assert ["Link"] * 4 + ["LBody"] * 3 == around


def test_every_language_has_every_word() -> None:
    for table in (WORDS, PEOPLE, CODES):
        assert set(WORDS) == set(table)
        for words in table.values():
            assert set(table["en"]) == set(words)
            assert all(("{" in table["en"][key]) == ("{" in word) for key, word in words.items())
    assert "Anrufen" == words_for("de-AT", {})["call"]
    assert "Ring!" == words_for("de-AT", {"call": "Ring!"})["call"]
