"""The descriptions of content, layout and theme files -> JSON Schemas, by which editors complete and check them.

`python -m poster.read.schema schemas` writes them into the folder `schemas`.
"""

import json
import os
import sys
from collections.abc import Callable
from typing import Any

from poster.read.content_fields import CONTENT
from poster.read.fields import Either, Field, Form, Many, Named, Record, Scalar, Words
from poster.read.layout_fields import LAYOUT, THEME

DRAFT = "https://json-schema.org/draft/2020-12/schema"

WRITTEN = ["string", "number", "boolean"]
"""What an editor may take a scalar for; here every scalar is the text that was written."""

Schema = dict[str, Any]


class _Writer:
    """Writes one schema; records become definitions, so that each is there once."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def scalar(self, kind: Scalar) -> Schema:
        if kind.names == ("yes", "no"):
            return {"enum": [True, False, "yes", "no"]}
        if kind.names:
            return {"enum": list(kind.names)}
        return {"type": WRITTEN, **({"pattern": kind.pattern} if kind.pattern else {})}

    def words(self, kind: Words) -> Schema:
        return {"type": WRITTEN}

    def many(self, kind: Many) -> Schema:
        items = {"type": "array", "items": self.schema(kind.item)}
        if kind.words:
            return {"anyOf": [items, {"type": "string"}]}
        return {"anyOf": [items, self.schema(kind.item)]} if kind.alone else items

    def named(self, kind: Named) -> Schema:
        return {"type": "object", "additionalProperties": self.schema(kind.item)}

    def record(self, kind: Record) -> Schema:
        name = kind.says.removeprefix("a ").removeprefix("an ")
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.body(kind)
        return {"$ref": f"#/$defs/{name}".replace(" ", "%20")}

    def either(self, kind: Either) -> Schema:
        return {"anyOf": [self.schema(kind.scalar), self.record(kind.record)]}

    def body(self, kind: Record) -> Schema:
        required = [field.key for field in kind.fields if field.required]
        return {
            "type": "object",
            "properties": {field.key: self.field(field) for field in kind.fields},
            **({"required": required} if required else {}),
            "additionalProperties": self.schema(kind.rest) if kind.rest else False,
        }

    def field(self, field: Field) -> Schema:
        # A key with nothing behind it counts as not written, so editors must not complain about it either.
        own = self.schema(field.kind)
        return {"description": field.doc, **(own if field.required else {"anyOf": [own, {"type": "null"}]})}

    def schema(self, kind: Form) -> Schema:
        return WAYS[type(kind)](self, kind)


WAYS: dict[Any, Callable[[_Writer, Any], Schema]] = {
    Scalar: _Writer.scalar, Words: _Writer.words, Many: _Writer.many, Named: _Writer.named, Record: _Writer.record,
    Either: _Writer.either,
}  # fmt: skip
"""How each kind is written."""


def schema_of(kind: Record) -> Schema:
    """The JSON Schema (2020-12) of a file."""
    writer = _Writer()
    body = writer.body(kind)
    definitions = {name: writer.definitions[name] for name in sorted(writer.definitions)}
    return {"$schema": DRAFT, "title": kind.says, **body, **({"$defs": definitions} if definitions else {})}


def schemas() -> dict[str, Schema]:
    """The schemas by the names of their files."""
    return {"content.json": schema_of(CONTENT), "layout.json": schema_of(LAYOUT), "theme.json": schema_of(THEME)}


def write(folder: str) -> None:
    """Writes the schemas into a folder."""
    os.makedirs(folder, exist_ok=True)
    for name, schema in schemas().items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(json.dumps(schema, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else "schemas")
