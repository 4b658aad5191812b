"""OPA's own Go engine inside the process (opa-golib-python-bindings): one query per product.

Rego expresses all five shapes over typed facts; names, figures with units, dates and unknowns are prepared in Python.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence

from benchmarks.peers.decode import best_decoder
from benchmarks.peers.facts import facts_of
from benchmarks.peers.kinds import Judge
from benchmarks.peers.rego_form import PACKAGE, module_of
from benchmarks.workload.model import Requirement, Verdict

NEEDS = ("opa_bindings",)
PREPARED = "typed facts, unknowns as two questions"


def build(requirements: Sequence[Requirement]) -> Judge:
    engine = importlib.import_module("opa_bindings").OpaEngine()
    engine.add_policy("bench.rego", module_of(requirements))
    decode = best_decoder()

    def judge(line: bytes) -> list[Verdict]:
        found: list[Verdict] = engine.eval_document(f"{PACKAGE}.verdicts", facts_of(decode(line)))
        return found

    return judge
