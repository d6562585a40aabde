"""One measurement inside one process: edits of a content file, or handouts with names -> milliseconds as JSON.

usage: press_worker.py edit CONTENT OUT COUNT      rebuild poster and handout after each of COUNT one-word edits
       press_worker.py names CONTENT OUT COUNT     COUNT handouts, each with another name as its subtitle
"""

import gc
import json
import sys
import time
from pathlib import Path

import poster
from poster import press
from poster.model.content import Content

WARM_UP = 3
"""Rounds that are not counted: the first build of a process fills its caches."""


def edited(text: str, number: int) -> str:
    """The content with one word of a paragraph changed, the same length each time."""
    word = "international"
    assert word in text, f"the benchmark edits the word '{word}', which the content no longer has"
    return text.replace(word, f"inter{number:08d}", 1)


def read(path: Path, cache: poster.Cache) -> Content:
    """The content as it stands on disk now."""
    content, problems = press.open_content(path, cache)
    assert content is not None, problems
    return content


def measure_edits(content: Path, out: Path, count: int) -> list[float]:
    """Milliseconds of each rebuild of both documents, reading and writing files included."""
    text = content.read_text(encoding="utf-8")
    cache = poster.Cache()
    times = []
    for number in range(count + WARM_UP):
        content.write_text(edited(text, number), encoding="utf-8")
        start = time.perf_counter()
        loaded = read(content, cache)
        for layout in ("poster", "handout"):
            (out / f"{layout}.pdf").write_bytes(poster.build(loaded, layout, cache=cache).pdf)
        times.append(1000 * (time.perf_counter() - start))
    content.write_text(text, encoding="utf-8")
    return times[WARM_UP:]


def measure_names(content: Path, out: Path, count: int) -> list[float]:
    """Milliseconds for each handout, from reading the content to the file on disk."""
    cache = poster.Cache()
    times = []
    for number in range(count):
        start = time.perf_counter()
        loaded = read(content, cache)
        assert loaded.subtitle is not None
        run = loaded.subtitle.runs[0]._replace(text=f"Prepared for Participant {number + 1}")
        named = loaded._replace(subtitle=loaded.subtitle._replace(runs=(run,), places=loaded.subtitle.places[:1]))
        (out / f"handout-{number}.pdf").write_bytes(poster.build(named, "handout", cache=cache).pdf)
        times.append(1000 * (time.perf_counter() - start))
    return times


if __name__ == "__main__":
    gc.disable()  # as the command does: the values of a build form no cycles
    what, content, out, count = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    print(json.dumps({"edit": measure_edits, "names": measure_names}[what](content, out, count)))
