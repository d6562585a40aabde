"""Galleys: where text may break, what it is set in, and what is missing."""

import pytest

from poster.cache import Cache
from poster.model.content import Run
from poster.model.layout import Style
from poster.model.text import Galley
from poster.text.fonts import open_fonts
from poster.text.galley import Made, links_and_formulas, make_galley, rest_of
from tests.text.samples import CODE, FOLDERS, INTER, STYLE, boxes_of, galley_of


def make(*runs: Run, style: Style = INTER) -> Made:
    cache = Cache()
    return make_galley(runs, style, CODE, "en-GB", open_fonts(FOLDERS, cache), cache)


def weights(galley: Galley) -> list[tuple[str, int, bool]]:
    return [(p.word.text, p.word.face.weight, p.word.face.italic) for box in galley.boxes for p in box.pieces]


def test_boxes_stand_side_by_side_with_spaces_between() -> None:
    galley = galley_of("ab cde")
    assert ((0.0, 1.25), (1.0, 2.75), (1,)) == (galley.starts, galley.ends, galley.stops)
    assert ["ab_", "cde|"] == boxes_of(galley)


def test_several_spaces_are_one_and_those_at_the_ends_none() -> None:
    assert ["ab_", "cd|"] == boxes_of(galley_of("  ab \t  cd  "))


def test_no_text_gives_no_boxes() -> None:
    empty = Galley((), (), (), (), False, 0.0, 0, 0.0)
    assert (empty, empty, empty) == (galley_of(""), galley_of("  \n "), make().galley)


def test_a_newline_is_a_forced_stop() -> None:
    galley = galley_of("ab\ncd ef\n")
    assert (["ab_", "cd_", "ef|"], (0, 2)) == (boxes_of(galley), galley.stops)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five-Myths", ["Five-|", "Myths|"]),
        ("e-mail", ["e-mail|"]),
        ("covid-19", ["covid-19|"]),
        ("yes\u2014no", ["yes\u2014|", "no|"]),
        ("2011\u20132013", ["2011\u20132013|"]),
        ("resources/information", ["resources/|", "information|"]),
        ("#OTalk/#Occhat", ["#OTalk/|", "#Occhat|"]),
        ("1/2", ["1/2|"]),
        ("and/or", ["and/|", "or|"]),
        ("10\u00a0mm long", ["10\u00a0mm_", "long|"]),
        ("a\u2060-\u2060b", ["a-b|"]),
        ("zero\u200bwidth", ["zero|", "width|"]),
        ("hy\u00adphen", ["hy=", "phen|"]),
        ("public - as", ["public -_", "as|"]),
        ("21 cm long", ["21 cm_", "long|"]),
        ("see Fig. 3, p. 157", ["see_", "Fig. 3,_", "p. 157|"]),
        ("yes / no", ["yes /_", "no|"]),
        ("in /etc now", ["in /etc_", "now|"]),
        ("quoi ? oui", ["quoi ?_", "oui|"]),
        ("yes\u2014\u201d he", ["yes\u2014\u201d_", "he|"]),
    ],
)
def test_text_breaks(text: str, expected: list[str]) -> None:
    assert expected == boxes_of(galley_of(text, INTER))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://social.com/abcdef", ["http://social.com/|", "abcdef|"]),
        ("http://socialmediasurgery.com/", ["http://|", "socialmediasurgery.|", "com/|"]),
        ("http://a.org/x-y_z.index-page", ["http://a.org/|", "x-|", "y_|", "z.|", "index-page|"]),
        ("https://a.org/b//c?d=e&f=ghij", ["https://a.org/|", "b//|", "c?|", "d=e&|", "f=ghij|"]),
        ("www.nhs.uk/Aboutus", ["www.nhs.uk/|", "Aboutus|"]),
        ("(http://a.org/bc/detail)", ["(http://a.org/|", "bc/|", "detail)|"]),
    ],
)
def test_urls_break_after_their_signs_only(text: str, expected: list[str]) -> None:
    assert expected == boxes_of(galley_of(text, INTER._replace(hyphens=True)))


def test_a_url_never_ends_in_a_scrap_on_a_line_of_its_own() -> None:
    for url in ("http://social.com/abc", "http://a.org/x-yz/"):
        assert [f"{url}|"] == boxes_of(galley_of(url, INTER))


def test_text_that_is_said_to_be_a_url_breaks_like_one() -> None:
    assert ["example.org/|", "some-|", "things|"] == boxes_of(galley_of("example.org/some-things", INTER, url=True))


def test_a_long_host_breaks_at_its_signs_but_at_a_high_price() -> None:
    galley = galley_of("https://department.example.ac.uk/x-yyyyyy", INTER)
    assert ["https://|", "department.|", "example.|", "ac.|", "uk/|"] == boxes_of(galley)[:5]
    assert [250.0, 250.0, 250.0, 250.0] == [box.penalty for box in galley.boxes[:4]]


def test_ideographs_break_but_not_before_closing_punctuation() -> None:
    galley = galley_of("\u6f22\u5b57\u3002\u6f22", INTER)
    assert ["\u6f22|", "\u5b57\u3002|", "\u6f22|"] == boxes_of(galley)


def test_words_are_divided_where_the_style_asks() -> None:
    style = INTER._replace(hyphens=True)
    assert ["in=", "form=", "a=", "tion|"] == boxes_of(galley_of("information", style))
    assert ["INFORMATION|"] == boxes_of(galley_of("INFORMATION", style))
    assert ["infor|"] == boxes_of(galley_of("infor", style))
    assert ["information|"] == boxes_of(galley_of("information", style, lang="xx"))
    assert ["information|"] == boxes_of(galley_of("information", INTER))


def test_a_hyphen_that_is_added_reads_as_a_soft_hyphen() -> None:
    hyphen = galley_of("hy\u00adphen", INTER).boxes[0].hyphen
    assert hyphen is not None
    assert ("\u00ad", ("\u00ad",)) == (hyphen.word.text, hyphen.word.clusters)


def test_strong_is_bold_and_emphasis_italic() -> None:
    made = make(Run("a "), Run("b", strong=True), Run("c", emphasis=True), Run(" d"))
    assert [("a", 400, False), ("b", 700, False), ("c", 400, True), ("d", 400, False)] == weights(made.galley)


def test_strong_in_a_bold_style_is_bolder_and_emphasis_in_italics_upright() -> None:
    made = make(Run("a", strong=True), Run(" b", emphasis=True), style=INTER._replace(weight=600, italic=True))
    assert [("a", 700, True), ("b", 600, False)] == weights(made.galley)


def test_code_is_set_in_the_code_style_at_its_size() -> None:
    (box,) = make(Run("x", code=True)).galley.boxes
    assert ("JetBrains Mono", 0.88) == (box.pieces[0].word.face.family, box.pieces[0].scale)


def test_scripts_are_small_and_shifted() -> None:
    (box,) = make(Run("m"), Run("2", script=1), Run("i", script=-1)).galley.boxes
    assert [(1.0, 0.0), (0.7, 0.33), (0.7, -0.16)] == [(piece.scale, piece.rise) for piece in box.pieces]


def test_a_word_across_runs_stays_one_box() -> None:
    assert ["bold_", "word.|"] == boxes_of(
        make(Run("bo"), Run("ld ", strong=True), Run("word"), Run(".", strong=True)).galley
    )


def test_links_are_numbered_and_neighbours_are_one() -> None:
    runs = (Run("a", url="u"), Run("b", strong=True, url="u"), Run(" c "), Run("d", url="v"), Run("e", url="u"))
    assert ["u", "v", "u"] == [run.url for run in links_and_formulas(runs)]
    assert [1, 1, 0, 2, 3] == [piece.link for box in make(*runs).galley.boxes for piece in box.pieces]


def test_the_space_after_a_link_is_not_part_of_it() -> None:
    first, second = make(Run("a b", url="u"), Run(" c")).galley.boxes[:2]
    assert first.space is not None
    assert second.space is not None
    assert (1, 0) == (first.space.link, second.space.link)


def test_tracking_and_extra_space_widen_the_text() -> None:
    galley = galley_of("ab c", STYLE._replace(tracking=0.1, space=0.05))
    assert [0.0, 1.6] == [round(start, 6) for start in galley.starts]
    assert [1.1, 2.1] == [round(end, 6) for end in galley.ends]


def test_a_character_that_the_family_lacks_comes_from_a_helping_family() -> None:
    made = make(Run("a\u03a9c"), style=STYLE._replace(families=("Test Plain", "Inter Tight")))
    families = [(piece.word.text, piece.word.face.family) for piece in made.galley.boxes[0].pieces]
    assert ([("a", "Test Plain"), ("\u03a9", "Inter Tight"), ("c", "Test Plain")], ()) == (families, made.missing)


def test_a_mark_is_set_in_the_face_of_its_letter() -> None:
    made = make(Run("ae\u0301c"), style=STYLE._replace(families=("Test Plain", "Inter Tight")))
    assert ["a", "e\u0301", "c"] == [piece.word.text for piece in made.galley.boxes[0].pieces]


def test_characters_that_no_font_has_are_named_with_their_run_and_number() -> None:
    assert ((1, 3, "\u6f22"), (1, 5, "\x01")) == make(Run("ab "), Run("de \u6f22c\x01")).missing


def test_without_a_font_every_character_is_missing() -> None:
    cache = Cache()
    style = STYLE._replace(families=("Nowhere",))
    made = make_galley((Run("a b"),), style, style, "en", open_fonts((), cache), cache)
    assert (((0, 0, "a"), (0, 2, "b")), ()) == (made.missing, made.galley.boxes)


def test_a_line_rather_ends_elsewhere_than_in_a_first_word_or_a_single_letter() -> None:
    galley = galley_of("ab cd. Abc a bc", INTER)
    assert [0.0, 0.0, 25.0, 25.0, 0.0] == [box.penalty for box in galley.boxes]


def test_the_same_text_is_made_once() -> None:
    cache = Cache()
    fonts = open_fonts(FOLDERS, cache)
    runs = (Run("ab cd"),)
    assert make_galley(runs, STYLE, CODE, "en", fonts, cache) is make_galley(runs, STYLE, CODE, "en", fonts, cache)


def test_what_is_left_of_a_galley_is_the_galley_of_what_is_left() -> None:
    whole, left = galley_of("aaaaaaa bb\ncc in\u00adfor dd\nee"), galley_of("cc in\u00adfor dd\nee")
    rest = rest_of(whole, 2)
    assert left.boxes == rest.boxes
    assert (left.stops, left.hyphenated, left.widest, left.letters) == (
        rest.stops, rest.hyphenated, rest.widest, rest.letters,
    )  # fmt: skip
    assert left.starts == pytest.approx(rest.starts)
    assert left.ends == pytest.approx(rest.ends)


def test_a_number_and_its_unit_are_no_stray_word() -> None:
    assert [0.0, 0.0] == [box.penalty for box in galley_of("aa 5 m").boxes]
