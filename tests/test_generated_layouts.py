"""Layouts made at random from the schema, by seed: each is built or refused with problems; nothing else happens.

POSTER_LAYOUTS says how many; `make test` takes 80, a careful afternoon 5,000. POSTER_LAYOUT replays one seed.
"""

import json
import os
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import poster
from tests.making import ROOT
from tests.read.test_edges import EDGES
from tests.test_mutations import CONTENTS, OURS, desk
from tests.work import TooMuchWorkError, tallied

COUNT = int(os.environ.get("POSTER_LAYOUTS", "80"))
ONE = os.environ.get("POSTER_LAYOUT", "")
SCHEMA: dict[str, Any] = json.loads((ROOT / "schemas" / "layout.json").read_text(encoding="utf-8"))
SHIPPED = sorted(path.stem for path in (ROOT / "layouts").glob("*.yaml") if path.stem != "base")

SOUND = (
    "0", "1", "2", "3", "0.5", "1.5", "12", "12mm", "2cm", "24pt", "5%", "40%", "100%", "1 to 2", "1 to 1.5",
    "12pt to 40pt", "20% to 60%", "fill", "content", "fill fill", "content fill", "auto", "yes", "no", "ink", "accent",
    "'#102030'", "white", "A0 portrait", "A5", "1m", "30cm", "title", "sections", "resources", "facts.1", "sections.1",
    "logos", "page", "running", "body", "one", "two", "one two", "'one\n    two'", "Inter Tight", "square", "handout",
)  # fmt: skip
"""What some key or other takes."""
NAMES = ("body", "title", "codes", "take", "foot", "head", "one", "two", "", "²", "a b", "every", "first")
"""Names of areas, pages and the like."""


def value_of(schema: Mapping[str, Any], chance: random.Random, depth: int) -> Any:
    """A value for a schema: most often one it takes, now and then one at the edge or of another kind."""
    if depth > 6 or chance.random() < 0.06:
        return chance.choice((None, [], {}, [[]], {"": ""}, [{}], chance.choice(EDGES), "x" * 500))
    if "$ref" in schema:
        return value_of(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2].replace("%20", " ")], chance, depth)
    if "anyOf" in schema:
        return value_of(chance.choice(schema["anyOf"]), chance, depth)
    if "enum" in schema:
        return chance.choice(schema["enum"])
    if schema.get("type") == "array":
        return [value_of(schema["items"], chance, depth + 1) for _ in range(chance.choice((0, 1, 1, 2, 3)))]
    if schema.get("type") == "object":
        return map_of(schema, chance, depth)
    return chance.choice(SOUND if chance.random() < 0.85 else EDGES)


def map_of(schema: Mapping[str, Any], chance: random.Random, depth: int) -> dict[str, Any]:
    keys = list(schema.get("properties", {}))
    made = {
        key: value_of(schema["properties"][key], chance, depth + 1)
        for key in chance.sample(keys, min(len(keys), chance.choice((1, 1, 2, 3, 5))))
    }
    if isinstance(schema.get("additionalProperties"), dict):
        for name in chance.sample(NAMES, chance.choice((1, 2, 3))):
            made[name] = value_of(schema["additionalProperties"], chance, depth + 1)
    return made


def layout_of(chance: random.Random) -> str:
    """A layout over one that ships, its keys made by the schema. JSON is YAML too."""
    made = map_of(SCHEMA, chance, 0) | {"extends": chance.choice((*SHIPPED, "base", "own"))}
    return json.dumps(made, ensure_ascii=chance.random() < 0.5)


def test_generated_layouts_are_built_or_refused(tmp_path: Path) -> None:
    desk(tmp_path)
    own = tmp_path / "layouts" / "own.yaml"
    cache = poster.Cache()
    faults = []
    for seed in [int(ONE)] if ONE else range(COUNT):
        chance = random.Random(seed)
        own.write_text(layout_of(chance), encoding="utf-8", errors="replace")
        try:
            with tallied():
                poster.build(poster.load(tmp_path / chance.choice(CONTENTS)), "own", cache=cache)
        except poster.PosterError as refused:
            faults += [f"seed {seed}: {each}" for each in refused.problems if OURS in str(each)]
            faults += [] if refused.problems else [f"seed {seed}: refused without a reason"]
        except (Exception, TooMuchWorkError) as fault:
            faults.append(f"seed {seed}: {type(fault).__name__}: {fault}")
    assert [] == faults
