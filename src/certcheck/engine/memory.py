"""What one product of a stream teaches about the next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from operator import itemgetter
from typing import Any

from certcheck.engine.recent import Recent
from certcheck.engine.substances import SubstanceIndex

Values = Mapping[int, Any]
"""What a declaration gives for every fact that some rule reads, by the number of the fact; equal where facts are."""

Key = Callable[[Values], Any]

MOST_INDEXES = 1_000
MOST_DATES = 1_000
"""Kept of each, so that memory stays flat over any number of products."""


def key_of(facts: Collection[str], numbers: Mapping[str, int]) -> Key:
    """A function that picks the values of some facts; one that picks nothing where there are none."""
    wanted = sorted(numbers[fact] for fact in facts)
    return itemgetter(*wanted) if wanted else lambda values: ()


class Memory:
    """The indexes of substance lists, and where dates lie, shared by the products of a stream."""

    __slots__ = ("_timings", "indexes")

    def __init__(self) -> None:
        self.indexes: Recent[SubstanceIndex] = Recent(MOST_INDEXES)
        self._timings: Recent[tuple[Any, dict[Any, Any]]] = Recent(MOST_DATES)

    def timings(self, dates: Any, market: str) -> dict[Any, Any]:
        """Where periods of requirements lie to these dates in this market."""
        key = (id(dates), market)  # the dates are kept beside, so that their identity stays theirs
        found = self._timings.get(key)
        if found is None:
            found = (dates, {})
            self._timings.put(key, found)
        return found[1]
