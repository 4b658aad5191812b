"""The committed JSON Schema is what the model gives, and it accepts the shapes that the reader accepts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from certcheck.declaration.schema import main, schema, schema_text
from declaration.reading import MARKER, complaints

COMMITTED = Path(__file__).parents[2] / "docs/schemas/declaration.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_the_committed_schema_is_current(tmp_path: Path) -> None:
    assert COMMITTED.read_text(encoding="utf-8") == schema_text(), "run python -m certcheck.declaration.schema"
    assert main([str(tmp_path / "new" / "schema.json")]) == 0
    assert (tmp_path / "new" / "schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


GOOD = [
    "",
    "labels: none",
    "labels:",
    "labels: []",
    "labels: [{mark: ce, height: 5 mm}]",
    "labels: {state: complete}",
    "labels: {state: 无, entries: , notes: x}",
    "materials: [{id: a, substances: {state: partial, down-to: 5 mg/kg, entries: [{name: lead, value: 5}]}}]",
    "materials: [{id: a, substances: unknown}]",
    "features: {radio: yes, battery: unknown, mains: }",
    "features:",
    "electrical: {rohs-category: 3, input-current-kind: n/a, power: 1.10}",
    "sold-in: eu",
    "sold-in: [eu, us]",
    "sold-in: unknown",
    "sales: {channels: [online, retail]}",
    "sales: {channels: online}",
    "sales: {channels: none}",
    "dates: {made: 2026-08, by-market: [{market: eu, placed: 2026}]}",
    "chosen: {a: b, c: 1}",
    "items: [{id: 1, facts: {labels: [{mark: ce}], identity: {name: x}}}]",
    "lots: [{id: a, facts: }]",
]
BAD = [
    "label: []",
    "labels: CE mark",
    "labels: [ce]",
    "labels: [~]",
    "labels: {mark: ce}",
    "labels: {entries: {mark: ce}}",
    "labels: [{mark: [ce]}]",
    "labels: [{mark: {ce: yes}}]",
    "features: []",
    "features: yes",
    "features: {radio: [yes]}",
    "sales: {channels: [bazaar]}",
    "sales: {channels: {online: yes}}",
    "logistics: {mode: rocket}",
    "sold-in: {eu: yes}",
    "sold-in: [[eu]]",
    "sold-in: [~]",
    "chosen: [a]",
    "chosen: {a: [b]}",
    "items: {id: a}",
    "items: [{name: a}]",
    "items: [{id: a, fact: {}}]",
    "items: [{id: a, facts: {label: []}}]",
    "items: [{id: a, facts: {items: []}}]",
    "dates: {by-market: {market: eu}}",
]


def _plain(text: str) -> Any:
    """As an editor sees it: numbers are numbers, nothing is null; yes and no are text, as in YAML 1.2."""

    class Loader(yaml.SafeLoader):
        yaml_implicit_resolvers: dict[str, Any] = {  # noqa: RUF012 - PyYAML's own way
            first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":bool", ":timestamp"))]
            for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    return yaml.load(text, Loader)


@pytest.mark.parametrize("body", GOOD)
def test_both_accept(body: str) -> None:
    assert complaints(MARKER + body) == []
    assert [error.message for error in VALIDATOR.iter_errors(_plain(MARKER + body))] == []


@pytest.mark.parametrize("body", BAD)
def test_both_refuse(body: str) -> None:
    assert complaints(MARKER + body)
    assert not VALIDATOR.is_valid(_plain(MARKER + body))


def test_the_marker_is_required() -> None:
    assert not VALIDATOR.is_valid({"identity": {}})
    assert not VALIDATOR.is_valid({"certcheck": "declaration/2"})
