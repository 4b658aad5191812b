"""zen-engine (Rust): one compiled expression that gives the verdicts of all requirements.

It expresses all five shapes over typed facts; names, figures with units, dates and unknowns are prepared in Python.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence

from benchmarks.peers.decode import best_decoder
from benchmarks.peers.facts import facts_of
from benchmarks.peers.infix import Syntax, chosen, dotted
from benchmarks.peers.kinds import Judge
from benchmarks.workload.formulas import stages_of
from benchmarks.workload.model import Requirement, Verdict

NEEDS = ("zen",)
PREPARED = "typed facts, unknowns as two questions"
_SYNTAX = Syntax(dotted("", "#"), both=" and ", either=" or ", negation="not ({item})", exists="some({list}, {item})")


def build(requirements: Sequence[Requirement]) -> Judge:
    engine = importlib.import_module("zen")
    expression = engine.compile_expression(f"[{', '.join(chosen(stages_of(one), _SYNTAX) for one in requirements)}]")
    decode = best_decoder()

    def judge(line: bytes) -> list[Verdict]:
        found: list[Verdict] = expression.evaluate(facts_of(decode(line)))
        return found

    return judge
