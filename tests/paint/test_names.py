"""What links of the document lead to: elements with an id, a tree of ids, and a place on a page for each link."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pdf_structure import faults_of

from poster.press import Result, build, load

TEXT = """\
title: Reeds
sections:
  - text: |
      Reeds bend^[In the wind.], [so](https://a.example) they do not[^x] break[^x].

      [^x]: Says [one](https://b.example).
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("names")
    (folder / "content.yaml").write_text(TEXT, encoding="utf-8")
    return build(load(folder / "content.yaml"), "handout")


def test_each_note_has_an_id_of_its_own_and_the_tree_of_ids_leads_to_it(made: Result) -> None:
    with pikepdf.open(BytesIO(made.pdf)) as document:
        names = list(document.Root.StructTreeRoot.IDTree.Names)
        found = {str(name): node for name, node in zip(names[::2], names[1::2], strict=True) if node.S == "/Note"}
        assert ["note:1", "note:2", "note:3", "note:4"] == list(found)
        assert list(found) == [str(node.ID) for node in found.values()]


def test_each_mark_leads_to_a_place_on_a_page_and_other_links_to_their_url(made: Result) -> None:
    with pikepdf.open(BytesIO(made.pdf)) as document:
        pages = [page.objgen for page in document.pages]
        links = [link for page in document.pages for link in page.get("/Annots", ())]
        marks = [link for link in links if "/Dest" in link]
        assert ["1", "3", "2", "2", "4"] == [str(mark.Contents) for mark in marks]
        assert all(mark.Dest[0].objgen in pages for mark in marks)
        assert {"https://a.example", "https://b.example"} == {str(link.A.URI) for link in links if "/A" in link}


def test_the_structure_is_sound(made: Result, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(made.pdf)
    assert [] == faults_of(str(tmp_path / "a.pdf"))


@pytest.mark.conformance
def test_verapdf_finds_no_fault_with_notes(made: Result, tmp_path: Path) -> None:
    from verapdf import validate

    (tmp_path / "a.pdf").write_bytes(made.pdf)
    assert [(True, []), (True, [])] == [validate(str(tmp_path / "a.pdf"), flavour) for flavour in ("ua1", "2a")]
