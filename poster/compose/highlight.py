"""Code and its language -> for each line its stretches with what they are: a keyword, a string, a comment.

Pygments reads the code; it is imported where code with a language is set. Only lexers that come with it are taken:
those of other packages would be found by running them.
"""

from typing import NamedTuple

Stretch = tuple[str, str]
"""Characters, and what they are; empty for plain ones."""


class Manner(NamedTuple):
    """How a role of code is set."""

    strong: bool = False
    emphasis: bool = False
    struck: bool = False
    colors: tuple[str, ...] = ()
    """Roles of the palette, the first that there is and that can be read."""


MANNERS: dict[str, Manner] = {
    "keyword": Manner(strong=True, colors=("code-keyword", "brand")),
    "name": Manner(strong=True, colors=("code-name",)),
    "builtin": Manner(colors=("code-builtin", "brand")),
    "string": Manner(colors=("code-string", "mark")),
    "number": Manner(colors=("code-number", "mark")),
    "comment": Manner(emphasis=True, colors=("code-comment", "soft")),
    "decorator": Manner(emphasis=True, colors=("code-decorator", "brand")),
    "tag": Manner(strong=True, colors=("code-tag", "brand")),
    "attribute": Manner(colors=("code-attribute", "brand")),
    "variable": Manner(colors=("code-variable",)),
    "operator": Manner(colors=("code-operator",)),
    "inserted": Manner(strong=True, colors=("code-inserted",)),
    "deleted": Manner(struck=True, colors=("code-deleted",)),
    "prompt": Manner(colors=("code-prompt", "soft")),
}
"""Roles of code. `mark` is what marks boxes; a theme may have colors of the other names."""

ROLES = {
    "Keyword": "keyword", "Keyword.Constant": "number", "Keyword.Type": "builtin", "Operator.Word": "keyword",
    "Operator": "operator", "Name.Function": "name", "Name.Class": "name", "Name.Builtin": "builtin",
    "Name.Exception": "builtin", "Name.Decorator": "decorator", "Name.Tag": "tag", "Name.Attribute": "attribute",
    "Name.Variable": "variable", "Name.Constant": "number", "Literal.String": "string", "Literal.String.Doc": "comment",
    "Literal.Number": "number", "Literal.Date": "number", "Comment": "comment", "Comment.Preproc": "decorator",
    "Comment.PreprocFile": "string", "Generic.Inserted": "inserted", "Generic.Deleted": "deleted",
    "Generic.Heading": "keyword", "Generic.Subheading": "keyword", "Generic.Prompt": "prompt",
    "Generic.Output": "comment",
}  # fmt: skip
"""Names of Pygments' tokens and what they are; others are as those they belong to."""

NO_LANGUAGE = ("", "text", "txt", "plain", "plaintext", "none", "default", "output", "verbatim")
"""What stands behind a fence of plain text."""
MOST = 20_000
"""Characters of a listing that are read: some lexers take the square of the time for twice as many."""


def is_known(language: str) -> bool:
    """Whether there is a lexer for a language."""
    return language.lower() in NO_LANGUAGE or _alias(language) != ""


def _alias(language: str) -> str:
    from pygments.lexers._mapping import LEXERS

    name = language.lower()
    return name if any(name in aliases for _, _, aliases, _, _ in LEXERS.values()) else ""


def highlighted(text: str, language: str) -> list[list[Stretch]]:
    """The lines of a text in stretches; plain where the language is not known."""
    plain: list[list[Stretch]] = [[(line, "")] for line in text.split("\n")]
    if language.lower() in NO_LANGUAGE or len(text) > MOST or not _alias(language):
        return plain
    from pygments.lexers import get_lexer_by_name

    lexer = get_lexer_by_name(_alias(language), stripnl=False)
    lines: list[list[Stretch]] = [[]]
    for kind, characters in lexer.get_tokens(text):
        role = _role(".".join(kind))
        for number, part in enumerate(characters.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append((part, role))
    lines = lines[: text.count("\n") + 1]  # some lexers want a newline at the end, which is not in the text
    same = ["".join(part for part, _ in line) for line in lines] == text.split("\n")
    return lines if same else plain


def _role(name: str) -> str:
    while name:
        if name in ROLES:
            return ROLES[name]
        name = name.rpartition(".")[0]
    return ""
