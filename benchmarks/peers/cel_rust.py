"""CEL in Rust (common-expression-language): one compiled program that gives the verdicts of all requirements.

CEL has no ``sum`` and no unknown that a rule could ask for: both are prepared in Python, with names, figures and dates.
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

NEEDS = ("cel",)
PREPARED = "typed facts, sums, unknowns as two questions"
_SYNTAX = Syntax(dotted("f", "e"), exists="{list}.exists(e, {item})")


def build(requirements: Sequence[Requirement]) -> Judge:
    engine = importlib.import_module("cel")
    program = engine.compile(f"[{', '.join(chosen(stages_of(one), _SYNTAX) for one in requirements)}]")
    decode = best_decoder()

    def judge(line: bytes) -> list[Verdict]:
        found: list[Verdict] = program.execute({"f": facts_of(decode(line))})
        return found

    return judge
