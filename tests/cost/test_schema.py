"""The published schema is current, valid, and takes every price file that the reader takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from certcheck.cost.schema import FILE, schema, schema_text
from certcheck.yaml_text import parse_yaml, read_yaml
from cost.offers import HEAD
from cost.test_reading import PLAIN, WHOLE

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft202012Validator(schema())


def faults(tree: Any) -> list[str]:
    return [f"{list(one.absolute_path)}: {one.message[:200]}" for one in VALIDATOR.iter_errors(tree)]


def test_the_committed_schema_is_current() -> None:
    committed = (ROOT / "docs" / "schemas" / FILE).read_text(encoding="utf-8")
    assert committed == schema_text(), "run: python -m certcheck.cost.schema"
    Draft202012Validator.check_schema(schema())


def test_it_takes_every_file() -> None:
    found = {path.name: faults(read_yaml(path).tree) for path in sorted((ROOT / "rulesets" / "prices").glob("*.yaml"))}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert faults(parse_yaml(HEAD + WHOLE, "whole").tree) == []
    assert faults(parse_yaml("certcheck: prices/1\nitems: [{id: test, validity: 12}]", "quotes").tree) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("certcheck: prices/1", "certcheck: prices/2"),
        ("kind: certification", "kind: rumour"),
        ("basis: material", "basis: moon"),
        ("currency: USD", "currency: dollars"),
        ("low: 8000, ", ""),
        ("for: [gap]", "for: [hope]"),
        ("years: even", "years: leap"),
        ("labelling: nrtl", "looks: nrtl"),
        ("kind: official", "kind: hearsay"),
        ("from: test", "since: test"),
    ],
)
def test_it_refuses_what_is_no_price_file(old: str, new: str) -> None:
    text = HEAD + WHOLE
    assert old in text
    assert faults(parse_yaml(text.replace(old, new, 1), "whole").tree)


def test_a_new_item_is_complete() -> None:
    assert faults(parse_yaml(HEAD + f"items: [{PLAIN.replace('basis: family, ', '')}]", "item").tree)
