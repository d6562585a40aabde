"""The same measurements as ../press_worker.py with Typst, one process -> milliseconds as JSON.

usage: worker.py edit BUILD_DIR OUT COUNT
       worker.py names BUILD_DIR OUT COUNT
"""

import json
import sys
import time
from pathlib import Path

from typst_py import compiler, qr_json

WARM_UP = 3


def measure_edits(folder: Path, out: Path, count: int) -> list[float]:
    """Milliseconds of each rebuild of both documents after an edit of the content file."""
    content = folder / "content.yaml"
    text = content.read_text(encoding="utf-8")
    assert "international" in text
    inputs = {"content": "content.yaml", "qr": qr_json(folder)}
    typst = compiler(str(folder))
    times = []
    for number in range(count + WARM_UP):
        content.write_text(text.replace("international", f"inter{number:08d}", 1), encoding="utf-8")
        start = time.perf_counter()
        for name in ("poster", "handout"):
            typst.compile(
                str(folder / f"{name}.typ"), output=str(out / f"{name}.pdf"), sys_inputs=inputs, pdf_tags=True
            )
        times.append(1000 * (time.perf_counter() - start))
    content.write_text(text, encoding="utf-8")
    return times[WARM_UP:]


def measure_names(folder: Path, out: Path, count: int) -> list[float]:
    """Milliseconds for each handout, its codes drawn by Typst."""
    inputs = {"content": "content.yaml", "qr": qr_json(folder)}
    typst = compiler(str(folder))
    times = []
    for number in range(count):
        start = time.perf_counter()
        named = {**inputs, "name": f"Participant {number + 1}"}
        typst.compile(
            str(folder / "handout.typ"), output=str(out / f"handout-{number}.pdf"), sys_inputs=named, pdf_tags=True
        )
        times.append(1000 * (time.perf_counter() - start))
    return times


if __name__ == "__main__":
    what, folder, out, count = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    print(json.dumps({"edit": measure_edits, "names": measure_names}[what](folder, out, count)))
