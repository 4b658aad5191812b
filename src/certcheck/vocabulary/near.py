"""Which names may resemble a text, found without holding it against every one of them.

Two texts are similar by the characters that they have in common in the same order. In any order they have at least as
many in common, and those are quickly counted for all names at once: a number with one byte for each name says which
names have a character, and the sum of the numbers of all characters of a text says how many of them each name has.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

__all__ = ["CUTOFF", "Near"]

CUTOFF = 80
"""Percent of similarity from which on a name is suggested."""

_MOST_CHARACTERS = 1000
"""Characters remembered: more than any vocabulary has."""

_BYTE = 255
_PASSED = re.compile(b"\1")


class Near:
    """Names, to find those of them whose similarity with a text may reach the cutoff.

    The similarity of texts of m and n characters with c in common is 200 c / (m + n) percent. It reaches the cutoff
    only where c >= cutoff (m + n) / 200, and as c is at most m and n, only where neither is much longer than the other.
    """

    __slots__ = ("_ahead", "_having", "_lengths", "_most", "_names", "_owners", "_places")

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        lengths = [len(name) for name in self._names]
        self._places = sorted(range(len(lengths)), key=lengths.__getitem__)
        self._lengths = sorted(lengths)
        shares = [length * CUTOFF // 200 for length in self._lengths]
        self._most = max(shares, default=0)
        self._ahead = int.from_bytes(bytes(min(self._most - share, _BYTE) for share in shares), "little")
        self._owners: defaultdict[str, list[int]] = defaultdict(list)
        for number, place in enumerate(self._places):
            for character in self._names[place]:
                self._owners[character].append(number)
        self._having = lru_cache(_MOST_CHARACTERS)(self._flags)

    def candidates(self, text: str) -> list[str]:
        """The names that may be similar enough, in the order in which they were given."""
        first = bisect_left(self._lengths, -(-len(text) * CUTOFF // (200 - CUTOFF)))
        behind = bisect_right(self._lengths, len(text) * (200 - CUTOFF) // CUTOFF)
        places = sorted(self._places[one] for one in self._passing(text, first, behind))
        return [self._names[place] for place in places]

    def _passing(self, text: str, first: int, behind: int) -> Iterable[int]:
        """Which of the names with a fitting length have enough characters of the text.

        A name of n characters starts ahead by as much as its share cutoff n / 200 is below that of the longest name,
        so that all have to reach the same number.
        """
        if self._most + len(text) > _BYTE:
            return range(first, behind)
        counted = sum(map(self._having, text), self._ahead).to_bytes(len(self._names), "little")
        enough = self._most - (-len(text) * CUTOFF // 200)
        passed = counted[first:behind].translate(bytes(enough) + b"\1" * (_BYTE + 1 - enough))
        return (first + found.start() for found in _PASSED.finditer(passed))

    def _flags(self, character: str) -> int:
        """A number with a byte for each name, by length: 1 where it has the character."""
        flags = bytearray(len(self._names))
        for number in self._owners.get(character, ()):
            flags[number] = 1
        return int.from_bytes(flags, "little")
