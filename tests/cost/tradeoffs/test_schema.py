"""The published schema is current, valid, and takes every table that the reader takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from certcheck.cost.tradeoffs.loading import SECTIONS
from certcheck.cost.tradeoffs.schema import FILE, schema, schema_text
from certcheck.rules.location import rulesets_directory

ROOT = Path(__file__).parents[3]
VALIDATOR = Draft202012Validator(schema())


class AsWritten(yaml.SafeLoader):
    """Dates stay text, as in an editor's YAML core schema."""


AsWritten.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def table(kind: str) -> Any:
    text = (rulesets_directory() / "tradeoffs" / f"{kind}.yaml").read_text("utf-8")
    return yaml.load(text, AsWritten)


def test_the_committed_schema_is_current() -> None:
    committed = (ROOT / "docs" / "schemas" / FILE).read_text(encoding="utf-8")
    assert committed == schema_text(), "run: python -m certcheck.cost.tradeoffs.schema"


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("kind", SECTIONS)
def test_it_takes_the_tables_that_are_shipped(kind: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(table(kind))] == []


@pytest.mark.parametrize("kind", SECTIONS)
def test_it_refuses_unknown_keys_and_other_formats(kind: str) -> None:
    assert not VALIDATOR.is_valid({**table(kind), "speling": 1})
    assert not VALIDATOR.is_valid({**table(kind), "certcheck": "tradeoffs/2"})
