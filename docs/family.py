"""The shipped layouts, each in another theme -> one PNG of small pages: the second picture in README.md."""

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent.parent))

from poster import press
from poster.cache import Cache

PAGES = (
    (("poster", "square"), ("billboard", "cobalt"), ("spotlight", "lemon"), ("cards", "petrol")),
    (("sidebar", "mint"), ("minimal", "plain"), ("poster-panel", "sky"), ("billboard-portrait", "oxblood")),
)
"""Rows of layouts with their themes."""
HEIGHT, GAP, GREY = 420, 10, "#D9D9D9"
"""Pixels of a page and between two; what lies between them."""
COLORS = 200


def pages(content: str) -> list[list[Image.Image]]:
    """The first page of each layout."""
    cache = Cache()
    found = press.load(content)
    return [[_page(press.build(found, layout, cache=cache, theme=theme).pdf) for layout, theme in row] for row in PAGES]


def _page(pdf: bytes) -> Image.Image:
    page = pypdfium2.PdfDocument(pdf)[0]
    image = page.render(scale=2 * HEIGHT / page.get_height()).to_pil().convert("RGB")
    return image.resize((round(image.width / 2), HEIGHT), reducing_gap=3.0)


def sheet(rows: list[list[Image.Image]]) -> Image.Image:
    """The pages side by side, row below row."""
    width = max(sum(page.width + GAP for page in row) for row in rows) + GAP
    whole = Image.new("RGB", (width, len(rows) * (HEIGHT + GAP) + GAP), GREY)
    for number, row in enumerate(rows):
        x = (width - sum(page.width + GAP for page in row) + GAP) // 2
        for page in row:
            whole.paste(page, (x, GAP + number * (HEIGHT + GAP)))
            x += page.width + GAP
    return whole


if __name__ == "__main__":
    sheet(pages(sys.argv[1])).quantize(COLORS).save(sys.argv[2], optimize=True)
