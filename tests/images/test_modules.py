"""The modules of codes are those of the qrcode package, with the mask that it takes."""

from typing import Any

import pytest
from qrcode.main import QRCode
from qrcode.util import QRData

from poster.cache import Cache
from poster.images.codes import LEVELS
from poster.images.modules import matrix


def of_qrcode(segments: tuple[Any, ...], version: int, level: str) -> list[int]:
    """The rows as the qrcode package makes them."""
    reference = QRCode(version=version, error_correction=LEVELS[level])
    for segment in segments:
        reference.add_data(segment)
    reference.make(fit=False)
    return [int("".join("01"[bool(module)] for module in row), 2) for row in reference.modules]


@pytest.mark.parametrize("version", range(1, 11))
@pytest.mark.parametrize("level", LEVELS)
def test_the_matrix_is_that_of_the_qrcode_package(version: int, level: str) -> None:
    for text in ("A", f"x{version}", "1234567"):
        segments = (QRData(text),)
        assert of_qrcode(segments, version, level) == matrix(segments, version, LEVELS[level], Cache())


def test_every_mask_is_chosen_now_and_then_as_the_qrcode_package_chooses_it() -> None:
    cache = Cache()
    for number in range(60):
        segments = (QRData(f"number {number}"),)
        assert of_qrcode(segments, 2, "M") == matrix(segments, 2, LEVELS["M"], cache)
    chosen = {mask for _, _, mask in cache.tables["patterns of codes"]}
    assert len(chosen) >= 7
