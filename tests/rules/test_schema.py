"""The published schemas are current, valid, and take every ruleset, table and case that the reader takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from certcheck.rules.files import case_files, rule_files
from certcheck.rules.schema import schema_texts, schemas
from certcheck.yaml_text import read_yaml
from rules.support import BOOK

ROOT = Path(__file__).parents[2]
DIRECTORIES = (BOOK, ROOT / "rulesets")
SCHEMAS = schemas()


def faults(path: Path, name: str) -> list[str]:
    validator = Draft202012Validator(SCHEMAS[name])
    return [f"{list(one.absolute_path)}: {one.message[:200]}" for one in validator.iter_errors(read_yaml(path).tree)]


def ruleset(**changes: Any) -> dict[str, Any]:
    tree: dict[str, Any] = read_yaml(BOOK / "eu" / "rohs.yaml").tree
    return {**tree, **changes}


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_committed_schemas_are_current(name: str) -> None:
    committed = ROOT / "docs" / "schemas" / name
    assert committed.read_text(encoding="utf-8") == schema_texts()[name], "run: python -m certcheck.rules.schema"


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_they_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda path: path.name)
def test_they_take_every_file(directory: Path) -> None:
    found = {}
    for path in rule_files(directory):
        kind = "ruleset" if "ruleset" in read_yaml(path).tree else "table"
        found[path.name] = faults(path, f"{kind}.schema.json")
    for path in case_files(directory):
        found[path.name] = faults(path, "cases.schema.json")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert found


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "ruleset/2"},
        {"kind": "rumour"},
        {"reviewed-on": "soon"},
        {"scope": "always"},
        {"scope": {"any": []}},
        {"parity": {"encoded": []}},
        {"requirements": [{"id": "eu/rohs/lead"}]},
        {"colour": "green"},
    ],
)
def test_they_refuse_what_is_no_ruleset(changes: dict[str, Any]) -> None:
    validator = Draft202012Validator(SCHEMAS["ruleset.schema.json"])
    assert validator.is_valid(ruleset())
    assert not validator.is_valid(ruleset(**changes))
