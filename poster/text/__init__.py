"""Text: fonts, shaping without a size, galleys, line breaking and the glyphs of a line."""
