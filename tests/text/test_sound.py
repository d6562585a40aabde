"""Faces that say what makes no sense of themselves are told, not used."""

from typing import NamedTuple

import pytest

from poster.text.font_files import FontFace
from poster.text.sound import sorted_out


class Axis(NamedTuple):
    """Stands for what HarfBuzz says of an axis."""

    tag: str


SOUND = FontFace("a.ttf", 0, 400.0, 100.0, False, (Axis("wght"),), 1000, 0.7, 0.5, 0.9, 0.3)


def axes(*tags: str) -> FontFace:
    return SOUND._replace(axes=tuple(map(Axis, tags)))


def test_a_sound_face_is_used() -> None:
    assert ((SOUND,), ()) == sorted_out((SOUND,))


@pytest.mark.parametrize(
    ("face", "words"),
    [
        (axes("w\xffht"), "the name of an axis, 'w\\xffht', makes no sense"),
        (axes("    "), "the name of an axis, '    ', makes no sense"),
        (axes("w\0ht"), "the name of an axis, 'w\\x00ht', makes no sense"),
        (axes("wght", "wght"), "two of its axes have one name"),
        (axes(*(f"A{i:03}" for i in range(33))), "it has 33 axes"),
        (SOUND._replace(ascent=32.0), "it says that its letters are more than 8 em tall"),
    ],
)
def test_an_odd_face_is_told(face: FontFace, words: str) -> None:
    assert ((), (f"font file 'a.ttf' is damaged: {words}",)) == sorted_out((face,))
