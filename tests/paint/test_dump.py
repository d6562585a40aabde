"""The dump of a drawing can be read, and compared line by line."""

from poster.model.color import BLACK, Color
from poster.model.drawing import Bookmark, Drawing, Glyphs, Link, Node, Page, Shape
from poster.model.text import Face, Word
from poster.paint.dump import dump, tag_tree

SANS = Face("Sans", "sans.ttf", 0, (), 400, False, 1000, 0.7, 0.5, 0.9, 0.2)
SLANTED = SANS._replace(weight=700, italic=True)


def word(text: str, face: Face) -> Word:
    return Word(text, face, (1,), (500,), (), (text,), 0.5)


DRAWING = Drawing(
    "Title",
    "Author",
    "en",
    (
        Page(
            100.0,
            200.0,
            (
                Shape(None, 0, 0, 1, (((0, 0), (9.5, 0), (9.5, 2)),), Color(0, 120, 90)),
                Glyphs(1, 10, 20, 12, (word("Hello", SANS), word(" ", SANS), word("you", SLANTED)), 0, 0.25, BLACK),
                Shape(3, 10, 30, 2, (((0, 0), (1, 0), (1, 1)),) * 4, BLACK),
                Link(2, 10, 30, 8, 8, "https://example.org", "Example"),
            ),
        ),
    ),
    (
        Node("Document", None),
        Node("H1", 0),
        Node("Link", 0, url="https://example.org"),
        Node("Figure", 2, alt="A code"),
    ),
    (Bookmark("Hello you", 0, 0, 20),),
)


def test_every_item_and_every_node_is_a_line() -> None:
    expected = """title 'Title' author 'Author' lang en
page 1 100 x 200
  - shape at 0 0 scale 1 #00785A 0,0 9.5,0 9.5,2
  H1:1 text 'Hello you' at 10 20 size 12 Sans 400, Sans 700 italic #000000 space 0.25
  Figure:3 shape at 10 30 scale 2 #000000 0,0 1,0 1,1 / 0,0 1,0 1,1 and 2 outlines
  Link:2 link at 10 30 size 8 x 8 https://example.org 'Example'
bookmark 'Hello you' page 1 at 20
Document
  H1 'Hello you'
  Link url='https://example.org'
    Figure alt='A code'
"""
    assert expected == dump(DRAWING)


def test_the_tree_alone() -> None:
    assert dump(DRAWING).endswith("\n" + tag_tree(DRAWING))
