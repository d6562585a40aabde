"""Contents with mathematics -> PDFs: what is read, spoken and marked, and what is told."""

from pathlib import Path

import pytest

from poster import press
from poster.cache import Cache
from poster.press import Result
from poster.problems import PosterError
from tests.tools.pdf_text import texts_of

TEXT = r"""title: "On $E = mc^2$"
lang: en
macros: {R: '\mathbb{R}', norm: '\lVert #1 \rVert'}
sections:
  - title: Growth of $c$
    text: |
      We take $x \in \R$ and a tall $\frac{a}{b}$ here, as [$\norm{x}$](https://example.org) says.

      $$ \frac{\mathrm{d}c}{\mathrm{d}t} = r c $$ {#eq-growth}

      - Even in lists $y_i$:

        $$ a = b $$

      1. $$ c = d $$ {#eq-second}
"""


def build(text: str, folder: Path, layout: str = "handout", cache: Cache | None = None) -> Result:
    (folder / "content.yaml").write_text(text, encoding="utf-8")
    return press.build(press.load(folder / "content.yaml"), layout, cache=cache)


def told(text: str, folder: Path) -> list[str]:
    with pytest.raises(PosterError) as refused:
        build(text, folder)
    return [str(problem).replace(str(folder / "content.yaml") + ":", "") for problem in refused.value.problems]


def test_formulas_read_as_plain_text_where_they_stand(tmp_path: Path) -> None:
    texts = texts_of(build(TEXT, tmp_path).pdf)
    assert texts[0] == "On E = mc^2"
    assert "We take x ∈ ℝ and a tall a/b here, as ‖x‖1 says." in texts  # the 1 leads to the address
    at = next(number for number, text in enumerate(texts) if "dt" in text)
    assert "(1)" == texts[at + 1]
    assert {"a = b", "c = d", "(2)"} < set(texts)


def test_formulas_are_spoken_and_marked_as_formulas(tmp_path: Path) -> None:
    pdf = build(TEXT, tmp_path).pdf
    assert 9 == pdf.count(b"/S/Formula")
    speech = "x is in the real numbers".encode("utf-16-be").hex().upper().encode()
    assert b"/Alt<FEFF" + speech in pdf.upper() or b"/Alt(x is in the real numbers)" in pdf


def test_titles_of_the_file_read_as_plain_text(tmp_path: Path) -> None:
    build(TEXT, tmp_path)
    assert "On E = mc^2" == press.load(tmp_path / "content.yaml").title.plain


def test_the_same_bytes_come_out_of_a_warm_cache(tmp_path: Path) -> None:
    cache = Cache()
    assert build(TEXT, tmp_path).pdf == build(TEXT, tmp_path, cache=cache).pdf == build(TEXT, tmp_path, cache=cache).pdf


@pytest.mark.parametrize("layout", ["poster", "handout-large-print", "cards", "billboard"])
def test_they_are_set_in_any_layout(layout: str, tmp_path: Path) -> None:
    build(TEXT.replace("mc^2", "mc"), tmp_path, layout)


@pytest.mark.parametrize(
    "line, expected",
    [
        (r"a $x + \foo$ b", r"5:14: mathematics: unsupported command: \foo; define it under 'macros:'"),
        (r"a $\frac{x}{y$ b", r"5:18: mathematics: '{' without a matching '}'; write the other one"),
        ("$$ a = \\foo $$", r"5:14: mathematics: unsupported command: \foo"),
        ("$$\n      a\n      = \\foo\n      $$", r"7:9: mathematics: unsupported command: \foo"),
        ("$$ x $$ {#eq-a}\n\n      $$ y $$ {#eq-a}", "7:7: two things have the id 'eq-a'"),
        (r"\begin{align} a &= \foo \end{align}", r"5:26: mathematics: unsupported command: \foo"),
    ],
)
def test_what_cannot_be_set_is_told_at_its_column(line: str, expected: str, tmp_path: Path) -> None:
    text = f"title: One\nsections:\n  - title: Two\n    text: |\n      {line}\n"
    assert any(problem.startswith(expected) for problem in told(text, tmp_path)), told(text, tmp_path)


def test_macros_come_from_a_file_and_a_change_of_it_is_seen(tmp_path: Path) -> None:
    text = "title: One\nmacros: own.tex\nsections: [{title: Two, text: 'of $\\R$ so'}]\n"
    (tmp_path / "own.tex").write_text("\\newcommand{\\R}{\\mathbb{R}}\n", encoding="utf-8")
    (tmp_path / "content.yaml").write_text(text, encoding="utf-8")
    cache = Cache()
    first, _ = press.open_content(tmp_path / "content.yaml", cache)
    (tmp_path / "own.tex").write_text("\\newcommand{\\R}{\\mathbb{Q}}\n", encoding="utf-8")
    second, _ = press.open_content(tmp_path / "content.yaml", cache)
    assert first
    assert second
    plain = [content.sections[0].blocks[0].text.plain for content in (first, second)]  # type: ignore[union-attr]
    assert ["of ℝ so", "of ℚ so"] == plain


@pytest.mark.parametrize(
    "macros, expected",
    [
        ("nowhere.tex", "2:9: 'nowhere.tex': there is no such file"),
        ("../own.tex", "lies outside the project's folder"),
        ("own.txt", "'own.txt' is no LaTeX file"),
        ("{2x: y}", "2:10: '2x' is not the name of a macro"),
        ("{a: '{'}", "'{' has a brace without its other one"),
    ],
)
def test_macros_that_cannot_be_read_are_told(macros: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = f"title: One\nmacros: {macros}\nsections: [{{title: Two, text: three}}]\n"
    (tmp_path / "in" / "content.yaml").write_text(text, encoding="utf-8")
    from poster.reach import reach_of

    reach = reach_of(str(tmp_path / "in" / "content.yaml"), ())
    _, problems = press.open_content(tmp_path / "in" / "content.yaml", Cache(), reach)
    assert any(expected in str(problem).replace(str(tmp_path / "in") + "/", "") for problem in problems), problems


def test_a_dollar_that_is_none_stays_text(tmp_path: Path) -> None:
    text = "title: One\nsections: [{title: Two, text: 'from $5 to $10 and \\$x'}]\n"
    assert "from $5 to $10 and $x" in texts_of(build(text, tmp_path).pdf)
