"""Cedar (cedarpy): one policy per question, one request per product, verdicts from the policies that hold.

Cedar has no quantifier over nested lists: every "some entry" is worked out in Python first and only combined by the
engine, which flatters it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.peers.decode import best_decoder
from benchmarks.peers.facts import Facts, facts_of
from benchmarks.peers.infix import PYTHON, Syntax, dotted, written
from benchmarks.peers.kinds import Judge
from benchmarks.workload.formulas import AnyOf, Compare, Every, Exists, Formula, Not, stages_of
from benchmarks.workload.model import Requirement, Verdict

NEEDS = ("cedarpy",)
PREPARED = "typed facts and every quantifier"
_SYNTAX = Syntax(dotted("context", ""), one_of="{words}.contains({path})", has="{path}.contains({word})")
_ENTITIES = {"principal": 'Seller::"a"', "action": 'Action::"list"', "resource": 'Product::"a"'}


def build(requirements: Sequence[Requirement]) -> Judge:
    engine = importlib.import_module("cedarpy")
    quantified: dict[Exists, str] = {}
    plans: list[tuple[tuple[tuple[str, Verdict], ...], Verdict]] = []
    policies: dict[str, str] = {}
    for one in requirements:
        stages = stages_of(one)
        numbered = []
        for formula, verdict in stages.stages:
            text = written(_without_lists(formula, quantified), _SYNTAX)
            numbered.append((policies.setdefault(text, f"policy{len(policies)}"), verdict))
        plans.append((tuple(numbered), stages.otherwise))
    source = "\n".join(f"permit(principal, action, resource) when {{ {text} }};" for text in policies)
    policy_set = engine.PolicySet.from_str(source)
    aggregates = [(name, _in_python(formula)) for formula, name in quantified.items()]
    decode = best_decoder()

    def judge(line: bytes) -> list[Verdict]:
        facts = facts_of(decode(line))
        context: dict[str, Any] = {name: facts[name] for name in ("category", "features", "placed", "made")}
        for name in ("materials", "packaging", "labels", "certificates", "documents"):
            context[name] = {"whole": facts[name]["whole"]}
        context["some"] = {name: 1 if holds(facts) else 0 for name, holds in aggregates}
        answer = engine.is_authorized(_ENTITIES | {"context": context}, policy_set, [])
        held = frozenset(answer.diagnostics.reasons)
        return [
            next((verdict for policy, verdict in numbered if policy in held), otherwise)
            for numbered, otherwise in plans
        ]

    return judge


def _without_lists(formula: Formula, quantified: dict[Exists, str]) -> Formula:
    """The formula with every quantifier as a fact of its own."""
    match formula:
        case Exists():
            return Compare(("facts", "some", quantified.setdefault(formula, f"q{len(quantified)}")), "==", 1)
        case Every(items):
            return Every(tuple(_without_lists(item, quantified) for item in items))
        case AnyOf(items):
            return AnyOf(tuple(_without_lists(item, quantified) for item in items))
        case Not(item):
            return Not(_without_lists(item, quantified))
        case _:
            return formula


def _in_python(formula: Formula) -> Callable[[Facts], bool]:
    test: Callable[[Facts], bool] = eval(f"lambda facts: {written(formula, PYTHON)}")
    return test
