"""The plan as JSON: it fits the schema, holds everything, and has the same bytes every time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from certcheck.report.json_report import render as check_report
from certcheck.report.options import RenderOptions
from certcheck.report.plan.plan_json import render

from ..fixtures import lamp
from .fixtures import planned

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[3] / "docs" / "schemas" / "report.schema.json").read_text("utf-8")
)


def plain() -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(render(planned(), RenderOptions()))["products"][0]["plan"]
    return plan


def test_it_fits_the_published_schema() -> None:
    found = json.loads(render(planned(), RenderOptions()))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(found)] == []


def test_it_is_the_report_of_the_check_with_one_key_more() -> None:
    found = json.loads(render(planned(), RenderOptions()))
    del found["products"][0]["plan"]
    assert found == json.loads(check_report([lamp()], RenderOptions()))


def test_language_and_width_change_nothing() -> None:
    assert render(planned(), RenderOptions("en")) == render(planned(), RenderOptions("zh", width=40))


def test_amounts_are_text_with_their_currency_and_unknown_is_null() -> None:
    lines = {one["item"]: one for one in plain()["lines"]}
    assert lines["fee"]["yearly"] == {"low": "170.25", "typical": "170.25", "high": "170.25", "currency": "EUR"}
    assert lines["fee"]["price"] == {
        "low": "199.50", "typical": "199.50", "high": "199.50", "currency": "USD", "year": 2025,
    }  # fmt: skip
    assert lines["other"]["once"] is None
    assert lines["other"]["price"] is None
    assert (lines["site"]["count"], lines["site"]["question"]) == (None, "company.factories")


def test_everything_in_the_plan_is_in_it() -> None:
    made, found = planned().plan, plain()
    assert [one["item"] for one in found["lines"]] == [one.item.id for one in made.lines]
    for key in ("choices", "tasks", "clocks", "entries", "order", "unrecognised"):
        assert len(found[key]) == len(getattr(made, key))
    assert len(found["subsidies"]) == len(made.granted)
    assert found["searched"] is False
    assert found["totals"]["once"]["p90"] == "4100"
    assert set(found["recognition"]) == {"us-labs"}
    assert found["lines"][0]["sources"][0]["url"] == "https://example.org/prices"
