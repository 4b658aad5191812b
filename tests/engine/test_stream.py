"""What one product of a stream teaches about the next, with rules made for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from certcheck.catalogue.checker import LineChecker, plainly
from certcheck.engine.check import Engine
from certcheck.report.lines import line

from .support import TODAY, engine

TWO_RULES_ON_ONE_LIST = """
- id: order
  where: {features.battery: yes}
  require: {descending: food.ingredients, by: share}
- id: order-again
  where: {features.radio: yes}
  require: {descending: food.ingredients, by: share}
"""


def same(rules: Engine, *declarations: dict[str, Any]) -> list[str]:
    """The headlines of the declarations, each the same by the quick and the slow way."""
    checker = LineChecker(rules, ("eu",), TODAY)
    found = []
    for number, one in enumerate(declarations, 1):
        raw = json.dumps({"certcheck": "declaration/1", **one}).encode()
        assert checker._stated(plainly(checker._reader, raw)) is not None
        record = checker.record(raw, number)
        assert line(record, "x") == line(checker._slowly(raw, number), "x")
        found.append(record.targets[0].headline.value)
    return found


def ingredients(*shares: str) -> dict[str, Any]:
    entries = [{"ingredient": f"i{number}", "share": share} for number, share in enumerate(shares)]
    return {
        "features": {"battery": "yes", "radio": "yes"},
        "food": {"ingredients": {"state": "complete", "entries": entries}},
    }


def test_a_list_of_the_listing_itself_counts_for_every_rule_that_reads_it(tmp_path: Path) -> None:
    rules = engine(tmp_path, TWO_RULES_ON_ONE_LIST)
    assert same(rules, ingredients("10 %", "90 %"), ingredients("90 %", "10 %"), ingredients("10 %", "90 %")) == [
        "gaps", "no gap found", "gaps",
    ]  # fmt: skip
