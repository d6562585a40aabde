"""Notices: papers of office printers, full with few words."""

from pathlib import Path

import pytest

import poster

FEW = """
title: Bring one book and take another.
event: Town hall garden, north gate
date: Saturday 14 March, 10 to 13
contact: Free for all.
resources: [{title: The list of books, url: "https://example.org/books"}]
"""


@pytest.mark.parametrize("size", ["A3", "A4", "A5", "Letter", "Tabloid", "A4 landscape"])
def test_a_notice_of_25_words_is_full_on_every_paper(size: str, tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(FEW, encoding="utf-8")
    made = poster.build(poster.load(tmp_path / "content.yaml"), "notice", size=size)
    assert () == tuple(made.problems)
