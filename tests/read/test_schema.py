"""The schemas in the repository are those that the descriptions give."""

import json
from pathlib import Path

import pytest

from poster.read.schema import schemas

FOLDER = Path(__file__).parents[2] / "schemas"


@pytest.mark.parametrize("name", ["content.json", "layout.json", "theme.json"])
def test_schemas_are_current(name: str) -> None:
    written = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    assert schemas()[name] == written, "run: python -m poster.read.schema schemas"


def test_every_key_is_explained() -> None:
    for schema in schemas().values():
        for record in [schema, *schema.get("$defs", {}).values()]:
            assert all(field["description"] for field in record["properties"].values())


def test_every_reference_leads_somewhere() -> None:
    for schema in schemas().values():
        text = json.dumps(schema)
        for piece in text.split('"$ref": "#/$defs/')[1:]:
            assert piece.split('"')[0].replace("%20", " ") in schema["$defs"]
