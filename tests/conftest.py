"""What tests of several packages share."""

import sys
from pathlib import Path

import pytest

# Helper programs and modules of the tests are imported by their bare names.
sys.path.insert(0, str(Path(__file__).parent / "tools"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files of tests/golden/ anew")
