"""The engine agrees with the reference evaluator, and what it promises about unknown facts holds."""

from __future__ import annotations

import json
from typing import Any

from engine.support import TODAY, vocabularies
from hypothesis import given, settings
from hypothesis import strategies as st

from certcheck.declaration.loading import load_text
from certcheck.engine.check import Engine
from certcheck.result import Finding, Outcome
from certcheck.rules.model import Requirement
from property.reference import Reference
from property.strategies import FLAGS, declarations, requirements, rulebook


def run(rule: Requirement, declaration: dict[str, Any]) -> tuple[Finding, ...]:
    loaded = load_text(json.dumps(declaration), "json", "random.json")
    return Engine(rulebook(rule), vocabularies()).check(loaded, ["eu"], TODAY).targets[0].findings


def listed(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return sorted((one.subject.id, one.outcome.value) for one in findings)


@settings(max_examples=1500, deadline=None)
@given(requirements(), declarations())
def test_engine_and_reference_agree(rule: Requirement, declaration: dict[str, Any]) -> None:
    assert listed(run(rule, declaration)) == Reference(declaration, TODAY).outcomes(rule)


@settings(max_examples=500, deadline=None)
@given(requirements(), declarations())
def test_every_gap_has_a_reason_and_every_open_finding_a_question(
    rule: Requirement, declaration: dict[str, Any]
) -> None:
    for finding in run(rule, declaration):
        if finding.outcome is Outcome.UNDETERMINED:
            assert finding.questions
        if finding.outcome is Outcome.GAP and finding.subject.kind != "product":
            assert finding.reasons


@settings(max_examples=500, deadline=None)
@given(requirements(), declarations(), st.sampled_from(FLAGS), st.sampled_from(("yes", "no")))
def test_filling_an_unknown_never_flips_what_was_decided(
    rule: Requirement, declaration: dict[str, Any], flag: str, answer: str
) -> None:
    features = declaration.get("features", {})
    if features.get(flag, "unknown") != "unknown":
        return
    before = dict(listed(run(rule, declaration)))
    after = dict(listed(run(rule, {**declaration, "features": {**features, flag: answer}})))
    for subject, outcome in before.items():
        if outcome in ("gap", "not-applicable") and subject in after:
            assert after[subject] == outcome or {outcome, after[subject]} <= {"not-applicable", "met"}
        if outcome == "met" and subject in after:
            assert after[subject] in ("met", "not-applicable")


@settings(max_examples=300, deadline=None)
@given(requirements(), declarations(), st.randoms(use_true_random=False))
def test_order_and_units_change_nothing(rule: Requirement, declaration: dict[str, Any], random: Any) -> None:
    before = listed(run(rule, declaration))
    text = json.dumps(declaration).replace("100 mg/kg", "0.01 %").replace('"50 mg/kg"', '"50000 ug/kg"')
    changed = json.loads(text)
    for key in ("labels", "materials"):
        entries = changed.get(key)
        if isinstance(entries, dict):
            entries = entries["entries"]
        if entries:
            random.shuffle(entries)
    assert listed(run(rule, changed)) == before
