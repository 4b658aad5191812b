"""Which process gets which line, so that each meets families of listings of its own and no two learn the same."""

from __future__ import annotations

from collections.abc import Sequence

from certcheck.engine.recent import Recent

SLACK = 512
"""Lines that a process may have to do beyond the least busy one before lines go there instead."""

MOST_MARKS = 100_000
"""Marks of lines remembered."""

_MARKS_PER_LINE = 3
_MOST_PIECES = 500
"""A line of brackets alone shall cost nothing either."""


class Router:
    """Sends lines to processes; which one gets a line changes how long it takes, never what comes out."""

    def __init__(self) -> None:
        self._homes: Recent[int] = Recent(MOST_MARKS)

    def choose(self, line: bytes, loads: Sequence[int]) -> int:
        """The process for a line, ``loads`` being the lines that each has to do.

        Variants of an article state the same in long lists, such as materials, labels or papers. So a line goes where
        lines went whose longest stretches without an opening bracket were the same. How a line is laid out decides no
        more than how well this works.
        """
        pieces = sorted(line.split(b"[", _MOST_PIECES), key=len)
        marks = [hash(piece) for piece in pieces[-_MARKS_PER_LINE:]]
        least = min(loads)
        home = loads.index(least)
        for mark in marks:
            known = self._homes.get(mark)
            if known is not None and loads[known] <= least + SLACK:
                home = known  # that of the longest, which comes last
        for mark in marks:
            self._homes.put(mark, home)
        return home
