"""LaTeX -> formulas: what is laid out, what is told, and how formulas part."""

import re
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from mathra import render

from poster.mathematics.breaks import joints_of, parts_before
from poster.mathematics.engine import LONGEST, lay_out
from poster.mathematics.macros import macro_of, macros_of, needed_by
from poster.mathematics.stix_face import FACE, FILE
from poster.model.formula import Formula, Stroke

BOXES = Path(__file__).parent / "boxes.txt"


def formula(tex: str, display: bool = True, lang: str = "en") -> Formula:
    made = lay_out(tex, display, lang)
    assert made.formula, made.faults
    return made.formula


def recorded() -> list[tuple[str, str]]:
    """Formulas and the boxes that they had when they were looked at: width, ascent, depth, glyphs, strokes."""
    lines = BOXES.read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" | ", 1) for line in lines if line and not line.startswith("#")]
    return [(tex, box) for box, tex in pairs]


def box_of(made: Formula) -> str:
    strokes = sum(isinstance(mark, Stroke) for mark in made.marks)
    return f"{made.width:.3f} {made.ascent:.3f} {made.depth:.3f} {len(made.letters)} {strokes}"


@pytest.mark.parametrize("tex, box", recorded())
def test_a_formula_has_the_box_that_was_looked_at(tex: str, box: str) -> None:
    assert box == box_of(formula(tex))


def test_glyphs_are_those_of_the_font_that_ships() -> None:
    """The library's outlines and the font's are the same: a release with another font would set wrong signs."""
    font = TTFont(FILE)
    glyphs, names = font.getGlyphSet(), font.getGlyphOrder()
    seen = 0
    for tex, _ in recorded():
        for number, path in re.findall(r'<path id="mathra-\w+-g(\d+)" d="([^"]*)"', render(tex, display=True)["svg"]):
            pen = DecomposingRecordingPen(glyphs)
            glyphs[names[int(number)]].draw(pen)
            drawn = {float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", path)}
            own = {float(value) for _, points in pen.value for point in points for value in point}
            assert set() == drawn - own, (tex, names[int(number)])
            seen += 1
    assert seen > 300


def test_the_face_has_the_measures_of_its_letters() -> None:
    font = TTFont(FILE)
    assert FACE.units == font["head"].unitsPerEm
    top = {letter: font["CFF "].cff[0].CharStrings[letter].calcBounds(font.getGlyphSet())[3] for letter in "Hxbd"}
    assert (FACE.cap_height, FACE.x_height) == (top["H"] / 1000, top["x"] / 1000)


@pytest.mark.parametrize(
    "tex, letters",
    [("x^2", "𝑥2"), (r"\frac{a}{b}", "𝑎𝑏"), (r"\bigl( a \bigr)", "(𝑎)"), (r"\text{if } x", "if𝑥"),
     (r"\sqrt{2}", "√2"), (r"\partial_t", "∂𝑡"), (r"\mathbb{R}", "ℝ"), ("a-b", "𝑎−𝑏")],
)  # fmt: skip
def test_every_glyph_knows_its_character(tex: str, letters: str) -> None:
    assert letters == formula(tex).letters


def test_the_part_by_which_an_arrow_grows_stands_for_nothing() -> None:
    assert "→" == formula(r"\xrightarrow{\hspace{3em}}").letters.replace("\u200b", "")


@pytest.mark.parametrize(
    "tex, at, fact",
    [
        (r"a + \foo b", 4, r"mathematics: unsupported command: \foo"),
        ("a\n + \\foo b", 5, r"mathematics: unsupported command: \foo"),
        (r"x \\b + \foo", 8, r"mathematics: unsupported command: \foo"),
        (r"\frac{a}{b", 8, "mathematics: '{' without a matching '}'"),
        (r"\textcolor{blurple}{x}", 11, "the color 'blurple' has no name here"),
        (r"\textcolor{blue!50}{x}", 10, "mathematics: invalid color: blue!50"),
        (r"see \eqref{a}", 4, r"'\eqref' refers to something within a formula, where nothing can be referred to"),
        ("{" * 70 + "}" * 70, 64, "mathematics: nesting deeper than 64 levels"),
        ("x" * (LONGEST + 1), LONGEST, "the formula is longer than 5,000 characters"),
        ("漢", 0, "mathematics: the font has no '漢' (U+6F22): drew a box"),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_told_with_its_character(tex: str, at: int, fact: str) -> None:
    (fault, *_) = lay_out(tex, True, "en").faults
    assert (at, fact) == (fault.at, fault.fact)
    assert fault.hint


@pytest.mark.parametrize("tex, plain", [("a % hi \\foo\n b", "ab"), (r"a\label{eq-x}", "a"), (r"a \\b", "a; b")])
def test_what_the_library_misreads_is_made_plain(tex: str, plain: str) -> None:
    assert plain == formula(tex).text


def test_it_is_spoken_in_the_language_of_the_content_or_as_it_reads() -> None:
    assert "a durch b" == formula(r"\frac{a}{b}", lang="de-AT").speech
    assert "a/b" == formula(r"\frac{a}{b}", lang="sv").speech


def test_numbers_with_units_follow_the_language() -> None:
    assert "4,2 µm" == formula(r"\qty{4.2}{\micro\metre}", lang="de").text.replace("\u202f", " ")


def test_a_formula_in_a_line_parts_behind_relations() -> None:
    made = formula(r"f(x) = \alpha x + \beta \leq \gamma", display=False)
    assert ["𝑓(𝑥)=", "𝛼𝑥+𝛽≤", "𝛾"] == [part.letters for part in made.parts]
    assert abs(sum(part.width for part in made.parts) - made.width) < 0.01


def test_one_by_itself_parts_before_relations_and_sums() -> None:
    made = formula(r"f(x) = \alpha x_1 + \beta x_2 - \left(a + b\right) \leq \gamma")
    assert ["𝑓(𝑥)", "=𝛼𝑥1", "+𝛽𝑥2", "−(𝑎+𝑏)", "≤𝛾"] == [part.letters for part in made.parts]
    assert [False, False, True, True, False] == [part.is_sum for part in made.parts]


WHOLE = (r"a = -b", "x^{a=b}", r"\left(a = b\right)", "(a = b)", r"\begin{matrix}a=b\end{matrix}", r"a &= b",
         r"a \not= b", r"\color{red} a = b")  # fmt: skip


@pytest.mark.parametrize("tex", WHOLE)
def test_signs_within_something_and_signs_of_a_number_part_nothing(tex: str) -> None:
    joints = joints_of(tex)
    assert not joints or ["a {}", "{}= -b"] == parts_before(tex, joints)


def test_macros_of_a_map_take_as_many_arguments_as_they_use() -> None:
    norm = macro_of("norm", r"\lVert #1 \rVert")
    assert r"\newcommand{\norm}[1]{\lVert #1 \rVert}" == norm.definition
    made = lay_out(r"\norm{x} \in \R", True, "en", (norm, macro_of(r"\R", r"\mathbb{R}")))
    assert made.formula
    assert "‖𝑥‖∈ℝ" == made.formula.letters


def test_macros_of_a_file_are_found_and_broken_ones_are_told_by_line() -> None:
    tex = "% \\newcommand{\\no}{}\n\\newcommand{\\R}{\\mathbb{R}}\n\\newcommand\\set[2]{\\{#1 \\mid #2\\}}\n"
    tex += "\\DeclareMathOperator*{\\argmin}{arg\\,min}\n\\def\\half#1{\\frac{#1}{2}}\n\\newcommand{\\b}{x"
    macros, broken = macros_of(tex)
    assert [("\\R", 2), ("\\set", 3), ("\\argmin", 4), ("\\half", 5)] == [(each.name, each.line) for each in macros]
    assert (6,) == broken
    made = lay_out(r"\argmin_{x \in \R} \half{\set{x}{y}}", True, "en", macros)
    assert made.formula, made.faults


def test_only_the_macros_that_are_needed_stand_before_a_formula() -> None:
    macros = tuple(macro_of(name, body) for name, body in (("a", r"\b"), ("b", "x"), ("c", "y")))
    assert macros[0].definition + macros[1].definition == needed_by(r"\a", macros)


def test_macros_that_call_themselves_end() -> None:
    made = lay_out(r"\a", True, "en", (macro_of("a", r"\a\a"),))
    assert "calls itself" in made.faults[0].fact
