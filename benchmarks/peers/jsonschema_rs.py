"""jsonschema-rs (Rust): one ``is_valid`` per distinct question.

JSON Schema has no unknown, no sums, no reference from a paper to the product's model, no figures with units and no
synonyms: all of that is prepared in Python.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence

from benchmarks.peers.kinds import Judge
from benchmarks.peers.schema_form import schema_of
from benchmarks.peers.staged import Question, judge_in_stages
from benchmarks.workload.formulas import Formula
from benchmarks.workload.model import Requirement

NEEDS = ("jsonschema_rs",)
PREPARED = "typed facts, sums, model reference, unknowns as two questions"


def build(requirements: Sequence[Requirement]) -> Judge:
    engine = importlib.import_module("jsonschema_rs")

    def compiled(formula: Formula) -> Question:
        valid: Question = engine.validator_for(schema_of(formula)).is_valid
        return valid

    return judge_in_stages(requirements, compiled)
