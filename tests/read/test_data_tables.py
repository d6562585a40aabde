"""Tables of data files: what is read, and what is said of files that cannot be used."""

import io
import zipfile
from pathlib import Path

import pytest

from poster.cache import Cache
from poster.model.content import Content, Table
from poster.problems import Problem
from poster.read.content import read_content
from poster.read.data_tables import rounded

HEAD = "title: A\nsections:\n  - text: |\n      "


def built(folder: Path, picture: str, **files: bytes) -> tuple[Content | None, tuple[Problem, ...]]:
    for name, raw in files.items():
        (folder / name.replace("_", ".")).write_bytes(raw)
    (folder / "content.yaml").write_text(HEAD + picture + "\n", encoding="utf-8")
    return read_content(str(folder / "content.yaml"), Cache())


def table(folder: Path, picture: str, **files: bytes) -> Table:
    content, problems = built(folder, picture, **files)
    assert content, problems
    found = content.sections[0].blocks[0]
    assert isinstance(found, Table)
    return found


def words(made: Table) -> list[list[str]]:
    return [[cell.text.plain for cell in row] for row in (*made.head, *made.rows)]


@pytest.mark.parametrize(
    "name, raw, expected",
    [
        ("a_csv", b"Site,Yield\nCoast,4.25\n", [["Site", "Yield"], ["Coast", "4.25"]]),
        ("a_csv", b"\xef\xbb\xbfSite;Yield\r\nCoast;4,25\r\n", [["Site", "Yield"], ["Coast", "4,25"]]),
        ("a_csv", b'a,b\n"x, y","so ""it"" is"\n', [["a", "b"], ["x, y", 'so "it" is']]),
        ("a_csv", b"a,b\n\n1,**2**\n,\n", [["a", "b"], ["1", "2"]]),
        ("a_tsv", b"a\tb\n1, 2\t3\n", [["a", "b"], ["1, 2", "3"]]),
        ("a_csv", b'a,b\n"two\nlines",3\n', [["a", "b"], ["two\nlines", "3"]]),
    ],
)
def test_cells_of_files_that_signs_part(name: str, raw: bytes, expected: list[list[str]], tmp_path: Path) -> None:
    assert expected == words(table(tmp_path, f"![So]({name.replace('_', '.')})", **{name: raw}))


def test_what_is_said_of_a_data_file_is_used(tmp_path: Path) -> None:
    made = table(
        tmp_path, "![So *it* is](a.csv){.table #tbl-a digits=1 range=B1:C2 tbl-colwidths=\"[60,40]\"}",
        a_csv=b"a,b,c\n1,2.25,3\n9,9,9\n",
    )  # fmt: skip
    assert made.caption
    assert ("tbl-a", 1, "So it is", (0.6, 0.4)) == (made.id, made.number, made.caption.plain, made.shares)
    assert [["b", "c"], ["2.2", "3"]] == words(made)


@pytest.mark.parametrize(
    "cell, digits, expected",
    [
        ("4.256", 2, "4.26"), ("-0.004", 2, "0.00"), ("−1.25", 1, "−1.2"), ("4,256", 2, "4,26"), ("7", 2, "7"),
        ("0.5", 3, "0.500"), ("1.5e3", 1, "1500.0"), ("1.0e300", 2, "1.0e300"), ("4.2 ± 0.31", 1, "4.2 ± 0.31"),
    ],
)  # fmt: skip
def test_numbers_with_decimals_are_rounded(cell: str, digits: int, expected: str) -> None:
    assert expected == rounded(cell, digits)


@pytest.mark.parametrize(
    "picture, raw, expected",
    [
        ("![](b.csv)", b"a\n1", "the data file 'b.csv' does not exist"),
        ("![](../a.csv)", b"a\n1", "lies outside the project's folder"),
        ("![](https://a.org/a.csv)", b"a\n1", "is not a file of the project"),
        ("![](a.csv)", b"", "is empty"),
        ("![](a.csv)", b"a,b\n1,\xe9\n", "the file is not UTF-8: byte 0xE9 stands here"),
        ("![](a.csv)", "a,b\n1,2\n".encode("utf-16"), "the file is UTF-16"),
        ("![](a.csv)", b'a,b\n1,"x" y\n', "this row cannot be read"),
        ("![](a.csv)", b"a,b\n1,\0\n", "here stands a control character"),
        ("![](a.csv)", b"a,b\n" + b"1,2\n" * 300, "has 301 rows and 2 columns"),
        ("![](a.csv)", b"a," * 60 + b"\n1", "has 2 rows and 60 columns"),
        ("![](a.csv)", b"a\n" * 30_000, "the file has more than 20,000 rows"),
        ("![](a.csv)", b"a" * 5_000_000, "is larger than 4 MB"),
        ("![](a.csv){range=D1:E2}", b"a,b\n1,2\n", "there is nothing in the cells D1:E2"),
        ("![](a.csv){range=so}", b"a,b\n1,2\n", "'so' is no range of cells"),
        ("![](a.csv){digits=x}", b"a,b\n1,2\n", "'x' is no number of digits"),
        ("![](a.csv){sheet=b}", b"a,b\n1,2\n", "'a.csv' has no sheets"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(picture: str, raw: bytes, expected: str, tmp_path: Path) -> None:
    content, problems = built(tmp_path, picture, a_csv=raw)
    assert content is None
    assert [expected] == [expected for problem in problems if expected in problem.message], problems


@pytest.mark.parametrize(
    "picture, raw, expected",
    [
        ("![](a.csv)", b"a,b\n1,2,3\n4\n", "this row has 3 cells, the first 2, and 1 more like it"),
        ("![](a.csv)", b"a,b\n1,0.30000000000000004\n", "0.30000000000000004 in row 2"),
        ('![](a.csv){tbl-colwidths="[1,2,3]"}', b"a,b\n1,2\n", "there are 3 widths for 2 columns"),
    ],
)
def test_what_is_odd_in_a_file_is_told(picture: str, raw: bytes, expected: str, tmp_path: Path) -> None:
    content, problems = built(tmp_path, picture, a_csv=raw)
    assert content
    assert [expected] == [expected for problem in problems if expected in problem.message], problems


SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(cells: str, sheet: str = "Data") -> bytes:
    """A workbook with one sheet."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {SPACE} xmlns:r="{RELATIONS}"><sheets>'
        f'<sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {SPACE}><sheetData>{cells}</sheetData></worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def text(cell: str, words: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{words}</t></is></c>'


ROWS = (
    f'<row r="1">{text("A1", "Site")}{text("B1", "Yield")}</row>'
    f'<row r="2">{text("A2", "Coast")}<c r="B2"><v>0.30000000000000004</v></c></row>'
    f'<row r="3">{text("A3", "Hill")}<c r="B3" t="b"><v>1</v></c></row>'
)


def test_sheets_of_workbooks_are_read(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    made = table(tmp_path, "![](a.xlsx){sheet=Data}", a_xlsx=workbook(ROWS))
    assert [["Site", "Yield"], ["Coast", "0.3"], ["Hill", "yes"]] == words(made)


@pytest.mark.parametrize(
    "picture, raw, expected",
    [
        ("![](a.xlsx){sheet=Dato}", workbook(ROWS), "there is no sheet 'Dato'"),
        ("![](a.xlsx)", b"PK\x03\x04 so", "this is no workbook of the kind .xlsx"),
        ("![](a.xlsx)", b"\xd0\xcf\x11\xe0" * 100, "this is no workbook of the kind .xlsx"),
        ("![](a.xlsx)", workbook(ROWS + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "a sheet spans"),
        ("![](a.xlsx)", workbook(ROWS + '<row r="4"><c r="so"><v>1</v></c></row>'), "names a cell 'so'"),
        ("![](a.xlsx)", workbook(" " * 60_000_000), "unpacks to more than 40 MB"),
        ("![](a.xlsx)", workbook(""), "there are no cells"),
    ],
    ids=["sheet", "zip", "xls", "far", "odd", "bomb", "empty"],
)
def test_workbooks_that_cannot_be_used_are_refused(picture: str, raw: bytes, expected: str, tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    content, problems = built(tmp_path, picture, a_xlsx=raw)
    assert content is None
    assert [expected] == [expected for problem in problems if expected in problem.message], problems


def test_formulas_that_failed_are_told(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    cells = ROWS + f'<row r="4">{text("A4", "Bay")}<c r="B4" t="e"><v>#DIV/0!</v></c></row>'
    content, problems = built(tmp_path, "![](a.xlsx)", a_xlsx=workbook(cells))
    assert content
    assert "the cell B4 holds #DIV/0!: its formula failed, and it stays empty" == problems[0].message
