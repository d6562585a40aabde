"""The command line: arguments -> PDFs and a report on disk, lines to read, an exit status."""

import errno
import gc
import os
import sys
from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn

from poster import __version__
from poster.deferred import defer_imports
from poster.deliver import Outcome, deliver, path_of, print_path, tidy
from poster.order import HELP, USAGE, Order, UsageError, end_of, is_same, read_order
from poster.problems import Place, PosterError, Problem, error
from poster.records import hasten_records
from poster.save import unwritable
from poster.stop import Stop
from poster.summary import print_summary, summary
from poster.terminal import ERASER, can_repaint, clipped, printable, progress, say

if TYPE_CHECKING:
    from poster.cache import Cache
    from poster.model.content import Content
    from poster.press import Result
    from poster.reach import Reach

BUILT, REFUSED, MISUSED, STOPPED = 0, 1, 2, 130
"""Exit statuses: PDFs written; problems in the input; wrong usage; interrupted (128 + SIGINT, as shells have it)."""

MOST_LINES = 200
"""Problems printed; the report has them all."""

LONGEST_MESSAGE, LONGEST_HINT = 500, 300
"""Characters printed of each; the report has all."""


def run(stop: Stop | None = None) -> NoReturn:
    """The `poster` command: run, say what is to be said and leave the process."""
    stop = stop or Stop()
    # The garbage collector stays off: a build makes few cycles and ends soon, and imports alone are 11 ms faster.
    gc.disable()
    hasten_records()
    defer_imports()
    status = main(sys.argv[1:], stop)
    # Leaving without taking down every module saves 30 ms of 165 with all libraries loaded; by now all files are closed
    # and renamed. Only the two streams are left to flush.
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:  # None where the caller has closed it
                stream.flush()
        except BrokenPipeError:
            pass
        except (OSError, ValueError) as failure:
            say(f"poster: cannot print: {failure}")
            status = status or REFUSED
    os._exit(status)


def main(arguments: Sequence[str], stop: Stop | None = None) -> int:
    """Do what the arguments say and return the exit status. No exception leaves it, whatever the input."""
    stop = stop or Stop()
    try:
        soften(sys.stdout)
        return dispatch(arguments, stop)
    except UsageError as fault:
        say(f"poster: {fault}")
        say(USAGE)
        return MISUSED
    except KeyboardInterrupt:
        say(f"poster: stopped; {stop.truth}")
        return STOPPED
    except BrokenPipeError:
        return BUILT  # The reader of our lines has gone; the files stand.
    except OSError as failure:
        say(f"poster: {failure}")
        return REFUSED
    except ModuleNotFoundError as missing:
        say(f"poster: the Python package '{missing.name}' is missing; install poster again, or run 'make poster'")
        return REFUSED
    except ImportError as unfit:
        say(f"poster: {unfit}; install poster again, or run 'make poster'")
        return REFUSED
    except Exception as fault:  # The last resort: everything expected is a problem with a place.
        return own_up(fault)


def soften(stream: object) -> None:
    """Let a stream spell out characters that its encoding lacks, instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def own_up(fault: Exception) -> int:
    """Say that the program is at fault, in two lines; the traceback is for those who ask for it."""
    if os.environ.get("POSTER_DEBUG") == "1":
        import traceback

        traceback.print_exc()
    say(f"poster: this is a bug in poster {__version__}: {type(fault).__name__}: {fault}")
    say("poster: please report that line together with the content and the layout; POSTER_DEBUG=1 shows the traceback")
    return REFUSED


def dispatch(arguments: Sequence[str], stop: Stop) -> int:
    """Help, the version or a build. Raises UsageError."""
    if "--help" in arguments or "-h" in arguments:
        print(HELP)
        return BUILT
    if "--version" in arguments:
        print(f"poster {__version__}")
        return BUILT
    if not arguments:
        raise UsageError("say what to do: 'poster build', or 'poster --help' to see all")
    command, *rest = arguments
    if command != "build":
        raise UsageError(f"'{command}' is not a command; the command is 'build'")
    return carry_out(read_order(rest), stop)


def carry_out(order: Order, stop: Stop) -> int:
    """Build, write and say what came of it; return the exit status."""
    outcome = deliver(build_all(order, stop), order.out, order.report, stop)
    announce(outcome.problems)
    if not order.quiet:
        for result in outcome.results:
            print(printable(summary(result.report, path_of(result.layout, order.out))))
        for result in outcome.prints:
            print(printable(print_summary(result.report, print_path(result.layout, order.out), order.marks)))
        for name, _ in outcome.records:
            print(printable(os.path.join(order.out, name)))
    return REFUSED if any(problem.level == "error" for problem in outcome.problems) else BUILT


def build_all(order: Order, stop: Stop) -> Outcome:
    """Build every layout, as far as it goes, and collect the problems of all."""
    # Imported here: the whole pipeline, which help and wrong usage need not wait for.
    from poster import press
    from poster.cache import Cache

    cache = Cache()
    found: list[Problem] = [*folder_problems(order.out)]
    try:
        reach = press.reach_for(order.content, order.layouts, order.theme)
    except FileNotFoundError:
        hint = "change to another folder, or name files from the root"
        return Outcome((), (error(Place(order.content), "the folder that poster was started in is gone", hint),))
    content, problems = press.open_content(order.content, cache, reach)
    found += problems
    if content is None:
        found += press.problems_of_layouts(order.content, order.layouts, cache, order.size, order.theme, reach)
        return Outcome((), tidy(found), reach=reach)
    layouts = [(name, Place(name)) for name in order.layouts] or list(content.layouts)
    if not layouts:
        hint = "add 'layouts: [poster]', or say --layout poster"
        found.append(error(Place(order.content), "the content names no layouts", hint))
    # Who names layouts means those; else the size is for the posters.
    is_for_all = bool(order.layouts) or not order.size
    names = tuple(name for name, _ in layouts)
    sizes = {} if is_for_all else press.sizes_of(names, order.content, order.size, cache, reach)
    results, prints = [], []
    stop.eraser = ERASER.encode() if can_repaint() and not order.quiet else b""
    with progress(len(layouts), wanted=not order.quiet) as step:
        for number, (name, _) in enumerate(layouts):
            step(number, name)
            try:
                size = sizes.get(name, order.size)
                built = press.build(
                    content, name, cache=cache, created=order.created, size=size, theme=order.theme, reach=reach
                )
                results.append(built)
                if order.prints or built.report.get("print"):
                    prints.append(_for_print(content, name, size, order, cache, reach))
            except PosterError as refused:
                found += refused.problems
    stop.eraser = b""
    found += (problem for result in results for problem in result.problems)
    found += twins(layouts, {stem(name) for name in names} if order.prints else {result.layout for result in prints})
    files = _records(content, order, found) if order.record else {}
    if any(problem.level == "error" for problem in found):
        return Outcome((), tidy(found), reach=reach)
    if order.marks and not prints:
        raise UsageError("--marks is for the files of a print shop: say --print too, or 'print: yes' in a layout")
    return Outcome(tuple(results), tidy(found), tuple(prints), reach, tuple(files.items()))


def _records(content: "Content", order: Order, found: list[Problem]) -> dict[str, bytes]:
    """Records for machines, by name; adds what they lack."""
    # Imported here: few builds make records.
    from poster.catalogue import records

    files, problems = records(content)
    found += problems
    own = {os.path.join(order.out, name) for name in files}
    if order.report and any(is_same(order.report, path) or end_of(order.report) == end_of(path) for path in own):
        raise UsageError(f"the report would be written over the record '{order.report}'; give it another name")
    return files


def _for_print(content: "Content", layout: str, size: str, order: Order, cache: "Cache", reach: "Reach") -> "Result":
    """The file for the print shop; what was found out for the first file is in the cache."""
    from poster import press

    return press.build(
        content,
        layout,
        cache=cache,
        created=order.created,
        size=size,
        theme=order.theme,
        reach=reach,
        target="print",
        marks=order.marks,
    )


def folder_problems(folder: str) -> tuple[Problem, ...]:
    """What can be known before the build about a folder for PDFs that will not do."""
    if os.path.exists(folder) and not os.path.isdir(folder):
        return (unwritable(folder, FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), folder)),)
    return ()


def stem(layout: str) -> str:
    """What the output of a layout is named after: its name, or its file's name without the ending."""
    name, ending = os.path.splitext(os.path.basename(layout))
    return name if ending.lower() in (".yaml", ".yml") else name + ending


def twins(layouts: Iterable[tuple[str, Place]], printed: Container[str]) -> list[Problem]:
    """Layouts that would write the same file; those whose stems are in `printed` write two."""
    first: dict[str, str] = {}
    problems = []
    files = [(f"{stem(name)}.pdf", name, place) for name, place in layouts]
    files += [(f"{stem(name)}-print.pdf", name, place) for name, place in layouts if stem(name) in printed]
    for file, name, place in files:
        # Folded: many file systems take 'Poster.pdf' and 'poster.pdf' for one file.
        other = first.setdefault(file.casefold(), name)
        if other != name:
            message = f"the layouts '{other}' and '{name}' would both be written to '{file}'"
            problems.append(error(place, message, "rename one, or build them into two folders"))
    return problems


def announce(problems: Sequence[Problem]) -> None:
    """Print problems to standard error, one per line."""
    for problem in problems[:MOST_LINES]:
        message, hint = clipped(problem.message, LONGEST_MESSAGE), clipped(problem.hint, LONGEST_HINT)
        say(str(problem._replace(message=message, hint=hint)))
    if len(problems) > MOST_LINES:
        say(f"poster: {len(problems) - MOST_LINES} more problems; --report FILE lists them all")
