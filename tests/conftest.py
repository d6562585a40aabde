"""What tests of several packages share."""

import sys
from pathlib import Path

# Helper programs and modules of the tests are imported by their bare names.
sys.path.insert(0, str(Path(__file__).parent / "tools"))
