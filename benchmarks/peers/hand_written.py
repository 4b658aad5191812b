"""Hand-written closures over dicts: everything in plain Python, decoded with orjson where it is installed.

Expresses all five shapes. No reasons.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.peers.closures import rules_of
from benchmarks.peers.decode import best_decoder
from benchmarks.peers.facts import facts_of
from benchmarks.peers.kinds import Judge
from benchmarks.workload.model import Requirement, Verdict

NEEDS = ()
PREPARED = "nothing"


def build(requirements: Sequence[Requirement]) -> Judge:
    decode, rules = best_decoder(), rules_of(requirements)

    def judge(line: bytes) -> list[Verdict]:
        facts = facts_of(decode(line))
        return [rule(facts) for rule in rules]

    return judge
