"""Plans of samples: readable in both languages, valid as JSON; changed answers show as changed goldens."""

from __future__ import annotations

import json
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from certcheck.report.options import RenderOptions
from certcheck.report.page import WIDEST
from certcheck.report.plan import plan_json, terminal
from certcheck.report.plan.model import Planned

from .plans import PLANS, TARGETS, opened, plan_file, planned, summary

ROOT = Path(__file__).parents[2]
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "schemas" / "report.schema.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def plans() -> dict[str, Planned]:
    known = opened()
    return {name: planned(name, known) for name in TARGETS}


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_plans_are_the_golden_ones(name: str, plans: dict[str, Planned]) -> None:
    """After a wanted change: ``python -m tests.samples.refresh``, and read the difference."""
    before = plan_file(name).read_text(encoding="utf-8").splitlines()
    changes = list(unified_diff(before, summary(plans[name]).splitlines(), "golden", "now", n=0, lineterm=""))
    assert changes == []


def test_there_are_no_other_golden_plans() -> None:
    assert sorted(path.stem for path in PLANS.glob("*")) == sorted(TARGETS)


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_the_json_fits_the_published_schema(name: str, plans: dict[str, Planned]) -> None:
    plain = json.loads(plan_json.render(plans[name], RenderOptions()))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(plain)] == []


@pytest.mark.parametrize("name", sorted(TARGETS))
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 120])
def test_the_printed_plan_keeps_its_width(name: str, language: str, width: int, plans: dict[str, Planned]) -> None:
    text = terminal.render(plans[name], RenderOptions(language, width=width))
    assert [line for line in text.splitlines() if cell_len(line) > min(width, WIDEST)] == []
    squeezed = "".join(text.split())
    for one in plans[name].plan.lines:
        assert "".join(one.item.title.in_(language).split())[:6] in squeezed
