"""The shipped content on other papers: it builds there without edits, or is refused with numbers."""

import json
from pathlib import Path

import pytest

import poster
from poster.cache import Cache
from poster.cli import main
from poster.model.content import Content
from poster.press import load, sizes_of

ROOT = Path(__file__).parent.parent
BUILT = [
    ("poster", "A0"), ("poster", "36x48in"), ("poster", "48x36in"), ("poster", "B1"),
    ("poster-landscape", "A0"), ("poster-landscape", "48x36in"), ("poster-landscape", "36x48in"),
    ("poster-landscape", "A1"),
]  # fmt: skip


@pytest.fixture(scope="module")
def content() -> Content:
    return load(ROOT / "content.yaml")


@pytest.fixture(scope="module")
def cache() -> Cache:
    return Cache()


@pytest.mark.parametrize(("name", "size"), BUILT)
def test_the_shipped_content_fills_the_page(name: str, size: str, content: Content, cache: Cache) -> None:
    result = poster.build(content, name, cache=cache, size=size)
    assert [] == [problem for problem in result.problems if "it reads well from 28pt" not in problem.message]
    areas: list[dict[str, list[dict[str, float]]]] = result.report["areas"]  # type: ignore[assignment]
    for area in areas:
        assert {1.0} == {column["fill"] for column in area["columns"]}


@pytest.mark.parametrize("name", ["poster", "poster-landscape"])
def test_a_page_too_small_is_refused_with_numbers(name: str, content: Content, cache: Cache) -> None:
    with pytest.raises(poster.PosterError, match=r"\d+ mm .*larger page"):
        poster.build(content, name, cache=cache, size="A2")


@pytest.mark.parametrize(
    ("names", "sized"),
    [
        (("poster", "handout"), ("poster",)),
        (("poster", "billboard"), ("poster", "billboard")),
        (("handout", "handout-booklet"), ("handout", "handout-booklet")),
        (("poster", "nothing-of-the-kind"), ("poster", "nothing-of-the-kind")),
    ],
)
def test_a_size_for_several_layouts_is_for_the_posters(
    names: tuple[str, ...], sized: tuple[str, ...], cache: Cache
) -> None:
    assert {name: "A1" if name in sized else "" for name in names} == sizes_of(
        names, ROOT / "content.yaml", "A1", cache
    )


def test_a_size_without_layouts_leaves_the_handouts_as_they_are(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    order = [
        "build",
        str(ROOT / "content.yaml"),
        "--size",
        "B1",
        "--out",
        str(tmp_path),
        "--report",
        str(report),
        "--quiet",
    ]
    main(order)
    outputs = json.loads(report.read_text(encoding="utf-8"))["outputs"]
    assert {"poster": 707.0, "poster-landscape": 1000.0, "handout": 148.0} == {
        output["layout"]: output["pages"][0]["width_mm"] for output in outputs
    }


def test_a_size_that_is_none_is_a_problem(content: Content, cache: Cache) -> None:
    with pytest.raises(poster.PosterError, match=r"'A9' is not a page size; did you mean 'A0'\?"):
        poster.build(content, "poster", cache=cache, size="A9")


def test_the_size_of_a_layout_that_is_read_stays(content: Content, cache: Cache) -> None:
    result = poster.build(content, "poster", cache=cache, size="A0")
    (page,) = result.report["pages"]
    assert (841.0, 1189.0) == (page["width_mm"], page["height_mm"])
    assert poster.build(content, "poster", cache=cache).pdf == result.pdf
