"""Times and memory of poster, and of Typst on the same text in the same run -> a table of medians and ratios.

usage: python benchmarks/run.py [ROUNDS]       ROUNDS (7) pairs of measurements of each kind

The two take turns, A B A B, so that a machine that slows down slows both: compare the ratios, never milliseconds of two
runs. Ratios are poster over Typst: below 1 is faster or smaller, for handouts a second above 1 is faster.
Typst comes from PyPI into benchmarks/.venv, made on the first run; where that fails, poster is measured alone.
"""

import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FONTS = ("InterTight-Regular.ttf", "InterTight-Bold.ttf")
"""What Typst may use: the faces of the shipped family that its script asks for."""

GROWN = ("x1", "x4", "x16", "x64", "mixed64")
"""Copies of the text; in the last one no word comes twice, so that no cache of words helps."""

EDITS, NAMES = 10, 200


UNSET = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME")
"""Variables of a developer's shell that would make cold starts slower than a user's."""


class Cost(NamedTuple):
    """What one process took."""

    milliseconds: float
    megabytes: float
    """Peak memory, in MiB."""


Measure = Callable[[], float]


class Bench(NamedTuple):
    """Where a run of the benchmark keeps its things."""

    folder: Path
    typst: Path | None
    """Python of the environment with Typst; None where there is none."""


def surroundings(own: dict[str, str]) -> dict[str, str]:
    """The environment of a measured process: the caller's, as a user would have it."""
    return {name: value for name, value in os.environ.items() if name not in UNSET} | own


def spawn(command: Sequence[str | Path], **environment: str) -> Cost:
    """Run a program to its end. Raises RuntimeError where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               env=surroundings(environment))  # fmt: skip
    assert process.stderr is not None
    message = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    milliseconds = 1000 * (time.perf_counter() - start)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(str(part) for part in command)} failed:\n{message[-2000:]}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # ru_maxrss: bytes on macOS, KiB elsewhere
    return Cost(milliseconds, usage.ru_maxrss / unit)


def ask(command: Sequence[str | Path], **environment: str) -> list[float]:
    """Run a worker and read its milliseconds."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False,
                          env=surroundings(environment))  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{' '.join(str(part) for part in command)} failed:\n{done.stderr[-2000:]}")
    times: list[float] = json.loads(done.stdout)
    return times


def typst_python() -> Path | None:
    """Python of benchmarks/.venv, made if need be; None where it cannot be made."""
    folder = HERE / ".venv"
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        try:
            subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
            subprocess.run([python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt"], check=True)
        except (OSError, subprocess.CalledProcessError) as failure:
            print(f"no Typst to compare with: {failure}", file=sys.stderr)
            return None
        (folder / "ready").touch()
    return python


def mix(text: str, chance: random.Random) -> str:
    """The text with the letters of its longer words shuffled."""
    words = (
        "".join(chance.sample(word, len(word))) if len(word) > 3 and word.isalpha() else word for word in text.split()
    )
    return " ".join(words)


def grown(content: dict[str, Any], copies: int, chance: random.Random | None) -> dict[str, Any]:
    """The content with its sections `copies` times over; with `chance`, every copy of other words."""
    sections = []
    for number in range(copies):
        for section in content["sections"]:
            text = section["text"]
            if chance:
                lines = text.splitlines()
                signs = [re.match(r"\s*(?:[-*]\s+)?", line) for line in lines]
                text = "\n".join(
                    sign.group() + mix(line[sign.end() :], chance)
                    for sign, line in zip(signs, lines, strict=True)
                    if sign
                )
            sections.append({"title": f"{section['title']} ({number + 1})", "text": text})
    return {**content, "sections": sections}


def prepare(folder: Path, python: Path | None) -> None:
    """Lay out contents for both sides in `folder`."""
    content = yaml.safe_load((ROOT / "content.yaml").read_text(encoding="utf-8"))
    shutil.copy(ROOT / "content.yaml", folder / "content.yaml")
    shutil.copytree(HERE / "layouts", folder / "layouts")
    for name in GROWN:
        chance = random.Random(1) if name.startswith("mixed") else None
        copies = grown(content, int(re.sub(r"\D", "", name)), chance)
        (folder / f"content_{name}.yaml").write_text(
            yaml.safe_dump(copies, allow_unicode=True, sort_keys=False), encoding="utf-8"
        )
    if python is None:
        return
    work = folder / "typst"
    work.mkdir()
    subprocess.run([python, HERE / "typst" / "prep.py", ROOT / "tests" / "seed" / "poster-text.txt", work], check=True)
    shutil.copy(work / "content.yaml", work / "content_x1.yaml")
    for script in (HERE / "typst").glob("*.typ"):
        # The shipped family in place of Noto Sans: nothing to install, and the same glyph count for both sides.
        (work / script.name).write_text(script.read_text().replace("Noto Sans", "Inter Tight"))
    (folder / "fonts").mkdir()
    for font in FONTS:
        shutil.copy(ROOT / "fonts" / "Inter Tight" / font, folder / "fonts")


def alternate(rounds: int, ours: Measure, theirs: Measure | None) -> tuple[float, float | None]:
    """Medians of `rounds` measurements of each side, taken in turns after one of each that does not count."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds + 1):
        times[0].append(ours())
        if theirs:
            times[1].append(theirs())
    return statistics.median(times[0][1:]), statistics.median(times[1][1:]) if theirs else None


def row(what: str, ours: float, theirs: float | None, unit: str) -> None:
    """Print one line of the table."""
    other = f"{theirs:9.1f} {ours / theirs:7.2f}" if theirs else f"{'-':>9} {'-':>7}"
    print(f"{what:<46} {ours:9.1f} {other}  {unit}", flush=True)


def press_command(bench: Bench, content: str, *layouts: str) -> list[str | Path]:
    """`poster build` as a process of its own."""
    command: list[str | Path] = [
        sys.executable,
        "-P",
        "-m",
        "poster",
        "build",
        bench.folder / content,
        "--out",
        bench.folder / "out",
    ]
    return command + [part for layout in layouts for part in ("--layout", layout)]


def typst_command(bench: Bench, content: str, what: str) -> list[str | Path]:
    """The Typst script as a process of its own."""
    assert bench.typst
    return [
        bench.typst,
        HERE / "typst" / "typst_py.py",
        bench.folder / "typst",
        bench.folder / "typst-out",
        "lean",
        content,
        what,
    ]


def measure_processes(bench: Bench, rounds: int) -> None:
    """Cold processes: poster and handout together, then the long handout at every length, with time and memory."""
    ours = press_command(bench, "content.yaml", "poster", "handout")
    theirs = typst_command(bench, "content.yaml", "both") if bench.typst else []
    pair("cold process, poster + handout", rounds, ours, theirs, bench)
    for name in GROWN:
        turns = max(2, rounds // 2) if name.endswith("64") else rounds
        ours = press_command(bench, f"content_{name}.yaml", "long")
        theirs = typst_command(bench, f"content_{name}.yaml", "handout") if bench.typst else []
        pair(f"cold process, handout, {name} text", turns, ours, theirs, bench)


def pair(what: str, rounds: int, ours: list[str | Path], theirs: list[str | Path], bench: Bench) -> None:
    """Time and memory of two processes taking turns."""
    environment = {"PYTHONPATH": str(ROOT), "FONTS": str(bench.folder / "fonts")}
    costs: dict[bool, list[Cost]] = {True: [], False: []}

    def measure(own: bool) -> float:
        cost = spawn(ours if own else theirs, **environment)
        costs[own].append(cost)
        return cost.milliseconds

    row(what, *alternate(rounds, lambda: measure(True), (lambda: measure(False)) if theirs else None), "ms")
    peak = {own: max((cost.megabytes for cost in costs[own]), default=None) for own in costs}
    row("    peak memory", peak[True] or 0, peak[False], "MiB")


def measure_workers(bench: Bench, rounds: int) -> None:
    """Long-lived processes: a rebuild after an edit, and many handouts."""
    environment = {"PYTHONPATH": str(ROOT), "FONTS": str(bench.folder / "fonts")}

    def ours(what: str, count: int) -> list[float]:
        files = (bench.folder / "content.yaml", bench.folder / "out")
        return ask([sys.executable, "-P", HERE / "press_worker.py", what, *files, str(count)], **environment)

    def theirs(what: str, count: int) -> list[float]:
        assert bench.typst
        files = (bench.folder / "typst", bench.folder / "typst-out")
        return ask([bench.typst, HERE / "typst" / "worker.py", what, *files, str(count)], **environment)

    turns = max(2, rounds // 2)
    edits = [lambda side=side: statistics.median(side("edit", EDITS)) for side in (ours, theirs)]
    row(
        "warm rebuild after an edit, poster + handout",
        *alternate(turns, edits[0], edits[1] if bench.typst else None),
        "ms",
    )
    names = [lambda side=side: sum(side("names", NAMES)) for side in (ours, theirs)]
    press, typst = alternate(2, names[0], names[1] if bench.typst else None)
    row(f"{NAMES} handouts, each with another name", press, typst, "ms")
    row("    handouts a second", 1000 * NAMES / press, 1000 * NAMES / typst if typst else None, "/s")


def main(rounds: int) -> None:
    """Measure everything and print the table."""
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), typst_python())
        prepare(bench.folder, bench.typst)
        (bench.folder / "out").mkdir()
        (bench.folder / "typst-out").mkdir()
        print(f"{'':<46} {'poster':>9} {'Typst':>9} {'ratio':>7}", flush=True)
        measure_processes(bench, rounds)
        measure_workers(bench, rounds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
