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


MODEL_NAMED = """
- id: paper
  where: {features.battery: yes}
  require: {some: certificates, where: {models: {names: identity.model}}}
"""


def named(model: str | None, *models: str) -> dict[str, Any]:
    identity = {} if model is None else {"model": model}
    return {
        "identity": identity,
        "features": {"battery": "yes"},
        "certificates": {"state": "complete", "entries": [{"scheme": "ce-type", "models": list(models)}]},
    }


def test_of_a_model_it_matters_whether_a_paper_names_it(tmp_path: Path) -> None:
    rules = engine(tmp_path, MODEL_NAMED)
    declarations = [
        named("A 1", "A 1", "B 2"), named("B  2", "A 1", "B 2"), named("C 3", "A 1", "B 2"), named("D 4", "A 1", "B 2"),
        named(None, "A 1", "B 2"), named("unknown", "A 1", "B 2"), named("A 1"), named("B 2", "A 1", "B 2"),
    ]  # fmt: skip
    met, gap, unknown = "no gap found", "gaps", "undetermined"
    assert same(rules, *declarations) == [met, met, gap, gap, unknown, unknown, gap, met]


LEAD_IN_MATERIALS = """
- id: lead
  subject: materials
  where: {features.battery: yes}
  require: {substance: lead, at-most: 100 mg/kg}
"""


def material(lead: str, **words: str) -> dict[str, Any]:
    figures = [{"name": "lead", "value": lead}]
    entries = [{"id": "case", "material": "pvc", "substances": figures, **words}]
    return {"features": {"battery": "yes"}, "materials": {"state": "complete", "entries": entries}}


def test_a_finding_names_the_entry_of_its_own_line(tmp_path: Path) -> None:
    """``same`` compares the findings word by word."""
    rules = engine(tmp_path, LEAD_IN_MATERIALS)
    gap = "120 mg/kg"
    declarations = [
        material(gap), material(gap, id="cable"), material(gap, id="cable", colour="red"),
        material("90 mg/kg", id="plug"), material(gap, id="cable", name="Cable"), material(gap),
    ]  # fmt: skip
    assert same(rules, *declarations) == ["gaps", "gaps", "gaps", "no gap found", "gaps", "gaps"]


def test_what_nobody_asks_for_needs_no_second_look(tmp_path: Path) -> None:
    rules = engine(tmp_path, LEAD_IN_MATERIALS)
    checker = LineChecker(rules, ("eu",), TODAY)
    evaluated = []
    decisions = rules.decisions
    rules.decisions = lambda *rest: evaluated.append(rest) or decisions(*rest)  # type: ignore[assignment, func-returns-value]
    for number, colour in enumerate(("red", "green", "blue"), 1):
        raw = {
            "certcheck": "declaration/1",
            **material("90 mg/kg", colour=colour),
            "identity": {"model": f"M {number}"},
        }
        checker.record(json.dumps(raw).encode(), number)
    assert len(evaluated) == 1


LABELS = """
- id: mark
  where: {features.battery: yes}
  require: {none: labels, where: {mark: ce}}
"""


def labelled(**label: Any) -> dict[str, Any]:
    return {"features": {"battery": "yes"}, "labels": {"state": "complete", "entries": [label]}}


def test_a_label_that_is_a_text_shows_no_mark(tmp_path: Path) -> None:
    rules = engine(tmp_path, LABELS)
    declarations = [labelled(permanent="yes"), labelled(permanent="yes", text="Mug"), labelled(mark="ce")]
    assert same(rules, *declarations) == ["undetermined", "no gap found", "gaps"]
    assert same(rules, *reversed(declarations)) == ["gaps", "no gap found", "undetermined"]
