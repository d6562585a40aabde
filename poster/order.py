"""Arguments of the command line -> an order; help and usage."""

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

NO_REPORT = (
    ".pdf", ".yaml", ".yml", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".svg",
    ".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2",
)  # fmt: skip
"""Endings of what a build reads or writes: a report that is to be called so is a slip."""

LAST_MOMENT = 253_402_300_799
"""The end of the year 9999, in seconds: dates in PDFs have four digits for the year."""

FLAGS = ("--print", "--marks", "--record", "--quiet")
"""Options that take no argument."""

USAGE = (
    "usage: poster build [CONTENT] [--layout NAME|FILE]... [--theme NAME|FILE] [--size SIZE]"
    " [--print [--marks]] [--record] [--out DIR] [--report FILE] [--quiet]"
)

HELP = f"""{USAGE}
       poster --version | --help

Makes poster and handout PDFs from a content file and layouts.

  CONTENT             the content file (content.yaml)
  --layout NAME|FILE  a layout, by name or as a file; may be given several times
                      (without it: the layouts named in the content file)
  --theme NAME|FILE   colors and fonts to take instead of those the layouts name
  --size SIZE         page size in the place of the layouts' own: A1, 'A1 landscape', Letter, 48x36in, '120cm x 90cm'
                      (without --layout: of the posters; handouts made with them keep theirs)
  --print             write LAYOUT-print.pdf beside each PDF, for a print shop: with its bleed, without links
  --marks             crop marks in those files
  --record            write poster.json and zenodo.json beside the PDFs: the work as catalogues and archives take it
  --out DIR           folder for the PDFs, each named after its layout (out)
  --report FILE       write a report in JSON: sizes, fill, codes, fonts, problems
  --quiet             print problems only
  --version           print the version
  --help              print this help

Exit status: 0 built, 1 problems in the input (nothing is written), 2 wrong usage, 128 + signal when stopped.
With SOURCE_DATE_EPOCH in the environment the PDFs carry that date."""


class UsageError(Exception):
    """The command line itself is wrong; the text says how."""


class Order(NamedTuple):
    """What the command line asks for."""

    content: str
    """The content file."""
    layouts: tuple[str, ...]
    """Names or files of layouts; empty: those that the content file names."""
    theme: str
    """Name or file of a theme for all of them; empty: the theme that each layout names."""
    size: str
    """Page size in the place of the layouts' own; empty: theirs."""
    out: str
    """Folder for the PDFs."""
    report: str
    """File for the report; empty for none."""
    quiet: bool
    """Problems only."""
    created: int | None
    """Seconds since 1970 that the PDFs carry as their date; None for the fixed date."""
    prints: bool = False
    """Whether a file for the print shop goes with each PDF; else with those whose layouts say so."""
    marks: bool = False
    """Whether those files have crop marks."""
    record: bool = False
    """Whether records for machines go with the PDFs."""


def read_order(arguments: Sequence[str]) -> Order:
    """The arguments after `build` as an order. Raises UsageError."""
    # getopt, not argparse: 1 ms instead of 12 to import and set up, of a process that has 245.
    import getopt

    try:
        known = ["layout=", "theme=", "size=", "print", "marks", "record", "out=", "report=", "quiet"]
        options, operands = getopt.gnu_getopt(list(arguments), "", known)
    except getopt.GetoptError as fault:
        raise UsageError(str(fault)) from None
    if len(operands) > 1:
        raise UsageError(f"one content file at a time, not {len(operands)}: '{operands[1]}' is one too many")
    if any(name not in FLAGS and not value for name, value in options) or operands == [""]:
        raise UsageError("an argument is empty")
    chosen = dict(options)
    layouts = tuple(dict.fromkeys(value for name, value in options if name == "--layout"))
    content = operands[0] if operands else "content.yaml"
    refuse_report(chosen.get("--report", ""), (content, *layouts, chosen.get("--theme", "")))
    refuse_size(chosen.get("--size", ""))
    return Order(
        content=content,
        layouts=layouts,
        theme=chosen.get("--theme", ""),
        size=chosen.get("--size", ""),
        out=chosen.get("--out", "out"),
        report=chosen.get("--report", ""),
        quiet="--quiet" in chosen,
        created=epoch(os.environ.get("SOURCE_DATE_EPOCH", "")),
        prints="--print" in chosen,
        marks="--marks" in chosen,
        record="--record" in chosen,
    )


def refuse_report(path: str, inputs: Iterable[str]) -> None:
    """Raise UsageError where the report would overwrite an input, or a PDF."""
    if not path:
        return
    is_slip = any(each.lower().endswith(NO_REPORT) for each in (path, end_of(path)))
    if is_slip or any(each and is_same(path, each) for each in inputs):
        raise UsageError(
            f"the report would be written to '{path}', which is no JSON file; give it a name like report.json"
        )


def end_of(path: str) -> str:
    """Where links lead."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path


def is_same(path: str, other: str) -> bool:
    """Whether two paths lead to one file."""
    try:
        return path == other or os.path.samefile(path, other)
    except (OSError, ValueError):
        return False


def refuse_size(size: str) -> None:
    """Raise UsageError where a page size is given that is none."""
    if not size:
        return
    # Imported here: few builds ask for a size.
    from poster.read.values import page_size

    try:
        page_size(size)
    except ValueError as fault:
        raise UsageError(f"--size: {fault}") from None


def epoch(text: str) -> int | None:
    """SOURCE_DATE_EPOCH as a number; None where it is not set. Raises UsageError."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 12 and int(text) <= LAST_MOMENT):
        raise UsageError(f"SOURCE_DATE_EPOCH is '{text[:40]}', not a number of seconds since 1970")
    return int(text)
