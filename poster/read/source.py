"""A file -> its text, or the problem that keeps it from being read."""

import os

from poster.cache import Cache
from poster.problems import Place, Problem, error
from poster.reach import OddError, Reach, ShutError, open_file

LARGEST = 4 * 1024 * 1024
"""Bytes of a file that is read; a poster's text is a few kilobytes."""

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that reorder what a reader sees. Source: Unicode TR36, bidirectional text spoofing."""

INVISIBLE = "\u2028\u2029\ufffe\uffff\ufeff" + BIDI


def is_refused(character: str) -> bool:
    """Whether a character has no place in a text: control characters but line break and tab, and INVISIBLE."""
    number = ord(character)
    if number < 32:
        return character not in "\n\t"
    return 127 <= number < 160 or character in INVISIBLE or 0xD800 <= number < 0xE000


def is_blank(text: str) -> bool:
    """Whether a text leaves no ink: nothing but spaces of any kind, soft hyphens, joiners and the like."""
    return not any(character.isprintable() and character != " " for character in text)


def describe(character: str) -> str:
    """What a refused character is, for a message."""
    kind = "a control character"
    if character in BIDI:
        kind = "a character that changes the direction of text unseen"
    elif character in INVISIBLE:
        kind = "an invisible character"
    return f"{kind} (U+{ord(character):04X})"


def place_at(file: str, text: str, index: int) -> Place:
    """The place of the character `index` of the text."""
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def refused(file: str, text: str) -> tuple[Problem, ...]:
    """A problem for each kind of character that has no place in a text, where it first stands."""
    found = sorted((text.index(character), character) for character in set(text) if is_refused(character))
    return tuple(
        error(place_at(file, text, index), f"here stands {describe(character)}", "take it out")
        for index, character in found
    )


def wide_encoding(raw: bytes) -> str:
    """UTF-32 or UTF-16, by the mark at the beginning or by where zeros stand; empty for all else."""
    if raw[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "UTF-32"
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    head = raw[: min(len(raw), 1024) // 4 * 4]
    if not head.count(0):
        return ""
    # Letters of most scripts leave the upper two of four bytes empty, those of Latin the upper one of two as well.
    if not any(head[2::4] + head[3::4]) or not any(head[0::4] + head[1::4]):
        return "UTF-32"
    zeros = head[0::2].count(0), head[1::2].count(0)
    return "UTF-16" if min(zeros) == 0 and max(zeros) * 3 >= len(head) // 2 else ""


def decode(file: str, raw: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a file's bytes, line ends as `\\n`, without byte order mark; None with the problems."""
    start = Place(file)
    if len(raw) > LARGEST:
        size = len(raw) / 1024 / 1024
        return None, (error(start, f"the file is {size:.1f} MB large", "the largest that is read is 4 MB: cut it"),)
    if wide := wide_encoding(raw):
        return None, (error(start, f"the file is {wide}", "save it as UTF-8"),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        before = raw[: failure.start].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        byte = raw[failure.start]
        where = place_at(file, before + "?", len(before))
        return None, (error(where, f"the file is not UTF-8: byte 0x{byte:02X} stands here", "save it as UTF-8"),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = refused(file, text)
    return (None if problems else text), problems


def read_text(
    path: str, cache: Cache | None = None, reach: Reach | None = None
) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of the file; None with the problems where it cannot be read.

    `reach` is what may be read; without it the file itself, which the caller names.
    """
    start = Place(path)
    try:
        with open_file(path, reach or Reach((), (os.path.realpath(path),), set())) as file:
            raw = file.read(LARGEST + 1)
            size = os.fstat(file.fileno()).st_size
        if len(raw) > LARGEST:
            shown = max(size, len(raw)) / 1024 / 1024
            return None, (
                error(start, f"the file is {shown:.1f} MB large", "the largest that is read is 4 MB: cut it"),
            )
    except OddError as odd:
        return None, (error(start, f"this is {odd.kind}", "name a YAML file"),)
    except ShutError as shut:
        return None, (error(start, f"this {shut.fact}", shut.hint),)
    except FileNotFoundError:
        return None, (error(start, "there is no such file", "check the path"),)
    except PermissionError:
        return None, (error(start, "the file may not be read", "change its permissions, or those of its folder"),)
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or str(failure)
        return None, (error(start, f"the file cannot be read: {reason}"),)
    return cache.get("decoded", (path, raw), lambda: decode(path, raw)) if cache else decode(path, raw)
