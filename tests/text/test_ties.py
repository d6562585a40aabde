"""Which words stay on one line with the next."""

import itertools

import pytest

from poster.cache import Cache
from poster.text.ties import has_names, is_led, is_tied, ties_of


def tied(text: str, lang: str) -> str:
    """The text with `~` for the spaces at which no line ends."""
    words = text.split(" ")
    ties = ties_of(lang, Cache())
    spaces = ["~" if is_tied(before, after, ties) else " " for before, after in itertools.pairwise(words)]
    return "".join(word + space for word, space in zip(words, [*spaces, ""], strict=True))


@pytest.mark.parametrize("lang", ["en-GB", "de", "fr", "ja", "xx"])
@pytest.mark.parametrize(
    "expected",
    [
        "about 21~cm long", "10~mg, 5~%, 37~°C.", "(3~kg)", "5~mg/kg", "9.81~m/s²", "1,000~km", "3–4~h", "±0.5~µm",
        "~20~min".replace("~2", "≈2"), "10~000~km", "1~000~000", "2~W·m⁻²", "½~l", "4~Ω", "20~€", "3~cm²,", "100~kDa)",
        "in 2019 300 people", "5 apples", "p53 mg", "v2 m", "one m", "in 2019. A new day", "7 in Bonn",
        "p.~157", "pp.~3–9", "Fig.~3", "(Fig.~S2)", "Fig.~(4)", "Vol.~IV", "No.~5", "§~12", "ca.~30", "et~al.,",
        "Fig. shows", "et alii", "Dr.~Who", "dr. who", "Prof.~Dr.~Ada",
    ],
)  # fmt: skip
def test_in_every_language(expected: str, lang: str) -> None:
    assert expected == tied(expected.replace("~", " "), lang)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("de", "z.~B. heute"), ("de", "(d.~h. nie)"), ("de", "Z.~B. am"), ("de-AT", "u.~a., i.~d.~R. und v.~a."),
        ("de", "Abb.~2, S.~12, Nr.~7, Kap.~IX"), ("de", "300 v.~Chr."), ("de", "Anna S. kommt"), ("en", "Anna S. 12"),
        ("en", "e.~g. this, i.~e. that"), ("en", "Sect.~4, Eq.~(2), Mr.~Smith"), ("en", "z. B. here"),
        ("fr", "p.~ex. ici, chap.~2, M.~Dupont"), ("es", "p.~ej. aquí, pág.~3"), ("nl", "afb.~3, blz.~12"),
        ("it", "p.~es. qui"), ("sv", "t.~ex. här"), ("da", "f.~eks. her"), ("pl", "m.~in. tu, rys.~4"),
        ("cs", "obr.~3"), ("pt", "p.~ex. aqui"), ("fi", "s.~9"),
    ],
)  # fmt: skip
def test_by_language(lang: str, expected: str) -> None:
    assert expected == tied(expected.replace("~", " "), lang)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "the~reed and a~boat"), ("de", "der~Hafen und ein~Boot"), ("fr", "la~mer et les~bateaux"),
        ("en", "we met Ada~Lovelace there"), ("en", "a~letter by A.~Lovelace"), ("de", "ein~Brief von Ada Lovelace"),
        ("en", "All Words Begin Large"), ("en", "the extraordinarilyunbroken word"), ("xx", "the reed"),
    ],
)  # fmt: skip
def test_display_lines_keep_articles_and_names_together(lang: str, expected: str) -> None:
    text = expected.replace("~", " ")
    words, ties = text.split(" "), ties_of(lang, Cache())
    names = has_names(text, ties)
    spaces = ["~" if is_led(*pair, ties, has_names=names) else " " for pair in itertools.pairwise(words)]
    assert expected == "".join(word + space for word, space in zip(words, [*spaces, ""], strict=True))
