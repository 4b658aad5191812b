"""regopy (rego-cpp): the same Rego module as OPA's, compiled to a bundle.

regopy 1.5 sums a comprehension inside a function wrongly; the module holds neither sums nor comprehensions.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Sequence

from benchmarks.peers.decode import best_decoder
from benchmarks.peers.facts import facts_of
from benchmarks.peers.kinds import Judge
from benchmarks.peers.rego_form import PACKAGE, module_of
from benchmarks.workload.model import Requirement, Verdict

NEEDS = ("regopy",)
PREPARED = "typed facts, unknowns as two questions"


def build(requirements: Sequence[Requirement]) -> Judge:
    engine = importlib.import_module("regopy").Interpreter()
    engine.add_module("bench.rego", module_of(requirements))
    bundle = engine.build(f"x=data.{PACKAGE}.verdicts", [f"{PACKAGE}/verdicts"])
    decode = best_decoder()

    def judge(line: bytes) -> list[Verdict]:
        engine.set_input(facts_of(decode(line)))
        found: list[Verdict] = json.loads(str(engine.query_bundle(bundle)))["bindings"]["x"]
        return found

    return judge
