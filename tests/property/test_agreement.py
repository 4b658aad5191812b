"""The engine agrees with the reference evaluator, and what it promises about unknown facts holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from engine.support import TODAY, vocabularies
from hypothesis import given, settings
from hypothesis import strategies as st

from certcheck.catalogue.checker import LineChecker
from certcheck.declaration.loading import load_text
from certcheck.engine.check import Engine
from certcheck.engine.record import OUTCOMES, SHOWN
from certcheck.report.lines import line
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


@settings(max_examples=500, deadline=None)
@given(st.lists(requirements(), min_size=1, max_size=4), st.lists(declarations(), min_size=2, max_size=5))
def test_a_stream_agrees_with_the_reference_product_by_product(
    drawn: Sequence[Requirement], given_: Sequence[dict[str, Any]]
) -> None:
    """Whatever earlier products left behind: all are seen twice, the second time by what is remembered."""
    rules = [replace(rule, id=f"eu/random/r{number}") for number, rule in enumerate(drawn)]
    checker = LineChecker(Engine(rulebook(*rules), vocabularies()), ["eu"], TODAY)
    for number, declaration in enumerate([*given_, *given_], 1):
        text = json.dumps(declaration).encode()
        record = checker.record(text, number)
        assert line(record, "x") == line(checker._slowly(text, number), "x")
        wanted = [(rule.id, *one) for rule in rules for one in Reference(declaration, TODAY).outcomes(rule)]
        (target,) = record.targets
        counted = Counter(outcome for _, _, outcome in wanted)
        assert target.counts[: len(OUTCOMES)] == tuple(counted[outcome.value] for outcome in OUTCOMES)
        shown = {outcome.value for outcome in SHOWN}
        assert sorted((one.requirement, one.subject.id, one.outcome.value) for one in target.findings) == sorted(
            one for one in wanted if one[2] in shown
        )
