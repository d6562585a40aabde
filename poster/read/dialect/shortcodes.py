"""`{{< fa github >}}`: a command to Quarto -> a token."""

from markdown_it.rules_inline import StateInline


def shortcode(state: StateInline, silent: bool) -> bool:
    """From `{{<` to `>}}`, within one paragraph."""
    if not state.src.startswith("{{<", state.pos):
        return False
    end = state.src.find(">}}", state.pos, state.posMax)
    if end < 0:
        return False
    if not silent:
        state.push("shortcode", "", 0).content = state.src[state.pos : end + 3]
    state.pos = end + 3
    return True
