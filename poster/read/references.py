"""Cross references as typed -> runs that name what they refer to; and those that refer to nothing.

`@fig-x` is set as its word and number, `[Fig. @fig-x]` as the words typed and its number, `[-@fig-x]` as the number.
"""

import re
from typing import TYPE_CHECKING

from poster.model.content import Content, Text
from poster.model.references import KINDS, Referable, identified, referables, texts_of
from poster.problems import Place, Problem, error, quoted, warning
from poster.read.suggest import did_you_mean

if TYPE_CHECKING:
    from markdown_it.token import Token

    from poster.read.inline import InlineReader

PREFIXES = (*KINDS, "sec-")
KEY = re.compile(r"(-?)@([\w](?:[\w:.#$%&\-+?<>~/]*\w)?)")
"""Source: Pandoc's manual, citation syntax."""


def is_reference(typed: str) -> bool:
    """Whether all keys of a citation are those of things in the text."""
    keys = [found[2] for found in KEY.finditer(typed)]
    return bool(keys) and all(key.lower().startswith(PREFIXES) for key in keys)


def read_citation(reader: "InlineReader", token: "Token", at: int) -> None:
    """A reference to something in the text; all other keys stand as they are typed, and are told."""
    if is_reference(token.content):
        read_reference(reader, token, at)
        return
    from poster.read.dialect.citations import PREFIXES as KNOWN

    refers = any(f"@{prefix}" in token.content for prefix in KNOWN)
    reader.tell("reference" if refers else "citation", at, token.content)
    start = at
    for line in token.content.split("\n"):
        is_last = start + len(line) >= at + len(token.content)
        reader.add(line + ("" if is_last else " "), start)
        start += len(line) + 1


def read_reference(reader: "InlineReader", token: "Token", at: int) -> None:
    """Adds the pieces of a reference, those in brackets one after the other."""
    typed = token.content
    if not typed.startswith("["):
        _add(reader, typed[1:], at, is_bare=False, words="")
        return
    start = at + 1
    for number, part in enumerate(typed[1:-1].split(";")):
        found = KEY.search(part)
        if found is None:  # words between two references
            reader.add(part, start)
        else:
            words = part[: found.start()]
            if number:
                reader.add(", ", start - 1, reader.kinds[-1]._replace(own=True), as_written=False)
                start, words = start + len(words) - len(words.lstrip()), words.lstrip()
                part = part.lstrip()
                found = KEY.search(part)
                assert found is not None
            _add(reader, found[2], start, is_bare=bool(words.strip() or found[1]), words=words)
            _rest(reader, part[found.end() :], start + found.end())
        start += len(part) + 1


def _rest(reader: "InlineReader", words: str, at: int) -> None:
    """What stands behind the first key of a part: words, and further keys."""
    begin = 0
    for found in KEY.finditer(words):
        reader.add(words[begin : found.start()].replace("\n", " "), at + begin)
        _add(reader, found[2], at + found.start(), is_bare=bool(found[1]), words="")
        begin = found.end()
    reader.add(words[begin:].replace("\n", " "), at + begin)


def _add(reader: "InlineReader", key: str, at: int, *, is_bare: bool, words: str) -> None:
    """The words typed before a key, and the run that stands for it; all of it leads there."""
    key = key[:1].lower() + key[1:]
    kind = reader.kinds[-1]._replace(url=f"#{key}")
    reader.add(words.replace("\n", " "), at, kind)
    own = kind._replace(own=True, ref=f"-{key}" if is_bare else key)
    reader.add(f"@{key}", at + len(words), own, as_written=False)


def check_references(content: Content) -> list[Problem]:
    """Ids that two things have, and references and links within the text that lead nowhere."""
    problems: list[Problem] = []
    first: dict[str, Place] = {}
    for section in content.sections:
        for name, panels, place in identified(section.blocks):
            for each in (name, *filter(None, panels)):
                if each in first:
                    fact = f"two things have the id '{each}': first in line {first[each].line}, again here"
                    problems.append(error(place, fact, "give each one of its own: references go by it"))
                first.setdefault(each, place)
    known: dict[str, Referable] = {}
    for text in texts_of(content):
        for run, place in zip(text.runs, text.places):
            if not run.url.startswith("#") or (run.ref == "" and run.own):
                continue
            known = known or referables(content)
            name = run.url[1:]
            if name not in known and (run.ref or not _goes_on(text, run.url)):
                typed = run.text if run.ref else f"#{name}"
                hint = did_you_mean(name, known, "write its id in braces behind it, or take the reference out")
                problems.append(warning(place, f"{quoted(typed)} refers to nothing here", hint))
    return problems


def _goes_on(text: Text, url: str) -> bool:
    """Whether a run is the words before a key, which is told itself."""
    return any(run.ref and run.url == url for run in text.runs)
