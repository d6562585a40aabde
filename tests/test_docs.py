"""The documentation names every key there is, and its examples and links are sound."""

import re
from pathlib import Path

import pytest
import yaml

from poster.read.content_fields import CONTENT
from poster.read.fields import Either, Field, Form, Many, Named, Record
from poster.read.layout_fields import LAYOUT

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def fields(kind: Form) -> set[str]:
    """The keys of a kind and of all within it."""
    if isinstance(kind, Field):
        return {kind.key} | fields(kind.kind)
    if isinstance(kind, Record):
        inner = [fields(field.kind) | {field.key} for field in kind.fields]
        return set().union(*inner, fields(kind.rest) if kind.rest else set())
    if isinstance(kind, Many | Named):
        return fields(kind.item)
    return fields(kind.record) if isinstance(kind, Either) else set()


def without_examples(text: str) -> str:
    """Markdown without what stands between fences."""
    return re.sub(r"^(`{3,})[^\n]*\n.*?^\1$", "", text, flags=re.S | re.M)


@pytest.mark.parametrize("name, kind", [("content.md", CONTENT), ("layout.md", LAYOUT)])
def test_every_key_is_documented(name: str, kind: Form) -> None:
    text = without_examples((ROOT / "docs" / name).read_text(encoding="utf-8"))
    named = {part.strip() for _, code in re.findall(r"(`+)(.+?)\1(?!`)", text) for part in code.split(":")}
    assert [] == sorted(fields(kind) - named)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"`[^`]*`", "", without_examples(path.read_text(encoding="utf-8")))  # examples name any file
    links = re.findall(r"\]\(([^)#]+)\)", text)
    inside = [link for link in links if "://" not in link and "…" not in link]
    assert [] == [link for link in inside if not (path.parent / link).exists()]


def test_how_a_kind_of_block_is_added_is_what_the_code_does() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "poster").rglob("*.py")))
    text = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
    lines = [line for example in re.findall(r"```python\n(.*?)```", text, re.S) for line in example.splitlines()]
    assert lines
    assert [] == [line for line in lines if line.strip() not in ("", "...") and f"{line}\n" not in code]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_examples_are_yaml(path: Path) -> None:
    for example in re.findall(r"```yaml\n(.*?)```", path.read_text(encoding="utf-8"), re.S):
        for document in re.split(r"\n(?=page: )", example):
            yaml.safe_load(document)
