"""A syntax error of the YAML parser -> a problem in plain words."""

from typing import Any

from poster.problems import Place, Problem, error

WORDS = (
    # what the parser says, what stands at the place, whether the place is where the faulty thing began
    ("mapping values are not allowed", "there is a second ': ' in this line",
     "put the text in quotes, or begin a new line", False),
    ("could not find expected ':'", "this line is no 'key: value', nor does it go on with the text above it",
     "write ': ' behind the key, or indent the text", True),
    ("did not find expected key", "this does not line up with the keys above, or a quote before it ends too early",
     "indent keys of one map alike; put text that holds quotes in a block behind '|'", False),
    ("did not find expected '-' indicator", "this does not line up with the list above",
     "indent all '-' of one list alike", False),
    ("did not find expected ',' or ']'", "the list that begins here with '[' does not end with ']'",
     "close it, or put text that begins with '[' in quotes", True),
    ("did not find expected ',' or '}'", "the map that begins here with '{' does not end with '}'",
     "close it, or put text that begins with '{' in quotes", True),
    ("found unexpected end of stream", "the quote that begins here does not end", "close it", True),
    ("found unexpected document indicator", "the quote that begins here does not end before '---'", "close it", True),
    ("found unknown escape character", "'\\' and this character are no escape",
     "write '\\\\' for a backslash, or use single quotes", False),
    ("did not find expected hexdecimal number", "'\\x', '\\u' and '\\U' need 2, 4 or 8 hexadecimal digits",
     "write '\\\\' for a backslash, or use single quotes", False),
    ("found invalid Unicode character escape code", "this escape names no character",
     "write the character itself", False),
    ("block sequence entries are not allowed", "a list cannot begin in this line", "begin it in the next", False),
    ("block mapping", "a map cannot begin in this line", "begin it in the next", False),
    ("did not find expected comment or line break", "text cannot follow '|' or '>' in the same line",
     "begin it in the next line, indented", False),
    ("found a tab character", "a tab indents this line", "indent with spaces", False),
    ("did not find expected alphabetic or numeric character", "'*' or '&' begins this value",
     "put the text in quotes", True),
    ("did not find expected whitespace", "'!' begins this value", "put the text in quotes", True),
    ("tag", "'!' begins this value", "put the text in quotes", True),
    ("directive", "'%' begins this line", "put the text in quotes", True),
    ("did not find expected <document start>", "this does not belong to what stands above",
     "indent it, or write it as 'key: value'", False),
)  # fmt: skip


def _starting(text: str, index: int) -> tuple[str, str]:
    character = text[index : index + 1]
    if character == "\t":
        return "a tab indents this line", "indent with spaces"
    return f"a value cannot begin with '{character}'", "put the text in quotes"


def _words(said: str, text: str, index: int) -> tuple[str, str, bool]:
    if "cannot start any token" in said:
        return (*_starting(text, index), False)
    for part, fact, hint, from_start in WORDS:
        if part in said:
            return fact, hint, from_start
    return f"this is not YAML: {said}", "put text that holds special characters in quotes", False


def syntax_problem(file: str, text: str, failure: Any) -> Problem:
    """The problem for an exception of the YAML parser, where the mistake was made as far as it can tell."""
    mark = getattr(failure, "problem_mark", None)
    start = getattr(failure, "context_mark", None)
    said = getattr(failure, "problem", None) or getattr(failure, "reason", None) or "it cannot be parsed"
    fact, hint, from_start = _words(str(said), text, mark.index if mark else 0)
    if from_start and start:
        mark = start
    if not mark:
        return error(Place(file), fact, hint)
    return error(Place(file, mark.line + 1, mark.column + 1), fact, hint)
