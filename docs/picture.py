"""A PDF -> its first page as a PNG a thousand pixels high: the picture in README.md."""

import sys

import pypdfium2

HEIGHT = 1000
"""Pixels: sharp at the width of a README on a dense screen."""
COLORS = 128
"""Of the palette: the type stays smooth, the file under 150 kB."""


def draw(pdf: str, png: str) -> None:
    """Write the first page of `pdf` to `png`."""
    page = pypdfium2.PdfDocument(pdf)[0]
    # Twice as large and then halved: smoother small type than pdfium draws at this size.
    image = page.render(scale=2 * HEIGHT / page.get_height()).to_pil().convert("RGB")
    small = image.resize((round(image.width / 2), HEIGHT), reducing_gap=3.0)
    small.quantize(COLORS).save(png, optimize=True)


if __name__ == "__main__":
    draw(sys.argv[1], sys.argv[2])
