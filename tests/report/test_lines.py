"""``certcheck-lines/1``: every line fits the published schema and says what was found."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from catalogue.mutations import line as in_line
from catalogue.mutations import mutated_lines, sample_lines
from jsonschema import Draft202012Validator

from certcheck import api
from certcheck.catalogue.checker import LineChecker
from certcheck.engine.record import Record, record_of
from certcheck.report.lines import FORMAT, head, line
from certcheck.result import Notice

from .fixtures import HOSTILE, lamp, medical, result

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[2] / "docs" / "schemas" / "lines.schema.json").read_text("utf-8")
)
AS_OF = date(2026, 11, 21)


def fits(text: str, part: str) -> Any:
    """The parsed line, which fits one part of the schema and, as it must, the whole."""
    plain = json.loads(text)
    for schema in (SCHEMA, {**SCHEMA, "anyOf": [{"$ref": f"#/$defs/{part}"}]}):
        assert [error.message for error in Draft202012Validator(schema).iter_errors(plain)] == []
    assert "\n" not in text
    assert text.isascii()
    return plain


def test_the_schema_is_one_and_describes_this_format() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$defs"]["head"]["properties"]["format"] == {"const": FORMAT}


def test_head() -> None:
    notice = Notice("review-overdue", (("ruleset", "eu/rohs"), ("review-by", "2026-01-01")))
    plain = fits(head(("eu", "cn/green-food"), AS_OF, "0" * 64, [notice]), "head")
    assert plain["targets"] == ["eu", "cn/green-food"]
    assert plain["notices"][0]["data"]["ruleset"] == "eu/rohs"


@pytest.mark.parametrize("told", [lamp(), medical(), result()], ids=["lamp", "medical", "empty"])
def test_records_of_any_result(told: Any) -> None:
    record = record_of(told, 3)._replace(digest="0" * 64)
    plain = fits(line(record, "a.ndjson"), "record")
    assert [one["target"] for one in plain["targets"]] == [one.target for one in told.targets]


def test_records_of_real_rules_and_lines_nobody_has_looked_over() -> None:
    checker = LineChecker(api.open_rules(), ("eu", "us", "cn"), AS_OF)
    items = in_line(
        {"certcheck": "declaration/1", "items": [{"id": "a"}, {"id": "b"}], "features": {"electrical": "yes"}}
    )
    kinds = set()
    for number, raw in enumerate([*sample_lines(), *mutated_lines(31, 40), items], 1):
        record = checker.record(raw, number)
        kinds.add("refused" if record.problems else "record")
        plain = fits(line(record, "catalogue.ndjson"), "refused" if record.problems else "record")
        for target in plain.get("targets", ()):
            shown = [one["outcome"] for one in target["findings"]]
            assert {one: shown.count(one) for one in set(shown)} == {
                one: count
                for one, count in target["counts"].items()
                if count and one not in ("met", "not-applicable", "met-unconfirmed")
            }
    assert kinds == {"refused", "record"}


def test_a_line_without_targets_is_not_a_record_of_problems() -> None:
    assert fits(line(Record(1, "x", "0" * 64), "a"), "record")["targets"] == []


def test_data_reads_back_as_it_was() -> None:
    record = record_of(lamp(), 1)._replace(digest="0" * 64)
    assert fits(line(record, HOSTILE), "record")["product"] == HOSTILE
    assert fits(line(record, HOSTILE), "record")["source"] == HOSTILE


def test_findings_stand_in_the_order_of_a_report() -> None:
    told = lamp()
    plain = json.loads(line(record_of(told, 1), "a"))
    for target, found in zip(told.targets, plain["targets"], strict=True):
        listed = [
            one.requirement
            for one in target.findings
            if one.outcome.value in ("gap", "review", "undetermined", "upcoming")
        ]
        assert sorted(one["requirement"] for one in found["findings"]) == sorted(listed)
        order = ["gap", "review", "undetermined", "upcoming"]
        ranks = [order.index(one["outcome"]) for one in found["findings"]]
        assert ranks == sorted(ranks)
