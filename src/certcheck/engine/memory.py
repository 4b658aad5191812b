"""What one product of a stream teaches about the next: answers kept by the values of the facts they depend on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from certcheck.engine.recent import Recent
from certcheck.engine.substances import SubstanceIndex

Values = Sequence[Any]
"""What a declaration gives for every fact that some rule reads, by the number of the fact; equal where facts are."""

Key = Callable[[Values], Any]

MOST_KEPT = 100_000
"""Answers kept, and a tenth as many indexes of lists, so that memory stays flat over any number of products."""


def key_of(facts: Sequence[str] | frozenset[str], numbers: Mapping[str, int]) -> Key:
    """A function that picks the values of some facts; one that picks nothing where there are none."""
    wanted = sorted(numbers[fact] for fact in facts)
    return itemgetter(*wanted) if wanted else lambda values: ()


class Memory:
    """Answers of conditions and the indexes of substance lists, shared by the products of a stream."""

    __slots__ = ("_answers", "_keys", "_numbers", "indexes")

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self._keys: dict[Any, Key] = {}
        self._answers: Recent[Any] = Recent(MOST_KEPT)
        self.indexes: Recent[SubstanceIndex] = Recent(MOST_KEPT // 10)

    def answer(self, question: Any, facts: frozenset[str], values: Values, ask: Callable[[], Any]) -> Any:
        """What ``ask`` gives, asked once for each combination of values of ``facts``."""
        pick = self._keys.get(question)
        if pick is None:
            pick = self._keys[question] = key_of(facts, self._numbers)
        key = (question, pick(values))
        kept = self._answers.get(key)
        if kept is None:
            kept = (ask(),)  # in a tuple, since unknown is an answer too
            self._answers.put(key, kept)
        return kept[0]
