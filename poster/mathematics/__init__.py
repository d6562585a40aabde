"""Mathematics: LaTeX -> formulas without a size. One function of `engine.py` is the seam to the library behind it."""
