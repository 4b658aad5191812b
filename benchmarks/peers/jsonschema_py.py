"""jsonschema (Python): one ``is_valid`` per distinct question, like jsonschema-rs and prepared in the same way."""

from __future__ import annotations

from collections.abc import Sequence

from jsonschema import Draft202012Validator

from benchmarks.peers.kinds import Judge
from benchmarks.peers.schema_form import schema_of
from benchmarks.peers.staged import Question, judge_in_stages
from benchmarks.workload.formulas import Formula
from benchmarks.workload.model import Requirement

NEEDS = ("jsonschema",)
PREPARED = "typed facts, sums, model reference, unknowns as two questions"


def build(requirements: Sequence[Requirement]) -> Judge:
    def compiled(formula: Formula) -> Question:
        return Draft202012Validator(schema_of(formula)).is_valid

    return judge_in_stages(requirements, compiled)
