"""Stages over engines that answer one yes-or-no question at a time: each distinct question is asked once at most."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.peers.decode import best_decoder
from benchmarks.peers.facts import Facts, facts_of
from benchmarks.peers.kinds import Judge
from benchmarks.workload.formulas import Formula, stages_of
from benchmarks.workload.model import Requirement, Verdict

Question = Callable[[Facts], bool]


def judge_in_stages(requirements: Sequence[Requirement], compiled: Callable[[Formula], Question]) -> Judge:
    """``compiled`` makes a question of a formula. Gates and conditions that requirements share are shared."""
    questions: dict[Formula, int] = {}
    plans: list[tuple[tuple[tuple[int, Verdict], ...], Verdict]] = []
    for one in requirements:
        stages = stages_of(one)
        numbered = tuple((questions.setdefault(formula, len(questions)), verdict) for formula, verdict in stages.stages)
        plans.append((numbered, stages.otherwise))
    ask = [compiled(formula) for formula in questions]
    decode = best_decoder()

    def judge(line: bytes) -> list[Verdict]:
        facts = facts_of(decode(line))
        answers: list[bool | None] = [None] * len(ask)
        found: list[Verdict] = []
        for numbered, otherwise in plans:
            for number, verdict in numbered:
                answer = answers[number]
                if answer is None:
                    answer = answers[number] = ask[number](facts)
                if answer:
                    found.append(verdict)
                    break
            else:
                found.append(otherwise)
        return found

    return judge
