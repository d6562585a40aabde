"""What a build came to -> PDFs and a report in their places, and what is to be said about it."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from poster.problems import Place, Problem, error
from poster.reach import Reach, is_opened
from poster.save import clean, save, unwritable
from poster.stop import Stop

if TYPE_CHECKING:
    from poster.outlet import Outlet
    from poster.press import Result


class Outcome(NamedTuple):
    """What a build came to."""

    results: tuple["Result", ...]
    """One for each layout; empty when any has an error."""
    problems: tuple[Problem, ...]
    """All of them, once each, sorted by place."""
    prints: tuple["Result", ...] = ()
    """Those for the print shop, likewise."""
    reach: Reach = Reach((), (), set())
    """What could be read, and has been."""
    records: tuple[tuple[str, bytes], ...] = ()
    """Records for machines: name and content."""

    def but(self, *problems: Problem) -> "Outcome":
        """Nothing is made, for these problems too."""
        return Outcome((), tidy((*self.problems, *problems)), reach=self.reach)

    def files(self, out: str) -> dict[str, bytes]:
        """What is to be written to the folder `out`, the report aside."""
        files = {path_of(result.layout, out): result.pdf for result in self.results}
        files |= {os.path.join(out, name): record for name, record in self.records}
        return files | {print_path(result.layout, out): result.pdf for result in self.prints}


def deliver(outcome: Outcome, out: str, report: str, stop: Stop) -> Outcome:
    """Write the PDFs to the folder `out`, and a report if it has a path; what came of it.

    PDFs and a report that is a file are written all or none. What is open already, a device or a pipe, gets its report
    after that.
    """
    outcome, outlet = find_outlet(outcome, out, report)
    files = outcome.files(out)
    is_file = outlet is not None and outlet.descriptor is None
    with stop.held():
        if not files:
            clean((out,), stop.has_come)
        also = {outlet.path: report_of(outcome, out)} if outlet and is_file else {}
        failure = save(files | also, stop.has_come)
        if failure is not None:
            outcome = outcome.but(failure)
            # The report is owed even then, unless it is what cannot be written.
            if outlet and is_file and failure.place.file != outlet.path:
                save({outlet.path: report_of(outcome, out)}, stop.has_come)
        elif files:
            stop.truth = "all PDFs are written"
    if outlet and outlet.descriptor is not None:
        # Not held: who reads from a pipe may take a while.
        return pour_out(outcome, out, report, outlet.descriptor)
    return outcome


def find_outlet(outcome: Outcome, out: str, report: str) -> tuple[Outcome, "Outlet | None"]:
    """Where the report goes; a path that will not do, of the report or of a PDF, stops the build."""
    wrong = [read_already(path, outcome.reach) for path in (*outcome.files(out), report)]
    outlet = None
    if report and wrong[-1] is None:
        # Imported here: most builds write no report.
        from poster.outlet import open_outlet

        try:
            outlet = open_outlet(report)
        except OSError as failure:
            wrong.append(unwritable(report, failure))
    found = [problem for problem in wrong if problem is not None]
    return (outcome.but(*found) if found else outcome), outlet


def read_already(path: str, reach: Reach) -> Problem | None:
    """The problem of a path to write to that the build has read from."""
    if not path or not is_opened(path, reach):
        return None
    fact = f"'{path}' is a file that the build reads, so it cannot be written"
    return error(Place(path), fact, "name another file, or another folder with --out")


def pour_out(outcome: Outcome, out: str, report: str, descriptor: int) -> Outcome:
    """Write the report to what is open."""
    from poster.outlet import pour

    try:
        pour(report_of(outcome, out), descriptor)
    except OSError as failure:
        problem = unwritable(report, failure)
        fact = f"{problem.message}; the PDFs are written" if outcome.results else problem.message
        return outcome._replace(problems=tidy((*outcome.problems, problem._replace(message=fact))))
    return outcome


def path_of(layout: str, out: str) -> str:
    """The file that the PDF of a layout is written to."""
    return os.path.join(out, f"{layout}.pdf")


def print_path(layout: str, out: str) -> str:
    """The file for the print shop that goes with it."""
    return os.path.join(out, f"{layout}-print.pdf")


def report_of(outcome: Outcome, out: str) -> bytes:
    """The report as JSON; its keys are described in docs/report.md and stay."""
    # Imported here: 3 ms that only a report needs.
    import json

    bleeds = {result.layout: result.report["bleed_mm"] for result in outcome.prints}
    outputs = []
    for result in outcome.results:
        about = {**result.report, "file": path_of(result.layout, out)}
        if result.layout in bleeds:
            file, bleed = print_path(result.layout, out), bleeds[result.layout]
            about |= {"print": True, "print_file": file, "bleed_mm": bleed}
        outputs.append(about)
    problems = [{**problem.place._asdict(), **problem._asdict()} for problem in outcome.problems]
    for problem in problems:
        del problem["place"]
    text = json.dumps({"outputs": outputs, "problems": problems}, ensure_ascii=False, indent=2)
    # A file name that is no text comes as lone surrogates; spelled out they are still JSON.
    return text.encode("utf-8", "backslashreplace") + b"\n"


def tidy(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems once each, sorted by place."""
    return tuple(sorted(set(problems)))
