"""`::: {.callout-tip}` … `:::`: Pandoc's divs -> tokens around the blocks they hold."""

from markdown_it.rules_block import StateBlock

from poster.read.dialect.attributes import Attributes, read_attributes


def opening(text: str) -> Attributes | None:
    """The attributes of a line that opens a div; None where it opens none."""
    words = text.strip()
    rest = words.lstrip(":")
    if len(words) - len(rest) < 3 or not rest.strip():
        return None
    rest = rest.strip().rstrip(":").strip()
    if rest.startswith("{"):
        found = read_attributes(rest, 0)
        return found[0] if found and found[1] == len(rest) else None
    return Attributes(classes=(rest,)) if len(rest.split()) == 1 else None


def is_closing(text: str) -> bool:
    """Whether a line closes a div: three colons or more and nothing else."""
    words = text.strip()
    return len(words) >= 3 and not words.strip(":")


def div(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A div, closed by the end of what holds it where its own line of colons is missing; or a line that closes none."""
    text = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not text.startswith(":::") or state.is_code_block(start):
        return False
    attributes = opening(text)
    if attributes is None and not is_closing(text):
        return False
    if silent:
        return True
    if attributes is None:
        state.push("stray_colons", "", 0).map = [start, start + 1]
        state.line = start + 1
        return True
    close = _close(state, start, end)
    token = state.push("div_open", "", 1)
    token.meta.update(attributes=attributes, is_closed=close < end)
    token.map = [start, min(close + 1, end)]
    parent, most = state.parentType, state.lineMax
    state.parentType, state.lineMax = "div", close
    state.md.block.tokenize(state, start + 1, close)
    state.parentType, state.lineMax = parent, most
    state.push("div_close", "", -1)
    state.line = min(close + 1, end)
    return True


def _close(state: StateBlock, start: int, end: int) -> int:
    """The line that closes the div; `end` where there is none. Divs and code within it are passed over."""
    depth, fence = 1, ""
    for line in range(start + 1, end):
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return line
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        if fence or text.startswith(("```", "~~~")):
            fence = _fence_behind(fence, text)
        elif text.startswith(":::"):
            depth += 1 if opening(text) else -is_closing(text)
            if depth == 0:
                return line
    return end


def _fence_behind(fence: str, text: str) -> str:
    """The fence that is open behind a line; empty for none."""
    run = text[: len(text) - len(text.lstrip(text[:1]))]
    if not fence:
        return run if run[0] == "~" or "`" not in text[len(run) :] else ""
    return "" if run.startswith(fence) and not text[len(run) :].strip() else fence
