"""The signs that a text holds -> the rules that read it: those of markdown-it-py, its plugins and our own.

The classes stand in for the library's own parser, whose rules they run: they note where in the text a token begins,
try at a sign only the rules that begin with it, and load no more of the library than the rules need.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any

from markdown_it import helpers
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock, blockquote, fence, heading, lheading, list_block, reference
from markdown_it.rules_inline import StateInline, autolink, backtick, entity, escape, html_inline, image, link, newline
from markdown_it.rules_inline import emphasis as pairs
from markdown_it.rules_inline.balance_pairs import link_pairs
from markdown_it.token import Token

from poster.read.dialect.attributes import Attributes, read_attributes
from poster.read.dialect.citations import citation
from poster.read.dialect.divs import div
from poster.read.dialect.emphasis import emphasis
from poster.read.dialect.formulas import display, formula
from poster.read.dialect.grids import grid
from poster.read.dialect.html import html_block
from poster.read.dialect.lettered import lettered
from poster.read.dialect.line_blocks import line_block
from poster.read.dialect.paragraphs import paragraph
from poster.read.dialect.pipes import pipe_table
from poster.read.dialect.rules import rule
from poster.read.dialect.scripts import scripts
from poster.read.dialect.shortcodes import shortcode
from poster.read.dialect.spans import attached, span
from poster.read.dialect.strikes import settle_strikes, strikes

InlineRule = Callable[[StateInline, bool], bool]

DEEPEST = 60
"""Levels of tokens within each other that the library goes down to: twelve lists make 24, quotes and divs one each."""

BLOCK_RULES: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("html_block", html_block, ("paragraph", "reference", "blockquote")),
    ("grid", grid, ("paragraph", "reference")),
    ("table", pipe_table, ("paragraph", "reference")),
    ("line_block", line_block, ()),
    ("display", display, ("paragraph", "reference", "blockquote", "list")),
    ("div", div, ("paragraph", "reference", "blockquote", "list")),
    ("fence", fence, ("paragraph", "reference", "blockquote", "list")),
    ("blockquote", blockquote, ("paragraph", "reference", "blockquote", "list")),
    ("hr", rule, ("paragraph", "reference", "blockquote", "list")),
    ("lettered", lettered, ("paragraph",)),
    ("list", list_block, ("paragraph", "reference", "blockquote")),
    ("reference", reference, ()),
    ("heading", heading, ("paragraph", "reference", "blockquote")),
    ("lheading", lheading, ()),
    ("paragraph", paragraph, ()),
)
"""Rules of blocks in the order in which they are tried, each with those that it ends."""

INLINE_RULES: dict[str, tuple[InlineRule, ...]] = {
    "\n": (newline,),
    "\\": (escape,),
    "`": (backtick,),
    "*": (emphasis,),
    "_": (emphasis,),
    "~": (strikes, scripts),
    "=": (strikes,),
    "^": (scripts,),
    "[": (citation, span, link),
    "!": (image,),
    "<": (autolink, html_inline),
    "&": (entity,),
    "$": (formula,),
    "@": (citation,),
    "{": (shortcode, attached),
}
"""The rules that may begin with each sign."""

CAPTIONS = (": ", "Table: ")
"""What the caption of a table begins with."""
NOTE = ".tbl-note"
SIGNS = "".join(INLINE_RULES) + "]"


class Inline:
    """Reads the text of a paragraph: the interface of the library's `ParserInline`."""

    def __init__(self, rules: dict[str, tuple[InlineRule, ...]]) -> None:
        self.rules = rules
        self.terminator_re = re.compile(f"[{re.escape(SIGNS)}]")

    def tokenize(self, state: StateInline) -> None:
        """Adds the tokens from `state.pos` to `state.posMax`."""
        text = state.src
        while state.pos < state.posMax:
            at = state.pos
            if any(rule(state, False) for rule in self.rules.get(text[at], ())):
                continue
            found = self.terminator_re.search(text, at + 1, state.posMax)
            end = found.start() if found else state.posMax
            state.append_pending(text[at:end])
            state.pos = end
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        """Goes on behind the token at `state.pos`. Brackets within each other are followed so deep only."""
        at = state.pos
        if at in state.cache:
            state.pos = state.cache[at]
            return
        if state.level >= DEEPEST:
            state.pos = state.posMax
        elif state.src[at] not in self.rules:
            found = self.terminator_re.search(state.src, at + 1, state.posMax)
            state.pos = found.start() if found else state.posMax
        elif not self._skips(state):
            state.pos += 1
        state.cache[at] = state.pos

    def _skips(self, state: StateInline) -> bool:
        state.level += 1
        found = any(rule(state, True) for rule in self.rules[state.src[state.pos]])
        state.level -= 1
        return found

    def parse(self, text: str, grammar: "Grammar", env: dict[str, Any], tokens: list[Token]) -> list[Token]:
        """The tokens of a text; each knows in `meta["at"]` where in the text it begins."""
        state = Placed(text, grammar, env, tokens)  # type: ignore[arg-type] # stands in for the library's parser
        self.tokenize(state)
        link_pairs(state)
        settle_strikes(state)
        pairs.postProcess(state)
        return state.tokens


class Placed(StateInline):
    """A state that notes where its tokens begin."""

    pending_at = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802
        token = super().pushPending()
        token.meta["at"] = self.pending_at
        return token

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token


class Blocks:
    """Reads lines: the interface of the library's `ParserBlock`."""

    def __init__(self, rules: Iterable[tuple[str, Any, tuple[str, ...]]]) -> None:
        self.ruler: Ruler[Any] = Ruler()
        for name, each, ends in rules:
            self.ruler.push(name, each, {"alt": list(ends)})

    def tokenize(self, state: StateBlock, start: int, end: int) -> None:
        """Adds the tokens of the lines from `start` to before `end`."""
        rules = self.ruler.getRules("")
        line, has_blank = start, False
        while line < end:
            state.line = line = state.skipEmptyLines(line)
            if line >= end or state.sCount[line] < state.blkIndent:
                break
            if state.level >= DEEPEST:
                state.push("too_deep", "", 0).map = [line, line + 1]
                state.line = end
                break
            assert any(each(state, line, end, False) for each in rules), "a paragraph is made of anything"
            state.tight = not has_blank
            line = state.line
            # A paragraph in a list may have taken the blank line behind it.
            has_blank = has_blank or state.isEmpty(line - 1)
            if line < end and state.isEmpty(line):
                has_blank = True
                line += 1
                state.line = line


class Grammar:
    """What the library's rules ask of its parser."""

    helpers = helpers
    options: dict[str, Any] = {"html": True, "maxNesting": DEEPEST, "tasklists": True}  # noqa: RUF012

    def __init__(self, block: Blocks, inline: Inline) -> None:
        self.block, self.inline = block, inline

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)

    def add_render_rule(self, *given: Any) -> None:
        """Nothing: plugins bring HTML, which is not made here."""

    @staticmethod
    def normalizeLink(url: str) -> str:  # noqa: N802
        """The URL as written: links.py looks after it."""
        return url

    normalizeLinkText = normalizeLink  # noqa: N815

    @staticmethod
    def validateLink(url: str) -> bool:  # noqa: N802
        """Always: a URL that cannot be linked to is told and not taken for text."""
        return True


@cache
def grammar(has_notes: bool, has_definitions: bool, has_tex: bool) -> Grammar:
    """The rules for texts that hold notes, lists of definitions, environments of LaTeX: plugins, loaded where used."""
    block, rules = Blocks(BLOCK_RULES), INLINE_RULES
    made = Grammar(block, Inline(rules))
    if has_notes:
        from mdit_py_plugins.footnote.index import footnote_def, footnote_inline, footnote_ref

        block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
        mark, within = partial(_noted, partial(footnote_ref, always_match=True)), partial(_noted, footnote_inline)
        made.inline.rules = {**rules, "^": (within, *rules["^"]), "[": (mark, *rules["["])}
    if has_definitions:
        from mdit_py_plugins.deflist import deflist_plugin

        deflist_plugin(made)  # type: ignore[arg-type]
    if has_tex:
        from mdit_py_plugins.amsmath import amsmath_plugin

        amsmath_plugin(made)  # type: ignore[arg-type]
    return made


def _noted(footnote: InlineRule, state: StateInline, silent: bool) -> bool:
    """A rule of the plugin for notes, which forgets where its token begins."""
    at = state.pos
    found = footnote(state, silent)
    if found and not silent:
        state.tokens[-1].meta["at"] = at
    return found


def grammar_of(text: str) -> Grammar:
    """The rules that a text needs."""
    definitions = any(sign in text for sign in ("\n:", "\n~", " : ", "\n "))
    return grammar("[^" in text or "^[" in text, definitions and (":" in text or "~" in text), "\\begin{" in text)


def block_tokens(text: str) -> tuple[list[Token], dict[str, Any]]:
    """The tokens of all blocks of a text with those of their inlines, and what they refer to."""
    rules = grammar_of(text)
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    if text:
        state = StateBlock(text, rules, env, tokens)  # type: ignore[arg-type]
        rules.block.tokenize(state, 0, state.lineMax)
    for number, token in enumerate(tokens):
        if token.type != "inline":
            continue
        if tokens[number - 1].type == "heading_open" or is_caption(tokens, number) or _is_note(token.content):
            token.content, tokens[number - 1].meta["attributes"] = without_attributes(token.content)
        token.children = rules.inline.parse(token.content, rules, env, [])
    return tokens, env


def is_caption(tokens: list[Token], number: int) -> bool:
    """Whether an inline token is the caption of a table that stands right above it or below it."""
    if tokens[number - 1].type != "paragraph_open" or not tokens[number].content.startswith(CAPTIONS):
        return False
    around = tokens[number - 2 : number - 1] + tokens[number + 2 : number + 3]
    return any(token.type in ("table_close", "table_open") for token in around)


def _is_note(text: str) -> bool:
    """Whether a paragraph is marked as the note of a table at its end."""
    return text.endswith("}") and NOTE in text[text.rfind("{") :]


def line_tokens(text: str) -> tuple[list[Token], dict[str, Any]]:
    """The tokens of one paragraph, whatever it holds."""
    rules = grammar_of(text)
    env: dict[str, Any] = {}
    return rules.inline.parse(text, rules, env, []), env


def without_attributes(text: str) -> tuple[str, Attributes]:
    """A heading or a caption without the attributes at its end, and these."""
    at = text.rfind("{")
    found = read_attributes(text, at) if at >= 0 else None
    if found is None or found[1] < len(text) or text[at - 1 : at] in ("\\", "]", ")", "`"):
        return text, Attributes()
    return text[:at].rstrip(), found[0]
