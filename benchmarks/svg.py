"""Score how SVGs are drawn: a folder of SVGs, each with a PNG of the same name -> how many look like it.

    python benchmarks/svg.py FOLDER [--fonts FOLDER] [--list]

The public tests of resvg (github.com/linebender/resvg, crates/resvg/tests) are such a folder, fonts beside them. A
picture passes where, halved in size, less than 1.2 % of its pixels differ by more than 60 of 255 in a channel; one that
is refused by name, or drawn with a warning, is counted apart: it is not wrong in silence.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import pypdfium2 as pdfium
from PIL import Image, ImageChops

from poster.cache import Cache
from poster.images.pictures import open_picture
from poster.model.picture import Lettering, PdfPage
from poster.paint.alone import paint_alone
from poster.problems import Place
from poster.text.fonts import open_fonts
from poster.text.lettering import lettering_of

FAR = 60
"""Of 255: a difference that is seen."""
MOST = 0.012
"""Share of the pixels that may differ: edges are smoothed in many ways."""


def likeness(page: PdfPage, reference: Path) -> float:
    """The share of pixels that differ, both on white."""
    document = pdfium.PdfDocument(paint_alone(page))
    with Image.open(reference) as opened:
        wanted = Image.new("RGB", opened.size, "white")
        wanted.paste(opened.convert("RGB"), mask=opened.convert("RGBA").getchannel("A"))
    scale = 2 * wanted.width / document[0].get_width()
    drawn = document[0].render(scale=scale).to_pil().convert("RGB")
    half = (max(1, wanted.width // 2), max(1, wanted.height // 2))
    apart = ImageChops.difference(drawn.resize(half, Image.Resampling.BOX), wanted.resize(half, Image.Resampling.BOX))
    bands = [band.point(lambda value: 255 if value > FAR else 0) for band in apart.split()]
    seen = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return seen.histogram()[255] / (half[0] * half[1])


def judged(path: Path, cache: Cache, lettering: Lettering) -> tuple[str, str]:
    """`right`, `wrong`, `told` or `refused`, and why."""
    page, problems = open_picture(path.name, str(path.parent), Place(path.name, 1, 1), cache, lettering=lettering)
    if page is None:
        return "refused", problems[0].message
    assert isinstance(page, PdfPage)
    differ = likeness(page, path.with_suffix(".png"))
    if differ < MOST:
        return "right", ""
    words = f"{differ:.1%} of the pixels differ"
    return ("told", f"{words}; {problems[0].message}") if problems else ("wrong", words)


def main() -> None:
    """Print the counts of every folder, and with `--list` each picture that is not right."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fonts", type=Path, default=Path(__file__).parent.parent / "fonts")
    parser.add_argument("--list", action="store_true", help="name each picture that is not right")
    given = parser.parse_args()
    cache = Cache()
    families = ("Noto Sans", "Inter Tight")
    lettering = lettering_of(open_fonts((str(given.fonts),), cache), families, cache)
    groups: dict[str, Counter[str]] = {}
    for path in sorted(given.folder.rglob("*.svg")):
        if not path.with_suffix(".png").exists():
            continue
        cache.table("pictures").clear()
        verdict, why = judged(path, cache, lettering)
        relative = path.relative_to(given.folder)
        groups.setdefault(relative.parts[0] if len(relative.parts) > 1 else ".", Counter())[verdict] += 1
        if given.list and verdict != "right":
            print(f"{verdict:8} {relative}: {why}", flush=True)
    for name, counts in [*sorted(groups.items()), ("all", sum(groups.values(), Counter()))]:
        parts = ", ".join(f"{counts[verdict]} {verdict}" for verdict in ("right", "told", "refused", "wrong"))
        print(f"{name:16} {sum(counts.values()):5} pictures: {parts}")


if __name__ == "__main__":
    main()
