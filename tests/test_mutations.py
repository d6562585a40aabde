"""Inputs damaged at random, by seed: each is built or refused with problems, in bounded work; nothing else happens.

POSTER_MUTATIONS says how many; `make test` takes 300, a careful afternoon 5,000. POSTER_MUTATION replays one seed.
"""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.work import TooMuchWorkError, tallied

ROOT = Path(__file__).parent.parent
COUNT = int(os.environ.get("POSTER_MUTATIONS", "300"))
ONE = os.environ.get("POSTER_MUTATION", "")

OURS = "fault of poster"
"""What a refusal says for which nobody but the program is to blame."""

SCALARS = (
    "", "0", "-1", "1e9", "nan", "inf", "999999999999mm", "0.0001pt", "-5mm", "100%", "0%", "24pt to 1pt", "1 to 400",
    "fill", "content", "null", "~", "yes", "[]", "{}",
    "[[[[]]]]", "&a 1", "*a", "!!python/object:os.system x", "|", ">-",
    "# gone", "'", '"', "javascript:alert(1)", "http://" + "x" * 3000,
    "\u0000", "\u202e", "\ufeff", "\U0001f600",
    "\ud800", "é" * 500, "x" * 5000, "**" * 200, "`" * 99, "[" * 300, "> " * 80, "- " * 80, "#" * 40,
    "../../etc/passwd", "base", "content.yaml",
)  # fmt: skip
"""Values that programs stumble over."""

CONTENTS = ("content.yaml", "rich.yaml")

Mutation = Callable[[list[str], random.Random], None]


def drop_line(lines: list[str], chance: random.Random) -> None:
    del lines[chance.randrange(len(lines))]


def repeat_line(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))


def swap_lines(lines: list[str], chance: random.Random) -> None:
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def indent_line(lines: list[str], chance: random.Random) -> None:
    number = chance.randrange(len(lines))
    lines[number] = " " * chance.randrange(1, 5) + lines[number]


def outdent_line(lines: list[str], chance: random.Random) -> None:
    number = chance.randrange(len(lines))
    lines[number] = lines[number][chance.randrange(1, 4) :]


def replace_value(lines: list[str], chance: random.Random) -> None:
    number = chance.randrange(len(lines))
    key, colon, _ = lines[number].partition(":")
    lines[number] = f"{key}{colon} {chance.choice(SCALARS)}"


def insert_value(lines: list[str], chance: random.Random) -> None:
    number = chance.randrange(len(lines))
    at = chance.randrange(len(lines[number]) + 1)
    lines[number] = lines[number][:at] + chance.choice(SCALARS) + lines[number][at:]


def misspell(lines: list[str], chance: random.Random) -> None:
    number = chance.randrange(len(lines))
    if lines[number]:
        at = chance.randrange(len(lines[number]))
        lines[number] = lines[number][:at] + chance.choice("aé:-#'\"[]{}|>&*!%@`\t 0.,") + lines[number][at + 1 :]


def cut_off(lines: list[str], chance: random.Random) -> None:
    del lines[chance.randrange(len(lines)) + 1 :]


def change_number(lines: list[str], chance: random.Random) -> None:
    with_digits = [number for number, line in enumerate(lines) if any(sign.isdigit() for sign in line)]
    if with_digits:
        number = chance.choice(with_digits)
        at = chance.choice([at for at, sign in enumerate(lines[number]) if sign.isdigit()])
        new = chance.choice(("0", "9", "99", "-1", "1000000", "0.001", ""))
        lines[number] = lines[number][:at] + new + lines[number][at + 1 :]


def multiply(lines: list[str], chance: random.Random) -> None:
    first = chance.randrange(len(lines))
    piece = lines[first : first + chance.randrange(1, 8)]
    lines[first:first] = piece * chance.choice((2, 5, 40))


MUTATIONS: tuple[Mutation, ...] = (
    drop_line, repeat_line, swap_lines, indent_line, outdent_line, replace_value, replace_value, insert_value, misspell,
    cut_off, change_number, change_number, multiply,
)  # fmt: skip


def mutate(raw: bytes, chance: random.Random) -> bytes:
    """The file with one to three mutations; now and then with a byte that is no text."""
    lines = raw.decode().split("\n")
    for _ in range(chance.choice((1, 1, 2, 3))):
        chance.choice(MUTATIONS)(lines, chance)
        lines = lines or [""]
    damaged = "\n".join(lines).encode("utf-8", "surrogatepass")
    if chance.random() < 0.02:
        at = chance.randrange(len(damaged) + 1)
        damaged = damaged[:at] + bytes((chance.randrange(256),)) + damaged[at:]
    return damaged


MORE = """
author:
  - {name: Anna Smith, affiliations: [{ref: north}, College of Leeds], orcid: 0000-0002-1825-0097, email: a@b.org}
  - name: {given: Björn, family: Jónsson}
    affiliation: {ref: north}
    corresponding: yes
    email: bjorn@example.org
    equal-contributor: true
affiliations:
  - {id: north, name: University of the North, department: Health, city: York, country: UK}
event: A meeting
date: 1 May
number: P 42
funding: Paid for by a **foundation**.
contact: "[Write](mailto:a@example.org) to us."
acknowledgements: Thanks to all.
facts:
  - {value: 42 %, text: of all answers, id: answers}
  - {value: 7, text: of them are prime numbers of *which* there are many.}
"""
GROUPS = """
resources:
  - {title: Alone, url: "https://example.org/"}
  - title: A group
    id: group
    resources:
      - {title: One, url: "https://example.org/one"}
      - {title: Two of them, url: "https://example.org/two", id: two}
  - title: Another
    resources:
      - {title: Three, url: "http://example.org/three/and/a/half?x=1"}
"""


def desk(folder: Path) -> list[Path]:
    """A copy of the shipped content and layouts in `folder`; the files that are worth damaging."""
    shutil.copy(ROOT / "content.yaml", folder)
    text = (ROOT / "content.yaml").read_text(encoding="utf-8")
    (folder / "rich.yaml").write_text(text[: text.index("resources:")] + GROUPS + MORE, encoding="utf-8")
    shutil.copytree(ROOT / "layouts", folder / "layouts")
    layouts = sorted(folder.glob("layouts/**/*.yaml"))
    # The contents as often as all layouts together.
    return [folder / name for name in CONTENTS] * (len(layouts) // 2) + layouts


def test_damaged_inputs_are_built_or_refused(tmp_path: Path) -> None:
    import poster

    targets = desk(tmp_path)
    names = sorted(path.stem for path in (ROOT / "layouts").glob("*.yaml") if path.stem != "base")
    cache = poster.Cache()
    faults = []
    for seed in [int(ONE)] if ONE else range(COUNT):
        chance = random.Random(seed)
        target = chance.choice(targets)
        sound = target.read_bytes()
        target.write_bytes(mutate(sound, chance))
        is_content = target.name in CONTENTS
        layout = target.stem if target.parent.name == "layouts" and target.stem != "base" else chance.choice(names)
        theme = target.stem if target.parent.name == "themes" else ""
        try:
            with tallied():
                content = poster.load(target if is_content else tmp_path / chance.choice(CONTENTS))
                poster.build(content, layout, cache=cache, theme=theme)
        except poster.PosterError as refused:
            if not refused.problems:
                faults.append(f"seed {seed}, {target.name}: refused without a reason")
            faults += [f"seed {seed}, {target.name}: {each}" for each in refused.problems if OURS in str(each)]
        except (Exception, TooMuchWorkError) as fault:
            faults.append(f"seed {seed}, {target.name}, {layout}: {type(fault).__name__}: {fault}")
        target.write_bytes(sound)
    assert [] == faults
