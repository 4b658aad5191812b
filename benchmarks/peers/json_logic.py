"""JSON Logic in Python (panzi-json-logic): one rule per requirement.

A rule inside ``some`` cannot see the document around it and there is no unknown: sums, the model a paper names, names,
figures and dates are prepared in Python.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any, assert_never

from benchmarks.peers.decode import best_decoder
from benchmarks.peers.facts import facts_of
from benchmarks.peers.kinds import Judge
from benchmarks.workload.formulas import (
    AnyOf,
    Compare,
    Every,
    Exists,
    Formula,
    Has,
    Not,
    OneOf,
    Path,
    Stages,
    stages_of,
)
from benchmarks.workload.model import Requirement, Verdict

NEEDS = ("json_logic",)
PREPARED = "typed facts, sums, model reference, unknowns as two questions"


def build(requirements: Sequence[Requirement]) -> Judge:
    apply = importlib.import_module("json_logic").jsonLogic
    rules = [_rule(stages_of(one)) for one in requirements]
    decode = best_decoder()

    def judge(line: bytes) -> list[Verdict]:
        facts = facts_of(decode(line))
        return [apply(rule, facts) for rule in rules]

    return judge


def _rule(stages: Stages) -> Any:
    steps: list[Any] = []
    for formula, verdict in stages.stages:
        steps += [_logic(formula), verdict]
    return {"if": [*steps, stages.otherwise]}


def _logic(formula: Formula) -> Any:
    match formula:
        case Compare(path, op, value):
            return {op: [_var(path), value]}
        case OneOf(path, words):
            return {"in": [_var(path), list(words)]}
        case Has(path, word):
            return {"in": [word, _var(path)]}
        case Every(items):
            return {"and": [_logic(item) for item in items]}
        case AnyOf(items):
            return {"or": [_logic(item) for item in items]}
        case Not(item):
            return {"!": [_logic(item)]}
        case Exists(section, item):
            return {"some": [_var(("facts", section, "entries")), _logic(item)]}
        case _:
            assert_never(formula)


def _var(path: Path) -> Any:
    return {"var": ".".join(path[1:])}
