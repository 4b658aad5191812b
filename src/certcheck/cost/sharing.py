"""Evidence that serves twice: which reductions to take for a set of things that is bought, so that they save the most.

The rules of ``docs/price-book.md``: at most one reduction per item; an item that is itself reduced reduces no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple


class Edge(NamedTuple):
    """``target`` costs ``saving`` cents less over five years where ``source`` is bought as well.

    ``held``: the source is already there and accepted, so it need not be bought. ``part``: how much of what
    is bought of the target in five years it reduces, at most 1.
    """

    sharing: str
    source: str
    target: str
    saving: int
    held: bool = False
    part: Decimal = Decimal(1)


def best_sharing(bought: Iterable[str], edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """The reductions that save the most for exactly these items; among equals the first in the order of ``edges``.

    Exact: only items that could both reduce and be reduced make a real choice, and all their combinations are tried
    within each group of items that hang together.
    """
    there = frozenset(bought)
    usable = [one for one in edges if one.saving > 0 and one.target in there and (one.held or one.source in there)]
    reducible = {one.target for one in usable}
    taken: dict[str, Edge] = {}
    for group in _groups(usable, reducible):
        taken.update(_best_of_group(group, reducible))
    return tuple(one for one in usable if taken.get(one.target) is one)


def _best_of_group(edges: list[Edge], reducible: set[str]) -> dict[str, Edge]:
    """Every way to keep some middle items at their full price, each other item then taking its best reduction."""
    middles = list(dict.fromkeys(one.source for one in edges if not one.held and one.source in reducible))
    best: dict[str, Edge] = {}
    most = -1
    for flags in product((False, True), repeat=len(middles)):
        reduced = {item for item, flag in zip(middles, flags, strict=True) if flag}
        full = set(middles) - reduced
        found: dict[str, Edge] = {}
        for one in edges:
            if one.target in full or (not one.held and one.source in reduced):
                continue
            if one.target not in found or one.saving > found[one.target].saving:
                found[one.target] = one
        saved = sum(one.saving for one in found.values())
        if saved > most:
            best, most = found, saved
    return best


def _groups(edges: list[Edge], reducible: set[str]) -> list[list[Edge]]:
    """Edges that influence each other: they share a target, or a source that could itself be reduced."""
    leader: dict[str, str] = {}

    def find(item: str) -> str:
        while leader.setdefault(item, item) != item:
            item = leader[item]
        return item

    for one in edges:
        here = find(one.target)
        if not one.held and one.source in reducible:
            leader[find(one.source)] = here
    groups: dict[str, list[Edge]] = {}
    for one in edges:
        groups.setdefault(find(one.target), []).append(one)
    return list(groups.values())
